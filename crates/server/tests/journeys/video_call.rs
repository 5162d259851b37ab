//! A video call between two people, each with a browser of their own.

use std::time::Duration;

use doorcode_server::bus::Channel;
use doorcode_store::accounts;

use crate::support::chrome::{Chrome, Person};
use crate::support::{PASSWORD, Running};
use crate::{PHONE, signs_in};

/// Writes down, a few times a second, what the page's connections have decoded, and where they stand.
const WATCH: &str = r"
    window.connections = [];
    window.frames = 0;
    window.WebSocket = class extends WebSocket {
      constructor(...terms) {
        super(...terms);
        this.addEventListener('open', () => { window.lineIsOpen = true; });
      }
    };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...terms) {
        super(...terms);
        connections.push(this);
      }
    };
    setInterval(async () => {
      const last = connections.at(-1);
      if (!last || last.connectionState === 'closed') return;
      for (const part of (await last.getStats()).values()) {
        if (part.type === 'inbound-rtp' && part.kind === 'video') window.frames = part.framesDecoded ?? 0;
      }
    }, 100);
";
/// A browser that asks for a while before it gives camera and microphone.
const SLOW: &str = r"
    const devices = navigator.mediaDevices;
    const give = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish) => {
      await new Promise((given) => setTimeout(given, 3000));
      return give(wish);
    };
    null
";
/// A server that cannot be reached by a WebSocket, until the page is let through.
const NO_LINE: &str = r"
    window.WebSocket = class extends WebSocket {
      constructor(address) {
        super(window.isLetThrough ? address : new URL('/nothing', address));
      }
    };
";
const AT: &str = "document.querySelector('#stage').dataset.at";
const NOTES: &str = "document.querySelector('#stage-notes').textContent.trim()";

/// Lets the page be, and sees that it decodes pictures that it had not decoded before.
async fn frames_grow(person: &Person) {
    person.sees("window.frames > 0", "true").await;
    let seen: u64 = person.js("window.frames").await.parse().unwrap();
    person
        .sees(&format!("window.frames > {}", seen + 20), "true")
        .await;
}

/// Opens Calls on a new device; the code comes to `phone` where two-step verification is on.
async fn opens_calls(running: &Running, chrome: &Chrome, name: &str, phone: Option<&str>) -> Person {
    let person = chrome.person("about:blank").await;
    person.always_runs(WATCH).await;
    signs_in_with_code(running, &person, "calls", name, phone).await;
    if phone.is_none() {
        person.is_at("/two-step/prompt").await;
        person.goes_to(&format!("{}/calls", running.base)).await;
    }
    person.is_at("/calls").await;
    person.sees("window.lineIsOpen", "true").await;
    person
}

