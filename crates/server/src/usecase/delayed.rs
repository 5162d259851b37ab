//! The delayed recovery: choosing to have it, starting it with one of three, the days of waiting, stopping it, and coming
//! back.
//!
//! Whoever knows a user name may say that all but one thing is lost. Whether there is such an account, and whether its owner
//! has chosen this way, shows nowhere before one of the three is proved: everybody gets a token, the same page, and as late
//! an answer. What is tried where there is nothing to compare with is charged to the name.

mod owner;

use std::time::Duration;

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::code::Code;
use doorcode_engine::effect::{Audit, Effect};
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{LinkId, RecoveryId};
use doorcode_engine::recover::NobodysGuess;
use doorcode_engine::recover::delayed::{self, Event, NotStarted, PhoneEvent, PhoneView, Recovery, View};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{Digest, Password, PlainToken, Purpose};
use doorcode_engine::step_up::{self, Act, OneProof, StepUp, Thing};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::links::{self, Link};
use doorcode_store::{Kept, Statement, counters, recoveries, step_ups};

pub use self::owner::{Asked, Waits, asked, choose, stop, stop_by_link, waits};
pub(super) use self::owner::{BY_MAIL, BY_TEXT, owner_signed_in};
use super::carry::{Actor, Carry};
use super::step_up::{Command, Which};
use super::{Beat, Deadline, enrol, forgotten, secrets};
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Result};
use crate::web::source::Source;

/// What one round of the clock takes at most.
const AT_ONCE: u32 = 100;
/// Answers that must not tell who has an account wait for the next of these. Long enough for a hash and what is written
/// around it: it takes a little longer for somebody than for nobody, and must not be seen to cross a beat.
const BEAT: Duration = Duration::from_millis(100);

/// What is typed to show one of the three.
#[derive(Debug)]
pub enum Given {
    /// Nothing: the page is opened.
    Look,
    /// The password.
    Password(Password),
    /// The recovery key.
    Key(RecoveryKey),
    /// A code is wanted.
    Send,
    /// The code.
    Code(Code),
}

/// What somebody is told who has shown nothing yet, whoever they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// What was typed shows nothing here.
    ShowsNothing,
    /// Where a code can be sent, it is on its way.
    Sent,
    /// Too many tries: milliseconds to wait.
    SlowDown(i64),
}

/// What is awaited.
#[derive(Debug)]
pub enum Awaited {
    /// One of the three.
    Proof(Option<Said>),
    /// It is shown: where the way back stands.
    Way(Way),
}

/// Where the way back stands, for somebody who has shown one of the three.
#[derive(Debug, PartialEq, Eq)]
pub enum Way {
    /// It can be started.
    Start,
    /// It cannot.
    NotNow(NotStarted),
    /// It waits.
    Waiting {
        /// The earliest moment at which it can be finished.
        ripe_at: Timestamp,
    },
    /// One is under way that was started with another of the three.
    OfAnother,
    /// It is ripe: a new password is awaited.
    NewPassword {
        /// Whose, for password managers.
        user_name: String,
    },
    /// It is ripe: a new phone is awaited, for the recovery with this id.
    NewPhone(RecoveryId, PhoneView),
    /// It has been finished.
    Done,
}

/// What is typed for the new phone.
#[derive(Debug)]
pub enum NewPhone {
    /// Its number.
    Given(PhoneNumber),
    /// Another code is wanted, and how it is to come.
    Send(By),
    /// The code.
    Code(Code),
}

