//! Sessions: what completed sign-ins gave. Opened with the engine's [`SessionGrant`] and with nothing else, so that no
//! row is a session without its proofs.

use doorcode_engine::account::AppId;
use doorcode_engine::ids::{AccountId, DeviceId, SessionId};
use doorcode_engine::secret::Digest;
use doorcode_engine::session::SessionGrant;
use doorcode_engine::time::Timestamp;

use crate::kept::json;
use crate::{Row, Statement, Store, StoreError, params};

/// The most sessions that [`of_account`] gives.
const SHOWN: i64 = 500;

/// A session that has not been ended. Whether it is idle for too long is for the rules to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id; the `sid` of OpenID Connect.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// Of which app.
    pub app: AppId,
    /// On which device.
    pub device: DeviceId,
    /// When its proofs were given (OIDC Core, 2: `auth_time`).
    pub auth_time: Timestamp,
    /// How (RFC 8176).
    pub amr: Vec<String>,
    /// Whether the recovery key did the second step.
    pub by_recovery_key: bool,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used, as [`touch`] wrote it.
    pub last_seen: Timestamp,
    /// Until when a step-up lets it look at the account.
    pub look_until: Option<Timestamp>,
    /// What the device is: 'Chromium on Linux'.
    pub device_description: String,
    /// What its owner calls it.
    pub device_name: Option<String>,
    /// When this account was first seen on the device.
    pub device_first_seen: Timestamp,
    /// Whether the device is a known one.
    pub device_known: bool,
}

/// Opens the session that a completed sign-in gives, on `device`, to be found by `token`.
#[must_use]
pub fn open(
    id: SessionId,
    grant: &SessionGrant,
    device: DeviceId,
    token: &Digest,
    now: Timestamp,
) -> Statement {
    Statement::one(
        "INSERT INTO sessions (id, token, account, app, device, auth_time, amr, by_recovery_key, created_at, last_seen) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
        params![
            id,
            token,
            grant.account(),
            grant.app(),
            device,
            grant.auth_time(),
            json(&grant.amr()),
            grant.by_recovery_key(),
            now,
        ],
    )
}

/// The columns of a session and of its device; followed by the condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT s.id, s.account, s.app, s.device, s.auth_time, s.amr, s.by_recovery_key, s.created_at, s.last_seen, \
             s.look_until, d.description, d.name, d.first_seen, d.known \
             FROM sessions s JOIN devices d ON d.id = s.device WHERE s.ended_at IS NULL AND ",
            $condition
        )
    };
}

/// The session that a token names, unless it was ended: `digests` are those that it may be stored under.
///
/// # Errors
/// When the database fails.
pub async fn by_token(store: &Store, digests: &[Digest]) -> Result<Option<Session>, StoreError> {
    for digest in digests {
        if let Some(row) = store.first(select!("s.token = ?1"), &params![digest]).await? {
            return session(&row).map(Some);
        }
    }
    Ok(None)
}

/// The session with this id, unless it was ended.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: SessionId) -> Result<Option<Session>, StoreError> {
    store
        .first(select!("s.id = ?1"), &params![id])
        .await?
        .map(|row| session(&row))
        .transpose()
}

/// The account's sessions that were not ended, the one used last at the front.
///
/// # Errors
/// When the database fails.
pub async fn of_account(store: &Store, account: AccountId) -> Result<Vec<Session>, StoreError> {
    const SQL: &str = select!("s.account = ?1 ORDER BY s.last_seen DESC, s.id DESC LIMIT ?2");
    store
        .query(SQL, &params![account, SHOWN])
        .await?
        .iter()
        .map(session)
        .collect()
}

/// All sessions that ended at `from` or later.
///
/// # Errors
/// When the database fails.
pub async fn ended_since(store: &Store, from: Timestamp) -> Result<Vec<(AccountId, SessionId)>, StoreError> {
    const SQL: &str = "SELECT account, id FROM sessions WHERE ended_at >= ?1";
    let ended = |row: &Row| Ok((row.parse("account")?, row.parse("id")?));
    store
        .query(SQL, &params![from])
        .await?
        .iter()
        .map(ended)
        .collect()
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.parse("id")?,
        account: row.parse("account")?,
        app: row.parse("app")?,
        device: row.parse("device")?,
        auth_time: row.time("auth_time")?,
        amr: row.json("amr")?,
        by_recovery_key: row.flag("by_recovery_key")?,
        created_at: row.time("created_at")?,
        last_seen: row.time("last_seen")?,
        look_until: row.opt_time("look_until")?,
        device_description: row.text("description")?.to_owned(),
        device_name: row.opt_text("name")?.map(str::to_owned),
        device_first_seen: row.time("first_seen")?,
        device_known: row.flag("known")?,
    })
}

/// Writes down that the session was used. Callers do so once in a while, not at every request.
#[must_use]
pub fn touch(id: SessionId, now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE sessions SET last_seen = ?2 WHERE id = ?1 AND last_seen < ?2 AND ended_at IS NULL",
        params![id, now],
    )
}

/// Lets the session look at the account until then. Stale when it was ended meanwhile.
#[must_use]
pub fn look(id: SessionId, until: Timestamp) -> Statement {
    Statement::one(
        "UPDATE sessions SET look_until = ?2 WHERE id = ?1 AND ended_at IS NULL",
        params![id, until],
    )
}

/// Ends the session. One that was ended before stays ended.
#[must_use]
pub fn end(id: SessionId, now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE sessions SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL",
        params![id, now],
    )
}

/// Ends all sessions of the account, but for one.
#[must_use]
pub fn end_all(account: AccountId, but: Option<SessionId>, now: Timestamp) -> Statement {
    // No id is empty.
    let but = but.map_or_else(String::new, |id| id.to_string());
    Statement::any(
        "UPDATE sessions SET ended_at = ?3 WHERE account = ?1 AND id <> ?2 AND ended_at IS NULL",
        params![account, but, now],
    )
}

/// All accounts that were deleted at `from` or later.
///
/// # Errors
/// When the database fails.
pub async fn deleted_since(store: &Store, from: Timestamp) -> Result<Vec<AccountId>, StoreError> {
    const SQL: &str = "SELECT account FROM deleted_accounts WHERE at >= ?1";
    let rows = store.query(SQL, &params![from]).await?;
    rows.iter().map(|row| row.parse("account")).collect()
}

/// Says for a while that all sessions of the account have ended with it: their own rows go when it is deleted.
#[must_use]
pub fn end_with_account(account: AccountId, now: Timestamp) -> Statement {
    Statement::any(
        "INSERT INTO deleted_accounts (account, at) VALUES (?1, ?2) ON CONFLICT (account) DO NOTHING",
        params![account, now],
    )
}
