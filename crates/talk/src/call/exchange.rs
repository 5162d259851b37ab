//! All calls of a node at once, and what must hold between them: an account is in at most one call; two
//! people who ring each other get one call; a call to oneself is refused; nobody dials without end.
//!
//! Pure like the rest: the server keeps one [`Exchange`] behind a lock, feeds it, carries the effects out,
//! and comes back at [`Exchange::wake`].

use super::allowance::Allowance;
use super::frames::{CallNews, Ending, Refusal, Standing};
use super::limits::{DIAL_BURST, DIAL_REFILL_MS};
use super::{Call, Dial, Effect, Event, place, step, tell};
use crate::room::Blocking;
use crate::wire::Window;
use doorcode_engine::{
    ids::{AccountId, CallId},
    time::Timestamp,
};
use std::collections::{BTreeSet, HashMap};

/// One socket, numbered by the server. A window that reconnects has a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Socket(pub u64);

/// All calls of a node.
#[derive(Debug, Default)]
pub struct Exchange {
    calls: HashMap<CallId, Call>,
    /// The call an account is in or is being rung by. A hushed call occupies only its caller: otherwise a
    /// blocked person could keep somebody's line busy.
    occupied: HashMap<AccountId, CallId>,
    wakes: BTreeSet<(Timestamp, CallId)>,
    sockets: HashMap<Window, Socket>,
    dials: HashMap<AccountId, Allowance>,
}

impl Exchange {
    /// Charges one dial to `account`; `false` when it has dialled too often. To be asked before the user
    /// name is looked up, so that dialling cannot harvest names.
    pub fn may_dial(&mut self, account: AccountId, now: Timestamp) -> bool {
        self.dials
            .entry(account)
            .or_insert_with(|| Allowance::full(DIAL_BURST, DIAL_REFILL_MS, now))
            .spend(now)
    }

    /// A window dials. `dial.hushed` is set here, from `blocking`.
    pub fn dial(&mut self, mut dial: Dial, from: Window, blocking: Blocking, now: Timestamp) -> Vec<Effect> {
        // A deadline that has passed but not been woken for must not count as a call under way.
        let mut effects = self.settle(&[dial.caller.id, dial.callee.id], now);
        let label = dial.label.clone();
        let refuse = |why| vec![tell(from, CallNews::Refused { label, why })];
        if !self.sockets.contains_key(&from) {
            effects.extend(refuse(Refusal::OutOfTurn));
            return effects;
        }
        if dial.caller.id == dial.callee.id {
            effects.extend(refuse(Refusal::Yourself));
            return effects;
        }
        if blocking.by_asker {
            effects.extend(refuse(Refusal::Blocked));
            return effects;
        }
        if let Some(current) = self.call_of(dial.caller.id) {
            let rings_me_from_there = current
                .ringing_from()
                .is_some_and(|window| window.account == dial.callee.id);
            let asked_already = current.ringing_from() == Some(from) && current.dial().label == dial.label;
            let id = current.dial().id;
            if rings_me_from_there {
                effects.extend(self.apply(
                    id,
                    Event::Accepted {
                        by: from,
                        camera: dial.camera,
                    },
                    now,
                ));
            } else if asked_already {
                effects.extend(self.apply(
                    id,
                    Event::WindowOpened {
                        window: from,
                        standing: None,
                    },
                    now,
                ));
            } else {
                effects.extend(refuse(Refusal::InACall));
            }
            return effects;
        }
        dial.hushed = blocking.by_other;
        let busy = self.occupied.contains_key(&dial.callee.id);
        let decision = place(dial, from, busy, now);
        let dial = decision.call.dial();
        let id = dial.id;
        if !matches!(decision.call, Call::Over(_)) {
            self.occupied.insert(dial.caller.id, id);
            if !dial.hushed {
                self.occupied.insert(dial.callee.id, id);
            }
        }
        effects.extend(decision.effects);
        self.keep(id, decision.call, decision.wake);
        effects
    }

    /// A window took, refused or ended `call`, or has a signal for the other one. A window that is not open
    /// can do nothing: nobody would notice that it is gone.
    pub fn act(&mut self, call: CallId, by: Window, event: Event, now: Timestamp) -> Vec<Effect> {
        if !self.sockets.contains_key(&by) {
            return Vec::new();
        }
        if !self.calls.contains_key(&call) && !matches!(event, Event::Signalled { .. }) {
            return vec![tell(
                by,
                CallNews::Over {
                    call,
                    why: Ending::Gone,
                },
            )];
        }
        self.apply(call, event, now)
    }

