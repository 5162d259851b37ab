//! The words that people read.
//!
//! Every sentence of every page, text and mail stands in `locales/LANGUAGE/*.ftl` (Fluent), so that the
//! program can learn another language without a change to its code. This module picks the language of a
//! request, says in which direction it is written, and turns a key and its arguments into words.
//!
//! It never holds a sentence itself, and it never marks up: what it says is plain text, which the
//! templates escape.
//!
//! The files are inside the program. A language is read when somebody first needs it: a family's server keeps one or two in
//! memory, not all.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    sync::{Arc, LazyLock, OnceLock, PoisonError, RwLock},
};

use axum::http::{HeaderMap, header};
use doorcode_engine::time::Timestamp;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use super::cookies::Cookie;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

/// A language that is spoken here.
struct Locale {
    language: LanguageIdentifier,
    words: OnceLock<FluentBundle<FluentResource>>,
}

/// All of them: each folder of `locales/` is one.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let folders: BTreeSet<_> = Files::iter()
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    folders
        .iter()
        .filter_map(|folder| {
            let language = folder.parse().ok()?;
            let words = OnceLock::new();
            Some(Locale { language, words })
        })
        .collect()
});

/// Sentences without arguments, as they have been said before. Only keys that exist are kept, in languages that are
/// spoken here, so there are never more of them than lines in `locales/`.
static SAID: LazyLock<RwLock<Said>> = LazyLock::new(RwLock::default);

/// Sentences by language and key.
type Said = HashMap<(&'static LanguageIdentifier, String), Arc<str>>;

/// The longest `Accept-Language` header that is read; what follows is ignored. Browsers send far less.
const ACCEPT_LANGUAGE_MAX_BYTES: usize = 512;

/// The words of one language. Cheap to clone; every page holds one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    language: LanguageIdentifier,
    /// The language in `locales/` that its words are in.
    spoken: &'static LanguageIdentifier,
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
        static ENGLISH: LanguageIdentifier = langid!("en");
        Self {
            language: ENGLISH.clone(),
            spoken: &ENGLISH,
        }
    }

    /// The words for a request: the account's own language if it has one, then what the browser asks for
    /// (`Accept-Language`, RFC 9110 §12.5.4), then English. What cannot be understood is skipped.
    pub fn choose(account_language: Option<&str>, accept_language: Option<&str>) -> Self {
        let account = account_language.and_then(|tag| tag.parse().ok());
        account
            .into_iter()
            .chain(wanted(accept_language.unwrap_or_default()))
            .find_map(|language| spoken(&language).map(|spoken| Self { language, spoken }))
            .unwrap_or_else(Self::english)
    }

    /// The words for somebody who is not known yet: in the language chosen in this browser (a cookie), else in what it
    /// asks for.
    pub fn of(headers: &HeaderMap, https: bool) -> Self {
        let wished = headers.get(header::ACCEPT_LANGUAGE);
        Self::choose(
            Cookie::Language.read(headers, https),
            wished.and_then(|value| value.to_str().ok()),
        )
    }

    /// Every language that is spoken here: its tag, and its own name for itself.
    pub fn languages() -> Vec<(String, String)> {
        LOCALES
            .iter()
            .map(|locale| (locale.language.to_string(), locale.name()))
            .collect()
    }

    /// The language its words are in, as [`Self::languages`] lists it: `en` for somebody who wished for `en-GB`.
    pub fn spoken(&self) -> String {
        self.spoken.to_string()
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
    pub fn say(&self, key: impl AsRef<str>) -> Phrase<'_> {
        Phrase {
            texts: self,
            key: key.as_ref().to_owned(),
            arguments: FluentArgs::new(),
        }
    }

    /// A day in words, '24 November 2026', by the clock of UTC: the server does not know where a person
    /// is. On pages the script `time.js` says it again by the person's own clock.
    pub fn day(&self, at: &Timestamp) -> String {
        let Some(at) = utc(at) else { return String::new() };
        let month = format!("month-{}", at.month());
        self.say("date-day")
            .with("day", at.day())
            .with("month", self.say(&month).to_string())
            // As text: Fluent would group the digits of a number.
            .with("year", at.year().to_string())
            .to_string()
    }

    /// A span of time in words, rounded up: '40 seconds', '10 minutes', '3 hours', '2 days'.
    pub fn span(&self, ms: i64) -> String {
        let seconds = (ms.max(0).saturating_add(999) / 1000).max(1);
        let (key, count) = match seconds {
            ..=90 => ("span-seconds", seconds),
            91..=5400 => ("span-minutes", seconds.saturating_add(59) / 60),
            5401..=172_800 => ("span-hours", seconds.saturating_add(3599) / 3600),
            _ => ("span-days", seconds.saturating_add(86_399) / 86_400),
        };
        self.say(key).with("count", count).to_string()
    }

    /// A moment as the `datetime` attribute of HTML spells it, `2026-11-24T14:05:00Z`.
    pub fn machine(&self, at: &Timestamp) -> String {
        jiff::Timestamp::from_millisecond(at.ms())
            .map(|at| at.to_string())
            .unwrap_or_default()
    }

    /// A day and a time of day in words, '24 November 2026, 14:05 UTC'.
    pub fn moment(&self, at: &Timestamp) -> String {
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
    key: String,
    arguments: FluentArgs<'static>,
}

