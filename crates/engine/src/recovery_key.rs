//! The recovery key: 14 digits, printed and kept, for when the phone is gone.
//!
//! The last character is a check character after ISO/IEC 7064 (the hybrid system MOD 11,10 for digits;
//! the same recurrence over 32 characters for base 32), so that one wrong key or two swapped neighbours
//! are caught before a guess is charged. A key that has been shown but not yet retyped is kept nowhere:
//! it is derived each time from a random draft in the row and a key outside the database, so that a
//! reload shows the same key, and neither a stolen database nor a stolen key file tells it.

use crate::code::{decimal_digit, is_separator};
use crate::rules::{KeyStyle, Rules};
use crate::secret::{Keys, Purpose};
use crate::time::Timestamp;
use core::fmt;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// How many characters a recovery key has, its check character included.
pub const LENGTH: usize = 14;
/// Crockford's base 32: no I, L, O or U, so that what is read from paper is read one way.
const BASE32: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The longest text that is looked at for a key.
const MAX_TYPED_CHARS: usize = 64;

/// How many recovery keys of a style there are.
pub fn keyspace(style: KeyStyle) -> f64 {
    f64::from(base(style)).powi(LENGTH as i32 - 1)
}

fn base(style: KeyStyle) -> u32 {
    match style {
        KeyStyle::Digits => 10,
        KeyStyle::Base32 => 32,
    }
}

/// A recovery key in the clear: 14 characters without spaces.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey(String);

/// Why a typed text cannot be a recovery key. None of these costs a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAKey {
    /// Nothing was typed.
    Empty,
    /// A character that no key has.
    WrongCharacter,
    /// Not 14 characters.
    WrongLength,
    /// The check character does not fit: a slip of the finger.
    Slip,
}

impl RecoveryKey {
    /// Reads what a person typed, with or without spaces and hyphens, in capitals or not.
    ///
    /// # Errors
    /// [`NotAKey`] says what is wrong with the text; nothing has been charged by then.
    pub fn parse(typed: &str, style: KeyStyle) -> Result<Self, NotAKey> {
        let mut key = Self(String::with_capacity(LENGTH));
        for (index, letter) in typed.chars().enumerate() {
            if index >= MAX_TYPED_CHARS {
                return Err(NotAKey::WrongLength);
            }
            if is_separator(letter) {
                continue;
            }
            let letter = character(letter, style).ok_or(NotAKey::WrongCharacter)?;
            if key.0.len() >= LENGTH {
                return Err(NotAKey::WrongLength);
            }
            key.0.push(letter);
        }
        match key.0.len() {
            0 => Err(NotAKey::Empty),
            LENGTH if key.checks(style) => Ok(key),
            LENGTH => Err(NotAKey::Slip),
            _ => Err(NotAKey::WrongLength),
        }
    }

    /// The 14 characters without spaces, for hashing and for the page that shows it once.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The key as it is shown and printed: `1234 5678 9012 34`.
    pub fn grouped(&self) -> zeroize::Zeroizing<String> {
        let mut text = String::with_capacity(LENGTH + 3);
        for (index, letter) in self.0.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push(' ');
            }
            text.push(letter);
        }
        zeroize::Zeroizing::new(text)
    }

    fn checks(&self, style: KeyStyle) -> bool {
        let body = self.0.get(..LENGTH - 1).unwrap_or_default();
        self.0.chars().last() == check_character(body, style)
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

fn character(letter: char, style: KeyStyle) -> Option<char> {
    if let Some(digit) = decimal_digit(letter) {
        return Some(digit);
    }
    let capital = match (style, letter.to_ascii_uppercase()) {
        (KeyStyle::Digits, _) => return None,
        (KeyStyle::Base32, 'O') => '0',
        (KeyStyle::Base32, 'I' | 'L') => '1',
        (KeyStyle::Base32, capital) => capital,
    };
    BASE32.contains(capital).then_some(capital)
}

/// ISO/IEC 7064, hybrid system (MOD M+1, M): the check character of `body`.
fn check_character(body: &str, style: KeyStyle) -> Option<char> {
    let modulus = base(style);
    let mut product = modulus;
    for letter in body.chars() {
        let value = BASE32.chars().position(|known| known == letter)? as u32;
        let sum = (value + product) % modulus;
        let sum = if sum == 0 { modulus } else { sum };
        product = (2 * sum) % (modulus + 1);
    }
    let value = (modulus + 1 - product) % modulus;
    BASE32.chars().nth(value as usize)
}

/// A recovery key that has been shown and not yet retyped: what is kept of it is a random seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyDraft {
    seed: u128,
    style: KeyStyle,
}

