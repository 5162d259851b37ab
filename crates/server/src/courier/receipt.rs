//! What a gateway tells of a message that it took: delivered, or not. Anybody can call the address, so what is not signed
//! by the gateway counts for nothing; what is comes in any order, twice, and before the answer to the message itself.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use doorcode_engine::ids::OutboxId;
use doorcode_engine::secret::{Digest, Keys, Purpose};
use doorcode_engine::time::{DAY_MS, MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_store::outbox::{self, Reason, State};
use doorcode_store::{Batch, Statement};
use metrics::counter;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap};
use serde_json::Value;

use super::gateway::Receipts;
use super::sns::hex;
use crate::app::App;
use crate::config::SecretText;
use crate::config::gateways::{ReceiptShape, Way};

/// Where receipts are taken, below it by the name of the gateway.
pub const ADDRESS: &str = "/courier/receipts";

/// How far clocks may differ.
const LEEWAY_MS: i64 = MINUTE_MS;
/// How old a signed report of the phone may be: it repeats them when it was offline.
const ANDROID_MS: i64 = DAY_MS;
/// A receipt may be faster than the answer that says that the message was taken: how long, and how often, that is waited for.
const EARLY: Duration = Duration::from_millis(300);
const EARLY_LOOKS: u32 = 10;
/// How often it is looked whether centres are connected, and whether something was left lying about.
const KEEP_ROUND: Duration = Duration::from_secs(5);

/// A receipt as it came in.
pub struct Request<'a> {
    /// The address that was called, as whoever called it wrote it.
    pub url: &'a str,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// Its body.
    pub body: &'a [u8],
}

/// Signs the addresses at which a gateway that signs nothing itself tells of its messages.
#[derive(Clone, Debug)]
pub struct Signer {
    gateway: String,
    keys: Arc<Keys>,
}

impl Signer {
    /// One for the gateway of that name.
    pub fn new(gateway: &str, keys: &Arc<Keys>) -> Self {
        Self {
            gateway: gateway.to_owned(),
            keys: Arc::clone(keys),
        }
    }

    /// What goes into the address for the message with this id.
    pub fn sign(&self, id: &str) -> String {
        self.keys.digest(Purpose::Receipt, &self.parts(id)).to_text()
    }

    fn has_signed(&self, id: &str, signature: &str) -> bool {
        Digest::from_text(signature)
            // In constant time.
            .is_some_and(|digest| self.keys.matches(&digest, Purpose::Receipt, &self.parts(id)))
    }

    fn parts<'a>(&'a self, id: &'a str) -> [&'a [u8]; 2] {
        [self.gateway.as_bytes(), id.as_bytes()]
    }
}

/// What a receipt says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is there.
    Delivered,
    /// It will not arrive.
    Lost(Reason),
    /// It is under way; more is to come.
    UnderWay,
}

/// Takes a receipt of the gateway `name`; `false` where it is not one, or not signed by that gateway.
///
/// # Errors
/// The database failed: the gateway may try again.
pub async fn take(app: &App, name: &str, request: &Request<'_>) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let Some((id, word)) = app
        .courier
        .gateways()
        .receipts(name)
        .and_then(|receipts| read(receipts, request, now))
    else {
        return Ok(false);
    };
    count(name, word);
    apply(app, name, id, word).await?;
    Ok(true)
}

/// Takes a receipt that calls the text as the gateway does. It may come before the answer in which the gateway says how it
/// calls it: that is waited for.
///
/// # Errors
/// The database failed.
pub async fn take_named(app: &App, name: &str, message_id: &str, word: Word) -> anyhow::Result<()> {
    count(name, word);
    for _ in 0..EARLY_LOOKS {
        if let Some(id) = outbox::by_message_id(&app.store, name, message_id).await? {
            return apply(app, name, id, word).await;
        }
        tokio::time::sleep(EARLY).await;
    }
    Ok(())
}

/// Looks after what gateways keep open or lying about, until the program exits.
pub async fn keep(app: Arc<App>) {
    while !app.closing.has_begun() {
        app.courier.gateways().keep(app.clock.now()).await;
        tokio::select! {
            () = tokio::time::sleep(KEEP_ROUND) => {}
            () = app.closing.begun() => return,
        }
    }
}

/// Takes what centres tell, until the program exits.
pub async fn work(app: Arc<App>) {
    loop {
        let told = tokio::select! {
            told = app.courier.gateways().told() => told,
            () = app.closing.begun() => return,
        };
        let Some((name, message_id, word)) = told else {
            return;
        };
        let app = Arc::clone(&app);
        tokio::spawn(async move {
            if let Err(error) = take_named(&app, &name, &message_id, word).await {
                tracing::error!("a receipt of a gateway cannot be written down: {error:#}");
            }
        });
    }
}

