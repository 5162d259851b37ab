//! `doorcode audit …`: holding the log against its chain, searching it, and taking it elsewhere.
//!
//! Nothing here writes. What is sealed is opened with the key file; of deleted accounts it stays closed.

use std::collections::HashMap;
use std::io::Write;

use anyhow::{Context, bail};
use doorcode_engine::ids::AccountId;
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use doorcode_store::accounts;
use doorcode_store::audit::{self, Entry, Search};
use doorcode_store::{Store, StoreError};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::seal::{AuditKeys, Secret, Words};
use super::verify::{self, Report};
use crate::app;
use crate::config::Config;
use crate::keys::KeyRing;
use crate::usecase::normal_user_name;

/// Entries that are read at once.
const AT_ONCE: u32 = 1_000;
/// Accounts that are remembered while reading: names and secrets, a hundred bytes each.
const REMEMBERED: usize = 100_000;

/// The log, open for reading.
pub struct Log {
    store: Store,
    keys: AuditKeys,
    accounts: HashMap<String, Option<Known>>,
}

/// What is known of an account that is still there.
struct Known {
    user_name: String,
    secret: Secret,
}

/// What is asked for, as typed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A user name, or the id of an account, which may be deleted.
    pub account: Option<String>,
    /// A day, a moment, or how long ago.
    pub since: Option<String>,
    /// The same.
    pub until: Option<String>,
    /// The name of an event.
    pub event: Option<String>,
}

/// One entry as it is exported: a JSON object in a line.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// Its number: ascending, with gaps.
    pub seq: i64,
    /// When (RFC 3339).
    pub at: String,
    /// What happened.
    pub event: String,
    /// Who acted.
    pub actor: String,
    /// The id of the account.
    pub account: Option<String>,
    /// Its user name; null where the account is deleted, or where there was none.
    pub user_name: Option<String>,
    /// What else it says; null where it can no longer be opened.
    pub words: Option<Words>,
}

impl Log {
    /// Opens database and key file.
    ///
    /// # Errors
    /// What keeps them from being opened, in words for the operator.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        let path = config.key_file_path();
        let Some(ring) = KeyRing::read(&path)? else {
            bail!(
                "There is no key file {}; name its place with the setting key_file.",
                path.display()
            )
        };
        Ok(Self {
            store: app::open_store(config).await?,
            keys: ring.audit()?,
            accounts: HashMap::new(),
        })
    }

    /// Closes the database.
    pub async fn close(self) {
        self.store.close().await;
    }

    /// Holds it against its chain.
    ///
    /// # Errors
    /// The database or the file of checkpoints cannot be read.
    pub async fn verify(
        &self,
        config: &Config,
        now: Timestamp,
        progress: impl FnMut(i64),
    ) -> anyhow::Result<Report> {
        let file = config.audit_checkpoints_path();
        verify::verify(&self.store, &self.keys, &file, now, progress).await
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn count(&self) -> anyhow::Result<i64> {
        Ok(audit::count(&self.store).await?)
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// In words for whoever typed it.
    pub async fn search(&self, wanted: &Wanted, now: Timestamp) -> anyhow::Result<Search> {
        let account = match &wanted.account {
            Some(typed) => Some(self.account(typed).await?),
            None => None,
        };
        let at = |option: &str, typed: &Option<String>| {
            let at = typed.as_deref().map(|typed| point(typed, now));
            at.transpose().with_context(|| format!("{option} is wrong"))
        };
        let event = wanted.event.clone();
        if let Some(event) = &event
            && !event
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            bail!("'{event}' is not the name of an event, such as signed_in.");
        }
        Ok(Search {
            account,
            since: at("--since", &wanted.since)?,
            until: at("--until", &wanted.until)?,
            event,
        })
    }

    async fn account(&self, typed: &str) -> anyhow::Result<AccountId> {
        let found = accounts::by_user_name(&self.store, &normal_user_name(typed)).await?;
        if let Some(account) = found {
            return Ok(account.id);
        }
        typed.parse().map_err(|_| {
            anyhow::anyhow!(
                "Nobody here has the user name {typed}. For a deleted account give its id, as the log has it."
            )
        })
    }

    /// Calls `each` with every entry that is asked for, oldest first, until it says that it wants no more.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn for_each(
        &mut self,
        search: &Search,
        mut each: impl FnMut(&Exported) -> bool,
    ) -> anyhow::Result<()> {
        let mut after = 0;
        loop {
            let entries = audit::find(&self.store, search, after, AT_ONCE).await?;
            let Some(last) = entries.last() else {
                return Ok(());
            };
            after = last.seq;
            for entry in entries {
                if !each(&self.exported(entry).await?) {
                    return Ok(());
                }
            }
        }
    }

    async fn exported(&mut self, entry: Entry) -> Result<Exported, StoreError> {
        let Entry { seq, said } = entry;
        let known = match &said.account {
            Some(id) => self.known(id).await?,
            None => None,
        };
        let (user_name, secret) = known.map(|known| (known.user_name.clone(), known.secret)).unzip();
        Ok(Exported {
            seq,
            at: moment(said.at),
            words: self.keys.read(&said, secret.as_ref()),
            event: said.event,
            actor: said.actor,
            account: said.account,
            user_name,
        })
    }

    async fn known(&mut self, id: &str) -> Result<Option<&Known>, StoreError> {
        if self.accounts.len() > REMEMBERED {
            self.accounts.clear();
        }
        if !self.accounts.contains_key(id) {
            let account = match id.parse() {
                Ok(id) => accounts::by_id(&self.store, id).await?,
                Err(_) => None,
            };
            let known = account.map(|account| Known {
                user_name: account.user_name,
                secret: account.audit_secret,
            });
            self.accounts.insert(id.to_owned(), known);
        }
        Ok(self.accounts.get(id).and_then(Option::as_ref))
    }
}

