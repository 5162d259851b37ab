//! Guessing codes, with the password in hand.

use doorcode_engine::ids::PhoneId;
use futures_util::future::join_all;
use reqwest::header;

use super::{DAY, MINUTE, ada, another, counted, guard, thief};
use crate::support::peer::{Answer, PHONE, answer, awaiting_code, gets_in, peer, post};
use crate::support::{PASSWORD, Running, settled};

async fn give(running: &Running, cookie: &str, code: &str) -> Answer {
    let answer = post(running, "/sign-in/code", cookie, &[("code", code)]).await;
    // Right; too short by now, and replaced; wrong; very busy.
    assert!(
        matches!(answer.status, 303 | 200 | 422 | 503),
        "{}: {}",
        answer.status,
        answer.body
    );
    answer
}

/// Many sign-ins at once, each with guesses of its own: elsewhere each of them bore a full allowance, and they were as
/// many as the attacker liked. Here the account bears six wrong guesses at four digits, whatever they are given to.
#[tokio::test(flavor = "multi_thread")]
async fn parallel_sign_ins_share_one_allowance() {
    let (running, mut known) = ada().await;
    let mut open = Vec::new();
    for _ in 0..5 {
        // Each is younger than a code lives.
        running.clock.advance(2 * MINUTE);
        let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
        known.clone_from(&code);
        open.push((cookie, code));
    }
    let guesses = (1..=3_u64).flat_map(|number| {
        open.iter()
            .map(move |(cookie, code)| (cookie, another(code, number)))
    });
    let answers = join_all(guesses.map(|(cookie, code)| {
        let running = &running;
        async move { give(running, cookie, &code).await }
    }))
    .await;
    assert!(answers.iter().all(|answer| answer.cookie("account").is_none()));
    assert_eq!(counted(&running, "ada").await, 6, "fifteen were tried");

    // Whoever has the phone gets in all the same: the code is longer now.
    settled(&running).await;
    known = running.code(PHONE, None).await;
    running.clock.advance(DAY);
    let (cookie, code) = thief(&running, &mut known).await;
    assert_eq!(code.len(), 6);
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

/// Addresses cost nothing: each guess comes from another one.
#[tokio::test(flavor = "multi_thread")]
async fn an_attacker_with_many_addresses_is_one_attacker() {
    let (running, mut known) = ada().await;
    let mut tried = 0_u8;
    while counted(&running, "ada").await < 6 {
        let (cookie, code) = thief(&running, &mut known).await;
        assert_eq!(code.len(), 4);
        for other in 1..=2 {
            tried += 1;
            let from = std::net::Ipv4Addr::new(127, 77, tried, 1);
            let client = reqwest::Client::builder().local_address(std::net::IpAddr::from(from));
            let request = client
                .build()
                .unwrap()
                .post(format!("http://{}/sign-in/code", running.address))
                .header(header::HOST, running.base.trim_start_matches("http://"))
                .header(header::COOKIE, &cookie)
                .header(header::ORIGIN, &running.base);
            let wrong = answer(request.form(&[("code", another(&code, other))])).await;
            assert_eq!(wrong.status, 422, "{}", wrong.body);
        }
    }
    assert_eq!(tried, 6);
    assert_eq!(thief(&running, &mut known).await.1.len(), 6);
    running.stop().await;
}

/// The count and the outcome are one transaction. Elsewhere the count rolled back with a transaction that failed later,
/// and the outcome had been told. Here whoever makes the transaction fail is told nothing, right or wrong.
#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_fails_tells_nothing_of_the_guess() {
    let (running, mut known) = ada().await;
    let (cookie, code) = thief(&running, &mut known).await;
    let rename = async |sql: &'static str| {
        let batch = doorcode_store::Batch::new().any(sql, vec![]);
        running.app.store.commit(batch).await.unwrap();
    };
    rename("ALTER TABLE audit RENAME TO audit_away").await;
    let wrong = post(
        &running,
        "/sign-in/code",
        &cookie,
        &[("code", &another(&code, 1))],
    )
    .await;
    let right = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    for answer in [&wrong, &right] {
        answer.reads(500, "Something broke on our side");
        assert!(answer.set_cookies().is_empty(), "{:?}", answer.set_cookies());
    }
    rename("ALTER TABLE audit_away RENAME TO audit").await;
    assert_eq!(counted(&running, "ada").await, 0);
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

/// One guess for all: a new sign-in, a fresh code, the same four digits. Each code is another chance of one in ten
/// thousand, and elsewhere there was no end to them.
#[tokio::test(flavor = "multi_thread")]
async fn one_fixed_guess_meets_longer_codes() {
    let (running, mut known) = ada().await;
    let mut compared = 0;
    for _ in 0..20 {
        let (cookie, code) = thief(&running, &mut known).await;
        let guess = if code == "4711" { "4712" } else { "4711" };
        let before = counted(&running, "ada").await;
        assert!(give(&running, &cookie, guess).await.cookie("account").is_none());
        compared += counted(&running, "ada").await - before;
        assert_eq!(code.len(), if before < 6 { 4 } else { 6 });
    }
    assert_eq!(compared, 6, "what is too short is not compared");
    running.stop().await;
}

