//! Managing an account: what its owner changes, after proving what the act asks for.

use doorcode_engine::account::TwoStep;
use doorcode_engine::effect::{Audit, Notice};
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{PhoneId, SessionId};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::Password;
use doorcode_engine::step_up::{Act, Proving, View};
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use doorcode_store::accounts::{self, Account};
use doorcode_store::sessions::{self, Session};
use doorcode_store::{Batch, CommitError, devices};
use doorcode_store::{Statement, told};
use doorcode_talk::text::person_name;

use super::carry::{Actor, Carry};
use super::sign_up::{name_problem, normal_email};
use super::{Deadline, outgoing, secrets, sign_up, step_up};
use crate::app::App;
use crate::error::{Error, FieldProblem, Refusal, Rejection, Result};
use crate::password;
use crate::web::source::Source;
use crate::web::texts::Texts;

/// The account that a session is of.
///
/// # Errors
/// [`Refusal::SignedOut`] where it is gone.
pub async fn of(app: &App, session: &Session) -> Result<Account> {
    accounts::by_id(&app.store, session.account)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))
}

fn invalid(field: &'static str, text: &'static str) -> Error {
    Error::Rejected(Rejection::Invalid(vec![FieldProblem { field, text }]))
}

/// Whether this is strong enough to be the account's new password.
pub(super) fn strong(password: &Password, account: &Account) -> Result<()> {
    let context = password::Context {
        user_name: &account.user_name,
        display_name: &account.display_name,
        email: account.email.as_deref().unwrap_or_default(),
        beside_second_step: account.two_step.is_on(),
    };
    match password::advise(password, &context).unfit_text {
        Some(text) => Err(invalid("new_password", text)),
        None => Ok(()),
    }
}

/// Whether it can take the present one's place. Only for whoever has proved the act: before that, the comparison would
/// be a guess that nobody has charged.
pub(super) async fn different(app: &App, lane: Lane, new: &Password, account: &Account) -> Result<()> {
    let place = secrets::place(app, lane)?;
    if !secrets::check_password(place, new, Some(&account.password)).await? {
        return Ok(());
    }
    let known = account.password_known_since.is_some();
    let text = if known {
        "field-password-known"
    } else {
        "field-password-same"
    };
    Err(invalid("new_password", text))
}

/// Changes display name and e-mail address; says whether the address is a new one, which has to be verified: a mail has
/// then gone to it. While turning two-step verification on waits for the owner, the address stays as it is.
///
/// # Errors
/// [`Refusal::StepUp`] where it is not proved; [`Rejection::Invalid`]; [`Refusal::TooMany`] where the address was changed
/// several times within a day.
pub async fn change_contact(app: &App, session: &Session, display_name: &str, email: &str) -> Result<bool> {
    let account = of(app, session).await?;
    let display_name = person_name(display_name);
    let normal = normal_email(email);
    let mut problems: Vec<_> = display_name
        .as_ref()
        .err()
        .map(name_problem)
        .into_iter()
        .collect();
    if normal.is_none() {
        problems.push(FieldProblem {
            field: "email",
            text: "email-invalid",
        });
    }
    let display_name = display_name.unwrap_or_default();
    let Some(email) = normal.filter(|_| problems.is_empty()) else {
        return Err(Error::Rejected(Rejection::Invalid(problems)));
    };
    let new_email = account.email.as_deref() != Some(email.as_str());
    let now = app.clock.now();
    if new_email && account.facts().open_walk(now).is_some() {
        return Err(invalid("email", "email-waits"));
    }
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account.clone()));
    step_up::spend(app, &mut carry, session, Act::ChangeContact).await?;
    if new_email {
        // The old address hears of it while it is still the account's.
        carry.tell(Notice::EmailChanged)?;
    }
    carry.change_account(|account| {
        account.display_name = display_name;
        if new_email {
            account.email = Some(email.clone());
            account.email_verified_at = None;
            account.contacts_changed_at = now;
        }
    });
    carry.audit_named("contact_changed");
    if new_email {
        carry.push(to_another_address(app, &account, now).await?);
        carry.extend(outgoing::verify_email(app, &account, &email, now)?);
        carry.sent();
    }
    carry.commit().await?;
    Ok(new_email)
}

/// The language with this tag, such as `de`, where it is spoken here.
///
/// # Errors
/// [`Rejection::Invalid`] where it is not.
pub fn known_language(tag: &str) -> Result<String> {
    let known = Texts::languages().into_iter().find(|(known, _)| known == tag);
    known
        .map(|(tag, _)| tag)
        .ok_or_else(|| invalid("language", "language-unknown"))
}

