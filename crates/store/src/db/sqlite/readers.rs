//! The reading connections of a SQLite database. A read sees everything that was committed before it began, and
//! neither waits for the writer nor holds it up (WAL).
//!
//! Reads run on the thread that asks. There are a few more connections than cores, so that a thread finds a free one
//! unless reads are slow; then it waits for one, and gives up after a while.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::rows::{ColumnNames, bind, collect, fault, store_error};
use crate::db::Query;
use crate::db::error::StoreError;
use crate::db::value::{Row, Value};

/// How long a read waits for a connection before it gives up as busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The reading connections that are free, and a bell for when one is given back.
pub(super) struct Readers {
    state: Mutex<State>,
    freed: Condvar,
}

struct State {
    idle: Vec<Reader>,
    closed: bool,
}

struct Reader {
    connection: Connection,
    names: ColumnNames,
}

impl Readers {
    /// Opens a reading connection for each core and two for the threads that do other work.
    pub(super) fn open(path: &Path) -> Result<Self, rusqlite::Error> {
        let count = std::thread::available_parallelism().map_or(2, usize::from) + 2;
        let idle = (0..count)
            .map(|_| Reader::open(path))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            state: Mutex::new(State { idle, closed: false }),
            freed: Condvar::new(),
        })
    }

    /// Runs one read.
    pub(super) fn query(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.with_one(|reader| reader.query(sql, params))
    }

    /// Runs several reads in one transaction.
    pub(super) fn queries<const N: usize>(
        &self,
        queries: [Query<'_>; N],
    ) -> Result<[Vec<Row>; N], StoreError> {
        self.with_one(|reader| {
            // Each read alone would take and give back the locks on the log, and find its pages anew.
            reader.control("BEGIN")?;
            let answer = reader.all(queries);
            if let Err(error) = reader.control("COMMIT") {
                // Never given back with the transaction open: it would show this moment for ever.
                let _ = reader.control("ROLLBACK");
                return answer.and(Err(error));
            }
            answer
        })
    }

    fn with_one<T>(&self, read: impl FnOnce(&mut Reader) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut reader = self.take()?;
        let answer = read(&mut reader);
        let mut state = self.lock();
        if !state.closed {
            state.idle.push(reader);
            self.freed.notify_one();
        }
        answer
    }

    /// Closes the connections that are free now; those in use are closed when they are given back.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        state.idle.clear();
        self.freed.notify_all();
    }

    fn take(&self) -> Result<Reader, StoreError> {
        let empty = |state: &mut State| state.idle.is_empty() && !state.closed;
        let (mut state, _) = self
            .freed
            .wait_timeout_while(self.lock(), PATIENCE, empty)
            .unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return Err(StoreError::Busy);
        }
        state.idle.pop().ok_or(StoreError::Busy)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing is left half done while the lock is held, so a panic elsewhere does not matter.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    fn open(path: &Path) -> Result<Self, rusqlite::Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(super::STATEMENT_CACHE);
        connection
            .execute_batch("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2000")?;
        Ok(Self {
            connection,
            names: ColumnNames::default(),
        })
    }

    fn all<const N: usize>(&mut self, queries: [Query<'_>; N]) -> Result<[Vec<Row>; N], StoreError> {
        let mut rows = [const { Vec::new() }; N];
        for (rows, (sql, params)) in rows.iter_mut().zip(queries) {
            *rows = self.query(sql, params)?;
        }
        Ok(rows)
    }

    /// Runs a statement of transaction control, prepared once.
    fn control(&self, sql: &'static str) -> Result<(), StoreError> {
        let done = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.raw_execute());
        done.map(drop).map_err(|error| store_error(&error))
    }

    fn query(&mut self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .map_err(|error| fault(&error))?;
        bind(&mut statement, params)?;
        collect(sql, &mut statement, &mut self.names).map_err(|error| store_error(&error))
    }
}
