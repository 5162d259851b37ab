//! The desk: what an agent may do for somebody who calls.
//!
//! Agents see neither codes nor keys nor whole numbers, and what they do is charged to the desk's own counters. Everything is
//! in the audit log twice, of the account and of the agent, and told to the owner on every contact. Without the code that
//! the caller reads out nothing can be done.

use doorcode_engine::code::Code;
use doorcode_engine::desk::{self, Contact, Event, Verdict, View};
use doorcode_engine::effect::{Effect, Notice};
use doorcode_engine::ids::{AccountId, DeskContactId, PhoneId};
use doorcode_store::accounts::{self, Account, Role};
use doorcode_store::counters::{self, Counters};
use doorcode_store::{Kept, desk as contacts, recoveries};

use super::carry::{Actor, Carry};
use super::delayed::{self, AtDesk};
use super::{Deadline, could_be_user_name, name_key, normal_user_name, secrets};
use crate::app::App;
use crate::error::{Error, Refusal, Result};

/// What an agent does in a contact.
#[derive(Debug)]
pub enum Command {
    /// Looks at where it stands.
    Look,
    /// Sends the caller a code.
    RequestCode(Option<PhoneId>),
    /// Types what the caller reads out.
    GiveCode(Code),
    /// Ends the talk.
    Close,
}

/// What came of looking for an account.
#[derive(Debug)]
pub enum Found {
    /// A contact has begun.
    Contact(DeskContactId),
    /// Nobody has this user name.
    Nobody,
    /// It is the agent's own account.
    Own,
    /// Its owner has said that a talk was none of theirs: nothing can be done for a day.
    Shut,
    /// The agent has looked for too many; milliseconds to wait.
    SlowDown(i64),
}

/// A contact as its agent sees it.
#[derive(Debug)]
pub struct Talk {
    /// Where it stands.
    pub view: View,
    /// The caller's user name.
    pub user_name: String,
    /// What can be done about a delayed recovery, once the caller has shown the phone.
    pub recovery: AtDesk,
}

/// Whether this account may work at the desk: by its role, and with two-step verification on.
pub fn is_agent(account: &Account) -> bool {
    account.role == Role::Desk && account.two_step.is_on() && account.disabled_at.is_none()
}

