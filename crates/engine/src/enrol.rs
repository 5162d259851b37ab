//! Enrolment: turning two-step verification on, adding a phone, making a new recovery key.
//!
//! ```text
//! goal           walk
//! TurnOn         AwaitingPhone → AwaitingCode → ShowingKey → AwaitingConsent → (AwaitingOwner →) Done
//! AddPhone       AwaitingPhone → AwaitingCode → Done
//! NewKey         ShowingKey → Done
//! ```
//!
//! Every page of the walk can be reloaded, and its back button pressed: an event that belongs to another
//! state changes nothing, and a number given again starts from there. Turning it on is the owner's act:
//! where the account is not settled on this device (see [`Ownership`]) it waits, and the owner can stop it.
//! From the moment on in which such a walk has a phone, sign-ins are confirmed through an older contact
//! ([`TurningOn::Open`]); one that came into force unanswered can be undone by it ([`TurningOn::Waited`]).
//! A walk is over as soon as what its authority rests on has changed: a new password stops what a thief
//! began with the old one, also while it waits.

use crate::account::{Basis, Facts, PhoneNumber, TurningOn};
use crate::code::{Code, CodeFor, Guess, LiveCode};
use crate::effect::{Audit, Cx, Decision, Effect, Notice, Ticket};
use crate::guard::{Guard, SendFor};
use crate::ids::{AccountId, EnrolmentId, PhoneId, SessionId};
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::rules::Rules;
use crate::second_step::{Note, To, resend_at, send_again};
use crate::step_up::{Act, StepUpProof};
use crate::time::{CLOCK_SLACK_MS, Timestamp, is_over};
use serde::{Deserialize, Deserializer, Serialize};

/// What the walk is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Turning two-step verification on.
    TurnOn {
        /// When this account was first seen on the device at hand.
        device_first_seen: Timestamp,
    },
    /// Trusting another phone, in the place of one that is dropped where one is named.
    AddPhone {
        /// The phone to drop.
        replaces: Option<PhoneId>,
    },
    /// Making a new recovery key.
    NewKey,
}

/// One walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Enrolment {
    id: EnrolmentId,
    account: AccountId,
    session: SessionId,
    goal: Goal,
    expires_at: Timestamp,
    basis: Basis,
    state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    AwaitingPhone,
    AwaitingCode {
        phone: NewPhone,
        code: Option<LiveCode>,
    },
    ShowingKey {
        phone: Option<NewPhone>,
        draft: KeyDraft,
    },
    HashingKey {
        phone: Option<NewPhone>,
        draft: KeyDraft,
        ticket: Ticket,
    },
    AwaitingConsent {
        phone: NewPhone,
        key_hash: String,
    },
    AwaitingOwner {
        phone: NewPhone,
        key_hash: String,
        until: Timestamp,
        /// Since when the address that can confirm it has been verified; `None` where there is none that is
        /// old enough.
        contact: Option<Timestamp>,
    },
    Done,
    Stopped,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct NewPhone {
    id: PhoneId,
    number: PhoneNumber,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A phone number was given.
    PhoneGiven(PhoneNumber),
    /// Another code is wanted.
    CodeRequested,
    /// A code was typed.
    CodeGiven(Code),
    /// The key was retyped.
    KeyRetyped(RecoveryKey),
    /// The key has been hashed.
    KeyHashed {
        /// The ticket of [`Effect::HashRecoveryKey`].
        ticket: Ticket,
        /// Argon2id, as a PHC string.
        hash: String,
    },
    /// The person has read what will happen, and agrees.
    Consented,
    /// The owner confirmed it through a contact that is old enough.
    OwnerConfirmed,
    /// The owner stopped it, or the person gave it up.
    Stopped,
    /// Time has passed, or the page was opened again.
    Looked,
}

/// Whether turning it on waits for the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// The account is settled on this device, or too young to have anything to steal.
    Plain,
    /// A verified contact that is old enough has to confirm it, or the wait has to pass.
    ByContact {
        /// Since when the address that confirms has been verified.
        verified_at: Timestamp,
    },
    /// There is no such contact: the wait has to pass, and every contact is told.
    ByWaiting,
}