impl Phrase<'_> {
    /// Fills in one argument: `$name` in the Fluent file.
    ///
    /// Words that run against the sentence, such as an Arabic name in English or a browser's name in Arabic, are set
    /// apart by invisible marks, lest they turn what stands beside them around (UAX #9, FSI and PDI). Texts to phones take
    /// no marks: each would count as a character, and their last line is read by machines.
    pub fn with(mut self, name: &'static str, value: impl Argument) -> Self {
        let value = match value.fluent() {
            FluentValue::String(words) if !self.key.starts_with("text-") && self.turns(&words) => {
                FluentValue::from(format!("\u{2068}{words}\u{2069}"))
            }
            value => value,
        };
        self.arguments.set(name, value);
        self
    }

    fn turns(&self, words: &str) -> bool {
        let against = match self.texts.dir() {
            Direction::Ltr => right_to_left,
            Direction::Rtl => |letter: char| letter.is_alphabetic() && !right_to_left(letter),
        };
        words.chars().any(against)
    }
}

/// What can be filled into a sentence: words, or a number that chooses between singular and plural.
pub trait Argument {
    /// The value as Fluent takes it.
    fn fluent(&self) -> FluentValue<'static>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn fluent(&self) -> FluentValue<'static> {
        (**self).fluent()
    }
}

impl Argument for str {
    fn fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Argument for String {
    fn fluent(&self) -> FluentValue<'static> {
        self.as_str().fluent()
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl Argument for $number {
            fn fluent(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )+};
}
numbers!(i8 u8 i32 u32 i64 u64 usize);

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.arguments.iter().next().is_none()
            && let Some(words) = plain(self.texts.spoken, &self.key)
        {
            return f.write_str(&words);
        }
        match looked_up(self.texts.spoken, &self.key, Some(&self.arguments)) {
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

/// The language in `locales/` that a person who wishes for `language` is spoken to in: the same, or the same of another
/// region.
fn spoken(language: &LanguageIdentifier) -> Option<&'static LanguageIdentifier> {
    let same = |region: bool| {
        LOCALES
            .iter()
            .map(|locale| &locale.language)
            .find(|known| *known == language || (!region && known.language == language.language))
    };
    same(true).or_else(|| same(false))
}

impl Locale {
    fn files(&self) -> impl Iterator<Item = String> {
        let folder = format!("{}/", self.language);
        let paths = Files::iter().filter(move |path| path.starts_with(&folder));
        paths.filter_map(|path| String::from_utf8(Files::get(&path)?.data.into_owned()).ok())
    }

    fn words(&self) -> &FluentBundle<FluentResource> {
        self.words.get_or_init(|| {
            let mut words = FluentBundle::new_concurrent(vec![self.language.clone()]);
            // They would stand around every argument, in texts to phones too; see `Phrase::with`.
            words.set_use_isolating(false);
            for file in self.files() {
                // What is not Fluent is left out; a test sees to it that nothing is.
                let lines = FluentResource::try_new(file).unwrap_or_else(|(lines, _)| lines);
                words.add_resource_overriding(lines);
            }
            words
        })
    }

    /// Its name for itself, found without reading all its other words.
    fn name(&self) -> String {
        let name = self.files().find_map(|file| {
            let name = file
                .lines()
                .find_map(|line| line.strip_prefix("language-name = "));
            name.map(str::to_owned)
        });
        name.unwrap_or_else(|| self.language.to_string())
    }

