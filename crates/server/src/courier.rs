//! The courier carries texts and mails out.
//!
//! A step that sends something writes it, sealed, to the outbox in the same transaction as its own change: a crash loses
//! nothing that was decided and sends nothing that was not. Then it rings the bell ([`Courier::wake`]), and the worker
//! ([`work`]) opens what is due, hands it to the gateway, and erases the words:
//!
//! ```text
//! use case ─ commit(change + outbox::insert) ─ wake ─▶ work ─ open ─▶ Gateway ─▶ delivered: erased
//!                                                                        └─ later: due again in a while
//!                                                      expired before it could be delivered: erased
//! ```
//!
//! A crash between delivery and erasure delivers twice; a code is the same code both times. Nothing that was said, and
//! nobody it was said to, reaches the log.

pub mod handset;

use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::ids::{AccountId, OutboxId};
use doorcode_engine::time::{MINUTE_MS, Timestamp};
use doorcode_store::outbox::{self, Kind, Outgoing};
use doorcode_store::{Batch, purge};
use metrics::counter;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::app::App;
use crate::error::Result;
use crate::keys::Sealer;
use crate::random::Randomness;
use handset::Handset;

/// Messages that one look into the outbox takes.
const AT_ONCE: u32 = 64;
/// How often the outbox is looked into when nobody rings: for what was deferred, and what another node wrote.
const ROUND: Duration = Duration::from_secs(5);
/// The least time between two looks: where a lot is sent, one look and one commit then serve several messages, and who
/// waits for a text does not feel it.
const BREATH: Duration = Duration::from_millis(20);
/// How long a message waits that the gateway could not take.
const DEFERRED_MS: i64 = MINUTE_MS;
/// How often what has expired is erased and removed.
const PURGE_ROUND: Duration = Duration::from_secs(600);

/// What is sealed in the outbox.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Letter {
    /// The number in E.164 form, or the address.
    pub to: String,
    /// The subject of a mail; empty for a text.
    pub subject: String,
    /// The words.
    pub body: String,
}

/// Where texts and mails leave the house.
#[derive(Debug)]
enum Gateway {
    /// Into the make-believe phone.
    Handset(Handset),
    /// Nowhere: no gateway is set up. What is written waits until it expires.
    Missing,
}

/// What a gateway did.
enum Carried {
    Delivered,
    Later,
}

/// The courier.
#[derive(Debug)]
pub struct Courier {
    sealer: Sealer,
    random: Randomness,
    bell: Notify,
    gateway: Gateway,
}

impl Courier {
    /// A courier, with the handset or without.
    pub fn new(sealer: Sealer, handset: bool, random: Randomness) -> Self {
        let gateway = if handset {
            Gateway::Handset(Handset::default())
        } else {
            Gateway::Missing
        };
        Self {
            sealer,
            random,
            bell: Notify::new(),
            gateway,
        }
    }

    /// The make-believe phone, where there is one.
    pub fn handset(&self) -> Option<&Handset> {
        match &self.gateway {
            Gateway::Handset(handset) => Some(handset),
            Gateway::Missing => None,
        }
    }

    /// Whether texts and mails leave the house at all.
    pub fn has_gateway(&self) -> bool {
        !matches!(self.gateway, Gateway::Missing)
    }

    /// Says that the outbox has something new; to be called after the commit.
    pub fn wake(&self) {
        self.bell.notify_one();
    }

