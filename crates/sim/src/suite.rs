//! What is run, and what has to hold.
//!
//! Two parts. In the first, guessers with the password try for a year against the rules in force, while owners sign in
//! and machines fall over: almost nobody gets in, and what is checked is how much was let through. In the second,
//! codes have one digit or two, so that people do get in, and how often is held against what [`crate::paper`] computes
//! exactly: a wrong formula, or a rule that is not kept, shows.

use crate::broken::Broken;
use crate::door::{Door, Setup};
use crate::guesser::{AtDoor, Strategy};
use crate::owner::{Diary, Habits, Owner};
use crate::paper::{self, Expected};
use crate::siege::{self, Fleet, Siege};
use crate::stats::{self, Interval};
use crate::thief::{self, Thieves};
use crate::town::{START, Town};
use crate::truth::Faults;
use doorcode_engine::guard::Lane;
use doorcode_engine::odds::{self, Bound};
use doorcode_engine::rules::{Allowance, Rules, Rung};
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng as _;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// When owners sign in, in milliseconds after midnight.
const EIGHT: i64 = 8 * HOUR_MS;
/// When guessers begin.
const SEVEN: i64 = 7 * HOUR_MS;
/// Years that a patient guesser has: enough to come back twice.
const PATIENT_YEARS: i64 = 3;

/// What to run.
#[derive(Clone)]
pub struct Order {
    /// Where chance begins; the same gives the same run.
    pub seed: u64,
    /// The rules in force.
    pub rules: Rules,
    /// What is deliberately wrong.
    pub broken: Option<Broken>,
    /// How much.
    pub size: Size,
    /// How many threads share the work; has no influence on what comes out.
    pub threads: usize,
}

/// How much to run.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Account-years under attack, all ways of guessing together.
    pub attacked: u64,
    /// Account-years of people whom nobody attacks.
    pub calm: u64,
    /// Days that a year has: 366, or fewer for a quick look.
    pub days: i64,
    /// Accounts of the second part, for each ladder and way of guessing.
    pub accounts: u64,
}

impl Size {
    /// As much as so many account-years ask for: one in ten of them is under attack.
    pub fn of(years: u64) -> Self {
        let attacked = (years / 10).max(Strategy::ALL.len() as u64);
        Self {
            attacked,
            calm: years.saturating_sub(attacked),
            days: 366,
            accounts: (attacked * 5).clamp(200, 5_000),
        }
    }
}

/// What one way of guessing came to, against the rules in force.
pub struct Attack {
    /// Which.
    pub strategy: Strategy,
    /// Accounts attacked.
    pub accounts: u64,
    /// Account-years of attack.
    pub years: u64,
    /// What was seen.
    pub seen: Seen,
    /// What the engine computes as the bound for a year.
    pub bound: f64,
}

/// What came of years in which nobody attacked.
pub struct Calm {
    /// Account-years.
    pub years: u64,
    /// What was seen.
    pub seen: Seen,
}

/// What one way of guessing came to, where codes are short.
pub struct Trial {
    /// The ladder, in words.
    pub ladder: &'static str,
    /// Which way of guessing.
    pub strategy: Strategy,
    /// Accounts attacked.
    pub accounts: u64,
    /// What the paper door expects of each.
    pub expected: Expected,
    /// What was seen.
    pub seen: Seen,
    /// Accounts at which other guesses were compared than the rules on paper let through.
    pub off_schedule: u64,
}

impl Trial {
    /// Where the probability of getting in lies, by what was seen.
    pub fn interval(&self) -> Interval {
        stats::interval(self.seen.broken_into, self.accounts)
    }
}

/// What the bookkeeper saw, summed over accounts.
#[derive(Clone, Default)]
pub struct Seen {
    /// Guesses compared, by the length of the code.
    pub compared: [u64; 11],
    /// Accounts broken into.
    pub broken_into: u64,
    /// Guesses that were right.
    pub hits: u64,
    /// The sum of the chances of the guesses made.
    pub chance: f64,
    /// The sum of p (1 - p) over them.
    pub variance: f64,
    /// The most that any year let through, as a sum of chances.
    pub worst_year: f64,
    /// What must not happen.
    pub faults: Faults,
    /// How owners fared.
    pub diary: Diary,
}

impl Seen {
    /// Adds what was seen elsewhere.
    pub fn add(&mut self, other: &Self) {
        for (sum, count) in self.compared.iter_mut().zip(other.compared) {
            *sum += count;
        }
        self.broken_into += other.broken_into;
        self.hits += other.hits;
        self.chance += other.chance;
        self.variance += other.variance;
        self.worst_year = self.worst_year.max(other.worst_year);
        self.faults.add(&other.faults);
        self.diary.known.add(&other.diary.known);
        self.diary.new.add(&other.diary.new);
    }
}