/// Rule 12: a thief with the password must not enrol a phone of their own.
///
/// While turning it off can be undone, turning it on anew is not plain either: it would replace the phone
/// and the key that undo it. Nor is it while an older contact can undo the last turning on: turning it off and on
/// again must not take that away.
pub fn ownership(facts: &Facts, device_first_seen: Timestamp, rules: &Rules, now: Timestamp) -> Ownership {
    let settled = |since: Timestamp| now.since_ms(since) >= rules.settled_ms;
    if !settled(facts.created_at) {
        return Ownership::Plain;
    }
    if settled(device_first_seen)
        && settled(facts.password_changed_at)
        && settled(facts.contacts_changed_at)
        && !facts.can_undo_turn_off(now)
        && !matches!(facts.turning_on, TurningOn::Waited { undo_until, .. } if now < undo_until)
    {
        return Ownership::Plain;
    }
    match facts.email_verified_at {
        Some(verified_at) if settled(verified_at) => Ownership::ByContact { verified_at },
        _ => Ownership::ByWaiting,
    }
}

/// What the person is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// A field for a phone number.
    EnterPhone {
        /// What came of the last number.
        note: Option<Note>,
    },
    /// A field for the code.
    EnterCode(EnrolCode),
    /// The new recovery key, to be shown, printed and retyped.
    ShowKey {
        /// Stands for the key.
        draft: KeyDraft,
        /// What came of retyping it.
        note: Option<Note>,
    },
    /// What will happen, and a button.
    Consent,
    /// Turning it on waits.
    AwaitOwner {
        /// Until when.
        until: Timestamp,
        /// Whether a contact can confirm it before.
        by_contact: bool,
    },
    /// Done.
    Done,
    /// Given up, stopped, or its time ran out.
    Stopped,
}

/// What the page that asks for the new phone's code shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolCode {
    /// The number that the code went to, in full: the person has just typed it.
    pub number: PhoneNumber,
    /// How many digits to type.
    pub digits: u8,
    /// Until when the live code is good; `None` where there is none.
    pub expires_at: Option<Timestamp>,
    /// From when on 'Send again' works.
    pub resend_at: Timestamp,
    /// What came of the last thing typed.
    pub note: Option<Note>,
}

/// The right to begin a walk.
#[derive(Debug)]
pub enum Authority {
    /// A step-up for the act.
    StepUp(StepUpProof),
    /// The session was signed in to just now; enough for turning it on, which takes nothing away.
    JustSignedIn {
        /// When.
        auth_time: Timestamp,
    },
    /// The recovery key signed this session in, and its phone is to be replaced.
    KeySignedIn {
        /// When.
        auth_time: Timestamp,
    },
}

/// How long after a sign-in its password need not be asked for again.
const JUST_SIGNED_IN_MS: i64 = 10 * crate::time::MINUTE_MS;

impl Enrolment {
    /// A new walk, where `authority` bears it: `None` where it does not.
    pub fn begin(
        goal: Goal,
        facts: &Facts,
        session: SessionId,
        authority: &Authority,
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        let just = |auth_time: &Timestamp| {
            (-CLOCK_SLACK_MS..JUST_SIGNED_IN_MS).contains(&cx.now.since_ms(*auth_time))
        };
        let allowed = match (&goal, authority) {
            (Goal::TurnOn { .. }, _) if facts.two_step.is_on() => false,
            // While it is off, a key or phone added by the password alone could undo the turning off.
            (Goal::AddPhone { .. } | Goal::NewKey, _) if !facts.two_step.is_on() => false,
            (Goal::AddPhone { replaces: Some(old) }, _) if facts.phone(*old).is_none() => false,
            (Goal::TurnOn { .. }, Authority::JustSignedIn { auth_time }) => just(auth_time),
            (Goal::TurnOn { .. }, Authority::StepUp(proof)) => {
                proof.act() == Act::TurnOn && proof.account() == facts.account
            }
            (Goal::AddPhone { .. }, Authority::KeySignedIn { auth_time }) => just(auth_time),
            (Goal::AddPhone { .. }, Authority::StepUp(proof)) => {
                proof.act() == Act::AddPhone && proof.account() == facts.account
            }
            (Goal::NewKey, Authority::StepUp(proof)) => {
                proof.act() == Act::NewRecoveryKey && proof.account() == facts.account
            }
            _ => false,
        };
        if !allowed {
            return None;
        }
        let state = match goal {
            Goal::TurnOn { .. } | Goal::AddPhone { .. } => State::AwaitingPhone,
            Goal::NewKey => State::ShowingKey {
                phone: None,
                draft: KeyDraft::new(cx.rules.key_style, cx.rng),
            },
        };
        Some(Self {
            id: EnrolmentId::new(cx.now, cx.rng),
            account: facts.account,
            session,
            goal,
            expires_at: cx.now.plus_ms(cx.rules.enrolment_ttl_ms),
            basis: facts.basis(),
            state,
        })
    }

