//! Known devices and the key that makes them known: proved afresh at each sign-in, and worth more than a cookie.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use doorcode_store::accounts;
use doorcode_store::devices::{self, Device};
use doorcode_store::params;
use serde_json::{Value, json};
use support::device::{DeviceKey, begin, begin_with, challenge};
use support::{Browser, PASSWORD, Running};

const PHONE: &str = "+491701234567";
const BENS: &str = "+491709876543";
const MINUTE: Duration = Duration::from_secs(60);

/// The lane of the newest sign-in.
async fn lane(running: &Running) -> String {
    let sql = "SELECT lane FROM sign_ins ORDER BY rowid DESC LIMIT 1";
    let row = running.app.store.first(sql, &[]).await.unwrap().unwrap();
    row.text("lane").unwrap().to_owned()
}

async fn devices_of(running: &Running, name: &str) -> Vec<Device> {
    let store = &running.app.store;
    let account = accounts::by_user_name(store, name).await.unwrap().unwrap();
    devices::of_account(store, account.id).await.unwrap()
}

/// A program with ada in it, whose two-step verification is on.
struct Door {
    running: Running,
    /// The last code that each phone got.
    known: std::collections::HashMap<&'static str, String>,
}

impl Door {
    async fn open() -> Self {
        let running = Running::start().await;
        let mut door = Self {
            running,
            known: Default::default(),
        };
        door.member("ada", PHONE).await;
        door
    }

    async fn member(&mut self, name: &str, phone: &'static str) {
        self.running.protected(name, phone).await;
        self.known.insert(phone, self.running.code(phone, None).await);
        self.later().await;
    }

    /// Lets the texts come back that were sent.
    async fn later(&self) {
        self.running.clock.advance(20 * MINUTE);
    }

    /// Gives the code that was sent.
    async fn code(&mut self, browser: &Browser, phone: &'static str) {
        let code = self
            .running
            .code(phone, self.known.get(phone).map(String::as_str))
            .await;
        let (status, page) = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert!(
            status == 200 && !page.contains("name=\"code\""),
            "{status} {page}"
        );
        self.known.insert(phone, code);
        self.later().await;
    }

    /// Signs in with both steps, as a browser that has `key`; gives the lane.
    async fn signs_in(
        &mut self,
        browser: &Browser,
        name: &str,
        phone: &'static str,
        key: &DeviceKey,
    ) -> String {
        begin_with(&self.running, browser, name, key).await;
        let lane = lane(&self.running).await;
        self.code(browser, phone).await;
        lane
    }

    /// The same without the key.
    async fn signs_in_without(&mut self, browser: &Browser) -> String {
        browser.sign_in("messages", "ada").await;
        let lane = lane(&self.running).await;
        self.code(browser, PHONE).await;
        lane
    }
}

/// Another machine with a copy of the browser's cookies.
fn stolen(running: &Running, from: &Browser) -> Browser {
    use reqwest::cookie::CookieStore;
    let thief = running.browser();
    let url = running.base.parse().unwrap();
    let cookies = from.jar.cookies(&url).unwrap();
    let device = cookies
        .to_str()
        .unwrap()
        .split("; ")
        .find(|cookie| cookie.starts_with("device="))
        .expect("a device cookie")
        .to_owned();
    thief.jar.add_cookie_str(&device, &url);
    thief
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_known_by_its_key_and_not_by_its_cookie() {
    let mut door = Door::open().await;
    let (ada, key) = (door.running.browser(), DeviceKey::new());
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "unknown");
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "known");

    // Its cookie on another machine: without a key, and with one that was made there.
    let thief = stolen(&door.running, &ada);
    thief.sign_in("messages", "ada").await;
    assert_eq!(lane(&door.running).await, "unknown");
    begin_with(&door.running, &thief, "ada", &DeviceKey::new()).await;
    assert_eq!(lane(&door.running).await, "unknown");
    // The key without the cookie.
    begin_with(&door.running, &door.running.browser(), "ada", &key).await;
    assert_eq!(lane(&door.running).await, "unknown");
    door.later().await;
    begin_with(&door.running, &ada, "ada", &key).await;
    assert_eq!(lane(&door.running).await, "known");
    door.running.stop().await;
}

