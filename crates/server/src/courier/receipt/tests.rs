//! Receipts that are signed, and those that are not.

use doorcode_engine::secret::KeyId;

use super::*;
use crate::config::gateways::HttpTemplate;

const NOW: Timestamp = Timestamp::from_ms(1_800_000_000_000);
const ID: &str = "01kes5d4007qpvkbwszvhpnv4e";

fn signer(gateway: &str) -> Signer {
    Signer::new(gateway, &Arc::new(Keys::new(KeyId(1), [1; 32], vec![])))
}

fn receipts(kind: &str) -> Receipts {
    let url: Url = "https://gateway.example/".parse().unwrap();
    Receipts {
        way: match kind {
            "twilio" => Way::Twilio(url),
            "vonage" => Way::Vonage(url),
            "messagebird" => Way::MessageBird(url),
            "in a field" => template("status"),
            "in JSON" => template("/report/state"),
            _ => Way::Android(url),
        },
        secret: SecretText::new("12345".to_owned()),
        signer: signer("own"),
    }
}

fn template(status: &str) -> Way {
    Way::Template(Box::new(HttpTemplate {
        method: reqwest::Method::POST,
        url: super::super::template::Template::parse("https://gateway.example/").unwrap(),
        headers: Vec::new(),
        body: None,
        success: Vec::new(),
        success_if: None,
        message_id: None,
        receipt: ReceiptShape {
            status: status.to_owned(),
            delivered: vec!["1".to_owned(), "DELIVRD".to_owned()],
            failed: vec!["2".to_owned(), "16".to_owned()],
        },
    }))
}

