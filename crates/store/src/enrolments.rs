//! Enrolments: turning two-step verification on, adding a phone, making a new recovery key.

use doorcode_engine::enrol::Enrolment;
use doorcode_engine::ids::{AccountId, EnrolmentId, SessionId};
use doorcode_engine::time::Timestamp;

use crate::kept::json;
use crate::{Kept, Row, Statement, Store, StoreError, params};

/// Writes a new enrolment.
#[must_use]
pub fn insert(enrolment: &Enrolment) -> Statement {
    Statement::one(
        "INSERT INTO enrolments (id, account, session, waits, is_over, state, version, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)",
        params![
            enrolment.id(),
            enrolment.account(),
            enrolment.session(),
            enrolment.awaits_owner(),
            enrolment.is_over(),
            json(enrolment),
            enrolment.expires_at(),
        ],
    )
}

/// The enrolment with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: EnrolmentId) -> Result<Option<Kept<Enrolment>>, StoreError> {
    kept(
        store
            .first(
                "SELECT state, version FROM enrolments WHERE id = ?1",
                &params![id],
            )
            .await?,
    )
}

/// The session's newest enrolment that is not over. One whose time ran out is among them until its next step.
///
/// # Errors
/// When the database fails.
pub async fn open_of_session(
    store: &Store,
    session: SessionId,
) -> Result<Option<Kept<Enrolment>>, StoreError> {
    const SQL: &str =
        "SELECT state, version FROM enrolments WHERE session = ?1 AND is_over = 0 ORDER BY id DESC LIMIT 1";
    kept(store.first(SQL, &params![session]).await?)
}

/// The account's newest enrolment that waits for the owner.
///
/// # Errors
/// When the database fails.
pub async fn waiting_of(store: &Store, account: AccountId) -> Result<Option<Kept<Enrolment>>, StoreError> {
    const SQL: &str =
        "SELECT state, version FROM enrolments WHERE account = ?1 AND waits = 1 ORDER BY id DESC LIMIT 1";
    kept(store.first(SQL, &params![account]).await?)
}

/// Enrolments whose wait for the owner has passed, those first that have been due longest; `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn due(store: &Store, now: Timestamp, limit: u32) -> Result<Vec<Kept<Enrolment>>, StoreError> {
    const SQL: &str = "SELECT state, version FROM enrolments WHERE waits = 1 AND expires_at <= ?1 ORDER BY expires_at LIMIT ?2";
    store
        .query(SQL, &params![now, limit])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Writes what became of an enrolment that was read at `version`.
#[must_use]
pub fn save(version: i64, enrolment: &Enrolment) -> Statement {
    Statement::one(
        "UPDATE enrolments SET waits = ?3, is_over = ?4, state = ?5, version = ?2 + 1, expires_at = ?6 \
         WHERE id = ?1 AND version = ?2",
        params![
            enrolment.id(),
            version,
            enrolment.awaits_owner(),
            enrolment.is_over(),
            json(enrolment),
            enrolment.expires_at(),
        ],
    )
}

fn kept(row: Option<Row>) -> Result<Option<Kept<Enrolment>>, StoreError> {
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Kept<Enrolment>, StoreError> {
    row.kept(|json| Enrolment::restore(json))
}
