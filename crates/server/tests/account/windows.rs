//! What the account pages do to windows that are open elsewhere.

use crate::support::socket::{Window, sign_in, signed_in};
use crate::support::{PASSWORD, Running};
use crate::{Person, post};

use doorcode_store::{accounts, sessions};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_ended_takes_its_windows_with_it_and_no_others() {
    let running = Running::start().await;
    let laptop = signed_in(&running, "ada", "messages").await;
    let phone = sign_in(&running, "ada", "messages").await;
    let account = sign_in(&running, "ada", "account").await;
    let mut here = Window::open(&laptop, "messages", 1).await;
    let mut there = Window::open(&phone, "messages", 1).await;
    let store = &running.app.store;
    let id = accounts::by_user_name(store, "ada").await.unwrap().unwrap().id;
    let mut of_messages = sessions::of_account(store, id).await.unwrap();
    of_messages.retain(|session| session.app.as_str() == "messages");
    let ended = of_messages[0].id.to_string();
    post(&account, "/account/sessions/end", &[("session", &ended)])
        .await
        .at(200, "/account/sessions?done=flash-session-ended");
    let (gone, stays) = tokio::select! {
        code = here.closed() => (code, &mut there),
        code = there.closed() => (code, &mut here),
    };
    assert_eq!(gone, 4401);
    stays.hears_no("closed").await;
    post(&account, "/account/sessions/end-others", &[]).await;
    assert_eq!(stays.closed().await, 4401);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_person_is_out_and_the_others_are_told() {
    let running = Running::start().await;
    let ben = signed_in(&running, "ben", "messages").await;
    let ada = Person::protected(&running, "ada", "+491701234567").await;
    let browser = running.browser();
    let before = crate::texts(&running, ada.phone);
    browser.sign_in("messages", "ada").await;
    let code = crate::code_after(&running, ada.phone, before).await;
    browser.post("/sign-in/code", &[("code", &code)]).await;
    let mut hers = Window::open(&browser, "messages", 1).await;
    let room = hers.start("ben").await;
    let mut his = Window::open(&ben, "messages", 1).await;
    hers.send(&room, &crate::support::socket::message_id(1), "hello")
        .await;
    his.hear("changed").await;
    ada.prove("delete").await.at(200, "/account/delete");
    ada.post("/account/delete", &[("user_name", "ada")])
        .await
        .says("Your account is deleted");
    assert_eq!(hers.closed().await, 4401);
    his.hear_that(|frame| frame["messages"][0]["deleted"] == true)
        .await;
    let form = [("app", "messages"), ("user_name", "ada"), ("password", PASSWORD)];
    post(&browser, "/sign-in", &form).await.at(422, "/sign-in");
    running.stop().await;
}
