//! Signing in with the recovery key, and the new key that takes its place.

use std::time::Duration;

use crate::support::Running;
use crate::support::chrome::Chrome;
use crate::{PHONE, signs_in};

/// The script that lists what can be seen outside of the sheet.
const OUTSIDE_OF_THE_SHEET: &str = "(() => { \
    const seen = []; \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    while (walker.nextNode()) { \
        const text = walker.currentNode; \
        const parent = text.parentElement; \
        if (!text.textContent.trim() || parent.closest('.sheet, script, noscript')) continue; \
        if (parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) seen.push(text.textContent.trim()); \
    } \
    for (const drawn of document.querySelectorAll('svg, img, button, a')) \
        if (!drawn.closest('.sheet') && drawn.checkVisibility()) seen.push(drawn.outerHTML.slice(0, 80)); \
    return seen.join(' | '); })()";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_key_signs_in_and_a_new_one_is_kept() {
    let running = Running::start().await;
    let (_, key) = running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(60));
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&running.base).await;
    ada.holds_a_window_of(390, 844).await;
    signs_in(&running, &ada, "calls", "ada").await;
    ada.is_at("/sign-in/code").await;
    ada.presses("a[href^='/sign-in/key']").await;
    ada.reads("Enter your recovery key").await;
    ada.picture("key-sign-in").await;

    // A slip of the finger is caught before it is sent, and read out.
    let digits: Vec<char> = key.chars().filter(char::is_ascii_digit).collect();
    let mut slip = digits.clone();
    slip.swap(0, 1);
    if slip == digits {
        slip[0] = char::from(b'0' + (digits[0] as u8 - b'0' + 1) % 10);
    }
    ada.types("key", &slip.iter().collect::<String>()).await;
    ada.sees("document.querySelector('#key-error').hidden", "false")
        .await;
    ada.sees(
        "document.querySelector('#key').getAttribute('aria-invalid')",
        "true",
    )
    .await;
    ada.picture("key-sign-in-slip").await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/key").await;
    ada.sees("document.activeElement?.id", "key").await;
    ada.js("document.querySelector('#key').value = ''").await;
    ada.types("key", &digits.iter().collect::<String>()).await;
    ada.presses("button.main").await;

    // A new key, another one; a reload and the page before show it again and use nothing up.
    ada.reads("Your recovery key").await;
    let copied = "document.querySelector('[data-copy]').dataset.copy";
    let new_key = ada.js(copied).await;
    assert_ne!(new_key, key);
    ada.reloads().await;
    ada.reads("Your recovery key").await;
    assert_eq!(ada.js(copied).await, new_key);
    ada.picture("new-key").await;

    // On paper there is the sheet and nothing else: whose key it is, and how it is used; neither phone nor password.
    ada.looks_at("print", "light").await;
    assert_eq!(ada.js(OUTSIDE_OF_THE_SHEET).await, "");
    let sheet = ada.js("document.querySelector('.sheet').innerText").await;
    for words in ["Ada", "ada", "How to use it", "15 January 2027", "localhost"] {
        let found = sheet.to_lowercase().contains(&words.to_lowercase());
        assert!(found, "{words} is not on the sheet: {sheet}");
    }
    for digits in new_key.split(' ') {
        assert!(sheet.contains(digits), "{sheet}");
    }
    // Neither in full nor as it is masked elsewhere.
    for phone in ["3456734", "••34"] {
        assert!(!sheet.contains(phone), "the phone is on the sheet: {sheet}");
    }
    ada.sees(
        "getComputedStyle(document.querySelector('.sheet')).color + getComputedStyle(document.documentElement).backgroundColor",
        "rgb(0, 0, 0)rgb(255, 255, 255)",
    )
    .await;
    ada.holds_a_window_of(794, 1123).await;
    ada.picture("new-key-paper").await;
    ada.holds_a_window_of(390, 844).await;
    ada.looks_at("screen", "dark").await;
    ada.picture("new-key-dark").await;
    ada.looks_at("screen", "light").await;

    // 'Copy' copies the key and says so; 'Print' is there.
    ada.page.bring_to_front().await.unwrap();
    ada.presses("button[data-copy]").await;
    ada.sees(
        "document.querySelector('button[data-copy] span').textContent",
        "Copied",
    )
    .await;
    ada.js("navigator.clipboard.readText().then((text) => (window.copied = text))")
        .await;
    ada.sees("window.copied", &new_key).await;
    ada.sees("document.querySelector('button[data-print]').hidden", "false")
        .await;

    // Until it is retyped there is no session; then there is.
    let door = chrome.person(&running.base).await;
    door.goes_to(&format!("{}/calls", running.base)).await;
    door.is_at("/sign-in").await;
    ada.presses("a.button.main").await;
    ada.reads("Type the key from your copy").await;
    ada.goes_back().await;
    ada.reads("Your recovery key").await;
    assert_eq!(ada.js(copied).await, new_key);
    ada.presses("a.button.main").await;
    ada.reads("Type the key from your copy").await;
    ada.types("key", &new_key).await;
    ada.presses("button.main").await;
    ada.sees("location.pathname.startsWith('/sign-in')", "false")
        .await;
    ada.picture("after-new-key").await;
    ada.goes_to(&format!("{}/calls", running.base)).await;
    ada.is_at("/calls").await;

    // The old key is worth nothing, the new one is.
    let (old, new) = (key, new_key);
    for (key, opens) in [(old, false), (new, true)] {
        running.clock.advance(Duration::from_secs(150));
        let other = chrome.person(&running.base).await;
        signs_in(&running, &other, "calls", "ada").await;
        other.is_at("/sign-in/code").await;
        other.presses("a[href^='/sign-in/key']").await;
        other.reads("Enter your recovery key").await;
        other.types("key", &key).await;
        other.presses("button.main").await;
        if opens {
            other.reads("Your recovery key").await;
        } else {
            other
                .sees("document.querySelector('#key-error')?.hidden", "false")
                .await;
            other.reads("Enter your recovery key").await;
        }
        other.heard_no_complaint();
    }
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