impl KeyDraft {
    /// A draft for a new key.
    pub(crate) fn new(style: KeyStyle, rng: &mut dyn CryptoRng) -> Self {
        let seed = (u128::from(rng.next_u64()) << 64) | u128::from(rng.next_u64());
        Self { seed, style }
    }

    /// The key that this draft stands for; the same each time until the current key of the key file changes.
    ///
    /// The characters come from HMAC output by rejection, so that each is as likely as any other.
    pub fn reveal(&self, keys: &Keys) -> RecoveryKey {
        let modulus = base(self.style);
        // The largest multiple of the base that a byte holds; bytes from there on would bias.
        let limit = 256 - 256 % modulus;
        let mut body = RecoveryKey(String::with_capacity(LENGTH));
        for round in 0_u32.. {
            let bytes = keys.derive(
                Purpose::RecoveryKeyDraft,
                &[&self.seed.to_be_bytes(), &round.to_be_bytes()],
            );
            for value in bytes
                .iter()
                .map(|byte| u32::from(*byte))
                .filter(|value| *value < limit)
            {
                if body.0.len() < LENGTH - 1 {
                    body.0.extend(BASE32.chars().nth((value % modulus) as usize));
                }
            }
            if body.0.len() == LENGTH - 1 {
                break;
            }
        }
        let check = check_character(&body.0, self.style);
        body.0.extend(check);
        body
    }

    /// Whether `typed` is this key, compared in constant time.
    pub(crate) fn is(&self, typed: &RecoveryKey, keys: &Keys) -> bool {
        use subtle::ConstantTimeEq;
        self.reveal(keys).0.as_bytes().ct_eq(typed.0.as_bytes()).into()
    }
}

/// What the account's recovery key is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// There is none.
    None,
    /// It does the code's job.
    Live {
        /// When it was made: tells it from the keys before and after it.
        since: Timestamp,
        /// Whether its owner still has it.
        #[serde(default)]
        check: KeyCheck,
    },
    /// It has been used to sign in, and now only opens the making of its successor.
    Used {
        /// When it was made.
        since: Timestamp,
        /// When it was used first.
        at: Timestamp,
        /// How often it may still open that.
        openings_left: u8,
    },
}

/// What is known of a key that waits in a drawer: whether it is still there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCheck {
    /// When it was last typed; `None`: not since it was made.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    proved_at: Option<Timestamp>,
    /// When its owner last said 'Not now'.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    put_off_at: Option<Timestamp>,
}

impl KeyState {
    /// A key that was made just now.
    pub fn live(since: Timestamp) -> Self {
        Self::Live {
            since,
            check: KeyCheck::default(),
        }
    }

    /// Whether its owner is to be asked whether the key is still there: half a year after it was made or last typed, and
    /// not soon after 'Not now'.
    pub fn check_due(self, rules: &Rules, now: Timestamp) -> bool {
        let Self::Live { since, check } = self else {
            return false;
        };
        let seen_at = check.proved_at.map_or(since, |proved_at| proved_at.max(since));
        let lately = |at: Timestamp| now.since_ms(at) < rules.key_check_again_ms;
        now.since_ms(seen_at) >= rules.key_check_ms && !check.put_off_at.is_some_and(lately)
    }