async fn apply(app: &App, name: &str, id: OutboxId, word: Word) -> anyhow::Result<()> {
    match word {
        Word::UnderWay => Ok(()),
        Word::Delivered => commit(app, outbox::delivered(id, app.clock.now())).await,
        Word::Lost(reason) => lost(app, name, id, reason).await,
    }
}

fn count(name: &str, word: Word) {
    let label = match word {
        Word::Delivered => "delivered",
        Word::Lost(_) => "lost",
        Word::UnderWay => "under_way",
    };
    counter!("doorcode_receipts_total", "gateway" => name.to_owned(), "word" => label).increment(1);
}

async fn commit(app: &App, statement: Statement) -> anyhow::Result<()> {
    app.store.commit(Batch::new().with(statement)).await?;
    Ok(())
}

async fn lost(app: &App, name: &str, id: OutboxId, reason: Reason) -> anyhow::Result<()> {
    for _ in 0..EARLY_LOOKS {
        let Some(send) = outbox::by_id(&app.store, id).await? else {
            return Ok(());
        };
        let is_early = send.state == State::Waiting && !send.refused_by.iter().any(|other| other == name);
        if is_early {
            tokio::time::sleep(EARLY).await;
            continue;
        }
        let mut refused_by = send.refused_by;
        refused_by.push(name.to_owned());
        let again = app.courier.gateways().is_another_left(send.kind, &refused_by);
        commit(app, outbox::lost(id, name, reason, again, app.clock.now())).await?;
        if again {
            app.courier.wake();
        }
        return Ok(());
    }
    Ok(())
}

/// What a receipt says of which message; nothing where it is not signed by the gateway, or not understood.
fn read(receipts: &Receipts, request: &Request<'_>, now: Timestamp) -> Option<(OutboxId, Word)> {
    match &receipts.way {
        Way::Twilio(_) => twilio(&receipts.secret, request),
        Way::Vonage(_) => vonage(&receipts.secret, request, now),
        Way::MessageBird(_) => messagebird(&receipts.secret, request, now),
        Way::Android(_) => android(&receipts.secret, request, now),
        Way::Template(template) => told(&template.receipt, &receipts.signer, request),
        Way::Sns(..) | Way::Gammu(_) | Way::Smpp(_) | Way::Smtp(_) => None,
    }
}

/// At an address that we signed for this very message; nobody but the gateway was told it.
fn told(shape: &ReceiptShape, signer: &Signer, request: &Request<'_>) -> Option<(OutboxId, Word)> {
    let asked = query(request.url);
    let id = field(&asked, "outbox")?;
    if !signer.has_signed(id, field(&asked, "by")?) {
        return None;
    }
    let status = if shape.status.starts_with('/') {
        let body: Value = serde_json::from_slice(request.body).ok()?;
        match body.pointer(&shape.status)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    } else {
        let form = pairs(std::str::from_utf8(request.body).unwrap_or_default());
        field(&form, &shape.status)
            .or_else(|| field(&asked, &shape.status))?
            .to_owned()
    };
    let word = if shape.delivered.contains(&status) {
        Word::Delivered
    } else if shape.failed.contains(&status) {
        Word::Lost(Reason::Unreachable)
    } else {
        Word::UnderWay
    };
    Some((id.parse().ok()?, word))
}

/// HMAC-SHA-1 over the address and the fields of the form, sorted by their names.
fn twilio(secret: &SecretText, request: &Request<'_>) -> Option<(OutboxId, Word)> {
    let mut fields = pairs(std::str::from_utf8(request.body).ok()?);
    fields.sort();
    let signed = fields.iter().fold(request.url.to_owned(), |text, (name, value)| {
        format!("{text}{name}{value}")
    });
    let signature = STANDARD.decode(header(request, "x-twilio-signature")?).ok()?;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose().as_bytes());
    // In constant time.
    hmac::verify(&key, signed.as_bytes(), &signature).ok()?;
    let status = field(&fields, "MessageStatus").or_else(|| field(&fields, "CallStatus"));
    let word = match status? {
        // A call is completed that somebody answered.
        "delivered" | "read" | "completed" => Word::Delivered,
        "busy" | "no-answer" => Word::Lost(Reason::Unreachable),
        "undelivered" | "failed" => Word::Lost(match field(&fields, "ErrorCode") {
            Some("30004" | "30007" | "30034") => Reason::Refused,
            _ => Reason::Unreachable,
        }),
        "canceled" => Word::Lost(Reason::Refused),
        _ => Word::UnderWay,
    };
    Some((ours(request.url)?, word))
}

