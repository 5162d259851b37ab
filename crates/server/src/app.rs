//! What every handler can reach: the settings, the clock, and the parts of the server.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::clock::Clock;
use crate::closing::Closing;
use crate::config::{Config, PublicUrl};
use crate::folder;
use crate::random::Randomness;
use crate::web::source::Limits;

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
    /// How often each source may knock.
    pub limits: Limits,
    /// Rings when the program is about to exit.
    pub closing: Closing,
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
        folder::prepare(&config.data)?;
        Ok(Arc::new(Self {
            config,
            public_url,
            clock,
            random,
            limits: Limits::default(),
            closing: Closing::new(),
        }))
    }

    /// Ends what outlives a request, after the last one has been answered.
    pub async fn close(&self) {
        self.closing.begin();
    }

    /// Whether the browser talks TLS: then cookies are `Secure` and have the `__Host-` prefix.
    pub fn https(&self) -> bool {
        self.public_url.is_https()
    }
}
