//! Carrying out what a step decided: effects become statements of one batch, and work for afterwards.

mod session;

use doorcode_engine::account::{AppId, PhoneNumber, TrustedPhone, TwoStep};
use doorcode_engine::code::CodeFor;
use doorcode_engine::effect::{Audit, Effect, Notice, Ticket};
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{AccountId, SessionId};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::secret::PlainToken;
use doorcode_engine::sign_in::SignIn;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{
    Batch, CommitError, Statement, StoreError, fleet, outbox, sessions, sign_ins, told, toll,
};
use metrics::counter;
use rand_core::Rng as _;
use serde_json::{Map, Value as Json};

use super::browser::Browser;
use super::not_me::{self, Subject};
use super::{delayed, outgoing, secrets};
use crate::app::App;
use crate::audit;
use crate::audit::seal::Words;
use crate::courier::toll::Room;
use crate::courier::{self, By};
use crate::error::{Error, Refusal, Result};
use crate::figures;
use crate::hashing::Place;

/// A new phone gets no text now. It may tomorrow: what was counted today is the next day's past.
pub(super) const NO_TEXTS: Error = Error::Refused(Refusal::NoTexts {
    retry_after_s: 86_400,
});

/// Slow work that a step asked for: begun after the commit, answered by an event. What was charged for has its place
/// in the queue before the commit, so that nobody pays a guess for a busy server.
pub enum Work {
    /// Compare the password at hand.
    CheckPassword(Ticket, Place),
    /// Compare this recovery key.
    CheckRecoveryKey(Ticket, RecoveryKey, Place),
    /// Hash this recovery key.
    HashRecoveryKey(Ticket, RecoveryKey),
}

/// A session that was opened: its tokens go into cookies (or into the answer to an app) and nowhere else.
#[derive(Debug)]
pub struct Opened {
    /// Its id.
    pub session: SessionId,
    /// The app it is of.
    pub app: AppId,
    /// The session's token.
    pub token: PlainToken,
    /// A new device key, where this account was not yet known on the device.
    pub device_key: Option<PlainToken>,
    /// Whether this is the first sign-in of the account on this device.
    pub first_on_device: bool,
}

/// Who acts, as the audit log says it: the kind in the clear, the session sealed.
#[derive(Clone, Copy, Debug)]
pub enum Actor {
    /// Somebody signing in, or proving who they are without a session.
    SignIn,
    /// The holder of a session.
    Session(SessionId),
    /// The holder of a link that was mailed.
    Link,
    /// Nobody: time has passed.
    Clock,
    /// Whoever runs the server, at the command line.
    Operator,
    /// An agent of the desk (see [`Carry::by_agent`]).
    Desk,
}

impl Actor {
    const fn kind(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Session(_) => "session",
            Self::Link => "link",
            Self::Clock => "clock",
            Self::Operator => "operator",
            Self::Desk => "desk",
        }
    }
}

/// An entry of the audit log: whose, what happened, and what belongs to it.
struct Entry {
    account: Option<(AccountId, audit::seal::Secret)>,
    event: String,
    facts: Map<String, Json>,
}

/// One step's writes, being put together.
pub struct Carry<'a> {
    app: &'a App,
    now: Timestamp,
    actor: Actor,
    lane: Lane,
    by: By,
    account: Option<Account>,
    account_changed: bool,
    batch: Batch,
    work: Option<Work>,
    opened: Option<Opened>,
    ended: Vec<Ending>,
    said: Vec<Audit>,
    entries: Vec<Entry>,
    sent: bool,
    /// Wrong codes of unknown devices, for the breaker of the fleet.
    wrong: u32,
    /// The app that is being signed in to, and on what.
    place: Option<(String, String)>,
    /// The agent of the desk who acts: name, id, and what seals the entries about them.
    agent: Option<(String, AccountId, audit::seal::Secret)>,
    /// What is approved, where something is.
    approves: Option<String>,
    /// Notices that come in bursts, and the names that they are counted under.
    bursts: Vec<(&'static str, Notice)>,
    /// What is left for a text to a phone that nobody has proved yet, where texts cost something.
    room: Option<Room>,
    /// What counts texts, and what they cost.
    charges: Vec<Statement>,
    cost: i64,
    withheld: bool,
}

