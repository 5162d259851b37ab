//! The new phone of somebody who has only the password left: its number is proved by a code before it takes the place of
//! the lost ones.
//!
//! Each step needs the proof that finishes the recovery. As with any new phone, the code opens nothing that was closed; what
//! bounds guessing is what one code bears and how many may be sent.

use super::{OneProof, Recovered, Recovery, Standing};
use crate::account::{Facts, PhoneNumber};
use crate::code::{Code, CodeFor, Guess, LiveCode};
use crate::effect::{Audit, Cx, Effect};
use crate::enrol::EnrolCode;
use crate::guard::{Guard, SendFor};
use crate::ids::PhoneId;
use crate::second_step::{Note, To, resend_at, send_again};
use crate::step_up::Thing;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NewPhone {
    id: PhoneId,
    number: PhoneNumber,
    code: Option<LiveCode>,
}

/// What happened.
#[derive(Debug)]
pub enum PhoneEvent {
    /// The page was opened again: nothing happened.
    Looked,
    /// A number was given.
    PhoneGiven(PhoneNumber),
    /// Another code is wanted.
    CodeRequested,
    /// A code was typed.
    CodeGiven(Code),
}

/// What is shown.
#[derive(Debug, PartialEq, Eq)]
pub enum PhoneView {
    /// A field for the number.
    EnterPhone,
    /// A field for the code.
    EnterCode(EnrolCode),
    /// The phone is proved, and the recovery is finished.
    Done,
}

/// What came of a step; the caller commits it at the version of the facts, and spends the proof where it is done.
#[derive(Debug)]
pub struct PhoneStepped {
    /// The state after it.
    pub state: Recovery,
    /// The counters after it.
    pub guard: Guard,
    /// What is to be done.
    pub effects: Vec<Effect>,
    /// What is shown.
    pub view: PhoneView,
}

impl Recovery {
    /// One step with the new phone, where this is ripe, rests on the password, and `proof` shows that once more. `None`
    /// where it does not.
    pub fn step_phone(
        mut self,
        proof: &OneProof,
        facts: &Facts,
        standing: &Standing,
        mut guard: Guard,
        event: PhoneEvent,
        cx: &mut Cx<'_>,
    ) -> Option<PhoneStepped> {
        if self.kept != Thing::Password || !self.can_finish(proof, facts, standing, cx.now) {
            return None;
        }
        let mut effects = Vec::new();
        let mut note = None;
        match event {
            PhoneEvent::Looked => {}
            PhoneEvent::PhoneGiven(number) => {
                let live = |code: &LiveCode| code.is_live(cx.now);
                let under_way = self
                    .phone
                    .as_ref()
                    .is_some_and(|phone| phone.number == number && phone.code.as_ref().is_some_and(live));
                // The same number again keeps the code under way: a reload must not send a second text.
                if !under_way {
                    self.phone = Some(NewPhone {
                        id: PhoneId::new(cx.now, cx.rng),
                        number,
                        code: None,
                    });
                    note = self.send(&mut guard, &mut effects, cx);
                }
            }
            PhoneEvent::CodeRequested => note = self.send(&mut guard, &mut effects, cx),
            PhoneEvent::CodeGiven(guess) => match self.code_given(&guess, cx) {
                Ok(phone) => {
                    let (done, recovered) = self.finish(proof, facts, standing, cx.now)?;
                    effects.extend(finished(&recovered, facts, phone));
                    return Some(PhoneStepped {
                        state: done,
                        guard,
                        effects,
                        view: PhoneView::Done,
                    });
                }
                Err(said) => note = Some(said),
            },
        }
        let view = self.phone_view(note, &guard, cx);
        Some(PhoneStepped {
            state: self,
            guard,
            effects,
            view,
        })
    }

    fn send(&mut self, guard: &mut Guard, effects: &mut Vec<Effect>, cx: &mut Cx<'_>) -> Option<Note> {
        let phone = self.phone.as_mut()?;
        let to = To {
            account: self.account,
            phone: Some((phone.id, &phone.number)),
            send: SendFor::Enrolment,
            purpose: CodeFor::Recovery(self.id),
            text: None,
        };
        Some(send_again(&mut phone.code, &to, guard, effects, cx))
    }

    fn code_given(&mut self, guess: &Code, cx: &Cx<'_>) -> Result<NewPhone, Note> {
        let phone = self.phone.as_mut().ok_or(Note::CodeExpired)?;
        let spent = phone.code.as_ref().is_some_and(LiveCode::is_spent);
        let ended = if spent { Note::CodeSpent } else { Note::CodeExpired };
        let code = phone
            .code
            .as_mut()
            .filter(|code| code.is_live(cx.now))
            .ok_or(ended)?;
        if guess.digits() != code.digits() {
            return Err(Note::WrongLength {
                digits: code.digits(),
            });
        }
        match code.compare(
            &Guard::charge_enrolment(),
            CodeFor::Recovery(self.id),
            guess,
            cx.keys,
        ) {
            Guess::Right => Ok(phone.clone()),
            Guess::Wrong { guesses_left: 0 } => Err(Note::CodeSpent),
            Guess::Wrong { guesses_left } => Err(Note::WrongCode { guesses_left }),
        }
    }

    fn phone_view(&self, note: Option<Note>, guard: &Guard, cx: &Cx<'_>) -> PhoneView {
        let Some(phone) = &self.phone else {
            return PhoneView::EnterPhone;
        };
        let live = phone.code.as_ref().filter(|code| code.is_live(cx.now));
        PhoneView::EnterCode(EnrolCode {
            number: phone.number.clone(),
            digits: live.map_or_else(|| cx.rules.first_digits(), LiveCode::digits),
            expires_at: live.map(LiveCode::expires_at),
            resend_at: resend_at(live, SendFor::Enrolment, guard, cx),
            note,
        })
    }
}

fn finished(recovered: &Recovered, facts: &Facts, phone: NewPhone) -> Vec<Effect> {
    let mut effects = recovered.effects(facts);
    effects.push(Effect::TrustPhone {
        id: phone.id,
        number: phone.number,
    });
    effects.push(Effect::Audit(Audit::PhoneTrusted));
    effects
}
