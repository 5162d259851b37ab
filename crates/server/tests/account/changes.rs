//! Contact information, the password and the recovery key; and what none of them gives way to.

use doorcode_engine::account::TwoStep;
use doorcode_store::sessions;

use crate::support::{PASSWORD, Running, shown_key};
use crate::{DAY, HOUR, MILLISECOND, MINUTE, Person, mailed};

const NEW_PASSWORD: &str = "lantern-quiet-marble-77";

type Form = &'static [(&'static str, &'static str)];

/// Each change: what it is called, its page, and its form.
const CHANGES: [(&str, &str, Form); 5] = [
    (
        "contact",
        "/account/contact",
        &[("display_name", "Thief"), ("email", "thief@example.com")],
    ),
    ("password", "/account/password", &[("password", NEW_PASSWORD)]),
    ("turn-off", "/account/turn-off", &[("understood", "on")]),
    ("export", "/account/export", &[]),
    ("delete", "/account/delete", &[("user_name", "ada")]),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_session_with_the_phone_changes_nothing() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    let before = ada.account(&running).await;
    let phone = before.phones[0].id.to_string();
    let others = [
        ("add-phone".to_owned(), "/account/phones/add"),
        ("key".to_owned(), "/account/key"),
        (format!("add-phone&which={phone}"), "/account/phones/add"),
    ];
    let all = CHANGES
        .iter()
        .map(|(act, path, form)| ((*act).to_owned(), *path, form.to_vec()))
        .chain(others.map(|(act, path)| (act, path, vec![("country", "DE"), ("phone", "0170 7654321")])));
    for (act, path, form) in all {
        running.clock.advance(10 * MINUTE);
        let address = format!("/account/step-up?act={act}");
        ada.open(&address).await.at(200, &address).says("0 of 2 done");
        ada.by_code(&running, &act)
            .await
            .at(200, "/account/step-up/code")
            .says("1 of 2 done");
        ada.open(&address).await.at(200, &address).says("1 of 2 done");
        let refused = ada.post(path, &form).await;
        let asked = refused.path == address || refused.status == 403;
        assert!(
            asked && refused.html.contains("Show that it is you"),
            "{act}: {}",
            refused.html
        );
        // A second code is no second thing of three.
        ada.by_code(&running, &act).await.says("1 of 2 done");
        let account = ada.account(&running).await;
        assert_eq!(account.phones, before.phones, "{act}");
        assert_eq!(account.password, before.password, "{act}");
        assert_eq!(account.recovery_key_hash, before.recovery_key_hash, "{act}");
        assert_eq!(account.email, before.email, "{act}");
        assert!(account.two_step.is_on(), "{act}");
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_for_one_act_and_once() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.prove("turn-off").await.at(200, "/account/turn-off");
    for (act, path, form) in CHANGES.iter().filter(|(act, ..)| *act != "turn-off") {
        let address = format!("/account/step-up?act={act}");
        ada.open(path).await;
        let refused = ada.post(path, form).await;
        if *act == "password" || refused.status != 403 {
            refused.at(200, &address);
        }
    }
    // Within five minutes, and not later.
    running.clock.advance(6 * MINUTE);
    ada.post("/account/turn-off", &[("understood", "on")])
        .await
        .at(200, "/account/step-up?act=turn-off");
    assert!(ada.account(&running).await.two_step.is_on());

    // Of any number of changes at the same moment, one spends the proof.
    ada.prove("contact").await.at(200, "/account/contact");
    let version = ada.account(&running).await.version;
    let names: Vec<String> = (0..8).map(|n| format!("Ada {n}")).collect();
    let browser = &ada.browser;
    let tries = names.iter().map(|name| {
        let form = [("display_name", name.as_str()), ("email", "ada@example.org")];
        async move { ada_post(browser, &form).await }
    });
    let tries = futures_util::future::join_all(tries).await;
    let done = tries
        .iter()
        .filter(|path| path.contains("done=flash-contact-saved"))
        .count();
    assert_eq!(done, 1, "{tries:?}");
    assert_eq!(ada.account(&running).await.version, version + 1);
    running.stop().await;
}

async fn ada_post(browser: &crate::support::Browser, form: &[(&str, &str)]) -> String {
    crate::post(browser, "/account/contact", form).await.path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_young_session_changes_contacts_with_the_key_only() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    ada.open("/account/contact")
        .await
        .at(200, "/account/step-up?act=contact")
        .says("this needs your recovery key and one of the other two");
    ada.by_password("contact").await;
    ada.by_code(&running, "contact")
        .await
        .at(200, "/account/step-up/code");
    ada.by_key("contact")
        .await
        .at(200, "/account/contact")
        .says("ada@example.org");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_outlives_the_step_up_that_comes_between() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/contact")
        .await
        .at(200, "/account/step-up?act=contact");
    ada.prove("contact").await.at(200, "/account/contact");
    running.clock.advance(6 * MINUTE);
    let form = [
        ("display_name", "Ada \"L\" Byron"),
        ("email", "countess@example.org"),
    ];
    let between = ada.post("/account/contact", &form).await;
    between
        .at(403, "/account/contact")
        .says("Show that it is you")
        .says("value=\"Ada &#34;L&#34; Byron\"")
        .says("value=\"countess@example.org\"");
    let along = [&[("act", "contact")][..], &form].concat();
    let half = [&along[..], &[("password", PASSWORD)]].concat();
    ada.post("/account/step-up/password", &half)
        .await
        .at(200, "/account/step-up/password")
        .says("value=\"countess@example.org\"");
    let whole = [&along[..], &[("key", ada.key.as_str())]].concat();
    ada.post("/account/step-up/key", &whole)
        .await
        .at(200, "/account/step-up/key")
        .says("Contact information")
        .says("value=\"Ada &#34;L&#34; Byron\"")
        .says("value=\"countess@example.org\"");
    let saved = ada.post("/account/contact", &form).await;
    saved
        .at(200, "/account?done=flash-mail-sent")
        .says("We have sent a link to the new address")
        .says("not verified yet");
    let account = ada.account(&running).await;
    assert_eq!(account.display_name, "Ada \"L\" Byron");
    assert_eq!(account.email.as_deref(), Some("countess@example.org"));
    assert_eq!(account.email_verified_at, None);

    // The old address hears of it; the new one gets a link, which works, and can be sent again after a minute.
    mailed(&running, "ada@example.org", "Your e-mail address was changed", 1).await;
    running.link("countess@example.org", "/account/verify?").await;
    assert_eq!(ada.post("/account/contact/send", &[]).await.status, 429);
    running.clock.advance(MINUTE);
    ada.post("/account/contact/send", &[])
        .await
        .at(200, "/account?done=flash-mail-sent-again");
    mailed(&running, "countess@example.org", "Is this your address?", 2).await;
    let link = running.link("countess@example.org", "/account/verify?").await;
    let token = link.split_once("token=").unwrap().1;
    ada.post("/account/verify", &[("token", token)])
        .await
        .at(200, "/account/verify");
    ada.open("/account")
        .await
        .at(200, "/account")
        .says_not("not verified yet");
    ada.post("/account/contact/send", &[]).await.at(200, "/account");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_it_off_contacts_take_the_password_and_lead_to_the_prompt() {
    let running = Running::start().await;
    let ada = Person::member(&running, "ada").await;
    ada.open("/account/contact")
        .await
        .at(200, "/account/step-up?act=contact")
        .says("Your password is needed");
    ada.post(
        "/account/step-up/password",
        &[("act", "contact"), ("password", "not-this-one")],
    )
    .await
    .at(422, "/account/step-up/password")
    .says("That is not your present password");
    ada.post("/account/step-up/password", &[("act", "contact")])
        .await
        .at(422, "/account/step-up/password")
        .says("Fill this in");
    ada.by_password("contact").await.at(200, "/account/contact");
    ada.post("/account/contact", &[("display_name", " "), ("email", "nowhere")])
        .await
        .at(422, "/account/contact")
        .says("Say how others see you")
        .says("This is not an e-mail address");
    ada.post(
        "/account/contact",
        &[("display_name", "Ada L"), ("email", "ada@example.org")],
    )
    .await
    .at(200, "/account/contact?done=flash-contact-saved")
    .says("Saved.")
    .says("Turn on two-step verification?")
    .says("Not now");
    ada.post("/two-step/prompt", &[("next", "/account")])
        .await
        .at(200, "/account")
        .says("Ada L");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_by_the_old_one_where_it_is_off() {
    let running = Running::start().await;
    let ada = Person::member(&running, "ada").await;
    let other = running.browser();
    other.sign_in("account", "ada").await;
    ada.open("/account/password")
        .await
        .at(200, "/account/password")
        .says("Present password");
    for (old, new, why) in [
        ("", "", "Fill this in"),
        (
            "wrong-wrong-wrong",
            NEW_PASSWORD,
            "That is not your present password",
        ),
        (PASSWORD, "short", "form-error"),
        (PASSWORD, PASSWORD, "This is your present password"),
    ] {
        // The clock of the tests stands still, and of two step-ups the later one counts.
        running.clock.advance(MILLISECOND);
        let page = ada
            .post("/account/password", &[("old_password", old), ("password", new)])
            .await;
        page.at(422, "/account/password");
        if why != "form-error" {
            page.says(why);
        }
        page.says_not("violet-harbour").says_not("lantern-quiet");
    }
    running.clock.advance(MILLISECOND);
    ada.post(
        "/account/password",
        &[("old_password", PASSWORD), ("password", NEW_PASSWORD)],
    )
    .await
    .at(200, "/account?done=flash-password-changed");
    assert!(
        other.get("/account").await.1.contains("name=\"password\""),
        "other sessions end"
    );
    let (status, _) = running.browser().sign_in("account", "ada").await;
    assert_eq!(status, 422, "the old password is worth nothing");
    // Guessing the old one is slowed like any guessing.
    let mut slowed = false;
    for _ in 0..30 {
        running.clock.advance(MILLISECOND);
        let form = [("old_password", "wrong-wrong-wrong"), ("password", PASSWORD)];
        let page = ada.post("/account/password", &form).await;
        slowed |= page.html.contains("Too many tries");
    }
    assert!(slowed);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_by_two_of_three_where_it_is_on() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/password")
        .await
        .at(200, "/account/step-up?act=password");
    // The owner has forgotten it: code and key are two of three.
    ada.by_code(&running, "password").await;
    ada.by_key("password")
        .await
        .at(200, "/account/password")
        .says_not("Present password");
    ada.post("/account/password", &[("password", PASSWORD)])
        .await
        .at(422, "/account/password")
        .says("This is your present password");
    ada.post("/account/password", &[("password", NEW_PASSWORD)])
        .await
        .at(200, "/account?done=flash-password-changed");
    ada.post("/account/password", &[("password", PASSWORD)])
        .await
        .at(200, "/account/step-up?act=password");
    let browser = running.browser();
    let form = [
        ("app", "account"),
        ("user_name", "ada"),
        ("password", NEW_PASSWORD),
    ];
    assert!(browser.post("/sign-in", &form).await.1.contains("name=\"code\""));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_key_works_until_the_new_one_is_retyped() {
    let running = Running::start().await;
    let mut ada = Person::settled(&running, "ada", "+491701234567").await;
    ada.open("/account/key").await.at(200, "/account/step-up?act=key");
    ada.open("/account/key/new")
        .await
        .at(200, "/account/step-up?act=key");
    ada.post("/account/key", &[])
        .await
        .at(200, "/account/step-up?act=key");
    ada.prove("key")
        .await
        .at(200, "/account/key")
        .says("Your present key was made on");
    let page = ada.post("/account/key", &[]).await;
    page.at(200, "/account/key/new");
    let new = shown_key(&page.html);
    assert_ne!(new, ada.key);
    let again = ada.open("/account/key/new").await;
    assert_eq!(shown_key(&again.html), new, "a reload shows the same key");
    again.says("href=\"/account/key/new.pdf\"");
    assert_eq!(
        ada.file("/account/key/new.pdf").await,
        (200, "application/pdf".to_owned())
    );
    let retype = ada.open("/account/key/retype").await;
    retype.at(200, "/account/key/retype").says_not(&new);
    for wrong in ["", "12", ada.key.as_str()] {
        ada.post("/account/key/retype", &[("key", wrong)])
            .await
            .at(422, "/account/key/retype");
    }
    running.clock.advance(6 * MINUTE);
    ada.open("/account").await;
    ada.by_key("look").await.at(200, "/account");
    ada.post("/account/key/retype", &[("key", &new)])
        .await
        .at(200, "/account?done=flash-key-renewed")
        .says("Your new recovery key is in force");
    ada.open("/account/key/new")
        .await
        .at(200, "/account/step-up?act=key");
    running.clock.advance(6 * MINUTE);
    ada.open("/account").await;
    ada.by_key("look")
        .await
        .at(422, "/account/step-up/key")
        .says("This is not your recovery key");
    ada.key = new;
    ada.by_key("look").await.at(200, "/account");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn turning_it_on_from_an_older_session_takes_the_password_again() {
    let running = Running::start().await;
    let ada = Person::member(&running, "ada").await;
    running.clock.advance(HOUR);
    ada.open("/two-step")
        .await
        .at(200, "/account/step-up?act=turn-on");
    ada.by_password("turn-on")
        .await
        .at(200, "/two-step")
        .says("name=\"phone\"");
    running.clock.advance(DAY);
    let account = ada.account(&running).await;
    assert_eq!(account.two_step, TwoStep::Off { undo_until: None });
    assert_eq!(
        sessions::of_account(&running.app.store, account.id)
            .await
            .unwrap()
            .len(),
        1
    );
    running.stop().await;
}