/// Finds an account by its exact user name and begins a contact. The owner is told that somebody spoke of their account.
///
/// # Errors
/// [`Refusal::NotAllowed`] where the account is no agent's; [`Refusal::Overloaded`]; faults.
pub async fn find(app: &App, agent: &Account, typed: &str) -> Result<Found> {
    let user_name = normal_user_name(typed);
    let mut deadline = Deadline::begin();
    loop {
        let agent = agent_now(app, agent.id).await?;
        let now = app.clock.now();
        let own = counted(app, &agent).await?;
        let mut after = own.guard.clone();
        if let Err(wait_ms) = after.desk_agent.charge_lookup(app.rules(), now) {
            return Ok(Found::SlowDown(wait_ms));
        }
        let caller = if could_be_user_name(&user_name) {
            accounts::by_user_name(&app.store, &user_name).await?
        } else {
            None
        };
        let (mut carry, found) = match caller {
            Some(caller) if caller.id == agent.id => {
                (Carry::new(app, now, Actor::Desk, Some(agent)), Found::Own)
            }
            Some(caller) => {
                let guard = counted(app, &caller).await?.guard;
                let mut random = app.random.clone();
                let contact =
                    Contact::begin(agent.id, &caller.facts(), &guard, &mut app.cx(now, &mut random));
                let mut carry = Carry::new(app, now, Actor::Desk, Some(caller)).by_agent(&agent);
                carry.audit_named("desk_opened");
                match contact {
                    Some(contact) => {
                        carry.push(contacts::insert(&contact));
                        carry.effects(vec![Effect::Tell(Notice::DeskOpened)]).await?;
                        (carry, Found::Contact(contact.id()))
                    }
                    None => (carry, Found::Shut),
                }
            }
            None => {
                let mut carry = Carry::new(app, now, Actor::Desk, Some(agent));
                carry.audit_with("desk_found_nobody", [("user_name", user_name.clone())]);
                (carry, Found::Nobody)
            }
        };
        carry.extend(counters::save(&own, &after));
        match carry.commit().await {
            Ok(_) => return Ok(found),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Does `command` in a contact of this agent.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::Expired`] where the agent has no such contact; [`Refusal::Overloaded`]; faults.
pub async fn go_on(app: &App, agent: &Account, id: DeskContactId, command: &Command) -> Result<Talk> {
    let mut deadline = Deadline::begin();
    loop {
        let _turn = app.turns.take(&id.bytes()).await?;
        let (agent, Kept { value, version }, caller) = open(app, agent.id, id).await?;
        let counted = counted(app, &caller).await?;
        let now = app.clock.now();
        let event = match command {
            Command::Look => Event::Looked,
            Command::RequestCode(phone) => Event::CodeRequested { phone: *phone },
            Command::GiveCode(code) => Event::CodeGiven(secrets::same_code(code)?),
            Command::Close => Event::Closed,
        };
        let before = value.clone();
        let mut random = app.random.clone();
        let decision = desk::step(
            value,
            &caller.facts(),
            counted.guard.clone(),
            event,
            &mut app.cx(now, &mut random),
        );
        let user_name = caller.user_name.clone();
        let recovery = delayed::at_desk(app, &caller).await?;
        let mut carry = Carry::new(app, now, Actor::Desk, Some(caller)).by_agent(&agent);
        if decision.state != before {
            carry.push(contacts::save(version, &decision.state));
        }
        carry.extend(counters::save(&counted, &decision.guard));
        carry.effects(decision.effects).await?;
        match carry.commit().await {
            Ok(_) => {
                return Ok(Talk {
                    view: decision.view,
                    user_name,
                    recovery,
                });
            }
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Ends all of the caller's sessions, with their sockets and calls. The owner is told.
///
/// # Errors
/// [`Refusal::Expired`] without a verdict that is good now; as [`go_on`].
pub async fn end_sessions(app: &App, agent: &Account, id: DeskContactId) -> Result<()> {
    let mut deadline = Deadline::begin();
    loop {
        let (mut carry, _, _) = verified(app, agent, id).await?;
        carry.end_sessions(None);
        carry.audit_named("desk_sessions_ended");
        carry.tell(Notice::DeskSessionsEnded)?;
        match carry.commit().await {
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Starts the delayed recovery of a caller who has shown the phone, where the owner chose to have it. The owner is told on
/// every contact, and stops it as any other; nobody here can shorten it.
///
/// # Errors
/// [`Refusal::Expired`] without a verdict that is good now; [`Refusal::NotAllowed`] where none can be started; as [`go_on`].
pub async fn start_recovery(app: &App, agent: &Account, id: DeskContactId) -> Result<()> {
    let mut deadline = Deadline::begin();
    loop {
        let (mut carry, caller, verdict) = verified(app, agent, id).await?;
        let proof = verdict.phone();
        let newest = recoveries::newest(&app.store, caller.id).await?;
        let standing = recoveries::standing(&caller, newest.as_ref().map(|kept| &kept.value));
        let started = delayed::begin(app, &mut carry, &caller, &proof, &standing).await?;
        if started.is_err() {
            return Err(Error::Refused(Refusal::NotAllowed));
        }
        match carry.commit().await {
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// What is put together for a caller who has shown the phone, the caller, and the verdict that says so. The contact goes
/// along at its version, so that nothing is done in one that is over meanwhile.
async fn verified<'a>(
    app: &'a App,
    agent: &Account,
    id: DeskContactId,
) -> Result<(Carry<'a>, Account, Verdict)> {
    let (agent, Kept { value, version }, caller) = open(app, agent.id, id).await?;
    let guard = counted(app, &caller).await?.guard;
    let now = app.clock.now();
    let mut random = app.random.clone();
    let verdict = value.verdict(agent.id, &caller.facts(), &guard, &app.cx(now, &mut random));
    let verdict = verdict.ok_or(Error::Refused(Refusal::Expired))?;
    let mut carry = Carry::new(app, now, Actor::Desk, Some(caller.clone())).by_agent(&agent);
    carry.push(contacts::save(version, &value));
    Ok((carry, caller, verdict))
}

/// The agent as of now, the contact, and its caller. Nobody else's contact is there for an agent.
async fn open(app: &App, agent: AccountId, id: DeskContactId) -> Result<(Account, Kept<Contact>, Account)> {
    let expired = || Error::Refused(Refusal::Expired);
    let agent = agent_now(app, agent).await?;
    let kept = contacts::by_id(&app.store, id).await?;
    let kept = kept
        .filter(|kept| kept.value.agent() == agent.id)
        .ok_or_else(expired)?;
    let caller = accounts::by_id(&app.store, kept.value.account()).await?;
    Ok((agent, kept, caller.ok_or_else(expired)?))
}

async fn agent_now(app: &App, id: AccountId) -> Result<Account> {
    let account = accounts::by_id(&app.store, id).await?;
    account
        .filter(is_agent)
        .ok_or(Error::Refused(Refusal::NotAllowed))
}

async fn counted(app: &App, account: &Account) -> Result<Counters> {
    super::counters(app, Some(account.id), &name_key(app, Some(account)), None).await
}