async fn signs_in_with_code(running: &Running, person: &Person, app: &str, name: &str, phone: Option<&str>) {
    let known = match phone {
        Some(phone) => Some(running.code(phone, None).await),
        None => None,
    };
    signs_in(running, person, app, name).await;
    if let Some(phone) = phone {
        person.is_at("/sign-in/code").await;
        person
            .types("code", &running.code(phone, known.as_deref()).await)
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn two_people_see_each_other_until_a_session_is_ended_elsewhere() {
    let running = Running::start().await;
    let (_, key) = running.protected("ada", PHONE).await;
    running.member("ben").await;
    running.clock.advance(Duration::from_secs(120));
    let chrome = Chrome::launch().await;
    let ada = opens_calls(&running, &chrome, "ada", Some(PHONE)).await;
    let ben = opens_calls(&running, &chrome, "ben", None).await;
    ada.holds_a_window_of(390, 844).await;
    ben.holds_a_window_of(390, 844).await;
    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();

    // Ada rings with her camera on, Ben answers with his.
    ada.types("to", "ben").await;
    ada.presses("#dial button.main").await;
    ben.sees(AT, "incoming").await;
    ben.picture("call-incoming").await;
    ben.presses("[data-act=answer-video]").await;
    ada.sees(AT, "talking").await;
    ben.sees(AT, "talking").await;
    tokio::join!(frames_grow(&ada), frames_grow(&ben));
    ada.picture("call-talking").await;

    // Who mutes is said to be muted, and a camera that is off sends no picture.
    ada.presses("[data-act=mute]").await;
    ben.sees(NOTES, "ada is muted").await;
    ada.presses("[data-act=mute]").await;
    ben.sees(NOTES, "").await;
    ada.presses("[data-act=camera]").await;
    ben.sees("document.querySelector('#picture').hidden", "true")
        .await;
    ada.presses("[data-act=camera]").await;
    ben.sees("document.querySelector('#picture').hidden", "false")
        .await;
    tokio::join!(frames_grow(&ada), frames_grow(&ben));

    // Her session in Calls is ended from the account page, on another device: call and socket drop.
    assert_eq!(running.app.bus.windows(account.id, Channel::Calls).len(), 1);
    running.clock.advance(Duration::from_secs(120));
    let elsewhere = chrome.person("about:blank").await;
    signs_in_with_code(&running, &elsewhere, "account", "ada", Some(PHONE)).await;
    elsewhere.is_at("/account").await;
    elsewhere
        .goes_to(&format!("{}/account/sessions", running.base))
        .await;
    elsewhere
        .js("[...document.querySelectorAll('button[name=session]')]
            .find((button) => button.textContent.includes('Calls')).click()")
        .await;
    // It takes two of three, freshly: the session at hand may be the stolen one.
    elsewhere.is_at("/account/step-up").await;
    elsewhere.types("password", PASSWORD).await;
    elsewhere.presses("details[open] button.main").await;
    elsewhere.is_at("/account/step-up/password").await;
    elsewhere
        .js("document.querySelector('#key').closest('details').open = true")
        .await;
    elsewhere.types("key", &key).await;
    elsewhere.presses("details[open]:has(#key) button.main").await;
    elsewhere.is_at("/account/sessions").await;
    ben.sees(AT, "ended").await;
    ben.picture("call-ended").await;
    ada.sees(
        "connections.every((one) => one.connectionState === 'closed')",
        "true",
    )
    .await;
    ada.sees(
        "document.querySelector('#notices').textContent.includes('You are signed out here')",
        "true",
    )
    .await;
    ben.sees(
        "connections.every((one) => one.connectionState === 'closed')",
        "true",
    )
    .await;
    assert!(running.app.bus.windows(account.id, Channel::Calls).is_empty());
    ada.goes_to(&format!("{}/calls", running.base)).await;
    ada.is_at("/sign-in").await;

    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn two_who_ring_each_other_get_one_call() {
    let running = Running::start().await;
    running.member("ada").await;
    running.member("ben").await;
    let chrome = Chrome::launch().await;
    let ada = opens_calls(&running, &chrome, "ada", None).await;
    let ben = opens_calls(&running, &chrome, "ben", None).await;
    ada.types("to", "ben").await;
    ben.types("to", "ada").await;
    // Ben's browser is still asking him for his camera when Ada's call arrives.
    ben.js(SLOW).await;
    ben.presses("#dial button.main").await;
    ben.sees(AT, "preparing").await;
    ada.presses("#dial button.main").await;
    ada.sees(AT, "talking").await;
    ben.sees(AT, "talking").await;
    tokio::join!(frames_grow(&ada), frames_grow(&ben));
    ben.presses("[data-act=hang-up]").await;
    ada.sees(AT, "ended").await;
    for person in [&ada, &ben] {
        person
            .sees("document.querySelectorAll('#recent > li').length", "1")
            .await;
    }
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn who_calls_before_the_line_is_there_rings_once_it_is() {
    let running = Running::start().await;
    running.member("ada").await;
    running.member("ben").await;
    let chrome = Chrome::launch().await;
    let ben = opens_calls(&running, &chrome, "ben", None).await;
    let ada = chrome.person("about:blank").await;
    ada.always_runs(NO_LINE).await;
    signs_in_with_code(&running, &ada, "calls", "ada", None).await;
    ada.is_at("/two-step/prompt").await;
    ada.goes_to(&format!("{}/calls", running.base)).await;
    ada.types("to", "ben").await;
    ada.presses("#dial button.main").await;
    ada.sees(
        "document.querySelector('#stage-status').textContent",
        "Connecting…",
    )
    .await;
    assert_eq!(ada.js(AT).await, "preparing");
    ada.picture("call-waits-for-line").await;
    ada.js("window.isLetThrough = true; null").await;
    ben.sees(AT, "incoming").await;
    ada.sees(AT, "calling").await;
    ben.presses("[data-act=answer-video]").await;
    ada.sees(AT, "talking").await;
    ada.presses("[data-act=hang-up]").await;
    ben.sees(AT, "ended").await;
    chrome.close().await;
    running.stop().await;
}
