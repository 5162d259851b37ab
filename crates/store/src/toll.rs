//! What texts have cost, so that nobody earns by them: counted by day, in the batch that writes the text to the outbox.
//!
//! Texts to trusted phones are counted together, in one of [`SHARDS`] rows at random, so that no sign-in waits for another.
//! Texts to numbers that nobody has proved yet are counted for all, for the beginning of the number and for the source,
//! each in one row that says how much is left: of any number of them at the same moment, on any number of nodes, no more
//! go out than may.

use doorcode_engine::time::{DAY_MS, Timestamp};

use crate::{Row, Statement, Store, StoreError, params};

/// Rows of the texts to trusted phones of a day.
pub const SHARDS: u32 = 16;
/// Days that are counted together against the budget of a month.
pub const MONTH_DAYS: i64 = 30;

/// The scope of all texts.
pub const ALL: &str = "";

/// The day of a moment: days since 1970, in UTC.
#[must_use]
pub fn day(at: Timestamp) -> i64 {
    at.ms().div_euclid(DAY_MS)
}

/// Counts `texts` to trusted phones that cost so much together, in millionths. Push it last into a batch, so that its row
/// is held for as short a time as can be.
#[must_use]
pub fn count(now: Timestamp, texts: u32, cost: i64, shard: u32) -> Statement {
    Statement::one(
        "INSERT INTO toll (scope, day, proved, shard, sent, typed, cost) VALUES (?1, ?2, 1, ?3, ?4, 0, ?5) \
         ON CONFLICT (scope, day, proved, shard) DO UPDATE SET sent = toll.sent + excluded.sent, \
         cost = toll.cost + excluded.cost",
        params![ALL, day(now), i64::from(shard % SHARDS), i64::from(texts), cost],
    )
}

/// What a scope still bears today of texts to numbers that nobody has proved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The scope.
    pub scope: String,
    /// How many texts there may be, those of today included.
    pub most_sent: i64,
    /// What they may cost, those of today included, in millionths.
    pub most_cost: i64,
}

/// Counts a text to a number that nobody has proved yet. The batch is stale where the scope bears it no more; a scope that
/// has no row yet bears it.
#[must_use]
pub fn charge(now: Timestamp, left: &Left, cost: i64) -> Statement {
    Statement::one(
        "INSERT INTO toll (scope, day, proved, shard, sent, typed, cost) VALUES (?1, ?2, 0, 0, 1, 0, ?3) \
         ON CONFLICT (scope, day, proved, shard) DO UPDATE SET sent = toll.sent + 1, cost = toll.cost + excluded.cost \
         WHERE toll.sent < ?4 AND toll.cost + excluded.cost <= ?5",
        params![&left.scope, day(now), cost, left.most_sent, left.most_cost],
    )
}

/// Counts that a code was typed in which had gone to a number of this beginning.
#[must_use]
pub fn typed(now: Timestamp, prefix: &str) -> Statement {
    Statement::one(
        "INSERT INTO toll (scope, day, proved, shard, sent, typed, cost) VALUES (?1, ?2, 0, 0, 0, 1, 0) \
         ON CONFLICT (scope, day, proved, shard) DO UPDATE SET typed = toll.typed + 1",
        params![prefix, day(now)],
    )
}

/// What was counted for a scope on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The scope.
    pub scope: String,
    /// The day.
    pub day: i64,
    /// Whether these texts went to trusted phones.
    pub proved: bool,
    /// How many were sent.
    pub sent: i64,
    /// How many codes were typed in.
    pub typed: i64,
    /// What they cost, in millionths.
    pub cost: i64,
}

/// What was counted for all texts within [`MONTH_DAYS`], and for these two scopes today and yesterday.
///
/// # Errors
/// When the database fails.
pub async fn of(
    store: &Store,
    prefix: &str,
    source: &str,
    now: Timestamp,
) -> Result<Vec<Counted>, StoreError> {
    const SQL: &str = "SELECT scope, day, proved, CAST(SUM(sent) AS BIGINT) AS sent, \
         CAST(SUM(typed) AS BIGINT) AS typed, CAST(SUM(cost) AS BIGINT) AS cost FROM toll \
         WHERE (scope = ?1 AND day > ?2) OR (scope IN (?3, ?4) AND day >= ?5) GROUP BY scope, day, proved";
    let today = day(now);
    let rows = store
        .query(SQL, &params![ALL, today - MONTH_DAYS, prefix, source, today - 1])
        .await?;
    rows.iter().map(counted).collect()
}

/// What was counted for the beginnings of numbers today and yesterday, those with the most texts first; `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn prefixes(store: &Store, now: Timestamp, limit: u32) -> Result<Vec<Counted>, StoreError> {
    const SQL: &str = "SELECT scope, MAX(day) AS day, proved, CAST(SUM(sent) AS BIGINT) AS sent, \
         CAST(SUM(typed) AS BIGINT) AS typed, CAST(SUM(cost) AS BIGINT) AS cost FROM toll \
         WHERE day >= ?1 AND scope LIKE '+%' GROUP BY scope, proved ORDER BY sent DESC, scope LIMIT ?2";
    let rows = store.query(SQL, &params![day(now) - 1, limit]).await?;
    rows.iter().map(counted).collect()
}

fn counted(row: &Row) -> Result<Counted, StoreError> {
    Ok(Counted {
        scope: row.text("scope")?.to_owned(),
        day: row.int("day")?,
        proved: row.int("proved")? != 0,
        sent: row.int("sent")?,
        typed: row.int("typed")?,
        cost: row.int("cost")?,
    })
}

/// Writes down that the operator is told of `cause` today. The batch is stale where that was done.
#[must_use]
pub fn alert(cause: &str, now: Timestamp) -> Statement {
    Statement::one(
        "INSERT INTO alerts (cause, day) VALUES (?1, ?2) ON CONFLICT (cause, day) DO NOTHING",
        params![cause, day(now)],
    )
}

/// What the operator was told of today.
///
/// # Errors
/// When the database fails.
pub async fn alerts(store: &Store, now: Timestamp) -> Result<Vec<String>, StoreError> {
    const SQL: &str = "SELECT cause FROM alerts WHERE day = ?1 ORDER BY cause";
    let rows = store.query(SQL, &params![day(now)]).await?;
    rows.iter().map(|row| Ok(row.text("cause")?.to_owned())).collect()
}
