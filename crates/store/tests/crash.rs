//! `kill -9` of a process that writes: every batch whose commit was acknowledged is there afterwards, whole.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, Store, on_both_drivers, params};

const DATABASE: &str = "DOORCODE_CRASH_DATABASE";

on_both_drivers!(what_was_acknowledged_survives_kill_9);

async fn what_was_acknowledged_survives_kill_9(database: &TestDatabase) {
    let store = database.open().await;
    let tables = Batch::new()
        .any("CREATE TABLE lefts (id BIGINT NOT NULL PRIMARY KEY)", vec![])
        .any("CREATE TABLE rights (id BIGINT NOT NULL PRIMARY KEY)", vec![]);
    store.commit(tables).await.unwrap();
    drop(store);

    let mut acknowledged = HashSet::new();
    for round in 0..3 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_it_is_killed", "--ignored", "--nocapture"])
            .env(DATABASE, database.address())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let mut wanted = 200 + 100 * round;
        // Reads on to the end after the kill: what the child printed was acknowledged.
        while lines.read_line(&mut line).unwrap() > 0 {
            if let Some(id) = line
                .strip_suffix('\n')
                .and_then(|line| line.strip_prefix("written "))
            {
                acknowledged.insert(id.parse::<i64>().unwrap());
                wanted -= 1;
                if wanted == 0 {
                    child.kill().unwrap();
                }
            }
            line.clear();
        }
        assert!(wanted <= 0, "the child wrote enough before it ended");
        child.wait().unwrap();

        let store = database.open().await;
        let lefts = ids(store.query("SELECT id FROM lefts", &[]).await.unwrap());
        let rights = ids(store.query("SELECT id FROM rights", &[]).await.unwrap());
        assert_eq!(lefts, rights, "batches are whole");
        assert_eq!(
            acknowledged.difference(&lefts).count(),
            0,
            "acknowledged batches are there"
        );
    }
}

fn ids(rows: Vec<doorcode_store::Row>) -> HashSet<i64> {
    rows.iter().map(|row| row.int("id").unwrap()).collect()
}

/// Not a test of its own: the process that is killed.
#[test]
#[ignore = "started by what_was_acknowledged_survives_kill_9"]
fn writes_until_it_is_killed() {
    let Ok(address) = std::env::var(DATABASE) else {
        return;
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::open(&address.parse().unwrap()).await.unwrap();
        let row = store
            .first("SELECT COALESCE(MAX(id), 0) AS id FROM lefts", &[])
            .await
            .unwrap()
            .unwrap();
        let first = row.int("id").unwrap() + 1;
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for id in (first + writer..).step_by(8) {
                        let batch = Batch::new()
                            .one("INSERT INTO lefts (id) VALUES (?1)", params![id])
                            .one("INSERT INTO rights (id) VALUES (?1)", params![id]);
                        store.commit(batch).await.unwrap();
                        writeln!(std::io::stdout().lock(), "written {id}").unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            let _ = writer.await;
        }
    });
}
