//! The gateways to phones and mailboxes: one `[[gateway]]` table each, in order of preference.
//!
//! A secret never stands in the file itself: it comes from a file of its own (`secret_file`) or from the environment
//! (`DOORCODE_GATEWAY_<NAME>_SECRET`), and is never shown.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use doorcode_store::outbox::Kind;
use reqwest::Url;
use toml::de::{DeTable, DeValue};

use super::given::Given;
use super::load::{File, Place, Problem, given};
use super::{SecretText, is_local_host};
use crate::courier::template::{self, Fill, Template};

/// Nobody has more; a longer list is a mistake.
const MOST: usize = 16;
/// Longer than this no name and no prefix is.
const LONGEST_NAME: usize = 32;
const LONGEST_PREFIX: usize = 10;
/// Seconds that an attempt may take. Shorter, and a slow gateway is paused; longer, and somebody waits at the code page
/// for the next gateway.
const TIMEOUT_SECONDS: RangeInclusive<u32> = 1..=30;
const USUAL_TIMEOUT_SECONDS: u32 = 5;
const PORT: RangeInclusive<u16> = 1..=u16::MAX;

/// A gateway as the configuration describes it.
#[derive(Clone, Debug)]
pub struct GatewaySettings {
    /// Its name: what operators, the log and the database call it.
    pub name: String,
    /// What it carries.
    pub carries: Kind,
    /// The beginnings of the numbers it is for, such as `+49`; all where there are none.
    pub prefixes: Vec<String>,
    /// Seconds that an attempt may take.
    pub timeout_s: u32,
    /// Who we are there: an account, a user name, the id of a key.
    pub user: String,
    /// The sender that people see.
    pub from: String,
    /// Whether it tells what became of a message, at an address of this server.
    pub receipts: bool,
    /// What proves to it that it is us.
    pub secret: Secret,
    /// What proves to us that a receipt is its.
    pub receipt_secret: Secret,
    /// How it is spoken to.
    pub way: Way,
    /// Where it stands in the file.
    pub(super) place: Place,
}

/// How a gateway is spoken to.
#[derive(Clone, Debug)]
pub enum Way {
    /// HTTP, as the configuration describes it.
    Template(Box<HttpTemplate>),
    /// Twilio's Messages API, at this address.
    Twilio(Url),
    /// Vonage's Messages API.
    Vonage(Url),
    /// MessageBird's (Bird's) SMS API.
    MessageBird(Url),
    /// Amazon SNS, in this region.
    Sns(Url, String),
    /// A phone with the SMS gateway app for Android.
    Android(Url),
    /// A mail server.
    Smtp(Smtp),
}

/// HTTP as the configuration describes it.
#[derive(Clone, Debug)]
pub struct HttpTemplate {
    /// GET, POST or PUT.
    pub method: reqwest::Method,
    /// The address.
    pub url: Template,
    /// Headers: names and values.
    pub headers: Vec<(String, Template)>,
    /// The body and how what goes into it is escaped.
    pub body: Option<(Template, template::Place)>,
    /// The statuses that mean that the message was taken; any 2xx where there are none.
    pub success: Vec<u16>,
    /// What must also stand in the answer's JSON: a pointer (RFC 6901) and a value.
    pub success_if: Option<(String, String)>,
    /// Where the answer's JSON has the gateway's name of the message.
    pub message_id: Option<String>,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// A certificate to trust besides those of the system: of a mail server of one's own.
    pub ca_file: Option<PathBuf>,
}

/// How the connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// STARTTLS, and nothing without it.
    Start,
    /// TLS from the first byte.
    Always,
    /// Not at all: on this machine or its own network only.
    None,
}

/// A secret and where it is from.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    /// The variable of the environment that has it, and the secret.
    pub given: Option<(String, SecretText)>,
    /// The file that has it.
    pub file: Option<PathBuf>,
}

impl Secret {
    fn is_set(&self) -> bool {
        self.given.is_some() || self.file.is_some()
    }

    fn shown(&self) -> Option<String> {
        match (&self.given, &self.file) {
            (Some((variable, _)), _) => Some(format!("(from the environment, {variable})")),
            (None, Some(path)) => Some(format!("(in {})", path.display())),
            (None, None) => None,
        }
    }
}

