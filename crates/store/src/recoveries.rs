//! Delayed recoveries: those that wait, and those that were, for as long as they keep the next from being started.

use doorcode_engine::ids::{AccountId, RecoveryId};
use doorcode_engine::recover::delayed::{Recovery, Standing};
use doorcode_engine::time::Timestamp;

use crate::accounts::Account;
use crate::kept::json;
use crate::{Kept, Row, Statement, Store, StoreError, params};

/// Writes one that was started. Of two that are started at the same moment one is stale: the batch also takes the account
/// to its next version ([`crate::accounts::update`]).
#[must_use]
pub fn insert(recovery: &Recovery) -> Statement {
    Statement::one(
        "INSERT INTO recoveries (id, account, started_at, wake_at, state, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)",
        params![
            recovery.id(),
            recovery.account(),
            recovery.started_at(),
            recovery.wake(),
            json(recovery),
        ],
    )
}

/// Writes what became of one that was read at `version`.
#[must_use]
pub fn save(version: i64, recovery: &Recovery) -> Statement {
    Statement::one(
        "UPDATE recoveries SET wake_at = ?3, state = ?4, version = ?2 + 1 WHERE id = ?1 AND version = ?2",
        params![recovery.id(), version, recovery.wake(), json(recovery)],
    )
}

/// The recovery with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: RecoveryId) -> Result<Option<Kept<Recovery>>, StoreError> {
    const SQL: &str = "SELECT state, version FROM recoveries WHERE id = ?1";
    store
        .first(SQL, &params![id])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// The account's newest one, whatever came of it.
///
/// # Errors
/// When the database fails.
pub async fn newest(store: &Store, account: AccountId) -> Result<Option<Kept<Recovery>>, StoreError> {
    const SQL: &str =
        "SELECT state, version FROM recoveries WHERE account = ?1 ORDER BY started_at DESC, id DESC LIMIT 1";
    store
        .first(SQL, &params![account])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// What is on record about it for an account whose newest one is `newest`.
#[must_use]
pub fn standing(account: &Account, newest: Option<&Recovery>) -> Standing {
    Standing {
        chosen_since: account.delayed_since,
        last_started_at: newest.map(Recovery::started_at),
    }
}

/// Those that are to be looked at, the longest due first; `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn due(store: &Store, now: Timestamp, limit: u32) -> Result<Vec<Kept<Recovery>>, StoreError> {
    const SQL: &str = "SELECT state, version FROM recoveries WHERE wake_at <= ?1 ORDER BY wake_at LIMIT ?2";
    store
        .query(SQL, &params![now, limit])
        .await?
        .iter()
        .map(read)
        .collect()
}

fn read(row: &Row) -> Result<Kept<Recovery>, StoreError> {
    row.kept(|json| Recovery::restore(json))
}
