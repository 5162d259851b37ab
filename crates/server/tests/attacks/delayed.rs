//! The delayed recovery as a way in: whoever has one of three and says that the other two are lost.

use doorcode_server::usecase::timed;

use super::desk::{agent, find};
use super::{DAY, MINUTE};
use crate::support::{Browser, PASSWORD, Running, settled, shown_key};

const PHONE: &str = "+491701234591";
const NAME: &str = "zoe";

/// zoe, who has chosen the delayed recovery: her browser and her key.
async fn zoe(running: &Running) -> (Browser, String) {
    running.member(NAME).await;
    let browser = running.browser();
    browser.sign_in("account", NAME).await;
    let form = [("country", "DE"), ("phone", PHONE)];
    browser.post("/two-step/phone", &form).await;
    let code = running.code(PHONE, None).await;
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    browser.post("/two-step/key/retype", &[("key", &key)]).await;
    browser.post("/two-step/confirm", &[("recovery", "yes")]).await;
    running.clock.advance(4 * DAY);
    (browser, key)
}

/// A thief who has the password and nothing else starts one.
async fn thief_starts(running: &Running) -> Browser {
    let thief = running.browser();
    thief.post("/lost", &[("user_name", NAME)]).await;
    thief
        .post("/lost/prove/password", &[("password", PASSWORD)])
        .await;
    let (_, page) = thief.post("/lost/way", &[]).await;
    assert!(page.contains("It is under way"), "{page}");
    thief
}

/// Whether the thief is asked for a new phone after seven days.
async fn thief_gets_in(running: &Running) -> bool {
    for days in [3, 3, 1] {
        running.clock.advance(days * DAY + MINUTE);
        timed::round(&running.app).await.unwrap();
    }
    let thief = running.browser();
    thief.post("/lost", &[("user_name", NAME)]).await;
    let (_, page) = thief
        .post("/lost/prove/password", &[("password", PASSWORD)])
        .await;
    page.contains("Your new phone")
}

/// The link at the end of the newest text that says how to stop it.
async fn texted_link(running: &Running) -> String {
    settled(running).await;
    let texts = running.app.courier.handset().unwrap().texts(Some(PHONE));
    let body = &texts
        .iter()
        .find(|text| text.body.contains("/recovery/stop?"))
        .unwrap()
        .body;
    let link = body
        .split_whitespace()
        .find(|word| word.contains("/recovery/stop?"))
        .unwrap();
    link.split_once("token=").unwrap().1.to_owned()
}

/// She signs in as on any day, and it is over: nobody has to read a mail for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_thief_with_the_password_starts_one_and_the_owners_sign_in_ends_it() {
    let running = Running::start().await;
    zoe(&running).await;
    thief_starts(&running).await;
    running.clock.advance(2 * DAY);
    let owner = running.browser();
    let known = running.code(PHONE, None).await;
    owner.sign_in("messages", NAME).await;
    let code = running.code(PHONE, Some(&known)).await;
    owner.post("/sign-in/code", &[("code", &code)]).await;
    let (_, page) = owner.get("/messages").await;
    assert!(
        page.contains("id=\"rooms\"") && !page.contains("/recovery\""),
        "{page}"
    );
    assert!(!thief_gets_in(&running).await);
    running.stop().await;
}

/// With nobody there he does get in: the test above can fail. That is its price, and it is said where it is chosen.
#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_looks_for_a_week_one_of_three_is_enough() {
    let running = Running::start().await;
    zoe(&running).await;
    thief_starts(&running).await;
    assert!(thief_gets_in(&running).await);
    running.stop().await;
}

/// The phone was reported lost. Whoever reads it now must not end the owner's way back by a link alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_was_reported_lost_stops_nothing_alone() {
    let running = Running::start().await;
    let (_, key) = zoe(&running).await;
    thief_starts(&running).await;
    let token = texted_link(&running).await;
    let form = |name, value| [("token", token.clone()), (name, value)];
    let post = async |form: [(&str, String); 2]| {
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        running.browser().post("/recovery/stop", &form).await
    };
    let (_, page) = running
        .browser()
        .get(&format!("/recovery/stop?token={token}"))
        .await;
    assert!(page.contains("reported lost"), "{page}");
    for (name, value) in [
        ("x", ""),
        ("password", "not-hers-at-all"),
        ("key", "12345678901234"),
    ] {
        let (status, page) = post(form(name, value.to_owned())).await;
        assert_eq!(status, 422, "{name}: {page}");
        assert!(page.contains("Do you want to stop it?"), "{name}: {page}");
    }
    let (_, page) = post(form("key", key)).await;
    assert!(page.contains("Nobody comes in by it"), "{page}");
    assert!(!thief_gets_in(&running).await);
    running.stop().await;
}

