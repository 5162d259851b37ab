//! The breaker of the fleet, as this node knows it. What it is and when it trips is [`doorcode_engine::fleet`]'s.
//!
//! Wrong codes are counted in the database, by the very batches that charge them, and so is until when the breaker has
//! tripped: it outlives a restart, and all nodes share it. A node looks every [`ROUND`], and adds what it has counted
//! itself since: it trips at once by its own counts, and by those of others a round later. What that adds to the odds is
//! one guess at the shortest codes for each that gets under way on other nodes within a round.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use doorcode_engine::fleet::{self, USUAL_HOURS, WINDOW_MS};
use doorcode_engine::rules::Rules;
use doorcode_engine::time::{HOUR_MS, MINUTE_MS, Timestamp};
use doorcode_store::{Batch, fleet as counts};
use tokio::sync::Notify;

use crate::app::App;
use crate::error::Result;

/// How often a node looks.
pub const ROUND: Duration = Duration::from_secs(2);
/// How much later a new end must be to be written down while it is tripped.
const FRESH_MS: i64 = MINUTE_MS;

/// The breaker of the fleet.
#[derive(Debug, Default)]
pub struct Breaker {
    /// Until when it has tripped, in milliseconds since 1970.
    until_ms: AtomicI64,
    /// Wrong codes within an hour, as they were read last.
    read: AtomicU64,
    /// Those that this node has counted since.
    since: AtomicU64,
    /// Those of the usual hour.
    usual: AtomicU64,
    /// The hour for which the usual one was worked out.
    usual_of: AtomicI64,
    /// Whether the log says that it has tripped.
    said: AtomicBool,
    wake: Notify,
}

impl Breaker {
    /// Whether unknown devices get longer codes now.
    pub fn is_tripped(&self, now: Timestamp) -> bool {
        now.ms() < self.until_ms.load(Ordering::Relaxed)
    }

    /// Wrong codes of unknown devices within an hour, and how many are borne, as far as this node knows.
    pub fn figures(&self, rules: &Rules) -> (u64, u64) {
        let usual = self.usual.load(Ordering::Relaxed);
        (self.in_an_hour(), fleet::trips_at(usual, rules))
    }

    fn in_an_hour(&self) -> u64 {
        self.read.load(Ordering::Relaxed) + self.since.load(Ordering::Relaxed)
    }

    /// A wrong code has been committed on this node.
    pub fn wrong(&self, rules: &Rules, now: Timestamp) {
        self.since.fetch_add(1, Ordering::Relaxed);
        if let Some(until) = self.judge(rules, now) {
            self.until_ms.fetch_max(until.ms(), Ordering::Relaxed);
            self.wake.notify_one();
        }
    }

    fn judge(&self, rules: &Rules, now: Timestamp) -> Option<Timestamp> {
        let usual = self.usual.load(Ordering::Relaxed);
        fleet::tripped_until(self.in_an_hour(), usual, rules, now)
    }
}

/// Looks every [`ROUND`], until the program exits.
pub async fn work(app: Arc<App>) {
    while !app.closing.has_begun() {
        if let Err(error) = round(&app).await {
            tracing::error!("the breaker of the fleet could not be looked after: {error:?}");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = app.breaker.wake.notified() => {}
            () = app.closing.begun() => {}
        }
    }
}

/// Looks once: reads what all nodes have counted, judges, writes down what has tripped, and says so in the log.
///
/// # Errors
/// Faults of the store.
pub async fn round(app: &App) -> Result<()> {
    let (breaker, now) = (&app.breaker, app.clock.now());
    let hour = now.ms().div_euclid(HOUR_MS);
    if breaker.usual_of.load(Ordering::Relaxed) != hour {
        let from = now.plus_ms(-(USUAL_HOURS as i64) * HOUR_MS);
        let hours = counts::hours(&app.store, from, now.plus_ms(-HOUR_MS)).await?;
        breaker.usual.store(fleet::usual_hour(&hours), Ordering::Relaxed);
        breaker.usual_of.store(hour, Ordering::Relaxed);
    }
    // What this node had counted before it asked is in the answer; what comes meanwhile may be counted twice for a round.
    let own = breaker.since.load(Ordering::Relaxed);
    let read = counts::since(&app.store, now.plus_ms(-WINDOW_MS)).await?;
    breaker.read.store(read, Ordering::Relaxed);
    breaker.since.fetch_sub(own, Ordering::Relaxed);
    let stood = counts::tripped_until(&app.store).await?;
    let due = breaker.judge(app.rules(), now);
    if let Some(until) = due
        && stood.is_none_or(|stood| until.since_ms(stood) >= FRESH_MS)
    {
        app.store.commit(Batch::new().with(counts::trip(until))).await?;
    }
    let until = stood.max(due).map_or(0, Timestamp::ms);
    breaker.until_ms.fetch_max(until, Ordering::Relaxed);
    say(breaker, app.rules(), now);
    Ok(())
}

/// Once when it trips and once when it ends.
fn say(breaker: &Breaker, rules: &Rules, now: Timestamp) {
    let tripped = breaker.is_tripped(now);
    if breaker.said.swap(tripped, Ordering::Relaxed) == tripped {
        return;
    }
    let (wrong, borne) = breaker.figures(rules);
    if tripped {
        tracing::warn!(
            wrong_in_an_hour = wrong,
            borne,
            "wrong codes at all accounts together have tripped the breaker: unknown devices get codes of {} digits or more",
            rules.breaker_digits
        );
    } else {
        tracing::info!("the breaker has ended: codes of unknown devices are as long as their account says");
    }
}
