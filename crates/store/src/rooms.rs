//! Rooms and who is in them.
//!
//! A room is read with its members and their names by one statement, so that they belong together, and written at
//! the position that was read. Marks only grow, so they are written beside it, guarded by themselves.

use std::collections::BTreeMap;

use doorcode_engine::ids::{AccountId, RoomId};
use doorcode_engine::time::Timestamp;
use doorcode_talk::limits;
use doorcode_talk::message::{Message, Position, Seq};
use doorcode_talk::room::{Change, Kind, Marks, Member, Role, Room};
use doorcode_talk::text::Title;

use crate::{Batch, Row, RowError, Statement, Store, StoreError, messages, params};

/// What to call an account. An account that was deleted has no user name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The account.
    pub account: AccountId,
    /// Its exact user name; empty for a deleted account.
    pub user_name: String,
    /// What others see; empty for a deleted account.
    pub display_name: String,
}

/// A room as its rows hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The room.
    pub room: Room,
    /// How often somebody has received or read more.
    pub marks: u64,
    /// What its members are called.
    pub names: BTreeMap<AccountId, Name>,
}

/// Where a room stands, without what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The room.
    pub room: RoomId,
    /// Its position.
    pub position: Position,
    /// Its count of marks.
    pub marks: u64,
}

/// A room as a line of one member's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub standing: Standing,
    /// Its title, for a group.
    pub title: Option<Title>,
    /// The other person, in a conversation between two.
    pub with: Option<Name>,
    /// Whether the reader has blocked the other person.
    pub blocked: bool,
    /// How many people are there.
    pub size: u32,
    /// What the reader may do; `None` for somebody who is no longer there.
    pub role: Option<Role>,
    /// How far the reader has read.
    pub read: Seq,
    /// What is unread, counted up to [`limits::UNREAD_COUNTED`].
    pub unread: u32,
    /// The newest message that the reader may see, and what its author is called.
    pub last: Option<(Message, String)>,
    /// When something last happened.
    pub active_at: Timestamp,
}

/// The room with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: RoomId) -> Result<Option<Record>, StoreError> {
    const SQL: &str = "SELECT r.id, r.title, r.founder, r.position, r.last_seq, r.marks, r.active_at, m.account, m.role, \
                       m.joined, m.gone, m.delivered, m.read, a.user_name, a.display_name \
                       FROM rooms r JOIN members m ON m.room = r.id LEFT JOIN accounts a ON a.id = m.account \
                       WHERE r.id = ?1 ORDER BY m.joined, m.account";
    record(&store.query(SQL, &params![id]).await?)
}

/// The room of this pair, if they have one.
///
/// # Errors
/// When the database fails.
pub async fn of_pair(store: &Store, one: AccountId, other: AccountId) -> Result<Option<RoomId>, StoreError> {
    let row = store
        .first("SELECT id FROM rooms WHERE pair = ?1", &params![pair(one, other)])
        .await?;
    row.map(|row| row.parse("id")).transpose()
}

/// Where the rooms of an account stand, the most recently active first; at most [`limits::ROOMS_LISTED`]. Rooms in
/// which nothing was said show only to who started them.
///
/// # Errors
/// When the database fails.
pub async fn standings(store: &Store, account: AccountId) -> Result<Vec<Standing>, StoreError> {
    const SQL: &str = "SELECT r.id, r.position, r.marks FROM members m JOIN rooms r ON r.id = m.room \
                       WHERE m.account = ?1 AND (r.last_seq > 0 OR r.founder = ?1) \
                       ORDER BY r.active_at DESC, r.id DESC LIMIT ?2";
    let rows = store
        .query(SQL, &params![account, limits::ROOMS_LISTED as i64])
        .await?;
    rows.iter().map(standing).collect()
}

