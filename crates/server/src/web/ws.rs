//! The one live line of Messages and Calls: `GET /ws?app=messages|calls&tab=…`, a WebSocket (RFC 6455).
//!
//! It opens only for a page of this server (`Origin`), with the session of the very app in its cookie. Then it is a
//! seat on the bus: what is told there goes out, what comes in goes to the use cases, one frame after the other.
//!
//! ```text
//! socket ──frame──▶ use case ──answers──▶ socket        while it is answered, the bus waits in its bounded queue:
//! bus ──────────────────────────frames──▶ socket        what was read before a change is never sent after it
//! bus ──farewell──▶ close                               ahead of everything, even in the middle of an answer
//! ```
//!
//! Nothing is kept for a slow reader beyond the bus's queue, one answer and what the operating system holds: whoever
//! does not read is dropped and comes back with its cursors.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use doorcode_engine::time::Timestamp;
use doorcode_store::{Batch, StoreError, sessions};
use doorcode_talk::call::allowance::Allowance;
use doorcode_talk::call::exchange::Socket;
use doorcode_talk::call::frames::CallFrame;
use doorcode_talk::limits;
use doorcode_talk::room::Refusal;
use doorcode_talk::wire::{Ask, ClientFrame, Farewell, Person, ServerFrame, Tab, Window};
use serde::Deserialize;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep, sleep_until, timeout};

use super::cookies::Cookie;
use super::extract::{Peer, Signed};
use super::security::Origin;
use super::source::Source;
use crate::app::App;
use crate::bus::{Channel, Heard, Listener, Seat};
use crate::error::{Error, Rejection, Result};
use crate::usecase::messages::Asker;
use crate::usecase::{calls, messages, step_up};

/// An idle connection is what there are many of, so its buffers are small.
const BUFFER_BYTES: usize = 4 * 1024;
/// Answers that are ready ahead of the socket.
const ANSWERS_WAITING: usize = 2;
/// A frame that the peer does not take for this long is not waited for any longer.
const WRITE_TIME: Duration = Duration::from_secs(10);
/// How long the peer has to take a goodbye, and then to answer it.
const GOODBYE_TIME: Duration = Duration::from_secs(1);
const PING_EVERY: Duration = Duration::from_millis(limits::PING_EVERY_MS);
const SILENT_FOR: Duration = Duration::from_millis(limits::SILENT_FOR_MS);
const HELLO_WITHIN: Duration = Duration::from_millis(limits::HELLO_WITHIN_MS);
/// The session of an open socket is looked at again, and its use written down, at every so many pings: five minutes.
/// Endings are told at once; this is for sessions that run out.
const PINGS_A_LOOK: u32 = 12;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/ws", get(open))
}

/// The sockets that are open, counted so that the exit can wait until they have said goodbye.
#[derive(Debug)]
pub struct Sockets(watch::Sender<usize>);

impl Default for Sockets {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

impl Sockets {
    /// Waits until none is open.
    pub async fn all_closed(&self) {
        // The sender lives as long as `self`, so this ends only when there are none.
        let _ = self.0.subscribe().wait_for(|open| *open == 0).await;
    }

