//! Databases for tests, each its own: a file in a temporary folder, or a database in a real PostgreSQL.
//!
//! Only with the feature `testing`; never part of the program. Where something is missing the tests stop with a
//! panic that says what: there is nobody to hand an error to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cluster;

use std::hash::{BuildHasher, Hasher, RandomState};

use tempfile::TempDir;

use crate::{DatabaseUrl, Store};

/// A database that lives as long as this value.
pub struct TestDatabase {
    url: String,
    /// Of SQLite.
    folder: Option<TempDir>,
    /// Of PostgreSQL: the name of the database.
    name: Option<String>,
}

impl TestDatabase {
    /// A SQLite database in a temporary folder. The file is made when it is first opened.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = folder();
        let url = folder
            .path()
            .join("doorcode.db")
            .to_str()
            .expect("a path in UTF-8")
            .to_owned();
        Self {
            url,
            folder: Some(folder),
            name: None,
        }
    }

    /// An empty PostgreSQL database, in the server that `DOORCODE_TEST_POSTGRES` names or in one that is started
    /// for the tests. `None`, loudly, when PostgreSQL is not installed; a panic when moreover `CI` is `true`.
    #[must_use]
    pub fn postgres() -> Option<Self> {
        let server = cluster::server()?;
        let name = format!(
            "doorcode_test_{:016x}",
            RandomState::new().build_hasher().finish()
        );
        cluster::run(server, format!("CREATE DATABASE {name}"));
        Some(Self {
            url: cluster::database(server, &name),
            folder: None,
            name: Some(name),
        })
    }

    /// Both, for a test that loops over the drivers.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres()]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The address, as `--database` takes it.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.url
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> DatabaseUrl {
        self.url.parse().expect("the address of a database")
    }

    /// Whether it is SQLite.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    /// Opens it.
    pub async fn open(&self) -> Store {
        Store::open(&self.url()).await.expect("the database opens")
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let (Some(name), Some(server)) = (&self.name, cluster::server()) {
            cluster::run(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// A temporary folder that only its owner can enter, as the store wants it.
#[must_use]
pub fn folder() -> TempDir {
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    tempfile::Builder::new()
        .prefix("doorcode-")
        .permissions(private)
        .tempdir()
        .expect("a temporary folder")
}

/// Makes two tests of each `async fn name(database: &TestDatabase)`, one for each driver.
#[macro_export]
macro_rules! on_both_drivers {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&$crate::testing::TestDatabase::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(database) = $crate::testing::TestDatabase::postgres() {
                    super::$name(&database).await;
                }
            })+
        }
    };
}
