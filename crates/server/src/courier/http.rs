//! Gateways that are spoken to over HTTP: one sender for all, with a deadline, no redirects and a small appetite.
//!
//! What a gateway answers may quote the message, so it is read for what is looked for and never logged; nor is an error
//! of the connection, which would name the address.

use std::time::Duration;

use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorcode_engine::time::{SECOND_MS, Timestamp};
use doorcode_store::outbox::{Kind, Reason};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Method, Url};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::choice::Outcome;
use super::template::{Fill, Place, escape, percent_encode};
use super::{Message, receipt, sns};
use crate::config::SecretText;
use crate::config::gateways::{GatewaySettings, HttpTemplate, Way};

/// An answer is a few hundred bytes; more is not read.
const LARGEST_ANSWER: usize = 64 * 1024;
/// A gateway's name of a message is a few dozen characters; one that is longer is not kept.
const LONGEST_NAME: usize = 128;
/// Whoever does not take the connection within this will not answer within the timeout either.
const CONNECT_TIME: Duration = Duration::from_secs(3);
/// Vonage's bounds for the time that a message is worth sending.
const VONAGE_TTL_S: std::ops::RangeInclusive<u32> = 20..=604_800;
/// Twilio's.
const TWILIO_TTL_S: std::ops::RangeInclusive<u32> = 1..=36_000;
/// For how many seconds a phone rings: longer, and a mailbox answers.
const RING_S: &str = "25";

/// A gateway that is spoken to over HTTP.
#[derive(Debug)]
pub struct Http {
    client: Client,
    way: Way,
    carries: Kind,
    user: String,
    from: String,
    secret: SecretText,
    /// Where receipts are to be sent; the id of the message is added.
    receipts: Option<String>,
    /// What signs that address for a gateway that signs nothing itself.
    signer: receipt::Signer,
}

/// A request, before it is sent.
#[derive(Debug)]
struct Call {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Zeroizing<String>,
}

/// What came back.
#[derive(Debug)]
struct Answer {
    status: u16,
    retry_after_ms: Option<i64>,
    text: Zeroizing<String>,
}