    fn say(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let words = self.words();
        let pattern = words.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let said = words.format_pattern(pattern, arguments, &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }
}

/// A sentence of this language, or else of English.
fn looked_up(language: &LanguageIdentifier, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let of = |language: &LanguageIdentifier| {
        let locale = LOCALES.iter().find(|locale| locale.language == *language)?;
        locale.say(key, arguments)
    };
    of(language).or_else(|| of(&langid!("en")))
}

/// Whether a letter belongs to a script that is written from right to left (the blocks that UAX #9 gives over to them).
const fn right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A sentence without arguments.
fn plain(language: &'static LanguageIdentifier, key: &str) -> Option<Arc<str>> {
    let place = (language, key.to_owned());
    if let Some(words) = SAID.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
        return Some(Arc::clone(words));
    }
    let words: Arc<str> = looked_up(language, key, None)?.into();
    let mut said = SAID.write().unwrap_or_else(PoisonError::into_inner);
    Some(Arc::clone(said.entry(place).or_insert(words)))
}

fn utc(at: &Timestamp) -> Option<jiff::ZonedDateTime> {
    let at = jiff::Timestamp::from_millisecond(at.ms()).ok()?;
    Some(at.to_zoned_datetime(jiff::tz::TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorcode_engine::time::{DAY_MS, MINUTE_MS, SECOND_MS};

    fn chosen(account: Option<&str>, accept: &str) -> String {
        Texts::choose(account, Some(accept)).language()
    }

    #[test]
    fn a_language_nobody_speaks_here_falls_back_to_english() {
        assert_eq!(chosen(None, "xx, yy;q=0.5"), "en");
        assert_eq!(chosen(None, "en-GB,en;q=0.9"), "en-GB");
        assert_eq!(chosen(None, "xx, en-NZ;q=0.2, en;q=0"), "en-NZ");
        assert_eq!(chosen(Some("en-IE"), "en-GB"), "en-IE");
        assert_eq!(chosen(Some("not a language"), ""), "en");
    }

    #[test]
    fn a_hostile_header_is_read_no_further_than_browsers_write() {
        assert_eq!(chosen(None, &"é,".repeat(100_000)), "en");
        assert_eq!(chosen(None, ";;;q=,q=q;=,en;q=abc"), "en");
        assert_eq!(chosen(None, "en;q=NaN"), "en");
    }

    #[test]
    fn a_name_of_another_direction_is_set_apart_and_no_other() {
        let english = Texts::english();
        let said = |key, name| {
            let phrase = english.say(key).with("user", name);
            let phrase = ["name", "when", "what", "host", "link"]
                .into_iter()
                .fold(phrase, |phrase, other| phrase.with(other, "-"));
            phrase.to_string()
        };
        assert!(
            said("mail-enabled-body", "\u{645}\u{646}\u{649}")
                .contains("\u{2068}\u{645}\u{646}\u{649}\u{2069}")
        );
        assert!(!said("mail-enabled-body", "zoë").contains('\u{2068}'));
        assert!(!said("text-notice", "\u{645}\u{646}\u{649}").contains('\u{2068}'));
    }

    #[test]
    fn a_sentence_is_the_same_said_again_and_in_another_region() {
        let (american, nowhere) = (Texts::choose(None, Some("en-US")), "no-such-key");
        for _ in 0..2 {
            assert_eq!(american.say("app-calls").to_string(), "Calls");
            assert_eq!(Texts::english().say("app-calls").to_string(), "Calls");
            assert_eq!(american.say(nowhere).to_string(), "⟦no-such-key⟧");
        }
    }

    #[test]
    fn arabic_is_written_from_right_to_left() {
        let arabic = Texts {
            language: langid!("ar-EG"),
            ..Texts::english()
        };
        assert_eq!(arabic.dir(), Direction::Rtl);
        assert_eq!(Texts::english().dir().to_string(), "ltr");
    }

    #[test]
    fn spans_are_rounded_up_and_counted() {
        let t = Texts::english();
        let said: Vec<String> = [
            0,
            SECOND_MS,
            1_001,
            90_000,
            91_000,
            10 * MINUTE_MS,
            26 * 60 * MINUTE_MS,
            3 * DAY_MS,
            i64::MAX,
        ]
        .into_iter()
        .map(|ms| t.span(ms))
        .collect();
        let expected = [
            "one second",
            "one second",
            "2 seconds",
            "90 seconds",
            "2 minutes",
            "10 minutes",
            "26 hours",
            "3 days",
        ];
        assert_eq!(said[..8], expected);
        assert!(said[8].ends_with("days"), "{}", said[8]);
    }

    #[test]
    fn moments_are_said_by_the_clock_of_utc() {
        let at = Timestamp::from_ms(1_795_529_100_000);
        assert_eq!(Texts::english().day(&at), "24 November 2026");
        assert_eq!(Texts::english().moment(&at), "24 November 2026, 14:05 UTC");
        assert_eq!(Texts::english().machine(&at), "2026-11-24T14:05:00Z");
        assert_eq!(Texts::english().day(&Timestamp::from_ms(i64::MAX)), "");
    }

    #[test]
    fn arguments_come_without_marks_around_them() {
        let said = Texts::english()
            .say("sign-in-title")
            .with("app", "Messages")
            .to_string();
        assert_eq!(said, "Sign in to Messages");
    }
}