/// What is left to do once the batch is committed.
pub struct Carried {
    /// Slow work.
    pub work: Option<Work>,
    /// The session that was opened.
    pub opened: Option<Opened>,
    /// The account as it is now.
    pub account: Option<Account>,
    /// Whether a text was not sent, because of what texts may cost.
    pub withheld: bool,
}

enum Ending {
    One(AccountId, SessionId),
    AllBut(AccountId, Option<SessionId>),
}

impl<'a> Carry<'a> {
    /// `account` is the row that the step's facts were read from.
    pub fn new(app: &'a App, now: Timestamp, actor: Actor, account: Option<Account>) -> Self {
        Self {
            app,
            now,
            actor,
            lane: Lane::Unknown,
            by: By::Text,
            account,
            account_changed: false,
            batch: Batch::new(),
            work: None,
            opened: None,
            ended: Vec::new(),
            said: Vec::new(),
            entries: Vec::new(),
            sent: false,
            wrong: 0,
            place: None,
            agent: None,
            approves: None,
            bursts: Vec::new(),
            room: None,
            charges: Vec::new(),
            cost: 0,
            withheld: false,
        }
    }

    /// Slow work waits in this lane; without it, in that of unknown devices.
    pub fn lane(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self
    }

    /// How a code is to come, where one is sent.
    pub fn by(mut self, by: By) -> Self {
        self.by = by;
        self
    }

    /// Everything is written down twice: of the account with the agent's name, and of the agent with the account's.
    pub fn by_agent(mut self, agent: &Account) -> Self {
        self.agent = Some((agent.user_name.clone(), agent.id, agent.audit_secret));
        self
    }

    /// The notice says what was approved.
    pub fn approves(mut self, text: String) -> Self {
        self.approves = Some(text);
        self
    }

    /// What is left for a text to a phone that nobody has proved yet.
    pub fn leave_room(&mut self, room: Room) {
        self.room = Some(room);
    }

    /// Adds a statement.
    pub fn push(&mut self, statement: Statement) {
        self.batch.push(statement);
    }

    /// Adds statements.
    pub fn extend(&mut self, statements: impl IntoIterator<Item = Statement>) {
        self.batch.extend(statements);
    }

    /// Changes the account; committed only at the version it was read at.
    pub fn change_account(&mut self, change: impl FnOnce(&mut Account)) {
        if let Some(account) = &mut self.account {
            change(account);
            self.account_changed = true;
        }
    }

    /// Writes to the audit log.
    pub fn audit(&mut self, event: &Audit) {
        self.said.push(*event);
        // The engine writes an event as an object with its name in the field `event`.
        if let Ok(Json::Object(mut facts)) = serde_json::to_value(event)
            && let Some(Json::String(name)) = facts.remove("event")
        {
            self.entry(name, facts);
        }
    }

    /// Writes an event of the account pages, which the engine has no part in, to the audit log.
    pub fn audit_named(&mut self, name: &str) {
        self.entry(name.to_owned(), Map::new());
    }

