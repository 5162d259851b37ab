//! More passwords than can be hashed: who comes too late is told when to come back, and is charged nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use doorcode_engine::guard::{Guard, SourceCounter};
use doorcode_engine::secret::Purpose;
use doorcode_engine::time::Timestamp;
use doorcode_server::clock::Clock;
use doorcode_server::hashing::Lane;
use doorcode_store::counters;
use support::{PASSWORD, Running};

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_answers_at_once_and_charges_nothing() {
    let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &[("DOORCODE_HASHING_QUEUE", "1")]).await;
    running.member("ada").await;
    let name = running.app.keys.digest(Purpose::UserName, &[b"ada"]);
    let source = running
        .app
        .keys
        .digest(Purpose::Source, &[name.to_text().as_bytes(), b"127.0.0.1"]);
    let passwords = async || {
        let counted = counters::load(&running.app.store, None, &name, Some(&source)).await;
        let guard = counted.unwrap().guard;
        (guard.passwords, guard.source)
    };
    let untouched = (Guard::default().passwords, Some(SourceCounter::default()));

    let taken = running.app.hashing.reserve(Lane::Unknown).unwrap();
    let browser = running.browser();
    for user_name in ["ada", "nobody"] {
        let form = [
            ("app", "account"),
            ("user_name", user_name),
            ("password", PASSWORD),
        ];
        let request = browser
            .client
            .post(format!("{}/sign-in", running.base))
            .form(&form);
        let answer = request
            .header("origin", &running.base)
            .header("accept", "text/html")
            .send();
        let answer = answer.await.unwrap();
        assert_eq!(answer.status().as_u16(), 503);
        let wait = answer.headers()["retry-after"]
            .to_str()
            .unwrap()
            .parse::<u64>()
            .unwrap();
        assert!((1..=60).contains(&wait));
        assert!(answer.text().await.unwrap().contains("Nothing was lost"));
    }
    assert_eq!(passwords().await, untouched, "nobody pays for a busy server");
    for path in ["/healthz", "/help/two-step", "/sign-in?app=account"] {
        assert_eq!(browser.get(path).await.0, 200, "{path}");
    }

    drop(taken);
    assert_eq!(browser.sign_in("account", "ada").await.0, 200);
    assert_ne!(
        passwords().await,
        untouched,
        "a password that is compared is charged for"
    );
    running.stop().await;
}