    fn count(&self, change: impl FnOnce(&mut usize)) {
        self.0.send_modify(change);
        metrics::gauge!("sockets_open").set(*self.0.borrow() as f64);
    }
}

/// One open socket; it is counted as long as this lives.
struct Counted(Arc<App>);

impl Counted {
    fn new(app: Arc<App>) -> Self {
        app.sockets.count(|open| *open = open.saturating_add(1));
        Self(app)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.sockets.count(|open| *open = open.saturating_sub(1));
    }
}

#[derive(Deserialize)]
struct Asked {
    app: Channel,
    tab: Tab,
}

async fn open(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
    asked: Result<Query<Asked>, QueryRejection>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response> {
    // Browsers let any site open a socket to any other, cookies included, and name the site: it must be this one.
    let from = peer.headers.get(header::ORIGIN).map(|value| value.as_bytes());
    if from != Some(app.public_url.origin().as_bytes()) {
        return Err(Rejection::CrossSite.into());
    }
    let Query(asked) = asked?;
    let cookie = match asked.app {
        Channel::Messages => Cookie::Messages,
        Channel::Calls => Cookie::Calls,
    };
    let signed = peer.session(&app, cookie).await?;
    let signed = signed.filter(|signed| !signed.owes_two_step(&app));
    if signed.is_none() && peer.token(&app, cookie).is_none() {
        return Err(Error::Refused(crate::error::Refusal::SignedOut));
    }
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES)
            .max_frame_size(limits::FRAME_BYTES)
            .max_message_size(limits::FRAME_BYTES),
        Err(rejection) => return Ok(rejection.into_response()),
    };
    let counted = Counted::new(Arc::clone(&app));
    Ok(upgrade.on_upgrade(move |socket| async move {
        match signed {
            Some(signed) => Line::new(app, signed, asked, origin.source, socket).serve().await,
            // A script is not told the status of a refused socket, but it is told why one was closed: the page can
            // then say that this session has ended, and need not try for ever.
            None => goodbye(socket, Farewell::SessionEnded).await,
        }
        drop(counted);
    }))
}

/// Why a line ends.
enum End {
    /// With a word of ours.
    Farewell(Farewell),
    /// The peer is gone.
    Gone,
}

/// One socket with its seat on the bus.
struct Line {
    app: Arc<App>,
    me: Person,
    asker: Asker,
    number: Socket,
    wire: Wire,
    allowance: Allowance,
    greeted: bool,
    /// Whether the person did something since the session was last looked at.
    used: bool,
}

/// What is written to: a frame that the peer does not take gives way to a farewell.
struct Wire {
    socket: WebSocket,
    listener: Listener,
}

impl Line {
    fn new(app: Arc<App>, signed: Signed, asked: Asked, source: Source, socket: WebSocket) -> Self {
        let window = Window {
            account: signed.account.id,
            session: signed.session.id,
            tab: asked.tab,
        };
        let seat = Seat {
            window,
            channel: asked.app,
        };
        let refill_ms = 1_000 / i64::from(limits::FRAMES_A_SECOND);
        Self {
            me: calls::person(signed.account),
            asker: Asker { window, source },
            number: app.calls.socket(),
            wire: Wire {
                listener: app.bus.join(seat),
                socket,
            },
            allowance: Allowance::full(limits::FRAMES_BURST, refill_ms, ticks(&app)),
            greeted: false,
            used: false,
            app,
        }
    }

    fn channel(&self) -> Channel {
        self.wire.listener.seat().channel
    }

    async fn serve(mut self) {
        let end = match self.run().await {
            Ok(never) => match never {},
            Err(end) => end,
        };
        let Self {
            app,
            asker,
            number,
            wire: Wire {
                mut socket,
                mut listener,
            },
            ..
        } = self;
        if matches!(end, End::Farewell(Farewell::Stopping)) {
            // How a call ended still belongs to the person; of an ended session nothing is owed any more.
            let rest = async {
                while let Some(json) = listener.overtaken() {
                    let _ = socket.send(Message::Text(json)).await;
                }
            };
            let _ = timeout(GOODBYE_TIME, rest).await;
        }
        let is_calls = listener.seat().channel == Channel::Calls;
        drop(listener);
        if is_calls {
            calls::left(&app, asker.window, number);
        }
        if let End::Farewell(why) = end {
            goodbye(socket, why).await;
        }
    }

