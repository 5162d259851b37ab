//! What a step knows of the account: facts that were true when the step began.
//!
//! The engine changes none of them. What is to change is an effect, and the commit that carries it out
//! holds the version of the row that these facts were read from.

use crate::ids::{AccountId, EnrolmentId, PhoneId};
use crate::recovery_key::KeyState;
use crate::rules::Rules;
use crate::time::Timestamp;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// What a person signs in to: the name of its row, such as `messages`, `calls` or `account`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct AppId(String);

/// A text that cannot name an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnApp;

impl fmt::Display for NotAnApp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an app is named by 1 to 32 of a-z, 0-9 and -")
    }
}

impl core::error::Error for NotAnApp {}

impl AppId {
    /// The settings of an account.
    pub fn account() -> Self {
        Self("account".to_owned())
    }

    /// The built-in app for messages.
    pub fn messages() -> Self {
        Self("messages".to_owned())
    }

    /// The built-in app for calls.
    pub fn calls() -> Self {
        Self("calls".to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AppId {
    type Err = NotAnApp;
    fn from_str(text: &str) -> Result<Self, NotAnApp> {
        let fits = (1..=32).contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnApp)
        }
    }
}

impl<'de> Deserialize<'de> for AppId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

/// A phone number in E.164 form: `+` and 7 to 15 digits. Whether it can receive texts is judged outside.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

/// A text that is not a number in E.164 form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPhoneNumber;

impl fmt::Display for NotAPhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phone number in E.164 form is + and 7 to 15 digits")
    }
}

impl core::error::Error for NotAPhoneNumber {}

impl PhoneNumber {
    /// The number, for the courier and for the row.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What may be shown of it before the second step is proved: its last two digits.
    pub fn masked(&self) -> String {
        let end = self.0.get(self.0.len().saturating_sub(2)..).unwrap_or_default();
        format!("•• •• ••{end}")
    }
}

impl FromStr for PhoneNumber {
    type Err = NotAPhoneNumber;
    fn from_str(text: &str) -> Result<Self, NotAPhoneNumber> {
        let digits = text.strip_prefix('+').ok_or(NotAPhoneNumber)?;
        let fits = (7..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPhoneNumber)
        }
    }
}

/// A log shows no more of a number than a page does.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

impl Serialize for PhoneNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

/// A phone number that has proved that it receives codes for the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedPhone {
    /// Its name in forms and rows.
    pub id: PhoneId,
    /// The number.
    pub number: PhoneNumber,
    /// When it proved it.
    pub trusted_since: Timestamp,
}

/// Whether two-step verification is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TwoStep {
    /// A password is enough to sign in.
    Off {
        /// Until when turning it off can be undone with the phone or the key alone.
        undo_until: Option<Timestamp>,
    },
    /// Every sign-in asks for a second step.
    On {
        /// Since when.
        since: Timestamp,
    },
}

impl TwoStep {
    /// Whether it is on.
    pub const fn is_on(self) -> bool {
        matches!(self, Self::On { .. })
    }
}

/// How far turning two-step verification on has been the owner's act (rule 12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurningOn {
    /// Nothing is open: nobody turns it on just now, or the owner did, or had the time to stop it.
    #[default]
    Settled,
    /// A walk that may be a thief's has come so far that a phone is proved. Sign-ins are confirmed through a contact that
    /// is older, and contacts stay as they are.
    Open {
        /// Which walk.
        walk: EnrolmentId,
        /// When it came so far.
        since: Timestamp,
        /// Until when; from then on nothing is open.
        until: Timestamp,
        /// Whether it waits for the owner: of those an account has one at most.
        waits: bool,
    },
    /// It is on because nobody answered. A contact that is older can undo it.
    Waited {
        /// When the wait began.
        since: Timestamp,
        /// Until when it can be undone.
        undo_until: Timestamp,
    },
}

/// The account as a step sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Which account.
    pub account: AccountId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its password was last changed (made, at first).
    pub password_changed_at: Timestamp,
    /// Since when its password is known to others ('this was not me' was said): it then signs nobody in, counts
    /// as one of two of three, and must be changed. `None` where it is its owner's alone.
    pub password_known_since: Option<Timestamp>,
    /// When a contact of it was last changed.
    pub contacts_changed_at: Timestamp,
    /// Whether an operator lets it sign nobody in: at the door its password is then as good as a wrong one.
    pub disabled: bool,
    /// Since when its e-mail address has been verified; `None` where it is not.
    pub email_verified_at: Option<Timestamp>,
    /// Whether two-step verification is on.
    pub two_step: TwoStep,
    /// Whether turning it on is, or was, left unanswered by its owner.
    pub turning_on: TurningOn,
    /// Its trusted phones, the one that was trusted first at the front.
    pub phones: Vec<TrustedPhone>,
    /// What its recovery key is good for.
    pub recovery_key: KeyState,
}

/// What every proof rests on besides its own rightness.
///
/// A password that was right is worth nothing once the password is another or known to others, and the same
/// holds for the key and for turning two-step verification off or on. States under way keep the basis that they were begun
/// on, and are over where the account no longer stands on it: a change is in force at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Basis {
    password_since: Timestamp,
    #[serde(default)]
    password_known_since: Option<Timestamp>,
    key_since: Option<Timestamp>,
    #[serde(default)]
    disabled: bool,
    two_step: TwoStep,
}

impl Facts {
    /// What proofs made now rest on.
    pub(crate) const fn basis(&self) -> Basis {
        Basis {
            password_since: self.password_changed_at,
            password_known_since: self.password_known_since,
            key_since: self.recovery_key.since(),
            disabled: self.disabled,
            two_step: self.two_step,
        }
    }

    /// Whether turning two-step verification off can still be undone.
    pub fn can_undo_turn_off(&self, now: Timestamp) -> bool {
        matches!(self.two_step, TwoStep::Off { undo_until: Some(until) } if now < until)
    }

    /// The walk that may turn two-step verification on in a thief's favour, where one is open: since when.
    pub fn open_walk(&self, now: Timestamp) -> Option<(EnrolmentId, Timestamp)> {
        match self.turning_on {
            TurningOn::Open {
                walk, since, until, ..
            } if !self.two_step.is_on() && now < until => Some((walk, since)),
            _ => None,
        }
    }

    /// Since when the e-mail address has been verified through which a sign-in has to be confirmed now; `None` where no
    /// sign-in has to be, or no address is old enough for it.
    pub fn confirms_sign_ins(&self, rules: &Rules, now: Timestamp) -> Option<Timestamp> {
        let (_, since) = self.open_walk(now)?;
        self.email_verified_at
            .filter(|verified_at| since.since_ms(*verified_at) >= rules.settled_ms)
    }

    /// Since when turning it on was left unanswered, as long as that can be undone.
    pub fn undoable_turn_on(&self, now: Timestamp) -> Option<Timestamp> {
        match self.turning_on {
            TurningOn::Waited { since, undo_until } if self.two_step.is_on() && now < undo_until => {
                Some(since)
            }
            _ => None,
        }
    }

    /// The trusted phone with this id.
    pub fn phone(&self, id: PhoneId) -> Option<&TrustedPhone> {
        self.phones.iter().find(|phone| phone.id == id)
    }
}
