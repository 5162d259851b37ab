//! Texts, mails and calls on their way out: written with the step that sends them, so that a crash loses none and sends none
//! that was not decided. Destination and words are sealed, and erased once they are of no more use.
//!
//! ```text
//! waiting ── claimed by a worker, for a time ──┬─▶ sent ──┬─▶ delivered
//!    ▲                                         │          └─▶ failed
//!    ├── deferred: no gateway took it yet ─────┤
//!    └── a receipt says that one lost it ──────┴─▶ failed: refused, unreachable, expired
//! ```
//!
//! A claim is a lease: of any number of workers one has a message at a time, and where it dies another takes over when
//! the lease is over. What a worker found out is written only while it still holds its claim.

use std::fmt;

use doorcode_engine::ids::{AccountId, OutboxId};
use doorcode_engine::time::Timestamp;

use crate::{Row, RowError, Statement, Store, StoreError, params};

/// A text, a mail or a call that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its id.
    pub id: OutboxId,
    /// What it is.
    pub kind: Kind,
    /// The account that it is about; it goes with the account.
    pub account: Option<AccountId>,
    /// What a code belongs to: the id of a sign-in, a step-up and the like.
    pub about: Option<String>,
    /// A keyed hash of the destination: what goes to one phone goes in order.
    pub lane: i64,
    /// Destination and words, sealed.
    pub sealed: Vec<u8>,
    /// When it was written.
    pub created_at: Timestamp,
    /// From when on it is useless, and is not sent.
    pub expires_at: Timestamp,
}

/// What goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text to a phone.
    Text,
    /// A mail.
    Mail,
    /// A call that speaks the words.
    Call,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Text, Self::Mail, Self::Call];
}

/// What has become of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No gateway has taken it yet.
    Waiting,
    /// A gateway has taken it.
    Sent,
    /// It is there, as the gateway says.
    Delivered,
    /// It will not arrive.
    Failed,
}

/// Why a message will not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody took it while it was worth sending.
    Expired,
    /// No gateway takes it: this destination or these words are not allowed there, or none is for this country.
    Refused,
    /// The phone or the mailbox does not exist, or cannot be reached.
    Unreachable,
    /// It cannot be read any more: it was sealed with a key that is gone.
    Unreadable,
    /// It was not sent: its country is not allowed, or texts have cost too much.
    Withheld,
}

/// The names that a value has in its column.
macro_rules! names {
    ($type:ident, $column:literal, $($value:ident => $name:literal),+) => {
        impl $type {
            /// The name in the row.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $($type::$value => $name,)+
                }
            }
        }

        impl std::str::FromStr for $type {
            type Err = RowError;

            fn from_str(text: &str) -> Result<Self, RowError> {
                match text {
                    $($name => Ok($type::$value),)+
                    _ => Err(RowError::new($column, "holds a word that this version does not know")),
                }
            }
        }
    };
}

names!(Kind, "kind", Text => "text", Mail => "mail", Call => "call");
names!(State, "state", Waiting => "waiting", Sent => "sent", Delivered => "delivered", Failed => "failed");
names!(
    Reason, "reason",
    Expired => "expired", Refused => "refused", Unreachable => "unreachable", Unreadable => "unreadable",
    Withheld => "withheld"
);

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({:?}, {:?})", self.kind, self.id)
    }
}

/// A message that a worker has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The message.
    pub outgoing: Outgoing,
    /// How often it was taken, this time included.
    pub attempts: u32,
    /// The gateways that will not take it, in the order in which they said so.
    pub refused_by: Vec<String>,
}

/// What is known of a message: for the page that waits for it, for receipts, and for operators. It does not say where it
/// goes, nor what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// Its id.
    pub id: OutboxId,
    /// What it is.
    pub kind: Kind,
    /// What has become of it.
    pub state: State,
    /// Why it will not arrive, where it has failed.
    pub reason: Option<Reason>,
    /// The gateway that took it last.
    pub gateway: Option<String>,
    /// When a gateway took it.
    pub sent_at: Option<Timestamp>,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
    /// The gateways that will not take it.
    pub refused_by: Vec<String>,
    /// From when on it is useless.
    pub expires_at: Timestamp,
}

