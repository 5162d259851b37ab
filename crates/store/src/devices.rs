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
    const SQL: &str = "SELECT id, account, description, first_seen, last_seen, known FROM devices \
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
    const SQL: &str = "SELECT id, account, description, first_seen, last_seen, known FROM devices \
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
    })
}

/// Writes a new device, to be found by `key`.
#[must_use]
pub fn insert(device: &Device, key: &Digest) -> Statement {
    Statement::one(
        "INSERT INTO devices (id, account, key_hash, description, first_seen, last_seen, known) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            device.id,
            device.account,
            key,
            &device.description,
            device.first_seen,
            device.last_seen,
            device.known,
        ],
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

/// Gives the device a new key, for every account that uses it: the old one opens nothing any more.
#[must_use]
pub fn rekey(old: &Digest, new: &Digest) -> Statement {
    Statement::any(
        "UPDATE devices SET key_hash = ?2 WHERE key_hash = ?1",
        params![old, new],
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
