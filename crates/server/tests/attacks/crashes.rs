//! The power goes, at any moment: no guess is had twice, no consumed code comes back, and nothing that was acknowledged
//! is lost.

use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::account::{TrustedPhone, TwoStep};
use doorcode_engine::guard::Guard;
use doorcode_engine::ids::{AccountId, PhoneId};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::time::DAY_MS;
use doorcode_server::clock::Clock;
use doorcode_server::random::Randomness;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, Store, params, sessions};
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::protocol::Message;

use super::another;
use crate::program::{Place, Program};
use crate::support::peer::peer;
use crate::support::socket::{Window, message_id};
use crate::support::{Browser, PASSWORD};

/// Wrong codes at many accounts within minutes would make all codes longer.
pub const ALONE: &[(&str, &str)] = &[("DOORCODE_RULES_BREAKER_LEAST", "1000")];
/// How often the program is killed.
const MOMENTS: u64 = 200;
/// The last moment, after the load has begun; by then all of it has been answered as a rule.
const LATEST: Duration = Duration::from_millis(60);

pub fn name(number: u64) -> String {
    format!("person{number}")
}

fn phone(number: u64) -> String {
    format!("+4917{:08}", 10_000_000 + number)
}

pub async fn store(place: &Place) -> Store {
    Store::open(&place.database().display().to_string().parse().unwrap())
        .await
        .unwrap()
}

/// People with two-step verification on, and the password that `like` has.
pub async fn populate(store: &Store, like: &Account, count: u64) -> Vec<AccountId> {
    let since = Clock::system().now().plus_ms(-30 * DAY_MS);
    let mut random = Randomness::system();
    let mut ids = Vec::new();
    let mut batch = Batch::new();
    for number in 0..count {
        let id = AccountId::new(since, &mut random);
        let phone = TrustedPhone {
            id: PhoneId::new(since, &mut random),
            number: phone(number).parse().ok().unwrap(),
            trusted_since: since,
        };
        let account = Account {
            id,
            user_name: name(number),
            email: Some(format!("{}@example.org", name(number))),
            email_verified_at: Some(since),
            recovery_key_hash: Some(like.password.clone()),
            recovery_key: KeyState::live(since),
            two_step: TwoStep::On { since },
            created_at: since,
            password_changed_at: since,
            contacts_changed_at: since,
            phones: vec![phone],
            ..like.clone()
        };
        batch.push(accounts::insert(&account));
        batch.push(accounts::trust_phone(id, &account.phones[0]));
        ids.push(id);
    }
    store.commit(batch).await.unwrap();
    ids
}

/// A browser at the program that was started again, on another port.
fn moved(browser: &Browser, base: &str) -> Browser {
    Browser {
        client: browser.client.clone(),
        base: base.to_owned(),
        jar: Arc::clone(&browser.jar),
    }
}

