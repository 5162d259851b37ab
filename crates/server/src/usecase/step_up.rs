//! Proving the second step again, for one act.

use doorcode_engine::approval::ApprovalText;
use doorcode_engine::code::Code;
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{PhoneId, StepUpId};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::secret::{Digest, Password, PlainToken, Purpose};
use doorcode_engine::session;
use doorcode_engine::step_up::{self, Act, Event, StepUp, StepUpProof, View};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::sessions::Session;
use doorcode_store::{Kept, counters, sessions, step_ups};

use super::carry::{Actor, Carried, Carry, Work};
use super::{Deadline, secrets};
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Result};
use crate::web::source::Source;

/// What a person or an app does with a step-up under way.
#[derive(Debug)]
pub enum Command {
    /// Looks at where it stands.
    Look,
    /// Types the password.
    GivePassword(Password),
    /// Asks for a code.
    RequestCode(Option<PhoneId>, By),
    /// Types the code.
    GiveCode(Code),
    /// Types the recovery key.
    GiveRecoveryKey(RecoveryKey),
    /// Gives it up.
    Cancel,
}

/// How a step-up is found.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// By its session and act.
    Of(&'a Session, Act),
    /// By its id, within its session.
    Id(&'a Session, StepUpId),
    /// By its token, where there is no session.
    Token(&'a PlainToken),
}

/// Where a step-up stands.
#[derive(Debug)]
pub struct Stepped {
    /// What to show.
    pub view: View,
    /// Its id.
    pub id: StepUpId,
    /// What it is for.
    pub act: Act,
    /// What the person reads, where an app asks.
    pub text: Option<ApprovalText>,
    /// Whose it is.
    pub account: Account,
}

/// Whether the session may look at its account now: always, where two-step verification is off; else for some
/// minutes after it was signed in, which took both steps, or after a second step was proved again.
pub fn may_look(app: &App, account: &Account, session: &Session) -> bool {
    let now = app.clock.now();
    let just_signed_in = (0..app.rules().look_ms).contains(&now.since_ms(session.auth_time));
    // No longer than it was given for: a clock that was set back makes nothing last for days.
    let looks_still = |until: Timestamp| (1..=app.rules().look_ms).contains(&until.since_ms(now));
    !account.two_step.is_on() || just_signed_in || session.look_until.is_some_and(looks_still)
}

/// The session's step-up for `act` as it stands: the one under way, or proved and not spent yet; or else a new one.
///
/// [`View::Over`] then says that the account's state leaves no room for the act.
///
/// # Errors
/// [`Refusal::Overloaded`]; faults.
pub async fn open(app: &App, session: &Session, act: Act, source: Option<Source>) -> Result<Stepped> {
    match go_on(app, Which::Of(session, act), source, &Command::Look).await {
        Ok(stepped) if stepped.view != View::Over => return Ok(stepped),
        Ok(_) | Err(Error::Refused(Refusal::Expired)) => {}
        Err(other) => return Err(other),
    }
    let id = begin(app, session, act).await?;
    go_on(app, Which::Id(session, id), source, &Command::Look).await
}

/// The lane that a session's guesses are counted in.
pub(super) fn lane(session: &Session) -> Lane {
    if session.device_known {
        Lane::Known(session.device)
    } else {
        Lane::Unknown
    }
}

/// Begins a step-up of a session.
///
/// # Errors
/// Faults of the store.
pub async fn begin(app: &App, session: &Session, act: Act) -> Result<StepUpId> {
    let account = account(app, session.account).await?;
    let lane = lane(session);
    let now = app.clock.now();
    let mut random = app.random.clone();
    let step_up = StepUp::begin(
        act,
        &account.facts(),
        Some((session.id, session.auth_time)),
        lane,
        &mut app.cx(now, &mut random),
    );
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    carry.push(step_ups::insert(&step_up, None));
    carry.commit().await?;
    Ok(step_up.id())
}

/// Does `command` with a step-up under way. What is tried on an unknown device is counted for `source`.
///
/// # Errors
/// [`Refusal::Expired`] where there is none; [`Refusal::Overloaded`]; faults.
pub async fn go_on(
    app: &App,
    which: Which<'_>,
    source: Option<Source>,
    command: &Command,
) -> Result<Stepped> {
    let by = match command {
        Command::RequestCode(_, by) => *by,
        _ => By::Text,
    };
    let (view, step_up, carried) = once(app, which, source, by, || {
        Ok(match command {
            Command::Look => Event::Looked,
            Command::GivePassword(_) => Event::PasswordGiven,
            Command::RequestCode(phone, _) => Event::CodeRequested { phone: *phone },
            Command::GiveCode(code) => Event::CodeGiven(secrets::same_code(code)?),
            Command::GiveRecoveryKey(key) => Event::RecoveryKeyGiven(secrets::same_key(key, app)?),
            Command::Cancel => Event::Cancelled,
        })
    })
    .await?;
    let Carried { work, account, .. } = carried;
    let account = account.ok_or(Error::Refused(Refusal::Expired))?;
    let (view, step_up, account) = match (work, command) {
        (Some(Work::CheckPassword(ticket, place)), Command::GivePassword(password)) => {
            let right = secrets::check_password(place, password, Some(&account.password)).await?;
            again(app, which, source, || {
                Ok(Event::PasswordChecked { ticket, right })
            })
            .await?
        }
        (Some(Work::CheckRecoveryKey(ticket, key, place)), _) => {
            let hash = account.recovery_key_hash.as_deref();
            let right = secrets::check_recovery_key(place, &key, hash).await?;
            again(app, which, source, || {
                Ok(Event::RecoveryKeyChecked { ticket, right })
            })
            .await?
        }
        _ => (view, step_up, account),
    };
    Ok(Stepped {
        view,
        id: step_up.id(),
        act: step_up.act(),
        text: step_up.text().cloned(),
        account,
    })
}

async fn again(
    app: &App,
    which: Which<'_>,
    source: Option<Source>,
    event: impl Fn() -> Result<Event> + Send + Sync,
) -> Result<(View, StepUp, Account)> {
    let (view, step_up, carried) = once(app, which, source, By::Text, event).await?;
    Ok((
        view,
        step_up,
        carried.account.ok_or(Error::Refused(Refusal::Expired))?,
    ))
}

async fn once(
    app: &App,
    which: Which<'_>,
    source: Option<Source>,
    by: By,
    event: impl Fn() -> Result<Event> + Send + Sync,
) -> Result<(View, StepUp, Carried)> {
    let mut deadline = Deadline::begin();
    loop {
        let Kept {
            value: step_up,
            version,
        } = find(app, which).await?;
        let account = account(app, step_up.account()).await?;
        // A queue for each step-up, not for the account: strangers begin as many as they like.
        let _turn = app.turns.take(&step_up.id().bytes()).await?;
        let name = super::name_key(app, Some(&account));
        let counted = super::counters(app, Some(account.id), &name, source).await?;
        let now = app.clock.now();
        let mut random = app.random.clone();
        let before = step_up.clone();
        let decision = step_up::step(
            step_up,
            &account.facts(),
            counted.guard.clone(),
            event()?,
            &mut app.cx(now, &mut random),
        );
        let actor = before.session().map_or(Actor::SignIn, Actor::Session);
        let on = account.two_step.is_on();
        let mut carry = Carry::new(app, now, actor, Some(account))
            .lane(decision.state.lane())
            .by(by);
        if decision.state != before {
            carry.push(step_ups::save(version, &decision.state));
            // Looking needs no act to follow it, and whoever has proved enough for a change has proved enough to look.
            // But what was approved for an app opens nothing else.
            let looks = on && before.act() != Act::Approve;
            if let (View::Proved, true, Some(session)) = (&decision.view, looks, before.session()) {
                carry.push(sessions::look(session, now.plus_ms(app.rules().look_ms)));
            }
        }
        carry.extend(counters::save(&counted, &decision.guard));
        carry.effects(decision.effects).await?;
        match carry.commit().await {
            Ok(carried) => return Ok((decision.view, decision.state, carried)),
            Err(error) => deadline.again(error).await?,
        }
    }
}

async fn find(app: &App, which: Which<'_>) -> Result<Kept<StepUp>> {
    let found = match which {
        Which::Of(session, act) => step_ups::latest(&app.store, session.id, &act).await?,
        Which::Id(session, id) => step_ups::by_id(&app.store, id)
            .await?
            .filter(|kept| kept.value.session() == Some(session.id)),
        Which::Token(token) => step_ups::by_token(&app.store, &digests(app, token)).await?,
    };
    found.ok_or(Error::Refused(Refusal::Expired))
}

fn digests(app: &App, token: &PlainToken) -> Vec<Digest> {
    app.keys.digests(Purpose::SignIn, token)
}

async fn account(app: &App, id: doorcode_engine::ids::AccountId) -> Result<Account> {
    accounts::by_id(&app.store, id)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))
}

