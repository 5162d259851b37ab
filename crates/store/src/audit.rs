//! The audit log: what happened, written in the batch that makes it happen. Entries are only ever added.
//!
//! A sealer chains them afterwards, in a table of its own, so that no commit waits for another one. `seq` ascends, but
//! under PostgreSQL an entry may become visible after one with a higher number; the chain has numbers of its own, without
//! gaps. What is sealed, what an entry's code and the chain's hashes are made of, is the server's affair: here they are
//! bytes.

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::Timestamp;

use crate::{Row, Statement, Store, StoreError, params};

/// What an entry says, as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When it happened.
    pub at: Timestamp,
    /// To which account: its id, as text, for a row that somebody has changed need not hold one.
    pub account: Option<String>,
    /// Who acted: `sign-in`, `session`, `link`, `clock`, `operator`.
    pub actor: String,
    /// What happened: `signed_in`.
    pub event: String,
    /// What belongs to the event, as JSON, where it is of nobody (and in entries older than the chain).
    pub facts: Option<String>,
    /// What else it says of a person, sealed.
    pub sealed: Option<Vec<u8>>,
    /// Proves that the program wrote the entry; `None` in entries older than the chain.
    pub mac: Option<Vec<u8>>,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number: ascending, with gaps.
    pub seq: i64,
    /// What it says.
    pub said: Said,
}

/// One link of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its number: 1, 2, 3…
    pub number: i64,
    /// The number of its entry.
    pub seq: i64,
    /// The hash over the link before it and the entry.
    pub hash: [u8; 32],
}

/// A link, and what is there of its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Its number.
    pub number: i64,
    /// The number of its entry.
    pub seq: i64,
    /// The hash as it is kept; of another length than [`Link::hash`] where somebody has changed it.
    pub hash: Vec<u8>,
    /// The entry.
    pub entry: Found,
}

/// What is there of an entry that was chained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It.
    Entry(Said),
    /// A row that no program of ours has written.
    Unreadable,
    /// Nothing.
    Missing,
}

/// The entries that a search is for; what is `None` is not asked about.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Of this account.
    pub account: Option<AccountId>,
    /// From this moment on.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// With this name.
    pub event: Option<String>,
}

/// Who chains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealer {
    /// The node's name for itself; empty where none has begun.
    pub holder: String,
    /// Until when it is its turn, by its own clock.
    pub until: Timestamp,
    /// Entries up to this number are chained or will never be.
    pub settled: i64,
}

/// Adds an entry.
#[must_use]
pub fn append(said: Said) -> Statement {
    Statement::one(
        "INSERT INTO audit (at, account, actor, event, facts, sealed, mac) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            said.at,
            said.account,
            said.actor,
            said.event,
            said.facts,
            said.sealed,
            said.mac
        ],
    )
}

/// The columns of an entry; followed by the condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT a.seq, a.at, a.account, a.actor, a.event, a.facts, a.sealed, a.mac FROM audit a ",
            $condition
        )
    };
}

/// What happened to the account, newest first: `limit` entries at most, older than the entry `before` where one is named.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    store: &Store,
    account: AccountId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str = select!("WHERE a.account = ?1 AND a.seq < ?2 ORDER BY a.seq DESC LIMIT ?3");
    let before = before.unwrap_or(i64::MAX);
    entries(store.query(SQL, &params![account, before, limit]).await?)
}

/// The entries that `search` is for, oldest first: `limit` at most, with numbers above `after`. Without an account it
/// reads through the log: for an operator's command, not for a server.
///
/// # Errors
/// When the database fails.
pub async fn find(store: &Store, search: &Search, after: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    const OF_ALL: &str = select!(
        "WHERE a.seq > ?1 AND a.at >= ?2 AND a.at < ?3 AND (?4 = '' OR a.event = ?4) ORDER BY a.seq LIMIT ?5"
    );
    const OF_ONE: &str = select!(
        "WHERE a.account = ?6 AND a.seq > ?1 AND a.at >= ?2 AND a.at < ?3 AND (?4 = '' OR a.event = ?4) \
         ORDER BY a.seq LIMIT ?5"
    );
    let mut params = params![
        after,
        search.since.map_or(i64::MIN, Timestamp::ms),
        search.until.map_or(i64::MAX, Timestamp::ms),
        search.event.as_deref().unwrap_or_default(),
        limit
    ];
    match search.account {
        None => entries(store.query(OF_ALL, &params).await?),
        Some(account) => {
            params.push(account.into());
            entries(store.query(OF_ONE, &params).await?)
        }
    }
}