/// Writes a text, a mail or a call, to be delivered at once.
#[must_use]
pub fn insert(outgoing: &Outgoing) -> Statement {
    Statement::one(
        "INSERT INTO outbox (id, kind, account, about, lane, sealed, created_at, expires_at, deliver_after, attempts) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, 0)",
        params![
            outgoing.id,
            outgoing.kind.as_str(),
            outgoing.account,
            outgoing.about.as_ref(),
            outgoing.lane,
            &*outgoing.sealed,
            outgoing.created_at,
            outgoing.expires_at,
        ],
    )
}

/// Writes down that a text was not sent, for whoever looks what became of it. Where it was to go and what it was to say is
/// not written.
#[must_use]
pub fn withheld(outgoing: &Outgoing) -> Statement {
    Statement::one(
        "INSERT INTO outbox (id, kind, account, about, lane, created_at, expires_at, deliver_after, attempts, state, reason) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, 0, 'failed', ?8)",
        params![
            outgoing.id,
            outgoing.kind.as_str(),
            outgoing.account,
            outgoing.about.as_ref(),
            outgoing.lane,
            outgoing.created_at,
            outgoing.expires_at,
            Reason::Withheld.as_str(),
        ],
    )
}

/// Takes what is to be delivered now for the worker `claim`, until `lease`; `limit` at most. The outcome's rows are read
/// by [`claimed`].
///
/// A message waits for older ones to the same phone that are worth sending for as long as itself or shorter: codes come in
/// order, and no code waits for a notice that has days.
#[must_use]
pub fn claim(kind: Kind, claim: &str, now: Timestamp, lease: Timestamp, limit: u32) -> Statement {
    // The outer conditions are what holds when two nodes take at the same moment: PostgreSQL judges those, not the inner
    // ones, again on a row that another transaction has just changed.
    Statement::any(
        "UPDATE outbox SET claim = ?1, deliver_after = ?2, attempts = attempts + 1 WHERE id IN \
         (SELECT o.id FROM outbox o WHERE o.state = 'waiting' AND o.kind = ?3 AND o.deliver_after <= ?4 \
          AND o.expires_at > ?4 AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'waiting' AND e.lane = o.lane \
          AND e.id < o.id AND e.kind = o.kind AND e.expires_at > ?4 AND e.expires_at <= o.expires_at) \
          ORDER BY o.deliver_after, o.id LIMIT ?5) \
         AND state = 'waiting' AND deliver_after <= ?4 \
         RETURNING id, kind, account, about, lane, sealed, created_at, expires_at, attempts, refused_by",
        params![claim, lease, kind.as_str(), now, limit],
    )
}

/// Takes one message that has just been written for the worker `claim`, so that no other one does.
#[must_use]
pub fn claim_one(id: OutboxId, claim: &str, lease: Timestamp) -> Statement {
    Statement::one(
        "UPDATE outbox SET claim = ?2, deliver_after = ?3, attempts = attempts + 1 WHERE id = ?1 AND claim IS NULL",
        params![id, claim, lease],
    )
}

