//! One call, from the dial to its end, as a pure state machine. It never reads a clock, never sends and
//! never stores: [`step`] takes what happened and says what is to be done.
//!
//! ```text
//!            ┌── Declined, HungUp, SignedOut, 45 s, caller away 15 s ──────────────────────────┐
//!  place ─► Ringing ── Accepted by one window ─► Talking ── HungUp, SignedOut, away 15 s ──► Over
//!    │                                                                                       ▲
//!    └── the callee is in another call (busy) ───────────────────────────────────────────────┘
//! ```
//!
//! A call rings for an account and belongs to windows: the one that dialled and the one that accepted. Only
//! those two exchange signals, and when either is gone for good the call is over. What must hold between
//! calls (one call for each account, two people who ring each other at once) is [`exchange`]'s part.
//!
//! A caller whom the callee has blocked is *hushed*: the call rings nowhere and ends in 'no answer', so that
//! from outside it is like any call that nobody answered.

pub mod allowance;
pub mod exchange;
pub mod frames;
pub mod limits;
mod ringing;
mod talking;
#[cfg(test)]
mod tests;

use crate::wire::{Person, Window};
use allowance::Allowance;
use doorcode_engine::{
    ids::{AccountId, CallId},
    time::Timestamp,
};
use frames::{CallNews, Ending, Outcome, Signal, Standing};
use limits::{GRACE_MS, RING_MS, SIGNAL_BURST, SIGNALS_PER_SECOND};

/// What holds for the whole life of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dial {
    /// The call's name.
    pub id: CallId,
    /// The page's own label for the dial.
    pub label: String,
    /// Who rang.
    pub caller: Person,
    /// Who was rung.
    pub callee: Person,
    /// Whether the caller's camera was on.
    pub camera: bool,
    /// The callee has blocked the caller: ring nowhere, tell the callee nothing.
    pub hushed: bool,
    /// When it was dialled.
    pub at: Timestamp,
}

/// The connection of one party's window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    window: Window,
    camera: bool,
    away_since: Option<Timestamp>,
    allowance: Allowance,
    said: u32,
    heard: u32,
}

impl Line {
    fn new(window: Window, camera: bool, now: Timestamp) -> Self {
        let refill_ms = 1_000 / i64::from(SIGNALS_PER_SECOND);
        let allowance = Allowance::full(SIGNAL_BURST, refill_ms, now);
        Self {
            window,
            camera,
            away_since: None,
            allowance,
            said: 0,
            heard: 0,
        }
    }

    /// Which window it is.
    pub fn window(&self) -> Window {
        self.window
    }

    fn gives_up_at(&self) -> Option<Timestamp> {
        self.away_since.map(|since| since.plus_ms(GRACE_MS))
    }
}

/// A call that nobody has answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ringing {
    dial: Dial,
    caller: Line,
}

/// A call between two windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talking {
    dial: Dial,
    answered_at: Timestamp,
    take: u32,
    caller: Line,
    callee: Line,
}

/// A call that is over; what the record keeps of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// What was dialled.
    pub dial: Dial,
    /// How it went.
    pub outcome: Outcome,
    /// How long the two talked, in milliseconds; 0 when they did not.
    pub talked_ms: i64,
}

/// A call. It begins with [`place`] and changes with [`step`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Waiting for an answer.
    Ringing(Ringing),
    /// Two windows are connected.
    Talking(Talking),
    /// Nothing more will happen.
    Over(Over),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A window took the call.
    Accepted {
        /// The window.
        by: Window,
        /// Whether its camera is on.
        camera: bool,
    },
    /// A window refused the call.
    Declined {
        /// The window.
        by: Window,
    },
    /// A window ended the call, or stopped ringing.
    HungUp {
        /// The window.
        by: Window,
    },
    /// A window has something for the other one.
    Signalled {
        /// The window.
        by: Window,
        /// The take it meant.
        take: u32,
        /// What to pass on.
        signal: Signal,
    },
    /// A window's socket is open: for the first time, or again.
    WindowOpened {
        /// The window.
        window: Window,
        /// What it knows of a call.
        standing: Option<Standing>,
    },
    /// A window's socket is gone.
    WindowClosed {
        /// The window.
        window: Window,
    },
    /// The session of a window was signed out, ended from elsewhere, or expired.
    SignedOut {
        /// The window.
        window: Window,
    },
    /// The program stops; calls do not outlive it.
    Stopped,
    /// The moment asked for by [`Decision::wake`] has come.
    TimePassed,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Tell one window.
    Tell {
        /// The window.
        to: Window,
        /// What.
        news: CallNews,
    },
    /// Tell every window of Calls of an account, but for one.
    TellAll {
        /// The account.
        account: AccountId,
        /// The window that is told otherwise or knows already.
        except: Option<Window>,
        /// What.
        news: CallNews,
    },
    /// Write the call into the lists of recent calls of both parties (only the caller's, if hushed).
    Record(Over),
}

