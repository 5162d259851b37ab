//! Making an account, and verifying its e-mail address.

use doorcode_engine::ids::{AccountId, LinkId};
use doorcode_engine::secret::{Password, PlainToken, Purpose};
use doorcode_engine::time::{DAY_MS, HOUR_MS, Timestamp};
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, links, told};
use doorcode_talk::text::{Unfit, person_name};

use super::carry::{Actor, Carry};
use super::{outgoing, secrets};
use crate::app::App;
use crate::config::SignUp as Mode;
use crate::error::{Error, FieldProblem, Refusal, Rejection, Result};
use crate::password;

/// What a person fills in.
#[derive(Debug)]
pub struct SignUp {
    /// As typed.
    pub user_name: String,
    /// As typed.
    pub display_name: String,
    /// As typed.
    pub email: String,
    /// As typed.
    pub password: Password,
    /// The BCP 47 tag of the page's language.
    pub language: String,
    /// The invitation, where there is one.
    pub invitation: Option<PlainToken>,
}

/// The longest e-mail address (RFC 5321, 4.5.3.1.3, less the brackets).
pub const MAX_EMAIL: usize = 254;

/// Makes the account and sends the mail that verifies its address.
///
/// # Errors
/// [`Rejection::Invalid`] with the fields that are not acceptable, the invitation among them where one is needed;
/// [`Refusal::NotAllowed`] where the operator lets nobody sign up.
pub async fn sign_up(app: &App, form: SignUp) -> Result<Account> {
    let user_name = super::normal_user_name(&form.user_name);
    let display_name = person_name(&form.display_name);
    let email = normal_email(&form.email);
    let mut problems = Vec::new();
    let invitation = match app.config.sign_up {
        Mode::Open => None,
        Mode::Closed => return Err(Error::Refused(Refusal::NotAllowed)),
        Mode::Invitation => {
            let invitation = invitation(app, form.invitation.as_ref()).await?;
            if invitation.is_none() {
                problems.push(FieldProblem {
                    field: "invitation",
                    text: "field-invitation-unknown",
                });
            }
            invitation
        }
    };
    problems.extend(user_name_problem(&user_name));
    problems.extend(display_name.as_ref().err().map(name_problem));
    let display_name = display_name.unwrap_or_default();
    if email.is_none() {
        problems.push(FieldProblem {
            field: "email",
            text: "email-invalid",
        });
    }
    let context = password::Context {
        user_name: &user_name,
        display_name: &display_name,
        email: &form.email,
        beside_second_step: app.config.require_two_step,
    };
    if let Some(text) = password::advise(&form.password, &context).unfit_text {
        problems.push(FieldProblem {
            field: "password",
            text,
        });
    }
    let taken = FieldProblem {
        field: "user_name",
        text: "user-name-taken",
    };
    if problems.is_empty() && is_taken(app, &user_name).await? {
        problems.push(taken.clone());
    }
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        return Err(Error::Rejected(Rejection::Invalid(problems)));
    };
    let password = secrets::hash_password(app, &form.password).await?;
    let now = app.clock.now();
    let id = AccountId::new(now, &mut app.random.clone());
    let account = Account {
        display_name,
        email: Some(email.clone()),
        language: form.language,
        ..Account::new(id, user_name, password, app.random.bytes(), now)
    };
    let mut carry = Carry::new(app, now, Actor::SignIn, Some(account.clone()));
    carry.push(accounts::insert(&account));
    carry.extend(invitation.map(|link| links::use_up(link.id, now)));
    carry.audit_named("account_made");
    carry.extend(outgoing::verify_email(app, &account, &email, now)?);
    carry.sent();
    match carry.commit().await {
        Ok(_) => Ok(account),
        Err(error) if error.is_conflict("accounts_user_name") => {
            Err(Error::Rejected(Rejection::Invalid(vec![taken])))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn name_problem(unfit: &Unfit) -> FieldProblem {
    FieldProblem {
        field: "display_name",
        text: match unfit {
            Unfit::Empty => "display-name-empty",
            Unfit::TooLong => "display-name-long",
        },
    }
}

/// Whether somebody has the name, or had it: whoever deleted an account is not to be mistaken for a stranger.
pub(super) async fn is_taken(app: &App, user_name: &str) -> Result<bool> {
    // In this order: a deletion under way is seen by one of the two.
    if accounts::by_user_name(&app.store, user_name).await?.is_some() {
        return Ok(true);
    }
    let digests = app.keys.digests_of(Purpose::UserName, &[user_name.as_bytes()]);
    Ok(accounts::is_retired(&app.store, &digests).await?)
}

/// How long the page that says 'check your mail' can have it sent again, without a session.
const CHECK_MAIL_MS: i64 = DAY_MS;
/// The name of the mail that verifies an address, where it is written down when it was sent.
const MAIL: &str = "verify_email";
/// The longest wait between two of them.
const LONGEST_WAIT_MS: i64 = 6 * HOUR_MS;

/// A token that stands for an account just made, on the page that says 'check your mail' and nowhere else.
///
/// # Errors
/// Faults of the store.
pub async fn remember(app: &App, account: &Account) -> Result<PlainToken> {
    let now = app.clock.now();
    let mut random = app.random.clone();
    let token = PlainToken::generate(&mut random);
    let link = links::Link {
        id: LinkId::new(now, &mut random),
        account: Some(account.id),
        purpose: links::Purpose::CheckMail,
        detail: String::new(),
        sent_at: now,
        expires_at: now.plus_ms(CHECK_MAIL_MS),
        used_at: None,
    };
    let statement = links::insert(&link, &app.keys.token_digest(Purpose::Link, &token));
    app.store.commit(Batch::new().with(statement)).await?;
    Ok(token)
}

/// The account that [`remember`] made a token for.
///
/// # Errors
/// Faults of the store.
pub async fn remembered(app: &App, token: &PlainToken) -> Result<Option<Account>> {
    let link = links::by_token(&app.store, &app.keys.digests(Purpose::Link, token)).await?;
    let now = app.clock.now();
    let good = link.filter(|link| link.purpose == links::Purpose::CheckMail && now < link.expires_at);
    match good.and_then(|link| link.account) {
        Some(account) => Ok(accounts::by_id(&app.store, account).await?),
        None => Ok(None),
    }
}

/// From when on the mail can be sent again: after half a minute, and then after twice as long each time. The
/// address may be a stranger's.
///
/// # Errors
/// Faults of the store.
pub async fn resend_at(app: &App, account: &Account) -> Result<Timestamp> {
    let first = account.created_at.max(account.contacts_changed_at);
    let wait_ms = app.rules().resend_wait_ms;
    Ok(match told::last(&app.store, account.id, MAIL).await? {
        Some(told) if told.sent_at >= first => {
            let doubled = wait_ms.saturating_mul(1 << told.held.min(16));
            told.sent_at.plus_ms(doubled.min(LONGEST_WAIT_MS))
        }
        // The first mail went out with the address itself.
        _ => first.plus_ms(wait_ms),
    })
}

/// Sends the mail that verifies the account's address again.
///
/// # Errors
/// [`Refusal::TooMany`] before [`resend_at`]; faults.
pub async fn resend(app: &App, account: &Account, email: &str, actor: Actor) -> Result<()> {
    let now = app.clock.now();
    let wait_ms = resend_at(app, account).await?.since_ms(now);
    if wait_ms > 0 {
        let retry_after_s = wait_ms.unsigned_abs().div_ceil(1_000);
        return Err(Error::Refused(Refusal::TooMany { retry_after_s }));
    }
    let last = told::last(&app.store, account.id, MAIL).await?;
    let mut carry = Carry::new(app, now, actor, Some(account.clone()));
    let times = match &last {
        Some(last) if last.sent_at >= account.contacts_changed_at => last.held.saturating_add(1),
        _ => 1,
    };
    carry.push(told::sent_again(account.id, MAIL, last.as_ref(), times, now));
    carry.extend(outgoing::verify_email(app, account, email, now)?);
    carry.sent();
    carry.commit().await?;
    Ok(())
}

/// The invitation that a token stands for, as long as it is good.
async fn invitation(app: &App, token: Option<&PlainToken>) -> Result<Option<links::Link>> {
    let Some(token) = token else {
        return Ok(None);
    };
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?;
    let now = app.clock.now();
    Ok(link.filter(|link| {
        link.purpose == links::Purpose::Invitation && link.used_at.is_none() && now < link.expires_at
    }))
}

/// The user name that was typed, in its normal form, or why nobody can have it. Whether somebody has it shows nowhere.
///
/// # Errors
/// What is wrong with it.
pub fn possible_user_name(typed: &str) -> Result<String, FieldProblem> {
    let user_name = super::normal_user_name(typed);
    match user_name_problem(&user_name) {
        Some(problem) => Err(problem),
        None => Ok(user_name),
    }
}

/// What keeps a text from being a user name, if anything.
///
/// User names follow the grammar of Matrix's localparts (lower case, digits, `.`, `_`, `-`, `=`, `/`, `+`), here
/// with a letter or digit in front and at most 64 characters.
pub fn user_name_problem(user_name: &str) -> Option<FieldProblem> {
    let problem = |text| {
        Some(FieldProblem {
            field: "user_name",
            text,
        })
    };
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    match user_name.len() {
        0 => problem("user-name-empty"),
        1 | 2 => problem("user-name-short"),
        3..=32 if !user_name.bytes().all(fits) => problem("user-name-characters"),
        3..=32 if !user_name.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            problem("user-name-characters")
        }
        3..=32 => None,
        _ => problem("user-name-long"),
    }
}

/// An address as it is compared: the domain in lower case. `None` where it cannot be one.
///
/// Only the link in a mail proves an address; this catches slips (RFC 5321, 4.1.2, without quoted local parts).
pub fn normal_email(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (local, domain) = typed.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && !local.contains('@')
        && !local
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "\"<>(),:;[]\\".contains(c));
    let label_fits = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let fits =
        local_fits && typed.len() <= MAX_EMAIL && domain.contains('.') && domain.split('.').all(label_fits);
    fits.then(|| format!("{local}@{domain}"))
}

