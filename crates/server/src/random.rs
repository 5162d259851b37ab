//! The one source of randomness of the server.
//!
//! In production every byte comes from the operating system, not from a generator kept in this process: a virtual
//! machine that is copied or set back to a snapshot would otherwise hand out the same codes and tokens twice. Tests
//! pass a seeded generator, so that a run can be repeated.

#![expect(clippy::disallowed_methods, reason = "this is the Randomness")]

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand_core::{Rng, TryCryptoRng, TryRng};

/// A cheap handle on randomness; clones of a seeded one share its state.
#[derive(Clone)]
pub struct Randomness(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Randomness {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A generator for tests: the same seed gives the same run. Never for production.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))))
    }

    /// `N` fresh bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => {
                if let Err(error) = getrandom::fill(bytes) {
                    // Nothing this program does is safe without randomness, and a caller that got an error could
                    // only make the mistake of going on.
                    tracing::error!(%error, "the operating system gives no randomness; stopping");
                    std::process::abort();
                }
            }
            Source::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(bytes),
        }
    }
}

impl std::fmt::Debug for Randomness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Source::System => "Randomness::system",
            Source::Seeded(_) => "Randomness::seeded",
        })
    }
}

impl TryRng for Randomness {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Randomness {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_a_run_and_the_system_does_not() {
        assert_eq!(
            Randomness::seeded(7).bytes::<32>(),
            Randomness::seeded(7).bytes::<32>()
        );
        assert_ne!(
            Randomness::seeded(7).bytes::<32>(),
            Randomness::seeded(8).bytes::<32>()
        );
        assert_ne!(
            Randomness::system().bytes::<32>(),
            Randomness::system().bytes::<32>()
        );
    }

    #[test]
    fn clones_of_a_seeded_generator_share_its_state() {
        let one = Randomness::seeded(1);
        let two = one.clone();
        assert_ne!(one.bytes::<32>(), two.bytes::<32>());
    }
}