    /// The one way from a row back to a walk. Hand it nothing but what `Serialize` wrote to the store:
    /// whoever can write that row can turn two-step verification on with a phone of their own.
    ///
    /// # Errors
    /// Whatever the deserializer says of a damaged row.
    pub fn restore<'de, D: Deserializer<'de>>(row: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Row {
            id: EnrolmentId,
            account: AccountId,
            session: SessionId,
            goal: Goal,
            expires_at: Timestamp,
            basis: Basis,
            state: State,
        }
        let Row {
            id,
            account,
            session,
            goal,
            expires_at,
            basis,
            state,
        } = Row::deserialize(row)?;
        Ok(Self {
            id,
            account,
            session,
            goal,
            expires_at,
            basis,
            state,
        })
    }

    /// Its id.
    pub fn id(&self) -> EnrolmentId {
        self.id
    }

    /// Whose it is.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The session that walks it.
    pub fn session(&self) -> SessionId {
        self.session
    }

    /// What it is for.
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// From when on it is over (or, while it waits for the owner, in force).
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Whether it has come to its end; one whose time ran out comes to it at its next step.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Stopped)
    }

    /// What the owner is asked about while it waits: the phone that would be trusted, and whether a contact is old
    /// enough to confirm it.
    pub fn asks_owner(&self) -> Option<(&PhoneNumber, bool)> {
        match &self.state {
            State::AwaitingOwner { phone, contact, .. } => Some((&phone.number, contact.is_some())),
            _ => None,
        }
    }

    /// Whether it waits for the owner.
    pub fn awaits_owner(&self) -> bool {
        matches!(self.state, State::AwaitingOwner { .. })
    }
}

/// Takes `enrolment` from one state to the next; the contract is that of [`crate::sign_in::step`].
pub fn step(
    mut enrolment: Enrolment,
    facts: &Facts,
    mut guard: Guard,
    event: Event,
    cx: &mut Cx<'_>,
) -> Decision<Enrolment, View> {
    let mut effects = Vec::new();
    let state = core::mem::replace(&mut enrolment.state, State::Stopped);
    let waits = matches!(state, State::AwaitingOwner { .. });
    let over = matches!(state, State::Done | State::Stopped);
    let mut note = None;
    enrolment.state = if over || facts.account != enrolment.account {
        state
    } else if facts.basis() != enrolment.basis {
        if waits {
            effects.push(Effect::Audit(Audit::TurnOnStopped));
        }
        effects.extend(closes(&enrolment, facts));
        State::Stopped
    } else if !waits && is_over(enrolment.expires_at, cx.rules.enrolment_ttl_ms, cx.now) {
        effects.extend(closes(&enrolment, facts));
        State::Stopped
    } else {
        let mut run = Run {
            enrolment: &mut enrolment,
            facts,
            guard: &mut guard,
            effects: &mut effects,
            cx,
            note: None,
        };
        let state = run.handle(state, event);
        note = run.note;
        state
    };
    let view = view(&enrolment, &guard, cx, note);
    let wake = enrolment.expires_at;
    Decision {
        state: enrolment,
        guard,
        effects,
        view,
        wake,
    }
}

/// What says that this walk is no longer open, where it was the one that was.
fn closes(enrolment: &Enrolment, facts: &Facts) -> Option<Effect> {
    let open = matches!(facts.turning_on, TurningOn::Open { walk, .. } if walk == enrolment.id);
    open.then_some(Effect::SetTurningOn(TurningOn::Settled))
}

