//! Rule 12: thieves who have the password of an account without two-step verification, and enrol a phone of their own.
//!
//! Each walks the real wizard on a device that the account has not seen, and comes back every hour. Some owners have a
//! mailbox that is old enough to stop it, some stop it late, some answer to nothing. The bookkeeping is done here, by the
//! clock alone: the engine is not asked whether what it did was right.

use crate::broken::Broken;
use crate::suite::{Check, Order, shared_out};
use crate::town::START;
use doorcode_engine::account::{Facts, TrustedPhone, TurningOn, TwoStep};
use doorcode_engine::effect::{Cx, Effect, Notice};
use doorcode_engine::enrol::{self, Authority, Enrolment, Event, Goal};
use doorcode_engine::guard::Guard;
use doorcode_engine::ids::{AccountId, SessionId};
use doorcode_engine::recover::{PutRight, put_right};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::secret::{KeyId, Keys};
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};

/// What came of all thieves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thieves {
    /// How many tried.
    pub tried: u64,
    /// How often the owner stopped it in time.
    pub stopped: u64,
    /// How often nobody answered, and the thief's phone was trusted after the wait.
    pub unanswered: u64,
    /// How many of those an address that was there before could undo to the last of its days.
    pub undone: u64,
    /// The shortest time from the thief's first click to a trusted phone, in milliseconds.
    pub shortest_ms: Option<i64>,
    /// Phones that were trusted before the wait was over, after it was stopped, or without anybody being told.
    pub faults: u64,
}

impl Thieves {
    fn add(&mut self, other: &Self) {
        self.tried += other.tried;
        self.stopped += other.stopped;
        self.unanswered += other.unanswered;
        self.undone += other.undone;
        self.shortest_ms = [self.shortest_ms, other.shortest_ms].into_iter().flatten().min();
        self.faults += other.faults;
    }
}

/// Thieves at the most: each is one walk through the same wizard.
const MOST: u64 = 1_000;

/// Lets one thief at each of so many accounts, as many as there are account-years under attack.
pub fn run(order: &Order) -> Thieves {
    let thieves: Vec<u64> = (0..order.size.attacked.clamp(30, MOST)).collect();
    let results = shared_out(order.threads, &thieves, |_, number| one(order, *number));
    let mut all = Thieves::default();
    for result in &results {
        all.add(result);
    }
    all
}

/// What has to hold of them.
pub fn check(order: &Order, thieves: &Thieves) -> Check {
    let wait_ms = order.rules.enrol_wait_ms;
    Check {
        name: "enrol",
        asks: "a thief's phone was trusted only where nobody answered for three days, and an older address undid it",
        holds: thieves.faults == 0
            && thieves.tried > 0
            && thieves.stopped > 0
            && thieves.unanswered > 0
            && thieves.undone == thieves.unanswered
            && thieves
                .shortest_ms
                .is_none_or(|shortest_ms| shortest_ms >= wait_ms),
        figures: format!(
            "{} tried, {} stopped, {} unanswered, {} of them undone, {} otherwise",
            thieves.tried, thieves.stopped, thieves.unanswered, thieves.undone, thieves.faults
        ),
    }
}

fn one(order: &Order, number: u64) -> Thieves {
    let mut rng = ChaCha8Rng::seed_from_u64(order.seed);
    rng.set_stream(3 << 60 | number);
    let began = START.plus_ms((rng.next_u64() % (30 * DAY_MS.unsigned_abs())) as i64);
    // One owner in three never answers; the others do at some moment of the wait.
    let wait_ms = order.rules.enrol_wait_ms.unsigned_abs();
    let answers_at =
        (!number.is_multiple_of(3)).then(|| began.plus_ms(HOUR_MS + (rng.next_u64() % (wait_ms / 2)) as i64));
    let mut walk = Walk::new(order, began, rng);
    let mut seen = Thieves {
        tried: 1,
        ..Thieves::default()
    };
    walk.through();
    while walk.now.since_ms(began) < order.rules.enrol_wait_ms + DAY_MS {
        if answers_at.is_some_and(|at| walk.now >= at) && !walk.facts.two_step.is_on() {
            walk.step(Event::Stopped);
            seen.stopped = u64::from(walk.walk.is_over());
        }
        walk.step(Event::Looked);
        if walk.facts.two_step.is_on() {
            break;
        }
        walk.now = walk.now.plus_ms(HOUR_MS);
    }
    if !walk.facts.two_step.is_on() {
        seen.faults += u64::from(answers_at.is_none() || !walk.told);
        return seen;
    }
    let took_ms = walk.now.since_ms(began);
    seen.shortest_ms = Some(took_ms);
    seen.unanswered = 1;
    seen.faults = u64::from(answers_at.is_some() || !walk.told || took_ms < order.rules.enrol_wait_ms);
    seen.undone = u64::from(walk.is_undone());
    seen
}

