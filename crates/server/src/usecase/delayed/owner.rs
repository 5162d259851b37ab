//! What the owner sees of a delayed recovery, and how they end it; and the choice to have it.

use doorcode_engine::effect::Notice;
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::RecoveryId;
use doorcode_engine::recover::delayed::{self, Event, Veto, View};
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::step_up::{self, Act, OneProof, StepUp, Thing};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::links::{self, Link};
use doorcode_store::sessions::Session;
use doorcode_store::{Kept, recoveries, step_ups};

use super::{advance, proven};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::carry::{Actor, Carry};
use crate::usecase::step_up::{Command, Which};
use crate::web::source::Source;

/// A delayed recovery under way, as its account's owner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// Which.
    pub id: RecoveryId,
    /// What its starter has shown; the other two are reported lost.
    pub kept: Thing,
    /// When it was started.
    pub started_at: Timestamp,
    /// The earliest moment at which it can be finished; `None`: from now on.
    pub ripe_at: Option<Timestamp>,
}

/// The account's delayed recovery under way.
///
/// # Errors
/// Faults of the store.
pub async fn waits(app: &App, account: &Account) -> Result<Option<Waits>> {
    if account.delayed_since.is_none() {
        return Ok(None);
    }
    let Some(Kept { value, .. }) = recoveries::newest(&app.store, account.id).await? else {
        return Ok(None);
    };
    let standing = recoveries::standing(account, Some(&value));
    let (id, kept, started_at) = (value.id(), value.kept(), value.started_at());
    let mut random = app.random.clone();
    let cx = app.cx(app.clock.now(), &mut random);
    let ripe_at = match delayed::step(value, &account.facts(), &standing, Event::Looked, &cx).view {
        View::Waiting { ripe_at } => Some(ripe_at),
        View::Ripe { .. } => None,
        View::Done | View::Over(_) => return Ok(None),
    };
    Ok(Some(Waits {
        id,
        kept,
        started_at,
        ripe_at,
    }))
}

/// A sign-in with two steps was completed: whatever waits is over.
pub(in crate::usecase) async fn owner_signed_in(
    app: &App,
    carry: &mut Carry<'_>,
    account: &Account,
) -> Result<()> {
    if account.delayed_since.is_none() {
        return Ok(());
    }
    let newest = recoveries::newest(&app.store, account.id).await?;
    let Some(Kept { value, version }) = newest.filter(|kept| !kept.value.is_over()) else {
        return Ok(());
    };
    let standing = recoveries::standing(account, Some(&value));
    let stepped = {
        let mut random = app.random.clone();
        let cx = app.cx(app.clock.now(), &mut random);
        delayed::step(value, &account.facts(), &standing, Event::OwnerSignedIn, &cx)
    };
    carry.push(recoveries::save(version, &stepped.state));
    carry.effects(stepped.effects).await
}

/// The holder of a session stops what waits. Nothing happens where nothing does.
///
/// # Errors
/// [`Refusal::Overloaded`]; faults.
pub async fn stop(app: &App, session: &Session, account: &Account) -> Result<()> {
    if let Some(waits) = waits(app, account).await? {
        let veto = || Event::Vetoed(Veto::Session);
        advance(app, waits.id, Actor::Session(session.id), veto, None).await?;
    }
    Ok(())
}

/// What a link leads to that was sent when the owner was told.
#[derive(Debug)]
pub struct Asked {
    link: Link,
    /// Whose account.
    pub account: Account,
    /// What waits.
    pub waits: Waits,
    /// Whether the link alone stops nothing: it came to a phone that was reported lost.
    pub needs_more: bool,
}

/// Where a link came to, as its row remembers it.
pub(in crate::usecase) const BY_MAIL: &str = "mail";
/// The same.
pub(in crate::usecase) const BY_TEXT: &str = "text";