impl Http {
    /// A gateway; `receipts` is the address that it may send receipts to, which `signer` signs.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn open(
        settings: &GatewaySettings,
        secret: SecretText,
        receipts: String,
        signer: receipt::Signer,
    ) -> anyhow::Result<Self> {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_TIME)
            .user_agent(concat!("doorcode/", env!("CARGO_PKG_VERSION")))
            .build()
            .with_context(|| format!("Gateway {}: HTTP cannot be set up", settings.name))?;
        Ok(Self {
            client,
            way: settings.way.clone(),
            carries: settings.carries,
            user: settings.user.clone(),
            from: settings.from.clone(),
            secret,
            receipts: settings.receipts.then_some(receipts),
            signer,
        })
    }

    /// Hands a message over, within `timeout`.
    pub async fn send(&self, message: &Message<'_>, now: Timestamp, timeout: Duration) -> Outcome {
        let Some(call) = self.call(message, now) else {
            return Outcome::Broken("its request cannot be put together".to_owned());
        };
        let request = self
            .client
            .request(call.method, call.url)
            .headers(call.headers)
            .timeout(timeout)
            // Dropped when it has been sent; the copy in the sender's buffer is not ours to wipe.
            .body(call.body.as_bytes().to_vec());
        match receive(request).await {
            Ok(answer) => self.judge(&answer),
            Err(error) => Outcome::Broken(words(&error).to_owned()),
        }
    }

    fn call(&self, message: &Message<'_>, now: Timestamp) -> Option<Call> {
        match &self.way {
            Way::Template(template) => self.templated(template, message),
            Way::Twilio(base) if self.carries == Kind::Call => self.twilio_call(base, message),
            Way::Twilio(base) => self.twilio(base, message),
            Way::Vonage(base) => self.vonage(base, message),
            Way::MessageBird(base) => self.messagebird(base, message),
            Way::Sns(base, region) => self.sns(base, region, message, now),
            Way::Android(url) => self.android(url, message),
            Way::Gammu(_) | Way::Smpp(_) | Way::Smtp(_) => None,
        }
    }

    fn templated(&self, template: &HttpTemplate, message: &Message<'_>) -> Option<Call> {
        let receipt = self.callback(message).map_or_else(String::new, |address| {
            format!("{address}&by={}", self.signer.sign(message.id))
        });
        let fill = Fill {
            to: &message.letter.to,
            from: &self.from,
            text: &message.letter.body,
            subject: &message.letter.subject,
            id: message.id,
            user: &self.user,
            secret: self.secret.expose(),
            language: &message.letter.language,
            ttl_seconds: message.ttl_s,
            receipt: &receipt,
        };
        let mut headers = HeaderMap::new();
        for (name, value) in &template.headers {
            let name: HeaderName = name.parse().ok()?;
            headers.append(name, secret_header(&value.fill(&fill, Place::Header))?);
        }
        let body = template.body.as_ref();
        Some(Call {
            method: template.method.clone(),
            url: template.url.fill(&fill, Place::Url).parse().ok()?,
            headers,
            body: body.map_or_else(Zeroizing::default, |(body, place)| body.fill(&fill, *place)),
        })
    }

    fn twilio(&self, base: &Url, message: &Message<'_>) -> Option<Call> {
        // A messaging service chooses the sender itself.
        let is_service = self.from.starts_with("MG") && self.from.len() == 34;
        let sender = if is_service { "MessagingServiceSid" } else { "From" };
        let ttl = message
            .ttl_s
            .clamp(*TWILIO_TTL_S.start(), *TWILIO_TTL_S.end())
            .to_string();
        let fields = vec![
            ("To", message.letter.to.as_str()),
            (sender, &self.from),
            ("Body", &message.letter.body),
            ("ValidityPeriod", &ttl),
        ];
        self.twilio_form(base, "Messages", message, fields)
    }

    /// Twilio's Calls API: what is said goes along, so that Twilio asks nobody for it.
    fn twilio_call(&self, base: &Url, message: &Message<'_>) -> Option<Call> {
        let said = twiml(&message.letter.body, &message.letter.language);
        let fields = vec![
            ("To", message.letter.to.as_str()),
            ("From", &self.from),
            ("Twiml", &said),
            ("Timeout", RING_S),
        ];
        self.twilio_form(base, "Calls", message, fields)
    }

    /// A form for one of Twilio's resources, with where to tell what becomes of it.
    fn twilio_form(
        &self,
        base: &Url,
        resource: &str,
        message: &Message<'_>,
        fields: Vec<(&str, &str)>,
    ) -> Option<Call> {
        let callback = self.callback(message);
        let mut fields: Vec<(&str, &str)> = fields;
        if let Some(callback) = &callback {
            fields.push(("StatusCallback", callback));
        }
        let path = format!("/2010-04-01/Accounts/{}/{resource}.json", encoded(&self.user));
        let mut headers = self.basic()?;
        headers.insert(CONTENT_TYPE, FORM);
        Some(Call {
            method: Method::POST,
            url: base.join(&path).ok()?,
            headers,
            body: form(&fields),
        })
    }

    fn vonage(&self, base: &Url, message: &Message<'_>) -> Option<Call> {
        let mut body = json!({
            "message_type": "text",
            "channel": "sms",
            "to": digits(&message.letter.to),
            "from": self.from.trim_start_matches('+'),
            "text": message.letter.body,
            "client_ref": message.id,
            "ttl": message.ttl_s.clamp(*VONAGE_TTL_S.start(), *VONAGE_TTL_S.end()),
        });
        if let Some(callback) = self.callback(message) {
            add(&mut body, "webhook_url", callback.into());
            add(&mut body, "webhook_version", "v1".into());
        }
        posted(base.join("/v1/messages").ok()?, self.basic()?, &body)
    }

    fn messagebird(&self, base: &Url, message: &Message<'_>) -> Option<Call> {
        let mut body = json!({
            "originator": self.from.trim_start_matches('+'),
            "recipients": [digits(&message.letter.to)],
            "body": message.letter.body,
            "datacoding": "auto",
            "reference": message.id,
            "validity": message.ttl_s.max(1),
        });
        if let Some(callback) = self.callback(message) {
            add(&mut body, "reportUrl", callback.into());
        }
        let mut headers = HeaderMap::new();
        let key = Zeroizing::new(format!("AccessKey {}", self.secret.expose()));
        headers.insert(AUTHORIZATION, secret_header(&key)?);
        posted(base.join("/messages").ok()?, headers, &body)
    }

    fn sns(&self, base: &Url, region: &str, message: &Message<'_>, now: Timestamp) -> Option<Call> {
        let mut fields = vec![
            ("Action", "Publish"),
            ("Version", "2010-03-31"),
            ("PhoneNumber", message.letter.to.as_str()),
            ("Message", &message.letter.body),
            ("MessageAttributes.entry.1.Name", "AWS.SNS.SMS.SMSType"),
            ("MessageAttributes.entry.1.Value.DataType", "String"),
            ("MessageAttributes.entry.1.Value.StringValue", "Transactional"),
        ];
        if !self.from.is_empty() {
            fields.extend([
                ("MessageAttributes.entry.2.Name", "AWS.SNS.SMS.SenderID"),
                ("MessageAttributes.entry.2.Value.DataType", "String"),
                ("MessageAttributes.entry.2.Value.StringValue", &self.from),
            ]);
        }
        let body = form(&fields);
        let signed = sns::Signed {
            key_id: &self.user,
            secret: self.secret.expose(),
            region,
            service: "sns",
            at: now,
        };
        let url = base.join("/").ok()?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, FORM);
        for (name, value) in signed.headers(&url, "application/x-www-form-urlencoded", body.as_bytes())? {
            headers.insert(name.parse::<HeaderName>().ok()?, secret_header(&value)?);
        }
        Some(Call {
            method: Method::POST,
            url,
            headers,
            body,
        })
    }

    fn android(&self, url: &Url, message: &Message<'_>) -> Option<Call> {
        // The app takes a message with an id that it knows for the same one.
        let body = json!({
            "id": message.id,
            "textMessage": { "text": message.letter.body },
            "phoneNumbers": [message.letter.to],
            "ttl": message.ttl_s.max(5),
            "withDeliveryReport": true,
        });
        posted(url.clone(), self.basic()?, &body)
    }

    fn callback(&self, message: &Message<'_>) -> Option<String> {
        let base = self.receipts.as_ref()?;
        Some(format!("{base}?outbox={}", message.id))
    }

    fn basic(&self) -> Option<HeaderMap> {
        let pair = Zeroizing::new(format!("{}:{}", self.user, self.secret.expose()));
        let value = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, secret_header(&value)?);
        Some(headers)
    }

    /// What an answer means.
    fn judge(&self, answer: &Answer) -> Outcome {
        let accepted = |message_id: Option<String>| Outcome::Accepted {
            message_id: message_id.filter(|id| is_name(id)),
            receipt: self.receipts.is_some(),
        };
        match &self.way {
            Way::Template(template) => {
                let is_success = match &template.success[..] {
                    [] => (200..300).contains(&answer.status),
                    some => some.contains(&answer.status),
                };
                let says_so = template
                    .success_if
                    .as_ref()
                    .is_none_or(|(place, value)| answer.at(place).as_deref() == Some(value));
                match (is_success, says_so) {
                    (true, true) => accepted(template.message_id.as_ref().and_then(|place| answer.at(place))),
                    (true, false) => Outcome::Refused(Reason::Refused),
                    (false, _) => by_status(answer),
                }
            }
            Way::Twilio(_) => match (answer.status, answer.at("/code").as_deref()) {
                (200..300, _) => accepted(answer.at("/sid")),
                (_, Some("21211" | "21214" | "21217" | "21614")) => Outcome::Refused(Reason::Unreachable),
                (_, Some("21212" | "21603" | "21606" | "21659" | "21660")) => {
                    Outcome::Broken("it does not know the sender".to_owned())
                }
                _ => by_status(answer),
            },
            Way::Vonage(_) if (200..300).contains(&answer.status) => accepted(answer.at("/message_uuid")),
            Way::MessageBird(_) => match (answer.status, answer.at("/errors/0/code").as_deref()) {
                (200..300, None) => accepted(answer.at("/id")),
                (_, Some("2")) => Outcome::Broken("it refused our credentials".to_owned()),
                (_, Some("25")) => Outcome::Broken("its balance is used up".to_owned()),
                _ => by_status(answer),
            },
            Way::Sns(..) if answer.status == 200 => accepted(answer.element("MessageId")),
            Way::Sns(..) => match answer.element("Code").as_deref() {
                Some("Throttling" | "ThrottlingException" | "Throttled" | "KMSThrottling") => {
                    Outcome::Throttled(answer.retry_after_ms)
                }
                _ => by_status(answer),
            },
            Way::Android(_) if matches!(answer.status, 200..300 | 409) => accepted(answer.at("/id")),
            _ => by_status(answer),
        }
    }
}

