//! Changing a room: a command is stepped, committed and told; marks and typing, which are no part of a room's order.

use doorcode_engine::ids::{AccountId, RoomId};
use doorcode_store::rooms::{self, Record};
use doorcode_store::{StoreError, blocks, messages};
use doorcode_talk::message::{Message, Seq};
use doorcode_talk::room::{self, Blocking, Change, Command, Cx, Marks, Member, Refusal, Room};
use doorcode_talk::wire::{Ask, ServerFrame};

use super::{Asker, Stop, reading, views};
use crate::app::App;
use crate::bus::{Channel, To};
use crate::usecase::Deadline;

/// Does what a member asks for, and answers with the message that it made or changed.
pub(super) async fn change(
    app: &App,
    asker: &Asker,
    ask: Ask,
    id: RoomId,
    command: Command,
) -> Result<ServerFrame, Stop> {
    let me = asker.account();
    app.messages.sends.spend(app, me)?;
    let (record, message) = stepped(app, me, id, command).await?;
    let message = views::message(&record, &message, me).ok_or(Refusal::NoSuchMessage)?;
    Ok(ServerFrame::Saved {
        ask,
        room: id,
        message,
    })
}

/// Steps, commits and tells.
pub(super) async fn stepped(
    app: &App,
    me: AccountId,
    id: RoomId,
    command: Command,
) -> Result<(Record, Message), Stop> {
    // Held until the change is told, so that the windows hear of the changes in their order.
    let _turn = app.turns.take(&id.bytes()).await?;
    let mut deadline = Deadline::begin();
    loop {
        let record = rooms::by_id(&app.store, id).await?.ok_or(Refusal::NoSuchRoom)?;
        let found = messages::by_id(&app.store, id, command.names()).await?;
        let cx = Cx {
            asker: me,
            now: app.clock.now(),
            blocking: blocking(app, me, &record.room, &command).await?,
        };
        let as_it_is = found.clone();
        let decision = room::step(record.room.clone(), found, command.clone(), &cx);
        let message = decision
            .outcome
            .map_err(|why| refusal(why, &record, as_it_is.as_ref(), me))?;
        let Some(change) = decision.change else {
            return Ok((record, message));
        };
        match app.store.commit(rooms::change(&change)).await {
            Ok(_) => {
                let record = told(app, record, &change).await;
                return Ok((record, message));
            }
            // The same send, in another window at the same moment: the next turn finds it.
            Err(error) if error.is_conflict("messages_room_id") => {}
            Err(error) => deadline.again(error).await?,
        }
    }
}

fn refusal(why: Refusal, record: &Record, as_it_is: Option<&Message>, me: AccountId) -> Stop {
    let message = as_it_is
        .filter(|_| why == Refusal::EditedElsewhere)
        .and_then(|message| views::message(record, message, me))
        .map(Box::new);
    Stop::Refused {
        why,
        wait_ms: None,
        message,
    }
}

/// Who has blocked whom, of the two that the command is about.
async fn blocking(app: &App, me: AccountId, room: &Room, command: &Command) -> Result<Blocking, StoreError> {
    let other = match command {
        Command::Add { account, .. } => Some(*account),
        _ => room.other(me),
    };
    match other {
        Some(other) => blocks::between(&app.store, me, other).await,
        None => Ok(Blocking::default()),
    }
}

/// Tells a change that was committed, and gives the room as it is now. It never fails: what cannot be told now is told
/// when the windows ask what lies in the gap.
pub(super) async fn told(app: &App, before: Record, change: &Change) -> Record {
    let id = change.room.id;
    let record = match rooms::by_id(&app.store, id).await {
        Ok(Some(now)) => Record {
            room: change.room.clone(),
            ..now
        },
        Ok(None) => before,
        Err(error) => {
            tracing::error!(%error, "a change could not be told; windows will ask for it");
            return before;
        }
    };
    let came_or_went = |account| change.members.iter().any(|member| member.account == account);
    let members = record.room.members.iter();
    for member in members.filter(|member| member.left.is_none() || came_or_went(member.account)) {
        if app.bus.windows(member.account, Channel::Messages).is_empty() {
            continue;
        }
        match changed(app, &record, change, member).await {
            Ok(frame) => app
                .bus
                .tell(To::account_on(member.account, Channel::Messages), &frame),
            Err(error) => tracing::error!(%error, "a change could not be told; windows will ask for it"),
        }
    }
    record
}

async fn changed(
    app: &App,
    record: &Record,
    change: &Change,
    reader: &Member,
) -> Result<ServerFrame, StoreError> {
    let seen = views::message(record, &change.message, reader.account);
    // What a blocked person does moves the position and nothing else.
    let view = match &seen {
        Some(_) => Some(views::room(app, record, reader).await?),
        None => None,
    };
    let members = (!change.members.is_empty()).then(|| views::members(record, reader));
    Ok(ServerFrame::Changed {
        ask: None,
        room: change.room.id,
        from: change.from(),
        to: change.room.position,
        messages: seen.into_iter().collect(),
        view,
        members,
    })
}

/// Moves the asker's marks on, and tells everybody who is there.
pub(super) async fn mark(
    app: &App,
    asker: &Asker,
    id: RoomId,
    delivered: Seq,
    read: Seq,
) -> Result<(), Stop> {
    let me = asker.account();
    let _turn = app.turns.take(&id.bytes()).await?;
    let record = reading::record(app, asker, id).await?;
    let member = reading::reader(&record, me)?;
    let newest = member.newest(&record.room);
    let Some(marks) = member.marks.advance(Marks { delivered, read }, newest) else {
        return Ok(());
    };
    let outcomes = app.store.commit(rooms::mark(id, me, marks)).await?;
    let row = outcomes.last().and_then(|outcome| outcome.rows.first());
    let count = row.map(|row| row.int("marks")).transpose()?;
    let count = count
        .and_then(|count| u64::try_from(count).ok())
        .unwrap_or(record.marks);
    let unread = rooms::unread(&app.store, me, id).await?;
    let is_there = member.left.is_none();
    let others = record.room.present().map(|member| member.account);
    let told = std::iter::once(me).chain(others.filter(|&account| is_there && account != me));
    for account in told {
        let frame = ServerFrame::Marks {
            room: id,
            marks: count,
            account: me,
            delivered: marks.delivered,
            read: marks.read,
            unread: (account == me).then_some(unread),
        };
        app.bus.tell(To::account_on(account, Channel::Messages), &frame);
    }
    Ok(())
}

/// Tells the others that the asker types. Nothing of it is kept.
pub(super) async fn typing(app: &App, asker: &Asker, id: RoomId, on: bool) -> Result<(), Stop> {
    let me = asker.account();
    let record = reading::record(app, asker, id).await?;
    let blocking = match record.room.other(me) {
        Some(other) => blocks::between(&app.store, me, other).await?,
        None => Blocking::default(),
    };
    let frame = ServerFrame::Typing {
        room: id,
        account: me,
        name: views::name_in(&record, me),
        on,
    };
    for account in record.room.typing_reaches(me, blocking) {
        app.bus.tell(To::account_on(account, Channel::Messages), &frame);
    }
    Ok(())
}
