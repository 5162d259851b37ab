//! What is lost and found again, and what was not the owner: forgotten passwords, lost phones, 'this was not me', the
//! recovery key on paper, and what happens by itself after a while. In a browser without scripts, against the real
//! program on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use doorcode_server::usecase::timed;
use doorcode_store::outbox;
use support::{Browser, PASSWORD, Running, shown_key};

const NEW: &str = "copper-lantern-meadow-77";
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// Waits until everything that was written is delivered.
async fn delivered(running: &Running) {
    for _ in 0..400 {
        let due = outbox::due(&running.app.store, running.clock.now(), 1)
            .await
            .unwrap();
        if due.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the outbox is not delivered");
}

/// How many mails to `to` with `part` in them there are.
async fn mails(running: &Running, to: &str, part: &str) -> usize {
    delivered(running).await;
    let mails = running.app.courier.handset().unwrap().mails(Some(to));
    mails.iter().filter(|mail| mail.body.contains(part)).count()
}

async fn texts(running: &Running, to: &str, part: &str) -> usize {
    delivered(running).await;
    let texts = running.app.courier.handset().unwrap().texts(Some(to));
    texts.iter().filter(|text| text.body.contains(part)).count()
}

async fn sign_in(running: &Running, name: &str, password: &str) -> (Browser, u16, String) {
    let browser = running.browser();
    let form = [("app", "account"), ("user_name", name), ("password", password)];
    let (status, page) = browser.post("/sign-in", &form).await;
    (browser, status, page)
}

fn token(link: &str) -> &str {
    link.split_once("token=").unwrap().1
}

#[tokio::test(flavor = "multi_thread")]
async fn with_two_step_off_a_mail_leads_to_a_new_password() {
    let running = Running::start().await;
    running.member("ada").await;
    let (old, status, _) = sign_in(&running, "ada", PASSWORD).await;
    assert_eq!(status, 200);

    let browser = running.browser();
    let (status, page) = browser.post("/forgotten", &[("user_name", "Ada ")]).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("works for 30 minutes") && !page.contains('⟦'),
        "{page}"
    );
    // Asked for once more, at once: no flood of mails.
    browser.post("/forgotten", &[("user_name", "ada")]).await;
    let to = "ada@example.org";
    assert_eq!(mails(&running, to, "/forgotten/new?").await, 1);
    let link = running.link(to, "/forgotten/new?").await;

    // A link for something else is none.
    let verify = running.link(to, "/account/verify?").await;
    let (status, page) = browser
        .get(&format!("/forgotten/new?token={}", token(&verify)))
        .await;
    assert_eq!(status, 410, "{page}");
    assert!(page.contains("This link no longer works"), "{page}");

    let (status, page) = browser.get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Choose a new password"), "{page}");
    let form = [("token", token(&link)), ("password", "short")];
    let (status, page) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 422, "{page}");
    let form = [("token", token(&link)), ("password", NEW)];
    let (status, page) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Your new password is set"), "{page}");
    let (status, _) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 410, "a link is good once");

    let (_, page) = old.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "the old session has ended: {page}"
    );
    assert_eq!(sign_in(&running, "ada", PASSWORD).await.1, 422);
    assert_eq!(sign_in(&running, "ada", NEW).await.1, 200);
    assert_eq!(mails(&running, to, "the password of ada was changed").await, 1);

    // Later there is another mail, and its time runs out.
    running.clock.advance(6 * MINUTE);
    browser.post("/forgotten", &[("user_name", "ada")]).await;
    assert_eq!(mails(&running, to, "/forgotten/new?").await, 2);
    let second = running.link(to, "/forgotten/new?").await;
    assert_ne!(second, link);
    running.clock.advance(31 * MINUTE);
    assert_eq!(browser.get(&second).await.0, 410);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_two_step_on_the_key_and_then_a_code_do() {
    let running = Running::start().await;
    let phone = "+491701234567";
    let (owner, key) = running.protected("ben", phone).await;
    let known = running.code(phone, None).await;
    running.clock.advance(2 * MINUTE);

    let browser = running.browser();
    browser.post("/forgotten", &[("user_name", "ben")]).await;
    assert_eq!(mails(&running, "ben@example.org", "/forgotten/new?").await, 0);
    for (path, field) in [
        ("/forgotten/code/send", "phone"),
        ("/forgotten/code", "code"),
        ("/forgotten/new", "password"),
    ] {
        let (_, page) = browser.post(path, &[(field, NEW)]).await;
        assert!(
            page.contains("name=\"key\"") || page.contains("no longer works"),
            "the key comes first: {page}"
        );
    }
    assert_eq!(running.code(phone, None).await, known, "no text was sent");

    let (status, page) = browser
        .post("/forgotten/key", &[("key", "12"), ("user_name", "ben")])
        .await;
    assert_eq!(status, 422);
    assert!(page.contains("14 characters long"), "{page}");
    let (status, page) = browser
        .post("/forgotten/key", &[("key", &key), ("user_name", "ben")])
        .await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("•• •• ••67") && page.contains("name=\"code\""),
        "{page}"
    );
    let code = running.code(phone, Some(&known)).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    assert_eq!(browser.post("/forgotten/code", &[("code", wrong)]).await.0, 422);
    // Another browser has nothing of it.
    let (_, page) = running
        .browser()
        .post("/forgotten/code", &[("code", &code)])
        .await;
    assert!(page.contains("name=\"user_name\""), "{page}");
    let (status, page) = browser.post("/forgotten/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Choose a new password") && page.contains("value=\"ben\""),
        "{page}"
    );
    let (status, page) = browser.post("/forgotten/new", &[("password", "12345678")]).await;
    assert_eq!(status, 422, "{page}");
    let (status, page) = browser.post("/forgotten/new", &[("password", NEW)]).await;
    assert_eq!(status, 200, "{page}");
    let (_, page) = browser.post("/forgotten/new", &[("password", PASSWORD)]).await;
    assert!(!page.contains("Your new password is set"), "good once: {page}");

    let (_, page) = owner.get("/account").await;
    assert!(page.contains("name=\"password\""), "sessions have ended: {page}");
    assert_eq!(sign_in(&running, "ben", PASSWORD).await.1, 422);
    let (_, status, page) = sign_in(&running, "ben", NEW).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("name=\"code\""),
        "two-step verification is still on: {page}"
    );
    running.stop().await;
}

