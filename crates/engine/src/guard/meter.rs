//! What is counted: wrong guesses over a rolling year, and allowances in use.

use crate::rules::Allowance;
use crate::time::{CLOCK_SLACK_MS, Timestamp};
use serde::{Deserialize, Serialize};

/// Days that a wrong guess is remembered: a guess on day *d* is forgotten on day *d* + 367, so at least
/// 366 times 24 hours after it was made. Whole days keep the row small; rounding is to the safe side.
const WINDOW_DAYS: i64 = 367;

/// Wrong guesses over a rolling year, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RollingYear {
    days: Vec<(i64, u32)>,
}

impl RollingYear {
    /// How many the window holds at `now`.
    pub fn count(&self, now: Timestamp) -> u32 {
        let remembered = self.days.iter().skip(self.forgotten(now.day()));
        let sum: u64 = remembered.map(|(_, count)| u64::from(*count)).sum();
        u32::try_from(sum).unwrap_or(u32::MAX)
    }

    /// How many days, which stand in their order, are out of the window on this one.
    fn forgotten(&self, today: i64) -> usize {
        let oldest = today - WINDOW_DAYS;
        self.days.partition_point(|(day, _)| *day <= oldest)
    }

    pub(super) fn add(&mut self, now: Timestamp) {
        let today = now.day();
        // A clock that was set back adds to a later day: the guess is then remembered longer, never shorter.
        match self.days.last_mut() {
            Some((day, count)) if *day >= today => *count = count.saturating_add(1),
            _ => self.days.push((today, 1)),
        }
        let forgotten = self.forgotten(today);
        self.days.drain(..forgotten);
    }

    /// Takes back the last guess, which turned out right.
    pub(super) fn take_back(&mut self) {
        if let Some((_, count)) = self.days.last_mut() {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.days.pop();
            }
        }
    }
}

/// An allowance in use: the generic cell rate algorithm, which needs one number.
///
/// `next` is the moment at which the allowance would be whole again less its burst; see ITU-T I.371.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meter {
    pub(super) full_at: Timestamp,
}

impl Meter {
    /// Takes one out of the allowance.
    ///
    /// # Errors
    /// The milliseconds until one is there again; nothing was taken.
    pub fn take(&mut self, allowance: Allowance, now: Timestamp) -> Result<(), i64> {
        self.full_at = self.base(allowance, now);
        let wait_ms = self.wait_ms(allowance, now);
        if wait_ms > 0 {
            return Err(wait_ms);
        }
        self.full_at = self.full_at.plus_ms(allowance.interval_ms);
        Ok(())
    }

    /// The milliseconds until one can be taken; zero where one can be taken now.
    pub fn wait_ms(&self, allowance: Allowance, now: Timestamp) -> i64 {
        let depth = allowance
            .interval_ms
            .saturating_mul(i64::from(allowance.burst.max(1)) - 1);
        self.base(allowance, now)
            .since_ms(now)
            .saturating_sub(depth)
            .max(0)
    }

    /// A clock that was set back must not lock anybody out for as long as it was set back: an allowance that is farther
    /// from whole than it can be has one left. Holding it at its emptiest instead would have it stay there, as nothing
    /// that is only looked at gets fuller, until the clock has caught up.
    pub(super) fn base(&self, allowance: Allowance, now: Timestamp) -> Timestamp {
        let most = allowance
            .interval_ms
            .saturating_mul(i64::from(allowance.burst.max(1)));
        let emptiest = now.plus_ms(most);
        if self.full_at > emptiest.plus_ms(CLOCK_SLACK_MS) {
            return emptiest.plus_ms(-allowance.interval_ms);
        }
        self.full_at.max(now).min(emptiest)
    }
}
