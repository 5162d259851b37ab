//! Between our values and SQLite's, and from SQLite's errors to ours.

use std::collections::HashMap;

use rusqlite::ErrorCode;
use rusqlite::ffi;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

use crate::db::error::{CommitError, Fault, StoreError};
use crate::db::value::{Columns, Row, Value};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Text(s) => ValueRef::Text(s.as_bytes()),
            Value::Blob(b) => ValueRef::Blob(b),
        }))
    }
}

/// The column names of the statements that a connection has run.
#[derive(Default)]
pub(super) struct ColumnNames {
    known: HashMap<&'static str, Columns>,
}

impl ColumnNames {
    fn of(&mut self, sql: &'static str, statement: &rusqlite::Statement<'_>) -> Columns {
        self.known
            .entry(sql)
            .or_insert_with(|| statement.column_names().into_iter().map(Box::from).collect())
            .clone()
    }
}

/// Puts the parameters in place.
pub(super) fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Value]) -> Result<(), Fault> {
    let wanted = statement.parameter_count();
    if wanted != params.len() {
        let what = format!("a statement takes {wanted} parameters and got {}", params.len());
        return Err(Fault::new(what, ""));
    }
    for (i, value) in params.iter().enumerate() {
        // PostgreSQL cannot store a NUL in text; what one driver refuses, both do.
        if matches!(value, Value::Text(text) if text.as_bytes().contains(&0)) {
            return Err(Fault::new("a text contains NUL", ""));
        }
        statement
            .raw_bind_parameter(i + 1, value)
            .map_err(|error| fault(&error))?;
    }
    Ok(())
}

/// Runs a bound statement to its end and takes its rows.
pub(super) fn collect(
    sql: &'static str,
    statement: &mut rusqlite::Statement<'_>,
    names: &mut ColumnNames,
) -> Result<Vec<Row>, rusqlite::Error> {
    let columns = names.of(sql, statement);
    let mut cursor = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = cursor.next()? {
        let values = (0..columns.len()).map(|i| row.get_ref(i).and_then(|v| value(i, v)));
        rows.push(Row::new(columns.clone(), values.collect::<Result<_, _>>()?));
    }
    Ok(rows)
}

fn value(column: usize, value: ValueRef<'_>) -> Result<Value, rusqlite::Error> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|e| rusqlite::Error::Utf8Error(column, e))?;
            Value::Text(text.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Real(_) => {
            return Err(rusqlite::Error::InvalidColumnType(
                column,
                String::new(),
                rusqlite::types::Type::Real,
            ));
        }
    })
}

/// What a failed read is to the caller.
pub(super) fn store_error(error: &rusqlite::Error) -> StoreError {
    if is_busy(error) {
        StoreError::Busy
    } else {
        fault(error).into()
    }
}

/// What a failed write is to the caller.
pub(super) fn commit_error(error: &rusqlite::Error) -> CommitError {
    if is_busy(error) {
        return CommitError::Busy;
    }
    if let rusqlite::Error::SqliteFailure(failure, message) = error {
        match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE
            | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            | ffi::SQLITE_CONSTRAINT_ROWID => {
                return CommitError::Conflict {
                    constraint: constraint(message.as_deref().unwrap_or_default()),
                };
            }
            // The row that is referred to was deleted meanwhile (or, for a deletion, is still referred to).
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => return CommitError::Stale,
            _ => {}
        }
    }
    fault(error).into()
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

/// From SQLite's `UNIQUE constraint failed: phones.account_id, phones.number` to the index's name,
/// `phones_account_id_number`, which is what PostgreSQL tells.
fn constraint(message: &str) -> String {
    let failed = message.rsplit_once(": ").map_or(message, |(_, failed)| failed);
    if let Some(index) = failed.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let mut name = String::new();
    for part in failed.split(", ") {
        let (table, column) = part.split_once('.').unwrap_or(("", part));
        if name.is_empty() {
            name.push_str(table);
        }
        name.push('_');
        name.push_str(column);
    }
    name
}

/// What SQLite's error means to an operator. SQLite's messages name tables and columns, never values.
pub(super) fn fault(error: &rusqlite::Error) -> Fault {
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full; make room, nothing acknowledged is lost",
        Some(ErrorCode::ReadOnly) => "the database has become read-only; check the disk and the file's owner",
        Some(ErrorCode::SystemIoFailure) => "the disk failed to read or write; check the system's log",
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "the database is damaged; restore a backup"
        }
        Some(ErrorCode::CannotOpen) => "the file has gone or cannot be opened; check the data folder",
        _ => "",
    };
    Fault::new(format!("SQLite: {error}"), advice)
}

#[cfg(test)]
mod tests {
    use super::constraint;

    #[test]
    fn a_constraint_is_named_as_in_postgresql() {
        assert_eq!(
            constraint("UNIQUE constraint failed: accounts.user_name"),
            "accounts_user_name"
        );
        assert_eq!(
            constraint("UNIQUE constraint failed: phones.account_id, phones.number"),
            "phones_account_id_number"
        );
        assert_eq!(
            constraint("UNIQUE constraint failed: index 'accounts_lower'"),
            "accounts_lower"
        );
    }
}
