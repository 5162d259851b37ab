//! Live events: what has just happened, told to the windows that are open now.
//!
//! A window (one WebSocket of Messages or Calls) takes a [`Seat`] and hears frames through its [`Listener`]. Whatever
//! is told here has been committed before, or is worth nothing a moment later (typing, a call's signals): the
//! bus keeps nothing, and a window that was away asks the store.
//!
//! ```text
//! use case ── tell(To, frame) ──▶ Bus ──▶ bounded queue of each seat ──▶ socket
//!                                  ▲
//!              deliver(Envelope) ──┘   what a driver of several nodes hands in
//! ```
//!
//! A seat whose queue is full is not waited for: it ends with [`Farewell::TooSlow`], and the client resumes
//! from its cursors. A session that ends takes its seats with it, ahead of everything in their queues.
//!
//! What is published is plain data ([`Envelope`]) with an address that makes sense on every node, so that a
//! second node can join: its driver carries envelopes across and calls [`Bus::deliver`].

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use doorcode_engine::ids::{AccountId, SessionId};
use doorcode_talk::limits;
use doorcode_talk::wire::{Farewell, ServerFrame, Window};
use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, mpsc, oneshot};

/// Endings that a watcher may fall behind by. Sessions end one by one or, at most, all those of one account.
const ENDINGS_WAITING: usize = 1_024;

/// Which app a window shows. A frame for one is never sent to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Rooms and messages.
    Messages,
    /// Calls.
    Calls,
}

/// One open window: where frames can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Which window of which session.
    pub window: Window,
    /// Which app it shows.
    pub channel: Channel,
}

/// Whom a frame is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// Every window of an account that shows this app.
    Account {
        /// The account.
        account: AccountId,
        /// The app.
        channel: Channel,
    },
    /// The same, but for one window.
    Others {
        /// The window to spare.
        but: Window,
        /// The app.
        channel: Channel,
    },
    /// One window, whichever node holds it.
    Window {
        /// The window.
        window: Window,
    },
}

/// A frame on its way, as it would travel between nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Envelope {
    /// Something to show.
    Frame {
        /// For whom.
        to: To,
        /// The frame, as the socket will send it.
        json: String,
    },
    /// A session has ended.
    Ended(Ended),
}

/// A session that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Whose it was.
    pub account: AccountId,
    /// Which; `None` when all sessions of the account ended.
    pub session: Option<SessionId>,
    /// The one that goes on, where all others ended.
    #[serde(default)]
    pub but: Option<SessionId>,
}

impl Ended {
    /// Whether `window` was signed in with it.
    pub fn covers(&self, window: &Window) -> bool {
        self.account == window.account
            && self.session.is_none_or(|session| session == window.session)
            && self.but != Some(window.session)
    }
}

/// What a listener hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A frame to send.
    Frame(Utf8Bytes),
    /// The seat has ended; nothing more will come. Say why and close.
    Farewell(Farewell),
}

/// The bus. Cheap to clone; clones share the seats.
#[derive(Clone, Debug)]
pub struct Bus(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    driver: Driver,
    seats: Mutex<HashMap<AccountId, Vec<Taken>>>,
    next: AtomicU64,
    endings: broadcast::Sender<Ended>,
}

/// How envelopes reach the other nodes.
#[derive(Debug)]
enum Driver {
    /// There are none.
    InProcess,
}

/// A seat that is taken, seen from the bus.
#[derive(Debug)]
struct Taken {
    number: u64,
    seat: Seat,
    frames: mpsc::Sender<Utf8Bytes>,
    farewell: Option<oneshot::Sender<Farewell>>,
}

/// A seat, seen from the window. Dropping it leaves the seat.
#[derive(Debug)]
pub struct Listener {
    bus: Bus,
    number: u64,
    seat: Seat,
    frames: mpsc::Receiver<Utf8Bytes>,
    farewell: oneshot::Receiver<Farewell>,
    ended: Option<Farewell>,
}