/// The variable of the environment for a gateway's secret; `part` is `SECRET` or `RECEIPT_SECRET`.
pub(super) fn variable(name: &str, part: &str) -> String {
    let name = name.replace('-', "_").to_ascii_uppercase();
    format!("DOORCODE_GATEWAY_{name}_{part}")
}

/// What `doorcode config explain` says of gateways in general.
pub(super) const MEANING: &str = "The gateways that carry texts and mails out, each a table [[gateway]], tried in the order of the file. Each has a name, a \
     kind (template, twilio, vonage, messagebird, sns, android, smtp) and what that kind needs; docs/couriers.md has an example \
     of each. For all: for = \"texts\" or \"mails\" (of a template), prefixes = [\"+49\"], timeout_seconds = 1 to 30 (5), \
     from, user, secret_file, receipts = true with receipt_secret_file.";

impl GatewaySettings {
    /// The lines that explain it; secrets and what may hold some are left out.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let (kind, address) = match &self.way {
            Way::Template(template) => ("template", format!("{} (not shown)", template.method)),
            Way::Twilio(url) => ("twilio", url.to_string()),
            Way::Vonage(url) => ("vonage", url.to_string()),
            Way::MessageBird(url) => ("messagebird", url.to_string()),
            Way::Sns(url, _) => ("sns", url.to_string()),
            Way::Android(url) => ("android", url.to_string()),
            Way::Smtp(smtp) => ("smtp", format!("{}:{} ({:?})", smtp.host, smtp.port, smtp.tls)),
        };
        let carries = match self.carries {
            Kind::Text => "texts",
            Kind::Mail => "mails",
        };
        let mut lines = vec![
            ("kind", kind.to_owned()),
            ("for", carries.to_owned()),
            ("address", address),
            ("timeout_seconds", self.timeout_s.to_string()),
            ("receipts", self.receipts.to_string()),
        ];
        for (name, value) in [("user", &self.user), ("from", &self.from)] {
            if !value.is_empty() {
                lines.push((name, value.clone()));
            }
        }
        if !self.prefixes.is_empty() {
            lines.push(("prefixes", self.prefixes.join(", ")));
        }
        lines.extend(self.secret.shown().map(|text| ("secret", text)));
        lines.extend(self.receipt_secret.shown().map(|text| ("receipt_secret", text)));
        lines
    }

    /// Where it stands in the file.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }
}

