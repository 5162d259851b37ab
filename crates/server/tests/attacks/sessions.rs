//! Sessions that are given, planted, or outlive what they were made with.

use reqwest::cookie::CookieStore;

use super::{MINUTE, ada, another, counted};
use crate::support::device::{DeviceKey, begin, begin_with, challenge};
use crate::support::peer::{PHONE, awaiting_code, get, post};
use crate::support::socket::Window;
use crate::support::{Browser, PASSWORD};

const NEW: &str = "copper-lantern-meadow-77";

/// The attacker plants tokens in the owner's browser and waits for her to make them worth something by signing in.
#[tokio::test(flavor = "multi_thread")]
async fn a_planted_token_is_not_made_a_session() {
    let (running, known) = ada().await;
    running.member("eve").await;
    running.clock.advance(10 * MINUTE);
    let fields = [("app", "account"), ("user_name", "eve"), ("password", PASSWORD)];
    let eves = post(&running, "/sign-in", "", &fields).await;
    let eves_session = eves.cookie("account").expect("eve is in");
    let planted = format!("sign-in=planted-by-eve-1234567890; account={eves_session}; device=planted");

    let fields = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    let begun = post(&running, "/sign-in", &planted, &fields).await;
    let pending = begun.cookie("sign-in").expect("a fresh token");
    assert_ne!(pending, "planted-by-eve-1234567890");
    let code = running.code(PHONE, Some(&known)).await;
    let cookies = format!("sign-in={pending}; account={eves_session}; device=planted");
    let done = post(&running, "/sign-in/code", &cookies, &[("code", &code)]).await;
    let session = done.cookie("account").expect("a session");
    assert!(session != eves_session && session != pending);
    // What was planted opens what it opened before, and nothing of ada's.
    let of = async |cookies: &str| get(&running, "/account", cookies).await;
    assert!(
        of(&format!("account={session}"))
            .await
            .body
            .contains("ada@example.org")
    );
    assert!(
        !of(&format!("account={eves_session}"))
            .await
            .body
            .contains("ada@example.org")
    );
    for dead in [
        format!("account={pending}"),
        "account=planted-by-eve-1234567890".to_owned(),
    ] {
        assert_eq!(of(&dead).await.status, 303, "{dead}");
    }
    running.stop().await;
}

/// A thief sits in the account, with a page and a socket open, and the owner changes what she signs in with. Elsewhere
/// his session lived on. The recovery of a password asks for two steps, and does not turn the second one off.
#[tokio::test(flavor = "multi_thread")]
async fn no_session_outlives_a_new_password() {
    let (running, _) = ada().await;
    let (owner, key) = running.protected("ben", "+491709876543").await;
    let his = "+491709876543";
    let known = running.code(his, None).await;
    running.clock.advance(10 * MINUTE);
    let thief = running.browser();
    thief.sign_in("messages", "ben").await;
    let code = running.code(his, Some(&known)).await;
    thief.post("/sign-in/code", &[("code", &code)]).await;
    let mut window = Window::open(&thief, "messages", 1).await;

    running.clock.advance(10 * MINUTE);
    let helper = Browser::new(&running.base);
    helper.post("/forgotten", &[("user_name", "ben")]).await;
    helper
        .post("/forgotten/key", &[("key", &key), ("user_name", "ben")])
        .await;
    let code = running.code(his, Some(&code)).await;
    helper.post("/forgotten/code", &[("code", &code)]).await;
    let (status, page) = helper.post("/forgotten/new", &[("password", NEW)]).await;
    assert_eq!(status, 200, "{page}");

    assert_eq!(window.closed().await, 4401, "the socket is dropped");
    for (browser, path) in [(&thief, "/messages"), (&owner, "/account")] {
        let (_, page) = browser.get(path).await;
        assert!(page.contains("name=\"password\""), "{path}: {page}");
    }
    let (status, _) = helper.sign_in("account", "ben").await;
    assert_eq!(status, 422, "the old password");
    let form = [("app", "account"), ("user_name", "ben"), ("password", NEW)];
    let (_, page) = helper.post("/sign-in", &form).await;
    assert!(
        page.contains("name=\"code\""),
        "the second step is still asked for: {page}"
    );
    running.stop().await;
}

