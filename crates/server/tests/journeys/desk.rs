//! Somebody calls support: the agent finds the account, and the caller reads out a code.

use std::time::Duration;

use doorcode_server::usecase::operating::{self, Change};
use doorcode_store::accounts::Role;

use crate::support::chrome::Chrome;
use crate::support::{PASSWORD, Running, settled};
use crate::{PHONE, signs_in, texts};

const AGENT_PHONE: &str = "+4915123456780";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_caller_reads_out_a_code_and_the_agent_ends_her_sessions() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.protected("tom", AGENT_PHONE).await;
    let changed = operating::change(&running.app, "tom", Change::Role(Role::Desk)).await;
    assert!(changed.is_ok_and(|done| done.is_ok()));
    running.clock.advance(Duration::from_secs(120));
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;

    // Ada is signed in on a device that she is about to miss.
    let ada = chrome.person(&format!("{}/", running.base)).await;
    ada.holds_a_window_of(390, 844).await;
    signs_in(&running, &ada, "messages", "ada").await;
    ada.is_at("/sign-in/code").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.types("code", &code).await;
    ada.is_at("/messages").await;

    // The agent signs in with two steps and is at the desk.
    let known = running.code(AGENT_PHONE, None).await;
    let tom = chrome.person(&format!("{}/desk", running.base)).await;
    tom.holds_a_window_of(1280, 800).await;
    tom.is_at("/sign-in").await;
    tom.types("user_name", "tom").await;
    tom.types("password", PASSWORD).await;
    tom.presses("button.main").await;
    tom.is_at("/sign-in/code").await;
    let own = running.code(AGENT_PHONE, Some(&known)).await;
    tom.types("code", &own).await;
    tom.is_at("/desk").await;
    tom.reads("Support desk").await;

    // A part of a name finds nobody; the exact one does.
    tom.types("user_name", "ad").await;
    tom.presses("button.main").await;
    tom.sees("document.querySelector('[role=alert]') !== null", "true")
        .await;
    tom.js("document.querySelector('#user_name').value = ''").await;
    tom.types("user_name", "ada").await;
    tom.presses("button.main").await;
    tom.is_at("/desk/contact").await;
    tom.reads("ada").await;
    running.clock.advance(Duration::from_secs(60));
    let before = texts(&running, PHONE);
    tom.presses("button.main").await;
    tom.is_at("/desk/contact/send").await;
    let read_out = running.code(PHONE, Some(&code)).await;
    assert_eq!(texts(&running, PHONE), before + 1);
    // He sees neither the code nor the number.
    let page = tom.js("document.documentElement.outerHTML").await;
    assert!(!page.contains(&read_out) && !page.contains("3456734"), "{page}");
    assert!(page.contains("•• •• ••34"), "{page}");
    tom.picture("desk-code").await;

    // They talk for a while. His look at other people's accounts is over by then: he proves it again, and is back in the talk.
    running.clock.advance(Duration::from_secs(6 * 60));
    tom.types("code", &read_out).await;
    tom.reads("Show that it is you").await;
    tom.presses("details[open] form[action$='/send'] button.main")
        .await;
    let own = running.code(AGENT_PHONE, Some(&own)).await;
    tom.is_at("/account/step-up/code/send").await;
    tom.types("code", &own).await;
    tom.is_at("/desk/contact").await;
    tom.reads("ada").await;
    tom.types("code", &read_out).await;
    tom.sees("document.querySelector('.notice.good') !== null", "true")
        .await;
    tom.picture("desk-verified").await;
    tom.presses("form[action$='/end-sessions'] button").await;
    tom.sees("document.querySelectorAll('.notice.good').length", "2")
        .await;

    // She is out at once, told of it, and can say that it was not her.
    ada.goes_to(&format!("{}/messages", running.base)).await;
    ada.is_at("/sign-in").await;
    settled(&running).await;
    let mails = running
        .app
        .courier
        .handset()
        .unwrap()
        .mails(Some("ada@example.org"));
    assert!(
        mails
            .iter()
            .any(|mail| mail.subject == "Support ended all your sessions"),
        "{mails:?}"
    );
    let link = running.link("ada@example.org", "/not-me?").await;
    ada.goes_to(&format!("{}{link}", running.base)).await;
    ada.reads("This was not me").await;
    ada.presses("button.main").await;
    ada.reads("Support is told").await;
    ada.picture("desk-not-me").await;
    tom.heard_no_complaint();
    ada.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