/// An account, a thief in its settings, and the walk under way.
struct Walk<'a> {
    order: &'a Order,
    keys: Keys,
    rng: ChaCha8Rng,
    now: Timestamp,
    facts: Facts,
    guard: Guard,
    walk: Enrolment,
    verified_at: Timestamp,
    told: bool,
    /// What the thief reads: the text to his phone, the key on his page, and the question about its hash.
    code: Option<doorcode_engine::code::Code>,
    shown: Option<doorcode_engine::recovery_key::KeyDraft>,
    ticket: Option<doorcode_engine::effect::Ticket>,
}

impl<'a> Walk<'a> {
    fn new(order: &'a Order, now: Timestamp, mut rng: ChaCha8Rng) -> Self {
        let keys = Keys::new(KeyId(1), [7; 32], Vec::new());
        let long_ago = now.plus_ms(-400 * DAY_MS);
        let facts = Facts {
            account: AccountId::new(long_ago, &mut rng),
            created_at: long_ago,
            password_changed_at: long_ago,
            password_known_since: None,
            disabled: false,
            contacts_changed_at: long_ago,
            email_verified_at: Some(long_ago),
            two_step: TwoStep::Off { undo_until: None },
            turning_on: TurningOn::Settled,
            phones: Vec::new(),
            recovery_key: KeyState::None,
        };
        // The thief's device has never been seen; a broken door takes it for an old one.
        let device_first_seen = match order.broken {
            Some(Broken::AnyDeviceSettled) => long_ago,
            _ => now,
        };
        let session = SessionId::new(now, &mut rng);
        let mut cx = Cx {
            rules: &order.rules,
            keys: &keys,
            now,
            rng: &mut rng,
        };
        let goal = Goal::TurnOn { device_first_seen };
        let authority = Authority::JustSignedIn { auth_time: now };
        // Two-step verification is off and the sign-in fresh, so a walk begins; else there is nothing to steal.
        let walk = Enrolment::begin(goal, &facts, session, &authority, &mut cx);
        #[expect(
            clippy::expect_used,
            reason = "the facts above are those that a walk begins with"
        )]
        let walk = walk.expect("a walk that two-step verification may be turned on by");
        Self {
            order,
            keys,
            rng,
            now,
            facts,
            guard: Guard::default(),
            walk,
            verified_at: long_ago,
            told: false,
            code: None,
            shown: None,
            ticket: None,
        }
    }

    /// The thief goes as far as the wizard lets him.
    fn through(&mut self) {
        if let Ok(number) = "+15550199".parse() {
            self.step(Event::PhoneGiven(number));
        }
        if let Some(code) = self.code.take() {
            self.now = self.now.plus_ms(MINUTE_MS);
            self.step(Event::CodeGiven(code));
        }
        if let Some(draft) = self.shown.take() {
            let key = draft.reveal(&self.keys);
            self.step(Event::KeyRetyped(key));
        }
        if let Some(ticket) = self.ticket.take() {
            let hash = "of the thief's key".to_owned();
            self.step(Event::KeyHashed { ticket, hash });
        }
        self.step(Event::Consented);
    }

    fn step(&mut self, event: Event) {
        let mut cx = Cx {
            rules: &self.order.rules,
            keys: &self.keys,
            now: self.now,
            rng: &mut self.rng,
        };
        let guard = core::mem::take(&mut self.guard);
        let decision = enrol::step(self.walk.clone(), &self.facts, guard, event, &mut cx);
        self.walk = decision.state;
        self.guard = decision.guard;
        if let enrol::View::ShowKey { draft, .. } = decision.view {
            self.shown = Some(draft);
        }
        for effect in decision.effects {
            match effect {
                Effect::SendCode { code, .. } => self.code = Some(code),
                Effect::HashRecoveryKey { ticket, .. } => self.ticket = Some(ticket),
                Effect::Tell(Notice::TurnOnWaits { .. }) => self.told = true,
                Effect::SetTurningOn(turning_on) => self.facts.turning_on = turning_on,
                Effect::TurnOn => self.facts.two_step = TwoStep::On { since: self.now },
                Effect::StoreRecoveryKey { state, .. } => self.facts.recovery_key = state,
                Effect::TrustPhone { id, number } => self.facts.phones.push(TrustedPhone {
                    id,
                    number,
                    trusted_since: self.now,
                }),
                _ => {}
            }
        }
    }

    /// Whether the older address can undo it, to the last hour of its days and not after them.
    fn is_undone(&self) -> bool {
        let rules = &self.order.rules;
        let judge = |after_ms| {
            let at = self.now.plus_ms(after_ms);
            put_right(&self.facts, self.verified_at, self.now, rules, at)
        };
        let undo_ms = rules.undo_unanswered_ms;
        judge(undo_ms - HOUR_MS) == Some(PutRight { turns_off: true }) && judge(undo_ms + HOUR_MS).is_none()
    }
}
