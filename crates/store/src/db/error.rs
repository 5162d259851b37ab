//! What can go wrong, by what the caller does about it: reload (`Stale`), tell the person (`Conflict`), come back
//! later (`Busy`), or write it to the log and answer 500 (`Fault`). What operators read says what to do.
//!
//! No error carries a parameter of a statement: the drivers' own messages are taken over only where they cannot
//! contain one (PostgreSQL's `detail` can, and is left out).

use std::path::PathBuf;

/// Why a read gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No connection became free in time. Nothing was read; asking again later may succeed.
    #[error("the database is busy")]
    Busy,
    /// A row is not shaped as the code expects.
    #[error(transparent)]
    Row(#[from] RowError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why a batch was not committed. Except after some `Fault`s (a connection that broke while the commit was under
/// way), nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// A statement that had to change exactly one row did not, or what it refers to is gone, or the database
    /// undid the batch in favour of another one: somebody else was faster. Reload and step again.
    #[error("what the change was based on has changed meanwhile")]
    Stale,
    /// A unique key is taken. `constraint` is the index's name: the table and its columns, joined by `_`
    /// (`accounts_user_name`), on both drivers.
    #[error("{constraint} is taken")]
    Conflict {
        /// The name of the unique index that refused.
        constraint: String,
    },
    /// The queue of waiting batches is full, a lock was not to be had in time, or the store is closing. Nothing was written.
    #[error("the database is busy")]
    Busy,
    /// The database failed. Nothing acknowledged before is lost.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CommitError {
    /// Whether the unique index `name` refused the batch.
    #[must_use]
    pub fn is_conflict(&self, name: &str) -> bool {
        matches!(self, CommitError::Conflict { constraint } if constraint == name)
    }
}

/// A column that is not what the code expects: an error of the program, or a database edited by hand.
#[derive(Debug, thiserror::Error)]
#[error("the column \"{column}\" {problem}")]
pub struct RowError {
    column: &'static str,
    problem: String,
}

impl RowError {
    pub(crate) fn new(column: &'static str, problem: &str) -> Self {
        Self {
            column,
            problem: problem.to_owned(),
        }
    }

    pub(super) fn mismatch(column: &'static str, found: &str, wanted: &str) -> Self {
        Self {
            column,
            problem: format!("holds {found}, not {wanted}"),
        }
    }
}

/// The database failed: what happened and what an operator can do, for the log.
#[derive(Debug, thiserror::Error)]
#[error("{what}{}{}", if advice.is_empty() { "" } else { ": " }, advice)]
pub struct Fault {
    what: String,
    advice: &'static str,
}

impl Fault {
    pub(super) fn new(what: impl Into<String>, advice: &'static str) -> Self {
        Self {
            what: what.into(),
            advice,
        }
    }
}

/// Why the database could not be opened. Every message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the database does not exist and cannot be made.
    #[error("cannot make the data folder {}: {source}. Make it yourself (mkdir -m 700), or choose another one with --data", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder or a file in it cannot be looked at or written.
    #[error("cannot use {}: {source}. It must belong to the user who runs doorcode (chown), or choose another place with --data", path.display())]
    Access {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Other users of the machine can read the folder or file.
    #[error("other users of this machine can read {} (mode {mode:03o}). Run: chmod {wanted} {}", path.display(), path.display())]
    Exposed {
        /// The folder or file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
        /// The permissions it should have, as `chmod` takes them.
        wanted: &'static str,
    },
    /// The database, or the folder it is in, cannot be written.
    #[error("{} is read-only. Make it writable for the user who runs doorcode (chmod u+w, or mount the disk for writing)", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// The file is something else than a database of Doorcode's.
    #[error("{} is not a database of Doorcode. Move it away, or choose another place with --data or --database", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("the database {} is damaged ({what}). Restore a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        what: String,
    },
    /// A newer program has written the database.
    #[error(
        "the database is from a newer version: Doorcode {database_program} (schema {database}); this program is Doorcode {program} (schema {known}). \
         Start the newer version, or restore a backup made before it"
    )]
    Newer {
        /// The database's schema.
        database: i32,
        /// The newest version of the program that has written it.
        database_program: String,
        /// The newest schema that this program knows.
        known: i32,
        /// This program's version.
        program: &'static str,
    },
    /// The schema could not be brought up to date. The database is as it was before.
    #[error("the database could not be brought up to date, and is as it was before: {what}")]
    Migration {
        /// What went wrong.
        what: String,
    },
    /// The disk is full.
    #[error("the disk that holds {} is full. Make room and start again; nothing is lost", path.display())]
    Full {
        /// The database.
        path: PathBuf,
    },
    /// The database did not answer or refused.
    #[error("cannot open the database {database}: {what}{}{advice}", if advice.is_empty() { "" } else { ". " })]
    Unreachable {
        /// Where it is, without the password.
        database: String,
        /// What happened.
        what: String,
        /// What to do about it.
        advice: &'static str,
    },
}
