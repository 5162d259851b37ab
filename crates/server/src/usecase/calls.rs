//! Calls: carrying out what the exchange decides.
//!
//! Calls under way live in the memory of this node, in one [`Exchange`] behind a lock. A window's frames, the endings of
//! sessions and the passing of time go in; what comes out is told on the bus while the lock is held (the bus never
//! waits), so that every window hears of things in the order in which they happened. What is to be remembered is
//! written to the store afterwards.
//!
//! Nothing of what the two windows tell each other is looked at here, logged or kept.

mod ice;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use doorcode_engine::ids::{AccountId, CallId};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, CommitError, blocks, calls as lists};
use doorcode_talk::call::exchange::{Exchange, Socket};
use doorcode_talk::call::frames::{CallFrame, CallNews, RecentCall, Refusal};
use doorcode_talk::call::limits::{DIAL_LABEL_MAX_BYTES, USER_NAME_MAX_BYTES};
use doorcode_talk::call::{Dial, Effect, Event, Over};
use doorcode_talk::wire::{Person, ServerFrame, Window};
use tokio::sync::Notify;
use tokio::sync::broadcast::error::RecvError;

use crate::app::App;
use crate::bus::{Channel, To};
use crate::clock::Clock;
use crate::error::Result;
use crate::usecase::{could_be_user_name, normal_user_name};
use crate::web::source::Source;
pub use ice::Ice;

/// How long the worker sleeps at most: what has been dialled too often is forgotten then.
const ROUND: Duration = Duration::from_secs(60);
/// How often a line of a list is tried to be written while the store has too much to do, and the wait before the next
/// time. After that the call is missing in the lists, which is told to the operator.
const WRITES: u32 = 5;
const WRITE_AGAIN: Duration = Duration::from_millis(200);

/// The calls of this node.
#[derive(Debug)]
pub struct Calls {
    exchange: Mutex<Exchange>,
    sockets: AtomicU64,
    /// When this was made: with the ticks since then it makes a time that never jumps, so that a corrected clock
    /// neither cuts a call off nor lets it ring for an hour.
    begun: Timestamp,
    begun_ticks: Duration,
    bell: Notify,
    ice: Ice,
}

impl Calls {
    /// No calls yet.
    pub fn new(ice: Ice, clock: &Clock) -> Self {
        Self {
            exchange: Mutex::default(),
            sockets: AtomicU64::new(0),
            begun: clock.now(),
            begun_ticks: clock.ticks(),
            bell: Notify::new(),
            ice,
        }
    }

    /// A number for a new socket.
    pub fn socket(&self) -> Socket {
        Socket(self.sockets.fetch_add(1, Ordering::Relaxed))
    }

    /// Whether calls can go through a relay.
    pub fn has_relay(&self) -> bool {
        self.ice.has_relay()
    }

    /// How many calls ring or are under way.
    pub fn under_way(&self) -> usize {
        self.lock().len()
    }

