//! A gateway that the configuration describes: each part is tried where it is read, with what is inconvenient.

use doorcode_store::outbox::Kind;

use super::fields::Fields;
use super::read::{ADDRESS, address};
use super::{HttpTemplate, ReceiptShape};
use crate::config::given::Given;
use crate::courier::template::{self, Fill, Template};

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
    language: "en-US",
    ttl_seconds: 1,
    receipt: "https://door.example/?a&b",
};

pub(super) fn http_template(carries: Kind, receipts: bool, fields: &mut Fields) -> Option<HttpTemplate> {
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
    let receipt = if receipts {
        receipt_shape(fields)
    } else {
        ReceiptShape::default()
    };
    let url = url?;
    let tells_where = url.holds_receipt()
        || headers.iter().any(|(_, value)| value.holds_receipt())
        || body.as_ref().is_some_and(|(body, _)| body.holds_receipt());
    match (receipts, tells_where) {
        (true, false) => fields.problem(
            place.clone(),
            "receipts = true, and nothing has {receipt}".to_owned(),
            "Put it where the gateway takes the address that it is to call",
        ),
        (false, true) => fields.problem(
            place.clone(),
            "{receipt} is an address at which nothing is taken".to_owned(),
            "Set receipts = true",
        ),
        _ => {}
    }
    let words = match carries {
        Kind::Text | Kind::Call => "{text}",
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
        receipt,
    })
}

fn receipt_shape(fields: &mut Fields) -> ReceiptShape {
    let words = "a list of words, such as [\"1\"]";
    let shape = ReceiptShape {
        status: fields
            .text(
                "receipt_status",
                "the name of a field, or a place such as /status",
            )
            .unwrap_or_else(|| "status".to_owned()),
        delivered: fields.list("receipt_delivered", words, |text| Ok(text.to_owned())),
        failed: fields.list("receipt_failed", words, |text| Ok(text.to_owned())),
    };
    if shape.delivered.is_empty() || shape.failed.is_empty() {
        fields.problem(
            fields.place.clone(),
            "receipts = true, and it is not said what they say".to_owned(),
            "List the words in receipt_delivered and receipt_failed",
        );
    }
    shape
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
