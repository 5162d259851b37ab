//! From the tables of the file to gateways, or to what is wrong with them.

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use doorcode_store::outbox::Kind;
use reqwest::Url;
use toml::de::DeValue;

use super::fields::Fields;
use super::http::http_template;
use super::{DkimSettings, GatewaySettings, Secret, Smpp, Smtp, SmtpTls, Way};
use crate::config::given::Given;
use crate::config::is_local_host;
use crate::config::load::{File, Place, Problem};

/// Nobody has more; a longer list is a mistake.
const MOST: usize = 16;
/// Longer than this no name and no prefix is.
const LONGEST_NAME: usize = 32;
const LONGEST_PREFIX: usize = 10;
/// Seconds that an attempt may take. Shorter, and a slow gateway is paused; longer, and somebody waits at the code page
/// for the next gateway.
const TIMEOUT_SECONDS: RangeInclusive<u32> = 1..=30;
const USUAL_TIMEOUT_SECONDS: u32 = 5;
/// A modem takes its time for each part of a text, and sends one after the other.
const USUAL_MODEM_SECONDS: u32 = 25;
const PORT: RangeInclusive<u16> = 1..=u16::MAX;

/// Reads the list of gateways in the file.
pub(in crate::config) fn read(
    file: &File<'_>,
    value: &DeValue<'_>,
    place: &Place,
    problems: &mut Vec<Problem>,
) -> Vec<GatewaySettings> {
    let problem = |place: &Place, what: &str, advice: &str| Problem {
        place: place.clone(),
        what: what.to_owned(),
        advice: advice.to_owned(),
    };
    let DeValue::Array(tables) = value else {
        let advice = "Write [[gateway]], in two brackets, on a line of its own, and its settings below";
        problems.push(problem(place, "gateway is a list of tables", advice));
        return Vec::new();
    };
    if tables.len() > MOST {
        let what = format!("there are {} gateways, and {MOST} is the most", tables.len());
        problems.push(problem(place, &what, ""));
    }
    let mut all: Vec<GatewaySettings> = Vec::new();
    for table in tables.iter().take(MOST) {
        let place = file.place(&table.span());
        let DeValue::Table(entries) = table.get_ref() else {
            problems.push(problem(&place, "a gateway is a table", "Write [[gateway]]"));
            continue;
        };
        let mut fields = Fields::of(file, entries, place.clone());
        let read = gateway(&mut fields);
        let mut found = fields.finish(read.is_some());
        if let Some(settings) = read.filter(|_| found.is_empty()) {
            if all.iter().any(|other| other.name == settings.name) {
                let what = format!("gateway: there are two of the name '{}'", settings.name);
                found.push(problem(&place, &what, "Give each a name of its own"));
            }
            all.push(settings);
        }
        problems.append(&mut found);
    }
    all
}

const KINDS: &[(&str, &str)] = &[
    ("template", "template"),
    ("twilio", "twilio"),
    ("vonage", "vonage"),
    ("messagebird", "messagebird"),
    ("sns", "sns"),
    ("android", "android"),
    ("gammu", "gammu"),
    ("smpp", "smpp"),
    ("smtp", "smtp"),
];

