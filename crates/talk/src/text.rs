//! Texts that have been judged: what a person may say, and what a group may be called.
//!
//! A value of these types can be stored by both databases and shown as text. It is never shown as anything
//! else: whoever shows it escapes it.

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::limits;

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing in it can be seen.
    Empty,
    /// Longer than the limit for its kind.
    TooLong,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "nothing in it can be seen",
            Self::TooLong => "too long",
        })
    }
}

impl core::error::Error for Unfit {}

/// The text of a message: something visible, at most [`limits::TEXT_BYTES`] bytes, lines ended by `\n`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct MessageText(String);

impl MessageText {
    /// Judges a text as it was typed. Line ends become `\n`, control characters go (PostgreSQL cannot hold
    /// a NUL, and no screen should be asked to act on the others), blank lines around it go.
    pub fn new(typed: &str) -> Result<Self, Unfit> {
        if typed.len() > 2 * limits::TEXT_BYTES {
            return Err(Unfit::TooLong);
        }
        let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = unified
            .chars()
            .filter(|&c| matches!(c, '\n' | '\t') || !c.is_control())
            .collect();
        let text = kept.trim_matches('\n').trim_end();
        if !has_ink(text) {
            return Err(Unfit::Empty);
        }
        if text.len() > limits::TEXT_BYTES {
            return Err(Unfit::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What people write to each other stays out of logs.
impl fmt::Debug for MessageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MessageText({} bytes)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for MessageText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The title of a group: one line, something visible, at most [`limits::TITLE_CHARS`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Title(String);

impl Title {
    /// Judges a title as it was typed; runs of white space become one space.
    pub fn new(typed: &str) -> Result<Self, Unfit> {
        if typed.len() > 16 * limits::TITLE_CHARS {
            return Err(Unfit::TooLong);
        }
        let visible: String = typed
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .filter(|&c| !turns_direction(c))
            .collect();
        let title = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if !has_ink(&title) {
            return Err(Unfit::Empty);
        }
        if title.chars().count() > limits::TITLE_CHARS {
            return Err(Unfit::TooLong);
        }
        Ok(Self(title))
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Title {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The longest name of a person, in characters.
pub const NAME_CHARS: usize = 64;

/// How a person is called, as others see it: one line, with something in it that can be seen, and without the marks that
/// turn the direction of what stands beside it (Unicode UAX 9, 2: embeddings, overrides and isolates). With those a name
/// could rewrite the sentence of a page, a mail or a call that it stands in.
///
/// # Errors
/// Where nothing in it can be seen; where it is longer than [`NAME_CHARS`], or holds a control character.
pub fn person_name(typed: &str) -> Result<String, Unfit> {
    if typed.len() > 16 * NAME_CHARS {
        return Err(Unfit::TooLong);
    }
    let upright: String = typed.chars().filter(|&c| !turns_direction(c)).collect();
    let name = upright.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > NAME_CHARS || name.chars().any(char::is_control) {
        return Err(Unfit::TooLong);
    }
    if has_ink(&name) {
        Ok(name)
    } else {
        Err(Unfit::Empty)
    }
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a reader would see anything: white space, joiners and marks that only steer direction leave a
/// bubble empty.
fn has_ink(text: &str) -> bool {
    text.chars().any(|c| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_seen_is_empty() {
        for typed in ["", " ", "\n\n", "\u{200b}\u{200d}", "\u{2800}", "\0\u{7}"] {
            assert_eq!(MessageText::new(typed), Err(Unfit::Empty), "{typed:?}");
            assert_eq!(Title::new(typed), Err(Unfit::Empty), "{typed:?}");
        }
    }

    #[test]
    fn lines_and_indentation_survive_and_control_characters_go() {
        let text = MessageText::new("\r\n  one\r\ntwo\rthree\0\u{1b}[31m \n\n").unwrap();
        assert_eq!(text.as_str(), "  one\ntwo\nthree[31m");
        assert_eq!(Title::new("  The \n  Smiths\t").unwrap().as_str(), "The Smiths");
    }

    #[test]
    fn a_name_is_seen_and_turns_nothing_around() {
        for typed in ["", " \t", "\u{200b}", "\u{202e}\u{2066}", "\u{3164}"] {
            assert_eq!(person_name(typed), Err(Unfit::Empty), "{typed:?}");
        }
        assert_eq!(person_name(&"x".repeat(NAME_CHARS + 1)), Err(Unfit::TooLong));
        assert_eq!(person_name("Ada\u{7}"), Err(Unfit::TooLong));
        assert_eq!(person_name("  Ada \u{202e} Lovelace ").unwrap(), "Ada Lovelace");
        assert_eq!(
            person_name("\u{5e2}\u{5d3}\u{5d4}").unwrap(),
            "\u{5e2}\u{5d3}\u{5d4}"
        );
        assert_eq!(Title::new("Us\u{202e} two").unwrap().as_str(), "Us two");
    }

    #[test]
    fn the_limit_itself_is_allowed() {
        assert!(MessageText::new(&"x".repeat(limits::TEXT_BYTES)).is_ok());
        assert_eq!(
            MessageText::new(&"x".repeat(limits::TEXT_BYTES + 1)),
            Err(Unfit::TooLong)
        );
        assert_eq!(MessageText::new(&"x".repeat(10_000_000)), Err(Unfit::TooLong));
        assert!(Title::new(&"é".repeat(limits::TITLE_CHARS)).is_ok());
        assert_eq!(
            Title::new(&"é".repeat(limits::TITLE_CHARS + 1)),
            Err(Unfit::TooLong)
        );
    }

    #[test]
    fn a_log_learns_only_the_length() {
        assert_eq!(
            format!("{:?}", MessageText::new("meet me").unwrap()),
            "MessageText(7 bytes)"
        );
    }

    proptest! {
        #[test]
        fn judging_twice_changes_nothing(typed in any::<String>()) {
            if let Ok(text) = MessageText::new(&typed) {
                prop_assert!(!text.as_str().contains(['\0', '\r']));
                prop_assert_eq!(MessageText::new(text.as_str()), Ok(text));
            }
            if let Ok(title) = Title::new(&typed) {
                prop_assert_eq!(Title::new(title.as_str()), Ok(title));
            }
        }
    }
}
