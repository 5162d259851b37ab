//! What every handler can reach: the settings, the clock, and the parts of the server.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use doorcode_engine::effect::Cx;
use doorcode_engine::rules::Rules;
use doorcode_engine::secret::Keys;
use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::Kind;
use doorcode_store::{DatabaseUrl, Store};
use tokio::task::JoinHandle;

use crate::audit::seal::AuditKeys;
use crate::audit::sealer::{self, Sealer};
use crate::breaker::{self, Breaker};
use crate::bus::Bus;
use crate::clock::Clock;
use crate::closing::Closing;
use crate::config::{Config, PublicUrl};
use crate::courier::{self, Courier};
use crate::folder::{self, Found};
use crate::hashing::Hashing;
use crate::keys::KeyRing;
use crate::random::Randomness;
use crate::usecase::calls::{self, Calls, Ice};
use crate::usecase::endings;
use crate::usecase::messages::Messages;
use crate::usecase::timed;
use crate::web::source::Limits;
use crate::web::ws::Sockets;

/// How long an exit waits for the sockets, which were told when it began: they take a second or two.
const GOODBYE: Duration = Duration::from_secs(3);

/// How long an exit waits for what gateways are being handed; what takes longer is sent again after the next start.
const LAST_SENDS: Duration = Duration::from_secs(2);

/// How long an exit waits for the last entries to be chained.
const LAST_LINKS: Duration = Duration::from_secs(1);

/// The running server, shared by all requests.
#[derive(Debug)]
pub struct App {
    /// The settings in force.
    pub config: Config,
    /// The address people open.
    pub public_url: PublicUrl,
    /// The one clock.
    pub clock: Clock,
    /// The one source of randomness.
    pub random: Randomness,
    /// The database.
    pub store: Store,
    /// The keys of digests.
    pub keys: Keys,
    /// The keys of the audit log.
    pub audit: Arc<AuditKeys>,
    /// What chains the audit log.
    pub sealer: Sealer,
    /// The threads that hash passwords and recovery keys.
    pub hashing: Hashing,
    /// What carries texts and mails out.
    pub courier: Courier,
    /// The breaker of the fleet, as this node knows it.
    pub breaker: Breaker,
    /// Live events.
    pub bus: Bus,
    /// Calls under way.
    pub calls: Calls,
    /// What accounts may do at once in Messages.
    pub messages: Messages,
    /// The open sockets.
    pub sockets: Sockets,
    /// The queues of requests that want the same account.
    pub turns: crate::usecase::turns::Turns,
    /// How often each source may knock.
    pub limits: Limits,
    /// Rings when the program is about to exit.
    pub closing: Closing,
    /// Says goodbye to the sockets when it rings.
    goodbye: Mutex<Option<JoinHandle<()>>>,
    /// Carry texts and mails out until it rings, and finish then what is under way.
    couriers: Mutex<Vec<JoinHandle<()>>>,
    /// Whether this is the first start with this data folder.
    pub first_start: bool,
}

impl App {
    /// Puts the server together; `listen` is the address really listened on.
    ///
    /// # Errors
    /// What keeps it from starting, in words for the operator.
    pub async fn open(
        config: Config,
        listen: SocketAddr,
        clock: Clock,
        random: Randomness,
    ) -> anyhow::Result<Arc<Self>> {
        let public_url = config.public_url_at(listen);
        let found = folder::prepare(&config.data)?;
        let store = open_store(&config).await?;
        let ring = open_keys(&config, &store, &clock, &random).await?;
        let hashing = Hashing::start(&config.hashing, ring.peppers(), random.clone())?;
        let courier = Courier::open(&config, &public_url, &ring, random.clone())?;
        let audit = Arc::new(ring.audit()?);
        let sealer = Sealer::new(Arc::clone(&audit), config.audit_checkpoints_path(), &random);
        let calls = Calls::new(Ice::open(&config.calls)?, &clock);
        Ok(Arc::new(Self {
            config,
            public_url,
            clock,
            random,
            store,
            keys: ring.digest_keys(),
            audit,
            sealer,
            hashing,
            courier,
            breaker: Breaker::default(),
            bus: Bus::in_process(),
            calls,
            messages: Messages::default(),
            sockets: Sockets::default(),
            turns: Default::default(),
            limits: Limits::default(),
            closing: Closing::new(),
            goodbye: Mutex::default(),
            couriers: Mutex::default(),
            first_start: found == Found::Made,
        }))
    }