/// Everything that came out.
pub struct Outcome {
    /// The first part.
    pub attacks: Vec<Attack>,
    /// Years without attack.
    pub calm: Calm,
    /// Thieves who enrol a phone.
    pub thieves: Thieves,
    /// The second part.
    pub trials: Vec<Trial>,
    /// Owners who want in while others flood the door.
    pub sieges: Vec<Siege>,
    /// A list of stolen passwords.
    pub fleet: Fleet,
    /// The bound that the engine computes for who has the password.
    pub bound: Bound,
    /// What has to hold.
    pub checks: Vec<Check>,
}

impl Outcome {
    /// Whether everything holds that has to.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }
}

/// Something that has to hold.
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// What it asks for, in a sentence.
    pub asks: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// The figures that it goes by.
    pub figures: String,
}

/// Runs everything.
pub fn run(order: &Order) -> Outcome {
    let attacks = attacks(order);
    let calm = calm(order);
    let trials = trials(order);
    let thieves = thief::run(order);
    let sieges = siege::run(order);
    let fleet = siege::fleet(order);
    let mut checks = checks(&attacks, &calm, &trials);
    checks.push(thief::check(order, &thieves));
    checks.extend(siege::checks(&order.rules, &sieges, &fleet));
    Outcome {
        attacks,
        calm,
        thieves,
        trials,
        sieges,
        fleet,
        bound: odds::with_password(&order.rules),
        checks,
    }
}

fn attacks(order: &Order) -> Vec<Attack> {
    // Who never rests has one year in four, the others share what is left.
    let unresting = (order.size.attacked / 4).max(1);
    let left = order.size.attacked.saturating_sub(unresting);
    let ways = Strategy::ALL.len() as u64 - 1;
    let mut attacks: Vec<Attack> = (0_u64..)
        .zip(Strategy::ALL)
        .map(|(number, strategy)| {
            let share = match strategy {
                Strategy::Fastest => unresting,
                _ => left / ways + u64::from(number <= left % ways),
            };
            let each = if strategy == Strategy::Patient {
                PATIENT_YEARS as u64
            } else {
                1
            };
            let accounts = share.div_ceil(each).max(1);
            let bound = if strategy == Strategy::StolenDevice {
                odds::with_password_and_device(&order.rules)
            } else {
                odds::with_password(&order.rules)
            };
            Attack {
                strategy,
                accounts,
                years: accounts * each,
                seen: Seen::default(),
                bound: bound.total(),
            }
        })
        .collect();
    let setup = Setup {
        rules: Arc::new(order.rules.clone()),
        broken: order.broken,
        crash_one_in: 500,
        fleet: false,
        weather: true,
    };
    let jobs: Vec<(Strategy, u64, i64)> = attacks
        .iter()
        .flat_map(|attack| {
            let days = order.size.days * (attack.years / attack.accounts) as i64;
            (0..attack.accounts).map(move |number| (attack.strategy, number, days))
        })
        .collect();
    let results = shared_out(order.threads, &jobs, |part, &(strategy, _, days)| {
        let habits = Habits {
            daily_at: EIGHT,
            new_device_one_in: 7,
            slip_one_in: 40,
            every_ms: 0,
            has_phone: true,
            loses_things: false,
        };
        let town = Plan {
            setup: setup.clone(),
            strategy: Some(strategy),
            owner: Some(habits),
            lasts_ms: days * DAY_MS,
        };
        town.run(order.seed, 0, part as u64)
    });
    for ((strategy, ..), seen) in jobs.iter().zip(results) {
        if let Some(attack) = attacks.iter_mut().find(|attack| attack.strategy == *strategy) {
            attack.seen.add(&seen);
        }
    }
    attacks
}

/// People whom nobody attacks: they mistype, texts are lost and come twice, phones and keys are lost, machines fall over
/// and clocks jump.
fn calm(order: &Order) -> Calm {
    let plan = Plan {
        setup: Setup {
            rules: Arc::new(order.rules.clone()),
            broken: order.broken,
            crash_one_in: 500,
            fleet: false,
            weather: true,
        },
        strategy: None,
        owner: Some(Habits {
            daily_at: EIGHT,
            new_device_one_in: 7,
            slip_one_in: 40,
            every_ms: 0,
            has_phone: true,
            loses_things: true,
        }),
        lasts_ms: order.size.days * DAY_MS,
    };
    let accounts: Vec<u64> = (0..order.size.calm).collect();
    let results = shared_out(order.threads, &accounts, |_, account| {
        plan.run(order.seed, 1 << 10, *account)
    });
    let mut calm = Calm {
        years: order.size.calm,
        seen: Seen::default(),
    };
    for seen in &results {
        calm.seen.add(seen);
    }
    calm
}

