//! Sieges: what owners wait for while others do their worst to keep them out, and what a list of stolen passwords is
//! worth before the breaker trips.
//!
//! A besieger has as many addresses as there are, and comes from a new one each time. What is measured is how long
//! owners took from the first click to the session, by what they have at hand, against what the rules promise: with a
//! known device or the phone ten minutes, with the key alone fifteen.

use crate::door::{By, Door, Setup};
use crate::guesser::{Guess, Page};
use crate::owner::{Diary, Fared, Habits, Owner};
use crate::suite::{Order, shared_out};
use crate::town::{Actor, START, Town};
use doorcode_engine::guard::Lane;
use doorcode_engine::odds;
use doorcode_engine::rules::Rules;
use doorcode_engine::time::{HOUR_MS, MINUTE_MS, SECOND_MS, Timestamp};
use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng as _;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// What a besieger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flood {
    /// Without the password: wrong ones, one a second.
    Passwords,
    /// With the password: opens sign-ins and takes every text, one a second.
    Texts,
    /// With the password: wrong recovery keys, twice as many as all sources together may try.
    Keys,
    /// Without the password: the same where a password is said to be forgotten.
    ForgottenKeys,
}

impl Flood {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passwords, Self::Texts, Self::Keys, Self::ForgottenKeys];

    /// In a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passwords => "wrong passwords",
            Self::Texts => "every text taken",
            Self::Keys => "wrong recovery keys",
            Self::ForgottenKeys => "keys, no password",
        }
    }

    fn every_ms(self) -> i64 {
        match self {
            Self::Passwords | Self::Texts => SECOND_MS,
            Self::Keys | Self::ForgottenKeys => 500,
        }
    }
}

/// What an owner has at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A device that the account knows, and the phone.
    KnownDevice,
    /// A new device and the phone.
    Phone,
    /// A new device and the printed key.
    Key,
}

impl Hand {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::KnownDevice, Self::Phone, Self::Key];

    /// In a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::KnownDevice => "a known device",
            Self::Phone => "a new device, the phone",
            Self::Key => "a new device, the key only",
        }
    }

    /// How long it may take, in milliseconds.
    pub fn limit_ms(self) -> i64 {
        match self {
            Self::KnownDevice | Self::Phone => 10 * MINUTE_MS,
            Self::Key => 15 * MINUTE_MS,
        }
    }

    fn habits(self) -> Habits {
        Habits {
            daily_at: 0,
            new_device_one_in: u64::from(self != Self::KnownDevice),
            slip_one_in: 40,
            every_ms: 20 * MINUTE_MS,
            has_phone: self != Self::Key,
            loses_things: false,
        }
    }

    fn worked(self, fared: &Fared) -> u64 {
        if self == Self::Key {
            fared.by_key
        } else {
            fared.by_text
        }
    }
}

/// How owners fared under one flood.
pub struct Siege {
    /// What was done to them.
    pub flood: Flood,
    /// What they had at hand.
    pub hand: Hand,
    /// How they fared.
    pub fared: Fared,
    /// Texts that went to the phone in the busiest day.
    pub texts_a_day: u64,
}

impl Siege {
    /// The one case that is not promised: what bounds guesses at a key of 14 digits can be used up by whoever has the
    /// password and addresses enough (docs/decisions/0011).
    fn is_promised(&self) -> bool {
        !(self.flood == Flood::Keys && self.hand == Hand::Key)
    }

    fn holds(&self) -> bool {
        let fared = &self.fared;
        let all = fared.tried > 0 && self.hand.worked(fared) == fared.tried;
        all && fared.longest_ms <= self.hand.limit_ms()
    }
}

/// What a list of stolen passwords came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fleet {
    /// Accounts whose passwords were stolen.
    pub accounts: u64,
    /// Guesses at the shortest codes that were compared within the first hour.
    pub short: u64,
    /// Guesses that were compared in the whole time.
    pub compared: u64,
    /// The sum of the chances of all guesses.
    pub chance: f64,
    /// What it would have been without the breaker, in the same time: the short rung of every account.
    pub without: f64,
}

