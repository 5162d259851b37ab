//! What goes out and what is written down: texts and mails, links, notices, the log.

use super::*;
use doorcode_store::outbox::{Kind, Reason, State};

on_both_drivers!(
    what_goes_out_is_taken_once_and_erased_when_it_is_out,
    one_phone_gets_its_texts_in_order,
    a_claim_is_a_lease,
    receipts_are_taken_once_in_any_order,
    a_burst_is_told_once_and_counted,
    a_link_is_good_once,
    the_log_says_what_happened,
    the_chain_has_one_end,
);

/// A text or a mail that is worth sending for ten minutes.
fn outgoing(number: u128, kind: Kind, lane: i64) -> Outgoing {
    Outgoing {
        id: OutboxId::from_u128(number),
        kind,
        account: None,
        about: None,
        lane,
        sealed: vec![number as u8; 40],
        created_at: NOW.plus_ms(number as i64),
        expires_at: NOW.plus_ms(10 * MINUTE_MS + number as i64),
    }
}

/// What a worker gets, at most `limit`.
async fn taken(store: &Store, kind: Kind, claim: &str, now: Timestamp, limit: u32) -> Vec<outbox::Claimed> {
    let lease = now.plus_ms(MINUTE_MS);
    let statement = outbox::claim(kind, claim, now, lease, limit);
    let outcomes = store.commit(Batch::new().with(statement)).await.unwrap();
    outbox::claimed(&outcomes[0].rows).unwrap()
}

fn ids(claimed: &[outbox::Claimed]) -> Vec<u128> {
    let number = |claimed: &outbox::Claimed| u128::from_be_bytes(claimed.outgoing.id.bytes());
    claimed.iter().map(number).collect()
}

async fn state(store: &Store, number: u128) -> outbox::Send {
    let id = OutboxId::from_u128(number);
    outbox::by_id(store, id).await.unwrap().unwrap()
}

/// Whether its words are still there.
async fn is_kept(store: &Store, number: u128) -> bool {
    let id = OutboxId::from_u128(number);
    let row = store
        .first(
            "SELECT sealed FROM outbox WHERE id = ?1",
            &doorcode_store::params![id],
        )
        .await
        .unwrap();
    row.unwrap().opt_blob("sealed").unwrap().is_some()
}

