//! What each command does to a room, case by case.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_engine::time::Timestamp;
use doorcode_talk::limits;
use doorcode_talk::message::{Body, Message, Notice, Says, Seq};
use doorcode_talk::room::{Blocking, Change, Command, Cx, Kind, Marks, Refusal, Role, Room, step};
use doorcode_talk::text::{MessageText, Title};
use proptest::prelude::*;

const ANA: AccountId = AccountId::from_u128(1);
const BEN: AccountId = AccountId::from_u128(2);
const EVE: AccountId = AccountId::from_u128(3);

fn by(asker: AccountId) -> Cx {
    Cx {
        asker,
        now: Timestamp::from_ms(10),
        blocking: Blocking::default(),
    }
}

fn id(number: u128) -> MessageId {
    MessageId::from_u128(number)
}

fn text(typed: &str) -> MessageText {
    MessageText::new(typed).unwrap()
}

fn title(typed: &str) -> Title {
    Title::new(typed).unwrap()
}

fn group(others: &[AccountId]) -> Room {
    Room::group(RoomId::from_u128(9), title("Climbing"), others, id(900), &by(ANA))
        .unwrap()
        .room
}

fn pair() -> Room {
    Room::direct(RoomId::from_u128(9), ANA, BEN, Timestamp::from_ms(0)).unwrap()
}

fn refusal(room: &Room, found: Option<&Message>, command: Command, cx: &Cx) -> Refusal {
    let decision = step(room.clone(), found.cloned(), command, cx);
    assert_eq!(decision.change, None, "what is refused changes nothing");
    decision.outcome.unwrap_err()
}

fn change(room: &Room, found: Option<&Message>, command: Command, cx: &Cx) -> Change {
    step(room.clone(), found.cloned(), command, cx)
        .change
        .expect("a change")
}

fn send(number: u128) -> Command {
    Command::Send {
        id: id(number),
        text: text("hello"),
    }
}

#[test]
fn one_does_not_talk_to_oneself() {
    assert_eq!(
        Room::direct(RoomId::from_u128(9), ANA, ANA, Timestamp::from_ms(0)),
        None
    );
}

#[test]
fn a_room_is_closed_to_strangers_and_looks_as_if_it_were_not_there() {
    for command in [
        send(1),
        Command::Delete { id: id(1) },
        Command::Leave { notice: id(2) },
    ] {
        assert_eq!(refusal(&pair(), None, command, &by(EVE)), Refusal::NoSuchRoom);
    }
}

#[test]
fn somebody_elses_message_cannot_be_edited_deleted_or_sent_again() {
    let first = change(&pair(), None, send(1), &by(ANA));
    let (room, message) = (first.room, Some(&first.message));
    let edit = Command::Edit {
        id: id(1),
        base: 0,
        text: text("forged"),
    };
    assert_eq!(refusal(&room, message, edit, &by(BEN)), Refusal::NotYours);
    assert_eq!(
        refusal(&room, message, Command::Delete { id: id(1) }, &by(BEN)),
        Refusal::NotYours
    );
    assert_eq!(refusal(&room, message, send(1), &by(BEN)), Refusal::NotYours);
    assert_eq!(
        refusal(&room, None, Command::Delete { id: id(7) }, &by(BEN)),
        Refusal::NoSuchMessage
    );
}

#[test]
fn of_two_edits_on_one_wording_the_second_is_told() {
    let sent = change(&pair(), None, send(1), &by(ANA));
    let edit = |typed: &str| Command::Edit {
        id: id(1),
        base: 0,
        text: text(typed),
    };
    let edited = change(&sent.room, Some(&sent.message), edit("one"), &by(ANA));
    assert_eq!((edited.message.edits, edited.message.seq), (1, Seq(1)));
    assert_eq!(
        refusal(&edited.room, Some(&edited.message), edit("two"), &by(ANA)),
        Refusal::EditedElsewhere
    );
    let again = step(
        edited.room.clone(),
        Some(edited.message.clone()),
        edit("one"),
        &by(ANA),
    );
    assert_eq!(
        (again.outcome.unwrap(), again.change),
        (edited.message, None),
        "a repeated edit is done already"
    );
}

