//! Forms: fields with their errors, and the three forms that several flows share (a code, a recovery
//! key, the sheet on which a new key is shown).

use doorcode_engine::{
    code::NotACode,
    enrol::EnrolCode,
    recovery_key::{NotAKey, RecoveryKey},
    rules::KeyStyle,
    second_step::{EnterCode, Note, PhoneView},
    time::Timestamp,
};

use crate::{
    courier::{By, Delivery, Sending},
    password::{self, Unfit},
    web::texts::{Phrase, Texts},
};

/// One field: what was typed, and what is wrong with it. Never filled with a password.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// What was typed; shown again.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<FieldError>,
}

impl Field {
    /// A field with this in it and nothing wrong.
    pub fn filled(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            error: None,
        }
    }

    /// A field with something wrong.
    pub fn wrong(value: impl Into<String>, error: FieldError) -> Self {
        Self {
            value: value.into(),
            error: Some(error),
        }
    }
}

/// What can be wrong with a field. The JSON API names the same reasons by [`FieldError::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// Nothing was typed.
    Missing,
    /// What a use case found wrong, by the key of its sentence.
    Problem {
        /// The key.
        text: &'static str,
        /// The fewest characters a password must have, for the sentences that say so.
        shortest: u32,
    },
    /// A password that is not taken, and why.
    PasswordUnfit {
        /// Why.
        unfit: Unfit,
        /// The fewest characters that it must have.
        shortest: u32,
    },
    /// Not different from the old password.
    PasswordSame,
    /// Known to others ('this was not me' was said of it).
    PasswordKnown,
    /// Not the password of this account.
    PasswordWrong,
    /// No such invitation, or it has been used.
    InvitationUnknown,
    /// Not a phone number.
    NotAPhone,
    /// A number of a country that was not chosen, or too short or long for it.
    PhoneShape,
    /// A number that cannot receive texts (a landline, a service number).
    PhoneNoTexts,
    /// A number of a country that no texts go to.
    PhoneCountry,
    /// This account trusts it already.
    PhoneKnown,
    /// The account has as many phones as it may have.
    PhonesFull,
    /// A choice was not made.
    NotChosen,
    /// The box that says 'I have understood' is not ticked.
    NotUnderstood,
    /// The user name typed to delete the account is not its own.
    NotYourName,
    /// Nobody has that user name.
    NobodyThere,
}

impl FieldError {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "field-missing",
            Self::Problem { text, .. } => text,
            Self::PasswordUnfit { unfit, .. } => unfit.text(),
            Self::PasswordSame => "field-password-same",
            Self::PasswordKnown => "field-password-known",
            Self::PasswordWrong => "field-password-wrong",
            Self::InvitationUnknown => "field-invitation-unknown",
            Self::NotAPhone => "field-not-a-phone",
            Self::PhoneShape => "field-phone-shape",
            Self::PhoneNoTexts => "field-phone-no-texts",
            Self::PhoneCountry => "field-phone-country",
            Self::PhoneKnown => "field-phone-known",
            Self::PhonesFull => "field-phones-full",
            Self::NotChosen => "field-not-chosen",
            Self::NotUnderstood => "field-not-understood",
            Self::NotYourName => "field-not-your-name",
            Self::NobodyThere => "field-nobody-there",
        }
    }

    /// Its sentence.
    pub fn phrase(self, t: &Texts) -> Phrase<'_> {
        let phrase = t.say(self.key());
        match self {
            Self::Problem { shortest, .. } | Self::PasswordUnfit { shortest, .. } => phrase
                .with("shortest", shortest)
                .with("longest", password::LONGEST),
            _ => phrase,
        }
    }
}

/// How a notice looks: what happened was expected, went well, or went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// It went well.
    Good,
    /// It went wrong.
    Bad,
}

impl Tone {
    /// The class of the notice.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Plain => "info",
            Self::Good => "check",
            Self::Bad => "alert",
        }
    }
}

