//! 'This was not me': what it ends, and how the owner goes on.

use doorcode_server::usecase::timed;

use crate::support::{PASSWORD, Running};
use crate::{HOUR, MINUTE, NEW, mails, sign_in, texts, token};

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

    // Whoever holds the session but has proved nothing does not learn which password others know.
    for guess in [PASSWORD, NEW] {
        let (_, page) = owner.post("/account/password", &[("password", guess)]).await;
        assert!(page.contains("Show that it is you"), "{guess}: {page}");
    }

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