/// What [`claim`] took, oldest first.
///
/// # Errors
/// When a row cannot be read.
pub fn claimed(rows: &[Row]) -> Result<Vec<Claimed>, StoreError> {
    let mut all = rows
        .iter()
        .map(|row| {
            Ok(Claimed {
                outgoing: Outgoing {
                    id: row.parse("id")?,
                    kind: row.parse("kind")?,
                    account: row.opt_parse("account")?,
                    about: row.opt_text("about")?.map(str::to_owned),
                    lane: row.int("lane")?,
                    sealed: row.blob("sealed")?.to_vec(),
                    created_at: row.time("created_at")?,
                    expires_at: row.time("expires_at")?,
                },
                attempts: u32::try_from(row.int("attempts")?).unwrap_or(u32::MAX),
                refused_by: words(row.text("refused_by")?),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    // RETURNING promises no order.
    all.sort_by_key(|claimed| claimed.outgoing.id);
    Ok(all)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Writes down that `gateway` took it; the words stay (sealed) while a receipt may say that they have to be sent another
/// way (`keep`).
#[must_use]
pub fn sent(
    id: OutboxId,
    claim: &str,
    gateway: &str,
    message_id: Option<&str>,
    refused_by: &[String],
    keep: bool,
    now: Timestamp,
) -> Statement {
    Statement::any(
        "UPDATE outbox SET state = 'sent', reason = NULL, gateway = ?3, message_id = ?4, refused_by = ?5, sent_at = ?6, \
         sealed = CASE WHEN ?7 = 1 THEN sealed ELSE NULL END \
         WHERE id = ?1 AND claim = ?2 AND state = 'waiting'",
        params![id, claim, gateway, message_id, refused_by.join(" "), now, keep],
    )
}

/// Writes down that it is there, and erases what it said: whoever holds it, for somebody has it in hand.
#[must_use]
pub fn delivered(id: OutboxId, now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET state = 'delivered', reason = NULL, sealed = NULL, delivered_at = ?2, \
         sent_at = COALESCE(sent_at, ?2) WHERE id = ?1 AND state <> 'delivered'",
        params![id, now],
    )
}

/// Writes down that no gateway took it this time, and when the next attempt is due.
#[must_use]
pub fn deferred(id: OutboxId, claim: &str, refused_by: &[String], until: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET deliver_after = ?3, claim = NULL, refused_by = ?4 \
         WHERE id = ?1 AND claim = ?2 AND state = 'waiting'",
        params![id, claim, until, refused_by.join(" ")],
    )
}

/// Writes down that it will not arrive, and erases what it said. What a receipt said of it tells more than that no other
/// gateway is left.
#[must_use]
pub fn failed(id: OutboxId, claim: &str, reason: Reason, refused_by: &[String]) -> Statement {
    Statement::any(
        "UPDATE outbox SET state = 'failed', sealed = NULL, refused_by = ?4, \
         reason = CASE WHEN ?3 = 'refused' THEN COALESCE(reason, ?3) ELSE ?3 END \
         WHERE id = ?1 AND claim = ?2 AND state = 'waiting'",
        params![id, claim, reason.as_str(), refused_by.join(" ")],
    )
}

/// A receipt of `gateway` says that it could not deliver what it had taken. With `again` the message goes to another
/// gateway at once, where its words are still there; otherwise it has failed. Changes a row the first time only.
#[must_use]
pub fn lost(id: OutboxId, gateway: &str, reason: Reason, again: bool, now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET claim = NULL, deliver_after = ?5, \
         refused_by = CASE WHEN refused_by = '' THEN ?2 ELSE refused_by || ' ' || ?2 END, \
         state = CASE WHEN ?4 = 1 AND sealed IS NOT NULL AND expires_at > ?5 THEN 'waiting' ELSE 'failed' END, \
         reason = ?3, \
         sealed = CASE WHEN ?4 = 1 AND expires_at > ?5 THEN sealed ELSE NULL END \
         WHERE id = ?1 AND state = 'sent' AND gateway = ?2",
        params![id, gateway, reason.as_str(), again, now],
    )
}

/// Erases what has expired; what no gateway took has failed.
#[must_use]
pub fn expire(now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET sealed = NULL, reason = CASE WHEN state = 'waiting' THEN 'expired' ELSE reason END, \
         state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END \
         WHERE sealed IS NOT NULL AND expires_at <= ?1",
        params![now],
    )
}

const SEND: &str = "SELECT id, kind, state, reason, gateway, sent_at, delivered_at, refused_by, expires_at FROM outbox \
                    WHERE id = ?1";
const LAST_ABOUT: &str = "SELECT id, kind, state, reason, gateway, sent_at, delivered_at, refused_by, expires_at \
                          FROM outbox WHERE about = ?1 ORDER BY created_at DESC, id DESC LIMIT 1";

/// What is known of a message.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: OutboxId) -> Result<Option<Send>, StoreError> {
    store
        .first(SEND, &params![id])
        .await?
        .as_ref()
        .map(send)
        .transpose()
}

/// What is known of the last code that was sent for a sign-in, a step-up or the like, by its id as a text.
///
/// # Errors
/// When the database fails.
pub async fn last_about(store: &Store, about: &str) -> Result<Option<Send>, StoreError> {
    let row = store.first(LAST_ABOUT, &params![about]).await?;
    row.as_ref().map(send).transpose()
}

/// The message that `gateway` calls `message_id`.
///
/// # Errors
/// When the database fails.
pub async fn by_message_id(
    store: &Store,
    gateway: &str,
    message_id: &str,
) -> Result<Option<OutboxId>, StoreError> {
    const SQL: &str =
        "SELECT id FROM outbox WHERE message_id = ?1 AND gateway = ?2 ORDER BY created_at DESC LIMIT 1";
    let row = store.first(SQL, &params![message_id, gateway]).await?;
    row.map(|row| row.parse("id")).transpose()
}

