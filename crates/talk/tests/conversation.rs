//! Whatever the network does, everybody ends with the same conversation.
//!
//! A small server keeps one room by [`step`]; windows of three people talk to it over a network that repeats,
//! delays and reorders what they send, reorders what they are told, and loses everything on the way when a
//! connection breaks. The windows keep their part by the rules that the pages follow (`Window::hear`). At the
//! end every window reconnects, and then holds what the server holds for its reader: each message once, in
//! one order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::{BTreeMap, BTreeSet};

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_engine::time::Timestamp;
use doorcode_talk::journal::{Cursor, Missed, missed};
use doorcode_talk::message::{Message, MessageView, Position, Says, Seq};
use doorcode_talk::room::{Blocking, Command, Cx, Refusal, Room, step};
use doorcode_talk::text::{MessageText, Title};
use proptest::prelude::*;

const PEOPLE: usize = 3;
/// Each person has two windows.
const WINDOWS: usize = 2 * PEOPLE;

fn person(index: usize) -> AccountId {
    AccountId::from_u128(index as u128 + 1)
}

fn text(typed: &str) -> MessageText {
    MessageText::new(typed).unwrap()
}

/// What a window is told; also what it is answered when it asks for what it missed.
#[derive(Clone, Debug)]
enum Told {
    Changed {
        from: Position,
        to: Position,
        messages: Vec<MessageView>,
    },
    Page {
        position: Position,
        messages: Vec<MessageView>,
    },
}

struct Server {
    room: Room,
    messages: BTreeMap<MessageId, Message>,
    blocks: BTreeSet<(AccountId, AccountId)>,
    now: Timestamp,
}

impl Server {
    fn new(room: Room, first: Option<Message>) -> Self {
        let messages = first.into_iter().map(|message| (message.id, message)).collect();
        Self {
            room,
            messages,
            blocks: BTreeSet::new(),
            now: Timestamp::from_ms(1_000),
        }
    }

    fn blocking(&self, asker: AccountId) -> Blocking {
        match self.room.other(asker) {
            Some(other) => Blocking {
                by_asker: self.blocks.contains(&(asker, other)),
                by_other: self.blocks.contains(&(other, asker)),
            },
            None => Blocking::default(),
        }
    }

    /// Steps, keeps, and says what each reader is told.
    fn ask(
        &mut self,
        asker: AccountId,
        command: Command,
    ) -> (Result<Message, Refusal>, Vec<(AccountId, Told)>) {
        self.now = self.now.plus_ms(1);
        let cx = Cx {
            asker,
            now: self.now,
            blocking: self.blocking(asker),
        };
        let found = self.messages.get(&command.names()).cloned();
        let before = self.room.position;
        let decision = step(self.room.clone(), found, command, &cx);
        let Some(change) = decision.change else {
            return (decision.outcome, Vec::new());
        };
        assert_eq!(change.from(), before, "a change takes exactly one position");
        assert_eq!(change.message.changed, change.room.position);
        assert_eq!(change.is_new, !self.messages.contains_key(&change.message.id));
        self.room = change.room;
        self.messages.insert(change.message.id, change.message.clone());
        let told = self.room.present().map(|member| {
            let messages = change.message.seen_by(member.account, name).into_iter().collect();
            (
                member.account,
                Told::Changed {
                    from: before,
                    to: self.room.position,
                    messages,
                },
            )
        });
        (decision.outcome, told.collect())
    }

    /// Everything that `reader` may see, in order.
    fn seen_by(&self, reader: AccountId) -> Vec<MessageView> {
        if self.room.member(reader).is_none() {
            return Vec::new();
        }
        let mut messages: Vec<_> = self.messages.values().collect();
        messages.sort_by_key(|message| message.seq);
        messages
            .into_iter()
            .filter_map(|message| message.seen_by(reader, name))
            .collect()
    }

    fn catch_up(&self, reader: AccountId, cursor: Option<Cursor>) -> Option<Told> {
        self.room.member(reader)?;
        let to = self.room.position;
        match missed(cursor, to, 0) {
            Missed::Nothing | Missed::Marks => None,
            Missed::Everything => Some(Told::Page {
                position: to,
                messages: self.seen_by(reader),
            }),
            Missed::Since(from) => {
                let since = |view: &MessageView| self.messages[&view.id].changed > from;
                let messages = self.seen_by(reader).into_iter().filter(since).collect();
                Some(Told::Changed { from, to, messages })
            }
        }
    }
}

fn name(_: AccountId) -> String {
    String::new()
}