/// Whether a mailed link verifies an address, and whose.
///
/// # Errors
/// [`Refusal::Expired`] where it does not, or no longer.
pub async fn verify_link(app: &App, token: &PlainToken) -> Result<(links::Link, Account)> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?.ok_or_else(expired)?;
    let now = app.clock.now();
    if link.purpose != links::Purpose::VerifyEmail || link.used_at.is_some() || now >= link.expires_at {
        return Err(expired());
    }
    let account = link.account.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, account).await?.ok_or_else(expired)?;
    if account.email.as_deref() != Some(link.detail.as_str()) {
        return Err(expired());
    }
    Ok((link, account))
}

/// Verifies the address that the link was mailed to.
///
/// # Errors
/// [`Refusal::Expired`] where the link does not, or no longer, verify one.
pub async fn verify_email(app: &App, token: &PlainToken) -> Result<()> {
    let (link, account) = verify_link(app, token).await?;
    let now = app.clock.now();
    let mut carry = Carry::new(app, now, Actor::Link, Some(account));
    carry.push(links::use_up(link.id, now));
    carry.change_account(|account| account.email_verified_at = Some(now));
    carry.audit_named("email_verified");
    carry.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_or_refused() {
        assert_eq!(
            normal_email(" Ada@Example.ORG "),
            Some("Ada@example.org".to_owned())
        );
        for wrong in [
            "",
            "ada",
            "ada@",
            "@example.org",
            "a@b",
            "a b@example.org",
            "a@-x.org",
            "a@x..org",
            "a@b@c.org",
        ] {
            assert_eq!(normal_email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn user_names_follow_the_grammar() {
        for right in ["ada", "ada.l-1_x"] {
            assert!(user_name_problem(right).is_none(), "{right}");
        }
        for wrong in ["", "ab", ".ada", "ada!", "ädä", &"a".repeat(33)] {
            assert!(user_name_problem(wrong).is_some(), "{wrong}");
        }
    }
}
