//! The values that go into statements and come out of rows: the four kinds which SQLite and PostgreSQL
//! have in common, and nothing that only one of them knows.
//!
//! Times are integers (milliseconds since 1970), ids are text, secrets come here only hashed or sealed. All the
//! same, `Debug` never prints a text or a blob: a statement's parameters name people.

use std::fmt;
use std::sync::Arc;

use super::error::{RowError, StoreError};

/// One value of a statement's parameters or of a row.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL `NULL`.
    Null,
    /// A 64-bit integer (`BIGINT`); also times and yes/no (1/0).
    Int(i64),
    /// UTF-8 text without NUL, which PostgreSQL cannot store; both drivers refuse it.
    Text(String),
    /// Bytes (`BYTEA`).
    Blob(Vec<u8>),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Int(n) => write!(f, "Int({n})"),
            Value::Text(s) => write!(f, "Text({} bytes)", s.len()),
            Value::Blob(b) => write!(f, "Blob({} bytes)", b.len()),
        }
    }
}

impl Value {
    /// What the value is called in an error.
    fn kind(&self) -> &'static str {
        match self {
            Value::Null => "NULL",
            Value::Int(_) => "an integer",
            Value::Text(_) => "text",
            Value::Blob(_) => "bytes",
        }
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Value::Int(n)
    }
}

impl From<i32> for Value {
    fn from(n: i32) -> Self {
        Value::Int(n.into())
    }
}

impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Value::Int(n.into())
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Value::Int(b.into())
    }
}

impl From<&str> for Value {
    fn from(s: &str) -> Self {
        Value::Text(s.to_owned())
    }
}

impl From<String> for Value {
    fn from(s: String) -> Self {
        Value::Text(s)
    }
}

impl From<&String> for Value {
    fn from(s: &String) -> Self {
        Value::Text(s.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(b: Vec<u8>) -> Self {
        Value::Blob(b)
    }
}

impl From<&[u8]> for Value {
    fn from(b: &[u8]) -> Self {
        Value::Blob(b.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(b: [u8; N]) -> Self {
        Value::Blob(b.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(b: &[u8; N]) -> Self {
        Value::Blob(b.to_vec())
    }
}

impl<T> From<Option<T>> for Value
where
    Value: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Value::from)
    }
}

/// The parameters of a statement: `params![account_id, "text", 7, None::<i64>]`.
#[macro_export]
macro_rules! params {
    () => { ::std::vec::Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::Value::from($value)),+] };
}

/// The names of a result's columns, made once for each statement and shared by its rows.
pub(super) type Columns = Arc<[Box<str>]>;

/// One row of a result. Columns are taken by name; a column that is missing or holds another kind of value is
/// an error of the program (or of somebody who edited the database by hand), never a panic.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Columns,
    values: Vec<Value>,
}

impl Row {
    pub(super) fn new(columns: Columns, values: Vec<Value>) -> Self {
        Self { columns, values }
    }

    /// The value of `column`.
    ///
    /// # Errors
    /// When the result has no such column.
    pub fn value(&self, column: &'static str) -> Result<&Value, StoreError> {
        // Results have a dozen columns at most: comparing names beats hashing them.
        let position = self.columns.iter().position(|name| &**name == column);
        position
            .and_then(|i| self.values.get(i))
            .ok_or_else(|| RowError::new(column, "is not in the result").into())
    }

    /// The integer in `column`.
    ///
    /// # Errors
    /// When the column is missing, NULL or not an integer.
    pub fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| null(column))
    }

    /// The integer in `column`, or `None` for NULL.
    ///
    /// # Errors
    /// When the column is missing or not an integer.
    pub fn opt_int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(n) => Ok(Some(*n)),
            other => Err(mismatch(column, other, "an integer")),
        }
    }

    /// The yes/no in `column`: 0 or 1.
    ///
    /// # Errors
    /// When the column is missing or holds anything else.
    pub fn flag(&self, column: &'static str) -> Result<bool, StoreError> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(RowError::new(column, "holds a number that is neither 0 nor 1").into()),
        }
    }

    /// The text in `column`.
    ///
    /// # Errors
    /// When the column is missing, NULL or not text.
    pub fn text(&self, column: &'static str) -> Result<&str, StoreError> {
        self.opt_text(column)?.ok_or_else(|| null(column))
    }

    /// The text in `column`, or `None` for NULL.
    ///
    /// # Errors
    /// When the column is missing or not text.
    pub fn opt_text(&self, column: &'static str) -> Result<Option<&str>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(s) => Ok(Some(s)),
            other => Err(mismatch(column, other, "text")),
        }
    }

    /// The bytes in `column`.
    ///
    /// # Errors
    /// When the column is missing, NULL or not bytes.
    pub fn blob(&self, column: &'static str) -> Result<&[u8], StoreError> {
        self.opt_blob(column)?.ok_or_else(|| null(column))
    }

    /// The bytes in `column`, or `None` for NULL.
    ///
    /// # Errors
    /// When the column is missing or not bytes.
    pub fn opt_blob(&self, column: &'static str) -> Result<Option<&[u8]>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Blob(b) => Ok(Some(b)),
            other => Err(mismatch(column, other, "bytes")),
        }
    }

    /// The text in `column`, parsed: ids, states' names.
    ///
    /// # Errors
    /// When the column is missing, NULL, not text, or does not parse.
    pub fn parse<T: std::str::FromStr>(&self, column: &'static str) -> Result<T, StoreError> {
        self.opt_parse(column)?.ok_or_else(|| null(column))
    }

    /// The text in `column`, parsed, or `None` for NULL.
    ///
    /// # Errors
    /// When the column is missing, not text, or does not parse.
    pub fn opt_parse<T: std::str::FromStr>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        // The parser's own error may quote the text, which may name a person: only the column is told.
        self.opt_text(column)?
            .map(|text| {
                text.parse()
                    .map_err(|_| RowError::new(column, "holds text that cannot be read").into())
            })
            .transpose()
    }

    /// The JSON in `column`, read as `T`.
    ///
    /// # Errors
    /// When the column is missing, NULL, not text, or not JSON of a `T`.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        serde_json::from_str(self.text(column)?)
            .map_err(|_| RowError::new(column, "holds JSON that this version cannot read").into())
    }
}

fn null(column: &'static str) -> StoreError {
    RowError::new(column, "is NULL").into()
}

fn mismatch(column: &'static str, found: &Value, wanted: &'static str) -> StoreError {
    RowError::mismatch(column, found.kind(), wanted).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        let columns: Columns = ["id", "n", "gone"].iter().map(|c| Box::from(*c)).collect();
        Row::new(columns, crate::params!["alice", 7, None::<i64>])
    }

    #[test]
    fn columns_are_taken_by_name() {
        assert_eq!(row().text("id").unwrap(), "alice");
        assert_eq!(row().int("n").unwrap(), 7);
        assert_eq!(row().opt_text("gone").unwrap(), None);
    }

    #[test]
    fn a_wrong_column_is_an_error_that_names_it() {
        let said = |e: StoreError| e.to_string();
        assert!(said(row().int("id").unwrap_err()).contains("\"id\" holds text, not an integer"));
        assert!(said(row().int("gone").unwrap_err()).contains("\"gone\" is NULL"));
        assert!(said(row().int("other").unwrap_err()).contains("\"other\" is not in the result"));
        assert!(said(row().flag("n").unwrap_err()).contains("neither 0 nor 1"));
    }

    #[test]
    fn debug_never_prints_what_a_person_typed() {
        let printed = format!("{:?}", row());
        assert!(!printed.contains("alice"), "{printed}");
    }
}