impl Bus {
    /// A bus within this process.
    pub fn in_process() -> Self {
        let (endings, _) = broadcast::channel(ENDINGS_WAITING);
        Self(Arc::new(Inner {
            driver: Driver::InProcess,
            seats: Mutex::new(HashMap::new()),
            next: AtomicU64::new(0),
            endings,
        }))
    }

    /// Takes a seat. The same window that is still seated gives way (its old socket may be half dead), and so
    /// does the oldest window of an account that has [`limits::WINDOWS_AN_ACCOUNT`].
    pub fn join(&self, seat: Seat) -> Listener {
        let (sender, frames) = mpsc::channel(limits::WAITING_EVENTS);
        let (farewell_sender, farewell) = oneshot::channel();
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        let mut seats = self.seats();
        let taken = seats.entry(seat.window.account).or_default();
        for earlier in taken.extract_if(.., |earlier| earlier.seat == seat) {
            earlier.end(Farewell::Replaced);
        }
        let surplus = (taken.len() + 1).saturating_sub(limits::WINDOWS_AN_ACCOUNT);
        for oldest in taken.drain(..surplus) {
            oldest.end(Farewell::Replaced);
        }
        taken.push(Taken {
            number,
            seat,
            frames: sender,
            farewell: Some(farewell_sender),
        });
        drop(seats);
        Listener {
            bus: self.clone(),
            number,
            seat,
            frames,
            farewell,
            ended: None,
        }
    }

    /// Tells `to` about `frame`.
    pub fn tell(&self, to: To, frame: &ServerFrame) {
        match serde_json::to_string(frame) {
            Ok(json) => self.publish(Envelope::Frame { to, json }),
            Err(error) => {
                tracing::error!(%error, "a frame could not be written as JSON; the window will resume")
            }
        }
    }

    /// Ends the seats of one session at once, on every node.
    pub fn end_session(&self, account: AccountId, session: SessionId) {
        self.publish(Envelope::Ended(Ended {
            account,
            session: Some(session),
            but: None,
        }));
    }

    /// Ends every seat of an account at once, on every node.
    pub fn end_account(&self, account: AccountId) {
        self.publish(Envelope::Ended(Ended {
            account,
            session: None,
            but: None,
        }));
    }

    /// Ends every seat of an account but those of one session, on every node.
    pub fn end_others(&self, account: AccountId, but: Option<SessionId>) {
        self.publish(Envelope::Ended(Ended {
            account,
            session: None,
            but,
        }));
    }

    /// Sends every window of this node away, before the program stops.
    pub fn close(&self) {
        for (_, taken) in self.seats().drain() {
            taken.into_iter().for_each(|taken| taken.end(Farewell::Stopping));
        }
    }

    /// The sessions that end from now on, on any node; for what outlives a socket, as a call does.
    pub fn endings(&self) -> broadcast::Receiver<Ended> {
        self.0.endings.subscribe()
    }

    /// The windows of an account that show an app on this node.
    pub fn windows(&self, account: AccountId, channel: Channel) -> Vec<Window> {
        let seats = self.seats();
        let taken = seats.get(&account).map(Vec::as_slice).unwrap_or_default();
        taken
            .iter()
            .filter(|taken| taken.seat.channel == channel)
            .map(|taken| taken.seat.window)
            .collect()
    }

    /// How many windows are seated on this node.
    pub fn sockets(&self) -> usize {
        self.seats().values().map(Vec::len).sum()
    }

    /// Publishes to every node.
    fn publish(&self, envelope: Envelope) {
        match self.0.driver {
            Driver::InProcess => self.deliver(envelope),
        }
    }

    /// Hands an envelope to the seats of this node. Never waits.
    pub fn deliver(&self, envelope: Envelope) {
        match envelope {
            Envelope::Frame { to, json } => self.deliver_frame(to, Utf8Bytes::from(json)),
            Envelope::Ended(ended) => {
                self.remove(ended.account, Farewell::SessionEnded, |taken| {
                    ended.covers(&taken.seat.window)
                });
                // Nobody watching is no error.
                let _ = self.0.endings.send(ended);
            }
        }
    }