    /// A window's socket is open. It is told what concerns it.
    pub fn opened(
        &mut self,
        window: Window,
        socket: Socket,
        standing: Option<Standing>,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.sockets.insert(window, socket);
        let standing_call = standing.map(|standing| standing.call);
        // A call whose deadline has passed must not be the answer: its end says nothing about what else the
        // window may be showing.
        let mut effects = self.settle(&[window.account], now);
        let current = self.call_of(window.account).map(|call| call.dial().id);
        if let Some(call) = standing_call.filter(|_| standing_call != current) {
            effects.push(tell(
                window,
                CallNews::Over {
                    call,
                    why: Ending::Gone,
                },
            ));
        }
        match current {
            Some(id) => effects.extend(self.apply(id, Event::WindowOpened { window, standing }, now)),
            None => effects.push(tell(window, CallNews::Quiet)),
        }
        effects
    }

    /// A socket is gone. Nothing happens when the window has a newer one.
    pub fn closed(&mut self, window: Window, socket: Socket, now: Timestamp) -> Vec<Effect> {
        if self.sockets.get(&window) != Some(&socket) {
            return Vec::new();
        }
        self.sockets.remove(&window);
        match self.occupied.get(&window.account) {
            Some(&id) => self.apply(id, Event::WindowClosed { window }, now),
            None => Vec::new(),
        }
    }

    /// Sessions of an account were signed out, ended from elsewhere, or expired: `ended` says which windows were
    /// signed in with one of them. These can do nothing any more, even if their sockets take a moment to close.
    pub fn signed_out(
        &mut self,
        account: AccountId,
        ended: impl Fn(&Window) -> bool,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.sockets
            .retain(|window, _| window.account != account || !ended(window));
        let Some(call) = self.call_of(account) else {
            return Vec::new();
        };
        let id = call.dial().id;
        let gone = call
            .windows()
            .find(|window| window.account == account && ended(window));
        gone.map_or_else(Vec::new, |window| {
            self.apply(id, Event::SignedOut { window }, now)
        })
    }

    /// Ends every call, because the program stops and nobody could take it up again.
    pub fn stop(&mut self, now: Timestamp) -> Vec<Effect> {
        let under_way: Vec<CallId> = self.calls.keys().copied().collect();
        under_way
            .into_iter()
            .flat_map(|id| self.apply(id, Event::Stopped, now))
            .collect()
    }

    /// Honours every deadline that has passed, and forgets allowances that are full again.
    pub fn time_passed(&mut self, now: Timestamp) -> Vec<Effect> {
        self.dials.retain(|_, allowance| !allowance.is_full(now));
        let due: Vec<CallId> = self
            .wakes
            .iter()
            .take_while(|(at, _)| *at <= now)
            .map(|(_, id)| *id)
            .collect();
        due.into_iter()
            .flat_map(|id| self.apply(id, Event::TimePassed, now))
            .collect()
    }

    /// When [`Self::time_passed`] is to be called next, if nothing happens before.
    pub fn wake(&self) -> Option<Timestamp> {
        self.wakes.first().map(|(at, _)| *at)
    }

    /// A call under way.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id)
    }

    /// The call an account is in, or is being rung by.
    pub fn call_of(&self, account: AccountId) -> Option<&Call> {
        self.occupied.get(&account).and_then(|id| self.calls.get(id))
    }

    /// The number of calls under way.
    pub fn len(&self) -> usize {
        self.calls.len()
    }

    /// Whether no call is under way.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    #[cfg(test)]
    pub(super) fn dials_remembered(&self) -> usize {
        self.dials.len()
    }

    fn settle(&mut self, accounts: &[AccountId], now: Timestamp) -> Vec<Effect> {
        let ids: BTreeSet<CallId> = accounts
            .iter()
            .filter_map(|account| self.occupied.get(account))
            .copied()
            .collect();
        ids.into_iter()
            .flat_map(|id| self.apply(id, Event::TimePassed, now))
            .collect()
    }

    fn apply(&mut self, id: CallId, event: Event, now: Timestamp) -> Vec<Effect> {
        let Some(call) = self.calls.remove(&id) else {
            return Vec::new();
        };
        if let Some(at) = call.wake() {
            self.wakes.remove(&(at, id));
        }
        let decision = step(call, event, now);
        self.keep(id, decision.call, decision.wake);
        decision.effects
    }

    fn keep(&mut self, id: CallId, call: Call, wake: Option<Timestamp>) {
        if matches!(call, Call::Over(_)) {
            for account in [call.dial().caller.id, call.dial().callee.id] {
                if self.occupied.get(&account) == Some(&id) {
                    self.occupied.remove(&account);
                }
            }
            return;
        }
        self.wakes.extend(wake.map(|at| (at, id)));
        self.calls.insert(id, call);
    }
}