/// How many entries there are, chained or not.
///
/// # Errors
/// When the database fails.
pub async fn count(store: &Store) -> Result<i64, StoreError> {
    let row = store.first("SELECT COUNT(*) AS n FROM audit", &[]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Entries that are not in the chain, with numbers above `after` up to `upto`: `limit` at most, in the order of their
/// numbers.
///
/// # Errors
/// When the database fails.
pub async fn unchained(store: &Store, after: i64, upto: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str = select!(
        "LEFT JOIN audit_chain c ON c.seq = a.seq \
         WHERE a.seq > ?1 AND a.seq <= ?2 AND c.seq IS NULL ORDER BY a.seq LIMIT ?3"
    );
    entries(store.query(SQL, &params![after, upto, limit]).await?)
}

/// The highest number of an entry in the chain; 0 where there is none.
///
/// # Errors
/// When the database fails.
pub async fn highest_chained(store: &Store) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT seq FROM audit_chain ORDER BY seq DESC LIMIT 1";
    store.first(SQL, &[]).await?.map_or(Ok(0), |row| row.int("seq"))
}

/// The last link.
///
/// # Errors
/// When the database fails, or somebody has changed the link's row.
pub async fn last_link(store: &Store) -> Result<Option<Link>, StoreError> {
    const SQL: &str = "SELECT link, seq, hash FROM audit_chain ORDER BY link DESC LIMIT 1";
    store
        .first(SQL, &[])
        .await?
        .map(|row| {
            let hash = row.blob("hash")?.try_into();
            Ok(Link {
                number: row.int("link")?,
                seq: row.int("seq")?,
                hash: hash.map_err(|_| crate::RowError::new("hash", "does not hold 32 bytes"))?,
            })
        })
        .transpose()
}

/// The hash that the link `number` has.
///
/// # Errors
/// When the database fails.
pub async fn hash_of(store: &Store, number: i64) -> Result<Option<Vec<u8>>, StoreError> {
    const SQL: &str = "SELECT hash FROM audit_chain WHERE link = ?1";
    let row = store.first(SQL, &params![number]).await?;
    row.map(|row| row.blob("hash").map(<[u8]>::to_vec)).transpose()
}

/// The links after the link `after`, with what is there of their entries: `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn links(store: &Store, after: i64, limit: u32) -> Result<Vec<Linked>, StoreError> {
    const SQL: &str = "SELECT c.link, c.seq AS chained, c.hash, a.seq, a.at, a.account, a.actor, a.event, a.facts, \
                       a.sealed, a.mac FROM audit_chain c LEFT JOIN audit a ON a.seq = c.seq \
                       WHERE c.link > ?1 ORDER BY c.link LIMIT ?2";
    let linked = |row: &Row| {
        Ok(Linked {
            number: row.int("link")?,
            seq: row.int("chained")?,
            hash: row.blob("hash").map(<[u8]>::to_vec).unwrap_or_default(),
            entry: match row.opt_int("seq") {
                Ok(None) => Found::Missing,
                Ok(Some(_)) => entry(row).map_or(Found::Unreadable, |entry| Found::Entry(entry.said)),
                Err(_) => Found::Unreadable,
            },
        })
    };
    let rows = store.query(SQL, &params![after, limit]).await?;
    rows.iter().map(linked).collect()
}

/// Adds a link. A number that another node was faster with is the conflict `audit_chain_link`.
#[must_use]
pub fn chain(link: &Link) -> Statement {
    Statement::one(
        "INSERT INTO audit_chain (link, seq, hash) VALUES (?1, ?2, ?3)",
        params![link.number, link.seq, link.hash],
    )
}

/// Whose turn it is to chain.
///
/// # Errors
/// When the database fails, or the row is gone.
pub async fn sealer(store: &Store) -> Result<Sealer, StoreError> {
    const SQL: &str = "SELECT holder, until, settled FROM audit_sealer WHERE id = 1";
    let row = store.first(SQL, &[]).await?;
    let row = row.ok_or_else(|| crate::RowError::new("id", "is missing: the row of audit_sealer is gone"))?;
    Ok(Sealer {
        holder: row.text("holder")?.to_owned(),
        until: row.time("until")?,
        settled: row.int("settled")?,
    })
}

/// Takes the turn, or keeps it. Stale while it is another node's. That only one node chains saves work; that the chain
/// is one is held by its numbers.
#[must_use]
pub fn take_turn(sealer: &Sealer, now: Timestamp) -> Statement {
    Statement::one(
        "UPDATE audit_sealer SET holder = ?1, until = ?2, settled = ?3 WHERE id = 1 AND (holder = ?1 OR until <= ?4)",
        params![&sealer.holder, sealer.until, sealer.settled, now],
    )
}

fn entries(rows: Vec<Row>) -> Result<Vec<Entry>, StoreError> {
    rows.iter().map(entry).collect()
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    let text = |column| Ok::<_, StoreError>(row.opt_text(column)?.map(str::to_owned));
    let bytes = |column| Ok::<_, StoreError>(row.opt_blob(column)?.map(<[u8]>::to_vec));
    Ok(Entry {
        seq: row.int("seq")?,
        said: Said {
            at: row.time("at")?,
            account: text("account")?,
            actor: row.text("actor")?.to_owned(),
            event: row.text("event")?.to_owned(),
            facts: text("facts")?,
            sealed: bytes("sealed")?,
            mac: bytes("mac")?,
        },
    })
}
