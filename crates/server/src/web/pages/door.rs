//! The pages in front of the door: making an account, signing in, the recovery key, a forgotten password.

use askama::Template;
use doorcode_engine::{second_step::Note, time::Timestamp};

use super::{
    AppName, Frame,
    account::Flash,
    form::{CodeForm, Field, KeyForm, KeySheet, PhoneChoice},
};

/// Who may make an account here.
#[derive(Clone, Debug)]
pub enum SignUpBy {
    /// Everybody.
    Anybody,
    /// Who has an invitation: the field for its code.
    Invitation(Field),
    /// Nobody: the page says so and has no form.
    Nobody,
}

/// Making an account. Posts `user_name`, `display_name`, `email`, `password` and, where asked for,
/// `invitation` to `/sign-up`.
#[derive(Template)]
#[template(path = "door/sign_up.html")]
pub struct SignUp {
    /// What is around the page.
    pub frame: Frame,
    /// Who may.
    pub by: SignUpBy,
    /// The user name.
    pub user_name: Field,
    /// The display name.
    pub display_name: Field,
    /// The e-mail address.
    pub email: Field,
    /// The password: its error only, never its value.
    pub password: Field,
    /// The fewest characters a password must have.
    pub password_min: u32,
    /// Too many tries from here: what to do.
    pub note: Option<Note>,
}

/// 'Check your mail', after an account was made or an address changed. Posts nothing to
/// `/sign-up/mail` to send the mail again.
#[derive(Template)]
#[template(path = "door/check_mail.html")]
pub struct CheckMail {
    /// What is around the page.
    pub frame: Frame,
    /// Where the mail went.
    pub email: String,
    /// From when on it can be sent again; `None`: not from this page.
    pub resend_at: Option<Timestamp>,
    /// Whether it has just been sent again.
    pub sent_again: bool,
    /// Where one can go on meanwhile.
    pub next: Option<String>,
}

impl CheckMail {
    /// How long until it can be sent again, in whole seconds, rounded up.
    fn wait_s(&self) -> Option<i64> {
        let wait_ms = self.resend_at?.since_ms(self.frame.now).max(0);
        Some((wait_ms + 999) / 1000)
    }
}

/// The page behind the link of a mail: one button verifies the address, because mail scanners follow
/// links. Posts `token` to `/account/verify`.
#[derive(Template)]
#[template(path = "door/verify_email.html")]
pub struct VerifyEmail {
    /// What is around the page.
    pub frame: Frame,
    /// The token of the link.
    pub token: String,
    /// The address to be verified.
    pub email: String,
}

/// User name and password. Posts `user_name`, `password`, `app`, `next` and perhaps `shared`
/// (`yes`: 'this is a shared computer') to `/sign-in`; from a browser that has a key also `device_challenge`,
/// `device_public_key` and `device_signature`, for which its script asks for a challenge.
#[derive(Template)]
#[template(path = "door/sign_in.html")]
pub struct SignIn {
    /// What is around the page.
    pub frame: Frame,
    /// What is signed in to.
    pub app: AppName,
    /// Where to go afterwards, within the app.
    pub next: Option<String>,
    /// The user name.
    pub user_name: Field,
    /// The password: its error only.
    pub password: Field,
    /// Whether 'shared computer' is ticked.
    pub shared: bool,
    /// What came of the last try.
    pub note: Option<Note>,
    /// Whether an account can be made here.
    pub sign_up: bool,
}

/// The code at a sign-in. See [`CodeForm`].
#[derive(Template)]
#[template(path = "door/enter_code.html")]
pub struct SignInCode {
    /// What is around the page.
    pub frame: Frame,
    /// What is signed in to.
    pub app: AppName,
    /// The form.
    pub form: CodeForm,
    /// Whether to ask for the word in the last text: others have used up the texts.
    pub word: bool,
}

/// The recovery key at a sign-in. See [`KeyForm`].
#[derive(Template)]
#[template(path = "door/enter_key.html")]
pub struct SignInKey {
    /// What is around the page.
    pub frame: Frame,
    /// What is signed in to.
    pub app: AppName,
    /// The form.
    pub form: KeyForm,
    /// Whether there is a trusted phone to go back to.
    pub has_phone: bool,
}

/// Why a new recovery key is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMoment {
    /// The old one was used to sign in.
    AfterUse,
    /// Two-step verification is being turned on.
    TurningOn,
    /// The person wanted a new one.
    Renewed,
}

impl KeyMoment {
    /// The stage of the drawn door.
    pub fn stage(self) -> &'static str {
        match self {
            Self::AfterUse => "second",
            Self::TurningOn | Self::Renewed => "fitting",
        }
    }
}

