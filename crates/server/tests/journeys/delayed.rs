//! Two of the three are lost. Whoever chose it beforehand comes back with the one that is left, a week later.

use std::time::Duration;

use doorcode_server::usecase::timed;

use crate::support::Running;
use crate::support::chrome::{Chrome, Person};
use crate::{PHONE, signs_in};

const DAY: Duration = Duration::from_secs(86_400);
const NEW_PASSWORD: &str = "copper-lantern-meadow-77";
const COPIED: &str = "document.querySelector('[data-copy]').dataset.copy";

/// Keeps the key that the page shows, and types it from there.
async fn keeps_the_key(ada: &Person) {
    ada.reads("Your recovery key").await;
    let key = ada.js(COPIED).await;
    ada.presses("a.button.main").await;
    ada.reads("Type the key from your copy").await;
    ada.types("key", &key).await;
    ada.presses("button.main").await;
}

/// Shows the phone, from the page that begins with the user name.
async fn shows_the_phone(running: &Running, ada: &Person) {
    ada.is_at("/lost").await;
    ada.types("user_name", "ada").await;
    ada.presses("button.main").await;
    ada.is_at("/lost/prove").await;
    ada.presses("details:nth-of-type(2) summary").await;
    let known = running.code(PHONE, None).await;
    ada.presses("form[action='/lost/prove/code/send'] button").await;
    ada.is_at("/lost/prove/code/send").await;
    let code = running.code(PHONE, Some(&known)).await;
    ada.types("code", &code).await;
    ada.picture("delayed-prove").await;
    ada.presses("form[action='/lost/prove/code'] button").await;
    ada.is_at("/lost/way").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn who_chose_it_comes_back_with_the_phone_alone() {
    let running = Running::start().await;
    running.member("ada").await;
    let chrome = Chrome::launch().await;
    // She turns it on at her desk, and ticks the box.
    let desk = chrome.person(&format!("{}/", running.base)).await;
    signs_in(&running, &desk, "messages", "ada").await;
    desk.is_at("/two-step/prompt").await;
    desk.goes_to(&format!("{}/two-step", running.base)).await;
    desk.js("document.querySelector('#country').value = 'DE'").await;
    desk.types("phone", "01512 3456734").await;
    desk.presses("button.main").await;
    desk.is_at("/two-step/code").await;
    desk.types("code", &running.code(PHONE, None).await).await;
    keeps_the_key(&desk).await;
    desk.reads("Before it is turned on").await;
    desk.sees("document.querySelector('[name=recovery]').checked", "false")
        .await;
    desk.presses("[name=recovery]").await;
    desk.presses("button.main").await;
    desk.reads("Two-step verification is on").await;
    running.clock.advance(4 * DAY);

    // Password and key are gone. Her phone shows her the way.
    let ada = chrome
        .person(&format!("{}/sign-in?app=messages", running.base))
        .await;
    ada.holds_a_window_of(390, 844).await;
    ada.presses("a[href^='/forgotten']").await;
    ada.is_at("/forgotten").await;
    ada.types("user_name", "ada").await;
    ada.presses("button.main").await;
    ada.is_at("/forgotten/key").await;
    ada.presses("a[href='/lost']").await;
    ada.is_at("/lost").await;
    ada.picture("delayed-lost").await;
    shows_the_phone(&running, &ada).await;
    ada.reads("Start the way back?").await;
    ada.picture("delayed-start").await;
    ada.presses("button.main").await;
    ada.reads("It is under way").await;
    ada.picture("delayed-waiting").await;
    ada.reloads().await;
    ada.reads("It is under way").await;

    // At her desk, Messages says so all the time, and leads to where it could be stopped.
    desk.goes_to(&format!("{}/messages", running.base)).await;
    desk.presses("a[href='/recovery']").await;
    desk.reads("Do you want to stop it?").await;
    desk.goes_back().await;
    desk.holds_a_window_of(390, 844).await;
    desk.picture("delayed-banner").await;

    for days in [3, 3, 1] {
        running.clock.advance(days * DAY + Duration::from_secs(60));
        timed::round(&running.app).await.unwrap();
    }
    ada.goes_to(&format!("{}/lost", running.base)).await;
    shows_the_phone(&running, &ada).await;
    ada.reads("Choose a new password").await;
    ada.types("password", NEW_PASSWORD).await;
    ada.presses("button.main").await;
    ada.reads("Your new password is set").await;
    ada.picture("delayed-back").await;
    desk.goes_to(&format!("{}/messages", running.base)).await;
    desk.is_at("/sign-in").await;

    // Password and phone are two again, and make the third.
    running.clock.advance(Duration::from_secs(120));
    let known = running.code(PHONE, None).await;
    ada.presses("a.button.main").await;
    ada.is_at("/sign-in").await;
    ada.types("user_name", "ada").await;
    ada.types("password", NEW_PASSWORD).await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/code").await;
    ada.types("code", &running.code(PHONE, Some(&known)).await).await;
    ada.is_at("/account/key").await;
    ada.picture("delayed-key").await;
    ada.presses("button.main").await;
    keeps_the_key(&ada).await;
    ada.is_at("/account").await;
    ada.sees("document.querySelector('.notice.bad') === null", "true")
        .await;
    ada.heard_no_complaint();
    desk.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
