//! The gateways of this server, in order, and how each has been doing.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use doorcode_engine::secret::Keys;
use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::{Found, Kind};
use tokio::sync::mpsc;

use super::Message;
use super::choice::{Choice, Health, Outcome, Route, Wanted, choose, is_another_left, room};
use super::gammu::Gammu;
use super::handset::Handset;
use super::http::Http;
use super::receipt;
use super::smpp::{self, Smpp};
use super::smtp::Smtp;
use crate::config::gateways::{self, GatewaySettings, Way};
use crate::config::{Config, PublicUrl, SecretText};

/// How long the make-believe phone, which is in the house, may take.
const HANDSET_TIME: Duration = Duration::from_secs(1);
/// How much longer than its gateways may take a message is somebody's: for the database, and for a machine that was busy.
const SLACK: Duration = Duration::from_secs(15);

/// Receipts that wait to be written down; while more do, the centre waits.
const TOLD_AT_ONCE: usize = 256;

#[derive(Debug)]
enum Gateway {
    Handset,
    Gammu(Gammu),
    Http(Box<Http>),
    Smpp(Arc<Smpp>),
    Smtp(Box<Smtp>),
}

/// What is needed to tell whether a receipt is a gateway's.
#[derive(Debug)]
pub struct Receipts {
    /// How it is spoken to.
    pub way: Way,
    /// What its receipts are signed with.
    pub secret: SecretText,
    /// What the address was signed with, where it signs nothing itself.
    pub signer: receipt::Signer,
}

/// The gateways.
#[derive(Debug)]
pub struct Gateways {
    handset: Option<Handset>,
    ways: Vec<(Gateway, Duration, Option<Receipts>)>,
    routes: Vec<Route>,
    healths: Mutex<Vec<Health>>,
    /// What centres tell of texts, for whoever listens.
    told: (
        mpsc::Sender<smpp::Receipt>,
        tokio::sync::Mutex<mpsc::Receiver<smpp::Receipt>>,
    ),
}

impl Gateways {
    /// The gateways of a configuration; the make-believe phone, where it is on, takes what none is for.
    ///
    /// # Errors
    /// A secret or a certificate cannot be read.
    pub fn open(config: &Config, public_url: &PublicUrl, keys: &Arc<Keys>) -> anyhow::Result<Self> {
        let (sender, receiver) = mpsc::channel(TOLD_AT_ONCE);
        let mut all = Self {
            handset: config.handset_on().then(Handset::default),
            ways: Vec::new(),
            routes: Vec::new(),
            healths: Mutex::default(),
            told: (sender, tokio::sync::Mutex::new(receiver)),
        };
        for settings in &config.gateways {
            all.add(settings, public_url, keys)?;
        }
        if all.handset.is_some() {
            for kind in Kind::ALL {
                if !all.carries(kind) {
                    all.ways.push((Gateway::Handset, HANDSET_TIME, None));
                    all.routes.push(Route {
                        name: "handset".to_owned(),
                        carries: kind,
                        prefixes: Vec::new(),
                    });
                }
            }
        }
        all.healths = Mutex::new(vec![Health::default(); all.routes.len()]);
        Ok(all)
    }

    fn add(
        &mut self,
        settings: &GatewaySettings,
        public_url: &PublicUrl,
        keys: &Arc<Keys>,
    ) -> anyhow::Result<()> {
        let signer = receipt::Signer::new(&settings.name, keys);
        let secret = gateways::open_secret(&settings.secret)?;
        let receipts = if settings.receipts {
            let secret = match settings.way {
                Way::Twilio(_) => secret.clone(),
                _ => gateways::open_secret(&settings.receipt_secret)?,
            };
            let way = settings.way.clone();
            let signer = signer.clone();
            Some(Receipts { way, secret, signer })
        } else {
            None
        };
        let gateway = match &settings.way {
            Way::Gammu(folder) => {
                Gateway::Gammu(Gammu::open(folder).with_context(|| format!("Gateway {}", settings.name))?)
            }
            Way::Smpp(smpp) => {
                Gateway::Smpp(Arc::new(Smpp::open(settings, smpp, secret, self.told.0.clone())?))
            }
            Way::Smtp(smtp) => {
                Gateway::Smtp(Box::new(Smtp::open(settings, smtp, &secret, public_url.host())?))
            }
            _ => {
                let address = public_url.join(&format!("{}/{}", receipt::ADDRESS, settings.name));
                Gateway::Http(Box::new(Http::open(settings, secret, address, signer)?))
            }
        };
        let timeout = Duration::from_secs(settings.timeout_s.into());
        self.ways.push((gateway, timeout, receipts));
        self.routes.push(Route {
            name: settings.name.clone(),
            carries: settings.carries,
            prefixes: settings.prefixes.clone(),
        });
        Ok(())
    }

