//! The wizard that turns two-step verification on, and the phone form that adding a phone shares with it.
//!
//! Its four steps are drawn as the four dots of the mark: phone, key, retyping, consent. The key and its
//! retyping are [`super::door::NewKey`] and [`super::door::RetypeKey`].

use askama::Template;
use doorcode_engine::{second_step::Note, time::Timestamp};

use super::{
    Frame,
    countries::Country,
    form::{CodeForm, Field},
};

/// Why a phone is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneFor {
    /// Two-step verification is being turned on.
    TurningOn,
    /// Another trusted phone.
    Another,
    /// One that takes the place of the phone shown as this.
    Replaces(String),
    /// One that takes the place of a lost one, at the end of a delayed recovery.
    Recovered,
}

impl PhoneFor {
    /// Where the number is posted.
    pub fn action(&self) -> &'static str {
        match self {
            Self::TurningOn => super::paths::TURN_ON_PHONE,
            Self::Another | Self::Replaces(_) => super::paths::ADD_PHONE,
            Self::Recovered => super::paths::LOST_NEW_PHONE,
        }
    }

    /// The key of its heading, which is the title of the window too.
    pub fn title(&self) -> &'static str {
        match self {
            Self::TurningOn => "phone-title",
            Self::Another => "phone-another-title",
            Self::Replaces(_) => "phone-replace-title",
            Self::Recovered => "phone-recovered-title",
        }
    }
}

/// The phone number. Posts `country` (a region, `DE`), `phone` (any common way of writing it) and, where it
/// replaces another, `replaces` to [`PhoneFor::action`].
#[derive(Template)]
#[template(path = "enrol/phone.html")]
pub struct EnterPhone {
    /// What is around the page.
    pub frame: Frame,
    /// Why.
    pub purpose: PhoneFor,
    /// The id of the phone that it replaces.
    pub replaces: Option<String>,
    /// The countries to choose from: [`super::countries::countries`].
    pub countries: Vec<Country>,
    /// The one chosen, `DE`.
    pub country: String,
    /// The number as typed.
    pub phone: Field,
    /// What came of the last number.
    pub note: Option<Note>,
}

/// The code sent to that phone. See [`CodeForm`].
#[derive(Template)]
#[template(path = "enrol/code.html")]
pub struct EnrolCodePage {
    /// What is around the page.
    pub frame: Frame,
    /// Why.
    pub purpose: PhoneFor,
    /// The form.
    pub form: CodeForm,
    /// Where another number can be typed.
    pub back: &'static str,
}

/// What will happen, and consent. Posts `recovery` (`yes` where the delayed recovery is chosen) to `/two-step/confirm`.
#[derive(Template)]
#[template(path = "enrol/confirm.html")]
pub struct Confirm {
    /// What is around the page.
    pub frame: Frame,
    /// How many other sessions end at once.
    pub other_sessions: u32,
    /// Whether it waits for the owner afterwards (rule 12).
    pub waits: bool,
    /// How many days a delayed recovery waits.
    pub recovery_days: i64,
}

/// Turning it on waits for the owner (rule 12). 'Stop' posts nothing to `/two-step/stop`.
#[derive(Template)]
#[template(path = "enrol/waiting.html")]
pub struct Waiting {
    /// What is around the page.
    pub frame: Frame,
    /// When it comes into force by itself.
    pub until: Timestamp,
    /// Whether an older contact can confirm it before.
    pub by_contact: bool,
}

/// On.
#[derive(Template)]
#[template(path = "enrol/done.html")]
pub struct TurnedOn {
    /// What is around the page.
    pub frame: Frame,
    /// How many other sessions ended.
    pub ended_sessions: u32,
    /// Where 'Go on' leads.
    pub next: String,
}