#[test]
fn what_was_taken_back_leaves_no_words_and_stays_so() {
    let sent = change(&pair(), None, send(1), &by(ANA));
    let gone = change(
        &sent.room,
        Some(&sent.message),
        Command::Delete { id: id(1) },
        &by(ANA),
    );
    assert_eq!(gone.message.body, Body::Deleted { withheld: false });
    let edit = Command::Edit {
        id: id(1),
        base: 0,
        text: text("back"),
    };
    assert_eq!(
        refusal(&gone.room, Some(&gone.message), edit, &by(ANA)),
        Refusal::Deleted
    );
    let again = step(gone.room.clone(), Some(gone.message.clone()), send(1), &by(ANA));
    assert_eq!(
        (again.outcome.unwrap(), again.change),
        (gone.message, None),
        "a late retry does not bring it back"
    );
}

#[test]
fn a_blocked_person_sees_nothing_of_it_and_reaches_nobody() {
    let blocked = Cx {
        blocking: Blocking {
            by_asker: false,
            by_other: true,
        },
        ..by(BEN)
    };
    let open = change(&pair(), None, send(1), &by(BEN));
    let sent = change(&open.room, None, send(2), &blocked);
    let name = |_| String::new();
    assert!(sent.message.seen_by(BEN, name).is_some());
    assert_eq!(sent.message.seen_by(ANA, name), None);
    // An old message cannot be turned into a new one behind the block.
    let edit = Command::Edit {
        id: id(1),
        base: 0,
        text: text("answer me"),
    };
    let edited = change(&sent.room, Some(&open.message), edit, &blocked);
    let says = |reader| edited.message.seen_by(reader, name).unwrap().says;
    assert_eq!(says(BEN), Says::Text(text("answer me")));
    assert_eq!(says(ANA), Says::Text(text("hello")));
    assert_eq!(edited.message.seen_by(ANA, name).unwrap().edits, 0);
    let deleted = change(
        &edited.room,
        Some(&sent.message),
        Command::Delete { id: id(2) },
        &blocked,
    );
    assert_eq!(
        deleted.message.seen_by(ANA, name),
        None,
        "not even that something was taken back"
    );
    assert!(edited.room.typing_reaches(BEN, blocked.blocking).is_empty());
    let blocker = Cx {
        blocking: Blocking {
            by_asker: true,
            by_other: false,
        },
        ..by(ANA)
    };
    assert_eq!(refusal(&sent.room, None, send(3), &blocker), Refusal::YouBlocked);
}

#[test]
fn nobody_writes_to_somebody_whose_account_was_deleted() {
    let mut room = Room::direct(RoomId::from_u128(1), ANA, BEN, Timestamp::from_ms(0)).unwrap();
    room.members[1].left = Some(Seq(0));
    assert_eq!(refusal(&room, None, send(1), &by(ANA)), Refusal::NoSuchPerson);
}

#[test]
fn only_owners_change_a_group() {
    let room = group(&[BEN]);
    let add = Command::Add {
        account: EVE,
        notice: id(1),
    };
    assert_eq!(refusal(&room, None, add.clone(), &by(BEN)), Refusal::NotOwner);
    let remove = Command::Remove {
        account: ANA,
        notice: id(1),
    };
    assert_eq!(refusal(&room, None, remove, &by(BEN)), Refusal::NotOwner);
    let rename = Command::Rename {
        title: title("Mine"),
        notice: id(1),
    };
    assert_eq!(refusal(&room, None, rename.clone(), &by(BEN)), Refusal::NotOwner);
    assert_eq!(
        refusal(&pair(), None, rename.clone(), &by(ANA)),
        Refusal::NotAGroup
    );
    let renamed = change(&room, None, rename, &by(ANA));
    assert_eq!(renamed.room.kind, Kind::Group { title: title("Mine") });
    let hidden = Cx {
        blocking: Blocking {
            by_asker: false,
            by_other: true,
        },
        ..by(ANA)
    };
    assert_eq!(
        refusal(&room, None, add, &hidden),
        Refusal::NoSuchPerson,
        "as if there were nobody"
    );
}

