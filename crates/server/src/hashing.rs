//! Hashing of passwords and recovery keys, on threads of its own.
//!
//! One Argon2id hash takes a processor for about 15 milliseconds and 19 MiB of memory, which is the point of it. So it
//! never runs where pages are answered, and never more often at once than there are processors:
//!
//! ```text
//! reserve(lane) ─▶ Place ─▶ check / hash ─▶ queue of unknown devices ─┐
//!      │                                    queue of known devices  ──┼─▶ threads, each with its memory
//!      └─ full: Overloaded, before anything is charged                ┘
//! ```
//!
//! A [`Place`] is reserved *before* a guess is charged, so that nobody pays a guess for a busy server; once reserved, the
//! work will be done. Known devices have places of their own and are served first three times out of four: strangers
//! who fill their queue cannot keep an owner out, and known devices cannot starve strangers.
//!
//! What is stored is a PHC string that names the parameters and, as `keyid`, the root of the pepper. For an unknown user
//! name the same work is done on nothing.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, ParamsBuilder, Version};
use doorcode_engine::secret::KeyId;
use subtle::ConstantTimeEq;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::config::HashingSettings;
use crate::error::{Error, Refusal};
use crate::keys::Key;
use crate::random::Randomness;

/// A secret on its way to be hashed, wiped when it has been.
pub type Secret = Zeroizing<Vec<u8>>;

/// Which queue a request waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// The browser showed no device key of the account.
    Unknown,
    /// It did.
    Known,
}

/// All places of a lane are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the queue for password hashing is full")]
pub struct Overloaded;

impl From<Overloaded> for Error {
    /// A full queue is worked off in about a second.
    fn from(_: Overloaded) -> Self {
        Refusal::Overloaded { retry_after_s: 2 }.into()
    }
}

/// A stored hash that cannot be used; the operator's business, never a guesser's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashFault {
    /// The text is not an Argon2id PHC string, or asks for more than the bounds.
    #[error("a stored hash cannot be read: {0}")]
    Unreadable(&'static str),
    /// Its pepper's root is not in the key file.
    #[error("a stored hash was made with root {0}, which is not in the key file")]
    UnknownRoot(u32),
    /// The hash function refused its input.
    #[error("Argon2 failed: {0}")]
    Failed(String),
    /// The program is about to exit.
    #[error("hashing has stopped")]
    Stopped,
}

impl From<HashFault> for Error {
    fn from(fault: HashFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whether the secret is the one that was hashed.
    pub right: bool,
    /// Whether the hash was made with other parameters or another root than those in force: if the secret is right,
    /// hash it again.
    pub outdated: bool,
}

/// How busy the threads are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Places taken by unknown devices.
    pub unknown: usize,
    /// Places taken by known devices.
    pub known: usize,
}

/// The threads and their queues. Cheap to clone.
#[derive(Clone)]
pub struct Hashing(Arc<Shared>);

struct Shared {
    recipe: Recipe,
    places: usize,
    known_places: usize,
    state: Mutex<State>,
    work: Condvar,
    threads: Mutex<Vec<JoinHandle<()>>>,
    random: Randomness,
}

#[derive(Default)]
struct State {
    unknown: VecDeque<Job>,
    known: VecDeque<Job>,
    /// Places reserved: jobs that wait, and requests that have yet to hand in theirs.
    unknown_taken: usize,
    known_taken: usize,
    /// Jobs taken so far, to let strangers have their turn.
    turns: usize,
    stopping: bool,
}

struct Job {
    lane: Lane,
    secret: Secret,
    task: Task,
}

enum Task {
    Hash {
        salt: [u8; 16],
        answer: oneshot::Sender<Result<String, HashFault>>,
    },
    Check {
        stored: Option<String>,
        answer: oneshot::Sender<Result<Checked, HashFault>>,
    },
}

/// One turn in four goes to unknown devices even while known ones wait.
const TURNS: usize = 4;
/// A thread that had nothing to do for so long gives its memory back.
const MEMORY_KEPT: Duration = Duration::from_secs(10);
/// The most memory that a stored hash may ask for: the upper bound of the setting.
const MOST_MEMORY_KIB: u32 = 1_048_576;

