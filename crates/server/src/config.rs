//! Every setting of the program, in one typed struct.
//!
//! A setting is written down once, in the table of [`settings`]: its name, meaning, bounds, how it is read and how it
//! is shown. Four sources give values, the later ones winning: the defaults, the file `doorcode.toml`, the environment
//! (`DOORCODE_…`) and the flags of the command line. What is unknown, out of bounds or unsafe is refused, each time
//! with the place it stands at and with what to do; nothing is silently corrected.
//!
//! Nothing outside this module reads the environment.

mod explain;
pub mod gateways;
mod given;
mod load;
mod public_url;
mod rules;
mod safety;
mod settings;
pub mod toll;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

pub use explain::explain;
pub use load::{Inputs, Loaded, Place, Problem, Problems, load};
pub use public_url::{PublicUrl, is_local_host};

use doorcode_engine::rules::{Profile, Rules};

use crate::web::source::Network;

/// The settings in force.
///
/// The meaning and the bounds of each are in the table that `doorcode config explain` prints.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address the program listens on.
    pub listen: SocketAddr,
    /// The folder for everything the program writes.
    pub data: PathBuf,
    /// A path or a `postgres://` address; the embedded database in [`Self::data`] where absent.
    pub database: Option<DatabaseText>,
    /// The file with the server's own keys; `keys.toml` in [`Self::data`] where absent.
    pub key_file: Option<PathBuf>,
    /// The file of the audit log's checkpoints; `audit-checkpoints.jsonl` in [`Self::data`] where absent.
    pub audit_checkpoints: Option<PathBuf>,
    /// The address people open; made from [`Self::listen`] where absent.
    pub public_url: Option<PublicUrl>,
    /// Certificate and key for TLS served by this program.
    pub tls: TlsFiles,
    /// Proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<Network>,
    /// Where the figures for monitoring are served; nowhere where absent.
    pub metrics_listen: Option<SocketAddr>,
    /// Who may make an account.
    pub sign_up: SignUp,
    /// Whether two-step verification can be declined.
    pub require_two_step: bool,
    /// The named set of rules to start from.
    pub profile: Profile,
    /// The rules of signing in: the profile's, with what was set below `[rules]`.
    pub rules: Rules,
    /// The country a phone number without a country code is read in: two letters of ISO 3166.
    pub country: String,
    /// The make-believe phone: on, off, or, where absent, on exactly if it is safe.
    pub handset: Option<bool>,
    /// What the password hashing costs.
    pub hashing: HashingSettings,
    /// How two browsers find a way to each other.
    pub calls: CallSettings,
    /// The gateways to phones and mailboxes, in order of preference.
    pub gateways: Vec<gateways::GatewaySettings>,
    /// Texts, and mails, that may wait before further codes are turned away.
    pub courier_queue: u32,
    /// What texts may cost.
    pub toll: toll::TollSettings,
    /// What is logged.
    pub log: LogSettings,
}

/// Who may make an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUp {
    /// Everybody.
    Open,
    /// Who has an invitation from an operator.
    Invitation,
    /// Nobody.
    Closed,
}

/// Certificate and key for TLS, as PEM files; both or neither.
#[derive(Clone, Debug, Default)]
pub struct TlsFiles {
    /// The certificate and the intermediate ones after it.
    pub certificate: Option<PathBuf>,
    /// The private key.
    pub key: Option<PathBuf>,
}

/// What the password hashing costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashingSettings {
    /// Argon2id's memory, in KiB.
    pub memory_kib: u32,
    /// Argon2id's passes over the memory.
    pub passes: u32,
    /// Argon2id's lanes.
    pub lanes: u32,
    /// Threads that hash; as many as processors where 0.
    pub threads: usize,
    /// Requests that may wait for a thread.
    pub queue: usize,
    /// Further places that only known devices can take.
    pub known_queue: usize,
}

/// How two browsers find a way to each other.
#[derive(Clone, Debug, Default)]
pub struct CallSettings {
    /// STUN servers, each `stun:host:port`.
    pub stun_urls: Vec<String>,
    /// TURN servers, each `turn:host:port` or `turns:host:port`, with an optional `?transport=`.
    pub turn_urls: Vec<String>,
    /// The secret shared with the TURN servers.
    pub turn_secret: Option<SecretText>,
    /// A file that holds that secret.
    pub turn_secret_file: Option<PathBuf>,
    /// Minutes that a TURN credential lives.
    pub turn_minutes: u32,
}

