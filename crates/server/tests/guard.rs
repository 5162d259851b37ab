//! The guard at the door: passwords, texts and codes that strangers spend from many sources, and the owner who gets in
//! beside them. Against the real program on loopback, which has many addresses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use doorcode_server::breaker;
use doorcode_server::clock::Clock;
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use support::{Browser, PASSWORD, Running};

const PHONE: &str = "+491701234567";
const OTHER: &str = "+491701234568";
const HOUR: Duration = Duration::from_secs(3_600);

/// A native app without a device key, at the `n`th address of this machine.
struct Stranger<'a> {
    http: Client,
    running: &'a Running,
}

struct Reply {
    status: u16,
    body: Value,
}

impl Reply {
    fn kind(&self) -> &str {
        self.body["type"].as_str().unwrap_or("")
    }

    fn token(&self) -> String {
        let token = self.body["token"]
            .as_str()
            .or(self.body["session"]["token"].as_str());
        token.unwrap_or_else(|| panic!("{}", self.body)).to_owned()
    }
}

async fn reply(request: RequestBuilder) -> Reply {
    let answer = request.send().await.unwrap();
    Reply {
        status: answer.status().as_u16(),
        body: answer.json().await.unwrap_or(Value::Null),
    }
}

impl<'a> Stranger<'a> {
    fn at(running: &'a Running, n: u8) -> Self {
        let address = std::net::IpAddr::from([127, 0, 0, n]);
        let http = Client::builder().local_address(address).build().unwrap();
        Self { http, running }
    }

    fn post(&self, path: &str, body: Value) -> RequestBuilder {
        self.http
            .post(format!("http://{}/api/v1{path}", self.running.address))
            .json(&body)
    }

    async fn sign_in(&self, name: &str, password: &str) -> Reply {
        let body = json!({"app": "messages", "user_name": name, "password": password});
        reply(self.post("/sign-ins", body)).await
    }

    async fn step(&self, path: &str, token: &str, body: Value) -> Reply {
        reply(
            self.post(&format!("/sign-ins/current/{path}"), body)
                .bearer_auth(token),
        )
        .await
    }
}

/// The word in the newest text that has one.
fn word(running: &Running, to: &str) -> Option<String> {
    let texts = running.app.courier.handset().unwrap().texts(Some(to));
    texts.iter().find_map(|text| {
        let (_, after) = text.body.split_once("it is ")?;
        Some(after.split_whitespace().next()?.to_owned())
    })
}

/// An account, and a browser on which both steps were completed.
async fn known_device(running: &Running, name: &str, phone: &str) -> Browser {
    let (browser, _) = running.protected(name, phone).await;
    let before = running.code(phone, None).await;
    browser.sign_in("calls", name).await;
    let code = running.code(phone, Some(&before)).await;
    let (status, page) = browser.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    browser
}

fn other(code: &str) -> String {
    let first = if code.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &code[1..])
}

