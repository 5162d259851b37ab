//! The slow work: passwords and recovery keys through the hashing threads.

use doorcode_engine::code::Code;
use doorcode_engine::guard::Lane;
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::secret::Password;
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::hashing::{self, Checked, Place, Secret};
use crate::password;

/// A place in the queue for hashing, taken before anything is charged.
///
/// # Errors
/// [`Refusal::Overloaded`] where the queue is full.
pub fn place(app: &App, lane: Lane) -> Result<Place> {
    let lane = match lane {
        Lane::Known(_) => hashing::Lane::Known,
        Lane::Unknown | Lane::Outside => hashing::Lane::Unknown,
    };
    Ok(app.hashing.reserve(lane)?)
}

fn key_secret(key: &RecoveryKey) -> Secret {
    Zeroizing::new(key.expose().as_bytes().to_vec())
}

async fn check(place: Place, secret: Secret, hash: Option<&str>) -> Result<Checked> {
    Ok(place.check(secret, hash).await.map_err(anyhow::Error::from)?)
}

/// Compares a password; without a hash the same work is done on a dummy, and the answer is no.
///
/// # Errors
/// A stored hash that cannot be used.
pub async fn check_password(place: Place, typed: &Password, hash: Option<&str>) -> Result<bool> {
    Ok(compare_password(place, typed, hash).await?.right)
}

/// As [`check_password`]; says besides whether the hash was made with other parameters or an older root.
///
/// # Errors
/// A stored hash that cannot be used.
pub async fn compare_password(place: Place, typed: &Password, hash: Option<&str>) -> Result<Checked> {
    check(place, password::prepared(typed), hash).await
}

/// Compares a recovery key.
///
/// # Errors
/// A stored hash that cannot be used.
pub async fn check_recovery_key(place: Place, key: &RecoveryKey, hash: Option<&str>) -> Result<bool> {
    Ok(check(place, key_secret(key), hash).await?.right)
}

/// Hashes a new password.
///
/// # Errors
/// [`Refusal::Overloaded`] where the queue is full.
pub async fn hash_password(app: &App, new: &Password) -> Result<String> {
    Ok(place(app, Lane::Unknown)?
        .hash(password::prepared(new))
        .await
        .map_err(anyhow::Error::from)?)
}

/// Hashes a new recovery key.
///
/// # Errors
/// [`Refusal::Overloaded`] where the queue is full.
pub async fn hash_recovery_key(app: &App, key: &RecoveryKey) -> Result<String> {
    Ok(place(app, Lane::Unknown)?
        .hash(key_secret(key))
        .await
        .map_err(anyhow::Error::from)?)
}

/// A second copy of a typed code, for a step that has to be tried again.
pub fn same_code(code: &Code) -> Result<Code> {
    Code::parse(code.expose()).map_err(|_| Error::Refused(Refusal::Credentials))
}

/// A second copy of a typed word, for a step that has to be tried again.
pub fn same_word(word: &PhoneWord) -> Result<PhoneWord> {
    PhoneWord::parse(&word.grouped()).ok_or(Error::Refused(Refusal::Credentials))
}

/// A second copy of a typed key, for a step that has to be tried again.
pub fn same_key(key: &RecoveryKey, app: &App) -> Result<RecoveryKey> {
    RecoveryKey::parse(key.expose(), app.rules().key_style).map_err(|_| Error::Refused(Refusal::Credentials))
}
