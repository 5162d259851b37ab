//! Groups, blocking, and what somebody leaves behind.

use doorcode_server::usecase::messages;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, rooms};
use serde_json::{Value, json};

use super::support::Running;
use super::support::socket::{Window, message_id, room_id, signed_in};
use super::texts;

#[tokio::test(flavor = "multi_thread")]
async fn a_group_lives_and_nobody_outside_reaches_in() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let ben = signed_in(&running, "ben", "messages").await;
    let cem = signed_in(&running, "cem", "messages").await;
    let mut ada = Window::open(&ada, "messages", 1).await;
    let mut ben = Window::open(&ben, "messages", 1).await;
    let mut cem = Window::open(&cem, "messages", 1).await;
    let room = room_id(77);
    let found = json!({"t": "found", "room": room, "notice": message_id(1), "title": " The  choir ", "user_names": ["ben"]});
    let answer = ada.ask(found.clone()).await;
    assert_eq!(
        (&answer["view"]["title"], &answer["view"]["role"]),
        (&json!("The choir"), &json!("owner"))
    );
    let told = ben.hear("changed").await;
    assert_eq!(told["view"]["size"], 2);
    assert_eq!(told["messages"][0]["notice"]["did"], "founded");
    let again = ada.ask(found).await;
    assert_eq!(again["view"]["position"], 1, "a repeated founding founds nothing");
    ada.send(&room, &message_id(2), "before Cem").await;

    // Somebody who is not in it.
    for frame in [
        json!({"t": "send", "room": room, "id": message_id(9), "text": "let me in"}),
        json!({"t": "open", "room": room}),
        json!({"t": "history", "room": room, "before": 9}),
        json!({"t": "catch_up", "cursor": {"room": room, "position": 0, "marks": 0}}),
        json!({"t": "delete", "room": room, "id": message_id(2)}),
        json!({"t": "leave", "room": room, "notice": message_id(9)}),
        json!({"t": "add", "room": room, "notice": message_id(9), "user_name": "cem"}),
        json!({"t": "open", "room": room_id(78)}),
    ] {
        assert_eq!(cem.ask(frame.clone()).await["why"], "no_such_room", "{frame}");
    }
    cem.say(json!({"t": "typing", "room": room, "on": true})).await;
    cem.say(json!({"t": "mark", "room": room, "delivered": 2, "read": 2}))
        .await;
    ben.hears_no("typing").await;

    let add = json!({"t": "add", "room": room, "notice": message_id(3), "user_name": "cem"});
    assert_eq!(ben.ask(add.clone()).await["why"], "not_owner");
    assert_eq!(ada.ask(add).await["message"]["notice"]["whom"], "cem");
    let told = cem.hear("changed").await;
    assert_eq!(
        (&told["view"]["title"], &told["view"]["size"]),
        (&json!("The choir"), &json!(3))
    );
    let page = cem.ask(json!({"t": "open", "room": room})).await;
    assert_eq!(texts(&page).len(), 0, "what was said before was not said to Cem");
    let rename = json!({"t": "rename", "room": room, "notice": message_id(4), "title": "The band"});
    ada.ask(rename).await;
    assert_eq!(cem.hear("changed").await["view"]["title"], "The band");

    let ben_id = told["members"]
        .as_array()
        .unwrap()
        .iter()
        .find(|member| member["user_name"] == "ben")
        .unwrap()["id"]
        .clone();
    let remove = json!({"t": "remove", "room": room, "notice": message_id(5), "account": ben_id});
    ada.ask(remove).await;
    let told = ben
        .hear_that(|frame| frame["messages"][0]["notice"]["did"] == "removed")
        .await;
    assert_eq!(told["view"]["role"], Value::Null);
    ada.send(&room, &message_id(6), "without Ben").await;
    cem.hear_that(|frame| frame["t"] == "changed" && texts(frame) == ["without Ben"])
        .await;
    ben.hears_no("changed").await;
    assert_eq!(
        ben.send(&room, &message_id(7), "still here?").await["why"],
        "no_such_room"
    );
    let page = ben.ask(json!({"t": "open", "room": room})).await;
    assert_eq!(texts(&page), ["before Cem"], "what Ben had heard stays with him");

    // The owner goes; the group is not without one.
    ada.ask(json!({"t": "leave", "room": room, "notice": message_id(8)}))
        .await;
    let told = cem
        .hear_that(|frame| frame["messages"][0]["notice"]["did"] == "left")
        .await;
    assert_eq!(told["view"]["role"], "owner");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn being_blocked_looks_like_not_being_read() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let ben = signed_in(&running, "ben", "messages").await;
    let mut ada_1 = Window::open(&ada, "messages", 1).await;
    let mut ada_2 = Window::open(&ada, "messages", 2).await;
    let mut ben = Window::open(&ben, "messages", 1).await;
    let room = ada_1.start("ben").await;
    ben.start("ada").await;
    let ben_id = ada_1.ask(json!({"t": "open", "room": room})).await["view"]["with"]["id"].clone();

    assert_eq!(
        ada_1
            .ask(json!({"t": "block", "account": ben_id, "on": true}))
            .await["t"],
        "done"
    );
    assert_eq!(ada_2.hear("block").await["on"], true);
    assert_eq!(
        ada_2.ask(json!({"t": "blocked"})).await["people"][0]["user_name"],
        "ben"
    );
    let saved = ben.send(&room, &message_id(1), "Are you there?").await;
    assert_eq!(saved["t"], "saved");
    let told = ada_1.hear("changed").await;
    assert_eq!((&told["to"], &told["messages"]), (&json!(1), &json!([])));
    assert_eq!(told["view"], Value::Null);
    ben.say(json!({"t": "typing", "room": room, "on": true})).await;
    ada_1.hears_no("typing").await;
    let page = ada_1.ask(json!({"t": "open", "room": room})).await;
    assert_eq!(
        (&page["messages"], &page["view"]["blocked"]),
        (&json!([]), &json!(true))
    );
    assert_eq!(
        ada_1.send(&room, &message_id(2), "No").await["why"],
        "you_blocked"
    );

    ada_2
        .ask(json!({"t": "block", "account": ben_id, "on": false}))
        .await;
    ben.send(&room, &message_id(3), "And now?").await;
    let told = ada_1
        .hear_that(|frame| frame["t"] == "changed" && frame["to"] == 2)
        .await;
    assert_eq!(texts(&told), ["And now?"]);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_account_leaves_no_words_in_open_windows() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let ben = signed_in(&running, "ben", "messages").await;
    let mut ada = Window::open(&ada, "messages", 1).await;
    let mut ben = Window::open(&ben, "messages", 1).await;
    let room = ada.start("ben").await;
    ada.send(&room, &message_id(1), "soon gone").await;
    let group = room_id(5);
    ada.ask(
        json!({"t": "found", "room": group, "notice": message_id(2), "title": "Two", "user_names": ["ben"]}),
    )
    .await;
    ben.hear_that(|frame| frame["room"] == group.as_str()).await;

    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    delete(&running, &account).await;
    assert_eq!(ada.closed().await, 4401);
    let told = ben
        .hear_that(|frame| frame["messages"][0]["notice"]["did"] == "left")
        .await;
    assert_eq!(
        (&told["room"], &told["view"]["role"]),
        (&json!(group), &json!("owner"))
    );
    let told = ben
        .hear_that(|frame| frame["room"] == room.as_str() && frame["messages"][0]["deleted"] == true)
        .await;
    assert_eq!(told["view"]["with"]["user_name"], "");
    assert_eq!(
        ben.send(&room, &message_id(3), "Ada?").await["why"],
        "no_such_person"
    );
    running.stop().await;
}

/// As deleting an account does it, without the pages that prove whose wish it is.
async fn delete(running: &Running, account: &Account) {
    messages::leave_groups(&running.app, account.id).await.unwrap();
    let mut batch: Batch = rooms::erase(account.id).into_iter().collect();
    batch.extend(accounts::delete(account.id));
    running.app.store.commit(batch).await.unwrap();
    running.app.bus.end_account(account.id);
    messages::tell_of_deleted(&running.app, account.id).await;
}
