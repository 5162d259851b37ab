//! Whom an account has blocked, in Messages and in Calls alike.

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::Timestamp;
use doorcode_talk::limits;
use doorcode_talk::room::Blocking;

use crate::rooms::{Name, name};
use crate::{Statement, Store, StoreError, params};

/// Who of two has blocked whom.
///
/// # Errors
/// When the database fails.
pub async fn between(store: &Store, asker: AccountId, other: AccountId) -> Result<Blocking, StoreError> {
    const SQL: &str = "SELECT account FROM blocks \
                       WHERE (account = ?1 AND blocked = ?2) OR (account = ?2 AND blocked = ?1)";
    let mut blocking = Blocking::default();
    for row in store.query(SQL, &params![asker, other]).await? {
        if row.parse::<AccountId>("account")? == asker {
            blocking.by_asker = true;
        } else {
            blocking.by_other = true;
        }
    }
    Ok(blocking)
}

/// Whom `account` has blocked, the latest first; at most [`limits::BLOCKED`].
///
/// # Errors
/// When the database fails.
pub async fn of(store: &Store, account: AccountId) -> Result<Vec<Name>, StoreError> {
    const SQL: &str = "SELECT b.blocked AS account, a.user_name, a.display_name FROM blocks b \
                       JOIN accounts a ON a.id = b.blocked WHERE b.account = ?1 \
                       ORDER BY b.since DESC, b.blocked LIMIT ?2";
    let rows = store
        .query(SQL, &params![account, limits::BLOCKED as i64])
        .await?;
    rows.iter().map(name).collect()
}

/// Blocks. Somebody who is blocked already stays so.
#[must_use]
pub fn block(account: AccountId, blocked: AccountId, now: Timestamp) -> Statement {
    Statement::any(
        "INSERT INTO blocks (account, blocked, since) VALUES (?1, ?2, ?3) ON CONFLICT (account, blocked) DO NOTHING",
        params![account, blocked, now],
    )
}

/// Unblocks.
#[must_use]
pub fn unblock(account: AccountId, blocked: AccountId) -> Statement {
    Statement::any(
        "DELETE FROM blocks WHERE account = ?1 AND blocked = ?2",
        params![account, blocked],
    )
}
