//! A window of Messages or Calls without a page: its socket, with the cookies of a browser.

use std::time::Duration;

use doorcode_engine::ids::{MessageId, RoomId};
use futures_util::{SinkExt, StreamExt};
use reqwest::cookie::CookieStore;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Request};
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::tungstenite::{self, Error};

use super::{Browser, Running};

/// How long something that must come may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long is listened for something that must not come.
const QUIET: Duration = Duration::from_millis(300);

pub struct Window {
    pub socket: WebSocketStream<TcpStream>,
    app: String,
    asked: u32,
}

/// The handshake of a browser's page, to be spoiled by a test.
pub fn handshake(browser: &Browser, app: &str, tab: u32) -> Request<()> {
    let address = browser.base.replacen("http", "ws", 1);
    let mut request = format!("{address}/ws?app={app}&tab={tab}")
        .into_client_request()
        .unwrap();
    let headers = request.headers_mut();
    headers.insert("origin", HeaderValue::from_str(&browser.base).unwrap());
    if let Some(cookies) = browser.jar.cookies(&browser.base.parse().unwrap()) {
        headers.insert("cookie", HeaderValue::from_bytes(cookies.as_bytes()).unwrap());
    }
    request
}

/// Connects, and gives the status where the server refuses.
pub async fn connect(request: Request<()>) -> Result<WebSocketStream<TcpStream>, u16> {
    let port = request.uri().port_u16().unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    match tokio_tungstenite::client_async(request, stream).await {
        Ok((socket, _)) => Ok(socket),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    }
}

impl Window {
    /// Opens a socket and reads the welcome.
    pub async fn connect(browser: &Browser, app: &str, tab: u32) -> Self {
        let socket = connect(handshake(browser, app, tab)).await.unwrap();
        let mut window = Self {
            socket,
            app: app.to_owned(),
            asked: 0,
        };
        window.hear("welcome").await;
        window
    }

    /// Opens a socket and greets.
    pub async fn open(browser: &Browser, app: &str, tab: u32) -> Self {
        let mut window = Self::connect(browser, app, tab).await;
        if app == "messages" {
            window.say(json!({"t": "hello"})).await;
            window.hear("synced").await;
        } else {
            window.call(json!({"do": "here"})).await;
        }
        window
    }

    pub async fn say(&mut self, frame: Value) {
        self.socket.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// Sends a frame that is answered, and gives the answer; what came before it is passed over.
    pub async fn ask(&mut self, mut frame: Value) -> Value {
        self.asked += 1;
        frame["ask"] = json!(self.asked);
        self.say(frame).await;
        let ask = self.asked;
        self.hear_that(|frame| frame["ask"] == ask).await
    }

    /// Sends a frame of a call.
    pub async fn call(&mut self, mut frame: Value) {
        frame["t"] = json!("call");
        self.say(frame).await;
    }

    /// The next frame, whatever it is.
    pub async fn next(&mut self) -> Value {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.socket.next())
                .await
                .expect("a frame in time")
                .expect("an open socket");
            match message.unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Close(frame) => panic!("closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// The next frame that fits; others are passed over.
    pub async fn hear_that(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let frame = self.next().await;
            if fits(&frame) {
                return frame;
            }
        }
    }

    /// The next frame of a kind, or the next news of a call.
    pub async fn hear(&mut self, kind: &str) -> Value {
        self.hear_that(|frame| frame["t"] == kind || (frame["t"] == "call" && frame["is"] == kind))
            .await
    }

    /// Sees that nothing of a kind comes for a while.
    pub async fn hears_no(&mut self, kind: &str) {
        let heard = tokio::time::timeout(QUIET, self.hear(kind)).await;
        assert!(heard.is_err(), "{}: {heard:?}", self.app);
    }

    /// The code with which the server closes; frames before it are passed over.
    pub async fn closed(&mut self) -> u16 {
        let code = async {
            while let Some(message) = self.socket.next().await {
                match message {
                    Ok(Message::Close(frame)) => return frame.map_or(0, |frame| frame.code.into()),
                    Ok(_) => {}
                    Err(error) => panic!("broken off: {error}"),
                }
            }
            0
        };
        tokio::time::timeout(PATIENCE, code)
            .await
            .expect("a goodbye in time")
    }

    /// Starts the conversation with somebody: its id.
    pub async fn start(&mut self, user_name: &str) -> String {
        let answer = self.ask(json!({"t": "start", "user_name": user_name})).await;
        answer["view"]["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{answer}"))
            .to_owned()
    }

    /// Says something, under an id of its own.
    pub async fn send(&mut self, room: &str, id: &str, text: &str) -> Value {
        self.ask(json!({"t": "send", "room": room, "id": id, "text": text}))
            .await
    }
}

/// An id as a client makes it, from a number.
pub fn message_id(number: u128) -> String {
    MessageId::from_u128(number).to_string()
}

pub fn room_id(number: u128) -> String {
    RoomId::from_u128(number).to_string()
}

/// Somebody with an account, signed in to an app in a browser of their own.
pub async fn signed_in(running: &Running, name: &str, app: &str) -> Browser {
    running.member(name).await;
    sign_in(running, name, app).await
}

/// A further browser of somebody.
pub async fn sign_in(running: &Running, name: &str, app: &str) -> Browser {
    let browser = running.browser();
    let (status, page) = browser.sign_in(app, name).await;
    assert_eq!(status, 200, "{page}");
    browser
}

/// What a client sees of an error while it still writes: the goodbye is what counts.
pub fn is_gone(error: &tungstenite::Error) -> bool {
    matches!(
        error,
        Error::Io(_) | Error::ConnectionClosed | Error::AlreadyClosed | Error::Protocol(_)
    )
}