/// How many rooms the account has started.
///
/// # Errors
/// When the database fails.
pub async fn started_by(store: &Store, account: AccountId) -> Result<u64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) AS n FROM members m JOIN rooms r ON r.id = m.room \
                       WHERE m.account = ?1 AND r.founder = ?1";
    store
        .first(SQL, &params![account])
        .await?
        .map_or(Ok(0), |row| natural(&row, "n"))
}

/// The rooms in which the account is, groups only.
///
/// # Errors
/// When the database fails.
pub async fn groups_of(store: &Store, account: AccountId) -> Result<Vec<RoomId>, StoreError> {
    const SQL: &str = "SELECT r.id FROM members m JOIN rooms r ON r.id = m.room \
                       WHERE m.account = ?1 AND m.gone IS NULL AND r.title IS NOT NULL";
    store
        .query(SQL, &params![account])
        .await?
        .iter()
        .map(|row| row.parse("id"))
        .collect()
}

/// Every room in which the account is or was.
///
/// # Errors
/// When the database fails.
pub async fn all_of(store: &Store, account: AccountId) -> Result<Vec<RoomId>, StoreError> {
    store
        .query(
            "SELECT room FROM members WHERE account = ?1 ORDER BY room",
            &params![account],
        )
        .await?
        .iter()
        .map(|row| row.parse("room"))
        .collect()
}

/// Whether the account shares or has shared a room with whoever has this exact user name.
///
/// # Errors
/// When the database fails.
pub async fn are_acquainted(store: &Store, account: AccountId, user_name: &str) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT m.room FROM accounts a JOIN members o ON o.account = a.id \
                       JOIN members m ON m.room = o.room WHERE a.user_name = ?2 AND m.account = ?1 LIMIT 1";
    Ok(store.first(SQL, &params![account, user_name]).await?.is_some())
}

/// The columns of a line for the reader `?1`; followed by a condition on the rooms `r` in which the reader is `m`.
macro_rules! select_lines {
    ($condition:literal) => {
        concat!(
            "SELECT r.id AS room, r.position, r.marks, r.title, r.active_at, m.role, m.gone, m.read, \
             (SELECT COUNT(*) FROM members s WHERE s.room = r.id AND s.gone IS NULL) AS size, \
             (SELECT COUNT(*) FROM (SELECT u.seq FROM messages u WHERE u.room = r.id AND u.seq > m.read \
              AND u.seq <= COALESCE(m.gone, r.last_seq) AND u.author <> ?1 AND u.kind <> 'notice' AND u.shown <> 0 \
              LIMIT ?2) unread_messages) AS unread, \
             o.account, a.user_name, a.display_name, CAST(CASE WHEN b.blocked IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_blocked, \
             l.seq, l.id, l.author, l.kind, l.body, l.shown, l.earlier, l.sent_at, l.edited_at, l.edits, l.changed, \
             la.display_name AS author_name \
             FROM members m JOIN rooms r ON r.id = m.room \
             LEFT JOIN members o ON o.room = r.id AND o.account <> ?1 AND r.pair IS NOT NULL \
             LEFT JOIN accounts a ON a.id = o.account \
             LEFT JOIN blocks b ON b.account = ?1 AND b.blocked = o.account \
             LEFT JOIN messages l ON l.room = r.id AND l.seq = (SELECT x.seq FROM messages x WHERE x.room = r.id \
              AND x.seq >= m.joined AND x.seq <= COALESCE(m.gone, r.last_seq) AND (x.shown <> 0 OR x.author = ?1) \
              ORDER BY x.seq DESC LIMIT 1) \
             LEFT JOIN accounts la ON la.id = l.author \
             WHERE m.account = ?1 AND (l.seq IS NOT NULL OR r.founder = ?1) AND ",
            $condition
        )
    };
}

