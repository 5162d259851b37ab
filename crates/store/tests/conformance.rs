//! What every driver must do, run on each of them: the promises that single use, charging first and "all or nothing"
//! rest on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, CommitError, Row, Store, Value, on_both_drivers, params};
use tokio::sync::Barrier;

/// As many as race for one row.
const RACERS: i64 = 16;

on_both_drivers!(
    values_come_back_as_they_went_in,
    wrong_parameters_are_faults,
    several_reads_come_back_each_with_its_own_rows,
    a_batch_is_all_or_nothing,
    a_batch_may_be_longer_than_the_pipeline,
    statements_run_in_their_order_and_see_each_other,
    outcomes_tell_what_was_changed,
    of_sixteen_that_saw_one_version_one_wins,
    no_update_is_lost_when_the_stale_try_again,
    of_sixteen_that_want_one_name_one_gets_it,
    of_sixteen_that_spend_one_token_one_succeeds,
    a_conflict_is_named_alike,
    what_is_referred_to_and_gone_is_stale,
    an_acknowledged_write_is_seen_by_every_read,
    a_caller_who_goes_away_leaves_nothing_half_done,
    batches_that_cross_are_written_whole_or_not_at_all,
    closing_finishes_what_waits_and_refuses_the_rest,
    opening_again_keeps_everything,
    nodes_that_start_together_wait_for_each_other,
    a_newer_database_is_refused,
);

async fn prepared(database: &TestDatabase) -> Store {
    let store = database.open().await;
    let batch = Batch::new()
        .any(
            "CREATE TABLE things (id TEXT NOT NULL CONSTRAINT things_id PRIMARY KEY, name TEXT, n BIGINT NOT NULL DEFAULT 0, \
             body BYTEA, version BIGINT NOT NULL DEFAULT 0)",
            vec![],
        )
        .any("CREATE UNIQUE INDEX things_name ON things (name)", vec![])
        .any("CREATE UNIQUE INDEX things_n_body ON things (n, body)", vec![])
        .any(
            "CREATE TABLE parts (id TEXT NOT NULL CONSTRAINT parts_id PRIMARY KEY, \
             thing TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE)",
            vec![],
        );
    store.commit(batch).await.expect("the tables are made");
    store
}

fn insert(id: &str) -> Batch {
    Batch::new().one("INSERT INTO things (id) VALUES (?1)", params![id])
}

async fn count(store: &Store) -> i64 {
    let row = store
        .first("SELECT COUNT(*) AS n FROM things", &[])
        .await
        .unwrap()
        .unwrap();
    row.int("n").unwrap()
}

async fn thing(store: &Store, id: &str) -> Row {
    let found = store
        .first(
            "SELECT id, name, n, body, version FROM things WHERE id = ?1",
            &params![id],
        )
        .await;
    found.unwrap().expect("the row is there")
}

