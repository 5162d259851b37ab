//! The embedded database: one file, one writing thread, readers beside it.
//!
//! WAL with `synchronous=FULL`: a commit that was acknowledged survives a crash of the process, of the machine and a
//! pulled plug. Another process (an operator's command) may use the file at the same time; SQLite's locks and a
//! busy timeout keep them apart.

mod files;
mod readers;
mod rows;
mod writer;

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};
use tokio::sync::oneshot;

use super::batch::{Outcome, Statement};
use super::error::{CommitError, OpenError, StoreError};
use super::migrate::{self, Dialect};
use super::value::{Row, Value};
use super::{Figures, Query};
use readers::Readers;
use writer::{Done, Job, Write, Writer};

/// The most batches that wait for the writer: at its slowest (a disk with 10 ms a commit) four groups, so nobody
/// waits long for an answer that will be 'busy' in the end.
const QUEUE: usize = 1024;

/// Prepared statements that each connection keeps: more than the program has.
const STATEMENT_CACHE: usize = 512;

/// How long a write waits for another process that holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a start waits for another one that brings the schema up to date.
const MIGRATION_TIMEOUT: Duration = Duration::from_secs(60);

/// Marks the file as Doorcode's: "Door" (SQLite's `application_id`).
const APPLICATION_ID: i32 = 0x446f_6f72;

/// One SQLite database.
pub(super) struct Sqlite {
    readers: Readers,
    /// `None` only while it is dropped.
    queue: Option<SyncSender<Job>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    closing: AtomicBool,
    done: Arc<Done>,
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, OpenError> {
        files::prepare(path)?;
        let said = |error: rusqlite::Error| open_error(path, &error);
        let mut connection = connect(path).map_err(said)?;
        // Only a yes counts without the lock: anything else may be the sight of another program's work half done.
        if !is_ours_and_current(&connection, path).unwrap_or(false) {
            // A lock on the folder keeps two programs that start together apart, and vanishes with a crashed one.
            let _lock = lock_folder(path)?;
            if !is_ours_and_current(&connection, path)? {
                adopt(&connection, path)?;
                bring_up_to_date(&mut connection, path)?;
            }
        }
        writer::probe(&connection).map_err(said)?;
        let readers = Readers::open(path).map_err(said)?;

        let (queue, waiting) = sync_channel(QUEUE);
        let done = Arc::new(Done::default());
        let writer = Writer::new(connection, done.clone());
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || writer.run(&waiting))
            .map_err(|source| OpenError::Access {
                path: path.to_owned(),
                source,
            })?;
        Ok(Self {
            readers,
            queue: Some(queue),
            thread: Mutex::new(Some(thread)),
            closing: AtomicBool::new(false),
            done,
        })
    }

    pub(super) fn query(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.readers.query(sql, params)
    }

    pub(super) fn queries<const N: usize>(
        &self,
        queries: [Query<'_>; N],
    ) -> Result<[Vec<Row>; N], StoreError> {
        self.readers.queries(queries)
    }

    pub(super) async fn commit(&self, statements: Vec<Statement>) -> Result<Vec<Outcome>, CommitError> {
        if self.closing.load(Ordering::Acquire) {
            return Err(CommitError::Busy);
        }
        let (reply, answer) = oneshot::channel();
        let queue = self.queue.as_ref().ok_or_else(writer::gone)?;
        match queue.try_send(Job::Write(Write { statements, reply })) {
            Ok(()) => answer.await.unwrap_or_else(|_| Err(writer::gone())),
            Err(TrySendError::Full(_)) => Err(CommitError::Busy),
            Err(TrySendError::Disconnected(_)) => Err(writer::gone()),
        }
    }

    pub(super) async fn close(&self) {
        self.closing.store(true, Ordering::Release);
        // Readers go first, so that the writer is the last connection and folds the log into the file.
        self.readers.close();
        self.ask(Job::Close).await;
        self.join();
    }

    #[cfg(any(test, feature = "testing"))]
    pub(super) async fn limit_pages(&self, pages: u32) {
        self.ask(|reply| Job::LimitPages(pages, reply)).await;
    }

    pub(super) fn figures(&self) -> Figures {
        Figures {
            batches: self.done.batches.load(Ordering::Relaxed),
            commits: self.done.commits.load(Ordering::Relaxed),
        }
    }

    /// Puts a job that is not a batch into the queue, behind what waits there, and waits until it is done.
    async fn ask(&self, job: impl FnOnce(oneshot::Sender<()>) -> Job) {
        let (reply, answer) = oneshot::channel();
        let Some(queue) = self.queue.as_ref() else { return };
        let mut job = job(reply);
        while let Err(TrySendError::Full(full)) = queue.try_send(job) {
            job = full;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let _ = answer.await;
    }

    fn join(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.readers.close();
        // Without a sender the writer finishes what is queued and ends; the process must not end before it.
        self.queue = None;
        self.join();
    }
}

/// Opens the writing connection.
fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    // A database edited by hand cannot make us run code, and "name" is never silently a text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // 32 MB of log before it is folded in: pages that every group writes are then copied once, not every other commit.
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; \
         PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8000",
    )?;
    Ok(connection)
}

