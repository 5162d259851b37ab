//! The delayed recovery: a way back with one of three, for those who chose it beforehand.
//!
//! ```text
//! Waiting ─ told three times, seven days ─► Ripe ─ finish() ─► Done
//!    └──────── any sign of the owner ────────┴─ its time ran out ─► Over
//! ```
//!
//! Who has lost two of password, phone and recovery key proves the third and waits. Every contact is told at the start,
//! three days later and three days after that; any sign of the owner ends it: a completed sign-in with two steps, a word
//! from a contact or a session, a changed password, key or contact. It is the telling that makes it ripe and not the
//! calendar: a server that stood still gives its owners the days back. Whoever has exactly one of the three gets in only
//! if the owner looks at no contact for all that time, and can try it once in 30 days.
//!
//! What was lost is then set anew, so that its owner has two things again, and the third follows as for anybody who has
//! lost one ([`Recovered`]).
//!
//! A text to a phone that was reported lost ends nothing by itself: whoever holds the stolen phone would end each way
//! back of its owner. There it takes the password or the key besides.

mod phone;

use self::phone::NewPhone;
pub use self::phone::{PhoneEvent, PhoneStepped, PhoneView};
use crate::account::{Basis, Facts};
use crate::effect::{Audit, Cx, Effect, Notice};
use crate::ids::{AccountId, RecoveryId};
use crate::recovery_key::KeyState;
use crate::rules::Rules;
use crate::step_up::{OneProof, Thing};
use crate::time::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// How often the owner is told before it is ripe: at the start, and on days 3 and 6.
const TIMES_TOLD: u8 = 3;

/// What an account has on record about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Since when its owner has chosen to have this way back; `None`: not chosen.
    pub chosen_since: Option<Timestamp>,
    /// When one was last started, whatever came of it.
    pub last_started_at: Option<Timestamp>,
}

/// Why none can be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStarted {
    /// Two-step verification is off, or its owner has not chosen this way back.
    NotChosen,
    /// It was chosen only lately: whoever has come into a session must not choose it and walk in by it.
    NotSettled {
        /// From when on one can be started.
        from: Timestamp,
    },
    /// One was started lately.
    TooSoon {
        /// From when on the next can be.
        from: Timestamp,
    },
    /// What was proved is no proof of this account.
    NoProof,
}

/// Whether one can be started now.
///
/// # Errors
/// Why not.
pub fn may_start(
    facts: &Facts,
    standing: &Standing,
    rules: &Rules,
    now: Timestamp,
) -> Result<(), NotStarted> {
    let chosen_since = standing.chosen_since.filter(|_| facts.two_step.is_on());
    let Some(chosen_since) = chosen_since else {
        return Err(NotStarted::NotChosen);
    };
    let from = chosen_since.plus_ms(rules.settled_ms);
    if now < from {
        return Err(NotStarted::NotSettled { from });
    }
    match standing.last_started_at {
        Some(last) if now < last.plus_ms(rules.recovery_again_ms) => Err(NotStarted::TooSoon {
            from: last.plus_ms(rules.recovery_again_ms),
        }),
        _ => Ok(()),
    }
}

/// One delayed recovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recovery {
    id: RecoveryId,
    account: AccountId,
    /// What its starter still has.
    kept: Thing,
    started_at: Timestamp,
    basis: Basis,
    contacts_since: Timestamp,
    /// The phone that is to take the place of a lost one, once it is ripe.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<NewPhone>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Waiting { told: u8, next_at: Timestamp },
    Ripe { until: Timestamp },
    Done,
    Over(Ending),
}

/// Why it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The owner gave a sign.
    OwnerThere,
    /// What it rested on has changed: the password, the key, a contact, two-step verification, or the choice.
    Changed,
    /// It was ripe, and nobody finished it.
    NotFinished,
}

/// Who says that it is to stop.
#[derive(Debug)]
pub enum Veto<'a> {
    /// The holder of a session.
    Session,
    /// Whoever reads the verified e-mail address.
    MailLink,
    /// Whoever reads a trusted phone, and what they have proved besides.
    TextLink(Option<&'a OneProof>),
}

/// What happened.
#[derive(Debug)]
pub enum Event<'a> {
    /// Time has passed, or somebody looks at it.
    Looked,
    /// A sign-in was completed with two steps.
    OwnerSignedIn,
    /// Somebody says that it is to stop.
    Vetoed(Veto<'a>),
}

/// What is shown of it, to its starter and in every session of the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// It waits.
    Waiting {
        /// The earliest moment at which it can be finished.
        ripe_at: Timestamp,
    },
    /// It can be finished, by proving once more what it was started with.
    Ripe {
        /// Until when.
        until: Timestamp,
    },
    /// It was finished.
    Done,
    /// It came to nothing.
    Over(Ending),
}