    /// A text for the outbox (see [`outbox::insert`]).
    ///
    /// # Errors
    /// A fault of the sealing.
    pub fn text(
        &self,
        number: &PhoneNumber,
        body: String,
        account: Option<AccountId>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<Outgoing> {
        let letter = Letter {
            to: number.as_str().to_owned(),
            subject: String::new(),
            body,
        };
        self.outgoing(Kind::Text, &letter, account, now, expires_at)
    }

    /// A mail for the outbox (see [`outbox::insert`]).
    ///
    /// # Errors
    /// A fault of the sealing.
    pub fn mail(
        &self,
        to: &str,
        subject: String,
        body: String,
        account: Option<AccountId>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<Outgoing> {
        let letter = Letter {
            to: to.to_owned(),
            subject,
            body,
        };
        self.outgoing(Kind::Mail, &letter, account, now, expires_at)
    }

    fn outgoing(
        &self,
        kind: Kind,
        letter: &Letter,
        account: Option<AccountId>,
        created_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<Outgoing> {
        let id = OutboxId::new(created_at, &mut self.random.clone());
        let plain = Zeroizing::new(serde_json::to_vec(letter).map_err(anyhow::Error::from)?);
        let sealed = self
            .sealer
            .seal(&id.bytes(), &plain)
            .map_err(anyhow::Error::from)?;
        Ok(Outgoing {
            id,
            kind,
            account,
            sealed,
            created_at,
            expires_at,
        })
    }

    fn open(&self, outgoing: &Outgoing) -> anyhow::Result<Letter> {
        let plain = self.sealer.open(&outgoing.id.bytes(), &outgoing.sealed)?;
        // The parser's own message could quote the words.
        serde_json::from_slice(&plain).map_err(|_| anyhow::anyhow!("it is not a letter"))
    }

    fn carry(&self, kind: Kind, letter: &Letter, now: Timestamp) -> Carried {
        match &self.gateway {
            Gateway::Handset(handset) => {
                handset.take(kind, letter, now);
                Carried::Delivered
            }
            Gateway::Missing => Carried::Later,
        }
    }

    /// Delivers what is due, and writes down what became of it; gives how many messages there were.
    ///
    /// # Errors
    /// The database failed. What was handed to the gateway by then will be handed to it again.
    pub async fn deliver_due(&self, app: &App) -> anyhow::Result<usize> {
        let now = app.clock.now();
        let due = outbox::due(&app.store, now, AT_ONCE).await?;
        let mut batch = Batch::new();
        for outgoing in &due {
            let carried = match self.open(outgoing) {
                Ok(letter) => self.carry(outgoing.kind, &letter, now),
                Err(error) => {
                    tracing::error!(id = %outgoing.id, "a message in the outbox cannot be sent: {error:#}");
                    Carried::Later
                }
            };
            let (statement, outcome) = match carried {
                Carried::Delivered => (outbox::delivered(outgoing.id, now), "delivered"),
                Carried::Later => (
                    outbox::deferred(outgoing.id, now.plus_ms(DEFERRED_MS)),
                    "deferred",
                ),
            };
            batch.push(statement);
            counter!("doorcode_sends_total", "kind" => outgoing.kind.as_str(), "outcome" => outcome)
                .increment(1);
        }
        if !batch.is_empty() {
            app.store.commit(batch).await?;
        }
        Ok(due.len())
    }
}

/// Delivers, until the program exits.
pub async fn work(app: Arc<App>) {
    while !app.closing.has_begun() {
        match app.courier.deliver_due(&app).await {
            Ok(found) if found >= AT_ONCE as usize => {}
            Ok(_) => {
                tokio::time::sleep(BREATH).await;
                tokio::select! {
                    () = app.courier.bell.notified() => {}
                    () = tokio::time::sleep(ROUND) => {}
                    () = app.closing.begun() => {}
                }
            }
            Err(error) => {
                tracing::error!("the outbox cannot be delivered: {error:#}");
                tokio::time::sleep(ROUND).await;
            }
        }
    }
}

/// Erases and removes what has expired, until the program exits.
pub async fn clean(app: Arc<App>) {
    loop {
        let now = app.clock.now();
        let expired = app.store.commit(Batch::new().with(outbox::expire(now))).await;
        match expired {
            Ok(_) => match purge::purge(&app.store, now).await {
                Ok(0) => {}
                Ok(rows) => tracing::debug!(rows, "removed what has expired"),
                Err(error) => tracing::error!("what has expired cannot be removed: {error:#}"),
            },
            Err(error) => tracing::error!("what has expired cannot be erased: {error:#}"),
        }
        tokio::select! {
            () = tokio::time::sleep(PURGE_ROUND) => {}
            () = app.closing.begun() => return,
        }
    }
}
