//! Sessions and the devices they are on: ended on one node they are felt on another (both on one PostgreSQL database), and
//! a device has the name that its owner gives it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use doorcode_server::clock::Clock;
use doorcode_store::testing::TestDatabase;
use serde_json::json;
use support::socket::{Window, sign_in, signed_in};
use support::{Browser, PASSWORD, Running};

/// What the promise of a second is held to on a machine that does other things at the same time.
const SOON: Duration = Duration::from_secs(3);

/// The same browser, at another node.
fn at(node: &Running, browser: &Browser) -> Browser {
    Browser {
        client: browser.client.clone(),
        base: node.base.clone(),
        jar: Arc::clone(&browser.jar),
    }
}

async fn two_nodes(database: &TestDatabase) -> [Running; 2] {
    let address = ("DOORCODE_DATABASE", database.address());
    let one = Running::with(Clock::system(), &[address]).await;
    let key_file = one.app.config.key_file_path().display().to_string();
    let two = Running::with(Clock::system(), &[address, ("DOORCODE_KEY_FILE", &key_file)]).await;
    [one, two]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_on_one_node_drops_sockets_and_calls_on_the_other() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let [one, two] = two_nodes(&database).await;
    let ada = signed_in(&one, "ada", "messages").await;
    let ben = signed_in(&one, "ben", "calls").await;
    let settings = sign_in(&one, "ada", "account").await;
    ada.sign_in("calls", "ada").await;
    let mut messages = Window::open(&at(&two, &ada), "messages", 1).await;
    let mut hers = Window::open(&at(&two, &ada), "calls", 1).await;
    let mut his = Window::open(&at(&two, &ben), "calls", 1).await;
    hers.call(json!({"do": "dial", "label": "a", "to": "ben", "camera": false}))
        .await;
    his.hear("incoming").await;
    assert_eq!(two.app.calls.under_way(), 1);

    let began = one.clock.ticks();
    let (status, page) = settings.post("/account/sessions/end-others", &[]).await;
    assert_eq!(status, 200, "{page}");
    assert_eq!(messages.closed().await, 4401);
    assert_eq!(hers.closed().await, 4401);
    his.hear("over").await;
    let took = one.clock.ticks() - began;
    println!("felt on the other node after {} ms", took.as_millis());
    assert!(took < SOON, "{took:?}");
    assert_eq!(two.app.calls.under_way(), 0);
    one.stop().await;
    two.stop().await;
}

/// The rows of a deleted account's sessions are gone, and its windows on other nodes go all the same.
#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_deleted_on_one_node_is_out_on_the_other() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let [one, two] = two_nodes(&database).await;
    let ada = signed_in(&one, "ada", "messages").await;
    let mut window = Window::open(&at(&two, &ada), "messages", 1).await;
    let settings = sign_in(&one, "ada", "account").await;
    let proof = [("act", "delete"), ("password", PASSWORD)];
    settings.get("/account/step-up?act=delete").await;
    settings.post("/account/step-up/password", &proof).await;
    let began = one.clock.ticks();
    let (_, page) = settings.post("/account/delete", &[("user_name", "ada")]).await;
    assert!(page.contains("Your account is deleted"), "{page}");
    assert_eq!(window.closed().await, 4401);
    assert!(one.clock.ticks() - began < SOON);
    one.stop().await;
    two.stop().await;
}

/// The name is shown as it was typed, and nobody else can give it.
#[tokio::test(flavor = "multi_thread")]
async fn a_device_has_a_name() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "account").await;
    let page = ada.get("/account/sessions").await.1;
    let (_, rest) = page.split_once("name=\"session\" value=\"").expect("a form");
    let session = rest.split_once('"').unwrap().0.to_owned();
    let form = |name: &'static str| [("session", session.clone()), ("name", name.to_owned())];
    let name = async |name| {
        let fields = form(name);
        let fields: Vec<_> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
        ada.post("/account/sessions/name", &fields).await
    };
    let (status, page) = name("  The <old>   laptop ").await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("<bdi>The &#60;old&#62; laptop</bdi>"), "{page}");
    let (status, _) = name("a name that is longer than any name of a device has to be").await;
    assert_eq!(status, 422);
    let (_, page) = ada.get("/account/sessions").await;
    assert!(page.contains("laptop</bdi>"), "the old one stays: {page}");

    let ben = signed_in(&running, "ben", "account").await;
    let theirs = [("session", session.as_str()), ("name", "mine")];
    assert_eq!(ben.post("/account/sessions/name", &theirs).await.0, 404);
    let (status, page) = name("").await;
    assert!(status == 200 && !page.contains("<bdi>The"), "{page}");
    running.stop().await;
}

/// Ninety days of rest end a session, and none of use: the browser is given the cookie anew as it is used.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_used_outlives_ninety_days_in_the_browser_too() {
    let running = Running::start().await;
    let browser = signed_in(&running, "ada", "account").await;
    let given = async || {
        let answer = browser.client.get(format!("{}/account", running.base));
        let answer = answer.send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let cookies = answer.headers().get_all("set-cookie").iter();
        let cookies = cookies.map(|cookie| cookie.to_str().unwrap().to_owned());
        cookies
            .filter(|cookie| cookie.starts_with("account="))
            .collect::<Vec<_>>()
    };
    assert!(given().await.is_empty(), "it is a moment old");
    for _ in 0..4 {
        running.clock.advance(Duration::from_secs(60 * 86_400));
        let cookies = given().await;
        assert_eq!(cookies.len(), 1, "{cookies:?}");
        assert!(cookies[0].contains("; Max-Age=7776000;"), "{cookies:?}");
        assert!(given().await.is_empty(), "once a minute is enough");
    }
    // What signing out takes away is not given back.
    running.clock.advance(Duration::from_secs(120));
    let (_, page) = browser.post("/sign-out", &[("app", "account")]).await;
    assert!(!page.contains("Sign out"), "{page}");
    let (_, page) = browser.get("/account").await;
    assert!(page.contains("Sign in"), "{page}");

    let rested = signed_in(&running, "ben", "account").await;
    running.clock.advance(Duration::from_secs(91 * 86_400));
    let (_, page) = rested.get("/account").await;
    assert!(page.contains("Sign in"), "{page}");
    running.stop().await;
}