/// What came of a step.
#[derive(Debug)]
pub struct Stepped {
    /// The state after it.
    pub state: Recovery,
    /// What is to be done.
    pub effects: Vec<Effect>,
    /// What is shown.
    pub view: View,
}

/// The right to set what was lost, once. Made by [`Recovery::finish`] only.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0451
/// use doorcode_engine::ids::AccountId;
/// use doorcode_engine::recover::delayed::Recovered;
/// use doorcode_engine::step_up::Thing;
/// Recovered { account: AccountId::from_u128(1), kept: Thing::Key };
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Recovered {
    account: AccountId,
    kept: Thing,
}

impl Recovered {
    /// Whose.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Whether a new password is to be set.
    pub fn new_password(&self) -> bool {
        self.kept != Thing::Password
    }

    /// Whether the phone is lost, and gives way to a new one.
    pub fn new_phone(&self) -> bool {
        self.kept != Thing::Phone
    }

    /// What is done besides what is set: the owner is told while the contacts are still the old ones, all sessions end, a
    /// lost key opens nothing any more, and beside the password the lost phones give way. Where the key was kept, it signs
    /// its owner in with the new password, and they are led to replace the phone there.
    pub fn effects(&self, facts: &Facts) -> Vec<Effect> {
        let mut effects = vec![
            Effect::Audit(Audit::RecoveryFinished),
            Effect::Tell(Notice::RecoveryFinished),
            Effect::EndOtherSessions,
        ];
        if self.kept != Thing::Key {
            effects.push(Effect::SetKeyState(KeyState::None));
        }
        if self.kept == Thing::Password {
            effects.extend(facts.phones.iter().map(|old| Effect::DropPhone(old.id)));
        }
        effects
    }
}

impl Recovery {
    /// Starts one, where `proof` shows one of three and the account bears it. The caller commits it at the version of
    /// `facts`, with [`Standing::last_started_at`].
    ///
    /// # Errors
    /// Why not; nothing is to be committed then.
    pub fn start(
        proof: &OneProof,
        facts: &Facts,
        standing: &Standing,
        cx: &mut Cx<'_>,
    ) -> Result<Stepped, NotStarted> {
        may_start(facts, standing, cx.rules, cx.now)?;
        if proof.account() != facts.account {
            return Err(NotStarted::NoProof);
        }
        let recovery = Self {
            id: RecoveryId::new(cx.now, cx.rng),
            account: facts.account,
            kept: proof.thing(),
            started_at: cx.now,
            basis: facts.basis(),
            contacts_since: facts.contacts_changed_at,
            phone: None,
            state: State::Waiting {
                told: 0,
                next_at: cx.now,
            },
        };
        let mut stepped = step(recovery, facts, standing, Event::Looked, cx);
        stepped.effects.push(Effect::Audit(Audit::RecoveryStarted));
        Ok(stepped)
    }

    /// The one way from a row back to a recovery. Hand it nothing but what `Serialize` wrote to the store.
    ///
    /// # Errors
    /// Whatever the deserializer says of a damaged row.
    pub fn restore<'de, D: Deserializer<'de>>(row: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Row {
            id: RecoveryId,
            account: AccountId,
            kept: Thing,
            started_at: Timestamp,
            basis: Basis,
            contacts_since: Timestamp,
            #[serde(default)]
            phone: Option<NewPhone>,
            state: State,
        }
        let row = Row::deserialize(row)?;
        Ok(Self {
            id: row.id,
            account: row.account,
            kept: row.kept,
            started_at: row.started_at,
            basis: row.basis,
            contacts_since: row.contacts_since,
            phone: row.phone,
            state: row.state,
        })
    }

    /// Its id.
    pub fn id(&self) -> RecoveryId {
        self.id
    }

    /// Whose it is.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What its starter still has; the other two are reported lost.
    pub fn kept(&self) -> Thing {
        self.kept
    }

    /// When it was started.
    pub fn started_at(&self) -> Timestamp {
        self.started_at
    }

    /// When to look at it again; `None`: it is over.
    pub fn wake(&self) -> Option<Timestamp> {
        match self.state {
            State::Waiting { next_at, .. } => Some(next_at),
            State::Ripe { until } => Some(until),
            State::Done | State::Over(_) => None,
        }
    }

