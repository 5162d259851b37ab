//! The code: a few digits sent to a trusted phone, bound to one purpose, usable once.
//!
//! A code exists in the clear in two places only: in the effect that sends it, and in what a person typed.
//! What is kept is a keyed hash bound to the sign-in (or enrolment, or step-up) that asked for it, so that
//! it is wrong everywhere else. It can only be compared by someone who holds a [`Charge`].

use crate::guard::Charge;
use crate::ids::{DeskContactId, EnrolmentId, PhoneId, RecoveryId, SignInId, StepUpId};
use crate::rules::Rules;
use crate::secret::{Digest, Keys, Purpose};
use crate::time::{CLOCK_SLACK_MS, Timestamp};
use core::fmt;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The longest code, in digits.
pub const MAX_DIGITS: u8 = 10;
/// The longest text that is looked at for a code: ten digits with generous spaces between them.
const MAX_TYPED_CHARS: usize = 64;

/// The digits of a code.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Code(String);

/// Why a typed text is no code. None of these costs a guess: the length of a code is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotACode {
    /// Nothing was typed.
    Empty,
    /// Something other than digits, spaces and hyphens was typed.
    NotDigits,
    /// More digits than any code has.
    TooLong,
}

impl Code {
    /// A new code, each of its digits as likely as any other.
    pub fn generate(digits: u8, rng: &mut dyn CryptoRng) -> Self {
        Self((0..digits.min(MAX_DIGITS)).map(|_| random_digit(rng)).collect())
    }

    /// Reads what a person typed: decimal digits of any script (ASCII, full-width, Arabic-Indic, Bengali and so on),
    /// with spaces and hyphens anywhere.
    ///
    /// # Errors
    /// [`NotACode`] says what is wrong with the text.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let mut code = Self(String::with_capacity(usize::from(MAX_DIGITS)));
        for (index, letter) in typed.chars().enumerate() {
            if index >= MAX_TYPED_CHARS {
                return Err(NotACode::TooLong);
            }
            if is_separator(letter) {
                continue;
            }
            let digit = decimal_digit(letter).ok_or(NotACode::NotDigits)?;
            if code.0.len() >= usize::from(MAX_DIGITS) {
                return Err(NotACode::TooLong);
            }
            code.0.push(digit);
        }
        if code.0.is_empty() {
            Err(NotACode::Empty)
        } else {
            Ok(code)
        }
    }

    /// How many digits it has.
    pub fn digits(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }

    /// The digits, for the text to the phone only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// What people type between digits without meaning anything by it, invisible marks included.
pub(crate) fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The zeros of all scripts, in order; nine more digits follow each. Unicode 16, general category Nd, which comes in runs
/// of ten (The Unicode Standard, 4.6).
const ZEROS: [u32; 76] = [
    0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30,
    0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0,
    0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60,
    0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0,
    0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The ASCII digit that `letter` stands for, whatever its script.
pub(crate) fn decimal_digit(letter: char) -> Option<char> {
    let point = letter as u32;
    let below = ZEROS.partition_point(|zero| *zero <= point);
    let zero = ZEROS.get(below.checked_sub(1)?)?;
    char::from_digit(point.checked_sub(*zero)?, 10)
}

/// A digit without bias: bytes of 250 and above are drawn again.
pub(crate) fn random_digit(rng: &mut dyn CryptoRng) -> char {
    loop {
        let mut byte = [0_u8; 1];
        rng.fill_bytes(&mut byte);
        let [value] = byte;
        if value < 250 {
            return char::from(b'0' + value % 10);
        }
    }
}

/// What a code was sent for; it is wrong for anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeFor {
    /// Signing in.
    SignIn(SignInId),
    /// Proving a new phone.
    Enrolment(EnrolmentId),
    /// One act.
    StepUp(StepUpId),
    /// Telling an agent of the desk that the caller has the phone.
    Desk(DeskContactId),
    /// Proving the phone that takes the place of a lost one.
    Recovery(RecoveryId),
}

impl CodeFor {
    fn digest(self, code: &Code, keys: &Keys) -> Digest {
        let (label, id) = self.parts();
        keys.digest(Purpose::Code, &[label, &id, code.0.as_bytes()])
    }

    fn matches(self, digest: &Digest, code: &Code, keys: &Keys) -> bool {
        let (label, id) = self.parts();
        keys.matches(digest, Purpose::Code, &[label, &id, code.0.as_bytes()])
    }

    const fn parts(self) -> (&'static [u8], [u8; 16]) {
        match self {
            Self::SignIn(id) => (b"sign-in", id.bytes()),
            Self::Enrolment(id) => (b"enrolment", id.bytes()),
            Self::StepUp(id) => (b"step-up", id.bytes()),
            Self::Desk(id) => (b"desk", id.bytes()),
            Self::Recovery(id) => (b"recovery", id.bytes()),
        }
    }
}

/// The one live code of a sign-in, enrolment or step-up, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveCode {
    digest: Digest,
    digits: u8,
    /// `None`: it went to the e-mail address.
    phone: Option<PhoneId>,
    sent_at: Timestamp,
    expires_at: Timestamp,
    guesses_left: u8,
}

/// What came of a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    Right,
    Wrong { guesses_left: u8 },
}

