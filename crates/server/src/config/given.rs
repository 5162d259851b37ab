//! A value as a source gave it, and the ways of reading it.
//!
//! The file knows numbers, switches and lists; the environment and the flags know only text. Both come here, so that
//! `DOORCODE_HASHING_QUEUE=64` and `queue = 64` mean the same and are refused in the same words.

use std::ops::RangeInclusive;

use super::toll::Money;

/// A value before it has been judged.
pub(super) enum Given {
    /// A string of the file, or anything from the environment or a flag.
    Text { text: String, from_file: bool },
    /// A whole number of the file.
    Whole(i64),
    /// `true` or `false` in the file.
    Switch(bool),
    /// A number with a fraction in the file, as it is written.
    Fraction(String),
    /// A list of strings in the file.
    List(Vec<String>),
    /// A table in the file whose values are texts and numbers.
    Pairs(Vec<(String, String)>),
    /// Something else in the file, named.
    Other(&'static str),
}

impl Given {
    /// A value from the environment or a flag.
    pub(super) fn outside(text: String) -> Self {
        Self::Text {
            text,
            from_file: false,
        }
    }

    /// Text that is not empty and has no control characters.
    pub(super) fn text(&self) -> Result<&str, String> {
        match self {
            Self::Text { text, .. } if text.is_empty() => Err("it is empty".to_owned()),
            Self::Text { text, .. } if text.chars().any(char::is_control) => {
                Err("it holds a control character, such as a line break".to_owned())
            }
            Self::Text { text, .. } => Ok(text),
            other => Err(format!(
                "a text in quotes is expected, and this is {}",
                other.kind()
            )),
        }
    }

    /// A whole number within `bounds`.
    pub(super) fn whole<T>(&self, bounds: RangeInclusive<T>) -> Result<T, String>
    where
        T: TryFrom<i64> + PartialOrd + std::fmt::Display,
    {
        let number = match self {
            Self::Whole(number) => *number,
            Self::Text {
                text,
                from_file: false,
            } => text
                .trim()
                .parse()
                .map_err(|_| format!("'{text}' is not a whole number"))?,
            other => {
                return Err(format!(
                    "a whole number is expected, and this is {}",
                    other.kind()
                ));
            }
        };
        match T::try_from(number) {
            Ok(fitting) if bounds.contains(&fitting) => Ok(fitting),
            _ => Err(format!(
                "{number} is out of bounds: {} to {}",
                bounds.start(),
                bounds.end()
            )),
        }
    }

    /// An amount of money that is more than nothing.
    pub(super) fn money(&self) -> Result<Money, String> {
        let money: Money = match self {
            Self::Whole(number) => number.to_string().parse()?,
            Self::Fraction(text) | Self::Text { text, .. } => text.trim().parse()?,
            other => return Err(format!("an amount is expected, and this is {}", other.kind())),
        };
        if money == Money(0) {
            return Err("with nothing to spend no code would reach anybody".to_owned());
        }
        Ok(money)
    }

    /// A table of names and values; in the environment `name=value`, separated by commas.
    pub(super) fn pairs(&self) -> Result<Vec<(String, String)>, String> {
        match self {
            Self::Pairs(pairs) => Ok(pairs.clone()),
            Self::Text {
                text,
                from_file: false,
            } => {
                let parts = text.split(',').filter(|part| !part.trim().is_empty());
                let pair = |part: &str| {
                    let (name, value) = part
                        .split_once('=')
                        .ok_or_else(|| format!("'{part}' is not a name, '=' and a value"))?;
                    Ok((name.trim().to_owned(), value.trim().to_owned()))
                };
                parts.map(pair).collect()
            }
            other => Err(format!("a table is expected, and this is {}", other.kind())),
        }
    }

    /// A switch: `true` or `false`.
    pub(super) fn switch(&self) -> Result<bool, String> {
        match self {
            Self::Switch(on) => Ok(*on),
            Self::Text {
                text,
                from_file: false,
            } => match text.as_str() {
                "true" | "on" | "yes" | "1" => Ok(true),
                "false" | "off" | "no" | "0" => Ok(false),
                _ => Err(format!("'{text}' is neither true nor false")),
            },
            other => Err(format!("true or false is expected, and this is {}", other.kind())),
        }
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, String> {
        let text = self.text()?;
        choices
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, value)| *value)
            .ok_or_else(|| {
                let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
                format!("'{text}' is not one of: {}", words.join(", "))
            })
    }

    /// A list, in the environment separated by commas, each of whose parts reads as a `T`.
    pub(super) fn list<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
        let parts: Vec<&str> = match self {
            Self::List(parts) => parts.iter().map(String::as_str).collect(),
            Self::Text {
                text,
                from_file: false,
            } => text
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect(),
            other => {
                return Err(format!(
                    "a list of texts is expected, as in [\"a\", \"b\"], and this is {}",
                    other.kind()
                ));
            }
        };
        if parts.len() > MOST_IN_A_LIST {
            return Err(format!(
                "a list may have {MOST_IN_A_LIST} parts, and this one has {}",
                parts.len()
            ));
        }
        parts.into_iter().map(read).collect()
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Text { .. } => "a text",
            Self::Whole(_) => "a number",
            Self::Switch(_) => "true or false",
            Self::Fraction(_) => "a number with a fraction",
            Self::List(_) => "a list",
            Self::Pairs(_) => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// Nobody has more proxies or TURN servers; a longer list is a mistake.
const MOST_IN_A_LIST: usize = 64;
