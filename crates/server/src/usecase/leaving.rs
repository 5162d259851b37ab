//! Leaving: taking a copy of everything along, and deleting the account.

use std::collections::BTreeMap;

use doorcode_engine::ids::{AccountId, RoomId};
use doorcode_engine::step_up::Act;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::messages::said_by;
use doorcode_store::sessions::Session;
use doorcode_store::{audit, blocks, calls, devices, rooms, sessions};
use doorcode_talk::call::frames::{Direction, Outcome, RecentCall};
use doorcode_talk::message::Body;
use doorcode_talk::room::Kind;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::account::of;
use super::carry::{Actor, Carry};
use super::{Deadline, messages, name_key, outgoing, step_up};
use crate::app::App;
use crate::error::Result;

/// Entries of the audit log that an export holds.
const EXPORTED_EVENTS: u32 = 10_000;
/// Messages that are read at once.
const MESSAGES_READ: u32 = 1_000;

/// Deletes the account and all that is its own: it leaves its groups, its words go out of every conversation, and its
/// sessions, sockets and calls end. Whoever holds the verified address is told.
///
/// # Errors
/// [`Refusal::StepUp`](crate::error::Refusal::StepUp).
pub async fn delete(app: &App, session: &Session) -> Result<()> {
    let mut deadline = Deadline::begin();
    loop {
        let account = of(app, session).await?;
        let now = app.clock.now();
        let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account.clone()));
        step_up::spend(app, &mut carry, session, Act::DeleteAccount).await?;
        // Each with a commit of its own: somebody may be in more groups than one batch can write.
        messages::leave_groups(app, account.id).await?;
        carry.push(accounts::unchanged(&account));
        carry.audit_named("account_deleted");
        carry.extend(rooms::erase(account.id));
        carry.push(accounts::retire(&name_key(app, Some(&account)), now));
        carry.extend(accounts::delete(account.id));
        carry.push(sessions::end_with_account(account.id, now));
        carry.forget_account();
        if let Some(mail) = outgoing::account_deleted(app, &account, now)? {
            carry.send(&mail);
        }
        match carry.commit().await {
            Ok(_) => {
                app.bus.end_account(account.id);
                messages::tell_of_deleted(app, account.id).await;
                return Ok(());
            }
            // The account was changed meanwhile.
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Everything that is kept about a person, for taking away. Moments are in the form of RFC 3339.
#[derive(Debug, Serialize)]
pub struct Export {
    exported_at: String,
    account: ExportedAccount,
    devices: Vec<ExportedDevice>,
    sessions: Vec<ExportedSession>,
    conversations: Vec<Conversation>,
    calls: Vec<ExportedCall>,
    blocked: Vec<String>,
    events: Vec<ExportedEvent>,
}

#[derive(Debug, Serialize)]
struct ExportedAccount {
    user_name: String,
    display_name: String,
    email: Option<String>,
    email_verified_at: Option<String>,
    language: String,
    made_at: String,
    password_changed_at: String,
    two_step_verification: bool,
    recovery_key_made_at: Option<String>,
    delayed_recovery_since: Option<String>,
    phones: Vec<ExportedPhone>,
}

#[derive(Debug, Serialize)]
struct ExportedPhone {
    number: String,
    trusted_since: String,
}

#[derive(Debug, Serialize)]
struct ExportedDevice {
    device: String,
    first_seen: String,
    last_seen: String,
    known: bool,
}

#[derive(Debug, Serialize)]
struct ExportedSession {
    app: String,
    device: String,
    signed_in_at: String,
    last_seen: String,
}

/// A conversation, with what the person said in it. What others said is theirs.
#[derive(Debug, Serialize)]
struct Conversation {
    /// The title of a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    /// The user name of the other person; empty where that account is deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    said: Vec<Said>,
}

#[derive(Debug, Serialize)]
struct Said {
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited_at: Option<String>,
    text: String,
}

#[derive(Debug, Serialize)]
struct ExportedCall {
    at: String,
    with: String,
    direction: Direction,
    outcome: Outcome,
    camera: bool,
    talked_s: i64,
}

#[derive(Debug, Serialize)]
struct ExportedEvent {
    at: String,
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    app: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    facts: Map<String, Json>,
}

fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.ms())
        .map(|at| at.to_string())
        .unwrap_or_default()
}