/// Lets `RACERS` tasks start the same act at once, and gives what each came to.
async fn race<F, T>(store: &Store, act: impl Fn(Store, i64) -> F) -> Vec<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let start = Arc::new(Barrier::new(RACERS as usize));
    let tasks: Vec<_> = (0..RACERS)
        .map(|racer| {
            let (start, act) = (start.clone(), act(store.clone(), racer));
            tokio::spawn(async move {
                start.wait().await;
                act.await
            })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

/// One wins; all others lose in the way that is expected.
fn one_winner<T>(results: &[Result<T, CommitError>], lost: impl Fn(&CommitError) -> bool) {
    let won = results.iter().filter(|result| result.is_ok()).count();
    let others = results
        .iter()
        .filter(|result| result.as_ref().is_err_and(&lost))
        .count();
    assert_eq!((won, others), (1, RACERS as usize - 1));
}

async fn values_come_back_as_they_went_in(database: &TestDatabase) {
    let store = prepared(database).await;
    let texts = [
        "",
        "a",
        "Zoë 👩‍👩‍👧 ٣ \u{10ffff} \u{1}",
        "'; DROP TABLE things; --",
        "?1 $1 \\",
    ];
    let bytes: [&[u8]; 4] = [b"", b"\0", &[0xff, 0, 0x27], &[7; 70_000]];
    for (i, n) in [0, 1, -1, i64::MAX, i64::MIN].into_iter().enumerate() {
        let (id, text) = (format!("row {i}"), texts[i]);
        let body = bytes.get(i).map(|b| b.to_vec());
        let sql = "INSERT INTO things (id, name, n, body) VALUES (?1, ?2, ?3, ?4)";
        store
            .commit(Batch::new().one(sql, params![&id, text, n, body.clone()]))
            .await
            .unwrap();
        let row = thing(&store, &id).await;
        assert_eq!(row.text("name").unwrap(), text);
        assert_eq!(row.int("n").unwrap(), n);
        assert_eq!(row.opt_blob("body").unwrap(), body.as_deref());
        let found = store
            .query(
                "SELECT id FROM things WHERE name = ?1 AND n = ?2",
                &params![text, n],
            )
            .await
            .unwrap();
        assert_eq!(found.len(), 1, "what was written is found by its value");
    }
    let row = store
        .first("SELECT 1 = 1 AS yes, EXISTS (SELECT 1 FROM parts) AS no", &[])
        .await
        .unwrap()
        .unwrap();
    assert!(row.flag("yes").unwrap() && !row.flag("no").unwrap());
}

async fn wrong_parameters_are_faults(database: &TestDatabase) {
    let store = prepared(database).await;
    let write =
        |params: Vec<Value>| store.commit(Batch::new().one("INSERT INTO things (id) VALUES (?1)", params));
    assert!(
        matches!(write(vec![]).await, Err(CommitError::Fault(_))),
        "too few"
    );
    assert!(
        matches!(write(params!["a", "b"]).await, Err(CommitError::Fault(_))),
        "too many"
    );
    assert!(
        matches!(write(params!["a\0b"]).await, Err(CommitError::Fault(_))),
        "a NUL"
    );
    assert!(
        store
            .query("SELECT id FROM things WHERE id = ?1", &params!["a\0b"])
            .await
            .is_err(),
        "a NUL"
    );
    assert!(
        store.query("SELECT nothing FROM things", &[]).await.is_err(),
        "no such column"
    );
    let long: Batch = (0..=Batch::MAX_STATEMENTS)
        .map(|_| doorcode_store::Statement::any("DELETE FROM things", vec![]))
        .collect();
    assert!(
        matches!(store.commit(long).await, Err(CommitError::Fault(_))),
        "too long"
    );
    assert!(
        store.commit(Batch::new()).await.unwrap().is_empty(),
        "nothing to write is no error"
    );
    write(params!["a"])
        .await
        .expect("the store is in order after all that");
}

async fn several_reads_come_back_each_with_its_own_rows(database: &TestDatabase) {
    const NAMES: &str = "SELECT id FROM things WHERE id >= ?1 ORDER BY id";
    const COUNT: &str = "SELECT COUNT(*) AS n FROM things WHERE id <> ?1";
    let store = prepared(database).await;
    let reads = async || {
        store
            .queries([
                (NAMES, &params!["b"]),
                (COUNT, &params!["b"]),
                (NAMES, &params!["z"]),
            ])
            .await
    };
    for (round, id) in ["a", "b", "c"].into_iter().enumerate() {
        store.commit(insert(id)).await.unwrap();
        // More often than there are connections: none of them is left behind in the moment of an earlier read.
        for _ in 0..20 {
            let [from_b, others, none] = reads().await.unwrap();
            let ids: Vec<_> = from_b.iter().map(|row| row.text("id").unwrap()).collect();
            assert_eq!(ids, ["b", "c"][..round]);
            assert_eq!(others[0].int("n").unwrap(), [1, 1, 2][round]);
            assert!(none.is_empty());
        }
        for _ in 0..20 {
            let broken = store
                .queries([(COUNT, &params!["b"]), ("SELECT 1 FROM nowhere", &[])])
                .await;
            assert!(broken.is_err());
        }
    }
}

async fn a_batch_is_all_or_nothing(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("there")).await.unwrap();
    let guard_fails = insert("x").one(
        "UPDATE things SET n = 1 WHERE id = ?1 AND version = ?2",
        params!["there", 7],
    );
    assert!(matches!(store.commit(guard_fails).await, Err(CommitError::Stale)));
    let two_rows = insert("x")
        .with_all(&["y", "z"])
        .one("UPDATE things SET n = 1", vec![]);
    assert!(
        matches!(store.commit(two_rows).await, Err(CommitError::Stale)),
        "two rows are not one"
    );
    let key_taken = insert("x").with_all(&["y", "there", "z"]);
    assert!(matches!(
        store.commit(key_taken).await,
        Err(CommitError::Conflict { .. })
    ));
    let fault = insert("x").one("UPDATE things SET n = NULL WHERE id = ?1", params!["there"]);
    assert!(matches!(store.commit(fault).await, Err(CommitError::Fault(_))));
    assert_eq!(count(&store).await, 1);
    assert_eq!(thing(&store, "there").await.int("n").unwrap(), 0);
}

trait WithAll {
    fn with_all(self, ids: &[&str]) -> Self;
}

impl WithAll for Batch {
    fn with_all(mut self, ids: &[&str]) -> Self {
        for id in ids {
            self = self.one("INSERT INTO things (id) VALUES (?1)", params![*id]);
        }
        self
    }
}

async fn a_batch_may_be_longer_than_the_pipeline(database: &TestDatabase) {
    let store = prepared(database).await;
    let ids: Vec<String> = (0..100).map(|i| format!("{i:03}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let outcomes = store.commit(Batch::new().with_all(&ids)).await.unwrap();
    assert_eq!(outcomes.len(), 100);
    let stale = Batch::new().with_all(&["late"]).with_all(&ids[..0]);
    let stale = (0..40).fold(stale, |batch, _| batch.any("UPDATE things SET n = n + 1", vec![]));
    let stale = stale.one("DELETE FROM things WHERE id = ?1", params!["nobody"]);
    assert!(matches!(store.commit(stale).await, Err(CommitError::Stale)));
    assert_eq!(count(&store).await, 100);
    assert_eq!(thing(&store, "000").await.int("n").unwrap(), 0);
}

async fn statements_run_in_their_order_and_see_each_other(database: &TestDatabase) {
    let store = prepared(database).await;
    let mut batch = insert("a");
    for i in 0..40 {
        batch = batch.one(
            "UPDATE things SET n = n * 3 + ?2 WHERE id = ?1",
            params!["a", i % 3],
        );
    }
    store.commit(batch).await.unwrap();
    let expected = (0..40).fold(0i64, |n, i| n * 3 + i % 3);
    assert_eq!(thing(&store, "a").await.int("n").unwrap(), expected);
}

async fn outcomes_tell_what_was_changed(database: &TestDatabase) {
    let store = prepared(database).await;
    const UPSERT: &str =
        "INSERT INTO things (id, n) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET n = excluded.n";
    let batch = Batch::new()
        .one(UPSERT, params!["a", 1])
        .one(UPSERT, params!["a", 2])
        .one(UPSERT, params!["b", 3])
        .any(
            "INSERT INTO things (id) VALUES (?1) ON CONFLICT (id) DO NOTHING",
            params!["a"],
        )
        .any(
            "UPDATE things SET version = version + 1 WHERE n > ?1 RETURNING id, version",
            params![0],
        )
        .any(
            "UPDATE things SET name = ?1 WHERE id = ?2",
            params!["gone", "nobody"],
        )
        .any("DELETE FROM things WHERE n < ?1", params![100]);
    let outcomes = store.commit(batch).await.unwrap();
    let changed: Vec<u64> = outcomes.iter().map(|outcome| outcome.changed).collect();
    assert_eq!(changed, [1, 1, 1, 0, 2, 0, 2]);
    let mut returned: Vec<_> = outcomes[4]
        .rows
        .iter()
        .map(|row| (row.text("id").unwrap(), row.int("version").unwrap()))
        .collect();
    returned.sort_unstable();
    assert_eq!(returned, [("a", 1), ("b", 1)]);
    let untouched = Batch::new()
        .one("INSERT INTO things (id) VALUES (?1)", params!["c"])
        .one(
            "INSERT INTO things (id) VALUES (?1) ON CONFLICT (id) DO NOTHING",
            params!["c"],
        );
    assert!(
        matches!(store.commit(untouched).await, Err(CommitError::Stale)),
        "doing nothing is not one row"
    );
}

async fn of_sixteen_that_saw_one_version_one_wins(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("a")).await.unwrap();
    for version in 0..10i64 {
        let results = race(&store, |store, racer| async move {
            let sql = "UPDATE things SET version = version + 1, n = ?3 WHERE id = ?1 AND version = ?2";
            store
                .commit(
                    Batch::new()
                        .one(sql, params!["a", version, racer])
                        .with_all(&[&format!("{version}")]),
                )
                .await
        });
        one_winner(&results.await, |error| matches!(error, CommitError::Stale));
        assert_eq!(thing(&store, "a").await.int("version").unwrap(), version + 1);
    }
    assert_eq!(
        count(&store).await,
        11,
        "only the winners' other statements stand"
    );
}

async fn no_update_is_lost_when_the_stale_try_again(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("a")).await.unwrap();
    let increments = 5;
    race(&store, |store, _| async move {
        for _ in 0..increments {
            loop {
                let row = thing(&store, "a").await;
                let (n, version) = (row.int("n").unwrap(), row.int("version").unwrap());
                let sql = "UPDATE things SET version = ?2 + 1, n = ?3 WHERE id = ?1 AND version = ?2";
                match store
                    .commit(Batch::new().one(sql, params!["a", version, n + 1]))
                    .await
                {
                    Ok(_) => break,
                    Err(CommitError::Stale) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
    })
    .await;
    assert_eq!(thing(&store, "a").await.int("n").unwrap(), RACERS * increments);
}

async fn of_sixteen_that_want_one_name_one_gets_it(database: &TestDatabase) {
    let store = prepared(database).await;
    let results = race(&store, |store, racer| async move {
        let sql = "INSERT INTO things (id, name) VALUES (?1, ?2)";
        store
            .commit(Batch::new().one(sql, params![format!("{racer}"), "alice"]))
            .await
    });
    one_winner(&results.await, |error| error.is_conflict("things_name"));
    assert_eq!(count(&store).await, 1);
}

async fn of_sixteen_that_spend_one_token_one_succeeds(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("token")).await.unwrap();
    let results = race(&store, |store, racer| async move {
        let batch = Batch::new().with_all(&[&format!("session {racer}")]);
        store
            .commit(batch.one("DELETE FROM things WHERE id = ?1", params!["token"]))
            .await
    });
    one_winner(&results.await, |error| matches!(error, CommitError::Stale));
    assert_eq!(count(&store).await, 1, "one session");
}

async fn a_conflict_is_named_alike(database: &TestDatabase) {
    let store = prepared(database).await;
    let sql = "INSERT INTO things (id, name, n, body) VALUES (?1, ?2, ?3, ?4)";
    store
        .commit(Batch::new().one(sql, params!["a", "alice", 1, [1u8]]))
        .await
        .unwrap();
    let of = async |params| {
        store
            .commit(Batch::new().one(sql, params))
            .await
            .unwrap_err()
            .to_string()
    };
    assert_eq!(of(params!["a", "bob", 2, [2u8]]).await, "things_id is taken");
    assert_eq!(of(params!["b", "alice", 2, [2u8]]).await, "things_name is taken");
    assert_eq!(of(params!["b", "bob", 1, [1u8]]).await, "things_n_body is taken");
}

async fn what_is_referred_to_and_gone_is_stale(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("a")).await.unwrap();
    let part = |thing| {
        Batch::new().one(
            "INSERT INTO parts (id, thing) VALUES (?1, ?2)",
            params!["p", thing],
        )
    };
    assert!(matches!(
        store.commit(part("gone")).await,
        Err(CommitError::Stale)
    ));
    store.commit(part("a")).await.unwrap();
    store
        .commit(Batch::new().one("DELETE FROM things WHERE id = ?1", params!["a"]))
        .await
        .unwrap();
    assert!(
        store.query("SELECT id FROM parts", &[]).await.unwrap().is_empty(),
        "parts go with their thing"
    );
}

async fn an_acknowledged_write_is_seen_by_every_read(database: &TestDatabase) {
    let store = prepared(database).await;
    race(&store, |store, racer| async move {
        for i in 0..20 {
            let id = format!("{racer} {i}");
            store.commit(insert(&id)).await.unwrap();
            thing(&store, &id).await;
        }
    })
    .await;
    assert_eq!(count(&store).await, RACERS * 20);
}

async fn a_caller_who_goes_away_leaves_nothing_half_done(database: &TestDatabase) {
    let store = prepared(database).await;
    for i in 0..50u64 {
        let batch = Batch::new().with_all(&[&format!("a{i}"), &format!("b{i}"), &format!("c{i}")]);
        let commit = store.commit(batch);
        // Some give up before it began, some in the middle, some after it.
        let _ = tokio::time::timeout(std::time::Duration::from_micros(i * 40), commit).await;
    }
    // Whoever was under way gets the time to end; then each batch is there with all its rows or none.
    store.close().await;
    let store = database.open().await;
    let sql = "SELECT COUNT(*) AS n FROM things WHERE id LIKE ?1";
    let mut counts = Vec::new();
    for letter in ["a%", "b%", "c%"] {
        counts.push(
            store
                .first(sql, &params![letter])
                .await
                .unwrap()
                .unwrap()
                .int("n")
                .unwrap(),
        );
    }
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[1], counts[2]);
    store
        .commit(insert("after"))
        .await
        .expect("no lock was left behind");
}

async fn batches_that_cross_are_written_whole_or_not_at_all(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("a").with_all(&["b"])).await.unwrap();
    let update = "UPDATE things SET n = n + 1 WHERE id = ?1";
    let results = race(&store, |store, racer| async move {
        let (first, second) = if racer % 2 == 0 { ("a", "b") } else { ("b", "a") };
        let batch = (0..10).fold(Batch::new().one(update, params![first]), |batch, _| {
            batch.any("UPDATE things SET name = ?1 WHERE id = ?1", params!["nobody"])
        });
        store.commit(batch.one(update, params![second])).await
    })
    .await;
    // PostgreSQL breaks one deadlock at a time: on a slow machine, the last in the line may wait for a row until the
    // session's lock timeout.
    assert!(
        results
            .iter()
            .all(|result| matches!(result, Ok(_) | Err(CommitError::Stale | CommitError::Busy))),
        "{results:?}"
    );
    let done = results.iter().filter(|result| result.is_ok()).count() as i64;
    assert!(done >= 1);
    assert_eq!(thing(&store, "a").await.int("n").unwrap(), done);
    assert_eq!(thing(&store, "b").await.int("n").unwrap(), done);
}

