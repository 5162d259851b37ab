//! What is refused although every single setting is in bounds: combinations under which an account could be taken.
//!
//! Each refusal says what is unsafe and names the two ways out. There is no switch that turns a refusal off.

use std::net::SocketAddr;

use doorcode_store::outbox::Kind;

use super::Config;
use super::load::{Loaded, Problem};

/// All that is unsafe or cannot work.
pub(super) fn judge(loaded: &Loaded) -> Vec<Problem> {
    let config = &loaded.config;
    let checks: [(&str, Option<(String, String)>); 7] = [
        (handset_culprit(config), handset(config)),
        (
            if config.public_url.is_some() {
                "public_url"
            } else {
                "listen"
            },
            public_url(config),
        ),
        ("tls.certificate", tls(config)),
        ("public_url", scheme(config)),
        ("metrics_listen", metrics(config)),
        ("calls.turn_urls", turn(config)),
        ("courier.countries", countries(config)),
    ];
    checks
        .into_iter()
        .filter_map(|(key, found)| {
            let (what, advice) = found?;
            Some(Problem {
                place: loaded.place(key),
                what,
                advice,
            })
        })
        .collect()
}

/// Whether nobody but this machine can reach the make-believe phone: neither directly nor through a proxy in front.
pub(super) fn handset_is_safe(config: &Config) -> bool {
    listens_on_loopback(config.listen)
        && config.public_url.as_ref().is_none_or(super::PublicUrl::is_local)
        && config.trusted_proxies.is_empty()
}

fn listens_on_loopback(address: SocketAddr) -> bool {
    address.ip().to_canonical().is_loopback()
}

/// The setting that makes the handset unsafe, to point at.
fn handset_culprit(config: &Config) -> &'static str {
    if !listens_on_loopback(config.listen) {
        "listen"
    } else if config.public_url.as_ref().is_some_and(|url| !url.is_local()) {
        "public_url"
    } else {
        "trusted_proxies"
    }
}

fn handset(config: &Config) -> Option<(String, String)> {
    if config.handset != Some(true) || handset_is_safe(config) {
        return None;
    }
    let reached = match handset_culprit(config) {
        "listen" => format!("listen = {} can be reached from other machines", config.listen),
        "public_url" => format!(
            "public_url = {} is for other machines",
            config.public_url_at(config.listen)
        ),
        _ => "trusted_proxies says that a proxy brings other people here".to_owned(),
    };
    Some((
        format!("the handset shows every code to whoever opens it, and {reached}"),
        "Take out handset = true, or keep listen and public_url on loopback, without proxies".to_owned(),
    ))
}

fn public_url(config: &Config) -> Option<(String, String)> {
    match &config.public_url {
        Some(url) if !url.is_https() && !url.is_local() => Some((
            format!("over {url} passwords and codes would travel in the open"),
            "Use https://, with tls.certificate and tls.key here or a proxy in front that serves TLS; plain http is for \
             localhost only"
                .to_owned(),
        )),
        None if !listens_on_loopback(config.listen) => Some((
            format!("listen = {} can be reached from other machines, and public_url is not set", config.listen),
            "Set public_url to the https:// address that people open, or listen on 127.0.0.1".to_owned(),
        )),
        _ => None,
    }
}

fn tls(config: &Config) -> Option<(String, String)> {
    match (&config.tls.certificate, &config.tls.key) {
        (Some(_), None) => Some((
            "tls.certificate is set and tls.key is not".to_owned(),
            BOTH.to_owned(),
        )),
        (None, Some(_)) => Some((
            "tls.key is set and tls.certificate is not".to_owned(),
            BOTH.to_owned(),
        )),
        _ => None,
    }
}

/// A text to a country far away costs what ten cost at home, and there are people who earn by it.
fn countries(config: &Config) -> Option<(String, String)> {
    let has_texts = config
        .gateways
        .iter()
        .any(|gateway| gateway.carries == Kind::Text);
    (has_texts && config.toll.countries.is_empty()).then(|| {
        (
            "texts cost money, and nothing says to which countries they may go".to_owned(),
            "Write courier.countries = [\"DE\"] at the beginning of the file, with the countries (two letters of ISO 3166) \
             whose phones your people have"
                .to_owned(),
        )
    })
}

const BOTH: &str = "Set both to serve TLS here, or neither to leave it to a proxy";

fn scheme(config: &Config) -> Option<(String, String)> {
    let url = config.public_url.as_ref()?;
    (config.tls.certificate.is_some() && !url.is_https()).then(|| {
        (
            format!("a certificate is set, so this server speaks TLS, and public_url = {url} says that it does not"),
            "Write public_url with https://".to_owned(),
        )
    })
}

fn metrics(config: &Config) -> Option<(String, String)> {
    let address = config.metrics_listen?;
    (address == config.listen && address.port() != 0).then(|| {
        (
            "metrics_listen is the same address as listen".to_owned(),
            "Choose another port: the figures are not for everybody who can open the pages".to_owned(),
        )
    })
}

fn turn(config: &Config) -> Option<(String, String)> {
    let calls = &config.calls;
    let secret = calls.turn_secret.is_some() || calls.turn_secret_file.is_some();
    (!calls.turn_urls.is_empty() && !secret).then(|| {
        (
            "calls.turn_urls is set and the secret shared with those servers is not".to_owned(),
            "Set calls.turn_secret_file to a file with coturn's static-auth-secret".to_owned(),
        )
    })
}