    /// The same, with what belongs to the event.
    pub fn audit_with(&mut self, name: &str, facts: impl IntoIterator<Item = (&'static str, String)>) {
        let facts = facts
            .into_iter()
            .map(|(fact, value)| (fact.to_owned(), value.into()));
        self.entry(name.to_owned(), facts.collect());
    }

    fn entry(&mut self, event: String, mut facts: Map<String, Json>) {
        let account = self.account.as_ref();
        if let (Some((agent, id, secret)), Some(account)) = (&self.agent, account) {
            facts.insert("agent".to_owned(), agent.clone().into());
            let of = [("event", event.clone()), ("user_name", account.user_name.clone())];
            self.entries.push(Entry {
                account: Some((*id, *secret)),
                event: "desk_acted".to_owned(),
                facts: of
                    .map(|(name, value)| (name.to_owned(), value.into()))
                    .into_iter()
                    .collect(),
            });
        }
        self.entries.push(Entry {
            account: account.map(|account| (account.id, account.audit_secret)),
            event,
            facts,
        });
    }

    /// The entries as statements, last in the batch: what they say of the person is sealed now.
    async fn write_entries(&mut self) -> Result<(), CommitError> {
        let entries = std::mem::take(&mut self.entries);
        if entries.is_empty() {
            return Ok(());
        }
        let mut words = Words::default();
        if let Some((app, device)) = &self.place {
            words.app = Some(app.clone());
            words.device = Some(device.clone());
        }
        if let Actor::Session(id) = self.actor {
            words.session = Some(id.to_string());
            let session = sessions::by_id(&self.app.store, id).await.map_err(unread)?;
            if let Some(session) = session {
                words.app = Some(session.app.as_str().to_owned());
                words.device = Some(session.device_description);
            }
        }
        for entry in entries {
            words.facts = entry.facts;
            let event = audit::seal::Event {
                at: self.now,
                account: entry.account.as_ref().map(|(id, secret)| (*id, secret)),
                actor: self.actor.kind(),
                name: &entry.event,
                words: &words,
            };
            // Without its entry nothing is done.
            let said = self.app.audit.write(&event).map_err(|error| {
                tracing::error!(%error, "an entry of the audit log could not be sealed");
                CommitError::Busy
            })?;
            self.batch.push(doorcode_store::audit::append(said));
        }
        Ok(())
    }

    /// Tells the owner, now.
    ///
    /// # Errors
    /// A fault of the sealing.
    pub fn tell(&mut self, notice: Notice) -> Result<()> {
        let Some(account) = &self.account else {
            return Ok(());
        };
        let session = match (&self.opened, self.actor) {
            (Some(opened), _) => Some(opened.session),
            (None, Actor::Session(session)) => Some(session),
            (None, _) => None,
        };
        let (app, device) = self.place.clone().unzip();
        let subject = Subject {
            session,
            app,
            device,
            former: not_me::former(self.app, account, notice, self.now),
            text: self.approves.clone(),
            ..outgoing::about(notice)
        };
        let statements = outgoing::notices(self.app, account, &subject, 0, self.now)?;
        self.sent |= !statements.is_empty();
        self.batch.extend(statements);
        Ok(())
    }

    /// Puts a text or a mail into the outbox.
    pub fn send(&mut self, outgoing: &outbox::Outgoing) {
        self.batch.push(outbox::insert(outgoing));
        self.sent = true;
    }

    /// Says that something was put into the outbox, so that the courier is woken.
    pub fn sent(&mut self) {
        self.sent = true;
    }

    /// The account is deleted by this batch: nothing more is written of it.
    pub fn forget_account(&mut self) {
        self.account = None;
    }

    /// Ends one session of the account; its sockets and its call go with it.
    pub fn end_session(&mut self, session: SessionId) {
        if let Some(account) = self.account_id() {
            self.batch.push(sessions::end(session, self.now));
            self.ended.push(Ending::One(account, session));
        }
    }

    /// Ends all sessions of the account, but for one.
    pub fn end_sessions(&mut self, but: Option<SessionId>) {
        if let Some(account) = self.account_id() {
            self.batch.push(sessions::end_all(account, but, self.now));
            self.ended.push(Ending::AllBut(account, but));
        }
    }

    /// Carries out the effects of a sign-in in the browser (or the app) that signs in.
    ///
    /// # Errors
    /// The queue for hashing is full, or a fault of the store or of the sealing.
    pub async fn sign_in_effects(
        &mut self,
        effects: Vec<Effect>,
        sign_in: &SignIn,
        browser: &Browser,
    ) -> Result<()> {
        self.place = Some((sign_in.app().as_str().to_owned(), browser.description.clone()));
        let mut new_device = false;
        for effect in effects {
            match effect {
                Effect::OpenSession(grant) => {
                    if let (true, Some(account)) = (grant.by_two_steps(), self.account.clone()) {
                        delayed::owner_signed_in(self.app, self, &account).await?;
                    }
                    let proved = sign_ins::proved_key(&self.app.store, sign_in.id()).await?;
                    self.open_session(&grant, browser, proved).await?;
                }
                // A browser that the account has been used in before is told of by no mail.
                Effect::Tell(Notice::NewDevice) => {
                    let proved = sign_ins::proved_key(&self.app.store, sign_in.id()).await?;
                    new_device = self.device(browser, proved.as_deref()).await?.is_none();
                }
                Effect::CloseOldSignIns { account, keep } => {
                    self.batch.push(sign_ins::close_old(account, sign_in, keep));
                }
                other => self.effect(other)?,
            }
        }
        if new_device {
            // Last, for its link ends the session that has been opened.
            self.tell(Notice::NewDevice)?;
        }
        self.tell_bursts().await
    }

    /// Carries out effects that need no browser.
    ///
    /// # Errors
    /// The queue for hashing is full, or a fault of the store or of the sealing.
    pub async fn effects(&mut self, effects: Vec<Effect>) -> Result<()> {
        effects.into_iter().try_for_each(|effect| self.effect(effect))?;
        self.tell_bursts().await
    }

    fn effect(&mut self, effect: Effect) -> Result<()> {
        match effect {
            Effect::CheckPassword { ticket, .. } => {
                self.work = Some(Work::CheckPassword(ticket, secrets::place(self.app, self.lane)?));
            }
            Effect::CheckRecoveryKey { ticket, key } => {
                let place = secrets::place(self.app, self.lane)?;
                self.work = Some(Work::CheckRecoveryKey(ticket, key, place));
            }
            Effect::HashRecoveryKey { ticket, key } => self.work = Some(Work::HashRecoveryKey(ticket, key)),
            Effect::SendCode {
                number,
                code,
                purpose,
                expires_at,
                word,
                text,
            } => {
                let (text, cost) = outgoing::code(
                    self.app,
                    self.by,
                    self.account.as_ref(),
                    &number,
                    &code,
                    word.as_ref(),
                    text.as_ref(),
                    purpose,
                    self.place.as_ref().map(|(app, _)| app.as_str()),
                    self.now,
                    expires_at,
                )?;
                self.send_code(&text, &number, cost, purpose)?;
            }
            Effect::MailCode {
                code,
                purpose,
                expires_at,
            } => {
                if let Some(account) = &self.account {
                    let place = self.place.as_ref().map(|(_, device)| device.as_str());
                    let mail =
                        outgoing::mail_code(self.app, account, &code, purpose, place, self.now, expires_at)?;
                    if let Some(mail) = mail {
                        self.send(&mail);
                    }
                }
            }
            Effect::SetKeyState(state) => self.change_account(|account| account.recovery_key = state),
            Effect::StoreRecoveryKey { hash, state } => self.change_account(|account| {
                account.recovery_key_hash = Some(hash);
                account.recovery_key = state;
            }),
            Effect::TrustPhone { id, number } => {
                if self.app.courier.toll().is_some() {
                    self.charges
                        .push(toll::typed(self.now, &courier::toll::prefix(&number)));
                }
                let phone = TrustedPhone {
                    id,
                    number,
                    trusted_since: self.now,
                };
                if let Some(account) = self.account_id() {
                    self.batch.push(accounts::trust_phone(account, &phone));
                }
                self.change_phones(|phones| phones.push(phone));
            }
            Effect::DropPhone(phone) => {
                if let Some(account) = self.account_id() {
                    self.batch.push(accounts::drop_phone(account, phone));
                }
                self.change_phones(|phones| phones.retain(|known| known.id != phone));
            }
            Effect::TurnOn => {
                let since = self.now;
                self.change_account(|account| account.two_step = TwoStep::On { since });
            }
            Effect::SetTurningOn(turning_on) => {
                self.change_account(|account| account.turning_on = turning_on)
            }
            Effect::EndOtherSessions => self.end_sessions(match self.actor {
                Actor::Session(session) => Some(session),
                _ => None,
            }),
            Effect::CountInFleet => self.wrong += 1,
            Effect::Audit(event) => self.audit(&event),
            Effect::Tell(notice) => match outgoing::burst(notice) {
                Some(name) => self.bursts.push((name, notice)),
                None => self.tell(notice)?,
            },
            // Only a sign-in brings these about, and `sign_in_effects` has carried them out.
            Effect::OpenSession(_) | Effect::CloseOldSignIns { .. } => {}
        }
        Ok(())
    }

    /// Sends a code, where texts may cost that much. To a phone that nobody has proved yet it is refused otherwise; to a
    /// trusted one it is written down as not sent, for whoever signs in has other ways.
    fn send_code(
        &mut self,
        text: &outbox::Outgoing,
        number: &PhoneNumber,
        cost: i64,
        purpose: CodeFor,
    ) -> Result<()> {
        let Some(toll) = self.app.courier.toll() else {
            self.send(text);
            return Ok(());
        };
        if matches!(purpose, CodeFor::Enrolment(_) | CodeFor::Recovery(_)) {
            let charges = self.room.as_ref().and_then(|room| room.charge(cost, self.now));
            self.charges.extend(charges.ok_or(NO_TEXTS)?);
        } else if toll.bears(number, self.lane) {
            let shard = self.app.random.clone().next_u32();
            self.charges.push(toll::count(self.now, 1, cost, shard));
        } else {
            counter!("doorcode_texts_withheld_total", "phone" => "trusted").increment(1);
            self.batch.push(outbox::withheld(text));
            self.withheld = true;
            return Ok(());
        }
        self.cost += cost;
        self.send(text);
        Ok(())
    }

    fn account_id(&self) -> Option<AccountId> {
        self.account.as_ref().map(|account| account.id)
    }

    fn change_phones(&mut self, change: impl FnOnce(&mut Vec<TrustedPhone>)) {
        let now = self.now;
        self.change_account(|account| {
            change(&mut account.phones);
            account.contacts_changed_at = now;
        });
    }

    /// The first goes out at once; what follows within the hour is counted, and told at its end. Only what goes out is
    /// put into words and sealed: a guesser costs no more than a count.
    async fn tell_bursts(&mut self) -> Result<()> {
        let Some(account) = self.account_id() else {
            return Ok(());
        };
        for (name, notice) in std::mem::take(&mut self.bursts) {
            let last = told::last(&self.app.store, account, name).await?;
            let held = last
                .as_ref()
                .is_some_and(|last| self.now.since_ms(last.sent_at) < outgoing::burst_ms(name));
            if held {
                self.batch.push(told::hold(account, name));
            } else {
                self.batch
                    .push(told::sent(account, name, last.as_ref(), self.now));
                self.tell(notice)?;
            }
        }
        Ok(())
    }

    /// Commits everything as one. What rests on the account's facts is committed only at their version.
    ///
    /// # Errors
    /// [`CommitError::Stale`] where somebody was faster: load and step again.
    pub async fn commit(mut self) -> Result<Carried, CommitError> {
        match &mut self.account {
            Some(account) if self.account_changed => {
                self.batch.push(accounts::update(account));
                account.version += 1;
            }
            Some(account) if self.opened.is_some() => self.batch.push(accounts::unchanged(account)),
            _ => {}
        }
        self.write_entries().await?;
        for _ in 0..self.wrong {
            let shard = self.app.random.clone().next_u32();
            self.batch.push(fleet::count(self.now, shard));
        }
        self.batch.extend(self.charges);
        self.app.store.commit(self.batch).await?;
        if let Some(toll) = self.app.courier.toll() {
            toll.spend(self.cost);
        }
        (0..self.wrong).for_each(|_| self.app.breaker.wrong(self.app.rules(), self.now));
        self.said.iter().for_each(figures::happened);
        if self.sent {
            self.app.courier.wake();
        }
        for ending in &self.ended {
            match ending {
                Ending::One(account, session) => self.app.bus.end_session(*account, *session),
                Ending::AllBut(account, but) => self.app.bus.end_others(*account, *but),
            }
        }
        Ok(Carried {
            work: self.work,
            opened: self.opened,
            account: self.account,
            withheld: self.withheld,
        })
    }
}

/// A read that a commit rests on and that gave nothing.
pub(super) fn unread(error: StoreError) -> CommitError {
    match error {
        StoreError::Fault(fault) => CommitError::Fault(fault),
        StoreError::Busy => CommitError::Busy,
        StoreError::Row(error) => {
            tracing::error!(%error, "a row cannot be read");
            CommitError::Busy
        }
    }
}