#[test]
fn who_is_added_sees_from_then_on_and_who_is_removed_until_then() {
    let room = change(&group(&[BEN]), None, send(1), &by(BEN)).room;
    let added = change(
        &room,
        None,
        Command::Add {
            account: EVE,
            notice: id(2),
        },
        &by(ANA),
    );
    assert_eq!(added.message.body, Body::Notice(Notice::Added { account: EVE }));
    let eve = added.room.member(EVE).unwrap();
    assert_eq!((eve.joined, eve.marks.read), (Seq(3), Seq(2)));
    let removed = change(
        &added.room,
        None,
        Command::Remove {
            account: EVE,
            notice: id(3),
        },
        &by(ANA),
    );
    let room = change(&removed.room, None, send(4), &by(BEN)).room;
    assert_eq!(room.member(EVE).unwrap().newest(&room), Seq(4));
    assert_eq!(refusal(&room, None, send(5), &by(EVE)), Refusal::NoSuchRoom);
    let back = change(
        &room,
        None,
        Command::Add {
            account: EVE,
            notice: id(6),
        },
        &by(ANA),
    );
    assert_eq!(back.room.member(EVE).unwrap().joined, Seq(6));
    assert_eq!(back.room.members.len(), 3);
}

#[test]
fn a_group_is_never_without_an_owner() {
    let left = change(
        &group(&[BEN, EVE]),
        None,
        Command::Leave { notice: id(1) },
        &by(ANA),
    );
    let owners: Vec<_> = left
        .room
        .present()
        .filter(|member| member.role == Role::Owner)
        .collect();
    assert_eq!(owners.len(), 1);
    assert_eq!(owners[0].account, BEN);
    assert_eq!(left.members.len(), 2, "both rows are written");
    let again = step(
        left.room.clone(),
        Some(left.message.clone()),
        Command::Leave { notice: id(1) },
        &by(ANA),
    );
    assert_eq!(
        (again.outcome.unwrap(), again.change),
        (left.message, None),
        "leaving twice is leaving once"
    );
}

#[test]
fn a_group_has_a_limit() {
    let others: Vec<_> = (100..100 + limits::GROUP_MEMBERS as u128)
        .map(AccountId::from_u128)
        .collect();
    let full = Room::group(RoomId::from_u128(9), title("All"), &others, id(1), &by(ANA));
    assert_eq!(full.unwrap_err(), Refusal::GroupFull);
    let room = group(&others[1..]);
    let add = Command::Add {
        account: EVE,
        notice: id(1),
    };
    assert_eq!(refusal(&room, None, add, &by(ANA)), Refusal::GroupFull);
    assert_eq!(
        group(&[BEN, BEN, ANA]).members.len(),
        2,
        "who is named twice is in it once"
    );
}

proptest! {
    #[test]
    fn marks_only_grow_and_never_pass_the_newest(
        asked in prop::collection::vec((0_u64..40, 0_u64..40), 0..20), newest in 0_u64..30
    ) {
        let mut marks = Marks::default();
        for (delivered, read) in asked {
            let asked = Marks { delivered: Seq(delivered), read: Seq(read) };
            if let Some(after) = marks.advance(asked, Seq(newest)) {
                prop_assert!(after.delivered >= marks.delivered && after.read >= marks.read && after != marks);
                prop_assert!(after.read <= after.delivered && after.delivered <= Seq(newest));
                marks = after;
            }
            prop_assert_eq!(marks.advance(marks, Seq(newest)), None);
        }
    }
}