impl Hashing {
    /// Starts the threads.
    ///
    /// # Errors
    /// The parameters do not fit together, or the system gives no threads.
    pub fn start(
        settings: &HashingSettings,
        peppers: Vec<(KeyId, Key)>,
        random: Randomness,
    ) -> anyhow::Result<Self> {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = if settings.threads == 0 {
            processors
        } else {
            settings.threads
        };
        let shared = Arc::new(Shared {
            recipe: Recipe::new(settings, peppers)?,
            places: settings.queue,
            known_places: settings.known_queue,
            state: Mutex::default(),
            work: Condvar::new(),
            threads: Mutex::default(),
            random,
        });
        for number in 0..threads {
            let of_thread = Arc::clone(&shared);
            let thread = std::thread::Builder::new()
                .name(format!("hashing-{number}"))
                .spawn(move || work(&of_thread))
                .context("The system gives no thread for hashing")?;
            lock(&shared.threads).push(thread);
        }
        Ok(Self(shared))
    }

    /// Takes a place in the queue, before anything is charged.
    ///
    /// # Errors
    /// All places of the lane are taken.
    pub fn reserve(&self, lane: Lane) -> Result<Place, Overloaded> {
        let mut state = lock(&self.0.state);
        // A known device that finds its own places taken may still have one of the common ones.
        let lane = if lane == Lane::Known && state.known_taken < self.0.known_places {
            state.known_taken += 1;
            Lane::Known
        } else if state.unknown_taken < self.0.places {
            state.unknown_taken += 1;
            Lane::Unknown
        } else {
            return Err(Overloaded);
        };
        Ok(Place {
            shared: Arc::clone(&self.0),
            lane,
            handed_in: false,
        })
    }

    /// How busy the threads are.
    pub fn figures(&self) -> Figures {
        let state = lock(&self.0.state);
        Figures {
            unknown: state.unknown_taken,
            known: state.known_taken,
        }
    }

    /// Does what is waiting, then ends the threads. Blocks until they have ended.
    pub fn stop(&self) {
        lock(&self.0.state).stopping = true;
        self.0.work.notify_all();
        let threads = std::mem::take(&mut *lock(&self.0.threads));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a hashing thread had panicked");
            }
        }
    }
}

impl std::fmt::Debug for Hashing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hashing({:?})", self.figures())
    }
}

/// A place in the queue; dropping it unused gives it back.
pub struct Place {
    shared: Arc<Shared>,
    lane: Lane,
    handed_in: bool,
}

impl Place {
    /// Hashes a new secret with the parameters in force; gives a PHC string.
    ///
    /// # Errors
    /// The program is about to exit, or Argon2 failed.
    pub async fn hash(self, secret: Secret) -> Result<String, HashFault> {
        let salt = self.shared.random.bytes();
        let (answer, asked) = oneshot::channel();
        self.hand_in(secret, Task::Hash { salt, answer });
        asked.await.unwrap_or(Err(HashFault::Stopped))
    }

    /// Compares a secret with a stored hash; without one, does the same work and is wrong.
    ///
    /// # Errors
    /// The stored hash cannot be used, or the program is about to exit.
    pub async fn check(self, secret: Secret, stored: Option<&str>) -> Result<Checked, HashFault> {
        let (answer, asked) = oneshot::channel();
        self.hand_in(
            secret,
            Task::Check {
                stored: stored.map(str::to_owned),
                answer,
            },
        );
        asked.await.unwrap_or(Err(HashFault::Stopped))
    }

    fn hand_in(mut self, secret: Secret, task: Task) {
        let mut state = lock(&self.shared.state);
        if state.stopping {
            return; // the answer's channel closes with the task
        }
        let job = Job {
            lane: self.lane,
            secret,
            task,
        };
        match self.lane {
            Lane::Unknown => state.unknown.push_back(job),
            Lane::Known => state.known.push_back(job),
        }
        drop(state);
        self.handed_in = true;
        self.shared.work.notify_one();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.handed_in {
            lock(&self.shared.state).leave(self.lane);
        }
    }
}

impl State {
    fn leave(&mut self, lane: Lane) {
        let taken = match lane {
            Lane::Unknown => &mut self.unknown_taken,
            Lane::Known => &mut self.known_taken,
        };
        *taken = taken.saturating_sub(1);
    }

