//! A conversation between two people or in a group, as a pure state machine.
//!
//! ```text
//! load Room (+ the message that the command names) ─▶ step ─▶ Decision
//!                                                              ├─ outcome: what the asker is told
//!                                                              └─ change:  what is committed, then told to the members
//! ```
//!
//! [`step`] is total: a command that may not be done, or was done already, changes nothing. What changes a
//! room takes exactly one [`Position`] and touches exactly one message, so that every client can see a gap
//! and a repeated command can be known by the message it made. How far people have read is not part of that
//! order: marks only grow, so they need no version ([`Marks::advance`]).

mod group;

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_engine::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::limits;
use crate::message::{Body, Message, Notice, Position, Seq, Shown};
use crate::text::{MessageText, Title};

/// A conversation as the server keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Between two people, or a group.
    pub kind: Kind,
    /// Who started it.
    pub founder: AccountId,
    /// Everybody who is or was in it.
    pub members: Vec<Member>,
    /// The number of its changes; the version of its row.
    pub position: Position,
    /// The place of its newest message.
    pub last_seq: Seq,
    /// When something last happened in it.
    pub active_at: Timestamp,
}

/// What sort of conversation a room is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Between two people: there is at most one for a pair, and nobody leaves it.
    Direct,
    /// Among up to [`limits::GROUP_MEMBERS`] people.
    Group {
        /// What it is called.
        title: Title,
    },
}

/// What a member may do in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Also adds, removes and renames.
    Owner,
    /// Reads and writes.
    Member,
}

/// Somebody who is or was in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// What they may do.
    pub role: Role,
    /// The first message that they see.
    pub joined: Seq,
    /// The last message that they see, for somebody who is no longer there.
    pub left: Option<Seq>,
    /// How far they have read.
    pub marks: Marks,
}

/// How far the messages of a room have come with one member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The newest message that one of their windows holds.
    pub delivered: Seq,
    /// The newest message that they have seen.
    pub read: Seq,
}

impl Marks {
    /// These marks after a client reported `asked`; `None` where nothing moves. Marks only grow, what is read is
    /// delivered, and nothing past `newest` can be either.
    pub fn advance(self, asked: Self, newest: Seq) -> Option<Self> {
        let read = self.read.max(asked.read.min(newest));
        let delivered = self.delivered.max(asked.delivered.min(newest)).max(read);
        let after = Self { delivered, read };
        (after != self).then_some(after)
    }
}

/// Who of a pair has blocked whom; all `false` in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blocking {
    /// The one who asks has blocked the other.
    pub by_asker: bool,
    /// The other has blocked the one who asks. Nothing in any answer shows it.
    pub by_other: bool,
}

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Cx {
    /// The account of the session that asks.
    pub asker: AccountId,
    /// The time of day.
    pub now: Timestamp,
    /// Who of the pair has blocked whom (in [`Command::Add`]: the asker and the person to be added).
    pub blocking: Blocking,
}

/// What a member asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say something. A repeated send is known by the message that is `found` under its id.
    Send {
        /// Made by the client.
        id: MessageId,
        /// What to say.
        text: MessageText,
    },
    /// Replace the words of one's own message.
    Edit {
        /// Which.
        id: MessageId,
        /// The number of edits that the new words are based on.
        base: u32,
        /// The new words.
        text: MessageText,
    },
    /// Take one's own message back.
    Delete {
        /// Which.
        id: MessageId,
    },
    /// Bring somebody into a group.
    Add {
        /// Who.
        account: AccountId,
        /// The id of the notice.
        notice: MessageId,
    },
    /// Put somebody out of a group.
    Remove {
        /// Who.
        account: AccountId,
        /// The id of the notice.
        notice: MessageId,
    },
    /// Go out of a group.
    Leave {
        /// The id of the notice.
        notice: MessageId,
    },
    /// Call a group something else.
    Rename {
        /// The new title.
        title: Title,
        /// The id of the notice.
        notice: MessageId,
    },
}

impl Command {
    /// The message to load under this id before stepping: the one that the command makes or changes.
    pub fn names(&self) -> MessageId {
        match self {
            Self::Send { id, .. } | Self::Edit { id, .. } | Self::Delete { id } => *id,
            Self::Add { notice, .. }
            | Self::Remove { notice, .. }
            | Self::Leave { notice }
            | Self::Rename { notice, .. } => *notice,
        }
    }
}

/// Why a command is not done. Expected, and told to the asker; nothing in it tells of a block by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such room, or the asker is not in it: the same answer for both.
    NoSuchRoom,
    /// There is no such message, or the asker may not see it.
    NoSuchMessage,
    /// The message is somebody else's, or its id is taken.
    NotYours,
    /// The message was taken back.
    Deleted,
    /// The message was edited meanwhile in another window.
    EditedElsewhere,
    /// The asker has blocked the other: unblock first.
    YouBlocked,
    /// Only groups can do that.
    NotAGroup,
    /// Only an owner of the group can do that.
    NotOwner,
    /// The group is full.
    GroupFull,
    /// Nobody of that name can be added or written to.
    NoSuchPerson,
    /// One does not write to oneself.
    Yourself,
    /// The account has started too many conversations, or blocked too many people.
    TooMany,
    /// Nothing in the text can be seen.
    Empty,
    /// The text is too long.
    TooLong,
    /// Too much at once; later.
    TooFast,
    /// The server is busy; the same command may be sent again.
    Busy,
    /// The frame does not fit the protocol.
    Malformed,
}

