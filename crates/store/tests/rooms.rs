//! Rooms, messages, marks and blocks, on both drivers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::Account;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, CommitError, Store, accounts, blocks, messages, on_both_drivers, rooms};
use doorcode_talk::limits;
use doorcode_talk::message::{Body, Message, Position, Seq, Shown};
use doorcode_talk::room::{Blocking, Change, Command, Cx, Kind, Marks, Role, Room, step};
use doorcode_talk::text::{MessageText, Title};
use tokio::sync::Barrier;

const ANA: AccountId = AccountId::from_u128(1);
const BEN: AccountId = AccountId::from_u128(2);
const EVE: AccountId = AccountId::from_u128(3);
const ROOM: RoomId = RoomId::from_u128(9);

on_both_drivers!(
    a_room_comes_back_as_it_was_written,
    a_pair_has_one_room,
    a_list_shows_what_each_reader_may_see,
    history_comes_in_pages_and_changes_by_position,
    marks_only_grow_and_are_counted,
    of_sixteen_that_say_something_at_once_nobody_is_lost,
    a_message_said_twice_at_once_is_there_once,
    only_those_who_share_a_room_are_acquainted,
    an_erased_account_leaves_no_words,
);

fn at(ms: i64) -> Timestamp {
    Timestamp::from_ms(ms)
}

fn id(number: u128) -> MessageId {
    MessageId::from_u128(number)
}

fn by(asker: AccountId, ms: i64) -> Cx {
    Cx {
        asker,
        now: at(ms),
        blocking: Blocking::default(),
    }
}

fn send(number: u128, typed: &str) -> Command {
    Command::Send {
        id: id(number),
        text: MessageText::new(typed).unwrap(),
    }
}

fn account(id: AccountId, name: &str) -> Account {
    Account {
        display_name: name.to_owned(),
        ..Account::new(id, name.to_lowercase(), String::new(), [7; 16], at(0))
    }
}

/// A database with Ana, Ben and Eve.
async fn with_people(database: &TestDatabase) -> Store {
    let store = database.open().await;
    let people = [(ANA, "Ana"), (BEN, "Ben"), (EVE, "Eve")];
    let batch: Batch = people
        .iter()
        .map(|&(id, name)| accounts::insert(&account(id, name)))
        .collect();
    store.commit(batch).await.unwrap();
    store
}

async fn with_pair(database: &TestDatabase) -> Store {
    let store = with_people(database).await;
    let room = Room::direct(ROOM, ANA, BEN, at(0)).unwrap();
    store
        .commit(rooms::insert(&room).into_iter().collect())
        .await
        .unwrap();
    store
}

async fn decide(store: &Store, command: Command, cx: &Cx) -> Option<Change> {
    let record = rooms::by_id(store, ROOM).await.unwrap().unwrap();
    let found = messages::by_id(store, ROOM, command.names()).await.unwrap();
    step(record.room, found, command, cx).change
}

async fn act(store: &Store, command: Command, cx: &Cx) -> Message {
    let change = decide(store, command, cx).await.expect("a change");
    store.commit(rooms::change(&change)).await.unwrap();
    change.message
}

async fn line(store: &Store, reader: AccountId) -> rooms::Line {
    rooms::line_of(store, reader, ROOM)
        .await
        .unwrap()
        .expect("a line")
}

