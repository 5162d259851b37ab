//! The operator is told, once a day for each cause: by mail, in the audit log, in the log.

use std::fmt;

use doorcode_engine::time::{DAY_MS, Timestamp};
use doorcode_store::{Batch, CommitError, outbox, toll};
use metrics::counter;

use super::{Full, Toll};
use crate::app::App;
use crate::audit::seal::{Event, Words};
use crate::error::Result;
use crate::web::texts::Texts;

/// How long such a mail is worth delivering.
const MAIL_TTL_MS: i64 = 3 * DAY_MS;

/// What the operator is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The budget of the day is used up: no new phones.
    Day,
    /// The budget of 30 days is used up: no new phones.
    Month,
    /// Texts have cost five times a budget: no codes for unknown devices either.
    Ceiling,
    /// Texts to new phones whose numbers begin so are stopped.
    Prefix(String),
}

impl Cause {
    /// The cause of a refusal, where the operator can do something about it.
    pub fn of(full: &Full) -> Option<Self> {
        match full {
            Full::Day => Some(Self::Day),
            Full::Month => Some(Self::Month),
            Full::Prefix(prefix) | Full::Untyped(prefix) => Some(Self::Prefix(prefix.clone())),
            Full::Country | Full::Source => None,
        }
    }

    /// The key of the words for it.
    fn key(&self) -> &'static str {
        match self {
            Self::Day => "toll-day",
            Self::Month => "toll-month",
            Self::Ceiling => "toll-ceiling",
            Self::Prefix(_) => "toll-prefix",
        }
    }
}

/// As it is kept and printed: `day`, `month`, `ceiling`, or the beginning of the numbers.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Ceiling => "ceiling",
            Self::Prefix(prefix) => prefix,
        })
    }
}

/// Tells the operator, unless that was done today. What keeps it from being told is logged: whoever was refused is told so
/// all the same.
pub async fn alert(app: &App, cause: &Cause) {
    let Some(toll) = app.courier.toll() else { return };
    let now = app.clock.now();
    let (day, name) = (toll::day(now), cause.to_string());
    {
        let told = &mut toll.seen().told;
        if told.0 != day {
            *told = (day, std::collections::BTreeSet::new());
        }
        if !told.1.insert(name.clone()) {
            return;
        }
    }
    match tell(app, toll, cause, &name, now).await {
        Ok(true) => {
            counter!("doorcode_toll_alerts_total").increment(1);
            tracing::warn!(
                cause = name,
                "texts cost too much: `doorcode courier status` says more"
            );
        }
        // Another node has told it.
        Ok(false) => {}
        Err(error) => {
            toll.seen().told.1.remove(&name);
            tracing::error!(cause = name, "the operator could not be told of it: {error:?}");
        }
    }
}

async fn tell(app: &App, toll: &Toll, cause: &Cause, name: &str, now: Timestamp) -> Result<bool> {
    let mut words = Words::default();
    words.facts.insert("cause".to_owned(), name.into());
    let event = Event {
        at: now,
        account: None,
        actor: "clock",
        name: "texts_stopped",
        words: &words,
    };
    let entry = app.audit.write(&event).map_err(anyhow::Error::from)?;
    let mut batch = Batch::new()
        .with(toll::alert(name, now))
        .with(doorcode_store::audit::append(entry));
    if let Some(to) = &toll.settings().alert_to {
        let t = Texts::english();
        let amount = |amount: crate::config::toll::Money| format!("{amount} {}", toll.settings().currency);
        let what = t
            .say(cause.key())
            .with("day", amount(toll.settings().budget_day))
            .with("month", amount(toll.settings().budget_month))
            .with("prefix", name.to_owned())
            .to_string();
        let host = app.public_url.host().to_owned();
        let subject = t.say("mail-toll-subject").with("host", host.clone()).to_string();
        let body = t
            .say("mail-toll-body")
            .with("what", what)
            .with("host", host)
            .to_string();
        let mail = app
            .courier
            .mail(to, subject, body, None, now, now.plus_ms(MAIL_TTL_MS))?;
        batch.push(outbox::insert(&mail));
    }
    match app.store.commit(batch).await {
        Ok(_) => {
            app.courier.wake();
            Ok(true)
        }
        Err(CommitError::Stale) => Ok(false),
        Err(other) => Err(other.into()),
    }
}
