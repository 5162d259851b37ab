//! What only groups do: people come and go, and the group is called something else.
//!
//! Each of these acts leaves a notice in the history, with an id that the client made: so a repeated act is
//! known like a repeated send.

use doorcode_engine::ids::{AccountId, MessageId};

use super::{Change, Cx, Decision, Kind, Member, Refusal, Role, Room, done, refused};
use crate::limits;
use crate::message::{Body, Message, Notice};
use crate::text::Title;

/// Acts in a group, unless the notice's id is taken.
pub(super) fn within(
    room: Room,
    found: Option<Message>,
    act: impl FnOnce(Room) -> Result<Change, Refusal>,
) -> Decision {
    match (found, &room.kind) {
        (_, Kind::Direct) => refused(Refusal::NotAGroup),
        (Some(_), _) => refused(Refusal::NotYours),
        (None, Kind::Group { .. }) => match act(room) {
            Ok(change) => done(change),
            Err(why) => refused(why),
        },
    }
}

pub(super) fn add(
    room: Room,
    asker: &Member,
    account: AccountId,
    notice: MessageId,
    cx: &Cx,
) -> Result<Change, Refusal> {
    if asker.role != Role::Owner {
        return Err(Refusal::NotOwner);
    }
    // The same words as for a name that nobody has: a block is not told.
    if cx.blocking.by_other || room.present().any(|member| member.account == account) {
        return Err(Refusal::NoSuchPerson);
    }
    if cx.blocking.by_asker {
        return Err(Refusal::YouBlocked);
    }
    // People who left count too: they keep their part of the history, and its readers need their names.
    if room.present().count() >= limits::GROUP_MEMBERS || room.members.len() >= 4 * limits::GROUP_MEMBERS {
        return Err(Refusal::GroupFull);
    }
    let mut change = room.with_new(notice, Body::Notice(Notice::Added { account }), cx);
    let member = Member::joining(account, Role::Member, change.message.seq);
    change.room.set_member(member.clone());
    change.members = vec![member];
    Ok(change)
}

pub(super) fn remove(
    room: Room,
    asker: &Member,
    account: AccountId,
    notice: MessageId,
    cx: &Cx,
) -> Result<Change, Refusal> {
    if asker.role != Role::Owner {
        return Err(Refusal::NotOwner);
    }
    if account == asker.account {
        return Err(Refusal::Yourself);
    }
    let Some(member) = room.present().find(|member| member.account == account).cloned() else {
        return Err(Refusal::NoSuchPerson);
    };
    let mut change = room.with_new(notice, Body::Notice(Notice::Removed { account }), cx);
    let member = Member {
        left: Some(change.message.seq),
        role: Role::Member,
        ..member
    };
    change.room.set_member(member.clone());
    change.members = vec![member];
    Ok(change)
}

/// An owner who leaves hands the group to the one who has been in it longest, so that it is never without.
pub(super) fn leave(room: Room, asker: Member, notice: MessageId, cx: &Cx) -> Change {
    let was_owner = asker.role == Role::Owner;
    let mut change = room.with_new(notice, Body::Notice(Notice::Left), cx);
    let gone = Member {
        left: Some(change.message.seq),
        role: Role::Member,
        ..asker
    };
    change.room.set_member(gone.clone());
    change.members = vec![gone];
    let has_owner = change.room.present().any(|member| member.role == Role::Owner);
    if was_owner && !has_owner {
        let heir = change
            .room
            .present()
            .min_by_key(|member| (member.joined, member.account))
            .cloned();
        if let Some(heir) = heir {
            let heir = Member {
                role: Role::Owner,
                ..heir
            };
            change.room.set_member(heir.clone());
            change.members.push(heir);
        }
    }
    change
}

pub(super) fn rename(
    mut room: Room,
    asker: &Member,
    title: Title,
    notice: MessageId,
    cx: &Cx,
) -> Result<Change, Refusal> {
    if asker.role != Role::Owner {
        return Err(Refusal::NotOwner);
    }
    room.kind = Kind::Group { title: title.clone() };
    Ok(room.with_new(notice, Body::Notice(Notice::Renamed { title }), cx))
}
