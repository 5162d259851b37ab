//! What the rules leave to an attacker, computed.
//!
//! A bound is a sum over the rungs of the ladder: *g* guesses at codes of *d* digits find one with a
//! chance of at most g · 10^-d, whoever opens how many sign-ins from wherever, because the count of wrong
//! guesses belongs to the account and a guess is charged before it is compared. On the last rung the
//! count has no end, and what bounds it is how many codes can be sent in a year.

use crate::fleet;
use crate::recovery_key;
use crate::rules::{Allowance, Rules};
use crate::time::DAY_MS;

/// The length of the year that is reckoned with: a rolling window of 366 days (see [`crate::guard`]).
pub const YEAR_MS: i64 = 366 * DAY_MS;

/// One level of a bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The length of the codes, in digits.
    pub digits: u8,
    /// The most guesses that a year lets through at this length.
    pub guesses: u64,
    /// The bound on the chance that one of them is right.
    pub chance: f64,
}

/// A bound on an attacker's chance over a year, level by level.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The levels, shortest codes first.
    pub levels: Vec<Level>,
}

impl Bound {
    /// The sum over the levels, at most 1.
    pub fn total(&self) -> f64 {
        self.levels.iter().map(|level| level.chance).sum::<f64>().min(1.0)
    }
}

/// How often an allowance lets something through in a year, at the most.
pub fn most_a_year(allowance: Allowance) -> u64 {
    let steady = YEAR_MS / allowance.interval_ms.max(1);
    steady.unsigned_abs().saturating_add(u64::from(allowance.burst))
}

fn chance(guesses: u64, digits: u8) -> f64 {
    guesses as f64 / 10_f64.powi(i32::from(digits))
}

fn level(digits: u8, guesses: u64) -> Level {
    Level {
        digits,
        guesses,
        chance: chance(guesses, digits),
    }
}

/// The texts that an attacker who has the password, and reads no phone, can cause in a year: each phone's share, and
/// that of step-ups. Those that ask for a phone's word are not among them.
pub fn texts(rules: &Rules) -> u64 {
    most_a_year(rules.sends_unknown)
        .saturating_mul(u64::from(rules.max_phones))
        .saturating_add(most_a_year(rules.sends_step_up))
}

/// An attacker who has the password, with unlimited addresses, for a year.
pub fn with_password(rules: &Rules) -> Bound {
    let all = texts(rules).saturating_mul(u64::from(rules.guesses_per_code));
    let levels = rules
        .ladder
        .iter()
        .map(|rung| level(rung.digits, rung.wrong.map_or(all, u64::from)));
    Bound {
        levels: levels.collect(),
    }
}

/// An attacker who has the password and holds a known device: the pool of the known devices comes on top.
pub fn with_password_and_device(rules: &Rules) -> Bound {
    let mut bound = with_password(rules);
    bound.levels.insert(
        0,
        level(rules.first_digits(), u64::from(rules.known_device_wrong)),
    );
    bound
}

/// The recovery keys that an attacker who has the password can try in a year: at the sign-in, and where a password is
/// said to be forgotten, which have an allowance each.
pub fn keys(rules: &Rules) -> u64 {
    most_a_year(rules.key_guesses).saturating_mul(2)
}

/// An attacker who has the password and guesses recovery keys for a year.
pub fn recovery_key(rules: &Rules) -> f64 {
    (keys(rules) as f64 / recovery_key::keyspace(rules.key_style)).min(1.0)
}

/// What the delayed recovery leaves, at an account whose owner has chosen it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delayed {
    /// Codes that a stranger, who has nothing of the account, can guess in a year.
    pub guesses: u64,
    /// The bound on the chance that one of them is right, and starts one.
    pub chance: f64,
    /// How many can be started in a year, by whoever has one of three.
    pub starts: u64,
    /// For how long the owner must look at no contact for one to succeed, in milliseconds.
    pub unseen_ms: i64,
}

/// What the delayed recovery leaves. Recovery keys guessed for it are among [`keys`].
pub fn delayed(rules: &Rules) -> Delayed {
    let guesses = most_a_year(rules.sends_recovery).saturating_mul(u64::from(rules.guesses_per_code));
    let starts = YEAR_MS / rules.recovery_again_ms.max(1) + 1;
    Delayed {
        guesses,
        chance: chance(guesses, rules.recovery_digits).min(1.0),
        starts: starts.unsigned_abs(),
        unseen_ms: rules.recovery_wait_ms,
    }
}

