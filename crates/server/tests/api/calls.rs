//! Codes that are spoken by a call, as an app asks for them.

use serde_json::json;

use super::client::{Device, PHONE, token};
use super::support::{Running, settled};

#[tokio::test(flavor = "multi_thread")]
async fn an_app_asks_for_a_call() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    // The code of a new phone, and then that of a sign-in.
    let begun = app
        .post("/enrolments", &session, json!({"goal": "turn_on"}))
        .await
        .is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let number = json!({"number": PHONE});
    app.post(&format!("{path}/phone"), &session, number).await.is(200);
    running.code(PHONE, None).await;
    running.clock.advance(std::time::Duration::from_secs(31));
    app.post(&format!("{path}/send"), &session, json!({"by": "call"}))
        .await
        .is(200);
    settled(&running).await;
    let code = said(&running, 1).await;
    let shown = app
        .post(&format!("{path}/code"), &session, json!({"code": code}))
        .await
        .is(200);
    let key = shown["state"]["recovery_key"].clone();
    app.post(
        &format!("{path}/recovery-key"),
        &session,
        json!({"recovery_key": key}),
    )
    .await
    .is(200);
    app.act(&format!("{path}/consent"), &session).await.is(200);

    let elsewhere = Device::new(&running).await;
    let begun = elsewhere
        .begin("messages", "ada", super::support::PASSWORD)
        .await
        .is(201);
    assert_eq!(begun["state"]["code"]["by"], "text");
    let pending = token(&begun);
    running.clock.advance(std::time::Duration::from_secs(31));
    elsewhere
        .post("/sign-ins/current/send", &pending, json!({"by": "pigeon"}))
        .await
        .problem(400, "malformed");
    let sent = elsewhere
        .post("/sign-ins/current/send", &pending, json!({"by": "call"}))
        .await
        .is(200);
    assert_eq!(sent["state"]["code"]["by"], "call");
    let code = said(&running, 2).await;
    let done = elsewhere
        .post("/sign-ins/current/code", &pending, json!({"code": code}))
        .await
        .is(200);
    assert!(done["session"]["token"].is_string());
    running.stop().await;
}

/// The digits of the newest call, once there are so many.
async fn said(running: &Running, count: usize) -> String {
    for _ in 0..400 {
        let calls = running.app.courier.handset().unwrap().calls(Some(PHONE));
        if calls.len() == count {
            let line = calls[0].body.lines().nth(1).unwrap();
            return line.chars().filter(char::is_ascii_digit).collect();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nobody called");
}