/// The owner signs in between the guesses: elsewhere that set the count back, and armed the attacker anew.
#[tokio::test(flavor = "multi_thread")]
async fn a_success_of_the_owner_gives_no_guesses_back() {
    let (running, mut known) = ada().await;
    for round in 1..=3 {
        let (cookie, code) = thief(&running, &mut known).await;
        for other in 1..=2 {
            give(&running, &cookie, &another(&code, other)).await;
        }
        let (cookie, code) = thief(&running, &mut known).await;
        gets_in(&running, &cookie, &code).await;
        assert_eq!(counted(&running, "ada").await, 2 * round);
    }
    assert_eq!(thief(&running, &mut known).await.1.len(), 6);
    running.stop().await;
}

/// A state that refuses everybody must not tell a right guess from a wrong one: elsewhere the lock said 'wrong' to the
/// wrong code and 'locked' to the right one. Here a code that has become too short is replaced, whatever it was.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_became_too_short_is_replaced_right_or_wrong() {
    let mut pages = Vec::new();
    for right in [true, false] {
        let (running, mut known) = ada().await;
        let mut open = Vec::new();
        for _ in 0..4 {
            running.clock.advance(2 * MINUTE);
            let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
            known.clone_from(&code);
            open.push((cookie, code));
        }
        let (cookie, code) = open.remove(0);
        for (cookie, code) in &open {
            for other in 1..=2 {
                give(&running, cookie, &another(code, other)).await;
            }
        }
        assert_eq!(counted(&running, "ada").await, 6);
        let guess = if right { code.clone() } else { another(&code, 1) };
        let page = give(&running, &cookie, &guess).await;
        assert!(page.cookie("account").is_none());
        assert_eq!(counted(&running, "ada").await, 6);
        let longer = running.code(PHONE, Some(&known)).await;
        assert_eq!(longer.len(), 6);
        // The id of the phone is another one for each account, and the address that tells of the text is another one for
        // each sign-in: no secrets of this page's.
        let parts = page
            .body
            .split('"')
            .filter(|part| part.parse::<PhoneId>().is_err() && !part.starts_with("/delivery?of="));
        pages.push((page.status, parts.collect::<Vec<_>>().join("\"")));
        gets_in(&running, &cookie, &longer).await;
        running.stop().await;
    }
    assert_eq!(pages[0], pages[1]);
}

/// The same for passwords: who has to wait learns nothing meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn while_passwords_wait_the_right_one_is_answered_like_a_wrong_one() {
    let (running, _) = ada().await;
    let sign_in = async |password: &str| {
        let fields = [("app", "account"), ("user_name", "ada"), ("password", password)];
        let answer = post(&running, "/sign-in", "", &fields).await;
        (
            answer.status,
            answer.body.clone(),
            answer.cookie("sign-in").is_some(),
        )
    };
    let texts = running.app.courier.handset().unwrap().texts(Some(PHONE)).len();
    let mut last = 422;
    for _ in 0..200 {
        last = sign_in("wrong-wrong-wrong").await.0;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429, "guesses are slowed");
    assert_eq!(sign_in("wrong-wrong-wrong").await, sign_in(PASSWORD).await);
    let after = running.app.courier.handset().unwrap().texts(Some(PHONE)).len();
    assert_eq!(texts, after);
    running.stop().await;
}

/// The pages, the API and the step-up ask at doors of their own: all of them count at one guard.
#[tokio::test(flavor = "multi_thread")]
async fn a_side_door_counts_at_the_same_guard() {
    let (running, mut known) = ada().await;
    let (cookie, code) = thief(&running, &mut known).await;
    give(&running, &cookie, &another(&code, 1)).await;
    running.clock.advance(10 * MINUTE);
    let api = |path: &str| peer().post(format!("{}/api/v1{path}", running.base));
    let begin = serde_json::json!({"app": "calls", "user_name": "ada", "password": PASSWORD});
    let begun: serde_json::Value = api("/sign-ins")
        .json(&begin)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let token = begun["token"].as_str().unwrap();
    let code = running.code(PHONE, Some(&known)).await;
    let guess = serde_json::json!({"code": another(&code, 1)});
    let reply = api("/sign-ins/current/code")
        .bearer_auth(token)
        .json(&guess)
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 422);
    assert_eq!(counted(&running, "ada").await, 2, "page and API");
    let digits = guard(&running, "ada").await.required_digits(
        doorcode_engine::guard::Lane::Unknown,
        running.app.rules(),
        running.clock.now(),
    );
    assert_eq!(digits, 4);
    running.stop().await;
}
