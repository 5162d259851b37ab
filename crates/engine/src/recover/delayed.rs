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
//! A text to a phone that was reported lost ends nothing by itself: whoever holds the stolen phone would end each way
//! back of its owner. There it takes the password or the key besides.

use crate::account::{Basis, Facts};
use crate::effect::{Audit, Cx, Effect, Notice};
use crate::ids::{AccountId, RecoveryId};
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
    /// When to look again; `None`: it is over.
    pub wake: Option<Timestamp>,
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

    /// Whether a new phone takes the place of all others.
    pub fn new_phone(&self) -> bool {
        self.kept != Thing::Phone
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
        let State::Ripe { until } = self.state else {
            return None;
        };
        let same = proof.account() == self.account && proof.thing() == self.kept;
        if !same || now >= until || !self.stands_on(facts, standing) {
            return None;
        }
        self.state = State::Done;
        let recovered = Recovered {
            account: self.account,
            kept: self.kept,
        };
        Some((self, recovered))
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
    let (view, wake) = seen(recovery.state, cx.rules);
    Stepped {
        state: recovery,
        effects,
        view,
        wake,
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

fn seen(state: State, rules: &Rules) -> (View, Option<Timestamp>) {
    match state {
        State::Waiting { told, next_at } => {
            let ripe_at = ripe_at(told, next_at, rules);
            (View::Waiting { ripe_at }, Some(next_at))
        }
        State::Ripe { until } => (View::Ripe { until }, Some(until)),
        State::Done => (View::Done, None),
        State::Over(ending) => (View::Over(ending), None),
    }
}

#[cfg(test)]
mod tests;