/// Reads the list of gateways in the file.
pub(super) fn read(
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

/// The settings of one table that have not been read yet, and what is wrong with those that were.
struct Fields {
    place: Place,
    left: BTreeMap<String, (Given, Place)>,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl Fields {
    fn of(file: &File<'_>, table: &DeTable<'_>, place: Place) -> Self {
        let left = table
            .iter()
            .map(|(key, value)| {
                let place = file.place(&key.span());
                (key.get_ref().to_string(), (given(value.get_ref()), place))
            })
            .collect();
        Self {
            place,
            left,
            known: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, place: Place, what: String, advice: &str) {
        self.problems.push(Problem {
            place,
            what: format!("gateway: {what}"),
            advice: advice.to_owned(),
        });
    }

    /// Reads a setting, where it is there and right.
    fn read<T>(
        &mut self,
        name: &'static str,
        takes: &str,
        read: impl FnOnce(&Given) -> Result<T, String>,
    ) -> Option<T> {
        self.known.push(name);
        let (given, place) = self.left.remove(name)?;
        match read(&given) {
            Ok(value) => Some(value),
            Err(what) => {
                self.problem(place, format!("{name}: {what}"), &format!("It takes {takes}"));
                None
            }
        }
    }

    fn text(&mut self, name: &'static str, takes: &str) -> Option<String> {
        self.read(name, takes, |given| given.text().map(str::to_owned))
    }

    /// Reads a setting that must be there.
    fn needed(&mut self, name: &'static str, takes: &str) -> Option<String> {
        let is_there = self.left.contains_key(name);
        let text = self.text(name, takes);
        if !is_there {
            self.problem(
                self.place.clone(),
                format!("{name} is missing"),
                &format!("It takes {takes}"),
            );
        }
        text
    }

    fn list<T>(
        &mut self,
        name: &'static str,
        takes: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        self.read(name, takes, |given| given.list(&read))
            .unwrap_or_default()
    }

    /// What is wrong, unknown names included where the others could be read at all.
    fn finish(mut self, is_read: bool) -> Vec<Problem> {
        let left = std::mem::take(&mut self.left);
        for (name, (_, place)) in left.into_iter().filter(|_| is_read) {
            if name == "secret" || name == "receipt_secret" {
                let advice = format!(
                    "Put it into a file of its own and name that with {name}_file, or into the environment as \
                     DOORCODE_GATEWAY_<NAME>_{}",
                    name.to_ascii_uppercase()
                );
                self.problem(
                    place,
                    format!("{name}: a secret does not stand here, where it would be copied along"),
                    &advice,
                );
                continue;
            }
            let known = self.known.join(", ");
            self.problem(
                place,
                format!("there is no setting '{name}' for this kind"),
                &format!("There are {known}"),
            );
        }
        self.problems
    }
}

const KINDS: &[(&str, &str)] = &[
    ("template", "template"),
    ("twilio", "twilio"),
    ("vonage", "vonage"),
    ("messagebird", "messagebird"),
    ("sns", "sns"),
    ("android", "android"),
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
    let kinds = "template, twilio, vonage, messagebird, sns, android or smtp";
    let kind = if fields.left.contains_key("kind") {
        fields.read("kind", kinds, |given| given.choice(KINDS))
    } else {
        fields.needed("kind", kinds);
        None
    }?;
    let carries = match kind {
        "template" => fields
            .read("for", "texts or mails", |given| {
                given.choice(&[("texts", Kind::Text), ("mails", Kind::Mail)])
            })
            .unwrap_or(Kind::Text),
        "smtp" => Kind::Mail,
        _ => Kind::Text,
    };
    let prefixes = match carries {
        Kind::Text => fields.list("prefixes", "a list such as [\"+49\", \"+43\"]", prefix),
        Kind::Mail => Vec::new(),
    };
    let timeout_s = fields
        .read("timeout_seconds", "1 to 30", |given| given.whole(TIMEOUT_SECONDS))
        .unwrap_or(USUAL_TIMEOUT_SECONDS);
    let secret_file = fields.text(
        "secret_file",
        "the path of a file that nobody but the owner may read",
    );
    let can_tell = matches!(kind, "twilio" | "vonage" | "messagebird" | "android");
    let receipts = can_tell
        && fields
            .read("receipts", "true or false", Given::switch)
            .unwrap_or(false);
    // Twilio signs with the token that it is called with.
    let receipt_file = (can_tell && kind != "twilio")
        .then(|| {
            fields.text(
                "receipt_secret_file",
                "the path of a file that nobody but the owner may read",
            )
        })
        .flatten();
    let user = match kind {
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
        "vonage" | "messagebird" => fields.needed("from", "a number or a sender name"),
        "smtp" => fields.needed(
            "from",
            "an address such as \"Example Chat <no-reply@chat.example.org>\"",
        ),
        "sns" | "template" => fields.text("from", "a number or a sender name"),
        _ => None,
    };
    let way = way(kind, carries, fields)?;
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

fn way(kind: &str, carries: Kind, fields: &mut Fields) -> Option<Way> {
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
        "smtp" => Way::Smtp(smtp(fields)?),
        _ => Way::Template(Box::new(http_template(carries, fields)?)),
    })
}

const ADDRESS: &str = "an https:// address; http:// only on this machine and in private networks";
const ANDROID: &str = "the address of the app, such as http://192.168.1.20:8080/message";

fn address(text: &str) -> Result<Url, String> {
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
    })
}

const METHODS: &[(&str, reqwest::Method)] = &[
    ("POST", reqwest::Method::POST),
    ("GET", reqwest::Method::GET),
    ("PUT", reqwest::Method::PUT),
];