/// A sign-in that awaits its code: its cookie, and the code.
async fn awaiting(base: &str, number: u64) -> (String, String) {
    let name = name(number);
    let form = [
        ("app", "account"),
        ("user_name", name.as_str()),
        ("password", PASSWORD),
    ];
    let request = peer()
        .post(format!("{base}/sign-in"))
        .header("origin", base)
        .form(&form);
    let answer = request.send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split_once(';').unwrap().0.to_owned();
    let url = format!("{base}/handset/texts?to={}", phone(number).replace('+', "%2B"));
    for _ in 0..400 {
        let texts: serde_json::Value = peer().get(&url).send().await.unwrap().json().await.unwrap();
        if let Some(text) = texts[0]["body"].as_str() {
            return (cookie, text.chars().take_while(char::is_ascii_digit).collect());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("no text came");
}

/// Gives a code: the status, and whether a session was opened. `None` where no answer came.
async fn give(base: String, cookie: String, code: String) -> Option<(u16, bool)> {
    let request = peer()
        .post(format!("{base}/sign-in/code"))
        .header("cookie", cookie)
        .header("origin", &base);
    let answer = request.form(&[("code", code)]).send().await.ok()?;
    let opened = answer
        .headers()
        .get_all("set-cookie")
        .iter()
        .any(|line| line.to_str().unwrap().starts_with("account="));
    Some((answer.status().as_u16(), opened))
}

/// Writes messages as fast as they are acknowledged, until the line breaks; tells which were.
async fn write(mut window: Window, room: String, first: u128, acknowledged: mpsc::UnboundedSender<u128>) {
    for number in first.. {
        let frame =
            json!({"t": "send", "ask": 1, "room": room, "id": message_id(number), "text": "still there?"});
        if window
            .socket
            .send(Message::text(frame.to_string()))
            .await
            .is_err()
        {
            return;
        }
        loop {
            match window.socket.next().await {
                Some(Ok(Message::Text(text))) if text.contains("\"ask\":1") => break,
                Some(Ok(_)) => {}
                _ => return,
            }
        }
        acknowledged.send(number).unwrap();
    }
}

async fn guard(store: &Store, account: AccountId) -> Guard {
    // Of the rows of the account only; which name it has does not matter here.
    let nobody = doorcode_engine::secret::Digest::from_text(&format!("1:{}", "0".repeat(64)));
    doorcode_store::counters::load(store, Some(account), &nobody.unwrap(), None)
        .await
        .unwrap()
        .guard
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_forgets_no_guess_and_no_message() {
    let place = Place::new();
    let first = place.start(ALONE);
    for name in ["ada", "bea"] {
        let email = format!("{name}@example.org");
        let form = [
            ("user_name", name),
            ("display_name", name),
            ("email", &email),
            ("password", PASSWORD),
        ];
        assert_eq!(Browser::new(&first.base).post("/sign-up", &form).await.0, 200);
    }
    let ada = Browser::new(&first.base);
    ada.sign_in("messages", "ada").await;
    let room = Window::open(&ada, "messages", 1).await.start("bea").await;
    first.stop();
    let opened = store(&place).await;
    let like = accounts::by_user_name(&opened, "ada").await.unwrap().unwrap();
    let people = populate(&opened, &like, MOMENTS).await;
    opened.close().await;

    let (acknowledge, mut acknowledged) = mpsc::unbounded_channel();
    // A generator of Lehmer's: the moments are the same in every run, what they meet is not.
    let mut seed = 20_260_901_u64;
    let mut used: Option<(String, String, bool)> = None;
    let (mut unanswered, mut told, mut consumed) = (0, 0, 0);
    for number in 0..MOMENTS {
        let program: Program = place.start(ALONE);
        let base = program.base.clone();
        if let Some((cookie, code, spent)) = used.take() {
            let (_, opens) = give(base.clone(), cookie, code).await.unwrap();
            assert!(
                !(spent && opens),
                "the code of round {} was good twice",
                number - 1
            );
        }
        let (cookie, code) = awaiting(&base, number).await;
        let window = Window::open(&moved(&ada, &base), "messages", 1).await;
        let writer = write(
            window,
            room.clone(),
            u128::from(number + 1) << 64,
            acknowledge.clone(),
        );
        let writer = tokio::spawn(writer);
        let answers: Vec<_> = [another(&code, 1), code.clone(), code.clone(), another(&code, 2)]
            .into_iter()
            .map(|code| tokio::spawn(give(base.clone(), cookie.clone(), code)))
            .collect();
        seed = seed * 48_271 % 0x7fff_ffff;
        tokio::time::sleep(LATEST * u32::try_from(seed % 1_000).unwrap() / 1_000).await;
        drop(program);
        writer.await.unwrap();
        let mut wrong = 0;
        let mut right = 0;
        for (index, answer) in answers.into_iter().enumerate() {
            match answer.await.unwrap() {
                Some((422, _)) if index == 0 || index == 3 => wrong += 1,
                Some((_, opened)) => right += u32::from(opened),
                None => unanswered += 1,
            }
        }
        let store = store(&place).await;
        let account = people[usize::try_from(number).unwrap()];
        let counted = guard(&store, account)
            .await
            .wrong_second_steps(Clock::system().now());
        assert!(
            (wrong..=2).contains(&counted),
            "round {number}: {wrong} answered, {counted} counted"
        );
        let open = sessions::of_account(&store, account).await.unwrap().len();
        assert!(
            open <= 1 && right as usize <= open,
            "round {number}: {right} told of, {open} kept"
        );
        store.close().await;
        told += wrong;
        consumed += open;
        used = Some((cookie, code, open == 1));
    }
    drop(acknowledge);
    let store = store(&place).await;
    let mut messages = 0;
    while let Some(number) = acknowledged.recv().await {
        let sql = "SELECT COUNT(*) AS n FROM messages WHERE id = ?1";
        let row = store
            .first(sql, &params![message_id(number)])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.int("n").unwrap(), 1, "message {number:x} was acknowledged");
        messages += 1;
    }
    store.close().await;
    println!(
        "killed {MOMENTS} times: {messages} messages acknowledged, {told} wrong guesses answered, {consumed} codes consumed, \
         {unanswered} requests without an answer"
    );
    // It was killed in the middle of something, and not always before or after everything.
    assert!(messages > 100 && told > 20 && consumed > 20 && unanswered > 20);
}
