//! What was said in the rooms, in the order in which it was said.

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_talk::limits;
use doorcode_talk::message::{Body, Message, Position, Seq, Shown};
use doorcode_talk::room::{Member, Room};
use doorcode_talk::text::MessageText;

use crate::kept::json;
use crate::rooms::{count, natural, small};
use crate::{Row, RowError, Statement, Store, StoreError, params};

/// The columns of a message; followed by the condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, seq, author, kind, body, shown, earlier, sent_at, edited_at, edits, changed FROM messages WHERE ",
            $condition
        )
    };
}

/// The message with this id in this room.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, room: RoomId, id: MessageId) -> Result<Option<Message>, StoreError> {
    let row = store
        .first(select!("room = ?1 AND id = ?2"), &params![room, id])
        .await?;
    row.as_ref().map(message).transpose()
}

/// The page of what `reader` may see before `before`, oldest first; and whether there is more before it.
///
/// # Errors
/// When the database fails.
pub async fn page(
    store: &Store,
    room: &Room,
    reader: &Member,
    before: Option<Seq>,
) -> Result<(Vec<Message>, bool), StoreError> {
    const SQL: &str = select!(
        "room = ?1 AND seq >= ?2 AND seq <= ?3 AND (shown <> 0 OR author = ?4) ORDER BY seq DESC LIMIT ?5"
    );
    let newest = before.map_or(reader.newest(room), |before| {
        before.before().min(reader.newest(room))
    });
    let limit = limits::PAGE_MESSAGES as i64;
    let params = params![
        room.id,
        count(reader.joined.0),
        count(newest.0),
        reader.account,
        limit + 1
    ];
    let rows = store.query(SQL, &params).await?;
    let is_more = rows.len() > limits::PAGE_MESSAGES;
    let messages: Result<Vec<_>, _> = rows
        .iter()
        .take(limits::PAGE_MESSAGES)
        .rev()
        .map(message)
        .collect();
    Ok((messages?, is_more))
}

/// What `reader` may see of what has changed after `since`, in order; one more than
/// [`limits::CATCH_UP_MESSAGES`] at most, so that too many can be told from just enough.
///
/// # Errors
/// When the database fails.
pub async fn changed(
    store: &Store,
    room: &Room,
    reader: &Member,
    since: Position,
) -> Result<Vec<Message>, StoreError> {
    const SQL: &str = select!(
        "room = ?1 AND changed > ?2 AND seq >= ?3 AND seq <= ?4 AND (shown <> 0 OR author = ?5) ORDER BY seq LIMIT ?6"
    );
    let params = params![
        room.id,
        count(since.0),
        count(reader.joined.0),
        count(reader.newest(room).0),
        reader.account,
        limits::CATCH_UP_MESSAGES as i64 + 1,
    ];
    store.query(SQL, &params).await?.iter().map(message).collect()
}

/// What an account has said itself, in all its rooms, in an order that can be gone on with after the last one; for
/// the export of an account.
///
/// # Errors
/// When the database fails.
pub async fn said_by(
    store: &Store,
    author: AccountId,
    after: Option<(RoomId, Seq)>,
    limit: u32,
) -> Result<Vec<(RoomId, Message)>, StoreError> {
    const SQL: &str = "SELECT x.room, x.id, x.seq, x.author, x.kind, x.body, x.shown, x.earlier, x.sent_at, x.edited_at, \
                       x.edits, x.changed FROM members m JOIN messages x ON x.room = m.room \
                       WHERE m.account = ?1 AND x.author = ?1 AND x.kind = 'text' \
                       AND (x.room > ?2 OR (x.room = ?2 AND x.seq > ?3)) ORDER BY x.room, x.seq LIMIT ?4";
    let (room, seq) = after.unwrap_or((RoomId::from_u128(0), Seq(0)));
    let rows = store
        .query(SQL, &params![author, room, count(seq.0), limit])
        .await?;
    rows.iter()
        .map(|row| Ok((row.parse("room")?, message(row)?)))
        .collect()
}

/// Writes a message: as a new row, or over the one at its place. A new one whose id is taken is the conflict
/// `messages_room_id`.
#[must_use]
pub fn write(room: RoomId, message: &Message, is_new: bool) -> Statement {
    let (kind, body, shown, earlier) = match &message.body {
        Body::Text { text, shown } => {
            let (shown, earlier) = match shown {
                Shown::Nothing => (0, None),
                Shown::Same => (1, None),
                Shown::Earlier(earlier) => (2, Some(earlier.as_str())),
            };
            ("text", text.as_str().into(), shown, earlier)
        }
        Body::Deleted { withheld } => ("deleted", crate::Value::Null, i64::from(!withheld), None),
        Body::Notice(notice) => ("notice", json(notice), 1, None),
    };
    let params = params![
        room,
        count(message.seq.0),
        message.id,
        message.author,
        kind,
        body,
        shown,
        earlier,
        message.sent_at,
        message.edited_at,
        message.edits,
        count(message.changed.0),
    ];
    if is_new {
        return Statement::one(
            "INSERT INTO messages (room, seq, id, author, kind, body, shown, earlier, sent_at, edited_at, edits, changed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params,
        );
    }
    Statement::one(
        "UPDATE messages SET kind = ?5, body = ?6, shown = ?7, earlier = ?8, sent_at = ?9, edited_at = ?10, edits = ?11, \
         changed = ?12 WHERE room = ?1 AND seq = ?2 AND id = ?3 AND author = ?4",
        params,
    )
}

pub(crate) fn message(row: &Row) -> Result<Message, StoreError> {
    let shown = row.int("shown")?;
    let body = match row.text("kind")? {
        "text" => Body::Text {
            text: text(row, "body")?,
            shown: match shown {
                0 => Shown::Nothing,
                1 => Shown::Same,
                _ => Shown::Earlier(text(row, "earlier")?),
            },
        },
        "deleted" => Body::Deleted { withheld: shown == 0 },
        _ => Body::Notice(row.json("body")?),
    };
    Ok(Message {
        id: row.parse("id")?,
        seq: Seq(natural(row, "seq")?),
        author: row.parse("author")?,
        sent_at: row.time("sent_at")?,
        body,
        edited_at: row.opt_time("edited_at")?,
        edits: small(row, "edits")?,
        changed: Position(natural(row, "changed")?),
    })
}

fn text(row: &Row, column: &'static str) -> Result<MessageText, StoreError> {
    MessageText::new(row.text(column)?)
        .map_err(|_| RowError::new(column, "holds no text of a message").into())
}
