//! Somebody who has the password of an account without two-step verification: what they enrol or take away, and how its
//! owner gets it back.

use doorcode_server::usecase::timed;

use crate::support::{Browser, PASSWORD, Running, settled};
use crate::{DAY, HOUR, MINUTE, NEW, mails, sign_in, token};

const PHONE: &str = "+491701234575";

/// The code of the newest mail to `to` that confirms a sign-in.
async fn mailed_code(running: &Running, to: &str) -> String {
    settled(running).await;
    let mails = running.app.courier.handset().unwrap().mails(Some(to));
    let mail = mails
        .iter()
        .find(|mail| mail.subject == "Is it you who signs in?");
    let mut words = mail.expect("a mail with a code").body.split_whitespace();
    let code = words.find(|word| word.len() >= 4 && word.chars().all(|c| c.is_ascii_digit()));
    code.expect("a code").to_owned()
}

/// Gives another address, with the password as its proof.
async fn change_address(browser: &Browser, name: &str, email: &str) -> (u16, String) {
    browser.get("/account/step-up?act=contact").await;
    let proof = [("act", "contact"), ("password", PASSWORD)];
    browser.post("/account/step-up/password", &proof).await;
    let form = [("display_name", name), ("email", email)];
    browser.post("/account/contact", &form).await
}

async fn verify(running: &Running, email: &str) {
    let link = running.link(email, "/account/verify?").await;
    let form = [("token", token(&link))];
    assert_eq!(running.browser().post("/account/verify", &form).await.0, 200);
}

/// Chooses a new password through a mail to `to`, and signs in with it.
async fn set_new_password(running: &Running, name: &str, to: &str) {
    let browser = running.browser();
    browser.post("/forgotten", &[("user_name", name)]).await;
    let link = running.link(to, "/forgotten/new?").await;
    let form = [("token", token(&link)), ("password", NEW)];
    let (status, page) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 200, "{page}");
    assert_eq!(sign_in(running, name, NEW).await.1, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thief_who_enrols_a_phone_gets_no_further_and_the_older_contact_undoes_it() {
    let running = Running::start().await;
    let to = "kira@example.org";
    running.member("kira").await;
    running.clock.advance(4 * DAY);
    let (thief, ..) = sign_in(&running, "kira", PASSWORD).await;
    let (_, page) = running.walk(&thief, PHONE).await;
    assert!(page.contains("Almost there"), "{page}");

    // While it waits, the password alone opens nothing more, and the address stays.
    let (_, page) = change_address(&thief, "kira", "thief@example.org").await;
    assert!(page.contains("Until then the address stays as it is"), "{page}");
    let (again, status, page) = sign_in(&running, "kira", PASSWORD).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("Confirm that it is you") && !page.contains("/sign-in/key"),
        "{page}"
    );
    assert!(!page.contains(to), "the address is told to nobody");
    let (_, page) = again.get("/sign-in/key").await;
    assert!(page.contains("Confirm that it is you"), "{page}");
    let code = mailed_code(&running, to).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    assert_eq!(again.post("/sign-in/code", &[("code", wrong)]).await.0, 422);
    let (_, page) = again.get("/account").await;
    assert!(page.contains("name=\"password\""), "{page}");

    // The owner reads the mail.
    running.clock.advance(5 * MINUTE);
    let (owner, _, page) = sign_in(&running, "kira", PASSWORD).await;
    assert!(page.contains("name=\"code\""), "{page}");
    let code = mailed_code(&running, to).await;
    let (status, page) = owner.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    let (_, page) = owner.get("/account").await;
    assert!(!page.contains("name=\"password\""), "{page}");

    // Nobody answers; it comes into force, and is undone for 14 days, without signing in.
    running.clock.advance(3 * DAY + MINUTE);
    timed::round(&running.app).await.unwrap();
    assert_eq!(mails(&running, to, "Nobody answered").await, 1);
    let link = running.link(to, "/not-me?").await;
    running.clock.advance(13 * DAY);
    let anybody = running.browser();
    let (status, page) = anybody.get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Two-step verification is turned off again"),
        "{page}"
    );
    let (status, page) = anybody.post("/not-me", &[("token", token(&link))]).await;
    assert_eq!(status, 200, "{page}");
    let (_, page) = thief.get("/account").await;
    assert!(page.contains("name=\"password\""), "the thief is out: {page}");
    assert_eq!(
        sign_in(&running, "kira", PASSWORD).await.1,
        422,
        "the password is locked"
    );
    set_new_password(&running, "kira", to).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_14_days_only_two_of_three_undo_it_and_what_was_confirmed_no_link_undoes() {
    let running = Running::start().await;
    for (name, phone, confirmed) in [("lena", "+491701234576", false), ("milo", "+491701234577", true)] {
        let to = format!("{name}@example.org");
        running.member(name).await;
        running.clock.advance(4 * DAY);
        let (browser, ..) = sign_in(&running, name, PASSWORD).await;
        running.walk(&browser, phone).await;
        if confirmed {
            let link = running.link(&to, "/two-step/owner?").await;
            let yes = [("token", token(&link)), ("answer", "confirm")];
            running.browser().post("/two-step/owner", &yes).await;
        } else {
            running.clock.advance(3 * DAY + MINUTE);
            timed::round(&running.app).await.unwrap();
            running.clock.advance(14 * DAY);
        }
        let link = running.link(&to, "/not-me?").await;
        let anybody = running.browser();
        let (status, page) = anybody.get(&link).await;
        assert_eq!(status, 200, "{page}");
        assert!(!page.contains("turned off again"), "{page}");
        anybody.post("/not-me", &[("token", token(&link))]).await;
        let (_, page) = running.browser().post("/forgotten", &[("user_name", name)]).await;
        assert!(page.contains("recovery key"), "{page}");
        let account = doorcode_store::accounts::by_user_name(&running.app.store, name);
        assert!(account.await.unwrap().unwrap().two_step.is_on(), "{name}");
    }
    running.stop().await;
}

