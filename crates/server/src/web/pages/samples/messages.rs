//! Messages: the list and what stands beside it. The scripts run over these pictures too, without a line.

use super::{Book, DAY_MS, HOUR_MS, MINUTE_MS, ago, long_named, mira, stranger};
use crate::web::pages::messages::{Messages, NewForm, Open, Pane, Room};
use crate::web::pages::{Frame, Here, Person};
use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_talk::message::{Gone, MessageView, Notice, NoticeView, Position, Says, Seq};
use doorcode_talk::room::Role;
use doorcode_talk::text::{MessageText, Title};
use doorcode_talk::wire::{self, MemberView, RoomView};

const ME: u128 = 1;

/// The people of the samples: id, name, user name. An empty name is that of a deleted account.
const PEOPLE: [(u128, &str, &str); 5] = [
    (ME, "Mira Castellanos", "mira"),
    (2, "Jonas Lindqvist", "jonas"),
    (3, "Aiko Tanaka", "aiko"),
    (4, "Noor", "noor"),
    (5, "", ""),
];

fn person(id: u128) -> wire::Person {
    let (_, name, user_name) = PEOPLE.into_iter().find(|one| one.0 == id).unwrap_or((id, "", ""));
    wire::Person {
        id: AccountId::from_u128(id),
        user_name: user_name.to_owned(),
        name: name.to_owned(),
    }
}

fn text(words: &str) -> Option<Says> {
    MessageText::new(words).ok().map(Says::Text)
}

fn title(words: &str) -> Option<Title> {
    Title::new(words).ok()
}

fn notice(notice: Notice, whom: Option<u128>) -> Option<Says> {
    let whom = whom.map(|whom| person(whom).name);
    Some(Says::Notice(NoticeView { notice, whom }))
}

fn message(seq: u64, by: u128, ago_ms: i64, says: Option<Says>) -> Option<MessageView> {
    Some(MessageView {
        id: MessageId::from_u128(seq.into()),
        seq: Seq(seq),
        by: AccountId::from_u128(by),
        name: person(by).name,
        at: ago(ago_ms),
        says: says?,
        edits: 0,
    })
}

fn room(
    id: u128,
    with: Option<wire::Person>,
    group: Option<Title>,
    last: Option<MessageView>,
    unread: u32,
) -> RoomView {
    RoomView {
        id: RoomId::from_u128(id),
        with,
        size: if group.is_some() { 4 } else { 2 },
        title: group,
        role: Some(Role::Member),
        blocked: false,
        position: Position(1),
        marks: 0,
        read: Seq(0),
        unread,
        active_at: last.as_ref().map_or(ago(26 * HOUR_MS), |last| last.at),
        last,
    }
}

fn rooms() -> Vec<RoomView> {
    let long = long_named();
    let long = wire::Person {
        id: AccountId::from_u128(9),
        user_name: long.user_name,
        name: long.display_name,
    };
    let hike = || title("Saturday hike");
    vec![
        room(
            1,
            Some(person(2)),
            None,
            message(
                9,
                2,
                2 * MINUTE_MS,
                text("Half past seven then. I will bring the blue rope."),
            ),
            2,
        ),
        room(
            2,
            None,
            hike(),
            message(6, 3, 40 * MINUTE_MS, text("The hut has room for us all.")),
            120,
        ),
        room(
            3,
            Some(person(4)),
            None,
            message(4, ME, 3 * HOUR_MS, text("Thank you, that was quick!")),
            0,
        ),
        room(
            4,
            Some(long),
            None,
            message(
                2,
                9,
                DAY_MS,
                text("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"),
            ),
            0,
        ),
        room(5, Some(person(3)), None, None, 0),
        room(
            6,
            Some(person(5)),
            None,
            message(3, 5, 30 * DAY_MS, Some(Says::Deleted(Gone(true)))),
            0,
        ),
    ]
}

fn members(ids: &[u128], delivered: u64, read: u64) -> Vec<MemberView> {
    ids.iter()
        .map(|&id| MemberView {
            person: person(id),
            role: Some(if id == ME { Role::Owner } else { Role::Member }),
            joined: Seq(1),
            delivered: Seq(delivered),
            read: Seq(read),
        })
        .collect()
}

