//! A hundred right codes at the same moment: one of them opens a session.

use doorcode_store::testing::TestDatabase;
use futures_util::future::join_all;

use super::*;

doorcode_store::on_both_drivers!(of_a_hundred_right_codes_one_opens_a_session);

async fn of_a_hundred_right_codes_one_opens_a_session(database: &TestDatabase) {
    let keys = doorcode_store::testing::folder();
    let key_file = keys.path().join("keys.toml").display().to_string();
    let settings = [
        ("DOORCODE_DATABASE", database.address()),
        ("DOORCODE_KEY_FILE", key_file.as_str()),
    ];
    let clock = doorcode_server::clock::Clock::system();
    let first = Running::with(clock.clone(), &settings).await;
    first.protected("ada", PHONE).await;
    let known = first.code(PHONE, None).await;
    let (cookie, code) = awaiting_code(&first, "ada", PHONE, Some(&known)).await;
    // A second program at the same database knows nothing of the first one's queues.
    let second = if database.is_sqlite() {
        None
    } else {
        Some(Running::with(clock, &settings).await)
    };
    let account = doorcode_store::accounts::by_user_name(&first.app.store, "ada").await;
    let account = account.unwrap().unwrap().id;
    let sessions = async || {
        let found = doorcode_store::sessions::of_account(&first.app.store, account).await;
        found.unwrap().len()
    };
    let before = sessions().await;

    let fields = [("code", code.as_str())];
    let answers = join_all((0..100).map(|index| {
        let running = match &second {
            Some(second) if index % 2 == 1 => second,
            _ => &first,
        };
        post(running, "/sign-in/code", &cookie, &fields)
    }))
    .await;
    let opened = answers
        .iter()
        .filter(|answer| answer.cookie("account").is_some())
        .count();
    assert_eq!(opened, 1, "one right code, one session");
    assert_eq!(sessions().await, before + 1, "one row for it");
    for answer in &answers {
        // Too late, or told to come again: a clear word, and no fault.
        assert!(
            matches!(answer.status, 303 | 503),
            "{}: {}",
            answer.status,
            answer.body
        );
        if answer.status == 503 {
            answer.reads(503, "Very busy just now");
        }
    }
    if let Some(second) = second {
        second.stop().await;
    }
    first.stop().await;
}
