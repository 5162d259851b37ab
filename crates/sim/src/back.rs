//! The delayed recovery under attack: a thief who has exactly one of password, phone and key, against an owner who looks
//! at a contact at least once in six days.
//!
//! The thief starts a recovery as soon as the rules let one be started, for years, and tries to finish it whenever
//! something happens. The owner does nothing but read mail and say that it is to stop. Thieves never get in; somebody who
//! has really lost two things, and whom nobody stops, does.

use doorcode_engine::account::{Facts, PhoneNumber, TrustedPhone, TurningOn, TwoStep};
use doorcode_engine::effect::{Cx, Effect, Notice};
use doorcode_engine::guard::{Guard, Lane};
use doorcode_engine::ids::{AccountId, PhoneId};
use doorcode_engine::recover::delayed::{self, Event, Recovery, Standing, Stepped, Veto};
use doorcode_engine::recovery_key::{KeyState, RecoveryKey};
use doorcode_engine::rules::Rules;
use doorcode_engine::secret::{KeyId, Keys};
use doorcode_engine::step_up::{self, Act, OneProof, StepUp, Thing};
use doorcode_engine::time::{DAY_MS, Timestamp};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};

/// The owner looks at a contact at least this often.
const LOOKS_EVERY_MS: i64 = 6 * DAY_MS;
const BEGIN: Timestamp = Timestamp::from_ms(1_800_000_000_000);

/// What is wrong with the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// What the owner says is heard by nobody.
    VetoIgnored,
    /// The owner is told by no mail.
    Untold,
}

/// What is played.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// The same seed gives the same play.
    pub seed: u64,
    /// Account-years.
    pub years: u32,
    /// Whether there is an owner who reads mail: without one, whoever starts is the owner.
    pub owner_reads: bool,
    /// Whether the server stands still now and then, for up to 20 days.
    pub outages: bool,
    /// What is wrong, if anything.
    pub broken: Option<Broken>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many were started.
    pub started: u32,
    /// How many were stopped by the owner.
    pub stopped: u32,
    /// How many were finished.
    pub finished: u32,
    /// The shortest time from a start to its end, in milliseconds.
    pub shortest_ms: i64,
}

struct Play<'r> {
    order: Order,
    rules: &'r Rules,
    keys: Keys,
    rng: ChaCha20Rng,
    now: Timestamp,
    facts: Facts,
    guard: Guard,
    standing: Standing,
}

/// Plays account after account, each with a thief (or an owner) who has another of the three.
///
/// # Errors
/// Only where the rules refuse what they must let through: then in words.
pub fn run(order: Order, rules: &Rules) -> Result<Outcome, String> {
    let mut outcome = Outcome::default();
    for year in 0..order.years {
        let thing = match year % 3 {
            0 => Thing::Password,
            1 => Thing::Phone,
            _ => Thing::Key,
        };
        Play::new(order, rules, year)?.year(thing, &mut outcome)?;
    }
    Ok(outcome)
}

impl<'r> Play<'r> {
    fn new(order: Order, rules: &'r Rules, year: u32) -> Result<Self, String> {
        let long_ago = BEGIN.plus_ms(-400 * DAY_MS);
        let number: PhoneNumber = "+15550100034".parse().map_err(|_| "a number".to_owned())?;
        Ok(Self {
            order,
            rules,
            keys: Keys::new(KeyId(1), [7; 32], vec![]),
            rng: ChaCha20Rng::seed_from_u64(order.seed.wrapping_mul(1_000_003).wrapping_add(u64::from(year))),
            now: BEGIN,
            facts: Facts {
                account: AccountId::from_u128(1),
                created_at: long_ago,
                password_changed_at: long_ago,
                password_known_since: None,
                contacts_changed_at: long_ago,
                disabled: false,
                email_verified_at: Some(long_ago),
                two_step: TwoStep::On { since: long_ago },
                turning_on: TurningOn::Settled,
                phones: vec![TrustedPhone {
                    id: PhoneId::from_u128(34),
                    number,
                    trusted_since: long_ago,
                }],
                recovery_key: KeyState::live(long_ago),
            },
            guard: Guard::default(),
            standing: Standing {
                chosen_since: Some(long_ago),
                last_started_at: None,
            },
        })
    }