/// A part of an account's list, the most recently active first: the lines after the one that was active at `after`, in
/// a room of that id. At most [`limits::ROOMS_A_FRAME`].
///
/// # Errors
/// When the database fails.
pub async fn lines(
    store: &Store,
    reader: AccountId,
    after: Option<(Timestamp, RoomId)>,
) -> Result<Vec<Line>, StoreError> {
    const SQL: &str = select_lines!(
        "(r.active_at < ?3 OR (r.active_at = ?3 AND r.id < ?4)) ORDER BY r.active_at DESC, r.id DESC LIMIT ?5"
    );
    let (at, id) = after.unwrap_or((Timestamp::from_ms(i64::MAX), RoomId::from_u128(u128::MAX)));
    let params = params![
        reader,
        limits::UNREAD_COUNTED,
        at,
        id,
        limits::ROOMS_A_FRAME as i64
    ];
    store.query(SQL, &params).await?.iter().map(line).collect()
}

/// One line of an account's list; `None` where the room does not show there.
///
/// # Errors
/// When the database fails.
pub async fn line_of(store: &Store, reader: AccountId, room: RoomId) -> Result<Option<Line>, StoreError> {
    const SQL: &str = select_lines!("r.id = ?3");
    let row = store
        .first(SQL, &params![reader, limits::UNREAD_COUNTED, room])
        .await?;
    row.as_ref().map(line).transpose()
}

/// How much is unread for `reader` in a room, counted up to [`limits::UNREAD_COUNTED`].
///
/// # Errors
/// When the database fails.
pub async fn unread(store: &Store, reader: AccountId, room: RoomId) -> Result<u32, StoreError> {
    const SQL: &str = "SELECT COUNT(*) AS unread FROM (SELECT u.seq FROM members m JOIN rooms r ON r.id = m.room \
                       JOIN messages u ON u.room = r.id AND u.seq > m.read AND u.seq <= COALESCE(m.gone, r.last_seq) \
                       WHERE m.room = ?2 AND m.account = ?1 AND u.author <> ?1 AND u.kind <> 'notice' AND u.shown <> 0 \
                       LIMIT ?3) unread_messages";
    let row = store
        .first(SQL, &params![reader, room, limits::UNREAD_COUNTED])
        .await?;
    row.map_or(Ok(0), |row| small(&row, "unread"))
}

/// How much is unread for `reader` in all rooms together, counted up to [`limits::UNREAD_COUNTED`].
///
/// # Errors
/// When the database fails.
pub async fn unread_anywhere(store: &Store, reader: AccountId) -> Result<u32, StoreError> {
    const SQL: &str = "SELECT COUNT(*) AS unread FROM (SELECT u.seq FROM members m JOIN rooms r ON r.id = m.room \
                       JOIN messages u ON u.room = r.id AND u.seq > m.read AND u.seq <= COALESCE(m.gone, r.last_seq) \
                       WHERE m.account = ?1 AND u.author <> ?1 AND u.kind <> 'notice' AND u.shown <> 0 \
                       LIMIT ?2) unread_messages";
    let row = store.first(SQL, &params![reader, limits::UNREAD_COUNTED]).await?;
    row.map_or(Ok(0), |row| small(&row, "unread"))
}

/// Writes a new room with its members. A pair that has one already is the conflict `rooms_pair`, an id that is taken
/// `rooms_id`.
#[must_use]
pub fn insert(room: &Room) -> Vec<Statement> {
    let (pair, title) = match &room.kind {
        Kind::Direct => {
            let other = room.other(room.founder).unwrap_or(room.founder);
            (Some(pair(room.founder, other)), None)
        }
        Kind::Group { title } => (None, Some(title.as_str())),
    };
    let columns = params![
        room.id,
        pair,
        title,
        room.founder,
        count(room.position.0),
        count(room.last_seq.0),
        room.active_at,
    ];
    let row = Statement::one(
        "INSERT INTO rooms (id, pair, title, founder, position, last_seq, marks, active_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
        columns,
    );
    let members = room.members.iter().map(|member| set_member(room.id, member));
    std::iter::once(row).chain(members).collect()
}

