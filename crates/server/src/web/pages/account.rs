//! The pages of an account: what it knows about a person, and every change.
//!
//! With two-step verification on, looking needs a step-up and each change two of three, freshly: the
//! handler leads to [`StepUpPage`] first and comes back.

use askama::Template;
use doorcode_engine::{
    second_step::Note,
    step_up::{Act, Need},
    time::Timestamp,
};

use super::{
    AppName, Frame,
    form::{Along, CodeForm, Field, KeyForm, PhoneChoice},
    paths,
};

/// Something that has just been done, said once on the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flash {
    /// The display name or address was saved.
    ContactSaved,
    /// The address was saved and a mail has gone to it.
    MailSent,
    /// The mail that verifies the address has gone once more.
    MailSentAgain,
    /// A phone was added.
    PhoneAdded,
    /// A phone took another's place.
    PhoneReplaced,
    /// A phone was removed.
    PhoneRemoved,
    /// The password was changed.
    PasswordChanged,
    /// There is a new recovery key.
    KeyRenewed,
    /// The recovery key is still there.
    KeyChecked,
    /// Two-step verification is off.
    TurnedOff,
    /// Two-step verification is on again, as it was.
    TurnedOnAgain,
    /// The turning on was stopped.
    TurnOnStopped,
    /// A session was ended.
    SessionEnded,
    /// All other sessions were ended.
    OthersEnded,
    /// A device has a name.
    DeviceNamed,
    /// The delayed recovery is chosen.
    RecoveryChosen,
    /// It is not chosen any more.
    RecoveryUnchosen,
}

impl Flash {
    /// All of them, for tests.
    pub const ALL: [Self; 17] = [
        Self::ContactSaved,
        Self::MailSent,
        Self::MailSentAgain,
        Self::PhoneAdded,
        Self::PhoneReplaced,
        Self::PhoneRemoved,
        Self::PasswordChanged,
        Self::KeyRenewed,
        Self::KeyChecked,
        Self::TurnedOff,
        Self::TurnedOnAgain,
        Self::TurnOnStopped,
        Self::SessionEnded,
        Self::OthersEnded,
        Self::DeviceNamed,
        Self::RecoveryChosen,
        Self::RecoveryUnchosen,
    ];

    /// The key of its sentence. It also names it in a redirect (`?done=…`), see [`Flash::named`].
    pub fn key(self) -> &'static str {
        match self {
            Self::ContactSaved => "flash-contact-saved",
            Self::MailSent => "flash-mail-sent",
            Self::MailSentAgain => "flash-mail-sent-again",
            Self::PhoneAdded => "flash-phone-added",
            Self::PhoneReplaced => "flash-phone-replaced",
            Self::PhoneRemoved => "flash-phone-removed",
            Self::PasswordChanged => "flash-password-changed",
            Self::KeyRenewed => "flash-key-renewed",
            Self::KeyChecked => "flash-key-checked",
            Self::TurnedOff => "flash-turned-off",
            Self::TurnedOnAgain => "flash-turned-on-again",
            Self::TurnOnStopped => "flash-turn-on-stopped",
            Self::SessionEnded => "flash-session-ended",
            Self::OthersEnded => "flash-others-ended",
            Self::DeviceNamed => "flash-device-named",
            Self::RecoveryChosen => "flash-recovery-chosen",
            Self::RecoveryUnchosen => "flash-recovery-unchosen",
        }
    }

    /// The flash of that key, so that a redirect can carry it in the address: only these can be said.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flash| flash.key() == key)
    }
}

/// Where an account stands with two-step verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwoStepState {
    /// On, since then.
    On {
        /// Since when.
        since: Timestamp,
    },
    /// Off.
    Off,
    /// Off, and until then it can be turned on again as it was, with the phone or the key alone.
    OffUndoable {
        /// Until when.
        until: Timestamp,
    },
    /// Its turning on waits for the owner.
    Waiting {
        /// When it comes into force by itself.
        until: Timestamp,
    },
}

impl TwoStepState {
    /// Whether it is on.
    pub fn is_on(&self) -> bool {
        matches!(self, Self::On { .. })
    }
}

