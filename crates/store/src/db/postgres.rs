//! PostgreSQL: a bounded pool of connections; a batch is one transaction at READ COMMITTED.
//!
//! The weakest isolation level suffices because every batch guards what it read: an `UPDATE … WHERE version = ?`
//! that waited for another one is evaluated again on the new row, finds another version, changes nothing, and
//! the batch is stale.
//!
//! The statements of a batch are sent without waiting for each other (pipelined), and the commit after all have been
//! answered: two round trips for a batch of any length.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use futures_util::future::{join, join_all, try_join_all};
use tokio_postgres::config::SslMode;
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use tokio_postgres::{Config, NoTls, error::SqlState};

use super::batch::{Expect, Outcome, Statement};
use super::error::{CommitError, Fault, OpenError, RowError, StoreError};
use super::migrate::{self, Dialect};
use super::url::PostgresUrl;
use super::value::{Columns, Row, Value};
use super::{Figures, Query};

/// Connections of one node. PostgreSQL allows 100 by default, for all nodes together.
const CONNECTIONS: usize = 16;

/// How long a caller waits for a free connection, and a connection for the server.
const PATIENCE: Duration = Duration::from_secs(5);

/// What each connection tells the server: a statement that takes 10 s or waits 5 s for a lock is given up, and a
/// transaction that a dead process left open ends soon.
const SESSION: &str =
    "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=10s";

/// What the connection that changes the schema tells: it may take its time, also for the others' lock.
const MIGRATION_SESSION: &str = "-c statement_timeout=0 -c lock_timeout=0";

/// The advisory lock under which the schema is changed ("Doorcode" in ASCII).
const MIGRATION_LOCK: &str = "SELECT pg_advisory_lock(4930675138573132901)";

/// The oldest server that the tests know: 13, as `server_version_num`.
const OLDEST_SERVER: i32 = 130_000;

/// Statements that are sent at once. `join_all` polls up to 30 futures in their order, and the order is the meaning.
const PIPELINE: usize = 16;

/// One PostgreSQL database.
pub(super) struct Postgres {
    pool: Pool,
    texts: RwLock<HashMap<&'static str, Arc<Text>>>,
    /// Held shared by every commit; taken alone by `close`.
    under_way: Arc<tokio::sync::RwLock<()>>,
    closing: AtomicBool,
    done: Arc<AtomicU64>,
}

/// A statement as PostgreSQL takes it, and the names of its columns once they are known.
struct Text {
    sql: String,
    columns: OnceLock<Columns>,
}

impl Postgres {
    pub(super) async fn open(url: &PostgresUrl) -> Result<Self, OpenError> {
        if url.config.get_ssl_mode() == SslMode::Require {
            return Err(OpenError::Unreachable {
                database: url.to_string(),
                what: "sslmode=require asks for TLS to the database, which this version does not speak"
                    .to_owned(),
                advice: "Use a socket, a private network or a TLS tunnel, and leave sslmode out",
            });
        }
        let mut config = (*url.config).clone();
        config.ssl_mode(SslMode::Disable);
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        if config.get_application_name().is_none() {
            config.application_name("doorcode");
        }
        bring_up_to_date(with_session(&config, MIGRATION_SESSION), url).await?;

        let manager_config = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let manager = Manager::from_config(with_session(&config, SESSION), NoTls, manager_config);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .recycle_timeout(Some(PATIENCE))
            .build()
            .map_err(|error| unreachable(url, error.to_string(), ""))?;
        Ok(Self {
            pool,
            texts: RwLock::default(),
            under_way: Arc::default(),
            closing: AtomicBool::new(false),
            done: Arc::default(),
        })
    }

    pub(super) async fn query(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let [rows] = self.queries([(sql, params)]).await?;
        Ok(rows)
    }

