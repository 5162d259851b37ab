//! Turning two-step verification on, where it waits for its owner (rule 12).

use doorcode_server::usecase::timed;

use crate::support::{PASSWORD, Running};
use crate::{DAY, HOUR, MINUTE, sign_in, token};

/// Rule 12, where no contact is old enough to be asked: after three days it is on by itself, unless it was stopped.
#[tokio::test(flavor = "multi_thread")]
async fn turning_on_that_waited_three_days_comes_into_force_by_itself() {
    let running = Running::start().await;
    for (name, phone, stopped) in [("gus", "+491701234571", false), ("hal", "+491701234572", true)] {
        running.newcomer(name).await;
        running.clock.advance(4 * DAY);
        let (browser, ..) = sign_in(&running, name, PASSWORD).await;
        let (_, page) = running.walk(&browser, phone).await;
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
    let email = running.newcomer(name).await;
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
    let (_, page) = running.walk(&browser, phone).await;
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
