//! People ring each other over the socket of the running program: everything of a call but sound and picture.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use doorcode_engine::time::Timestamp;
use doorcode_server::clock::Clock;
use serde_json::{Value, json};
use support::Running;
use support::socket::{Window, sign_in, signed_in};

/// Rings and sees that it rings.
async fn dial(window: &mut Window, to: &str) -> Value {
    window
        .call(json!({"do": "dial", "label": "a", "to": to, "camera": false}))
        .await;
    window.hear("calling").await["call"].clone()
}

/// The answer to a dial that does not become a call.
async fn refused(window: &mut Window, to: &str) -> Value {
    window
        .call(json!({"do": "dial", "label": "b", "to": to, "camera": false}))
        .await;
    window.hear("refused").await["why"].clone()
}

/// Rings, answers, and gives the call.
async fn talk(caller: &mut Window, callee: &mut Window, to: &str) -> Value {
    let call = dial(caller, to).await;
    assert_eq!(callee.hear("incoming").await["call"], call);
    callee
        .call(json!({"do": "accept", "call": call, "camera": true}))
        .await;
    caller.hear("connect").await;
    callee.hear("connect").await;
    call
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_talk_and_both_find_it_in_their_lists() {
    let settings = [
        ("DOORCODE_CALLS_STUN_URLS", "stun:stun.example.org"),
        ("DOORCODE_CALLS_TURN_URLS", "turn:turn.example.org"),
        ("DOORCODE_CALLS_TURN_SECRET", "north-north-north-north"),
    ];
    let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
    let running = Running::with(clock, &settings).await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    let mut ada = Window::open(&ada_browser, "calls", 1).await;
    let mut ada_2 = Window::open(&ada_browser, "calls", 2).await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    let mut ben_2 = Window::open(&ben_browser, "calls", 2).await;
    assert_eq!(ben.hear("quiet").await["is"], "quiet");

    let call = dial(&mut ada, "Ben").await;
    assert_eq!(ada_2.hear("elsewhere").await["with"]["user_name"], "ben");
    for window in [&mut ben, &mut ben_2] {
        assert_eq!(window.hear("incoming").await["from"]["user_name"], "ada");
    }
    ben.call(json!({"do": "accept", "call": call, "camera": false}))
        .await;
    assert_eq!(ben_2.hear("over").await["why"], "answered_elsewhere");
    let (to_ada, to_ben) = (ada.hear("connect").await, ben.hear("connect").await);
    assert_eq!(
        (&to_ada["polite"], &to_ben["polite"]),
        (&json!(false), &json!(true))
    );
    for connect in [&to_ada, &to_ben] {
        let relay = &connect["ice"][1];
        assert_eq!(relay["urls"][0], "turn:turn.example.org");
        let expires: i64 = relay["username"]
            .as_str()
            .unwrap()
            .split(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let from_now_s = expires - 1_800_000_000;
        assert!((60..=24 * 3_600).contains(&from_now_s), "{from_now_s}");
        assert!(!relay["credential"].as_str().unwrap().contains("north"));
    }
    assert_ne!(to_ada["ice"][1]["username"], to_ben["ice"][1]["username"]);

    // What they tell each other reaches the other window of the call and nobody else.
    let offer = json!({"kind": "description", "role": "offer", "sdp": "v=0"});
    ada.call(json!({"do": "signal", "call": call, "take": 1, "signal": offer}))
        .await;
    assert_eq!(ben.hear("signal").await["signal"], offer);
    let candidate =
        json!({"kind": "candidate", "candidate": "candidate:1", "mid": "0", "line": 0, "fragment": null});
    ben.call(json!({"do": "signal", "call": call, "take": 1, "signal": candidate}))
        .await;
    assert_eq!(ada.hear("signal").await["signal"], candidate);
    ben_2.hears_no("signal").await;
    let long = json!({"kind": "candidate", "candidate": "x".repeat(2_000)});
    ada.call(json!({"do": "signal", "call": call, "take": 1, "signal": long}))
        .await;
    assert_eq!(ada.hear("not_sent").await["why"], "too_long");
    ben_2.call(json!({"do": "renew_ice", "call": call})).await;
    ada.call(json!({"do": "renew_ice", "call": call})).await;
    assert_eq!(
        ada.hear("ice").await["ice"][1]["urls"][0],
        "turn:turn.example.org"
    );
    ben_2.hears_no("ice").await;

    // The line of one breaks and comes back: nothing was lost, the call goes on.
    let standing = json!({"call": call, "take": 1, "said": 1, "heard": 1});
    ada.socket.close(None).await.unwrap();
    assert_eq!(ben.hear("away").await["call"], call);
    let mut ada = Window::connect(&ada_browser, "calls", 1).await;
    ada.call(json!({"do": "here", "standing": standing})).await;
    assert_eq!(ada.hear("resumed").await["take"], 1);
    ben.hear("back").await;

    running.clock.advance(Duration::from_secs(90));
    ben.call(json!({"do": "hang_up", "call": call})).await;
    assert_eq!(ben.hear("over").await["why"], "you_hung_up");
    assert_eq!(ada.hear("over").await["why"], "they_hung_up");
    let line = ada_2.hear("recent").await["entry"].clone();
    assert_eq!(
        (&line["direction"], &line["outcome"]),
        (&json!("outgoing"), &json!("talked"))
    );
    assert_eq!(line["talked_ms"], 90_000);
    assert_eq!(ben_2.hear("recent").await["entry"]["direction"], "incoming");
    for (browser, name) in [(&ada_browser, "ben"), (&ben_browser, "ada")] {
        let (status, page) = browser.get("/calls").await;
        assert_eq!(status, 200);
        assert!(page.contains(&format!("to={name}")), "{page}");
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_become_a_call_says_why() {
    let running = Running::start().await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    let cem_browser = signed_in(&running, "cem", "calls").await;
    let mut ada = Window::open(&ada_browser, "calls", 1).await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    let mut cem = Window::open(&cem_browser, "calls", 1).await;
    assert_eq!(refused(&mut ada, "ada").await, "yourself");
    assert_eq!(refused(&mut ada, "nobody").await, "unknown");
    assert_eq!(refused(&mut ada, "no\u{0}body").await, "unknown");

    // Declined, cancelled, not answered.
    let call = dial(&mut ada, "ben").await;
    ben.hear("incoming").await;
    ben.call(json!({"do": "decline", "call": call})).await;
    assert_eq!(ada.hear("over").await["why"], "declined");
    let call = dial(&mut ada, "ben").await;
    ada.call(json!({"do": "hang_up", "call": call})).await;
    assert_eq!(
        ben.hear_that(|frame| frame["is"] == "over" && frame["call"] == call)
            .await["why"],
        "cancelled"
    );
    dial(&mut ada, "ben").await;
    running.clock.advance(Duration::from_secs(46));
    ada.call(json!({"do": "here"})).await;
    assert_eq!(
        ada.hear_that(|frame| frame["is"] == "over" && frame["why"] == "no_answer")
            .await["why"],
        "no_answer"
    );
    let missed = ben
        .hear_that(|frame| frame["entry"]["outcome"] == "no_answer")
        .await;
    assert_eq!(missed["entry"]["unseen"], true);
    ben.call(json!({"do": "seen"})).await;
    ben.hear("seen").await;

    // Somebody who talks is busy, and cannot ring a second person.
    running.clock.advance(Duration::from_secs(300));
    let call = talk(&mut ada, &mut ben, "ben").await;
    cem.call(json!({"do": "dial", "label": "c", "to": "ben", "camera": false}))
        .await;
    assert_eq!(cem.hear("over").await["why"], "busy");
    assert_eq!(refused(&mut ada, "cem").await, "in_a_call");
    cem.call(json!({"do": "hang_up", "call": call})).await;
    // A stranger ends nothing.
    ada.hears_no("over").await;
    ada.call(json!({"do": "hang_up", "call": call})).await;
    ben.hear_that(|frame| frame["why"] == "they_hung_up").await;

    // Dials are few, so that nobody is tormented and no names are tried.
    let mut tried = 0;
    while refused(&mut cem, "nobody").await == "unknown" {
        tried += 1;
        assert!(tried < 50);
    }
    assert_eq!(refused(&mut cem, "nobody").await, "too_many");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_ring_each_other_get_one_call() {
    let running = Running::start().await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    for round in 0..3 {
        let mut ada = Window::open(&ada_browser, "calls", round).await;
        let mut ben = Window::open(&ben_browser, "calls", round).await;
        let ring = |to: &str| json!({"do": "dial", "label": "x", "to": to, "camera": false});
        tokio::join!(ada.call(ring("ben")), ben.call(ring("ada")));
        let (one, other) = tokio::join!(ada.hear("connect"), ben.hear("connect"));
        assert_eq!(one["call"], other["call"]);
        assert_ne!(one["polite"], other["polite"]);
        ada.call(json!({"do": "hang_up", "call": one["call"]})).await;
        ben.hear("over").await;
        ben.hear("recent").await;
        ben.hears_no("recent").await;
        running.clock.advance(Duration::from_secs(60));
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_ends_its_call_at_the_other_side_at_once() {
    let running = Running::start().await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    let ben_elsewhere = sign_in(&running, "ben", "calls").await;
    let mut ada = Window::open(&ada_browser, "calls", 1).await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    let mut ben_2 = Window::open(&ben_elsewhere, "calls", 1).await;
    talk(&mut ada, &mut ben, "ben").await;
    // Another session of the same person may end; the call belongs to this one.
    ben_elsewhere.post("/sign-out", &[("app", "calls")]).await;
    assert_eq!(ben_2.closed().await, 4401);
    ada.hears_no("over").await;
    ben_browser.post("/sign-out", &[("app", "calls")]).await;
    assert_eq!(ben.closed().await, 4401);
    // The clock stands still: no grace has passed.
    assert_eq!(ada.hear("over").await["why"], "they_hung_up");

    // While it rings, too: the caller's session ends.
    let ben_browser = sign_in(&running, "ben", "calls").await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    dial(&mut ada, "ben").await;
    ben.hear("incoming").await;
    ada_browser.post("/sign-out", &[("app", "calls")]).await;
    assert_eq!(ada.closed().await, 4401);
    assert_eq!(ben.hear("over").await["why"], "cancelled");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_caller_rings_nowhere_and_cannot_tell() {
    let running = Running::start().await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    ben_browser.sign_in("messages", "ben").await;
    let mut ben_writes = Window::open(&ben_browser, "messages", 1).await;
    let room = ben_writes.start("ada").await;
    let ada_id = ben_writes.ask(json!({"t": "open", "room": room})).await["view"]["with"]["id"].clone();
    ben_writes
        .ask(json!({"t": "block", "account": ada_id, "on": true}))
        .await;

    let mut ada = Window::open(&ada_browser, "calls", 1).await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    dial(&mut ada, "ben").await;
    ben.hears_no("incoming").await;
    assert_eq!(refused(&mut ben, "ada").await, "blocked");
    running.clock.advance(Duration::from_secs(46));
    ada.call(json!({"do": "here"})).await;
    ada.hear_that(|frame| frame["why"] == "no_answer").await;
    ben.hears_no("recent").await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_ends_calls_and_writes_them_down() {
    let running = Running::start().await;
    let ada_browser = signed_in(&running, "ada", "calls").await;
    let ben_browser = signed_in(&running, "ben", "calls").await;
    let mut ada = Window::open(&ada_browser, "calls", 1).await;
    let mut ben = Window::open(&ben_browser, "calls", 1).await;
    talk(&mut ada, &mut ben, "ben").await;
    let hears = tokio::spawn(async move {
        let why = ada.hear("over").await["why"].clone();
        let line = ada.hear("recent").await["entry"]["outcome"].clone();
        (why, line, ada.closed().await)
    });
    running.stop().await;
    assert_eq!(hears.await.unwrap(), (json!("stopped"), json!("talked"), 1012));
}