/// One window: what it shows, what it has still to send, and the two directions of its connection.
#[derive(Default)]
struct Window {
    position: Option<Position>,
    shown: BTreeMap<Seq, MessageView>,
    outbox: Vec<(MessageId, MessageText)>,
    incoming: Vec<Told>,
    online: bool,
}

impl Window {
    /// Takes in what it is told. Returns whether there is a gap to ask about.
    fn hear(&mut self, told: Told) -> bool {
        match told {
            Told::Page { position, messages } => {
                self.position = Some(position);
                self.shown = messages
                    .into_iter()
                    .map(|message| (message.seq, message))
                    .collect();
                false
            }
            Told::Changed { from, .. } if self.position.is_none_or(|has| from > has) => true,
            Told::Changed { to, messages, .. } => {
                if self.position < Some(to) {
                    for message in messages {
                        self.shown.insert(message.seq, message);
                    }
                    self.position = Some(to);
                }
                false
            }
        }
    }

    fn cursor(&self, room: RoomId) -> Option<Cursor> {
        self.position.map(|position| Cursor {
            room,
            position,
            marks: 0,
        })
    }
}

struct World {
    server: Server,
    windows: Vec<Window>,
    sent: BTreeSet<MessageId>,
    next_id: u128,
}

#[derive(Clone, Debug)]
enum Act {
    Type {
        window: usize,
    },
    /// The network carries the frame to the server; the answer may be lost, so that it stays in the outbox.
    Carry {
        window: usize,
        which: usize,
        answer_lost: bool,
    },
    Edit {
        window: usize,
        which: usize,
    },
    Delete {
        window: usize,
        which: usize,
    },
    Block {
        from: usize,
        to: usize,
        on: bool,
    },
    Hear {
        window: usize,
        which: usize,
    },
    Break {
        window: usize,
    },
    Reconnect {
        window: usize,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let window = 0..WINDOWS;
    prop_oneof![
        3 => window.clone().prop_map(|window| Act::Type { window }),
        6 => (window.clone(), 0_usize..9, any::<bool>())
            .prop_map(|(window, which, answer_lost)| Act::Carry { window, which, answer_lost }),
        2 => (window.clone(), 0_usize..9).prop_map(|(window, which)| Act::Edit { window, which }),
        1 => (window.clone(), 0_usize..9).prop_map(|(window, which)| Act::Delete { window, which }),
        1 => (0..PEOPLE, 0..PEOPLE, any::<bool>()).prop_map(|(from, to, on)| Act::Block { from, to, on }),
        8 => (window.clone(), 0_usize..9).prop_map(|(window, which)| Act::Hear { window, which }),
        1 => window.clone().prop_map(|window| Act::Break { window }),
        2 => window.prop_map(|window| Act::Reconnect { window }),
    ]
}

impl World {
    fn new(server: Server) -> Self {
        let windows = (0..WINDOWS).map(|_| Window::default()).collect();
        Self {
            server,
            windows,
            sent: BTreeSet::new(),
            next_id: 1_000,
        }
    }

    fn owner(window: usize) -> AccountId {
        person(window / 2)
    }

    fn tell(&mut self, told: Vec<(AccountId, Told)>) {
        for (reader, told) in told {
            for index in 0..WINDOWS {
                if Self::owner(index) == reader && self.windows[index].online {
                    self.windows[index].incoming.push(told.clone());
                }
            }
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Type { window } => {
                self.next_id += 1;
                let id = MessageId::from_u128(self.next_id);
                self.windows[window]
                    .outbox
                    .push((id, text(&format!("words {}", self.next_id))));
            }
            Act::Carry {
                window,
                which,
                answer_lost,
            } => self.carry(window, which, answer_lost),
            Act::Edit { window, which } => {
                if let Some(message) = self.own_text(window, which) {
                    self.next_id += 1;
                    let text = text(&format!("edited {}", self.next_id));
                    let command = Command::Edit {
                        id: message.id,
                        base: message.edits,
                        text,
                    };
                    let _ = self.ask(window, command);
                }
            }
            Act::Delete { window, which } => {
                if let Some(message) = self.own_text(window, which) {
                    let _ = self.ask(window, Command::Delete { id: message.id });
                }
            }
            Act::Block { from, to, on } => {
                let pair = (person(from), person(to));
                if on {
                    self.server.blocks.insert(pair)
                } else {
                    self.server.blocks.remove(&pair)
                };
            }
            Act::Hear { window, which } => self.hear(window, which),
            Act::Break { window } => {
                self.windows[window].incoming.clear();
                self.windows[window].online = false;
            }
            Act::Reconnect { window } => self.reconnect(window),
        }
    }

