//! Two of three lost: the delayed recovery, for those who chose it.

use doorcode_server::usecase::timed;

use crate::support::{Browser, PASSWORD, Running, shown_key};
use crate::{DAY, HOUR, MINUTE, NEW, mails, sign_in, texts, token};

const STOP: &str = "/recovery/stop?";

/// Makes an account with two-step verification on and the delayed recovery chosen, settled days ago: the owner's browser
/// and the recovery key.
pub async fn chosen(running: &Running, name: &str, phone: &str) -> (Browser, String) {
    running.member(name).await;
    let browser = running.browser();
    browser.sign_in("account", name).await;
    let form = [("country", "DE"), ("phone", phone)];
    browser.post("/two-step/phone", &form).await;
    let code = running.code(phone, None).await;
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    let (_, page) = browser.post("/two-step/key/retype", &[("key", &key)]).await;
    assert!(
        page.contains("name=\"recovery\"") && !page.contains("checked"),
        "{page}"
    );
    let (_, page) = browser.post("/two-step/confirm", &[("recovery", "yes")]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    running.clock.advance(4 * DAY);
    (browser, key)
}

/// Shows the one thing that is left; gives the page that it leads to.
async fn show(running: &Running, name: &str, path: &str, form: &[(&str, &str)]) -> (Browser, String) {
    let browser = running.browser();
    let (status, page) = browser.post("/lost", &[("user_name", name)]).await;
    assert_eq!(status, 200, "{page}");
    let (_, page) = browser.post(&format!("/lost/prove{path}"), form).await;
    (browser, page)
}

/// The same with a code, of which a text brings the digits.
async fn show_phone(running: &Running, name: &str, phone: &str) -> (Browser, String) {
    let known = running.code(phone, None).await;
    let (browser, page) = show(running, name, "/code/send", &[]).await;
    assert!(
        page.contains("it is on its way to its phone") && !page.contains("••"),
        "{page}"
    );
    let code = running.code(phone, Some(&known)).await;
    assert_eq!(code.len(), 8, "nothing stands before it");
    let (_, page) = browser.post("/lost/prove/code", &[("code", &code)]).await;
    (browser, page)
}

async fn later(running: &Running, time: std::time::Duration) {
    running.clock.advance(time);
    timed::round(&running.app).await.unwrap();
}

/// Seven days, as the clock of the server brings them.
async fn a_week(running: &Running) {
    for days in [3, 3, 1] {
        later(running, days * DAY + MINUTE).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_phone_alone_the_owner_comes_back_after_seven_days() {
    let running = Running::start().await;
    let (phone, to) = ("+491701234581", "uma@example.org");
    let (owner, old_key) = chosen(&running, "uma", phone).await;
    let (browser, page) = show_phone(&running, "uma", phone).await;
    assert!(page.contains("Start the way back?"), "{page}");
    assert_eq!(
        mails(&running, to, STOP).await,
        0,
        "nothing is begun by showing it"
    );
    let (_, page) = browser.post("/lost/way", &[]).await;
    assert!(page.contains("It is under way"), "{page}");
    let (_, again) = browser.post("/lost/way", &[]).await;
    assert!(again.contains("It is under way"), "{again}");
    // Told on days 0, 3 and 6, on every contact.
    let told = async |times| {
        assert_eq!(mails(&running, to, STOP).await, times);
        assert_eq!(texts(&running, phone, STOP).await, times);
    };
    told(1).await;
    later(&running, 3 * DAY - HOUR).await;
    told(1).await;
    later(&running, HOUR).await;
    told(2).await;
    later(&running, 3 * DAY).await;
    told(3).await;
    later(&running, DAY - HOUR).await;
    let (_, page) = show_phone(&running, "uma", phone).await;
    assert!(page.contains("It is under way"), "not yet: {page}");
    let (status, _) = browser.post("/lost/way/password", &[("password", NEW)]).await;
    assert_eq!(status, 410, "nor by the way past");
    later(&running, HOUR).await;
    told(3).await;

    let (browser, page) = show_phone(&running, "uma", phone).await;
    assert!(page.contains("Choose a new password"), "{page}");
    let (status, _) = browser
        .post("/lost/way/password", &[("password", "12345678")])
        .await;
    assert_eq!(status, 422);
    let (status, page) = browser.post("/lost/way/password", &[("password", NEW)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("make a new recovery key at once"), "{page}");
    let (_, page) = browser.post("/lost/way/password", &[("password", NEW)]).await;
    assert!(!page.contains("Your new password is set"), "once: {page}");
    assert_eq!(mails(&running, to, "replaced what was lost").await, 1);
    let (_, page) = owner.get("/account").await;
    assert!(page.contains("name=\"password\""), "sessions have ended: {page}");

    // The lost key opens nothing; password and phone make a new one.
    assert_eq!(sign_in(&running, "uma", PASSWORD).await.1, 422);
    let known = running.code(phone, None).await;
    let (browser, _, page) = sign_in(&running, "uma", NEW).await;
    assert!(page.contains("name=\"code\""), "{page}");
    let (status, _) = browser.post("/sign-in/key", &[("key", &old_key)]).await;
    assert_eq!(status, 422);
    let code = running.code(phone, Some(&known)).await;
    browser.post("/sign-in/code", &[("code", &code)]).await;
    let (_, page) = browser.get("/account").await;
    assert!(page.contains("You have no recovery key"), "{page}");
    let (_, page) = browser.post("/account/key", &[]).await;
    let key = shown_key(&page);
    let (_, page) = browser.post("/account/key/retype", &[("key", &key)]).await;
    assert!(
        page.contains("/account/turn-off") && !page.contains("You have no recovery key"),
        "{page}"
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_password_alone_a_new_phone_takes_the_place_of_the_lost_one() {
    let running = Running::start().await;
    let (old, new) = ("+491701234582", "+491701234583");
    chosen(&running, "vera", old).await;
    let password = [("password", PASSWORD)];
    let (browser, _) = show(&running, "vera", "/password", &password).await;
    browser.post("/lost/way", &[]).await;
    a_week(&running).await;
    let (browser, page) = show(&running, "vera", "/password", &password).await;
    assert!(page.contains("Your new phone"), "{page}");
    let (status, _) = browser
        .post("/lost/way/phone", &[("country", "DE"), ("phone", "12")])
        .await;
    assert_eq!(status, 422);
    let form = [("country", "DE"), ("phone", new)];
    let (_, page) = browser.post("/lost/way/phone", &form).await;
    assert!(page.contains("name=\"code\""), "{page}");
    let code = running.code(new, None).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    assert_eq!(
        browser.post("/lost/way/phone/code", &[("code", wrong)]).await.0,
        422
    );
    let (_, page) = browser.get("/lost/way?again=yes").await;
    assert!(page.contains("name=\"phone\""), "{page}");
    let (status, page) = browser.post("/lost/way/phone/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Your new phone is trusted"), "{page}");
    let (_, _, page) = sign_in(&running, "vera", PASSWORD).await;
    assert!(
        page.contains("•• •• ••83") && !page.contains("•• •• ••82"),
        "{page}"
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_key_alone_a_new_password_and_then_the_usual_way_do() {
    let running = Running::start().await;
    let (_, key) = chosen(&running, "wim", "+491701234584").await;
    let (browser, _) = show(&running, "wim", "/key", &[("key", &key)]).await;
    browser.post("/lost/way", &[]).await;
    a_week(&running).await;
    let (browser, _) = show(&running, "wim", "/key", &[("key", &key)]).await;
    let (_, page) = browser.post("/lost/way/password", &[("password", NEW)]).await;
    assert!(page.contains("Use your recovery key"), "{page}");
    let (browser, ..) = sign_in(&running, "wim", NEW).await;
    let (_, page) = browser.post("/sign-in/key", &[("key", &key)]).await;
    let next = shown_key(&page);
    let (_, page) = browser.post("/sign-in/new-key/retype", &[("key", &next)]).await;
    assert!(page.contains("Is your phone lost?"), "{page}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_sees_what_waits_everywhere_and_stops_it_from_any_of_them() {
    let running = Running::start().await;
    let (phone, to) = ("+491701234585", "xenia@example.org");
    let (owner, _) = chosen(&running, "xenia", phone).await;
    let known = running.code(phone, None).await;
    owner.sign_in("messages", "xenia").await;
    let code = running.code(phone, Some(&known)).await;
    owner.post("/sign-in/code", &[("code", &code)]).await;
    let (thief, _) = show(&running, "xenia", "/password", &[("password", PASSWORD)]).await;
    thief.post("/lost/way", &[]).await;
    let banner = "come back into your account";
    for path in ["/account", "/messages"] {
        let (_, page) = owner.get(path).await;
        assert!(page.contains(banner), "{path}: {page}");
    }
    let (_, page) = owner.get("/recovery").await;
    assert!(
        page.contains("Do you want to stop it?") && page.contains("xenia"),
        "{page}"
    );

    // A scanner that follows the link of the mail stops nothing, and the page is no 'this was not me'.
    let link = running.link(to, STOP).await;
    let (status, page) = running.browser().get(&link).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Stop it") && !page.contains("/not-me"), "{page}");
    let (_, page) = owner.get("/recovery").await;
    assert!(page.contains("Do you want to stop it?"), "{page}");
    let form = [("token", token(&link))];
    let (_, page) = running.browser().post("/recovery/stop", &form).await;
    assert!(page.contains("Nobody comes in by it"), "{page}");
    assert_eq!(running.browser().post("/recovery/stop", &form).await.0, 410);
    assert_eq!(
        mails(&running, to, "no other can be started within 30 days").await,
        1
    );
    let (_, page) = owner.get("/messages").await;
    assert!(!page.contains(banner) && page.contains("id=\"rooms\""), "{page}");

    // Two starts in 30 days are one too many, whatever came of the first.
    let (thief, page) = show(&running, "xenia", "/password", &[("password", PASSWORD)]).await;
    assert!(page.contains("Not now"), "{page}");
    let (_, page) = thief.post("/lost/way", &[]).await;
    assert!(page.contains("Not now"), "{page}");
    running.clock.advance(30 * DAY);
    let (thief, page) = show(&running, "xenia", "/password", &[("password", PASSWORD)]).await;
    assert!(page.contains("Start the way back?"), "{page}");
    thief.post("/lost/way", &[]).await;
    // A session stops it.
    let (_, page) = owner.post("/recovery", &[]).await;
    assert!(page.contains("Nobody comes in by it"), "{page}");
    assert_eq!(owner.get("/recovery").await.0, 410);
    running.stop().await;
}

/// The choice is a change like any other: two of three, and it is in force three days later.
#[tokio::test(flavor = "multi_thread")]
async fn it_is_chosen_with_two_of_three_and_used_days_later() {
    let running = Running::start().await;
    let phone = "+491701234586";
    let (owner, key) = running.protected("yuri", phone).await;
    running.clock.advance(4 * DAY);
    let password = [("password", PASSWORD)];
    let (_, page) = show(&running, "yuri", "/password", &password).await;
    assert!(page.contains("leads to no way back"), "not chosen: {page}");
    let before = texts(&running, phone, "").await;
    show(&running, "yuri", "/code/send", &[]).await;
    assert_eq!(
        texts(&running, phone, "").await,
        before,
        "who did not choose it gets no texts"
    );

    let choose = async || owner.post("/account/recovery", &[("have", "yes")]).await.1;
    let page = choose().await;
    assert!(page.contains("Two of these three are needed"), "{page}");
    let along = ("act", "recovery");
    owner
        .post("/account/step-up/password", &[along, password[0]])
        .await;
    let page = choose().await;
    assert!(
        page.contains("Two of these three are needed"),
        "one is not enough: {page}"
    );
    owner.post("/account/step-up/key", &[along, ("key", &key)]).await;
    let page = choose().await;
    assert!(page.contains("You now have the delayed recovery"), "{page}");
    assert_eq!(
        mails(
            &running,
            "yuri@example.org",
            "the delayed recovery of yuri was chosen"
        )
        .await,
        1
    );
    let (_, page) = show(&running, "yuri", "/password", &password).await;
    assert!(page.contains("Not now"), "it rests three days: {page}");
    running.clock.advance(3 * DAY);
    let (browser, _) = show(&running, "yuri", "/password", &password).await;
    let (_, page) = browser.post("/lost/way", &[]).await;
    assert!(page.contains("It is under way"), "{page}");

    // Who takes the choice back ends what waits.
    owner.post("/account/recovery", &[("have", "no")]).await;
    owner
        .post("/account/step-up/password", &[along, password[0]])
        .await;
    owner.post("/account/step-up/key", &[along, ("key", &key)]).await;
    let (_, page) = owner.post("/account/recovery", &[("have", "no")]).await;
    assert!(page.contains("You no longer have the delayed recovery"), "{page}");
    a_week(&running).await;
    let (_, page) = show(&running, "yuri", "/password", &password).await;
    assert!(page.contains("leads to no way back"), "{page}");
    running.stop().await;
}

/// Where turning it on waits for its owner, the choice waits with it; where it is stopped, nothing is chosen.
#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_while_it_waits_for_the_owner_is_in_force_with_it() {
    let running = Running::start().await;
    for (name, phone, stopped) in [("abe", "+491701234587", false), ("bea", "+491701234588", true)] {
        running.newcomer(name).await;
        running.clock.advance(4 * DAY);
        let (browser, ..) = sign_in(&running, name, PASSWORD).await;
        let form = [("country", "DE"), ("phone", phone)];
        browser.post("/two-step/phone", &form).await;
        let code = running.code(phone, None).await;
        let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
        let key = shown_key(&page);
        browser.post("/two-step/key/retype", &[("key", &key)]).await;
        if stopped {
            browser.post("/two-step/stop", &[]).await;
        } else {
            let (_, page) = browser.post("/two-step/confirm", &[("recovery", "yes")]).await;
            assert!(page.contains("Almost there"), "{page}");
        }
        later(&running, 3 * DAY + MINUTE).await;
        let (_, page) = show(&running, name, "/password", &[("password", PASSWORD)]).await;
        assert_eq!(page.contains("Start the way back?"), !stopped, "{name}: {page}");
        assert_eq!(page.contains("leads to no way back"), stopped, "{name}: {page}");
    }
    running.stop().await;
}

/// Two of three, used for a change, are a sign of the owner too: what waits rested on what has changed.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_what_waits() {
    let running = Running::start().await;
    let (owner, key) = chosen(&running, "cleo", "+491701234589").await;
    let (browser, _) = show(&running, "cleo", "/key", &[("key", &key)]).await;
    browser.post("/lost/way", &[]).await;
    assert_eq!(owner.get("/recovery").await.0, 200);
    let along = ("act", "password");
    owner.get("/account/password").await;
    owner
        .post("/account/step-up/password", &[along, ("password", PASSWORD)])
        .await;
    owner.post("/account/step-up/key", &[along, ("key", &key)]).await;
    let (_, page) = owner.post("/account/password", &[("password", NEW)]).await;
    assert!(
        page.contains("password") && !page.contains("come back into your account"),
        "{page}"
    );
    assert_eq!(owner.get("/recovery").await.0, 410, "nothing waits");
    a_week(&running).await;
    let (_, page) = show(&running, "cleo", "/key", &[("key", &key)]).await;
    assert!(page.contains("Not now"), "{page}");
    running.stop().await;
}
