//! The sealer: chains entries after they were committed, and signs what the chain has come to.
//!
//! One node at a time has the turn, which saves the others the work. That there is one chain is held by its numbers,
//! which are a primary key: of two nodes that both took the turn, one writes and the other is refused.
//!
//! Under PostgreSQL an entry can become visible after one with a higher number, and some numbers never come: so entries
//! are looked for above the highest that is chained at every round, and below it from time to time, down to what has
//! been settled for longer than a transaction can take.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::time::{MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_store::audit::{self, Entry, Link};
use doorcode_store::{Batch, CommitError, Store};
use tokio::sync::Mutex;

use super::chain;
use super::checkpoints::{self, Checkpoint};
use super::seal::AuditKeys;
use crate::app::App;
use crate::error::Result;
use crate::random::Randomness;

/// How often new entries are looked for: that long they are in nobody's chain.
const ROUND: Duration = Duration::from_secs(1);
/// Between rounds while there is more, so that the writer serves others too.
const BREATH: Duration = Duration::from_millis(10);
/// Links of one commit. It holds SQLite's writer for a fraction of a millisecond.
const AT_ONCE: u32 = 100;
/// How long a turn lasts from its last commit on.
const TURN_MS: i64 = 10 * SECOND_MS;
/// Rounds between two looks for entries that came late.
const LATE_EVERY: u32 = 10;
/// No transaction lasts that long: PostgreSQL's statements and locks are given up within ten seconds each.
pub const SETTLED_MS: i64 = 2 * MINUTE_MS;
/// While there are new links, so often a checkpoint is signed; that much of a tail can be cut off unseen.
const CHECKPOINT_EVERY_MS: i64 = MINUTE_MS;

/// What chains on this node.
pub struct Sealer {
    keys: Arc<AuditKeys>,
    file: PathBuf,
    state: Mutex<State>,
}

struct State {
    holder: String,
    rounds: u32,
    /// The highest number that was chained, and when.
    chained: VecDeque<(Timestamp, i64)>,
    /// The newest checkpoint in the file; `None` before the first round.
    checkpoint: Option<Signed>,
}

#[derive(Clone, Copy)]
struct Signed {
    links: i64,
    at: Timestamp,
}

impl Sealer {
    /// A sealer that signs checkpoints with `keys` and appends them to `file`.
    pub fn new(keys: Arc<AuditKeys>, file: PathBuf, random: &Randomness) -> Self {
        Self {
            keys,
            file,
            state: Mutex::new(State {
                holder: checkpoints::hex(&random.bytes::<8>()),
                rounds: 0,
                chained: VecDeque::new(),
                checkpoint: None,
            }),
        }
    }

    /// Chains what there is, up to [`AT_ONCE`] entries; whether there may be more. Where it is another node's turn it
    /// only signs what that has come to.
    ///
    /// # Errors
    /// Faults of the store; the file of checkpoints cannot be written.
    pub async fn round(&self, store: &Store, now: Timestamp) -> Result<bool> {
        let mut state = self.state.lock().await;
        let chained = self.chain(&mut state, store, now).await?;
        self.sign(&mut state, store, now, false).await?;
        Ok(chained == AT_ONCE as usize)
    }

    /// Chains what there is and signs it, before the program stops.
    ///
    /// # Errors
    /// As [`Self::round`].
    pub async fn finish(&self, store: &Store, now: Timestamp) -> Result<()> {
        let mut state = self.state.lock().await;
        while self.chain(&mut state, store, now).await? == AT_ONCE as usize {}
        self.sign(&mut state, store, now, true).await
    }

