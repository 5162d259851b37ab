//! What is written into texts and mails, in the language of the account.

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::approval::ApprovalText;
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::effect::Notice;
use doorcode_engine::ids::LinkId;
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::time::{DAY_MS, HOUR_MS, Timestamp};
use doorcode_store::Statement;
use doorcode_store::accounts::Account;
use doorcode_store::links::{self, Link};
use doorcode_store::outbox::{self, Kind, Outgoing};
use doorcode_store::toll;
use rand_core::Rng as _;

use super::not_me::Subject;
use super::{calling, delayed};
use crate::app::App;
use crate::courier::{self, By};
use crate::error::Result;
use crate::web::pages::{AppName, paths};
use crate::web::texts::Texts;

/// How long a mail that tells of something is worth delivering.
const NOTICE_TTL_MS: i64 = 3 * DAY_MS;
/// How long 'this was not me' can be said: mails are read after holidays, too.
const NOT_ME_MS: i64 = 30 * DAY_MS;

fn words(account: Option<&Account>) -> Texts {
    Texts::choose(account.map(|account| account.language.as_str()), None)
}

/// The text that carries a code, or the call that speaks it (see [`calling::way`]): with the phone's word where texts run short,
/// with what is approved by it where something is; and what it costs, in millionths.
///
/// # Errors
/// [`crate::error::Refusal::Overloaded`] where too many texts wait; a fault of the sealing.
#[expect(clippy::too_many_arguments, reason = "a text is of all of these")]
pub fn code(
    app: &App,
    by: By,
    account: Option<&Account>,
    number: &PhoneNumber,
    code: &Code,
    word: Option<&PhoneWord>,
    text: Option<&ApprovalText>,
    purpose: CodeFor,
    to: Option<&str>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(Outgoing, i64)> {
    if calling::way(app, by, number) == By::Call {
        return calling::code(
            app, account, number, code, word, text, purpose, to, now, expires_at,
        );
    }
    let key = match purpose {
        CodeFor::SignIn(_) if word.is_some() => "text-code-sign-in-word",
        CodeFor::SignIn(_) => "text-code-sign-in",
        CodeFor::Enrolment(_) | CodeFor::Recovery(_) => "text-code-enrol",
        CodeFor::StepUp(_) if text.is_some() => "text-code-approve",
        CodeFor::StepUp(_) => "text-code-step-up",
        CodeFor::Desk(_) => "text-code-desk",
    };
    let words = words(account);
    let body = words
        .say(key)
        .with("code", code.expose().to_owned())
        .with("word", word.map(PhoneWord::grouped).unwrap_or_default())
        .with("app", to.map_or(AppName::Account, AppName::named).name(&words))
        .with(
            "text",
            text.map(|text| text.as_str().to_owned()).unwrap_or_default(),
        )
        .with("host", app.public_url.host().to_owned())
        .to_string();
    app.courier.admit(Kind::Text)?;
    let cost = app.courier.toll().map_or(0, |toll| toll.cost(number, &body));
    let account = account.map(|account| account.id);
    let text = app.courier.text(number, body, account, now, expires_at)?;
    let text = Outgoing {
        about: Some(courier::walk_of(purpose)),
        ..text
    };
    Ok((text, cost))
}

/// The mail that carries a code, to the verified address; `device`: on what somebody signs in.
///
/// # Errors
/// [`crate::error::Refusal::Overloaded`] where too many mails wait; a fault of the sealing.
pub fn mail_code(
    app: &App,
    account: &Account,
    code: &Code,
    purpose: CodeFor,
    device: Option<&str>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<Option<Outgoing>> {
    // Only a sign-in is confirmed by mail.
    let (Some(email), CodeFor::SignIn(_)) = (&account.email, purpose) else {
        return Ok(None);
    };
    let words = words(Some(account));
    let body = words
        .say("mail-confirm-sign-in-body")
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("device", device.unwrap_or_default().to_owned())
        .with("code", code.expose().to_owned())
        .to_string();
    let subject = words.say("mail-confirm-sign-in-subject").to_string();
    app.courier.admit(Kind::Mail)?;
    let id = Some(account.id);
    let mail = app.courier.mail(email, subject, body, id, now, expires_at)?;
    Ok(Some(Outgoing {
        about: Some(courier::walk_of(purpose)),
        ..mail
    }))
}

/// Notices of one kind within this time of another are counted, and told as one.
const BURST_MS: i64 = HOUR_MS;
/// The notices that come in bursts.
pub const BURSTS: [Notice; 3] = [Notice::SecondStepFailed, Notice::CodesUsedUp, Notice::DeskOpened];
const CODES_USED_UP: &str = "codes_used_up";

/// The name under which a notice that comes in bursts is counted.
pub fn burst(notice: Notice) -> Option<&'static str> {
    match notice {
        Notice::SecondStepFailed => Some("second_step_failed"),
        Notice::CodesUsedUp => Some(CODES_USED_UP),
        Notice::DeskOpened => Some("desk_opened"),
        _ => None,
    }
}

/// How long those of this name are counted before they are told of again. Codes that are used up have come as texts
/// already: a day.
pub fn burst_ms(name: &str) -> i64 {
    if name == CODES_USED_UP { DAY_MS } else { BURST_MS }
}

/// A notice that nothing more is known of.
pub fn about(notice: Notice) -> Subject {
    Subject {
        notice,
        session: None,
        app: None,
        device: None,
        former: None,
        text: None,
    }
}

/// The mails and texts that tell the owner of something, on every contact; `held` is how often it has happened without
/// a word since the last time. Each has the same link, to say 'this was not me' (or to answer the question).
///
/// # Errors
/// A fault of the sealing.
pub fn notices(
    app: &App,
    account: &Account,
    subject: &Subject,
    held: u32,
    now: Timestamp,
) -> Result<Vec<Statement>> {
    let notice = subject.notice;
    if let Notice::RecoveryWaits { ripe_at } = notice {
        return recovery_waits(app, account, ripe_at, now);
    }
    let key = notice_key(notice, held, subject.former.is_some());
    let (token, link, path) = match notice {
        Notice::TurnOnWaits { until } => {
            let (token, link) = new_link(app, account, links::Purpose::Owner, String::new(), now, until);
            (token, link, paths::OWNER)
        }
        _ => {
            let detail = serde_json::to_string(subject).map_err(anyhow::Error::from)?;
            let until = now.plus_ms(NOT_ME_MS);
            let (token, link) = new_link(app, account, links::Purpose::NotMe, detail, now, until);
            (token, link, paths::NOT_ME)
        }
    };
    let address = app.public_url.join(&format!("{path}?token={}", token.expose()));
    let words = words(Some(account));
    let what = words
        .say(format!("{key}-subject"))
        .with("count", held)
        .to_string();
    let body = words
        .say(format!("{key}-body"))
        .with("text", subject.text.clone().unwrap_or_default())
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("when", words.moment(&now))
        .with("count", held)
        .with("days", app.rules().undo_unanswered_ms / DAY_MS)
        .with("link", address.clone())
        .to_string();
    let question = matches!(notice, Notice::TurnOnWaits { .. });
    let text = words
        .say(if question { "text-question" } else { "text-notice" })
        .with("what", what.clone())
        .with("user", account.user_name.clone())
        .with("host", app.public_url.host().to_owned())
        .with("link", address)
        .to_string();
    let mut statements = to_contacts(app, account, &what, &body, &text, now)?;
    if !statements.is_empty() {
        statements.push(link);
    }
    Ok(statements)
}

/// Tells the owner that a delayed recovery waits. Mail and texts have links of their own: the phone may be the one that was
/// reported lost, and what came to it alone stops nothing then.
fn recovery_waits(
    app: &App,
    account: &Account,
    ripe_at: Timestamp,
    now: Timestamp,
) -> Result<Vec<Statement>> {
    let until = ripe_at.plus_ms(app.rules().recovery_open_ms);
    let address = |by: &str| {
        let purpose = links::Purpose::StopRecovery;
        let (token, link) = new_link(app, account, purpose, by.to_owned(), now, until);
        let path = format!("{}?token={}", paths::STOP_RECOVERY, token.expose());
        (app.public_url.join(&path), link)
    };
    let (by_mail, mail_link) = address(delayed::BY_MAIL);
    let (by_text, text_link) = address(delayed::BY_TEXT);
    let words = words(Some(account));
    let what = words.say("mail-recovery-waits-subject").to_string();
    let body = words
        .say("mail-recovery-waits-body")
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("when", words.moment(&ripe_at))
        .with("link", by_mail)
        .to_string();
    let text = words
        .say("text-recovery-waits")
        .with("user", account.user_name.clone())
        .with("host", app.public_url.host().to_owned())
        .with("when", words.moment(&ripe_at))
        .with("link", by_text)
        .to_string();
    let mut statements = vec![mail_link, text_link];
    statements.extend(to_contacts(app, account, &what, &body, &text, now)?);
    Ok(statements)
}

/// Tells the owner, who has said that something was not them, that the password signs nobody in any more, and how to
/// go on.
///
/// # Errors
/// A fault of the sealing.
pub fn locked(app: &App, account: &Account, now: Timestamp) -> Result<Vec<Statement>> {
    let words = words(Some(account));
    let link = app.public_url.join(paths::FORGOTTEN);
    let what = words.say("mail-locked-subject").to_string();
    let body = words
        .say("mail-locked-body")
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("link", link.clone())
        .to_string();
    let text = words
        .say("text-question")
        .with("what", what.clone())
        .with("user", account.user_name.clone())
        .with("host", app.public_url.host().to_owned())
        .with("link", link)
        .to_string();
    to_contacts(app, account, &what, &body, &text, now)
}

/// Tells the owner what an operator has done: `key` names the words, `role` is filled in where they ask for it. There is
/// nothing to answer but to ask whoever runs the server.
///
/// # Errors
/// A fault of the sealing.
pub fn by_operator(
    app: &App,
    account: &Account,
    key: &str,
    role: &str,
    now: Timestamp,
) -> Result<Vec<Statement>> {
    let words = words(Some(account));
    let what = words.say(format!("{key}-subject")).to_string();
    let body = words
        .say(format!("{key}-body"))
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("when", words.moment(&now))
        .with("role", role.to_owned())
        .to_string();
    let text = words
        .say("text-operator")
        .with("what", what.clone())
        .with("user", account.user_name.clone())
        .with("host", app.public_url.host().to_owned())
        .to_string();
    to_contacts(app, account, &what, &body, &text, now)
}

/// A mail to the verified address, and a text to each trusted phone of a country that texts go to.
fn to_contacts(
    app: &App,
    account: &Account,
    subject: &str,
    body: &str,
    text: &str,
    now: Timestamp,
) -> Result<Vec<Statement>> {
    let until = now.plus_ms(NOTICE_TTL_MS);
    let id = Some(account.id);
    let mut statements = Vec::new();
    let verified = account
        .email
        .as_ref()
        .filter(|_| account.email_verified_at.is_some());
    if let Some(email) = verified {
        let mail = app
            .courier
            .mail(email, subject.to_owned(), body.to_owned(), id, now, until)?;
        statements.push(outbox::insert(&mail));
    }
    let (mut texts, mut cost) = (0, 0);
    for phone in &account.phones {
        if app.courier.permits(&phone.number) {
            texts += 1;
            cost += app
                .courier
                .toll()
                .map_or(0, |toll| toll.cost(&phone.number, text));
            let text = app.courier.text(&phone.number, text.to_owned(), id, now, until)?;
            statements.push(outbox::insert(&text));
        }
    }
    // Counted, and never withheld for what texts have cost: they are few, and an owner must hear of what happens.
    if app.courier.toll().is_some() && texts > 0 {
        statements.push(toll::count(now, texts, cost, app.random.clone().next_u32()));
    }
    Ok(statements)
}

/// The mail that says that the account is deleted: to the verified address, where there is one. It belongs to no
/// account, so that it outlives the one that it tells of.
///
/// # Errors
/// A fault of the sealing.
pub fn account_deleted(app: &App, account: &Account, now: Timestamp) -> Result<Option<Outgoing>> {
    let Some(email) = account
        .email
        .as_ref()
        .filter(|_| account.email_verified_at.is_some())
    else {
        return Ok(None);
    };
    let words = words(Some(account));
    let body = words
        .say("mail-account-deleted-body")
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("when", words.moment(&now))
        .to_string();
    let subject = words.say("mail-account-deleted-subject").to_string();
    let expires_at = now.plus_ms(NOTICE_TTL_MS);
    app.courier
        .mail(email, subject, body, None, now, expires_at)
        .map(Some)
}

/// The mail that verifies an address.
///
/// # Errors
/// A fault of the sealing.
pub fn verify_email(app: &App, account: &Account, email: &str, now: Timestamp) -> Result<Vec<Statement>> {
    let expires_at = now.plus_ms(app.rules().verify_link_ms);
    mail_with_link(
        app,
        account,
        email,
        links::Purpose::VerifyEmail,
        paths::VERIFY_EMAIL,
        "mail-verify",
        now,
        expires_at,
    )
}

/// The mail that leads to a new password, where two-step verification is off.
///
/// # Errors
/// A fault of the sealing.
pub fn reset_password(app: &App, account: &Account, email: &str, now: Timestamp) -> Result<Vec<Statement>> {
    let expires_at = now.plus_ms(app.rules().reset_link_ms);
    mail_with_link(
        app,
        account,
        email,
        links::Purpose::ResetPassword,
        paths::RESET_PASSWORD,
        "mail-reset",
        now,
        expires_at,
    )
}

#[expect(
    clippy::too_many_arguments,
    reason = "the two mails above differ in just these"
)]
fn mail_with_link(
    app: &App,
    account: &Account,
    email: &str,
    purpose: links::Purpose,
    path: &str,
    key: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<Vec<Statement>> {
    let (token, link) = new_link(app, account, purpose, email.to_owned(), now, expires_at);
    let words = words(Some(account));
    let body = words
        .say(format!("{key}-body"))
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with(
            "link",
            app.public_url.join(&format!("{path}?token={}", token.expose())),
        )
        .to_string();
    let subject = words.say(format!("{key}-subject")).to_string();
    let mail = app
        .courier
        .mail(email, subject, body, Some(account.id), now, expires_at)?;
    let mut statements = vec![link, outbox::insert(&mail)];
    // Links to a new password stay good beside each other: a stranger who asks for one must not undo the owner's.
    if purpose == links::Purpose::VerifyEmail {
        statements.insert(0, links::drop_of(account.id, purpose));
    }
    Ok(statements)
}

fn new_link(
    app: &App,
    account: &Account,
    purpose: links::Purpose,
    detail: String,
    now: Timestamp,
    expires_at: Timestamp,
) -> (PlainToken, Statement) {
    let mut random = app.random.clone();
    let token = PlainToken::generate(&mut random);
    let id = LinkId::new(now, &mut random);
    let link = Link {
        id,
        account: Some(account.id),
        purpose,
        detail,
        sent_at: now,
        expires_at,
        used_at: None,
    };
    let statement = links::insert(&link, &app.keys.token_digest(Purpose::Link, &token));
    (token, statement)
}

/// The key of the mail's texts; `undoes`: whoever gets it can undo what it tells.
fn notice_key(notice: Notice, held: u32, undoes: bool) -> &'static str {
    match notice {
        Notice::SecondStepFailed if held > 0 => "mail-second-step-failed-again",
        Notice::SecondStepFailed => "mail-second-step-failed",
        Notice::CodesUsedUp => "mail-codes-used-up",
        Notice::NewDevice => "mail-new-device",
        Notice::RecoveryKeyUsed => "mail-key-used",
        Notice::RecoveryKeyMade => "mail-key-made",
        Notice::PhoneAdded => "mail-phone-added",
        Notice::PhoneRemoved => "mail-phone-removed",
        Notice::TurnedOn => "mail-turned-on",
        Notice::TurnedOnUnanswered { .. } if undoes => "mail-turned-on-unanswered",
        Notice::TurnedOnUnanswered { .. } => "mail-turned-on",
        Notice::TurnOnWaits { .. } => "mail-turn-on-waits",
        Notice::TurnedOff => "mail-turned-off",
        Notice::PasswordChanged => "mail-password-changed",
        Notice::RecoveryWaits { .. } => "mail-recovery-waits",
        Notice::RecoveryStopped => "mail-recovery-stopped",
        Notice::RecoveryFinished => "mail-recovery-finished",
        Notice::RecoveryChosen => "mail-recovery-chosen",
        Notice::RecoveryUnchosen => "mail-recovery-unchosen",
        Notice::EmailChanged if undoes => "mail-email-taken",
        Notice::EmailChanged => "mail-email-changed",
        Notice::Approved => "mail-approved",
        Notice::DeskOpened => "mail-desk-opened",
        Notice::DeskVerified => "mail-desk-verified",
        Notice::DeskSessionsEnded => "mail-desk-sessions-ended",
    }
}
