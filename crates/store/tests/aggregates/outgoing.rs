//! What goes out and what is written down: texts and mails, links, notices, the log.

use super::*;

on_both_drivers!(
    what_goes_out_is_erased_when_it_is_out,
    a_burst_is_told_once_and_counted,
    a_link_is_good_once,
    the_log_says_what_happened,
);

async fn what_goes_out_is_erased_when_it_is_out(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let outgoing = |number: u128, kind| Outgoing {
        id: OutboxId::from_u128(number),
        kind,
        account: (number == 1).then_some(alice.id),
        sealed: vec![number as u8; 40],
        created_at: NOW.plus_ms(number as i64),
        expires_at: NOW.plus_ms(10 * MINUTE_MS + number as i64),
    };
    let all = [1, 2, 3].map(|number| {
        outgoing(
            number,
            if number == 2 {
                outbox::Kind::Mail
            } else {
                outbox::Kind::Text
            },
        )
    });
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let due = async |at: i64, limit| outbox::due(&store, NOW.plus_ms(at), limit).await.unwrap();
    assert_eq!(due(3, 10).await, all);
    assert_eq!(due(3, 2).await, all[..2]);
    assert_eq!(due(2, 10).await, all[..2]);
    commit(
        &store,
        [
            outbox::delivered(all[0].id, NOW),
            outbox::deferred(all[1].id, NOW.plus_ms(SECOND_MS)),
        ],
    )
    .await
    .unwrap();
    assert_eq!(due(3, 10).await, all[2..]);
    assert_eq!(due(SECOND_MS, 10).await.len(), 2);
    assert_eq!(
        due(10 * MINUTE_MS + 2, 10).await,
        all[2..],
        "what has expired is not sent"
    );
    commit(&store, [outbox::expire(NOW.plus_ms(10 * MINUTE_MS + 2))])
        .await
        .unwrap();
    let rows = store
        .query("SELECT sealed, attempts FROM outbox ORDER BY id", &[])
        .await
        .unwrap();
    let erased: Vec<bool> = rows
        .iter()
        .map(|row| row.opt_blob("sealed").unwrap().is_none())
        .collect();
    assert_eq!(erased, [true, true, false]);
    assert_eq!(rows[1].int("attempts").unwrap(), 1);
}

async fn a_burst_is_told_once_and_counted(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let last = async || told::last(&store, alice.id, "failed").await.unwrap();
    assert_eq!(last().await, None);
    commit(&store, [told::hold(alice.id, "failed")]).await.unwrap();
    assert_eq!(last().await, None, "nothing is held before the first is told");
    commit(&store, [told::sent(alice.id, "failed", None, NOW)])
        .await
        .unwrap();
    let twice = commit(&store, [told::sent(alice.id, "failed", None, NOW)]).await;
    assert!(matches!(twice, Err(CommitError::Stale)), "{twice:?}");
    commit(
        &store,
        [told::hold(alice.id, "failed"), told::hold(alice.id, "failed")],
    )
    .await
    .unwrap();
    let first = last().await.unwrap();
    assert_eq!((first.sent_at, first.held), (NOW, 2));

    let due = async |before| told::due(&store, "failed", before, 10).await.unwrap();
    assert_eq!(due(NOW).await, []);
    assert_eq!(due(NOW.plus_ms(1)).await, std::slice::from_ref(&first));
    assert_eq!(told::due(&store, "other", NOW.plus_ms(1), 10).await.unwrap(), []);
    let later = NOW.plus_ms(HOUR_MS);
    commit(&store, [told::sent(alice.id, "failed", Some(&first), later)])
        .await
        .unwrap();
    let again = commit(&store, [told::sent(alice.id, "failed", Some(&first), later)]).await;
    assert!(matches!(again, Err(CommitError::Stale)), "{again:?}");
    assert_eq!(due(later.plus_ms(1)).await, [], "what was held has been told");
}

async fn a_link_is_good_once(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let verify = link(1, Some(alice.id), links::Purpose::VerifyEmail);
    let invitation = link(2, None, links::Purpose::Invitation);
    let (first, second) = (digest(Purpose::Link, "1"), digest(Purpose::Link, "2"));
    commit(
        &store,
        [
            links::insert(&verify, &first),
            links::insert(&invitation, &second),
        ],
    )
    .await
    .unwrap();
    assert!(links::by_token(&store, &[first]).await.unwrap() == Some(verify.clone()));
    assert!(links::by_token(&store, &[second]).await.unwrap() == Some(invitation));
    assert!(
        links::by_token(&store, &[digest(Purpose::Link, "3")])
            .await
            .unwrap()
            .is_none()
    );

    let start = Arc::new(Barrier::new(16));
    let tries: Vec<_> = (0..16)
        .map(|_| {
            let (store, start, id) = (store.clone(), start.clone(), verify.id);
            tokio::spawn(async move {
                start.wait().await;
                commit(&store, [links::use_up(id, NOW)]).await
            })
        })
        .collect();
    let mut used = 0;
    for attempt in tries {
        match attempt.await.unwrap() {
            Ok(()) => used += 1,
            Err(error) => assert!(matches!(error, CommitError::Stale), "{error}"),
        }
    }
    assert_eq!(used, 1);
    assert_eq!(
        links::by_token(&store, &[first]).await.unwrap().unwrap().used_at,
        Some(NOW)
    );
    commit(&store, [links::drop_of(alice.id, links::Purpose::VerifyEmail)])
        .await
        .unwrap();
    assert!(links::by_token(&store, &[first]).await.unwrap().is_none());
}

async fn the_log_says_what_happened(database: &TestDatabase) {
    let store = database.open().await;
    let alice = AccountId::from_u128(1);
    let events = [
        audit::append(NOW, Some(alice), "sign-in", &Audit::PasswordWrong, None),
        audit::append(NOW, None, "sign-in", &Audit::PasswordWrong, None),
        audit::append(
            NOW,
            Some(alice),
            "sign-in",
            &Audit::SignedIn { two_steps: true },
            Some("Chromium on Linux"),
        ),
    ];
    commit(&store, events).await.unwrap();
    commit(
        &store,
        [audit::append_named(
            NOW,
            Some(alice),
            "session x",
            "name_changed",
            None,
        )],
    )
    .await
    .unwrap();
    let log = audit::of_account(&store, alice, 10).await.unwrap();
    let events: Vec<&str> = log.iter().map(|entry| entry.event.as_str()).collect();
    assert_eq!(events, ["name_changed", "signed_in", "password_wrong"]);
    assert_eq!(
        serde_json::to_string(&log[1].facts).unwrap(),
        r#"{"two_steps":true}"#
    );
    assert_eq!(log[1].detail.as_deref(), Some("Chromium on Linux"));
    assert_eq!(
        (log[0].actor.as_str(), log[0].at, log[0].account),
        ("session x", NOW, Some(alice))
    );
    assert!(log[0].seq > log[1].seq && log[1].seq > log[2].seq);
    assert_eq!(audit::of_account(&store, alice, 1).await.unwrap().len(), 1);
}