    fn cx(&mut self) -> Cx<'_> {
        Cx {
            rules: self.rules,
            keys: &self.keys,
            now: self.now,
            rng: &mut self.rng,
        }
    }

    fn upto(&mut self, ms: i64) -> i64 {
        (self.rng.next_u64() % ms.unsigned_abs()).cast_signed()
    }

    /// One year of an account: recoveries one after the other.
    fn year(&mut self, thing: Thing, outcome: &mut Outcome) -> Result<(), String> {
        let end = BEGIN.plus_ms(365 * DAY_MS);
        while self.now < end {
            // The texts of the phone's codes are few.
            let Some(proof) = self.prove(thing)? else {
                self.now = self.now.plus_ms(DAY_MS);
                continue;
            };
            let (facts, standing) = (self.facts.clone(), self.standing);
            match Recovery::start(&proof, &facts, &standing, &mut self.cx()) {
                Ok(begun) => {
                    self.standing.last_started_at = Some(self.now);
                    outcome.started += 1;
                    self.play_out(thing, begun, outcome)?;
                }
                Err(_) => self.now = self.now.plus_ms(DAY_MS),
            }
        }
        Ok(())
    }

    fn play_out(&mut self, thing: Thing, begun: Stepped, outcome: &mut Outcome) -> Result<(), String> {
        let started_at = self.now;
        let mut unread = self.hears(&begun);
        let mut looks_at = self.now.plus_ms(self.upto(LOOKS_EVERY_MS) + 1);
        let mut recovery = begun.state;
        // A year of looks, words and tries at the most: each round moves time on.
        for _ in 0..1_000 {
            let Some(due) = recovery.wake() else { return Ok(()) };
            let due = if self.order.outages {
                due.plus_ms(self.upto(20 * DAY_MS))
            } else {
                due
            };
            let looks_first = self.order.owner_reads && looks_at < due;
            self.now = if looks_first { looks_at } else { due };
            let event = if looks_first {
                looks_at = self.now.plus_ms(self.upto(LOOKS_EVERY_MS) + 1);
                if unread {
                    Event::Vetoed(Veto::MailLink)
                } else {
                    Event::Looked
                }
            } else {
                Event::Looked
            };
            let vetoed = matches!(event, Event::Vetoed(_));
            let stepped = self.step(recovery, event);
            unread |= self.hears(&stepped);
            if vetoed && stepped.state.is_over() {
                outcome.stopped += 1;
                return Ok(());
            }
            recovery = stepped.state;
            if let Some(proof) = self.prove(thing)? {
                let finished = recovery
                    .clone()
                    .finish(&proof, &self.facts, &self.standing, self.now);
                if finished.is_some() {
                    let took_ms = self.now.since_ms(started_at);
                    outcome.shortest_ms = match outcome.finished {
                        0 => took_ms,
                        _ => outcome.shortest_ms.min(took_ms),
                    };
                    outcome.finished += 1;
                    return Ok(());
                }
            }
        }
        Err("a recovery that never ended".to_owned())
    }

    fn step(&mut self, recovery: Recovery, event: Event<'_>) -> Stepped {
        let (facts, standing) = (self.facts.clone(), self.standing);
        let event = match event {
            Event::Vetoed(_) if self.order.broken == Some(Broken::VetoIgnored) => Event::Looked,
            other => other,
        };
        delayed::step(recovery, &facts, &standing, event, &self.cx())
    }

    fn hears(&self, stepped: &Stepped) -> bool {
        let waits = |effect: &Effect| matches!(effect, Effect::Tell(Notice::RecoveryWaits { .. }));
        self.order.broken != Some(Broken::Untold) && stepped.effects.iter().any(waits)
    }

    /// Proves the one thing from outside; `None` where no text can be sent yet.
    fn prove(&mut self, thing: Thing) -> Result<Option<OneProof>, String> {
        let facts = self.facts.clone();
        let step_up = StepUp::begin(Act::DelayedRecovery, &facts, None, Lane::Unknown, &mut self.cx());
        let first = match thing {
            Thing::Password => step_up::Event::PasswordGiven,
            Thing::Phone => step_up::Event::CodeRequested { phone: None },
            Thing::Key => {
                let style = self.rules.key_style;
                let key =
                    (0..10).find_map(|last| RecoveryKey::parse(&format!("4213371234567{last}"), style).ok());
                step_up::Event::RecoveryKeyGiven(key.ok_or("no digit checks that key")?)
            }
        };
        let (step_up, effects) = self.knock(step_up, first);
        // Whatever was typed, it is right: what is tried here is what one right thing is worth.
        let second = effects.into_iter().find_map(|effect| match effect {
            Effect::CheckPassword { ticket, .. } => {
                Some(step_up::Event::PasswordChecked { ticket, right: true })
            }
            Effect::CheckRecoveryKey { ticket, .. } => {
                Some(step_up::Event::RecoveryKeyChecked { ticket, right: true })
            }
            Effect::SendCode { code, .. } => Some(step_up::Event::CodeGiven(code)),
            _ => None,
        });
        let Some(second) = second else { return Ok(None) };
        let (step_up, _) = self.knock(step_up, second);
        match step_up.take_one(&self.facts, self.now) {
            Some((_, proof)) => Ok(Some(proof)),
            None => Err(format!("{thing:?} was right and proved nothing")),
        }
    }

    fn knock(&mut self, step_up: StepUp, event: step_up::Event) -> (StepUp, Vec<Effect>) {
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step_up::step(step_up, &facts, guard, event, &mut self.cx());
        self.guard = decision.guard;
        (decision.state, decision.effects)
    }
}