    /// The make-believe phone, where there is one.
    pub fn handset(&self) -> Option<&Handset> {
        self.handset.as_ref()
    }

    /// Whether any gateway is for texts, or for mails.
    pub fn carries(&self, kind: Kind) -> bool {
        self.routes.iter().any(|route| route.carries == kind)
    }

    /// The gateways, in order.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// What receipts of the gateway of that name are signed with, where it sends some.
    pub fn receipts(&self, name: &str) -> Option<&Receipts> {
        let mut named = self.routes.iter().zip(&self.ways);
        let (_, (_, _, receipts)) = named.find(|(route, _)| route.name == name)?;
        receipts.as_ref()
    }

    /// Sees to it that centres are connected, and that nothing is left in the folders of modems.
    pub async fn keep(&self, now: Timestamp) {
        for (gateway, ..) in &self.ways {
            match gateway {
                Gateway::Smpp(smpp) => smpp.keep().await,
                Gateway::Gammu(gammu) => gammu.sweep(now),
                Gateway::Handset | Gateway::Http(_) | Gateway::Smtp(_) => {}
            }
        }
    }

    /// The next receipt of a centre, for one listener.
    pub async fn told(&self) -> Option<smpp::Receipt> {
        self.told.1.lock().await.recv().await
    }

    /// Whether a message that these have refused can go another way.
    pub fn is_another_left(&self, kind: Kind, refused_by: &[String]) -> bool {
        is_another_left(&self.routes, kind, refused_by)
    }

    /// How long a worker may have a message: as long as all gateways together may take.
    pub fn lease(&self, kind: Kind) -> Duration {
        let of_kind = self.routes.iter().zip(&self.ways);
        let times = of_kind.filter(|(route, _)| route.carries == kind);
        SLACK + times.map(|(_, (_, timeout, _))| *timeout).sum::<Duration>()
    }

    /// How many messages of a kind it is worth taking, and when more (see [`room`]).
    pub fn room(&self, kind: Kind, most: u32, now: Timestamp) -> (u32, Option<Timestamp>) {
        let healths = self.healths.lock().unwrap_or_else(PoisonError::into_inner);
        room(&self.routes, &healths, kind, most, now)
    }

    /// Chooses the next gateway for a message; one that is chosen is to be tried.
    pub fn choose(&self, wanted: Wanted<'_>, now: Timestamp) -> Choice {
        let mut healths = self.healths.lock().unwrap_or_else(PoisonError::into_inner);
        let choice = choose(&self.routes, &healths, wanted, now);
        if let Choice::Try(place) = choice
            && let Some(health) = healths.get_mut(place)
        {
            health.begin(now);
        }
        choice
    }

    /// Hands a message to the gateway at `place`, which has until `deadline` at most.
    pub async fn send(
        &self,
        place: usize,
        message: &Message<'_>,
        now: Timestamp,
        deadline: Duration,
    ) -> Outcome {
        let (Some((gateway, timeout, _)), Some(route)) = (self.ways.get(place), self.routes.get(place))
        else {
            return Outcome::Broken("there is no such gateway".to_owned());
        };
        let timeout = (*timeout).min(deadline);
        let sending = async {
            match gateway {
                Gateway::Handset => {
                    if let Some(handset) = &self.handset {
                        handset.take(route.carries, message.letter, now);
                    }
                    Outcome::Arrived
                }
                Gateway::Gammu(gammu) => gammu.send(message, now).await,
                Gateway::Http(http) => http.send(message, now, timeout).await,
                Gateway::Smpp(smpp) => smpp.send(message).await,
                Gateway::Smtp(smtp) => smtp.send(message, now).await,
            }
        };
        tokio::time::timeout(timeout, sending)
            .await
            .unwrap_or_else(|_| Outcome::Broken("no answer in time".to_owned()))
    }

    /// Remembers what came of it; gives what is to be written down where a gateway has stopped working, or works again.
    pub fn tell(&self, place: usize, outcome: &Outcome, now: Timestamp) -> Option<Found> {
        let mut healths = self.healths.lock().unwrap_or_else(PoisonError::into_inner);
        let health = healths.get_mut(place)?;
        let was_up = health.is_up();
        health.tell(outcome, now);
        let name = self.routes.get(place)?.name.clone();
        if was_up == health.is_up() {
            return None;
        }
        let (word, why) = if health.is_up() {
            tracing::info!(gateway = name, "the gateway works again");
            ("up", "")
        } else {
            tracing::warn!(gateway = name, "the gateway is paused: {}", health.why());
            ("paused", health.why())
        };
        Some(Found {
            health: word.to_owned(),
            why: why.to_owned(),
            since: now,
            name,
        })
    }
}
