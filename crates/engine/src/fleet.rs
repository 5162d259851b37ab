//! The breaker of the fleet: what many accounts together say about an attack.
//!
//! Somebody with a list of stolen passwords has some guesses at each account, and the ladder of none of them sees the
//! others. So wrong codes from unknown devices are counted across all accounts, too. When they pass, within an hour,
//! what [`trips_at`] says, every unknown device starts at longer codes until a while after it has passed. Known
//! devices are not touched.
//!
//! Recovery keys are not counted: strangers can try them, and would have everybody's codes lengthened by that; and
//! what a guess at a key is worth needs no breaker.
//!
//! Pure, as everything here: who counts, and where, is the caller's. The step is told by [`crate::guard::Guard`].

use crate::rules::Rules;
use crate::time::{HOUR_MS, Timestamp};

/// Over how long wrong codes are added up, in milliseconds.
pub const WINDOW_MS: i64 = HOUR_MS;
/// Hours that the usual one is taken from: two weeks, so that each day of the week is in it twice.
pub const USUAL_HOURS: usize = 14 * 24;

/// The usual hour: the median of the wrong codes of the last [`USUAL_HOURS`] hours. `hours` are those with any;
/// the others had none. The median, so that a loud hour, such as that of an attack, does not count as usual.
pub fn usual_hour(hours: &[u64]) -> u64 {
    let quiet = USUAL_HOURS.saturating_sub(hours.len());
    let mut hours = hours.to_vec();
    hours.sort_unstable();
    let middle = (quiet + hours.len()) / 2;
    middle
        .checked_sub(quiet)
        .and_then(|index| hours.get(index).copied())
        .unwrap_or(0)
}

/// How many wrong codes within an hour are borne. One more trips the breaker.
pub fn trips_at(usual: u64, rules: &Rules) -> u64 {
    usual
        .saturating_mul(u64::from(rules.breaker_times))
        .max(u64::from(rules.breaker_least))
}

/// Until when the breaker stays tripped, where `in_an_hour` wrong codes have been counted at `now`; `None` where it does
/// not trip. It goes on anew as long as they pass, and so ends so long after they have passed for the last time.
pub fn tripped_until(in_an_hour: u64, usual: u64, rules: &Rules, now: Timestamp) -> Option<Timestamp> {
    (in_an_hour > trips_at(usual, rules)).then(|| now.plus_ms(rules.breaker_hold_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_hour_is_the_one_in_the_middle() {
        assert_eq!(usual_hour(&[]), 0);
        assert_eq!(usual_hour(&[1_000; 100]), 0, "a hundred loud hours of 336");
        assert_eq!(usual_hour(&[7; USUAL_HOURS]), 7);
        let mut hours = vec![3; 200];
        hours.extend([1_000_000; 20]);
        assert_eq!(usual_hour(&hours), 3);
        assert_eq!(
            usual_hour(&[5; 2 * USUAL_HOURS]),
            5,
            "more than two weeks do not break it"
        );
    }

    #[test]
    fn it_trips_past_the_larger_of_two() {
        let rules = Rules::classic();
        let now = Timestamp::from_ms(1_800_000_000_000);
        assert_eq!(
            (trips_at(0, &rules), trips_at(2, &rules), trips_at(3, &rules)),
            (20, 20, 30)
        );
        assert_eq!(tripped_until(20, 0, &rules, now), None);
        assert_eq!(tripped_until(21, 0, &rules, now), Some(now.plus_ms(6 * HOUR_MS)));
        assert_eq!(tripped_until(21, 3, &rules, now), None);
        assert_eq!(trips_at(u64::MAX, &rules), u64::MAX);
    }
}
