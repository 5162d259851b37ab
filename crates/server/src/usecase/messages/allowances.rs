//! What each account may do at once and for long. In the memory of this node: after a restart everybody begins anew,
//! which gives away one burst.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::Timestamp;
use doorcode_talk::call::allowance::Allowance;

use super::Stop;
use crate::app::App;

/// Past this many accounts those whose allowance is full again are forgotten.
const REMEMBERED: usize = 4_096;

/// One allowance for each account.
#[derive(Debug)]
pub(super) struct Allowances {
    burst: u32,
    every_ms: u64,
    of: Mutex<HashMap<AccountId, Allowance>>,
}

impl Allowances {
    /// `burst` at once, and one more every `every_ms` milliseconds.
    pub(super) fn new(burst: u32, every_ms: u64) -> Self {
        Self {
            burst,
            every_ms,
            of: Mutex::default(),
        }
    }

    /// Takes one act of `account` out of its allowance.
    ///
    /// # Errors
    /// [`Stop::Refused`] with the wait, when none is left.
    pub(super) fn spend(&self, app: &App, account: AccountId) -> Result<(), Stop> {
        // Ticks, not the time of day: a clock that is corrected neither refills nor empties anything.
        let now = Timestamp::from_ms(i64::try_from(app.clock.ticks().as_millis()).unwrap_or(i64::MAX));
        let every_ms = i64::try_from(self.every_ms).unwrap_or(i64::MAX);
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if of.len() >= REMEMBERED && !of.contains_key(&account) {
            of.retain(|_, allowance| !allowance.is_full(now));
        }
        let allowance = of
            .entry(account)
            .or_insert_with(|| Allowance::full(self.burst, every_ms, now));
        if allowance.spend(now) {
            Ok(())
        } else {
            Err(Stop::too_fast(self.every_ms))
        }
    }
}
