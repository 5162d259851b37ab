//! The word of a phone: what a text carries beside its code when texts run short, and what puts a sign-in ahead.
//!
//! Who has the password of an account can ask for its texts from as many addresses as there are, so no share of a
//! source keeps one for the owner. But every text that is taken arrives at the owner's phone. Where few are left, it
//! carries a word; a sign-in in which that word is typed has been begun by somebody who reads that phone, and draws
//! on texts that nobody else can take. So whenever the texts of unknown devices are used up, the text that used up
//! the last one has brought the owner the way past.
//!
//! The word opens nothing but an allowance of texts, and is no second step: it is good for all sign-ins of two days.
//! It is kept nowhere; it is computed from account, phone and day with a key outside the database.

use crate::code::is_separator;
use crate::ids::{AccountId, PhoneId};
use crate::secret::{Keys, Purpose};
use crate::time::Timestamp;
use core::fmt;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Letters in a word. Two words of two days in 2.6e10: at a thousand tries a second one is found after months.
pub const LETTERS: usize = 8;
/// Consonants only, so that no word is one, and none looks like a digit: phones look for codes in texts by digits.
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
/// The longest text that is looked at for a word.
const MAX_TYPED_CHARS: usize = 32;

/// The word of a phone for a day: eight letters, capital.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PhoneWord(String);

impl PhoneWord {
    /// The word of `phone` for the day of `now`.
    pub(crate) fn of(keys: &Keys, account: AccountId, phone: PhoneId, now: Timestamp) -> Self {
        Self::of_day(keys, account, phone, now.day())
    }

    fn of_day(keys: &Keys, account: AccountId, phone: PhoneId, day: i64) -> Self {
        let parts: [&[u8]; 3] = [&account.bytes(), &phone.bytes(), &day.to_be_bytes()];
        let bytes = keys.derive(Purpose::PhoneWord, &parts);
        // The bias of a remainder of 128 bits is far below anything that counts.
        let mut left = bytes
            .iter()
            .take(16)
            .fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        let mut word = Self(String::with_capacity(LETTERS));
        for _ in 0..LETTERS {
            let letter = ALPHABET.get((left % 20) as usize).copied().unwrap_or(b'B');
            word.0.push(char::from(letter));
            left /= 20;
        }
        word
    }

    /// Reads what a person typed, with or without spaces and hyphens, in capitals or not; `None` where it cannot be
    /// such a word.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut word = Self(String::with_capacity(LETTERS));
        for (index, letter) in typed.chars().enumerate() {
            if is_separator(letter) {
                continue;
            }
            let capital = u8::try_from(letter.to_ascii_uppercase()).ok()?;
            if index >= MAX_TYPED_CHARS || word.0.len() >= LETTERS || !ALPHABET.contains(&capital) {
                return None;
            }
            word.0.push(char::from(capital));
        }
        (word.0.len() == LETTERS).then_some(word)
    }

    /// The word as a text shows it: `KBTR-ZMWD`.
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at_checked(LETTERS / 2).unwrap_or((&self.0, ""));
        format!("{first}-{second}")
    }

    /// Whether it is the word of `phone` for today or yesterday. Compared in constant time.
    pub(crate) fn fits(&self, keys: &Keys, account: AccountId, phone: PhoneId, now: Timestamp) -> bool {
        [now.day(), now.day() - 1].into_iter().fold(false, |fits, day| {
            let word = Self::of_day(keys, account, phone, day);
            let same: bool = word.0.as_bytes().ct_eq(self.0.as_bytes()).into();
            fits | same
        })
    }
}

impl fmt::Debug for PhoneWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneWord(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::KeyId;
    use crate::time::DAY_MS;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_ms(1_800_000_000_000);
    const ACCOUNT: AccountId = AccountId::from_u128(1);
    const PHONE: PhoneId = PhoneId::from_u128(2);

    fn keys(byte: u8) -> Keys {
        Keys::new(KeyId(1), [byte; 32], vec![])
    }

    #[test]
    fn it_is_good_for_its_phone_today_and_tomorrow() {
        let keys = keys(7);
        let word = PhoneWord::of(&keys, ACCOUNT, PHONE, NOW);
        assert!(word.fits(&keys, ACCOUNT, PHONE, NOW));
        assert!(word.fits(&keys, ACCOUNT, PHONE, NOW.plus_ms(DAY_MS)));
        assert!(!word.fits(&keys, ACCOUNT, PHONE, NOW.plus_ms(2 * DAY_MS)));
        assert!(!word.fits(&keys, ACCOUNT, PHONE, NOW.plus_ms(-DAY_MS)));
        assert!(!word.fits(&keys, ACCOUNT, PhoneId::from_u128(3), NOW));
        assert!(!word.fits(&keys, AccountId::from_u128(3), PHONE, NOW));
        assert!(!word.fits(&self::keys(8), ACCOUNT, PHONE, NOW));
        assert_eq!(format!("{word:?}"), "PhoneWord(…)");
    }

    #[test]
    fn it_is_read_as_people_type_it() {
        let word = PhoneWord::of(&keys(7), ACCOUNT, PHONE, NOW);
        let shown = word.grouped();
        assert_eq!(shown.len(), LETTERS + 1);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " ")] {
            let read = PhoneWord::parse(&typed).expect("a word");
            assert_eq!(read.0, word.0, "{typed}");
        }
        for typed in ["", "BCDF", "BCDF-GHJKL", "BCDF-GHJ1", "ABCD-FGHJ", "1234"] {
            assert!(PhoneWord::parse(typed).is_none(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn anything_typed_is_survived(typed in "\\PC{0,60}") {
            let _ = PhoneWord::parse(&typed);
        }
    }
}