    fn deliver_frame(&self, to: To, frame: Utf8Bytes) {
        let account = to.account();
        // A full queue is a reader that does not keep up; a closed one is a socket that is going.
        self.remove(account, Farewell::TooSlow, |taken| {
            to.reaches(&taken.seat) && taken.frames.try_send(frame.clone()).is_err()
        });
    }

    fn remove(&self, account: AccountId, why: Farewell, mut goes: impl FnMut(&Taken) -> bool) {
        let mut seats = self.seats();
        let Some(taken) = seats.get_mut(&account) else {
            return;
        };
        for gone in taken.extract_if(.., |taken| goes(taken)) {
            gone.end(why);
        }
        if taken.is_empty() {
            seats.remove(&account);
        }
    }

    fn seats(&self) -> MutexGuard<'_, HashMap<AccountId, Vec<Taken>>> {
        self.0.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl To {
    /// Every window of `account` that shows `channel`.
    pub const fn account_on(account: AccountId, channel: Channel) -> Self {
        Self::Account { account, channel }
    }

    fn account(&self) -> AccountId {
        match self {
            Self::Account { account, .. } => *account,
            Self::Others { but: window, .. } | Self::Window { window } => window.account,
        }
    }

    fn reaches(&self, seat: &Seat) -> bool {
        match self {
            Self::Account { channel, .. } => seat.channel == *channel,
            Self::Others { but, channel } => seat.channel == *channel && seat.window != *but,
            Self::Window { window } => seat.window == *window,
        }
    }
}

impl Taken {
    fn end(mut self, why: Farewell) {
        if let Some(farewell) = self.farewell.take() {
            // A listener that is gone already needs no farewell.
            let _ = farewell.send(why);
        }
    }
}

impl Listener {
    /// The seat that this listens on.
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// The next thing to do; a farewell comes ahead of the frames that wait. Safe to drop and call again.
    pub async fn next(&mut self) -> Heard {
        if let Some(why) = self.ended {
            return Heard::Farewell(why);
        }
        tokio::select! {
            biased;
            why = &mut self.farewell => Heard::Farewell(self.end(why.ok())),
            Some(frame) = self.frames.recv() => Heard::Frame(frame),
        }
    }

    /// [`Self::next`] where `frames` are wanted, else [`Self::farewell`].
    pub async fn hear(&mut self, frames: bool) -> Heard {
        if frames {
            self.next().await
        } else {
            Heard::Farewell(self.farewell().await)
        }
    }

    /// Waits for the farewell alone; the frames stay in the queue. Safe to drop and call again.
    pub async fn farewell(&mut self) -> Farewell {
        if let Some(why) = self.ended {
            return why;
        }
        let why = (&mut self.farewell).await;
        self.end(why.ok())
    }

    /// A frame that a farewell has overtaken, if there is one.
    pub fn overtaken(&mut self) -> Option<Utf8Bytes> {
        self.frames.try_recv().ok()
    }