/// Ladders so short that people get in.
fn short_ladders() -> [(&'static str, Vec<Rung>); 2] {
    let rung = |digits, wrong| Rung { digits, wrong };
    [
        (
            "1 digit",
            vec![
                rung(1, Some(1)),
                rung(2, Some(4)),
                rung(3, Some(40)),
                rung(4, None),
            ],
        ),
        (
            "2 digits",
            vec![rung(2, Some(12)), rung(3, Some(60)), rung(4, None)],
        ),
    ]
}

/// How many accounts one thread takes at a time.
const BATCH: u64 = 100;

fn trials(order: &Order) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (number, (ladder, rungs)) in (1_u64..).zip(short_ladders()) {
        let rules = Arc::new(Rules {
            ladder: rungs,
            known_device_wrong: 2,
            // Texts come often, so that an hour has many guesses.
            sends_unknown: Allowance {
                burst: 5,
                interval_ms: 2 * MINUTE_MS,
            },
            ..Rules::classic()
        });
        for strategy in Strategy::ALL {
            let plan = Plan::trial(Arc::clone(&rules), strategy, order.broken);
            let expected = plan.expected();
            let stream = number << 8 | strategy as u64;
            let batches: Vec<u64> = (0..order.size.accounts.div_ceil(BATCH)).collect();
            let results = shared_out(order.threads, &batches, |_, batch| {
                let accounts = batch * BATCH..(batch * BATCH + BATCH).min(order.size.accounts);
                let (mut sum, mut off_schedule) = (Seen::default(), 0);
                for account in accounts {
                    let seen = plan.run(order.seed, stream, account);
                    off_schedule += u64::from(seen.broken_into == 0 && seen.compared != expected.compared);
                    sum.add(&seen);
                }
                (sum, off_schedule)
            });
            let mut trial = Trial {
                ladder,
                strategy,
                accounts: order.size.accounts,
                expected,
                seen: Seen::default(),
                off_schedule: 0,
            };
            for (seen, off_schedule) in results {
                trial.seen.add(&seen);
                trial.off_schedule += off_schedule;
            }
            trials.push(trial);
        }
    }
    trials
}

/// One account, one guesser, and perhaps an owner.
struct Plan {
    setup: Setup,
    strategy: Option<Strategy>,
    owner: Option<Habits>,
    lasts_ms: i64,
}

impl Plan {
    /// Where codes are short: owners who make no mistake, machines that stand, so that all is as on paper.
    fn trial(rules: Arc<Rules>, strategy: Strategy, broken: Option<Broken>) -> Self {
        let (days, hours, new_device_one_in) = match strategy {
            Strategy::BeforeOwner => (35, 0, 2),
            Strategy::Patient => (800, 0, 0),
            _ => (0, 1, 0),
        };
        let habits = Habits {
            daily_at: if days == 0 { SEVEN } else { EIGHT },
            new_device_one_in,
            slip_one_in: 0,
            every_ms: 0,
            has_phone: true,
            loses_things: false,
        };
        Self {
            setup: Setup {
                rules,
                broken,
                crash_one_in: 0,
                fleet: false,
                weather: false,
            },
            strategy: Some(strategy),
            // An owner on the stolen device takes texts from the thief, and one that comes 800 times takes our time.
            owner: (!matches!(strategy, Strategy::Patient | Strategy::StolenDevice)).then_some(habits),
            lasts_ms: days * DAY_MS + hours * HOUR_MS,
        }
    }

    fn expected(&self) -> Expected {
        let from = START.plus_ms(SEVEN);
        let strategy = self.strategy.unwrap_or(Strategy::Fastest);
        let guesser = strategy.guesser(EIGHT, from.plus_ms(self.lasts_ms));
        let known = strategy == Strategy::StolenDevice;
        paper::walk(&self.setup.rules, known, guesser, from)
    }

    fn run(&self, seed: u64, stream: u64, number: u64) -> Seen {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream << 40 | number);
        let mut town = Town::new(Door::new(self.setup.clone(), rng));
        let (account, sheet) = town.door.add_account();
        let diary = Rc::new(Cell::new(Diary::default()));
        if let Some(habits) = self.owner {
            let owner = Owner::new(account, sheet, habits, Rc::clone(&diary));
            town.add(Box::new(owner), START.plus_ms(habits.daily_at + 7 * MINUTE_MS));
        }
        let from = START.plus_ms(SEVEN);
        let until = from.plus_ms(self.lasts_ms);
        if let Some(strategy) = self.strategy {
            let lane = match strategy {
                Strategy::StolenDevice => Lane::Known(Owner::KNOWN_DEVICE),
                _ => Lane::Unknown,
            };
            let guesser = strategy.guesser(EIGHT, until);
            let at_door = AtDoor {
                account,
                lane,
                guesser,
            };
            town.add(Box::new(at_door), from);
        }
        // Who has begun to sign in when the year is over may finish.
        town.run_until(until.plus_ms(2 * HOUR_MS));
        let mut seen = Seen {
            diary: diary.get(),
            ..Seen::default()
        };
        if let Some(truth) = town.door.truth(account) {
            seen.compared = truth.compared;
            seen.broken_into = u64::from(truth.hits > 0);
            seen.hits = truth.hits;
            seen.chance = truth.chance;
            seen.variance = truth.variance;
            seen.worst_year = truth.worst_year_chance();
            seen.faults = truth.faults;
        }
        seen
    }
}

