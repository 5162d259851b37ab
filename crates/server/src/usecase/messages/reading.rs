//! Reading: what a window is told when it greets, opens a room, scrolls back, or has seen a gap.

use std::collections::{HashMap, HashSet};

use doorcode_engine::ids::{AccountId, RoomId};
use doorcode_store::rooms::{self, Record, Standing};
use doorcode_store::{StoreError, messages};
use doorcode_talk::journal::{self, Cursor, Missed};
use doorcode_talk::limits;
use doorcode_talk::message::{Position, Seq};
use doorcode_talk::room::{Member, Refusal, Role};
use doorcode_talk::wire::{Ask, ServerFrame};

use super::{Answers, Asker, Stop, views};
use crate::app::App;

/// The room, where the asker is or was in it: the same refusal for one that is not there.
pub(super) async fn record(app: &App, asker: &Asker, room: RoomId) -> Result<Record, Stop> {
    let record = rooms::by_id(&app.store, room).await?;
    record
        .filter(|record| record.room.member(asker.account()).is_some())
        .ok_or(Refusal::NoSuchRoom.into())
}

/// The asker among the members of a room that [`record`] gave.
pub(super) fn reader(record: &Record, account: AccountId) -> Result<&Member, Stop> {
    record.room.member(account).ok_or(Refusal::NoSuchRoom.into())
}

pub(super) fn is_owner(record: &Record, account: AccountId) -> bool {
    let member = record.room.present().find(|member| member.account == account);
    member.is_some_and(|member| member.role == Role::Owner)
}

/// Tells a window the conversations that it does not know and all that it has missed of those that it knows.
pub(super) async fn hello(
    app: &App,
    asker: &Asker,
    cursors: Vec<Cursor>,
    answers: &Answers,
) -> Result<(), Stop> {
    let standings = rooms::standings(&app.store, asker.account()).await?;
    let held: HashSet<RoomId> = cursors.iter().map(|cursor| cursor.room).collect();
    let unknown: HashSet<RoomId> = standings
        .iter()
        .map(|standing| standing.room)
        .filter(|room| !held.contains(room))
        .collect();
    list(app, asker, &unknown, answers).await?;
    let standings: HashMap<RoomId, Standing> = standings
        .into_iter()
        .map(|standing| (standing.room, standing))
        .collect();
    for cursor in cursors {
        if let Some(at) = standings.get(&cursor.room)
            && journal::missed(Some(cursor), at.position, at.marks) == Missed::Nothing
        {
            continue;
        }
        match since(app, asker, None, cursor).await {
            Ok(Some(told)) => {
                if answers.send(told).await.is_err() {
                    return Ok(());
                }
            }
            // A room that is gone is told by silence: nobody is left in it to say anything.
            Ok(None)
            | Err(Stop::Refused {
                why: Refusal::NoSuchRoom,
                ..
            }) => {}
            Err(stop) => return Err(stop),
        }
    }
    let _ = answers.send(ServerFrame::Synced).await;
    Ok(())
}

/// Tells the lines of the list that `wanted` names, a frame at a time.
async fn list(app: &App, asker: &Asker, wanted: &HashSet<RoomId>, answers: &Answers) -> Result<(), Stop> {
    let (mut after, mut read, mut left) = (None, 0, wanted.len());
    while left > 0 && read < limits::ROOMS_LISTED {
        let lines = rooms::lines(&app.store, asker.account(), after).await?;
        let Some(last) = lines.last() else {
            break;
        };
        after = Some((last.active_at, last.standing.room));
        read += lines.len();
        let mut some = Vec::new();
        for line in lines {
            if wanted.contains(&line.standing.room) {
                some.push(views::line(app, line, asker.account()).await?);
            }
        }
        left = left.saturating_sub(some.len());
        if !some.is_empty() && answers.send(ServerFrame::Rooms { rooms: some }).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// A room with its newest page.
pub(super) async fn open(app: &App, asker: &Asker, ask: Ask, room: RoomId) -> Result<ServerFrame, Stop> {
    let record = record(app, asker, room).await?;
    let reader = reader(&record, asker.account())?;
    Ok(page(app, &record, reader, Some(ask)).await?)
}

/// The page before a message.
pub(super) async fn history(
    app: &App,
    asker: &Asker,
    ask: Ask,
    room: RoomId,
    before: Seq,
) -> Result<ServerFrame, Stop> {
    let record = record(app, asker, room).await?;
    let reader = reader(&record, asker.account())?;
    let (found, earlier) = messages::page(&app.store, &record.room, reader, Some(before)).await?;
    Ok(ServerFrame::History {
        ask,
        room,
        messages: views::messages(&record, &found, asker.account()),
        earlier,
    })
}

/// What lies in a gap.
pub(super) async fn catch_up(
    app: &App,
    asker: &Asker,
    ask: Ask,
    cursor: Cursor,
) -> Result<ServerFrame, Stop> {
    if let Some(told) = since(app, asker, Some(ask), cursor).await? {
        return Ok(told);
    }
    Ok(ServerFrame::Changed {
        ask: Some(ask),
        room: cursor.room,
        from: cursor.position,
        to: cursor.position,
        messages: Vec::new(),
        view: None,
        members: None,
    })
}

/// What a window at `cursor` has missed of a room; `None` where that is nothing.
async fn since(
    app: &App,
    asker: &Asker,
    ask: Option<Ask>,
    cursor: Cursor,
) -> Result<Option<ServerFrame>, Stop> {
    let record = record(app, asker, cursor.room).await?;
    let reader = reader(&record, asker.account())?;
    let told = match journal::missed(Some(cursor), record.room.position, record.marks) {
        Missed::Nothing => return Ok(None),
        Missed::Marks => changes(app, &record, reader, ask, record.room.position).await?,
        Missed::Since(position) => changes(app, &record, reader, ask, position).await?,
        Missed::Everything => page(app, &record, reader, ask).await?,
    };
    Ok(Some(told))
}

/// What has changed for `reader` since a position: one by one, or the newest page where that is too much.
pub(super) async fn changes(
    app: &App,
    record: &Record,
    reader: &Member,
    ask: Option<Ask>,
    from: Position,
) -> Result<ServerFrame, StoreError> {
    let changed = messages::changed(&app.store, &record.room, reader, from).await?;
    if !journal::is_worth_telling(changed.len()) {
        return page(app, record, reader, ask).await;
    }
    Ok(ServerFrame::Changed {
        ask,
        room: record.room.id,
        from,
        to: record.room.position,
        messages: views::messages(record, &changed, reader.account),
        view: Some(views::room(app, record, reader).await?),
        members: Some(views::members(record, reader)),
    })
}

async fn page(
    app: &App,
    record: &Record,
    reader: &Member,
    ask: Option<Ask>,
) -> Result<ServerFrame, StoreError> {
    let (found, earlier) = messages::page(&app.store, &record.room, reader, None).await?;
    Ok(ServerFrame::Page {
        ask,
        view: views::room(app, record, reader).await?,
        members: views::members(record, reader),
        messages: views::messages(record, &found, reader.account),
        earlier,
    })
}