    /// The same key, typed and found right at `now`. It is not used up by that.
    pub(crate) fn proved(self, now: Timestamp) -> Self {
        match self {
            Self::Live { since, .. } => Self::Live {
                since,
                check: KeyCheck {
                    proved_at: Some(now),
                    put_off_at: None,
                },
            },
            other => other,
        }
    }

    /// The same key, after 'Not now'.
    #[must_use]
    pub fn put_off(self, now: Timestamp) -> Self {
        match self {
            Self::Live { since, check } => Self::Live {
                since,
                check: KeyCheck {
                    put_off_at: Some(now),
                    ..check
                },
            },
            other => other,
        }
    }

    /// When the key was made; `None` where there is none.
    pub const fn since(self) -> Option<Timestamp> {
        match self {
            Self::None => None,
            Self::Live { since, .. } | Self::Used { since, .. } => Some(since),
        }
    }

    /// What it is good for after it has signed somebody in at `now`; `None` where it opens nothing any more.
    pub(crate) fn used_once_more(self, rules: &Rules, now: Timestamp) -> Option<Self> {
        match self {
            Self::Live { since, .. } => Some(Self::Used {
                since,
                at: now,
                openings_left: rules.used_key_openings.saturating_sub(1),
            }),
            Self::Used {
                since,
                at,
                openings_left,
            } if now.since_ms(at) < rules.used_key_window_ms => Some(Self::Used {
                since,
                at,
                openings_left: openings_left.checked_sub(1)?,
            }),
            Self::Used { .. } | Self::None => None,
        }
    }

    /// Whether it does the code's job.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Live { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::KeyId;
    use proptest::prelude::*;
    use rand_chacha::rand_core::SeedableRng;

    fn key(seed: u64, style: KeyStyle) -> RecoveryKey {
        let keys = Keys::new(KeyId(1), [9; 32], vec![]);
        KeyDraft::new(style, &mut rand_chacha::ChaCha20Rng::seed_from_u64(seed)).reveal(&keys)
    }

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // ISO/IEC 7064 MOD 11,10 over 0794 gives 5.
        assert_eq!(check_character("0794", KeyStyle::Digits), Some('5'));
    }

    #[test]
    fn a_key_is_read_however_it_is_spaced() {
        let shown = key(1, KeyStyle::Digits).grouped().to_string();
        assert_eq!(shown.len(), LENGTH + 3);
        for typed in [shown.clone(), shown.replace(' ', ""), shown.replace(' ', "-")] {
            assert!(RecoveryKey::parse(&typed, KeyStyle::Digits).is_ok());
        }
        assert_eq!(
            RecoveryKey::parse("", KeyStyle::Digits).err(),
            Some(NotAKey::Empty)
        );
        assert_eq!(
            RecoveryKey::parse("1234", KeyStyle::Digits).err(),
            Some(NotAKey::WrongLength)
        );
        assert_eq!(
            RecoveryKey::parse("1234x", KeyStyle::Digits).err(),
            Some(NotAKey::WrongCharacter)
        );
    }

    #[test]
    fn keys_of_both_styles_are_as_long_as_promised() {
        for seed in 0..200 {
            for style in [KeyStyle::Digits, KeyStyle::Base32] {
                let key = key(seed, style);
                assert_eq!(
                    RecoveryKey::parse(key.expose(), style).map(|k| k.0.clone()),
                    Ok(key.0.clone())
                );
            }
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_caught(seed: u64, place in 0..LENGTH, by in 1..10_u32) {
            let mut digits: Vec<u32> = key(seed, KeyStyle::Digits).0.chars().map(|c| c.to_digit(10).unwrap()).collect();
            digits[place] = (digits[place] + by) % 10;
            let typed: String = digits.iter().map(|d| char::from_digit(*d, 10).unwrap()).collect();
            prop_assert_eq!(RecoveryKey::parse(&typed, KeyStyle::Digits).err(), Some(NotAKey::Slip));
        }

        #[test]
        fn no_text_panics(typed in ".*") {
            for style in [KeyStyle::Digits, KeyStyle::Base32] {
                let _ = RecoveryKey::parse(&typed, style);
            }
        }
    }
}
