//! The schema and its history. A migration is one SQL file, the same for both drivers, applied once and never
//! changed afterwards (refinery keeps a checksum of each in `refinery_schema_history`).
//!
//! Four spellings make one file fit both. `BYTEA` is a type of PostgreSQL's which SQLite takes for "anything". What
//! follows `--sqlite: ` is a comment to PostgreSQL that the SQLite driver uncovers (`WITHOUT ROWID`, which spares a
//! table of narrow rows whose key is text its second tree). `NUMBERED KEY` is the type of a column that the database
//! numbers, in ascending order and never twice. `RANDOM SECRET` is 16 bytes that nobody can guess (PostgreSQL's are those
//! of a version 4 UUID, of which 122 bits are random), others for each row.

use refinery::{Migration, Runner};

use super::error::OpenError;

/// Every migration, in order. Listed by hand: the compiler then sees a new file, and a review sees a new number.
const FILES: &[(&str, &str)] = &[
    (
        "V1__foundation",
        include_str!("../../migrations/V1__foundation.sql"),
    ),
    ("V2__messages", include_str!("../../migrations/V2__messages.sql")),
    ("V3__calls", include_str!("../../migrations/V3__calls.sql")),
    ("V4__told", include_str!("../../migrations/V4__told.sql")),
    (
        "V5__retired_names",
        include_str!("../../migrations/V5__retired_names.sql"),
    ),
    (
        "V7__turning_on",
        include_str!("../../migrations/V7__turning_on.sql"),
    ),
    (
        "V8__audit_chain",
        include_str!("../../migrations/V8__audit_chain.sql"),
    ),
    ("V9__devices", include_str!("../../migrations/V9__devices.sql")),
    ("V10__guard", include_str!("../../migrations/V10__guard.sql")),
    ("V11__desk", include_str!("../../migrations/V11__desk.sql")),
    (
        "V12__delayed_recovery",
        include_str!("../../migrations/V12__delayed_recovery.sql"),
    ),
    ("V13__courier", include_str!("../../migrations/V13__courier.sql")),
    ("V14__toll", include_str!("../../migrations/V14__toll.sql")),
    (
        "V15__calls_out",
        include_str!("../../migrations/V15__calls_out.sql"),
    ),
];

/// The program's version, told when a newer one has written the database.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// The newest program that brought the schema up to date.
pub(super) const READ_PROGRAM: &str = "SELECT program FROM installation WHERE id = 1";

/// Remembers which program has just brought the schema up to date.
pub(super) fn write_program() -> String {
    // The version is Cargo's, not anybody's input.
    format!(
        "INSERT INTO installation (id, program) VALUES (1, '{PROGRAM}') \
         ON CONFLICT (id) DO UPDATE SET program = excluded.program"
    )
}

/// Which spelling of the files a driver wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// The newest schema that this program knows.
pub(super) fn newest() -> i32 {
    FILES
        .iter()
        .filter_map(|(name, _)| number(name))
        .max()
        .unwrap_or(0)
}

/// `V12__rooms` → 12.
fn number(name: &str) -> Option<i32> {
    name.strip_prefix('V')?.split_once("__")?.0.parse().ok()
}

/// Refuses a database that a newer program has written: `found` is its schema, 0 for a new one.
pub(super) fn check_not_newer(found: i32, program: Option<String>) -> Result<(), OpenError> {
    if found <= newest() {
        return Ok(());
    }
    Err(OpenError::Newer {
        database: found,
        database_program: program.unwrap_or_else(|| "of unknown version".to_owned()),
        known: newest(),
        program: PROGRAM,
    })
}

/// The migrations as refinery takes them, to be run as one transaction.
pub(super) fn runner(dialect: Dialect) -> Result<Runner, OpenError> {
    let migrations = FILES
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, &spell(sql, dialect)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| OpenError::Migration {
            what: error.to_string(),
        })?;
    Ok(Runner::new(&migrations).set_grouped(true))
}

fn spell(sql: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => sql
            .replace("--sqlite: ", "")
            .replace("NUMBERED KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")
            .replace("RANDOM SECRET", "randomblob(16)"),
        Dialect::Postgres => sql
            .replace("NUMBERED KEY", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
            .replace("RANDOM SECRET", "uuid_send(gen_random_uuid())"),
    }
}

/// The error of a failed migration, with its causes: refinery's own message says only that there was one.
pub(super) fn failed(error: &refinery::Error) -> OpenError {
    let mut what = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        what = format!("{what}: {error}");
        cause = error.source();
    }
    OpenError::Migration { what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_and_numbered_once() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| name.strip_suffix(".sql").expect("only .sql files").to_owned())
            .collect();
        let mut listed: Vec<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        found.sort();
        listed.sort();
        assert_eq!(found, listed);
        // A number may be missing: another piece of work took it and then did not need it.
        let numbers: Vec<i32> = FILES.iter().map(|(name, _)| number(name).unwrap()).collect();
        assert!(
            numbers.is_sorted_by(|before, after| before < after),
            "each number stands once, in order: {numbers:?}"
        );
        assert_eq!(Some(&newest()), numbers.last());
    }

    #[test]
    fn a_newer_database_is_refused_with_both_versions() {
        let said = check_not_newer(newest() + 3, Some("9.9.9".into()))
            .unwrap_err()
            .to_string();
        assert!(said.contains("9.9.9") && said.contains(PROGRAM), "{said}");
        assert!(check_not_newer(newest(), None).is_ok());
    }
}
