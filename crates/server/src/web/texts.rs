//! The words that people read.
//!
//! Every sentence of every page, text and mail stands in `locales/LANGUAGE/*.ftl` (Fluent), so that the
//! program can learn another language without a change to its code. This module picks the language of a
//! request, says in which direction it is written, and turns a key and its arguments into words.
//!
//! It never holds a sentence itself, and it never marks up: what it says is plain text, which the
//! templates escape.
//!
//! A new `.ftl` file is seen at the next build of this module (the loader lists the folder when it is
//! compiled).

use std::{borrow::Cow, collections::HashMap, fmt};

use doorcode_engine::time::Timestamp;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolation marks around arguments would end up in mails, texts and copied page text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The longest `Accept-Language` header that is read; what follows is ignored. Browsers send far less.
const ACCEPT_LANGUAGE_MAX_BYTES: usize = 512;

/// The words of one language. Cheap to clone; every page holds one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    language: LanguageIdentifier,
}

/// Which way a language is written, as the `dir` attribute of HTML spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Texts {
    /// English: the language every key exists in, and the fallback of all others.
    pub fn english() -> Self {
        Self {
            language: langid!("en"),
        }
    }

    /// The words for a request: the account's own language if it has one, then what the browser asks for
    /// (`Accept-Language`, RFC 9110 §12.5.4), then English. What cannot be understood is skipped.
    pub fn choose(account_language: Option<&str>, accept_language: Option<&str>) -> Self {
        let account = account_language.and_then(|tag| tag.parse().ok());
        account
            .into_iter()
            .chain(wanted(accept_language.unwrap_or_default()))
            .find(is_spoken)
            .map_or_else(Self::english, |language| Self { language })
    }

    /// The language, as the `lang` attribute of HTML and an account's row spell it (BCP 47).
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// The direction the language is written in.
    pub fn dir(&self) -> Direction {
        if self.language.character_direction() == langid!("ar").character_direction() {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// Looks a sentence up. Give it its arguments with [`Phrase::with`], then write it out.
    ///
    /// A key that exists in no language shows as `⟦key⟧`; a test renders every page and forbids that mark.
    pub fn say<'a>(&'a self, key: &'a (impl AsRef<str> + ?Sized)) -> Phrase<'a> {
        Phrase {
            texts: self,
            key: key.as_ref(),
            arguments: HashMap::new(),
        }
    }

    /// Whether the key exists, in this language or in the fallback.
    pub fn knows(&self, key: &str) -> bool {
        LOCALES.try_lookup(&self.language, key).is_some()
    }

    /// A day in words, '24 November 2026', by the clock of UTC: the server does not know where a person
    /// is. On pages the script `time.js` says it again by the person's own clock.
    pub fn day(&self, at: Timestamp) -> String {
        let Some(at) = utc(at) else { return String::new() };
        let month = format!("month-{}", at.month());
        self.say("date-day")
            .with("day", at.day())
            .with("month", self.say(&month).to_string())
            // As text: Fluent would group the digits of a number.
            .with("year", at.year().to_string())
            .to_string()
    }

    /// A day and a time of day in words, '24 November 2026, 14:05 UTC'.
    pub fn moment(&self, at: Timestamp) -> String {
        let Some(zoned) = utc(at) else {
            return String::new();
        };
        self.say("date-moment")
            .with("day", self.day(at))
            .with("time", format!("{:02}:{:02}", zoned.hour(), zoned.minute()))
            .to_string()
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        })
    }
}

/// A sentence with its arguments, said when it is written out.
#[must_use]
pub struct Phrase<'a> {
    texts: &'a Texts,
    key: &'a str,
    arguments: HashMap<Cow<'static, str>, FluentValue<'a>>,
}

impl<'a> Phrase<'a> {
    /// Fills in one argument: `$name` in the Fluent file.
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'a>>) -> Self {
        self.arguments.insert(Cow::Borrowed(name), value.into());
        self
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match LOCALES.try_lookup_with_args(&self.texts.language, self.key, &self.arguments) {
            Some(words) => f.write_str(&words),
            None => write!(f, "⟦{}⟧", self.key),
        }
    }
}

/// The languages of an `Accept-Language` header, most wanted first; `q=0` means never.
fn wanted(header: &str) -> impl Iterator<Item = LanguageIdentifier> {
    let header = match header
        .char_indices()
        .find(|(at, _)| *at >= ACCEPT_LANGUAGE_MAX_BYTES)
    {
        Some((end, _)) => header.get(..end).unwrap_or_default(),
        None => header,
    };
    let mut wishes: Vec<(f32, LanguageIdentifier)> = header
        .split(',')
        .filter_map(|wish| {
            let mut parts = wish.split(';');
            let language = parts.next()?.trim().parse().ok()?;
            let quality = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.trim().parse::<f32>().ok())?;
            (quality > 0.0).then_some((quality, language))
        })
        .collect();
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.into_iter().map(|(_, language)| language)
}

/// Whether there are words in this language, or in the same language of another region.
fn is_spoken(language: &LanguageIdentifier) -> bool {
    LOCALES.locales().any(|known| known.language == language.language)
}

fn utc(at: Timestamp) -> Option<jiff::ZonedDateTime> {
    let at = jiff::Timestamp::from_millisecond(at.ms()).ok()?;
    Some(at.to_zoned_datetime(jiff::tz::TimeZone::UTC))
}
