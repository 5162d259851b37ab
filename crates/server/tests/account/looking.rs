//! Looking at the account, and at where it is signed in.

use doorcode_engine::ids::SessionId;
use doorcode_store::sessions;

use crate::support::Running;
use crate::{HOUR, MINUTE, Page, Person, code_after, post, texts};

#[tokio::test(flavor = "multi_thread")]
async fn looking_is_open_after_signing_in_and_asks_for_a_second_step_later() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    let home = ada.open("/account").await;
    home.at(200, "/account")
        .says("Two-step verification is on")
        .says("ada@example.org")
        .says("+49 170 1234567")
        .says("The last phone can be replaced, and not removed");

    running.clock.advance(6 * MINUTE);
    for (page, act) in [("/account", "look"), ("/account/sessions", "sessions")] {
        let asked = ada.open(page).await;
        asked
            .at(200, &format!("/account/step-up?act={act}"))
            .says("A code or your recovery key is needed")
            .says_not("ada@example.org")
            .says_not("1234567")
            .says_not("name=\"password\"");
    }
    // The password alone is not what is asked for; nor is a wrong code.
    ada.by_password("look").await.at(200, "/account/step-up/password");
    ada.open("/account").await.at(200, "/account/step-up?act=look");
    let before = texts(&running, ada.phone);
    ada.post("/account/step-up/code/send", &[("act", "look")]).await;
    let code = code_after(&running, ada.phone, before).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    ada.post("/account/step-up/code", &[("act", "look"), ("code", wrong)])
        .await
        .at(422, "/account/step-up/code")
        .says("This code is wrong");
    ada.post("/account/step-up/code", &[("act", "look"), ("code", "12x")])
        .await
        .at(422, "/account/step-up/code");
    ada.by_code(&running, "look").await.at(200, "/account");

    running.clock.advance(4 * MINUTE);
    ada.open("/account").await.at(200, "/account");
    // A proof is not made longer by looking at it again.
    ada.open("/account/step-up?act=look").await.at(200, "/account");
    running.clock.advance(2 * MINUTE);
    ada.open("/account").await.at(200, "/account/step-up?act=look");

    // The key does it as well, and a slip of the finger is told before it costs anything.
    ada.post("/account/step-up/key", &[("act", "look"), ("key", "1234")])
        .await
        .at(422, "/account/step-up/key");
    ada.by_key("look").await.at(200, "/account");
    ada.post("/account/step-up/cancel", &[("act", "look")])
        .await
        .at(200, "/account");
    running.clock.advance(6 * MINUTE);
    ada.post("/account/step-up/cancel", &[("act", "look")])
        .await
        .at(200, "/");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_up_that_took_too_long_begins_again_and_says_so() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/step-up?act=password").await;
    ada.by_password("password")
        .await
        .at(200, "/account/step-up/password")
        .says("1 of 2 done");
    running.clock.advance(16 * MINUTE);
    ada.by_key("password")
        .await
        .at(200, "/account/step-up/key")
        .says("we begin again")
        .says("0 of 2 done");
    for odd in ["", "?act=steal", "?act=remove-phone", "?act=remove-phone&which=x"] {
        let page = ada.open(&format!("/account/step-up{odd}")).await;
        assert_eq!(page.status, 404, "{odd}");
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_is_led_to_sign_in() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    let stranger = Person {
        browser: running.browser(),
        ..Person::protected(&running, "eve", "+491701234568").await
    };
    // A sign-in that waits for its code is no session.
    stranger.browser.sign_in("account", "ada").await;
    stranger.open("/account").await.at(200, "/sign-in?app=account");
    let pages = [
        "/account/contact",
        "/account/phones/add",
        "/account/phones/code",
        "/account/password",
        "/account/key",
        "/account/key/new",
        "/account/key/retype",
        "/account/turn-off",
        "/account/sessions",
        "/account/export",
        "/account/delete",
    ];
    for page in pages {
        let led = stranger.open(page).await;
        led.at(200, &format!("/sign-in?app=account&next={page}"))
            .says("name=\"password\"");
    }
    let forms = [
        "/account/contact",
        "/account/contact/send",
        "/account/phones/add",
        "/account/phones/code",
        "/account/phones/code/send",
        "/account/phones/remove",
        "/account/password",
        "/account/key",
        "/account/key/retype",
        "/account/turn-off",
        "/account/turn-off/undo",
        "/account/sessions/end",
        "/account/sessions/end-others",
        "/account/export",
        "/account/delete",
        "/account/step-up/password",
        "/account/step-up/code",
        "/account/step-up/code/send",
        "/account/step-up/key",
        "/account/step-up/cancel",
    ];
    for form in forms {
        stranger.post(form, &[]).await.at(200, "/sign-in?app=account");
        let request = ada.browser.client.post(format!("{}{form}", ada.browser.base));
        let cross_site = request
            .header("origin", "https://evil.example")
            .send()
            .await
            .unwrap();
        assert_eq!(cross_site.status().as_u16(), 403, "{form}");
    }
    let cached = ada
        .browser
        .client
        .get(format!("{}/account", ada.browser.base))
        .send()
        .await
        .unwrap();
    assert_eq!(cached.headers()["cache-control"], "no-store");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended_at_once() {
    let running = Running::start().await;
    running.member("ada").await;
    running.member("eve").await;
    let [here, laptop, phone, eve] = std::array::from_fn(|_| running.browser());
    for (browser, app, name) in [
        (&here, "account", "ada"),
        (&laptop, "account", "ada"),
        (&phone, "account", "ada"),
        (&eve, "account", "eve"),
    ] {
        browser.sign_in(app, name).await;
        running.clock.advance(MINUTE);
    }
    let ada = Person {
        name: "ada",
        phone: "",
        browser: here,
        key: String::new(),
    };
    let ids = async |name: &str| -> Vec<SessionId> {
        let store = &running.app.store;
        let account = doorcode_store::accounts::by_user_name(store, name)
            .await
            .unwrap()
            .unwrap();
        let sessions = sessions::of_account(store, account.id).await.unwrap();
        sessions.into_iter().map(|session| session.id).collect()
    };
    let list = ada.open("/account/sessions").await;
    list.at(200, "/account/sessions")
        .says("This one")
        .says("End all others");
    let mut own = ids("ada").await;
    own.sort();
    for (at, id) in own.iter().enumerate() {
        // The form that names a device has the id as well.
        let mut forms = list
            .html
            .split("<form")
            .filter(|form| form.contains(&id.to_string()));
        let offered = forms.any(|form| form.contains("action=\"/account/sessions/end\""));
        assert_eq!(offered, at != 0, "all but the one that looks can be ended");
    }

    // Another person's session is no more than an id that does not exist.
    let foreign = ids("eve").await[0].to_string();
    for id in [foreign.as_str(), "", "x", &SessionId::from_u128(5).to_string()] {
        let answer = ada.post("/account/sessions/end", &[("session", id)]).await;
        assert_eq!(answer.status, 404, "{id}");
    }
    assert_eq!(ids("eve").await.len(), 1);

    let laptops = own[1].to_string();
    ada.post("/account/sessions/end", &[("session", &laptops)])
        .await
        .at(200, "/account/sessions?done=flash-session-ended")
        .says("That session has ended");
    assert!(!ids("ada").await.contains(&own[1]));
    assert!(
        laptop.get("/account").await.1.contains("name=\"password\""),
        "out at once"
    );
    assert!(phone.get("/account").await.1.contains("Where you are signed in"));
    ada.post("/account/sessions/end", &[("session", &laptops)])
        .await
        .at(404, "/account/sessions/end");

    ada.post("/account/sessions/end-others", &[])
        .await
        .at(200, "/account/sessions?done=flash-others-ended")
        .says_not("End all others");
    assert!(
        phone.get("/account").await.1.contains("name=\"password\""),
        "out at once"
    );
    assert!(eve.get("/account").await.1.contains("Where you are signed in"));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_it_on_ending_sessions_takes_two_of_three_each_time() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    running.clock.advance(HOUR);
    let other = running.browser();
    let before = texts(&running, ada.phone);
    other.sign_in("account", "ada").await;
    let code = code_after(&running, ada.phone, before).await;
    other.post("/sign-in/code", &[("code", &code)]).await;
    let account = ada.account(&running).await.id;
    let theirs = sessions::of_account(&running.app.store, account).await.unwrap()[0]
        .id
        .to_string();
    let one = format!("end-session&which={theirs}");
    for (path, fields, act) in [
        (
            "/account/sessions/end",
            &[("session", theirs.as_str())][..],
            one.as_str(),
        ),
        ("/account/sessions/end-others", &[], "end-others"),
    ] {
        ada.post(path, fields)
            .await
            .at(200, &format!("/account/step-up?act={act}"))
            .says("Sign out elsewhere")
            .says("Password");
    }
    let count = async || {
        let all = sessions::of_account(&running.app.store, account).await;
        all.unwrap().len()
    };
    // One proof is not enough, and looking is not, either.
    ada.open("/account/step-up?act=sessions").await;
    ada.by_key("sessions").await.at(200, "/account/sessions");
    ada.by_key(&one).await.at(200, "/account/step-up/key");
    ada.post("/account/sessions/end", &[("session", &theirs)])
        .await
        .at(200, &format!("/account/step-up?act={one}"));
    assert_eq!(count().await, 2);
    ada.by_password(&one)
        .await
        .at(200, "/account/sessions?done=flash-session-ended");
    assert_eq!(count().await, 1);
    // The proof is spent by one ending.
    ada.post("/account/sessions/end-others", &[])
        .await
        .at(200, "/account/step-up?act=end-others");
    let page: Page = post(&other, "/account/sessions/end-others", &[]).await;
    page.at(200, "/sign-in?app=account");
    running.stop().await;
}
