//! The use cases: what pages and API both do. Load, step, commit, hand the effects on.
//!
//! Nothing here knows of forms or JSON, and nothing in `web` decides anything.

pub mod account;
pub mod activity;
pub mod browser;
pub mod calls;
pub mod carry;
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

use doorcode_engine::secret::{Digest, Purpose};
use doorcode_store::CommitError;
use doorcode_store::accounts::Account;
use doorcode_talk::limits::USER_NAME_BYTES;
use tokio::time::Instant;

use crate::app::App;
use crate::error::{Error, Refusal, Result};

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

/// User names are compared as Matrix compares localparts: lower case, no spaces around.
pub fn normal_user_name(typed: &str) -> String {
    typed.trim().trim_start_matches('@').to_lowercase()
}

/// Whether a name that was typed to find somebody can be a user name at all; nothing else is looked up.
pub(crate) fn could_be_user_name(name: &str) -> bool {
    (1..=USER_NAME_BYTES).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The key of the row that counts passwords for this account's user name.
pub(crate) fn name_key(app: &App, account: Option<&Account>) -> Digest {
    let name = account.map_or("", |account| account.user_name.as_str());
    app.keys.digest(Purpose::UserName, &[name.as_bytes()])
}