    fn next(&mut self) -> Option<Job> {
        self.turns = self.turns.wrapping_add(1);
        let job = if self.turns.is_multiple_of(TURNS) {
            self.unknown.pop_front().or_else(|| self.known.pop_front())
        } else {
            self.known.pop_front().or_else(|| self.unknown.pop_front())
        }?;
        self.leave(job.lane);
        Some(job)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What one thread does for as long as it lives.
fn work(shared: &Shared) {
    let mut memory = Vec::new();
    let mut state = lock(&shared.state);
    loop {
        if let Some(job) = state.next() {
            drop(state);
            shared.recipe.carry_out(job, &mut memory);
            state = lock(&shared.state);
        } else if state.stopping {
            return;
        } else {
            let (woken, waited) = shared
                .work
                .wait_timeout(state, MEMORY_KEPT)
                .unwrap_or_else(PoisonError::into_inner);
            state = woken;
            if waited.timed_out() && !memory.is_empty() {
                drop(state);
                memory = Vec::new();
                state = lock(&shared.state);
            }
        }
    }
}

/// The parameters in force and the peppers.
struct Recipe {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    peppers: Vec<(KeyId, Key)>,
}

/// 256 bits, as RFC 9106, section 4 recommends.
const OUTPUT: usize = 32;

impl Recipe {
    fn new(settings: &HashingSettings, peppers: Vec<(KeyId, Key)>) -> anyhow::Result<Self> {
        let recipe = Self {
            memory_kib: settings.memory_kib,
            passes: settings.passes,
            lanes: settings.lanes,
            peppers,
        };
        let id = recipe.peppers.last().context("The key file has no root")?.0;
        recipe
            .params(id)
            .map_err(|fault| anyhow::anyhow!("The hashing settings do not fit together: {fault}"))?;
        Ok(recipe)
    }

    fn params(&self, id: KeyId) -> Result<argon2::Params, HashFault> {
        let key_id = argon2::KeyId::new(&id.0.to_be_bytes()).map_err(failed)?;
        ParamsBuilder::new()
            .m_cost(self.memory_kib)
            .t_cost(self.passes)
            .p_cost(self.lanes)
            .keyid(key_id)
            .output_len(OUTPUT)
            .build()
            .map_err(failed)
    }

    fn carry_out(&self, job: Job, memory: &mut Vec<Block>) {
        // Whoever asked may have gone; an answer then goes nowhere.
        match job.task {
            Task::Hash { answer, .. } if answer.is_closed() => {}
            Task::Check { answer, .. } if answer.is_closed() => {}
            Task::Hash { salt, answer } => {
                let _ = answer.send(self.hash(&job.secret, salt, memory));
            }
            Task::Check { stored, answer } => {
                let _ = answer.send(self.check(&job.secret, stored.as_deref(), memory));
            }
        }
    }

    fn hash(&self, secret: &[u8], salt: [u8; 16], memory: &mut Vec<Block>) -> Result<String, HashFault> {
        let (id, pepper) = self.peppers.last().ok_or(HashFault::Stopped)?;
        let params = self.params(*id)?;
        let shown = ParamsString::try_from(&params).map_err(failed)?;
        let output = argon2id(secret, &salt, pepper, params, memory)?;
        let phc = PasswordHash {
            algorithm: argon2::ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: shown,
            salt: Some(Salt::new(&salt).map_err(failed)?),
            hash: Some(Output::new(output.as_slice()).map_err(failed)?),
        };
        Ok(phc.to_string())
    }

    fn check(
        &self,
        secret: &[u8],
        stored: Option<&str>,
        memory: &mut Vec<Block>,
    ) -> Result<Checked, HashFault> {
        let (current, pepper) = self.peppers.last().ok_or(HashFault::Stopped)?;
        let in_force = self.params(*current)?;
        let Some(stored) = stored else {
            argon2id(secret, &[0; 16], pepper, in_force, memory)?;
            return Ok(Checked {
                right: false,
                outdated: false,
            });
        };
        let phc = PasswordHash::new(stored).map_err(|_| HashFault::Unreadable("it is not a PHC string"))?;
        if phc.algorithm != argon2::ARGON2ID_IDENT || phc.version != Some(Version::V0x13.into()) {
            return Err(HashFault::Unreadable("it is not Argon2id, version 19"));
        }
        let params =
            argon2::Params::try_from(&phc).map_err(|_| HashFault::Unreadable("its parameters are odd"))?;
        if params.m_cost() > MOST_MEMORY_KIB {
            return Err(HashFault::Unreadable("it asks for more memory than is allowed"));
        }
        let id = root_of(&params).ok_or(HashFault::Unreadable("it does not name its pepper's root"))?;
        let (_, pepper) = self
            .peppers
            .iter()
            .find(|(other, _)| *other == id)
            .ok_or(HashFault::UnknownRoot(id.0))?;
        let (Some(salt), Some(hash)) = (&phc.salt, &phc.hash) else {
            return Err(HashFault::Unreadable("its salt or its hash is missing"));
        };
        let outdated = (params.m_cost(), params.t_cost(), params.p_cost(), params.keyid())
            != (
                in_force.m_cost(),
                in_force.t_cost(),
                in_force.p_cost(),
                in_force.keyid(),
            );
        let output = argon2id(secret, salt, pepper, params, memory)?;
        Ok(Checked {
            right: output.as_slice().ct_eq(hash.as_bytes()).into(),
            outdated,
        })
    }
}

fn root_of(params: &argon2::Params) -> Option<KeyId> {
    Some(KeyId(u32::from_be_bytes(params.keyid().try_into().ok()?)))
}

fn failed(error: impl std::fmt::Display) -> HashFault {
    HashFault::Failed(error.to_string())
}

/// Large enough that the C library maps it by itself and gives it back to the system when it is freed, whatever it has
/// learnt from earlier sizes (its threshold grows up to 32 MiB). Only the blocks in use are ever touched.
const MAPPED_BLOCKS: usize = 33 * 1024;

fn argon2id(
    secret: &[u8],
    salt: &[u8],
    pepper: &Key,
    params: argon2::Params,
    memory: &mut Vec<Block>,
) -> Result<Zeroizing<[u8; OUTPUT]>, HashFault> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        if memory.capacity() < blocks {
            *memory = Vec::with_capacity(blocks.max(MAPPED_BLOCKS));
        }
        memory.resize(blocks, Block::new());
    }
    let mut output = Zeroizing::new([0; OUTPUT]);
    Argon2::new_with_secret(pepper.as_slice(), Algorithm::Argon2id, Version::V0x13, params)
        .and_then(|argon2| {
            argon2.hash_password_into_with_memory(secret, salt, output.as_mut_slice(), memory.as_mut_slice())
        })
        .map_err(failed)?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Far below what the settings allow: these tests are about the queue.
    const QUICK: HashingSettings = HashingSettings {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
        threads: 1,
        queue: 4,
        known_queue: 2,
    };

