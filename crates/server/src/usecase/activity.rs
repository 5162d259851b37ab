//! What the audit log says of an account, for its owner.

use doorcode_engine::time::Timestamp;
use doorcode_store::audit;
use doorcode_store::sessions::Session;
use serde_json::{Map, Value as Json};

use super::account::of;
use super::step_up;
use crate::app::App;
use crate::error::{Error, Refusal, Result};

/// Events of one page.
const AT_ONCE: u32 = 30;

/// Something that happened to the account.
#[derive(Debug)]
pub struct Event {
    /// Its number: ascending, with gaps.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// What, as the log names it: `signed_in`.
    pub name: String,
    /// The app, where the log knows it.
    pub app: Option<String>,
    /// On what, without a place, where the log knows it.
    pub device: Option<String>,
    /// What belongs to it: `{"two_steps": true}`.
    pub facts: Map<String, Json>,
}

/// A page of them, newest first.
#[derive(Debug)]
pub struct Page {
    /// The events.
    pub events: Vec<Event>,
    /// What to ask for the next page with; `None` at the end.
    pub older: Option<i64>,
}

/// What happened to the account before the event `before`, or last of all.
///
/// # Errors
/// [`Refusal::StepUp`] where looking is not proved.
pub async fn page(app: &App, session: &Session, before: Option<i64>) -> Result<Page> {
    let account = of(app, session).await?;
    if !step_up::may_look(app, &account, session) {
        return Err(Error::Refused(Refusal::StepUp));
    }
    let mut entries = audit::of_account(&app.store, account.id, before, AT_ONCE + 1).await?;
    let more = entries.len() > AT_ONCE as usize;
    entries.truncate(AT_ONCE as usize);
    let older = entries.last().filter(|_| more).map(|entry| entry.seq);
    let event = |entry: audit::Entry| {
        // One that does not open still happened.
        let words = app
            .audit
            .read(&entry.said, Some(&account.audit_secret))
            .unwrap_or_default();
        Event {
            id: entry.seq,
            at: entry.said.at,
            name: entry.said.event,
            app: words.app,
            device: words.device,
            facts: words.facts,
        }
    };
    Ok(Page {
        events: entries.into_iter().map(event).collect(),
        older,
    })
}
