//! What owners see of their account's history.

use super::support::Running;

const PHONE: &str = "+491701234567";

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_their_own_history_newest_first() {
    let running = Running::start().await;
    running.member("ada").await;
    running.member("bea").await;
    let wrong = [
        ("app", "messages"),
        ("user_name", "ada"),
        ("password", "not-the-password-1"),
    ];
    running.browser().post("/sign-in", &wrong).await;
    let ada = running.browser();
    ada.sign_in("account", "ada").await;
    let (status, page) = ada.get("/account/activity").await;
    assert_eq!(status, 200);
    let order = [
        "Signed in, with the password alone",
        "Somebody gave a wrong password",
        "Your e-mail address was verified",
        "The account was made",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|words| page.find(words).unwrap_or_else(|| panic!("{words}: {page}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("Account · Unknown app"), "app and device: {page}");
    let bea = running.browser();
    bea.sign_in("account", "bea").await;
    let (_, page) = bea.get("/account/activity").await;
    assert!(
        !page.contains("Somebody gave a wrong password"),
        "another's: {page}"
    );
    let (_, page) = bea.get("/account").await;
    assert!(page.contains("/account/activity"), "{page}");
    // Nobody who is not signed in.
    let (_, page) = running.browser().get("/account/activity").await;
    assert!(page.contains("name=\"password\""), "{page}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_history_has_pages() {
    let running = Running::start().await;
    running.member("ada").await;
    let ada = running.browser();
    for _ in 0..35 {
        let (status, page) = ada.sign_in("account", "ada").await;
        assert_eq!(status, 200, "{page}");
        running.clock.advance(std::time::Duration::from_secs(3_600));
    }
    ada.sign_in("account", "ada").await;
    // Each of them ended the session before it, which is an entry as well.
    let rows = |page: &str| page.matches("<li class=\"list-row\">").count();
    let (mut signed_in, mut pages) = (0, Vec::new());
    let mut path = "/account/activity".to_owned();
    loop {
        let (_, page) = ada.get(&path).await;
        signed_in += page.matches("Signed in, with").count();
        pages.push(rows(&page));
        assert_eq!(page.contains("Back to the newest"), pages.len() > 1);
        let Some((_, link)) = page.split_once("/account/activity?before=") else {
            assert!(page.contains("The account was made"), "the end: {page}");
            break;
        };
        path = format!("/account/activity?before={}", link.split_once('"').unwrap().0);
    }
    assert_eq!((signed_in, &pages[..2]), (36, &[30, 30][..]));
    assert_eq!(pages.len(), 3);
    for odd in ["before=x", "before=", "before=99999999999999999999"] {
        let (status, page) = ada.get(&format!("/account/activity?{odd}")).await;
        assert_eq!((status, rows(&page)), (200, 30), "{odd}");
    }
    let (_, page) = ada.get("/account/activity?before=-5").await;
    assert!(page.contains("Nothing here."), "{page}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_takes_a_second_step_where_it_is_on() {
    let running = Running::start().await;
    let (ada, _) = running.protected("ada", PHONE).await;
    running.clock.advance(std::time::Duration::from_secs(600));
    let (_, page) = ada.get("/account/activity").await;
    assert!(
        page.contains("Show that it is you") && !page.contains("Somebody gave"),
        "{page}"
    );
    let known = running.code(PHONE, None).await;
    ada.post("/account/step-up/code/send", &[("act", "activity")])
        .await;
    let code = running.code(PHONE, Some(&known)).await;
    let (status, page) = ada
        .post("/account/step-up/code", &[("act", "activity"), ("code", &code)])
        .await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Two-step verification was turned on"),
        "led to the page itself: {page}"
    );
    assert!(!page.contains(PHONE), "{page}");
    running.stop().await;
}
