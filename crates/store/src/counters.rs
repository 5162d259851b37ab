//! The guard's counters: a row for each, so that no one of them can exhaust or stall another.
//!
//! They are read together and written apart: a step writes, and thereby holds the version of, only those that it
//! changed. Two guesses at one account that were charged at the same time are thus never counted as one.

use doorcode_engine::guard::{Guard, SendCounter, SourceCounter};
use doorcode_engine::ids::AccountId;
use doorcode_engine::secret::Digest;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::kept::json;
use crate::{Row, RowError, Statement, Store, StoreError, Value, params};

const SECOND_STEP: &str = "second_step";
const KNOWN_DEVICES: &str = "known_devices";
const SENDS: &str = "sends";
const RECOVERY_KEY: &str = "recovery_key";
const FORGOTTEN_KEY: &str = "forgotten_key";
const PASSWORDS: &str = "passwords";
const RECOVERY: &str = "recovery";
const SOURCE: &str = "source";
const DESK: &str = "desk";
const DESK_AGENT: &str = "desk_agent";

/// Counters as they were read, with the versions of their rows.
#[derive(Debug)]
pub struct Counters {
    /// The counters. Those whose row is not there yet are new.
    pub guard: Guard,
    /// The account whose rows they are; `None` where nobody has the user name.
    account: Option<AccountId>,
    /// The keyed hash of the user name that the passwords are counted for; `None` where that counter was not read.
    name: Option<Digest>,
    /// The keyed hash of that name and the source that asks.
    source: Option<Digest>,
    versions: Versions,
}

/// `None`: there is no row yet.
#[derive(Debug, Default)]
struct Versions {
    second_step: Option<i64>,
    known_devices: Option<i64>,
    sends: Option<i64>,
    recovery_key: Option<i64>,
    forgotten_key: Option<i64>,
    passwords: Option<i64>,
    recovery: Option<i64>,
    source: Option<i64>,
    desk: Option<i64>,
    desk_agent: Option<i64>,
}

/// Reads the counters of `account`, and that of the passwords tried for the user name whose keyed hash is `name`:
/// it is counted for names that nobody has, too, and for those so are the recovery keys. `source` is the keyed hash of
/// name and source; without it the source has no tries of its own.
///
/// # Errors
/// When the database fails.
pub async fn load(
    store: &Store,
    account: Option<AccountId>,
    name: &Digest,
    source: Option<&Digest>,
) -> Result<Counters, StoreError> {
    const SQL: &str = "SELECT kind, version, body FROM counters \
                       WHERE owner = ?1 OR (owner = ?2 AND kind = ?3) OR owner = ?4";
    let name_owner = Value::from(name);
    let account_owner = account.map_or_else(|| name_owner.clone(), Value::from);
    // No row has an owner without a name.
    let source_owner = source.map_or_else(|| Value::from(""), Value::from);
    let rows = store
        .query(SQL, &[account_owner, name_owner, PASSWORDS.into(), source_owner])
        .await?;
    read(rows, account, Some(*name), source.copied())
}

/// The rows of the account's counters and of its source's, where `?1` is the token of a sign-in of it. The passwords are
/// not among them: theirs is the user name's.
pub(crate) const OF_SIGN_IN: &str = "SELECT kind, version, body FROM counters \
    WHERE owner = (SELECT account FROM sign_ins WHERE token = ?1) \
    OR owner = (SELECT source FROM sign_ins WHERE token = ?1)";

/// Counters out of their rows.
pub(crate) fn read(
    rows: Vec<Row>,
    account: Option<AccountId>,
    name: Option<Digest>,
    source: Option<Digest>,
) -> Result<Counters, StoreError> {
    let mut counters = Counters {
        guard: Guard {
            source: source.map(|_| SourceCounter::default()),
            ..Guard::default()
        },
        account,
        name,
        source,
        versions: Versions::default(),
    };
    for row in rows {
        let (guard, versions) = (&mut counters.guard, &mut counters.versions);
        match row.text("kind")? {
            SECOND_STEP => take(&row, &mut guard.second_step, &mut versions.second_step)?,
            KNOWN_DEVICES => take(&row, &mut guard.known_devices, &mut versions.known_devices)?,
            SENDS => take(&row, &mut guard.sends, &mut versions.sends)?,
            RECOVERY_KEY => take(&row, &mut guard.recovery_key, &mut versions.recovery_key)?,
            FORGOTTEN_KEY => take(&row, &mut guard.forgotten_key, &mut versions.forgotten_key)?,
            RECOVERY => take(&row, &mut guard.recovery, &mut versions.recovery)?,
            PASSWORDS => take(&row, &mut guard.passwords, &mut versions.passwords)?,
            DESK => take(&row, &mut guard.desk, &mut versions.desk)?,
            DESK_AGENT => take(&row, &mut guard.desk_agent, &mut versions.desk_agent)?,
            SOURCE => {
                let source = guard.source.insert(SourceCounter::default());
                take(&row, source, &mut versions.source)?;
            }
            // To count less than there is would be to let a guesser in.
            _ => return Err(RowError::new("kind", "holds a counter that this version does not know").into()),
        }
    }
    Ok(counters)
}

