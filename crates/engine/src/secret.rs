//! What must not be seen: passwords, tokens, and the keys that turn secrets into what may be stored.
//!
//! A secret here has no `Clone`, no `Serialize` and a `Debug` that says nothing, and its memory is wiped
//! when it goes. What is stored of a short or random secret is a [`Digest`]: an HMAC-SHA-256 with the id
//! of the key that made it, so that keys can be rotated without asking anybody anything.

use core::fmt;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A password as a person typed it. Compared only by the password hasher.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

impl Password {
    /// Takes the text over; what it is good for is judged by the caller.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the hasher only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A random 256-bit token in the form that its holder keeps: 64 characters of hexadecimal.
///
/// The server keeps only its [`Digest`]. Used for cookies, device keys and links in mails
/// (SP 800-63B-4, 5.1: at least 64 bits of a session secret are asked for).
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PlainToken(String);

impl PlainToken {
    /// A new token.
    pub fn generate(rng: &mut dyn CryptoRng) -> Self {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        rng.fill_bytes(bytes.as_mut_slice());
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A token as it arrived from outside; `None` where it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The text, for the cookie or the link only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PlainToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainToken(…)")
    }
}

/// The id of a key in the key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(pub u32);

/// What is stored of a secret: a keyed hash and the id of its key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Digest {
    /// The key that made it.
    pub key: KeyId,
    #[serde(with = "hex")]
    mac: [u8; 32],
}

impl Digest {
    /// Its first 64 bits as a number: enough to tell things apart that are few at a time.
    pub fn number(&self) -> i64 {
        self.mac
            .iter()
            .take(8)
            .fold(0, |number, byte| (number << 8) | i64::from(*byte))
    }

    /// The form for a column: `<key id>:<hexadecimal>`, usable for an exact look-up.
    pub fn to_text(&self) -> String {
        format!("{}:{}", self.key.0, hex::text(&self.mac))
    }

    /// Reads [`Self::to_text`] back; `None` where the text is not of that form.
    pub fn from_text(text: &str) -> Option<Self> {
        let (key, mac) = text.split_once(':')?;
        Some(Self {
            key: KeyId(key.parse().ok()?),
            mac: hex::bytes(mac)?,
        })
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest(key {})", self.key.0)
    }
}

/// What a keyed hash is for; the same secret under two purposes gives unrelated digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A code sent to a phone.
    Code,
    /// The token of a session, kept in an app's cookie.
    Session,
    /// The token of a sign-in under way.
    SignIn,
    /// A device key.
    Device,
    /// A challenge that a device signs.
    DeviceChallenge,
    /// A link in a mail.
    Link,
    /// A recovery key not yet retyped, derived rather than kept (see [`crate::recovery_key`]).
    RecoveryKeyDraft,
    /// The row that counts wrong passwords for a user name, whether or not such an account exists.
    UserName,
    /// The row that counts the texts that were to prove a phone number, whoever asked for them.
    PhoneNumber,
    /// The row that counts what one source has tried for a user name, and the mark of its sign-ins.
    Source,
    /// The lane of a number or an address in the outbox.
    Destination,
    /// The word of a phone for a day, derived rather than kept (see [`crate::phone_word`]).
    PhoneWord,
    /// The address at which a page asks what has become of the text that it waits for.
    Delivery,
    /// The address at which a gateway tells what has become of a message.
    Receipt,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Code => b"doorcode/code",
            Self::Session => b"doorcode/session",
            Self::SignIn => b"doorcode/sign-in",
            Self::Device => b"doorcode/device",
            Self::DeviceChallenge => b"doorcode/device-challenge",
            Self::Link => b"doorcode/link",
            Self::RecoveryKeyDraft => b"doorcode/recovery-key-draft",
            Self::UserName => b"doorcode/user-name",
            Self::PhoneNumber => b"doorcode/phone-number",
            Self::Source => b"doorcode/source",
            Self::Destination => b"doorcode/destination",
            Self::PhoneWord => b"doorcode/phone-word",
            Self::Delivery => b"doorcode/delivery",
            Self::Receipt => b"doorcode/receipt",
        }
    }
}

/// The HMAC keys of the key file: one that makes digests, and older ones that still check them.
#[derive(ZeroizeOnDrop)]
pub struct Keys {
    current: [u8; 32],
    #[zeroize(skip)]
    current_id: KeyId,
    older: Vec<OlderKey>,
}

#[derive(Zeroize, ZeroizeOnDrop)]
struct OlderKey {
    #[zeroize(skip)]
    id: KeyId,
    key: [u8; 32],
}

impl Keys {
    /// `current` makes new digests; `older` ones are only checked against.
    pub fn new(current_id: KeyId, current: [u8; 32], older: Vec<(KeyId, [u8; 32])>) -> Self {
        let older = older.into_iter().map(|(id, key)| OlderKey { id, key }).collect();
        Self {
            current,
            current_id,
            older,
        }
    }