impl std::fmt::Debug for Log {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Log")
    }
}

impl Exported {
    /// As a line of JSON.
    ///
    /// # Errors
    /// The reader has gone away.
    pub fn write_json(&self, to: &mut impl Write) -> std::io::Result<()> {
        serde_json::to_writer(&mut *to, self)?;
        to.write_all(b"\n")
    }

    /// As a line for a person.
    ///
    /// # Errors
    /// The reader has gone away.
    pub fn write_text(&self, to: &mut impl Write) -> std::io::Result<()> {
        let whom = match (&self.user_name, &self.account) {
            (Some(name), _) => name.clone(),
            (None, Some(id)) => format!("(deleted {id})"),
            (None, None) => "(nobody)".to_owned(),
        };
        write!(to, "{}  {whom}  {}  by {}", self.at, self.event, self.actor)?;
        if let Some(words) = &self.words {
            let place = [words.app.as_deref(), words.device.as_deref()];
            let place: Vec<&str> = place.into_iter().flatten().map(plain).collect();
            if !place.is_empty() {
                write!(to, "  {}", place.join(", "))?;
            }
            if !words.facts.is_empty() {
                write!(to, "  {}", facts(&words.facts))?;
            }
        }
        to.write_all(b"\n")
    }
}

/// What a device calls itself must not steer a terminal.
fn plain(text: &str) -> &str {
    if text.chars().any(char::is_control) {
        "(unprintable)"
    } else {
        text
    }
}

fn facts(facts: &Map<String, Json>) -> String {
    serde_json::to_string(facts).unwrap_or_default()
}

/// The report in words, and whether all is well.
pub fn told(report: &Report, file: &std::path::Path) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for problem in &report.problems {
        let _ = writeln!(text, "{problem}");
    }
    let untold = report.count.saturating_sub(report.problems.len() as u64);
    if untold > 0 {
        let _ = writeln!(text, "… and {untold} more");
    }
    let _ = writeln!(
        text,
        "{} links, {} checkpoints in {}, {} entries not chained yet.",
        report.links,
        report.checkpoints,
        file.display(),
        report.waiting
    );
    if let Some(newest) = &report.newest {
        let at = moment(Timestamp::from_ms(newest.at_ms));
        let _ = writeln!(
            text,
            "The newest checkpoint is of {at}, at link {}.",
            newest.links
        );
    }
    let _ = match report.count {
        0 => writeln!(text, "The audit log is whole."),
        1 => writeln!(text, "The audit log is NOT whole: one problem."),
        count => writeln!(text, "The audit log is NOT whole: {count} problems."),
    };
    text
}

/// A moment as RFC 3339 has it.
pub fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.ms())
        .map(|at| at.to_string())
        .unwrap_or_else(|_| format!("{} ms", at.ms()))
}

/// Reads a day (`2026-11-24`, in UTC), a moment (`2026-11-24T14:05:00Z`) or how long ago (`90m`, `12h`, `7d`).
fn point(typed: &str, now: Timestamp) -> anyhow::Result<Timestamp> {
    let units = [("m", MINUTE_MS), ("h", HOUR_MS), ("d", DAY_MS)];
    for (unit, ms) in units {
        if let Some(count) = typed
            .strip_suffix(unit)
            .and_then(|count| count.parse::<u32>().ok())
        {
            return Ok(now.plus_ms(-i64::from(count).saturating_mul(ms)));
        }
    }
    // A day and nothing behind it: a moment without a time zone is a slip.
    let midnight = typed
        .parse::<jiff::civil::Date>()
        .ok()
        .filter(|_| typed.len() == 10);
    let text = midnight.map_or_else(|| typed.to_owned(), |day| format!("{day}T00:00:00Z"));
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Ok(Timestamp::from_ms(at.as_millisecond()));
    }
    bail!("'{typed}' is no day (2026-11-24), no moment (2026-11-24T14:05:00Z) and no time ago (90m, 12h, 7d)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_operators_write_them() {
        let now = Timestamp::from_ms(1_800_000_000_000);
        let at = |typed| point(typed, now).ok().map(Timestamp::ms);
        assert_eq!(at("2h"), Some(now.ms() - 2 * HOUR_MS));
        assert_eq!(at("7d"), Some(now.ms() - 7 * DAY_MS));
        assert_eq!(at("1970-01-02"), Some(DAY_MS));
        assert_eq!(at("1970-01-01T01:00:00Z"), Some(HOUR_MS));
        assert_eq!(at("1970-01-01T01:00:00+01:00"), Some(0));
        for wrong in ["", "yesterday", "7", "-7d", "2026-13-01", "1970-01-01T01:00:00"] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }
}
