//! Sign-ins that are over, somebody else's, or used again; and cookies in the place of others.

use std::time::Duration;

use super::*;
use crate::support::PASSWORD;

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_none_leads_back_to_the_door() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let never = "A".repeat(43);
    for cookie in [
        String::new(),
        "sign-in=".to_owned(),
        "sign-in=%00".to_owned(),
        format!("sign-in={never}"),
        format!("sign-in={}", "A".repeat(5_000)),
        "sign-in=a; sign-in=b".to_owned(),
    ] {
        for path in [
            "/sign-in/code",
            "/sign-in/code/send",
            "/sign-in/key",
            "/sign-in/new-key",
            "/sign-in/new-key/retype",
        ] {
            let answer = get(&running, path, &cookie).await;
            answer.reads(410, "This has expired");
            assert!(answer.body.contains("href=\"/sign-in\""), "a way back");
        }
        for path in [
            "/sign-in/code",
            "/sign-in/code/send",
            "/sign-in/key",
            "/sign-in/new-key/retype",
        ] {
            let fields = [("code", "1234"), ("key", "12345678901232")];
            post(&running, path, &cookie, &fields)
                .await
                .reads(410, "This has expired");
        }
        // To give up what is not there is no mistake.
        assert_eq!(post(&running, "/sign-in/cancel", &cookie, &[]).await.status, 303);
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_was_left_open_expires() {
    let (running, cookie, code) = knocking().await;
    running.clock.advance(Duration::from_secs(15 * 60 + 1));
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    assert_eq!(answer.status, 410, "{}", answer.body);
    assert!(answer.body.contains("/sign-in?app=account"), "a way back");
    assert!(answer.cookie("account").is_none());
    assert_eq!(get(&running, "/sign-in/code", &cookie).await.status, 410);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finished_sign_in_opens_nothing_again() {
    let (running, cookie, code) = knocking().await;
    gets_in(&running, &cookie, &code).await;
    let sessions = sessions_of(&running, "ada").await;
    for (path, fields) in [
        ("/sign-in/code", [("code", code.as_str())]),
        ("/sign-in/code", [("code", "0000")]),
        ("/sign-in/code/send", [("phone", "")]),
        ("/sign-in/key", [("key", "12345678901232")]),
    ] {
        let answer = post(&running, path, &cookie, &fields).await;
        assert!(matches!(answer.status, 303 | 410), "{path}: {}", answer.body);
        assert!(
            answer
                .set_cookies()
                .iter()
                .all(|line| !line.starts_with("account=")),
            "{path} opened a session: {:?}",
            answer.set_cookies()
        );
    }
    let looked = get(&running, "/sign-in/code", &cookie).await;
    assert!(looked.set_cookies().is_empty());
    let page = get(&running, "/account", &cookie).await;
    assert_eq!(
        (page.status, page.header("location")),
        (303, "/sign-in?app=account")
    );
    assert_eq!(sessions_of(&running, "ada").await, sessions);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_was_given_up_stays_given_up() {
    let (running, cookie, code) = knocking().await;
    let left = post(&running, "/sign-in/cancel", &cookie, &[]).await;
    assert_eq!(
        (left.status, left.header("location")),
        (303, "/sign-in?app=account")
    );
    assert_eq!(
        left.cookie("sign-in").as_deref(),
        Some(""),
        "the cookie is taken back"
    );
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    assert_eq!(answer.status, 410, "{}", answer.body);
    assert!(answer.cookie("account").is_none());
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_open_sign_ins_the_oldest_gives_way() {
    // Each of them is to have a text.
    let clock =
        doorcode_server::clock::Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let texts = "{ burst = 10, interval_ms = 900000 }";
    let running = Running::with(clock, &[("DOORCODE_RULES_SENDS_UNKNOWN", texts)]).await;
    running.protected("ada", PHONE).await;
    let known = running.code(PHONE, None).await;
    let (oldest, mut code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    let mut newest = oldest.clone();
    for _ in 0..5 {
        running.clock.advance(Duration::from_secs(125));
        (newest, code) = awaiting_code(&running, "ada", PHONE, Some(&code)).await;
    }
    assert_eq!(get(&running, "/sign-in/code", &oldest).await.status, 410);
    gets_in(&running, &newest, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_is_good_in_its_own_place_only() {
    let (running, cookie, code) = knocking().await;
    let pending = cookie.strip_prefix("sign-in=").unwrap().to_owned();
    for name in ["account", "messages", "calls"] {
        let page = get(&running, "/account", &format!("{name}={pending}")).await;
        assert_eq!(page.status, 303, "a pending sign-in is not a session");
        let page = get(&running, "/calls", &format!("{name}={pending}")).await;
        assert_eq!(page.status, 303, "a pending sign-in is not a session");
    }
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    let session = answer.cookie("account").unwrap();
    // A session of the account page is none of Calls, no sign-in and no device; planted twice it is nothing.
    for (path, cookies) in [
        ("/calls", format!("calls={session}")),
        ("/account", format!("messages={session}; calls={session}")),
        ("/account", format!("device={session}")),
        ("/account", format!("account={session}; account={pending}")),
        ("/account", format!("account={session}x")),
        ("/account", format!("ACCOUNT={session}")),
    ] {
        let page = get(&running, path, &cookies).await;
        assert_eq!(page.status, 303, "{path} with {cookies}: {}", page.body);
        assert!(page.header("location").starts_with("/sign-in?app="), "{cookies}");
    }
    get(&running, "/sign-in/code", &format!("sign-in={session}"))
        .await
        .reads(410, "This has expired");
    assert_eq!(
        get(&running, "/account", &format!("account={session}"))
            .await
            .status,
        200
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_name_that_nobody_can_have_is_answered_like_any_other() {
    let running = Running::start().await;
    running.member("ada").await;
    let page_for = async |name: &str| {
        let fields = [
            ("app", "account"),
            ("user_name", name),
            ("password", "wrong-wrong-wrong"),
        ];
        let answer = post(&running, "/sign-in", "", &fields).await;
        assert!(answer.set_cookies().is_empty(), "{:?}", answer.set_cookies());
        (answer.status, answer.body)
    };
    let (status, known) = page_for("ada").await;
    assert_eq!(status, 422);
    let plain = |body: &str, name: &str| body.replace(&format!("value=\"{name}\""), "value=\"\"");
    let known = plain(&known, "ada");
    let long = "x".repeat(50_000);
    for name in [
        "nobody",
        "Ærøskøbing",
        "a\u{0}da",
        "ada'--",
        "%",
        "\u{202e}ada",
        "🙂",
        &long,
    ] {
        let (status, page) = page_for(name).await;
        assert_eq!(status, 422, "{name:.20}");
        let shown = name.replace('\'', "&#39;");
        assert_eq!(plain(&page, &shown), known, "{name:.20}");
    }
    // The same name in another dress is the same account.
    let fields = [
        ("app", "account"),
        ("user_name", " @ADA "),
        ("password", PASSWORD),
    ];
    assert_eq!(post(&running, "/sign-in", "", &fields).await.status, 303);
    running.stop().await;
}

/// How many sessions an account has.
async fn sessions_of(running: &Running, name: &str) -> usize {
    let account = doorcode_store::accounts::by_user_name(&running.app.store, name).await;
    let account = account.unwrap().unwrap();
    doorcode_store::sessions::of_account(&running.app.store, account.id)
        .await
        .unwrap()
        .len()
}