/// The thief changed the address with the password, then the password, and what the old address had been sent was worth
/// nothing any more.
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_the_password_took_away_comes_back() {
    let running = Running::start().await;
    let (to, taken) = ("nora@example.org", "thief@example.org");
    running.member("nora").await;
    running.clock.advance(4 * DAY);
    let (thief, ..) = sign_in(&running, "nora", PASSWORD).await;
    let (status, page) = change_address(&thief, "nora", taken).await;
    assert_eq!(status, 200, "{page}");
    verify(&running, taken).await;
    let link = running.link(to, "/not-me?").await;
    running.clock.advance(HOUR);
    let form = [
        ("old_password", PASSWORD),
        ("password", "thief-lantern-meadow-78"),
    ];
    let (status, page) = thief.post("/account/password", &form).await;
    assert_eq!(status, 200, "{page}");

    running.clock.advance(2 * DAY);
    let anybody = running.browser();
    let (status, page) = anybody.get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("nora@example.org") && page.contains("comes back"),
        "{page}"
    );
    let (status, page) = anybody.post("/not-me", &[("token", token(&link))]).await;
    assert_eq!(status, 200, "{page}");
    let (_, page) = thief.get("/account").await;
    assert!(page.contains("name=\"password\""), "the thief is out: {page}");
    assert_eq!(sign_in(&running, "nora", "thief-lantern-meadow-78").await.1, 422);
    assert_eq!(
        anybody.post("/not-me", &[("token", token(&link))]).await.0,
        410,
        "good once"
    );

    // What the thief's own address was sent does not take it away again.
    let theirs = running.link(taken, "/not-me?").await;
    let (_, page) = anybody.get(&theirs).await;
    assert!(!page.contains("comes back"), "{page}");
    set_new_password(&running, "nora", to).await;
    running.stop().await;
}

/// A changed address, then a phone: with no contact that is old enough, nobody but the old address can answer.
#[tokio::test(flavor = "multi_thread")]
async fn the_old_address_undoes_what_came_into_force_behind_its_back() {
    let running = Running::start().await;
    let (to, taken) = ("olga@example.org", "thief2@example.org");
    running.member("olga").await;
    running.clock.advance(4 * DAY);
    let (thief, ..) = sign_in(&running, "olga", PASSWORD).await;
    change_address(&thief, "olga", taken).await;
    verify(&running, taken).await;
    let (_, page) = running.walk(&thief, PHONE).await;
    assert!(page.contains("Almost there"), "{page}");
    // No address is old enough to confirm a sign-in: people get in, and cannot change contacts.
    let (other, _, page) = sign_in(&running, "olga", PASSWORD).await;
    assert!(!page.contains("name=\"code\""), "{page}");
    let (_, page) = change_address(&other, "olga", "third@example.org").await;
    assert!(page.contains("Until then the address stays as it is"), "{page}");
    running.clock.advance(3 * DAY + MINUTE);
    timed::round(&running.app).await.unwrap();
    let (_, _, page) = sign_in(&running, "olga", PASSWORD).await;
    assert!(page.contains("name=\"code\""), "it is on: {page}");

    let link = running.link(to, "/not-me?").await;
    let anybody = running.browser();
    let (_, page) = anybody.get(&link).await;
    assert!(
        page.contains("comes back") && page.contains("turned off again"),
        "{page}"
    );
    let (status, page) = anybody.post("/not-me", &[("token", token(&link))]).await;
    assert_eq!(status, 200, "{page}");
    assert_eq!(sign_in(&running, "olga", PASSWORD).await.1, 422);
    set_new_password(&running, "olga", to).await;
    running.stop().await;
}
