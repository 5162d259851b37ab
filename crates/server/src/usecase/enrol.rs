//! Turning two-step verification on, adding a phone, making a new recovery key.

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::code::Code;
use doorcode_engine::effect::Effect;
use doorcode_engine::enrol::{self, Authority, Enrolment, Event, Goal, View};
use doorcode_engine::ids::{EnrolmentId, PhoneId};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::step_up::Act;
use doorcode_engine::time::{DAY_MS, Timestamp};
use doorcode_store::accounts::{self, Account};
use doorcode_store::links;
use doorcode_store::sessions::{self, Session};
use doorcode_store::{Kept, counters, enrolments};

use metrics::counter;

use super::carry::{Actor, Carried, Carry, NO_TEXTS, Work};
use super::{Deadline, secrets, step_up};
use crate::app::App;
use crate::courier::toll::{Cause, Full};
use crate::courier::{self, By};
use crate::error::{Error, Refusal, Result};
use crate::web::source::Source;

/// What a person or an app does on the walk.
#[derive(Debug)]
pub enum Command {
    /// Looks at where it stands.
    Look,
    /// Gives a phone number.
    GivePhone(PhoneNumber),
    /// Asks for another code.
    RequestCode(By),
    /// Types the code.
    GiveCode(Code),
    /// Retypes the key.
    RetypeKey(RecoveryKey),
    /// Has read what will happen, and agrees.
    Consent {
        /// Whether to have the delayed recovery, too.
        delayed_recovery: bool,
    },
    /// Gives it up, or stops it while it waits.
    Stop,
}

/// Where a walk stands.
#[derive(Debug)]
pub struct Stepped {
    /// What to show.
    pub view: View,
    /// Its id.
    pub id: EnrolmentId,
    /// What it is for.
    pub goal: Goal,
    /// Whose it is.
    pub account: Account,
}

/// What to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Turning two-step verification on.
    TurnOn,
    /// Adding a phone, in the place of one where it is named.
    AddPhone {
        /// The phone to drop.
        replaces: Option<PhoneId>,
    },
    /// Making a new recovery key.
    NewKey,
}

impl Begin {
    const fn act(self) -> Act {
        match self {
            Self::TurnOn => Act::TurnOn,
            Self::AddPhone { .. } => Act::AddPhone,
            Self::NewKey => Act::NewRecoveryKey,
        }
    }

    fn is_goal(self, goal: Goal) -> bool {
        match (self, goal) {
            (Self::TurnOn, Goal::TurnOn { .. }) | (Self::NewKey, Goal::NewKey) => true,
            // A walk that drops one phone is not gone on with for another.
            (Self::AddPhone { replaces }, Goal::AddPhone { replaces: dropped }) => replaces == dropped,
            _ => false,
        }
    }
}

/// The session's walk of this kind, or a new one. A walk that turns it on and waits for the owner is the
/// account's: it is found from every session.
///
/// # Errors
/// [`Refusal::StepUp`] where the act has to be proved first; [`Refusal::NotAllowed`] where there is nothing
/// to turn on.
pub async fn begin(app: &App, session: &Session, begin: Begin) -> Result<EnrolmentId> {
    let account = account(app, session).await?;
    if let Some(open) = open(app, session, begin).await? {
        return Ok(open);
    }
    let now = app.clock.now();
    let mut random = app.random.clone();
    let goal = match begin {
        Begin::TurnOn if account.two_step.is_on() => return Err(Error::Refused(Refusal::NotAllowed)),
        Begin::TurnOn => Goal::TurnOn {
            device_first_seen: session.device_first_seen,
        },
        Begin::AddPhone { replaces } => Goal::AddPhone { replaces },
        Begin::NewKey => Goal::NewKey,
    };
    let facts = account.facts();
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    // A session that has just been signed in to has proved enough for some walks.
    let auth_time = session.auth_time;
    let just = match begin {
        Begin::AddPhone { .. } if session.by_recovery_key => Authority::KeySignedIn { auth_time },
        _ => Authority::JustSignedIn { auth_time },
    };
    let mut with = |authority: &Authority| {
        Enrolment::begin(goal, &facts, session.id, authority, &mut app.cx(now, &mut random))
    };
    let enrolment = match with(&just) {
        Some(enrolment) => enrolment,
        None => {
            let proof = step_up::spend(app, &mut carry, session, begin.act()).await?;
            with(&Authority::StepUp(proof)).ok_or(Error::Refused(Refusal::StepUp))?
        }
    };
    carry.push(enrolments::insert(&enrolment));
    carry.commit().await?;
    Ok(enrolment.id())
}

