//! Texts and mails on their way out: written with the step that sends them, so that a crash loses none and sends none
//! that was not decided. Destination and words are sealed, and erased once they are delivered or expired.

use doorcode_engine::ids::{AccountId, OutboxId};
use doorcode_engine::time::Timestamp;

use crate::{Row, RowError, Statement, Store, StoreError, params};

/// A text or a mail that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its id.
    pub id: OutboxId,
    /// What it is.
    pub kind: Kind,
    /// The account that it is about; it goes with the account.
    pub account: Option<AccountId>,
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
}

impl Kind {
    /// The name in the row.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Mail => "mail",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = RowError;

    fn from_str(text: &str) -> Result<Self, RowError> {
        [Kind::Text, Kind::Mail]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| RowError::new("kind", "holds no kind of message"))
    }
}

impl std::fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Outgoing({:?}, {:?})", self.kind, self.id)
    }
}

/// Writes a text or a mail, to be delivered at once.
#[must_use]
pub fn insert(outgoing: &Outgoing) -> Statement {
    Statement::one(
        "INSERT INTO outbox (id, kind, account, sealed, created_at, expires_at, deliver_after, attempts) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, 0)",
        params![
            outgoing.id,
            outgoing.kind.as_str(),
            outgoing.account,
            &*outgoing.sealed,
            outgoing.created_at,
            outgoing.expires_at,
        ],
    )
}

/// What is to be delivered now, in the order in which it became due; `limit` at most.
///
/// # Errors
/// When the database fails.
pub async fn due(store: &Store, now: Timestamp, limit: u32) -> Result<Vec<Outgoing>, StoreError> {
    const SQL: &str = "SELECT id, kind, account, sealed, created_at, expires_at FROM outbox \
                       WHERE sealed IS NOT NULL AND deliver_after <= ?1 AND expires_at > ?1 \
                       ORDER BY deliver_after, id LIMIT ?2";
    store
        .query(SQL, &params![now, limit])
        .await?
        .iter()
        .map(outgoing)
        .collect()
}

fn outgoing(row: &Row) -> Result<Outgoing, StoreError> {
    Ok(Outgoing {
        id: row.parse("id")?,
        kind: row.parse("kind")?,
        account: row.opt_parse("account")?,
        sealed: row.blob("sealed")?.to_vec(),
        created_at: row.time("created_at")?,
        expires_at: row.time("expires_at")?,
    })
}

/// Writes down that it was delivered, and erases what it said.
#[must_use]
pub fn delivered(id: OutboxId, now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET sealed = NULL, delivered_at = ?2 WHERE id = ?1",
        params![id, now],
    )
}

/// Writes down that an attempt failed, and when the next one is due.
#[must_use]
pub fn deferred(id: OutboxId, until: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET deliver_after = ?2, attempts = attempts + 1 WHERE id = ?1 AND sealed IS NOT NULL",
        params![id, until],
    )
}

/// Erases what was not delivered in time.
#[must_use]
pub fn expire(now: Timestamp) -> Statement {
    Statement::any(
        "UPDATE outbox SET sealed = NULL WHERE sealed IS NOT NULL AND expires_at <= ?1",
        params![now],
    )
}
