//! What a person approves, in one line: `pay 4.99 to Store`.
//!
//! Whoever asks writes the line; the person reads it on the page and, behind the code, in the text message. So it must
//! not be able to pass for anything else: not for a second line, a link, another code, or words in another order.

use crate::code::{decimal_digit, is_separator};
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// The longest line, in characters: with a code of eight digits before it, it fits one text message in any script
/// (70 characters of UCS-2; 3GPP TS 23.038).
pub const MAX_CHARS: usize = 60;
/// As many digits in a row could be taken for a code.
const DIGITS_OF_A_CODE: u32 = 4;

/// The line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ApprovalText(String);

/// Why a line cannot be shown for approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing to read in it.
    Empty,
    /// More than [`MAX_CHARS`] characters.
    TooLong,
    /// It holds something that is not seen, ends the line or turns its direction; or it does not begin and end with
    /// something that is seen, or has two spaces in a row.
    Hidden,
    /// A phone would make a link of it, or fill it in somewhere.
    Link,
    /// It holds digits that could be taken for the code.
    LikeACode,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is nothing to read in it",
            Self::TooLong => "more than 60 characters",
            Self::Hidden => "one plain line without invisible characters and without needless spaces",
            Self::Link => "a phone would make a link of it",
            Self::LikeACode => "four digits in a row could be taken for the code: write 1,500 for 1500",
        })
    }
}

impl core::error::Error for Unfit {}

impl ApprovalText {
    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ApprovalText {
    type Err = Unfit;

    /// Takes the line as it is or not at all: what is approved is what was asked.
    fn from_str(text: &str) -> Result<Self, Unfit> {
        if text.chars().nth(MAX_CHARS).is_some() {
            return Err(Unfit::TooLong);
        }
        if text.trim() != text || text.contains("  ") || text.chars().any(is_hidden) {
            return Err(Unfit::Hidden);
        }
        if !text.chars().any(char::is_alphanumeric) {
            return Err(Unfit::Empty);
        }
        if has_link(text) {
            return Err(Unfit::Link);
        }
        if has_code(text) {
            return Err(Unfit::LikeACode);
        }
        Ok(Self(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for ApprovalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

/// Characters that end a line, are not seen, or steer how others are shown (Unicode 16: categories Cc, Zl, Zp and Co,
/// white space other than the space, and the code points that are ignored by default, UAX 44, 5.12).
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || (letter.is_whitespace() && letter != ' ')
        || matches!(letter, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Whether a phone would make a link of a part of it: an address of the web or of mail, a name with a dot before a letter.
/// `@` and `#` bind a code to a site in a text message, and stand for nothing else in one here.
fn has_link(text: &str) -> bool {
    let dotted = text
        .split('.')
        .zip(text.split('.').skip(1))
        .any(|(before, after)| {
            before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-')
                && after.starts_with(char::is_alphabetic)
        });
    dotted
        || text.contains("://")
        || text.contains([
            '@', '#', '\u{3002}', '\u{ff0e}', '\u{ff61}', '\u{ff20}', '\u{ff03}',
        ])
}

/// Whether it holds what would be read as a code, were it typed: digits of any script, with spaces and hyphens or none.
fn has_code(text: &str) -> bool {
    let mut digits = 0;
    for letter in text.chars() {
        if decimal_digit(letter).is_some() {
            digits += 1;
        } else if !is_separator(letter) {
            digits = 0;
        }
        if digits >= DIGITS_OF_A_CODE {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use proptest::prelude::*;

    #[test]
    fn what_can_be_read_as_one_thing_only_is_taken_as_it_is() {
        for text in [
            "pay 4.99 to Store",
            "pay 1,500.00 € to Café Müller (no. 7)",
            "ادفع 4.99 إلى المتجر",
            "支付 4.99 给商店",
            "talk to support about order 12-7",
        ] {
            let taken: ApprovalText = text.parse().unwrap_or_else(|unfit| panic!("{text}: {unfit}"));
            assert_eq!(taken.as_str(), text);
            assert_eq!(serde_json::to_string(&taken).unwrap(), format!("{text:?}"));
        }
    }

    #[test]
    fn what_could_pass_for_something_else_is_refused() {
        let long = "a".repeat(MAX_CHARS + 1);
        for (text, unfit) in [
            ("", Unfit::Empty),
            ("- !", Unfit::Empty),
            (long.as_str(), Unfit::TooLong),
            (" pay 4.99", Unfit::Hidden),
            ("pay  4.99", Unfit::Hidden),
            ("pay 4.99\nto Store", Unfit::Hidden),
            ("pay\u{a0}4.99", Unfit::Hidden),
            ("pay 4.99 to \u{202e}erotS", Unfit::Hidden),
            ("pay 4\u{200b}.99", Unfit::Hidden),
            ("pay at store.example", Unfit::Link),
            ("pay at https://x", Unfit::Link),
            ("write to a@b", Unfit::Link),
            ("@here #471", Unfit::Link),
            ("pay at 例え。jp", Unfit::Link),
            ("pay 1500 to Store", Unfit::LikeACode),
            ("4711: your code", Unfit::LikeACode),
            ("say 47 11 to us", Unfit::LikeACode),
            ("say ４７-１１ to us", Unfit::LikeACode),
        ] {
            assert_eq!(text.parse::<ApprovalText>(), Err(unfit), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_as_it_is_or_refused(text in "\\PC{0,70}") {
            if let Ok(taken) = text.parse::<ApprovalText>() {
                prop_assert_eq!(taken.as_str(), &text);
                prop_assert!(text.chars().count() <= MAX_CHARS);
                for word in text.split(|letter: char| !letter.is_numeric()) {
                    prop_assert!(Code::parse(word).map_or(0, |code| code.digits()) < 4);
                }
            }
        }
    }
}