    pub(super) async fn queries<const N: usize>(
        &self,
        queries: [Query<'_>; N],
    ) -> Result<[Vec<Row>; N], StoreError> {
        let texts = queries.map(|(sql, _)| self.text(sql));
        for attempt in 0.. {
            let client = self.client().await?;
            let reads = texts
                .iter()
                .zip(queries)
                .map(|(text, (_, params))| read(&client, text, params));
            match try_join_all(reads).await {
                Ok(found) => {
                    let mut rows = [const { Vec::new() }; N];
                    for ((rows, found), text) in rows.iter_mut().zip(found).zip(&texts) {
                        *rows = found
                            .iter()
                            .map(|row| convert(row, text))
                            .collect::<Result<_, _>>()?;
                    }
                    return Ok(rows);
                }
                // The server was restarted since the connection was last used. A read may simply be asked again;
                // so often that the whole pool may have been broken.
                Err(error) if is_broken(&error) && attempt < CONNECTIONS => drop(client),
                Err(error) => return Err(store_error(&error)),
            }
        }
        Err(StoreError::Busy)
    }

    pub(super) async fn commit(&self, statements: Vec<Statement>) -> Result<Vec<Outcome>, CommitError> {
        let under_way = self.under_way.clone().read_owned().await;
        if self.closing.load(Ordering::Acquire) {
            return Err(CommitError::Busy);
        }
        let client = self.client().await.map_err(|error| match error {
            StoreError::Fault(fault) => CommitError::Fault(fault),
            StoreError::Busy | StoreError::Row(_) => CommitError::Busy,
        })?;
        let texts: Vec<Arc<Text>> = statements
            .iter()
            .map(|statement| self.text(statement.sql))
            .collect();
        let done = self.done.clone();
        // A task of its own, so that a caller who goes away leaves no transaction half done.
        let task = tokio::spawn(async move {
            let _under_way = under_way;
            let answer = write(client, &statements, &texts).await;
            if answer.is_ok() {
                done.fetch_add(1, Ordering::Relaxed);
            }
            answer
        });
        task.await
            .unwrap_or_else(|_| Err(Fault::new("the program is being stopped", "").into()))
    }

    pub(super) async fn close(&self) {
        self.closing.store(true, Ordering::Release);
        let _all_have_ended = self.under_way.write().await;
        self.pool.close();
    }

    pub(super) fn figures(&self) -> Figures {
        let done = self.done.load(Ordering::Relaxed);
        Figures {
            batches: done,
            commits: done,
        }
    }

    async fn client(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => store_error(&error),
            PoolError::Timeout(_) | PoolError::Closed => StoreError::Busy,
            other => Fault::new(format!("PostgreSQL: {other}"), "").into(),
        })
    }

    fn text(&self, sql: &'static str) -> Arc<Text> {
        if let Some(text) = self.texts.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return text.clone();
        }
        let text = Arc::new(Text {
            sql: numbered(sql),
            columns: OnceLock::new(),
        });
        self.texts
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(sql)
            .or_insert(text)
            .clone()
    }
}

async fn read(
    client: &Object,
    text: &Text,
    params: &[Value],
) -> Result<Vec<tokio_postgres::Row>, tokio_postgres::Error> {
    let statement = client.prepare_cached(&text.sql).await?;
    client.query(&statement, &borrowed(params)).await
}

/// Runs a batch as one transaction. The connection goes back to the pool only when the transaction is over.
async fn write(
    client: Object,
    statements: &[Statement],
    texts: &[Arc<Text>],
) -> Result<Vec<Outcome>, CommitError> {
    let answer = run(&client, statements, texts).await;
    let end = if answer.is_ok() { "COMMIT" } else { "ROLLBACK" };
    match client.batch_execute(end).await {
        Ok(()) => answer,
        Err(error) => {
            drop(Object::take(client));
            answer.and(Err(commit_error(&error)))
        }
    }
}

