//! Sessions that somebody else has ended: an operator at the command line, or another node.
//!
//! A request looks its session up and so notices by itself. Open sockets and calls do not ask, so once a second they are
//! told what the store says has ended. Whatever this process ended is told a second time, which changes nothing.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::ids::{AccountId, SessionId};
use doorcode_engine::time::SECOND_MS;
use doorcode_store::sessions;

use crate::app::App;
use crate::error::Result;

/// How often the store is asked.
const ROUND: Duration = Duration::from_millis(500);
/// How far back: clocks of nodes differ, and a commit is seen later than the moment it names.
const BACK_MS: i64 = 20 * SECOND_MS;

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

/// What was told in the round before: what ended, and accounts that were deleted and their sessions with them.
#[derive(Debug, Default)]
struct Endings {
    sessions: HashSet<SessionId>,
    accounts: HashSet<AccountId>,
}

impl Endings {
    async fn round(&mut self, app: &App) -> Result<()> {
        let back = app.clock.now().plus_ms(-BACK_MS);
        let ended = sessions::ended_since(&app.store, back).await?;
        for (account, session) in &ended {
            if !self.sessions.contains(session) {
                app.bus.end_session(*account, *session);
            }
        }
        self.sessions = ended.into_iter().map(|(_, session)| session).collect();
        let deleted = sessions::deleted_since(&app.store, back).await?;
        for account in &deleted {
            if !self.accounts.contains(account) {
                app.bus.end_account(*account);
            }
        }
        self.accounts = deleted.into_iter().collect();
        Ok(())
    }
}