    fn peppers(last: u32) -> Vec<(KeyId, Key)> {
        (1..=last)
            .map(|id| (KeyId(id), Zeroizing::new([id as u8; 32])))
            .collect()
    }

    fn hashing(settings: HashingSettings, roots: u32) -> Hashing {
        Hashing::start(&settings, peppers(roots), Randomness::seeded(1)).unwrap()
    }

    fn secret(text: &str) -> Secret {
        Zeroizing::new(text.as_bytes().to_vec())
    }

    async fn hash(hashing: &Hashing, text: &str) -> String {
        hashing
            .reserve(Lane::Unknown)
            .unwrap()
            .hash(secret(text))
            .await
            .unwrap()
    }

    async fn check(hashing: &Hashing, text: &str, stored: Option<&str>) -> Result<Checked, HashFault> {
        hashing
            .reserve(Lane::Unknown)
            .unwrap()
            .check(secret(text), stored)
            .await
    }

    #[tokio::test]
    async fn the_right_secret_is_right_and_others_are_not() {
        let hashing = hashing(QUICK, 1);
        let stored = hash(&hashing, "open sesame").await;
        assert!(
            stored.starts_with("$argon2id$v=19$m=64,t=1,p=1,keyid=AAAAAQ$"),
            "{stored}"
        );
        assert_ne!(stored, hash(&hashing, "open sesame").await, "salts differ");
        assert_eq!(
            check(&hashing, "open sesame", Some(&stored)).await,
            Ok(Checked {
                right: true,
                outdated: false
            })
        );
        assert!(!check(&hashing, "open sesam", Some(&stored)).await.unwrap().right);
        assert!(!check(&hashing, "open sesame", None).await.unwrap().right);
    }

