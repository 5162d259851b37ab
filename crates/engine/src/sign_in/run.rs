//! One step of a sign-in: what each event does in each state.

use super::{AwaitingNewKey, AwaitingSecondStep, Ending, Event, SignIn, State, send_for};
use crate::account::Facts;
use crate::code::{Code, CodeFor};
use crate::effect::{Audit, Cx, Effect, Notice, Ticket};
use crate::guard::{Guard, KeyTyped, Lane};
use crate::ids::{AccountId, PhoneId};
use crate::phone_word::PhoneWord;
use crate::proof::{Assurance, PasswordProof, SecondProof, SecondStep, TwoStepOff};
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::second_step::{Note, To, Tried, choose_phone, send_again, send_code, try_code};
use crate::session::SessionGrant;
use crate::time::Timestamp;

/// One step under way.
pub(super) struct Run<'a, 'c> {
    pub(super) sign_in: &'a mut SignIn,
    pub(super) facts: Option<&'a Facts>,
    pub(super) guard: &'a mut Guard,
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) cx: &'a mut Cx<'c>,
}

impl Run<'_, '_> {
    pub(super) fn handle(&mut self, state: State, event: Event) -> (State, Option<Note>) {
        match (state, event) {
            (
                State::AwaitingPassword | State::CheckingPassword { .. },
                Event::PasswordGiven { account, lane },
            ) => self.password_given(account, lane),
            (
                State::CheckingPassword {
                    account,
                    password_since,
                    ticket: asked,
                },
                Event::PasswordChecked { ticket, right },
            ) if asked == ticket => self.password_checked(account, password_since, right),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::CodeRequested { phone },
            ) => self.code_requested(awaiting, phone),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::PhoneWordGiven(word),
            ) => self.phone_word_given(awaiting, &word),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::CodeGiven(code),
            ) => self.code_given(awaiting, &code),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::RecoveryKeyGiven(key),
            ) => self.recovery_key_given(awaiting, key),
            (
                State::CheckingRecoveryKey {
                    awaiting,
                    ticket: asked,
                },
                Event::RecoveryKeyChecked { ticket, right },
            ) if asked == ticket => self.recovery_key_checked(awaiting, right),
            (
                State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. },
                Event::NewKeyRetyped(key),
            ) => self.new_key_retyped(awaiting, key),
            (
                State::HashingNewKey {
                    awaiting,
                    ticket: asked,
                },
                Event::NewKeyHashed { ticket, hash },
            ) if asked == ticket => self.new_key_hashed(awaiting, hash),
            (State::SignedIn { by_recovery_key }, _) => (State::SignedIn { by_recovery_key }, None),
            (State::Ended(ending), _) => (State::Ended(ending), None),
            (_, Event::Cancelled) => (State::Ended(Ending::Cancelled), None),
            (state, _) => (state, None),
        }
    }

    /// Charged before the slow comparison starts; the commit comes in between.
    fn password_given(&mut self, account: Option<AccountId>, lane: Lane) -> (State, Option<Note>) {
        // A lane is a claim about this account's devices; without the account there is none.
        self.sign_in.lane = if account.is_some() { lane } else { Lane::Unknown };
        if let Err(retry_after_ms) = self
            .guard
            .charge_password(self.sign_in.lane, self.cx.rules, self.cx.now)
        {
            return (State::AwaitingPassword, Some(Note::SlowDown { retry_after_ms }));
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::CheckPassword { ticket, account });
        let checking = State::CheckingPassword {
            account,
            password_since: self
                .facts
                .filter(|facts| Some(facts.account) == account)
                .map(|facts| facts.password_changed_at),
            ticket,
        };
        (checking, None)
    }

    /// An answer about a password that has been replaced while it was compared is an answer of no, and so is one
    /// about a password that is known to others, or of a disabled account: it takes the same work and gets the same words.
    fn password_checked(
        &mut self,
        account: Option<AccountId>,
        password_since: Option<Timestamp>,
        right: bool,
    ) -> (State, Option<Note>) {
        let facts = self.facts.filter(|facts| {
            right
                && Some(facts.account) == account
                && Some(facts.password_changed_at) == password_since
                && facts.password_known_since.is_none()
                && !facts.disabled
        });
        let Some(facts) = facts else {
            self.effects.push(Effect::Audit(Audit::PasswordWrong));
            return (State::AwaitingPassword, Some(Note::WrongPassword));
        };
        let password = PasswordProof::new(facts.account, self.cx.now);
        let confirmed_by = facts.confirms_sign_ins(self.cx.rules, self.cx.now);
        if let (Some(off), None) = (TwoStepOff::of(facts), confirmed_by) {
            return self.sign_in(Assurance::PasswordAlone(password, off));
        }
        self.effects.push(Effect::Audit(Audit::PasswordRight));
        self.effects.push(Effect::CloseOldSignIns {
            account: facts.account,
            keep: self.cx.rules.open_sign_ins,
        });
        let mut awaiting = AwaitingSecondStep {
            password,
            basis: facts.basis(),
            code: None,
            confirmed_by,
            word: None,
        };
        let first = facts.phones.first().map(|phone| phone.id);
        let note =
            (first.is_some() || confirmed_by.is_some()).then(|| self.send(&mut awaiting, first, false));
        (
            State::AwaitingSecondStep(awaiting),
            note.filter(|note| *note != Note::CodeSent),
        )
    }

    fn code_requested(
        &mut self,
        mut awaiting: AwaitingSecondStep,
        phone: Option<PhoneId>,
    ) -> (State, Option<Note>) {
        let phone = self
            .facts
            .and_then(|facts| choose_phone(phone, awaiting.code.as_ref(), facts));
        let phone = phone.map(|phone| phone.id);
        let note = self.send(&mut awaiting, phone, true);
        (State::AwaitingSecondStep(awaiting), Some(note))
    }

    /// The word of a phone puts this sign-in ahead, and a code is on its way at once. It is no guess at a second step,
    /// and nothing is charged for it: all that it opens are texts to that phone.
    fn phone_word_given(
        &mut self,
        mut awaiting: AwaitingSecondStep,
        word: &PhoneWord,
    ) -> (State, Option<Note>) {
        let (keys, now) = (self.cx.keys, self.cx.now);
        let facts = self.facts.filter(|_| awaiting.confirmed_by.is_none());
        let phones = facts.map_or(&[][..], |facts| &facts.phones);
        let account = awaiting.password.account();
        let phone = phones
            .iter()
            .map(|phone| phone.id)
            .find(|phone| word.fits(keys, account, *phone, now));
        let note = match phone {
            Some(phone) => {
                awaiting.word = Some(phone);
                self.send(&mut awaiting, Some(phone), true)
            }
            None => Note::WrongWord,
        };
        (State::AwaitingSecondStep(awaiting), Some(note))
    }

    fn send(&mut self, awaiting: &mut AwaitingSecondStep, phone: Option<PhoneId>, again: bool) -> Note {
        let phone = self.facts.and_then(|facts| facts.phone(phone?));
        let phone = match (awaiting.confirmed_by, phone) {
            (Some(_), _) => None,
            (None, Some(phone)) => Some((phone.id, &phone.number)),
            (None, None) => return Note::NoSuchPhone,
        };
        let to = To {
            account: awaiting.password.account(),
            phone,
            send: send_for(self.sign_in.lane, awaiting, phone.map(|(id, _)| id)),
            purpose: CodeFor::SignIn(self.sign_in.id),
            text: None,
        };
        let send = if again { send_again } else { send_code };
        send(&mut awaiting.code, &to, self.guard, self.effects, self.cx)
    }

    fn code_given(&mut self, mut awaiting: AwaitingSecondStep, code: &Code) -> (State, Option<Note>) {
        let Some(facts) = self.facts else {
            return (State::Ended(Ending::Expired), None);
        };
        let purpose = CodeFor::SignIn(self.sign_in.id);
        match try_code(
            &mut awaiting.code,
            purpose,
            code,
            self.sign_in.lane,
            facts,
            self.guard,
            self.cx,
        ) {
            Tried::Right(phone) => {
                let Some(phone) = phone else {
                    return self.confirmed(&awaiting, facts);
                };
                let second =
                    SecondProof::new(awaiting.password.account(), SecondStep::Code(phone), self.cx.now);
                self.sign_in(Assurance::TwoSteps(awaiting.password, second))
            }
            Tried::Wrong { note, of_unknown } => {
                self.effects.push(Effect::Audit(Audit::CodeWrong));
                self.effects.extend(of_unknown.then_some(Effect::CountInFleet));
                self.effects.push(Effect::Tell(Notice::SecondStepFailed));
                (State::AwaitingSecondStep(awaiting), Some(note))
            }
            Tried::NotCompared(note) => (State::AwaitingSecondStep(awaiting), Some(note)),
            Tried::Outgrown(phone) => {
                let digits = self
                    .guard
                    .required_digits(self.sign_in.lane, self.cx.rules, self.cx.now);
                let note = match self.send(&mut awaiting, phone, false) {
                    Note::CodeSent => Note::CodeOutgrown { digits },
                    other => other,
                };
                (State::AwaitingSecondStep(awaiting), Some(note))
            }
        }
    }

    /// The code that confirms the password was right, as long as it is the older contact that it went to.
    fn confirmed(&mut self, awaiting: &AwaitingSecondStep, facts: &Facts) -> (State, Option<Note>) {
        match TwoStepOff::of(facts) {
            Some(off)
                if awaiting.confirmed_by.is_some() && awaiting.confirmed_by == facts.email_verified_at =>
            {
                self.sign_in(Assurance::PasswordAlone(awaiting.password, off))
            }
            _ => (State::Ended(Ending::Expired), None),
        }
    }

    fn recovery_key_given(
        &mut self,
        awaiting: AwaitingSecondStep,
        key: RecoveryKey,
    ) -> (State, Option<Note>) {
        if awaiting.confirmed_by.is_some() {
            return (State::AwaitingSecondStep(awaiting), Some(Note::CodeNeeded));
        }
        let typed = match self.sign_in.lane {
            Lane::Known(_) => KeyTyped::Inside,
            Lane::Unknown | Lane::Outside => KeyTyped::AtSignIn,
        };
        let charged = self.guard.charge_recovery_key(typed, self.cx.rules, self.cx.now);
        if let Err(retry_after_ms) = charged {
            return (
                State::AwaitingSecondStep(awaiting),
                Some(Note::SlowDown { retry_after_ms }),
            );
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::CheckRecoveryKey { ticket, key });
        (State::CheckingRecoveryKey { awaiting, ticket }, None)
    }

    /// The right key is used up at this moment: from now on it only opens the making of its successor.
    fn recovery_key_checked(&mut self, awaiting: AwaitingSecondStep, right: bool) -> (State, Option<Note>) {
        let rules = self.cx.rules;
        let state = self.facts.map_or(KeyState::None, |facts| facts.recovery_key);
        let Some(used) = state.used_once_more(rules, self.cx.now).filter(|_| right) else {
            self.effects.push(Effect::Audit(Audit::RecoveryKeyWrong));
            self.effects.push(Effect::Tell(Notice::SecondStepFailed));
            let note = if right { Note::KeySpent } else { Note::WrongKey };
            return (State::AwaitingSecondStep(awaiting), Some(note));
        };
        self.guard.end_row_of_failures(rules);
        self.effects.push(Effect::SetKeyState(used));
        self.effects.push(Effect::Audit(Audit::RecoveryKeyUsed));
        self.effects.push(Effect::Tell(Notice::RecoveryKeyUsed));
        let second = SecondProof::new(awaiting.password.account(), SecondStep::RecoveryKey, self.cx.now);
        // Printing and retyping takes longer than typing a code.
        self.sign_in.expires_at = self
            .sign_in
            .expires_at
            .max(self.cx.now.plus_ms(rules.enrolment_ttl_ms));
        let draft = KeyDraft::new(rules.key_style, self.cx.rng);
        (
            State::AwaitingNewKey(AwaitingNewKey {
                password: awaiting.password,
                second,
                basis: awaiting.basis,
                draft,
            }),
            None,
        )
    }

    fn new_key_retyped(&mut self, awaiting: AwaitingNewKey, key: RecoveryKey) -> (State, Option<Note>) {
        if !awaiting.draft.is(&key, self.cx.keys) {
            return (State::AwaitingNewKey(awaiting), Some(Note::NotTheSameKey));
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::HashRecoveryKey { ticket, key });
        (State::HashingNewKey { awaiting, ticket }, None)
    }

    fn new_key_hashed(&mut self, awaiting: AwaitingNewKey, hash: String) -> (State, Option<Note>) {
        let state = KeyState::live(self.cx.now);
        self.effects.push(Effect::StoreRecoveryKey { hash, state });
        self.effects.push(Effect::Audit(Audit::RecoveryKeyMade));
        self.sign_in(Assurance::TwoSteps(awaiting.password, awaiting.second))
    }

    /// The only place that grants a session.
    fn sign_in(&mut self, assurance: Assurance) -> (State, Option<Note>) {
        let Some(grant) = SessionGrant::new(assurance, self.sign_in.app.clone(), self.cx.now) else {
            return (State::Ended(Ending::Cancelled), None);
        };
        let by_recovery_key = grant.by_recovery_key();
        self.effects.push(Effect::Audit(Audit::SignedIn {
            two_steps: grant.by_two_steps(),
        }));
        if self.sign_in.lane == Lane::Unknown {
            self.effects.push(Effect::Tell(Notice::NewDevice));
        }
        self.effects.push(Effect::OpenSession(grant));
        (State::SignedIn { by_recovery_key }, None)
    }
}
