//! Where the database is: a path for SQLite, `postgres://…` for PostgreSQL. The password in a URL is never printed.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where the database is.
///
/// Text forms: a path (`doorcode-data/doorcode.db`), `sqlite:PATH`, or
/// `postgres://user:password@host:port/name?sslmode=…` (libpq's URL; `postgresql://` too; a socket's folder goes in
/// place of the host, percent-encoded).
#[derive(Clone)]
pub enum DatabaseUrl {
    /// A file, which SQLite reads and writes within this process.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(PostgresUrl),
}

/// The address of a PostgreSQL database. `Debug` and `Display` leave out the password.
#[derive(Clone)]
pub struct PostgresUrl {
    pub(super) config: Box<tokio_postgres::Config>,
    shown: String,
}

/// Why a text is not the address of a database. Never contains the text, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not the address of a database: {0}")]
pub struct DatabaseUrlError(String);

impl DatabaseUrl {
    /// The SQLite database in the file `path`.
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        DatabaseUrl::Sqlite(path.into())
    }
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return PostgresUrl::parse(text).map(DatabaseUrl::Postgres);
        }
        // `sqlite:///srv/doorcode.db` is how many programs write an absolute path.
        let path = match text.strip_prefix("sqlite:") {
            Some(rest) => rest.strip_prefix("//").unwrap_or(rest),
            None if text.contains("://") => {
                return Err(DatabaseUrlError(
                    "it must be a path, sqlite:PATH, or postgres://user@host/name".to_owned(),
                ));
            }
            None => text,
        };
        if path.is_empty() || path == ":memory:" {
            // A database in memory would belong to one connection, and the store has several.
            return Err(DatabaseUrlError("the path of a file is missing".to_owned()));
        }
        Ok(DatabaseUrl::Sqlite(PathBuf::from(path)))
    }
}

impl PostgresUrl {
    fn parse(text: &str) -> Result<Self, DatabaseUrlError> {
        // The parser's cause names the option or part that it cannot read, and no value but numbers.
        let config: tokio_postgres::Config = text.parse().map_err(|error: tokio_postgres::Error| {
            let cause = std::error::Error::source(&error).map_or_else(String::new, ToString::to_string);
            DatabaseUrlError(format!("it must look like postgres://user@host/name ({cause})"))
        })?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(DatabaseUrlError(
                "the host is missing: postgres://user@host/name".to_owned(),
            ));
        }
        if config.get_user().is_none() {
            return Err(DatabaseUrlError(
                "the user is missing: postgres://user@host/name".to_owned(),
            ));
        }
        let shown = shown(&config);
        Ok(Self {
            config: Box::new(config),
            shown,
        })
    }
}

/// The address as it may be printed.
fn shown(config: &tokio_postgres::Config) -> String {
    use tokio_postgres::config::Host;
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(i, host)| {
            let port = config
                .get_ports()
                .get(i)
                .or_else(|| config.get_ports().first())
                .unwrap_or(&5432);
            match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                #[cfg(unix)]
                Host::Unix(folder) => format!("{}:{port}", folder.display()),
            }
        })
        .collect();
    let user = config.get_user().unwrap_or_default();
    format!(
        "postgres://{user}@{}/{}",
        hosts.join(","),
        config.get_dbname().unwrap_or(user)
    )
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "{}", path.display()),
            DatabaseUrl::Postgres(url) => url.fmt(f),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PostgresUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        text.parse::<DatabaseUrl>()
            .map_or_else(|e| e.to_string(), |url| url.to_string())
    }

    #[test]
    fn paths_and_urls() {
        assert_eq!(printed("doorcode-data/doorcode.db"), "doorcode-data/doorcode.db");
        assert_eq!(printed("sqlite:a.db"), "a.db");
        assert_eq!(printed("sqlite:///srv/a.db"), "/srv/a.db");
        assert_eq!(
            printed("postgres://door@db.example/auth"),
            "postgres://door@db.example:5432/auth"
        );
        assert_eq!(
            printed("postgresql://door@%2Frun%2Fpg:5433/auth"),
            "postgres://door@/run/pg:5433/auth"
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "sqlite:",
            ":memory:",
            "mysql://a@b/c",
            "postgres://",
            "postgres:///x?user=a",
            "postgres://h/x",
        ] {
            assert!(
                printed(text).contains("not the address"),
                "{text}: {}",
                printed(text)
            );
        }
    }

    #[test]
    fn the_password_is_never_printed() {
        let url: DatabaseUrl = "postgres://door:hunter2@db/auth".parse().unwrap();
        assert!(!format!("{url} {url:?} {url:#?}").contains("hunter2"));
        let error = "postgres://door:hunter2@db:port/auth?colour=red"
            .parse::<DatabaseUrl>()
            .unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
