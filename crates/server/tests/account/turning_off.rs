//! Turning two-step verification off, and on again as it was.

use doorcode_engine::account::TwoStep;
use doorcode_engine::time::Timestamp;
use doorcode_server::clock::Clock;

use doorcode_store::accounts;

use futures_util::StreamExt;
use tokio_tungstenite::tungstenite::Message;

use crate::support::socket::{Window, connect, handshake};
use crate::support::{PASSWORD, Running, shown_key};
use crate::{DAY, HOUR, Person, code_after, texts};

#[tokio::test(flavor = "multi_thread")]
async fn it_is_turned_off_and_undone_with_the_key_alone() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/turn-off")
        .await
        .at(200, "/account/step-up?act=turn-off");
    ada.prove("turn-off")
        .await
        .at(200, "/account/turn-off")
        .says("For 3 days");
    ada.post("/account/turn-off", &[])
        .await
        .at(422, "/account/turn-off")
        .says("Tick this box to go on");
    ada.post("/account/turn-off", &[("understood", "on")])
        .await
        .at(200, "/account?done=flash-turned-off")
        .says("Turn it on again")
        .says_not("+49 170 1234567")
        .says_not("Replace");
    assert!(matches!(
        ada.account(&running).await.two_step,
        TwoStep::Off { undo_until: Some(_) }
    ));
    let thief = running.browser();
    assert!(
        thief
            .sign_in("account", "ada")
            .await
            .1
            .contains("Turn on two-step verification?")
    );
    // With the password alone nothing of the way back can be taken away.
    let phone = ada.account(&running).await.phones[0].id.to_string();
    for path in ["/account/phones/add", "/account/key", "/account/turn-off"] {
        ada.open(path).await.at(200, "/account");
    }
    ada.by_password(&format!("remove-phone&which={phone}"))
        .await
        .at(200, "/account");
    ada.post("/account/phones/remove", &[("phone", &phone)])
        .await
        .at(200, "/account");
    assert_eq!(ada.account(&running).await.phones.len(), 1);

    ada.post("/account/turn-off/undo", &[])
        .await
        .at(200, "/account/step-up?act=undo-turn-off");
    ada.by_password("undo-turn-off").await;
    assert!(!ada.account(&running).await.two_step.is_on());
    ada.by_key("undo-turn-off")
        .await
        .at(200, "/account?done=flash-turned-on-again")
        .says("Two-step verification is on");
    assert!(ada.account(&running).await.two_step.is_on());
    assert!(
        thief.get("/account").await.1.contains("name=\"password\""),
        "other sessions end"
    );
    ada.post("/account/turn-off/undo", &[]).await.at(200, "/account");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_there_is_nothing_to_undo() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.prove("turn-off").await;
    ada.post("/account/turn-off", &[("understood", "on")]).await;
    running.clock.advance(3 * DAY);
    ada.post("/account/turn-off/undo", &[]).await.at(200, "/account");
    ada.by_key("undo-turn-off").await.at(200, "/account");
    assert!(!ada.account(&running).await.two_step.is_on());
    // The phone that is left has no use any more, and can be taken off the server.
    let phone = ada.account(&running).await.phones[0].id.to_string();
    ada.open("/account").await.says("•• •• ••67").says_not("Replace");
    let act = format!("remove-phone&which={phone}");
    ada.open(&format!("/account/step-up?act={act}")).await;
    ada.by_password(&act).await;
    ada.post("/account/phones/remove", &[("phone", &phone)])
        .await
        .at(200, "/account?done=flash-phone-removed");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_operator_requires_it_it_stays_on() {
    let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &[("DOORCODE_REQUIRE_TWO_STEP", "true")]).await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/turn-off")
        .await
        .at(200, "/account/turn-off")
        .says("It cannot be turned off");
    ada.prove("turn-off").await.at(200, "/account/turn-off");
    let refused = ada.post("/account/turn-off", &[("understood", "on")]).await;
    assert_eq!(refused.status, 403);
    assert!(ada.account(&running).await.two_step.is_on());
    running.stop().await;
}