fn taken(kind: &str, url: &str, headers: &[(&'static str, String)], body: &str) -> Option<Word> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.insert(*name, value.parse().unwrap());
    }
    let request = Request {
        url,
        headers: &map,
        body: body.as_bytes(),
    };
    let (id, word) = read(&receipts(kind), &request, NOW)?;
    assert_eq!(id.to_string(), ID);
    Some(word)
}

fn sign(algorithm: hmac::Algorithm, secret: &str, text: &str) -> Vec<u8> {
    let key = hmac::Key::new(algorithm, secret.as_bytes());
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// The example of Twilio's documentation: any library of theirs gives this signature.
#[test]
fn the_documented_example_of_twilio_is_right() {
    let request = Request {
        url: "https://mycompany.com/myapp.php?foo=1&bar=2",
        headers: &HeaderMap::from_iter([(
            "x-twilio-signature".parse().unwrap(),
            "0/KCTR6DLpKmkAf8muzZqo1nDgQ=".parse().unwrap(),
        )]),
        body: b"CallSid=CA1234567890ABCDE&From=%2B12349013030&To=%2B18005551212&Caller=%2B12349013030&Digits=1234",
    };
    let mut fields = pairs(std::str::from_utf8(request.body).unwrap());
    fields.sort();
    let signed = fields.iter().fold(request.url.to_owned(), |text, (name, value)| {
        format!("{text}{name}{value}")
    });
    assert_eq!(
        STANDARD.encode(sign(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, "12345", &signed)),
        "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
    );
}

#[test]
fn twilio_signs_address_and_form() {
    let url = format!("https://door.example/courier/receipts/twilio?outbox={ID}");
    let signed = |status: &str, code: &str, secret: &str| {
        let text = format!("{url}ErrorCode{code}MessageStatus{status}");
        let signature = STANDARD.encode(sign(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret, &text));
        vec![("x-twilio-signature", signature)]
    };
    let body = |status: &str, code: &str| format!("MessageStatus={status}&ErrorCode={code}");
    for (status, code, word) in [
        ("delivered", "", Word::Delivered),
        ("sent", "", Word::UnderWay),
        ("undelivered", "30003", Word::Lost(Reason::Unreachable)),
        ("failed", "30007", Word::Lost(Reason::Refused)),
    ] {
        let headers = signed(status, code, "12345");
        assert_eq!(taken("twilio", &url, &headers, &body(status, code)), Some(word));
    }
    let good = signed("sent", "", "12345");
    let forged = body("delivered", "");
    assert_eq!(taken("twilio", &url, &good, &forged), None, "other words");
    let other = url.replace("door", "d00r");
    assert_eq!(
        taken("twilio", &other, &good, &body("sent", "")),
        None,
        "another address"
    );
    let thief = signed("sent", "", "54321");
    assert_eq!(
        taken("twilio", &url, &thief, &body("sent", "")),
        None,
        "another secret"
    );
    assert_eq!(
        taken("twilio", &url, &[], &body("sent", "")),
        None,
        "no signature"
    );
}

fn token(head: &str, claims: &Value, secret: &str) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let signed = format!("{}.{}", part(head), part(&claims.to_string()));
    let signature = URL_SAFE_NO_PAD.encode(sign(hmac::HMAC_SHA256, secret, &signed));
    format!("{signed}.{signature}")
}

const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

fn sha256(text: &str) -> String {
    hex(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

#[test]
fn vonage_signs_the_body_with_a_token() {
    let url = "https://door.example/courier/receipts/vonage";
    let body = |status: &str| format!(r#"{{"status":"{status}","client_ref":"{ID}"}}"#);
    let bearer = |head: &str, claims: &Value, secret: &str| {
        vec![("authorization", format!("Bearer {}", token(head, claims, secret)))]
    };
    let claims = |text: &str| serde_json::json!({"iat": 1_800_000_000, "payload_hash": sha256(text)});
    for (status, word) in [
        ("delivered", Word::Delivered),
        ("submitted", Word::UnderWay),
        ("rejected", Word::Lost(Reason::Refused)),
        ("undeliverable", Word::Lost(Reason::Unreachable)),
    ] {
        let headers = bearer(HS256, &claims(&body(status)), "12345");
        assert_eq!(taken("vonage", url, &headers, &body(status)), Some(word));
    }
    let (good, text) = (claims(&body("submitted")), body("submitted"));
    for (headers, body, why) in [
        (bearer(HS256, &good, "12345"), body("delivered"), "other words"),
        (bearer(HS256, &good, "54321"), text.clone(), "another secret"),
        (
            bearer(r#"{"alg":"none"}"#, &good, "12345"),
            text.clone(),
            "no algorithm",
        ),
        (
            bearer(
                HS256,
                &serde_json::json!({"exp": 1_799_999_000, "payload_hash": sha256(&text)}),
                "12345",
            ),
            text.clone(),
            "too late",
        ),
        (
            bearer(HS256, &serde_json::json!({"iat": 1_800_000_000}), "12345"),
            text.clone(),
            "no hash",
        ),
        (Vec::new(), text.clone(), "no token"),
    ] {
        assert_eq!(taken("vonage", url, &headers, &body), None, "{why}");
    }
}

#[test]
fn messagebird_signs_the_address() {
    let url = |status: &str| {
        format!(
            "https://door.example/courier/receipts/bird?outbox={ID}&id=theirs&reference={ID}&status={status}"
        )
    };
    let signed = |url: &str| {
        let claims = serde_json::json!({"url_hash": sha256(url), "nbf": 1_800_000_000, "exp": 1_800_000_100});
        vec![("messagebird-signature-jwt", token(HS256, &claims, "12345"))]
    };
    for (status, word) in [
        ("delivered", Word::Delivered),
        ("buffered", Word::UnderWay),
        ("delivery_failed", Word::Lost(Reason::Unreachable)),
    ] {
        assert_eq!(
            taken("messagebird", &url(status), &signed(&url(status)), ""),
            Some(word)
        );
    }
    let good = signed(&url("buffered"));
    assert_eq!(taken("messagebird", &url("delivered"), &good, ""), None);
    assert_eq!(
        taken("messagebird", &url("buffered"), &good, "more"),
        None,
        "a body that is not signed"
    );
}

#[test]
fn the_phone_signs_body_and_moment() {
    let url = "https://door.example/courier/receipts/phone";
    let body = |event: &str| format!(r#"{{"event":"{event}","payload":{{"messageId":"{ID}"}}}}"#);
    let signed = |body: &str, at: i64| {
        let signature = hex(&sign(hmac::HMAC_SHA256, "12345", &format!("{body}{at}")));
        vec![("x-signature", signature), ("x-timestamp", at.to_string())]
    };
    let at = NOW.ms() / 1000;
    for (event, word) in [
        ("sms:delivered", Word::Delivered),
        ("sms:sent", Word::UnderWay),
        ("sms:failed", Word::Lost(Reason::Unreachable)),
    ] {
        let headers = signed(&body(event), at - 5);
        assert_eq!(taken("android", url, &headers, &body(event)), Some(word));
    }
    let text = body("sms:delivered");
    let old = signed(&text, at - 100_000);
    assert_eq!(taken("android", url, &old, &text), None, "too old");
    let mut moved = signed(&text, at);
    moved[1].1 = (at + 1).to_string();
    assert_eq!(taken("android", url, &moved, &text), None, "another moment");
    let mut short = signed(&text, at);
    short[0].1.truncate(10);
    assert_eq!(taken("android", url, &short, &text), None, "half a signature");
}

#[test]
fn a_template_s_receipts_come_to_the_address_that_was_signed_for_that_message() {
    let address =
        |by: &str, more: &str| format!("https://door.example/courier/receipts/own?outbox={ID}&by={by}{more}");
    let by = signer("own").sign(ID);
    let field = |url: &str, body: &str| taken("in a field", url, &[], body);
    assert_eq!(field(&address(&by, "&status=1"), ""), Some(Word::Delivered));
    assert_eq!(
        field(&address(&by, "&status=16"), ""),
        Some(Word::Lost(Reason::Unreachable))
    );
    assert_eq!(
        field(&address(&by, ""), "id=7&status=DELIVRD"),
        Some(Word::Delivered)
    );
    assert_eq!(field(&address(&by, "&status=8"), ""), Some(Word::UnderWay));
    assert_eq!(field(&address(&by, ""), ""), None, "it says nothing");
    let json = |body: &str| taken("in JSON", &address(&by, ""), &[], body);
    assert_eq!(json(r#"{"report": {"state": "DELIVRD"}}"#), Some(Word::Delivered));
    assert_eq!(
        json(r#"{"report": {"state": 2}}"#),
        Some(Word::Lost(Reason::Unreachable))
    );
    assert_eq!(json(r#"{"report": {}}"#), None);
    // Signed for another message, another gateway, or not at all.
    for by in [
        signer("own").sign("01kes5d4007qpvkbwszvhpnv4f"),
        signer("other").sign(ID),
        format!("1:{}", "0".repeat(64)),
        String::new(),
    ] {
        assert_eq!(field(&address(&by, "&status=1"), ""), None, "{by}");
    }
    let unsigned = format!("https://door.example/courier/receipts/own?outbox={ID}&status=1");
    assert_eq!(field(&unsigned, ""), None);
}