    /// The test vector of RFC 9106, section 5.3, which has a secret, is computed by the crate's own tests; here the
    /// pepper must matter.
    #[tokio::test]
    async fn without_the_pepper_the_secret_is_not_right() {
        let stored = hash(&hashing(QUICK, 1), "open sesame").await;
        let other = Hashing::start(
            &QUICK,
            vec![(KeyId(1), Zeroizing::new([9; 32]))],
            Randomness::seeded(1),
        )
        .unwrap();
        assert!(!check(&other, "open sesame", Some(&stored)).await.unwrap().right);
        let none = Hashing::start(
            &QUICK,
            vec![(KeyId(2), Zeroizing::new([9; 32]))],
            Randomness::seeded(1),
        )
        .unwrap();
        assert_eq!(
            check(&none, "open sesame", Some(&stored)).await,
            Err(HashFault::UnknownRoot(1))
        );
    }

    #[tokio::test]
    async fn old_parameters_and_roots_are_understood_and_called_outdated() {
        let stored = hash(&hashing(QUICK, 1), "open sesame").await;
        let outdated = Ok(Checked {
            right: true,
            outdated: true,
        });
        assert_eq!(
            check(&hashing(QUICK, 2), "open sesame", Some(&stored)).await,
            outdated
        );
        let stronger = HashingSettings { passes: 2, ..QUICK };
        assert_eq!(
            check(&hashing(stronger, 1), "open sesame", Some(&stored)).await,
            outdated
        );
    }

    #[tokio::test]
    async fn a_stored_text_that_is_no_hash_is_a_fault_and_never_right() {
        let hashing = hashing(QUICK, 1);
        let stored = hash(&hashing, "x").await;
        for bad in [
            "",
            "x",
            "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA",
            &stored.replace("argon2id", "argon2d"),
            &stored.replace("m=64", "m=2000000"),
            &stored.replace(",keyid=AAAAAQ", ""),
            &stored[..stored.rfind('$').unwrap()],
        ] {
            assert!(check(&hashing, "x", Some(bad)).await.is_err(), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_full_queue_refuses_strangers_and_still_takes_known_devices() {
        let hashing = hashing(QUICK, 1);
        let places: Vec<Place> = (0..4).map(|_| hashing.reserve(Lane::Unknown).unwrap()).collect();
        assert!(hashing.reserve(Lane::Unknown).is_err());
        let known: Vec<Place> = (0..2).map(|_| hashing.reserve(Lane::Known).unwrap()).collect();
        assert!(
            hashing.reserve(Lane::Known).is_err(),
            "their places are bounded too"
        );
        drop(places);
        assert!(
            hashing.reserve(Lane::Known).is_ok(),
            "but they may take a common place"
        );
        drop(known);
        assert_eq!(hashing.figures(), Figures { unknown: 0, known: 0 });
    }

    #[tokio::test]
    async fn places_are_given_back_when_the_work_is_done() {
        let hashing = hashing(QUICK, 1);
        for _ in 0..20 {
            check(&hashing, "x", None).await.unwrap();
        }
        assert_eq!(hashing.figures(), Figures { unknown: 0, known: 0 });
    }

    #[test]
    fn known_devices_go_first_and_strangers_are_not_starved() {
        let mut state = State::default();
        for _ in 0..8 {
            for lane in [Lane::Unknown, Lane::Known] {
                let (answer, _) = oneshot::channel();
                let job = Job {
                    lane,
                    secret: secret("x"),
                    task: Task::Check { stored: None, answer },
                };
                match lane {
                    Lane::Unknown => state.unknown.push_back(job),
                    Lane::Known => state.known.push_back(job),
                }
            }
        }
        let order: String = (0..16)
            .map(|_| {
                if state.next().unwrap().lane == Lane::Known {
                    'k'
                } else {
                    'u'
                }
            })
            .collect();
        assert_eq!(order, "kkkukkkukkuuuuuu");
    }

    #[tokio::test]
    async fn stopping_does_what_waits_and_then_nothing_more() {
        let hashing = hashing(QUICK, 1);
        let waiting: Vec<_> = (0..4)
            .map(|_| {
                let place = hashing.reserve(Lane::Unknown).unwrap();
                tokio::spawn(place.check(secret("x"), None))
            })
            .collect();
        tokio::task::yield_now().await;
        let stopped = tokio::task::spawn_blocking({
            let hashing = hashing.clone();
            move || hashing.stop()
        });
        for one in waiting {
            assert!(one.await.unwrap().is_ok());
        }
        stopped.await.unwrap();
        assert_eq!(check(&hashing, "x", None).await, Err(HashFault::Stopped));
    }
}
