//! The audit log: what happened, written in the batch that makes it happen. Rows are only ever added; the one thing
//! erased is the words about a person whose account is deleted.
//!
//! A sealer chains the rows afterwards, so that no commit waits for another one; `seq` ascends, but under PostgreSQL
//! a row may become visible after one with a higher number.

use doorcode_engine::effect::Audit;
use doorcode_engine::ids::AccountId;
use doorcode_engine::time::Timestamp;
use serde_json::{Map, Value as Json};

use crate::kept::json;
use crate::{Row, RowError, Statement, Store, StoreError, Value, params};

/// One row of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// To which account.
    pub account: Option<AccountId>,
    /// Who acted.
    pub actor: String,
    /// What happened: `signed_in`.
    pub event: String,
    /// What belongs to the event: `{"two_steps": true}`.
    pub facts: Map<String, Json>,
    /// More about it, in words.
    pub detail: Option<String>,
}

/// Adds an event of the engine's.
#[must_use]
pub fn append(
    at: Timestamp,
    account: Option<AccountId>,
    actor: &str,
    event: &Audit,
    detail: Option<&str>,
) -> Statement {
    // The engine writes an event as an object with its name in the field `event`.
    let Ok(Json::Object(mut facts)) = serde_json::to_value(event) else {
        return row(at, account, actor, Value::Null, Value::Null, detail);
    };
    let name = match facts.remove("event") {
        Some(Json::String(name)) => Value::Text(name),
        _ => Value::Null,
    };
    let facts = if facts.is_empty() {
        Value::Null
    } else {
        json(&facts)
    };
    row(at, account, actor, name, facts, detail)
}

/// Adds an event that the engine has no part in, by its name (`name_changed`).
#[must_use]
pub fn append_named(
    at: Timestamp,
    account: Option<AccountId>,
    actor: &str,
    name: &str,
    detail: Option<&str>,
) -> Statement {
    row(at, account, actor, name.into(), Value::Null, detail)
}

fn row(
    at: Timestamp,
    account: Option<AccountId>,
    actor: &str,
    event: Value,
    facts: Value,
    detail: Option<&str>,
) -> Statement {
    Statement::one(
        "INSERT INTO audit (at, account, actor, event, facts, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![at, account, actor, event, facts, detail],
    )
}

/// What happened to the account, newest first; `limit` rows at most.
///
/// # Errors
/// When the database fails.
pub async fn of_account(store: &Store, account: AccountId, limit: u32) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str = "SELECT seq, at, account, actor, event, facts, detail FROM audit \
                       WHERE account = ?1 ORDER BY seq DESC LIMIT ?2";
    store
        .query(SQL, &params![account, limit])
        .await?
        .iter()
        .map(entry)
        .collect()
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    let facts = match row.opt_text("facts")? {
        None => Map::new(),
        Some(text) => {
            serde_json::from_str(text).map_err(|_| RowError::new("facts", "holds no JSON object"))?
        }
    };
    Ok(Entry {
        seq: row.int("seq")?,
        at: row.time("at")?,
        account: row.opt_parse("account")?,
        actor: row.text("actor")?.to_owned(),
        event: row.text("event")?.to_owned(),
        facts,
        detail: row.opt_text("detail")?.map(str::to_owned),
    })
}
