//! A person makes an account, turns two-step verification on, and signs in with a code and with the recovery key,
//! in a browser without scripts, against the real program's router on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use support::{PASSWORD, Running, shown_key};

const PHONE: &str = "+491701234567";

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_made_protected_and_signed_in_to() {
    let running = Running::start().await;
    let base = running.base.clone();
    let ada = running.browser();

    let (status, page) = ada
        .post(
            "/sign-up",
            &[
                ("user_name", "ada"),
                ("display_name", "Ada"),
                ("email", "ada@example.org"),
                ("password", "short"),
            ],
        )
        .await;
    assert_eq!(status, 422, "{page}");
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let (status, page) = ada.post("/sign-up", &form).await;
    assert_eq!(status, 200, "{page}");
    assert!(!page.contains('⟦'), "{page}");

    let (status, unknown) = ada
        .post(
            "/sign-in",
            &[
                ("app", "account"),
                ("user_name", "nobody"),
                ("password", PASSWORD),
            ],
        )
        .await;
    assert_eq!(status, 422);
    let (status, wrong) = ada
        .post(
            "/sign-in",
            &[
                ("app", "account"),
                ("user_name", "ada"),
                ("password", "wrong-wrong-wrong"),
            ],
        )
        .await;
    assert_eq!(status, 422);
    assert_eq!(
        unknown.replace("nobody", "ada"),
        wrong,
        "unknown and known user names get the same answer"
    );

    let (status, page) = ada.sign_in("account", "ada").await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Turn on two-step verification?"),
        "asked to turn it on at the first sign-in: {page}"
    );

    let (_, page) = ada.get("/two-step").await;
    assert!(page.contains("name=\"phone\""), "{page}");
    let (_, page) = ada
        .post("/two-step/phone", &[("country", "DE"), ("phone", "not a number")])
        .await;
    assert!(page.contains("This is not a phone number"), "{page}");
    ada.post("/two-step/phone", &[("country", "DE"), ("phone", "0170 1234567")])
        .await;
    let code = running.code(PHONE, None).await;
    assert_eq!(code.len(), 4);
    let (_, page) = ada.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    let (_, page) = ada.get("/two-step").await;
    assert_eq!(shown_key(&page), key, "a reload shows the same key");
    let (_, page) = ada.post("/two-step/key/retype", &[("key", &key)]).await;
    assert!(page.contains("Before it is turned on"), "{page}");
    let (_, page) = ada.post("/two-step/confirm", &[]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    assert!(!page.contains('⟦'), "{page}");

    // From another browser: the password alone opens nothing, a wrong code neither, the right one does, once.
    let elsewhere = running.browser();
    let (_, page) = elsewhere.sign_in("account", "ada").await;
    assert!(page.contains("name=\"code\""), "{page}");
    let (_, page) = elsewhere.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "a pending sign-in is not a session: {page}"
    );
    let code = running.code(PHONE, Some(&code)).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    let (status, page) = elsewhere.post("/sign-in/code", &[("code", wrong)]).await;
    assert_eq!(status, 422, "{page}");
    let (status, page) = elsewhere.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Signing in takes your password and a code"),
        "{page}"
    );

    // The phone is gone: the key does the code's job, and a new key takes its place.
    running.clock.advance(Duration::from_secs(600));
    let third = running.browser();
    third.sign_in("account", "ada").await;
    let slip = format!(
        "{}{}",
        &key[..key.len() - 1],
        (key.chars().last().unwrap().to_digit(10).unwrap() + 1) % 10
    );
    let (_, page) = third.post("/sign-in/key", &[("key", &slip)]).await;
    assert!(page.contains("There is a slip"), "{page}");
    let (_, page) = third.post("/sign-in/key", &[("key", &key)]).await;
    let new_key = shown_key(&page);
    assert_ne!(new_key, key);
    let (_, page) = third.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "no session before the new key is retyped: {page}"
    );
    let (_, page) = third.post("/sign-in/new-key/retype", &[("key", &new_key)]).await;
    assert!(page.contains("Is your phone lost?"), "{page}");
    let (_, page) = third.get("/account").await;
    assert!(page.contains("Where you are signed in"), "{page}");

    // The make-believe phone answers this machine only: not under another name, and not through a proxy.
    for path in ["/handset", "/handset/texts", "/handset/mails"] {
        assert_eq!(ada.get(path).await.0, 200, "{path}");
        for (name, value) in [("host", "elsewhere.example"), ("x-forwarded-for", "203.0.113.7")] {
            let request = ada.client.get(format!("{base}{path}")).header(name, value);
            assert_eq!(
                request.send().await.unwrap().status().as_u16(),
                404,
                "{path} with {name}"
            );
        }
    }

    running.stop().await;
}

/// Somebody follows a link into Calls, signs in, and is asked to turn two-step verification on in between.
#[tokio::test(flavor = "multi_thread")]
async fn not_now_leads_to_where_the_person_was_going() {
    let running = Running::start().await;
    running.member("ada").await;
    let ada = running.browser();
    let form = [
        ("app", "calls"),
        ("user_name", "ada"),
        ("password", PASSWORD),
        ("next", "/calls?to=bea"),
    ];
    let (_, page) = ada.post("/sign-in", &form).await;
    assert!(page.contains("Turn on two-step verification?"), "{page}");
    assert!(page.contains("name=\"next\" value=\"/calls?to=bea\""), "{page}");
    let (status, page) = ada.post("/two-step/prompt", &[("next", "/calls?to=bea")]).await;
    assert_eq!(status, 200);
    assert!(page.contains("id=\"to\" name=\"to\" value=\"bea\""), "{page}");
    running.stop().await;
}