/// Chosen, not chosen, off, and nobody: the same words, the same status, whatever is typed, and how soon it is too often.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_who_has_chosen_it() {
    let running = Running::start().await;
    zoe(&running).await;
    running.protected("paul", "+491701234592").await;
    running.member("olga").await;
    let names = [NAME, "paul", "olga", "nora"];
    let browsers = names.map(|_| running.browser());
    let key = complete("2718281828459");
    let mut steps: Vec<(&str, Vec<(&str, &str)>)> = vec![("/code/send", vec![]), ("/code/send", vec![])];
    for _ in 0..6 {
        steps.push(("/password", vec![("password", "wrong-wrong-wrong")]));
        steps.push(("/key", vec![("key", &key)]));
        steps.push(("/code", vec![("code", "12345678")]));
        steps.push(("/code", vec![("code", "1234")]));
    }
    let mut begun = Vec::new();
    for (name, browser) in names.iter().zip(&browsers) {
        begun.push(browser.post("/lost", &[("user_name", name)]).await);
    }
    assert!(begun.iter().all(|answer| *answer == begun[0]));
    let mut slowed = 0;
    for (path, form) in steps {
        let mut answers = Vec::new();
        for browser in &browsers {
            answers.push(browser.post(&format!("/lost/prove{path}"), &form).await);
        }
        for answer in &answers {
            assert_eq!(*answer, answers[0], "{path} {form:?}");
        }
        slowed += u32::from(answers[0].1.contains("Too many tries"));
    }
    assert!(slowed > 0, "the slow answers were compared too");
    for browser in &browsers {
        let (_, page) = browser.get("/lost/way").await;
        assert!(page.contains("Show the one that you have"), "{page}");
    }
    running.stop().await;
}

/// A key with its check digit.
fn complete(start: &str) -> String {
    use doorcode_engine::recovery_key::RecoveryKey;
    use doorcode_engine::rules::KeyStyle;
    (0..10)
        .map(|last| format!("{start}{last}"))
        .find(|key| RecoveryKey::parse(key, KeyStyle::Digits).is_ok())
        .unwrap()
}

/// Support starts one for a caller who has the phone, and only where the owner chose it; it is told, logged under both
/// names, and stopped like any other.
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_starts_one_only_where_it_was_chosen_and_for_a_caller_with_the_phone() {
    let running = Running::start().await;
    let (owner, _) = zoe(&running).await;
    running.protected("paul", "+491701234592").await;
    let tom = agent(&running, "tom", "+491701234593").await;
    let read_out = async |name: &str, phone: &str| {
        let contact = find(&tom, name).await;
        let known = running.code(phone, None).await;
        tom.post("/desk/contact/send", &[("id", &contact)]).await;
        let code = running.code(phone, Some(&known)).await;
        let early = tom.post("/desk/contact/recovery", &[("id", &contact)]).await;
        assert_eq!(early.0, 410, "nothing is proved");
        let (_, page) = tom
            .post("/desk/contact/code", &[("id", &contact), ("code", &code)])
            .await;
        (contact, page)
    };
    let (contact, page) = read_out("paul", "+491701234592").await;
    assert!(!page.contains("/desk/contact/recovery"), "{page}");
    let (_, page) = tom.post("/desk/contact/recovery", &[("id", &contact)]).await;
    assert!(!page.contains("is under way"), "{page}");

    let (contact, page) = read_out(NAME, PHONE).await;
    assert!(page.contains("/desk/contact/recovery"), "{page}");
    let (_, page) = tom.post("/desk/contact/recovery", &[("id", &contact)]).await;
    assert!(page.contains("A delayed recovery is under way"), "{page}");
    let (_, page) = owner.get("/recovery").await;
    assert!(page.contains("A code to your phone"), "{page}");
    // The phone is what was kept, so that a word from it is enough to stop it.
    let token = texted_link(&running).await;
    let (_, page) = owner.post("/recovery/stop", &[("token", &token)]).await;
    assert!(page.contains("Nobody comes in by it"), "{page}");
    let store = &running.app.store;
    for (name, event) in [(NAME, "recovery_started"), ("tom", "desk_acted")] {
        let account = doorcode_store::accounts::by_user_name(store, name)
            .await
            .unwrap()
            .unwrap();
        let entries = doorcode_store::audit::of_account(store, account.id, None, 50)
            .await
            .unwrap();
        assert!(
            entries.iter().any(|entry| entry.said.event == event),
            "{name} {event}"
        );
    }
    running.stop().await;
}