impl LiveCode {
    /// Makes a code of `digits` digits for `purpose`; the second value goes to the phone (to the e-mail address, where
    /// there is none) and is then gone.
    pub(crate) fn issue(
        purpose: CodeFor,
        phone: Option<PhoneId>,
        digits: u8,
        now: Timestamp,
        rules: &Rules,
        keys: &Keys,
        rng: &mut dyn CryptoRng,
    ) -> (Self, Code) {
        let code = Code::generate(digits, rng);
        let live = Self {
            digest: purpose.digest(&code, keys),
            digits: code.digits(),
            phone,
            sent_at: now,
            expires_at: now.plus_ms(rules.code_ttl_ms),
            guesses_left: rules.guesses_per_code,
        };
        (live, code)
    }

    /// Compares a guess that has been charged. A code that has been compared as often as it bears is
    /// never right again, and neither is one that was.
    pub(crate) fn compare(
        &mut self,
        _charged: &Charge,
        purpose: CodeFor,
        guess: &Code,
        keys: &Keys,
    ) -> Guess {
        self.guesses_left = self.guesses_left.saturating_sub(1);
        if purpose.matches(&self.digest, guess, keys) {
            self.guesses_left = 0;
            Guess::Right
        } else {
            Guess::Wrong {
                guesses_left: self.guesses_left,
            }
        }
    }

    /// Whether a guess may still be compared. A clock that was set back must not keep a code alive for as long
    /// as it was set back.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.guesses_left > 0 && now < self.expires_at && now >= self.sent_at.plus_ms(-CLOCK_SLACK_MS)
    }

    /// Whether all guesses at it are spent.
    pub fn is_spent(&self) -> bool {
        self.guesses_left == 0
    }

    /// How many digits it has.
    pub fn digits(&self) -> u8 {
        self.digits
    }

    /// The phone it was sent to; `None` where it went to the e-mail address.
    pub fn phone(&self) -> Option<PhoneId> {
        self.phone
    }

    /// When it was sent.
    pub fn sent_at(&self) -> Timestamp {
        self.sent_at
    }

    /// From when on it is useless.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    fn any_keyboard_s_digits_are_the_same_code() {
        for typed in [
            "1234",
            " 12 34 ",
            "12-34",
            "１２３４",
            "١٢٣٤",
            "۱۲۳۴",
            "१२३४",
            "১২৩৪",
            "௧௨௩௪",
            "𝟏𝟐𝟑𝟒",
            "1\u{200b}234\u{feff}",
        ] {
            assert_eq!(
                Code::parse(typed).map(|code| code.0.clone()),
                Ok("1234".to_owned()),
                "{typed:?}"
            );
        }
    }

    /// The hash is bound to what the code was sent for: a row that ends up elsewhere opens nothing there.
    #[test]
    fn a_code_is_wrong_for_anything_but_what_it_was_sent_for() {
        let keys = Keys::new(crate::secret::KeyId(1), [3; 32], vec![]);
        let (rules, now) = (Rules::classic(), Timestamp::from_ms(0));
        let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(1);
        let purposes = [
            CodeFor::SignIn(SignInId::from_u128(1)),
            CodeFor::SignIn(SignInId::from_u128(2)),
            CodeFor::StepUp(StepUpId::from_u128(1)),
            CodeFor::Desk(DeskContactId::from_u128(1)),
            CodeFor::Recovery(RecoveryId::from_u128(1)),
            CodeFor::Enrolment(EnrolmentId::from_u128(1)),
        ];
        for (at, sent_for) in purposes.iter().enumerate() {
            for (other, tried_for) in purposes.iter().enumerate() {
                let phone = PhoneId::from_u128(1);
                let (mut live, code) =
                    LiveCode::issue(*sent_for, Some(phone), 4, now, &rules, &keys, &mut rng);
                let charge = crate::guard::Guard::charge_enrolment();
                let right = live.compare(&charge, *tried_for, &code, &keys) == Guess::Right;
                assert_eq!(right, at == other, "{sent_for:?} {tried_for:?}");
                assert!(!right || !live.is_live(now), "once right, it is used up");
            }
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(Code::parse("  - ").err(), Some(NotACode::Empty));
        assert_eq!(Code::parse("12a4").err(), Some(NotACode::NotDigits));
        assert_eq!(Code::parse("12345678901").err(), Some(NotACode::TooLong));
        assert_eq!(Code::parse(&" ".repeat(1_000_000)).err(), Some(NotACode::TooLong));
    }

    #[test]
    fn every_digit_is_as_likely() {
        let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(42);
        let mut seen = [0_u32; 10];
        for _ in 0..100_000 {
            seen[random_digit(&mut rng).to_digit(10).unwrap() as usize] += 1;
        }
        // Nine degrees of freedom: 27.9 is exceeded by chance once in a thousand seeds.
        let chi_squared: f64 = seen
            .iter()
            .map(|&n| (f64::from(n) - 10_000.0).powi(2) / 10_000.0)
            .sum();
        assert!(chi_squared < 27.9, "{chi_squared} {seen:?}");
    }

    proptest! {
        /// Against the tables of another maker.
        #[test]
        fn every_decimal_digit_is_read(typed in r"\p{Nd}{1,10}") {
            let code = Code::parse(&typed);
            prop_assert_eq!(code.map(|code| code.0.len()), Ok(typed.chars().count()));
        }

        #[test]
        fn what_is_no_digit_is_not_read(typed in r"[[\pL\p{Nl}\p{No}\pP]--\p{Pd}]") {
            prop_assert_eq!(Code::parse(&typed).err(), Some(NotACode::NotDigits));
        }

        #[test]
        fn no_text_panics_and_what_is_read_is_digits(typed in ".*") {
            if let Ok(code) = Code::parse(&typed) {
                prop_assert!(code.0.bytes().all(|byte| byte.is_ascii_digit()) && (1..=10).contains(&code.0.len()));
            }
        }
    }
}