async fn what_goes_out_is_taken_once_and_erased_when_it_is_out(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let mut all = [1, 2, 3, 4].map(|number| outgoing(number, Kind::Text, number as i64));
    all[0].account = Some(alice.id);
    all[0].about = Some("a sign-in".to_owned());
    all[3].kind = Kind::Mail;
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let at = |ms: i64| NOW.plus_ms(ms);
    assert_eq!(outbox::waiting(&store, Kind::Text, at(9), 10).await.unwrap(), 3);
    assert_eq!(outbox::waiting(&store, Kind::Text, at(9), 2).await.unwrap(), 2);

    let first = taken(&store, Kind::Text, "a", at(3), 2).await;
    assert_eq!(ids(&first), [1, 2]);
    assert_eq!(first[0].outgoing, all[0]);
    assert_eq!((first[0].attempts, &first[0].refused_by[..]), (1, &[][..]));
    assert_eq!(ids(&taken(&store, Kind::Text, "b", at(3), 10).await), [3]);
    assert_eq!(
        ids(&taken(&store, Kind::Text, "b", at(3), 10).await),
        [],
        "each is taken by one"
    );
    assert_eq!(ids(&taken(&store, Kind::Mail, "b", at(9), 10).await), [4]);
    let call = outgoing(5, Kind::Call, 3);
    store
        .commit([outbox::insert(&call)].into_iter().collect())
        .await
        .unwrap();
    assert_eq!(ids(&taken(&store, Kind::Call, "b", at(9), 10).await), [5]);

    let refused = ["x".to_owned()];
    let id = |number| OutboxId::from_u128(number);
    let soon = at(SECOND_MS);
    commit(
        &store,
        [
            outbox::sent(id(1), "a", "carrier", Some("m1"), &[], false, at(5)),
            outbox::deferred(id(2), "a", &refused, soon),
            outbox::sent(id(3), "b", "carrier", Some("m3"), &refused, true, at(5)),
            outbox::failed(id(4), "b", Reason::Refused, &refused),
        ],
    )
    .await
    .unwrap();
    assert_eq!(state(&store, 1).await.state, State::Sent);
    assert!(!is_kept(&store, 1).await && is_kept(&store, 2).await);
    assert!(is_kept(&store, 3).await && !is_kept(&store, 4).await);
    let mail = state(&store, 4).await;
    assert_eq!(
        (mail.state, mail.reason, mail.refused_by),
        (State::Failed, Some(Reason::Refused), vec!["x".to_owned()])
    );
    let about = outbox::last_about(&store, "a sign-in").await.unwrap().unwrap();
    assert_eq!((about.id, about.sent_at), (id(1), Some(at(5))));
    let by_gateway = outbox::by_message_id(&store, "carrier", "m3").await.unwrap();
    assert_eq!(by_gateway, Some(id(3)));
    assert_eq!(outbox::by_message_id(&store, "other", "m3").await.unwrap(), None);

    assert_eq!(ids(&taken(&store, Kind::Text, "c", at(9), 10).await), []);
    let again = taken(&store, Kind::Text, "c", soon, 10).await;
    assert_eq!(ids(&again), [2]);
    assert_eq!((again[0].attempts, &again[0].refused_by[..]), (2, &refused[..]));
    // Who has lost the claim writes nothing.
    commit(&store, [outbox::sent(id(2), "a", "late", None, &[], false, soon)])
        .await
        .unwrap();
    assert_eq!(state(&store, 2).await.state, State::Waiting);

    let end = at(10 * MINUTE_MS + 2);
    assert_eq!(
        ids(&taken(&store, Kind::Text, "d", end, 10).await),
        [],
        "what has expired is not sent"
    );
    commit(&store, [outbox::expire(end)]).await.unwrap();
    let expired = state(&store, 2).await;
    assert_eq!(
        (expired.state, expired.reason),
        (State::Failed, Some(Reason::Expired))
    );
    assert!(!is_kept(&store, 2).await);
    commit(&store, [outbox::expire(at(11 * MINUTE_MS))])
        .await
        .unwrap();
    assert!(!is_kept(&store, 3).await);
    assert_eq!(
        state(&store, 3).await.state,
        State::Sent,
        "a gateway has it, whatever became of it"
    );
    let totals = outbox::totals(&store, Timestamp::from_ms(0)).await.unwrap();
    assert_eq!(totals.iter().map(|total| total.count).sum::<i64>(), 5);
}

async fn one_phone_gets_its_texts_in_order(database: &TestDatabase) {
    let store = database.open().await;
    let mut notice = outgoing(1, Kind::Text, 7);
    notice.expires_at = NOW.plus_ms(DAY_MS);
    let all = [
        notice,
        outgoing(2, Kind::Text, 7),
        outgoing(3, Kind::Text, 7),
        outgoing(4, Kind::Text, 8),
        // Somebody's mails are not held up by a text that happens to have the same hash.
        outgoing(5, Kind::Mail, 7),
    ];
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let now = NOW.plus_ms(10);
    assert_eq!(ids(&taken(&store, Kind::Text, "a", now, 10).await), [1, 2, 4]);
    assert_eq!(ids(&taken(&store, Kind::Text, "b", now, 10).await), []);
    assert_eq!(ids(&taken(&store, Kind::Mail, "b", now, 10).await), [5]);
    let two = OutboxId::from_u128(2);
    commit(&store, [outbox::deferred(two, "a", &[], now.plus_ms(SECOND_MS))])
        .await
        .unwrap();
    assert_eq!(
        ids(&taken(&store, Kind::Text, "b", now, 10).await),
        [],
        "the newer code waits for the older one"
    );
    commit(&store, [outbox::delivered(two, now)]).await.unwrap();
    assert_eq!(ids(&taken(&store, Kind::Text, "b", now, 10).await), [3]);
}