async fn run(
    client: &Object,
    statements: &[Statement],
    texts: &[Arc<Text>],
) -> Result<Vec<Outcome>, CommitError> {
    let mut prepared = Vec::with_capacity(texts.len());
    for text in texts {
        prepared.push(
            client
                .prepare_cached(&text.sql)
                .await
                .map_err(|error| commit_error(&error))?,
        );
    }
    let work: Vec<_> = statements.iter().zip(texts).zip(&prepared).collect();
    let mut begin = Some(client.batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED"));
    let mut outcomes = Vec::with_capacity(statements.len());
    for chunk in work.chunks(PIPELINE) {
        let chunk = join_all(
            chunk
                .iter()
                .map(|((statement, text), prepared)| execute(client, statement, text, prepared)),
        );
        let answers = match begin.take() {
            None => chunk.await,
            Some(begin) => {
                let (begun, answers) = join(begin, chunk).await;
                begun.map_err(|error| commit_error(&error))?;
                answers
            }
        };
        // Answers come in the order of the statements; the first error is the cause of those after it.
        for answer in answers {
            outcomes.push(answer?);
        }
    }
    Ok(outcomes)
}

async fn execute(
    client: &Object,
    statement: &Statement,
    text: &Text,
    prepared: &tokio_postgres::Statement,
) -> Result<Outcome, CommitError> {
    let params = borrowed(&statement.params);
    let outcome = if prepared.columns().is_empty() {
        let changed = client
            .execute(prepared, &params)
            .await
            .map_err(|error| commit_error(&error))?;
        Outcome {
            changed,
            rows: Vec::new(),
        }
    } else {
        let found = client
            .query(prepared, &params)
            .await
            .map_err(|error| commit_error(&error))?;
        let rows = found
            .iter()
            .map(|row| convert(row, text))
            .collect::<Result<Vec<_>, _>>();
        let rows = rows.map_err(|error| Fault::new(error.to_string(), ""))?;
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

fn borrowed(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Rewrites `?1` to `$1`, outside of quotes.
fn numbered(sql: &str) -> String {
    let mut quote = None;
    sql.chars()
        .map(|c| {
            match quote {
                None if c == '?' => return '$',
                None if c == '\'' || c == '"' => quote = Some(c),
                Some(open) if open == c => quote = None,
                _ => {}
            }
            c
        })
        .collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(n) if *ty == Type::INT8 => n.to_sql(ty, out),
            Value::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            Value::Text(s) if *ty == Type::TEXT || *ty == Type::VARCHAR => {
                if s.as_bytes().contains(&0) {
                    return Err("a text contains NUL".into());
                }
                s.to_sql(ty, out)
            }
            Value::Blob(b) if *ty == Type::BYTEA => b.to_sql(ty, out),
            _ => Err(format!("a parameter is not a {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn convert(row: &tokio_postgres::Row, text: &Text) -> Result<Row, StoreError> {
    let columns = text.columns.get_or_init(|| {
        row.columns()
            .iter()
            .map(|column| Box::from(column.name()))
            .collect()
    });
    let mut values = Vec::with_capacity(row.len());
    for (i, column) in row.columns().iter().enumerate() {
        let ty = column.type_();
        let value = if *ty == Type::INT8 {
            row.try_get::<_, Option<i64>>(i).map(Value::from)
        } else if *ty == Type::TEXT || *ty == Type::VARCHAR {
            row.try_get::<_, Option<String>>(i).map(Value::from)
        } else if *ty == Type::BYTEA {
            row.try_get::<_, Option<Vec<u8>>>(i).map(Value::from)
        } else if *ty == Type::INT4 {
            row.try_get::<_, Option<i32>>(i).map(Value::from)
        } else if *ty == Type::BOOL {
            // SQLite's comparisons are 0 and 1.
            row.try_get::<_, Option<bool>>(i).map(Value::from)
        } else {
            let problem = format!(
                "{} of the result has the type {ty}; cast it to BIGINT, TEXT or BYTEA",
                column.name()
            );
            return Err(RowError::new("?", &problem).into());
        };
        values.push(value.map_err(|error| store_error(&error))?);
    }
    Ok(Row::new(columns.clone(), values))
}

/// Whether the connection broke before or while it was used.
fn is_broken(error: &tokio_postgres::Error) -> bool {
    error.is_closed() || error.code() == Some(&SqlState::ADMIN_SHUTDOWN)
}

/// What a failed read is to the caller.
fn store_error(error: &tokio_postgres::Error) -> StoreError {
    match error.code() {
        Some(&SqlState::QUERY_CANCELED | &SqlState::LOCK_NOT_AVAILABLE | &SqlState::TOO_MANY_CONNECTIONS) => {
            StoreError::Busy
        }
        _ => fault(error).into(),
    }
}

/// What a failed write is to the caller.
fn commit_error(error: &tokio_postgres::Error) -> CommitError {
    let Some(db) = error.as_db_error() else {
        return fault(error).into();
    };
    match *db.code() {
        SqlState::UNIQUE_VIOLATION => CommitError::Conflict {
            constraint: db.constraint().unwrap_or_default().to_owned(),
        },
        // The row that is referred to was deleted meanwhile (or, for a deletion, is still referred to).
        SqlState::FOREIGN_KEY_VIOLATION => CommitError::Stale,
        // Two batches that wanted the same rows in another order; one was chosen to give way.
        SqlState::T_R_DEADLOCK_DETECTED | SqlState::T_R_SERIALIZATION_FAILURE => CommitError::Stale,
        SqlState::QUERY_CANCELED | SqlState::LOCK_NOT_AVAILABLE | SqlState::TOO_MANY_CONNECTIONS => {
            CommitError::Busy
        }
        _ => fault(error).into(),
    }
}

/// What the error means to an operator: the server's message without its detail, which can quote a row.
fn fault(error: &tokio_postgres::Error) -> Fault {
    let (what, advice) = describe(error);
    Fault::new(format!("PostgreSQL: {what}"), advice)
}

fn describe(error: &tokio_postgres::Error) -> (String, &'static str) {
    let Some(db) = error.as_db_error() else {
        let cause = std::error::Error::source(error).map_or_else(String::new, |cause| format!(": {cause}"));
        return (
            format!("{error}{cause}"),
            "Check that the server runs and can be reached",
        );
    };
    let advice = match *db.code() {
        SqlState::DISK_FULL => "The server's disk is full; make room, nothing acknowledged is lost",
        SqlState::READ_ONLY_SQL_TRANSACTION => "The server is a standby; point --database at the primary",
        SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            "Check the user and the password in --database, and the server's pg_hba.conf"
        }
        SqlState::UNDEFINED_DATABASE => "Create it: createdb --owner USER NAME",
        SqlState::INSUFFICIENT_PRIVILEGE => {
            "The user must own the database: ALTER DATABASE NAME OWNER TO USER"
        }
        SqlState::TOO_MANY_CONNECTIONS => "Raise the server's max_connections: a node takes 16",
        _ => "",
    };
    (format!("{} ({})", db.message(), db.code().code()), advice)
}

fn unreachable(url: &PostgresUrl, what: String, advice: &'static str) -> OpenError {
    OpenError::Unreachable {
        database: url.to_string(),
        what,
        advice,
    }
}

/// The configuration with our session settings before the operator's own, which thereby win.
fn with_session(config: &Config, session: &str) -> Config {
    let mut config = config.clone();
    let options = config
        .get_options()
        .map_or_else(|| session.to_owned(), |own| format!("{session} {own}"));
    config.options(options);
    config
}

/// Checks the server and brings the schema up to date, one node at a time.
async fn bring_up_to_date(config: Config, url: &PostgresUrl) -> Result<(), OpenError> {
    let said = |error: tokio_postgres::Error| {
        let (what, advice) = describe(&error);
        unreachable(url, what, advice)
    };
    let (mut client, connection) = config.connect(NoTls).await.map_err(said)?;
    let connection = tokio::spawn(connection);
    let answer = async {
        check_server(&client, url).await?;
        // Held by this connection, and so given back whatever happens to this process.
        client.batch_execute(MIGRATION_LOCK).await.map_err(said)?;
        check_version(&client).await.map_err(said)??;
        let runner = migrate::runner(Dialect::Postgres)?;
        let report = runner
            .run_async(&mut client)
            .await
            .map_err(|error| migrate::failed(&error))?;
        if !report.applied_migrations().is_empty() {
            client
                .batch_execute(&migrate::write_program())
                .await
                .map_err(said)?;
        }
        Ok(())
    }
    .await;
    drop(client);
    let _ = connection.await;
    answer
}

async fn check_server(client: &tokio_postgres::Client, url: &PostgresUrl) -> Result<(), OpenError> {
    const SETTINGS: &str =
        "SELECT CAST(current_setting('server_version_num') AS INTEGER), current_setting('server_encoding')";
    let row = client.query_one(SETTINGS, &[]).await.map_err(|error| {
        let (what, advice) = describe(&error);
        unreachable(url, what, advice)
    })?;
    if row.get::<_, i32>(0) < OLDEST_SERVER {
        return Err(unreachable(
            url,
            "the server is older than PostgreSQL 13".to_owned(),
            "Upgrade the server",
        ));
    }
    if row.get::<_, &str>(1) != "UTF8" {
        let what = format!("its encoding is {}, not UTF8", row.get::<_, &str>(1));
        return Err(unreachable(
            url,
            what,
            "Create the database with: createdb --encoding UTF8 --template template0",
        ));
    }
    Ok(())
}

async fn check_version(
    client: &tokio_postgres::Client,
) -> Result<Result<(), OpenError>, tokio_postgres::Error> {
    const TABLES: &str = "SELECT to_regclass('refinery_schema_history') IS NOT NULL AND to_regclass('installation') IS NOT NULL";
    if !client.query_one(TABLES, &[]).await?.get::<_, bool>(0) {
        return Ok(Ok(()));
    }
    let found = client
        .query_one(
            "SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history",
            &[],
        )
        .await?;
    let program = client.query_opt(migrate::READ_PROGRAM, &[]).await?;
    Ok(migrate::check_not_newer(
        found.get(0),
        program.map(|row| row.get(0)),
    ))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn placeholders_are_rewritten_outside_of_quotes() {
        assert_eq!(numbered("a = ?1 AND b = ?12"), "a = $1 AND b = $12");
        assert_eq!(
            numbered("a = '?1' AND \"b?\" = ?2 OR c = 'it''s ?'"),
            "a = '?1' AND \"b?\" = $2 OR c = 'it''s ?'"
        );
    }
}
