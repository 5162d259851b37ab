//! The frames of the one WebSocket that Messages and Calls share: JSON, one object a frame.
//!
//! ```text
//! client                                            server
//!   │ GET /ws?app=messages&tab=…  (cookie, Origin)     │
//!   │ ◀─────────────────────────────────────── welcome │
//!   │ hello { rooms: what it has of each } ──────────▶ │
//!   │ ◀──────────── rooms, changed, page … then synced │
//!   │ send { ask, room, id, text } ──────────────────▶ │ committed, then told to every window of the members
//!   │ ◀─────────────────── saved { ask }, changed { … }│
//! ```
//!
//! A frame with an `ask` is answered by exactly one frame with the same `ask`; any of them may be sent again
//! after a lost connection. What is said of calls travels in `call` frames.

use doorcode_engine::ids::{AccountId, MessageId, RoomId, SessionId};
use doorcode_engine::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call::frames::{CallFrame, CallNews};
use crate::journal::Cursor;
use crate::message::{MessageView, Position, Seq};
use crate::room::{Refusal, Role};
use crate::text::Title;

/// A number that a page draws at random when it loads, so that its windows can be told apart. It is no secret
/// and proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tab(pub u32);

/// One open page: the session vouches for it, the tab tells it from others of the same session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Window {
    /// Whose window it is.
    pub account: AccountId,
    /// The session it is signed in with.
    pub session: SessionId,
    /// Which page of that session.
    pub tab: Tab,
}

/// The number that ties an answer to what was asked; counted by the client.
pub type Ask = u32;

/// From a window to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientFrame {
    /// The first frame of a window of Messages: what it has of each room. Empty after a fresh load.
    Hello {
        /// One cursor for each room that it holds.
        #[serde(default)]
        rooms: Vec<Cursor>,
    },
    /// Say something; answered by `saved`.
    Send {
        /// Ties the answer to it.
        ask: Ask,
        /// Where.
        room: RoomId,
        /// Made by the client; the same for every repetition.
        id: MessageId,
        /// What.
        text: String,
    },
    /// Replace the words of one's own message; answered by `saved`.
    Edit {
        /// Ties the answer to it.
        ask: Ask,
        /// Where.
        room: RoomId,
        /// Which.
        id: MessageId,
        /// The number of edits of the message that the person saw.
        base: u32,
        /// The new words.
        text: String,
    },
    /// Take one's own message back; answered by `saved`.
    Delete {
        /// Ties the answer to it.
        ask: Ask,
        /// Where.
        room: RoomId,
        /// Which.
        id: MessageId,
    },
    /// How far this window has come with a room; not answered.
    Mark {
        /// Where.
        room: RoomId,
        /// The newest message that it holds.
        delivered: Seq,
        /// The newest message that was seen.
        read: Seq,
    },
    /// The person types, or stopped; not answered, and not kept.
    Typing {
        /// Where.
        room: RoomId,
        /// Whether they type.
        on: bool,
    },
    /// Show a room: its members and newest page; answered by `page`.
    Open {
        /// Ties the answer to it.
        ask: Ask,
        /// Which.
        room: RoomId,
    },
    /// The page of history before a message; answered by `history`.
    History {
        /// Ties the answer to it.
        ask: Ask,
        /// Where.
        room: RoomId,
        /// The oldest message that the window holds.
        before: Seq,
    },
    /// A gap was seen: tell what lies in it; answered by `changed` or `page`.
    CatchUp {
        /// Ties the answer to it.
        ask: Ask,
        /// What the window has.
        cursor: Cursor,
    },
    /// Open the conversation with one person; answered by `room`.
    Start {
        /// Ties the answer to it.
        ask: Ask,
        /// Their exact user name.
        user_name: String,
    },
    /// Make a group; answered by `room`.
    Found {
        /// Ties the answer to it.
        ask: Ask,
        /// Made by the client; the same for every repetition.
        room: RoomId,
        /// The id of the notice that opens the history.
        notice: MessageId,
        /// What it is called.
        title: String,
        /// Exact user names of the others.
        user_names: Vec<String>,
    },
    /// Bring somebody into a group; answered by `saved`.
    Add {
        /// Ties the answer to it.
        ask: Ask,
        /// Which group.
        room: RoomId,
        /// The id of the notice.
        notice: MessageId,
        /// Their exact user name.
        user_name: String,
    },
    /// Put somebody out of a group; answered by `saved`.
    Remove {
        /// Ties the answer to it.
        ask: Ask,
        /// Which group.
        room: RoomId,
        /// The id of the notice.
        notice: MessageId,
        /// Who.
        account: AccountId,
    },
    /// Go out of a group; answered by `saved`.
    Leave {
        /// Ties the answer to it.
        ask: Ask,
        /// Which group.
        room: RoomId,
        /// The id of the notice.
        notice: MessageId,
    },
    /// Call a group something else; answered by `saved`.
    Rename {
        /// Ties the answer to it.
        ask: Ask,
        /// Which group.
        room: RoomId,
        /// The id of the notice.
        notice: MessageId,
        /// The new title.
        title: String,
    },
    /// Block or unblock somebody; answered by `done`.
    Block {
        /// Ties the answer to it.
        ask: Ask,
        /// Whom.
        account: AccountId,
        /// Whether they are to be blocked.
        on: bool,
    },
    /// Who is blocked; answered by `people`.
    Blocked {
        /// Ties the answer to it.
        ask: Ask,
    },
    /// What a window of Calls does.
    Call(CallFrame),
}

