//! The one clock of the server.
//!
//! Everything that needs to know the time asks a [`Clock`] that was handed to it, so that tests can make a rolling
//! year pass in a microsecond and can move the clock backwards, as an operator's time daemon does. No other file may
//! ask the operating system for the time; a lint holds that.
//!
//! There are two times. [`Clock::now`] is the time of day: it is written to the store and may jump. [`Clock::ticks`]
//! only ever grows: it measures how long something took, and means nothing outside this process.

#![expect(clippy::disallowed_methods, reason = "this is the Clock")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use doorcode_engine::time::Timestamp;

/// A handle on the time, cheap to clone.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System { start: Instant },
    Fake(Arc<Fake>),
}

#[derive(Debug)]
struct Fake {
    now_ms: AtomicI64,
    ticks_ms: AtomicI64,
}

impl Clock {
    /// The clock of the operating system.
    pub fn system() -> Self {
        Self(Source::System {
            start: Instant::now(),
        })
    }

    /// A clock that stands still until it is moved. Clones share it.
    pub fn fake(start: Timestamp) -> Self {
        Self(Source::Fake(Arc::new(Fake {
            now_ms: AtomicI64::new(start.ms()),
            ticks_ms: AtomicI64::new(0),
        })))
    }

    /// The time of day, in milliseconds since 1970 (UTC).
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System { .. } => Timestamp::from_ms(system_now_ms()),
            Source::Fake(fake) => Timestamp::from_ms(fake.now_ms.load(Ordering::SeqCst)),
        }
    }

    /// The time since this clock was made; it never runs backwards.
    pub fn ticks(&self) -> Duration {
        match &self.0 {
            Source::System { start } => start.elapsed(),
            Source::Fake(fake) => {
                Duration::from_millis(u64::try_from(fake.ticks_ms.load(Ordering::SeqCst)).unwrap_or(0))
            }
        }
    }

    /// Lets time pass on a fake clock: both times grow. Does nothing to the system's clock.
    pub fn advance(&self, by: Duration) {
        if let Source::Fake(fake) = &self.0 {
            let by_ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
            fake.now_ms.fetch_add(by_ms, Ordering::SeqCst);
            fake.ticks_ms.fetch_add(by_ms, Ordering::SeqCst);
        }
    }

    /// Makes the time of day of a fake clock jump, forwards or backwards, while no time passes.
    pub fn jump_to(&self, to: Timestamp) {
        if let Source::Fake(fake) = &self.0 {
            fake.now_ms.store(to.ms(), Ordering::SeqCst);
        }
    }
}

/// Before 1970 a clock is plainly wrong; it is read as 1970, which makes everything that expires look fresh and
/// everything that is rate-limited look early: nobody gets in through it.
fn system_now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fake_clock_stands_still_until_moved() {
        let clock = Clock::fake(Timestamp::from_ms(1_000));
        let twin = clock.clone();
        assert_eq!(clock.now(), twin.now());
        clock.advance(Duration::from_secs(2));
        assert_eq!(twin.now(), Timestamp::from_ms(3_000));
        assert_eq!(twin.ticks(), Duration::from_secs(2));
        clock.jump_to(Timestamp::from_ms(500));
        assert_eq!(twin.now(), Timestamp::from_ms(500));
        assert_eq!(
            twin.ticks(),
            Duration::from_secs(2),
            "a jump is not time that has passed"
        );
    }

    #[test]
    fn the_system_clock_knows_this_century() {
        let now = Clock::system().now();
        assert!(now > Timestamp::from_ms(1_700_000_000_000));
    }
}
