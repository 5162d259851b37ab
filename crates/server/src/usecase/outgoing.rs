//! What is written into texts and mails, in the language of the account.

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::effect::Notice;
use doorcode_engine::ids::LinkId;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::time::{DAY_MS, Timestamp};
use doorcode_store::Statement;
use doorcode_store::accounts::Account;
use doorcode_store::links::{self, Link};
use doorcode_store::outbox::{self, Outgoing};

use crate::app::App;
use crate::error::Result;
use crate::web::texts::Texts;

/// How long a mail that tells of something is worth delivering.
const NOTICE_TTL_MS: i64 = 3 * DAY_MS;

fn words(account: Option<&Account>) -> Texts {
    Texts::choose(account.map(|account| account.language.as_str()), None)
}

/// The text that carries a code.
///
/// # Errors
/// A fault of the sealing.
pub fn code(
    app: &App,
    account: Option<&Account>,
    number: &PhoneNumber,
    code: &Code,
    purpose: CodeFor,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<Outgoing> {
    let key = match purpose {
        CodeFor::SignIn(_) => "text-code-sign-in",
        CodeFor::Enrolment(_) => "text-code-enrol",
        CodeFor::StepUp(_) => "text-code-step-up",
    };
    let words = words(account);
    let body = words
        .say(key)
        .with("code", code.expose().to_owned())
        .with("host", app.public_url.host().to_owned())
        .to_string();
    app.courier
        .text(number, body, account.map(|account| account.id), now, expires_at)
}

/// The mails that tell the owner of something: to the verified address, where there is one.
///
/// # Errors
/// A fault of the sealing.
pub fn notices(app: &App, account: &Account, notice: Notice, now: Timestamp) -> Result<Vec<Statement>> {
    let Some(key) = notice_key(notice) else {
        return Ok(Vec::new());
    };
    let words = words(Some(account));
    let mut statements = Vec::new();
    let mut link = None;
    if let Notice::TurnOnWaits { until } = notice {
        let (token, statement) = new_link(app, account, links::Purpose::Owner, String::new(), now, until);
        statements.push(statement);
        link = Some(
            app.public_url
                .join(&format!("/two-step/owner?token={}", token.expose())),
        );
    }
    let body = words
        .say(format!("{key}-body"))
        .with("name", account.display_name.clone())
        .with("user", account.user_name.clone())
        .with("when", words.moment(&now))
        .with("link", link.unwrap_or_default())
        .with("account", app.public_url.join("/account"))
        .to_string();
    let subject = words.say(format!("{key}-subject")).to_string();
    let verified = account
        .email
        .as_ref()
        .filter(|_| account.email_verified_at.is_some());
    if let Some(email) = verified {
        let mail = app.courier.mail(
            email,
            subject,
            body.clone(),
            Some(account.id),
            now,
            now.plus_ms(NOTICE_TTL_MS),
        )?;
        statements.push(outbox::insert(&mail));
    }
    // Where turning it on waits, every contact is told: the phones that are trusted from before, too.
    if matches!(notice, Notice::TurnOnWaits { .. }) {
        for phone in &account.phones {
            let text = app.courier.text(
                &phone.number,
                body.clone(),
                Some(account.id),
                now,
                now.plus_ms(NOTICE_TTL_MS),
            )?;
            statements.push(outbox::insert(&text));
        }
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
        "/account/verify",
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
        "/forgotten/new",
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
    Ok(vec![
        links::drop_of(account.id, purpose),
        link,
        outbox::insert(&mail),
    ])
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

/// The key of the mail's texts. A second step that failed is told by the page and the audit log for now.
fn notice_key(notice: Notice) -> Option<&'static str> {
    Some(match notice {
        Notice::SecondStepFailed => return None,
        Notice::NewDevice => "mail-new-device",
        Notice::RecoveryKeyUsed => "mail-key-used",
        Notice::RecoveryKeyMade => "mail-key-made",
        Notice::PhoneAdded => "mail-phone-added",
        Notice::PhoneRemoved => "mail-phone-removed",
        Notice::TurnedOn => "mail-turned-on",
        Notice::TurnOnWaits { .. } => "mail-turn-on-waits",
        Notice::TurnedOff => "mail-turned-off",
        Notice::PasswordChanged => "mail-password-changed",
        Notice::EmailChanged => "mail-email-changed",
    })
}
