//! Many answers at the same moment, over and over.

use doorcode_engine::ids::AccountId;
use doorcode_server::clock::Clock;
use doorcode_store::{accounts, params};
use futures_util::future::join_all;

use super::{DAY, MINUTE, another, counted};
use crate::support::Running;
use crate::support::peer::{PHONE, awaiting_code, peer};

/// Rounds of right codes; of wrong ones a tenth.
const ROUNDS: usize = 1_000;
const AT_ONCE: usize = 64;

async fn running() -> (Running, AccountId) {
    let clock = Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let running = Running::configured(clock, &[], |config| config.hashing.memory_kib = 64).await;
    running.protected("ada", PHONE).await;
    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    (running, account.id)
}

/// Gives each of these codes to the same sign-in at the same moment; gives how many opened a session.
async fn at_once(running: &Running, client: &reqwest::Client, cookie: &str, codes: &[String]) -> usize {
    let url = format!("{}/sign-in/code", running.base);
    let give = |code: &String| {
        let request = client
            .post(&url)
            .header("cookie", cookie)
            .header("origin", &running.base);
        request.form(&[("code", code)]).send()
    };
    let answers = join_all(codes.iter().map(give)).await;
    let opened = answers.into_iter().filter(|answer| {
        let headers = answer.as_ref().unwrap().headers();
        headers
            .get_all("set-cookie")
            .iter()
            .any(|line| line.to_str().unwrap().starts_with("account="))
    });
    opened.count()
}

/// How many sessions of an account there have been.
async fn opened_so_far(running: &Running, account: AccountId) -> i64 {
    let sql = "SELECT COUNT(*) AS n FROM sessions WHERE account = ?1";
    let row = running
        .app
        .store
        .first(sql, &params![account])
        .await
        .unwrap()
        .unwrap();
    row.int("n").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_64_right_codes_at_once_exactly_one_opens_a_session() {
    let (running, account) = running().await;
    let client = peer();
    let mut known = running.code(PHONE, None).await;
    for round in 0..ROUNDS {
        running.clock.advance(16 * MINUTE);
        let before = opened_so_far(&running, account).await;
        let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
        let opened = at_once(&running, &client, &cookie, &vec![code.clone(); AT_ONCE]).await;
        let after = opened_so_far(&running, account).await;
        assert_eq!((opened, after - before), (1, 1), "round {round}");
        known = code;
    }
    running.stop().await;
}

/// Of 64 wrong guesses at once, a code bears three, and the account what its ladder has room for.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_guesses_at_once_never_exceed_the_allowance() {
    let (running, _) = running().await;
    let client = peer();
    let mut known = running.code(PHONE, None).await;
    let mut before = 0;
    for round in 0..ROUNDS / 10 {
        // A year has room for 66 until codes have eight digits; what is older than that is forgotten.
        running.clock.advance(4 * DAY);
        let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
        let wrong: Vec<String> = (1..=AT_ONCE as u64)
            .map(|number| another(&code, number))
            .collect();
        assert_eq!(at_once(&running, &client, &cookie, &wrong).await, 0);
        let after = counted(&running, "ada").await;
        assert!(after <= before + 3, "round {round}: {before} to {after}");
        if code.len() == 4 {
            assert!(after <= 6, "round {round}");
        }
        (before, known) = (after, code);
    }
    assert!(before > 60, "{before}");
    running.stop().await;
}