async fn closing_finishes_what_waits_and_refuses_the_rest(database: &TestDatabase) {
    let store = prepared(database).await;
    let writes: Vec<_> = (0..100)
        .map(|i| {
            let store = store.clone();
            tokio::spawn(async move { store.commit(insert(&i.to_string())).await })
        })
        .collect();
    tokio::task::yield_now().await;
    store.close().await;
    let mut written = 0;
    for write in writes {
        match write.await.unwrap() {
            Ok(_) => written += 1,
            Err(error) => assert!(matches!(error, CommitError::Busy), "{error}"),
        }
    }
    assert!(matches!(
        store.commit(insert("late")).await,
        Err(CommitError::Busy)
    ));
    assert!(store.query("SELECT id FROM things", &[]).await.is_err());
    drop(store);
    assert_eq!(count(&database.open().await).await, written);
}

async fn opening_again_keeps_everything(database: &TestDatabase) {
    let store = prepared(database).await;
    store.commit(insert("a")).await.unwrap();
    drop(store);
    let store = database.open().await;
    assert_eq!(count(&store).await, 1);
    let row = store
        .first("SELECT program FROM installation", &[])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.text("program").unwrap(), env!("CARGO_PKG_VERSION"));
}

async fn nodes_that_start_together_wait_for_each_other(database: &TestDatabase) {
    let nodes: Vec<_> = (0..6)
        .map(|_| {
            let url = database.url();
            // Threads, because opening SQLite blocks.
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(async { Store::open(&url).await.map(drop) })
            })
        })
        .collect();
    for node in nodes {
        node.join().unwrap().expect("every node opens it");
    }
}

async fn a_newer_database_is_refused(database: &TestDatabase) {
    let store = database.open().await;
    let batch = Batch::new()
        .one(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (?1, ?2, ?3, ?4)",
            params![999, "later", "2030-01-01T00:00:00Z", "1"],
        )
        .one("UPDATE installation SET program = ?1", params!["9.8.7"]);
    store.commit(batch).await.unwrap();
    drop(store);
    let said = Store::open(&database.url()).await.unwrap_err().to_string();
    assert!(
        said.contains("9.8.7") && said.contains(env!("CARGO_PKG_VERSION")) && said.contains("999"),
        "{said}"
    );
}
