//! The courier carries texts, mails and calls out.
//!
//! A step that sends something writes it, sealed, to the outbox in the same transaction as its own change: a crash loses
//! nothing that was decided and sends nothing that was not. Then it rings the bell ([`Courier::wake`]), and a worker
//! ([`work`]) claims what is due and hands it to the gateways in order, until one takes it:
//!
//! ```text
//! use case ─ commit(change + outbox::insert) ─ wake ─▶ work ─ claim, open ─▶ gateway ─▶ sent ─ receipt ─▶ delivered
//!                                                               ▲   │ ▲         │
//!                                             again, in its life └───┘ └─────────┘ the next gateway, at once
//! ```
//!
//! The words are erased when no gateway can be asked any more: when one has taken the message that sends no receipts, when
//! the receipt says that it is there, when all have refused it, and when it expires. Until a receipt they stay, sealed: a
//! gateway may say yes and then lose the text, and another one can still bring it.
//!
//! A crash between sending and writing that down sends twice; a code is the same code both times. Nothing that was said,
//! and nobody it was said to, reaches the log.

mod alphabet;
pub mod choice;
pub mod command;
mod dkim;
mod gammu;
mod gateway;
pub mod handset;
mod http;
pub mod receipt;
pub(crate) mod smpp;
mod smtp;
mod sns;
pub mod template;
pub mod toll;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::code::CodeFor;
use doorcode_engine::ids::{AccountId, OutboxId};
use doorcode_engine::secret::{Keys, Purpose};
use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::{self, Kind, Outgoing, Reason, State};
use doorcode_store::{Store, StoreError, purge};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use utoipa::ToSchema;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::app::App;
use crate::config::{Config, PublicUrl};
use crate::error::{Refusal, Result};
use crate::keys::{KeyRing, Sealer};
use crate::random::Randomness;
use gateway::Gateways;
use handset::Handset;
use toll::Toll;

pub use work::work;

/// How often what has expired is removed.
const PURGE_ROUND: Duration = Duration::from_secs(600);
/// When somebody whose code was refused because too many wait may try again.
const FULL_RETRY_S: u64 = 30;

/// What is sealed in the outbox.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Letter {
    /// The number in E.164 form, or the address.
    pub to: String,
    /// The subject of a mail; empty for a text.
    pub subject: String,
    /// The words.
    pub body: String,
    /// The language that a call is spoken in, as BCP 47 tags it; empty for others.
    #[serde(default)]
    pub language: String,
}

/// What a gateway is handed.
pub struct Message<'a> {
    /// Its id, the same at every attempt.
    pub id: &'a str,
    /// Where it goes and what it says.
    pub letter: &'a Letter,
    /// For how many seconds it is worth sending, at least 1.
    pub ttl_s: u32,
}

/// The courier.
#[derive(Debug)]
pub struct Courier {
    sealer: Sealer,
    keys: Arc<Keys>,
    random: Randomness,
    gateways: Gateways,
    toll: Option<Toll>,
    queue: u32,
    texts: Line,
    mails: Line,
    calls: Line,
}

/// What waits of one kind.
#[derive(Debug, Default)]
struct Line {
    bell: Notify,
    /// About how many: counted now and then, and what this node has written since.
    waiting: AtomicU32,
}

impl Courier {
    /// A courier with the gateways of the configuration.
    ///
    /// # Errors
    /// What keeps a gateway from being used, in words for the operator.
    pub fn open(
        config: &Config,
        public_url: &PublicUrl,
        ring: &KeyRing,
        random: Randomness,
    ) -> anyhow::Result<Self> {
        let costs = config
            .gateways
            .iter()
            .any(|gateway| gateway.carries != Kind::Mail);
        let keys = Arc::new(ring.digest_keys());
        Ok(Self {
            sealer: ring.sealer()?,
            gateways: Gateways::open(config, public_url, &keys)?,
            keys,
            random,
            toll: costs.then(|| Toll::new(&config.toll)),
            queue: config.courier_queue,
            texts: Line::default(),
            mails: Line::default(),
            calls: Line::default(),
        })
    }

    /// The make-believe phone, where there is one.
    pub fn handset(&self) -> Option<&Handset> {
        self.gateways.handset()
    }

    /// Whether texts, mails, or calls leave the house at all.
    pub fn carries(&self, kind: Kind) -> bool {
        self.gateways.carries(kind)
    }

    /// What texts may cost; nothing where they go to the make-believe phone only, for they cost nothing.
    pub fn toll(&self) -> Option<&Toll> {
        self.toll.as_ref()
    }

    /// Whether texts go to the country of this number.
    pub fn permits(&self, number: &PhoneNumber) -> bool {
        self.toll.as_ref().is_none_or(|toll| toll.permits(number))
    }

    fn gateways(&self) -> &Gateways {
        &self.gateways
    }