/// A proof that is good for looking for five minutes stays so when the clock is set back: it does not last for the day
/// that the clock has to catch up with.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_set_back_makes_no_proof_last() {
    let (running, known) = ada().await;
    running.clock.advance(10 * MINUTE);
    let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    let done = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    let session = format!("account={}", done.cookie("account").expect("a session"));
    running.clock.advance(24 * 60 * MINUTE);
    let asked = get(&running, "/account/step-up?act=look", &session).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    post(
        &running,
        "/account/step-up/code/send",
        &session,
        &[("act", "look")],
    )
    .await;
    let fresh = running.code(PHONE, Some(&code)).await;
    let fields = [("act", "look"), ("code", fresh.as_str())];
    post(&running, "/account/step-up/code", &session, &fields).await;
    assert_eq!(get(&running, "/account/sessions", &session).await.status, 200);
    let before = running.clock.now().plus_ms(-3_600_000);
    running.clock.jump_to(before);
    let page = get(&running, "/account/sessions", &session).await;
    assert_eq!(
        (page.status, page.header("location")),
        (303, "/account/step-up?act=sessions")
    );
    running.stop().await;
}

/// Malware copies the cookies of a browser that is known, and its new owner takes them to a machine of his own, with the
/// password: there no wrong guess of strangers would be in his way. Elsewhere a copied 'remember this device' cookie was the
/// second step itself. Here it is nothing without the key, which the browser cannot be made to give away.
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_device_cookie_makes_no_other_machine_known() {
    let (running, mut known) = ada().await;
    running.clock.advance(10 * MINUTE);
    let (owner, key) = (running.browser(), DeviceKey::new());
    let lanes = async || {
        let sql = "SELECT lane FROM sign_ins ORDER BY rowid DESC LIMIT 1";
        let row = running.app.store.first(sql, &[]).await.unwrap().unwrap();
        row.text("lane").unwrap().to_owned()
    };
    for lane in ["unknown", "known"] {
        begin_with(&running, &owner, "ada", &key).await;
        assert_eq!(lanes().await, lane);
        let code = running.code(PHONE, Some(&known)).await;
        owner.post("/sign-in/code", &[("code", &code)]).await;
        known = code;
        running.clock.advance(10 * MINUTE);
    }
    let site = running.base.parse().unwrap();
    let cookies = owner.jar.cookies(&site).unwrap().to_str().unwrap().to_owned();
    let device = cookies
        .split("; ")
        .find(|cookie| cookie.starts_with("device="))
        .unwrap();
    // With what he has seen the owner send, with a key of his own, and with the cookie alone.
    let thief = running.browser();
    thief.jar.add_cookie_str(device, &site);
    let seen = key.prove(&running.base, &challenge(&owner).await);
    begin(&owner, "ada", &seen, false).await;
    running.clock.advance(MINUTE);
    begin(&thief, "ada", &seen, false).await;
    assert_eq!(lanes().await, "unknown");
    begin_with(&running, &thief, "ada", &DeviceKey::new()).await;
    assert_eq!(lanes().await, "unknown");
    thief.sign_in("messages", "ada").await;
    assert_eq!(lanes().await, "unknown");
    // His wrong guesses are a stranger's: they do not touch the pool of her devices.
    let before = counted(&running, "ada").await;
    thief.post("/sign-in/code/send", &[]).await;
    let (_, page) = thief
        .post("/sign-in/code", &[("code", &another(&known, 1))])
        .await;
    assert!(counted(&running, "ada").await > before, "{page}");
    running.stop().await;
}