/// The session's open walk of this kind, if there is one.
///
/// # Errors
/// Faults of the store.
pub async fn open(app: &App, session: &Session, begin: Begin) -> Result<Option<EnrolmentId>> {
    if begin == Begin::TurnOn
        && let Some(waiting) = enrolments::waiting_of(&app.store, session.account).await?
    {
        return Ok(Some(waiting.value.id()));
    }
    let under_way = under_way(app, session).await?;
    Ok(under_way
        .filter(|walk| begin.is_goal(walk.goal()))
        .map(|walk| walk.id()))
}

/// The session's open walk that adds a phone, with the phone that it drops.
///
/// # Errors
/// Faults of the store.
pub async fn adding_phone(app: &App, session: &Session) -> Result<Option<(EnrolmentId, Option<PhoneId>)>> {
    let under_way = under_way(app, session).await?;
    Ok(under_way.and_then(|walk| match walk.goal() {
        Goal::AddPhone { replaces } => Some((walk.id(), replaces)),
        Goal::TurnOn { .. } | Goal::NewKey => None,
    }))
}

async fn under_way(app: &App, session: &Session) -> Result<Option<Enrolment>> {
    let open = enrolments::open_of_session(&app.store, session.id).await?;
    let now = app.clock.now();
    Ok(open.map(|kept| kept.value).filter(|walk| now < walk.expires_at()))
}

/// Until when turning two-step verification on waits for the owner of the account; `None` where nothing waits.
///
/// # Errors
/// [`Refusal::Overloaded`]; faults.
pub async fn waiting_until(app: &App, session: &Session) -> Result<Option<Timestamp>> {
    let waiting = enrolments::waiting_of(&app.store, session.account).await?;
    let Some(walk) = waiting.map(|kept| kept.value) else {
        return Ok(None);
    };
    // What is due comes into force by the clock, which ends every session, and not by whoever looks at it.
    if walk.expires_at() <= app.clock.now() {
        return Ok(Some(walk.expires_at()));
    }
    // A changed password has stopped it; that is written down at its next step.
    match go_on(app, session, None, walk.id(), &Command::Look).await?.view {
        View::AwaitOwner { until, .. } => Ok(Some(until)),
        _ => Ok(None),
    }
}

/// Does `command` on the walk.
///
/// # Errors
/// [`Refusal::Expired`] where there is no such walk of the account; [`Refusal::TooMany`] and [`Refusal::NoTexts`] where no text
/// goes to its phone; [`Refusal::Overloaded`]; faults.
pub async fn go_on(
    app: &App,
    session: &Session,
    source: Option<Source>,
    id: EnrolmentId,
    command: &Command,
) -> Result<Stepped> {
    let actor = Actor::Session(session.id);
    let event = || {
        Ok(match command {
            Command::Look => Event::Looked,
            Command::GivePhone(number) => Event::PhoneGiven(number.clone()),
            Command::RequestCode(_) => Event::CodeRequested,
            Command::GiveCode(code) => Event::CodeGiven(secrets::same_code(code)?),
            Command::RetypeKey(key) => Event::KeyRetyped(secrets::same_key(key, app)?),
            Command::Consent { .. } => Event::Consented,
            Command::Stop => Event::Stopped,
        })
    };
    // Judged before anything is stepped: an id is no secret, and another account's walk is not to be moved, nor
    // another session's, which was begun by what that session has proved. Only turning it on is the whole account's.
    let own = |walk: &Enrolment| {
        let shared = matches!(walk.goal(), Goal::TurnOn { .. });
        walk.account() == session.account && (shared || walk.session() == session.id)
    };
    let found = enrolments::by_id(&app.store, id).await?;
    if !found.is_some_and(|kept| own(&kept.value)) {
        return Err(Error::Refused(Refusal::Expired));
    }
    let also = Also {
        chooses: match command {
            Command::Consent { delayed_recovery } => Some(*delayed_recovery),
            _ => None,
        },
        source,
        by: match command {
            Command::RequestCode(by) => *by,
            _ => By::Text,
        },
        ..Also::default()
    };
    let (view, enrolment, carried) = once_with(app, id, actor, event, also).await?;
    let Carried { work, account, .. } = carried;
    let (view, enrolment, account) = match work {
        Some(Work::HashRecoveryKey(ticket, key)) => {
            let hash = secrets::hash_recovery_key(app, &key).await?;
            let event = || {
                Ok(Event::KeyHashed {
                    ticket,
                    hash: hash.clone(),
                })
            };
            let (view, enrolment, carried) = once(app, id, actor, event).await?;
            (view, enrolment, carried.account)
        }
        _ => (view, enrolment, account),
    };
    let account = account.ok_or(Error::Refused(Refusal::Expired))?;
    Ok(Stepped {
        view,
        id,
        goal: enrolment.goal(),
        account,
    })
}