/// Whether a gateway's name of a message is one that can be kept.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// What a status means where nothing more is known.
fn by_status(answer: &Answer) -> Outcome {
    match answer.status {
        429 => Outcome::Throttled(answer.retry_after_ms),
        503 if answer.retry_after_ms.is_some() => Outcome::Throttled(answer.retry_after_ms),
        401 | 403 => Outcome::Broken(format!("it refused our credentials (status {})", answer.status)),
        402 => Outcome::Broken("its balance is used up (status 402)".to_owned()),
        400 | 406 | 409..=413 | 415..=428 | 451 => Outcome::Refused(Reason::Refused),
        status => Outcome::Broken(format!("it answered with status {status}")),
    }
}

impl Answer {
    /// What stands at a place of its JSON, texts without quotes.
    fn at(&self, place: &str) -> Option<String> {
        let json: Value = serde_json::from_str(&self.text).ok()?;
        match json.pointer(place)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(on) => Some(on.to_string()),
            _ => None,
        }
    }

    /// The text of the first element of that name in its XML.
    fn element(&self, name: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&format!("<{name}>"))?;
        rest.split_once('<').map(|(text, _)| text.to_owned())
    }
}

/// Sends a request and reads its answer, as far as that goes.
async fn receive(request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
    let mut response = request.send().await?;
    let retry_after = response.headers().get(RETRY_AFTER);
    let retry_after_ms = retry_after
        .and_then(|value| value.to_str().ok()?.trim().parse::<u32>().ok())
        .map(|seconds| i64::from(seconds) * SECOND_MS);
    let mut bytes = Zeroizing::new(Vec::new());
    while let Some(chunk) = response.chunk().await? {
        let room = LARGEST_ANSWER.saturating_sub(bytes.len());
        bytes.extend(chunk.iter().take(room));
        if room == 0 {
            break;
        }
    }
    Ok(Answer {
        status: response.status().as_u16(),
        retry_after_ms,
        text: Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()),
    })
}

