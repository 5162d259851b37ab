//! What an app asks its person to approve.

use serde_json::json;

use crate::client::{Device, PHONE};
use crate::support::{PASSWORD, Running};

#[tokio::test(flavor = "multi_thread")]
async fn an_app_asks_and_whoever_has_to_know_redeems_the_receipt() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let messages = app.sign_in("messages", "ada").await;
    for (text, code) in [
        ("", "field-missing"),
        ("pay at store.example", "field-text-link"),
        ("pay 1500", "field-text-code"),
        ("pay\nall", "field-text-hidden"),
    ] {
        let form = json!({"act": "approve", "text": text});
        let refused = app
            .post("/step-ups", &messages, form)
            .await
            .problem(422, "invalid");
        assert_eq!(refused["errors"][0]["code"], code);
    }
    // Without two-step verification there is the password, and the receipt says so.
    let form = json!({"act": "approve", "text": "pay 4.99 to Store"});
    let begun = app.post("/step-ups", &messages, form.clone()).await.is(201);
    assert_eq!(begun["state"]["possible"], json!(["password"]));
    assert_eq!(begun["text"], "pay 4.99 to Store");
    let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
    assert!(
        begun["page"]
            .as_str()
            .unwrap()
            .ends_with(&format!("/approve?id={}", begun["id"].as_str().unwrap()))
    );
    app.act(&format!("{path}/receipt"), &messages)
        .await
        .problem(410, "expired");
    let password = json!({"password": PASSWORD});
    app.post(&format!("{path}/password"), &messages, password)
        .await
        .is(200);
    let taken = app.act(&format!("{path}/receipt"), &messages).await.is(201);
    let redeem = json!({"receipt": taken["receipt"], "text": "pay 4.99 to Store"});
    let approval = app.post("/receipts", "", redeem.clone()).await.is(200);
    assert_eq!(approval["proved"], json!(["password"]));
    assert_eq!(approval["app"], "messages");
    app.post("/receipts", "", redeem).await.problem(410, "expired");

    // With it, a second step; and what is not redeemed within five minutes is worth nothing.
    let account = app.sign_in("account", "ada").await;
    app.turn_on(&running, &account).await;
    let messages = account;
    let begun = app.post("/step-ups", &messages, form).await.is(201);
    assert_eq!(begun["state"]["possible"], json!(["code", "recovery_key"]));
    let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
    let known = running.code(PHONE, None).await;
    running.clock.advance(std::time::Duration::from_secs(60));
    app.post(&format!("{path}/send"), &messages, json!({}))
        .await
        .is(200);
    let code = running.code(PHONE, Some(&known)).await;
    app.post(&format!("{path}/code"), &messages, json!({"code": code}))
        .await
        .is(200);
    let taken = app.act(&format!("{path}/receipt"), &messages).await.is(201);
    running.clock.advance(std::time::Duration::from_secs(5 * 60));
    let late = json!({"receipt": taken["receipt"], "text": "pay 4.99 to Store"});
    app.post("/receipts", "", late).await.problem(410, "expired");
    running.stop().await;
}
