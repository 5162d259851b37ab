//! One step of a walk: what each event does in each state.

use super::{Enrolment, Event, Goal, NewPhone, Ownership, State, closes, ownership};
use crate::account::{Facts, PhoneNumber, TurningOn};
use crate::code::{Code, CodeFor, Guess, LiveCode};
use crate::effect::{Audit, Cx, Effect, Notice, Ticket};
use crate::guard::{Guard, SendFor};
use crate::ids::PhoneId;
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::second_step::{Note, To, send_again};
use crate::time::Timestamp;

pub(super) struct Run<'a, 'c> {
    pub(super) enrolment: &'a mut Enrolment,
    pub(super) facts: &'a Facts,
    pub(super) guard: &'a mut Guard,
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) cx: &'a mut Cx<'c>,
    pub(super) note: Option<Note>,
}

impl Run<'_, '_> {
    pub(super) fn handle(&mut self, state: State, event: Event) -> State {
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
            text: None,
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
        let state = KeyState::live(self.cx.now);
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
