//! People write to each other over the socket of the running program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod groups;

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
async fn of_many_who_write_at_once_every_window_hears_in_one_order() {
    let running = Running::start().await;
    let names = ["ada", "ben", "cem", "dil"];
    let mut windows = Vec::new();
    for (name, tab) in names.into_iter().zip(1..) {
        let browser = signed_in(&running, name, "messages").await;
        windows.push(Window::open(&browser, "messages", tab).await);
    }
    let room = room_id(4);
    let founded = windows[0]
        .ask(
            json!({"t": "found", "room": room, "notice": message_id(1), "title": "All", "user_names": names}),
        )
        .await;
    assert_eq!(founded["view"]["size"], 4);
    let writing = windows.into_iter().enumerate().map(|(number, mut window)| {
        let room = room.clone();
        tokio::spawn(async move {
            let mut heard = Vec::new();
            for turn in 0..10_u128 {
                let id = message_id(100 + 10 * number as u128 + turn);
                // Twice, as after a lost answer.
                for ask in [900, 901] {
                    window
                        .say(json!({"t": "send", "ask": ask, "room": room, "id": id, "text": "x"}))
                        .await;
                }
            }
            let mut at = 0;
            while heard.len() < 40 {
                let frame = window.hear("changed").await;
                let from = frame["from"].as_u64().unwrap();
                assert!(from == at || (at == 0 && from == 1), "a gap: {at}, {frame}");
                at = frame["to"].as_u64().unwrap();
                let message = &frame["messages"][0];
                heard.extend(
                    message["text"]
                        .as_str()
                        .and(message["id"].as_str())
                        .map(str::to_owned),
                );
            }
            window.hears_no("changed").await;
            heard
        })
    });
    let heard = futures_util::future::join_all(writing).await;
    let first = heard[0].as_ref().unwrap();
    for other in &heard {
        assert_eq!(other.as_ref().unwrap(), first);
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_cannot_be_tried_with_many_accounts_from_one_place() {
    let running = Running::start().await;
    let mut tried = 0;
    for name in ["ada", "ben", "cem", "dil"] {
        let browser = signed_in(&running, name, "messages").await;
        let mut window = Window::open(&browser, "messages", 1).await;
        loop {
            let guess = json!({"t": "start", "user_name": format!("guess{tried}")});
            if window.ask(guess).await["why"] != "no_such_person" {
                break;
            }
            tried += 1;
        }
    }
    assert!((40..=60).contains(&tried), "{tried}");
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
