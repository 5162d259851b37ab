//! The one writer of a SQLite database: a thread that takes all the batches that are waiting, runs each in a
//! savepoint of one transaction, and makes them durable with one commit.
//!
//! A durable commit costs a write-through to the disk, whose time does not depend on how much is written. While one
//! is under way the next batches gather in the queue; so the busier it is, the more of them share a commit, and
//! nobody waits for a timer. A batch that fails is rolled back to its savepoint and does not touch its neighbours.
//!
//! Nobody is answered before the commit. When the commit itself fails (a full disk), every batch of the group is
//! tried once more alone, so that one that is too big does not take the others with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::rows::{ColumnNames, bind, collect, commit_error};
use crate::db::batch::{Expect, Outcome, Statement};
use crate::db::error::{CommitError, Fault};

/// The most batches in one commit: bounds how long the first of them waits for the others (256 batches of
/// five statements run in about 10 ms).
const GROUP_MAX: usize = 256;

/// Where an answer goes. Nobody may be there any more: then it is dropped.
type Reply = oneshot::Sender<Result<Vec<Outcome>, CommitError>>;

/// What the writer is asked.
pub(super) enum Job {
    /// Write a batch.
    Write(Write),
    /// Answer when everything before is done, and end.
    Close(oneshot::Sender<()>),
    /// Behave as if the disk had room for so many pages.
    #[cfg(any(test, feature = "testing"))]
    LimitPages(u32, oneshot::Sender<()>),
}

/// A batch that waits, and who waits for it.
pub(super) struct Write {
    pub(super) statements: Vec<Statement>,
    pub(super) reply: Reply,
}

/// What the writer has done.
#[derive(Default)]
pub(super) struct Done {
    pub(super) batches: AtomicU64,
    pub(super) commits: AtomicU64,
}

/// The writing connection and what belongs to it.
pub(super) struct Writer {
    pub(super) connection: Connection,
    pub(super) done: Arc<Done>,
    names: ColumnNames,
}

impl Writer {
    pub(super) fn new(connection: Connection, done: Arc<Done>) -> Self {
        Self {
            connection,
            done,
            names: ColumnNames::default(),
        }
    }

    /// Works until the store is closed or dropped; what is queued by then is still written.
    pub(super) fn run(mut self, queue: &Receiver<Job>) {
        let mut next = queue.recv().ok();
        while let Some(job) = next {
            next = match job {
                Job::Write(first) => self.write_group(first, queue),
                Job::Close(reply) => {
                    self.close();
                    let _ = reply.send(());
                    return;
                }
                #[cfg(any(test, feature = "testing"))]
                Job::LimitPages(pages, reply) => {
                    let _ = self.connection.pragma_update(None, "max_page_count", pages);
                    let _ = reply.send(());
                    None
                }
            };
            if next.is_none() {
                next = queue.recv().ok();
            }
        }
        self.close();
    }

    /// Lets SQLite bring its statistics up to date and fold the write-ahead log into the database.
    fn close(self) {
        let _ = self.connection.execute_batch("PRAGMA optimize");
        if let Err((_, error)) = self.connection.close() {
            tracing::warn!(%error, "the database was not closed cleanly; it is repaired at the next start");
        }
    }

    /// Writes `first` and all the batches that wait behind it. Gives back the job that ended the group, if it was
    /// not a batch.
    fn write_group(&mut self, first: Write, queue: &Receiver<Job>) -> Option<Job> {
        if let Err(error) = self.control("BEGIN IMMEDIATE") {
            let _ = first.reply.send(Err(commit_error(&error)));
            return None;
        }
        let mut group: Vec<(Write, Result<Vec<Outcome>, CommitError>)> = Vec::new();
        let mut write = first;
        let next = loop {
            let answer = self.write_one(&write.statements);
            group.push((write, answer));
            // SQLite may undo the whole transaction on its own when it cannot go on.
            if self.connection.is_autocommit() || group.len() >= GROUP_MAX {
                break None;
            }
            match queue.try_recv() {
                Ok(Job::Write(another)) => write = another,
                Ok(other) => break Some(other),
                Err(_) => break None,
            }
        };
        match self.finish(&group) {
            Ok(()) => {
                for (write, answer) in group {
                    let _ = write.reply.send(answer);
                }
            }
            Err(error) if group.len() > 1 => {
                tracing::warn!(%error, batches = group.len(), "a grouped commit failed; trying its batches one by one");
                for (write, _) in group {
                    self.write_alone(write);
                }
            }
            Err(error) => {
                for (write, answer) in group {
                    let _ = write.reply.send(answer.and(Err(commit_error(&error))));
                }
            }
        }
        next
    }