/// Whether the file is Doorcode's and needs no migration. Refuses another program's, and a newer version's.
fn is_ours_and_current(connection: &Connection, path: &Path) -> Result<bool, OpenError> {
    let said = |error: rusqlite::Error| open_error(path, &error);
    let id: i32 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(said)?;
    let tables: i64 = connection
        .query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(said)?;
    if id != APPLICATION_ID && (id != 0 || tables != 0) {
        return Err(OpenError::Foreign {
            path: path.to_owned(),
        });
    }
    if tables == 0 {
        return Ok(false);
    }
    let found: i32 = connection
        .query_row(
            "SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history",
            [],
            |row| row.get(0),
        )
        .map_err(said)?;
    let program = connection
        .query_row(migrate::READ_PROGRAM, [], |row| row.get(0))
        .optional();
    migrate::check_not_newer(found, program.ok().flatten())?;
    Ok(found == migrate::newest())
}

/// Marks a new file as Doorcode's and chooses its journal.
fn adopt(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let said = |error: rusqlite::Error| open_error(path, &error);
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(said)?;
    let journal: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(said)?;
    if journal != "wal" {
        return Err(OpenError::Unreachable {
            database: path.display().to_string(),
            what: "its file system has no shared memory".to_owned(),
            advice: "Keep the data folder on a local disk, not on a network drive",
        });
    }
    Ok(())
}

fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    let report = migrate::runner(Dialect::Sqlite)?
        .run(connection)
        .map_err(|error| migrate::failed(&error))?;
    if !report.applied_migrations().is_empty() {
        connection
            .execute_batch(&migrate::write_program())
            .map_err(|error| open_error(path, &error))?;
    }
    Ok(())
}

/// Takes the lock under which the schema is changed: on the folder, so that no file is left behind.
fn lock_folder(path: &Path) -> Result<File, OpenError> {
    let folder = files::folder_of(path);
    let access = |source| OpenError::Access {
        path: folder.clone(),
        source,
    };
    let file = File::open(&folder).map_err(access)?;
    let pause = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if waited < MIGRATION_TIMEOUT => {
                std::thread::sleep(pause);
                waited += pause;
            }
            Err(TryLockError::WouldBlock) => {
                return Err(OpenError::Unreachable {
                    database: path.display().to_string(),
                    what: "another program has been bringing it up to date for a minute".to_owned(),
                    advice: "Wait for it, or end it",
                });
            }
            // A file system without locks has no second program on it either that could take one.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                return Ok(file);
            }
            Err(TryLockError::Error(source)) => return Err(access(source)),
        }
    }
}

/// What SQLite's error at the start means to an operator.
fn open_error(path: &Path, error: &rusqlite::Error) -> OpenError {
    let path = PathBuf::from(path);
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::Foreign { path },
        Some(ErrorCode::ReadOnly) => OpenError::ReadOnly { path },
        Some(ErrorCode::DiskFull) => OpenError::Full { path },
        Some(ErrorCode::DatabaseCorrupt) => OpenError::Damaged {
            path,
            what: error.to_string(),
        },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => OpenError::Unreachable {
            database: path.display().to_string(),
            what: "another program holds it".to_owned(),
            advice: "End that program and start again",
        },
        _ => OpenError::Unreachable {
            database: path.display().to_string(),
            what: error.to_string(),
            advice: "Check that the data folder belongs to the user who runs doorcode",
        },
    }
}
