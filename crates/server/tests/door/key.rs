//! The recovery key on paper, and the phone that it stands in for.

use crate::support::{Browser, PASSWORD, Running, shown_key};
use crate::{MINUTE, sign_in};

/// Of the file: its kind, that it is one page, that it is not kept on the way. That the words on it are those of the
/// printed page is tested where they are written.
async fn pdf(browser: &Browser, path: &str) -> (u16, Vec<u8>) {
    let response = browser
        .client
        .get(format!("{}{path}", browser.base))
        .send()
        .await
        .unwrap();
    let status = response.status().as_u16();
    if status == 200 && response.headers()["content-type"] == "application/pdf" {
        assert_eq!(response.headers()["cache-control"], "no-store");
        let name = response.headers()["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"recovery-key-"), "{name}");
    }
    (status, response.bytes().await.unwrap().to_vec())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_a_file_as_long_as_its_page_shows_it() {
    let running = Running::start().await;
    running.member("fred").await;
    let (browser, ..) = sign_in(&running, "fred", PASSWORD).await;
    assert_eq!(
        pdf(&browser, "/two-step/key.pdf").await.0,
        410,
        "there is no key yet"
    );
    let phone = "+491701234570";
    browser
        .post("/two-step/phone", &[("country", "DE"), ("phone", phone)])
        .await;
    let code = running.code(phone, None).await;
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    assert!(page.contains("href=\"/two-step/key.pdf\""), "{page}");
    let (status, file) = pdf(&browser, "/two-step/key.pdf").await;
    assert_eq!(status, 200);
    assert!(
        file.starts_with(b"%PDF-1.") && file.len() > 5_000,
        "{} bytes",
        file.len()
    );
    let (_, stranger) = pdf(&running.browser(), "/two-step/key.pdf").await;
    assert!(!stranger.starts_with(b"%PDF"));
    let key = shown_key(&page);
    browser.post("/two-step/key/retype", &[("key", &key)]).await;
    assert_eq!(
        pdf(&browser, "/two-step/key.pdf").await.0,
        410,
        "it has been retyped"
    );
    let (_, page) = browser.post("/two-step/confirm", &[]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");

    // After the key was used to sign in: the new one, and then the question about the phone.
    running.clock.advance(2 * MINUTE);
    let (second, ..) = sign_in(&running, "fred", PASSWORD).await;
    assert_eq!(pdf(&second, "/sign-in/new-key.pdf").await.0, 410);
    let (_, page) = second.post("/sign-in/key", &[("key", &key)]).await;
    assert!(page.contains("href=\"/sign-in/new-key.pdf\""), "{page}");
    let (status, file) = pdf(&second, "/sign-in/new-key.pdf").await;
    assert_eq!(status, 200);
    assert!(file.starts_with(b"%PDF-1."));
    let new_key = shown_key(&page);
    let (_, page) = second.post("/sign-in/new-key/retype", &[("key", &new_key)]).await;
    assert!(page.contains("Is your phone lost?"), "{page}");
    assert!(
        page.contains("/account/phones/add?replaces=") && page.contains("•• •• ••70"),
        "{page}"
    );
    assert!(
        !page.contains(phone) && page.contains("href=\"/account\""),
        "{page}"
    );
    assert_eq!(pdf(&second, "/sign-in/new-key.pdf").await.0, 410);
    let (_, page) = browser.get("/phone-lost?app=account").await;
    assert!(
        !page.contains("Is your phone lost?"),
        "only after the key was used: {page}"
    );
    replaces_the_phone_from_another_app(&running, "fred", &new_key).await;
    running.stop().await;
}

/// Without a code to the old phone, from whichever app the key has opened.
async fn replaces_the_phone_from_another_app(running: &Running, name: &str, key: &str) {
    running.clock.advance(2 * MINUTE);
    let browser = running.browser();
    browser.sign_in("calls", name).await;
    let (_, page) = browser.post("/sign-in/key", &[("key", key)]).await;
    let key = shown_key(&page);
    let (_, page) = browser.post("/sign-in/new-key/retype", &[("key", &key)]).await;
    let (_, at) = page.split_once("/account/phones/add?replaces=").unwrap();
    let old = at.split_once('"').unwrap().0;
    let (status, page) = browser.get(&format!("/account/phones/add?replaces={old}")).await;
    assert_eq!(status, 200);
    assert!(page.contains("Replace a trusted phone"), "{page}");
    let other = "+491701234575";
    let form = [("country", "DE"), ("phone", other), ("replaces", old)];
    browser.post("/account/phones/add", &form).await;
    let code = running.code(other, None).await;
    let (status, page) = browser.post("/account/phones/code", &[("code", &code)]).await;
    assert_eq!(status, 200);
    assert!(page.contains("<title>Calls"), "back in the app: {page}");
    let (_, page) = browser.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "the account page is another app: {page}"
    );
    let (_, _, page) = sign_in(running, name, PASSWORD).await;
    assert!(
        page.contains("•• •• ••75") && !page.contains("•• •• ••70"),
        "{page}"
    );
}
