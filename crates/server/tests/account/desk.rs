//! An agent's look lasts a few minutes, and a talk with a caller may last longer.

use doorcode_server::usecase::operating::{self, Change};
use doorcode_store::accounts::Role;

use crate::MINUTE;
use crate::support::Running;

const PHONE: &str = "+491701234567";
const AGENT: &str = "+491701234568";

/// The agent proves again that it is him, and is back in the very talk, with the caller's code as good as before.
#[tokio::test(flavor = "multi_thread")]
async fn a_talk_at_the_desk_lasts_through_a_fresh_proof() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let (tom, _) = running.protected("tom", AGENT).await;
    let changed = operating::change(&running.app, "tom", Change::Role(Role::Desk)).await;
    assert!(changed.is_ok_and(|done| done.is_ok()));
    let known = running.code(PHONE, None).await;
    let (status, page) = tom.post("/desk", &[("user_name", "ada")]).await;
    assert_eq!(status, 200, "{page}");
    let (_, rest) = page.split_once("name=\"id\" value=\"").expect("a talk");
    let talk = rest.split_once('"').unwrap().0;
    let sent = tom.post("/desk/contact/send", &[("id", talk)]).await;
    assert_eq!(sent.0, 200, "{}", sent.1);
    let code = running.code(PHONE, Some(&known)).await;

    running.clock.advance(6 * MINUTE);
    let address = format!("/desk/contact?id={talk}");
    let given = [("id", talk), ("code", code.as_str())];
    let back = format!("name=\"which\" value=\"{talk}\"");
    for (status, page) in [
        tom.get(&address).await,
        tom.post("/desk/contact/code", &given).await,
    ] {
        assert!(
            status == 200 && page.contains("A code or your recovery key is needed"),
            "{page}"
        );
        assert!(page.contains(&back), "the talk goes along: {page}");
    }
    let known = running.code(AGENT, None).await;
    let errand = [("act", "desk"), ("which", talk)];
    tom.post("/account/step-up/code/send", &errand).await;
    let own = running.code(AGENT, Some(&known)).await;
    let proof = [errand[0], errand[1], ("code", own.as_str())];
    let (status, page) = tom.post("/account/step-up/code", &proof).await;
    assert!(
        status == 200 && page.contains("<h1><bdi>ada</bdi></h1>"),
        "{page}"
    );
    let (status, page) = tom.post("/desk/contact/code", &given).await;
    assert!(
        status == 200 && page.contains("The caller has the phone"),
        "{page}"
    );

    // Whose talk it is not is led to no talk by it.
    let (_, page) = running.browser().get(&address).await;
    assert!(
        page.contains("name=\"password\"") && !page.contains("<bdi>ada</bdi>"),
        "{page}"
    );
    running.stop().await;
}