    fn now(&self, clock: &Clock) -> Timestamp {
        let passed = clock.ticks().saturating_sub(self.begun_ticks);
        self.begun
            .plus_ms(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
    }

    fn lock(&self) -> MutexGuard<'_, Exchange> {
        self.exchange.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a window of Calls asks for, whose socket comes from `source`. Answers come over the bus.
pub async fn asked(app: &Arc<App>, window: Window, socket: Socket, source: Source, frame: CallFrame) {
    match frame {
        CallFrame::Here { standing } => {
            step(app, |exchange, now| {
                exchange.opened(window, socket, standing, now)
            });
        }
        CallFrame::Dial { label, to, camera } => {
            if let Err(why) = dial(app, window, source, &label, &to, camera).await {
                // A label that is too long is not given back.
                let label = if label.len() > DIAL_LABEL_MAX_BYTES {
                    String::new()
                } else {
                    label
                };
                tell(app, To::Window { window }, CallNews::Refused { label, why });
            }
        }
        CallFrame::Accept { call, camera } => act(app, call, window, Event::Accepted { by: window, camera }),
        CallFrame::Decline { call } => act(app, call, window, Event::Declined { by: window }),
        CallFrame::HangUp { call } => act(app, call, window, Event::HungUp { by: window }),
        CallFrame::Signal { call, take, signal } => {
            act(
                app,
                call,
                window,
                Event::Signalled {
                    by: window,
                    take,
                    signal,
                },
            );
        }
        CallFrame::RenewIce { call } => renew_ice(app, call, window),
        CallFrame::Seen => {
            if let Err(error) = seen(app, window.account).await {
                tracing::error!(%error, "missed calls could not be marked as seen");
            }
        }
    }
}

/// A window's socket is gone.
pub fn left(app: &Arc<App>, window: Window, socket: Socket) {
    step(app, |exchange, now| exchange.closed(window, socket, now));
}

/// Watches time and endings, until the program stops.
pub async fn work(app: Arc<App>) {
    let mut endings = app.bus.endings();
    loop {
        let wake = app.calls.lock().wake();
        let sleep = wake.map_or(ROUND, |at| {
            let ms = at.since_ms(app.calls.now(&app.clock)).max(0).unsigned_abs();
            Duration::from_millis(ms).min(ROUND)
        });
        tokio::select! {
            () = app.closing.begun() => return,
            ended = endings.recv() => match ended {
                Ok(ended) => step(&app, |exchange, now| {
                    exchange.signed_out(ended.account, |window| ended.covers(window), now)
                }),
                // The sockets of the sessions that were missed are closed all the same, so that their calls end when
                // the grace for lost sockets does.
                Err(RecvError::Lagged(missed)) => tracing::warn!(missed, "calls fell behind the endings of sessions"),
                Err(RecvError::Closed) => return,
            },
            () = app.calls.bell.notified() => {}
            () = tokio::time::sleep(sleep) => step(&app, Exchange::time_passed),
        }
    }
}

/// Ends every call and writes it down, because the program stops.
pub async fn stop(app: &Arc<App>) {
    for over in under_lock(app, Exchange::stop) {
        write_down(app, &over).await;
    }
}

/// The list of recent calls: a page of it, and how many missed ones nobody has looked at.
///
/// # Errors
/// Faults of the store.
pub async fn recent(app: &App, account: AccountId, before: Option<CallId>) -> Result<(Vec<RecentCall>, i64)> {
    let page = lists::recent(&app.store, account, before).await?;
    Ok((page, lists::unseen(&app.store, account).await?))
}

/// How many missed calls of an account nobody has looked at.
///
/// # Errors
/// Faults of the store.
pub async fn unseen(app: &App, account: AccountId) -> Result<u32> {
    let missed = lists::unseen(&app.store, account).await?;
    Ok(u32::try_from(missed).unwrap_or(u32::MAX))
}

/// Takes one call, or all, out of an account's list.
///
/// # Errors
/// Faults of the store.
pub async fn forget(app: &App, account: AccountId, call: Option<CallId>) -> Result<()> {
    let statement = call.map_or_else(|| lists::forget_all(account), |call| lists::forget(account, call));
    app.store.commit(Batch::new().with(statement)).await?;
    Ok(())
}

async fn seen(app: &App, account: AccountId) -> Result<()> {
    app.store.commit(Batch::new().with(lists::see(account))).await?;
    tell(app, To::account_on(account, Channel::Calls), CallNews::Seen);
    Ok(())
}

/// Looks the person up and rings. Every attempt is charged, before it can be seen whether the name exists.
async fn dial(
    app: &Arc<App>,
    window: Window,
    source: Source,
    label: &str,
    to: &str,
    camera: bool,
) -> Result<(), Refusal> {
    if label.len() > DIAL_LABEL_MAX_BYTES || to.len() > USER_NAME_MAX_BYTES {
        return Err(Refusal::OutOfTurn);
    }
    if !app
        .calls
        .lock()
        .may_dial(window.account, app.calls.now(&app.clock))
    {
        return Err(Refusal::TooMany);
    }
    let to = normal_user_name(to);
    if !could_be_user_name(&to) {
        return Err(Refusal::Unknown);
    }
    // Whoever has many accounts must not look up names with all of them.
    app.limits
        .look_up
        .take(source, app.clock.ticks())
        .map_err(|_| Refusal::TooMany)?;
    let (caller, callee, blocking) = parties(app, window.account, &to).await.map_err(|error| {
        tracing::error!(%error, "a dial could not be looked up");
        Refusal::Unavailable
    })?;
    let callee = callee.ok_or(Refusal::Unknown)?;
    let caller = caller.ok_or(Refusal::Unavailable)?;
    let id = CallId::new(app.clock.now(), &mut app.random.clone());
    let at = app.calls.now(&app.clock);
    let label = label.to_owned();
    let dial = Dial {
        id,
        label,
        caller: person(caller),
        callee: person(callee),
        camera,
        hushed: false,
        at,
    };
    step(app, |exchange, now| exchange.dial(dial, window, blocking, now));
    Ok(())
}

type Parties = (Option<Account>, Option<Account>, doorcode_talk::room::Blocking);

async fn parties(app: &App, caller: AccountId, to: &str) -> Result<Parties> {
    let callee = accounts::by_user_name(&app.store, to).await?;
    let blocking = match &callee {
        Some(callee) => blocks::between(&app.store, caller, callee.id).await?,
        None => Default::default(),
    };
    Ok((accounts::by_id(&app.store, caller).await?, callee, blocking))
}

/// A person as shown to those who talk with them.
pub fn person(account: Account) -> Person {
    let name = if account.display_name.trim().is_empty() {
        account.user_name.clone()
    } else {
        account.display_name
    };
    Person {
        id: account.id,
        user_name: account.user_name,
        name,
    }
}

fn act(app: &Arc<App>, call: CallId, window: Window, event: Event) {
    step(app, |exchange, now| exchange.act(call, window, event, now));
}

fn renew_ice(app: &App, call: CallId, window: Window) {
    let connects = app
        .calls
        .lock()
        .call(call)
        .is_some_and(|call| call.connects(window));
    if connects {
        let ice = app.calls.ice.servers(window.account, app.clock.now());
        tell(app, To::Window { window }, CallNews::Ice { call, ice });
    }
}

/// Lets the exchange take a step, and has what it wants remembered written down by a task of its own: a window that
/// goes away in this very moment must not take the record with it.
fn step(app: &Arc<App>, step: impl FnOnce(&mut Exchange, Timestamp) -> Vec<Effect>) {
    let over = under_lock(app, step);
    app.calls.bell.notify_one();
    if !over.is_empty() {
        let app = Arc::clone(app);
        tokio::spawn(async move {
            for over in over {
                write_down(&app, &over).await;
            }
        });
    }
}

fn under_lock(app: &App, step: impl FnOnce(&mut Exchange, Timestamp) -> Vec<Effect>) -> Vec<Over> {
    let mut exchange = app.calls.lock();
    let now = app.calls.now(&app.clock);
    let mut over = Vec::new();
    for effect in step(&mut exchange, now) {
        match effect {
            Effect::Tell { to: window, news } => {
                tell(app, To::Window { window }, with_ice(app, window, news))
            }
            Effect::TellAll {
                account,
                except: None,
                news,
            } => {
                tell(app, To::account_on(account, Channel::Calls), news);
            }
            Effect::TellAll {
                except: Some(but),
                news,
                ..
            } => {
                tell(
                    app,
                    To::Others {
                        but,
                        channel: Channel::Calls,
                    },
                    news,
                );
            }
            Effect::Record(call) => over.push(call),
        }
    }
    over
}

/// Only the two windows of a call are told to connect, so only they are given the relays and a credential.
fn with_ice(app: &App, window: Window, mut news: CallNews) -> CallNews {
    if let CallNews::Connect { ice, .. } = &mut news {
        *ice = app.calls.ice.servers(window.account, app.clock.now());
    }
    news
}

fn tell(app: &App, to: To, news: CallNews) {
    app.bus.tell(to, &ServerFrame::Call(news));
}

async fn write_down(app: &App, over: &Over) {
    let ago_ms = app.calls.now(&app.clock).since_ms(over.dial.at);
    let lines = lists::lines(over, app.clock.now().plus_ms(-ago_ms));
    let statements = lines
        .iter()
        .flat_map(|(account, line)| lists::insert(*account, line));
    let batch: Batch = statements.collect();
    for _ in 0..WRITES {
        match app.store.commit(batch.clone()).await {
            Ok(_) => {
                for (account, entry) in lines {
                    tell(
                        app,
                        To::account_on(account, Channel::Calls),
                        CallNews::Recent { entry },
                    );
                }
                return;
            }
            Err(CommitError::Busy) => tokio::time::sleep(WRITE_AGAIN).await,
            Err(error) => return tracing::error!(%error, "a call is missing in the lists of recent calls"),
        }
    }
    tracing::error!("a call is missing in the lists of recent calls: the store was busy for too long");
}
