//! What each provider is sent, and what its answers mean, as their documentation has them.

use doorcode_store::outbox::Reason;

use super::hostile::{Act, Hostile, Request};
use super::*;

fn basic(user: &str) -> String {
    use base64::Engine as _;
    let pair = format!("{user}:{}", hostile::SECRET);
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair))
}

/// What is sent to a provider, and what becomes of the message after its answer.
async fn asked(toml: &str, status: u16, body: &'static str) -> (Request, Send) {
    let gateway = Hostile::start(move |_| async move { Act::Answer(status, "", body.to_owned()) }).await;
    let running = running(&toml.replace("BASE", &gateway.base)).await;
    let id = write(&running, &["+491701234567".to_owned()]).await[0];
    gateway.has(1).await;
    for _ in 0..100 {
        let send = state(&running, id).await;
        if send.state != State::Waiting {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let send = state(&running, id).await;
    running.stop().await;
    (gateway.requests()[0].clone(), send)
}

fn preset(kind: &str, more: &str) -> String {
    format!("[[gateway]]\nname = \"{kind}\"\nkind = \"{kind}\"\nurl = \"BASE\"\n{more}\n")
}

fn is_sent(send: &Send) {
    assert_eq!(send.state, State::Sent, "{send:?}");
}

fn is_refused(send: &Send, reason: Reason) {
    assert_eq!((send.state, send.reason), (State::Failed, Some(reason)));
}

fn waits(send: &Send) {
    assert_eq!(send.state, State::Waiting, "{send:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn twilio() {
    let toml = preset("twilio", "user = \"AC12\"\nfrom = \"+15550199\"\nreceipts = true");
    let (request, send) = asked(&toml, 201, r#"{"sid": "SM1", "status": "queued"}"#).await;
    assert_eq!(request.line, "POST /2010-04-01/Accounts/AC12/Messages.json");
    assert_eq!(request.headers["authorization"], basic("AC12"));
    let field = |name| request.field(name).unwrap();
    assert_eq!(
        (field("To"), field("From"), field("Body")),
        (
            "+491701234567".to_owned(),
            "+15550199".to_owned(),
            "4821 is it".to_owned()
        )
    );
    let seconds: u32 = field("ValidityPeriod").parse().unwrap();
    assert!((590..=600).contains(&seconds), "{seconds}");
    let callback = field("StatusCallback");
    assert!(
        callback.ends_with(&format!("/courier/receipts/twilio?outbox={}", send.id)),
        "{callback}"
    );
    is_sent(&send);
    let of = async |status, body| asked(&toml, status, body).await.1;
    is_refused(
        &of(400, r#"{"code": 21211, "status": 400}"#).await,
        Reason::Unreachable,
    );
    is_refused(
        &of(400, r#"{"code": 21408, "status": 400}"#).await,
        Reason::Refused,
    );
    waits(&of(400, r#"{"code": 21606, "status": 400}"#).await);
    waits(&of(401, r#"{"code": 20003, "status": 401}"#).await);
    waits(&of(429, r#"{"code": 20429, "status": 429}"#).await);
    waits(&of(302, "").await);
    let service = toml.replace("+15550199", "MG0123456789012345678901234567890a");
    let (request, _) = asked(&service, 201, "{}").await;
    assert!(request.field("From").is_none());
    assert_eq!(
        request.field("MessagingServiceSid").unwrap(),
        "MG0123456789012345678901234567890a"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn vonage() {
    let toml = preset("vonage", "user = \"key\"\nfrom = \"Door\"\nreceipts = true");
    let (request, send) = asked(&toml, 202, r#"{"message_uuid": "u1"}"#).await;
    assert_eq!(request.line, "POST /v1/messages");
    assert_eq!(request.headers["authorization"], basic("key"));
    let body = request.json();
    for (name, value) in [
        ("message_type", "text"),
        ("channel", "sms"),
        ("to", "491701234567"),
        ("from", "Door"),
        ("text", "4821 is it"),
        ("webhook_version", "v1"),
    ] {
        assert_eq!(body[name], value, "{name}");
    }
    assert_eq!(body["client_ref"], send.id.to_string());
    is_sent(&send);
    let of = async |status, body| asked(&toml, status, body).await.1;
    is_refused(&of(422, "{}").await, Reason::Refused);
    waits(&of(401, "{}").await);
    waits(&of(402, "{}").await);
    waits(&of(429, "{}").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn messagebird() {
    let toml = preset("messagebird", "from = \"Door\"\nreceipts = true");
    let (request, send) = asked(&toml, 201, r#"{"id": "b1"}"#).await;
    assert_eq!(request.line, "POST /messages");
    assert_eq!(
        request.headers["authorization"],
        format!("AccessKey {}", hostile::SECRET)
    );
    let body = request.json();
    assert_eq!(body["originator"], "Door");
    assert_eq!(body["recipients"][0], "491701234567");
    assert_eq!(body["body"], "4821 is it");
    assert_eq!(body["reference"], send.id.to_string());
    is_sent(&send);
    let of = async |status, body| asked(&toml, status, body).await.1;
    is_refused(&of(422, r#"{"errors": [{"code": 10}]}"#).await, Reason::Refused);
    waits(&of(401, r#"{"errors": [{"code": 2}]}"#).await);
    waits(&of(422, r#"{"errors": [{"code": 25}]}"#).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn amazon_sns() {
    let toml = preset(
        "sns",
        "user = \"AKID\"\nregion = \"eu-central-1\"\nfrom = \"Door\"",
    );
    let good = "<PublishResponse><PublishResult><MessageId>n1</MessageId></PublishResult></PublishResponse>";
    let (request, send) = asked(&toml, 200, good).await;
    assert_eq!(request.line, "POST /");
    let signed = &request.headers["authorization"];
    assert!(
        signed.starts_with("AWS4-HMAC-SHA256 Credential=AKID/") && signed.contains("/eu-central-1/sns/"),
        "{signed}"
    );
    assert_eq!(request.field("Action").unwrap(), "Publish");
    assert_eq!(request.field("PhoneNumber").unwrap(), "+491701234567");
    assert_eq!(request.field("Message").unwrap(), "4821 is it");
    is_sent(&send);
    let of = async |status, body| asked(&toml, status, body).await.1;
    is_refused(
        &of(400, "<Error><Code>InvalidParameter</Code></Error>").await,
        Reason::Refused,
    );
    waits(&of(400, "<Error><Code>Throttling</Code></Error>").await);
    waits(&of(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_with_the_android_app() {
    let toml = preset("android", "user = \"sms\"").replace("\"BASE\"", "\"BASE/message\"");
    let (request, send) = asked(&toml, 202, r#"{"id": "a1", "state": "Pending"}"#).await;
    assert_eq!(request.line, "POST /message");
    assert_eq!(request.headers["authorization"], basic("sms"));
    let body = request.json();
    assert_eq!(body["textMessage"]["text"], "4821 is it");
    assert_eq!(body["phoneNumbers"][0], "+491701234567");
    assert_eq!(body["id"], send.id.to_string());
    is_sent(&send);
    // It has that one already: the answer to the first attempt was lost.
    is_sent(&asked(&toml, 409, "{}").await.1);
    waits(&asked(&toml, 401, "").await.1);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_other() {
    let toml = plain("own", "BASE", "success_if = \"/status = ok\"");
    is_sent(&asked(&toml, 200, r#"{"status": "ok"}"#).await.1);
    is_refused(&asked(&toml, 200, r#"{"status": "no"}"#).await.1, Reason::Refused);
    let picky = plain("own", "BASE", "success = [\"202\"]");
    is_sent(&asked(&picky, 202, "").await.1);
    waits(&asked(&picky, 200, "").await.1);
    // A name that no database keeps does not keep the text from being noted as sent.
    is_sent(
        &asked(&plain("own", "BASE", ""), 200, r#"{"id": "a\u0000b"}"#)
            .await
            .1,
    );
}