async fn a_room_comes_back_as_it_was_written(database: &TestDatabase) {
    let store = with_people(database).await;
    let title = Title::new("Climbing ☀").unwrap();
    let founded = Room::group(ROOM, title, &[BEN], id(1), &by(ANA, 5)).unwrap();
    store.commit(rooms::found(&founded)).await.unwrap();
    let record = rooms::by_id(&store, ROOM).await.unwrap().unwrap();
    assert_eq!((&record.room, record.marks), (&founded.room, 0));
    assert_eq!(record.names[&BEN].display_name, "Ben");
    assert_eq!(
        messages::by_id(&store, ROOM, id(1)).await.unwrap().unwrap(),
        founded.message
    );
    for command in [
        send(2, "hello\nworld 👋"),
        Command::Edit {
            id: id(2),
            base: 0,
            text: MessageText::new("hello").unwrap(),
        },
        Command::Add {
            account: EVE,
            notice: id(3),
        },
        Command::Rename {
            title: Title::new("Hiking").unwrap(),
            notice: id(4),
        },
        Command::Delete { id: id(2) },
        Command::Leave { notice: id(5) },
    ] {
        let names = command.names();
        let change = decide(&store, command, &by(ANA, 7)).await.unwrap();
        store.commit(rooms::change(&change)).await.unwrap();
        assert_eq!(
            rooms::by_id(&store, ROOM).await.unwrap().unwrap().room,
            change.room
        );
        assert_eq!(
            messages::by_id(&store, ROOM, names).await.unwrap().unwrap(),
            change.message
        );
        let stale = store.commit(rooms::change(&change)).await;
        assert!(
            matches!(stale, Err(CommitError::Stale | CommitError::Conflict { .. })),
            "{stale:?}"
        );
    }
    assert!(
        rooms::by_id(&store, RoomId::from_u128(404))
            .await
            .unwrap()
            .is_none()
    );
    assert_eq!(rooms::started_by(&store, ANA).await.unwrap(), 1);
    assert_eq!(rooms::groups_of(&store, BEN).await.unwrap(), [ROOM]);
    assert!(
        rooms::groups_of(&store, ANA).await.unwrap().is_empty(),
        "she left"
    );
}

async fn a_pair_has_one_room(database: &TestDatabase) {
    let store = with_pair(database).await;
    let again = Room::direct(RoomId::from_u128(10), BEN, ANA, at(0)).unwrap();
    let conflict = store.commit(rooms::insert(&again).into_iter().collect()).await;
    assert!(
        matches!(&conflict, Err(CommitError::Conflict { constraint }) if constraint == "rooms_pair"),
        "{conflict:?}"
    );
    assert_eq!(rooms::of_pair(&store, BEN, ANA).await.unwrap(), Some(ROOM));
    assert_eq!(rooms::of_pair(&store, BEN, EVE).await.unwrap(), None);
    assert_eq!(
        rooms::by_id(&store, ROOM).await.unwrap().unwrap().room.kind,
        Kind::Direct
    );
}

async fn a_list_shows_what_each_reader_may_see(database: &TestDatabase) {
    let store = with_pair(database).await;
    assert!(
        rooms::line_of(&store, BEN, ROOM).await.unwrap().is_none(),
        "nothing was said: nobody is bothered"
    );
    assert_eq!(line(&store, ANA).await.with.unwrap().user_name, "ben");
    act(&store, send(1, "one"), &by(ANA, 10)).await;
    act(&store, send(2, "two"), &by(ANA, 20)).await;
    let seen = line(&store, BEN).await;
    assert_eq!(
        (seen.unread, seen.size, seen.role, seen.blocked),
        (2, 2, Some(Role::Member), false)
    );
    let (last, name) = seen.last.unwrap();
    assert_eq!((last.id, name.as_str()), (id(2), "Ana"));
    // Ben blocks Ana: what she says from then on is hers alone.
    store
        .commit(Batch::new().with(blocks::block(BEN, ANA, at(21))))
        .await
        .unwrap();
    let blocking = blocks::between(&store, ANA, BEN).await.unwrap();
    assert_eq!(
        blocking,
        Blocking {
            by_asker: false,
            by_other: true
        }
    );
    let withheld = act(
        &store,
        send(3, "three"),
        &Cx {
            blocking,
            ..by(ANA, 30)
        },
    )
    .await;
    assert!(matches!(
        withheld.body,
        Body::Text {
            shown: Shown::Nothing,
            ..
        }
    ));
    let seen = line(&store, BEN).await;
    assert_eq!(
        (seen.unread, seen.last.unwrap().0.id, seen.blocked),
        (2, id(2), true)
    );
    assert_eq!(line(&store, ANA).await.last.unwrap().0.id, id(3));
    assert_eq!(blocks::of(&store, BEN).await.unwrap()[0].display_name, "Ana");
    store
        .commit(Batch::new().with(blocks::unblock(BEN, ANA)))
        .await
        .unwrap();
    assert_eq!(
        blocks::between(&store, ANA, BEN).await.unwrap(),
        Blocking::default()
    );
    store
        .commit(rooms::mark(
            ROOM,
            BEN,
            Marks {
                delivered: Seq(2),
                read: Seq(1),
            },
        ))
        .await
        .unwrap();
    assert_eq!(rooms::unread(&store, BEN, ROOM).await.unwrap(), 1);
    assert_eq!(rooms::unread_anywhere(&store, BEN).await.unwrap(), 1);
    // More rooms than a frame holds come in parts that do not overlap.
    for number in 0..limits::ROOMS_A_FRAME as u128 + 5 {
        let title = Title::new("Many").unwrap();
        let room = Room::group(
            RoomId::from_u128(100 + number),
            title,
            &[],
            id(number),
            &by(BEN, 40),
        )
        .unwrap();
        store.commit(rooms::found(&room)).await.unwrap();
    }
    let first = rooms::lines(&store, BEN, None).await.unwrap();
    let end = first.last().unwrap();
    let rest = rooms::lines(&store, BEN, Some((end.active_at, end.standing.room)))
        .await
        .unwrap();
    assert_eq!((first.len(), rest.len()), (limits::ROOMS_A_FRAME, 6));
    assert_eq!(rest.last().unwrap().standing.room, ROOM);
    let standings = rooms::standings(&store, BEN).await.unwrap();
    assert!(
        standings
            .iter()
            .eq(first.iter().chain(&rest).map(|line| &line.standing))
    );
}

