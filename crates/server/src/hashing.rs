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

mod recipe;

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context;
use argon2::Block;
use doorcode_engine::secret::KeyId;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::config::HashingSettings;
use crate::error::{Error, Refusal};
use crate::keys::Key;
use crate::random::Randomness;
use recipe::Recipe;

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
            carry_out(&shared.recipe, job, &mut memory);
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

fn carry_out(recipe: &Recipe, job: Job, memory: &mut Vec<Block>) {
    // Whoever asked may have gone; an answer then goes nowhere.
    match job.task {
        Task::Hash { answer, .. } if answer.is_closed() => {}
        Task::Check { answer, .. } if answer.is_closed() => {}
        Task::Hash { salt, answer } => {
            let _ = answer.send(recipe.hash(&job.secret, salt, memory));
        }
        Task::Check { stored, answer } => {
            let _ = answer.send(recipe.check(&job.secret, stored.as_deref(), memory));
        }
    }
}

#[cfg(test)]
mod tests;
