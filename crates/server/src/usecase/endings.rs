//! Sessions that somebody else has ended: an operator at the command line, or another node.
//!
//! A request looks its session up and so notices by itself. Open sockets and calls do not ask, so once a second they are
//! told what the store says has ended. Whatever this process ended is told a second time, which changes nothing.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::ids::{AccountId, SessionId};
use doorcode_engine::time::{SECOND_MS, Timestamp};
use doorcode_store::sessions;

use crate::app::App;
use crate::error::Result;

/// How often the store is asked.
const ROUND: Duration = Duration::from_millis(500);
/// How far back: clocks of nodes differ, and a commit is seen later than the moment it names.
const BACK_MS: i64 = 20 * SECOND_MS;
/// Endings of one round; the rest is for the next.
const AT_ONCE: u32 = 500;

/// Tells endings until the program exits.
pub async fn work(app: Arc<App>) {
    let mut endings = Endings::default();
    while !app.closing.has_begun() {
        if let Err(error) = endings.round(&app).await {
            tracing::error!("sessions that ended elsewhere could not be looked for: {error:?}");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = app.closing.begun() => {}
        }
    }
}

/// What has been told.
#[derive(Debug, Default)]
struct Endings {
    told: HashSet<SessionId>,
    /// Accounts that were deleted, and their sessions with them.
    deleted: HashSet<AccountId>,
    /// Where a full round ended.
    from: Option<Timestamp>,
}

impl Endings {
    async fn round(&mut self, app: &App) -> Result<()> {
        let back = app.clock.now().plus_ms(-BACK_MS);
        let from = self.from.map_or(back, |from| from.max(back));
        let ended = sessions::ended_since(&app.store, from, AT_ONCE).await?;
        for (account, session, _) in &ended {
            if self.told.insert(*session) {
                app.bus.end_session(*account, *session);
            }
        }
        let deleted = sessions::deleted_since(&app.store, back, AT_ONCE).await?;
        for account in &deleted {
            if !self.deleted.contains(account) {
                app.bus.end_account(*account);
            }
        }
        self.deleted = deleted.into_iter().collect();
        let last = ended.last().map(|(_, _, at)| *at);
        self.from = last.filter(|_| ended.len() == AT_ONCE as usize);
        if self.from.is_none() {
            // Older ones are not asked for again.
            self.told = ended.into_iter().map(|(_, session, _)| session).collect();
        }
        Ok(())
    }
}
