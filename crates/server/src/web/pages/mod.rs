//! What the pages show: one struct for each page, filled by a handler and written out by its template.
//!
//! A page holds facts (a phone's last digits, how many seconds until another text may be asked for),
//! never sentences: those stand in `locales/` and are chosen by the template. It does nothing, loads
//! nothing and decides nothing. What a form on a page posts, and to where, is said at its struct; the
//! addresses are in [`paths`].

use std::fmt;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use doorcode_engine::{account::AppId, time::Timestamp};

use crate::web::texts::{Phrase, Texts};

pub mod account;
pub mod activity;
pub mod calls;
pub mod countries;
pub mod desk;
pub mod door;
pub mod enrol;
pub mod form;
pub mod messages;
pub mod open;
pub mod paths;
pub mod recovery;
pub mod samples;

/// What every page has around it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The words, in the person's language.
    pub t: Texts,
    /// Who is signed in here, if anybody: shown in the bar.
    pub person: Option<Person>,
    /// Which part of the program this page belongs to: lit in the bar.
    pub here: Here,
    /// The moment at which the page is written: countdowns start from it.
    pub now: Timestamp,
    /// Whether the handset runs here, so that pages may point to it (a local try-out only).
    pub handset: bool,
    /// Whether a code can be spoken by a call.
    pub calls: bool,
    /// A delayed recovery of this person's account that is under way: the bar says it everywhere.
    pub recovery: Option<Recovering>,
}

/// A delayed recovery under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovering {
    /// It waits: the earliest moment at which it can be finished.
    Until(Timestamp),
    /// It can be finished now.
    Ripe,
}

impl Frame {
    /// A frame for somebody who is not signed in.
    pub fn stranger(t: Texts, now: Timestamp) -> Self {
        Self {
            t,
            person: None,
            here: Here::Nowhere,
            now,
            handset: false,
            calls: false,
            recovery: None,
        }
    }

    /// Looks a sentence up: short for `frame.t.say(…)`.
    pub fn say(&self, key: impl AsRef<str>) -> Phrase<'_> {
        self.t.say(key)
    }
}

/// A person as the bar, a list row or a bubble shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What they call themselves.
    pub display_name: String,
    /// Their user name, without an `@`.
    pub user_name: String,
}

impl Person {
    /// One or two letters for an avatar: of the first and the last word of the display name, or of the
    /// user name where there is none.
    pub fn initials(&self) -> String {
        let name = if self.display_name.trim().is_empty() {
            &self.user_name
        } else {
            &self.display_name
        };
        let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
        let first = words.next();
        first.into_iter().chain(words.next_back()).collect()
    }

    /// Which of the eight tints (`tint-0` … `tint-7`) their avatar has: always the same for a user name.
    pub fn tint(&self) -> u8 {
        // The same sum as `tintOf` in assets/js/people.js, so that pages and scripts agree.
        let sum = self
            .user_name
            .bytes()
            .fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        (sum % 8) as u8
    }
}

/// Which part of the program a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// None of them: signing in, help, errors, the two doors.
    Nowhere,
    /// The app Messages.
    Messages,
    /// The app Calls.
    Calls,
    /// The account's settings.
    Account,
}

/// An app a person signs in to, as pages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppName {
    /// Messages.
    Messages,
    /// Calls.
    Calls,
    /// The account page.
    Account,
    /// One registered from outside, by its own name.
    Other(String),
}

impl AppName {
    /// The app with this id.
    pub fn named(id: &str) -> Self {
        match id {
            "messages" => Self::Messages,
            "calls" => Self::Calls,
            "account" => Self::Account,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Its name, in words.
    pub fn name(&self, t: &Texts) -> String {
        match self {
            Self::Messages => t.say("app-messages").to_string(),
            Self::Calls => t.say("app-calls").to_string(),
            Self::Account => t.say("app-account").to_string(),
            Self::Other(name) => name.clone(),
        }
    }

    /// Its icon in `icons.svg`.
    pub fn icon(&self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Calls => "video",
            Self::Account => "person",
            Self::Other(_) => "laptop",
        }
    }
}

impl From<&AppId> for AppName {
    fn from(id: &AppId) -> Self {
        Self::named(id.as_str())
    }
}

impl fmt::Display for AppName {
    /// The app's id, as forms and addresses spell it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Messages => "messages",
            Self::Calls => "calls",
            Self::Account => "account",
            Self::Other(name) => name,
        })
    }
}

/// The address of a file under `assets/`, as pages spell it.
pub fn asset(name: &str) -> String {
    format!("/assets/{name}")
}

/// A page as a response. A template can only fail to write itself for want of memory, so the answer then
/// is as small as can be.
pub fn respond(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(display_name: &str, user_name: &str) -> Person {
        Person {
            display_name: display_name.into(),
            user_name: user_name.into(),
        }
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(named("Mira Castellanos", "mira").initials(), "MC");
        assert_eq!(named("Ōta Kei Yamada", "kei").initials(), "ŌY");
        assert_eq!(named("Mira", "mira").initials(), "M");
        assert_eq!(named("  ", "mira").initials(), "m");
        assert_eq!(named("", "").initials(), "");
    }

    #[test]
    fn a_tint_belongs_to_a_user_name() {
        assert_eq!(named("A", "mira").tint(), named("B", "mira").tint());
        assert!((0..200).all(|n| named("", &format!("user{n}")).tint() < 8));
    }
}