async fn history_comes_in_pages_and_changes_by_position(database: &TestDatabase) {
    let store = with_pair(database).await;
    let many = limits::PAGE_MESSAGES as u128 + 3;
    for number in 1..=many {
        act(
            &store,
            send(number, &format!("line {number}")),
            &by(ANA, number as i64),
        )
        .await;
    }
    act(&store, Command::Delete { id: id(2) }, &by(ANA, 99)).await;
    let room = rooms::by_id(&store, ROOM).await.unwrap().unwrap().room;
    let ben = room.member(BEN).unwrap();
    let (newest, is_more) = messages::page(&store, &room, ben, None).await.unwrap();
    assert_eq!(
        (newest[0].seq, newest.last().unwrap().seq, is_more),
        (Seq(4), room.last_seq, true)
    );
    let (oldest, is_more) = messages::page(&store, &room, ben, Some(newest[0].seq))
        .await
        .unwrap();
    assert_eq!((oldest.len(), oldest[0].seq, is_more), (3, Seq(1), false));
    let since = Position(many as u64 - 1);
    let changed = messages::changed(&store, &room, ben, since).await.unwrap();
    let seqs: Vec<_> = changed.iter().map(|message| message.seq.0).collect();
    assert_eq!(seqs, [2, many as u64], "the deleted one and the last");
    let said = messages::said_by(&store, ANA, None, 1_000).await.unwrap();
    assert_eq!(said.len() as u128, many - 1);
    let after = Some((ROOM, said[9].1.seq));
    assert_eq!(
        messages::said_by(&store, ANA, after, 1_000).await.unwrap(),
        said[10..]
    );
}

async fn marks_only_grow_and_are_counted(database: &TestDatabase) {
    let store = with_pair(database).await;
    for number in 1..=5 {
        act(&store, send(number, "x"), &by(ANA, 1)).await;
    }
    let mut counts = Vec::new();
    for (delivered, read) in [(5, 2), (3, 3), (4, 1)] {
        let marks = Marks {
            delivered: Seq(delivered),
            read: Seq(read),
        };
        let outcomes = store.commit(rooms::mark(ROOM, BEN, marks)).await.unwrap();
        counts.push(outcomes.last().unwrap().rows[0].int("marks").unwrap());
    }
    let record = rooms::by_id(&store, ROOM).await.unwrap().unwrap();
    assert_eq!(
        record.room.member(BEN).unwrap().marks,
        Marks {
            delivered: Seq(5),
            read: Seq(3)
        }
    );
    assert_eq!((counts, record.marks), (vec![1, 2, 3], 3));
}