/// Rule 14: status, page, and how soon it is too often.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_who_has_an_account() {
    let running = Running::start().await;
    running.member("olga").await;
    running.protected("paul", "+491701234568").await;
    let names = ["olga", "paul", "nora"];
    let browsers = names.map(|_| running.browser());
    let keys = ["2718 2818 2845 90", "0000 0000 0000 0"];
    let key = keys.map(complete);
    let mut steps: Vec<(&str, Vec<(&str, &str)>)> = vec![
        ("/forgotten/code", vec![("code", "1234")]),
        ("/forgotten/code/send", vec![]),
        ("/forgotten/new", vec![("password", NEW)]),
    ];
    for _ in 0..3 {
        steps.push(("/forgotten/key", vec![("key", &key[0])]));
        steps.push(("/forgotten/key", vec![("key", &key[1])]));
        steps.push(("/forgotten/key", vec![("by", "password"), ("password", PASSWORD)]));
        steps.push(("/forgotten/key", vec![("by", "password"), ("password", "wrong")]));
    }
    let mut slowed = 0;
    let (expected_status, expected) = browsers[0].post("/forgotten", &[("user_name", names[0])]).await;
    for (name, browser) in names.iter().zip(&browsers).skip(1) {
        let (status, page) = browser.post("/forgotten", &[("user_name", name)]).await;
        assert_eq!(
            (status, page.replace(name, "olga")),
            (expected_status, expected.clone())
        );
    }
    for (path, form) in steps {
        let mut answers = Vec::new();
        for (name, browser) in names.iter().zip(&browsers) {
            let mut form = form.clone();
            form.push(("user_name", name));
            let (status, page) = browser.post(path, &form).await;
            answers.push((status, page.replace(name, "somebody")));
        }
        assert_eq!(answers[0], answers[2], "{path} {form:?}");
        assert_eq!(answers[1], answers[2], "{path} {form:?}");
        slowed += u32::from(answers[0].1.contains("Too many tries"));
    }
    assert!(slowed > 0, "guesses are slowed");
    running.clock.advance(16 * MINUTE);
    let mut over = Vec::new();
    for browser in &browsers {
        over.push(browser.post("/forgotten/key", &[("key", key[0].as_str())]).await);
    }
    assert_eq!(over[0].0, 410);
    assert!(over.iter().all(|answer| *answer == over[0]), "{over:?}");
    assert_eq!(
        texts(&running, "+491701234568", "to sign in").await,
        0,
        "no stranger sends texts"
    );
    running.stop().await;
}

