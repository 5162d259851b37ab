//! The table of all settings, in the order in which they are explained.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;

use doorcode_engine::rules::Profile;

use super::given::Given;
use super::{Config, DatabaseText, SecretText, SignUp, toll};
use crate::web::source::Network;

/// One setting.
pub(super) struct Setting {
    /// The name in the file, with a dot between table and key.
    pub(super) key: &'static str,
    /// What it does, in a sentence or two.
    pub(super) meaning: &'static str,
    /// What values it takes.
    pub(super) bounds: &'static str,
    /// The flag that sets it too, if there is one.
    pub(super) flag: Option<&'static str>,
    /// Reads a value into the configuration, or says what is wrong with it.
    pub(super) set: fn(&mut Config, &Given) -> Result<(), String>,
    /// The value in force, secrets left out.
    pub(super) show: fn(&Config) -> String,
}

impl Setting {
    /// The name in the environment.
    pub(super) fn variable(&self) -> String {
        format!("DOORCODE_{}", self.key.replace('.', "_").to_ascii_uppercase())
    }
}

// Bounds that a reader of the table should see as numbers are kept beside it.
/// Below 19 MiB and two passes Argon2id is weaker than the OWASP recommendations allow; above 1 GiB a typing slip.
const MEMORY_KIB: RangeInclusive<u32> = 19_456..=1_048_576;
const PASSES: RangeInclusive<u32> = 2..=16;
const LANES: RangeInclusive<u32> = 1..=4;
const THREADS: RangeInclusive<u32> = 0..=256;
const QUEUE: RangeInclusive<u32> = 1..=4_096;
const COURIER_QUEUE: RangeInclusive<u32> = 100..=1_000_000;
const PER_DAY: RangeInclusive<u32> = 1..=100_000;
const TURN_MINUTES: RangeInclusive<u32> = 5..=1_440;