/// What is put in where a template is tried: nothing could be more inconvenient.
const SAMPLE: Fill<'static> = Fill {
    to: "+491701234567",
    from: "a \"b\"",
    text: "\"{}<&>\\\n",
    subject: "\"",
    id: "01",
    user: "\"",
    secret: "\"",
    ttl_seconds: 1,
};

fn http_template(carries: Kind, fields: &mut Fields) -> Option<HttpTemplate> {
    let place = fields.place.clone();
    let method = fields.read("method", "POST, GET or PUT", |given| {
        let text = given.text()?;
        let found = METHODS.iter().find(|(name, _)| *name == text);
        found
            .map(|(_, method)| method.clone())
            .ok_or_else(|| format!("'{text}' is not one of them"))
    });
    let url = fields.needed("url", ADDRESS);
    let url = url.and_then(|text| {
        let read = Template::parse(&text).and_then(|template| {
            if template.holds_secret() {
                return Err(
                    "a secret does not belong into an address, which is logged on the way".to_owned(),
                );
            }
            address(&template.fill(&SAMPLE, template::Place::Url))?;
            Ok(template)
        });
        read.map_err(|what| fields.problem(place.clone(), format!("url: {what}"), ""))
            .ok()
    });
    let headers = fields.list(
        "headers",
        "a list such as [\"Authorization: Bearer {secret}\"]",
        |text| {
            let (name, value) = text
                .split_once(':')
                .ok_or_else(|| format!("'{text}' has no colon"))?;
            let name = name.trim().to_ascii_lowercase();
            name.parse::<reqwest::header::HeaderName>()
                .map_err(|_| format!("'{name}' is not the name of a header"))?;
            Ok((name, Template::parse(value.trim())?))
        },
    );
    let body = fields.read(
        "body",
        "a text with places such as {to} and {text}",
        |given| match given {
            // Unlike other settings, it may have line breaks.
            Given::Text { text, .. } => Ok(text.clone()),
            other => other.text().map(str::to_owned),
        },
    );
    let body = body.and_then(|text| {
        let read = body_of(&text, &headers);
        read.map_err(|what| fields.problem(place.clone(), format!("body: {what}"), ""))
            .ok()
    });
    let success = fields.list(
        "success",
        "a list of statuses such as [\"200\", \"202\"]",
        |text| {
            text.parse::<u16>()
                .ok()
                .filter(|status| (200..400).contains(status))
                .ok_or_else(|| format!("'{text}' is not a status from 200 to 399"))
        },
    );
    let success_if = fields.read(
        "success_if",
        "a place and a value, such as \"/status = ok\"",
        |given| {
            let text = given.text()?;
            let (pointer, value) = text.split_once('=').ok_or_else(|| format!("'{text}' has no ="))?;
            Ok((pointer_of(pointer.trim())?, value.trim().to_owned()))
        },
    );
    let message_id = fields.read("message_id", "a place such as /messages/0/id", |given| {
        pointer_of(given.text()?)
    });
    let url = url?;
    let words = match carries {
        Kind::Text => "{text}",
        Kind::Mail => "{text} and {subject}",
    };
    let says_it = |template: &Template| {
        template
            .fill(&SAMPLE, template::Place::Plain)
            .contains(SAMPLE.text)
    };
    if !says_it(&url) && !body.as_ref().is_some_and(|(body, _)| says_it(body)) {
        fields.problem(
            place,
            "neither url nor body has {text}".to_owned(),
            &format!("Put {words} in"),
        );
    }
    Some(HttpTemplate {
        method: method.unwrap_or(reqwest::Method::POST),
        url,
        headers,
        body,
        success,
        success_if,
        message_id,
    })
}

