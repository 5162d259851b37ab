//! Signing in with a code.

use std::time::Duration;

use crate::support::Running;
use crate::support::chrome::Chrome;
use crate::{PHONE, focused, signs_in, texts};

/// The script that tells why 'Send again' cannot be pressed yet; `null` where it can.
const HELD_BACK: &str = "document.querySelector('[data-countdown-button]').getAttribute('aria-disabled')";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_code_signs_in_after_a_slip_and_a_second_text() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(60));
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&running.base).await;
    ada.holds_a_window_of(390, 844).await;

    // A wrong password says so, keeps the user name, and leads to the password.
    ada.goes_to(&format!("{}/sign-in?app=calls", running.base)).await;
    ada.picture("sign-in").await;
    ada.types("user_name", "ada").await;
    ada.types("password", "not-the-password").await;
    ada.presses("button.main").await;
    ada.sees("document.querySelector('[role=alert]') !== null", "true")
        .await;
    ada.picture("sign-in-wrong").await;
    assert_eq!(ada.js("document.querySelector('#user_name').value").await, "ada");
    assert_eq!(ada.js("document.querySelector('#password').value").await, "");
    ada.sees(&focused("password"), "true").await;
    let said = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent";
    assert!(ada.js(said).await.contains("User name or password is wrong"));
    signs_in(&running, &ada, "calls", "ada").await;

    // The number is masked; the field has the focus; 'Send again' counts down and cannot be pressed before.
    ada.reads("Enter the code sent to •• •• ••34").await;
    ada.is_at("/sign-in/code").await;
    ada.sees(&focused("code"), "true").await;
    ada.sees(HELD_BACK, "true").await;
    let clock = "/^0:[0-3][0-9]$/.test(document.querySelector('[data-clock]').textContent)";
    ada.sees(clock, "true").await;
    ada.picture("code").await;
    let first = running.code(PHONE, Some(&known)).await;
    let sent = texts(&running, PHONE);
    ada.presses("[data-countdown-button]").await;
    ada.reloads().await;
    assert_eq!(texts(&running, PHONE), sent, "neither too early nor by a reload");

    // A wrong code: told at the field, with the tries that are left; the rest of the page stays as it was.
    let wrong = if first == "1111" { "2222" } else { "1111" };
    ada.types("code", wrong).await;
    ada.sees("document.querySelector('#code-error') !== null", "true")
        .await;
    ada.sees(&focused("code"), "true").await;
    ada.sees("document.querySelector('#code').value", "").await;
    ada.sees(
        "document.querySelector('#code').getAttribute('aria-describedby')",
        "code-error",
    )
    .await;
    ada.picture("code-wrong").await;

    // Half a minute later it can be sent again; the first code is then worth nothing.
    running.clock.advance(Duration::from_secs(31));
    ada.goes_to(&format!("{}/sign-in/code", running.base)).await;
    ada.sees(HELD_BACK, "").await;
    ada.presses("[data-countdown-button]").await;
    let second = running.code(PHONE, Some(&first)).await;
    ada.sees("document.querySelector('[role=status]') !== null", "true")
        .await;
    ada.sees(HELD_BACK, "true").await;
    ada.picture("code-sent-again").await;
    let after = texts(&running, PHONE);
    ada.reloads().await;
    ada.reads("Enter the code sent to •• •• ••34").await;
    assert_eq!(texts(&running, PHONE), after, "a reload sends nothing");

    // Pasted with words around it, it sends itself.
    let paste = format!(
        "const field = document.querySelector('#code'); field.focus(); \
         document.execCommand('insertText', false, 'Your code is {second}.')"
    );
    ada.js(&paste).await;
    ada.is_at("/calls").await;
    ada.picture("calls").await;

    // The page of the code, come back to, leads to where the sign-in led.
    ada.goes_to(&format!("{}/sign-in/code", running.base)).await;
    ada.reads("This has expired").await;
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn whoever_was_on_the_way_somewhere_arrives_there() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(60));
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&format!("{}/calls?to=bea", running.base)).await;
    ada.is_at("/sign-in").await;
    ada.types("user_name", "ada").await;
    ada.types("password", crate::support::PASSWORD).await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/code").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.types("code", &code).await;
    ada.is_at("/calls").await;
    ada.sees("document.querySelector('#to').value", "bea").await;
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn with_two_phones_the_code_goes_to_the_one_that_is_chosen() {
    const OTHER: &str = "+4915123456799";
    let running = Running::start().await;
    let (browser, key) = running.protected("ada", PHONE).await;
    // Later, so that it is clear which of the two is the first.
    running.clock.advance(Duration::from_secs(60));
    let act = ("act", "add-phone");
    let password = [act, ("password", crate::support::PASSWORD)];
    browser.get("/account/step-up?act=add-phone").await;
    browser.post("/account/step-up/password", &password).await;
    browser.post("/account/step-up/key", &[act, ("key", &key)]).await;
    let form = [("country", "DE"), ("phone", OTHER)];
    browser.post("/account/phones/add", &form).await;
    let proof = running.code(OTHER, None).await;
    let (_, page) = browser.post("/account/phones/code", &[("code", &proof)]).await;
    assert!(page.contains("This phone is trusted now"), "{page}");
    running.clock.advance(Duration::from_secs(60));

    // The first phone gets it unasked. That one is at home: the other gets a code of its own.
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&running.base).await;
    ada.holds_a_window_of(320, 640).await;
    signs_in(&running, &ada, "calls", "ada").await;
    ada.reads("Enter the code sent to •• •• ••34").await;
    let first = running.code(PHONE, Some(&known)).await;
    let offered =
        "[...document.querySelectorAll('button[name=phone]')].map((one) => one.textContent.trim()).join()";
    assert_eq!(ada.js(offered).await, "Send it to •• •• ••99");
    ada.picture("two-phones").await;
    running.clock.advance(Duration::from_secs(31));
    ada.presses("button[name=phone]").await;
    ada.reads("Enter the code sent to •• •• ••99").await;
    ada.sees(
        "document.querySelector('[role=status]').textContent.trim()",
        "A code is on its way. Only the newest one works.",
    )
    .await;
    assert_eq!(ada.js(offered).await, "Send it to •• •• ••34");
    let second = running.code(OTHER, Some(&proof)).await;

    // What the first phone has been sent is worth nothing now (one chance in ten thousand that they are the same).
    if first != second {
        ada.types("code", &first).await;
        ada.sees("document.querySelector('#code-error') !== null", "true")
            .await;
        ada.reads("Enter the code sent to •• •• ••99").await;
    }
    ada.types("code", &second).await;
    ada.is_at("/calls").await;
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_keyboard_alone_is_enough() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(60));
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;
    let ada = chrome
        .person(&format!("{}/sign-in?app=calls", running.base))
        .await;
    // The focus waits in the first field, and the first thing before it is the way past the bar.
    ada.sees(&focused("user_name"), "true").await;
    ada.writes("ada").await;
    ada.key("Tab").await;
    ada.sees(&focused("password"), "true").await;
    ada.writes(crate::support::PASSWORD).await;
    // 'Show', 'Forgotten your password?', the box, the button.
    for _ in 0..8 {
        ada.key("Tab").await;
        if ada.js("document.activeElement?.matches('button.main')").await == "true" {
            break;
        }
        let ring = "(() => { const here = document.activeElement; const style = getComputedStyle(here); \
                    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()";
        assert_eq!(
            ada.js(ring).await,
            "true",
            "{}",
            ada.js("document.activeElement.outerHTML").await
        );
    }
    assert_eq!(
        ada.js("document.activeElement?.matches('button.main')").await,
        "true"
    );
    ada.key("Enter").await;
    ada.is_at("/sign-in/code").await;
    ada.sees(&focused("code"), "true").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.writes(&code).await;
    ada.is_at("/calls").await;
    // The first stop of every page leads past its bar.
    ada.sees("document.readyState", "complete").await;
    ada.key("Tab").await;
    ada.sees("document.activeElement?.classList.contains('skip')", "true")
        .await;
    ada.sees(
        "document.activeElement.getBoundingClientRect().height > 20",
        "true",
    )
    .await;
    ada.key("Enter").await;
    ada.sees("document.activeElement?.id", "main").await;
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