/// All settings.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "listen",
        meaning: "The address the program listens on.",
        bounds: "an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080; port 0 takes a free one",
        flag: Some("--listen"),
        set: |config, given| {
            config.listen = socket_address(given)?;
            Ok(())
        },
        show: |config| config.listen.to_string(),
    },
    Setting {
        key: "public_url",
        meaning: "The address people open in the browser. Cookies, links in mails and passkeys are bound to it, so \
                  choose it once. Without it, http://localhost and the port.",
        bounds: "https://host or https://host:port; http:// only for localhost and loopback addresses",
        flag: Some("--public-url"),
        set: |config, given| {
            config.public_url = Some(given.text()?.parse()?);
            Ok(())
        },
        show: |config| config.public_url_at(config.listen).to_string(),
    },
    Setting {
        key: "data",
        meaning: "The folder for everything the program writes. It is made at the first start, for its owner only.",
        bounds: "a path; nobody but the owner may have access to it (chmod 700)",
        flag: Some("--data"),
        set: |config, given| {
            config.data = PathBuf::from(given.text()?);
            Ok(())
        },
        show: |config| config.data.display().to_string(),
    },
    Setting {
        key: "database",
        meaning: "Where the database is. Without it, an embedded SQLite database in the data folder.",
        bounds: "a path (SQLite) or postgres://user:password@host:port/name",
        flag: Some("--database"),
        set: |config, given| {
            config.database = Some(DatabaseText::new(given.text()?.to_owned()));
            Ok(())
        },
        show: |config| config.database_text().redacted(),
    },
    Setting {
        key: "key_file",
        meaning: "The file with the server's own keys, which must not be kept in the same backup as the database. \
                  Without it, keys.toml in the data folder.",
        bounds: "a path; nobody but the owner may read it (chmod 600)",
        flag: None,
        set: |config, given| {
            config.key_file = Some(PathBuf::from(given.text()?));
            Ok(())
        },
        show: |config| config.key_file_path().display().to_string(),
    },
    Setting {
        key: "audit_checkpoints",
        meaning: "The file that signed checkpoints of the audit log are appended to, so that entries cut off its end are \
                  missed: best where whoever can write to the database cannot. Without it, audit-checkpoints.jsonl in \
                  the data folder.",
        bounds: "a path of a file that this program alone appends to",
        flag: None,
        set: |config, given| {
            config.audit_checkpoints = Some(PathBuf::from(given.text()?));
            Ok(())
        },
        show: |config| config.audit_checkpoints_path().display().to_string(),
    },
    Setting {
        key: "tls.certificate",
        meaning: "A certificate, followed by the intermediate ones, to serve TLS without a proxy. It is read again on \
                  SIGHUP.",
        bounds: "the path of a PEM file; needs tls.key",
        flag: None,
        set: |config, given| {
            config.tls.certificate = Some(PathBuf::from(given.text()?));
            Ok(())
        },
        show: |config| path_or_none(config.tls.certificate.as_ref()),
    },
    Setting {
        key: "tls.key",
        meaning: "The private key of the certificate.",
        bounds: "the path of a PEM file that nobody but the owner may read; needs tls.certificate",
        flag: None,
        set: |config, given| {
            config.tls.key = Some(PathBuf::from(given.text()?));
            Ok(())
        },
        show: |config| path_or_none(config.tls.key.as_ref()),
    },
    Setting {
        key: "trusted_proxies",
        meaning: "Proxies in front of this program. Only from these is X-Forwarded-For believed.",
        bounds: "a list of IP addresses and networks, such as [\"127.0.0.1\", \"10.0.0.0/8\"]",
        flag: None,
        set: |config, given| {
            config.trusted_proxies = given.list(|part| part.parse::<Network>())?;
            Ok(())
        },
        show: |config| list_or_none(config.trusted_proxies.iter()),
    },
    Setting {
        key: "metrics_listen",
        meaning: "A second address on which /metrics is served, for Prometheus. Without it there are no metrics. Whoever \
                  reaches it reads them, so keep it on this machine or an inner network.",
        bounds: "a port, which is then one of 127.0.0.1, or an IP address and a port; other than listen's",
        flag: None,
        set: |config, given| {
            config.metrics_listen = Some(match given.whole(1..=u16::MAX) {
                Ok(port) => SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
                Err(_) => socket_address(given)?,
            });
            Ok(())
        },
        show: |config| {
            config
                .metrics_listen
                .map_or_else(none, |address| address.to_string())
        },
    },
    Setting {
        key: "sign_up",
        meaning: "Who may make an account.",
        bounds: "open, invitation (from an operator) or closed",
        flag: None,
        set: |config, given| {
            config.sign_up = given.choice(SIGN_UP)?;
            Ok(())
        },
        show: |config| word_for(SIGN_UP, config.sign_up),
    },
    Setting {
        key: "require_two_step",
        meaning: "Whether everybody must turn on two-step verification: then no app opens before, and the question has no 'Not now'.",
        bounds: "true or false",
        flag: None,
        set: |config, given| {
            config.require_two_step = given.switch()?;
            Ok(())
        },
        show: |config| config.require_two_step.to_string(),
    },
    Setting {
        key: "profile",
        meaning: "The named set of rules: classic has codes of four digits that grow under attack; nist follows SP \
                  800-63B-4 with six digits or more. `doorcode odds` prints what each is worth.",
        bounds: "classic or nist",
        flag: None,
        set: |config, given| {
            config.profile = given.choice(PROFILE)?;
            Ok(())
        },
        show: |config| word_for(PROFILE, config.profile),
    },
    Setting {
        key: "country",
        meaning: "The country in which a phone number without a country code is read; each person can choose another. Where \
                  it is set, and courier.countries is not, texts go there.",
        bounds: "two letters of ISO 3166, such as US, DE or JP",
        flag: None,
        set: |config, given| {
            let text = given.text()?;
            if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                return Err(format!("'{text}' is not two letters of ISO 3166, such as US"));
            }
            config.country = text.to_ascii_uppercase();
            Ok(())
        },
        show: |config| config.country.clone(),
    },
    Setting {
        key: "handset",
        meaning: "The make-believe phone at /handset, which shows every text and mail to whoever opens it: for trying \
                  out. Without this setting it is on exactly while only this machine can reach the server.",
        bounds: "true (refused unless listen and public_url are loopback) or false",
        flag: None,
        set: |config, given| {
            config.handset = Some(given.switch()?);
            Ok(())
        },
        show: |config| config.handset_on().to_string(),
    },
    Setting {
        key: "hashing.memory_kib",
        meaning: "Memory of one password hash (Argon2id), in KiB. More is slower, for this server and for a thief.",
        bounds: "19456 to 1048576",
        flag: None,
        set: |config, given| {
            config.hashing.memory_kib = given.whole(MEMORY_KIB)?;
            Ok(())
        },
        show: |config| config.hashing.memory_kib.to_string(),
    },
    Setting {
        key: "hashing.passes",
        meaning: "Passes of one password hash over its memory.",
        bounds: "2 to 16",
        flag: None,
        set: |config, given| {
            config.hashing.passes = given.whole(PASSES)?;
            Ok(())
        },
        show: |config| config.hashing.passes.to_string(),
    },
    Setting {
        key: "hashing.lanes",
        meaning: "Lanes of one password hash. They are computed one after the other, so more only matters for hashes \
                  brought from elsewhere.",
        bounds: "1 to 4",
        flag: None,
        set: |config, given| {
            config.hashing.lanes = given.whole(LANES)?;
            Ok(())
        },
        show: |config| config.hashing.lanes.to_string(),
    },
    Setting {
        key: "hashing.threads",
        meaning: "Threads that hash passwords; 0 takes as many as there are processors.",
        bounds: "0 to 256",
        flag: None,
        set: |config, given| {
            config.hashing.threads = given.whole(THREADS)? as usize;
            Ok(())
        },
        show: |config| config.hashing.threads.to_string(),
    },
    Setting {
        key: "hashing.queue",
        meaning: "Requests that may wait for such a thread; whoever comes after them is asked to come back shortly.",
        bounds: "1 to 4096",
        flag: None,
        set: |config, given| {
            config.hashing.queue = given.whole(QUEUE)? as usize;
            Ok(())
        },
        show: |config| config.hashing.queue.to_string(),
    },
    Setting {
        key: "hashing.known_queue",
        meaning: "Further places in that queue which only known devices can take.",
        bounds: "1 to 4096",
        flag: None,
        set: |config, given| {
            config.hashing.known_queue = given.whole(QUEUE)? as usize;
            Ok(())
        },
        show: |config| config.hashing.known_queue.to_string(),
    },
    Setting {
        key: "calls.stun_urls",
        meaning: "STUN servers, with which two browsers find out how they can be reached. On one local network none is \
                  needed.",
        bounds: "a list such as [\"stun:stun.example.org:3478\"]",
        flag: None,
        set: |config, given| {
            config.calls.stun_urls = given.list(|part| ice_url(part, &["stun:", "stuns:"]))?;
            Ok(())
        },
        show: |config| list_or_none(config.calls.stun_urls.iter()),
    },
    Setting {
        key: "calls.turn_urls",
        meaning: "TURN servers, which relay a call between browsers that cannot reach each other.",
        bounds: "a list such as [\"turn:turn.example.org:3478?transport=udp\"]; needs a turn_secret",
        flag: None,
        set: |config, given| {
            config.calls.turn_urls = given.list(|part| ice_url(part, &["turn:", "turns:"]))?;
            Ok(())
        },
        show: |config| list_or_none(config.calls.turn_urls.iter()),
    },
    Setting {
        key: "calls.turn_secret",
        meaning: "The secret shared with the TURN servers (coturn: static-auth-secret).",
        bounds: "a text of 16 characters or more; better kept in calls.turn_secret_file",
        flag: None,
        set: |config, given| {
            let text = given.text()?;
            if text.len() < SHORTEST_SECRET {
                return Err(format!("it is shorter than {SHORTEST_SECRET} characters"));
            }
            config.calls.turn_secret = Some(SecretText::new(text.to_owned()));
            Ok(())
        },
        show: |config| {
            let set = config.calls.turn_secret.is_some() && config.calls.turn_secret_file.is_none();
            if set {
                "(set, not shown)".to_owned()
            } else {
                none()
            }
        },
    },
    Setting {
        key: "calls.turn_secret_file",
        meaning: "A file that holds that secret and nothing else.",
        bounds: "a path; nobody but the owner may read the file",
        flag: None,
        set: |config, given| {
            config.calls.turn_secret_file = Some(PathBuf::from(given.text()?));
            Ok(())
        },
        show: |config| path_or_none(config.calls.turn_secret_file.as_ref()),
    },
    Setting {
        key: "calls.turn_minutes",
        meaning: "Minutes for which a TURN credential can be used to begin a relay.",
        bounds: "5 to 1440",
        flag: None,
        set: |config, given| {
            config.calls.turn_minutes = given.whole(TURN_MINUTES)?;
            Ok(())
        },
        show: |config| config.calls.turn_minutes.to_string(),
    },
    Setting {
        key: "courier.queue",
        meaning: "Texts, and mails, that may wait for a gateway. While more do, whoever needs a code is asked to come back \
                  shortly; what tells an owner of something waits all the same.",
        bounds: "100 to 1000000",
        flag: None,
        set: |config, given| {
            config.courier_queue = given.whole(COURIER_QUEUE)?;
            Ok(())
        },
        show: |config| config.courier_queue.to_string(),
    },
    Setting {
        key: "courier.countries",
        meaning: "The countries that texts go to. Each further one is a further bill that somebody may try to run up. \
                  Without it, the setting country where that is set; gateways for texts need one of the two.",
        bounds: "a list of two letters of ISO 3166 each, such as [\"DE\", \"AT\"]; [\"all\"] for every country",
        flag: None,
        set: |config, given| {
            config.toll.countries = given.list(toll::country)?;
            Ok(())
        },
        show: |config| list_or_none(config.toll.countries.iter()),
    },
    Setting {
        key: "courier.prices",
        meaning: "What a part of a text costs, by the beginning of the number; the longest one that fits counts. \"+\" is \
                  the price of all others.",
        bounds: "a table [courier.prices] with lines such as \"+49\" = 0.075",
        flag: None,
        set: |config, given| {
            config.toll.prices = toll::prices(&given.pairs()?)?;
            Ok(())
        },
        show: |config| {
            let prices = config.toll.prices.iter();
            list_or_none(prices.map(|(prefix, price)| format!("{prefix} {price}")))
        },
    },
    Setting {
        key: "courier.currency",
        meaning: "The currency of these prices and of the budgets, for whoever reads them.",
        bounds: "one word of at most 8 letters, such as EUR",
        flag: None,
        set: |config, given| {
            let text = given.text()?;
            if text.chars().count() > 8 || !text.chars().all(char::is_alphanumeric) {
                return Err(format!("'{text}' is not one short word, such as EUR"));
            }
            config.toll.currency = text.to_owned();
            Ok(())
        },
        show: |config| config.toll.currency.clone(),
    },
    Setting {
        key: "courier.budget_day",
        meaning: "What texts may cost in a day (UTC). From then on nobody can prove a new phone until the next day; trusted \
                  phones go on getting codes: up to five times as much, on known devices up to ten times.",
        bounds: "an amount such as 5 or 7.50",
        flag: None,
        set: |config, given| {
            config.toll.budget_day = given.money()?;
            Ok(())
        },
        show: |config| config.toll.budget_day.to_string(),
    },
    Setting {
        key: "courier.budget_month",
        meaning: "The same for 30 days.",
        bounds: "an amount such as 50",
        flag: None,
        set: |config, given| {
            config.toll.budget_month = given.money()?;
            Ok(())
        },
        show: |config| config.toll.budget_month.to_string(),
    },
    Setting {
        key: "courier.per_prefix",
        meaning: "Texts in a day to new phones whose numbers are the same but for the last four digits. Codes that are not \
                  typed in stop them sooner.",
        bounds: "1 to 100000",
        flag: None,
        set: |config, given| {
            config.toll.per_prefix = given.whole(PER_DAY)?;
            Ok(())
        },
        show: |config| config.toll.per_prefix.to_string(),
    },
    Setting {
        key: "courier.per_source",
        meaning: "Texts in a day to new phones that are asked for from one IPv4 address or one IPv6 network (/64).",
        bounds: "1 to 100000",
        flag: None,
        set: |config, given| {
            config.toll.per_source = given.whole(PER_DAY)?;
            Ok(())
        },
        show: |config| config.toll.per_source.to_string(),
    },
    Setting {
        key: "courier.alert_to",
        meaning: "Who is told by mail when a budget is used up, or when texts to numbers of one beginning are stopped: once a \
                  day for each. Needs a gateway for mails.",
        bounds: "an e-mail address",
        flag: None,
        set: |config, given| {
            let text = given.text()?;
            if text.parse::<lettre::Address>().is_err() {
                return Err(format!("'{text}' is not an e-mail address"));
            }
            config.toll.alert_to = Some(text.to_owned());
            Ok(())
        },
        show: |config| config.toll.alert_to.clone().unwrap_or_else(none),
    },
    Setting {
        key: "log.filter",
        meaning: "How much is logged, to standard error. Secrets never are, at any level.",
        bounds: "error, warn, info, debug or trace, also for each part, as in info,doorcode_server::courier=debug",
        flag: None,
        set: |config, given| {
            let text = given.text()?;
            if let Err(error) = text.parse::<tracing_subscriber::filter::Targets>() {
                return Err(format!("'{text}' is not a filter: {error}"));
            }
            config.log.filter = text.to_owned();
            Ok(())
        },
        show: |config| config.log.filter.clone(),
    },
];

