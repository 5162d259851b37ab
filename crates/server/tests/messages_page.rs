//! The page of Messages in a real browser, against the real program: two people who write to each other, a line that
//! breaks, a group, a block. Needs Chromium, so it runs where `./test` runs it:
//!
//! ```text
//! cargo test -p doorcode-server --test messages_page -- --ignored
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use chromiumoxide::cdp::browser_protocol::emulation::SetFocusEmulationEnabledParams;
use chromiumoxide::cdp::browser_protocol::network::{
    EmulateNetworkConditionsByRuleParams, EnableParams, NetworkConditions, OverrideNetworkStateParams,
};
use doorcode_server::clock::Clock;
use support::chrome::{Chrome, Person};
use support::{PASSWORD, Running};

/// What stands in the log, message by message.
const SAID: &str = "[...document.querySelectorAll('#lines .message .text')].map((text) => [...text.childNodes]\
                    .filter((one) => !one.classList?.contains('visually-hidden')).map((one) => one.textContent).join('')).join(' | ')";
/// How far the newest message of one's own has come, in words.
const STATE: &str = "[...document.querySelectorAll('#lines .mine .state')].at(-1)?.textContent";

/// Somebody with an account who is signed in to Messages and looks at the window.
async fn signed_in(chrome: &Chrome, running: &Running, name: &str) -> Person {
    running.member(name).await;
    let person = chrome
        .person(&format!("{}/sign-in?app=messages", running.base))
        .await;
    signs_in(&person, name).await;
    // A new device is asked once whether to turn two-step verification on.
    person.is_at("/two-step/prompt").await;
    person.presses("form[action^='/two-step/prompt'] button").await;
    is_ready(&person).await;
    let focused = SetFocusEmulationEnabledParams::new(true);
    person.page.execute(focused).await.unwrap();
    person
}

async fn signs_in(person: &Person, name: &str) {
    person.types("user_name", name).await;
    person.types("password", PASSWORD).await;
    person.presses("button.main").await;
}

/// Waits until the page has its line.
async fn is_ready(person: &Person) {
    person
        .sees("document.querySelector('#main')?.dataset.line", "open")
        .await;
}

async fn opens(person: &Person, running: &Running, path: &str) {
    person.goes_to(&format!("{}{path}", running.base)).await;
    is_ready(person).await;
}

async fn key(person: &Person, key: &str) {
    let element = person.page.find_element(":focus").await.unwrap();
    element.press_key(key).await.unwrap();
}

/// Writes in the field and presses Enter.
async fn says(person: &Person, text: &str) {
    person.types("text", text).await;
    key(person, "Enter").await;
}

/// Opens the conversation with somebody by their user name; gives its address.
async fn starts(person: &Person, running: &Running, name: &str) -> String {
    opens(person, running, "/messages/new").await;
    person.types("start-name", name).await;
    key(person, "Enter").await;
    person
        .sees("document.querySelector('#main').dataset.shows", "room")
        .await;
    person
        .sees("document.querySelector('#room-name').textContent", name)
        .await;
    person.js("location.pathname").await
}