/// A JWT that has the hash of the body.
fn vonage(secret: &SecretText, request: &Request<'_>, now: Timestamp) -> Option<(OutboxId, Word)> {
    let bearer = header(request, AUTHORIZATION.as_str())?;
    let claims = jwt(bearer.strip_prefix("Bearer ")?, secret, now)?;
    is_hash(claims.get("payload_hash")?, request.body)?;
    let body: Value = serde_json::from_slice(request.body).ok()?;
    let word = match body.get("status")?.as_str()? {
        "delivered" | "read" => Word::Delivered,
        "rejected" => Word::Lost(Reason::Refused),
        "undeliverable" => Word::Lost(Reason::Unreachable),
        _ => Word::UnderWay,
    };
    Some((body.get("client_ref")?.as_str()?.parse().ok()?, word))
}

/// A JWT that has the hashes of the address and of the body.
fn messagebird(secret: &SecretText, request: &Request<'_>, now: Timestamp) -> Option<(OutboxId, Word)> {
    let claims = jwt(header(request, "messagebird-signature-jwt")?, secret, now)?;
    is_hash(claims.get("url_hash")?, request.url.as_bytes())?;
    if !request.body.is_empty() {
        is_hash(claims.get("payload_hash")?, request.body)?;
    }
    let fields = query(request.url);
    let word = match field(&fields, "status")? {
        "delivered" => Word::Delivered,
        "delivery_failed" => Word::Lost(Reason::Unreachable),
        "expired" => Word::Lost(Reason::Expired),
        _ => Word::UnderWay,
    };
    Some((field(&fields, "reference")?.parse().ok()?, word))
}

/// HMAC-SHA-256 over the body and the moment.
fn android(secret: &SecretText, request: &Request<'_>, now: Timestamp) -> Option<(OutboxId, Word)> {
    let moment = header(request, "x-timestamp")?;
    let at_ms = moment.parse::<i64>().ok()?.checked_mul(SECOND_MS)?;
    if (now.ms() - LEEWAY_MS - ANDROID_MS..=now.ms() + LEEWAY_MS).contains(&at_ms) {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
        let signed = [request.body, moment.as_bytes()].concat();
        hmac::verify(&key, &signed, &unhex(header(request, "x-signature")?)?).ok()?;
    } else {
        return None;
    }
    let body: Value = serde_json::from_slice(request.body).ok()?;
    let word = match body.get("event")?.as_str()? {
        "sms:delivered" => Word::Delivered,
        "sms:failed" => Word::Lost(Reason::Unreachable),
        _ => Word::UnderWay,
    };
    let id = body.pointer("/payload/messageId")?.as_str()?.parse().ok()?;
    Some((id, word))
}

/// The claims of a JWT (RFC 7519) that is signed with HMAC-SHA-256 and in force.
fn jwt(token: &str, secret: &SecretText, now: Timestamp) -> Option<Value> {
    let (signed, signature) = token.trim().rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    let part =
        |text: &str| -> Option<Value> { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok() };
    // Whoever may choose how it is signed would choose 'none'.
    if part(head)?.get("alg")?.as_str()? != "HS256" {
        return None;
    }
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    hmac::verify(&key, signed.as_bytes(), &signature).ok()?;
    let claims = part(claims)?;
    let time = |name: &str| {
        let seconds = claims.get(name)?.as_f64()?;
        Some((seconds * 1000.0) as i64)
    };
    let in_force = time("exp").is_none_or(|exp| exp > now.ms() - LEEWAY_MS)
        && time("nbf").is_none_or(|nbf| nbf < now.ms() + LEEWAY_MS);
    in_force.then_some(claims)
}

/// Whether a claim is the SHA-256 of these bytes. It is signed, so comparing it tells nobody anything.
fn is_hash(claim: &Value, bytes: &[u8]) -> Option<()> {
    let hash = hex(digest::digest(&digest::SHA256, bytes).as_ref());
    claim.as_str()?.eq_ignore_ascii_case(&hash).then_some(())
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

fn header<'a>(request: &'a Request<'_>, name: &str) -> Option<&'a str> {
    request.headers.get(name)?.to_str().ok()
}

/// The id that stands in the address that we gave the gateway.
fn ours(url: &str) -> Option<OutboxId> {
    field(&query(url), "outbox")?.parse().ok()
}

fn query(url: &str) -> Vec<(String, String)> {
    url.split_once('?')
        .map(|(_, query)| pairs(query))
        .unwrap_or_default()
}

/// The fields of a form.
fn pairs(text: &str) -> Vec<(String, String)> {
    let Ok(mut url) = Url::parse("http://localhost/") else {
        return Vec::new();
    };
    url.set_query(Some(text));
    url.query_pairs().into_owned().collect()
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = fields.iter().filter(|(other, _)| other == name);
    found.next().map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests;
