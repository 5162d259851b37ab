//! What texts cost: counted once however many are sent at the same moment, and no more than may be.

use super::*;
use doorcode_store::toll::{self, Counted, Left};

on_both_drivers!(
    texts_to_trusted_phones_are_counted_together,
    of_many_at_once_no_more_than_may_are_charged,
    what_is_typed_in_is_counted_where_it_was_sent,
    what_is_old_is_removed_and_the_month_stays,
    a_cause_is_told_once_a_day,
    what_was_withheld_is_written_without_its_words,
);

const PREFIX: &str = "+49170123";
const SOURCE: &str = "@1:ab";

fn sum(counted: &[Counted], scope: &str, proved: bool) -> (i64, i64, i64) {
    let of = counted
        .iter()
        .filter(|one| one.scope == scope && one.proved == proved);
    of.fold((0, 0, 0), |(sent, typed, cost), one| {
        (sent + one.sent, typed + one.typed, cost + one.cost)
    })
}

fn left(scope: &str, most_sent: i64, most_cost: i64) -> Left {
    Left {
        scope: scope.to_owned(),
        most_sent,
        most_cost,
    }
}

async fn texts_to_trusted_phones_are_counted_together(database: &TestDatabase) {
    let store = database.open().await;
    for shard in 0..40 {
        commit(&store, [toll::count(NOW, 1, 75_000, shard)])
            .await
            .unwrap();
    }
    commit(&store, [toll::count(NOW, 3, 240_000, 7)]).await.unwrap();
    commit(&store, [toll::count(NOW.plus_ms(-29 * DAY_MS), 1, 5, 0)])
        .await
        .unwrap();
    commit(&store, [toll::count(NOW.plus_ms(-30 * DAY_MS), 1, 7, 0)])
        .await
        .unwrap();
    let counted = toll::of(&store, PREFIX, SOURCE, NOW).await.unwrap();
    assert_eq!(sum(&counted, toll::ALL, true), (44, 0, 40 * 75_000 + 240_000 + 5));
    assert_eq!(counted.len(), 2, "a row for each day: {counted:?}");
    store.close().await;
}

async fn of_many_at_once_no_more_than_may_are_charged(database: &TestDatabase) {
    let store = database.open().await;
    let charge = || {
        [
            toll::charge(NOW, &left(PREFIX, 10, i64::MAX), 75_000),
            toll::charge(NOW, &left(SOURCE, 20, i64::MAX), 75_000),
            toll::charge(NOW, &left(toll::ALL, i64::MAX, 5_000_000), 75_000),
        ]
    };
    let tasks: Vec<_> = (0..32)
        .map(|_| {
            let (store, batch) = (store.clone(), charge());
            tokio::spawn(async move { store.commit(batch.into_iter().collect()).await })
        })
        .collect();
    let mut charged = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => charged += 1,
            Err(error) => assert!(matches!(error, CommitError::Stale), "{error:?}"),
        }
    }
    assert_eq!(charged, 10);
    let counted = toll::of(&store, PREFIX, SOURCE, NOW).await.unwrap();
    for scope in [PREFIX, SOURCE, toll::ALL] {
        assert_eq!(sum(&counted, scope, false), (10, 0, 750_000), "{scope}");
    }
    // What a budget has left is judged to the last millionth.
    let all = |most_cost| toll::charge(NOW, &left(toll::ALL, i64::MAX, most_cost), 75_000);
    assert!(matches!(
        commit(&store, [all(824_999)]).await,
        Err(CommitError::Stale)
    ));
    commit(&store, [all(825_000)]).await.unwrap();
    store.close().await;
}