/// What went wrong, in words of ours: those of the error name the address, which may hold the number.
fn words(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    }
}

/// What is said, in TwiML: line by line, with a breath between.
fn twiml(said: &str, language: &str) -> Zeroizing<String> {
    let mut all = Zeroizing::new("<Response><Pause length=\"1\"/>".to_owned());
    for line in said.lines() {
        all.push_str("<Say language=\"");
        escape(language, Place::Xml, &mut all);
        all.push_str("\">");
        escape(line, Place::Xml, &mut all);
        all.push_str("</Say><Pause length=\"1\"/>");
    }
    all.push_str("</Response>");
    all
}

const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

fn posted(url: Url, mut headers: HeaderMap, body: &Value) -> Option<Call> {
    headers.insert(CONTENT_TYPE, JSON);
    Some(Call {
        method: Method::POST,
        url,
        headers,
        body: Zeroizing::new(body.to_string()),
    })
}

fn add(body: &mut Value, name: &str, value: Value) {
    if let Some(fields) = body.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

/// A number without its plus sign.
fn digits(number: &str) -> &str {
    number.trim_start_matches('+')
}

fn encoded(text: &str) -> String {
    let mut all = String::new();
    percent_encode(text, &mut all);
    all
}

fn form(fields: &[(&str, &str)]) -> Zeroizing<String> {
    let mut body = Zeroizing::new(String::new());
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        percent_encode(name, &mut body);
        body.push('=');
        percent_encode(value, &mut body);
    }
    body
}

/// A header whose value `Debug` does not show.
fn secret_header(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    Some(value)
}