/// Whether a note is an error to be put right at the field, or a word about what happened.
pub fn note_is_error(note: &Note) -> bool {
    !matches!(note, Note::CodeSent | Note::CodeOutgrown { .. })
}

/// How a note is shown.
pub fn note_tone(note: &Note) -> Tone {
    match note {
        Note::CodeSent => Tone::Good,
        Note::CodeOutgrown { .. } | Note::SendLater { .. } | Note::SlowDown { .. } => Tone::Plain,
        _ => Tone::Bad,
    }
}

/// What a note says, in words. `now` turns moments into spans.
pub fn note_words(note: &Note, t: &Texts, now: &Timestamp) -> String {
    match note {
        Note::WrongPassword => t.say("note-wrong-password").to_string(),
        Note::SlowDown { retry_after_ms } => t
            .say("note-slow-down")
            .with("span", t.span(*retry_after_ms))
            .to_string(),
        Note::CodeSent => t.say("note-code-sent").to_string(),
        Note::WrongCode { guesses_left } => t.say("note-wrong-code").with("left", *guesses_left).to_string(),
        Note::CodeSpent => t.say("note-code-spent").to_string(),
        Note::CodeExpired => t.say("note-code-expired").to_string(),
        Note::CodeOutgrown { digits } => t.say("note-code-outgrown").with("digits", *digits).to_string(),
        Note::WrongLength { digits } => t.say("note-wrong-length").with("digits", *digits).to_string(),
        Note::SendLater { at } => t
            .say("note-send-later")
            .with("span", t.span(at.since_ms(*now)))
            .to_string(),
        Note::NoSuchPhone => t.say("note-no-such-phone").to_string(),
        Note::WrongKey => t.say("note-wrong-key").to_string(),
        Note::KeySpent => t.say("note-key-spent").to_string(),
        Note::NotTheSameKey => t.say("note-not-the-same-key").to_string(),
        Note::PhoneAlreadyTrusted => t.say("field-phone-known").to_string(),
        Note::TooManyPhones => t.say("field-phones-full").to_string(),
        Note::CodeNeeded => t.say("note-code-needed").to_string(),
        Note::KeyNeeded => t.say("note-key-needed").to_string(),
        Note::WrongWord => t.say("note-wrong-word").to_string(),
    }
}

/// A phone as a page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneChoice {
    /// Its id, as the form posts it.
    pub id: String,
    /// How it is shown: `•• •• ••34`, or the number where it may be shown in full.
    pub label: String,
}

impl From<&PhoneView> for PhoneChoice {
    fn from(view: &PhoneView) -> Self {
        Self {
            id: view.id.to_string(),
            label: view.masked.clone(),
        }
    }
}

/// What goes along with a form: names and values of hidden fields.
pub type Along = Vec<(&'static str, String)>;

/// The form for a code.
///
/// Posts `code` to [`Self::action`]; 'Send again' posts `phone` (an id, or nothing) to
/// [`Self::send_action`].
#[derive(Clone, Debug)]
pub struct CodeForm {
    /// Where the code goes.
    pub action: &'static str,
    /// Where 'Send again' goes.
    pub send_action: &'static str,
    /// How many digits to type.
    pub digits: u8,
    /// The phone the live code went to; `None`: there is no live code, one has to be sent first.
    pub sent_to: Option<PhoneChoice>,
    /// The phones to choose from. With one or none, no choice is offered.
    pub phones: Vec<PhoneChoice>,
    /// Until when the live code is good.
    pub expires_at: Option<Timestamp>,
    /// From when on 'Send again' works.
    pub resend_at: Timestamp,
    /// What came of the last thing typed.
    pub note: Option<Note>,
    /// Why what was typed cannot be a code; it cost no guess.
    pub problem: Option<NotACode>,
    /// Whether the computer is a shared one: goes along, as `shared`, until the sign-in is complete.
    pub shared: bool,
    /// What else goes along: names and values of hidden fields.
    pub along: Along,
    /// Whether the code goes to the e-mail address instead of a phone.
    pub by_mail: bool,
    /// What has become of the text with the live code.
    pub told: Option<Told>,
    /// The way on where the text fails.
    pub way_on: WayOn,
    /// Whether a call can be asked for here, as far as calls are made.
    pub callable: bool,
}

/// What a page says of the text, or the call, with its code.
#[derive(Clone, Debug)]
pub struct Told {
    /// What has become of it.
    pub sending: Sending,
    /// Where a script asks on.
    pub at: String,
}

/// What somebody is told to do whose text does not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOn {
    /// Another phone, or the recovery key.
    PhoneOrKey,
    /// The number may be wrong, for nothing has reached it yet.
    Number,
    /// Once more, or another phone.
    Again,
}