/// The account at a glance.
#[derive(Template)]
#[template(path = "account/home.html")]
pub struct AccountHome {
    /// What is around the page.
    pub frame: Frame,
    /// What has just been done.
    pub flash: Option<Flash>,
    /// Whether the password is known to others, and has to be changed.
    pub password_known: bool,
    /// Whether to ask whether the recovery key is still there.
    pub key_check: bool,
    /// Two-step verification.
    pub two_step: TwoStepState,
    /// The e-mail address.
    pub email: String,
    /// Whether it is verified.
    pub email_verified: bool,
    /// The trusted phones, as they may be shown.
    pub phones: Vec<PhoneChoice>,
    /// Whether another can be added.
    pub can_add_phone: bool,
    /// Whether one can be removed (the last one cannot, while it is on).
    pub can_remove_phone: bool,
    /// When the recovery key was made; `None`: there is none.
    pub key_made_at: Option<Timestamp>,
    /// Whether there is none, though two-step verification is on: after a delayed recovery.
    pub key_missing: bool,
    /// Whether the delayed recovery is chosen.
    pub recovery_chosen: bool,
    /// When the password was last changed.
    pub password_changed_at: Timestamp,
    /// In how many places the account is signed in, this one included.
    pub sessions: u32,
    /// Whether they support others: there is a way to the desk.
    pub at_desk: bool,
}

/// The display name and the e-mail address. Posts `display_name` and `email` to `/account/contact`.
#[derive(Template)]
#[template(path = "account/contact.html")]
pub struct EditContact {
    /// What is around the page.
    pub frame: Frame,
    /// The user name: shown, and never changed.
    pub user_name: String,
    /// The display name.
    pub display_name: Field,
    /// The e-mail address.
    pub email: Field,
    /// Whether the address on file is verified.
    pub email_verified: bool,
}

/// Removing a phone. Posts `phone` to `/account/phones/remove`.
#[derive(Template)]
#[template(path = "account/remove_phone.html")]
pub struct RemovePhone {
    /// What is around the page.
    pub frame: Frame,
    /// Which.
    pub phone: PhoneChoice,
    /// Whether it is the last one of an account with two-step verification on, and stays.
    pub last: bool,
}

/// Changing the password. The step-up before it has asked for the old one, or for key and code; with two-step verification off, the old password is asked for here. Posts
/// `old_password` (where asked) and `password` to `/account/password`.
#[derive(Template)]
#[template(path = "account/password.html")]
pub struct ChangePassword {
    /// What is around the page.
    pub frame: Frame,
    /// Whose: for password managers.
    pub user_name: String,
    /// The old password, where it is asked for here: its error only.
    pub old_password: Option<Field>,
    /// The new password: its error only.
    pub password: Field,
    /// The fewest characters it must have.
    pub password_min: u32,
    /// Too many tries.
    pub note: Option<Note>,
}

/// What a new recovery key means. Posts nothing to `/account/key`; the new key is then shown.
#[derive(Template)]
#[template(path = "account/key.html")]
pub struct RenewKey {
    /// What is around the page.
    pub frame: Frame,
    /// When the present one was made; `None`: there is none.
    pub made_at: Option<Timestamp>,
}

/// Whether the recovery key is still there. Posts `key` to `/account/key/check`, and nothing to `/account/key/check/later`.
#[derive(Template)]
#[template(path = "account/check_key.html")]
pub struct CheckKey {
    /// What is around the page.
    pub frame: Frame,
    /// The form for the key.
    pub form: KeyForm,
    /// When the key was made.
    pub made_at: Option<Timestamp>,
}

/// Turning two-step verification off, and what is lost by it. Posts `understood` (`on`) to `/account/turn-off`.
#[derive(Template)]
#[template(path = "account/turn_off.html")]
pub struct TurnOff {
    /// What is around the page.
    pub frame: Frame,
    /// The box 'I have understood': its error only.
    pub understood: Field,
    /// For how many days it can be undone.
    pub undo_days: u32,
    /// Whether the operator requires it, so that it cannot be turned off.
    pub required: bool,
}

