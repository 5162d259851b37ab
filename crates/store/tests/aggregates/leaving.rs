//! What is removed: an account and all that is its own, and what has expired.

use super::*;

on_both_drivers!(
    a_deleted_account_leaves_nothing_but_the_log,
    what_has_expired_is_removed_and_nothing_else,
);

/// The number of rows in each table that holds something of accounts.
async fn rows(store: &Store) -> Result<Vec<i64>, StoreError> {
    const SQL: &str = "SELECT (SELECT COUNT(*) FROM accounts) AS accounts, (SELECT COUNT(*) FROM phones) AS phones, \
        (SELECT COUNT(*) FROM counters) AS counters, (SELECT COUNT(*) FROM sign_ins) AS sign_ins, \
        (SELECT COUNT(*) FROM devices) AS devices, (SELECT COUNT(*) FROM sessions) AS sessions, \
        (SELECT COUNT(*) FROM step_ups) AS step_ups, (SELECT COUNT(*) FROM enrolments) AS enrolments, \
        (SELECT COUNT(*) FROM links) AS links, (SELECT COUNT(*) FROM outbox) AS outbox";
    let row = store.first(SQL, &[]).await?.unwrap();
    [
        "accounts",
        "phones",
        "counters",
        "sign_ins",
        "devices",
        "sessions",
        "step_ups",
        "enrolments",
        "links",
        "outbox",
    ]
    .into_iter()
    .map(|table| row.int(table))
    .collect()
}

/// Something of everything for one account. Its sign-in is over, and one is under way.
async fn something_of_everything(store: &Store, number: u128, user_name: &str) -> Account {
    let mut account = written(store, number, user_name).await;
    let seed = number as u64 * 10;
    let session = signed_in(store, &account, seed, &format!("{user_name} 1")).await;
    awaiting_code(store, &account, seed + 1, &format!("{user_name} 2")).await;
    let mut step = Step::new(seed + 2);
    let look = StepUp::begin(
        Act::Look,
        &account.facts(),
        Some((session.id, NOW)),
        Lane::Unknown,
        &mut step.cx(),
    );
    account.two_step = TwoStep::Off { undo_until: None };
    account.email_verified_at = None;
    let (_, waits) = waiting(&account, session.id, &mut step);
    let token = digest(Purpose::Link, user_name);
    let outgoing = Outgoing {
        id: OutboxId::from_u128(number),
        kind: outbox::Kind::Mail,
        account: Some(account.id),
        about: None,
        lane: 1,
        sealed: vec![1],
        created_at: NOW,
        expires_at: NOW.plus_ms(DAY_MS),
    };
    let statements = [
        step_ups::insert(&look, None),
        enrolments::insert(&waits),
        links::insert(&link(number, Some(account.id), links::Purpose::Owner), &token),
        outbox::insert(&outgoing),
        audit::append(said(Some(account.id), "everything")),
    ];
    commit(store, statements).await.unwrap();
    account
}

async fn a_deleted_account_leaves_nothing_but_the_log(database: &TestDatabase) {
    let store = database.open().await;
    something_of_everything(&store, 1, "alice").await;
    let before = rows(&store).await.unwrap();
    assert!(before.iter().all(|rows| *rows > 0), "{before:?}");
    let bob = something_of_everything(&store, 2, "bob").await;
    commit(&store, accounts::delete(bob.id)).await.unwrap();
    let mut after = rows(&store).await.unwrap();
    // The passwords of his user name are counted on, and the sign-in that is over belongs to nobody by now.
    after[2] -= 1;
    after[3] -= 1;
    assert_eq!(after, before);
    // The log is not touched: what is sealed in it went with the secret of the account's row.
    let log = audit::of_account(&store, bob.id, None, 100).await.unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].said, said(Some(bob.id), "everything"));
    let name = digest(Purpose::UserName, "bob");
    let other = digest(Purpose::UserName, "carol");
    commit(&store, [accounts::retire(&name, NOW)]).await.unwrap();
    assert!(accounts::is_retired(&store, &[other, name]).await.unwrap());
    assert!(!accounts::is_retired(&store, &[other]).await.unwrap());
    let again = commit(&store, accounts::delete(bob.id)).await;
    assert!(matches!(again, Err(CommitError::Stale)));
}

async fn what_has_expired_is_removed_and_nothing_else(database: &TestDatabase) {
    let store = database.open().await;
    let alice = something_of_everything(&store, 1, "alice").await;
    let before = rows(&store).await.unwrap();
    assert_eq!(purge::purge(&store, NOW.plus_ms(MINUTE_MS)).await.unwrap(), 0);
    assert_eq!(rows(&store).await.unwrap(), before);

    purge::purge(&store, NOW.plus_ms(3 * HOUR_MS)).await.unwrap();
    let [
        accounts,
        phones,
        counters,
        sign_ins,
        devices,
        sessions,
        step_ups,
        enrolments,
        links,
        outbox,
    ] = rows(&store).await.unwrap()[..]
    else {
        panic!("ten tables");
    };
    assert_eq!((sign_ins, step_ups), (0, 0));
    assert_eq!(
        (accounts, phones, devices, sessions, enrolments, links, outbox),
        (1, 1, 1, 1, 1, 1, 1)
    );
    // The passwords of her user name say nothing any more.
    assert_eq!(counters, before[2] - 1);

    // A year later: the guesses at the account are still counted, and what waits for the owner still waits.
    let later = NOW.plus_ms(365 * DAY_MS);
    commit(&store, [sessions::end_all(alice.id, None, NOW)])
        .await
        .unwrap();
    purge::purge(&store, later).await.unwrap();
    assert_eq!(
        rows(&store).await.unwrap(),
        [1, 1, before[2] - 1, 0, 1, 0, 0, 1, 0, 0]
    );
    purge::purge(&store, NOW.plus_ms(500 * DAY_MS)).await.unwrap();
    assert_eq!(
        rows(&store).await.unwrap()[4],
        0,
        "a device that nobody has used for so long is as good as new"
    );
    assert_eq!(purge::purge(&store, later).await.unwrap(), 0);

    // More than one batch.
    for round in 0..3 {
        let old = (0..400).map(|i| {
            let mut step = Step::new(1000 * round + i);
            step.now = NOW.plus_ms(-DAY_MS);
            let sign_in = SignIn::begin(AppId::messages(), &mut step.cx());
            sign_ins::insert(&sign_in, &digest(Purpose::SignIn, &format!("{round} {i}")), None)
        });
        commit(&store, old).await.unwrap();
    }
    assert_eq!(purge::purge(&store, NOW).await.unwrap(), 1200);
}
