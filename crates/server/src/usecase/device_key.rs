//! The key of a known device: made on the device, never leaving it, and proved at each sign-in.
//!
//! ```text
//! server ── challenge ─────────────────────────────▶ device     random, dated, authenticated: nothing is kept of it
//! device ── challenge, public key, signature ──────▶ server     ECDSA P-256 over the origin and the challenge
//! ```
//!
//! The signature is over what the device itself believes to be the origin, so that one that was given to another site is
//! worth nothing here. A challenge is good for some minutes, and for one sign-in. All of this is judged before the user
//! name is looked at and the password charged: it is the same for names that nobody has.
//!
//! A key makes a device known only together with the device key in its cookie, and only for the account that both steps
//! were proved for on it. So whoever copies the cookie has nothing, and whoever makes a key has a device like any other
//! that is not known. Where no key can be made (scripts are off, the browser keeps none), the cookie does its job alone.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doorcode_engine::secret::{Digest, Purpose};
use doorcode_engine::time::{MINUTE_MS, Timestamp};
use doorcode_store::{StoreError, devices};

use crate::app::App;

/// How long a challenge is good for, in milliseconds. A page that stays open for longer asks for another one.
pub const CHALLENGE_MS: i64 = 10 * MINUTE_MS;
/// What a signature is made over begins with this, so that no signature made for anything else passes for one.
const CONTEXT: &str = "doorcode/device-proof/1";
/// The longest text that can be a challenge.
const CHALLENGE_BYTES: usize = 160;
/// An uncompressed point of P-256: a byte that says so and two coordinates (SEC 1, 2.3.3).
const POINT_BYTES: usize = 65;
const UNCOMPRESSED: u8 = 4;
/// A signature as WebCrypto gives it: *r* and *s*, 32 bytes each (IEEE P1363).
const SIGNATURE_BYTES: usize = 64;

/// A fresh challenge.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// What the device signs, besides the origin.
    pub text: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// What a device answered with, as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// The challenge.
    pub challenge: String,
    /// The public key: the uncompressed point in base64url.
    pub public_key: String,
    /// The signature: *r* and *s* in base64url.
    pub signature: String,
}

/// A key whose possession was proved.
#[derive(Clone, Debug)]
pub struct Proved {
    /// The public key, in its one form.
    pub public_key: String,
    /// What the challenge is spent as.
    pub nonce: String,
    /// Until when it has to be remembered that it was.
    pub expires_at: Timestamp,
}

/// Why nothing was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproved {
    /// The parts do not have the form that they must have.
    Malformed,
    /// The challenge is not one of ours, too old, or spent.
    Stale,
    /// The signature is not that of the key over origin and challenge.
    Wrong,
}

/// What is to be signed.
pub fn message(origin: &str, challenge: &str) -> String {
    format!("{CONTEXT}\n{origin}\n{challenge}")
}

/// Makes a challenge. Nothing is kept of it.
pub fn challenge(app: &App) -> Challenge {
    let expires_at = app.clock.now().plus_ms(CHALLENGE_MS);
    let nonce: String = app
        .random
        .bytes::<16>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let expires = expires_at.ms().to_string();
    let digest = app
        .keys
        .digest(Purpose::DeviceChallenge, &[expires.as_bytes(), nonce.as_bytes()]);
    Challenge {
        text: format!("{expires}.{nonce}.{}", digest.to_text()),
        expires_at,
    }
}

/// Judges a proof. Costs one signature at most, and writes nothing.
///
/// # Errors
/// Why it proves nothing; faults of the store.
pub async fn judge(app: &App, proof: &Proof) -> Result<Result<Proved, Unproved>, StoreError> {
    let proved = match signed(app, proof) {
        Ok(proved) => proved,
        Err(unproved) => return Ok(Err(unproved)),
    };
    if devices::is_spent(&app.store, &proved.nonce).await? {
        return Ok(Err(Unproved::Stale));
    }
    Ok(Ok(proved))
}

fn signed(app: &App, proof: &Proof) -> Result<Proved, Unproved> {
    let point = fixed::<POINT_BYTES>(&proof.public_key).ok_or(Unproved::Malformed)?;
    let signature = fixed::<SIGNATURE_BYTES>(&proof.signature).ok_or(Unproved::Malformed)?;
    if point.first() != Some(&UNCOMPRESSED) || proof.challenge.len() > CHALLENGE_BYTES {
        return Err(Unproved::Malformed);
    }
    let (expires_at, nonce) = authentic(app, &proof.challenge).ok_or(Unproved::Stale)?;
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
        .verify(
            message(&app.public_url.origin(), &proof.challenge).as_bytes(),
            &signature,
        )
        .map_err(|_| Unproved::Wrong)?;
    Ok(Proved {
        public_key: proof.public_key.clone(),
        nonce,
        expires_at,
    })
}

/// When a challenge of ours that is still good expires, and what it is spent as.
fn authentic(app: &App, challenge: &str) -> Option<(Timestamp, String)> {
    let mut parts = challenge.splitn(3, '.');
    let (expires, nonce, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let digest = Digest::from_text(digest)?;
    let ours = app.keys.matches(
        &digest,
        Purpose::DeviceChallenge,
        &[expires.as_bytes(), nonce.as_bytes()],
    );
    let expires_at = Timestamp::from_ms(expires.parse().ok()?);
    // One that seems to come from later than now was made before the clock was set back, and may be spent already.
    let good = (1..=CHALLENGE_MS).contains(&expires_at.since_ms(app.clock.now()));
    (ours && good).then(|| (expires_at, nonce.to_owned()))
}

fn fixed<const N: usize>(text: &str) -> Option<[u8; N]> {
    // Judged by its length first, so that nothing long is read.
    if text.len() != (4 * N).div_ceil(3) {
        return None;
    }
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}