/// A key with its check digit: the last one of ten that fits.
fn complete(start: &str) -> String {
    use doorcode_engine::recovery_key::RecoveryKey;
    use doorcode_engine::rules::KeyStyle;
    let digits: String = start.chars().filter(char::is_ascii_digit).take(13).collect();
    (0..10)
        .map(|last| format!("{digits}{last}"))
        .find(|key| RecoveryKey::parse(key, KeyStyle::Digits).is_ok())
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_was_not_me_locks_the_password_until_two_of_three_replace_it() {
    let running = Running::start().await;
    let (phone, to) = ("+491701234569", "cleo@example.org");
    let (owner, _) = running.protected("cleo", phone).await;
    let mut known = running.code(phone, None).await;
    running.clock.advance(2 * MINUTE);

    // Somebody has the password, and guesses at the code: told at once, and then counted.
    let (thief, _, page) = sign_in(&running, "cleo", PASSWORD).await;
    assert!(page.contains("name=\"code\""), "{page}");
    let code = running.code(phone, Some(&known)).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    thief.post("/sign-in/code", &[("code", wrong)]).await;
    assert_eq!(mails(&running, to, "wrong code or recovery key").await, 1);
    assert_eq!(
        texts(&running, phone, "/not-me?").await,
        1,
        "every contact is told"
    );
    thief.post("/sign-in/code", &[("code", wrong)]).await;
    assert_eq!(mails(&running, to, "wrong code or recovery key").await, 1);
    timed::round(&running.app).await.unwrap();
    assert_eq!(mails(&running, to, "1 more").await, 0);
    running.clock.advance(HOUR + MINUTE);
    timed::round(&running.app).await.unwrap();
    timed::round(&running.app).await.unwrap();
    assert_eq!(
        mails(&running, to, "1 more").await,
        1,
        "at the end of the hour, once"
    );

    running.clock.advance(2 * MINUTE);
    let (thief, _, _) = sign_in(&running, "cleo", PASSWORD).await;
    known = running.code(phone, Some(&code)).await;
    let link = running.link(to, "/not-me?").await;
    let anybody = running.browser();
    let (status, page) = anybody.get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("could not give the second step") && !page.contains('⟦'),
        "{page}"
    );
    let (status, page) = anybody.post("/not-me", &[("token", token(&link))]).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Locked out"), "{page}");
    assert_eq!(
        anybody.post("/not-me", &[("token", token(&link))]).await.0,
        410,
        "good once"
    );
    assert_eq!(mails(&running, to, "no longer signs anybody in").await, 1);

    // The attempt is over even with the right code, and the password is as good as a wrong one.
    let (status, _) = thief.post("/sign-in/code", &[("code", &known)]).await;
    assert_eq!(status, 410);
    let (_, status, locked) = sign_in(&running, "cleo", PASSWORD).await;
    let (_, wrong_status, wrong) = sign_in(&running, "cleo", "wrong-wrong-wrong").await;
    assert_eq!((status, locked), (wrong_status, wrong));
    let (_, page) = owner.get("/account").await;
    assert!(
        !page.contains("name=\"password\""),
        "the owner's session was not meant: {page}"
    );

    // Without the key: the old password and the phone.
    let browser = running.browser();
    browser.post("/forgotten", &[("user_name", "cleo")]).await;
    let (_, page) = browser.get("/forgotten/key?user_name=cleo&by=password").await;
    assert!(page.contains("Your old password"), "{page}");
    let by = |password| [("by", "password"), ("user_name", "cleo"), ("password", password)];
    assert_eq!(browser.post("/forgotten/key", &by("wrong-wrong")).await.0, 422);
    running.clock.advance(2 * MINUTE);
    let (status, page) = browser.post("/forgotten/key", &by(PASSWORD)).await;
    assert_eq!(status, 200, "{page}");
    let code = running.code(phone, Some(&known)).await;
    let (_, page) = browser.post("/forgotten/code", &[("code", &code)]).await;
    assert!(page.contains("Choose a new password"), "{page}");
    let (status, page) = browser.post("/forgotten/new", &[("password", PASSWORD)]).await;
    assert_eq!(status, 422);
    assert!(page.contains("known to somebody else"), "{page}");
    let (status, page) = browser.post("/forgotten/new", &[("password", NEW)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(sign_in(&running, "cleo", NEW).await.2.contains("name=\"code\""));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_was_not_me_ends_the_session_that_was_told_of() {
    let running = Running::start().await;
    running.member("dora").await;
    let to = "dora@example.org";
    let (thief, status, _) = sign_in(&running, "dora", PASSWORD).await;
    assert_eq!(status, 200);
    let link = running.link(to, "/not-me?").await;
    running.clock.advance(MINUTE);
    sign_in(&running, "dora", PASSWORD).await;
    assert_eq!(mails(&running, to, "/not-me?").await, 2);
    let other = running.link(to, "/not-me?").await;
    assert_ne!(other, link);
    let browser = running.browser();
    let (_, page) = browser.get(&link).await;
    assert!(page.contains("Somebody signed in to Account on"), "{page}");
    let (_, page) = thief.get("/account").await;
    assert!(
        !page.contains("name=\"password\""),
        "opening the link does nothing: {page}"
    );
    browser.post("/not-me", &[("token", token(&link))]).await;
    let (_, page) = thief.get("/account").await;
    assert!(page.contains("name=\"password\""), "{page}");
    assert_eq!(sign_in(&running, "dora", PASSWORD).await.1, 422);

    browser.post("/forgotten", &[("user_name", "dora")]).await;
    let link = running.link(to, "/forgotten/new?").await;
    let (status, page) = browser
        .post(
            "/forgotten/new",
            &[("token", token(&link)), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(status, 422, "{page}");
    running.clock.advance(MINUTE);
    browser
        .post("/forgotten/new", &[("token", token(&link)), ("password", NEW)])
        .await;
    assert_eq!(sign_in(&running, "dora", NEW).await.1, 200);

    // What was told of the old password cannot be answered any more; the word of the new one can.
    assert_eq!(browser.get(&other).await.0, 410);
    let latest = running.link(to, "/not-me?").await;
    assert_eq!(browser.get(&latest).await.0, 200);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_that_verifies_an_address_is_sent_again() {
    let running = Running::start().await;
    let browser = running.browser();
    let to = "emil@example.org";
    let form = [
        ("user_name", "emil"),
        ("display_name", "Emil"),
        ("email", to),
        ("password", PASSWORD),
    ];
    let (status, page) = browser.post("/sign-up", &form).await;
    assert_eq!(status, 200);
    assert!(page.contains("Check your mail") && page.contains(to), "{page}");
    let (_, page) = running.browser().get("/sign-up/mail").await;
    assert!(!page.contains(to), "nobody else sees the address: {page}");

    browser.post("/sign-up/mail", &[]).await;
    assert_eq!(mails(&running, to, "/account/verify?").await, 1, "not at once");
    let first = running.link(to, "/account/verify?").await;
    let mut sent = 1;
    for wait_s in [30, 60, 120] {
        running.clock.advance(Duration::from_secs(wait_s - 1));
        browser.post("/sign-up/mail", &[]).await;
        assert_eq!(mails(&running, to, "/account/verify?").await, sent, "{wait_s}");
        running.clock.advance(Duration::from_secs(1));
        let (_, page) = browser.post("/sign-up/mail", &[]).await;
        assert!(page.contains("Sent again"), "{page}");
        sent += 1;
        assert_eq!(mails(&running, to, "/account/verify?").await, sent, "{wait_s}");
    }
    let (status, page) = browser.post("/account/verify", &[("token", token(&first))]).await;
    assert_eq!(status, 410, "{page}");
    let last = running.link(to, "/account/verify?").await;
    assert_eq!(
        browser
            .post("/account/verify", &[("token", token(&last))])
            .await
            .0,
        200
    );
    let (_, page) = browser.get("/sign-up/mail").await;
    assert!(!page.contains("Check your mail"), "{page}");
    running.stop().await;
}

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
    running.stop().await;
}

/// Rule 12, where no contact is old enough to be asked: after three days it is on by itself, unless it was stopped.
#[tokio::test(flavor = "multi_thread")]
async fn turning_on_that_waited_three_days_comes_into_force_by_itself() {
    let running = Running::start().await;
    for (name, phone, stopped) in [("gus", "+491701234571", false), ("hal", "+491701234572", true)] {
        let browser = running.browser();
        let email = format!("{name}@example.org");
        let form = [
            ("user_name", name),
            ("display_name", name),
            ("email", &email),
            ("password", PASSWORD),
        ];
        assert_eq!(browser.post("/sign-up", &form).await.0, 200);
        running.clock.advance(4 * DAY);
        let (browser, ..) = sign_in(&running, name, PASSWORD).await;
        browser
            .post("/two-step/phone", &[("country", "DE"), ("phone", phone)])
            .await;
        let code = running.code(phone, None).await;
        let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
        browser
            .post("/two-step/key/retype", &[("key", &shown_key(&page))])
            .await;
        let (_, page) = browser.post("/two-step/confirm", &[]).await;
        assert!(page.contains("Almost there"), "{page}");
        let (status, page) = browser.get("/two-step/waiting").await;
        assert_eq!(status, 200);
        assert!(page.contains("Almost there"), "{page}");
        if stopped {
            browser.post("/two-step/stop", &[]).await;
        }
        running.clock.advance(3 * DAY - MINUTE);
        timed::round(&running.app).await.unwrap();
        let (_, _, page) = sign_in(&running, name, PASSWORD).await;
        assert!(!page.contains("name=\"code\""), "not yet: {page}");
        running.clock.advance(2 * MINUTE);
        timed::round(&running.app).await.unwrap();
        let (_, _, page) = sign_in(&running, name, PASSWORD).await;
        assert_eq!(page.contains("name=\"code\""), !stopped, "{name}: {page}");
    }
    running.stop().await;
}

/// Signs up, and days later walks through the wizard on a new device as far as it goes without the owner's answer.
async fn waits_for_owner(running: &Running, name: &str, phone: &str, verified_early: bool) {
    let browser = running.browser();
    let email = format!("{name}@example.org");
    let form = [
        ("user_name", name),
        ("display_name", name),
        ("email", &email),
        ("password", PASSWORD),
    ];
    assert_eq!(browser.post("/sign-up", &form).await.0, 200);
    let link = running.link(&email, "/account/verify?").await;
    let verify = async || {
        let (status, page) = browser.post("/account/verify", &[("token", token(&link))]).await;
        assert_eq!(status, 200, "{page}");
    };
    if verified_early {
        verify().await;
        running.clock.advance(4 * DAY);
    } else {
        running.clock.advance(DAY - MINUTE);
        verify().await;
        running.clock.advance(2 * DAY + HOUR);
    }
    let (browser, ..) = sign_in(running, name, PASSWORD).await;
    browser
        .post("/two-step/phone", &[("country", "DE"), ("phone", phone)])
        .await;
    let code = running.code(phone, None).await;
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    browser
        .post("/two-step/key/retype", &[("key", &shown_key(&page))])
        .await;
    let (_, page) = browser.post("/two-step/confirm", &[]).await;
    assert!(page.contains("Almost there"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_is_asked_and_only_an_older_contact_can_say_yes() {
    let running = Running::start().await;
    let anybody = running.browser();

    waits_for_owner(&running, "ines", "+491701234573", true).await;
    let link = running.link("ines@example.org", "/two-step/owner?").await;
    let (status, page) = anybody.get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("•• •• ••73") && page.contains("value=\"confirm\""),
        "{page}"
    );
    let yes = [("token", token(&link)), ("answer", "confirm")];
    let (_, page) = anybody.post("/two-step/owner", &yes).await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    assert_eq!(
        anybody.post("/two-step/owner", &yes).await.0,
        410,
        "answered once"
    );
    assert!(
        sign_in(&running, "ines", PASSWORD)
            .await
            .2
            .contains("name=\"code\"")
    );

    // An address that is verified for less than three days is told and can stop it; it cannot say yes.
    waits_for_owner(&running, "juno", "+491701234574", false).await;
    let link = running.link("juno@example.org", "/two-step/owner?").await;
    let (_, page) = anybody.get(&link).await;
    assert!(
        page.contains("value=\"stop\"") && !page.contains("value=\"confirm\""),
        "{page}"
    );
    let yes = [("token", token(&link)), ("answer", "confirm")];
    assert_eq!(anybody.post("/two-step/owner", &yes).await.0, 403);
    let (_, page) = anybody
        .post("/two-step/owner", &[("token", token(&link)), ("answer", "stop")])
        .await;
    assert!(page.contains("Stopped"), "{page}");
    running.clock.advance(4 * DAY);
    timed::round(&running.app).await.unwrap();
    assert!(
        !sign_in(&running, "juno", PASSWORD)
            .await
            .2
            .contains("name=\"code\"")
    );
    running.stop().await;
}
