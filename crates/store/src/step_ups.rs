//! Step-ups: the second step again, for one act of one session, or of none where a password was forgotten.

use doorcode_engine::ids::{SessionId, StepUpId};
use doorcode_engine::secret::Digest;
use doorcode_engine::step_up::{Act, StepUp};

use crate::kept::json;
use crate::{Kept, Row, Statement, Store, StoreError, params};

/// Writes a new step-up; with a `token`, where there is no session to find it by.
#[must_use]
pub fn insert(step_up: &StepUp, token: Option<&Digest>) -> Statement {
    Statement::one(
        "INSERT INTO step_ups (id, token, account, session, act, state, version, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)",
        params![
            step_up.id(),
            token,
            step_up.account(),
            step_up.session(),
            json(&step_up.act()),
            json(step_up),
            step_up.expires_at(),
        ],
    )
}

/// The step-up with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: StepUpId) -> Result<Option<Kept<StepUp>>, StoreError> {
    kept(
        store
            .first("SELECT state, version FROM step_ups WHERE id = ?1", &params![id])
            .await?,
    )
}

/// The newest step-up of the session for this act, whatever became of it.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    store: &Store,
    session: SessionId,
    act: &Act,
) -> Result<Option<Kept<StepUp>>, StoreError> {
    const SQL: &str =
        "SELECT state, version FROM step_ups WHERE session = ?1 AND act = ?2 ORDER BY id DESC LIMIT 1";
    kept(store.first(SQL, &params![session, json(act)]).await?)
}

/// The step-up that a token names: `digests` are those that it may be stored under.
///
/// # Errors
/// When the database fails.
pub async fn by_token(store: &Store, digests: &[Digest]) -> Result<Option<Kept<StepUp>>, StoreError> {
    for digest in digests {
        let row = store
            .first(
                "SELECT state, version FROM step_ups WHERE token = ?1",
                &params![digest],
            )
            .await?;
        if row.is_some() {
            return kept(row);
        }
    }
    Ok(None)
}

/// Writes what became of a step-up that was read at `version`. Its act and its session never change.
#[must_use]
pub fn save(version: i64, step_up: &StepUp) -> Statement {
    Statement::one(
        "UPDATE step_ups SET state = ?3, version = ?2 + 1, expires_at = ?4 WHERE id = ?1 AND version = ?2",
        params![step_up.id(), version, json(step_up), step_up.expires_at()],
    )
}

fn kept(row: Option<Row>) -> Result<Option<Kept<StepUp>>, StoreError> {
    row.map(|row| row.kept(|json| StepUp::restore(json))).transpose()
}