/// From the server to a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum ServerFrame {
    /// The first frame: whose window this is.
    Welcome {
        /// The account of the session.
        me: Person,
        /// The server's time, for 'today' and 'yesterday'.
        now: Timestamp,
    },
    /// Conversations for the list: new to this window, or to be replaced. Several frames may follow.
    Rooms {
        /// Some of them.
        rooms: Vec<RoomView>,
    },
    /// Everything that the window had missed has been told.
    Synced,
    /// Changes of one room, told to every window of the members.
    Changed {
        /// The `catch_up` that asked for it, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask: Option<Ask>,
        /// Which room.
        room: RoomId,
        /// The position that these changes start from; a window that is not there yet has a gap.
        from: Position,
        /// The position that they lead to.
        to: Position,
        /// The messages made or changed, as this reader sees them; may be empty.
        messages: Vec<MessageView>,
        /// The room, where more than its messages changed or the window may not know it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        view: Option<RoomView>,
        /// Its members, where they changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        members: Option<Vec<MemberView>>,
    },
    /// A room from scratch: replaces whatever the window holds of it.
    Page {
        /// The `open` or `catch_up` that asked for it, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask: Option<Ask>,
        /// The room.
        view: RoomView,
        /// Everybody who is or was in it.
        members: Vec<MemberView>,
        /// Its newest messages, oldest first.
        messages: Vec<MessageView>,
        /// Whether there are earlier ones.
        earlier: bool,
    },
    /// The answer to `history`.
    History {
        /// What asked for it.
        ask: Ask,
        /// Which room.
        room: RoomId,
        /// The messages before, oldest first.
        messages: Vec<MessageView>,
        /// Whether there are earlier ones.
        earlier: bool,
    },
    /// Somebody has received or read more.
    Marks {
        /// Where.
        room: RoomId,
        /// The room's count of marks.
        marks: u64,
        /// Who; for one's own account the other windows clear their badge.
        account: AccountId,
        /// The newest message that they hold.
        delivered: Seq,
        /// The newest message that they have seen.
        read: Seq,
        /// What is left unread, told to one's own windows only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unread: Option<u32>,
    },
    /// Somebody types, or stopped.
    Typing {
        /// Where.
        room: RoomId,
        /// Who.
        account: AccountId,
        /// What to call them.
        name: String,
        /// Whether they type.
        on: bool,
    },
    /// What was asked is kept; the message as it is now.
    Saved {
        /// What asked for it.
        ask: Ask,
        /// Where.
        room: RoomId,
        /// The message that was made or changed.
        message: MessageView,
    },
    /// The room that was started.
    Room {
        /// What asked for it.
        ask: Ask,
        /// The room.
        view: RoomView,
    },
    /// The answer to `blocked`.
    People {
        /// What asked for it.
        ask: Ask,
        /// Those blocked.
        people: Vec<Person>,
    },
    /// Somebody was blocked or unblocked by this account, perhaps in another window.
    Block {
        /// Whom.
        account: AccountId,
        /// Whether they are blocked now.
        on: bool,
    },
    /// What was asked is done.
    Done {
        /// What asked for it.
        ask: Ask,
    },
    /// What was asked is not done.
    Refused {
        /// What asked for it; absent where the frame could not be read that far.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask: Option<Ask>,
        /// Why.
        why: Refusal,
        /// When to try again, in milliseconds from now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait_ms: Option<u64>,
        /// The message as it is, where an edit met another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<MessageView>,
    },
    /// What a window of Calls hears.
    Call(CallNews),
}