/// What [`step`] decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What the asker is told: the message that the command made or changed, or why not.
    pub outcome: Result<Message, Refusal>,
    /// What to commit and tell; `None` where nothing changes.
    pub change: Option<Change>,
}

/// One change of a room: exactly one position, exactly one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The room afterwards. Its row is guarded by the position before.
    pub room: Room,
    /// The message that was made or changed; its `changed` is the room's position.
    pub message: Message,
    /// Whether the message is new.
    pub is_new: bool,
    /// Members that came, went or changed their role.
    pub members: Vec<Member>,
}

impl Change {
    /// The position that the room must still have for this change to be committed.
    pub fn from(&self) -> Position {
        Position(self.room.position.0.saturating_sub(1))
    }
}

impl Room {
    /// The empty conversation between two people. `None` for somebody with themselves.
    pub fn direct(id: RoomId, founder: AccountId, other: AccountId, now: Timestamp) -> Option<Self> {
        let member = |account| Member::joining(account, Role::Member, Seq(1));
        (founder != other).then(|| Self {
            id,
            kind: Kind::Direct,
            founder,
            members: vec![member(founder), member(other)],
            position: Position(0),
            last_seq: Seq(0),
            active_at: now,
        })
    }

    /// A new group with its founding notice. The founder is its owner; whoever is named twice is in it once.
    pub fn group(
        id: RoomId,
        title: Title,
        others: &[AccountId],
        notice: MessageId,
        cx: &Cx,
    ) -> Result<Change, Refusal> {
        let mut members = vec![Member::joining(cx.asker, Role::Owner, Seq(1))];
        for &account in others {
            if members.iter().all(|member| member.account != account) {
                members.push(Member::joining(account, Role::Member, Seq(1)));
            }
        }
        if members.len() > limits::GROUP_MEMBERS {
            return Err(Refusal::GroupFull);
        }
        let room = Self {
            id,
            kind: Kind::Group { title: title.clone() },
            founder: cx.asker,
            members,
            position: Position(0),
            last_seq: Seq(0),
            active_at: cx.now,
        };
        let mut change = room.with_new(notice, Body::Notice(Notice::Founded { title }), cx);
        change.members = change.room.members.clone();
        Ok(change)
    }

    /// The member with this account, whether still there or not.
    pub fn member(&self, account: AccountId) -> Option<&Member> {
        self.members.iter().find(|member| member.account == account)
    }

    /// Those who are there.
    pub fn present(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.left.is_none())
    }

    /// The other person of a conversation between two.
    pub fn other(&self, account: AccountId) -> Option<AccountId> {
        match self.kind {
            Kind::Direct => self
                .members
                .iter()
                .map(|member| member.account)
                .find(|&other| other != account),
            Kind::Group { .. } => None,
        }
    }

    /// Who is told that `asker` is typing: everybody else who is there, and nobody across a block.
    pub fn typing_reaches(&self, asker: AccountId, blocking: Blocking) -> Vec<AccountId> {
        let is_there = self.present().any(|member| member.account == asker);
        if !is_there || blocking != Blocking::default() {
            return Vec::new();
        }
        self.present()
            .map(|member| member.account)
            .filter(|&account| account != asker)
            .collect()
    }

    /// One more change: the room moves on by one position and one message.
    fn with_new(mut self, id: MessageId, body: Body, cx: &Cx) -> Change {
        self.position = self.position.next();
        self.last_seq = self.last_seq.next();
        self.active_at = self.active_at.max(cx.now);
        let message = Message {
            id,
            seq: self.last_seq,
            author: cx.asker,
            sent_at: cx.now,
            body,
            edited_at: None,
            edits: 0,
            changed: self.position,
        };
        Change {
            room: self,
            message,
            is_new: true,
            members: Vec::new(),
        }
    }

    /// One more change, to a message that is there.
    fn with_changed(mut self, mut message: Message) -> Change {
        self.position = self.position.next();
        message.changed = self.position;
        Change {
            room: self,
            message,
            is_new: false,
            members: Vec::new(),
        }
    }

    fn set_member(&mut self, member: Member) {
        match self
            .members
            .iter_mut()
            .find(|there| there.account == member.account)
        {
            Some(there) => *there = member,
            None => self.members.push(member),
        }
    }
}

impl Member {
    /// Somebody who sees the room from `joined` on, and has nothing to catch up with.
    pub fn joining(account: AccountId, role: Role, joined: Seq) -> Self {
        let before = joined.before();
        Self {
            account,
            role,
            joined,
            left: None,
            marks: Marks {
                delivered: before,
                read: before,
            },
        }
    }

    /// The newest message that this member may see in `room`.
    pub fn newest(&self, room: &Room) -> Seq {
        self.left.unwrap_or(room.last_seq)
    }
}