fn view(enrolment: &Enrolment, guard: &Guard, cx: &Cx<'_>, note: Option<Note>) -> View {
    match &enrolment.state {
        State::AwaitingPhone => View::EnterPhone { note },
        State::AwaitingCode { phone, code } => {
            let live = code.as_ref().filter(|code| code.is_live(cx.now));
            View::EnterCode(EnrolCode {
                number: phone.number.clone(),
                digits: live.map_or_else(|| cx.rules.first_digits(), LiveCode::digits),
                expires_at: live.map(LiveCode::expires_at),
                resend_at: resend_at(live, SendFor::Enrolment, guard, cx),
                note,
            })
        }
        State::ShowingKey { draft, .. } | State::HashingKey { draft, .. } => View::ShowKey {
            draft: draft.clone(),
            note,
        },
        State::AwaitingConsent { .. } => View::Consent,
        State::AwaitingOwner { until, contact, .. } => View::AwaitOwner {
            until: *until,
            by_contact: contact.is_some(),
        },
        State::Done => View::Done,
        State::Stopped => View::Stopped,
    }
}

struct Run<'a, 'c> {
    enrolment: &'a mut Enrolment,
    facts: &'a Facts,
    guard: &'a mut Guard,
    effects: &'a mut Vec<Effect>,
    cx: &'a mut Cx<'c>,
    note: Option<Note>,
}

impl Run<'_, '_> {
    fn handle(&mut self, state: State, event: Event) -> State {
        match (state, event) {
            (state, Event::Stopped) => {
                if matches!(state, State::AwaitingOwner { .. }) {
                    self.effects.push(Effect::Audit(Audit::TurnOnStopped));
                }
                self.effects.extend(closes(self.enrolment, self.facts));
                State::Stopped
            }
            (state @ (State::AwaitingPhone | State::AwaitingCode { .. }), Event::PhoneGiven(number)) => {
                self.phone_given(state, number)
            }
            (State::AwaitingCode { phone, mut code }, Event::CodeRequested) => {
                self.note = Some(self.send(&phone, &mut code));
                State::AwaitingCode { phone, code }
            }
            (State::AwaitingCode { phone, code }, Event::CodeGiven(guess)) => {
                self.code_given(phone, code, &guess)
            }
            (
                State::ShowingKey { phone, draft } | State::HashingKey { phone, draft, .. },
                Event::KeyRetyped(key),
            ) => self.key_retyped(phone, draft, key),
            (
                State::HashingKey {
                    phone,
                    draft,
                    ticket: asked,
                },
                Event::KeyHashed { ticket, hash },
            ) => {
                if asked == ticket {
                    self.key_hashed(phone, hash)
                } else {
                    State::HashingKey {
                        phone,
                        draft,
                        ticket: asked,
                    }
                }
            }
            (State::AwaitingConsent { phone, key_hash }, Event::Consented) => self.consented(phone, key_hash),
            // Only the contact that was old enough when the wait began: any other may be the thief's.
            (
                State::AwaitingOwner {
                    phone,
                    key_hash,
                    contact: Some(verified_at),
                    ..
                },
                Event::OwnerConfirmed,
            ) if self.facts.email_verified_at == Some(verified_at) => {
                self.turn_on(phone, key_hash, TurningOn::Settled)
            }
            (
                State::AwaitingOwner {
                    phone,
                    key_hash,
                    until,
                    ..
                },
                Event::Looked,
            ) if self.cx.now >= until => self.turn_on(phone, key_hash, self.unanswered(until)),
            (state, _) => state,
        }
    }

    fn phone_given(&mut self, state: State, number: PhoneNumber) -> State {
        if let Some(note) = self.no_room_for(&number) {
            self.note = Some(note);
            return state;
        }
        // The same number again keeps the code under way: a reload must not send a second text.
        if let State::AwaitingCode { phone, code } = &state
            && phone.number == number
            && code.as_ref().is_some_and(|code| code.is_live(self.cx.now))
        {
            return state;
        }
        let phone = NewPhone {
            id: PhoneId::new(self.cx.now, self.cx.rng),
            number,
        };
        let mut code = None;
        self.note = Some(self.send(&phone, &mut code));
        State::AwaitingCode { phone, code }
    }