/// What the owner answers to 'is it you who turns this on?'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is.
    Confirm,
    /// It is not: stop it.
    Stop,
}

/// What a mailed link asks.
#[derive(Debug)]
pub struct Question {
    /// When it was asked for.
    pub at: Timestamp,
    /// When it comes into force by itself.
    pub until: Timestamp,
    /// The end of the number that codes would go to.
    pub phone: String,
    /// On what it was asked for, as long as that is signed in.
    pub device: Option<String>,
    /// Whether it can be confirmed, or only stopped: no contact is old enough to confirm it.
    pub confirmable: bool,
}

/// What a mailed link asks, as long as it does.
///
/// # Errors
/// [`Refusal::Expired`] where the link is no longer good, or nothing waits.
pub async fn question(app: &App, token: &PlainToken) -> Result<Question> {
    let (link, waiting) = asked(app, token).await?;
    let expired = || Error::Refused(Refusal::Expired);
    let (phone, confirmable) = waiting.asks_owner().ok_or_else(expired)?;
    let session = sessions::by_id(&app.store, waiting.session()).await?;
    Ok(Question {
        at: link.sent_at,
        until: waiting.expires_at(),
        phone: phone.masked(),
        device: session.map(|session| session.device_description),
        confirmable,
    })
}

/// The link, and what it asks about.
async fn asked(app: &App, token: &PlainToken) -> Result<(links::Link, Enrolment)> {
    let expired = || Error::Refused(Refusal::Expired);
    let now = app.clock.now();
    let link = links::by_token(&app.store, &app.keys.digests(Purpose::Link, token))
        .await?
        .filter(|link| {
            link.purpose == links::Purpose::Owner && link.used_at.is_none() && now < link.expires_at
        })
        .ok_or_else(expired)?;
    let account = link.account.ok_or_else(expired)?;
    let waiting = enrolments::waiting_of(&app.store, account)
        .await?
        .ok_or_else(expired)?;
    Ok((link, waiting.value))
}

/// Carries out the answer that a mailed link brought.
///
/// # Errors
/// [`Refusal::Expired`] where the link is no longer good, or nothing waits; [`Refusal::NotAllowed`] where no contact is
/// old enough to confirm it.
pub async fn owner_answers(app: &App, token: &PlainToken, answer: Answer) -> Result<View> {
    let (link, waiting) = asked(app, token).await?;
    if answer == Answer::Confirm && !waiting.asks_owner().is_some_and(|(_, confirmable)| confirmable) {
        return Err(Error::Refused(Refusal::NotAllowed));
    }
    let now = app.clock.now();
    let event = || {
        Ok(match answer {
            Answer::Confirm => Event::OwnerConfirmed,
            Answer::Stop => Event::Stopped,
        })
    };
    let also = Also {
        statement: Some(links::use_up(link.id, now)),
        ..Also::default()
    };
    let (view, ..) = once_with(app, waiting.id(), Actor::Link, event, also).await?;
    Ok(view)
}

/// Turns on what has waited long enough. Called on a timer; gives how many there were.
///
/// # Errors
/// Faults of the store.
pub async fn turn_on_due(app: &App) -> Result<usize> {
    let due = enrolments::due(&app.store, app.clock.now(), 100).await?;
    for kept in &due {
        // One that cannot be stepped must not keep the others waiting.
        if let Err(error) = once(app, kept.value.id(), Actor::Clock, || Ok(Event::Looked)).await {
            tracing::error!(id = %kept.value.id(), "turning on that has waited could not be done: {error:?}");
        }
    }
    Ok(due.len())
}

