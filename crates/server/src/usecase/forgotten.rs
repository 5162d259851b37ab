//! A forgotten password: by mail where two-step verification is off, by key and code where it is on.
//!
//! Whether there is such an account, and which way it has, shows nowhere: everybody who asks gets a token, is asked for
//! the key, and waits as long for the answer. Guesses where there is nothing to compare with are charged to the user name
//! and compared with a dummy.

use doorcode_engine::code::Code;
use doorcode_engine::effect::Audit;
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{LinkId, PhoneId, StepUpId};
use doorcode_engine::recover::{self, ForgottenPassword, MailReset, NobodysGuess};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::second_step::{EnterCode, Note};
use doorcode_engine::secret::{Digest, Password, PlainToken, Purpose};
use doorcode_engine::step_up::{Act, StepUp, View};
use doorcode_engine::time::MINUTE_MS;
use doorcode_store::accounts::{self, Account};
use doorcode_store::links::{self, Link};
use doorcode_store::{Batch, counters, step_ups, told};

use super::browser::Browser;
use super::carry::{Actor, Carry};
use super::step_up::{self, Command, Which};
use super::{Beat, Deadline, account, outgoing, secrets};
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Result};
use crate::web::source::Source;

/// No account gets another mail before that, however many ask: strangers can.
const MAIL_EVERY_MS: i64 = 5 * MINUTE_MS;
/// The name of those mails where it is written down when they were sent.
const MAIL: &str = "forgotten_password";

/// What is typed on the way by key and code.
#[derive(Debug)]
pub enum Given {
    /// Nothing: the page is opened.
    Look,
    /// The recovery key.
    Key(RecoveryKey),
    /// The password, where others know it and it therefore opens nothing else.
    Password(Password),
    /// Another code is wanted, at this phone or at the one used last, and how it is to come.
    Send(Option<PhoneId>, By),
    /// The code.
    Code(Code),
}

/// What is awaited.
#[derive(Debug)]
pub enum Awaited {
    /// The recovery key.
    Key {
        /// What came of the last one.
        note: Option<Note>,
    },
    /// The code of the step-up with this id.
    Code(StepUpId, EnterCode),
    /// The new password of this account.
    NewPassword(Box<Account>),
}