/// A new recovery key, shown once, to be printed and then retyped. The page prints as a clean sheet.
#[derive(Template)]
#[template(path = "door/new_key.html")]
pub struct NewKey {
    /// What is around the page.
    pub frame: Frame,
    /// Why.
    pub moment: KeyMoment,
    /// The key and what stands around it.
    pub sheet: KeySheet,
    /// Where the PDF file is, if there is one.
    pub pdf: Option<&'static str>,
    /// Where it is retyped.
    pub next: &'static str,
}

/// Retyping the new key. See [`KeyForm`].
#[derive(Template)]
#[template(path = "door/retype_key.html")]
pub struct RetypeKey {
    /// What is around the page.
    pub frame: Frame,
    /// Why there is a new one.
    pub moment: KeyMoment,
    /// The form.
    pub form: KeyForm,
    /// Where it is shown again.
    pub back: &'static str,
}

/// 'Is your phone lost?', after the recovery key was used to sign in.
#[derive(Template)]
#[template(path = "door/phone_lost.html")]
pub struct PhoneLost {
    /// What is around the page.
    pub frame: Frame,
    /// The trusted phones, each with its link to replace it.
    pub phones: Vec<PhoneChoice>,
    /// Where 'I have it' leads: on to the app.
    pub next: String,
}

/// When a person is asked to turn two-step verification on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptAt {
    /// Signed in for the first time on a device.
    SignedIn,
    /// Contact information was edited: what is said of it.
    ContactEdited(Flash),
}

/// 'Turn it on?'. 'Turn on' leads to the wizard; 'Not now' posts `next` to `/two-step/prompt`.
#[derive(Template)]
#[template(path = "door/prompt.html")]
pub struct Prompt {
    /// What is around the page.
    pub frame: Frame,
    /// Why now.
    pub at: PromptAt,
    /// Where 'Not now' leads; `None`: the operator requires it, and there is no 'Not now'.
    pub not_now: Option<String>,
}

/// A forgotten password: the user name. Posts `user_name` to `/forgotten`.
#[derive(Template)]
#[template(path = "door/forgotten.html")]
pub struct Forgotten {
    /// What is around the page.
    pub frame: Frame,
    /// The user name.
    pub user_name: Field,
    /// Too many tries from here.
    pub note: Option<Note>,
}

/// What happens next, the same for every user name: a mail has gone where two-step verification is off
/// and an address is verified; where it is on, the recovery key is asked for first.
#[derive(Template)]
#[template(path = "door/forgotten_key.html")]
pub struct ForgottenKey {
    /// What is around the page.
    pub frame: Frame,
    /// The user name that was given.
    pub user_name: String,
    /// The form for the key. Posts `user_name` along.
    pub form: KeyForm,
    /// The old password is asked for in the key's place: posts `by` (`password`) and `password` to the same address.
    pub password: Option<Field>,
    /// How long the link of the mail is good for, in milliseconds.
    pub link_ms: i64,
}

/// The code after the key. See [`CodeForm`].
#[derive(Template)]
#[template(path = "door/forgotten_code.html")]
pub struct ForgottenCode {
    /// What is around the page.
    pub frame: Frame,
    /// The form.
    pub form: CodeForm,
}

/// A new password. Posts `password` (and `token`, where a mail led here) to [`Self::action`].
#[derive(Template)]
#[template(path = "door/reset_password.html")]
pub struct ResetPassword {
    /// What is around the page.
    pub frame: Frame,
    /// Whose: for password managers.
    pub user_name: String,
    /// The token of the mail's link.
    pub token: Option<String>,
    /// Where it posts to.
    pub action: &'static str,
    /// The new password: its error only.
    pub password: Field,
    /// The fewest characters it must have.
    pub password_min: u32,
    /// Whether two-step verification is off, so that changes of contacts wait afterwards (rule 12).
    pub by_mail: bool,
}

/// What somebody is asked about behind 'this was not me'.
#[derive(Clone, Debug)]
pub enum NotMeAbout {
    /// Somebody typed the right password and then failed the second step.
    FailedSecondStep,
    /// Somebody signed in: the app and the device.
    SignIn {
        /// To which app.
        app: AppName,
        /// On what, such as 'Chromium on Linux'.
        device: String,
    },
    /// A phone, the address, the password or the key was changed.
    Change,
    /// Somebody talked with the desk.
    Desk,
}

/// 'This was not me': one button. Posts `token` to `/not-me`.
#[derive(Template)]
#[template(path = "door/not_me.html")]
pub struct NotMe {
    /// What is around the page.
    pub frame: Frame,
    /// The token of the link.
    pub token: String,
    /// What it is about.
    pub about: NotMeAbout,
    /// When it happened.
    pub at: Timestamp,
    /// The address that comes back, where another one was put in its place.
    pub comes_back: Option<String>,
    /// Whether two-step verification is turned off again, because it came into force unanswered.
    pub turns_off: bool,
}

