//! Rules that are deliberately wrong, each in a way in which such rules have been wrong elsewhere.
//!
//! They are wrapped around the engine's step and around the commit, and the engine has no knob for any of them. A
//! simulator that does not tell them from the real rules proves nothing.

use crate::door::Ask;
use doorcode_engine::account::Facts;
use doorcode_engine::effect::{Audit, Cx, Decision, Effect};
use doorcode_engine::guard::{Guard, Lane, SecondStepCounter};
use doorcode_engine::ids::{DeviceId, SignInId};
use doorcode_engine::rules::{Rules, Rung};
use doorcode_engine::sign_in::{self, SignIn, View};
use doorcode_engine::time::{DAY_MS, Timestamp};
use std::collections::VecDeque;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A success wipes the slate.
    ResetOnSuccess,
    /// The outcome is shown before the charge is committed, and an aborted request loses the charge.
    ChargeLast,
    /// Every code that was sent lately is taken.
    SeveralLiveCodes,
    /// A wrong guess is given back.
    RefundWrong,
    /// Codes never lengthen.
    FirstLengthForEver,
    /// Guesses under way at the same time all count as one.
    OneVersion,
    /// Each sign-in has counters of its own.
    CounterPerSignIn,
    /// The length of a code is judged when it is sent, not when a guess arrives.
    LengthAtSending,
    /// Wrong guesses are forgotten after a month.
    ShortMemory,
    /// Every device is taken for a known one.
    EverybodyKnown,
    /// A code that was right stays good.
    CodeNotConsumed,
    /// A right guess leaves the counters as they were read, so that it never comes too late.
    UntracedRefund,
    /// No source has tries of its own: all draw on what they share.
    SharedTries,
    /// Texts that run short carry no word.
    NoWord,
    /// An open sign-in gives way to those of other sources, too.
    PushedOut,
    /// Nobody counts wrong codes across accounts.
    NoBreaker,
    /// Recovery keys of strangers, typed where a password is forgotten, are counted with those behind the password.
    KeysTogether,
    /// A device that was never seen before is taken for a settled one where two-step verification is turned on.
    AnyDeviceSettled,
}

impl Broken {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::ResetOnSuccess,
        Self::ChargeLast,
        Self::SeveralLiveCodes,
        Self::RefundWrong,
        Self::FirstLengthForEver,
        Self::OneVersion,
        Self::CounterPerSignIn,
        Self::LengthAtSending,
        Self::ShortMemory,
        Self::EverybodyKnown,
        Self::CodeNotConsumed,
        Self::UntracedRefund,
        Self::SharedTries,
        Self::NoWord,
        Self::PushedOut,
        Self::NoBreaker,
        Self::KeysTogether,
        Self::AnyDeviceSettled,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::ResetOnSuccess => "reset-on-success",
            Self::ChargeLast => "charge-last",
            Self::SeveralLiveCodes => "several-live-codes",
            Self::RefundWrong => "refund-wrong",
            Self::FirstLengthForEver => "first-length-for-ever",
            Self::OneVersion => "one-version",
            Self::CounterPerSignIn => "counter-per-sign-in",
            Self::LengthAtSending => "length-at-sending",
            Self::ShortMemory => "short-memory",
            Self::EverybodyKnown => "everybody-known",
            Self::CodeNotConsumed => "code-not-consumed",
            Self::UntracedRefund => "untraced-refund",
            Self::SharedTries => "shared-tries",
            Self::NoWord => "no-word",
            Self::PushedOut => "pushed-out",
            Self::NoBreaker => "no-breaker",
            Self::KeysTogether => "keys-together",
            Self::AnyDeviceSettled => "any-device-settled",
        }
    }

    /// What it does, for the list.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::ResetOnSuccess => "a success wipes the slate of wrong guesses",
            Self::ChargeLast => "the outcome shows before the charge is kept; hanging up loses the charge",
            Self::SeveralLiveCodes => "every code that was sent lately is taken, not the last one only",
            Self::RefundWrong => "a wrong guess is given back",
            Self::FirstLengthForEver => "codes never lengthen",
            Self::OneVersion => "guesses under way at the same time are written over each other",
            Self::CounterPerSignIn => "each sign-in counts for itself",
            Self::LengthAtSending => {
                "the length of a code is judged when it is sent, not when a guess arrives"
            }
            Self::ShortMemory => "wrong guesses are forgotten after a month",
            Self::EverybodyKnown => "every device is taken for a known one",
            Self::CodeNotConsumed => "a code that was right stays good",
            Self::UntracedRefund => {
                "a right guess leaves its counter as it was read, and so is never too late"
            }
            Self::SharedTries => "no source has tries of its own: all draw on what they share",
            Self::NoWord => "texts that run short carry no word",
            Self::PushedOut => "an open sign-in gives way to those of other sources, too",
            Self::NoBreaker => "nobody counts wrong codes across accounts",
            Self::KeysTogether => "keys of strangers and keys behind the password have one allowance",
            Self::AnyDeviceSettled => "any device may turn two-step verification on at once",
        }
    }
}

