//! 'Do you still have your recovery key?': asked on the account page half a year on, answered, put off.

use doorcode_engine::recovery_key::KeyState;

use crate::support::Running;
use crate::{DAY, Person, texts};

const QUESTION: &str = "Do you still have your recovery key?";

/// Signs in again, for sessions end after 90 days, and opens the account page.
async fn opened(running: &Running, ada: &Person) -> crate::Page {
    let before = texts(running, ada.phone);
    ada.browser.sign_in("account", ada.name).await;
    let code = crate::code_after(running, ada.phone, before).await;
    ada.post("/sign-in/code", &[("code", &code)])
        .await
        .at(200, "/account");
    ada.open("/account").await
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_year_on_the_key_is_asked_for_and_typing_it_gives_half_a_year_more() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    running.clock.advance(181 * DAY);
    opened(&running, &ada).await.says_not(QUESTION);
    running.clock.advance(DAY);
    let asked = opened(&running, &ada).await;
    asked.says(QUESTION).says("/account/key/check/later");
    ada.open("/account/key/check").await.at(200, "/account/key/check");

    let hash = ada.account(&running).await.recovery_key_hash;
    let right = [("key", ada.key.as_str())];
    ada.post("/account/key/check", &right)
        .await
        .at(200, "/account?done=flash-key-checked")
        .says("Good: that is your recovery key.")
        .says_not(QUESTION);
    let after = ada.account(&running).await;
    assert_eq!(after.recovery_key_hash, hash, "it is the same key");
    assert!(after.recovery_key.is_live(), "and not used up");
    ada.open("/account/activity")
        .await
        .says("You showed that you still have your recovery key");

    running.clock.advance(181 * DAY);
    opened(&running, &ada).await.says_not(QUESTION);
    running.clock.advance(DAY);
    opened(&running, &ada).await.says(QUESTION);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn not_now_is_the_answer_for_thirty_days() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    running.clock.advance(183 * DAY);
    opened(&running, &ada).await.says(QUESTION);
    ada.post("/account/key/check/later", &[])
        .await
        .at(200, "/account")
        .says_not(QUESTION);
    running.clock.advance(29 * DAY);
    opened(&running, &ada).await.says_not(QUESTION);
    running.clock.advance(DAY);
    opened(&running, &ada).await.says(QUESTION);
    running.stop().await;
}

/// A check-up must not be a place to try keys for nothing: a slip costs no guess, and each key is charged.
#[tokio::test(flavor = "multi_thread")]
async fn a_slip_costs_nothing_and_wrong_keys_are_charged_and_told() {
    let running = Running::start().await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    running.clock.advance(183 * DAY);
    opened(&running, &ada).await.says(QUESTION);
    let digits: Vec<char> = ada.key.chars().collect();
    let changed = |place: usize, by: u32| {
        let digit = char::from_digit((digits[place].to_digit(10).unwrap() + by) % 10, 10).unwrap();
        let mut other = digits.clone();
        other[place] = digit;
        other.into_iter().collect::<String>()
    };
    let slip = changed(0, 1);
    let page = ada.post("/account/key/check", &[("key", &slip)]).await;
    page.at(422, "/account/key/check")
        .says("There is a slip in this key");

    // Two digits are changed so that the check digit fits again.
    let other = (1..10)
        .flat_map(|by| (0..10).map(move |last| (by, last)))
        .map(|(by, last)| {
            let mut key: Vec<char> = changed(0, by).chars().collect();
            let end = key.len() - 1;
            key[end] = char::from_digit(last, 10).unwrap();
            key.into_iter().collect::<String>()
        })
        .find(|key| {
            *key != ada.key
                && doorcode_engine::recovery_key::RecoveryKey::parse(key, running.app.rules().key_style)
                    .is_ok()
        })
        .unwrap();
    let page = ada.post("/account/key/check", &[("key", &other)]).await;
    page.at(422, "/account/key/check")
        .says("This is not your recovery key");
    crate::mailed(
        &running,
        "ada@example.org",
        "Somebody typed your password, but not your code",
        1,
    )
    .await;
    // Another wrong one is no right one, and neither is a right one after a right one taken for granted.
    ada.post("/account/key/check", &[("key", &ada.key)])
        .await
        .at(200, "/account?done=flash-key-checked");
    ada.post("/account/key/check", &[("key", &other)])
        .await
        .at(422, "/account/key/check");
    assert!(matches!(
        ada.account(&running).await.recovery_key,
        KeyState::Live { .. }
    ));
    running.stop().await;
}