/// One place where the account is signed in.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Its id, as the form posts it.
    pub id: String,
    /// Which app.
    pub app: AppName,
    /// On what, such as 'Chromium on Linux'; never a place.
    pub device: String,
    /// What its owner calls it.
    pub name: Option<String>,
    /// When it began.
    pub first_seen: Timestamp,
    /// When it was last used.
    pub last_seen: Timestamp,
    /// Whether it is the one that looks.
    pub this: bool,
}

/// Where the account is signed in. 'Save' posts `session` and `name` to `/account/sessions/name`; 'End' posts `session` to `/account/sessions/end`; 'End all others' posts
/// nothing to `/account/sessions/end-others`.
#[derive(Template)]
#[template(path = "account/sessions.html")]
pub struct Sessions {
    /// What is around the page.
    pub frame: Frame,
    /// What has just been done.
    pub flash: Option<Flash>,
    /// The sessions, this one first, then by last use.
    pub sessions: Vec<SessionRow>,
}

impl Sessions {
    /// Whether there are others to end.
    pub fn has_others(&self) -> bool {
        self.sessions.iter().any(|session| !session.this)
    }
}

/// A copy of everything. Posts nothing to `/account/export`, which answers with a file.
#[derive(Template)]
#[template(path = "account/export.html")]
pub struct Export {
    /// What is around the page.
    pub frame: Frame,
}

/// Deleting the account. Posts `user_name` (typed again) to `/account/delete`.
#[derive(Template)]
#[template(path = "account/delete.html")]
pub struct DeleteAccount {
    /// What is around the page.
    pub frame: Frame,
    /// The account's user name, to be typed.
    pub own_name: String,
    /// What was typed.
    pub user_name: Field,
}

/// A way of proving that it is you.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProveBy {
    /// The password.
    Password,
    /// A code to a trusted phone.
    Code,
    /// The recovery key.
    Key,
}

/// What an app asks a person to approve.
#[derive(Clone, Debug)]
pub struct AsksFor {
    /// The app.
    pub app: AppName,
    /// What it asks for, in its words.
    pub text: String,
}

/// Where the forms of a [`StepUpPage`] post to: five addresses under one.
#[derive(Clone, Copy, Debug)]
pub struct Posts {
    /// The password.
    pub password: &'static str,
    /// The code.
    pub code: &'static str,
    /// Sending one.
    pub send: &'static str,
    /// The recovery key.
    pub key: &'static str,
    /// Giving it up.
    pub cancel: &'static str,
}

impl Posts {
    /// For the account page.
    pub const ACCOUNT: Self = Self {
        password: paths::STEP_UP_PASSWORD,
        code: paths::STEP_UP_CODE,
        send: paths::STEP_UP_SEND,
        key: paths::STEP_UP_KEY,
        cancel: paths::STEP_UP_CANCEL,
    };
    /// For what an app asks for.
    pub const APPROVE: Self = Self {
        password: paths::APPROVE_PASSWORD,
        code: paths::APPROVE_CODE,
        send: paths::APPROVE_SEND,
        key: paths::APPROVE_KEY,
        cancel: paths::APPROVE_CANCEL,
    };
}

/// After a person has approved. 'Show the receipt' posts `id` to `/approve/receipt`.
#[derive(Template)]
#[template(path = "account/approved.html")]
pub struct Approved {
    /// What is around the page.
    pub frame: Frame,
    /// What came of it.
    pub outcome: Outcome,
}

impl Approved {
    fn title_key(&self) -> &'static str {
        match self.outcome {
            Outcome::Approved { .. } => "approve-done-title",
            Outcome::Receipt(_) => "approve-receipt-title",
            Outcome::Over => "approve-over-title",
        }
    }

    fn stage(&self) -> &'static str {
        match self.outcome {
            Outcome::Approved { .. } | Outcome::Receipt(_) => "first",
            Outcome::Over => "shut",
        }
    }
}