    fn line(&self, kind: Kind) -> &Line {
        match kind {
            Kind::Text => &self.texts,
            Kind::Mail => &self.mails,
            Kind::Call => &self.calls,
        }
    }

    fn bell(&self, kind: Kind) -> &Notify {
        &self.line(kind).bell
    }

    fn set_waiting(&self, kind: Kind, waiting: u32) {
        self.line(kind).waiting.store(waiting, Ordering::Relaxed);
    }

    /// A name for a worker, which no other one has.
    fn claim(&self) -> String {
        sns::hex(&self.random.bytes::<8>())
    }

    /// Says that the outbox has something new; to be called after the commit.
    pub fn wake(&self) {
        for line in [&self.texts, &self.mails, &self.calls] {
            line.bell.notify_one();
        }
    }

    /// Whether a code may join those that wait. What tells an owner of something is never turned away.
    ///
    /// # Errors
    /// [`Refusal::Overloaded`] where as many wait as the configuration allows.
    pub fn admit(&self, kind: Kind) -> Result<()> {
        if self.line(kind).waiting.load(Ordering::Relaxed) >= self.queue {
            return Err(Refusal::Overloaded {
                retry_after_s: FULL_RETRY_S,
            }
            .into());
        }
        Ok(())
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
            language: String::new(),
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
            language: String::new(),
        };
        self.outgoing(Kind::Mail, &letter, account, now, expires_at)
    }

    /// A call for the outbox (see [`outbox::insert`]): `body` is spoken line by line, in `language`.
    ///
    /// # Errors
    /// A fault of the sealing.
    pub fn call(
        &self,
        number: &PhoneNumber,
        body: String,
        language: String,
        account: Option<AccountId>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<Outgoing> {
        let letter = Letter {
            to: number.as_str().to_owned(),
            subject: String::new(),
            body,
            language,
        };
        self.outgoing(Kind::Call, &letter, account, now, expires_at)
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
        self.line(kind).waiting.fetch_add(1, Ordering::Relaxed);
        Ok(Outgoing {
            id,
            kind,
            account,
            about: None,
            lane: self
                .keys
                .digest(Purpose::Destination, &[letter.to.as_bytes()])
                .number(),
            sealed,
            created_at,
            expires_at,
        })
    }

    fn open_letter(&self, outgoing: &Outgoing) -> anyhow::Result<Letter> {
        let plain = self.sealer.open(&outgoing.id.bytes(), &outgoing.sealed)?;
        // The parser's own message could quote the words.
        serde_json::from_slice(&plain).map_err(|_| anyhow::anyhow!("it is not a letter"))
    }
}

/// How a code comes to a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A text.
    #[default]
    Text,
    /// A call that speaks it.
    Call,
}

/// What people are told of a code under way to a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// How it comes.
    pub by: By,
    /// What has become of it.
    pub delivery: Delivery,
}

/// What people are told of a text, or of a call, with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// It is on its way. Where no receipts come, nothing more is heard of it.
    Sent,
    /// It has reached the phone; a call was answered.
    Delivered,
    /// It will not arrive; a call was not answered.
    Failed,
    /// It was not sent: texts do not go to its country, or have cost too much.
    Withheld,
}

/// What to tell the person who waits for the text of a walk (see [`walk_of`]); nothing where none was sent, or a mail.
///
/// # Errors
/// When the database fails.
pub async fn delivery(store: &Store, walk: &str) -> std::result::Result<Option<Sending>, StoreError> {
    let Some(send) = outbox::last_about(store, walk).await? else {
        return Ok(None);
    };
    let by = match send.kind {
        Kind::Text => By::Text,
        Kind::Call => By::Call,
        Kind::Mail => return Ok(None),
    };
    let delivery = match send.state {
        State::Waiting | State::Sent => Delivery::Sent,
        State::Delivered => Delivery::Delivered,
        State::Failed if send.reason == Some(Reason::Withheld) => Delivery::Withheld,
        State::Failed => Delivery::Failed,
    };
    Ok(Some(Sending { by, delivery }))
}

/// The id of what a code belongs to, under which its text is found.
pub fn walk_of(purpose: CodeFor) -> String {
    match purpose {
        CodeFor::SignIn(id) => id.to_string(),
        CodeFor::Enrolment(id) => id.to_string(),
        CodeFor::StepUp(id) => id.to_string(),
        CodeFor::Desk(id) => id.to_string(),
        CodeFor::Recovery(id) => id.to_string(),
    }
}

/// Removes what has expired, until the program exits.
pub async fn clean(app: Arc<App>) {
    loop {
        match purge::purge(&app.store, app.clock.now()).await {
            Ok(0) => {}
            Ok(rows) => tracing::debug!(rows, "removed what has expired"),
            Err(error) => tracing::error!("what has expired cannot be removed: {error:#}"),
        }
        tokio::select! {
            () = tokio::time::sleep(PURGE_ROUND) => {}
            () = app.closing.begun() => return,
        }
    }
}
