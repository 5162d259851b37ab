//! What the person is told of the text with the code: by the page, by its script's address, and by nobody else's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::hostile::{Act, Hostile};
use super::support::{Browser, shown_key};
use super::*;

const ADDRESS: &str = "/sign-in/code/delivery";
const SENT: &str = "We have sent the text.</span>";
const DELIVERED: &str = "The text has reached the phone.</span>";
const FAILED: &str = "Use another phone or your recovery key.</span>";
const FAILED_NUMBER: &str = "Check the number, or use another one.</span>";

/// Asks as the page's script does, until the answer is this one.
async fn hears(browser: &Browser, wanted: &str) {
    let mut heard = String::new();
    for _ in 0..500 {
        let (status, answer) = browser.get(ADDRESS).await;
        assert_eq!(status, 200, "{answer}");
        if answer == wanted {
            return;
        }
        heard = answer;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{heard}, not {wanted}");
}

/// Whether the page says so, once, and tells of no gateway.
async fn reads(browser: &Browser, path: &str, words: &str) {
    let (_, page) = browser.get(path).await;
    assert_eq!(page.matches(words).count(), 1, "{words}: {page}");
    assert!(!page.contains("only-gateway"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_to_the_handset_is_delivered_and_the_page_says_so() {
    let running = Running::start().await;
    running.protected("ada", "+491701234567").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    hears(&browser, r#"{"delivery":"delivered"}"#).await;
    reads(&browser, "/sign-in/code", DELIVERED).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_was_taken_is_sent_and_one_that_is_refused_failed_each_for_its_own_browser() {
    let refuses = Arc::new(AtomicBool::new(false));
    let plan = Arc::clone(&refuses);
    let gateway = Hostile::start(move |_| {
        let status = if plan.load(Ordering::SeqCst) { 400 } else { 200 };
        async move { Act::Answer(status, "", r#"{"id": "theirs"}"#.to_owned()) }
    })
    .await;
    let running = running(&plain("only-gateway", &gateway.base, "")).await;
    running.member("ada").await;
    let home = running.browser();
    home.sign_in("account", "ada").await;
    let number = [("country", "DE"), ("phone", "+491701234567")];
    let (_, page) = home.post("/two-step/phone", &number).await;
    assert!(page.contains(SENT), "{page}");
    let text = gateway.has(1).await[0].json();
    let text = text["text"].as_str().unwrap();
    let code: String = text.chars().take_while(char::is_ascii_digit).collect();
    let (_, page) = home.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    home.post("/two-step/key/retype", &[("key", &key)]).await;
    home.post("/two-step/confirm", &[]).await;

    let first = running.browser();
    let (_, page) = first.sign_in("account", "ada").await;
    assert!(page.contains(SENT), "{page}");
    hears(&first, r#"{"delivery":"sent"}"#).await;
    refuses.store(true, Ordering::SeqCst);
    let second = running.browser();
    second.sign_in("account", "ada").await;
    hears(&second, r#"{"delivery":"failed"}"#).await;
    reads(&second, "/sign-in/code", FAILED).await;

    // Each hears of its own, and nobody without one of anything.
    hears(&first, r#"{"delivery":"sent"}"#).await;
    reads(&first, "/sign-in/code", SENT).await;
    let stranger = running.browser();
    let nothing = r#"{"delivery":null}"#;
    hears(&stranger, nothing).await;
    hears(&home, nothing).await;
    let made_up = format!("sign-in={}", "0".repeat(64));
    stranger
        .jar
        .add_cookie_str(&made_up, &running.base.parse().unwrap());
    hears(&stranger, nothing).await;
    let answer = first
        .client
        .get(format!("{}{ADDRESS}", running.base))
        .send()
        .await;
    assert_eq!(answer.unwrap().headers()["cache-control"], "no-store");

    // A number that no text reaches is not one's phone yet: the way on is another number.
    running.member("eve").await;
    let newcomer = running.browser();
    newcomer.sign_in("account", "eve").await;
    newcomer
        .post(
            "/two-step/phone",
            &[("country", "DE"), ("phone", "+491701234599")],
        )
        .await;
    for _ in 0..500 {
        let (_, page) = newcomer.get("/two-step/code").await;
        if page.contains(FAILED_NUMBER) {
            return running.stop().await;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the wizard does not say that the text failed");
}
