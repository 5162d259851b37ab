//! What the rules leave to an attacker, computed.
//!
//! A bound is a sum over the rungs of the ladder: *g* guesses at codes of *d* digits find one with a
//! chance of at most g · 10^-d, whoever opens how many sign-ins from wherever, because the count of wrong
//! guesses belongs to the account and a guess is charged before it is compared. On the last rung the
//! count has no end, and what bounds it is how many codes can be sent in a year.

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

/// An attacker who has the password, with unlimited addresses, for a year.
pub fn with_password(rules: &Rules) -> Bound {
    let all = most_a_year(rules.sends_unknown).saturating_mul(u64::from(rules.guesses_per_code));
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

/// An attacker who has the password and guesses recovery keys for a year.
pub fn recovery_key(rules: &Rules) -> f64 {
    (most_a_year(rules.key_guesses) as f64 / recovery_key::keyspace(rules.key_style)).min(1.0)
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
}
