//! The use cases: what pages and API both do. Load, step, commit, hand the effects on.
//!
//! Nothing here knows of forms or JSON, and nothing in `web` decides anything.

pub mod account;
pub mod activity;
pub mod approve;
pub mod browser;
pub mod calling;
pub mod calls;
pub mod carry;
pub mod delayed;
pub mod desk;
pub mod device_key;
pub mod endings;
pub mod enrol;
pub mod forgotten;
pub mod leaving;
pub mod messages;
pub mod not_me;
pub mod operating;
mod outgoing;
mod secrets;
pub mod sign_in;
pub mod sign_up;
pub mod step_up;
pub mod timed;
pub mod turns;

use std::time::Duration;

use doorcode_engine::ids::AccountId;
use doorcode_engine::secret::{Digest, Purpose};
use doorcode_engine::step_up::StepUpProof;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::Account;
use doorcode_store::counters::Counters;
use doorcode_store::{CommitError, counters};
use doorcode_talk::limits::USER_NAME_BYTES;
use tokio::time::Instant;

use self::carry::Carry;
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::web::source::Source;

/// Trying again until a deadline, not for a count of times: whoever waits fairly gets through.
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn begin() -> Self {
        Self(Instant::now() + turns::DEADLINE)
    }

    /// Whether the step is to be tried again: yes, where somebody else was faster and there is time.
    ///
    /// # Errors
    /// Whatever else kept the commit from happening.
    pub(crate) async fn again(&mut self, error: CommitError) -> Result<()> {
        match error {
            CommitError::Stale if Instant::now() < self.0 => {
                tokio::time::sleep(Duration::from_millis(2)).await;
                Ok(())
            }
            CommitError::Stale | CommitError::Busy => {
                Err(Error::Refused(Refusal::Overloaded { retry_after_s: 5 }))
            }
            other => Err(other.into()),
        }
    }
}

/// What must not tell by its time who has an account is answered on a beat, counted from when the request came: somebody's
/// row costs some ten microseconds more than nobody's, and both are over within the same beat.
pub(crate) struct Beat {
    began: Instant,
    every: Duration,
}

impl Beat {
    /// Between two beats: far more than what is hidden by it, and less than a person notices.
    const EVERY: Duration = Duration::from_millis(10);

    pub(crate) fn begin() -> Self {
        Self::of(Self::EVERY)
    }

    /// A beat of its own length, where nobody is in a hurry.
    pub(crate) fn of(every: Duration) -> Self {
        Self {
            began: Instant::now(),
            every,
        }
    }

    pub(crate) async fn wait(self) {
        let beats = self.began.elapsed().as_micros() / self.every.as_micros() + 1;
        let until = self.every * u32::try_from(beats).unwrap_or(u32::MAX);
        tokio::time::sleep_until(self.began + until).await;
    }
}

/// User names are compared as Matrix compares localparts: lower case, no spaces around.
pub fn normal_user_name(typed: &str) -> String {
    typed.trim().trim_start_matches('@').to_lowercase()
}

/// Whether a name that was typed to find somebody can be a user name at all; nothing else is looked up.
pub(crate) fn could_be_user_name(name: &str) -> bool {
    (1..=USER_NAME_BYTES).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The counters of an account (or of a name that nobody has) as somebody from this source meets them.
pub(crate) async fn counters(
    app: &App,
    account: Option<AccountId>,
    name: &Digest,
    source: Option<Source>,
) -> Result<Counters> {
    let source = source.map(|source| source_key(app, name, source));
    let mut counted = counters::load(&app.store, account, name, source.as_ref()).await?;
    counted.guard.breaker = app.breaker.is_tripped(app.clock.now());
    Ok(counted)
}

/// Climbs back down the ladder of an account whose password `carry` changes, where the proof and the rules allow it.
pub(crate) async fn climb_down(
    app: &App,
    carry: &mut Carry<'_>,
    account: &Account,
    proof: &StepUpProof,
    now: Timestamp,
) -> Result<()> {
    let name = name_key(app, Some(account));
    let counted = counters(app, Some(account.id), &name, None).await?;
    let mut guard = counted.guard.clone();
    if guard.climb_down(proof, app.rules(), now) {
        carry.extend(counters::save(&counted, &guard));
        carry.audit_named("climbed_down");
    }
    Ok(())
}

/// The key of the row that counts what a source has tried for a user name, and the mark of its sign-ins. A keyed hash:
/// the database tells nobody's address.
pub(crate) fn source_key(app: &App, name: &Digest, source: Source) -> Digest {
    let (name, source) = (name.to_text(), source.to_string());
    app.keys
        .digest(Purpose::Source, &[name.as_bytes(), source.as_bytes()])
}

/// The key of the row that counts passwords for this account's user name.
pub(crate) fn name_key(app: &App, account: Option<&Account>) -> Digest {
    let name = account.map_or("", |account| account.user_name.as_str());
    app.keys.digest(Purpose::UserName, &[name.as_bytes()])
}
