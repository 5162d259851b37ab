//! New conversations: between two, and groups.

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_store::rooms::{self, Record};
use doorcode_store::{Batch, blocks};
use doorcode_talk::limits;
use doorcode_talk::room::{Blocking, Cx, Refusal, Room};
use doorcode_talk::text::Title;
use doorcode_talk::wire::{Ask, RoomView, ServerFrame};

use super::{Asker, Stop, changing, look_up, reading, views};
use crate::app::App;
use crate::bus::{Channel, To};
use crate::usecase::Deadline;

/// What somebody wants to found.
pub(super) struct NewGroup {
    /// Its id, made by the client.
    pub(super) room: RoomId,
    /// The id of its first notice.
    pub(super) notice: MessageId,
    /// What it is called.
    pub(super) title: Title,
    /// Exact user names of the others.
    pub(super) user_names: Vec<String>,
}

/// Opens the conversation with one person, which is made where there is none. Being blocked by them shows in nothing.
pub(super) async fn start(app: &App, asker: &Asker, ask: Ask, user_name: &str) -> Result<ServerFrame, Stop> {
    let me = asker.account();
    let other = look_up(app, asker, user_name).await?.id;
    let mut deadline = Deadline::begin();
    let id = loop {
        if let Some(id) = rooms::of_pair(&app.store, me, other).await? {
            break id;
        }
        let now = app.clock.now();
        let id = RoomId::new(now, &mut app.random.clone());
        let room = Room::direct(id, me, other, now).ok_or(Refusal::Yourself)?;
        may_start(app, me).await?;
        let batch: Batch = rooms::insert(&room).into_iter().collect();
        match app.store.commit(batch).await {
            Ok(_) => break id,
            // The other one, or another window, was faster.
            Err(error) if error.is_conflict("rooms_pair") => {}
            Err(error) => deadline.again(error).await?,
        }
    };
    let view = view(app, asker, &reading::record(app, asker, id).await?).await?;
    let others = To::Others {
        but: asker.window,
        channel: Channel::Messages,
    };
    let rooms = vec![view.clone()];
    app.bus.tell(others, &ServerFrame::Rooms { rooms });
    Ok(ServerFrame::Room { ask, view })
}

/// Makes a group. Repeated, it answers with the one that was made.
pub(super) async fn found(app: &App, asker: &Asker, ask: Ask, group: NewGroup) -> Result<ServerFrame, Stop> {
    let me = asker.account();
    if let Some(record) = rooms::by_id(&app.store, group.room).await? {
        return already(app, asker, ask, &record).await;
    }
    if group.user_names.len() >= limits::GROUP_MEMBERS {
        return Err(Refusal::GroupFull.into());
    }
    app.messages.sends.spend(app, me)?;
    may_start(app, me).await?;
    let mut others = Vec::new();
    for name in &group.user_names {
        let other = look_up(app, asker, name).await?.id;
        let blocking = blocks::between(&app.store, me, other).await?;
        if blocking.by_other {
            // The same words as for a name that nobody has: a block is not told.
            return Err(Refusal::NoSuchPerson.into());
        }
        if blocking.by_asker {
            return Err(Refusal::YouBlocked.into());
        }
        others.push(other);
    }
    let cx = Cx {
        asker: me,
        now: app.clock.now(),
        blocking: Blocking::default(),
    };
    let change = Room::group(group.room, group.title, &others, group.notice, &cx)?;
    let _turn = app.turns.take(&group.room.bytes()).await?;
    match app.store.commit(rooms::found(&change)).await {
        Ok(_) => {}
        Err(error) if error.is_conflict("rooms_id") => {
            let record = reading::record(app, asker, group.room).await?;
            return already(app, asker, ask, &record).await;
        }
        Err(error) => return Err(error.into()),
    }
    let record = reading::record(app, asker, group.room).await?;
    let record = changing::told(app, record, &change).await;
    let view = view(app, asker, &record).await?;
    Ok(ServerFrame::Room { ask, view })
}

async fn already(app: &App, asker: &Asker, ask: Ask, record: &Record) -> Result<ServerFrame, Stop> {
    if record.room.founder != asker.account() {
        return Err(Refusal::NotYours.into());
    }
    let view = view(app, asker, record).await?;
    Ok(ServerFrame::Room { ask, view })
}

async fn view(app: &App, asker: &Asker, record: &Record) -> Result<RoomView, Stop> {
    let reader = reading::reader(record, asker.account())?;
    Ok(views::room(app, record, reader).await?)
}

async fn may_start(app: &App, me: AccountId) -> Result<(), Stop> {
    let started = rooms::started_by(&app.store, me).await?;
    if usize::try_from(started).unwrap_or(usize::MAX) >= limits::ROOMS_STARTED {
        return Err(Refusal::TooMany.into());
    }
    Ok(())
}