    fn ask(&mut self, window: usize, command: Command) -> Result<Message, Refusal> {
        let (outcome, told) = self.server.ask(Self::owner(window), command);
        self.tell(told);
        outcome
    }

    fn carry(&mut self, window: usize, which: usize, answer_lost: bool) {
        let outbox = &self.windows[window].outbox;
        if outbox.is_empty() {
            return;
        }
        let which = which % outbox.len();
        let (id, text) = outbox[which].clone();
        let outcome = self.ask(window, Command::Send { id, text });
        if outcome.is_ok() {
            self.sent.insert(id);
        }
        if !answer_lost {
            self.windows[window].outbox.remove(which);
        }
    }

    fn own_text(&self, window: usize, which: usize) -> Option<MessageView> {
        let mine = |view: &&MessageView| view.by == Self::owner(window) && matches!(view.says, Says::Text(_));
        self.windows[window]
            .shown
            .values()
            .filter(mine)
            .nth(which)
            .cloned()
    }

    fn hear(&mut self, window: usize, which: usize) {
        let incoming = &mut self.windows[window].incoming;
        if incoming.is_empty() {
            return;
        }
        let told = incoming.remove(which % incoming.len());
        if self.windows[window].hear(told) {
            self.catch_up(window);
        }
    }

    fn catch_up(&mut self, window: usize) {
        let cursor = self.windows[window].cursor(self.server.room.id);
        if let Some(told) = self.server.catch_up(Self::owner(window), cursor) {
            assert!(
                !self.windows[window].hear(told),
                "what was asked for leaves no gap"
            );
        }
    }

    fn reconnect(&mut self, window: usize) {
        self.windows[window].incoming.clear();
        self.windows[window].online = true;
        self.catch_up(window);
    }

    fn settle(&mut self) {
        for window in 0..WINDOWS {
            self.reconnect(window);
            while !self.windows[window].outbox.is_empty() {
                self.carry(window, 0, false);
            }
        }
        for window in 0..WINDOWS {
            while !self.windows[window].incoming.is_empty() {
                self.hear(window, 0);
            }
        }
    }

    fn check(&self) {
        let mut seqs: Vec<_> = self
            .server
            .messages
            .values()
            .map(|message| message.seq.0)
            .collect();
        seqs.sort_unstable();
        assert_eq!(
            seqs,
            (1..=seqs.len() as u64).collect::<Vec<_>>(),
            "places without gaps or doubles"
        );
        for id in &self.sent {
            assert!(self.server.messages.contains_key(id), "what was taken is kept");
        }
        for (index, window) in self.windows.iter().enumerate() {
            let shown: Vec<_> = window.shown.values().cloned().collect();
            assert_eq!(shown, self.server.seen_by(Self::owner(index)), "window {index}");
        }
    }
}

fn group() -> Server {
    let cx = Cx {
        asker: person(0),
        now: Timestamp::from_ms(0),
        blocking: Blocking::default(),
    };
    let others: Vec<_> = (1..PEOPLE).map(person).collect();
    let title = Title::new("Trio").unwrap();
    let change = Room::group(RoomId::from_u128(1), title, &others, MessageId::from_u128(1), &cx).unwrap();
    Server::new(change.room, Some(change.message))
}

fn pair() -> Server {
    let room = Room::direct(RoomId::from_u128(1), person(0), person(1), Timestamp::from_ms(0)).unwrap();
    Server::new(room, None)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_group_ends_with_one_conversation(acts in prop::collection::vec(act(), 0..120)) {
        let mut world = World::new(group());
        acts.into_iter().for_each(|act| world.act(act));
        world.settle();
        world.check();
    }

    #[test]
    fn a_pair_does_too_and_nobody_is_told_across_a_block(acts in prop::collection::vec(act(), 0..120)) {
        let mut world = World::new(pair());
        // The third person is not in this conversation: nothing that they try is taken or told.
        let mut withheld = BTreeMap::new();
        for act in acts {
            world.act(act);
            for message in world.server.messages.values() {
                if message.author == person(0) && message.seen_by(person(1), name).is_none() {
                    withheld.insert(message.id, message.seq);
                }
            }
        }
        world.settle();
        world.server.messages.values().for_each(|message| assert_ne!(message.author, person(2)));
        for id in withheld.keys() {
            let message = &world.server.messages[id];
            assert_eq!(message.seen_by(person(1), name), None, "what was withheld stays so after unblocking");
        }
    }
}
