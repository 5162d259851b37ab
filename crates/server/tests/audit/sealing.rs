//! The sealer: one chain whatever the nodes do, entries that come late, and accounts that are deleted.

use doorcode_engine::time::{MINUTE_MS, SECOND_MS};
use doorcode_server::audit::chain;
use doorcode_server::audit::verify::verify;
use doorcode_server::clock::Clock;
use doorcode_store::accounts;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, audit};

use super::log::Log;
use super::support::{PASSWORD, Running};

doorcode_store::on_both_drivers!(
    several_nodes_make_one_chain,
    an_entry_that_comes_late_is_chained,
    what_was_said_of_a_deleted_account_is_closed_and_still_chained,
    entries_older_than_the_chain_are_chained_as_they_are,
);

async fn several_nodes_make_one_chain(database: &TestDatabase) {
    let mut log = Log::open(database).await;
    log.write(700).await;
    let others = [log.another(2), log.another(3), log.another(4)];
    // Each believes it has the turn: the clocks of the nodes are minutes apart.
    let [a, b, c] = &others;
    let rounds = async |sealer: &doorcode_server::audit::sealer::Sealer, apart: i64| {
        for round in 0..40 {
            let now = log.now.plus_ms(apart * MINUTE_MS + round * 15 * SECOND_MS);
            sealer.round(&log.store, now).await.unwrap();
        }
    };
    tokio::join!(
        rounds(a, 0),
        rounds(b, 10),
        rounds(c, 20),
        rounds(&log.sealer, 30)
    );
    let report = log.verify().await;
    assert!(report.is_whole(), "{:?}", report.problems);
    assert_eq!((report.links, report.waiting), (700, 0));

    // While one has the turn, the others leave it to it.
    log.write(5).await;
    log.now = log.now.plus_ms(60 * MINUTE_MS);
    assert!(!a.round(&log.store, log.now).await.unwrap());
    log.write(5).await;
    let before = audit::last_link(&log.store).await.unwrap();
    b.round(&log.store, log.now.plus_ms(SECOND_MS)).await.unwrap();
    assert_eq!(audit::last_link(&log.store).await.unwrap(), before);
    // A node that died gives its turn away by saying nothing.
    b.round(&log.store, log.now.plus_ms(MINUTE_MS)).await.unwrap();
    assert_eq!(audit::last_link(&log.store).await.unwrap().unwrap().number, 710);
}

/// As under PostgreSQL, where a number is taken before its commit, and the next one can be seen first.
async fn an_entry_that_comes_late_is_chained(database: &TestDatabase) {
    let mut log = Log::open(database).await;
    log.write(3).await;
    let entries = audit::unchained(&log.store, 0, i64::MAX, 10).await.unwrap();
    let mut before = chain::START;
    for (number, index) in [(1, 0), (2, 2)] {
        let entry = &entries[index];
        before = chain::link(&before, number, entry.seq, &entry.said);
        let link = audit::Link {
            number,
            seq: entry.seq,
            hash: before,
        };
        log.store
            .commit(Batch::new().with(audit::chain(&link)))
            .await
            .unwrap();
    }
    for _ in 0..12 {
        log.now = log.now.plus_ms(SECOND_MS);
        log.sealer.round(&log.store, log.now).await.unwrap();
    }
    let last = audit::last_link(&log.store).await.unwrap().unwrap();
    assert_eq!((last.number, last.seq), (3, entries[1].seq));
    log.write(2).await;
    log.seal().await;
    assert_eq!(log.problems().await, []);
    assert_eq!(log.verify().await.links, 5);
}

/// In the running program: an account with a history is deleted, and what the log said of it can no longer be read.
async fn what_was_said_of_a_deleted_account_is_closed_and_still_chained(database: &TestDatabase) {
    let keys = doorcode_store::testing::folder();
    let key_file = keys.path().join("keys.toml").display().to_string();
    let settings = [
        ("DOORCODE_DATABASE", database.address()),
        ("DOORCODE_KEY_FILE", key_file.as_str()),
    ];
    let running = Running::with(Clock::system(), &settings).await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let store = &running.app.store;
    let ada = accounts::by_user_name(store, "ada").await.unwrap().unwrap();
    let entries = audit::of_account(store, ada.id, None, 10).await.unwrap();
    let read = |entry: &audit::Entry| {
        running
            .app
            .audit
            .read(&entry.said, Some(&ada.audit_secret))
            .unwrap()
    };
    let signed_in = &entries[0];
    assert_eq!(signed_in.said.event, "signed_in");
    assert_eq!(read(signed_in).app.as_deref(), Some("account"));
    assert_eq!(read(signed_in).facts["two_steps"], false);
    let in_the_clear = format!("{entries:?}");
    assert!(
        !in_the_clear.contains("two_steps") && !in_the_clear.contains("ada"),
        "{in_the_clear}"
    );

    browser.get("/account/step-up?act=delete").await;
    browser
        .post(
            "/account/step-up/password",
            &[("act", "delete"), ("password", PASSWORD)],
        )
        .await;
    let (status, page) = browser.post("/account/delete", &[("user_name", "ada")]).await;
    assert_eq!(status, 200, "{page}");
    assert!(accounts::by_user_name(store, "ada").await.unwrap().is_none());
    let left = audit::of_account(store, ada.id, None, 10).await.unwrap();
    assert_eq!(left[0].said.event, "account_deleted");
    assert!(left.ends_with(&entries), "nothing of the log is changed");
    assert!(
        left.iter()
            .all(|entry| running.app.audit.read(&entry.said, None).is_none())
    );
    let gone = "SELECT COUNT(*) AS n FROM accounts WHERE audit_secret = ?1";
    let row = store
        .first(gone, &doorcode_store::params![ada.audit_secret])
        .await
        .unwrap();
    assert_eq!(row.unwrap().int("n").unwrap(), 0);

    running
        .app
        .sealer
        .finish(store, running.clock.now())
        .await
        .unwrap();
    let file = running.app.config.audit_checkpoints_path();
    let report = verify(store, &running.app.audit, &file, running.clock.now(), |_| {})
        .await
        .unwrap();
    assert!(report.is_whole() && report.links > 4, "{report:?}");
    assert_eq!(report.newest.unwrap().links, report.links);
    running.stop().await;
}

async fn entries_older_than_the_chain_are_chained_as_they_are(database: &TestDatabase) {
    let mut log = Log::open(database).await;
    for _ in 0..3 {
        let mut old = log.said(None, "signed_in");
        (old.mac, old.actor) = (None, "session 01".to_owned());
        log.store
            .commit(Batch::new().with(audit::append(old)))
            .await
            .unwrap();
    }
    log.write(3).await;
    log.seal().await;
    assert_eq!(log.problems().await, []);
    // Behind the first entry with a code there is none without.
    let mut forged = log.said(None, "signed_in");
    forged.mac = None;
    log.store
        .commit(Batch::new().with(audit::append(forged)))
        .await
        .unwrap();
    assert_eq!(log.problems().await.len(), 1);
}
