//! A server that people join by invitation only.

mod support;

use doorcode_server::clock::Clock;
use doorcode_server::invite::invite;
use doorcode_server::random::Randomness;
use support::{PASSWORD, Running};

fn form<'a>(name: &'a str, email: &'a str, invitation: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("user_name", name),
        ("display_name", name),
        ("email", email),
        ("password", PASSWORD),
        ("invitation", invitation),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_makes_one_account() {
    let running = Running::with(Clock::system(), &[("DOORCODE_SIGN_UP", "invitation")]).await;
    let app = &running.app;
    // As the command does it, beside the running server.
    let made = invite(&app.config, 2, 7, &app.clock, &Randomness::system())
        .await
        .unwrap();
    assert!(made.in_use);
    assert_eq!(made.links.len(), 2);
    let link = &made.links[0][running.base.len()..];
    let (_, code) = link.split_once('=').unwrap();
    let browser = running.browser();

    let (status, page) = browser.get(link).await;
    assert_eq!(status, 200);
    assert!(page.contains(code), "the link fills the field in: {page}");

    for wrong in ["", "not-an-invitation", &code[1..]] {
        let (status, page) = browser
            .post("/sign-up", &form("ada", "ada@example.org", wrong))
            .await;
        assert_eq!(status, 422, "{page}");
        assert!(page.contains("This invitation is not known here"), "{page}");
        assert!(page.contains("ada@example.org"), "nothing typed is lost: {page}");
    }
    let (status, page) = browser
        .post("/sign-up", &form("ada", "ada@example.org", code))
        .await;
    assert_eq!(status, 200, "{page}");
    let (status, page) = browser
        .post("/sign-up", &form("bea", "bea@example.org", code))
        .await;
    assert_eq!(status, 422, "used: {page}");
    // The whole link in the field does as well.
    let (status, page) = browser
        .post("/sign-up", &form("bea", "bea@example.org", &made.links[1]))
        .await;
    assert_eq!(status, 200, "{page}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_grows_old() {
    let clock = Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &[("DOORCODE_SIGN_UP", "invitation")]).await;
    let made = invite(&running.app.config, 1, 7, &running.clock, &Randomness::system())
        .await
        .unwrap();
    running.clock.advance(std::time::Duration::from_secs(7 * 86_400));
    let (status, page) = running
        .browser()
        .post("/sign-up", &form("ada", "ada@example.org", &made.links[0]))
        .await;
    assert_eq!(status, 422, "{page}");
    running.stop().await;
}
