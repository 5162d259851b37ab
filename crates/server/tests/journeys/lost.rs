//! One of the three is lost, and the other two restore it: the password, the phone, the recovery key.

use std::time::Duration;

use crate::support::chrome::{Chrome, Person};
use crate::support::{PASSWORD, Running};
use crate::{PHONE, signs_in};

const NEW_PASSWORD: &str = "copper-lantern-meadow-77";
const NEW_PHONE: &str = "+4915123456780";
const COPIED: &str = "document.querySelector('[data-copy]').dataset.copy";

/// An account with all three, and somebody on a small screen who is not signed in.
async fn begins() -> (Running, Chrome, Person, String) {
    let running = Running::start().await;
    let (_, key) = running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(120));
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&format!("{}/", running.base)).await;
    ada.holds_a_window_of(390, 844).await;
    (running, chrome, ada, key)
}

/// Keeps the new key that the page shows, and types it from there; gives it.
async fn keeps_the_new_key(ada: &Person) -> String {
    ada.reads("Your recovery key").await;
    let key = ada.js(COPIED).await;
    ada.presses("a.button.main").await;
    ada.reads("Type the key from your copy").await;
    ada.types("key", &key).await;
    ada.presses("button.main").await;
    key
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_forgotten_password_is_replaced_with_key_and_code() {
    let (running, chrome, ada, key) = begins().await;
    let known = running.code(PHONE, None).await;
    ada.goes_to(&format!("{}/sign-in?app=messages", running.base))
        .await;
    ada.is_at("/sign-in").await;
    ada.presses("a[href^='/forgotten']").await;
    ada.is_at("/forgotten").await;
    ada.reads("Forgotten your password?").await;
    ada.types("user_name", "ada").await;
    ada.presses("button.main").await;
    ada.is_at("/forgotten/key").await;
    ada.reads("Two ways back").await;
    ada.types("key", &key).await;
    ada.presses("button.main").await;
    ada.is_at("/forgotten/code").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.types("code", &code).await;
    ada.is_at("/forgotten/new").await;
    ada.reads("Choose a new password").await;
    ada.types("password", NEW_PASSWORD).await;
    ada.presses("button.main").await;
    ada.reads("Your new password is set").await;
    ada.picture("lost-password-set").await;

    // The new one signs in, as far as the code; the old one does not.
    running.clock.advance(Duration::from_secs(120));
    for (password, path) in [(PASSWORD, "/sign-in"), (NEW_PASSWORD, "/sign-in/code")] {
        ada.goes_to(&format!("{}/sign-in?app=messages", running.base))
            .await;
        ada.is_at("/sign-in").await;
        ada.types("user_name", "ada").await;
        ada.types("password", password).await;
        ada.presses("button.main").await;
        if path == "/sign-in" {
            ada.sees("document.querySelector('.notice.bad') !== null", "true")
                .await;
        }
        ada.is_at(path).await;
    }
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_lost_phone_is_replaced_with_password_and_key() {
    let (running, chrome, ada, key) = begins().await;
    signs_in(&running, &ada, "messages", "ada").await;
    ada.is_at("/sign-in/code").await;
    ada.presses("a[href^='/sign-in/key']").await;
    ada.reads("Enter your recovery key").await;
    ada.types("key", &key).await;
    ada.presses("button.main").await;
    assert_ne!(keeps_the_new_key(&ada).await, key);
    ada.reads("You are in. Is your phone lost?").await;
    ada.picture("lost-phone").await;
    ada.presses("a[href^='/account/phones/add']").await;
    ada.is_at("/account/phones/add").await;
    ada.js("document.querySelector('#country').value = 'DE'").await;
    ada.types("phone", "01512 3456780").await;
    ada.presses("button.main").await;
    ada.is_at("/account/phones/code").await;
    let code = running.code(NEW_PHONE, None).await;
    ada.types("code", &code).await;
    ada.sees("location.pathname.startsWith('/account/phones')", "false")
        .await;

    // From now on codes go to the new one.
    running.clock.advance(Duration::from_secs(120));
    let other = chrome.person(&format!("{}/", running.base)).await;
    signs_in(&running, &other, "messages", "ada").await;
    other.is_at("/sign-in/code").await;
    other
        .types("code", &running.code(NEW_PHONE, Some(&code)).await)
        .await;
    other.is_at("/messages").await;
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_lost_key_is_replaced_with_password_and_code() {
    let (running, chrome, ada, lost) = begins().await;
    let known = running.code(PHONE, None).await;
    signs_in(&running, &ada, "account", "ada").await;
    ada.is_at("/sign-in/code").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.types("code", &code).await;
    ada.is_at("/account").await;
    running.clock.advance(Duration::from_secs(120));

    // Password and code, freshly; then the new key, which is kept and typed again.
    ada.goes_to(&format!("{}/account/key", running.base)).await;
    ada.is_at("/account/step-up").await;
    ada.types("password", PASSWORD).await;
    ada.presses("details[open] button.main").await;
    ada.is_at("/account/step-up/password").await;
    ada.presses("details[open] form[action$='/send'] button.main")
        .await;
    ada.is_at("/account/step-up/code/send").await;
    ada.types("code", &running.code(PHONE, Some(&code)).await).await;
    ada.is_at("/account/key").await;
    ada.presses("button.main").await;
    let key = keeps_the_new_key(&ada).await;
    assert_ne!(key, lost);
    ada.is_at("/account").await;
    ada.picture("lost-key-replaced").await;

    // The lost one opens nothing any more.
    let finder = chrome.person(&format!("{}/", running.base)).await;
    for (key, opens) in [(lost, false), (key, true)] {
        running.clock.advance(Duration::from_secs(150));
        signs_in(&running, &finder, "messages", "ada").await;
        finder.is_at("/sign-in/code").await;
        finder.presses("a[href^='/sign-in/key']").await;
        finder.reads("Enter your recovery key").await;
        finder.types("key", &key).await;
        finder.presses("button.main").await;
        if opens {
            finder.reads("Your recovery key").await;
        } else {
            finder
                .sees("document.querySelector('#key-error')?.hidden", "false")
                .await;
        }
    }
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