impl CodeForm {
    /// The form for what the engine shows at a sign-in or a step-up.
    pub fn new(view: &EnterCode, action: &'static str, send_action: &'static str) -> Self {
        Self {
            action,
            send_action,
            digits: view.digits,
            sent_to: match &view.sent_to {
                // Whoever has the password alone is not told which address it is.
                None if view.by_mail => view.expires_at.map(|_| PhoneChoice {
                    id: String::new(),
                    label: String::new(),
                }),
                phone => phone.as_ref().map(PhoneChoice::from),
            },
            phones: view.phones.iter().map(PhoneChoice::from).collect(),
            expires_at: view.expires_at,
            resend_at: view.resend_at,
            note: view.note,
            problem: None,
            shared: false,
            along: Along::new(),
            by_mail: view.by_mail,
            told: None,
            way_on: WayOn::PhoneOrKey,
            callable: !view.by_mail,
        }
    }

    /// The form for a new phone. `shown` is its number as people write it.
    pub fn enrolling(
        view: &EnrolCode,
        shown: impl Into<String>,
        action: &'static str,
        send_action: &'static str,
    ) -> Self {
        Self {
            action,
            send_action,
            digits: view.digits,
            sent_to: view.expires_at.map(|_| PhoneChoice {
                id: String::new(),
                label: shown.into(),
            }),
            phones: Vec::new(),
            expires_at: view.expires_at,
            resend_at: view.resend_at,
            note: view.note,
            problem: None,
            shared: false,
            along: Along::new(),
            by_mail: false,
            told: None,
            way_on: WayOn::Number,
            callable: true,
        }
    }

    /// Whether the live code is spoken by a call.
    pub fn is_call(&self) -> bool {
        matches!(&self.told, Some(told) if told.sending.by == By::Call)
    }

    /// The words for what has become of the text, or the call: where it has failed, with what to do.
    pub fn delivery_key(&self, delivery: &Delivery) -> &'static str {
        match (delivery, self.is_call()) {
            (Delivery::Sent, false) => "delivery-sent",
            (Delivery::Sent, true) => "delivery-calling",
            (Delivery::Delivered, false) => "delivery-delivered",
            (Delivery::Delivered, true) => "delivery-answered",
            (Delivery::Failed, false) => match self.way_on {
                WayOn::PhoneOrKey => "delivery-failed",
                WayOn::Number => "delivery-failed-number",
                WayOn::Again => "delivery-failed-again",
            },
            (Delivery::Failed, true) => match self.way_on {
                WayOn::PhoneOrKey => "delivery-unanswered",
                WayOn::Number => "delivery-unanswered-number",
                WayOn::Again => "delivery-unanswered-again",
            },
            (Delivery::Withheld, _) => "delivery-withheld",
        }
    }

    /// The words for when it has arrived.
    pub fn delivered_key(&self) -> &'static str {
        self.delivery_key(&Delivery::Delivered)
    }

    /// The words for when it will not arrive.
    pub fn failed_key(&self) -> &'static str {
        self.delivery_key(&Delivery::Failed)
    }

    /// What is wrong with what was typed, in words.
    pub fn error(&self, t: &Texts, now: &Timestamp) -> Option<String> {
        let problem = self.problem.map(|problem| {
            let key = match problem {
                NotACode::Empty => "field-code-empty",
                NotACode::NotDigits => "field-code-digits",
                NotACode::TooLong => "field-code-long",
            };
            t.say(key).to_string()
        });
        let note = self.note.as_ref().filter(|note| note_is_error(note));
        problem.or_else(|| note.map(|note| note_words(note, t, now)))
    }

    /// The note that belongs to no field: where all is well, or where there is no field to put right.
    pub fn word(&self) -> Option<&Note> {
        self.note
            .as_ref()
            .filter(|note| !note_is_error(note) || self.sent_to.is_none())
    }

    /// How long until another text may be asked for, in whole seconds, rounded up.
    pub fn wait_s(&self, now: &Timestamp) -> i64 {
        (self.resend_at.since_ms(*now).max(0) + 999) / 1000
    }

    /// The phones besides the one that the code went to.
    pub fn other_phones(&self) -> Vec<&PhoneChoice> {
        self.phones
            .iter()
            .filter(|phone| Some(*phone) != self.sent_to.as_ref())
            .collect()
    }
}