/// With scripts off for once, the owner gets in as on an unknown device, is given no cookie to be known by, and does not
/// lose the one that her key belongs to.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_bound_device_never_falls_back_to_a_cookie() {
    let mut door = Door::open().await;
    let (ada, key) = (door.running.browser(), DeviceKey::new());
    door.signs_in(&ada, "ada", PHONE, &key).await;
    for _ in 0..2 {
        assert_eq!(door.signs_in_without(&ada).await, "unknown");
        let known = devices_of(&door.running, "ada").await;
        let known: Vec<_> = known.iter().filter(|device| device.known).collect();
        assert_eq!(known.len(), 1, "{known:?}");
        assert_eq!(known[0].public_key.as_deref(), Some(key.public().as_str()));
    }
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "known");

    // A browser that has lost its key, and made another, is a new device.
    let other = DeviceKey::new();
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &other).await, "unknown");
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &other).await, "known");
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "unknown");
    door.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_alone_does_where_no_key_can_be_made_until_there_is_one() {
    let mut door = Door::open().await;
    let (ada, key) = (door.running.browser(), DeviceKey::new());
    assert_eq!(door.signs_in_without(&ada).await, "unknown");
    assert_eq!(door.signs_in_without(&ada).await, "known");
    let copy = stolen(&door.running, &ada);
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "known");
    assert_eq!(door.signs_in(&ada, "ada", PHONE, &key).await, "known");
    copy.sign_in("messages", "ada").await;
    assert_eq!(
        lane(&door.running).await,
        "unknown",
        "a copy from before is worth nothing"
    );
    door.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_serves_everybody_who_uses_the_device() {
    let mut door = Door::open().await;
    door.member("ben", BENS).await;
    let (browser, key) = (door.running.browser(), DeviceKey::new());
    for (lane, round) in [("unknown", 1), ("known", 2), ("known", 3)] {
        assert_eq!(door.signs_in(&browser, "ada", PHONE, &key).await, lane, "{round}");
        assert_eq!(door.signs_in(&browser, "ben", BENS, &key).await, lane, "{round}");
    }
    door.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_that_others_use_becomes_no_known_device() {
    let mut door = Door::open().await;
    let (browser, key) = (door.running.browser(), DeviceKey::new());
    for _ in 0..2 {
        let proof = key.prove(&door.running.base, &challenge(&browser).await);
        begin(&browser, "ada", &proof, true).await;
        assert_eq!(lane(&door.running).await, "unknown");
        let code = door
            .running
            .code(PHONE, door.known.get(PHONE).map(String::as_str))
            .await;
        let form = [("code", code.as_str()), ("shared", "yes")];
        let (_, page) = browser.post("/sign-in/code", &form).await;
        assert!(!page.contains("name=\"code\""), "{page}");
        door.known.insert(PHONE, code);
        door.later().await;
    }
    let devices = devices_of(&door.running, "ada").await;
    assert!(
        devices
            .iter()
            .all(|device| !device.known && device.public_key.is_none()),
        "{devices:?}"
    );
    door.running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_good_once_for_this_server_and_not_for_long() {
    let mut door = Door::open().await;
    let (ada, key) = (door.running.browser(), DeviceKey::new());
    door.signs_in(&ada, "ada", PHONE, &key).await;
    let base = door.running.base.clone();

    let proof = key.prove(&base, &challenge(&ada).await);
    let tries = (0..8).map(|_| begin(&ada, "ada", &proof, false));
    futures_util::future::join_all(tries).await;
    let sql = "SELECT lane FROM sign_ins WHERE device_key IS NOT NULL AND lane = 'known' ORDER BY id";
    let known = door.running.app.store.query(sql, &[]).await.unwrap();
    assert_eq!(known.len(), 1, "of many at once one spends it");
    begin(&ada, "ada", &proof, false).await;
    assert_eq!(lane(&door.running).await, "unknown", "sent again");
    door.later().await;

    let asked = challenge(&ada).await;
    let other = challenge(&ada).await;
    let [_, public, signature] = key.prove(&base, &asked);
    let (expires, rest) = asked.split_once('.').unwrap();
    let (nonce, digest) = rest.split_once('.').unwrap();
    let later = expires.parse::<i64>().unwrap() + 1_000;
    let forged = [
        format!("{later}.{nonce}.{digest}"),
        format!("{expires}.{}.{digest}", "0".repeat(32)),
        format!("{expires}.{nonce}.1:{}", "0".repeat(64)),
        format!("{expires}.{nonce}"),
        String::new(),
        "x".repeat(10_000),
    ];
    let mut spoiled = vec![
        (
            "for another challenge",
            [other.clone(), public.clone(), signature],
        ),
        ("for another site", key.prove("https://evil.example", &asked)),
        (
            "by another key",
            [
                asked.clone(),
                public.clone(),
                DeviceKey::new().prove(&base, &asked)[2].clone(),
            ],
        ),
    ];
    spoiled.extend(
        forged
            .iter()
            .map(|forged| ("a forged challenge", key.prove(&base, forged))),
    );
    let good = key.prove(&base, &asked);
    for garbage in [
        "",
        "AA",
        "!!!",
        &"A".repeat(87),
        &"B".repeat(87),
        &format!("A{}", &public[1..]),
        &format!("{public}="),
        &"A".repeat(60_000),
    ] {
        spoiled.push((
            "a garbage key",
            [good[0].clone(), garbage.to_owned(), good[2].clone()],
        ));
        spoiled.push((
            "a garbage signature",
            [good[0].clone(), good[1].clone(), garbage.to_owned()],
        ));
    }
    for (what, proof) in &spoiled {
        let (status, page) = begin(&ada, "ada", proof, false).await;
        // Neither worse nor better off than anybody else: the form of the second step.
        assert!(
            status == 200 && page.contains("/sign-in/cancel"),
            "{what}: {status} {page}"
        );
        assert_eq!(lane(&door.running).await, "unknown", "{what}: {proof:?}");
        door.running.clock.advance(Duration::from_secs(20));
    }
    // The last of them to be good, until its time is over.
    let late = key.prove(&base, &challenge(&ada).await);
    door.running.clock.advance(10 * MINUTE);
    begin(&ada, "ada", &late, false).await;
    assert_eq!(lane(&door.running).await, "unknown", "too late");
    door.later().await;
    begin_with(&door.running, &ada, "ada", &key).await;
    assert_eq!(lane(&door.running).await, "known");
    door.running.stop().await;
}

/// A proof is judged before the user name is looked at, and leaves the same behind.
#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_has_takes_proofs_as_well() {
    let door = Door::open().await;
    let (browser, key) = (door.running.browser(), DeviceKey::new());
    let spent = async || {
        let sql = "SELECT challenge FROM spent_challenges ORDER BY challenge";
        door.running.app.store.query(sql, &[]).await.unwrap().len()
    };
    let mut answers = Vec::new();
    for name in ["ada", "nobody"] {
        let proof = key.prove(&door.running.base, &challenge(&browser).await);
        let form = [
            ("app", "messages"),
            ("user_name", name),
            ("password", "wrong-wrong-wrong"),
            ("device_challenge", &proof[0]),
            ("device_public_key", &proof[1]),
            ("device_signature", &proof[2]),
        ];
        let before = spent().await;
        let (status, page) = browser.post("/sign-in", &form).await;
        assert_eq!((status, spent().await), (422, before + 1));
        assert!(!page.contains(&proof[0]) && !page.contains(&proof[1]));
        answers.push(page.replace(name, "somebody"));
    }
    assert_eq!(answers[0], answers[1]);
    door.running.stop().await;
}

/// A native app does the same, and is told of its mistakes before a guess is charged.
#[tokio::test(flavor = "multi_thread")]
async fn an_app_proves_its_key_over_the_api() {
    let mut door = Door::open().await;
    let key = DeviceKey::new();
    let base = door.running.base.clone();
    let http = reqwest::Client::new();
    let post = async |path: &str, token: &str, device: &str, body: Value| {
        let request = http.post(format!("{base}/api/v1{path}")).json(&body);
        let request = match token {
            "" => request,
            token => request.bearer_auth(token),
        };
        let answer = request.header("device-key", device).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    let form = |proof: &[String; 3]| {
        let [challenge, public_key, signature] = proof;
        let proof = json!({"challenge": challenge, "public_key": public_key, "signature": signature});
        json!({"app": "messages", "user_name": "ada", "password": PASSWORD, "device_proof": proof})
    };
    let fresh = async || {
        let (status, body) = post("/device-challenges", "", "", json!({})).await;
        assert_eq!(status, 201, "{body}");
        body["challenge"].as_str().unwrap().to_owned()
    };
    let mut device = String::new();
    for expected in ["unknown", "known"] {
        let proof = key.prove(&base, &fresh().await);
        let (status, begun) = post("/sign-ins", "", &device, form(&proof)).await;
        assert_eq!(
            (status, lane(&door.running).await.as_str()),
            (201, expected),
            "{begun}"
        );
        let code = door
            .running
            .code(PHONE, door.known.get(PHONE).map(String::as_str))
            .await;
        let token = begun["token"].as_str().unwrap();
        let (status, done) = post("/sign-ins/current/code", token, &device, json!({"code": code})).await;
        assert_eq!(status, 200, "{done}");
        if let Some(given) = done["session"]["device_key"].as_str() {
            device = given.to_owned();
        }
        door.known.insert(PHONE, code);
        door.later().await;
        let (status, problem) = post("/sign-ins", "", &device, form(&proof)).await;
        assert_eq!(status, 422, "spent: {problem}");
        assert!(problem.to_string().contains("device_proof"), "{problem}");
    }
    let sign_ins = async || {
        let rows = door
            .running
            .app
            .store
            .query("SELECT id FROM sign_ins ORDER BY id", &params![])
            .await;
        rows.unwrap().len()
    };
    let before = sign_ins().await;
    let asked = fresh().await;
    let good = key.prove(&base, &asked);
    for spoiled in [
        key.prove("https://evil.example", &asked),
        key.prove(&base, "1.2.1:3"),
        [good[0].clone(), "AA".into(), good[2].clone()],
        [good[0].clone(), good[1].clone(), "AA".into()],
    ] {
        let (status, problem) = post("/sign-ins", "", &device, form(&spoiled)).await;
        assert_eq!(status, 422, "{problem}");
        assert!(problem.to_string().contains("device_proof"), "{problem}");
    }
    assert_eq!(
        sign_ins().await,
        before,
        "nothing was begun, and no guess charged"
    );
    door.running.stop().await;
}