/// Changes the language of the account's pages, texts and mails. It proves nothing and opens nothing, so a session is
/// enough.
///
/// # Errors
/// Faults; that the session has ended.
pub async fn change_language(app: &App, session: &Session, language: &str) -> Result<()> {
    let account = of(app, session).await?;
    if account.language == language {
        return Ok(());
    }
    let mut carry = Carry::new(app, app.clock.now(), Actor::Session(session.id), Some(account));
    carry.change_account(|account| language.clone_into(&mut account.language));
    carry.audit_named("language_changed");
    carry.commit().await?;
    Ok(())
}

/// What is kept of how often the address was changed.
const ADDRESS: &str = "address_changed";
/// As often within a day as somebody may who mistyped it, and mistyped it again.
const ADDRESSES_AT_ONCE: u32 = 3;
/// Short enough for an owner who takes the address back from somebody who changed it over and over.
const LONGEST_WAIT_MS: i64 = HOUR_MS;

/// Each change of the address sends a mail, with the person's name in it, to an address that nobody has proved: the
/// server must not become a spammer's relay. After a few in a day each must wait twice as long as the one before.
async fn to_another_address(app: &App, account: &Account, now: Timestamp) -> Result<Statement> {
    let last = told::last(&app.store, account.id, ADDRESS).await?;
    let recent = last
        .as_ref()
        .filter(|last| (0..DAY_MS).contains(&now.since_ms(last.sent_at)));
    let times = recent.map_or(0, |last| last.held);
    if let Some(last) = recent
        && let Some(beyond) = times.checked_sub(ADDRESSES_AT_ONCE)
    {
        let wait_ms = (MINUTE_MS << beyond.min(16)).min(LONGEST_WAIT_MS);
        let left_ms = last.sent_at.plus_ms(wait_ms).since_ms(now);
        if left_ms > 0 {
            let retry_after_s = left_ms.unsigned_abs().div_ceil(1_000);
            return Err(Error::Refused(Refusal::TooMany { retry_after_s }));
        }
    }
    Ok(told::sent_again(
        account.id,
        ADDRESS,
        last.as_ref(),
        times.saturating_add(1),
        now,
    ))
}

/// Sends the mail that verifies the address again.
///
/// # Errors
/// [`Refusal::NotAllowed`] where there is nothing to verify; [`Refusal::TooMany`] where it has just been sent.
pub async fn resend_verification(app: &App, session: &Session) -> Result<()> {
    let account = of(app, session).await?;
    let email = account
        .email
        .clone()
        .filter(|_| account.email_verified_at.is_none());
    let email = email.ok_or(Error::Refused(Refusal::NotAllowed))?;
    sign_up::resend(app, &account, &email, Actor::Session(session.id)).await
}

