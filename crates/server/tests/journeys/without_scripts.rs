//! The same ways with scripts switched off: everything but the conveniences.

use std::time::Duration;

use crate::support::chrome::Chrome;
use crate::support::{PASSWORD, Running};
use crate::{PHONE, signs_in};

/// The script (asked from outside of the page) that reads the key off the page, as a person does.
const KEY_ON_THE_PAGE: &str = "document.querySelector('.sheet-key').textContent.replace(/\\s/g, '')";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn an_account_is_made_protected_and_signed_in_to_without_scripts() {
    let running = Running::start().await;
    let chrome = Chrome::launch().await;
    let mira = chrome.person_without_scripts(&running.base).await;
    mira.holds_a_window_of(390, 844).await;
    mira.presses("a[href='/sign-up']").await;
    for (field, text) in [
        ("user_name", "mira"),
        ("display_name", "Mira"),
        ("email", "mira@example.org"),
        ("password", PASSWORD),
    ] {
        mira.types(field, text).await;
    }
    // What only scripts can do is not offered.
    mira.sees(
        "document.querySelector('[data-reveal]').checkVisibility()",
        "false",
    )
    .await;
    mira.sees(
        "document.querySelector('[data-strength]').checkVisibility()",
        "false",
    )
    .await;
    mira.presses("button.main").await;
    mira.reads("Check your mail").await;
    let link = running.link("mira@example.org", "/account/verify?").await;
    mira.goes_to(&format!("{}{link}", running.base)).await;
    mira.presses("button.main").await;
    mira.reads("Your address is verified").await;

    signs_in(&running, &mira, "account", "mira").await;
    mira.reads("Turn on two-step verification?").await;
    mira.presses("a.button.main").await;
    mira.reads("Which phone should get your codes?").await;
    mira.types("phone", "+49 1512 3456734").await;
    mira.presses("button.main").await;
    mira.reads("Enter the code sent to +49 1512 3456734").await;
    mira.picture("code-without-scripts").await;
    let code = running.code(PHONE, None).await;
    mira.types("code", &code).await;
    mira.reads("Enter the code sent to +49 1512 3456734").await;
    mira.presses("button.main").await;
    mira.reads("Your recovery key").await;
    mira.picture("key-without-scripts").await;
    mira.sees(
        "document.querySelector('[data-print]').checkVisibility()",
        "false",
    )
    .await;
    let key = mira.js(KEY_ON_THE_PAGE).await;
    mira.presses("a.button.main").await;
    mira.reads("Type the key from your copy").await;
    mira.types("key", &key).await;
    mira.presses("button.main").await;
    mira.reads("Before it is turned on").await;
    mira.presses("button.main").await;
    mira.reads("Two-step verification is on").await;

    // With the code: a wrong one, sent again, the right one.
    running.clock.advance(Duration::from_secs(60));
    let other = chrome.person_without_scripts(&running.base).await;
    signs_in(&running, &other, "account", "mira").await;
    other.reads("Enter the code sent to •• •• ••34").await;
    let first = running.code(PHONE, Some(&code)).await;
    let wrong = if first == "1111" { "2222" } else { "1111" };
    other.types("code", wrong).await;
    other.presses("button.main").await;
    other
        .sees("document.querySelector('#code-error') !== null", "true")
        .await;
    // Without a countdown that holds it back, the server says how long it is.
    other.presses("[data-countdown-button]").await;
    other.is_at("/sign-in/code/send").await;
    other
        .sees(
            "/seconds/.test(document.querySelector('#code-error').innerText)",
            "true",
        )
        .await;
    running.clock.advance(Duration::from_secs(31));
    other.presses("[data-countdown-button]").await;
    let second = running.code(PHONE, Some(&first)).await;
    other
        .sees("document.querySelector('[role=status]') !== null", "true")
        .await;
    other.types("code", &second).await;
    other.presses("button.main").await;
    other.is_at("/account").await;

    // With the key, and the new key.
    running.clock.advance(Duration::from_secs(600));
    let third = chrome.person_without_scripts(&running.base).await;
    signs_in(&running, &third, "account", "mira").await;
    third.is_at("/sign-in/code").await;
    third.presses("a[href^='/sign-in/key']").await;
    third.reads("Enter your recovery key").await;
    third.types("key", "1234 5678 9012 34").await;
    third.presses("button.main").await;
    third
        .sees("document.querySelector('#key-error')?.checkVisibility()", "true")
        .await;
    third.js("document.querySelector('#key').value = ''").await;
    third.types("key", &key).await;
    third.presses("button.main").await;
    third.reads("Your recovery key").await;
    let new_key = third.js(KEY_ON_THE_PAGE).await;
    assert_ne!(new_key, key);
    third.presses("a.button.main").await;
    third.reads("Type the key from your copy").await;
    third.types("key", &new_key).await;
    third.presses("button.main").await;
    third
        .sees("location.pathname.startsWith('/sign-in')", "false")
        .await;
    third.goes_to(&format!("{}/account", running.base)).await;
    third.is_at("/account").await;

    for person in [&mira, &other, &third] {
        person.heard_no_complaint();
    }
    chrome.close().await;
    running.stop().await;
}
