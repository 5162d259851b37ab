//! What happens by itself when its time has come: turning on that has waited for its owner, delayed recoveries, and
//! word of what came in a burst.

use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::effect::Notice;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts;
use doorcode_store::{Batch, CommitError, told};

use super::{delayed, enrol, outgoing};
use crate::app::App;
use crate::error::Result;

/// How often it is looked for. Nothing rests on the moment: what is due is judged by its own time.
const ROUND: Duration = Duration::from_secs(20);
/// What one round takes at most.
const AT_ONCE: u32 = 100;

/// Does what is due, until the program exits.
pub async fn work(app: Arc<App>) {
    while !app.closing.has_begun() {
        if let Err(error) = round(&app).await {
            tracing::error!("what was due could not be done: {error:?}");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = app.closing.begun() => {}
        }
    }
}

/// Does what is due now.
///
/// # Errors
/// Faults of the store.
pub async fn round(app: &App) -> Result<()> {
    enrol::turn_on_due(app).await?;
    delayed::look_due(app).await?;
    tell_held(app).await
}

/// Tells owners how often something has happened since they were told of it first.
async fn tell_held(app: &App) -> Result<()> {
    let now = app.clock.now();
    for notice in outgoing::BURSTS {
        tell_held_of(app, notice, now).await?;
    }
    Ok(())
}

async fn tell_held_of(app: &App, notice: Notice, now: Timestamp) -> Result<()> {
    let Some(name) = outgoing::burst(notice) else {
        return Ok(());
    };
    let before = now.plus_ms(-outgoing::burst_ms(name));
    for due in told::due(&app.store, name, before, AT_ONCE).await? {
        let Some(account) = accounts::by_id(&app.store, due.account).await? else {
            continue;
        };
        let mut batch = Batch::new().with(told::sent(account.id, name, Some(&due), now));
        batch.extend(outgoing::notices(
            app,
            &account,
            &outgoing::about(notice),
            due.held,
            now,
        )?);
        match app.store.commit(batch).await {
            Ok(_) => app.courier.wake(),
            // Another node has told it.
            Err(CommitError::Stale) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(())
}