/// The body, escaped as the header `Content-Type` says, and tried.
fn body_of(text: &str, headers: &[(String, Template)]) -> Result<(Template, template::Place), String> {
    let template = Template::parse(text)?;
    let kind = headers.iter().find(|(name, _)| name == "content-type");
    let kind = kind.map(|(_, value)| value.fill(&SAMPLE, template::Place::Header).to_ascii_lowercase());
    let kind = kind.ok_or("headers must say what it is, such as \"Content-Type: application/json\"")?;
    let place = match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => template::Place::Json,
        "application/x-www-form-urlencoded" => template::Place::Form,
        "application/xml" | "text/xml" => template::Place::Xml,
        "text/plain" => template::Place::Plain,
        other => {
            return Err(format!(
                "it is not known how to escape what goes into '{other}'; JSON, forms, XML and plain text are"
            ));
        }
    };
    let is_json = || serde_json::from_str::<serde_json::Value>(&template.fill(&SAMPLE, place)).is_ok();
    if place == template::Place::Json && !is_json() {
        return Err("it is not JSON; texts stand in quotes, as in {\"text\": \"{text}\"}".to_owned());
    }
    Ok((template, place))
}

fn pointer_of(text: &str) -> Result<String, String> {
    if text.starts_with('/') {
        Ok(text.to_owned())
    } else {
        Err(format!("'{text}' does not begin with /"))
    }
}

/// Takes a secret of the environment; gives it back where no gateway has such a variable.
pub(super) fn take_secret(
    gateways: &mut [GatewaySettings],
    name: &str,
    value: &str,
) -> Option<Result<(), String>> {
    gateways.iter_mut().find_map(|gateway| {
        let is_twilio = matches!(gateway.way, Way::Twilio(_));
        let slot = if variable(&gateway.name, "SECRET") == name {
            &mut gateway.secret
        } else if variable(&gateway.name, "RECEIPT_SECRET") == name && !is_twilio {
            &mut gateway.receipt_secret
        } else {
            return None;
        };
        if value.is_empty() || value.chars().any(char::is_control) {
            return Some(Err("it is empty or holds a control character".to_owned()));
        }
        slot.given = Some((name.to_owned(), SecretText::new(value.to_owned())));
        Some(Ok(()))
    })
}

/// What is missing once all sources have been read.
pub(super) fn judge(gateways: &[GatewaySettings]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut problem = |gateway: &GatewaySettings, what: String, part: &str| {
        problems.push(Problem {
            place: gateway.place.clone(),
            what: format!("gateway {}: {what}", gateway.name),
            advice: format!(
                "Name its file with {}_file, or set {}",
                part.to_ascii_lowercase(),
                variable(&gateway.name, part)
            ),
        });
    };
    for gateway in gateways {
        let needs_secret = match &gateway.way {
            Way::Template(template) => {
                let headers = template.headers.iter().any(|(_, value)| value.holds_secret());
                headers
                    || template
                        .body
                        .as_ref()
                        .is_some_and(|(body, _)| body.holds_secret())
            }
            Way::Smtp(_) => !gateway.user.is_empty(),
            _ => true,
        };
        if needs_secret && !gateway.secret.is_set() {
            problem(gateway, "its secret is not set".to_owned(), "SECRET");
        }
        let is_twilio = matches!(gateway.way, Way::Twilio(_));
        if gateway.receipts && !is_twilio && !gateway.receipt_secret.is_set() {
            let what = "receipts = true, and what they are signed with is not set: anybody could send them";
            problem(gateway, what.to_owned(), "RECEIPT_SECRET");
        }
    }
    problems
}

/// Reads a secret, now that it is needed.
///
/// # Errors
/// The file cannot be read, can be read by others, or is empty.
pub fn open_secret(secret: &Secret) -> anyhow::Result<SecretText> {
    match (&secret.given, &secret.file) {
        (Some((_, text)), _) => Ok(text.clone()),
        (None, Some(path)) => secret_of(path),
        (None, None) => Ok(SecretText::new(String::new())),
    }
}

fn secret_of(path: &Path) -> anyhow::Result<SecretText> {
    use anyhow::Context;

    crate::folder::refuse_if_others_read(path)?;
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("The secret of a gateway in {} cannot be read", path.display()))?;
    let text = zeroize::Zeroizing::new(text);
    let secret = SecretText::new(text.trim().to_owned());
    if secret.expose().is_empty() || secret.expose().chars().any(char::is_control) {
        anyhow::bail!(
            "The secret of a gateway in {} is empty or has more than one line",
            path.display()
        );
    }
    Ok(secret)
}
