//! From rows to what one reader sees.

use doorcode_engine::ids::AccountId;
use doorcode_store::rooms::{self, Line, Name, Record};
use doorcode_store::{StoreError, blocks};
use doorcode_talk::message::{Body, Message, MessageView, Seq};
use doorcode_talk::room::{Kind, Member};
use doorcode_talk::wire::{MemberView, Person, RoomView};

use crate::app::App;

/// What to call somebody; nothing for a deleted account, whom the page calls so in its own language.
pub(super) fn called(name: &Name) -> String {
    let shown = name.display_name.trim();
    if shown.is_empty() {
        name.user_name.clone()
    } else {
        shown.to_owned()
    }
}

pub(super) fn person(name: &Name) -> Person {
    Person {
        id: name.account,
        user_name: name.user_name.clone(),
        name: called(name),
    }
}

/// What a member of a room is called.
pub(super) fn name_in(record: &Record, account: AccountId) -> String {
    record.names.get(&account).map(called).unwrap_or_default()
}

/// What `reader` sees of a message.
pub(super) fn message(record: &Record, message: &Message, reader: AccountId) -> Option<MessageView> {
    message.seen_by(reader, |account| name_in(record, account))
}

/// What `reader` sees of some messages.
pub(super) fn messages(record: &Record, messages: &[Message], reader: AccountId) -> Vec<MessageView> {
    messages
        .iter()
        .filter_map(|one| message(record, one, reader))
        .collect()
}

/// The members as `reader` sees them. Somebody who is no longer there sees nothing of what came afterwards: neither who
/// came, nor how far the others have read.
pub(super) fn members(record: &Record, reader: &Member) -> Vec<MemberView> {
    let newest = reader.newest(&record.room);
    let is_known = |member: &&Member| reader.left.is_none() || member.joined <= newest;
    let up_to = |seq: Seq| {
        if reader.left.is_none() {
            seq
        } else {
            seq.min(newest)
        }
    };
    let members = record.room.members.iter().filter(is_known);
    members
        .map(|member| MemberView {
            person: match record.names.get(&member.account) {
                Some(name) => person(name),
                None => nobody(member.account),
            },
            role: member.left.is_none().then_some(member.role),
            joined: member.joined,
            delivered: up_to(member.marks.delivered),
            read: up_to(member.marks.read),
        })
        .collect()
}

fn nobody(account: AccountId) -> Person {
    Person {
        id: account,
        user_name: String::new(),
        name: String::new(),
    }
}

/// A line of the list.
pub(super) async fn line(app: &App, line: Line, reader: AccountId) -> Result<RoomView, StoreError> {
    let last = match &line.last {
        // The line knows what the author is called; whom a notice is about stands with the members.
        Some((last, _)) if matches!(&last.body, Body::Notice(notice) if notice.about().is_some()) => {
            let record = rooms::by_id(&app.store, line.standing.room).await?;
            record.and_then(|record| message(&record, last, reader))
        }
        Some((last, author)) => last.seen_by(reader, |_| author.clone()),
        None => None,
    };
    Ok(RoomView {
        id: line.standing.room,
        with: line.with.as_ref().map(person),
        title: line.title,
        size: line.size,
        role: line.role,
        blocked: line.blocked,
        position: line.standing.position,
        marks: line.standing.marks,
        read: line.read,
        unread: line.unread,
        last,
        active_at: line.active_at,
    })
}

/// A room as `reader`, a member, sees it. Its position and marks are those of `record`, whatever has happened since it
/// was read: a window must not believe that it has more than it was told.
pub(super) async fn room(app: &App, record: &Record, reader: &Member) -> Result<RoomView, StoreError> {
    let room = &record.room;
    let shown = match rooms::line_of(&app.store, reader.account, room.id).await? {
        Some(found) => line(app, found, reader.account).await?,
        None => unsaid(app, record, reader).await?,
    };
    Ok(RoomView {
        position: room.position,
        marks: record.marks,
        ..shown
    })
}

/// A room in which nothing was said to `reader` yet; lists do not show it.
async fn unsaid(app: &App, record: &Record, reader: &Member) -> Result<RoomView, StoreError> {
    let room = &record.room;
    let other = room.other(reader.account);
    let blocked = match other {
        Some(other) => blocks::between(&app.store, reader.account, other).await?.by_asker,
        None => false,
    };
    let with = other.map(|other| record.names.get(&other).map_or_else(|| nobody(other), person));
    Ok(RoomView {
        id: room.id,
        with,
        title: match &room.kind {
            Kind::Direct => None,
            Kind::Group { title } => Some(title.clone()),
        },
        size: u32::try_from(room.present().count()).unwrap_or(u32::MAX),
        role: reader.left.is_none().then_some(reader.role),
        blocked,
        position: room.position,
        marks: record.marks,
        read: reader.marks.read,
        unread: 0,
        last: None,
        active_at: room.active_at,
    })
}