    async fn run(&mut self) -> Result<std::convert::Infallible, End> {
        // The session may have ended after its cookie was read and before the seat was taken; from here on the bus
        // tells.
        self.look(false).await?;
        let welcome = ServerFrame::Welcome {
            me: self.me.clone(),
            now: self.app.clock.now(),
        };
        self.wire.tell(&welcome).await?;
        let opened = Instant::now();
        let mut heard_at = opened;
        let mut pings = interval_at(opened + PING_EVERY, PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut pinged = 0_u32;
        loop {
            tokio::select! {
                heard = self.wire.listener.hear(self.greeted) => match heard {
                    Heard::Frame(json) => self.wire.write(json).await?,
                    Heard::Farewell(why) => return Err(End::Farewell(why)),
                },
                message = self.wire.socket.recv() => {
                    heard_at = Instant::now();
                    self.received(message).await?;
                }
                () = sleep_until(opened + HELLO_WITHIN), if !self.greeted => {
                    return Err(End::Farewell(Farewell::Malformed));
                }
                _ = pings.tick() => {
                    if heard_at.elapsed() > SILENT_FOR {
                        return Err(End::Farewell(Farewell::Silent));
                    }
                    pinged = pinged.wrapping_add(1);
                    if pinged.is_multiple_of(PINGS_A_LOOK) {
                        let used = std::mem::take(&mut self.used);
                        self.look(used).await?;
                    }
                    self.wire.send(Message::Ping(Default::default())).await?;
                }
            }
        }
    }

    /// Looks at the session again, and writes down that it was used.
    async fn look(&mut self, used: bool) -> Result<(), End> {
        match is_signed_in(&self.app, &self.asker.window, used).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(End::Farewell(Farewell::SessionEnded)),
            Err(error) => {
                tracing::error!(%error, "the session of a socket could not be looked at");
                Err(End::Farewell(Farewell::Failed))
            }
        }
    }

    async fn received(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        match message {
            Some(Ok(Message::Text(text))) => {
                if !self.allowance.spend(ticks(&self.app)) {
                    return Err(End::Farewell(Farewell::TooFast));
                }
                self.used = true;
                self.frame(&text).await
            }
            Some(Ok(Message::Binary(_))) => Err(End::Farewell(Farewell::Malformed)),
            // Pings are answered, and a close is, by the protocol's own part.
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => Ok(()),
            Some(Err(error)) => Err(End::Farewell(blame(&error))),
            None => Err(End::Gone),
        }
    }

    async fn frame(&mut self, text: &str) -> Result<(), End> {
        let frame = match serde_json::from_str::<ClientFrame>(text) {
            Ok(frame) => frame,
            Err(_) if self.greeted => {
                return self.wire.tell(&malformed(ask_of(text))).await;
            }
            Err(_) => return Err(End::Farewell(Farewell::Malformed)),
        };
        if !self.greeted {
            match (&frame, self.channel()) {
                (ClientFrame::Hello { .. }, Channel::Messages)
                | (ClientFrame::Call(CallFrame::Here { .. }), Channel::Calls) => {}
                _ => return Err(End::Farewell(Farewell::Malformed)),
            }
        }
        match (frame, self.channel()) {
            (ClientFrame::Call(frame), Channel::Calls) => {
                let Asker { window, source } = self.asker;
                calls::asked(&self.app, window, self.number, source, frame).await;
            }
            (ClientFrame::Call(_), Channel::Messages) => self.wire.tell(&malformed(None)).await?,
            (frame, Channel::Messages) => self.ask(frame).await?,
            (frame, Channel::Calls) => self.wire.tell(&malformed(frame.ask())).await?,
        }
        self.greeted = true;
        Ok(())
    }

    /// Hands a frame of Messages on, and its answers back. What was begun is done to its end even if the window goes
    /// meanwhile: something that is committed is told to the others.
    async fn ask(&mut self, frame: ClientFrame) -> Result<(), End> {
        let (answers, ready) = mpsc::channel(ANSWERS_WAITING);
        let work = messages::asked(&self.app, &self.asker, frame, answers);
        let (done, written) = tokio::join!(work, self.wire.pass_on(ready));
        written?;
        done.map_err(End::Farewell)
    }
}