async fn what_is_typed_in_is_counted_where_it_was_sent(database: &TestDatabase) {
    let store = database.open().await;
    let yesterday = NOW.plus_ms(-DAY_MS);
    commit(&store, [toll::typed(NOW, PREFIX)]).await.unwrap();
    for at in [NOW, NOW, yesterday, NOW.plus_ms(-2 * DAY_MS)] {
        commit(&store, [toll::charge(at, &left(PREFIX, 9, 9), 1)])
            .await
            .unwrap();
    }
    commit(&store, [toll::charge(NOW, &left("+1201555", 9, 9), 1)])
        .await
        .unwrap();
    commit(&store, [toll::charge(NOW, &left(SOURCE, 9, 9), 1)])
        .await
        .unwrap();
    let counted = toll::of(&store, PREFIX, SOURCE, NOW).await.unwrap();
    assert_eq!(
        sum(&counted, PREFIX, false),
        (3, 1, 3),
        "the day before yesterday is past"
    );
    let prefixes = toll::prefixes(&store, NOW, 10).await.unwrap();
    let listed: Vec<_> = prefixes
        .iter()
        .map(|one| (one.scope.as_str(), one.sent, one.typed))
        .collect();
    assert_eq!(listed, [(PREFIX, 3, 1), ("+1201555", 1, 0)]);
    assert_eq!(toll::prefixes(&store, NOW, 1).await.unwrap().len(), 1);
    store.close().await;
}

async fn what_is_old_is_removed_and_the_month_stays(database: &TestDatabase) {
    let store = database.open().await;
    for days in [0, 1, 2, 29, 31, 32] {
        let at = NOW.plus_ms(-days * DAY_MS);
        for scope in [toll::ALL, PREFIX, SOURCE] {
            commit(&store, [toll::charge(at, &left(scope, 9, 9), 1)])
                .await
                .unwrap();
        }
    }
    purge::purge(&store, NOW).await.unwrap();
    let rows = store
        .query("SELECT scope, day FROM toll ORDER BY scope, day DESC", &[])
        .await
        .unwrap();
    let today = toll::day(NOW);
    let kept = |scope: &str| -> Vec<i64> {
        let of = rows.iter().filter(|row| row.text("scope").unwrap() == scope);
        of.map(|row| today - row.int("day").unwrap()).collect()
    };
    assert_eq!(kept(toll::ALL), [0, 1, 2, 29, 31]);
    assert_eq!(kept(PREFIX), [0, 1, 2, 29, 31]);
    assert_eq!(kept(SOURCE), [0, 1]);
    store.close().await;
}

async fn a_cause_is_told_once_a_day(database: &TestDatabase) {
    let store = database.open().await;
    commit(&store, [toll::alert("day", NOW)]).await.unwrap();
    commit(&store, [toll::alert("month", NOW)]).await.unwrap();
    let again = commit(&store, [toll::alert("day", NOW.plus_ms(1))]).await;
    assert!(matches!(again, Err(CommitError::Stale)));
    assert_eq!(toll::alerts(&store, NOW).await.unwrap(), ["day", "month"]);
    let tomorrow = NOW.plus_ms(DAY_MS);
    assert_eq!(
        toll::alerts(&store, tomorrow).await.unwrap(),
        Vec::<String>::new()
    );
    commit(&store, [toll::alert("day", tomorrow)]).await.unwrap();
    store.close().await;
}

async fn what_was_withheld_is_written_without_its_words(database: &TestDatabase) {
    let store = database.open().await;
    let text = Outgoing {
        id: OutboxId::from_u128(7),
        kind: outbox::Kind::Text,
        account: None,
        about: Some("a sign-in".to_owned()),
        lane: 7,
        sealed: vec![7; 40],
        created_at: NOW,
        expires_at: NOW.plus_ms(MINUTE_MS),
    };
    commit(&store, [outbox::withheld(&text)]).await.unwrap();
    let send = outbox::last_about(&store, "a sign-in").await.unwrap().unwrap();
    assert_eq!(
        (send.state, send.reason),
        (outbox::State::Failed, Some(outbox::Reason::Withheld))
    );
    let row = store
        .first("SELECT sealed FROM outbox", &[])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.opt_blob("sealed").unwrap(), None);
    let claim = outbox::claim(outbox::Kind::Text, "a", NOW, NOW.plus_ms(1), 10);
    let outcomes = store.commit(Batch::new().with(claim)).await.unwrap();
    assert_eq!(outcomes[0].changed, 0, "nobody sends it");
    store.close().await;
}