/// Writes a change of a room that is there; stale when the room has changed since it was read.
pub fn change(change: &Change) -> Batch {
    let room = &change.room;
    let title = match &room.kind {
        Kind::Direct => None,
        Kind::Group { title } => Some(title.as_str()),
    };
    let row = Statement::one(
        "UPDATE rooms SET position = ?3, last_seq = ?4, active_at = ?5, title = ?6 WHERE id = ?1 AND position = ?2",
        params![
            room.id,
            count(change.from().0),
            count(room.position.0),
            count(room.last_seq.0),
            room.active_at,
            title,
        ],
    );
    let mut batch = Batch::new()
        .with(row)
        .with(messages::write(room.id, &change.message, change.is_new));
    batch.extend(change.members.iter().map(|member| set_member(room.id, member)));
    batch
}

/// Writes a founded group, its members and its first notice.
pub fn found(change: &Change) -> Batch {
    let mut batch: Batch = insert(&change.room).into_iter().collect();
    batch.push(messages::write(change.room.id, &change.message, true));
    batch
}

/// Moves a member's marks on, and counts that they moved; the last outcome returns the count as `marks`. What has moved
/// further meanwhile stays.
pub fn mark(room: RoomId, account: AccountId, marks: Marks) -> Batch {
    Batch::new()
        .any(
            "UPDATE members SET delivered = ?3 WHERE room = ?1 AND account = ?2 AND delivered < ?3",
            params![room, account, count(marks.delivered.0)],
        )
        .any(
            "UPDATE members SET read = ?3 WHERE room = ?1 AND account = ?2 AND read < ?3",
            params![room, account, count(marks.read.0)],
        )
        .one(
            "UPDATE rooms SET marks = marks + 1 WHERE id = ?1 RETURNING marks",
            params![room],
        )
}

/// Takes the words of an account that is to be deleted out of all its rooms, and the account out of conversations
/// between two. It has left its groups before. Rooms that nobody can read any more go.
#[must_use]
pub fn erase(account: AccountId) -> Vec<Statement> {
    vec![
        Statement::any(
            "UPDATE rooms SET position = position + 1 \
             WHERE id IN (SELECT m.room FROM members m WHERE m.account = ?1)",
            params![account],
        ),
        Statement::any(
            "UPDATE messages SET kind = 'deleted', body = NULL, earlier = NULL, \
             changed = (SELECT r.position FROM rooms r WHERE r.id = messages.room) \
             WHERE room IN (SELECT m.room FROM members m WHERE m.account = ?1) AND author = ?1 AND kind = 'text'",
            params![account],
        ),
        Statement::any(
            "UPDATE members SET gone = (SELECT r.last_seq FROM rooms r WHERE r.id = members.room) \
             WHERE account = ?1 AND gone IS NULL",
            params![account],
        ),
        Statement::any("DELETE FROM blocks WHERE account = ?1", params![account]),
        Statement::any("DELETE FROM blocks WHERE blocked = ?1", params![account]),
        Statement::any(
            "DELETE FROM rooms WHERE id IN (SELECT m.room FROM members m WHERE m.account = ?1) AND NOT EXISTS \
             (SELECT 1 FROM members m JOIN accounts a ON a.id = m.account WHERE m.room = rooms.id AND m.account <> ?1)",
            params![account],
        ),
    ]
}

fn set_member(room: RoomId, member: &Member) -> Statement {
    Statement::one(
        "INSERT INTO members (room, account, role, joined, gone, delivered, read) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (room, account) DO UPDATE SET role = excluded.role, \
         joined = excluded.joined, gone = excluded.gone, delivered = excluded.delivered, read = excluded.read",
        params![
            room,
            member.account,
            role_name(member.role),
            count(member.joined.0),
            member.left.map(|left| count(left.0)),
            count(member.marks.delivered.0),
            count(member.marks.read.0),
        ],
    )
}

/// The name of a pair: the same whoever comes first.
fn pair(one: AccountId, other: AccountId) -> String {
    format!("{}:{}", one.min(other), one.max(other))
}