    /// Whether a code can be spoken by a call.
    pub fn makes_calls(&self) -> bool {
        self.courier.carries(Kind::Call)
    }

    /// Starts what works beside the requests; it ends when [`Self::closing`] rings.
    pub fn start_workers(self: &Arc<Self>) {
        let couriers = Kind::ALL.map(|kind| tokio::spawn(courier::work(Arc::clone(self), kind)));
        *self.couriers.lock().unwrap_or_else(PoisonError::into_inner) = couriers.into();
        tokio::spawn(courier::receipt::keep(Arc::clone(self)));
        tokio::spawn(courier::receipt::work(Arc::clone(self)));
        tokio::spawn(courier::clean(Arc::clone(self)));
        tokio::spawn(courier::toll::work(Arc::clone(self)));
        tokio::spawn(calls::work(Arc::clone(self)));
        tokio::spawn(timed::work(Arc::clone(self)));
        tokio::spawn(sealer::work(Arc::clone(self)));
        tokio::spawn(endings::work(Arc::clone(self)));
        tokio::spawn(breaker::work(Arc::clone(self)));
        // Told before requests are refused, so that sockets know that they should come back later.
        let app = Arc::clone(self);
        let goodbye = tokio::spawn(async move {
            app.closing.begun().await;
            calls::stop(&app).await;
            app.bus.close();
            app.sockets.all_closed().await;
        });
        *self.goodbye.lock().unwrap_or_else(PoisonError::into_inner) = Some(goodbye);
    }

    /// Ends what outlives a request, after the last one has been answered.
    pub async fn close(&self) {
        self.closing.begin();
        let goodbye = self.goodbye.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(goodbye) = goodbye {
            // Calls are written down and the windows told while there is still a store.
            let _ = tokio::time::timeout(GOODBYE, goodbye).await;
        }
        let couriers = std::mem::take(&mut *self.couriers.lock().unwrap_or_else(PoisonError::into_inner));
        // What a gateway is being handed is written down, so that nobody gets it twice.
        let _ = tokio::time::timeout(LAST_SENDS, futures_util::future::join_all(couriers)).await;
        let hashing = self.hashing.clone();
        // Joins threads, which must not happen on one that drives futures.
        let _ = tokio::task::spawn_blocking(move || hashing.stop()).await;
        // What is left unchained is chained after the next start.
        let chained =
            tokio::time::timeout(LAST_LINKS, self.sealer.finish(&self.store, self.clock.now())).await;
        if let Ok(Err(error)) = chained {
            tracing::error!("the end of the audit log could not be chained: {error:?}");
        }
        self.store.close().await;
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.config.rules
    }

    /// What a step of the engine is given.
    pub fn cx<'a>(&'a self, now: Timestamp, rng: &'a mut Randomness) -> Cx<'a> {
        Cx {
            rules: self.rules(),
            keys: &self.keys,
            now,
            rng,
        }
    }

    /// Whether the make-believe phone is part of this server.
    pub fn handset(&self) -> bool {
        self.courier.handset().is_some()
    }

    /// Whether the browser talks TLS: then cookies are `Secure` and have the `__Host-` prefix.
    pub fn https(&self) -> bool {
        self.public_url.is_https()
    }
}

pub(crate) async fn open_store(config: &Config) -> anyhow::Result<Store> {
    let url: DatabaseUrl = config
        .database_text()
        .expose()
        .parse()
        .context("The setting 'database' is wrong")?;
    Store::open(&url)
        .await
        .with_context(|| format!("The database {url} cannot be opened"))
}

/// Reads the key file, or makes it at the first start.
pub(crate) async fn open_keys(
    config: &Config,
    store: &Store,
    clock: &Clock,
    random: &Randomness,
) -> anyhow::Result<KeyRing> {
    let path = config.key_file_path();
    if let Some(ring) = KeyRing::read(&path)? {
        return Ok(ring);
    }
    // New keys would let the server start, and nobody in.
    if doorcode_store::accounts::count(store).await? > 0 {
        bail!(
            "The key file {} is missing, and the database has accounts, whose passwords are worth nothing without it. \
             Bring back the copy you keep of it, or name the place it is at with the setting key_file.",
            path.display()
        )
    }
    KeyRing::create(&path, random, clock.now())
}