    /// Why the number cannot be added. Turning it on replaces whatever phones there are.
    fn no_room_for(&self, number: &PhoneNumber) -> Option<Note> {
        let Goal::AddPhone { .. } = self.enrolment.goal else {
            return None;
        };
        let phones = &self.facts.phones;
        if phones.iter().any(|phone| phone.number == *number) {
            return Some(Note::PhoneAlreadyTrusted);
        }
        let full = phones.len() >= usize::from(self.cx.rules.max_phones);
        (full && self.replaced().is_none()).then_some(Note::TooManyPhones)
    }

    /// The phone that is to be dropped, as long as it is still trusted.
    fn replaced(&self) -> Option<PhoneId> {
        match self.enrolment.goal {
            Goal::AddPhone { replaces } => replaces.filter(|old| self.facts.phone(*old).is_some()),
            Goal::TurnOn { .. } | Goal::NewKey => None,
        }
    }

    fn send(&mut self, phone: &NewPhone, code: &mut Option<LiveCode>) -> Note {
        let to = To {
            account: self.enrolment.account,
            phone: Some((phone.id, &phone.number)),
            send: SendFor::Enrolment,
            purpose: CodeFor::Enrolment(self.enrolment.id),
        };
        send_again(code, &to, self.guard, self.effects, self.cx)
    }

    /// This code opens nothing that was closed: it proves that a number receives texts. What bounds guessing
    /// is what one code bears and how many may be sent.
    fn code_given(&mut self, phone: NewPhone, mut live: Option<LiveCode>, guess: &Code) -> State {
        let Some(code) = live.as_mut().filter(|code| code.is_live(self.cx.now)) else {
            let spent = live.as_ref().is_some_and(LiveCode::is_spent);
            self.note = Some(if spent { Note::CodeSpent } else { Note::CodeExpired });
            return State::AwaitingCode { phone, code: live };
        };
        if guess.digits() != code.digits() {
            self.note = Some(Note::WrongLength {
                digits: code.digits(),
            });
            return State::AwaitingCode { phone, code: live };
        }
        let purpose = CodeFor::Enrolment(self.enrolment.id);
        match code.compare(&Guard::charge_enrolment(), purpose, guess, self.cx.keys) {
            Guess::Right => self.phone_proved(phone),
            Guess::Wrong { guesses_left } => {
                let spent = guesses_left == 0;
                self.note = Some(if spent {
                    Note::CodeSpent
                } else {
                    Note::WrongCode { guesses_left }
                });
                State::AwaitingCode { phone, code: live }
            }
        }
    }

    fn phone_proved(&mut self, phone: NewPhone) -> State {
        match self.enrolment.goal {
            Goal::AddPhone { .. } => {
                // Another walk may have come to its end since the number was given.
                if let Some(note) = self.no_room_for(&phone.number) {
                    self.note = Some(note);
                    return State::AwaitingPhone;
                }
                // Told first, while the old phone is still a contact.
                self.effects.push(Effect::Tell(Notice::PhoneAdded));
                if let Some(old) = self.replaced() {
                    self.effects.push(Effect::Tell(Notice::PhoneRemoved));
                    self.effects.push(Effect::DropPhone(old));
                    self.effects.push(Effect::Audit(Audit::PhoneDropped));
                }
                self.trust(phone);
                State::Done
            }
            Goal::TurnOn { device_first_seen } => {
                self.open(device_first_seen);
                self.show_key(phone)
            }
            Goal::NewKey => self.show_key(phone),
        }
    }

    fn show_key(&mut self, phone: NewPhone) -> State {
        State::ShowingKey {
            phone: Some(phone),
            draft: KeyDraft::new(self.cx.rules.key_style, self.cx.rng),
        }
    }

    /// A walk that may be a thief's has a phone now, and would be in force in a few minutes.
    fn open(&mut self, device_first_seen: Timestamp) {
        let (rules, now) = (self.cx.rules, self.cx.now);
        let plain = ownership(self.facts, device_first_seen, rules, now) == Ownership::Plain;
        if plain || self.another_waits() {
            return;
        }
        let (walk, until) = (self.enrolment.id, self.enrolment.expires_at);
        self.effects.push(Effect::SetTurningOn(TurningOn::Open {
            walk,
            since: now,
            until,
            waits: false,
        }));
    }