/// Behind a proxy that is trusted, the address is the one it tells; a household of IPv6 and an IPv4 address are one
/// source however they are written; and a source that has tried makes no other one wait.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_slow_their_source() {
    let settings = [
        ("DOORCODE_PUBLIC_URL", "https://chat.example"),
        ("DOORCODE_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let kept = doorcode_store::testing::folder();
    let database = kept.path().join("doorcode.db").display().to_string();
    let keys = kept.path().join("keys.toml").display().to_string();
    let files = [
        ("DOORCODE_DATABASE", database.as_str()),
        ("DOORCODE_KEY_FILE", keys.as_str()),
    ];
    let clock = || Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let try_out = Running::with(clock(), &files).await;
    try_out.member("ada").await;
    try_out.stop().await;

    let running = Running::with(clock(), &[files[0], files[1], settings[0], settings[1]]).await;
    let from = async |peer: u8, address: &str, password: &str| {
        let stranger = Stranger::at(&running, peer);
        let body = json!({"app": "messages", "user_name": "ada", "password": password});
        let request = stranger.post("/sign-ins", body);
        let request = request
            .header("host", "chat.example")
            .header("x-forwarded-proto", "https");
        reply(request.header("x-forwarded-for", address)).await
    };
    // Five of its own, and twenty that all share.
    for _ in 0..25 {
        let wrong = from(1, "203.0.113.7", "wrong-violet-harbour").await;
        assert_eq!((wrong.status, wrong.kind()), (422, "/problems/wrong-password"));
    }
    for same in [
        "203.0.113.7",
        "::ffff:203.0.113.7",
        "198.51.100.1, 203.0.113.7",
        "203.0.113.7:4711",
    ] {
        let slowed = from(1, same, PASSWORD).await;
        assert_eq!(
            (slowed.status, slowed.kind()),
            (429, "/problems/slow-down"),
            "{same}"
        );
    }
    // Another source has its own; when they are spent, it waits like everybody.
    for _ in 0..5 {
        assert_eq!(
            from(1, "2001:db8:1:2::1", "wrong-violet-harbour").await.status,
            422
        );
    }
    assert_eq!(
        from(1, "2001:db8:1:2:ffff::9", PASSWORD).await.status,
        429,
        "the same household"
    );
    // The owner on a new device, at an address of their own.
    assert_eq!(from(1, "2001:db8:1:3::1", PASSWORD).await.status, 201);
    // Who comes past the proxy is not believed: these are all one address, and it is not 198.51.100.*.
    for round in 0..5 {
        let address = format!("198.51.100.{round}");
        assert_eq!(from(2, &address, "wrong-violet-harbour").await.status, 422);
    }
    assert_eq!(from(2, "198.51.100.99", PASSWORD).await.status, 429);
    // Names that nobody has are counted alike.
    let nobody = async |address: &str| {
        let stranger = Stranger::at(&running, 1);
        let body = json!({"app": "messages", "user_name": "nobody", "password": PASSWORD});
        let request = stranger.post("/sign-ins", body).header("host", "chat.example");
        reply(
            request
                .header("x-forwarded-for", address)
                .header("x-forwarded-proto", "https"),
        )
        .await
    };
    for _ in 0..25 {
        assert_eq!(nobody("203.0.113.8").await.status, 422);
    }
    assert_eq!(nobody("203.0.113.8").await.status, 429);
    assert_eq!(nobody("203.0.113.9").await.status, 422);
    // Time gives tries back.
    running.clock.advance(Duration::from_secs(60));
    assert_eq!(from(1, "203.0.113.7", PASSWORD).await.status, 201);
    running.stop().await;
}

/// Strangers behind the owner's own address slow each other; the device that the account knows is not slowed.
#[tokio::test(flavor = "multi_thread")]
async fn a_known_device_waits_for_no_stranger() {
    let running = Running::start().await;
    let browser = known_device(&running, "ada", PHONE).await;
    let stranger = Stranger::at(&running, 1);
    let mut last = 0;
    for _ in 0..70 {
        last = stranger.sign_in("ada", "wrong-violet-harbour").await.status;
    }
    assert_eq!(last, 429);
    let (status, page) = browser.sign_in("messages", "ada").await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Enter the code sent to"), "{page}");
    running.stop().await;
}

/// Somebody who has the password takes every text from as many addresses as it needs, and keeps opening sign-ins. The
/// owner, on a new device, reads the word in the last text.
#[tokio::test(flavor = "multi_thread")]
async fn who_takes_all_texts_brings_the_owner_the_word() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let mut code = running.code(PHONE, None).await;
    for n in 10..15 {
        assert_eq!(
            Stranger::at(&running, n).sign_in("ada", PASSWORD).await.status,
            201
        );
        code = running.code(PHONE, Some(&code)).await;
    }
    let owner = Stranger::at(&running, 2);
    let begun = owner.sign_in("ada", PASSWORD).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    assert_eq!(begun.body["state"]["note"]["code"], "send-later");
    assert_eq!(begun.body["state"]["code"]["word_helps"], true);
    let token = begun.token();
    // It is not pushed out by sign-ins of other sources.
    for n in 20..30 {
        Stranger::at(&running, n).sign_in("ada", PASSWORD).await;
    }
    for typed in ["", "BCDF-GHJK", "1234"] {
        let wrong = owner.step("word", &token, json!({ "word": typed })).await;
        assert_eq!(wrong.status, 422, "{typed}: {}", wrong.body);
    }
    let word = word(&running, PHONE).expect("the last text has the word");
    let sent = owner
        .step("word", &token, json!({"word": word.to_lowercase()}))
        .await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    assert_eq!(sent.body["state"]["note"]["code"], "code-sent");
    code = running.code(PHONE, Some(&code)).await;
    let done = owner.step("code", &token, json!({ "code": code })).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert!(done.body["session"]["token"].is_string());
    // The owner has been told, once.
    let told = "so many codes were asked for";
    let mails = async || {
        for _ in 0..100 {
            let mails = running
                .app
                .courier
                .handset()
                .unwrap()
                .mails(Some("ada@example.org"));
            let count = mails.iter().filter(|mail| mail.body.contains(told)).count();
            if count > 0 {
                return count;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        0
    };
    assert_eq!(mails().await, 1);

    // The same on the pages, with scripts off.
    let browser = running.browser();
    let (_, page) = browser.sign_in("calls", "ada").await;
    assert!(page.contains("action=\"/sign-in/code/word\""), "{page}");
    let (_, page) = browser.post("/sign-in/code/word", &[("word", "nonsense")]).await;
    assert!(page.contains("not the word in the last text"), "{page}");
    let (_, page) = browser.post("/sign-in/code/word", &[("word", &word)]).await;
    assert!(page.contains("Enter the code sent to"), "{page}");
    let code = running.code(PHONE, Some(&code)).await;
    let (status, page) = browser.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(!page.contains("Enter the code"), "{page}");
    running.stop().await;
}

/// Wrong codes at one account lengthen those of unknown devices at another; known devices are not touched; it ends.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_at_one_account_lengthen_codes_at_all() {
    let clock = Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &[("DOORCODE_RULES_BREAKER_LEAST", "2")]).await;
    running.protected("ada", PHONE).await;
    let known = known_device(&running, "bea", OTHER).await;
    let before = running.code(PHONE, None).await;
    let stranger = Stranger::at(&running, 5);
    let token = stranger.sign_in("ada", PASSWORD).await.token();
    let code = running.code(PHONE, Some(&before)).await;
    let length = async |n: u8| {
        let begun = Stranger::at(&running, n).sign_in("bea", PASSWORD).await;
        begun.body["state"]["code"]["length"].as_u64().unwrap()
    };
    for round in 1..=3 {
        assert_eq!(length(10 + round).await, 4, "two wrong codes are borne");
        let wrong = stranger.step("code", &token, json!({"code": other(&code)})).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
    }
    assert_eq!(length(20).await, 8);
    let (_, page) = known.sign_in("messages", "bea").await;
    assert!(page.contains("4 digits"), "{page}");
    breaker::round(&running.app).await.unwrap();
    assert_eq!(running.app.breaker.figures(running.app.rules()), (3, 2));
    // It is written down, and read by who starts anew or is another node.
    let until = doorcode_store::fleet::tripped_until(&running.app.store)
        .await
        .unwrap();
    let until = until.expect("written down");
    let hours = until.since_ms(running.clock.now()) / 3_600_000;
    assert_eq!(hours, 6);
    // Six hours after the last hour that was too much.
    running.clock.advance(6 * HOUR);
    breaker::round(&running.app).await.unwrap();
    assert_eq!(length(21).await, 4);
    running.stop().await;
}