/// What can be stopped by a link.
///
/// # Errors
/// [`Refusal::Expired`] where nothing waits, or the link is not good any more.
pub async fn asked(app: &App, token: &PlainToken) -> Result<Asked> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let now = app.clock.now();
    let link = links::by_token(&app.store, &digests).await?.filter(|link| {
        link.purpose == links::Purpose::StopRecovery && link.used_at.is_none() && now < link.expires_at
    });
    let link = link.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, link.account.ok_or_else(expired)?).await?;
    let account = account.ok_or_else(expired)?;
    let waits = waits(app, &account).await?.ok_or_else(expired)?;
    Ok(Asked {
        needs_more: link.detail != BY_MAIL && waits.kept != Thing::Phone,
        link,
        account,
        waits,
    })
}

/// Stops what waits by a link, with `besides` where the link alone does not do. Gives what came of `besides` where it
/// shows nothing.
///
/// # Errors
/// As [`asked`]; [`Refusal::Overloaded`]; faults.
pub async fn stop_by_link(
    app: &App,
    token: &PlainToken,
    source: Option<Source>,
    besides: Option<Command>,
) -> Result<Option<Note>> {
    let asked = asked(app, token).await?;
    let proof = match besides.filter(|_| asked.needs_more) {
        Some(command) => match prove_one(app, &asked.account, source, &command).await? {
            Ok(proof) => Some(proof),
            Err(note) => return Ok(Some(note)),
        },
        None => None,
    };
    let veto = || {
        Event::Vetoed(if asked.link.detail == BY_MAIL {
            Veto::MailLink
        } else {
            Veto::TextLink(proof.as_ref())
        })
    };
    let used = links::use_up(asked.link.id, app.clock.now());
    let (recovery, _) = advance(app, asked.waits.id, Actor::Link, veto, Some(used)).await?;
    if recovery.is_over() {
        Ok(None)
    } else {
        Err(Error::Refused(Refusal::StepUp))
    }
}

/// Proves password or key at once, in a step-up of its own; or what came of it.
async fn prove_one(
    app: &App,
    account: &Account,
    source: Option<Source>,
    command: &Command,
) -> Result<std::result::Result<OneProof, Note>> {
    let now = app.clock.now();
    let mut random = app.random.clone();
    let token = PlainToken::generate(&mut random);
    let step_up = {
        let mut cx = app.cx(now, &mut random);
        StepUp::begin(
            Act::DelayedRecovery,
            &account.facts(),
            None,
            Lane::Outside,
            &mut cx,
        )
    };
    let mut carry = Carry::new(app, now, Actor::Link, Some(account.clone()));
    let digest = app.keys.token_digest(Purpose::SignIn, &token);
    carry.push(step_ups::insert(&step_up, Some(&digest)));
    carry.commit().await?;
    let stepped = crate::usecase::step_up::go_on(app, Which::Token(&token), source, command).await?;
    match stepped.view {
        step_up::View::Proved => Ok(Ok(proven(app, &token).await?.proof)),
        step_up::View::Proving(proving) => Ok(Err(proving.note.unwrap_or(Note::WrongPassword))),
        step_up::View::Over => Err(Error::Refused(Refusal::Expired)),
    }
}

/// Chooses to have the delayed recovery, or not to have it any more.
///
/// # Errors
/// [`Refusal::StepUp`] where it is not proved; [`Refusal::NotAllowed`] where two-step verification is off.
pub async fn choose(app: &App, session: &Session, have: bool) -> Result<()> {
    let account = accounts::by_id(&app.store, session.account)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))?;
    if !account.two_step.is_on() {
        return Err(Error::Refused(Refusal::NotAllowed));
    }
    if account.delayed_since.is_some() == have {
        return Ok(());
    }
    let waits = waits(app, &account).await?;
    let now = app.clock.now();
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    crate::usecase::step_up::spend(app, &mut carry, session, Act::ChooseRecovery).await?;
    carry.change_account(|account| account.delayed_since = have.then_some(now));
    let (said, notice) = if have {
        ("recovery_chosen", Notice::RecoveryChosen)
    } else {
        ("recovery_unchosen", Notice::RecoveryUnchosen)
    };
    carry.audit_named(said);
    carry.tell(notice)?;
    carry.commit().await?;
    // What waits rests on the choice, and is over with it.
    if let Some(waits) = waits {
        advance(app, waits.id, Actor::Session(session.id), || Event::Looked, None).await?;
    }
    Ok(())
}