/// What `command` does to `room`. `found` is the message stored under [`Command::names`], if there is one.
pub fn step(room: Room, found: Option<Message>, command: Command, cx: &Cx) -> Decision {
    if let Some(message) = found.as_ref().filter(|found| is_repeat(&command, found, cx)) {
        return already(message.clone());
    }
    let Some(asker) = room.present().find(|member| member.account == cx.asker).cloned() else {
        return refused(Refusal::NoSuchRoom);
    };
    match command {
        Command::Send { id, text } => send(room, found, id, text, cx),
        Command::Edit { base, text, .. } => edit(room, found, &asker, base, text, cx),
        Command::Delete { .. } => delete(room, found, &asker),
        Command::Add { account, notice } => {
            group::within(room, found, |room| group::add(room, &asker, account, notice, cx))
        }
        Command::Remove { account, notice } => group::within(room, found, |room| {
            group::remove(room, &asker, account, notice, cx)
        }),
        Command::Leave { notice } => {
            group::within(room, found, |room| Ok(group::leave(room, asker, notice, cx)))
        }
        Command::Rename { title, notice } => {
            group::within(room, found, |room| group::rename(room, &asker, title, notice, cx))
        }
    }
}

/// Whether the message that the command would make is there already, made by the same person. What it says is
/// not compared: its words may have been edited since from another window. Who has left meanwhile may
/// repeat, too: the answer was lost on the way.
fn is_repeat(command: &Command, found: &Message, cx: &Cx) -> bool {
    let is_notice = matches!(found.body, Body::Notice(_));
    let makes_this = match command {
        Command::Send { .. } => !is_notice,
        Command::Edit { .. } | Command::Delete { .. } => false,
        Command::Add { .. } | Command::Remove { .. } | Command::Leave { .. } | Command::Rename { .. } => {
            is_notice
        }
    };
    makes_this && found.author == cx.asker
}

fn refused(why: Refusal) -> Decision {
    Decision {
        outcome: Err(why),
        change: None,
    }
}

fn already(message: Message) -> Decision {
    Decision {
        outcome: Ok(message),
        change: None,
    }
}

fn done(change: Change) -> Decision {
    Decision {
        outcome: Ok(change.message.clone()),
        change: Some(change),
    }
}

fn send(room: Room, found: Option<Message>, id: MessageId, text: MessageText, cx: &Cx) -> Decision {
    match found {
        Some(_) => refused(Refusal::NotYours),
        // The account of the other was deleted.
        None if room.kind == Kind::Direct && room.present().count() < 2 => refused(Refusal::NoSuchPerson),
        None if cx.blocking.by_asker => refused(Refusal::YouBlocked),
        None => {
            let shown = if cx.blocking.by_other {
                Shown::Nothing
            } else {
                Shown::Same
            };
            done(room.with_new(id, Body::Text { text, shown }, cx))
        }
    }
}

fn edit(
    room: Room,
    found: Option<Message>,
    asker: &Member,
    base: u32,
    new: MessageText,
    cx: &Cx,
) -> Decision {
    let mut message = match own(found, asker) {
        Ok(message) => message,
        Err(why) => return refused(why),
    };
    let Body::Text { text, shown } = &message.body else {
        return refused(Refusal::Deleted);
    };
    if *text == new {
        return already(message);
    }
    if message.edits != base {
        return refused(Refusal::EditedElsewhere);
    }
    if cx.blocking.by_asker {
        return refused(Refusal::YouBlocked);
    }
    let shown = match shown {
        // What was never shown stays so after an unblocking: the other did not ask to be told then.
        Shown::Nothing => Shown::Nothing,
        Shown::Same if cx.blocking.by_other => Shown::Earlier(text.clone()),
        Shown::Earlier(earlier) if cx.blocking.by_other => Shown::Earlier(earlier.clone()),
        Shown::Same | Shown::Earlier(_) => Shown::Same,
    };
    message.body = Body::Text { text: new, shown };
    message.edits = message.edits.saturating_add(1);
    message.edited_at = Some(cx.now);
    done(room.with_changed(message))
}

fn delete(room: Room, found: Option<Message>, asker: &Member) -> Decision {
    match own(found, asker) {
        Err(why) => refused(why),
        Ok(message) if matches!(message.body, Body::Deleted { .. }) => already(message),
        Ok(message) => {
            let withheld = matches!(&message.body, Body::Text { shown, .. } if *shown == Shown::Nothing);
            done(room.with_changed(Message {
                body: Body::Deleted { withheld },
                ..message
            }))
        }
    }
}

/// The message that was found, where it is the asker's own words.
fn own(found: Option<Message>, asker: &Member) -> Result<Message, Refusal> {
    let message = found.ok_or(Refusal::NoSuchMessage)?;
    if message.author == asker.account && !matches!(message.body, Body::Notice(_)) {
        return Ok(message);
    }
    // Somebody else's message tells of itself only to those who can see it anyway.
    let is_visible = message.is_seen_by(asker.account) && message.seq >= asker.joined;
    Err(if is_visible {
        Refusal::NotYours
    } else {
        Refusal::NoSuchMessage
    })
}
