//! Messages: what a window asks for, done and told.
//!
//! ```text
//! frame ─▶ allowance ─▶ load room ─▶ talk::room::step ─▶ one commit ─▶ told to every window of the members
//!                          ▲                                 │ stale: somebody was faster
//!                          └─────────────────────────────────┘
//! ```
//!
//! The changes of one room queue inside this node and are told before the next one is made, so that windows hear of
//! them in their order; a window that sees a gap all the same asks for what lies in it. Whatever a window repeats after
//! a lost connection is known by the ids that it made, and answered as the first time.

mod allowances;
mod changing;
mod leaving;
mod reading;
mod starting;
mod views;

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, CommitError, StoreError, blocks, rooms};
use doorcode_talk::limits;
use doorcode_talk::message::MessageView;
use doorcode_talk::room::{Command, Refusal};
use doorcode_talk::text::{MessageText, Title, Unfit};
use doorcode_talk::wire::{Ask, ClientFrame, Farewell, ServerFrame, Window};
use tokio::sync::mpsc;

use crate::app::App;
use crate::bus::{Channel, To};
use crate::error::{self, Error};
use crate::usecase::{could_be_user_name, normal_user_name};
use crate::web::source::Source;
use allowances::Allowances;
pub use leaving::{leave_groups, tell_of_deleted};

/// How many messages an account has not read, counted up to [`limits::UNREAD_COUNTED`].
///
/// # Errors
/// Faults of the store.
pub async fn unread(app: &App, account: AccountId) -> error::Result<u32> {
    Ok(rooms::unread_anywhere(&app.store, account).await?)
}

/// What accounts may do at once in Messages, on this node.
#[derive(Debug)]
pub struct Messages {
    sends: Allowances,
    lookups: Allowances,
}