const SIGN_UP: &[(&str, SignUp)] = &[
    ("open", SignUp::Open),
    ("invitation", SignUp::Invitation),
    ("closed", SignUp::Closed),
];
const PROFILE: &[(&str, Profile)] = &[("classic", Profile::Classic), ("nist", Profile::Nist)];

/// Shorter than this a shared secret can be guessed from one credential.
const SHORTEST_SECRET: usize = 16;

fn socket_address(given: &Given) -> Result<SocketAddr, String> {
    let text = given.text()?;
    // People write it, and it can mean only one thing here.
    let text = text
        .strip_prefix("localhost:")
        .map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    text.parse()
        .map_err(|_| format!("'{text}' is not an IP address and a port, such as 127.0.0.1:8080"))
}

fn ice_url(text: &str, schemes: &[&str]) -> Result<String, String> {
    let host = schemes
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .unwrap_or_default();
    let plain = host.bytes().all(|byte| byte.is_ascii_graphic());
    if host.is_empty() || host.starts_with('/') || !plain {
        return Err(format!(
            "'{text}' is not an address such as {}host:3478",
            schemes.first().unwrap_or(&"")
        ));
    }
    Ok(text.to_owned())
}

fn word_for<T: Copy + PartialEq>(choices: &[(&str, T)], value: T) -> String {
    choices
        .iter()
        .find(|(_, choice)| *choice == value)
        .map_or_else(none, |(word, _)| (*word).to_owned())
}

fn none() -> String {
    "(none)".to_owned()
}

fn path_or_none(path: Option<&PathBuf>) -> String {
    path.map_or_else(none, |path| path.display().to_string())
}

fn list_or_none(parts: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let parts: Vec<String> = parts.map(|part| part.to_string()).collect();
    if parts.is_empty() {
        none()
    } else {
        parts.join(", ")
    }
}