/// Asks for the way back to the account with this user name. The token goes into the pending cookie.
///
/// # Errors
/// Faults.
pub async fn ask(app: &App, user_name: &str) -> Result<PlainToken> {
    let beat = Beat::of(BEAT);
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
            purpose: links::Purpose::Lost,
            detail: name.to_text(),
            sent_at: now,
            // What is shown in the last moment has its own time.
            expires_at: now.plus_ms(app.rules().step_up_ttl_ms + app.rules().look_ms),
            used_at: None,
        };
        let way = account.as_ref().filter(|account| {
            account.delayed_since.is_some() && account.two_step.is_on() && account.disabled_at.is_none()
        });
        let step_up = way.map(|account| {
            let mut cx = app.cx(now, &mut random);
            StepUp::begin(
                Act::DelayedRecovery,
                &account.facts(),
                None,
                Lane::Outside,
                &mut cx,
            )
        });
        let mut carry = Carry::new(app, now, Actor::SignIn, account);
        carry.push(links::insert(
            &link,
            &app.keys.token_digest(Purpose::Link, &token),
        ));
        carry.audit_named("recovery_asked");
        if let Some(step_up) = &step_up {
            let digest = app.keys.token_digest(Purpose::SignIn, &token);
            carry.push(step_ups::insert(step_up, Some(&digest)));
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

/// Goes on with what `token` names, and gives what is awaited next.
///
/// # Errors
/// [`Refusal::Expired`] where its time has run out; [`Refusal::Overloaded`]; faults.
pub async fn go_on(app: &App, token: &PlainToken, source: Option<Source>, given: Given) -> Result<Awaited> {
    let beat = Beat::of(BEAT);
    let name = asked_for(app, token).await?;
    let command = match &given {
        Given::Look => Command::Look,
        Given::Password(password) => Command::GivePassword(Password::new(password.expose().to_owned())),
        Given::Key(key) => Command::GiveRecoveryKey(secrets::same_key(key, app)?),
        Given::Send => Command::RequestCode(None, By::Text),
        Given::Code(code) => Command::GiveCode(secrets::same_code(code)?),
    };
    let note = match super::step_up::go_on(app, Which::Token(token), source, &command).await {
        Ok(stepped) => match stepped.view {
            step_up::View::Proved => return Ok(Awaited::Way(way(app, token).await?)),
            step_up::View::Proving(proving) => proving.note,
            step_up::View::Over => None,
        },
        Err(Error::Refused(Refusal::Expired)) => None,
        Err(other) => return Err(other),
    };
    let said = match (note, given) {
        (_, Given::Look) => None,
        (Some(note), given) => Some(said(&note, &given)),
        // Nobody's, over, or a password that is not asked for: the same work, the same words.
        (None, given) => Some(nobodys(app, &name, source, &given).await?),
    };
    beat.wait().await;
    Ok(Awaited::Proof(said))
}

fn said(note: &Note, given: &Given) -> Said {
    match (note, given) {
        (Note::SlowDown { retry_after_ms }, _) => Said::SlowDown(*retry_after_ms),
        (_, Given::Send) => Said::Sent,
        _ => Said::ShowsNothing,
    }
}

/// Charges to a name, and compares with a dummy, what was tried where there is nothing to compare it with.
async fn nobodys(app: &App, name: &Digest, source: Option<Source>, given: &Given) -> Result<Said> {
    let (audit, note) = match given {
        Given::Password(password) => {
            let place = secrets::place(app, Lane::Unknown)?;
            let note = forgotten::charge_nobody(app, name, source, NobodysGuess::Password).await?;
            if note == Note::WrongPassword {
                secrets::check_password(place, password, None).await?;
            }
            (Audit::PasswordWrong, note)
        }
        Given::Key(key) => {
            let place = secrets::place(app, Lane::Unknown)?;
            let note = forgotten::charge_nobody(app, name, source, NobodysGuess::Key).await?;
            if note == Note::WrongKey {
                secrets::check_recovery_key(place, key, None).await?;
            }
            (Audit::RecoveryKeyWrong, note)
        }
        Given::Look | Given::Send | Given::Code(_) => (Audit::CodeWrong, Note::CodeExpired),
    };
    if !matches!(note, Note::SlowDown { .. }) {
        forgotten::write_down(app, &audit).await?;
    }
    Ok(said(&note, given))
}

/// The keyed hash of the user name that was asked for.
async fn asked_for(app: &App, token: &PlainToken) -> Result<Digest> {
    let link = links::by_token(&app.store, &app.keys.digests(Purpose::Link, token)).await?;
    let now = app.clock.now();
    link.filter(|link| link.purpose == links::Purpose::Lost && now < link.expires_at)
        .and_then(|link| Digest::from_text(&link.detail))
        .ok_or(Error::Refused(Refusal::Expired))
}

/// Somebody who has shown one of the three.
struct Proven {
    account: Account,
    proof: OneProof,
    /// What spends the proof.
    spent: Statement,
    newest: Option<Kept<Recovery>>,
    standing: delayed::Standing,
}

/// Who `token` names, as long as what they have shown is good.
async fn proven(app: &App, token: &PlainToken) -> Result<Proven> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::SignIn, token);
    let Kept { value, version } = step_ups::by_token(&app.store, &digests)
        .await?
        .ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, value.account())
        .await?
        .ok_or_else(expired)?;
    let (spent, proof) = value
        .take_one(&account.facts(), app.clock.now())
        .ok_or_else(expired)?;
    let newest = recoveries::newest(&app.store, account.id).await?;
    let standing = recoveries::standing(&account, newest.as_ref().map(|kept| &kept.value));
    Ok(Proven {
        account,
        proof,
        spent: step_ups::save(version, &spent),
        newest,
        standing,
    })
}