/// The outcome of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The call as it is now.
    pub call: Call,
    /// What is to be done, in this order.
    pub effects: Vec<Effect>,
    /// When to come back with [`Event::TimePassed`], if nothing happens before.
    pub wake: Option<Timestamp>,
}

/// Begins a call from the window `from`. `busy`: the callee is in another call; a hushed call takes no
/// notice of it.
pub fn place(dial: Dial, from: Window, busy: bool, now: Timestamp) -> Decision {
    let caller = Line::new(from, dial.camera, now);
    let calling = calling(&dial);
    let mut effects = vec![tell(from, calling)];
    if busy && !dial.hushed {
        effects.push(tell(
            from,
            CallNews::Over {
                call: dial.id,
                why: Ending::Busy,
            },
        ));
        return finish(dial, Outcome::Busy, 0, effects);
    }
    effects.push(tell_others(from, elsewhere(&dial, &dial.callee)));
    if !dial.hushed {
        effects.push(Effect::TellAll {
            account: dial.callee.id,
            except: None,
            news: incoming(&dial),
        });
    }
    go_on(Call::Ringing(Ringing { dial, caller }), effects)
}

/// Takes one event into account. Total: an event that does not fit changes nothing. A deadline that has
/// passed is honoured before the event is looked at, however late the wake-up comes.
pub fn step(call: Call, event: Event, now: Timestamp) -> Decision {
    match call {
        Call::Ringing(ringing) => ringing.step(event, now),
        Call::Talking(talking) => talking.step(event, now),
        Call::Over(over) => {
            let effects = match event {
                Event::Accepted { by, .. } | Event::Declined { by } | Event::HungUp { by } => {
                    vec![tell(
                        by,
                        CallNews::Over {
                            call: over.dial.id,
                            why: Ending::Gone,
                        },
                    )]
                }
                _ => Vec::new(),
            };
            go_on(Call::Over(over), effects)
        }
    }
}

impl Call {
    /// The facts of the dial.
    pub fn dial(&self) -> &Dial {
        match self {
            Call::Ringing(ringing) => &ringing.dial,
            Call::Talking(talking) => &talking.dial,
            Call::Over(over) => &over.dial,
        }
    }

    /// Whether `window` is one of the two that are talking: only these are given relay credentials.
    pub fn connects(&self, window: Window) -> bool {
        matches!(self, Call::Talking(talking) if talking.side(window).is_some())
    }

    /// The windows that the call belongs to: two, or the caller's while it rings.
    pub fn windows(&self) -> impl Iterator<Item = Window> {
        let (caller, callee) = match self {
            Call::Ringing(ringing) => (Some(ringing.caller.window), None),
            Call::Talking(talking) => (Some(talking.caller.window), Some(talking.callee.window)),
            Call::Over(_) => (None, None),
        };
        caller.into_iter().chain(callee)
    }

    /// The window that dialled, while it rings.
    pub fn ringing_from(&self) -> Option<Window> {
        match self {
            Call::Ringing(ringing) => Some(ringing.caller.window),
            Call::Talking(_) | Call::Over(_) => None,
        }
    }

    fn wake(&self) -> Option<Timestamp> {
        match self {
            Call::Ringing(ringing) => {
                let rings_until = ringing.dial.at.plus_ms(RING_MS);
                Some(
                    ringing
                        .caller
                        .gives_up_at()
                        .map_or(rings_until, |deadline| deadline.min(rings_until)),
                )
            }
            Call::Talking(talking) => talking
                .caller
                .gives_up_at()
                .into_iter()
                .chain(talking.callee.gives_up_at())
                .min(),
            Call::Over(_) => None,
        }
    }
}

fn go_on(call: Call, effects: Vec<Effect>) -> Decision {
    let wake = call.wake();
    Decision { call, effects, wake }
}

fn finish(dial: Dial, outcome: Outcome, talked_ms: i64, mut effects: Vec<Effect>) -> Decision {
    let over = Over {
        dial,
        outcome,
        talked_ms,
    };
    effects.push(Effect::Record(over.clone()));
    go_on(Call::Over(over), effects)
}

fn tell(to: Window, news: CallNews) -> Effect {
    Effect::Tell { to, news }
}

fn tell_others(window: Window, news: CallNews) -> Effect {
    Effect::TellAll {
        account: window.account,
        except: Some(window),
        news,
    }
}

fn calling(dial: &Dial) -> CallNews {
    CallNews::Calling {
        call: dial.id,
        label: dial.label.clone(),
        to: dial.callee.clone(),
        camera: dial.camera,
    }
}

fn incoming(dial: &Dial) -> CallNews {
    CallNews::Incoming {
        call: dial.id,
        from: dial.caller.clone(),
        camera: dial.camera,
    }
}

fn elsewhere(dial: &Dial, with: &Person) -> CallNews {
    CallNews::Elsewhere {
        call: dial.id,
        with: with.clone(),
    }
}
