//! Names of things: 128-bit identifiers that sort by the moment they were made.
//!
//! The layout is UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits. The text
//! form is 26 characters of Crockford's base 32 in lower case, which sorts like the number and survives
//! being read aloud. An identifier tells when it was made and so is never a secret: what must not be
//! guessed is a [`crate::secret::PlainToken`].

use crate::time::Timestamp;
use core::fmt;
use core::str::FromStr;
use rand_core::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LEN: usize = 26;

/// A text that is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier: 26 characters of 0-9 and a-z without i, l, o, u are expected")
    }
}

impl core::error::Error for NotAnId {}

fn fresh(now: Timestamp, rng: &mut dyn CryptoRng) -> u128 {
    let ms = u128::from(now.ms().max(0).unsigned_abs()) & 0xffff_ffff_ffff;
    let random = (u128::from(rng.next_u64()) << 64) | u128::from(rng.next_u64());
    let version = 0x7_u128 << 76;
    let variant = 0b10_u128 << 62;
    let random = random & !(0xffff_ffff_ffff_u128 << 80) & !(0xf_u128 << 76) & !(0b11_u128 << 62);
    (ms << 80) | version | variant | random
}

/// The value of a digit of [`ALPHABET`].
const fn digit(letter: u8) -> Option<u8> {
    Some(match letter {
        b'0'..=b'9' => letter - b'0',
        b'a'..=b'h' => letter - b'a' + 10,
        b'j'..=b'k' => letter - b'j' + 18,
        b'm'..=b'n' => letter - b'm' + 20,
        b'p'..=b't' => letter - b'p' + 22,
        b'v'..=b'z' => letter - b'v' + 27,
        _ => return None,
    })
}

fn write_text(id: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [b'0'; TEXT_LEN];
    for (place, letter) in text.iter_mut().rev().enumerate() {
        let digit = (id >> (5 * place)) & 31;
        *letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
    }
    f.write_str(core::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

fn read_text(text: &str) -> Result<u128, NotAnId> {
    if text.len() != TEXT_LEN {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0_u128, |id, byte| {
        let digit = digit(byte).ok_or(NotAnId)?;
        // 26 characters hold 130 bits: the first may not use the two that do not fit.
        if id >> 123 != 0 {
            return Err(NotAnId);
        }
        Ok((id << 5) | u128::from(digit))
    })
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// A new identifier, made at `now`.
            pub fn new(now: Timestamp, rng: &mut dyn CryptoRng) -> Self {
                Self(fresh(now, rng))
            }

            /// The identifier with this number (tests and fixtures; a new one comes from [`Self::new`]).
            pub const fn from_u128(number: u128) -> Self {
                Self(number)
            }

            /// The bytes that keyed hashes are bound to.
            pub const fn bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_text(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read_text(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <std::borrow::Cow<'de, str>>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    };
}

id! {
    /// An account; never changes, and is not its user name.
    AccountId
}
id! {
    /// One attempt to sign in.
    SignInId
}
id! {
    /// What a completed sign-in gave.
    SessionId
}
id! {
    /// A browser or phone that holds a device key.
    DeviceId
}
id! {
    /// A phone number of an account.
    PhoneId
}
id! {
    /// One walk through turning two-step verification on, or through adding a phone.
    EnrolmentId
}
id! {
    /// One proof of the second step for one act.
    StepUpId
}
id! {
    /// One talk of the desk with a caller.
    DeskContactId
}
id! {
    /// One delayed recovery.
    RecoveryId
}
id! {
    /// A text or a mail on its way out.
    OutboxId
}
id! {
    /// A conversation.
    RoomId
}
id! {
    /// A message; made by the client that wrote it, so that a repeated send is known as one.
    MessageId
}
id! {
    /// A call.
    CallId
}
id! {
    /// An invitation to make an account, or a link that was mailed.
    LinkId
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    fn a_new_id_is_a_version_7_uuid_and_sorts_by_time() {
        let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(7);
        let earlier = AccountId::new(Timestamp::from_ms(1_000), &mut rng);
        let later = AccountId::new(Timestamp::from_ms(2_000), &mut rng);
        assert!(earlier < later && earlier.to_string() < later.to_string());
        assert_eq!((earlier.0 >> 76) & 0xf, 7);
        assert_eq!((earlier.0 >> 62) & 0b11, 0b10);
        assert_eq!(earlier.0 >> 80, 1_000);
    }

    #[test]
    fn digits_are_those_of_the_alphabet() {
        for byte in 0..=u8::MAX {
            let place = ALPHABET.iter().position(|&letter| letter == byte);
            assert_eq!(digit(byte).map(usize::from), place);
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(number: u128) {
            let id = RoomId::from_u128(number);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            if let Ok(id) = text.parse::<RoomId>() {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