/// Changes the password; every other session ends.
///
/// # Errors
/// [`Refusal::StepUp`] where it is not proved; [`Rejection::Invalid`].
pub async fn change_password(app: &App, session: &Session, new: &Password) -> Result<()> {
    let account = of(app, session).await?;
    strong(new, &account)?;
    if !step_up::is_proved(app, session, Act::ChangePassword).await? {
        return Err(Error::Refused(Refusal::StepUp));
    }
    different(app, step_up::lane(session), new, &account).await?;
    let hash = secrets::hash_password(app, new).await?;
    let mut deadline = Deadline::begin();
    // Somebody who guesses meanwhile changes a counter that this may change, too.
    loop {
        let account = of(app, session).await?;
        let now = app.clock.now();
        let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account.clone()));
        let proof = step_up::spend(app, &mut carry, session, Act::ChangePassword).await?;
        super::climb_down(app, &mut carry, &account, &proof, now).await?;
        set_password(&mut carry, hash.clone(), Some(session.id), now)?;
        match carry.commit().await {
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Changes the password where two-step verification is off and the old one is all that proves it: both at once. Gives
/// what came of the old one where it proves nothing.
///
/// # Errors
/// [`Refusal::StepUp`] where more than the password is asked for; [`Rejection::Invalid`].
pub async fn change_password_by_old(
    app: &App,
    session: &Session,
    source: Option<Source>,
    old: Password,
    new: &Password,
) -> Result<Option<Note>> {
    // Judged first, so that a password that is not taken costs no guess.
    strong(new, &of(app, session).await?)?;
    let id = step_up::begin(app, session, Act::ChangePassword).await?;
    let which = step_up::Which::Id(session, id);
    let stepped = step_up::go_on(app, which, source, &step_up::Command::GivePassword(old)).await?;
    match stepped.view {
        View::Proved => change_password(app, session, new).await.map(|()| None),
        View::Proving(Proving { note: Some(note), .. }) => Ok(Some(note)),
        View::Proving(_) | View::Over => Err(Error::Refused(Refusal::StepUp)),
    }
}

pub(super) fn set_password(
    carry: &mut Carry<'_>,
    hash: String,
    but: Option<SessionId>,
    now: Timestamp,
) -> Result<()> {
    carry.change_account(|account| {
        account.password = hash;
        account.password_changed_at = now;
        account.password_known_since = None;
        account.close_walk();
    });
    carry.end_sessions(but);
    carry.audit_named("password_changed");
    carry.tell(Notice::PasswordChanged)
}

/// Removes a trusted phone. The last one stays while two-step verification is on.
///
/// # Errors
/// [`Refusal::StepUp`]; [`Refusal::NotAllowed`] for the last one; [`Rejection::NotFound`].
pub async fn remove_phone(app: &App, session: &Session, phone: PhoneId) -> Result<()> {
    let account = of(app, session).await?;
    if !account.phones.iter().any(|known| known.id == phone) {
        return Err(Error::Rejected(Rejection::NotFound));
    }
    if account.two_step.is_on() && account.phones.len() == 1 {
        return Err(Error::Refused(Refusal::NotAllowed));
    }
    let now = app.clock.now();
    let id = account.id;
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    step_up::spend(app, &mut carry, session, Act::RemovePhone(phone)).await?;
    carry.push(accounts::drop_phone(id, phone));
    carry.change_account(|account| {
        account.phones.retain(|known| known.id != phone);
        account.contacts_changed_at = now;
    });
    carry.audit(&Audit::PhoneDropped);
    carry.tell(Notice::PhoneRemoved)?;
    carry.commit().await?;
    Ok(())
}

/// Turns two-step verification off. The guard's counters stay, and for some days it can be undone.
///
/// # Errors
/// [`Refusal::StepUp`]; [`Refusal::NotAllowed`] where it is off, or the operator requires it.
pub async fn turn_off(app: &App, session: &Session) -> Result<()> {
    let account = of(app, session).await?;
    if !account.two_step.is_on() || app.config.require_two_step {
        return Err(Error::Refused(Refusal::NotAllowed));
    }
    let now = app.clock.now();
    let undo_until = Some(now.plus_ms(app.rules().undo_off_ms));
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    step_up::spend(app, &mut carry, session, Act::TurnOff).await?;
    carry.change_account(|account| account.two_step = TwoStep::Off { undo_until });
    carry.audit_named("turned_off");
    carry.tell(Notice::TurnedOff)?;
    carry.commit().await?;
    Ok(())
}

/// Turns it on again, with the phone or the key alone, within the days in which that can be done.
///
/// # Errors
/// [`Refusal::StepUp`]; [`Refusal::NotAllowed`] where there is nothing to undo.
pub async fn undo_turn_off(app: &App, session: &Session) -> Result<()> {
    let account = of(app, session).await?;
    let now = app.clock.now();
    if !can_undo(&account, now) {
        return Err(Error::Refused(Refusal::NotAllowed));
    }
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    step_up::spend(app, &mut carry, session, Act::UndoTurnOff).await?;
    carry.change_account(|account| account.two_step = TwoStep::On { since: now });
    carry.end_sessions(Some(session.id));
    carry.audit(&Audit::TurnedOn);
    carry.tell(Notice::TurnedOn)?;
    carry.commit().await?;
    Ok(())
}

/// Whether to ask now, at a calm moment, whether the recovery key is still there.
pub fn key_check_due(account: &Account, app: &App) -> bool {
    account.two_step.is_on() && account.recovery_key.check_due(app.rules(), app.clock.now())
}

/// Compares a key that was typed to show that it is still there: charged as any guess, and not used up. Gives what came
/// of one that does not show it.
///
/// # Errors
/// [`Refusal::NotAllowed`] where there is no key to check; [`Refusal::Overloaded`]; faults.
pub async fn check_key(
    app: &App,
    session: &Session,
    source: Option<Source>,
    key: RecoveryKey,
) -> Result<Option<Note>> {
    // A new one for each key: one that is proved would take the next key for granted.
    let id = step_up::begin(app, session, Act::CheckRecoveryKey).await?;
    let which = step_up::Which::Id(session, id);
    let stepped = step_up::go_on(app, which, source, &step_up::Command::GiveRecoveryKey(key)).await?;
    match stepped.view {
        View::Proved => Ok(None),
        View::Proving(Proving { note: Some(note), .. }) => Ok(Some(note)),
        View::Proving(_) | View::Over => Err(Error::Refused(Refusal::NotAllowed)),
    }
}

/// 'Not now': nobody is asked again for a while.
///
/// # Errors
/// Faults of the store.
pub async fn check_key_later(app: &App, session: &Session) -> Result<()> {
    let mut deadline = Deadline::begin();
    loop {
        let account = of(app, session).await?;
        if !key_check_due(&account, app) {
            return Ok(());
        }
        let now = app.clock.now();
        let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
        carry.change_account(|account| account.recovery_key = account.recovery_key.put_off(now));
        match carry.commit().await {
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Whether turning it off can still be undone.
pub fn can_undo(account: &Account, now: Timestamp) -> bool {
    matches!(account.two_step, TwoStep::Off { undo_until: Some(until) } if now < until)
        && !account.phones.is_empty()
}

/// Signs the session out.
///
/// # Errors
/// Faults of the store.
pub async fn sign_out(app: &App, session: &Session) -> Result<()> {
    end(app, session, session.id).await
}

/// Ends one session of the account, at once: its sockets and its call go with it.
///
/// # Errors
/// [`Rejection::NotFound`] where the account has no such session; [`Refusal::StepUp`].
pub async fn end_session(app: &App, session: &Session, which: SessionId) -> Result<()> {
    let found = sessions::by_id(&app.store, which).await?;
    if found.is_none_or(|found| found.account != session.account) {
        return Err(Error::Rejected(Rejection::NotFound));
    }
    if which == session.id {
        return sign_out(app, session).await;
    }
    let mut carry = ending(app, session).await?;
    carry.end_session(which);
    carry.audit_named("session_ended");
    carry.commit().await?;
    Ok(())
}

/// The right to end other sessions, spent: two of three, freshly, where two-step verification is on.
async fn ending<'a>(app: &'a App, session: &Session) -> Result<Carry<'a>> {
    let account = of(app, session).await?;
    let on = account.two_step.is_on();
    let mut carry = Carry::new(app, app.clock.now(), Actor::Session(session.id), Some(account));
    if on {
        step_up::spend(app, &mut carry, session, Act::EndSessions).await?;
    }
    Ok(carry)
}

async fn end(app: &App, session: &Session, which: SessionId) -> Result<()> {
    let account = of(app, session).await?;
    let mut carry = Carry::new(app, app.clock.now(), Actor::Session(session.id), Some(account));
    carry.end_session(which);
    carry.audit_named("session_ended");
    carry.commit().await?;
    Ok(())
}

/// The longest name of a device, in characters.
pub const MAX_DEVICE_NAME: usize = 40;

/// Gives the device that a session is on a name; an empty one takes the name back.
///
/// # Errors
/// [`Refusal::StepUp`]; [`Rejection::NotFound`] where the account has no such session; [`Rejection::Invalid`].
pub async fn name_device(app: &App, session: &Session, which: SessionId, name: &str) -> Result<()> {
    let account = of(app, session).await?;
    if !step_up::may_look(app, &account, session) {
        return Err(Error::Refused(Refusal::StepUp));
    }
    let name = match name.trim() {
        "" => None,
        typed => {
            let fits = |name: &String| name.chars().count() <= MAX_DEVICE_NAME;
            let name = person_name(typed).ok().filter(fits);
            Some(name.ok_or_else(|| invalid("name", "device-name-long"))?)
        }
    };
    let found = sessions::by_id(&app.store, which).await?;
    let Some(found) = found.filter(|found| found.account == account.id) else {
        return Err(Error::Rejected(Rejection::NotFound));
    };
    let renamed = Batch::new().with(devices::rename(found.device, account.id, name.as_deref()));
    match app.store.commit(renamed).await {
        Ok(_) => Ok(()),
        Err(CommitError::Stale) => Err(Error::Rejected(Rejection::NotFound)),
        Err(other) => Err(other.into()),
    }
}

/// Ends all the account's other sessions.
///
/// # Errors
/// [`Refusal::StepUp`].
pub async fn end_other_sessions(app: &App, session: &Session) -> Result<()> {
    let mut carry = ending(app, session).await?;
    carry.end_sessions(Some(session.id));
    carry.audit_named("other_sessions_ended");
    carry.commit().await?;
    Ok(())
}