fn take<T: DeserializeOwned>(
    row: &Row,
    counter: &mut T,
    version: &mut Option<i64>,
) -> Result<(), StoreError> {
    *counter = row.json("body")?;
    *version = Some(row.int("version")?);
    Ok(())
}

/// Writes the counters that are not as they were read, each at the version of its row. A row that somebody else has
/// made meanwhile is stale like one that was changed. One that was not read cannot be charged: such a batch is always stale.
#[must_use]
pub fn save(before: &Counters, after: &Guard) -> Vec<Statement> {
    let (old, versions) = (&before.guard, &before.versions);
    let account = before.account.map(|account| account.to_string());
    let mut statements = Vec::new();
    if let Some(body) = changed(&old.forgotten_key, &after.forgotten_key) {
        let (version, whole_at) = (
            versions.forgotten_key,
            Value::from(after.forgotten_key.whole_at()),
        );
        statements.push(match account.as_deref() {
            Some(owner) => write(owner, FORGOTTEN_KEY, version, body, whole_at),
            // Keys tried for a name that nobody has are counted for the name.
            None => write_for(before.name, FORGOTTEN_KEY, version, body, whole_at),
        });
    }
    if let (Some(owner), Some(source)) = (&before.source, &after.source)
        && old.source.as_ref() != Some(source)
    {
        let whole_at = Value::from(source.whole_at());
        statements.push(write(
            &owner.to_text(),
            SOURCE,
            versions.source,
            json(source),
            whole_at,
        ));
    }
    if let Some(owner) = account.as_deref() {
        let mut put = |kind, version, statement: Option<Value>| {
            statements.extend(statement.map(|body| write(owner, kind, version, body, Value::Null)));
        };
        put(
            SECOND_STEP,
            versions.second_step,
            changed(&old.second_step, &after.second_step),
        );
        put(
            KNOWN_DEVICES,
            versions.known_devices,
            changed(&old.known_devices, &after.known_devices),
        );
        put(DESK, versions.desk, changed(&old.desk, &after.desk));
        put(
            DESK_AGENT,
            versions.desk_agent,
            changed(&old.desk_agent, &after.desk_agent),
        );
        put(SENDS, versions.sends, changed(&old.sends, &after.sends));
        put(
            RECOVERY_KEY,
            versions.recovery_key,
            changed(&old.recovery_key, &after.recovery_key),
        );
        put(
            RECOVERY,
            versions.recovery,
            changed(&old.recovery, &after.recovery),
        );
    }
    if let Some(body) = changed(&old.passwords, &after.passwords) {
        let whole_at = Value::from(after.passwords.whole_at());
        statements.push(write_for(
            before.name,
            PASSWORDS,
            versions.passwords,
            body,
            whole_at,
        ));
    }
    statements
}

fn changed<T: PartialEq + Serialize>(before: &T, after: &T) -> Option<Value> {
    (before != after).then(|| json(after))
}

/// Writes a counter of a user name.
fn write_for(
    name: Option<Digest>,
    kind: &str,
    version: Option<i64>,
    body: Value,
    whole_at: Value,
) -> Statement {
    match name {
        Some(name) => write(&name.to_text(), kind, version, body, whole_at),
        None => Statement::one("UPDATE counters SET version = version WHERE 1 = 0", params![]),
    }
}

fn write(owner: &str, kind: &str, version: Option<i64>, body: Value, whole_at: Value) -> Statement {
    match version {
        Some(version) => Statement::one(
            "UPDATE counters SET version = ?3 + 1, body = ?4, whole_at = ?5 \
             WHERE owner = ?1 AND kind = ?2 AND version = ?3",
            params![owner, kind, version, body, whole_at],
        ),
        None => Statement::one(
            "INSERT INTO counters (owner, kind, version, body, whole_at) VALUES (?1, ?2, 1, ?3, ?4) \
             ON CONFLICT (owner, kind) DO NOTHING",
            params![owner, kind, body, whole_at],
        ),
    }
}

/// The texts that were to prove one phone number, whoever asked for them, with the version of their row.
#[derive(Debug)]
pub struct NumberSends {
    /// What was sent. New, where there is no row yet.
    pub sends: SendCounter,
    number: Digest,
    version: Option<i64>,
}

/// Reads the texts sent to prove the phone number whose keyed hash is `number`.
///
/// # Errors
/// When the database fails.
pub async fn of_number(store: &Store, number: &Digest) -> Result<NumberSends, StoreError> {
    const SQL: &str = "SELECT version, body FROM counters WHERE owner = ?1 AND kind = ?2";
    let mut found = NumberSends {
        sends: SendCounter::default(),
        number: *number,
        version: None,
    };
    if let Some(row) = store.first(SQL, &params![number, SENDS]).await? {
        take(&row, &mut found.sends, &mut found.version)?;
    }
    Ok(found)
}

/// Writes them at the version of their row; it goes once it says the same as a new one.
#[must_use]
pub fn save_number(counted: &NumberSends) -> Statement {
    let whole_at = Value::from(counted.sends.whole_at());
    let owner = counted.number.to_text();
    write(&owner, SENDS, counted.version, json(&counted.sends), whole_at)
}
