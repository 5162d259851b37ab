//! An allowance: a token bucket in whole numbers, so that it can be stepped, compared and tested like data.

use doorcode_engine::time::Timestamp;

/// So many acts at once, and one more each time `refill_ms` have passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    burst: u32,
    refill_ms: i64,
    left: u32,
    counted_from: Timestamp,
}

impl Allowance {
    /// A full allowance. A `refill_ms` below 1 is taken as 1.
    pub fn full(burst: u32, refill_ms: i64, now: Timestamp) -> Self {
        Self {
            burst,
            refill_ms: refill_ms.max(1),
            left: burst,
            counted_from: now,
        }
    }

    /// Takes one act out of the allowance; `false` when none is left. A clock that runs backwards refills
    /// nothing and takes nothing away.
    pub fn spend(&mut self, now: Timestamp) -> bool {
        self.refill(now);
        match self.left.checked_sub(1) {
            Some(rest) => {
                self.left = rest;
                true
            }
            None => false,
        }
    }

    /// Whether nothing is remembered any more, so that the allowance may be forgotten.
    pub fn is_full(&mut self, now: Timestamp) -> bool {
        self.refill(now);
        self.left >= self.burst
    }

    fn refill(&mut self, now: Timestamp) {
        let steps = now.since_ms(self.counted_from).max(0) / self.refill_ms;
        let missing = i64::from(self.burst - self.left);
        if steps >= missing {
            self.left = self.burst;
            self.counted_from = self.counted_from.max(now);
        } else {
            self.left += u32::try_from(steps).unwrap_or(0);
            self.counted_from = self.counted_from.plus_ms(steps * self.refill_ms);
        }
    }
}