/// The password alone opens the account page, where it is turned on, and no app.
#[tokio::test(flavor = "multi_thread")]
async fn where_the_operator_requires_it_the_apps_stay_shut_until_it_is_on() {
    const ASKED: &str = "The operator of this server asks everybody to use two-step verification.";
    const PHONE: &str = "+491701234567";
    let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &[("DOORCODE_REQUIRE_TWO_STEP", "true")]).await;
    running.member("ada").await;
    let browser = running.browser();
    for app in ["messages", "calls"] {
        browser.sign_in(app, "ada").await;
        let (status, page) = browser.get(&format!("/{app}")).await;
        assert_eq!(status, 200);
        assert!(page.contains(ASKED) && !page.contains("Not now"), "{page}");
        let mut socket = connect(handshake(&browser, app, 1)).await.unwrap();
        let said = socket.next().await.unwrap().unwrap();
        assert!(
            matches!(&said, Message::Close(Some(frame)) if u16::from(frame.code) == 4401),
            "{said:?}"
        );
    }
    let (status, page) = browser.get("/calls?to=ben").await;
    assert!(status == 200 && page.contains(ASKED), "{page}");

    browser.sign_in("account", "ada").await;
    running.walk(&browser, PHONE).await;
    for app in ["messages", "calls"] {
        let before = texts(&running, PHONE);
        browser.sign_in(app, "ada").await;
        let code = code_after(&running, PHONE, before).await;
        browser.post("/sign-in/code", &[("code", &code)]).await;
        let (status, page) = browser.get(&format!("/{app}")).await;
        assert!(status == 200 && !page.contains(ASKED), "{page}");
        drop(Window::open(&browser, app, 1).await);
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn turning_it_on_that_waits_is_told_and_can_be_stopped() {
    let running = Running::start().await;
    running.member("ada").await;
    running.clock.advance(4 * DAY);
    let ada = Person {
        name: "ada",
        phone: "+491701234567",
        browser: running.browser(),
        key: String::new(),
    };
    let turn_on = async || {
        let before = texts(&running, ada.phone);
        ada.open("/two-step").await;
        let form = [("country", "DE"), ("phone", ada.phone)];
        ada.post("/two-step/phone", &form).await;
        let code = code_after(&running, ada.phone, before).await;
        let key = shown_key(&ada.post("/two-step/code", &[("code", &code)]).await.html);
        ada.post("/two-step/key/retype", &[("key", &key)]).await;
        ada.post("/two-step/confirm", &[]).await;
        ada.open("/account")
            .await
            .at(200, "/account")
            .says("Two-step verification is about to be turned on");
    };
    ada.browser.sign_in("account", "ada").await;
    turn_on().await;
    // Meanwhile the contacts stay: they are what the owner is asked through.
    ada.open("/account/contact").await;
    ada.by_password("contact").await.at(200, "/account/contact");
    let address = |email| [("display_name", "Ada L"), ("email", email)];
    ada.post("/account/contact", &address("thief@example.com"))
        .await
        .at(422, "/account/contact")
        .says("Until then the address stays as it is");
    ada.post("/account/contact", &address("ada@example.org"))
        .await
        .at(200, "/account/contact?done=flash-contact-saved");
    ada.post("/two-step/stop", &[]).await;
    ada.open("/account").await.says("Two-step verification is off");

    // A changed password stops it too: the old one may be what began it.
    running.clock.advance(HOUR);
    ada.browser.sign_in("account", "ada").await;
    turn_on().await;
    let form = [
        ("old_password", PASSWORD),
        ("password", "lantern-quiet-marble-77"),
    ];
    ada.post("/account/password", &form)
        .await
        .at(200, "/account?done=flash-password-changed")
        .says("Two-step verification is off");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_others_know_is_to_be_changed() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    let mut account = ada.account(&running).await;
    account.password_known_since = Some(running.clock.now());
    let batch = doorcode_store::Batch::new().with(accounts::update(&account));
    running.app.store.commit(batch).await.unwrap();
    ada.open("/account").await;
    ada.by_key("look")
        .await
        .at(200, "/account")
        .says("Somebody else may know your password");
    ada.prove("password").await.at(200, "/account/password");
    ada.post("/account/password", &[("password", PASSWORD)])
        .await
        .at(422, "/account/password");
    ada.post("/account/password", &[("password", "lantern-quiet-marble-77")])
        .await
        .at(200, "/account?done=flash-password-changed")
        .says_not("Somebody else may know your password");
    running.stop().await;
}
