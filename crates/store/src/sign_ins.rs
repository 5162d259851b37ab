//! Sign-ins under way. A row is found by the token that the browser holds; who holds it is in the middle of a sign-in,
//! and has no session.

use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{AccountId, SignInId};
use doorcode_engine::secret::Digest;
use doorcode_engine::sign_in::SignIn;

use crate::accounts::{self, Account};
use crate::counters::{self, Counters};
use crate::kept::json;
use crate::{Kept, Statement, Store, StoreError, params};

/// Writes a new sign-in, to be found by `token`. `source` is the mark of the source that it comes from, where it is
/// not on a known device.
#[must_use]
pub fn insert(sign_in: &SignIn, token: &Digest, source: Option<&Digest>) -> Statement {
    let source = match (sign_in.lane(), source) {
        (Lane::Unknown, Some(source)) => source.to_text(),
        _ => String::new(),
    };
    Statement::one(
        "INSERT INTO sign_ins (id, token, account, lane, open, state, version, expires_at, source) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8)",
        params![
            sign_in.id(),
            token,
            sign_in.account(),
            lane(sign_in),
            sign_in.is_open(),
            json(sign_in),
            sign_in.expires_at(),
            source,
        ],
    )
}

/// A sign-in under way, and what its next step looks at.
#[derive(Debug)]
pub struct UnderWay {
    /// The sign-in.
    pub sign_in: Kept<SignIn>,
    /// Its account, once it has one.
    pub account: Option<Account>,
    /// The account's counters and its source's, but for that of its passwords: they are behind it.
    pub counters: Counters,
}

/// The sign-in that a token names, with all that a step of it looks at: `digests` are those that the token may be stored
/// under.
///
/// # Errors
/// When the database fails.
pub async fn by_token(store: &Store, digests: &[Digest]) -> Result<Option<UnderWay>, StoreError> {
    const SQL: &str = "SELECT state, version, source FROM sign_ins WHERE token = ?1";
    for digest in digests {
        let token = params![digest];
        let [sign_in, account, counted] = store
            .queries([
                (SQL, &token),
                (accounts::OF_SIGN_IN, &token),
                (counters::OF_SIGN_IN, &token),
            ])
            .await?;
        if let Some(row) = sign_in.first() {
            let account = accounts::one(account)?;
            let id = account.as_ref().map(|account| account.id);
            return Ok(Some(UnderWay {
                sign_in: row.kept(|json| SignIn::restore(json))?,
                account,
                counters: counters::read(counted, id, None, Digest::from_text(row.text("source")?))?,
            }));
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

/// Writes what became of a sign-in that was read as `before`.
#[must_use]
pub fn save(before: &Kept<SignIn>, sign_in: &SignIn) -> Statement {
    let (version, old) = (before.version, &before.value);
    if old.account() == sign_in.account() && lane(old) == lane(sign_in) {
        // A column that is set is written in its indexes and looked up where it refers to, changed or not.
        return Statement::one(
            "UPDATE sign_ins SET open = ?3, state = ?4, version = ?2 + 1, expires_at = ?5 WHERE id = ?1 AND version = ?2",
            params![
                sign_in.id(),
                version,
                sign_in.is_open(),
                json(sign_in),
                sign_in.expires_at(),
            ],
        );
    }
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

/// Lets the oldest open sign-ins of the account give way, in the lane of `staying` and of its source: `keep` may stay,
/// and it is one of them. A stranger who has the password can thus push out the owner neither on a known device nor
/// from another source.
#[must_use]
pub fn close_old(account: AccountId, staying: &SignIn, keep: u32) -> Statement {
    Statement::any(
        "DELETE FROM sign_ins WHERE account = ?1 AND open = 1 AND lane = ?2 AND id <> ?3 \
         AND source = (SELECT source FROM sign_ins WHERE id = ?3) AND id NOT IN \
         (SELECT id FROM sign_ins WHERE account = ?1 AND open = 1 AND lane = ?2 AND id <> ?3 \
         AND source = (SELECT source FROM sign_ins WHERE id = ?3) ORDER BY id DESC LIMIT ?4)",
        params![account, lane(staying), staying.id(), i64::from(keep) - 1],
    )
}

fn lane(sign_in: &SignIn) -> &'static str {
    match sign_in.lane() {
        Lane::Known(_) => "known",
        Lane::Unknown | Lane::Outside => "unknown",
    }
}