    fn end(&mut self, why: Option<Farewell>) -> Farewell {
        *self.ended.insert(why.unwrap_or(Farewell::Stopping))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut seats = self.bus.seats();
        let account = self.seat.window.account;
        if let Some(taken) = seats.get_mut(&account) {
            taken.retain(|taken| taken.number != self.number);
            if taken.is_empty() {
                seats.remove(&account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorcode_talk::wire::Tab;

    fn seat(account: u128, session: u128, tab: u32) -> Seat {
        let account = AccountId::from_u128(account);
        let window = Window {
            account,
            session: SessionId::from_u128(session),
            tab: Tab(tab),
        };
        Seat {
            window,
            channel: Channel::Messages,
        }
    }

    fn to(account: u128) -> To {
        To::account_on(AccountId::from_u128(account), Channel::Messages)
    }

    async fn hears(listener: &mut Listener) -> Option<Heard> {
        tokio::time::timeout(std::time::Duration::from_millis(20), listener.next())
            .await
            .ok()
    }

    #[tokio::test]
    async fn every_window_of_the_account_hears_and_nobody_else_does() {
        let bus = Bus::in_process();
        let mut phone = bus.join(seat(1, 10, 1));
        let mut laptop = bus.join(seat(1, 11, 1));
        let mut stranger = bus.join(seat(2, 20, 1));
        let mut calls = bus.join(Seat {
            channel: Channel::Calls,
            ..seat(1, 12, 1)
        });
        bus.tell(to(1), &ServerFrame::Synced);
        let synced = Some(Heard::Frame(Utf8Bytes::from_static(r#"{"t":"synced"}"#)));
        assert_eq!(hears(&mut phone).await, synced);
        assert_eq!(hears(&mut laptop).await, synced);
        assert_eq!(hears(&mut stranger).await, None);
        assert_eq!(hears(&mut calls).await, None);
        bus.tell(
            To::Others {
                but: phone.seat().window,
                channel: Channel::Messages,
            },
            &ServerFrame::Synced,
        );
        assert_eq!(hears(&mut phone).await, None);
        assert_eq!(hears(&mut laptop).await, synced);
    }

    #[tokio::test]
    async fn an_ended_session_hears_it_ahead_of_what_waits_and_the_others_go_on() {
        let bus = Bus::in_process();
        let mut endings = bus.endings();
        let mut ended = bus.join(seat(1, 10, 1));
        let mut other = bus.join(seat(1, 11, 1));
        bus.tell(to(1), &ServerFrame::Synced);
        bus.end_session(AccountId::from_u128(1), SessionId::from_u128(10));
        assert_eq!(
            hears(&mut ended).await,
            Some(Heard::Farewell(Farewell::SessionEnded))
        );
        assert!(matches!(hears(&mut other).await, Some(Heard::Frame(_))));
        assert_eq!(hears(&mut other).await, None);
        assert_eq!(
            endings.recv().await.unwrap().session,
            Some(SessionId::from_u128(10))
        );
        bus.end_account(AccountId::from_u128(1));
        assert_eq!(
            hears(&mut other).await,
            Some(Heard::Farewell(Farewell::SessionEnded))
        );
    }

    #[tokio::test]
    async fn a_reader_that_does_not_keep_up_is_dropped_and_slows_nobody() {
        let bus = Bus::in_process();
        let mut slow = bus.join(seat(1, 10, 1));
        let mut quick = bus.join(seat(1, 11, 1));
        for _ in 0..=limits::WAITING_EVENTS {
            bus.tell(to(1), &ServerFrame::Synced);
            assert!(matches!(hears(&mut quick).await, Some(Heard::Frame(_))));
        }
        assert_eq!(hears(&mut slow).await, Some(Heard::Farewell(Farewell::TooSlow)));
        assert_eq!(
            bus.windows(AccountId::from_u128(1), Channel::Messages),
            [quick.seat().window]
        );
    }

    #[tokio::test]
    async fn the_same_tab_again_replaces_itself_and_too_many_windows_the_oldest() {
        let bus = Bus::in_process();
        let mut before = bus.join(seat(1, 10, 1));
        let mut after = bus.join(seat(1, 10, 1));
        assert_eq!(
            hears(&mut before).await,
            Some(Heard::Farewell(Farewell::Replaced))
        );
        drop(before);
        let others: Vec<_> = (2..=limits::WINDOWS_AN_ACCOUNT as u32)
            .map(|tab| bus.join(seat(1, 10, tab)))
            .collect();
        assert_eq!(hears(&mut after).await, None, "so many are allowed");
        let _one_more = bus.join(seat(1, 10, 1_000));
        assert_eq!(hears(&mut after).await, Some(Heard::Farewell(Farewell::Replaced)));
        drop(others);
    }

    #[tokio::test]
    async fn a_listener_that_goes_leaves_nothing_behind() {
        let bus = Bus::in_process();
        drop(bus.join(seat(1, 10, 1)));
        assert!(bus.seats().is_empty());
        let mut last = bus.join(seat(1, 10, 1));
        bus.close();
        assert_eq!(hears(&mut last).await, Some(Heard::Farewell(Farewell::Stopping)));
    }
}
