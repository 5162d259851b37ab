//! Turns: requests that want the same account wait for each other inside this node.
//!
//! Optimistic commits alone would let the many requests of one attacker beat the one of the owner again
//! and again. Here they queue, first come first served, and a deadline ends the wait. Nothing rests on it:
//! what holds single use and the counters is the version of each row.

use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};

use crate::error::{Error, Refusal};

/// How many queues there are. Accounts that share one by chance wait a little longer than they had to.
const QUEUES: usize = 1_024;
/// How long a request waits for its turn, and how long it goes on trying to commit.
pub const DEADLINE: Duration = Duration::from_secs(5);

/// The queues of this node.
#[derive(Debug)]
pub struct Turns(Vec<Mutex<()>>);

impl Default for Turns {
    fn default() -> Self {
        Self((0..QUEUES).map(|_| Mutex::default()).collect())
    }
}

impl Turns {
    /// Waits for the turn of whatever `key` names (an account's id, a sign-in's token).
    ///
    /// # Errors
    /// [`Refusal::Overloaded`] after [`DEADLINE`].
    pub async fn take(&self, key: &[u8]) -> Result<MutexGuard<'_, ()>, Error> {
        let index = key.iter().fold(0_usize, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
        });
        let overloaded = Error::Refused(Refusal::Overloaded { retry_after_s: 5 });
        let Some(queue) = self.0.get(index % QUEUES) else {
            return Err(overloaded);
        };
        tokio::time::timeout(DEADLINE, queue.lock())
            .await
            .map_err(|_| overloaded)
    }
}
