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

mod run;

use self::run::Run;
use crate::account::{Basis, Facts, PhoneNumber, TurningOn};
use crate::code::{Code, LiveCode};
use crate::effect::{Audit, Cx, Decision, Effect, Ticket};
use crate::guard::{Guard, SendFor};
use crate::ids::{AccountId, EnrolmentId, PhoneId, SessionId};
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::rules::Rules;
use crate::second_step::{Note, resend_at};
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
    /// The session was signed in to just now; enough for turning it on, and for a key where there is none: it takes
    /// nothing away.
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
            // After a delayed recovery there is no key: password and phone, which have just signed in, make one.
            (Goal::NewKey, Authority::JustSignedIn { auth_time }) => {
                facts.recovery_key == KeyState::None && just(auth_time)
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

#[cfg(test)]
mod tests;
