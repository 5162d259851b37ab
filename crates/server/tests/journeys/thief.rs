//! Somebody with the password enrols a phone of their own, and the owner, who was away, undoes it from the mail.

use std::time::Duration;

use doorcode_server::usecase::timed;

use crate::support::Running;
use crate::support::chrome::Chrome;
use crate::{PHONE, signs_in};

const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_thief_enrols_a_phone_and_the_owner_undoes_it_from_the_mail() {
    let running = Running::start().await;
    running.member("mira").await;
    running.clock.advance(4 * DAY);
    let chrome = Chrome::launch().await;

    // The thief's device is new to the account: what they turn on waits for the owner.
    let thief = chrome.person(&format!("{}/", running.base)).await;
    signs_in(&running, &thief, "account", "mira").await;
    thief.is_at("/two-step/prompt").await;
    thief.goes_to(&format!("{}/two-step", running.base)).await;
    thief.reads("Which phone should get your codes?").await;
    thief.js("document.querySelector('#country').value = 'DE'").await;
    thief.types("phone", "01512 3456734").await;
    thief.presses("button.main").await;
    let code = running.code(PHONE, None).await;
    thief.types("code", &code).await;
    thief.reads("Your recovery key").await;
    let key = thief
        .js("document.querySelector('[data-copy]').dataset.copy")
        .await;
    thief
        .goes_to(&format!("{}/two-step/key/retype", running.base))
        .await;
    thief.reads("Type the key from your copy").await;
    thief.types("key", &key).await;
    thief.presses("button.main").await;
    thief.is_at("/two-step/confirm").await;
    thief.presses("button.main").await;
    thief.reads("Almost there").await;

    // Meanwhile a sign-in anywhere is confirmed by a code that goes to the owner's mail.
    let mira = chrome.person(&format!("{}/", running.base)).await;
    mira.holds_a_window_of(390, 844).await;
    signs_in(&running, &mira, "messages", "mira").await;
    mira.is_at("/sign-in/code").await;
    mira.reads("Confirm that it is you").await;
    mira.picture("code-mailed").await;

    // Nobody answers for three days. Then the owner comes home, reads the mail, and undoes it without signing in.
    running.clock.advance(3 * DAY + Duration::from_secs(60));
    timed::round(&running.app).await.unwrap();
    let link = running.link("mira@example.org", "/not-me?").await;
    mira.goes_to(&format!("{}{link}", running.base)).await;
    mira.reads("This was not me").await;
    mira.picture("not-me-undo").await;
    mira.presses("button.main").await;
    mira.reads("Locked out").await;
    thief.goes_to(&format!("{}/account", running.base)).await;
    thief.is_at("/sign-in").await;

    chrome.close().await;
    running.stop().await;
}