/// Hours that a siege lasts.
fn hours(order: &Order) -> i64 {
    order.size.days.clamp(4, 24)
}

/// Runs every flood against every owner.
pub fn run(order: &Order) -> Vec<Siege> {
    let jobs: Vec<(Flood, Hand)> = Flood::ALL
        .into_iter()
        .flat_map(|flood| Hand::ALL.map(|hand| (flood, hand)))
        .collect();
    shared_out(order.threads, &jobs, |number, &(flood, hand)| {
        let mut rng = ChaCha8Rng::seed_from_u64(order.seed);
        rng.set_stream(1 << 60 | number as u64);
        let setup = Setup {
            rules: Arc::new(order.rules.clone()),
            broken: order.broken,
            crash_one_in: 0,
            fleet: false,
            weather: false,
        };
        let mut town = Town::new(Door::new(setup, rng));
        let (account, sheet) = town.door.add_account();
        let diary = Rc::new(Cell::new(Diary::default()));
        let owner = Owner::new(account, sheet, hand.habits(), Rc::clone(&diary));
        let until = START.plus_ms(hours(order) * HOUR_MS);
        // The flood has had half an hour to use up what there is.
        town.add(Box::new(owner), START.plus_ms(30 * MINUTE_MS));
        let besieger = Besieger {
            account,
            flood,
            until,
        };
        town.add(Box::new(besieger), START);
        town.run_until(until);
        let diary = diary.get();
        Siege {
            flood,
            hand,
            fared: if hand == Hand::KnownDevice {
                diary.known
            } else {
                diary.new
            },
            texts_a_day: town.door.texts_sent(account) * 24 / hours(order).unsigned_abs(),
        }
    })
}

struct Besieger {
    account: usize,
    flood: Flood,
    until: Timestamp,
}

impl Actor for Besieger {
    fn wake(&mut self, door: &mut Door) -> Option<Timestamp> {
        door.come_from_anywhere();
        if self.flood == Flood::ForgottenKeys {
            door.guess_forgotten_key(self.account);
            let next = door.now().plus_ms(self.flood.every_ms());
            return (next < self.until).then_some(next);
        }
        let right = self.flood != Flood::Passwords;
        let id = door.begin(self.account);
        let page = door.give_password(By::Guesser, self.account, id, Lane::Unknown, right);
        if self.flood == Flood::Keys && !matches!(page, Page::Password { .. }) {
            let key = door.some_key();
            door.guess_key(self.account, id, &key);
        }
        let next = door.now().plus_ms(self.flood.every_ms());
        (next < self.until).then_some(next)
    }
}

/// Accounts of the fleet.
const ACCOUNTS: u64 = 300;
/// How long somebody tries the list.
const FLEET_MS: i64 = 3 * HOUR_MS;

/// Runs through a list of stolen passwords: the short rung of each account, one account after the other, as fast as a
/// machine hashes passwords.
pub fn fleet(order: &Order) -> Fleet {
    let mut rng = ChaCha8Rng::seed_from_u64(order.seed);
    rng.set_stream(1 << 61);
    let setup = Setup {
        rules: Arc::new(order.rules.clone()),
        broken: order.broken,
        crash_one_in: 0,
        fleet: true,
        weather: false,
    };
    let mut town = Town::new(Door::new(setup, rng));
    let accounts: Vec<usize> = (0..ACCOUNTS).map(|_| town.door.add_account().0).collect();
    town.add(
        Box::new(Collector {
            accounts: accounts.clone(),
            next: 0,
            guesses: first_rung(&order.rules),
        }),
        START,
    );
    town.run_until(START.plus_ms(FLEET_MS));
    let first = usize::from(order.rules.first_digits());
    let mut fleet = Fleet {
        accounts: ACCOUNTS,
        ..Fleet::default()
    };
    for account in accounts {
        if let Some(truth) = town.door.truth(account) {
            fleet.short += truth.compared.get(first).copied().unwrap_or_default();
            fleet.compared += truth.compared.iter().sum::<u64>();
            fleet.chance += truth.chance;
        }
    }
    let rung = f64::from(first_rung(&order.rules));
    fleet.without = rung * ACCOUNTS as f64 / 10_f64.powi(i32::from(order.rules.first_digits()));
    fleet
}