    /// The digest of `parts` for `purpose`, made with the current key.
    pub fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> Digest {
        Digest {
            key: self.current_id,
            mac: mac(&self.current, purpose, parts),
        }
    }

    /// Bytes that only a holder of the current key can compute from `parts`.
    pub(crate) fn derive(&self, purpose: Purpose, parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.current, purpose, parts))
    }

    /// The digests that a token may be stored under, newest key first: for an exact look-up.
    pub fn digests(&self, purpose: Purpose, token: &PlainToken) -> Vec<Digest> {
        self.digests_of(purpose, &[token.expose().as_bytes()])
    }

    /// The digests that `parts` may be stored under, newest key first: for an exact look-up.
    pub fn digests_of(&self, purpose: Purpose, parts: &[&[u8]]) -> Vec<Digest> {
        core::iter::once((self.current_id, &self.current))
            .chain(self.older.iter().map(|older| (older.id, &older.key)))
            .map(|(key, bytes)| Digest {
                key,
                mac: mac(bytes, purpose, parts),
            })
            .collect()
    }

    /// The digest of a token made just now.
    pub fn token_digest(&self, purpose: Purpose, token: &PlainToken) -> Digest {
        self.digest(purpose, &[token.expose().as_bytes()])
    }

    /// Whether `digest` is that of `parts`, compared in constant time. False where its key is gone.
    pub fn matches(&self, digest: &Digest, purpose: Purpose, parts: &[&[u8]]) -> bool {
        self.key(digest.key)
            .is_some_and(|key| mac(key, purpose, parts).ct_eq(&digest.mac).into())
    }

    fn key(&self, id: KeyId) -> Option<&[u8; 32]> {
        if id == self.current_id {
            return Some(&self.current);
        }
        self.older
            .iter()
            .find(|older| older.id == id)
            .map(|older| &older.key)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Keys(current {}, {} older)",
            self.current_id.0,
            self.older.len()
        )
    }
}

/// HMAC-SHA-256 over the purpose and the parts, each with its length before it, so that no two lists of
/// parts run together to the same bytes.
fn mac(key: &[u8; 32], purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
    // HMAC pads a key shorter than its block of 64 bytes with zeros (RFC 2104, 2).
    let mut block = Zeroizing::new([0_u8; 64]);
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
    for part in core::iter::once(purpose.label()).chain(parts.iter().copied()) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Hexadecimal for stored bytes.
mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(super) fn text(bytes: &[u8]) -> String {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        let mut text = String::with_capacity(2 * bytes.len());
        for byte in bytes {
            text.push(digit(byte >> 4));
            text.push(digit(byte & 15));
        }
        text
    }

    pub(super) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
        if text.len() != 2 * N || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0_u8; N];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
        }
        Some(bytes)
    }

    pub(super) fn serialize<S: Serializer>(bytes: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(deserializer)?;
        bytes(&text).ok_or_else(|| D::Error::custom("64 hexadecimal characters expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::rand_core::SeedableRng;

    fn keys() -> Keys {
        Keys::new(KeyId(2), [2; 32], vec![(KeyId(1), [1; 32])])
    }

    #[test]
    fn parts_do_not_run_together() {
        let digest = keys().digest(Purpose::Code, &[b"ab", b"c"]);
        assert!(keys().matches(&digest, Purpose::Code, &[b"ab", b"c"]));
        assert!(!keys().matches(&digest, Purpose::Code, &[b"a", b"bc"]));
        assert!(!keys().matches(&digest, Purpose::Link, &[b"ab", b"c"]));
    }

    #[test]
    fn a_digest_outlives_the_rotation_of_its_key_but_not_its_removal() {
        let old = Keys::new(KeyId(1), [1; 32], vec![]).digest(Purpose::Code, &[b"1234"]);
        assert!(keys().matches(&old, Purpose::Code, &[b"1234"]));
        assert!(!Keys::new(KeyId(2), [2; 32], vec![]).matches(&old, Purpose::Code, &[b"1234"]));
    }

    #[test]
    fn a_token_is_found_under_every_key() {
        let token = PlainToken::generate(&mut rand_chacha::ChaCha20Rng::seed_from_u64(1));
        let old = Keys::new(KeyId(1), [1; 32], vec![]).token_digest(Purpose::Session, &token);
        assert!(keys().digests(Purpose::Session, &token).contains(&old));
        assert_eq!(Digest::from_text(&old.to_text()), Some(old));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let token = PlainToken::generate(&mut rand_chacha::ChaCha20Rng::seed_from_u64(1));
        let printed = format!("{:?} {:?} {:?}", token, Password::new("hunter2".into()), keys());
        assert_eq!(printed, "PlainToken(…) Password(…) Keys(current 2, 1 older)");
    }
}
