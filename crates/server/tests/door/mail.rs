//! The mail that verifies an address.

use std::time::Duration;

use crate::support::{PASSWORD, Running};
use crate::{mails, token};

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