fn send(row: &Row) -> Result<Send, StoreError> {
    let time = |column| Ok::<_, StoreError>(row.opt_int(column)?.map(Timestamp::from_ms));
    let state = row.parse("state")?;
    Ok(Send {
        id: row.parse("id")?,
        kind: row.parse("kind")?,
        state,
        reason: row.opt_parse("reason")?.filter(|_| state == State::Failed),
        gateway: row.opt_text("gateway")?.map(str::to_owned),
        sent_at: time("sent_at")?,
        delivered_at: time("delivered_at")?,
        refused_by: words(row.text("refused_by")?),
        expires_at: row.time("expires_at")?,
    })
}

/// How many messages of a kind wait, up to `most`.
///
/// # Errors
/// When the database fails.
pub async fn waiting(store: &Store, kind: Kind, now: Timestamp, most: u32) -> Result<u32, StoreError> {
    const SQL: &str = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM outbox \
                       WHERE state = 'waiting' AND kind = ?1 AND expires_at > ?2 LIMIT ?3) AS counted";
    let row = store.first(SQL, &params![kind.as_str(), now, most]).await?;
    let count = row.map(|row| row.int("n")).transpose()?;
    Ok(u32::try_from(count.unwrap_or(0)).unwrap_or(most))
}

/// How many messages are in a state, at one gateway or (`None`) at none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// What they are.
    pub kind: Kind,
    /// The gateway that took them.
    pub gateway: Option<String>,
    /// What has become of them.
    pub state: State,
    /// Why, where they have failed.
    pub reason: Option<Reason>,
    /// How many.
    pub count: i64,
    /// When the oldest of them was written.
    pub oldest: Timestamp,
}

/// The messages that were written since a moment, counted.
///
/// # Errors
/// When the database fails.
pub async fn totals(store: &Store, since: Timestamp) -> Result<Vec<Total>, StoreError> {
    // Ids begin with the moment they were made at: the search needs no index of its own.
    const SQL: &str = "SELECT kind, gateway, state, reason, COUNT(*) AS n, MIN(created_at) AS oldest FROM outbox \
                       WHERE id >= ?1 GROUP BY kind, gateway, state, reason ORDER BY kind, gateway, state, reason";
    let rows = store.query(SQL, &params![first_id_of(since)]).await?;
    rows.iter()
        .map(|row| {
            Ok(Total {
                kind: row.parse("kind")?,
                gateway: row.opt_text("gateway")?.map(str::to_owned),
                state: row.parse("state")?,
                reason: row.opt_parse("reason")?,
                count: row.int("n")?,
                oldest: row.time("oldest")?,
            })
        })
        .collect()
}

/// What was last found of a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name in the configuration.
    pub name: String,
    /// Whether it is used: `up` or `paused`.
    pub health: String,
    /// What it last failed with; empty where it is up.
    pub why: String,
    /// Since when that is so.
    pub since: Timestamp,
}

/// Writes down what was found of a gateway.
#[must_use]
pub fn found(found: &Found) -> Statement {
    Statement::one(
        "INSERT INTO gateways (name, health, why, since) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (name) DO UPDATE SET health = excluded.health, why = excluded.why, since = excluded.since",
        params![&found.name, &found.health, &found.why, found.since],
    )
}

/// What was last found of each gateway.
///
/// # Errors
/// When the database fails.
pub async fn all_found(store: &Store) -> Result<Vec<Found>, StoreError> {
    const SQL: &str = "SELECT name, health, why, since FROM gateways ORDER BY name";
    let rows = store.query(SQL, &[]).await?;
    rows.iter()
        .map(|row| {
            Ok(Found {
                name: row.text("name")?.to_owned(),
                health: row.text("health")?.to_owned(),
                why: row.text("why")?.to_owned(),
                since: row.time("since")?,
            })
        })
        .collect()
}

/// The text before which all ids sort that were made before `at` (48 bits of milliseconds come first).
pub(crate) fn first_id_of(at: Timestamp) -> String {
    let ms = u128::from(at.ms().max(0).unsigned_abs()) & 0xffff_ffff_ffff;
    OutboxId::from_u128(ms << 80).to_string()
}