/// What somebody with a list of stolen passwords, of any length, can expect at the fleet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fleet {
    /// Wrong codes within an hour that the breaker bears, where the usual hour is a quiet one.
    pub borne: u64,
    /// Break-ins that are expected before it trips, by guesses at the shortest codes, one account after the other.
    pub before_trip: f64,
    /// Those that each guess adds which is under way, on any node, when it trips.
    pub each_more: f64,
    /// Break-ins that are expected in a year of staying just below it, while the list lasts.
    pub below_a_year: f64,
    /// How many accounts such a year uses up: each bears the short rung of its ladder once.
    pub below_accounts: u64,
    /// Those that are expected in a year at full speed once it has tripped, for each account of the list.
    pub tripped_each: f64,
}

/// The fleet, where the usual hour has `usual` wrong codes of unknown devices.
pub fn fleet(rules: &Rules, usual: u64) -> Fleet {
    let digits = rules.first_digits();
    let borne = fleet::trips_at(usual, rules);
    let hours = (YEAR_MS / fleet::WINDOW_MS).unsigned_abs();
    let first = rules.ladder.first().and_then(|rung| rung.wrong);
    let a_year = borne.saturating_mul(hours);
    // Once tripped, the rungs whose codes are shorter bear their guesses at the breaker's length.
    let levels = with_password(rules).levels;
    let tripped = levels
        .iter()
        .map(|level| chance(level.guesses, level.digits.max(rules.breaker_digits)));
    Fleet {
        borne,
        before_trip: chance(borne.saturating_add(1), digits),
        each_more: chance(1, digits),
        below_a_year: chance(a_year, digits),
        below_accounts: a_year.div_ceil(u64::from(first.unwrap_or(1).max(1))),
        tripped_each: tripped.sum::<f64>().min(1.0),
    }
}

/// What an agent of the desk who turns can do in a year. The most that a right code gives is to end that account's
/// sessions, and to start the delayed recovery where its owner has chosen it.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// Accounts that one agent can look for: as many talks can begin.
    pub talks: u64,
    /// Texts that all agents together can cause to one account.
    pub texts: u64,
    /// Guesses of all agents together at the codes of one account.
    pub one_account: Bound,
    /// Talks in which one agent can be expected to guess a code, over all accounts: a fresh account in each.
    pub guessed: f64,
}

/// The desk, whose counters are its own: an account's, which all agents share, and an agent's.
pub fn desk(rules: &Rules) -> Desk {
    let (talks, texts) = (most_a_year(rules.desk_lookups), most_a_year(rules.sends_desk));
    let per_code = u64::from(rules.guesses_per_code);
    let levels = rules.ladder.iter().map(|rung| {
        level(
            rung.digits,
            rung.wrong.map_or(texts.saturating_mul(per_code), u64::from),
        )
    });
    // As many codes as one talk can cause; each guess in it climbs the account's ladder.
    let interval_ms = rules.sends_desk.interval_ms.max(1);
    let codes = u64::from(rules.sends_desk.burst)
        .saturating_add((rules.desk_contact_ms / interval_ms).unsigned_abs());
    let mut left = codes.saturating_mul(per_code);
    let mut of_a_talk = 0.0;
    for rung in &rules.ladder {
        let here = rung.wrong.map_or(left, |wrong| left.min(u64::from(wrong)));
        of_a_talk += chance(here, rung.digits);
        left = left.saturating_sub(here);
    }
    Desk {
        talks,
        texts,
        one_account: Bound {
            levels: levels.collect(),
        },
        guessed: talks as f64 * of_a_talk.min(1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classic_rules_stay_below_one_in_a_thousand() {
        let bound = with_password(&Rules::classic());
        let counted: f64 = bound.levels.iter().take(3).map(|level| level.chance).sum();
        assert!((counted - 7.2e-4).abs() < 1e-9, "{counted}");
        assert!(bound.total() < 1e-3, "{}", bound.total());
        assert!(recovery_key(&Rules::classic()) < 1e-5);
    }

    #[test]
    fn an_agent_guesses_by_the_ladder_of_the_account_and_in_as_many_talks_as_lookups() {
        let mut rules = Rules::classic();
        let desk_of = |rules: &Rules| desk(rules);
        let classic = desk_of(&rules);
        assert!(
            classic.one_account.total() < 1e-3,
            "{}",
            classic.one_account.total()
        );
        // Six codes in half an hour, three guesses each: six at four digits, twelve at six.
        let a_talk = 6.0 / 1e4 + 12.0 / 1e6;
        assert!((classic.guessed - classic.talks as f64 * a_talk).abs() < 1e-6);
        // What bounds it is how many accounts an agent can look for, …
        rules.desk_lookups.interval_ms *= 10;
        assert!(desk_of(&rules).guessed < classic.guessed / 9.0);
        // … and how long a talk is.
        rules.desk_lookups.interval_ms /= 10;
        rules.desk_contact_ms = 0;
        let a_talk = 6.0 / 1e4 + 3.0 / 1e6;
        assert!((desk_of(&rules).guessed - classic.talks as f64 * a_talk).abs() < 1e-6);
    }
}
