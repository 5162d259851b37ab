//! What goes out and what is written down: texts and mails, links, notices, the log.

use super::*;

on_both_drivers!(
    what_goes_out_is_erased_when_it_is_out,
    a_burst_is_told_once_and_counted,
    a_link_is_good_once,
    the_log_says_what_happened,
    the_chain_has_one_end,
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
    let (alice, bob) = (AccountId::from_u128(1), AccountId::from_u128(2));
    let events = [
        said(Some(alice), "password_wrong"),
        said(None, "password_wrong"),
        said(Some(bob), "signed_in"),
        said(Some(alice), "signed_in"),
        said(Some(alice), "name_changed"),
    ];
    for (later, said) in events.iter().enumerate() {
        let mut said = said.clone();
        said.at = NOW.plus_ms(later as i64);
        commit(&store, [audit::append(said)]).await.unwrap();
    }
    let log = audit::of_account(&store, alice, None, 10).await.unwrap();
    let names =
        |log: &[audit::Entry]| -> Vec<String> { log.iter().map(|entry| entry.said.event.clone()).collect() };
    assert_eq!(names(&log), ["name_changed", "signed_in", "password_wrong"]);
    assert!(log[0].seq > log[1].seq && log[1].seq > log[2].seq);
    assert_eq!(log[1].said.at, NOW.plus_ms(3));
    // The next page begins where this one ends.
    let first = audit::of_account(&store, alice, None, 1).await.unwrap();
    let second = audit::of_account(&store, alice, Some(first[0].seq), 1)
        .await
        .unwrap();
    assert_eq!(
        (names(&first), names(&second)),
        (names(&log[..1]), names(&log[1..2]))
    );

    let find = async |search: audit::Search| names(&audit::find(&store, &search, 0, 10).await.unwrap());
    assert_eq!(find(audit::Search::default()).await.len(), 5);
    let of_alice = audit::Search {
        account: Some(alice),
        event: Some("signed_in".to_owned()),
        ..audit::Search::default()
    };
    assert_eq!(find(of_alice).await, ["signed_in"]);
    let between = audit::Search {
        since: Some(NOW.plus_ms(1)),
        until: Some(NOW.plus_ms(3)),
        ..audit::Search::default()
    };
    assert_eq!(find(between).await, ["password_wrong", "signed_in"]);
    let all = audit::find(&store, &audit::Search::default(), 0, 3)
        .await
        .unwrap();
    let rest = audit::find(&store, &audit::Search::default(), all[2].seq, 3)
        .await
        .unwrap();
    assert_eq!((all.len(), rest.len()), (3, 2));
    assert_eq!(audit::count(&store).await.unwrap(), 5);
}

/// Numbers of the chain are used once, and one node at a time has the turn.
async fn the_chain_has_one_end(database: &TestDatabase) {
    let store = database.open().await;
    for _ in 0..3 {
        commit(&store, [audit::append(said(None, "late"))]).await.unwrap();
    }
    assert_eq!(audit::last_link(&store).await.unwrap(), None);
    let waiting = audit::unchained(&store, 0, i64::MAX, 10).await.unwrap();
    let link = |number: i64, seq: i64| audit::Link {
        number,
        seq,
        hash: [u8::try_from(number).unwrap(); 32],
    };
    let turn = |holder: &str, until| audit::Sealer {
        holder: holder.to_owned(),
        until,
        settled: 0,
    };
    let until = NOW.plus_ms(10 * SECOND_MS);
    let first = [
        audit::take_turn(&turn("a", until), NOW),
        audit::chain(&link(1, waiting[1].seq)),
    ];
    commit(&store, first).await.unwrap();
    let other = commit(&store, [audit::take_turn(&turn("b", until), NOW)]).await;
    assert!(matches!(other, Err(CommitError::Stale)), "{other:?}");
    commit(&store, [audit::take_turn(&turn("b", until), until)])
        .await
        .unwrap();
    assert_eq!(audit::sealer(&store).await.unwrap().holder, "b");

    let twice = commit(&store, [audit::chain(&link(1, waiting[0].seq))]).await;
    assert!(twice.unwrap_err().is_conflict("audit_chain_link"));
    let again = commit(&store, [audit::chain(&link(2, waiting[1].seq))]).await;
    assert!(again.unwrap_err().is_conflict("audit_chain_seq"));

    assert_eq!(audit::highest_chained(&store).await.unwrap(), waiting[1].seq);
    let below = audit::unchained(&store, 0, waiting[1].seq, 10).await.unwrap();
    assert_eq!(below, [waiting[0].clone()]);
    let above = audit::unchained(&store, waiting[1].seq, i64::MAX, 10)
        .await
        .unwrap();
    assert_eq!(above, [waiting[2].clone()]);
    assert_eq!(
        audit::last_link(&store).await.unwrap(),
        Some(link(1, waiting[1].seq))
    );
    let links = audit::links(&store, 0, 10).await.unwrap();
    assert_eq!(links[0].entry, audit::Found::Entry(waiting[1].said.clone()));
    assert_eq!(audit::hash_of(&store, 1).await.unwrap(), Some(vec![1; 32]));
    assert_eq!(audit::hash_of(&store, 2).await.unwrap(), None);
}