impl Wire {
    /// Writes answers as they come, until there are no more.
    async fn pass_on(&mut self, mut ready: mpsc::Receiver<ServerFrame>) -> Result<(), End> {
        let end = loop {
            let frame = tokio::select! {
                biased;
                why = self.listener.farewell() => break End::Farewell(why),
                frame = ready.recv() => frame,
            };
            let Some(frame) = frame else {
                return Ok(());
            };
            if let Err(end) = self.tell(&frame).await {
                break end;
            }
        };
        drop(ready);
        // Said now, not when the work is done: an ended session hears nothing more.
        if let End::Farewell(why) = end {
            close(&mut self.socket, why).await;
        }
        Err(End::Gone)
    }

    async fn tell(&mut self, frame: &ServerFrame) -> Result<(), End> {
        match serde_json::to_string(frame) {
            Ok(json) => self.write(json.into()).await,
            Err(error) => {
                tracing::error!(%error, "a frame could not be written as JSON");
                Err(End::Farewell(Farewell::Failed))
            }
        }
    }

    async fn write(&mut self, json: Utf8Bytes) -> Result<(), End> {
        self.send(Message::Text(json)).await
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        tokio::select! {
            biased;
            why = self.listener.farewell() => Err(End::Farewell(why)),
            sent = timeout(WRITE_TIME, self.socket.send(message)) => match sent {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) => Err(End::Gone),
                Err(_) => Err(End::Farewell(Farewell::TooSlow)),
            },
        }
    }
}

/// Says why and closes, in bounded time.
async fn goodbye(mut socket: WebSocket, why: Farewell) {
    if close(&mut socket, why).await {
        // A connection that is dropped while the peer still sends is reset, and the reset may overtake the goodbye.
        let answered = async { while let Some(Ok(_)) = socket.recv().await {} };
        match why {
            // Nothing of what is too big is read, so its end is not seen either.
            Farewell::TooBig => sleep(GOODBYE_TIME).await,
            _ => {
                let _ = timeout(GOODBYE_TIME, answered).await;
            }
        }
    }
}

/// Sends the close frame; `false` where the peer does not take it.
async fn close(socket: &mut WebSocket, why: Farewell) -> bool {
    let frame = CloseFrame {
        code: why.code(),
        reason: Utf8Bytes::from_static(why.reason()),
    };
    let sent = timeout(GOODBYE_TIME, socket.send(Message::Close(Some(frame)))).await;
    matches!(sent, Ok(Ok(())))
}

/// What a socket that cannot be read is told; a broken connection does not hear it.
fn blame(error: &axum::Error) -> Farewell {
    // The error's type is not part of axum's interface, its words are all there is.
    if error.to_string().starts_with("Space limit exceeded") {
        Farewell::TooBig
    } else {
        Farewell::Malformed
    }
}

fn malformed(ask: Option<Ask>) -> ServerFrame {
    ServerFrame::Refused {
        ask,
        why: Refusal::Malformed,
        wait_ms: None,
        message: None,
    }
}

/// The number that a frame which does not fit asks to be answered with, if it goes that far.
fn ask_of(text: &str) -> Option<Ask> {
    #[derive(Deserialize)]
    struct Numbered {
        ask: Ask,
    }
    let numbered = serde_json::from_str::<Numbered>(text).ok();
    numbered.map(|numbered| numbered.ask)
}

async fn is_signed_in(app: &App, window: &Window, used: bool) -> Result<bool, StoreError> {
    let Some(mut session) = sessions::by_id(&app.store, window.session).await? else {
        return Ok(false);
    };
    if used {
        let now = app.clock.now();
        let touched = Batch::new().with(sessions::touch(session.id, now));
        match app.store.commit(touched).await {
            Ok(_) => session.last_seen = now,
            Err(error) => tracing::warn!(%error, "the use of a session could not be written down"),
        }
    }
    Ok(session.account == window.account && step_up::is_alive(app, &session))
}

fn ticks(app: &App) -> Timestamp {
    Timestamp::from_ms(i64::try_from(app.clock.ticks().as_millis()).unwrap_or(i64::MAX))
}