async fn a_claim_is_a_lease(database: &TestDatabase) {
    let store = database.open().await;
    let all: Vec<Outgoing> = (1..=40)
        .map(|number| outgoing(number, Kind::Text, number as i64))
        .collect();
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let now = NOW.plus_ms(MINUTE_MS);
    let start = Arc::new(Barrier::new(16));
    let workers: Vec<_> = (0..16)
        .map(|worker| {
            let (store, start) = (store.clone(), start.clone());
            tokio::spawn(async move {
                start.wait().await;
                ids(&taken(&store, Kind::Text, &worker.to_string(), now, 10).await)
            })
        })
        .collect();
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.unwrap());
    }
    // Two that take at the same moment may find nothing left of what both had seen.
    all.extend(ids(&taken(&store, Kind::Text, "last", now, 100).await));
    all.sort_unstable();
    assert_eq!(all, (1..=40).collect::<Vec<_>>(), "each once");

    let over = now.plus_ms(MINUTE_MS);
    assert_eq!(
        ids(&taken(&store, Kind::Text, "other", over, 100).await).len(),
        40,
        "what a dead worker had is taken over"
    );
    let written = outgoing(99, Kind::Text, 99);
    let one = outbox::claim_one(written.id, "test", over);
    commit(&store, [outbox::insert(&written), one]).await.unwrap();
    assert_eq!(ids(&taken(&store, Kind::Text, "other", now, 100).await), []);
}

async fn receipts_are_taken_once_in_any_order(database: &TestDatabase) {
    let store = database.open().await;
    let all: Vec<Outgoing> = (1..=4)
        .map(|number| outgoing(number, Kind::Text, number as i64))
        .collect();
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let now = NOW.plus_ms(10);
    assert_eq!(taken(&store, Kind::Text, "a", now, 10).await.len(), 4);
    let id = |number| OutboxId::from_u128(number);
    // The receipt is faster than the worker.
    commit(&store, [outbox::delivered(id(1), now)]).await.unwrap();
    let sent = [1, 2, 3].map(|number| outbox::sent(id(number), "a", "one", None, &[], true, now));
    commit(&store, sent).await.unwrap();
    assert_eq!(state(&store, 1).await.state, State::Delivered);
    assert!(!is_kept(&store, 1).await);

    // It was lost on the way: another gateway may have it, once.
    let lost = |number, gateway| outbox::lost(id(number), gateway, Reason::Unreachable, true, now);
    commit(&store, [lost(2, "other"), lost(2, "one"), lost(2, "one")])
        .await
        .unwrap();
    let again = state(&store, 2).await;
    assert_eq!((again.state, again.reason), (State::Waiting, None));
    assert_eq!(again.refused_by, ["one"]);
    assert_eq!(ids(&taken(&store, Kind::Text, "b", now, 10).await), [2]);

    // There is no other one.
    let final_word = outbox::lost(id(3), "one", Reason::Unreachable, false, now);
    commit(&store, [final_word]).await.unwrap();
    let failed = state(&store, 3).await;
    assert_eq!(
        (failed.state, failed.reason),
        (State::Failed, Some(Reason::Unreachable))
    );
    assert!(!is_kept(&store, 3).await);
    // Late, and good news.
    commit(&store, [outbox::delivered(id(3), now)]).await.unwrap();
    let there = state(&store, 3).await;
    assert_eq!((there.state, there.reason), (State::Delivered, None));
    commit(&store, [lost(3, "one")]).await.unwrap();
    assert_eq!(state(&store, 3).await.state, State::Delivered);

    let found = |health: &str, since| outbox::Found {
        name: "one".to_owned(),
        health: health.to_owned(),
        why: "no answer in time".to_owned(),
        since,
    };
    commit(
        &store,
        [
            outbox::found(&found("up", NOW)),
            outbox::found(&found("paused", now)),
        ],
    )
    .await
    .unwrap();
    assert_eq!(outbox::all_found(&store).await.unwrap(), [found("paused", now)]);
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
