//! A desk agent who turns: paid by a thief, or curious. What support can do is little, and never unseen.

use doorcode_server::usecase::operating::{self, Change};
use doorcode_store::accounts::Role;

use super::{MINUTE, another, guard};
use crate::support::peer::{awaiting_code, gets_in, post};
use crate::support::{Browser, Running, settled};

const ADA: &str = "+491701234567";
const AGENT: &str = "+491701234568";
const EVA: &str = "+491701234569";

pub(super) async fn agent(running: &Running, name: &str, phone: &str) -> Browser {
    let (browser, _) = running.protected(name, phone).await;
    let changed = operating::change(&running.app, name, Change::Role(Role::Desk)).await;
    assert!(changed.is_ok_and(|done| done.is_ok()));
    browser
}

/// The address of a page that a form led to, by the id in it.
fn id(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"id\" value=\"").expect("a contact");
    rest.split_once('"').unwrap().0.to_owned()
}

pub(super) async fn find(agent: &Browser, name: &str) -> String {
    let (status, page) = agent.post("/desk", &[("user_name", name)]).await;
    assert_eq!(status, 200, "{page}");
    id(&page)
}

fn mails(running: &Running, name: &str) -> Vec<String> {
    let mails = running
        .app
        .courier
        .handset()
        .unwrap()
        .mails(Some(&format!("{name}@example.org")));
    mails.into_iter().map(|mail| mail.body).collect()
}