impl Default for Messages {
    fn default() -> Self {
        Self {
            sends: Allowances::new(limits::SENDS_BURST, limits::SEND_EVERY_MS),
            lookups: Allowances::new(limits::LOOKUPS_BURST, limits::LOOKUP_EVERY_MS),
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// The window; its session vouches for the account.
    pub window: Window,
    /// Where its socket comes from.
    pub source: Source,
}

impl Asker {
    const fn account(&self) -> AccountId {
        self.window.account
    }
}

/// Where the answers to one window go. They wait for it: nothing is loaded ahead of what it reads. When it is gone,
/// what was begun is finished without telling it.
pub type Answers = mpsc::Sender<ServerFrame>;

/// Why something is not done.
#[derive(Debug)]
enum Stop {
    /// Expected, and told to the asker.
    Refused {
        why: Refusal,
        /// When to try again, in milliseconds.
        wait_ms: Option<u64>,
        /// The message as it is, where an edit met another one.
        message: Option<Box<MessageView>>,
    },
    /// Ours.
    Failed(Error),
}

impl Stop {
    fn too_fast(wait_ms: u64) -> Self {
        Self::Refused {
            why: Refusal::TooFast,
            wait_ms: Some(wait_ms),
            message: None,
        }
    }
}

impl From<Refusal> for Stop {
    fn from(why: Refusal) -> Self {
        Self::Refused {
            why,
            wait_ms: None,
            message: None,
        }
    }
}

impl From<Unfit> for Stop {
    fn from(unfit: Unfit) -> Self {
        Self::from(match unfit {
            Unfit::Empty => Refusal::Empty,
            Unfit::TooLong => Refusal::TooLong,
        })
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(error::Refusal::Overloaded { retry_after_s }) => Self::Refused {
                why: Refusal::Busy,
                wait_ms: Some(retry_after_s.saturating_mul(1_000)),
                message: None,
            },
            Error::Refused(error::Refusal::Changed) => Refusal::Busy.into(),
            other => Self::Failed(other),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Error::from(error).into()
    }
}

impl From<CommitError> for Stop {
    fn from(error: CommitError) -> Self {
        Error::from(error).into()
    }
}

/// Does what a window asks for, and answers it.
///
/// # Errors
/// [`Farewell::Failed`] when the server could not do its part: the window comes back and resumes.
pub async fn asked(app: &App, asker: &Asker, frame: ClientFrame, answers: Answers) -> Result<(), Farewell> {
    let ask = frame.ask();
    let is_hello = matches!(frame, ClientFrame::Hello { .. });
    let refused = match done(app, asker, frame, &answers).await {
        Ok(Some(answer)) => answer,
        Ok(None) => return Ok(()),
        // Half a greeting would leave a window that thinks that it has missed nothing.
        Err(Stop::Refused { .. }) if is_hello => return Err(Farewell::Failed),
        Err(Stop::Refused { .. }) if ask.is_none() => return Ok(()),
        Err(Stop::Refused {
            why,
            wait_ms,
            message,
        }) => ServerFrame::Refused {
            ask,
            why,
            wait_ms,
            message: message.map(|message| *message),
        },
        Err(Stop::Failed(error)) => {
            if let Error::Fault(chain) = error {
                tracing::error!("a window of Messages could not be served: {chain:#}");
            }
            return Err(Farewell::Failed);
        }
    };
    // Whoever is gone needs no answer.
    let _ = answers.send(refused).await;
    Ok(())
}

async fn done(
    app: &App,
    asker: &Asker,
    frame: ClientFrame,
    answers: &Answers,
) -> Result<Option<ServerFrame>, Stop> {
    use ClientFrame as Asked;
    let command = |ask, room, command| changing::change(app, asker, ask, room, command);
    let answer = match frame {
        Asked::Hello { rooms } => {
            reading::hello(app, asker, rooms, answers).await?;
            return Ok(None);
        }
        Asked::Mark {
            room,
            delivered,
            read,
        } => {
            changing::mark(app, asker, room, delivered, read).await?;
            return Ok(None);
        }
        Asked::Typing { room, on } => {
            changing::typing(app, asker, room, on).await?;
            return Ok(None);
        }
        Asked::Call(_) => return Ok(None),
        Asked::Open { ask, room } => reading::open(app, asker, ask, room).await?,
        Asked::History { ask, room, before } => reading::history(app, asker, ask, room, before).await?,
        Asked::CatchUp { ask, cursor } => reading::catch_up(app, asker, ask, cursor).await?,
        Asked::Send { ask, room, id, text } => {
            let text = MessageText::new(&text)?;
            command(ask, room, Command::Send { id, text }).await?
        }
        Asked::Edit {
            ask,
            room,
            id,
            base,
            text,
        } => {
            let text = MessageText::new(&text)?;
            command(ask, room, Command::Edit { id, base, text }).await?
        }
        Asked::Delete { ask, room, id } => command(ask, room, Command::Delete { id }).await?,
        Asked::Add {
            ask,
            room,
            notice,
            user_name,
        } => add(app, asker, ask, room, notice, &user_name).await?,
        Asked::Remove {
            ask,
            room,
            notice,
            account,
        } => command(ask, room, Command::Remove { account, notice }).await?,
        Asked::Leave { ask, room, notice } => command(ask, room, Command::Leave { notice }).await?,
        Asked::Rename {
            ask,
            room,
            notice,
            title,
        } => {
            let title = Title::new(&title)?;
            command(ask, room, Command::Rename { title, notice }).await?
        }
        Asked::Start { ask, user_name } => starting::start(app, asker, ask, &user_name).await?,
        Asked::Found {
            ask,
            room,
            notice,
            title,
            user_names,
        } => {
            let title = Title::new(&title)?;
            let group = starting::NewGroup {
                room,
                notice,
                title,
                user_names,
            };
            starting::found(app, asker, ask, group).await?
        }
        Asked::Block { ask, account, on } => block(app, asker, ask, account, on).await?,
        Asked::Blocked { ask } => {
            let blocked = blocks::of(&app.store, asker.account()).await?;
            let people = blocked.iter().map(views::person).collect();
            ServerFrame::People { ask, people }
        }
    };
    Ok(Some(answer))
}

async fn add(
    app: &App,
    asker: &Asker,
    ask: Ask,
    room: RoomId,
    notice: MessageId,
    user_name: &str,
) -> Result<ServerFrame, Stop> {
    // Who may not add is not told whether the name exists.
    let record = reading::record(app, asker, room).await?;
    if !reading::is_owner(&record, asker.account()) {
        return Err(Refusal::NotOwner.into());
    }
    let account = look_up(app, asker, user_name).await?.id;
    changing::change(app, asker, ask, room, Command::Add { account, notice }).await
}

/// Finds somebody by their exact name. Every name is charged before it is looked up, to the account and to where it
/// comes from, except of people whom the asker shares a conversation with: nothing new is told of them.
async fn look_up(app: &App, asker: &Asker, typed: &str) -> Result<Account, Stop> {
    let name = normal_user_name(typed);
    if !could_be_user_name(&name) {
        return Err(Refusal::NoSuchPerson.into());
    }
    if !rooms::are_acquainted(&app.store, asker.account(), &name).await? {
        app.messages.lookups.spend(app, asker.account())?;
        app.limits
            .look_up
            .take(asker.source, app.clock.ticks())
            .map_err(|wait| Stop::too_fast(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))?;
    }
    let found = accounts::by_user_name(&app.store, &name).await?;
    found.ok_or(Refusal::NoSuchPerson.into())
}

async fn block(app: &App, asker: &Asker, ask: Ask, other: AccountId, on: bool) -> Result<ServerFrame, Stop> {
    let me = asker.account();
    if other == me {
        return Err(Refusal::Yourself.into());
    }
    app.messages.sends.spend(app, me)?;
    let statement = if on {
        if accounts::by_id(&app.store, other).await?.is_none() {
            return Err(Refusal::NoSuchPerson.into());
        }
        let blocked = blocks::of(&app.store, me).await?;
        if blocked.len() >= limits::BLOCKED && blocked.iter().all(|name| name.account != other) {
            return Err(Refusal::TooMany.into());
        }
        blocks::block(me, other, app.clock.now())
    } else {
        blocks::unblock(me, other)
    };
    app.store.commit(Batch::new().with(statement)).await?;
    app.bus.tell(
        To::account_on(me, Channel::Messages),
        &ServerFrame::Block { account: other, on },
    );
    Ok(ServerFrame::Done { ask })
}