/// Takes the network away from a page, or gives it back.
async fn network(person: &Person, is_there: bool) {
    person.page.execute(EnableParams::default()).await.unwrap();
    let rules = vec![NetworkConditions::new("", 0.0, -1.0, -1.0)];
    let conditions = EmulateNetworkConditionsByRuleParams::new(!is_there, rules);
    person.page.execute(conditions).await.unwrap();
    let state = OverrideNetworkStateParams::new(!is_there, 0.0, -1.0, -1.0);
    person.page.execute(state).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn two_people_write_to_each_other() {
    let running = Running::with(Clock::system(), &[]).await;
    let chrome = Chrome::launch().await;
    let mira = signed_in(&chrome, &running, "mira").await;
    let jonas = signed_in(&chrome, &running, "jonas").await;

    // Nobody has that name, and it is said where it was typed.
    mira.is_at("/messages").await;
    mira.sees("!document.querySelector('#rooms-empty').hidden", "true")
        .await;
    mira.presses("#new-link").await;
    mira.is_at("/messages/new").await;
    mira.types("start-name", "jonnas").await;
    key(&mira, "Enter").await;
    mira.sees(
        "document.querySelector('#start-name-error').textContent.includes('jonnas')",
        "true",
    )
    .await;
    mira.sees("document.activeElement.id", "start-name").await;

    // A message each way, without a reload; the marks follow.
    let room = starts(&mira, &running, "jonas").await;
    says(&mira, "Are you coming? https://example.org/hut (bring a map)").await;
    mira.sees(STATE, "Delivered").await;
    jonas
        .sees(
            "document.querySelector('#rooms .badge')?.textContent",
            "11 unread",
        )
        .await;
    jonas.sees("document.title", "(1) Messages · Doorcode").await;
    // The door of the start page says so too.
    jonas.goes_to(&running.base).await;
    let on_the_door =
        "[...document.querySelectorAll('.front-leaf')].map((one) => one.textContent.trim()).join()";
    jonas.sees(on_the_door, "1 new,").await;
    jonas.goes_to(&format!("{}/messages", running.base)).await;
    jonas.presses("#rooms a").await;
    jonas.is_at(&room).await;
    jonas
        .sees(SAID, "Are you coming? https://example.org/hut (bring a map)")
        .await;
    let link = "[...document.querySelectorAll('#lines a')].map((a) => `${a.href} ${a.rel}`).join()";
    jonas
        .sees(link, "https://example.org/hut noopener noreferrer nofollow")
        .await;
    mira.sees(STATE, "Read").await;
    jonas.sees("document.title", "mira · Messages · Doorcode").await;
    jonas.types("text", "Ye").await;
    mira.sees(
        "document.querySelector('#typing').textContent",
        "jonas is typing…",
    )
    .await;
    says(&jonas, "s!").await;
    mira.sees(
        SAID,
        "Are you coming? https://example.org/hut (bring a map) | Yes!",
    )
    .await;
    mira.sees("document.querySelector('#typing').textContent", "")
        .await;
    jonas.sees(STATE, "Read").await;
    mira.sees("document.querySelector('#said').textContent", "jonas: Yes!")
        .await;

    // Markup is text; lines are kept.
    says(&jonas, "<img src=x onerror=alert(1)> <b>bold</b>").await;
    mira.sees("document.querySelectorAll('#lines img, #lines b').length", "0")
        .await;
    mira.sees(
        "[...document.querySelectorAll('#lines .text')].at(-1).textContent",
        "jonas: <img src=x onerror=alert(1)> <b>bold</b>",
    )
    .await;

    // The last word can be mended with the arrow key, and taken back.
    key(&jonas, "ArrowUp").await;
    jonas
        .sees("document.querySelector('#editing').hidden", "false")
        .await;
    jonas.js("document.querySelector('#text').value = ''").await;
    says(&jonas, "plain").await;
    mira.sees(
        "[...document.querySelectorAll('#lines .bubble')].at(-1).textContent.includes('plainedited')",
        "true",
    )
    .await;
    jonas.presses("#lines .message:last-child .more").await;
    jonas.presses("#lines .actions-row .danger").await;
    jonas.presses("#sure-yes").await;
    mira.sees("[...document.querySelectorAll('#lines .message')].at(-1).textContent.includes('This message was deleted.')", "true")
        .await;

    // Escape leads back to the list, and the focus to the line that was left; the back button works.
    mira.presses("#text").await;
    key(&mira, "Escape").await;
    mira.sees("document.querySelector('#main').dataset.shows", "list")
        .await;
    mira.sees("document.activeElement.getAttribute('href')", &room)
        .await;
    key(&mira, "Enter").await;
    mira.is_at(&room).await;
    mira.js("history.back()").await;
    mira.is_at("/messages").await;

    // A conversation of others is not there.
    let nora = signed_in(&chrome, &running, "nora").await;
    opens(&nora, &running, &room).await;
    nora.sees("document.querySelector('#main').dataset.shows", "gone")
        .await;
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn nothing_is_lost_or_doubled_when_the_line_breaks() {
    let running = Running::with(Clock::system(), &[]).await;
    let chrome = Chrome::launch().await;
    let mira = signed_in(&chrome, &running, "mira").await;
    let jonas = signed_in(&chrome, &running, "jonas").await;
    let room = starts(&mira, &running, "jonas").await;
    says(&mira, "one").await;
    jonas.presses("#rooms a").await;
    jonas.sees(SAID, "one").await;

    // The network goes. What is written waits, and is said to wait; what the other writes is told afterwards.
    network(&mira, false).await;
    says(&mira, "two").await;
    says(&mira, "three").await;
    mira.sees(STATE, "Sending").await;
    mira.sees(
        "document.querySelector('#notices').textContent.includes('Reconnecting')",
        "true",
    )
    .await;
    says(&jonas, "from the other side").await;
    jonas.sees(SAID, "one | from the other side").await;
    network(&mira, true).await;
    let all = "one | from the other side | two | three";
    mira.sees(SAID, all).await;
    jonas.sees(SAID, all).await;
    mira.sees(STATE, "Read").await;
    mira.sees("document.querySelector('#notices').textContent", "")
        .await;

    // What is on its way survives a reload, and a draft does.
    network(&mira, false).await;
    says(&mira, "four").await;
    mira.types("text", "not sent ye").await;
    mira.sees("Object.keys(localStorage).length", "2").await;
    network(&mira, true).await;
    opens(&mira, &running, &room).await;
    mira.sees(SAID, &format!("{all} | four")).await;
    jonas.sees(SAID, &format!("{all} | four")).await;
    mira.sees("document.querySelector('#text').value", "not sent ye")
        .await;

    // The history comes by pages, and the place is kept.
    jonas.js("document.querySelector('#text').value = ''").await;
    for n in 0..45 {
        says(&jonas, &format!("line {n}")).await;
    }
    mira.sees(
        "[...document.querySelectorAll('#lines .text')].at(-1).textContent",
        "jonas: line 44",
    )
    .await;
    opens(&mira, &running, &room).await;
    // Drawn by the scripts, which offer what can be done with each.
    mira.sees("document.querySelectorAll('#lines .more').length", "40")
        .await;
    mira.js("document.querySelector('#log').scrollTop = -100000")
        .await;
    mira.sees("document.querySelectorAll('#lines .message').length", "50")
        .await;
    mira.sees("document.querySelector('#lines .text').textContent", "You: one")
        .await;
    mira.sees("document.querySelector('#newest').hidden", "false")
        .await;
    let place = "Math.round([...document.querySelectorAll('#lines .message')].find((one) => one.textContent.includes('line 3')).getBoundingClientRect().top)";
    let before = mira.js(place).await;
    says(&jonas, "below").await;
    mira.sees("document.querySelector('#newest-words').textContent", "1 new")
        .await;
    assert_eq!(mira.js(place).await, before, "what is read does not move");
    mira.presses("#newest").await;
    mira.sees("document.querySelector('#newest').hidden", "true")
        .await;
    jonas.sees(STATE, "Read").await;

    // Signed out in one window, the other shows nothing of it any more; signing in leads back to the same place.
    mira.js("fetch('/sign-out', { method: 'POST', body: new URLSearchParams({ app: 'messages' }) })")
        .await;
    mira.sees(
        "document.querySelector('.signed-out')?.textContent.includes('signed out')",
        "true",
    )
    .await;
    mira.sees(
        "document.querySelectorAll('#lines, #rooms').length + Object.keys(localStorage).length",
        "0",
    )
    .await;
    mira.presses(".signed-out a").await;
    signs_in(&mira, "mira").await;
    mira.is_at(&room).await;
    is_ready(&mira).await;
    mira.sees(
        "[...document.querySelectorAll('#lines .text')].at(-1)?.textContent",
        "jonas: below",
    )
    .await;
    chrome.close().await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn people_meet_in_groups_and_block_each_other() {
    let running = Running::with(Clock::system(), &[]).await;
    let chrome = Chrome::launch().await;
    let mira = signed_in(&chrome, &running, "mira").await;
    let jonas = signed_in(&chrome, &running, "jonas").await;
    running.member("noor").await;

    // A group: made, written in, added to, left.
    opens(&mira, &running, "/messages/new").await;
    mira.types("group-title", "Saturday hike").await;
    mira.types("group-names", "jonas, nobody_here").await;
    key(&mira, "Enter").await;
    mira.sees("document.querySelector('#group-names-error').hidden", "false")
        .await;
    mira.js("document.querySelector('#group-names').value = ''").await;
    mira.types("group-names", "@jonas").await;
    key(&mira, "Enter").await;
    mira.sees(
        "document.querySelector('#room-name').textContent",
        "Saturday hike",
    )
    .await;
    mira.sees(
        "document.querySelector('#lines .event').textContent",
        "You made the group “Saturday hike”",
    )
    .await;
    says(&mira, "Hello").await;
    jonas.presses("#rooms a").await;
    jonas.sees(SAID, "Hello").await;
    jonas
        .sees("document.querySelector('#lines .author').textContent", "mira")
        .await;
    mira.sees(STATE, "Read").await;
    mira.presses("#room-about").await;
    mira.sees("document.querySelectorAll('#members > li').length", "2")
        .await;
    mira.types("add-name", "noor").await;
    key(&mira, "Enter").await;
    mira.sees("document.querySelectorAll('#members > li').length", "3")
        .await;
    jonas
        .sees(
            "[...document.querySelectorAll('#lines .event')].at(-1).textContent",
            "mira added noor",
        )
        .await;
    jonas
        .sees("document.querySelector('#room-detail').textContent", "3 people")
        .await;
    jonas.presses("#room-about").await;
    jonas
        .sees("document.querySelector('#add-form').hidden", "true")
        .await;
    jonas.presses("#leave-now").await;
    jonas.presses("#sure-yes").await;
    jonas
        .sees("document.querySelector('#main').dataset.shows", "room")
        .await;
    jonas
        .sees("document.querySelector('#closed').hidden", "false")
        .await;
    jonas
        .sees("document.querySelector('#composer').hidden", "true")
        .await;
    mira.sees("document.querySelectorAll('#members > li').length", "2")
        .await;

    // Blocked: what they write looks sent and arrives nowhere; unblocked, writing goes on.
    let room = starts(&jonas, &running, "mira").await;
    says(&jonas, "before").await;
    opens(&mira, &running, &room).await;
    mira.sees(SAID, "before").await;
    mira.presses("#room-about").await;
    mira.presses("#block-now").await;
    mira.presses("#sure-yes").await;
    mira.sees(
        "document.querySelector('#block-now').textContent.trim()",
        "Unblock",
    )
    .await;
    says(&jonas, "while blocked").await;
    jonas.sees(STATE, "Sent").await;
    mira.presses("#about-back").await;
    mira.sees("document.querySelector('#closed-unblock').hidden", "false")
        .await;
    opens(&mira, &running, "/messages/blocked").await;
    mira.sees("document.querySelector('#blocked .title')?.textContent", "jonas")
        .await;
    mira.presses("#blocked button").await;
    mira.sees("document.querySelector('#blocked-empty').hidden", "false")
        .await;
    says(&jonas, "after").await;
    opens(&mira, &running, &room).await;
    mira.sees(SAID, "before | after").await;
    jonas.sees(STATE, "Read").await;
    chrome.close().await;
    running.stop().await;
}
