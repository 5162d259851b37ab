//! What a client that was away has missed.
//!
//! A client remembers for each room the [`Cursor`] that it has reached. A change that is told live names the
//! position it starts from, so a client sees a gap and asks for what lies in it; after a lost connection it
//! shows all its cursors and is told everything since. Messages are told whole, as they are now, and replace
//! what the client has under the same id: being told twice is harmless, and nothing can be missed.

use doorcode_engine::ids::RoomId;
use serde::{Deserialize, Serialize};

use crate::limits;
use crate::message::Position;

/// How far a client is with one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The room.
    pub room: RoomId,
    /// It has every change up to here.
    pub position: Position,
    /// The count of marks when it was last told all of them.
    pub marks: u64,
}

/// What to tell a client about one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It is up to date.
    Nothing,
    /// Only marks moved.
    Marks,
    /// The messages changed since its position.
    Since(Position),
    /// It has never held this room, or holds what this server never said (a database set back to a backup):
    /// it starts afresh.
    Everything,
}

/// What a client at `cursor` has missed of a room that is at `position` and `marks`.
pub fn missed(cursor: Option<Cursor>, position: Position, marks: u64) -> Missed {
    match cursor {
        None => Missed::Everything,
        Some(has) if has.position > position || has.marks > marks => Missed::Everything,
        Some(has) if has.position < position => Missed::Since(has.position),
        Some(has) if has.marks < marks => Missed::Marks,
        Some(_) => Missed::Nothing,
    }
}

/// Whether so many changes are told one by one, rather than by starting the room afresh.
pub const fn is_worth_telling(changes: usize) -> bool {
    changes <= limits::CATCH_UP_MESSAGES
}