fn between_two() -> Vec<MessageView> {
    let mut said: Vec<MessageView> = [
        message(1, 2, 2 * DAY_MS, text("Are you coming on Saturday?")),
        message(2, ME, DAY_MS + 3 * HOUR_MS, text("Yes! Here is the way up: https://example.org/maps/hut?from=station")),
        message(3, ME, DAY_MS + 3 * HOUR_MS - MINUTE_MS, text("It says three hours, we need four.")),
        message(4, 2, DAY_MS + 2 * HOUR_MS, Some(Says::Deleted(Gone(true)))),
        message(5, 2, 20 * MINUTE_MS, text("مرحبا! I am learning Arabic for the trip.")),
        message(6, ME, 9 * MINUTE_MS, text("I am impressed.\n\nWhen do we meet?")),
        message(7, ME, 8 * MINUTE_MS, text("And where?")),
        message(8, 2, 3 * MINUTE_MS, text("At the station, under the clock. There is a bakery that opens at six, so nobody has to walk on an empty stomach, and the train leaves from the platform right behind it.")),
        message(9, 2, 2 * MINUTE_MS, text("Half past seven then. I will bring the blue rope.")),
        message(10, ME, MINUTE_MS, text("👍")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(edited) = said.get_mut(2) {
        edited.edits = 1;
    }
    said
}

fn in_a_group() -> Vec<MessageView> {
    let hike = |words: &str| title(words).map(|title| Notice::Founded { title });
    let account = AccountId::from_u128(4);
    [
        message(
            1,
            ME,
            3 * HOUR_MS,
            hike("Hike").and_then(|founded| notice(founded, None)),
        ),
        message(2, ME, 3 * HOUR_MS, notice(Notice::Added { account }, Some(4))),
        message(3, 4, 2 * HOUR_MS, text("Hello everybody")),
        message(4, 3, 50 * MINUTE_MS, text("I have asked for beds.")),
        message(5, 3, 49 * MINUTE_MS, text("Four of them, by the window.")),
        message(6, 3, 40 * MINUTE_MS, text("The hut has room for us all.")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn page(rooms: Vec<RoomView>, pane: Pane) -> Messages {
    let me = AccountId::from_u128(ME);
    Messages {
        frame: Frame {
            person: Some(mira()),
            here: Here::Messages,
            ..stranger()
        },
        me,
        rooms: rooms.into_iter().map(|view| Room::of(view, me)).collect(),
        pane,
        blocked: Vec::new(),
        new: NewForm::default(),
        written: String::new(),
        problem: None,
        next_id: MessageId::from_u128(1),
    }
}

fn open(view: RoomView, members: &[MemberView], messages: Vec<MessageView>) -> Box<Open> {
    Box::new(Open::of(view, members, messages, true, AccountId::from_u128(ME)))
}

pub(super) fn all(book: &mut Book) -> askama::Result<()> {
    book.add("messages", &page(rooms(), Pane::List))?;
    book.add("messages-empty", &page(Vec::new(), Pane::List))?;
    let direct = || room(1, Some(person(2)), None, message(9, 2, 0, text("…")), 0);
    let members_of = members(&[ME, 2], 7, 6);
    let shown = || Pane::Room(open(direct(), &members_of, between_two()));
    book.add("messages-room", &page(rooms(), shown()))?;
    let group = room(2, None, title("Saturday hike"), None, 0);
    let pane = Pane::Room(open(group, &members(&[ME, 2, 3, 4], 6, 6), in_a_group()));
    book.add("messages-group", &page(rooms(), pane))?;
    let blocked = RoomView {
        blocked: true,
        ..direct()
    };
    let pane = Pane::Room(open(blocked, &members_of, between_two()));
    book.add("messages-room-blocked", &page(rooms(), pane))?;
    book.add(
        "messages-room-problem",
        &Messages {
            written: "   ".into(),
            problem: Some("messages-refused-empty"),
            ..page(rooms(), shown())
        },
    )?;
    book.add(
        "messages-about",
        &page(rooms(), Pane::About(open(direct(), &members_of, between_two()))),
    )?;
    book.add("messages-new", &page(rooms(), Pane::New))?;
    book.add(
        "messages-new-nobody",
        &Messages {
            new: NewForm {
                user_name: "jonnas".into(),
                problem: Some("messages-refused-no_such_person"),
                ..NewForm::default()
            },
            ..page(rooms(), Pane::New)
        },
    )?;
    let sam = Person {
        display_name: String::new(),
        user_name: "sam_w".into(),
    };
    book.add(
        "messages-blocked",
        &Messages {
            blocked: vec![sam, long_named()],
            ..page(rooms(), Pane::Blocked)
        },
    )?;
    book.add("messages-gone", &page(rooms(), Pane::Gone))
}