/// He cannot end sessions without the caller's code, does not see it, and cannot sign in with it; what he guesses and sends
/// leaves the owner's own counters alone; and she is told of all of it, and shuts the door.
#[tokio::test(flavor = "multi_thread")]
async fn a_desk_agent_who_turns() {
    let running = Running::start().await;
    let (ada, _) = running.protected("ada", ADA).await;
    let turned = agent(&running, "tom", AGENT).await;
    let eva = agent(&running, "eva", EVA).await;
    running.clock.advance(20 * MINUTE);
    // A colleague's session that was just signed in may look; his own is led to prove it first.
    let (_, page) = turned.get("/desk").await;
    assert!(page.contains("A code or your recovery key is needed"), "{page}");
    for (browser, phone) in [(&turned, AGENT), (&eva, EVA)] {
        browser.get("/desk").await;
        let known = running.code(phone, None).await;
        browser
            .post("/account/step-up/code/send", &[("act", "desk")])
            .await;
        let code = running.code(phone, Some(&known)).await;
        let (status, page) = browser
            .post("/account/step-up/code", &[("act", "desk"), ("code", &code)])
            .await;
        assert!(status == 200 && page.contains("Support desk"), "{page}");
    }
    // Nobody else finds a desk here.
    assert_eq!(ada.get("/desk").await.0, 404);

    let (status, page) = turned.post("/desk", &[("user_name", "nobody")]).await;
    assert!(
        status == 422 && page.contains("Nobody here has this user name"),
        "{page}"
    );
    let (status, _) = turned.post("/desk", &[("user_name", "tom")]).await;
    assert_eq!(status, 422, "not his own account");
    let before = guard(&running, "ada").await;
    let known = running.code(ADA, None).await;
    let contact = find(&turned, "ada").await;
    let end = async |browser: &Browser| {
        browser
            .post("/desk/contact/end-sessions", &[("id", &contact)])
            .await
            .0
    };
    assert_eq!(end(&turned).await, 410, "nothing is proved");
    let (_, page) = turned.post("/desk/contact/send", &[("id", &contact)]).await;
    let code = running.code(ADA, Some(&known)).await;
    assert!(
        !page.contains(&code) && !page.contains("1234567") && page.contains("67"),
        "{page}"
    );
    let texts = running.app.courier.handset().unwrap().texts(Some(ADA));
    let text = &texts
        .iter()
        .find(|text| text.body.starts_with(&code))
        .unwrap()
        .body;
    assert!(
        text.contains("talking with support") && text.len() <= 160,
        "{text}"
    );

    // Side doors: the code opens no sign-in, and a colleague nothing; a wrong one is counted at the desk only.
    let other = another(&code, 1);
    let (status, _) = turned
        .post("/desk/contact/code", &[("id", &contact), ("code", &other)])
        .await;
    assert_eq!(status, 422);
    assert_eq!(
        eva.post("/desk/contact/code", &[("id", &contact), ("code", &code)])
            .await
            .0,
        410
    );
    let after = guard(&running, "ada").await;
    assert_ne!(after.desk, before.desk);
    assert_eq!(
        (&after.second_step, &after.sends),
        (&before.second_step, &before.sends)
    );
    let (cookie, fresh) = awaiting_code(&running, "ada", ADA, Some(&code)).await;
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    assert!(answer.cookie("account").is_none(), "{}", answer.body);
    gets_in(&running, &cookie, &fresh).await;

    // The caller reads it out: a verdict, for this agent, and for five minutes.
    let (status, page) = turned
        .post("/desk/contact/code", &[("id", &contact), ("code", &code)])
        .await;
    assert!(
        status == 200 && page.contains("The caller has the phone"),
        "{page}"
    );
    assert_eq!(end(&eva).await, 410, "not a colleague's");
    assert_eq!(end(&turned).await, 200);
    let (_, page) = ada.get("/account").await;
    assert!(
        page.contains("Sign in") && !page.contains("ada@example.org"),
        "her session has ended: {page}"
    );
    settled(&running).await;
    let told = mails(&running, "ada");
    for words in [
        "talked with support",
        "was read out to support",
        "support ended every session",
    ] {
        assert!(told.iter().any(|mail| mail.contains(words)), "{words}: {told:?}");
    }

    // A colleague's account is no exception.
    find(&turned, "eva").await;
    settled(&running).await;
    assert!(
        mails(&running, "eva")
            .iter()
            .any(|mail| mail.contains("talked with support"))
    );

    // She says that it was not her: the verdict is over, and there is no new one.
    let link = told
        .iter()
        .find(|mail| mail.contains("was read out to support"))
        .unwrap();
    let (_, token) = link.split_once("/not-me?token=").unwrap();
    let token: String = token.chars().take_while(char::is_ascii_alphanumeric).collect();
    let (status, page) = running.browser().post("/not-me", &[("token", &token)]).await;
    assert!(status == 200 && page.contains("Support is told"), "{page}");
    assert_eq!(end(&turned).await, 410);
    let (status, page) = turned.post("/desk", &[("user_name", "ada")]).await;
    assert!(
        status == 422 && page.contains("Nothing can be done for a day"),
        "{page}"
    );

    // And what he did is in the log, under both names.
    let store = &running.app.store;
    for (name, event) in [("ada", "desk_sessions_ended"), ("tom", "desk_acted")] {
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

/// Names are not to be had by the dozen at the desk either; and whoever has turned two-step verification off is no agent,
/// whatever the role says.
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_looks_for_few_accounts_and_with_two_steps_only() {
    let running = Running::start().await;
    let tom = agent(&running, "tom", AGENT).await;
    let lookups = running.app.rules().desk_lookups.burst;
    for _ in 0..lookups {
        let (status, page) = tom.post("/desk", &[("user_name", "nobody")]).await;
        assert!(status == 422 && page.contains("Nobody here"), "{page}");
    }
    let (status, page) = tom.post("/desk", &[("user_name", "tom")]).await;
    assert!(status == 429 && !page.contains("your own account"), "{page}");

    running.member("una").await;
    let changed = operating::change(&running.app, "una", Change::Role(Role::Desk)).await;
    assert!(changed.is_ok_and(|done| done.is_ok()));
    let una = running.browser();
    una.sign_in("account", "una").await;
    for (_, page) in [
        una.get("/desk").await,
        una.post("/desk", &[("user_name", "tom")]).await,
    ] {
        assert!(
            page.contains("Which phone should get your codes?") && !page.contains("Support desk"),
            "{page}"
        );
    }
    running.stop().await;
}
