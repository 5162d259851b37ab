//! What the person is told of the text with the code: by the page, by its script's address, and by nobody else's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use doorcode_engine::approval::ApprovalText;
use doorcode_server::usecase::operating::{self, Change};
use doorcode_server::usecase::{approve, timed};
use doorcode_store::accounts::{self, Role};
use doorcode_store::outbox::Kind;
use doorcode_store::{params, sessions};

use super::hostile::{Act, Hostile, SECRET, receipt};
use super::support::chrome::Chrome;
use super::support::{Browser, PASSWORD, shown_key};
use super::*;

const PHONE: &str = "+491701234567";
const AGENT: &str = "+491701234568";
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);
const SENT: &str = "We have sent the text.</span>";
const DELIVERED: &str = "The text has reached the phone.</span>";
const FAILED: &str = "Use another phone or your recovery key.</span>";
const FAILED_NUMBER: &str = "Check the number, or use another one.</span>";
const FAILED_AGAIN: &str = "Send it again, or to another phone.</span>";

/// Where the page's script asks on.
pub fn address(page: &str) -> String {
    assert!(page.contains("/js/delivery.js"), "{page}");
    let (_, rest) = page
        .split_once("data-delivery=\"")
        .unwrap_or_else(|| panic!("{page}"));
    rest.split_once('"').unwrap().0.replace("&#38;", "&")
}