/// Reads one gateway; nothing where what it is cannot be told.
fn gateway(fields: &mut Fields) -> Option<GatewaySettings> {
    let takes = "a name of small letters, digits and hyphens, 32 at most, such as carrier-2";
    let name = fields.needed("name", takes).and_then(|name| {
        let is_good = name.len() <= LONGEST_NAME
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && name != "handset";
        if !is_good {
            let place = fields.place.clone();
            fields.problem(
                place,
                format!("name: '{name}' cannot be one"),
                &format!("It takes {takes}"),
            );
        }
        is_good.then_some(name)
    });
    let kinds = "template, twilio, vonage, messagebird, sns, android, gammu, smpp or smtp";
    let kind = if fields.left.contains_key("kind") {
        fields.read("kind", kinds, |given| given.choice(KINDS))
    } else {
        fields.needed("kind", kinds);
        None
    }?;
    let carries = match kind {
        "template" => fields
            .read("for", "texts, mails or calls", |given| {
                given.choice(&[
                    ("texts", Kind::Text),
                    ("mails", Kind::Mail),
                    ("calls", Kind::Call),
                ])
            })
            .unwrap_or(Kind::Text),
        "twilio" => fields
            .read("for", "texts or calls", |given| {
                given.choice(&[("texts", Kind::Text), ("calls", Kind::Call)])
            })
            .unwrap_or(Kind::Text),
        "smtp" => Kind::Mail,
        _ => Kind::Text,
    };
    let prefixes = match carries {
        Kind::Text | Kind::Call => fields.list("prefixes", "a list such as [\"+49\", \"+43\"]", prefix),
        Kind::Mail => Vec::new(),
    };
    let timeout_s = fields
        .read("timeout_seconds", "1 to 30", |given| given.whole(TIMEOUT_SECONDS))
        .unwrap_or(if kind == "gammu" {
            USUAL_MODEM_SECONDS
        } else {
            USUAL_TIMEOUT_SECONDS
        });
    let secret_file = fields.text(
        "secret_file",
        "the path of a file that nobody but the owner may read",
    );
    let can_tell = matches!(
        kind,
        "template" | "twilio" | "vonage" | "messagebird" | "android" | "smpp"
    );
    let receipts = can_tell
        && fields
            .read("receipts", "true or false", Given::switch)
            // On a connection of its own nobody else can tell them.
            .unwrap_or(kind == "smpp");
    // Twilio signs with the token that it is called with, and a template is told an address that we signed.
    let receipt_file = matches!(kind, "vonage" | "messagebird" | "android")
        .then(|| {
            fields.text(
                "receipt_secret_file",
                "the path of a file that nobody but the owner may read",
            )
        })
        .flatten();
    let user = match kind {
        "smpp" => fields.needed("user", "the system id"),
        "twilio" => fields.needed("user", "the account SID, AC…"),
        "vonage" => fields.needed("user", "the API key"),
        "sns" => fields.needed("user", "the id of the access key"),
        "android" => fields.needed("user", "the user name that the app shows"),
        "template" | "smtp" => fields.text("user", "a user name"),
        _ => None,
    };
    let from = match kind {
        "twilio" => fields.needed(
            "from",
            "a number in the form +15550100, a sender name, or a messaging service MG…",
        ),
        "vonage" | "messagebird" | "smpp" => fields.needed("from", "a number or a sender name"),
        "smtp" => fields.needed(
            "from",
            "an address such as \"Example Chat <no-reply@chat.example.org>\"",
        ),
        "sns" | "template" => fields.text("from", "a number or a sender name"),
        _ => None,
    };
    let way = way(kind, carries, receipts, fields)?;
    Some(GatewaySettings {
        name: name?,
        carries,
        prefixes,
        timeout_s,
        user: user.unwrap_or_default(),
        from: from.unwrap_or_default(),
        receipts,
        secret: Secret {
            given: None,
            file: secret_file.map(PathBuf::from),
        },
        receipt_secret: Secret {
            given: None,
            file: receipt_file.map(PathBuf::from),
        },
        way,
        place: fields.place.clone(),
    })
}

fn way(kind: &str, carries: Kind, receipts: bool, fields: &mut Fields) -> Option<Way> {
    let preset = |fields: &mut Fields, usual: &str| {
        let url = fields.read("url", ADDRESS, |given| address(given.text()?));
        url.or_else(|| usual.parse().ok())
    };
    Some(match kind {
        "twilio" => Way::Twilio(preset(fields, "https://api.twilio.com")?),
        "vonage" => Way::Vonage(preset(fields, "https://api.nexmo.com")?),
        "messagebird" => Way::MessageBird(preset(fields, "https://rest.messagebird.com")?),
        "sns" => {
            let region = fields.needed("region", "a region such as eu-central-1")?;
            if !region
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            {
                let place = fields.place.clone();
                fields.problem(place, format!("region: '{region}' is not one"), "");
            }
            let url = preset(fields, &format!("https://sns.{region}.amazonaws.com"))?;
            Way::Sns(url, region)
        }
        "android" => {
            let url = fields.needed("url", ANDROID)?;
            match address(&url) {
                Ok(url) => Way::Android(url),
                Err(what) => {
                    let place = fields.place.clone();
                    fields.problem(place, format!("url: {what}"), ADDRESS);
                    return None;
                }
            }
        }
        "gammu" => Way::Gammu(PathBuf::from(fields.needed("folder", GAMMU)?)),
        "smpp" => Way::Smpp(smpp(fields)?),
        "smtp" => Way::Smtp(smtp(fields)?),
        _ => Way::Template(Box::new(http_template(carries, receipts, fields)?)),
    })
}

pub(super) const ADDRESS: &str = "an https:// address; http:// only on this machine and in private networks";
const GAMMU: &str = "the path of a folder that gammu-smsd sends from, such as /var/lib/doorcode-modem";
const ANDROID: &str = "the address of the app, such as http://192.168.1.20:8080/message";

