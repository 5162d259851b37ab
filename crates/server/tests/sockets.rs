//! The socket itself: who may open one, what closes it, and that nothing outlives its session.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use doorcode_server::bus::{Channel, To};
use doorcode_store::accounts;
use doorcode_talk::limits::WINDOWS_AN_ACCOUNT;
use doorcode_talk::wire::ServerFrame;
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use support::Running;
use support::socket::{Window, connect, handshake, is_gone, message_id, sign_in, signed_in};
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::protocol::Message;

#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_of_this_server_with_the_session_of_the_app_opens_one() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let stranger = running.browser();
    let elsewhere = |origin: Option<&'static str>| {
        let mut request = handshake(&ada, "messages", 1);
        request.headers_mut().remove("origin");
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        request
    };
    for origin in [
        Some("https://evil.example"),
        Some("null"),
        Some("http://localhost"),
        None,
    ] {
        assert_eq!(connect(elsewhere(origin)).await.err(), Some(403), "{origin:?}");
    }
    assert_eq!(
        connect(handshake(&stranger, "messages", 1)).await.err(),
        Some(401)
    );
    assert_eq!(
        connect(handshake(&ada, "calls", 1)).await.err(),
        Some(401),
        "a session of Messages opens nothing of Calls"
    );
    assert_eq!(connect(handshake(&ada, "account", 1)).await.err(), Some(400));
    let (status, _) = ada.get("/ws?app=messages&tab=1").await;
    assert_eq!(status, 403, "a plain request");

    Window::open(&ada, "messages", 1).await;
    // The cookie stays with a browser whose session was ended from elsewhere: the page is told so.
    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    let request = handshake(&ada, "messages", 1);
    let ended = doorcode_store::sessions::end_all(account.id, None, running.clock.now());
    running
        .app
        .store
        .commit(doorcode_store::Batch::new().with(ended))
        .await
        .unwrap();
    let mut socket = connect(request).await.unwrap();
    match socket.next().await.unwrap().unwrap() {
        Message::Close(Some(frame)) => assert_eq!(u16::from(frame.code), 4401),
        other => panic!("{other:?}"),
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_protocol_is_sent_away_with_a_reason() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;

    let mut window = Window::connect(&ada, "messages", 1).await;
    window.say(json!({"t": "blocked", "ask": 1})).await;
    assert_eq!(window.closed().await, 4400, "the first frame is a hello");

    let mut window = Window::open(&ada, "messages", 1).await;
    window.socket.send(Message::binary(vec![1, 2, 3])).await.unwrap();
    assert_eq!(window.closed().await, 4400);

    // A text frame that is masked with zeros and holds no UTF-8 (RFC 6455, 5.2 and 8.1).
    let mut window = Window::open(&ada, "messages", 1).await;
    let raw = [0x81, 0x80 | 2, 0, 0, 0, 0, 0xc3, 0x28];
    window.socket.get_mut().write_all(&raw).await.unwrap();
    assert_eq!(window.closed().await, 4400);

    // Ten megabytes: the reason comes while they are still being sent.
    let window = Window::open(&ada, "messages", 1).await;
    let (mut sink, mut stream) = window.socket.split();
    let sending = tokio::spawn(async move { sink.send(Message::text("x".repeat(10_000_000))).await });
    let code = loop {
        match stream.next().await.unwrap() {
            Ok(Message::Close(frame)) => break u16::from(frame.unwrap().code),
            Ok(_) => {}
            Err(error) => panic!("broken off: {error}"),
        }
    };
    assert_eq!(code, 1009);
    drop(stream);
    if let Err(error) = sending.await.unwrap() {
        assert!(is_gone(&error), "{error}");
    }

    // In pieces, too.
    let mut window = Window::open(&ada, "messages", 1).await;
    let piece = vec![b'x'; 60_000];
    for (number, opcode) in [0x01_u8, 0x00].into_iter().enumerate() {
        let mut frame = vec![
            opcode,
            0x80 | 126,
            (60_000_u32 >> 8) as u8,
            (60_000_u32 & 0xff) as u8,
        ];
        frame.extend([0; 4]);
        frame.extend(&piece);
        assert!(number < 2);
        window.socket.get_mut().write_all(&frame).await.unwrap();
    }
    assert_eq!(window.closed().await, 1009);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_windows_give_way_when_there_are_too_many() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let mut windows = Vec::new();
    for tab in 0..WINDOWS_AN_ACCOUNT + 2 {
        windows.push(Window::open(&ada, "messages", u32::try_from(tab).unwrap()).await);
    }
    for oldest in windows.iter_mut().take(2) {
        assert_eq!(oldest.closed().await, 4409);
    }
    let third = windows.get_mut(2).unwrap();
    assert_eq!(third.ask(json!({"t": "blocked"})).await["t"], "people");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_drops_its_sockets_at_once_and_no_others() {
    let running = Running::start().await;
    let here = signed_in(&running, "ada", "messages").await;
    let there = sign_in(&running, "ada", "messages").await;
    let mut window_here = Window::open(&here, "messages", 1).await;
    let mut second_here = Window::open(&here, "messages", 2).await;
    let mut window_there = Window::open(&there, "messages", 1).await;

    here.post("/sign-out", &[("app", "messages")]).await;
    assert_eq!(window_here.closed().await, 4401);
    assert_eq!(second_here.closed().await, 4401);
    assert_eq!(window_there.ask(json!({"t": "blocked"})).await["t"], "people");

    // Turning two-step verification on ends the account's other sessions.
    let settings = sign_in(&running, "ada", "account").await;
    let (_, page) = running.walk(&settings, "+491701234567").await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    assert_eq!(window_there.closed().await, 4401);
    running.stop().await;
}

/// Whoever signs in to an app where somebody is signed in to it takes that session's place: it has no cookie any more, and
/// nobody could end it from there.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_sign_in_ends_the_session_whose_cookie_it_takes() {
    let running = Running::start().await;
    let browser = signed_in(&running, "ada", "messages").await;
    browser.sign_in("calls", "ada").await;
    let elsewhere = sign_in(&running, "ada", "messages").await;
    let mut first = Window::open(&browser, "messages", 1).await;
    let mut calls = Window::open(&browser, "calls", 1).await;
    let mut other = Window::open(&elsewhere, "messages", 1).await;

    browser.sign_in("messages", "ada").await;
    assert_eq!(first.closed().await, 4401);
    let mut second = Window::open(&browser, "messages", 1).await;
    running.member("ben").await;
    browser.sign_in("messages", "ben").await;
    assert_eq!(second.closed().await, 4401, "somebody else's as well");
    Window::open(&browser, "messages", 1).await;

    // Another app's session in the same browser goes on, and so does the same app's in another.
    calls.call(json!({"do": "seen"})).await;
    assert_eq!(calls.hear("call").await["t"], "call");
    assert_eq!(other.ask(json!({"t": "blocked"})).await["t"], "people");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_does_not_keep_up_is_dropped_and_the_others_hear_on() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let mut reads = Window::open(&ada, "messages", 1).await;
    let mut sleeps = Window::open(&ada, "messages", 2).await;
    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    let open = || running.app.bus.windows(account.id, Channel::Messages).len();
    let frame = ServerFrame::Typing {
        room: doorcode_engine::ids::RoomId::from_u128(1),
        account: account.id,
        name: "x".repeat(60_000),
        on: true,
    };
    let mut told = 0;
    while open() == 2 && told < 2_000 {
        running
            .app
            .bus
            .tell(To::account_on(account.id, Channel::Messages), &frame);
        assert_eq!(reads.next().await["t"], "typing");
        told += 1;
    }
    assert_eq!(open(), 1, "dropped after {told} frames");
    assert_eq!(reads.ask(json!({"t": "blocked"})).await["t"], "people");
    // What it was sent before is still on its way; then the line is cut.
    let cut = async {
        while let Some(message) = sleeps.socket.next().await {
            match message {
                Ok(Message::Close(frame)) => return frame.map(|frame| u16::from(frame.code)),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
        None
    };
    let code = tokio::time::timeout(Duration::from_secs(20), cut).await.unwrap();
    assert!(code.is_none_or(|code| code == 4408), "{code:?}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_cuts_an_answer_that_nobody_reads() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    running.member("ben").await;
    let mut window = Window::open(&ada, "messages", 1).await;
    let room = window.start("ben").await;
    for number in 0..40 {
        let saved = window
            .send(&room, &message_id(number), &"x".repeat(8 * 1024))
            .await;
        assert_eq!(saved["t"], "saved");
    }
    // Some 60 MB of pages, more than all buffers on the way.
    for ask in 0..180 {
        window
            .say(json!({"t": "open", "ask": 10_000 + ask, "room": room}))
            .await;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    ada.post("/sign-out", &[("app", "messages")]).await;
    tokio::time::timeout(Duration::from_secs(5), running.app.sockets.all_closed())
        .await
        .expect("the socket went with its session");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_greet_is_sent_away() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "calls").await;
    let mut window = Window::connect(&ada, "calls", 1).await;
    assert_eq!(window.closed().await, 4400);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes more than a minute of real time"]
async fn a_window_without_a_sign_of_life_is_sent_away_and_one_that_answers_pings_stays() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let mut lives = Window::open(&ada, "messages", 1).await;
    let silent = Window::open(&ada, "messages", 2).await;
    // Reading answers pings; the silent one is never read.
    let reading = async {
        let mut pings = 0;
        while let Some(message) = lives.socket.next().await {
            assert!(message.unwrap().is_ping());
            pings += 1;
            if pings == 4 {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(130), reading)
        .await
        .unwrap();
    let account = accounts::by_user_name(&running.app.store, "ada")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(running.app.bus.windows(account.id, Channel::Messages).len(), 1);
    assert_eq!(lives.ask(json!({"t": "blocked"})).await["t"], "people");
    drop(silent);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_tells_every_window_and_takes_less_than_five_seconds() {
    let running = Running::start().await;
    let ada = signed_in(&running, "ada", "messages").await;
    let mut window = Window::open(&ada, "messages", 1).await;
    let silent = Window::open(&ada, "messages", 2).await;
    let hears = tokio::spawn(async move { window.closed().await });
    tokio::time::timeout(Duration::from_secs(5), running.stop())
        .await
        .expect("stopped in time");
    assert_eq!(hears.await.unwrap(), 1012);
    drop(silent);
}
