//! A batch: the writes of one step, committed together or not at all.
//!
//! Reads come before it, as plain queries; what they saw is guarded by statements that must change exactly one
//! row (`UPDATE … WHERE id = ?1 AND version = ?2`). When one of them does not, somebody else was faster: the
//! whole batch is undone and the caller reloads and steps again.

use std::fmt;

use super::value::{Row, Value};

/// How many rows a statement has to change for the batch to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    One,
    Any,
}

/// One write of a batch. SQL is written once, in the subset that SQLite and PostgreSQL share, with placeholders
/// `?1`, `?2`…; it is part of the program and never put together from input.
#[derive(Clone)]
pub struct Statement {
    pub(super) sql: &'static str,
    pub(super) params: Vec<Value>,
    pub(super) expect: Expect,
}

impl Statement {
    /// A write that must change exactly one row; otherwise the batch is undone as stale.
    #[must_use]
    pub fn one(sql: &'static str, params: Vec<Value>) -> Self {
        Self {
            sql,
            params,
            expect: Expect::One,
        }
    }

    /// A write that may change any number of rows, none included.
    #[must_use]
    pub fn any(sql: &'static str, params: Vec<Value>) -> Self {
        Self {
            sql,
            params,
            expect: Expect::Any,
        }
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statement")
            .field("sql", &self.sql)
            .field("params", &self.params)
            .field("expect", &self.expect)
            .finish()
    }
}

/// Writes that are committed together, in the order in which they were added.
#[derive(Clone, Debug, Default)]
#[must_use = "a batch does nothing until it is committed"]
pub struct Batch {
    pub(super) statements: Vec<Statement>,
}

impl Batch {
    /// The most statements in one batch. A step writes five or so; a bound keeps a mistake from stopping the
    /// writer, which serves everybody.
    pub const MAX_STATEMENTS: usize = 500;

    /// A batch without statements. Committing it does nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a write that must change exactly one row.
    pub fn one(mut self, sql: &'static str, params: Vec<Value>) -> Self {
        self.statements.push(Statement::one(sql, params));
        self
    }

    /// Adds a write that may change any number of rows.
    pub fn any(mut self, sql: &'static str, params: Vec<Value>) -> Self {
        self.statements.push(Statement::any(sql, params));
        self
    }

    /// Adds a statement that an aggregate made.
    pub fn with(mut self, statement: Statement) -> Self {
        self.statements.push(statement);
        self
    }

    /// Adds a statement that an aggregate made, in place.
    pub fn push(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }
}

impl Extend<Statement> for Batch {
    fn extend<I: IntoIterator<Item = Statement>>(&mut self, statements: I) {
        self.statements.extend(statements);
    }
}

/// Its statements, to become part of another batch.
impl IntoIterator for Batch {
    type Item = Statement;
    type IntoIter = std::vec::IntoIter<Statement>;

    fn into_iter(self) -> Self::IntoIter {
        self.statements.into_iter()
    }
}

impl FromIterator<Statement> for Batch {
    fn from_iter<I: IntoIterator<Item = Statement>>(statements: I) -> Self {
        Self {
            statements: statements.into_iter().collect(),
        }
    }
}

/// What one statement of a committed batch did, in the order of the batch.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Rows changed.
    pub changed: u64,
    /// Rows that `RETURNING` gave; empty without it.
    pub rows: Vec<Row>,
}
