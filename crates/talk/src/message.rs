//! One message: whose it is, where it stands in its room, and what each reader may see of it.
//!
//! A message is made by a client, which also makes its [`MessageId`]: a send that is repeated is known by it.
//! The server gives it a [`Seq`], its place in the order that everybody sees, and stamps it with the
//! [`Position`] of its last change, by which a client that was away finds what it has missed.
//!
//! What a blocked person writes is kept and shown to its author only ([`Shown`]): being blocked looks like
//! not being read.

use doorcode_engine::ids::{AccountId, MessageId};
use doorcode_engine::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::{MessageText, Title};

/// The place of a message in its room, from 1, without gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// The next place.
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The place before; 0 has none and stays.
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

/// How many changes a room has seen. Each change to what is said or who is there takes exactly one more, so
/// that a gap can be seen; it is also the version that guards the room's row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u64);

impl Position {
    /// The position after one more change.
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A message as the server keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Made by the client that wrote it.
    pub id: MessageId,
    /// Its place in the order.
    pub seq: Seq,
    /// Who wrote it, or did what a notice tells.
    pub author: AccountId,
    /// When the server took it.
    pub sent_at: Timestamp,
    /// What it says.
    pub body: Body,
    /// When its author last edited it.
    pub edited_at: Option<Timestamp>,
    /// How many times it was edited; an edit names the number that it is based on.
    pub edits: u32,
    /// The position of its last change.
    pub changed: Position,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Words.
    Text {
        /// As its author wrote them last.
        text: MessageText,
        /// What the others see.
        shown: Shown,
    },
    /// Words that their author took back. Nothing of them is kept.
    Deleted {
        /// They were never shown to the others, who need not learn now that there were some.
        withheld: bool,
    },
    /// Something that happened in a group, told in its place in the history.
    Notice(Notice),
}

/// What the others see of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The text itself.
    Same,
    /// An earlier wording: the author was blocked when editing.
    Earlier(MessageText),
    /// Nothing at all: the author was blocked when sending.
    Nothing,
}

/// What happened in a group. The author of the message is who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Notice {
    /// The group was made.
    Founded {
        /// Its first title.
        title: Title,
    },
    /// Somebody was added.
    Added {
        /// Who.
        account: AccountId,
    },
    /// Somebody was removed by an owner.
    Removed {
        /// Who.
        account: AccountId,
    },
    /// The author left.
    Left,
    /// The group got another title.
    Renamed {
        /// The new one.
        title: Title,
    },
}

/// What one reader sees of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// Its id.
    pub id: MessageId,
    /// Its place.
    pub seq: Seq,
    /// Who wrote it.
    pub by: AccountId,
    /// What to call them; a list can show a last line without knowing the members.
    pub name: String,
    /// When the server took it, in milliseconds since 1970.
    pub at: Timestamp,
    /// What it says to this reader.
    #[serde(flatten)]
    pub says: Says,
    /// How many times it was edited, as far as this reader may know.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub edits: u32,
}

/// What a message says to one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// Words.
    Text(MessageText),
    /// That its words were taken back.
    Deleted(Gone),
    /// That something happened.
    Notice(NoticeView),
}

/// Always `true` on the wire: `"deleted": true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gone(pub bool);

/// A notice, with the name of whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// What happened.
    #[serde(flatten)]
    pub notice: Notice,
    /// What to call the person that it happened to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
}

impl Notice {
    /// The person that it happened to, where that is not its author.
    pub fn about(&self) -> Option<AccountId> {
        match self {
            Self::Added { account } | Self::Removed { account } => Some(*account),
            Self::Founded { .. } | Self::Left | Self::Renamed { .. } => None,
        }
    }
}

impl Message {
    /// Whether `reader` may know that it exists.
    pub fn is_seen_by(&self, reader: AccountId) -> bool {
        let is_withheld = match &self.body {
            Body::Text { shown, .. } => *shown == Shown::Nothing,
            Body::Deleted { withheld } => *withheld,
            Body::Notice(_) => false,
        };
        reader == self.author || !is_withheld
    }

    /// Whether it counts as unread for `reader` who has not read up to it.
    pub fn counts_for(&self, reader: AccountId) -> bool {
        reader != self.author && self.is_seen_by(reader) && !matches!(self.body, Body::Notice(_))
    }

    /// What `reader` sees of it: `None` where they may not know of it. `name_of` says what to call people.
    pub fn seen_by(&self, reader: AccountId, name_of: impl Fn(AccountId) -> String) -> Option<MessageView> {
        if !self.is_seen_by(reader) {
            return None;
        }
        let mine = reader == self.author;
        let (says, edits) = match &self.body {
            Body::Deleted { .. } => (Says::Deleted(Gone(true)), 0),
            Body::Notice(notice) => {
                let whom = notice.about().map(&name_of);
                (
                    Says::Notice(NoticeView {
                        notice: notice.clone(),
                        whom,
                    }),
                    0,
                )
            }
            Body::Text {
                text,
                shown: Shown::Same,
            } => (Says::Text(text.clone()), self.edits),
            Body::Text { text, .. } if mine => (Says::Text(text.clone()), self.edits),
            // The count would tell of an edit that this reader is spared.
            Body::Text {
                shown: Shown::Earlier(text),
                ..
            } => (Says::Text(text.clone()), 0),
            Body::Text {
                shown: Shown::Nothing,
                ..
            } => return None,
        };
        let name = name_of(self.author);
        Some(MessageView {
            id: self.id,
            seq: self.seq,
            by: self.author,
            name,
            at: self.sent_at,
            says,
            edits,
        })
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