/// The form for a recovery key. Posts `key` to [`Self::action`].
#[derive(Clone, Debug)]
pub struct KeyForm {
    /// Where the key goes.
    pub action: &'static str,
    /// How keys are written here.
    pub style: KeyStyle,
    /// Why what was typed cannot be a key; it cost no guess.
    pub problem: Option<NotAKey>,
    /// What came of the last key.
    pub note: Option<Note>,
    /// Whether the computer is a shared one: goes along, as `shared`, until the sign-in is complete.
    pub shared: bool,
    /// What else goes along: names and values of hidden fields.
    pub along: Along,
}

impl KeyForm {
    /// An empty form.
    pub fn new(action: &'static str, style: KeyStyle) -> Self {
        Self {
            action,
            style,
            problem: None,
            note: None,
            shared: false,
            along: Along::new(),
        }
    }

    /// Whether keys are made of digits only.
    pub fn digits_only(&self) -> bool {
        self.style == KeyStyle::Digits
    }

    /// What is wrong, in words.
    pub fn error(&self, t: &Texts, now: &Timestamp) -> Option<String> {
        let problem = self.problem.map(|problem| {
            let key = match problem {
                NotAKey::Empty => "field-key-empty",
                NotAKey::WrongCharacter if self.digits_only() => "field-key-character",
                NotAKey::WrongCharacter => "field-key-character-base32",
                NotAKey::WrongLength => "field-key-length",
                NotAKey::Slip => "field-key-slip",
            };
            t.say(key).to_string()
        });
        problem.or_else(|| self.note.as_ref().map(|note| note_words(note, t, now)))
    }
}

/// A new recovery key and what stands around it on the sheet that is printed.
///
/// The sheet never shows the password or a phone.
#[derive(Clone)]
pub struct KeySheet {
    /// The key in its groups, `1234 5678 9012 34`.
    pub groups: Vec<String>,
    /// Whose account it opens.
    pub display_name: String,
    /// The user name.
    pub user_name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// Where it is used: the host of the public address, `example.org`.
    pub site: String,
}

impl KeySheet {
    /// The sheet for a key.
    pub fn new(
        key: &RecoveryKey,
        display_name: impl Into<String>,
        user_name: impl Into<String>,
        made_at: Timestamp,
        site: impl Into<String>,
    ) -> Self {
        Self {
            groups: key.grouped().split(' ').map(str::to_owned).collect(),
            display_name: display_name.into(),
            user_name: user_name.into(),
            made_at,
            site: site.into(),
        }
    }

    /// The key as it is copied: its groups with spaces between.
    pub fn copied(&self) -> String {
        self.groups.join(" ")
    }
}

impl Drop for KeySheet {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        self.groups.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl std::fmt::Debug for KeySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeySheet(…)")
    }
}

/// What is wrong with these fields, each with its id: the lines of a form's summary.
pub fn wrong<'a, const N: usize>(fields: &[(&'a str, &Field); N]) -> Vec<(&'a str, FieldError)> {
    fields
        .iter()
        .filter_map(|(id, field)| Some((*id, field.error?)))
        .collect()
}