/// What is logged.
#[derive(Clone, Debug)]
pub struct LogSettings {
    /// A filter in the grammar of `tracing`, such as `info` or `info,doorcode_server::courier=debug`.
    pub filter: String,
}

/// A secret of the configuration; it prints as `(set)` and is wiped when it goes.
#[derive(Clone, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct SecretText(String);

impl SecretText {
    /// Takes the secret over.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The secret itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(set)")
    }
}

/// Where the database is, as it was written; it may hold a password, which is not shown.
#[derive(Clone)]
pub struct DatabaseText(String);

impl DatabaseText {
    /// Takes the text over; the store judges it.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text as it was written, for the store only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The text without the password in `postgres://user:password@host/name`.
    pub fn redacted(&self) -> String {
        let Some((scheme, rest)) = self.0.split_once("://") else {
            return self.0.clone();
        };
        // The last '@' before the path: a password may hold an '@' of its own.
        let authority_end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(authority_end);
        let shown = match authority.rsplit_once('@') {
            Some((user, host)) => match user.split_once(':') {
                Some((name, _)) => format!("{name}:(set)@{host}"),
                None => authority.to_owned(),
            },
            None => authority.to_owned(),
        };
        // Query parameters can carry a password too.
        let path = match path.split_once('?') {
            Some((path, query)) if query.contains("password") => format!("{path}?(set)"),
            _ => path.to_owned(),
        };
        format!("{scheme}://{shown}{path}")
    }
}

impl std::fmt::Debug for DatabaseText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.redacted())
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data: PathBuf::from("doorcode-data"),
            database: None,
            key_file: None,
            audit_checkpoints: None,
            public_url: None,
            tls: TlsFiles::default(),
            trusted_proxies: Vec::new(),
            metrics_listen: None,
            sign_up: SignUp::Open,
            require_two_step: false,
            profile: Profile::Classic,
            rules: Rules::classic(),
            country: "US".to_owned(),
            handset: None,
            hashing: HashingSettings::default(),
            calls: CallSettings {
                turn_minutes: 60,
                ..CallSettings::default()
            },
            gateways: Vec::new(),
            courier_queue: 10_000,
            toll: toll::TollSettings::default(),
            log: LogSettings {
                filter: "info".to_owned(),
            },
        }
    }
}

impl Default for HashingSettings {
    /// The least of the OWASP recommendations for Argon2id (19 MiB, two passes, one lane), which is about 15 ms; and a
    /// queue that a person would still wait for: 128 hashes on two processors are a second.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            passes: 2,
            lanes: 1,
            threads: 0,
            queue: 128,
            known_queue: 32,
        }
    }
}

impl Config {
    /// The database, as the store reads it.
    pub fn database_text(&self) -> DatabaseText {
        self.database
            .clone()
            .unwrap_or_else(|| DatabaseText::new(self.data.join("doorcode.db").display().to_string()))
    }

    /// The file with the server's own keys.
    pub fn key_file_path(&self) -> PathBuf {
        self.key_file
            .clone()
            .unwrap_or_else(|| self.data.join("keys.toml"))
    }

    /// The file that the audit log's checkpoints are appended to.
    pub fn audit_checkpoints_path(&self) -> PathBuf {
        self.audit_checkpoints
            .clone()
            .unwrap_or_else(|| self.data.join("audit-checkpoints.jsonl"))
    }

    /// The address people open: the issuer, the origin of the pages and the relying party of passkeys.
    ///
    /// `listen` is the address really listened on, which differs from the setting where its port is 0.
    pub fn public_url_at(&self, listen: SocketAddr) -> PublicUrl {
        self.public_url
            .clone()
            .unwrap_or_else(|| PublicUrl::local(listen.port(), self.tls.certificate.is_some()))
    }

    /// Whether the make-believe phone is part of this server: only where nobody but this machine can reach it.
    pub fn handset_on(&self) -> bool {
        self.handset.unwrap_or_else(|| safety::handset_is_safe(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_password_is_not_shown() {
        let shown = |text: &str| DatabaseText::new(text.to_owned()).redacted();
        assert_eq!(
            shown("postgres://door:p@ss@db/door"),
            "postgres://door:(set)@db/door"
        );
        assert_eq!(shown("postgres://door@db/door"), "postgres://door@db/door");
        assert_eq!(
            shown("postgres://db/door?user=x&password=y"),
            "postgres://db/door?(set)"
        );
        assert_eq!(shown("data/door.db"), "data/door.db");
        assert_eq!(format!("{:?}", SecretText::new("hush".to_owned())), "(set)");
    }
}
