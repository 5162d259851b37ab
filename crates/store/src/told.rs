//! What owners were told of when: a notice that comes in bursts is sent once, and then once in a while with how often
//! the same has happened since.

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::Timestamp;

use crate::{Row, Statement, Store, StoreError, params};

/// What was told of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Whose.
    pub account: AccountId,
    /// Of what, by the name that the caller gives it.
    pub notice: String,
    /// When the last notice was sent.
    pub sent_at: Timestamp,
    /// How often the same has happened since, untold.
    pub held: u32,
}

/// What the account was told of `notice`, if anything.
///
/// # Errors
/// When the database fails.
pub async fn last(store: &Store, account: AccountId, notice: &str) -> Result<Option<Told>, StoreError> {
    const SQL: &str = "SELECT account, notice, sent_at, held FROM told WHERE account = ?1 AND notice = ?2";
    let row = store.first(SQL, &params![account, notice]).await?;
    row.as_ref().map(told).transpose()
}

/// What is to be told of now: of `notice` something was held, and the last was sent before `before`; `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn due(
    store: &Store,
    notice: &str,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<Told>, StoreError> {
    const SQL: &str = "SELECT account, notice, sent_at, held FROM told \
                       WHERE notice = ?1 AND held > 0 AND sent_at < ?2 ORDER BY sent_at LIMIT ?3";
    store
        .query(SQL, &params![notice, before, limit])
        .await?
        .iter()
        .map(told)
        .collect()
}

fn told(row: &Row) -> Result<Told, StoreError> {
    Ok(Told {
        account: row.parse("account")?,
        notice: row.text("notice")?.to_owned(),
        sent_at: row.time("sent_at")?,
        held: u32::try_from(row.int("held")?).unwrap_or(u32::MAX),
    })
}

/// Writes down that a notice is sent now. `before` is what was read: where another batch has sent one since, this one
/// is stale.
#[must_use]
pub fn sent(account: AccountId, notice: &str, before: Option<&Told>, now: Timestamp) -> Statement {
    sent_again(account, notice, before, 0, now)
}

/// As [`sent`], for what is sent again each time that somebody asks for it: `held` says how often that was.
#[must_use]
pub fn sent_again(
    account: AccountId,
    notice: &str,
    before: Option<&Told>,
    held: u32,
    now: Timestamp,
) -> Statement {
    match before {
        None => Statement::one(
            "INSERT INTO told (account, notice, sent_at, held) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (account, notice) DO NOTHING",
            params![account, notice, now, held],
        ),
        Some(before) => Statement::one(
            "UPDATE told SET sent_at = ?3, held = ?4 WHERE account = ?1 AND notice = ?2 AND sent_at = ?5",
            params![account, notice, now, held, before.sent_at],
        ),
    }
}

/// Writes down that the same has happened again, and nobody was told.
#[must_use]
pub fn hold(account: AccountId, notice: &str) -> Statement {
    Statement::any(
        "UPDATE told SET held = held + 1 WHERE account = ?1 AND notice = ?2",
        params![account, notice],
    )
}