/// Asks for a way back to the account with this user name. The token goes into the pending cookie.
///
/// # Errors
/// Faults.
pub async fn ask(app: &App, user_name: &str, browser: &Browser) -> Result<PlainToken> {
    let beat = Beat::begin();
    let user_name = super::normal_user_name(user_name);
    let name = app.keys.digest(Purpose::UserName, &[user_name.as_bytes()]);
    let mut deadline = Deadline::begin();
    loop {
        let account = accounts::by_user_name(&app.store, &user_name).await?;
        let now = app.clock.now();
        let mut random = app.random.clone();
        let token = PlainToken::generate(&mut random);
        let link = Link {
            id: LinkId::new(now, &mut random),
            account: None,
            purpose: links::Purpose::Forgotten,
            detail: name.to_text(),
            sent_at: now,
            expires_at: now.plus_ms(app.rules().step_up_ttl_ms),
            used_at: None,
        };
        let mut carry = Carry::new(app, now, Actor::SignIn, account.clone());
        carry.push(links::insert(
            &link,
            &app.keys.token_digest(Purpose::Link, &token),
        ));
        carry.audit_named("password_forgotten");
        if let Some(account) = &account {
            open_way(app, &mut carry, account, &token, browser).await?;
        }
        match carry.commit().await {
            Ok(_) => {
                beat.wait().await;
                return Ok(token);
            }
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Opens the way that the account has.
async fn open_way(
    app: &App,
    carry: &mut Carry<'_>,
    account: &Account,
    token: &PlainToken,
    browser: &Browser,
) -> Result<()> {
    let now = app.clock.now();
    let facts = account.facts();
    match (recover::forgotten_password(&facts), &account.email) {
        (ForgottenPassword::KeyThenCode, _) => {
            let lane = browser.lane(app, account.id, None).await?;
            let mut random = app.random.clone();
            let mut cx = app.cx(now, &mut random);
            let step_up = StepUp::begin(Act::ResetPassword, &facts, None, lane, &mut cx);
            let digest = app.keys.token_digest(Purpose::SignIn, token);
            carry.push(step_ups::insert(&step_up, Some(&digest)));
        }
        (ForgottenPassword::ByMail, Some(email)) => {
            let last = told::last(&app.store, account.id, MAIL).await?;
            if last
                .as_ref()
                .is_none_or(|last| now.since_ms(last.sent_at) >= MAIL_EVERY_MS)
            {
                carry.push(told::sent(account.id, MAIL, last.as_ref(), now));
                carry.extend(outgoing::reset_password(app, account, email, now)?);
                carry.sent();
            }
        }
        _ => {}
    }
    Ok(())
}

/// Goes on with what `token` names, and gives what is awaited next.
///
/// # Errors
/// [`Refusal::Expired`] where its time has run out; [`Refusal::Overloaded`]; faults.
pub async fn go_on(app: &App, token: &PlainToken, source: Option<Source>, given: Given) -> Result<Awaited> {
    let beat = Beat::begin();
    let awaited = once(app, token, source, given).await?;
    // As long as a key is awaited, nobody is to learn for whom.
    if matches!(awaited, Awaited::Key { .. }) {
        beat.wait().await;
    }
    Ok(awaited)
}

async fn once(app: &App, token: &PlainToken, source: Option<Source>, given: Given) -> Result<Awaited> {
    let name = asked_for(app, token).await?;
    match given {
        Given::Look => step(app, token, source, &Command::Look).await,
        Given::Send(phone, by) => step(app, token, source, &Command::RequestCode(phone, by)).await,
        Given::Code(code) => step(app, token, source, &Command::GiveCode(code)).await,
        Given::Key(key) => {
            let same = secrets::same_key(&key, app)?;
            match first(app, token, source, &Command::GiveRecoveryKey(same)).await? {
                Some(awaited) => Ok(awaited),
                None => {
                    let place = secrets::place(app, Lane::Unknown)?;
                    let note = charge_nobody(app, &name, source, NobodysGuess::Key).await?;
                    if note == Note::WrongKey {
                        secrets::check_recovery_key(place, &key, None).await?;
                        write_down(app, &Audit::RecoveryKeyWrong).await?;
                    }
                    Ok(Awaited::Key { note: Some(note) })
                }
            }
        }
        Given::Password(password) => {
            let same = Password::new(password.expose().to_owned());
            match first(app, token, source, &Command::GivePassword(same)).await? {
                Some(awaited) => Ok(awaited),
                None => {
                    let place = secrets::place(app, Lane::Unknown)?;
                    let note = charge_nobody(app, &name, source, NobodysGuess::Password).await?;
                    if note == Note::WrongPassword {
                        secrets::check_password(place, &password, None).await?;
                        write_down(app, &Audit::PasswordWrong).await?;
                    }
                    Ok(Awaited::Key { note: Some(note) })
                }
            }
        }
    }
}

/// What came of nobody's guess takes a commit, as what comes of somebody's does.
pub(super) async fn write_down(app: &App, audit: &Audit) -> Result<()> {
    let mut carry = Carry::new(app, app.clock.now(), Actor::SignIn, None);
    carry.audit(audit);
    carry.commit().await?;
    Ok(())
}

/// The keyed hash of the user name that was asked for.
async fn asked_for(app: &App, token: &PlainToken) -> Result<Digest> {
    let link = links::by_token(&app.store, &app.keys.digests(Purpose::Link, token)).await?;
    let now = app.clock.now();
    link.filter(|link| link.purpose == links::Purpose::Forgotten && now < link.expires_at)
        .and_then(|link| Digest::from_text(&link.detail))
        .ok_or(Error::Refused(Refusal::Expired))
}

/// A first proof, and the code that it allows; `None` where there is nothing that it could have been compared with.
async fn first(
    app: &App,
    token: &PlainToken,
    source: Option<Source>,
    command: &Command,
) -> Result<Option<Awaited>> {
    let stepped = match step_up::go_on(app, Which::Token(token), source, command).await {
        Ok(stepped) => stepped,
        Err(Error::Refused(Refusal::Expired)) => return Ok(None),
        Err(other) => return Err(other),
    };
    Ok(match stepped.view {
        // A password where none is asked for is not compared, and says nothing.
        View::Proving(proving) if !proving.code_possible && proving.note.is_none() => None,
        View::Proving(proving) if proving.code_possible && proving.code.sent_to.is_none() => {
            Some(step(app, token, source, &Command::RequestCode(None, By::Text)).await?)
        }
        View::Over => None,
        view => Some(awaited(stepped.id, view, stepped.account)),
    })
}

async fn step(app: &App, token: &PlainToken, source: Option<Source>, command: &Command) -> Result<Awaited> {
    match step_up::go_on(app, Which::Token(token), source, command).await {
        Ok(stepped) => Ok(awaited(stepped.id, stepped.view, stepped.account)),
        // Nobody's, or over: nothing but the key is ever awaited.
        Err(Error::Refused(Refusal::Expired)) => Ok(Awaited::Key { note: None }),
        Err(other) => Err(other),
    }
}

fn awaited(id: StepUpId, view: View, account: Account) -> Awaited {
    match view {
        View::Proved => Awaited::NewPassword(Box::new(account)),
        View::Proving(proving) if proving.code_possible => Awaited::Code(id, proving.code),
        View::Proving(proving) => Awaited::Key { note: proving.note },
        View::Over => Awaited::Key { note: None },
    }
}

/// Charges a guess to a name, as it would be charged to an account.
pub(super) async fn charge_nobody(
    app: &App,
    name: &Digest,
    source: Option<Source>,
    guess: NobodysGuess,
) -> Result<Note> {
    let mut deadline = Deadline::begin();
    loop {
        let counted = super::counters(app, None, name, source).await?;
        let mut guard = counted.guard.clone();
        let note = recover::charge_nobody(&mut guard, guess, app.rules(), app.clock.now());
        let batch: Batch = counters::save(&counted, &guard).into_iter().collect();
        match app.store.commit(batch).await {
            Ok(_) => return Ok(note),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Whether a mailed link, or one that an operator has handed over, lets its holder set a new password.
///
/// # Errors
/// [`Refusal::Expired`] where it does not.
pub async fn reset_link(app: &App, token: &PlainToken) -> Result<(Link, Account)> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?.ok_or_else(expired)?;
    if link.used_at.is_some() {
        return Err(expired());
    }
    let account = link.account.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, account).await?.ok_or_else(expired)?;
    let now = app.clock.now();
    let good = match link.purpose {
        links::Purpose::ResetPassword => {
            MailReset::judge(&account.facts(), link.sent_at, app.rules(), now).is_some()
        }
        // Until its password is chosen nobody can sign in to the account, so nothing else of it can have changed.
        links::Purpose::FirstPassword => now < link.expires_at && account.password_changed_at <= link.sent_at,
        _ => false,
    };
    if good { Ok((link, account)) } else { Err(expired()) }
}

/// Whether this can be the new password, now that link or proof is judged: strong enough, and not one that others know.
pub(super) async fn acceptable(app: &App, new: &Password, account: &Account) -> Result<()> {
    account::strong(new, account)?;
    if account.password_known_since.is_some() {
        account::different(app, Lane::Unknown, new, account).await?;
    }
    Ok(())
}

/// Sets a new password by a mailed link. All sessions end.
///
/// # Errors
/// [`Refusal::Expired`]; [`crate::error::Rejection::Invalid`].
pub async fn reset_by_mail(app: &App, token: &PlainToken, new: &Password) -> Result<()> {
    let (_, account) = reset_link(app, token).await?;
    acceptable(app, new, &account).await?;
    let hash = secrets::hash_password(app, new).await?;
    // Judged again: hashing takes its time, and the account may have changed meanwhile.
    let (link, account) = reset_link(app, token).await?;
    let now = app.clock.now();
    let mut carry = Carry::new(app, now, Actor::Link, Some(account));
    carry.push(links::use_up(link.id, now));
    account::set_password(&mut carry, hash, None, now)?;
    carry.commit().await?;
    Ok(())
}

/// Sets a new password after key and code. All sessions end.
///
/// # Errors
/// [`Refusal::Expired`]; [`crate::error::Rejection::Invalid`].
pub async fn reset_by_key(app: &App, token: &PlainToken, new: &Password) -> Result<()> {
    let (_, proof) = step_up::spend_reset(app, token).await?;
    let expired = || Error::Refused(Refusal::Expired);
    let of = async || {
        let account = accounts::by_id(&app.store, proof.account()).await?;
        account.ok_or_else(expired)
    };
    acceptable(app, new, &of().await?).await?;
    let hash = secrets::hash_password(app, new).await?;
    let mut deadline = Deadline::begin();
    loop {
        let account = of().await?;
        let (spent, proof) = step_up::spend_reset(app, token).await?;
        let now = app.clock.now();
        let mut carry = Carry::new(app, now, Actor::SignIn, Some(account.clone()));
        carry.push(spent);
        super::climb_down(app, &mut carry, &account, &proof, now).await?;
        account::set_password(&mut carry, hash.clone(), None, now)?;
        match carry.commit().await {
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}
