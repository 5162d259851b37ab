//! The two drivers behind one door.

pub(crate) mod batch;
pub(crate) mod error;
mod migrate;
mod postgres;
mod sqlite;
pub(crate) mod url;
pub(crate) mod value;

use std::fmt;
use std::sync::Arc;

use batch::{Batch, Outcome};
use error::{CommitError, Fault, OpenError, StoreError};
use postgres::Postgres;
use sqlite::Sqlite;
use url::DatabaseUrl;
use value::{Row, Value};

/// The database. Clones share it.
#[derive(Clone)]
pub struct Store {
    db: Arc<Db>,
}

enum Db {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// A read: its SQL, written as in [`Statement`](batch::Statement), and its parameters.
pub type Query<'a> = (&'static str, &'a [Value]);

/// What the store has done since it was opened, for metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Batches that were committed.
    pub batches: u64,
    /// Durable commits; fewer than `batches` when SQLite's writer has grouped them.
    pub commits: u64,
}

impl Store {
    /// Opens the database, makes it when there is none, and brings its schema up to date. Of several nodes that
    /// start together one does the work and the others wait.
    ///
    /// # Errors
    /// When it cannot be used, or not safely: see [`OpenError`], whose messages are for the operator.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, OpenError> {
        let db = match url {
            DatabaseUrl::Sqlite(path) => Db::Sqlite(Sqlite::open(path)?),
            DatabaseUrl::Postgres(url) => Db::Postgres(Postgres::open(url).await?),
        };
        Ok(Self { db: Arc::new(db) })
    }

    /// Runs one read and gives all its rows; bound it with `LIMIT`. With SQLite it runs on the calling thread
    /// (a point read takes some microseconds), so it must be short: every search goes through an index.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when no connection becomes free, [`StoreError::Fault`] when the database fails.
    pub async fn query(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        match &*self.db {
            Db::Sqlite(sqlite) => sqlite.query(sql, params),
            Db::Postgres(postgres) => postgres.query(sql, params).await,
        }
    }

    /// Runs one read and gives its first row.
    ///
    /// # Errors
    /// As [`Store::query`].
    pub async fn first(&self, sql: &'static str, params: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, params).await?.into_iter().next())
    }

    /// Runs several reads and gives the rows of each. Cheaper than one after the other: SQLite begins one read
    /// transaction for all, in which they see the same moment, and PostgreSQL gets them in one round trip, where each sees
    /// its own. So nothing may rest on their fitting together but through the versions that a batch holds.
    ///
    /// # Errors
    /// As [`Store::query`].
    pub async fn queries<const N: usize>(
        &self,
        queries: [Query<'_>; N],
    ) -> Result<[Vec<Row>; N], StoreError> {
        match &*self.db {
            Db::Sqlite(sqlite) => sqlite.queries(queries),
            Db::Postgres(postgres) => postgres.queries(queries).await,
        }
    }

    /// Writes a batch, all of it or nothing, and returns when it is durable. Once asked, the batch is written or
    /// refused even when the caller goes away (a browser that closed its connection).
    ///
    /// # Errors
    /// See [`CommitError`].
    pub async fn commit(&self, batch: Batch) -> Result<Vec<Outcome>, CommitError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        if batch.len() > Batch::MAX_STATEMENTS {
            return Err(Fault::new(format!("a batch of {} statements is too long", batch.len()), "").into());
        }
        match &*self.db {
            Db::Sqlite(sqlite) => sqlite.commit(batch.statements).await,
            Db::Postgres(postgres) => postgres.commit(batch.statements).await,
        }
    }

    /// Finishes the batches that are waiting, refuses new ones (as busy), and closes the database.
    pub async fn close(&self) {
        match &*self.db {
            Db::Sqlite(sqlite) => sqlite.close().await,
            Db::Postgres(postgres) => postgres.close().await,
        }
    }

    /// What the store has done so far.
    #[must_use]
    pub fn figures(&self) -> Figures {
        match &*self.db {
            Db::Sqlite(sqlite) => sqlite.figures(),
            Db::Postgres(postgres) => postgres.figures(),
        }
    }

    /// Lets the database grow to `pages` pages at most, which is what a full disk looks like. SQLite only.
    #[cfg(any(test, feature = "testing"))]
    pub async fn limit_pages(&self, pages: u32) {
        if let Db::Sqlite(sqlite) = &*self.db {
            sqlite.limit_pages(pages).await;
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &*self.db {
            Db::Sqlite(_) => "Store(SQLite)",
            Db::Postgres(_) => "Store(PostgreSQL)",
        })
    }
}