/// Whether the session has proved what `act` asks for, and has not done it yet.
///
/// # Errors
/// Faults of the store.
pub async fn is_proved(app: &App, session: &Session, act: Act) -> Result<bool> {
    let kept = step_ups::latest(&app.store, session.id, &act).await?;
    let facts = account(app, session.account).await?.facts();
    let now = app.clock.now();
    Ok(kept.is_some_and(|kept| kept.value.take(act, Some(session.id), &facts, now).is_some()))
}

/// Spends the session's proof for `act`: adds the statement to `carry` and gives the proof.
///
/// # Errors
/// [`Refusal::StepUp`] where it is not proved.
pub async fn spend(app: &App, carry: &mut Carry<'_>, session: &Session, act: Act) -> Result<StepUpProof> {
    let kept = step_ups::latest(&app.store, session.id, &act).await?;
    let refused = Error::Refused(Refusal::StepUp);
    let Some(Kept { value, version }) = kept else {
        return Err(refused);
    };
    let facts = account(app, session.account).await?.facts();
    let (spent, proof) = value
        .take(act, Some(session.id), &facts, app.clock.now())
        .ok_or(refused)?;
    carry.push(step_ups::save(version, &spent));
    Ok(proof)
}

/// Spends the proof for a new password that belongs to no session.
///
/// # Errors
/// [`Refusal::Expired`] where it is not proved.
pub async fn spend_reset(app: &App, token: &PlainToken) -> Result<(doorcode_store::Statement, StepUpProof)> {
    let refused = Error::Refused(Refusal::Expired);
    let Some(Kept { value, version }) = step_ups::by_token(&app.store, &digests(app, token)).await? else {
        return Err(refused);
    };
    let facts = account(app, value.account()).await?.facts();
    let (spent, proof) = value
        .take(Act::ResetPassword, None, &facts, app.clock.now())
        .ok_or(refused)?;
    Ok((step_ups::save(version, &spent), proof))
}

/// Whether a session last seen when its row says is still good.
pub fn is_alive(app: &App, session: &Session) -> bool {
    session::is_alive(session.last_seen, app.rules(), app.clock.now())
}