/// Says something as the server does: stale means load and step again.
async fn say(store: &Store, command: Command, cx: &Cx) {
    loop {
        let Some(change) = decide(store, command.clone(), cx).await else {
            return;
        };
        match store.commit(rooms::change(&change)).await {
            Ok(_) => return,
            Err(CommitError::Stale | CommitError::Conflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

async fn of_sixteen_that_say_something_at_once_nobody_is_lost(database: &TestDatabase) {
    let store = with_pair(database).await;
    race(&store, |number| send(number + 1, "x")).await;
    let room = rooms::by_id(&store, ROOM).await.unwrap().unwrap().room;
    assert_eq!((room.last_seq, room.position), (Seq(16), Position(16)));
    let (page, _) = messages::page(&store, &room, room.member(BEN).unwrap(), None)
        .await
        .unwrap();
    assert!(page.iter().map(|message| message.seq.0).eq(1..=16));
}

async fn a_message_said_twice_at_once_is_there_once(database: &TestDatabase) {
    let store = with_pair(database).await;
    race(&store, |_| send(1, "x")).await;
    let room = rooms::by_id(&store, ROOM).await.unwrap().unwrap().room;
    assert_eq!((room.last_seq, room.position), (Seq(1), Position(1)));
}

async fn race(store: &Store, command: impl Fn(u128) -> Command) {
    let start = Arc::new(Barrier::new(16));
    let racers: Vec<_> = (0..16)
        .map(|number| {
            let (store, start, command) = (store.clone(), Arc::clone(&start), command(number));
            tokio::spawn(async move {
                start.wait().await;
                say(&store, command, &by(ANA, 1)).await;
            })
        })
        .collect();
    for racer in racers {
        racer.await.unwrap();
    }
}

async fn only_those_who_share_a_room_are_acquainted(database: &TestDatabase) {
    let store = with_pair(database).await;
    for (one, name, expected) in [
        (ANA, "ben", true),
        (BEN, "ana", true),
        (EVE, "ben", false),
        (ANA, "eve", false),
        (ANA, "nobody", false),
    ] {
        let found = rooms::are_acquainted(&store, one, name).await.unwrap();
        assert_eq!(found, expected, "{one} and {name}");
    }
}

async fn an_erased_account_leaves_no_words(database: &TestDatabase) {
    let store = with_pair(database).await;
    act(&store, send(1, "a secret"), &by(ANA, 1)).await;
    act(&store, send(2, "an answer"), &by(BEN, 2)).await;
    store
        .commit(Batch::new().with(blocks::block(EVE, ANA, at(3))))
        .await
        .unwrap();
    let alone = Room::direct(RoomId::from_u128(10), ANA, EVE, at(0)).unwrap();
    store
        .commit(rooms::insert(&alone).into_iter().collect())
        .await
        .unwrap();
    let mut batch: Batch = rooms::erase(ANA).into_iter().collect();
    batch.extend(accounts::delete(ANA));
    store.commit(batch).await.unwrap();
    assert_eq!(
        rooms::all_of(&store, ANA).await.unwrap(),
        [ROOM, RoomId::from_u128(10)],
        "where there are others to tell"
    );
    let record = rooms::by_id(&store, ROOM).await.unwrap().unwrap();
    let ben = record.room.member(BEN).unwrap();
    let changed = messages::changed(&store, &record.room, ben, Position(2))
        .await
        .unwrap();
    assert_eq!(changed.len(), 1, "Ben's windows learn of it");
    assert_eq!(changed[0].body, Body::Deleted { withheld: false });
    assert_eq!(record.names[&ANA].user_name, "");
    assert!(record.room.member(ANA).unwrap().left.is_some());
    assert!(blocks::of(&store, EVE).await.unwrap().is_empty());
    let mut batch: Batch = rooms::erase(EVE).into_iter().collect();
    batch.extend(accounts::delete(EVE));
    store.commit(batch).await.unwrap();
    assert!(
        rooms::by_id(&store, RoomId::from_u128(10))
            .await
            .unwrap()
            .is_none(),
        "nobody is left to read it"
    );
    assert!(rooms::by_id(&store, ROOM).await.unwrap().is_some());
}