/// A person as shown to those who talk with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// The exact user name; empty for an account that was deleted.
    pub user_name: String,
    /// The name that they chose to be shown.
    pub name: String,
}

/// A conversation as one member sees it in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomView {
    /// Its id.
    pub id: RoomId,
    /// The other person, in a conversation between two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Person>,
    /// Its title, for a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// How many people are there.
    pub size: u32,
    /// What the reader may do; absent for somebody who is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether the reader has blocked the other person.
    #[serde(default)]
    pub blocked: bool,
    /// The number of its changes.
    pub position: Position,
    /// Its count of marks.
    pub marks: u64,
    /// How far the reader has read.
    pub read: Seq,
    /// How much is unread, up to [`crate::limits::UNREAD_COUNTED`].
    pub unread: u32,
    /// Its newest message, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<MessageView>,
    /// When something last happened in it.
    pub active_at: Timestamp,
}

/// Somebody who is or was in a room, as the others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// What they may do; absent for somebody who is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The first message that they see: earlier ones were never on their way to them.
    pub joined: Seq,
    /// The newest message that one of their windows holds.
    pub delivered: Seq,
    /// The newest message that they have seen.
    pub read: Seq,
}

/// Why the server closes a socket; sent as the close code (RFC 6455, 7.4) with a reason in plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// The session was signed out, ended from elsewhere, or ran out. Do not come back.
    SessionEnded,
    /// The same tab connected again, or the account has too many windows. Do not come back by itself.
    Replaced,
    /// The window does not read what it is sent. Come back and resume.
    TooSlow,
    /// The window sends too much. Come back later.
    TooFast,
    /// A frame larger than [`crate::limits::FRAME_BYTES`].
    TooBig,
    /// A frame that is not text, or a first frame that is no hello.
    Malformed,
    /// No sign of life. Come back.
    Silent,
    /// The server is being restarted. Come back.
    Stopping,
    /// The server failed. Come back.
    Failed,
}

impl Farewell {
    /// The close code.
    pub const fn code(self) -> u16 {
        match self {
            Self::SessionEnded => 4401,
            Self::Replaced => 4409,
            Self::TooSlow => 4408,
            Self::TooFast => 4429,
            Self::TooBig => 1009,
            Self::Malformed => 4400,
            Self::Silent => 4410,
            Self::Stopping => 1012,
            Self::Failed => 1011,
        }
    }

    /// The reason, in at most 123 bytes.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::SessionEnded => "this session has ended",
            Self::Replaced => "this window was replaced by another",
            Self::TooSlow => "this window does not keep up",
            Self::TooFast => "this window sends too much",
            Self::TooBig => "a frame may have 64 KiB",
            Self::Malformed => "this is not the protocol",
            Self::Silent => "no sign of life",
            Self::Stopping => "the server is being restarted",
            Self::Failed => "the server failed",
        }
    }
}

impl ClientFrame {
    /// The number that its answer has to carry, for those that are answered.
    pub const fn ask(&self) -> Option<Ask> {
        match self {
            Self::Hello { .. } | Self::Mark { .. } | Self::Typing { .. } | Self::Call(_) => None,
            Self::Send { ask, .. }
            | Self::Edit { ask, .. }
            | Self::Delete { ask, .. }
            | Self::Open { ask, .. }
            | Self::History { ask, .. }
            | Self::CatchUp { ask, .. }
            | Self::Start { ask, .. }
            | Self::Found { ask, .. }
            | Self::Add { ask, .. }
            | Self::Remove { ask, .. }
            | Self::Leave { ask, .. }
            | Self::Rename { ask, .. }
            | Self::Block { ask, .. }
            | Self::Blocked { ask } => Some(*ask),
        }
    }
}