/// Puts the export together.
///
/// # Errors
/// [`Refusal::StepUp`](crate::error::Refusal::StepUp).
pub async fn export(app: &App, session: &Session) -> Result<Export> {
    let account = of(app, session).await?;
    let now = app.clock.now();
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account.clone()));
    step_up::spend(app, &mut carry, session, Act::Export).await?;
    carry.audit_named("exported");
    carry.commit().await?;
    let (store, id) = (&app.store, account.id);
    let device = |device: devices::Device| ExportedDevice {
        device: device.description,
        first_seen: moment(device.first_seen),
        last_seen: moment(device.last_seen),
        known: device.known,
    };
    let signed_in = |session: Session| ExportedSession {
        app: session.app.as_str().to_owned(),
        device: session.device_description,
        signed_in_at: moment(session.auth_time),
        last_seen: moment(session.last_seen),
    };
    let secret = account.audit_secret;
    let event = |entry: audit::Entry| {
        let words = app.audit.read(&entry.said, Some(&secret)).unwrap_or_default();
        ExportedEvent {
            at: moment(entry.said.at),
            event: entry.said.event,
            app: words.app,
            device: words.device,
            facts: words.facts,
        }
    };
    Ok(Export {
        exported_at: moment(now),
        account: exported(account),
        devices: devices::of_account(store, id)
            .await?
            .into_iter()
            .map(device)
            .collect(),
        sessions: sessions::of_account(store, id)
            .await?
            .into_iter()
            .map(signed_in)
            .collect(),
        conversations: conversations(app, id).await?,
        calls: called(app, id).await?,
        blocked: blocks::of(store, id)
            .await?
            .into_iter()
            .map(|name| name.user_name)
            .collect(),
        events: audit::of_account(store, id, None, EXPORTED_EVENTS)
            .await?
            .into_iter()
            .map(event)
            .collect(),
    })
}

fn exported(account: Account) -> ExportedAccount {
    let facts = account.facts();
    ExportedAccount {
        user_name: account.user_name,
        display_name: account.display_name,
        email: account.email,
        email_verified_at: account.email_verified_at.map(moment),
        language: account.language,
        made_at: moment(account.created_at),
        password_changed_at: moment(account.password_changed_at),
        two_step_verification: account.two_step.is_on(),
        recovery_key_made_at: facts.recovery_key.since().map(moment),
        delayed_recovery_since: account.delayed_since.map(moment),
        phones: account
            .phones
            .into_iter()
            .map(|phone| ExportedPhone {
                number: phone.number.as_str().to_owned(),
                trusted_since: moment(phone.trusted_since),
            })
            .collect(),
    }
}

async fn conversations(app: &App, account: AccountId) -> Result<Vec<Conversation>> {
    let mut conversations: BTreeMap<RoomId, Conversation> = BTreeMap::new();
    let mut after = None;
    loop {
        let page = said_by(&app.store, account, after, MESSAGES_READ).await?;
        let Some((room, message)) = page.last() else {
            return Ok(conversations.into_values().collect());
        };
        after = Some((*room, message.seq));
        for (room, message) in page {
            let Body::Text { text, .. } = message.body else {
                continue;
            };
            let said = Said {
                at: moment(message.sent_at),
                edited_at: message.edited_at.map(moment),
                text: text.as_str().to_owned(),
            };
            if let Some(known) = conversations.get_mut(&room) {
                known.said.push(said);
            } else {
                let mut conversation = conversation(app, account, room).await?;
                conversation.said.push(said);
                conversations.insert(room, conversation);
            }
        }
    }
}

/// Where something was said: the group, or with whom.
async fn conversation(app: &App, account: AccountId, room: RoomId) -> Result<Conversation> {
    let record = rooms::by_id(&app.store, room).await?;
    let mut conversation = Conversation {
        group: None,
        with: None,
        said: Vec::new(),
    };
    if let Some(record) = record {
        match &record.room.kind {
            Kind::Group { title } => conversation.group = Some(title.as_str().to_owned()),
            Kind::Direct => {
                let other = record.room.other(account);
                let name = other.and_then(|other| record.names.get(&other));
                conversation.with = name.map(|name| name.user_name.clone());
            }
        }
    }
    Ok(conversation)
}

async fn called(app: &App, account: AccountId) -> Result<Vec<ExportedCall>> {
    let call = |call: &RecentCall| ExportedCall {
        at: moment(call.at),
        with: call.with.user_name.clone(),
        direction: call.direction,
        outcome: call.outcome,
        camera: call.camera,
        talked_s: call.talked_ms / 1_000,
    };
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let page = calls::recent(&app.store, account, before).await?;
        all.extend(page.iter().map(call));
        match page.last() {
            Some(last) if page.len() == calls::PAGE => before = Some(last.call),
            _ => return Ok(all),
        }
    }
}
