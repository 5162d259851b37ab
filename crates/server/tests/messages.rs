//! People write to each other over the socket of the running program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::Running;
use support::socket::{Window, message_id, room_id, sign_in, signed_in};

fn texts(frame: &Value) -> Vec<&str> {
    let messages = frame["messages"].as_array().unwrap();
    messages.iter().filter_map(|one| one["text"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_appears_in_every_window_of_both() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let ben = signed_in(&running, "ben", "messages").await;
    let ada_elsewhere = sign_in(&running, "ada", "messages").await;
    let mut ada_1 = Window::open(&ada, "messages", 1).await;
    let mut ada_2 = Window::open(&ada_elsewhere, "messages", 2).await;
    let mut ben_1 = Window::open(&ben, "messages", 1).await;
    let mut ben_2 = Window::open(&ben, "messages", 2).await;

    let room = ada_1.start("@Ben ").await;
    let listed = ada_2.hear("rooms").await;
    assert_eq!(listed["rooms"][0]["with"]["user_name"], "ben");
    assert_eq!(ben_1.start("ada").await, room, "one conversation for the pair");

    let saved = ada_1.send(&room, &message_id(1), "Hello Ben").await;
    assert_eq!(saved["message"]["text"], "Hello Ben");
    assert_eq!(saved["message"]["seq"], 1);
    for window in [&mut ada_1, &mut ada_2, &mut ben_1, &mut ben_2] {
        let changed = window.hear("changed").await;
        assert_eq!(texts(&changed), ["Hello Ben"]);
        assert_eq!((&changed["from"], &changed["to"]), (&json!(0), &json!(1)));
        assert_eq!(changed["messages"][0]["name"], "ada");
    }
    ben_2.send(&room, &message_id(2), "Hello\r\nAda").await;
    for window in [&mut ada_1, &mut ada_2, &mut ben_1, &mut ben_2] {
        let changed = window.hear("changed").await;
        assert_eq!(texts(&changed), ["Hello\nAda"]);
    }

    // Marks: the badge goes in Ada's other window, Ben sees that it was read.
    ada_1
        .say(json!({"t": "mark", "room": room, "delivered": 2, "read": 2}))
        .await;
    let own = ada_2.hear("marks").await;
    assert_eq!((&own["read"], &own["unread"]), (&json!(2), &json!(0)));
    let told = ben_1.hear("marks").await;
    assert_eq!((&told["read"], &told["unread"]), (&json!(2), &Value::Null));

    // Typing is told to the other person only.
    ada_1.say(json!({"t": "typing", "room": room, "on": true})).await;
    assert_eq!(ben_2.hear("typing").await["name"], "ada");
    ada_2.hears_no("typing").await;

    // Editing, also from a window that did not know of an edit.
    let edit = json!({"t": "edit", "room": room, "id": message_id(1), "base": 0, "text": "Hello Benjamin"});
    assert_eq!(ada_1.ask(edit).await["message"]["edits"], 1);
    assert_eq!(texts(&ben_1.hear("changed").await), ["Hello Benjamin"]);
    let late = json!({"t": "edit", "room": room, "id": message_id(1), "base": 0, "text": "Hi"});
    let refused = ada_2.ask(late).await;
    assert_eq!(refused["why"], "edited_elsewhere");
    assert_eq!(refused["message"]["text"], "Hello Benjamin");
    let not_hers = json!({"t": "edit", "room": room, "id": message_id(2), "base": 0, "text": "x"});
    assert_eq!(ada_2.ask(not_hers).await["why"], "not_yours");

    let delete = json!({"t": "delete", "room": room, "id": message_id(1)});
    assert_eq!(ada_1.ask(delete).await["message"]["deleted"], true);
    let changed = ben_2
        .hear_that(|frame| frame["messages"][0]["deleted"] == true)
        .await;
    assert_eq!(changed["messages"][0]["id"], message_id(1));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_was_away_misses_nothing_and_hears_nothing_twice() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let ben = signed_in(&running, "ben", "messages").await;
    let mut ada_1 = Window::open(&ada, "messages", 1).await;
    let room = ada_1.start("ben").await;
    for number in 1..=45_u32 {
        running.clock.advance(Duration::from_secs(1));
        ada_1
            .send(
                &room,
                &message_id(u128::from(number)),
                &format!("number {number}"),
            )
            .await;
    }

    // Scrolling back: the newest page, then what is before it.
    let mut ben_1 = Window::connect(&ben, "messages", 7).await;
    ben_1.say(json!({"t": "hello"})).await;
    let list = ben_1.hear("rooms").await;
    assert_eq!(list["rooms"][0]["unread"], 45);
    assert_eq!(list["rooms"][0]["last"]["text"], "number 45");
    ben_1.hear("synced").await;
    let page = ben_1.ask(json!({"t": "open", "room": room})).await;
    assert_eq!(
        (&page["earlier"], texts(&page).len(), texts(&page)[0]),
        (&json!(true), 40, "number 6")
    );
    let before = ben_1
        .ask(json!({"t": "history", "room": room, "before": page["messages"][0]["seq"]}))
        .await;
    assert_eq!((&before["earlier"], texts(&before).len()), (&json!(false), 5));

    // Away. Meanwhile Ada writes, repeats what she is not sure of, edits and deletes.
    ben_1.socket.close(None).await.unwrap();
    running.clock.advance(Duration::from_secs(60));
    let once = ada_1.send(&room, &message_id(100), "while you were away").await;
    let mut ada_again = Window::open(&ada, "messages", 1).await;
    assert_eq!(ada_1.closed().await, 4409, "the same tab again takes the place");
    let twice = ada_again
        .send(&room, &message_id(100), "while you were away")
        .await;
    assert_eq!(once["message"], twice["message"]);
    ada_again
        .ask(json!({"t": "edit", "room": room, "id": message_id(45), "base": 0, "text": "number forty-five"}))
        .await;
    ada_again
        .ask(json!({"t": "delete", "room": room, "id": message_id(44)}))
        .await;

    let cursor = json!({"room": room, "position": 45, "marks": 0});
    let mut ben_2 = Window::connect(&ben, "messages", 7).await;
    ben_2.say(json!({"t": "hello", "rooms": [cursor]})).await;
    let missed = ben_2.next().await;
    assert_eq!(
        (&missed["t"], &missed["from"], &missed["to"]),
        (&json!("changed"), &json!(45), &json!(48))
    );
    let ids: Vec<&str> = missed["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, [message_id(44), message_id(45), message_id(100)]);
    assert_eq!(texts(&missed), ["number forty-five", "while you were away"]);
    assert_eq!(ben_2.next().await["t"], "synced");

    // Up to date: nothing. Far behind: a page. Ahead of the server: a page.
    for (position, told) in [(48, "synced"), (0, "changed"), (99, "page")] {
        let cursor = json!({"room": room, "position": position, "marks": 0});
        ben_2.say(json!({"t": "hello", "rooms": [cursor]})).await;
        assert_eq!(ben_2.next().await["t"], told, "from {position}");
        if told != "synced" {
            ben_2.hear("synced").await;
        }
    }
    let gap = ben_2
        .ask(json!({"t": "catch_up", "cursor": {"room": room, "position": 47, "marks": 0}}))
        .await;
    assert_eq!(gap["messages"].as_array().unwrap().len(), 1);

    // Only marks moved meanwhile.
    ben_2
        .say(json!({"t": "mark", "room": room, "delivered": 46, "read": 46}))
        .await;
    ben_2.hear("marks").await;
    ada_again
        .say(json!({"t": "hello", "rooms": [{"room": room, "position": 48, "marks": 0}]}))
        .await;
    let marks = ada_again.hear_that(|frame| !frame["members"].is_null()).await;
    let members = marks["members"].as_array().unwrap();
    assert!(
        members
            .iter()
            .any(|member| member["user_name"] == "ben" && member["read"] == 46)
    );
    running.stop().await;
}

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
async fn what_does_not_fit_is_refused_and_the_socket_stays() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    running.member("ben").await;
    let mut ada = Window::open(&ada, "messages", 1).await;
    let room = ada.start("ben").await;
    for (text, why) in [
        ("", "empty"),
        (" \u{200b}\n", "empty"),
        (&*"x".repeat(8 * 1024 + 1), "too_long"),
    ] {
        assert_eq!(ada.send(&room, &message_id(1), text).await["why"], why);
    }
    for (frame, why) in [
        (
            json!({"t": "send", "room": "no id", "id": message_id(1), "text": "x"}),
            "malformed",
        ),
        (json!({"t": "fly"}), "malformed"),
        (
            json!({"t": "edit", "room": room, "id": message_id(5), "base": 0, "text": "x"}),
            "no_such_message",
        ),
        (json!({"t": "start", "user_name": "ada"}), "yourself"),
        (
            json!({"t": "start", "user_name": "no\u{0}body"}),
            "no_such_person",
        ),
        (
            json!({"t": "leave", "room": room, "notice": message_id(6)}),
            "not_a_group",
        ),
        (
            json!({"t": "found", "room": room_id(3), "notice": message_id(7), "title": "", "user_names": []}),
            "empty",
        ),
    ] {
        assert_eq!(ada.ask(frame.clone()).await["why"], why, "{frame}");
    }
    ada.say(json!([1, 2])).await;
    assert_eq!(ada.hear("refused").await["why"], "malformed");
    ada.call(json!({"do": "here"})).await;
    assert_eq!(ada.hear("refused").await["why"], "malformed");

    // Names can be tried a few times; people one talks with can always be named.
    let mut tried = 0;
    let refused = loop {
        let answer = ada
            .ask(json!({"t": "start", "user_name": format!("guess{tried}")}))
            .await;
        if answer["why"] != "no_such_person" {
            break answer;
        }
        tried += 1;
    };
    assert_eq!(refused["why"], "too_fast");
    assert!(refused["wait_ms"].as_u64().unwrap() > 0);
    assert!((15..=20).contains(&tried), "{tried}");
    assert_eq!(ada.start("ben").await, room);

    // A burst of messages, then a pause that is told.
    let mut sent = 0_u128;
    let refused = loop {
        let answer = ada.send(&room, &message_id(1_000 + sent), "again").await;
        if answer["t"] != "saved" {
            break answer;
        }
        sent += 1;
    };
    assert_eq!(refused["why"], "too_fast");
    assert!(sent <= 40, "{sent}");
    running
        .clock
        .advance(Duration::from_millis(refused["wait_ms"].as_u64().unwrap()));
    let again = ada.send(&room, &message_id(1_000 + sent), "again").await;
    assert_eq!(again["t"], "saved");

    // Whoever floods is sent away.
    for _ in 0..400 {
        ada.say(json!({"t": "typing", "room": room, "on": true})).await;
    }
    assert_eq!(ada.closed().await, 4429);
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

    let account = doorcode_store::accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    delete(&running, &account).await;
    assert_eq!(ada.closed().await, 4401);
    let told = ben
        .hear_that(|frame| frame["messages"][0]["notice"]["did"] == "left")
        .await;
    assert_eq!(told["view"]["role"], "owner");
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

async fn delete(running: &Running, account: &doorcode_store::accounts::Account) {
    use doorcode_server::usecase::messages;
    use doorcode_store::{Batch, accounts, rooms};
    messages::leave_groups(&running.app, account.id).await.unwrap();
    let mut batch: Batch = rooms::erase(account.id).into_iter().collect();
    batch.extend(accounts::delete(account.id));
    running.app.store.commit(batch).await.unwrap();
    running.app.bus.end_account(account.id);
    messages::tell_of_deleted(&running.app, account.id).await;
}