/// Asks as the page's script does, until the answer is this one.
async fn hears(browser: &Browser, address: &str, wanted: &str) {
    let mut heard = String::new();
    for _ in 0..500 {
        let (status, answer) = browser.get(address).await;
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
    let (_, page) = browser.sign_in("account", "ada").await;
    hears(&browser, &address(&page), r#"{"delivery":"delivered"}"#).await;
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
    let of_first = address(&page);
    hears(&first, &of_first, r#"{"delivery":"sent"}"#).await;
    // 'On its way' is said of what still waits here, too; and other texts go to the same phone.
    while outbox::waiting(&running.app.store, Kind::Text, running.app.clock.now(), 100)
        .await
        .unwrap()
        > 0
    {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    refuses.store(true, Ordering::SeqCst);
    let second = running.browser();
    let (_, page) = second.sign_in("account", "ada").await;
    let of_second = address(&page);
    hears(&second, &of_second, r#"{"delivery":"failed"}"#).await;
    reads(&second, "/sign-in/code", FAILED).await;

    // Each hears of its own, and nobody of anything by an address that was made up.
    hears(&first, &of_first, r#"{"delivery":"sent"}"#).await;
    reads(&first, "/sign-in/code", SENT).await;
    let (other, own) = (
        of_first.split_once("&by=").unwrap(),
        of_second.split_once("&by=").unwrap(),
    );
    let nothing = r#"{"delivery":null}"#;
    for made_up in [
        format!("{}&by={}", other.0, own.1),
        format!("{}&by=1:{}", other.0, "0".repeat(64)),
        other.0.to_owned(),
        "/delivery".to_owned(),
    ] {
        hears(&second, &made_up, nothing).await;
    }
    let answer = first
        .client
        .get(format!("{}{of_first}", running.base))
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

/// The page's script hears that the text has arrived, and, once it has failed after all, that; then the page names the way on.
async fn follows(running: &Running, browser: &Browser, page: &str, failed: &str) {
    let at = address(page);
    hears(browser, &at, r#"{"delivery":"delivered"}"#).await;
    let (_, walk) = at.split_once("of=").unwrap();
    let walk = walk.split_once('&').unwrap().0.to_owned();
    let sql = "UPDATE outbox SET state = 'failed' WHERE about = ?1";
    let fails = Batch::new().with(Statement::one(sql, params![walk]));
    running.app.store.commit(fails).await.unwrap();
    hears(browser, &at, r#"{"delivery":"failed"}"#).await;
    let words = failed.trim_end_matches("</span>");
    assert!(page.contains(&format!("{words}\"")), "{words}: {page}");
}

/// Makes an account with two-step verification on and the delayed recovery chosen; gives the browser and the key.
async fn chosen(running: &Running) -> (Browser, String) {
    running.member("ada").await;
    let ada = running.browser();
    ada.sign_in("account", "ada").await;
    ada.post("/two-step/phone", &[("country", "DE"), ("phone", PHONE)])
        .await;
    let code = running.code(PHONE, None).await;
    let (_, page) = ada.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    ada.post("/two-step/key/retype", &[("key", &key)]).await;
    let (_, page) = ada.post("/two-step/confirm", &[("recovery", "yes")]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    (ada, key)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_that_waits_for_a_code_says_what_becomes_of_it() {
    let running = Running::start().await;
    let (ada, key) = chosen(&running).await;
    let (tom, _) = running.protected("tom", AGENT).await;
    running.clock.advance(4 * DAY);
    let another = [("country", "DE"), ("phone", "+491701234569")];

    // A step-up with nothing proved; then one that the recovery key has begun; and with it a further phone.
    let look = [("act", "look")];
    ada.get("/account/step-up?act=look").await;
    let (_, page) = ada.post("/account/step-up/code/send", &look).await;
    follows(&running, &ada, &page, FAILED).await;
    reads(&ada, "/account/step-up?act=look", FAILED).await;
    running.clock.advance(10 * MINUTE);
    let add = [("act", "add-phone"), ("key", key.as_str())];
    ada.get("/account/step-up?act=add-phone").await;
    ada.post("/account/step-up/key", &add).await;
    let (_, page) = ada.post("/account/step-up/code/send", &add).await;
    follows(&running, &ada, &page, FAILED_AGAIN).await;
    let proof = [("act", "add-phone"), ("password", PASSWORD)];
    ada.post("/account/step-up/password", &proof).await;
    let (_, page) = ada.post("/account/phones/add", &another).await;
    follows(&running, &ada, &page, FAILED_NUMBER).await;
    reads(&ada, "/account/phones/code", FAILED_NUMBER).await;

    // What an app asks for.
    running.clock.advance(10 * MINUTE);
    let account = accounts::by_user_name(&running.app.store, "ada").await;
    let id = account.unwrap().unwrap().id;
    let session = sessions::of_account(&running.app.store, id)
        .await
        .unwrap()
        .remove(0);
    let text: ApprovalText = "pay 4.99 to Store".parse().ok().unwrap();
    let asked = approve::ask(&running.app, &session, text).await.ok().unwrap();
    let asked = asked.to_string();
    let (_, page) = ada.post("/approve/code/send", &[("id", &asked)]).await;
    follows(&running, &ada, &page, FAILED).await;
    reads(&ada, &format!("/approve?id={asked}"), FAILED).await;

    // A forgotten password. Without the phone, too, two of three are gone: the page leads on to what can be done then.
    running.clock.advance(10 * MINUTE);
    let forgetful = running.browser();
    forgetful.post("/forgotten", &[("user_name", "ada")]).await;
    let (_, page) = forgetful
        .post("/forgotten/key", &[("key", &key), ("user_name", "ada")])
        .await;
    follows(&running, &forgetful, &page, FAILED_AGAIN).await;
    assert!(page.contains("href=\"/lost\""), "{page}");
    reads(&forgetful, "/forgotten/code", FAILED_AGAIN).await;

    // The desk: the agent is told whether it arrived, and neither the code nor the number.
    running.clock.advance(10 * MINUTE);
    let changed = operating::change(&running.app, "tom", Change::Role(Role::Desk)).await;
    assert!(changed.is_ok_and(|done| done.is_ok()));
    let known = running.code(AGENT, None).await;
    tom.sign_in("account", "tom").await;
    let code = running.code(AGENT, Some(&known)).await;
    tom.post("/sign-in/code", &[("code", &code)]).await;
    let (_, page) = tom.post("/desk", &[("user_name", "ada")]).await;
    let (_, rest) = page.split_once("name=\"id\" value=\"").expect("a talk");
    let talk = rest.split_once('"').unwrap().0;
    let (_, page) = tom.post("/desk/contact/send", &[("id", talk)]).await;
    follows(&running, &tom, &page, FAILED_AGAIN).await;
    reads(&tom, &format!("/desk/contact?id={talk}"), FAILED_AGAIN).await;
    assert!(!page.contains("1234567"), "{page}");

    // The new phone at the end of a delayed recovery.
    running.clock.advance(10 * MINUTE);
    let lost = async || {
        let browser = running.browser();
        browser.post("/lost", &[("user_name", "ada")]).await;
        browser
            .post("/lost/prove/password", &[("password", PASSWORD)])
            .await;
        browser
    };
    let (_, page) = lost().await.post("/lost/way", &[]).await;
    assert!(page.contains("It is under way"), "{page}");
    for days in [3, 3, 1] {
        running.clock.advance(days * DAY + 10 * MINUTE);
        timed::round(&running.app).await.unwrap();
    }
    let back = lost().await;
    let (_, page) = back.post("/lost/way/phone", &another).await;
    follows(&running, &back, &page, FAILED_NUMBER).await;
    reads(&back, "/lost/way", FAILED_NUMBER).await;
    running.stop().await;
}

/// The newest text with a code to a number, once there is one that is not among the first `known` requests: its code, where its
/// receipt goes, and how many requests there are.
async fn newest(gateway: &Hostile, to: &str, known: usize) -> (String, String, usize) {
    for _ in 0..1500 {
        let requests = gateway.requests();
        for request in requests.iter().skip(known) {
            let text = request.field("Body").unwrap_or_default();
            let code: String = text.chars().take_while(char::is_ascii_digit).collect();
            if !code.is_empty() && request.field("To").as_deref() == Some(to) {
                return (code, request.field("StatusCallback").unwrap(), requests.len());
            }
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no text to {to}");
}

/// In a real browser: the words change while the page is looked at, and nothing else of it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_words_change_while_the_page_is_looked_at() {
    const WORDS: &str = "document.querySelector('.delivery[role=status] > span')?.textContent";
    const NEW: &str = "+491701234599";
    let gateway = Hostile::start(|_| async { Act::Answer(201, "", r#"{"sid": "SM1"}"#.to_owned()) }).await;
    let running = running(&format!(
        "[[gateway]]\nname = \"twilio\"\nkind = \"twilio\"\nuser = \"AC1\"\nfrom = \"+15550199\"\nurl = \"{}\"\n\
         receipts = true\n",
        gateway.base
    ))
    .await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    browser
        .post("/two-step/phone", &[("country", "DE"), ("phone", PHONE)])
        .await;
    let (code, _, _) = newest(&gateway, PHONE, 0).await;
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    browser.post("/two-step/key/retype", &[("key", &key)]).await;
    browser.post("/two-step/confirm", &[]).await;
    let chrome = Chrome::launch().await;

    // At the sign-in: it arrives.
    let known = gateway.requests().len();
    let ada = chrome
        .person(&format!("{}/sign-in?app=account", running.base))
        .await;
    ada.types("user_name", "ada").await;
    ada.types("password", PASSWORD).await;
    ada.presses("button.main").await;
    ada.is_at("/sign-in/code").await;
    ada.sees(WORDS, "We have sent the text.").await;
    ada.js("window.stayed = 'yes'").await;
    let (_, callback, known) = newest(&gateway, PHONE, known).await;
    assert_eq!(receipt(&callback, "delivered", SECRET).await, 204);
    ada.sees(WORDS, "The text has reached the phone.").await;
    ada.sees("window.stayed", "yes").await;
    ada.heard_no_complaint();

    // At the first phone: it does not, and the way on is on the page.
    running.member("eve").await;
    let eve = chrome
        .person(&format!("{}/sign-in?app=account", running.base))
        .await;
    eve.types("user_name", "eve").await;
    eve.types("password", PASSWORD).await;
    eve.presses("button.main").await;
    eve.is_at("/two-step/prompt").await;
    eve.goes_to(&format!("{}/two-step/phone", running.base)).await;
    eve.types("phone", NEW).await;
    eve.presses("button.main").await;
    eve.is_at("/two-step/code").await;
    eve.sees(WORDS, "We have sent the text.").await;
    eve.js("window.stayed = 'yes'").await;
    let (_, callback, _) = newest(&gateway, NEW, known).await;
    assert_eq!(receipt(&callback, "undelivered", SECRET).await, 204);
    let failed = "The text could not be delivered. Check the number, or use another one.";
    eve.sees(WORDS, failed).await;
    eve.sees("window.stayed", "yes").await;
    eve.presses("a[href='/two-step/phone']").await;
    eve.is_at("/two-step/phone").await;
    eve.heard_no_complaint();
    chrome.close().await;
    running.stop().await;
}
