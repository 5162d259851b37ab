//! Recent calls: what an account's list shows. A call under way is not here; it lives in the exchange and is written
//! down once, when it is over.

use doorcode_engine::ids::{AccountId, CallId};
use doorcode_engine::time::Timestamp;
use doorcode_talk::call::Over;
use doorcode_talk::call::frames::{Direction, Outcome, RecentCall};
use doorcode_talk::wire::Person;

use crate::{Row, RowError, Statement, Store, StoreError, params};

/// Calls that a list keeps; older ones make room. Nobody scrolls further, and a list that only grows is a dossier.
pub const KEPT: i64 = 200;

/// Calls on one page of the list.
pub const PAGE: usize = 50;

/// The calls of an account before `before` (the newest ones where that is absent), newest first: [`PAGE`] at most.
/// Somebody whose account was deleted has an empty user name.
///
/// # Errors
/// When the database fails.
pub async fn recent(
    store: &Store,
    account: AccountId,
    before: Option<CallId>,
) -> Result<Vec<RecentCall>, StoreError> {
    const SQL: &str = "SELECT c.id, c.peer, a.user_name, a.display_name, c.direction, c.outcome, c.camera, \
                       c.dialled_at, c.talked_ms, c.unseen FROM calls c LEFT JOIN accounts a ON a.id = c.peer \
                       WHERE c.account = ?1 AND c.id < ?2 ORDER BY c.id DESC LIMIT ?3";
    let before = before.unwrap_or(CallId::from_u128(u128::MAX));
    let rows = store.query(SQL, &params![account, before, PAGE as i64]).await?;
    rows.iter().map(entry).collect()
}

/// How many missed calls of an account nobody has looked at yet.
///
/// # Errors
/// When the database fails.
pub async fn unseen(store: &Store, account: AccountId) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) AS n FROM calls WHERE account = ?1 AND unseen = 1";
    store
        .first(SQL, &params![account])
        .await?
        .map_or(Ok(0), |row| row.int("n"))
}

fn entry(row: &Row) -> Result<RecentCall, StoreError> {
    Ok(RecentCall {
        call: row.parse("id")?,
        with: Person {
            id: row.parse("peer")?,
            user_name: row.opt_text("user_name")?.unwrap_or_default().to_owned(),
            name: row.opt_text("display_name")?.unwrap_or_default().to_owned(),
        },
        direction: word(DIRECTIONS, row.text("direction")?, "direction")?,
        outcome: word(OUTCOMES, row.text("outcome")?, "outcome")?,
        camera: row.flag("camera")?,
        at: row.time("dialled_at")?,
        talked_ms: row.int("talked_ms")?,
        unseen: row.flag("unseen")?,
    })
}

const DIRECTIONS: &[(Direction, &str)] = &[
    (Direction::Outgoing, "outgoing"),
    (Direction::Incoming, "incoming"),
];

const OUTCOMES: &[(Outcome, &str)] = &[
    (Outcome::Talked, "talked"),
    (Outcome::NoAnswer, "no_answer"),
    (Outcome::Declined, "declined"),
    (Outcome::Cancelled, "cancelled"),
    (Outcome::Busy, "busy"),
];

fn word<T: Copy>(words: &[(T, &str)], text: &str, column: &'static str) -> Result<T, StoreError> {
    let found = words.iter().find(|(_, word)| *word == text);
    Ok(found
        .map(|(value, _)| *value)
        .ok_or_else(|| RowError::new(column, "holds an unknown word"))?)
}

fn as_word<T: PartialEq>(words: &'static [(T, &'static str)], value: &T) -> &'static str {
    words
        .iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, word)| word)
}

/// The line that a call that is over becomes in the caller's list, and the one in the callee's; the callee of a hushed
/// call has none. `at` is the time of day at which it was dialled.
#[must_use]
pub fn lines(over: &Over, at: Timestamp) -> Vec<(AccountId, RecentCall)> {
    let dial = &over.dial;
    let line = |with: &Person, direction, unseen| RecentCall {
        call: dial.id,
        with: with.clone(),
        direction,
        outcome: over.outcome,
        camera: dial.camera,
        at,
        talked_ms: over.talked_ms,
        unseen,
    };
    let missed = matches!(
        over.outcome,
        Outcome::NoAnswer | Outcome::Cancelled | Outcome::Busy
    );
    let mut lines = vec![(dial.caller.id, line(&dial.callee, Direction::Outgoing, false))];
    if !dial.hushed {
        lines.push((dial.callee.id, line(&dial.caller, Direction::Incoming, missed)));
    }
    lines
}

/// Writes a line into the list of `account`, and lets the oldest ones make room. An account that was deleted
/// meanwhile gets none, and that is no conflict: the other party's line of the same batch is written all the same.
#[must_use]
pub fn insert(account: AccountId, line: &RecentCall) -> Vec<Statement> {
    vec![
        Statement::any(
            "INSERT INTO calls (account, id, peer, direction, outcome, camera, dialled_at, talked_ms, unseen) \
             SELECT id, CAST(?2 AS TEXT), CAST(?3 AS TEXT), CAST(?4 AS TEXT), CAST(?5 AS TEXT), CAST(?6 AS BIGINT), \
             CAST(?7 AS BIGINT), CAST(?8 AS BIGINT), CAST(?9 AS BIGINT) FROM accounts WHERE id = ?1 \
             ON CONFLICT (account, id) DO NOTHING",
            params![
                account,
                line.call,
                line.with.id,
                as_word(DIRECTIONS, &line.direction),
                as_word(OUTCOMES, &line.outcome),
                line.camera,
                line.at,
                line.talked_ms,
                line.unseen,
            ],
        ),
        Statement::any(
            "DELETE FROM calls WHERE account = ?1 AND id < \
             (SELECT MIN(id) FROM (SELECT id FROM calls WHERE account = ?1 ORDER BY id DESC LIMIT ?2) AS newest)",
            params![account, KEPT],
        ),
    ]
}

/// The missed calls of an account have been looked at.
#[must_use]
pub fn see(account: AccountId) -> Statement {
    Statement::any(
        "UPDATE calls SET unseen = 0 WHERE account = ?1 AND unseen = 1",
        params![account],
    )
}

/// Takes one call out of an account's list.
#[must_use]
pub fn forget(account: AccountId, call: CallId) -> Statement {
    Statement::any(
        "DELETE FROM calls WHERE account = ?1 AND id = ?2",
        params![account, call],
    )
}

/// Empties an account's list.
#[must_use]
pub fn forget_all(account: AccountId) -> Statement {
    Statement::any("DELETE FROM calls WHERE account = ?1", params![account])
}