/// What came of an app's asking.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is approved.
    Approved {
        /// What.
        asked: AsksFor,
        /// The step-up's id.
        id: String,
    },
    /// The receipt, shown once.
    Receipt(String),
    /// There is nothing to approve any more.
    Over,
}

/// Proving that it is you, for one act. Three forms, the proved ones ticked off; the one in
/// [`Self::open`] is unfolded. Posts `password`, `code` or `key` to `/account/step-up/…`, and [`Self::along`].
#[derive(Template)]
#[template(path = "account/step_up.html")]
pub struct StepUpPage {
    /// What is around the page.
    pub frame: Frame,
    /// For what.
    pub act: Act,
    /// What an app asks for, where it does.
    pub asked: Option<AsksFor>,
    /// Where the forms of password and cancelling post to.
    pub posts: Posts,
    /// What it asks for.
    pub need: Need,
    /// Whose: for password managers.
    pub user_name: String,
    /// Whether the password is proved.
    pub password_proved: bool,
    /// Whether a phone is proved.
    pub phone_proved: bool,
    /// Whether the recovery key is proved.
    pub key_proved: bool,
    /// Which form is unfolded.
    pub open: ProveBy,
    /// The password: its error only.
    pub password: Field,
    /// The form for the code.
    pub code: CodeForm,
    /// The form for the key.
    pub key: KeyForm,
    /// What came of the last thing typed, where it belongs to no form.
    pub note: Option<Note>,
    /// What has just been done, before this page came between.
    pub flash: Option<Flash>,
    /// Whether the time of the one before ran out, so that it begins again.
    pub again: bool,
    /// What is to be done afterwards, and what was typed for it: goes along with every form.
    pub along: Along,
}

impl StepUpPage {
    /// The stem of the act's keys: `…` for what is about to be done.
    pub fn act_key(&self) -> &'static str {
        match self.act {
            Act::Look => "act-look",
            Act::EndSessions => "act-end-sessions",
            Act::TurnOn => "act-turn-on",
            Act::TurnOff => "act-turn-off",
            Act::UndoTurnOff => "act-undo-turn-off",
            Act::ChangeContact => "act-change-contact",
            Act::ChangePassword | Act::ResetPassword => "act-change-password",
            Act::DelayedRecovery => "act-delayed-recovery",
            Act::ChooseRecovery => "act-choose-recovery",
            Act::AddPhone => "act-add-phone",
            Act::RemovePhone(_) => "act-remove-phone",
            Act::NewRecoveryKey => "act-new-key",
            Act::CheckRecoveryKey => "act-check-key",
            Act::Export => "act-export",
            Act::DeleteAccount => "act-delete",
            // Its page says the text instead.
            Act::Approve => "approve-title",
        }
    }

    /// The key of the sentence that says what is asked for.
    pub fn need_key(&self) -> &'static str {
        match self.need {
            Need::Password if self.asked.is_some() => "approve-need-password",
            Need::SecondStep if self.asked.is_some() => "approve-need-second-step",
            Need::Password => "step-up-need-password",
            Need::SecondStep => "step-up-need-second-step",
            Need::TwoOfThree => "step-up-need-two",
            Need::RecoveryKey => "step-up-need-key",
            Need::OneOfThree => "step-up-need-one",
            Need::KeyAndOneMore => "step-up-need-key-and-one",
            Need::KeyThenCode => "step-up-need-key-then-code",
        }
    }

    /// How many proofs are asked for.
    pub fn wanted(&self) -> u8 {
        match self.need {
            Need::Password | Need::SecondStep | Need::RecoveryKey | Need::OneOfThree => 1,
            _ => 2,
        }
    }

    /// How many are there.
    pub fn proved(&self) -> u8 {
        u8::from(self.password_proved) + u8::from(self.phone_proved) + u8::from(self.key_proved)
    }

    /// Whether the password counts here.
    pub fn takes_password(&self) -> bool {
        !matches!(
            self.need,
            Need::SecondStep | Need::KeyThenCode | Need::RecoveryKey
        )
    }

    /// Whether a code or the key counts here.
    pub fn takes_second_steps(&self) -> bool {
        self.need != Need::Password
    }
}
