//! What several answers of the API have in common.

use doorcode_engine::account::{AppId, TrustedPhone};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::second_step::{EnterCode, PhoneView};
use doorcode_engine::secret::Password;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::Account;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use super::failure::{Answer, Failure};
use super::request;
use crate::app::App;
use crate::courier::{By, Delivery, Sending};

/// A moment, as RFC 3339 writes it: `2026-11-24T14:05:00Z`.
#[derive(Clone, Copy, Debug)]
pub struct Moment(pub Timestamp);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = jiff::Timestamp::from_millisecond(self.0.ms()).map_err(serde::ser::Error::custom)?;
        serializer.collect_str(&at)
    }
}

impl PartialSchema for Moment {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .description(Some("A moment, as RFC 3339 writes it."))
            .examples([serde_json::json!("2026-11-24T14:05:00Z")])
            .into()
    }
}

impl ToSchema for Moment {}

/// An app that people sign in to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppName {
    /// Messages.
    Messages,
    /// Calls.
    Calls,
    /// The settings of the account.
    Account,
}

impl From<AppName> for AppId {
    fn from(name: AppName) -> Self {
        match name {
            AppName::Messages => Self::messages(),
            AppName::Calls => Self::calls(),
            AppName::Account => Self::account(),
        }
    }
}

/// A trusted phone, all but its last two digits hidden.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Phone {
    /// Its id, for the choice among several.
    id: String,
    /// Its number as it may be shown.
    #[schema(example = "•• •• ••34")]
    number: String,
}

impl From<&PhoneView> for Phone {
    fn from(view: &PhoneView) -> Self {
        Self {
            id: view.id.to_string(),
            number: view.masked.clone(),
        }
    }
}

impl From<&TrustedPhone> for Phone {
    fn from(phone: &TrustedPhone) -> Self {
        Self {
            id: phone.id.to_string(),
            number: phone.number.masked(),
        }
    }
}

/// The code that is awaited.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AwaitedCode {
    /// How many digits it has.
    #[schema(example = 4)]
    length: u8,
    /// The phone that the live code went to. Where it is missing there is no live code, and one has to be sent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Phone>,
    /// What has become of the text with the live code, where it is one of a sign-in that went to a phone. Ask again while
    /// it is `sent`, every few seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<Delivery>,
    /// How the live code comes, where `delivery` is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<By>,
    /// Until when the live code is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Moment>,
    /// From when on another one can be sent.
    send_again_at: Moment,
    /// The phones that a code can be sent to.
    phones: Vec<Phone>,
    /// Whether it goes to the verified e-mail address instead: turning two-step verification on waits for the owner, and
    /// sign-ins are confirmed meanwhile.
    by_mail: bool,
    /// Whether others have used up the texts: the word in the last one that the phone got puts this sign-in ahead.
    word_helps: bool,
}

/// The word in the last text of a phone, as it was typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveWord {
    /// The word.
    #[schema(example = "KBTR-ZMWD")]
    pub word: String,
}

impl AwaitedCode {
    /// The code of a sign-in, with what has become of its text.
    pub fn told(view: &EnterCode, sending: Option<Sending>) -> Self {
        Self {
            by: sending.map(|sending| sending.by),
            delivery: sending.map(|sending| sending.delivery),
            ..Self::from(view)
        }
    }
}

impl From<&EnterCode> for AwaitedCode {
    fn from(view: &EnterCode) -> Self {
        Self {
            length: view.digits,
            to: view.sent_to.as_ref().map(Phone::from),
            by: None,
            delivery: None,
            expires_at: view.expires_at.map(Moment),
            send_again_at: Moment(view.resend_at),
            phones: view.phones.iter().map(Phone::from).collect(),
            by_mail: view.by_mail,
            word_helps: view.word_helps,
        }
    }
}

/// What can be given next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The password.
    Password,
    /// A code sent to a trusted phone.
    Code,
    /// The recovery key.
    RecoveryKey,
}

/// A new recovery key: to be shown once, kept by the person, and retyped.
#[derive(Serialize, ToSchema)]
pub struct NewRecoveryKey {
    /// The key in its groups; the spaces need not be retyped.
    #[schema(example = "7302 9461 5580 37")]
    recovery_key: String,
    /// Whose account it opens; for the printed sheet.
    display_name: String,
    /// The same person's user name.
    user_name: String,
    /// Where it is used.
    #[schema(example = "chat.example.org")]
    site: String,
}

impl NewRecoveryKey {
    /// The sheet of a key.
    pub fn new(key: &RecoveryKey, account: Option<&Account>, app: &App) -> Self {
        let of = |what: fn(&Account) -> &String| account.map(what).cloned().unwrap_or_default();
        Self {
            recovery_key: key.grouped().to_string(),
            display_name: of(|account| &account.display_name),
            user_name: of(|account| &account.user_name),
            site: app.public_url.authority().to_owned(),
        }
    }
}

/// A code as it was typed: digits of any script, with or without spaces and hyphens.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveCode {
    /// The code.
    #[schema(example = "4711")]
    pub code: String,
}

/// A recovery key as it was typed, with or without spaces and hyphens.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveRecoveryKey {
    /// The key.
    #[schema(example = "7302 9461 5580 37")]
    pub recovery_key: String,
}

/// A password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivePassword {
    /// As typed.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    pub password: Password,
}

/// Where a code is to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendCode {
    /// The id of the phone; without it, the phone used last, or the first.
    #[serde(default)]
    pub phone: Option<String>,
    /// How it is to come. To a landline it comes by a call in any case.
    #[serde(default)]
    pub by: By,
}

/// How another code is to come.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendBy {
    /// How. To a landline it comes by a call in any case.
    #[serde(default)]
    pub by: By,
}

/// The way that was asked for, where it is one that this server goes.
///
/// # Errors
/// 422: no calls are made here.
pub fn possible(app: &App, by: By) -> Answer<By> {
    if by == By::Call && !app.makes_calls() {
        return Err(Failure::field("by", "field-no-calls"));
    }
    Ok(by)
}

/// The token of a mailed link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// What stands behind `token=` in the link.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub token: String,
}
