//! Sign-ins under way. A row is found by the token that the browser holds; who holds it is in the middle of a sign-in,
//! and has no session.

use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{AccountId, SignInId};
use doorcode_engine::secret::Digest;
use doorcode_engine::sign_in::SignIn;

use crate::kept::json;
use crate::{Kept, Statement, Store, StoreError, params};

/// Writes a new sign-in, to be found by `token`.
#[must_use]
pub fn insert(sign_in: &SignIn, token: &Digest) -> Statement {
    Statement::one(
        "INSERT INTO sign_ins (id, token, account, lane, open, state, version, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)",
        params![
            sign_in.id(),
            token,
            sign_in.account(),
            lane(sign_in),
            sign_in.is_open(),
            json(sign_in),
            sign_in.expires_at(),
        ],
    )
}

/// The sign-in that a token names: `digests` are those that it may be stored under.
///
/// # Errors
/// When the database fails.
pub async fn by_token(store: &Store, digests: &[Digest]) -> Result<Option<Kept<SignIn>>, StoreError> {
    for digest in digests {
        let row = store
            .first(
                "SELECT state, version FROM sign_ins WHERE token = ?1",
                &params![digest],
            )
            .await?;
        if let Some(row) = row {
            return row.kept(|json| SignIn::restore(json)).map(Some);
        }
    }
    Ok(None)
}

/// Writes down the public key whose possession was proved when the sign-in began.
#[must_use]
pub fn prove(id: SignInId, public_key: &str) -> Statement {
    Statement::one(
        "UPDATE sign_ins SET device_key = ?2 WHERE id = ?1",
        params![id, public_key],
    )
}

/// The public key whose possession was proved when the sign-in began.
///
/// # Errors
/// When the database fails.
pub async fn proved_key(store: &Store, id: SignInId) -> Result<Option<String>, StoreError> {
    const SQL: &str = "SELECT device_key FROM sign_ins WHERE id = ?1";
    match store.first(SQL, &params![id]).await? {
        Some(row) => Ok(row.opt_text("device_key")?.map(str::to_owned)),
        None => Ok(None),
    }
}

/// Writes what became of a sign-in that was read at `version`.
#[must_use]
pub fn save(version: i64, sign_in: &SignIn) -> Statement {
    Statement::one(
        "UPDATE sign_ins SET account = ?3, lane = ?4, open = ?5, state = ?6, version = ?2 + 1, expires_at = ?7 \
         WHERE id = ?1 AND version = ?2",
        params![
            sign_in.id(),
            version,
            sign_in.account(),
            lane(sign_in),
            sign_in.is_open(),
            json(sign_in),
            sign_in.expires_at(),
        ],
    )
}

/// Lets the oldest open sign-ins of the account give way, in the lane of `staying`: `keep` may stay, and it is one
/// of them. A stranger who has the password can thus not push out the owner on a known device.
#[must_use]
pub fn close_old(account: AccountId, staying: &SignIn, keep: u32) -> Statement {
    Statement::any(
        "DELETE FROM sign_ins WHERE account = ?1 AND open = 1 AND lane = ?2 AND id <> ?3 AND id NOT IN \
         (SELECT id FROM sign_ins WHERE account = ?1 AND open = 1 AND lane = ?2 AND id <> ?3 ORDER BY id DESC LIMIT ?4)",
        params![account, lane(staying), staying.id(), i64::from(keep) - 1],
    )
}

fn lane(sign_in: &SignIn) -> &'static str {
    match sign_in.lane() {
        Lane::Known(_) => "known",
        Lane::Unknown => "unknown",
    }
}