    /// Makes the group durable; undoes it when that fails.
    fn finish(
        &mut self,
        group: &[(Write, Result<Vec<Outcome>, CommitError>)],
    ) -> Result<(), rusqlite::Error> {
        let written = group.iter().filter(|(_, answer)| answer.is_ok()).count();
        if self.connection.is_autocommit() {
            // Undone by SQLite: what seemed written is not.
            return Err(rusqlite::Error::SqliteFailure(
                rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT_ROLLBACK),
                Some("the transaction was rolled back".to_owned()),
            ));
        }
        if written == 0 {
            return self.control("ROLLBACK");
        }
        if let Err(error) = self.control("COMMIT") {
            if !self.connection.is_autocommit() {
                let _ = self.control("ROLLBACK");
            }
            return Err(error);
        }
        self.done.batches.fetch_add(written as u64, Ordering::Relaxed);
        self.done.commits.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Writes one batch in a transaction of its own.
    fn write_alone(&mut self, write: Write) {
        let answer = match self.control("BEGIN IMMEDIATE") {
            Err(error) => Err(commit_error(&error)),
            Ok(()) => {
                let answer = self.write_one(&write.statements);
                let group = [(write, answer)];
                let finished = self.finish(&group);
                let [(write, answer)] = group;
                let _ = write.reply.send(match finished {
                    Ok(()) => answer,
                    Err(error) => answer.and(Err(commit_error(&error))),
                });
                return;
            }
        };
        let _ = write.reply.send(answer);
    }

    /// Runs a batch inside the open transaction: all of it, or back to where it began.
    fn write_one(&mut self, statements: &[Statement]) -> Result<Vec<Outcome>, CommitError> {
        self.control("SAVEPOINT batch")
            .map_err(|error| commit_error(&error))?;
        let answer = statements
            .iter()
            .map(|statement| self.execute(statement))
            .collect();
        if self.connection.is_autocommit() {
            return answer;
        }
        let undone = if answer.is_err() {
            self.control("ROLLBACK TO batch")
        } else {
            Ok(())
        };
        undone
            .and_then(|()| self.control("RELEASE batch"))
            .map_err(|error| commit_error(&error))?;
        answer
    }

    fn execute(&mut self, statement: &Statement) -> Result<Outcome, CommitError> {
        let mut prepared = self
            .connection
            .prepare_cached(statement.sql)
            .map_err(|error| commit_error(&error))?;
        if prepared.readonly() {
            // A read is no guard: under PostgreSQL nothing would hold what it saw.
            return Err(Fault::new("a batch holds a statement that does not write", "").into());
        }
        bind(&mut prepared, &statement.params)?;
        let outcome = if prepared.column_count() == 0 {
            let changed = prepared.raw_execute().map_err(|error| commit_error(&error))?;
            Outcome {
                changed: changed as u64,
                rows: Vec::new(),
            }
        } else {
            let rows = collect(statement.sql, &mut prepared, &mut self.names)
                .map_err(|error| commit_error(&error))?;
            Outcome {
                changed: rows.len() as u64,
                rows,
            }
        };
        if statement.expect == Expect::One && outcome.changed != 1 {
            return Err(CommitError::Stale);
        }
        Ok(outcome)
    }

    /// Runs a statement of transaction control, prepared once.
    fn control(&self, sql: &'static str) -> Result<(), rusqlite::Error> {
        self.connection.prepare_cached(sql)?.raw_execute().map(drop)
    }
}

/// The writer's thread has gone, which only happens when the process is being torn down.
pub(super) fn gone() -> CommitError {
    Fault::new("the database's writer has stopped", "restart the program").into()
}

/// A writing connection that is ready, or why it is not.
pub(super) fn probe(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")
}
