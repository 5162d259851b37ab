//! What only the embedded database does: grouping, a full queue, a full disk, and the refusals at the start.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, CommitError, DatabaseUrl, OpenError, Store, params};
use tempfile::TempDir;

async fn prepared(database: &TestDatabase) -> Store {
    let store = database.open().await;
    let table = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, body BYTEA)";
    store.commit(Batch::new().any(table, vec![])).await.unwrap();
    store
}

fn insert(id: i64) -> Batch {
    Batch::new().one("INSERT INTO things (id) VALUES (?1)", params![id])
}

async fn count(store: &Store) -> i64 {
    store
        .first("SELECT COUNT(*) AS n FROM things", &[])
        .await
        .unwrap()
        .unwrap()
        .int("n")
        .unwrap()
}

/// Another process that writes, for as long as the value lives.
fn other_writer(database: &TestDatabase) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(database.address()).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn batches_that_wait_share_a_commit_and_fail_alone() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    let before = store.figures();
    let holder = other_writer(&database);
    let writes: Vec<_> = (0..100)
        .map(|i| {
            let store = store.clone();
            // Every tenth wants a key that another one has.
            let id = if i % 10 == 9 { i - 1 } else { i };
            tokio::spawn(async move {
                store
                    .commit(insert(1000 + i).one("INSERT INTO things (id) VALUES (?1)", params![id]))
                    .await
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(200)).await;
    drop(holder);
    let mut refused = 0;
    for write in writes {
        match write.await.unwrap() {
            Ok(_) => {}
            Err(error) => {
                assert!(error.is_conflict("things_id"), "{error}");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 10);
    assert_eq!(count(&store).await, 180);
    let after = store.figures();
    assert_eq!(after.batches - before.batches, 90);
    assert!(
        after.commits - before.commits <= 3,
        "{} commits for 90 batches",
        after.commits - before.commits
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_is_busy_and_loses_nothing_that_was_taken() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    let holder = other_writer(&database);
    let writes: Vec<_> = (0..1500)
        .map(|i| {
            let store = store.clone();
            tokio::spawn(async move { store.commit(insert(i)).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    drop(holder);
    let (mut written, mut busy) = (0, 0);
    for write in writes {
        match write.await.unwrap() {
            Ok(_) => written += 1,
            Err(CommitError::Busy) => busy += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert!(busy >= 400, "{busy} were refused");
    assert_eq!(count(&store).await, written);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_a_fault_that_loses_nothing() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    store.commit(insert(1)).await.unwrap();
    store.limit_pages(60).await;
    let big = |id: i64| {
        let body = vec![7u8; 400_000];
        Batch::new().one("INSERT INTO things (id, body) VALUES (?1, ?2)", params![id, body])
    };
    // Small batches in the same group as one that does not fit are written all the same.
    let holder = other_writer(&database);
    let mut writes = Vec::new();
    for id in 2..30i64 {
        let store = store.clone();
        let batch = if id % 7 == 0 { big(id) } else { insert(id) };
        writes.push(tokio::spawn(async move { (id, store.commit(batch).await) }));
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    drop(holder);
    for write in writes {
        let (id, answer) = write.await.unwrap();
        match answer {
            Ok(_) => assert_ne!(id % 7, 0),
            Err(CommitError::Fault(fault)) => {
                assert_eq!(id % 7, 0, "{fault}");
                assert!(fault.to_string().contains("the disk is full"), "{fault}");
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(count(&store).await, 25);
    store.limit_pages(1_000_000).await;
    store.commit(big(7)).await.expect("with room again it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_is_no_guard() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    store.commit(insert(1)).await.unwrap();
    let batch = Batch::new().one("SELECT id FROM things", vec![]);
    assert!(matches!(store.commit(batch).await, Err(CommitError::Fault(_))));
    let write = store.query("DELETE FROM things RETURNING id", &[]).await;
    assert!(write.is_err(), "and a query does not write");
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn dropping_the_store_writes_what_was_taken_and_leaves_one_file() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    for id in 0..10 {
        // Asked once, and gone: the batch is in the queue.
        let mut commit = std::pin::pin!(store.commit(insert(id)));
        assert!(
            std::future::poll_fn(|cx| std::task::Poll::Ready(commit.as_mut().poll(cx)))
                .await
                .is_pending()
        );
    }
    drop(store);
    let folder = Path::new(database.address()).parent().unwrap();
    let files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["doorcode.db"], "the log is folded into the database");
    assert_eq!(count(&database.open().await).await, 10);
}

#[test]
fn programs_that_start_together_make_one_database() {
    for _ in 0..15 {
        let database = TestDatabase::sqlite();
        let start = Arc::new(Barrier::new(4));
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let (url, start) = (database.url(), start.clone());
                std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                    start.wait();
                    runtime.block_on(Store::open(&url)).map(drop)
                })
            })
            .collect();
        for start in starts {
            start.join().unwrap().expect("every one of them opens it");
        }
    }
}

// The refusals at the start.

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(doorcode_store::testing::folder())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

async fn refused(path: impl Into<PathBuf>) -> OpenError {
    Store::open(&DatabaseUrl::sqlite(path))
        .await
        .expect_err("it is refused")
}

#[tokio::test]
async fn what_is_made_is_private() {
    let folder = Folder::new();
    let path = folder.path("new/deeper/doorcode.db");
    let store = Store::open(&DatabaseUrl::sqlite(&path)).await.unwrap();
    store
        .commit(Batch::new().any("CREATE TABLE things (id BIGINT)", vec![]))
        .await
        .unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for entry in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600, "the database and its log");
    }
}

#[tokio::test]
async fn what_others_can_read_is_refused_with_the_command() {
    let folder = Folder::new();
    std::fs::set_permissions(folder.0.path(), Permissions::from_mode(0o750)).unwrap();
    let said = refused(folder.path("doorcode.db")).await.to_string();
    assert!(
        said.contains("mode 750") && said.contains(&format!("chmod 700 {}", folder.0.path().display())),
        "{said}"
    );
    assert!(!folder.path("doorcode.db").exists(), "and nothing was made there");

    std::fs::set_permissions(folder.0.path(), Permissions::from_mode(0o700)).unwrap();
    drop(
        Store::open(&DatabaseUrl::sqlite(folder.path("doorcode.db")))
            .await
            .unwrap(),
    );
    std::fs::set_permissions(folder.path("doorcode.db"), Permissions::from_mode(0o644)).unwrap();
    let said = refused(folder.path("doorcode.db")).await.to_string();
    assert!(said.contains("chmod 600"), "{said}");
}

#[tokio::test]
async fn a_read_only_file_or_folder_is_refused() {
    let folder = Folder::new();
    let path = folder.path("doorcode.db");
    drop(Store::open(&DatabaseUrl::sqlite(&path)).await.unwrap());
    std::fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(refused(&path).await, OpenError::ReadOnly { .. }));
    std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    std::fs::set_permissions(folder.0.path(), Permissions::from_mode(0o500)).unwrap();
    assert!(matches!(refused(&path).await, OpenError::ReadOnly { .. }));
    std::fs::set_permissions(folder.0.path(), Permissions::from_mode(0o700)).unwrap();
    drop(
        Store::open(&DatabaseUrl::sqlite(&path))
            .await
            .expect("all is well again"),
    );
}

#[tokio::test]
async fn a_file_of_another_kind_is_refused_and_left_alone() {
    let folder = Folder::new();
    let path = folder.path("doorcode.db");
    let letter = "Dear Alice, this is not a database, however long it gets. ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(refused(&path).await, OpenError::Foreign { .. }));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);

    std::fs::remove_file(&path).unwrap();
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE songs (title TEXT)")
        .unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    assert!(
        matches!(refused(&path).await, OpenError::Foreign { .. }),
        "another program's database"
    );

    std::fs::create_dir(folder.path("folder")).unwrap();
    std::fs::set_permissions(folder.path("folder"), Permissions::from_mode(0o700)).unwrap();
    assert!(
        matches!(refused(folder.path("folder")).await, OpenError::Access { .. }),
        "a folder"
    );
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_refused() {
    let folder = Folder::new();
    std::fs::write(folder.path("file"), "").unwrap();
    let error = refused(folder.path("file/data/doorcode.db")).await;
    assert!(matches!(error, OpenError::Folder { .. }), "{error}");
    assert!(error.to_string().contains("--data"), "{error}");
}

#[tokio::test]
async fn another_program_that_holds_the_file_is_told() {
    let database = TestDatabase::sqlite();
    drop(database.open().await);
    let _holder = other_writer(&database);
    let said = refused(database.address()).await.to_string();
    assert!(said.contains("another program holds it"), "{said}");
}
