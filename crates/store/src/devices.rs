//! Devices: browsers and phones that hold a device key. One key serves several accounts, and is a row for each.

use doorcode_engine::ids::{AccountId, DeviceId};
use doorcode_engine::secret::Digest;
use doorcode_engine::time::Timestamp;

use crate::{Row, Statement, Store, StoreError, params};

/// The most devices that [`of_account`] gives.
const SHOWN: i64 = 500;

/// A device as one account knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Whose.
    pub account: AccountId,
    /// What it is, place-free: 'Chromium on Linux'.
    pub description: String,
    /// When this account was first seen on it.
    pub first_seen: Timestamp,
    /// When this account last signed in on it.
    pub last_seen: Timestamp,
    /// Whether both steps were proved on it, and it is nobody else's computer.
    pub known: bool,
    /// The public half of a key that never leaves the device (P-256, the uncompressed point of SEC 1, 2.3.3 in base64url).
    /// Where there is one, its device key alone proves nothing.
    pub public_key: Option<String>,
}

/// The account's device that a device key belongs to: `digests` are those that the key may be stored under.
///
/// # Errors
/// When the database fails.
pub async fn by_key(
    store: &Store,
    account: AccountId,
    digests: &[Digest],
) -> Result<Option<Device>, StoreError> {
    const SQL: &str = "SELECT id, account, description, first_seen, last_seen, known, public_key FROM devices \
                       WHERE key_hash = ?1 AND account = ?2";
    for digest in digests {
        if let Some(row) = store.first(SQL, &params![digest, account]).await? {
            return device(&row).map(Some);
        }
    }
    Ok(None)
}

/// The account's devices, the one used last at the front.
///
/// # Errors
/// When the database fails.
pub async fn of_account(store: &Store, account: AccountId) -> Result<Vec<Device>, StoreError> {
    const SQL: &str = "SELECT id, account, description, first_seen, last_seen, known, public_key FROM devices \
                       WHERE account = ?1 ORDER BY last_seen DESC, id DESC LIMIT ?2";
    store
        .query(SQL, &params![account, SHOWN])
        .await?
        .iter()
        .map(device)
        .collect()
}

fn device(row: &Row) -> Result<Device, StoreError> {
    Ok(Device {
        id: row.parse("id")?,
        account: row.parse("account")?,
        description: row.text("description")?.to_owned(),
        first_seen: row.time("first_seen")?,
        last_seen: row.time("last_seen")?,
        known: row.flag("known")?,
        public_key: row.opt_text("public_key")?.map(str::to_owned),
    })
}

/// Whether a device key names a device of any account whose key cannot be copied.
///
/// # Errors
/// When the database fails.
pub async fn is_bound(store: &Store, digests: &[Digest]) -> Result<bool, StoreError> {
    const SQL: &str =
        "SELECT id FROM devices WHERE key_hash = ?1 AND public_key IS NOT NULL ORDER BY id LIMIT 1";
    for digest in digests {
        if store.first(SQL, &params![digest]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes a new device, to be found by `key`; without one it is only a name in the list of sessions.
#[must_use]
pub fn insert<'a>(device: &Device, key: impl Into<Option<&'a Digest>>) -> Statement {
    Statement::one(
        "INSERT INTO devices (id, account, key_hash, description, first_seen, last_seen, known, public_key) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            device.id,
            device.account,
            key.into(),
            &device.description,
            device.first_seen,
            device.last_seen,
            device.known,
            device.public_key.as_deref(),
        ],
    )
}

/// Binds the device to a key that cannot be copied. Stale when it was bound or forgotten meanwhile.
#[must_use]
pub fn bind(id: DeviceId, public_key: &str) -> Statement {
    Statement::one(
        "UPDATE devices SET public_key = ?2 WHERE id = ?1 AND public_key IS NULL AND key_hash IS NOT NULL",
        params![id, public_key],
    )
}

/// Writes down that the account has signed in on it. `known` makes it a known device; `false` leaves it as it is.
/// Stale when it was forgotten meanwhile.
#[must_use]
pub fn seen(id: DeviceId, now: Timestamp, known: bool, description: &str) -> Statement {
    Statement::one(
        "UPDATE devices SET last_seen = ?2, description = ?4, known = CASE WHEN ?3 = 1 THEN 1 ELSE known END \
         WHERE id = ?1 AND key_hash IS NOT NULL",
        params![id, now, known, description],
    )
}

/// Gives the device a new key, for every account that uses it: the old one opens nothing any more. Rows that are bound
/// to another key than `public_key` are those of another device, whose device key was copied, and stay as they are.
#[must_use]
pub fn rekey(old: &Digest, new: &Digest, public_key: Option<&str>) -> Statement {
    Statement::any(
        "UPDATE devices SET key_hash = ?2 WHERE key_hash = ?1 AND (public_key IS NULL OR public_key = ?3)",
        // No public key is empty.
        params![old, new, public_key.unwrap_or_default()],
    )
}

/// Gives one of the account's devices a name, or takes it back. Stale when the account has no such device.
#[must_use]
pub fn rename(id: DeviceId, account: AccountId, name: Option<&str>) -> Statement {
    Statement::one(
        "UPDATE devices SET name = ?3 WHERE id = ?1 AND account = ?2",
        params![id, account, name],
    )
}

/// Forgets the device: its key is not this account's any more. The row stays, as a name in the list of sessions.
#[must_use]
pub fn forget(id: DeviceId) -> Statement {
    Statement::any(
        "UPDATE devices SET key_hash = NULL, known = 0 WHERE id = ?1",
        params![id],
    )
}

/// Spends a challenge that a device has signed. Stale when it was spent before.
#[must_use]
pub fn spend_challenge(challenge: &str, expires_at: Timestamp) -> Statement {
    Statement::one(
        "INSERT INTO spent_challenges (challenge, expires_at) VALUES (?1, ?2) ON CONFLICT (challenge) DO NOTHING",
        params![challenge, expires_at],
    )
}

/// Whether a challenge was spent before.
///
/// # Errors
/// When the database fails.
pub async fn is_spent(store: &Store, challenge: &str) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT challenge FROM spent_challenges WHERE challenge = ?1";
    Ok(store.first(SQL, &params![challenge]).await?.is_some())
}