/// Where the way back stands for whoever has shown one of the three. It spends nothing.
async fn way(app: &App, token: &PlainToken) -> Result<Way> {
    let Proven {
        account,
        proof,
        newest,
        standing,
        ..
    } = proven(app, token).await?;
    if let Some(kept) = newest.filter(|kept| !kept.value.is_over()) {
        let (recovery, view) = advance(app, kept.value.id(), Actor::SignIn, || Event::Looked, None).await?;
        match view {
            View::Waiting { .. } | View::Ripe { .. } if recovery.kept() != proof.thing() => {
                return Ok(Way::OfAnother);
            }
            View::Waiting { ripe_at } => return Ok(Way::Waiting { ripe_at }),
            View::Ripe { .. } if proof.thing() == Thing::Password => {
                return new_phone(app, token, None, None).await;
            }
            View::Ripe { .. } => {
                let user_name = account.user_name;
                return Ok(Way::NewPassword { user_name });
            }
            View::Done | View::Over(_) => {}
        }
    }
    let may = delayed::may_start(&account.facts(), &standing, app.rules(), app.clock.now());
    Ok(may.map_or_else(Way::NotNow, |()| Way::Start))
}

/// Starts it. What was shown stays good for looking at it.
///
/// # Errors
/// [`Refusal::Expired`] where nothing is shown any more; faults.
pub async fn start(app: &App, token: &PlainToken) -> Result<Way> {
    let mut deadline = Deadline::begin();
    loop {
        let Proven {
            account,
            proof,
            standing,
            ..
        } = proven(app, token).await?;
        let mut carry = Carry::new(app, app.clock.now(), Actor::SignIn, Some(account.clone()));
        if begin(app, &mut carry, &account, &proof, &standing)
            .await?
            .is_err()
        {
            return way(app, token).await;
        }
        match carry.commit().await {
            Ok(_) => return way(app, token).await,
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// What the desk can do about a delayed recovery, for a caller who has the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtDesk {
    /// The owner has not chosen this way back.
    NotChosen,
    /// One can be started.
    Start,
    /// The last one was started lately, or the choice is too young.
    NotNow,
    /// One is under way.
    UnderWay,
}

/// What the desk can do about it.
///
/// # Errors
/// Faults of the store.
pub(super) async fn at_desk(app: &App, account: &Account) -> Result<AtDesk> {
    if waits(app, account).await?.is_some() {
        return Ok(AtDesk::UnderWay);
    }
    let newest = recoveries::newest(&app.store, account.id).await?;
    let standing = recoveries::standing(account, newest.as_ref().map(|kept| &kept.value));
    let may = delayed::may_start(&account.facts(), &standing, app.rules(), app.clock.now());
    Ok(match may {
        Ok(()) => AtDesk::Start,
        Err(NotStarted::NotChosen) => AtDesk::NotChosen,
        Err(_) => AtDesk::NotNow,
    })
}

/// Puts a start into `carry`, where the account bears it.
pub(super) async fn begin(
    app: &App,
    carry: &mut Carry<'_>,
    account: &Account,
    proof: &OneProof,
    standing: &delayed::Standing,
) -> Result<std::result::Result<(), NotStarted>> {
    let mut random = app.random.clone();
    let started = {
        let mut cx = app.cx(app.clock.now(), &mut random);
        Recovery::start(proof, &account.facts(), standing, &mut cx)
    };
    let started = match started {
        Ok(started) => started,
        Err(why) => return Ok(Err(why)),
    };
    // Of two that are started at the same moment one is stale: they take the account to the same version.
    carry.change_account(|_| {});
    carry.push(recoveries::insert(&started.state));
    carry.effects(started.effects).await?;
    Ok(Ok(()))
}

/// Finishes a ripe one with a new password: for whoever kept the phone or the key. Gives which.
///
/// # Errors
/// [`Refusal::Expired`] where it is not ripe or nothing is shown any more; [`crate::error::Rejection::Invalid`].
pub async fn finish(app: &App, token: &PlainToken, new: &Password) -> Result<Thing> {
    let expired = || Error::Refused(Refusal::Expired);
    forgotten::acceptable(app, new, &proven(app, token).await?.account).await?;
    let hash = secrets::hash_password(app, new).await?;
    let mut deadline = Deadline::begin();
    loop {
        let by = proven(app, token).await?;
        let now = app.clock.now();
        let facts = by.account.facts();
        let Kept { value, version } = by.newest.ok_or_else(expired)?;
        let (done, recovered) = value
            .finish(&by.proof, &facts, &by.standing, now)
            .filter(|(_, recovered)| recovered.new_password())
            .ok_or_else(expired)?;
        let mut carry = Carry::new(app, now, Actor::SignIn, Some(by.account));
        carry.extend([by.spent, recoveries::save(version, &done)]);
        carry.effects(recovered.effects(&facts)).await?;
        carry.change_account(|account| {
            account.password.clone_from(&hash);
            account.password_changed_at = now;
            account.password_known_since = None;
        });
        carry.audit_named("password_changed");
        match carry.commit().await {
            Ok(_) => return Ok(by.proof.thing()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// One step with the new phone of whoever kept the password; with `None` nothing is typed.
///
/// # Errors
/// [`Refusal::Expired`] where it is not ripe or nothing is shown any more; [`Refusal::TooMany`] and [`Refusal::NoTexts`] where no
/// text goes to that phone; faults.
pub async fn new_phone(
    app: &App,
    token: &PlainToken,
    source: Option<Source>,
    typed: Option<&NewPhone>,
) -> Result<Way> {
    let expired = || Error::Refused(Refusal::Expired);
    let mut deadline = Deadline::begin();
    loop {
        let by = proven(app, token).await?;
        let name = super::name_key(app, Some(&by.account));
        let counted = super::counters(app, Some(by.account.id), &name, None).await?;
        let now = app.clock.now();
        let event = match typed {
            None => PhoneEvent::Looked,
            Some(NewPhone::Given(number)) => PhoneEvent::PhoneGiven(number.clone()),
            Some(NewPhone::Send(_)) => PhoneEvent::CodeRequested,
            Some(NewPhone::Code(code)) => PhoneEvent::CodeGiven(secrets::same_code(code)?),
        };
        let Kept { value, version } = by.newest.ok_or_else(expired)?;
        let id = value.id();
        let facts = by.account.facts();
        let mut random = app.random.clone();
        let stepped = {
            let mut cx = app.cx(now, &mut random);
            let guard = counted.guard.clone();
            value.step_phone(&by.proof, &facts, &by.standing, guard, event, &mut cx)
        };
        let stepped = stepped.ok_or_else(expired)?;
        if typed.is_none() {
            return Ok(Way::NewPhone(id, stepped.view));
        }
        let way = match typed {
            Some(NewPhone::Send(by)) => *by,
            _ => By::Text,
        };
        let mut carry = Carry::new(app, now, Actor::SignIn, Some(by.account)).by(way);
        carry.push(recoveries::save(version, &stepped.state));
        carry.extend(counters::save(&counted, &stepped.guard));
        for effect in &stepped.effects {
            if let Effect::SendCode { number, .. } = effect {
                enrol::charge_number(app, &mut carry, number, source, now).await?;
            }
        }
        carry.effects(stepped.effects).await?;
        if stepped.view == PhoneView::Done {
            carry.push(by.spent);
        }
        match carry.commit().await {
            Ok(_) if stepped.view == PhoneView::Done => return Ok(Way::Done),
            Ok(_) => return Ok(Way::NewPhone(id, stepped.view)),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Steps the recovery `id`, and gives what became of it; `with` is committed with it.
async fn advance<'e>(
    app: &App,
    id: RecoveryId,
    actor: Actor,
    event: impl Fn() -> Event<'e> + Send + Sync,
    with: Option<Statement>,
) -> Result<(Recovery, View)> {
    let expired = || Error::Refused(Refusal::Expired);
    let mut deadline = Deadline::begin();
    loop {
        let Kept { value, version } = recoveries::by_id(&app.store, id).await?.ok_or_else(expired)?;
        let account = accounts::by_id(&app.store, value.account())
            .await?
            .ok_or_else(expired)?;
        let now = app.clock.now();
        let standing = recoveries::standing(&account, Some(&value));
        let before = value.clone();
        let stepped = {
            let mut random = app.random.clone();
            let cx = app.cx(now, &mut random);
            delayed::step(value, &account.facts(), &standing, event(), &cx)
        };
        if stepped.state == before {
            return Ok((stepped.state, stepped.view));
        }
        let mut carry = Carry::new(app, now, actor, Some(account));
        carry.push(recoveries::save(version, &stepped.state));
        carry.extend(with.clone());
        carry.effects(stepped.effects).await?;
        match carry.commit().await {
            Ok(_) => return Ok((stepped.state, stepped.view)),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Does what is due: tells owners, and lets ripen or end what has waited.
///
/// # Errors
/// Faults of the store.
pub async fn look_due(app: &App) -> Result<()> {
    for kept in recoveries::due(&app.store, app.clock.now(), AT_ONCE).await? {
        let id = kept.value.id();
        // One that cannot be stepped must not keep the others waiting.
        if let Err(error) = advance(app, id, Actor::Clock, || Event::Looked, None).await {
            tracing::error!(%id, "a delayed recovery could not be looked at: {error:?}");
        }
    }
    Ok(())
}