fn checks(attacks: &[Attack], calm: &Calm, trials: &[Trial]) -> Vec<Check> {
    let mut all = Seen::default();
    let mut first = Seen::default();
    for attack in attacks {
        first.add(&attack.seen);
    }
    all.add(&first);
    all.add(&calm.seen);
    for trial in trials {
        all.add(&trial.seen);
    }
    let mut checks = vec![bound(attacks), break_ins(attacks)];
    checks.extend(on_paper(trials));
    let reach = stats::reach(all.variance);
    checks.push(Check {
        name: "chances",
        asks: "guesses are right as often as their chances add up to",
        holds: (all.hits as f64 - all.chance).abs() <= reach,
        figures: format!(
            "{} right, {:.1} expected, within {reach:.1}",
            all.hits, all.chance
        ),
    });
    let faults = [
        (
            "charged",
            "every wrong guess that was seen to be wrong is on the counters",
            all.faults.uncharged,
        ),
        (
            "earned",
            "every session had the password, and the live code or the key",
            all.faults.unearned,
        ),
        ("once", "no sign-in opened a second session", all.faults.doubled),
        (
            "granted",
            "no right code, typed in time, was called wrong",
            all.faults.denied,
        ),
    ];
    checks.extend(faults.into_iter().map(|(name, asks, times)| Check {
        name,
        asks,
        holds: times == 0,
        figures: format!("{times} otherwise"),
    }));
    let fared = [all.diary.known, all.diary.new];
    let tried: u64 = fared.iter().map(|fared| fared.tried).sum();
    let late: u64 = fared.iter().map(|fared| fared.too_late).sum();
    checks.push(Check {
        name: "owners",
        asks: "every owner got in within 15 minutes, by text or key, whatever guessers did",
        holds: late == 0 && tried > 0,
        figures: format!("{late} of {tried} did not"),
    });
    checks
}

fn bound(attacks: &[Attack]) -> Check {
    // A guess at ten digits more or less is rounding.
    let over = attacks
        .iter()
        .filter(|attack| attack.seen.worst_year > attack.bound + 1e-10);
    let worst = attacks
        .iter()
        .map(|attack| attack.seen.worst_year / attack.bound)
        .fold(0.0, f64::max);
    Check {
        name: "bound",
        asks: "no account let more through in any year than the computed bound",
        holds: over.count() == 0,
        figures: format!("the worst year had {:.1} % of it", worst * 100.0),
    }
}

fn break_ins(attacks: &[Attack]) -> Check {
    let years: u64 = attacks.iter().map(|attack| attack.years).sum();
    let most: f64 = attacks
        .iter()
        .map(|attack| attack.bound * attack.years as f64)
        .sum();
    let seen: u64 = attacks.iter().map(|attack| attack.seen.broken_into).sum();
    Check {
        name: "break-ins",
        asks: "no more accounts were broken into than the bound explains",
        holds: stats::at_least(seen, years, most / years.max(1) as f64) >= stats::ALPHA,
        figures: format!("{seen} in {years} account-years, at most {most:.2} expected"),
    }
}

fn on_paper(trials: &[Trial]) -> [Check; 2] {
    let outside = trials
        .iter()
        .filter(|trial| !trial.interval().holds(trial.expected.chance))
        .count();
    let off: u64 = trials.iter().map(|trial| trial.off_schedule).sum();
    let accounts: u64 = trials.iter().map(|trial| trial.accounts).sum();
    [
        Check {
            name: "expected",
            asks: "short codes: as many are broken into as is computed exactly, for each way of guessing",
            holds: outside == 0,
            figures: format!("{outside} of {} outside the interval", trials.len()),
        },
        Check {
            name: "schedule",
            asks: "short codes: guesses are let through as the rules on paper say, guess by guess",
            holds: off == 0,
            figures: format!("{off} of {accounts} accounts otherwise"),
        },
    ]
}

/// Does every job, on so many threads, and gives what came out in the order of the jobs.
pub(crate) fn shared_out<Job: Sync, Out: Send>(
    threads: usize,
    jobs: &[Job],
    work: impl Fn(usize, &Job) -> Out + Sync,
) -> Vec<Out> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(jobs.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(number) else {
                        break;
                    };
                    let out = work(number, job);
                    done.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push((number, out));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, out)| out).collect()
}