/// What a broken door remembers of an account.
#[derive(Default)]
pub(crate) struct Memory {
    /// Sign-ins as they were when a code was sent to them.
    lately: VecDeque<SignIn>,
    /// The counters of each sign-in.
    own: VecDeque<(SignInId, SecondStepCounter)>,
    forgot_at: Option<Timestamp>,
}

/// How much of that it remembers.
const REMEMBERED: usize = 8;

/// Takes the engine's step, as it is or in a broken way. `live` is the length of the code that is waited for.
#[expect(
    clippy::too_many_arguments,
    reason = "those of the engine's step, and what breaks it"
)]
pub(crate) fn step(
    broken: Option<Broken>,
    memory: &mut Memory,
    live: Option<u8>,
    sign_in: SignIn,
    facts: &Facts,
    guard: Guard,
    ask: &Ask<'_>,
    mut cx: Cx<'_>,
) -> Decision<SignIn, View> {
    let event = || ask.event(facts.account, cx.rules.key_style);
    let Some(broken) = broken else {
        return sign_in::step(sign_in, Some(facts), guard, event(), &mut cx);
    };
    let (was, counted) = (sign_in.clone(), guard.clone());
    let id = was.id();
    let guard = before(broken, memory, id, guard, cx.now);
    let rules = altered(broken, cx.rules, live, ask);
    let event = match ask {
        Ask::Password { right, .. } if broken == Broken::EverybodyKnown => Ask::Password {
            right: *right,
            lane: Lane::Known(DeviceId::from_u128(7)),
        }
        .event(facts.account, cx.rules.key_style),
        _ => event(),
    };
    let mut decision = {
        let mut cx = Cx {
            rules: rules.as_ref().unwrap_or(cx.rules),
            keys: cx.keys,
            now: cx.now,
            rng: &mut *cx.rng,
        };
        sign_in::step(sign_in, Some(facts), guard, event, &mut cx)
    };
    let opened = has(&decision, |effect| matches!(effect, Effect::OpenSession(_)));
    let wrong = has(&decision, |effect| {
        matches!(effect, Effect::Audit(Audit::CodeWrong))
    });
    let sent = has(&decision, |effect| matches!(effect, Effect::SendCode { .. }));
    match broken {
        Broken::ResetOnSuccess if opened => {
            decision.guard.second_step = SecondStepCounter::default();
            decision.guard.known_devices = doorcode_engine::guard::KnownDeviceCounter::default();
        }
        Broken::RefundWrong if wrong => {
            decision.guard.second_step = counted.second_step;
            decision.guard.known_devices = counted.known_devices;
        }
        Broken::CodeNotConsumed if opened => decision.state = was,
        Broken::UntracedRefund if opened => {
            decision.guard.second_step = counted.second_step;
            decision.guard.known_devices = counted.known_devices;
        }
        Broken::CounterPerSignIn => {
            memory.own.retain(|(known, _)| *known != id);
            memory.own.push_back((id, decision.guard.second_step));
            memory.own.keep_last(REMEMBERED);
            decision.guard.second_step = counted.second_step;
        }
        Broken::SeveralLiveCodes => {
            if sent {
                memory.lately.push_back(decision.state.clone());
                memory.lately.keep_last(REMEMBERED);
            }
            if wrong {
                for earlier in &memory.lately {
                    let event = ask.event(facts.account, cx.rules.key_style);
                    let other = sign_in::step(earlier.clone(), Some(facts), counted.clone(), event, &mut cx);
                    if has(&other, |effect| matches!(effect, Effect::OpenSession(_))) {
                        return other;
                    }
                }
            }
        }
        _ => {}
    }
    decision
}

fn has(decision: &Decision<SignIn, View>, wanted: fn(&Effect) -> bool) -> bool {
    decision.effects.iter().any(wanted)
}

/// The guard as a broken door sees it.
fn before(broken: Broken, memory: &mut Memory, id: SignInId, mut guard: Guard, now: Timestamp) -> Guard {
    match broken {
        Broken::CounterPerSignIn => {
            let own = memory.own.iter().find(|(known, _)| *known == id);
            guard.second_step = own.map(|(_, counter)| counter.clone()).unwrap_or_default();
        }
        Broken::ShortMemory => {
            let since = *memory.forgot_at.get_or_insert(now);
            if now.since_ms(since) > 30 * DAY_MS {
                memory.forgot_at = Some(now);
                guard.second_step = SecondStepCounter::default();
            }
        }
        _ => {}
    }
    guard
}

/// The rules as a broken door sees them.
fn altered(broken: Broken, rules: &Rules, live: Option<u8>, ask: &Ask<'_>) -> Option<Rules> {
    let digits = match broken {
        Broken::FirstLengthForEver => rules.first_digits(),
        Broken::LengthAtSending if matches!(ask, Ask::Code(_)) => live?,
        _ => return None,
    };
    Some(Rules {
        ladder: vec![Rung { digits, wrong: None }],
        ..rules.clone()
    })
}

trait KeepLast {
    fn keep_last(&mut self, most: usize);
}

impl<T> KeepLast for VecDeque<T> {
    fn keep_last(&mut self, most: usize) {
        while self.len() > most {
            self.pop_front();
        }
    }
}