pub(super) fn address(text: &str) -> Result<Url, String> {
    let url: Url = text.parse().map_err(|_| format!("'{text}' is not an address"))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if url.host_str().is_some_and(is_near) => Ok(url),
        "http" => Err("over http:// the codes would travel in the open".to_owned()),
        _ => Err(format!("'{text}' is not an https:// address")),
    }
}

/// Whether a host is this machine or one of a private network (RFC 1918, RFC 4193).
fn is_near(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    is_local_host(host)
        || match bare.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(IpAddr::V4(address)) => address.is_private() || address.is_link_local(),
            Ok(IpAddr::V6(address)) => address.is_unique_local() || address.is_unicast_link_local(),
            Err(_) => false,
        }
}

fn prefix(text: &str) -> Result<String, String> {
    let digits = text.strip_prefix('+').unwrap_or_default();
    let is_good = !digits.is_empty()
        && digits.len() <= LONGEST_PREFIX
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_good {
        Ok(text.to_owned())
    } else {
        Err(format!("'{text}' is not the beginning of a number, such as +49"))
    }
}

fn smpp(fields: &mut Fields) -> Option<Smpp> {
    let host = fields.needed("host", "the name or the address of the centre");
    let tls = fields
        .read("tls", "always (the default) or none", |given| {
            given.choice(&[("always", true), ("none", false)])
        })
        .unwrap_or(true);
    let port = fields.read("port", "1 to 65535", |given| given.whole(PORT));
    let ca_file = fields
        .text("ca_file", "the path of a PEM file")
        .map(PathBuf::from);
    let system_type = fields.text("system_type", "what the carrier says, such as SMPP");
    let host = host?;
    if !tls && !is_near(&host) {
        let place = fields.place.clone();
        fields.problem(
            place,
            format!("tls = \"none\" would send codes to {host} in the open"),
            "Leave tls out, or reach it through a tunnel that ends in a private network",
        );
    }
    Some(Smpp {
        host,
        port: port.unwrap_or(if tls { 3550 } else { 2775 }),
        tls,
        ca_file,
        system_type: system_type.unwrap_or_default(),
    })
}

fn smtp(fields: &mut Fields) -> Option<Smtp> {
    let host = fields.needed("host", "the name of the mail server");
    let modes = &[
        ("start", SmtpTls::Start),
        ("always", SmtpTls::Always),
        ("none", SmtpTls::None),
    ];
    let tls = fields
        .read("tls", "start (STARTTLS, the default), always, or none", |given| {
            given.choice(modes)
        })
        .unwrap_or(SmtpTls::Start);
    let port = fields.read("port", "1 to 65535", |given| given.whole(PORT));
    let ca_file = fields
        .text("ca_file", "the path of a PEM file")
        .map(PathBuf::from);
    let dkim = dkim(fields);
    let host = host?;
    if tls == SmtpTls::None && !is_near(&host) {
        let place = fields.place.clone();
        fields.problem(
            place,
            format!("tls = \"none\" would send mails to {host} in the open"),
            "Leave tls out, or use a mail server on this machine",
        );
    }
    let usual = match tls {
        SmtpTls::Start => 587,
        SmtpTls::Always => 465,
        SmtpTls::None => 25,
    };
    Some(Smtp {
        host,
        port: port.unwrap_or(usual),
        tls,
        ca_file,
        dkim,
    })
}

/// How mails are signed: all three settings, or none.
fn dkim(fields: &mut Fields) -> Option<DkimSettings> {
    let names = ["dkim_domain", "dkim_selector", "dkim_key_file"];
    if !names.iter().any(|name| fields.left.contains_key(*name)) {
        return None;
    }
    let domain = fields.needed("dkim_domain", "the domain of from, such as chat.example.org");
    let selector = fields.needed(
        "dkim_selector",
        "the name before ._domainkey in the DNS, such as door",
    );
    let key_file = fields.needed("dkim_key_file", "the path of an RSA key in PEM");
    let (domain, selector) = (domain?, selector?);
    for (name, value) in [("dkim_domain", &domain), ("dkim_selector", &selector)] {
        let is_good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if value.is_empty() || !value.chars().all(is_good) {
            let place = fields.place.clone();
            fields.problem(place, format!("{name}: '{value}' is no name of the DNS"), "");
        }
    }
    Some(DkimSettings {
        domain,
        selector,
        key_file: PathBuf::from(key_file?),
    })
}
