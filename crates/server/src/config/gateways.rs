//! The gateways to phones and mailboxes: one `[[gateway]]` table each, in order of preference.
//!
//! A secret never stands in the file itself: it comes from a file of its own (`secret_file`) or from the environment
//! (`DOORCODE_GATEWAY_<NAME>_SECRET`), and is never shown.

mod fields;
mod http;
mod read;

use std::path::{Path, PathBuf};

use doorcode_store::outbox::Kind;
use reqwest::Url;

use super::SecretText;
use super::load::{Place, Problem};
use crate::courier::template::{self, Template};

pub(super) use read::read;

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
    place: Place,
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
    /// A GSM modem, through Gammu's daemon and its folder.
    Gammu(PathBuf),
    /// A carrier's centre, over SMPP.
    Smpp(Smpp),
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
    /// What its receipts look like.
    pub receipt: ReceiptShape,
}

/// What the receipts of a template look like.
#[derive(Clone, Debug, Default)]
pub struct ReceiptShape {
    /// The field of the address or of the form that has the word, or a pointer (RFC 6901) to it in JSON.
    pub status: String,
    /// The words that mean that the message is there.
    pub delivered: Vec<String>,
    /// Those that mean that it will not arrive.
    pub failed: Vec<String>,
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
    /// How mails are signed for their domain, where they are.
    pub dkim: Option<DkimSettings>,
}

/// How mails are signed for their domain (DKIM).
#[derive(Clone, Debug)]
pub struct DkimSettings {
    /// The domain that signs.
    pub domain: String,
    /// Under which name its key stands in the DNS.
    pub selector: String,
    /// The file with its private key.
    pub key_file: PathBuf,
}

/// A carrier's centre.
#[derive(Clone, Debug)]
pub struct Smpp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether the connection is protected by TLS.
    pub tls: bool,
    /// The authority to trust instead of those of the system.
    pub ca_file: Option<PathBuf>,
    /// The kind of our system, where the carrier asks for one.
    pub system_type: String,
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
     kind (template, twilio, vonage, messagebird, sns, android, gammu, smpp, smtp) and what that kind needs; docs/couriers.md has an example \
     of each. For all: for = \"texts\", \"mails\" (of a template) or \"calls\" (of a template or twilio), prefixes = [\"+49\"], timeout_seconds = 1 to 30 (5), \
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
            Way::Gammu(folder) => ("gammu", folder.display().to_string()),
            Way::Smpp(smpp) => {
                let tls = if smpp.tls { "TLS" } else { "no TLS" };
                ("smpp", format!("{}:{} ({tls})", smpp.host, smpp.port))
            }
            Way::Smtp(smtp) => ("smtp", format!("{}:{} ({:?})", smtp.host, smtp.port, smtp.tls)),
        };
        let carries = match self.carries {
            Kind::Text => "texts",
            Kind::Mail => "mails",
            Kind::Call => "calls",
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
            Way::Gammu(_) => false,
            _ => true,
        };
        if needs_secret && !gateway.secret.is_set() {
            problem(gateway, "its secret is not set".to_owned(), "SECRET");
        }
        // A template's receipts come to an address that we signed.
        let is_known = matches!(gateway.way, Way::Twilio(_) | Way::Smpp(_) | Way::Template(_));
        if gateway.receipts && !is_known && !gateway.receipt_secret.is_set() {
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