impl NotMe {
    fn is_of_desk(&self) -> bool {
        matches!(self.about, NotMeAbout::Desk)
    }
}

/// Confirm or stop the turning on of two-step verification, by an older contact. Posts `token` and
/// `answer` (`confirm` or `stop`) to `/two-step/owner`.
#[derive(Template)]
#[template(path = "door/owner.html")]
pub struct Owner {
    /// What is around the page.
    pub frame: Frame,
    /// The token of the link.
    pub token: String,
    /// The end of the number of the phone that would be trusted, `•• •• ••34`, where it is known.
    pub phone: Option<String>,
    /// On what it was asked for, such as 'Chromium on Linux', where it is known.
    pub device: Option<String>,
    /// When it was asked for.
    pub at: Timestamp,
    /// When it comes into force by itself.
    pub until: Timestamp,
    /// Whether it can be confirmed here, or only stopped: no contact is old enough to confirm it.
    pub confirmable: bool,
}

/// A thing is done, or a link no longer works: a title, a few words, one way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The e-mail address is verified.
    EmailVerified,
    /// The link that verifies an address, or resets a password, no longer works.
    LinkExpired,
    /// The password has been replaced; sign in with it.
    PasswordReset,
    /// Signed out.
    SignedOut,
    /// 'This was not me' has been said of a talk with the desk.
    DeskShut,
    /// 'This was not me' has been said: the session has ended and the password signs nobody in.
    NotMeSaid,
    /// The owner confirmed that two-step verification be turned on.
    OwnerConfirmed,
    /// The owner stopped it.
    OwnerStopped,
    /// The account is deleted.
    Deleted,
    /// The sign-in has expired, or belongs to another browser.
    SignInExpired,
    /// The wizard has expired or was stopped; nothing was changed.
    WizardStopped,
    /// A delayed recovery was stopped.
    RecoveryStopped,
    /// There is no delayed recovery to stop.
    RecoveryNone,
    /// Back with the phone: a new password is set.
    BackByPassword,
    /// Back with the key: a new password is set.
    BackByKey,
    /// Back with the password: a new phone is trusted.
    BackByPhone,
    /// What was shown to come back has expired.
    LostExpired,
}

impl What {
    /// All of them, for samples and tests.
    pub const ALL: [Self; 17] = [
        Self::EmailVerified,
        Self::LinkExpired,
        Self::PasswordReset,
        Self::SignedOut,
        Self::DeskShut,
        Self::NotMeSaid,
        Self::OwnerConfirmed,
        Self::OwnerStopped,
        Self::Deleted,
        Self::SignInExpired,
        Self::WizardStopped,
        Self::RecoveryStopped,
        Self::RecoveryNone,
        Self::BackByPassword,
        Self::BackByKey,
        Self::BackByPhone,
        Self::LostExpired,
    ];

    /// The stem of its keys: `…-title`, `…-text`, `…-action`.
    pub fn key(self) -> &'static str {
        match self {
            Self::EmailVerified => "what-email-verified",
            Self::LinkExpired => "what-link-expired",
            Self::PasswordReset => "what-password-reset",
            Self::SignedOut => "what-signed-out",
            Self::DeskShut => "what-desk-shut",
            Self::NotMeSaid => "what-not-me-said",
            Self::OwnerConfirmed => "what-owner-confirmed",
            Self::OwnerStopped => "what-owner-stopped",
            Self::Deleted => "what-deleted",
            Self::SignInExpired => "what-sign-in-expired",
            Self::WizardStopped => "what-wizard-stopped",
            Self::RecoveryStopped => "what-recovery-stopped",
            Self::RecoveryNone => "what-recovery-none",
            Self::BackByPassword => "what-back-by-password",
            Self::BackByKey => "what-back-by-key",
            Self::BackByPhone => "what-back-by-phone",
            Self::LostExpired => "what-lost-expired",
        }
    }

    /// The stage of the drawn door.
    pub fn stage(self) -> &'static str {
        match self {
            Self::EmailVerified | Self::OwnerConfirmed => "open",
            _ => "shut",
        }
    }
}

/// See [`What`].
#[derive(Template)]
#[template(path = "door/done.html")]
pub struct Done {
    /// What is around the page.
    pub frame: Frame,
    /// What.
    pub what: What,
    /// The one way on.
    pub next: String,
}

impl Done {
    fn part(&self, part: &str) -> String {
        format!("{}-{part}", self.what.key())
    }

    /// Whether this browser forgets what it has kept of Messages.
    fn forgets(&self) -> bool {
        matches!(self.what, What::SignedOut | What::Deleted)
    }
}
