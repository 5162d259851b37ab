//! Making an account, being asked to turn two-step verification on, and the walk that turns it on.

use crate::support::chrome::{Chrome, Person};
use crate::support::{PASSWORD, Running};
use crate::{PHONE, focused, signs_in, texts};

/// The page is the same after a reload, and after looking at the page before it and coming back.
async fn stays(person: &Person, heading: &str) {
    person.reads(heading).await;
    person.reloads().await;
    person.reads(heading).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_person_is_asked_and_turns_it_on_without_losing_or_repeating_a_step() {
    let running = Running::start().await;
    let chrome = Chrome::launch().await;
    let mira = chrome.person(&format!("{}/", running.base)).await;
    mira.holds_a_window_of(390, 844).await;
    mira.picture("home").await;

    // The account, and its address by the link that the handset shows.
    mira.presses("a[href='/sign-up']").await;
    mira.reads("Make an account").await;
    mira.types("user_name", "mira").await;
    mira.types("display_name", "Mira Castellanos").await;
    mira.types("email", "mira@example.org").await;
    mira.types("password", PASSWORD).await;
    mira.picture("sign-up").await;
    mira.presses("button.main").await;
    mira.reads("Check your mail").await;
    mira.picture("check-mail").await;
    mira.goes_to(&format!("{}/handset?view=mail", running.base)).await;
    let link = "document.querySelector('article a[href*=\"/account/verify?\"]')";
    mira.sees(&format!("{link} !== null"), "true").await;
    mira.picture("handset-mail").await;
    let link = mira.js(&format!("{link}.href")).await;
    mira.goes_to(&link).await;
    mira.reads("Is this your address?").await;
    mira.presses("button.main").await;
    mira.reads("Your address is verified").await;
    // A link is good once; whoever presses 'Back' or opens it again is told so, and not with a broken page.
    mira.goes_to(&link).await;
    mira.reads("This link no longer works").await;

    // Asked at the first sign-in on a device; 'Not now' is honoured there, and another device asks again.
    signs_in(&running, &mira, "calls", "mira").await;
    mira.is_at("/two-step/prompt").await;
    mira.reads("Turn on two-step verification?").await;
    mira.picture("prompt").await;
    mira.presses("form[action='/two-step/prompt'] button").await;
    mira.is_at("/calls").await;
    signs_in(&running, &mira, "calls", "mira").await;
    mira.is_at("/calls").await;
    let phone = chrome.person(&running.base).await;
    signs_in(&running, &phone, "calls", "mira").await;
    phone.is_at("/two-step/prompt").await;
    phone.presses("form[action='/two-step/prompt'] button").await;
    phone.is_at("/calls").await;

    // 1. The phone. What is no number is told at the field, with what was typed still in it.
    mira.goes_to(&format!("{}/two-step", running.base)).await;
    stays(&mira, "Which phone should get your codes?").await;
    mira.picture("phone").await;
    mira.types("phone", "12").await;
    mira.presses("button.main").await;
    mira.sees("document.querySelector('#phone-error') !== null", "true")
        .await;
    assert_eq!(mira.js("document.querySelector('#phone').value").await, "12");
    mira.sees(
        "document.activeElement?.matches('[data-summary], #phone')",
        "true",
    )
    .await;
    mira.picture("phone-wrong").await;
    assert_eq!(texts(&running, PHONE), 0);
    mira.js("document.querySelector('#phone').value = ''").await;
    mira.js("document.querySelector('#country').value = 'DE'").await;
    mira.types("phone", "01512 3456734").await;
    mira.presses("button.main").await;

    // 2. The code. A reload and a look at the page before send nothing again.
    let code = running.code(PHONE, None).await;
    stays(&mira, "Enter the code sent to +49 1512 3456734").await;
    assert_eq!(texts(&running, PHONE), 1, "a reload sends nothing again");
    mira.goes_back().await;
    mira.reads("Which phone should get your codes?").await;
    mira.goes_to(&format!("{}/two-step", running.base)).await;
    mira.reads("Enter the code sent to +49 1512 3456734").await;
    mira.picture("code-enrol").await;
    assert_eq!(texts(&running, PHONE), 1, "the page before sends nothing again");
    let wrong = if code == "1111" { "2222" } else { "1111" };
    mira.types("code", wrong).await;
    mira.sees("document.querySelector('#code-error') !== null", "true")
        .await;
    mira.sees(&focused("code"), "true").await;
    mira.picture("code-enrol-wrong").await;
    mira.types("code", &code).await;

    // 3. The key: the same one however the page is come to, and the page before is not an error.
    stays(&mira, "Your recovery key").await;
    let key = "document.querySelector('[data-copy]').dataset.copy";
    let shown = mira.js(key).await;
    mira.picture("key").await;
    mira.goes_back().await;
    mira.reads("Your recovery key").await;
    assert_eq!(mira.js(key).await, shown);
    mira.presses("a.button.main").await;
    stays(&mira, "Type the key from your copy").await;
    mira.picture("retype").await;
    mira.goes_back().await;
    mira.reads("Your recovery key").await;
    assert_eq!(mira.js(key).await, shown);
    mira.presses("a.button.main").await;
    mira.reads("Type the key from your copy").await;
    // Another key, whose check digit fits: it is not the one on the sheet.
    mira.types("key", "00000000000005").await;
    mira.presses("button.main").await;
    mira.sees("document.querySelector('#key-error')?.hidden", "false")
        .await;
    mira.js("document.querySelector('#key').value = ''").await;
    mira.types("key", &shown).await;
    mira.presses("button.main").await;

    // 4. What will happen. Nothing has, before it is confirmed.
    stays(&mira, "Before it is turned on").await;
    mira.picture("confirm").await;
    // A browser may keep the page before as it was; sent again, or loaded anew, it leads to the step at hand.
    mira.goes_back().await;
    mira.reloads().await;
    mira.reads("Before it is turned on").await;
    assert_eq!(mira.js("document.querySelector('#key')").await, "");
    phone.goes_to(&format!("{}/calls", running.base)).await;
    phone.is_at("/calls").await;
    mira.presses("button.main").await;
    stays(&mira, "Two-step verification is on").await;
    mira.picture("turned-on").await;

    // At that moment the other session has ended, and this one has not.
    phone.reloads().await;
    phone.is_at("/sign-in").await;
    mira.goes_to(&format!("{}/calls", running.base)).await;
    mira.is_at("/calls").await;
    assert_eq!(texts(&running, PHONE), 1, "one code was enough for all of it");
    signs_in(&running, &phone, "calls", "mira").await;
    phone.is_at("/sign-in/code").await;

    mira.heard_no_complaint();
    phone.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn where_everybody_must_turn_it_on_there_is_no_not_now() {
    let settings = [("DOORCODE_REQUIRE_TWO_STEP", "true")];
    let clock = doorcode_server::clock::Clock::system();
    let running = Running::with(clock, &settings).await;
    running.member("mira").await;
    let chrome = Chrome::launch().await;
    let mira = chrome.person(&running.base).await;
    signs_in(&running, &mira, "calls", "mira").await;
    mira.is_at("/two-step/prompt").await;
    mira.reads("Turn on two-step verification?").await;
    let way_out = "document.querySelector('form[action=\"/two-step/prompt\"]')";
    assert_eq!(mira.js(&format!("{way_out} === null")).await, "true");
    mira.presses("a.button.main").await;
    mira.reads("Which phone should get your codes?").await;
    mira.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
