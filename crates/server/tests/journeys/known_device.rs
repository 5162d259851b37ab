//! A browser that has been signed in to stays known by a key that nobody can take out of it.

use std::time::Duration;

use crate::support::Running;
use crate::support::chrome::{Chrome, Person};
use crate::{PHONE, signs_in};

/// What the browser keeps, and what its scripts could make of it.
const KEPT: &str = "(async () => { \
    const database = await new Promise((done, failed) => { \
      const asked = indexedDB.open('doorcode-device'); \
      asked.onsuccess = () => done(asked.result); asked.onerror = failed; }); \
    const key = await new Promise((done, failed) => { \
      const asked = database.transaction('keys').objectStore('keys').get('sign-in'); \
      asked.onsuccess = () => done(asked.result); asked.onerror = failed; }); \
    database.close(); \
    if (!key) return 'nothing'; \
    const forms = ['pkcs8', 'jwk']; \
    const out = await Promise.all(forms.map((form) => \
      crypto.subtle.exportKey(form, key.privateKey).then(() => 'given away', (error) => error.name))); \
    return [key.privateKey.extractable, key.privateKey.usages.join(), ...out].join(' '); })()";

async fn lane(running: &Running) -> String {
    let sql = "SELECT lane FROM sign_ins ORDER BY rowid DESC LIMIT 1";
    let row = running.app.store.first(sql, &[]).await.unwrap().unwrap();
    row.text("lane").unwrap().to_owned()
}

/// Signs in with both steps; gives the lane and the code.
async fn both_steps(running: &Running, person: &Person, known: &str) -> (String, String) {
    signs_in(running, person, "calls", "ada").await;
    person.is_at("/sign-in/code").await;
    let lane = lane(running).await;
    let code = running.code(PHONE, Some(known)).await;
    person.types("code", &code).await;
    person.is_at("/calls").await;
    running.clock.advance(Duration::from_secs(1_200));
    (lane, code)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_known_browser_stays_known_by_its_key() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.clock.advance(Duration::from_secs(1_200));
    let known = running.code(PHONE, None).await;
    let chrome = Chrome::launch().await;
    let ada = chrome.person(&running.base).await;
    // Looking at the page leaves nothing behind.
    ada.goes_to(&format!("{}/sign-in?app=calls", running.base)).await;
    let databases = "indexedDB.databases().then((all) => all.length)";
    ada.sees(databases, "0").await;

    let (first, known) = both_steps(&running, &ada, &known).await;
    assert_eq!(first, "unknown");
    ada.sees(KEPT, "false sign InvalidAccessError InvalidAccessError")
        .await;
    let (second, known) = both_steps(&running, &ada, &known).await;
    assert_eq!(second, "known");

    // A wrong password, 'Back' to the form, and another try: each has a challenge of its own.
    ada.goes_to(&format!("{}/sign-in?app=calls", running.base)).await;
    ada.types("user_name", "ada").await;
    ada.types("password", "not-the-password").await;
    ada.presses("button.main").await;
    ada.sees("document.querySelector('[role=alert]') !== null", "true")
        .await;
    ada.types("password", crate::support::PASSWORD).await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/code").await;
    assert_eq!(lane(&running).await, "known");
    ada.goes_back().await;
    ada.types("user_name", "ada").await;
    ada.types("password", crate::support::PASSWORD).await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/code").await;
    assert_eq!(lane(&running).await, "known");

    // Where the browser has no keys to give, the form goes through all the same, in the lane of strangers.
    ada.always_runs(
        "delete Crypto.prototype.subtle; Object.defineProperty(crypto, 'subtle', { value: undefined });",
    )
    .await;
    running.clock.advance(Duration::from_secs(1_200));
    let (third, _) = both_steps(&running, &ada, &known).await;
    assert_eq!(third, "unknown");
    ada.heard_no_complaint();

    // On a computer that others use nothing is left.
    let guest = chrome
        .person(&format!("{}/sign-in?app=calls", running.base))
        .await;
    guest.presses("[name=shared]").await;
    guest.types("user_name", "ada").await;
    guest.types("password", crate::support::PASSWORD).await;
    guest.presses("button.main").await;
    guest.is_at("/sign-in/code").await;
    guest.sees(databases, "0").await;
    guest.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