fn first_rung(rules: &Rules) -> u32 {
    rules.ladder.first().and_then(|rung| rung.wrong).unwrap_or(0)
}

/// Somebody with a list.
struct Collector {
    accounts: Vec<usize>,
    next: usize,
    guesses: u32,
}

impl Actor for Collector {
    fn wake(&mut self, door: &mut Door) -> Option<Timestamp> {
        let account = *self.accounts.get(self.next)?;
        self.next += 1;
        let mut left = self.guesses;
        while left > 0 {
            door.come_from_anywhere();
            let id = door.begin(account);
            let mut page = door.give_password(By::Guesser, account, id, Lane::Unknown, true);
            let before = left;
            while let Page::Code { .. } = page {
                if left == 0 {
                    break;
                }
                let guess = door.draw_guess(account, id, Guess::Fresh);
                page = door.give_code(By::Guesser, account, id, guess, false);
                left -= 1;
            }
            if left == before {
                break;
            }
        }
        Some(door.now().plus_ms(20))
    }
}

/// What has to hold of them.
pub fn checks(rules: &Rules, sieges: &[Siege], fleet: &Fleet) -> Vec<crate::suite::Check> {
    let mut checks = Vec::new();
    for hand in Hand::ALL {
        let of: Vec<&Siege> = sieges
            .iter()
            .filter(|siege| siege.hand == hand && siege.is_promised())
            .collect();
        let failed = of.iter().filter(|siege| !siege.holds()).count();
        let longest_ms = of.iter().map(|siege| siege.fared.longest_ms).max().unwrap_or(0);
        let (name, asks) = match hand {
            Hand::KnownDevice => (
                "known",
                "besieged: with a known device owners got in by text, within 10 minutes",
            ),
            Hand::Phone => (
                "phone",
                "besieged: with the phone a new device got in by text, within 10 minutes",
            ),
            Hand::Key => (
                "key",
                "besieged: with the key alone a new device got in within 15 minutes, but for keys behind the password",
            ),
        };
        checks.push(crate::suite::Check {
            name,
            asks,
            holds: failed == 0 && !of.is_empty(),
            figures: format!(
                "the longest took {} min {:02} s",
                longest_ms / 60_000,
                longest_ms / 1_000 % 60
            ),
        });
    }
    let most = most_texts(rules);
    let texts = sieges.iter().map(|siege| siege.texts_a_day).max().unwrap_or(0);
    checks.push(crate::suite::Check {
        name: "bombing",
        asks: "besieged: no phone got more texts a day than its shares bear",
        holds: texts <= most,
        figures: format!("{texts} at the most, {most} borne"),
    });
    let borne = odds::fleet(rules, 0).borne + 1;
    checks.push(crate::suite::Check {
        name: "fleet",
        asks: "a list of stolen passwords had no more guesses at the shortest codes than the breaker bears",
        holds: fleet.short <= borne && fleet.compared > 0,
        figures: format!("{} of {borne}", fleet.short),
    });
    checks
}

/// What the share of unknown devices and that of the word bear in a day, and an owner's own on a known device.
fn most_texts(rules: &Rules) -> u64 {
    [rules.sends_unknown, rules.sends_word, rules.sends_known]
        .into_iter()
        .map(|allowance| u64::from(allowance.burst) + (24 * HOUR_MS / allowance.interval_ms).unsigned_abs())
        .sum()
}
