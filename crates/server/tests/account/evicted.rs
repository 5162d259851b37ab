//! Somebody with the lost phone and the password throws the owner out, and the owner, with password and key, takes the
//! account back.

use crate::support::{PASSWORD, Running, shown_key};
use crate::{DAY, HOUR, MINUTE, Person, code_after, post, texts};

const LOST: &str = "+491701234567";
const NEW_PHONE: &str = "+491701234568";
const NEW_PASSWORD: &str = "copper-lantern-meadow-77";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_evicted_takes_the_account_back_with_two_of_three() {
    let running = Running::start().await;
    let owner = Person::protected(&running, "ada", LOST).await;
    running.clock.advance(30 * DAY);

    // The thief signs in with what they have, and ends all other sessions with the same.
    let browser = running.browser();
    let before = texts(&running, LOST);
    browser.sign_in("account", "ada").await;
    let code = code_after(&running, LOST, before).await;
    browser.post("/sign-in/code", &[("code", &code)]).await;
    let thief = Person {
        name: "ada",
        phone: LOST,
        browser,
        key: String::new(),
    };
    thief
        .post("/account/sessions/end-others", &[])
        .await
        .at(200, "/account/step-up?act=end-others");
    thief.by_password("end-others").await;
    thief
        .by_code(&running, "end-others")
        .await
        .at(200, "/account/sessions?done=flash-others-ended");
    owner.open("/account").await.at(200, "/sign-in?app=account");
    // Contacts and phones are out of the thief's reach for a day.
    thief.open("/account/phones/add").await.says("recovery key");
    running.clock.advance(HOUR);

    // The owner signs in with the key, and puts another phone in the place of the lost one at once.
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let page = post(&browser, "/sign-in/key", &[("key", &owner.key)]).await;
    let key = shown_key(&page.html);
    let page = post(&browser, "/sign-in/new-key/retype", &[("key", &key)]).await;
    page.says("Is your phone lost?");
    let owner = Person {
        name: "ada",
        phone: NEW_PHONE,
        browser,
        key,
    };
    let old = owner.account(&running).await.phones[0].id.to_string();
    let page = owner.open(&format!("/account/phones/add?replaces={old}")).await;
    page.at(200, &format!("/account/phones/add?replaces={old}"));
    let form = [
        ("country", "DE"),
        ("phone", NEW_PHONE),
        ("replaces", old.as_str()),
    ];
    owner.post("/account/phones/add", &form).await;
    let code = code_after(&running, NEW_PHONE, 0).await;
    owner
        .post("/account/phones/code", &[("code", &code)])
        .await
        .at(200, "/account?done=flash-phone-replaced");

    // A new password throws the thief out, who has one of three left, and then none.
    running.clock.advance(MINUTE);
    owner.open("/account/step-up?act=password").await;
    owner.by_password("password").await;
    owner.by_key("password").await.at(200, "/account/password");
    owner
        .post("/account/password", &[("password", NEW_PASSWORD)])
        .await
        .says("password is changed");
    thief.open("/account").await.at(200, "/sign-in?app=account");
    let form = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    thief.post("/sign-in", &form).await.at(422, "/sign-in");
    assert_eq!(owner.account(&running).await.phones.len(), 1);
    running.stop().await;
}
