//! Texts as a weapon: taken away from the owner, or poured over her.

use super::{MINUTE, SECOND, ada};
use crate::support::peer::{PHONE, awaiting_code, gets_in, post};
use crate::support::{PASSWORD, Running};

fn texts(running: &Running) -> usize {
    running.app.courier.handset().unwrap().texts(Some(PHONE)).len()
}

/// Elsewhere each visit to 'forgotten password' or each try at signing in sent a text, until there were none left for the
/// day. Here a text is sent to whoever has proved the password, and to nobody else.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_uses_up_no_texts_of_the_owner() {
    let (running, known) = ada().await;
    running.clock.advance(10 * MINUTE);
    let before = texts(&running);
    for number in 0..30 {
        running.clock.advance(10 * SECOND);
        let wrong = format!("wrong-wrong-{number}");
        let fields = [
            ("app", "account"),
            ("user_name", "ada"),
            ("password", wrong.as_str()),
        ];
        let begun = post(&running, "/sign-in", "", &fields).await;
        let cookie = begun
            .cookie("sign-in")
            .map_or_else(String::new, |token| format!("sign-in={token}"));
        post(&running, "/sign-in/code/send", &cookie, &[]).await;
        let asked = post(&running, "/forgotten", "", &[("user_name", "ada")]).await;
        let cookie = asked
            .set_cookies()
            .first()
            .and_then(|line| line.split_once(';'))
            .map_or("", |(pair, _)| pair)
            .to_owned();
        post(
            &running,
            "/forgotten/key",
            &cookie,
            &[("key", "27182818284590"), ("user_name", "ada")],
        )
        .await;
        post(&running, "/forgotten/code/send", &cookie, &[]).await;
        let name = format!("ada{number}");
        let fields = [
            ("user_name", name.as_str()),
            ("phone", PHONE),
            ("password", PASSWORD),
        ];
        post(&running, "/sign-up", "", &fields).await;
    }
    assert_eq!(texts(&running), before);
    // And she gets in at once.
    running.clock.advance(MINUTE);
    let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

/// A thief with the password asks for a code every half minute, all night: what rings at the owner's is bounded by the
/// allowance (five at once, one in two minutes), whatever he does, and what tells her of it comes as a digest.
#[tokio::test(flavor = "multi_thread")]
async fn the_owners_phone_is_not_bombed() {
    let (running, _) = ada().await;
    running.clock.advance(60 * MINUTE);
    let before = texts(&running);
    let minutes = 90;
    for _ in 0..minutes * 2 {
        running.clock.advance(30 * SECOND);
        let fields = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
        let begun = post(&running, "/sign-in", "", &fields).await;
        if let Some(token) = begun.cookie("sign-in") {
            post(&running, "/sign-in/code/send", &format!("sign-in={token}"), &[]).await;
        }
    }
    super::support::settled(&running).await;
    let sent = texts(&running) - before;
    let allowed = 5 + minutes / 2 + 1;
    assert!(sent > 5, "{sent}");
    assert!(
        sent <= allowed + 2,
        "{sent} texts in {minutes} minutes, {allowed} codes allowed and two digests"
    );
    running.stop().await;
}