fn record(rows: &[Row]) -> Result<Option<Record>, StoreError> {
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let kind = match first.opt_text("title")? {
        Some(text) => Kind::Group { title: title(text)? },
        None => Kind::Direct,
    };
    let room = Room {
        id: first.parse("id")?,
        kind,
        founder: first.parse("founder")?,
        members: rows.iter().map(member).collect::<Result<_, _>>()?,
        position: Position(natural(first, "position")?),
        last_seq: Seq(natural(first, "last_seq")?),
        active_at: first.time("active_at")?,
    };
    let names = rows.iter().map(|row| name(row).map(|name| (name.account, name)));
    Ok(Some(Record {
        room,
        marks: natural(first, "marks")?,
        names: names.collect::<Result<_, _>>()?,
    }))
}

fn member(row: &Row) -> Result<Member, StoreError> {
    Ok(Member {
        account: row.parse("account")?,
        role: role(row)?,
        joined: Seq(natural(row, "joined")?),
        left: opt_seq(row, "gone")?,
        marks: Marks {
            delivered: Seq(natural(row, "delivered")?),
            read: Seq(natural(row, "read")?),
        },
    })
}

pub(crate) fn name(row: &Row) -> Result<Name, StoreError> {
    Ok(Name {
        account: row.parse("account")?,
        user_name: row.opt_text("user_name")?.unwrap_or_default().to_owned(),
        display_name: row.opt_text("display_name")?.unwrap_or_default().to_owned(),
    })
}

fn standing(row: &Row) -> Result<Standing, StoreError> {
    let (position, marks) = (natural(row, "position")?, natural(row, "marks")?);
    Ok(Standing {
        room: row.parse("id")?,
        position: Position(position),
        marks,
    })
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let is_there = row.opt_int("gone")?.is_none();
    let last = match row.opt_int("seq")? {
        Some(_) => {
            let author = row.opt_text("author_name")?.unwrap_or_default();
            Some((messages::message(row)?, author.to_owned()))
        }
        None => None,
    };
    let standing = Standing {
        room: row.parse("room")?,
        position: Position(natural(row, "position")?),
        marks: natural(row, "marks")?,
    };
    Ok(Line {
        standing,
        title: row.opt_text("title")?.map(title).transpose()?,
        with: row.opt_text("account")?.map(|_| name(row)).transpose()?,
        blocked: row.flag("is_blocked")?,
        size: small(row, "size")?,
        role: is_there.then(|| role(row)).transpose()?,
        read: Seq(natural(row, "read")?),
        unread: small(row, "unread")?,
        last,
        active_at: row.time("active_at")?,
    })
}

fn role(row: &Row) -> Result<Role, StoreError> {
    match row.text("role")? {
        "owner" => Ok(Role::Owner),
        "member" => Ok(Role::Member),
        _ => Err(RowError::new("role", "holds no role").into()),
    }
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Member => "member",
    }
}

fn title(text: &str) -> Result<Title, StoreError> {
    Title::new(text).map_err(|_| RowError::new("title", "holds no title").into())
}

pub(crate) fn opt_seq(row: &Row, column: &'static str) -> Result<Option<Seq>, StoreError> {
    let number = row.opt_int(column)?;
    Ok(number.map(|number| Seq(number.unsigned_abs())))
}

/// A number that is never negative.
pub(crate) fn natural(row: &Row, column: &'static str) -> Result<u64, StoreError> {
    u64::try_from(row.int(column)?).map_err(|_| RowError::new(column, "holds a negative number").into())
}

/// A count that fits in 32 bits.
pub(crate) fn small(row: &Row, column: &'static str) -> Result<u32, StoreError> {
    u32::try_from(row.int(column)?).map_err(|_| RowError::new(column, "holds a number out of range").into())
}

/// A number of messages or changes, as a column holds it. No room sees 2^63 of them.
pub(crate) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
