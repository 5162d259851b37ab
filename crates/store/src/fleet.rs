//! What the breaker of the fleet goes by: wrong codes of unknown devices at all accounts, and until when it has tripped.
//!
//! Each wrong code is counted in the batch that charges it. There is no one row that all of them want: a slot of five
//! minutes has as many rows as [`SHARDS`], and a batch takes one of them at random.

use doorcode_engine::time::{MINUTE_MS, Timestamp};

use crate::{Statement, Store, StoreError, params};

/// Rows of a slot.
pub const SHARDS: u32 = 16;
/// The length of a slot in milliseconds: a sum over a time is over up to one slot more.
pub const SLOT_MS: i64 = 5 * MINUTE_MS;
/// Slots in an hour.
const SLOTS_AN_HOUR: i64 = 12;

pub(crate) fn slot(at: Timestamp) -> i64 {
    at.ms().div_euclid(SLOT_MS)
}

/// Counts a wrong code. Push it last into a batch, so that its row is held for as short a time as can be.
#[must_use]
pub fn count(now: Timestamp, shard: u32) -> Statement {
    Statement::one(
        "INSERT INTO wrong_codes (slot, shard, wrong) VALUES (?1, ?2, 1) \
         ON CONFLICT (slot, shard) DO UPDATE SET wrong = wrong_codes.wrong + 1",
        params![slot(now), i64::from(shard % SHARDS)],
    )
}

/// How many there have been since `since`, and in what was over of its slot by then.
///
/// # Errors
/// When the database fails.
pub async fn since(store: &Store, since: Timestamp) -> Result<u64, StoreError> {
    const SQL: &str =
        "SELECT CAST(COALESCE(SUM(wrong), 0) AS BIGINT) AS wrong FROM wrong_codes WHERE slot >= ?1";
    let row = store.first(SQL, &params![slot(since)]).await?;
    row.map_or(Ok(0), |row| Ok(row.int("wrong")?.max(0).unsigned_abs()))
}

/// How many there were in each hour that had any, from `from` on and before `until`.
///
/// # Errors
/// When the database fails.
pub async fn hours(store: &Store, from: Timestamp, until: Timestamp) -> Result<Vec<u64>, StoreError> {
    const SQL: &str = "SELECT CAST(SUM(wrong) AS BIGINT) AS wrong FROM wrong_codes \
                       WHERE slot >= ?1 AND slot < ?2 GROUP BY slot / ?3";
    let rows = store
        .query(SQL, &params![slot(from), slot(until), SLOTS_AN_HOUR])
        .await?;
    let counts = rows.iter().map(|row| Ok(row.int("wrong")?.max(0).unsigned_abs()));
    counts.collect()
}

/// Writes down until when the breaker has tripped; an earlier end than the one that stands changes nothing.
#[must_use]
pub fn trip(until: Timestamp) -> Statement {
    Statement::one(
        "INSERT INTO breaker (id, tripped_until) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET tripped_until = \
         CASE WHEN excluded.tripped_until > breaker.tripped_until THEN excluded.tripped_until \
         ELSE breaker.tripped_until END",
        params![until],
    )
}

/// Until when the breaker has tripped, if it ever has.
///
/// # Errors
/// When the database fails.
pub async fn tripped_until(store: &Store) -> Result<Option<Timestamp>, StoreError> {
    let row = store
        .first("SELECT tripped_until FROM breaker WHERE id = 1", &[])
        .await?;
    row.map(|row| row.time("tripped_until")).transpose()
}