async fn once(
    app: &App,
    id: EnrolmentId,
    actor: Actor,
    event: impl Fn() -> Result<Event> + Send + Sync,
) -> Result<(View, Enrolment, Carried)> {
    once_with(app, id, actor, event, Also::default()).await
}

/// What is committed with a step.
#[derive(Clone, Default)]
struct Also {
    /// Who asks, for the texts that this causes.
    source: Option<Source>,
    statement: Option<doorcode_store::Statement>,
    /// Whether the account chooses to have the delayed recovery, where the step turns it on or lets it wait.
    chooses: Option<bool>,
    /// How a code is to come.
    by: By,
}

async fn once_with(
    app: &App,
    id: EnrolmentId,
    actor: Actor,
    event: impl Fn() -> Result<Event> + Send + Sync,
    also: Also,
) -> Result<(View, Enrolment, Carried)> {
    let expired = || Error::Refused(Refusal::Expired);
    let mut deadline = Deadline::begin();
    loop {
        let Kept {
            value: enrolment,
            version,
        } = enrolments::by_id(&app.store, id).await?.ok_or_else(expired)?;
        let account = accounts::by_id(&app.store, enrolment.account())
            .await?
            .ok_or_else(expired)?;
        let _turn = app.turns.take(&account.id.bytes()).await?;
        let name = super::name_key(app, Some(&account));
        let counted = super::counters(app, Some(account.id), &name, None).await?;
        let now = app.clock.now();
        let mut random = app.random.clone();
        let before = enrolment.clone();
        let decision = enrol::step(
            enrolment,
            &account.facts(),
            counted.guard.clone(),
            event()?,
            &mut app.cx(now, &mut random),
        );
        let mut carry = Carry::new(app, now, actor, Some(account)).by(also.by);
        if decision.state != before {
            carry.push(enrolments::save(version, &decision.state));
        }
        carry.extend(also.statement.clone());
        if let (Some(have), View::Done | View::AwaitOwner { .. }) = (also.chooses, &decision.view) {
            carry.change_account(|account| account.delayed_since = have.then_some(now));
        }
        carry.extend(counters::save(&counted, &decision.guard));
        for effect in &decision.effects {
            if let Effect::SendCode { number, .. } = effect {
                charge_number(app, &mut carry, number, also.source, now).await?;
            }
        }
        carry.effects(decision.effects).await?;
        match carry.commit().await {
            Ok(carried) => return Ok((decision.view, decision.state, carried)),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Charges a text to the number that it goes to, and makes room for what it costs. Nobody has proved yet that the number is
/// theirs, so that the account's own allowance is not enough: accounts cost a stranger nothing.
///
/// # Errors
/// [`Refusal::TooMany`]; [`Refusal::NoTexts`]; faults.
pub(super) async fn charge_number(
    app: &App,
    carry: &mut Carry<'_>,
    number: &PhoneNumber,
    source: Option<Source>,
    now: Timestamp,
) -> Result<()> {
    let too_many = |wait_ms: i64| {
        let retry_after_s = wait_ms.unsigned_abs().div_ceil(1_000).max(1);
        Error::Refused(Refusal::TooMany { retry_after_s })
    };
    let digest = app
        .keys
        .digest(Purpose::PhoneNumber, &[number.as_str().as_bytes()]);
    let mut counted = counters::of_number(&app.store, &digest).await?;
    counted.sends.charge_number(app.rules(), now).map_err(too_many)?;
    carry.push(counters::save_number(&counted));
    let Some(toll) = app.courier.toll() else {
        return Ok(());
    };
    let source = source.map(|source| {
        let source = source.to_string();
        app.keys.digest(Purpose::Source, &[source.as_bytes()]).to_text()
    });
    match toll.room(app, number, source.as_deref(), now).await? {
        Ok(room) => carry.leave_room(room),
        Err(full) => {
            counter!("doorcode_texts_withheld_total", "phone" => "new").increment(1);
            if let Some(cause) = Cause::of(&full) {
                courier::toll::alert(app, &cause).await;
            }
            return Err(match full {
                Full::Source => too_many(DAY_MS - now.ms().rem_euclid(DAY_MS)),
                _ => NO_TEXTS,
            });
        }
    }
    Ok(())
}

async fn account(app: &App, session: &Session) -> Result<Account> {
    accounts::by_id(&app.store, session.account)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))
}
