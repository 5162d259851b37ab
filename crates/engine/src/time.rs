//! The engine's idea of time: a number that is handed in.
//!
//! The engine never reads a clock. Every moment it sees is a [`Timestamp`], because every moment it
//! judges by is also written to a row and read back, perhaps by another node.

use core::fmt;
use serde::{Deserialize, Serialize};

/// One second, in milliseconds.
pub const SECOND_MS: i64 = 1_000;
/// One minute, in milliseconds.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// One hour, in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// One day, in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// How far a node's clock may stand behind the one that wrote a moment down.
pub(crate) const CLOCK_SLACK_MS: i64 = MINUTE_MS;

/// Whether something that ends at `expires_at`, and lives no longer than `longest_ms`, is over.
///
/// What would still live longer than anything of its kind may was made by a clock that stood ahead: it must
/// not stay alive for as long as that clock was set back.
pub(crate) const fn is_over(expires_at: Timestamp, longest_ms: i64, now: Timestamp) -> bool {
    let left_ms = expires_at.since_ms(now);
    left_ms <= 0 || left_ms > longest_ms.saturating_add(CLOCK_SLACK_MS)
}

/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Arithmetic saturates, so that a clock that jumps to an absurd value cannot panic the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment `ms` milliseconds after 1970.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The moment `ms` milliseconds later (earlier, where negative).
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to `self`; negative where `self` comes first.
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The number of whole days since 1970, counted in UTC.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY_MS)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}ms", self.0)
    }
}