    /// Whether it has come to its end.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Over(_))
    }

    /// Finishes it, where it is ripe, nothing has changed, and `proof` shows once more what it was started with. The
    /// caller commits the returned state together with what was lost, at the version of `facts`.
    pub fn finish(
        mut self,
        proof: &OneProof,
        facts: &Facts,
        standing: &Standing,
        now: Timestamp,
    ) -> Option<(Self, Recovered)> {
        if !self.can_finish(proof, facts, standing, now) {
            return None;
        }
        self.state = State::Done;
        let recovered = Recovered {
            account: self.account,
            kept: self.kept,
        };
        Some((self, recovered))
    }

    fn can_finish(&self, proof: &OneProof, facts: &Facts, standing: &Standing, now: Timestamp) -> bool {
        let same = proof.account() == self.account && proof.thing() == self.kept;
        let open = matches!(self.state, State::Ripe { until } if now < until);
        same && open && self.stands_on(facts, standing)
    }

    fn stands_on(&self, facts: &Facts, standing: &Standing) -> bool {
        facts.account == self.account
            && facts.two_step.is_on()
            && facts.basis() == self.basis
            && facts.contacts_changed_at == self.contacts_since
            && standing.chosen_since.is_some()
    }

    /// Whether this veto counts: a proof other than those reported lost.
    fn counts(&self, veto: &Veto<'_>) -> bool {
        match veto {
            Veto::Session | Veto::MailLink => true,
            Veto::TextLink(besides) => {
                let more =
                    |proof: &&OneProof| proof.account() == self.account && proof.thing() != Thing::Phone;
                self.kept == Thing::Phone || besides.as_ref().is_some_and(more)
            }
        }
    }
}

/// Takes `recovery` from one state to the next. It is total: an event that does not fit changes nothing.
pub fn step(
    mut recovery: Recovery,
    facts: &Facts,
    standing: &Standing,
    event: Event<'_>,
    cx: &Cx<'_>,
) -> Stepped {
    let mut effects = Vec::new();
    if !recovery.is_over() {
        let ending = match event {
            _ if !recovery.stands_on(facts, standing) => Some(Ending::Changed),
            Event::OwnerSignedIn => Some(Ending::OwnerThere),
            Event::Vetoed(veto) if recovery.counts(&veto) => Some(Ending::OwnerThere),
            Event::Vetoed(_) | Event::Looked => None,
        };
        recovery.state = match (ending, recovery.state) {
            (Some(ending), _) => ended(ending, &mut effects),
            (None, State::Waiting { told, next_at }) if cx.now >= next_at => waited(told, cx, &mut effects),
            (None, State::Ripe { until }) if cx.now >= until => ended(Ending::NotFinished, &mut effects),
            (None, state) => state,
        };
    }
    let view = seen(recovery.state, cx.rules);
    Stepped {
        state: recovery,
        effects,
        view,
    }
}

fn ended(ending: Ending, effects: &mut Vec<Effect>) -> State {
    effects.push(Effect::Audit(Audit::RecoveryStopped));
    effects.push(Effect::Tell(Notice::RecoveryStopped));
    State::Over(ending)
}

/// What is due now has waited: the owner is told once more, or has been told often enough. One word at a time, however
/// late it is: the days between two of them are the owner's.
fn waited(told: u8, cx: &Cx<'_>, effects: &mut Vec<Effect>) -> State {
    if told >= TIMES_TOLD {
        return State::Ripe {
            until: cx.now.plus_ms(cx.rules.recovery_open_ms),
        };
    }
    let told = told.saturating_add(1);
    let next_at = cx.now.plus_ms(pause_ms(told, cx.rules));
    effects.push(Effect::Tell(Notice::RecoveryWaits {
        ripe_at: ripe_at(told, next_at, cx.rules),
    }));
    State::Waiting { told, next_at }
}

/// How long it rests after the owner was told for this time: three days, and what is left of seven after the last.
fn pause_ms(told: u8, rules: &Rules) -> i64 {
    if told < TIMES_TOLD {
        rules.recovery_tell_ms
    } else {
        rules.recovery_wait_ms - rules.recovery_tell_ms * i64::from(TIMES_TOLD - 1)
    }
}

fn ripe_at(told: u8, next_at: Timestamp, rules: &Rules) -> Timestamp {
    let left = (told.saturating_add(1)..=TIMES_TOLD).map(|told| pause_ms(told, rules));
    next_at.plus_ms(left.sum())
}

fn seen(state: State, rules: &Rules) -> View {
    match state {
        State::Waiting { told, next_at } => View::Waiting {
            ripe_at: ripe_at(told, next_at, rules),
        },
        State::Ripe { until } => View::Ripe { until },
        State::Done => View::Done,
        State::Over(ending) => View::Over(ending),
    }
}

#[cfg(test)]
mod tests;