    /// Whether another walk of the account waits for the owner.
    fn another_waits(&self) -> bool {
        let (mine, now) = (self.enrolment.id, self.cx.now);
        matches!(self.facts.turning_on, TurningOn::Open { walk, until, waits: true, .. } if walk != mine && now < until)
    }

    /// How a wait that ended at `until` without an answer is remembered.
    fn unanswered(&self, until: Timestamp) -> TurningOn {
        TurningOn::Waited {
            since: until.plus_ms(-self.cx.rules.enrol_wait_ms),
            undo_until: self.cx.now.plus_ms(self.cx.rules.undo_unanswered_ms),
        }
    }

    fn trust(&mut self, phone: NewPhone) {
        self.effects.push(Effect::TrustPhone {
            id: phone.id,
            number: phone.number,
        });
        self.effects.push(Effect::Audit(Audit::PhoneTrusted));
    }

    fn key_retyped(&mut self, phone: Option<NewPhone>, draft: KeyDraft, key: RecoveryKey) -> State {
        if !draft.is(&key, self.cx.keys) {
            self.note = Some(Note::NotTheSameKey);
            return State::ShowingKey { phone, draft };
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::HashRecoveryKey { ticket, key });
        State::HashingKey { phone, draft, ticket }
    }

    fn key_hashed(&mut self, phone: Option<NewPhone>, hash: String) -> State {
        match phone {
            Some(phone) => State::AwaitingConsent {
                phone,
                key_hash: hash,
            },
            None => {
                self.store_key(hash);
                self.effects.push(Effect::Audit(Audit::RecoveryKeyMade));
                self.effects.push(Effect::Tell(Notice::RecoveryKeyMade));
                State::Done
            }
        }
    }

    fn store_key(&mut self, hash: String) {
        let state = KeyState::Live { since: self.cx.now };
        self.effects.push(Effect::StoreRecoveryKey { hash, state });
    }

    fn consented(&mut self, phone: NewPhone, key_hash: String) -> State {
        let Goal::TurnOn { device_first_seen } = self.enrolment.goal else {
            return State::Stopped;
        };
        let (rules, now) = (self.cx.rules, self.cx.now);
        if self.another_waits() {
            return State::Stopped;
        }
        let contact = match ownership(self.facts, device_first_seen, rules, now) {
            Ownership::Plain => return self.turn_on(phone, key_hash, TurningOn::Settled),
            Ownership::ByContact { verified_at } => Some(verified_at),
            Ownership::ByWaiting => None,
        };
        let until = now.plus_ms(rules.enrol_wait_ms);
        self.enrolment.expires_at = until;
        self.effects.push(Effect::SetTurningOn(TurningOn::Open {
            walk: self.enrolment.id,
            since: now,
            until,
            waits: true,
        }));
        self.effects.push(Effect::Audit(Audit::TurnOnWaits));
        self.effects.push(Effect::Tell(Notice::TurnOnWaits { until }));
        State::AwaitingOwner {
            phone,
            key_hash,
            until,
            contact,
        }
    }

    /// In force at once: every other session of the account ends with this commit.
    fn turn_on(&mut self, phone: NewPhone, hash: String, turning_on: TurningOn) -> State {
        // Told first, while the phones of an earlier time are still contacts.
        self.effects.push(Effect::Tell(match turning_on {
            TurningOn::Waited { undo_until, .. } => Notice::TurnedOnUnanswered { undo_until },
            TurningOn::Settled | TurningOn::Open { .. } => Notice::TurnedOn,
        }));
        // What was trusted before two-step verification was last turned off is not trusted anew.
        for old in &self.facts.phones {
            self.effects.push(Effect::DropPhone(old.id));
        }
        self.trust(phone);
        self.store_key(hash);
        self.effects.push(Effect::TurnOn);
        self.effects.push(Effect::SetTurningOn(turning_on));
        self.effects.push(Effect::EndOtherSessions);
        self.effects.push(Effect::Audit(Audit::TurnedOn));
        State::Done
    }
}

#[cfg(test)]
mod tests;
