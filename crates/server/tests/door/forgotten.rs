//! A forgotten password: by mail, by key and code, and what nobody learns by asking.

use crate::support::{PASSWORD, Running};
use crate::{MINUTE, NEW, mails, sign_in, texts, token};

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