    async fn chain(&self, state: &mut State, store: &Store, now: Timestamp) -> Result<usize> {
        let mut turn = audit::sealer(store).await?;
        if turn.holder != state.holder && now < turn.until {
            return Ok(0);
        }
        let highest = audit::highest_chained(store).await?;
        let mut new = Vec::new();
        if state.rounds.is_multiple_of(LATE_EVERY) {
            new = audit::unchained(store, turn.settled, highest, AT_ONCE).await?;
        }
        state.rounds = state.rounds.wrapping_add(1);
        let room = AT_ONCE.saturating_sub(u32::try_from(new.len()).unwrap_or(AT_ONCE));
        new.extend(audit::unchained(store, highest, i64::MAX, room).await?);
        if new.is_empty() {
            return Ok(0);
        }
        turn.holder.clone_from(&state.holder);
        turn.until = now.plus_ms(TURN_MS);
        turn.settled = state.settled(now).unwrap_or(turn.settled).max(turn.settled);
        let mut batch = Batch::new().with(audit::take_turn(&turn, now));
        batch.extend(
            links(audit::last_link(store).await?, &new)
                .iter()
                .map(audit::chain),
        );
        match store.commit(batch).await {
            Ok(_) => {
                let top = new.iter().map(|entry| entry.seq).max().unwrap_or(0).max(highest);
                state.chained.push_back((now, top));
                Ok(new.len())
            }
            // Another node was faster.
            Err(CommitError::Stale | CommitError::Conflict { .. }) => Ok(0),
            Err(other) => Err(other.into()),
        }
    }

    async fn sign(&self, state: &mut State, store: &Store, now: Timestamp, at_once: bool) -> Result<()> {
        let Some(last) = audit::last_link(store).await? else {
            return Ok(());
        };
        let signed = match state.checkpoint {
            Some(signed) => signed,
            None => self.begin(store).await?,
        };
        state.checkpoint = Some(signed);
        let due = at_once || now.since_ms(signed.at) >= CHECKPOINT_EVERY_MS;
        if last.number <= signed.links || !due {
            return Ok(());
        }
        let checkpoint = Checkpoint::sign(&self.keys, last.number, &last.hash, now);
        let Some(checkpoint) = checkpoint else {
            return Ok(());
        };
        let file = self.file.clone();
        tokio::task::spawn_blocking(move || checkpoints::append(&file, &checkpoint))
            .await
            .map_err(anyhow::Error::from)??;
        state.checkpoint = Some(Signed {
            links: last.number,
            at: now,
        });
        Ok(())
    }

    /// Holds the newest checkpoint against the database, so that the log says at the start what `doorcode audit verify`
    /// would.
    async fn begin(&self, store: &Store) -> Result<Signed> {
        let (file, keys) = (self.file.clone(), Arc::clone(&self.keys));
        let newest = tokio::task::spawn_blocking(move || checkpoints::newest(&file, &keys))
            .await
            .map_err(anyhow::Error::from)??;
        let Some(newest) = newest else {
            return Ok(Signed {
                links: 0,
                at: Timestamp::from_ms(i64::MIN / 2),
            });
        };
        let hash = audit::hash_of(store, newest.links).await?;
        if hash.is_none_or(|hash| checkpoints::hex(&hash) != newest.hash) {
            tracing::error!(
                links = newest.links,
                "the audit log is not the one that its newest checkpoint was signed for: entries were changed or cut off, \
                 or an older copy of the database was brought back; run `doorcode audit verify`"
            );
        }
        Ok(Signed {
            links: newest.links,
            at: Timestamp::from_ms(newest.at_ms),
        })
    }
}

impl State {
    /// Up to which number everything has been chained for so long that nothing below it can still come.
    fn settled(&mut self, now: Timestamp) -> Option<i64> {
        let mut settled = None;
        while let Some((at, seq)) = self.chained.front().copied()
            && now.since_ms(at) >= SETTLED_MS
        {
            settled = Some(seq);
            self.chained.pop_front();
        }
        settled
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

/// The links of `entries` after `last`.
fn links(last: Option<Link>, entries: &[Entry]) -> Vec<Link> {
    let (mut number, mut before) = last.map_or((0, chain::START), |link| (link.number, link.hash));
    let mut links = Vec::with_capacity(entries.len());
    for entry in entries {
        number += 1;
        before = chain::link(&before, number, entry.seq, &entry.said);
        links.push(Link {
            number,
            seq: entry.seq,
            hash: before,
        });
    }
    links
}

/// Chains until the program exits.
pub async fn work(app: Arc<App>) {
    while !app.closing.has_begun() {
        let wait = match app.sealer.round(&app.store, app.clock.now()).await {
            Ok(true) => BREATH,
            Ok(false) => ROUND,
            Err(error) => {
                tracing::error!("the audit log could not be chained: {error:?}");
                ROUND
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = app.closing.begun() => {}
        }
    }
}
