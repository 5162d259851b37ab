//! What a person can sign in to. The built-in apps are rows that the first migration made.

use doorcode_engine::account::AppId;

use crate::{Store, StoreError};

/// An app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// Its name in addresses and rows.
    pub id: AppId,
    /// What people are told it is called.
    pub name: String,
    /// Whether it is part of Doorcode.
    pub built_in: bool,
}

/// All apps.
///
/// # Errors
/// When the database fails.
pub async fn all(store: &Store) -> Result<Vec<App>, StoreError> {
    let rows = store
        .query("SELECT id, name, built_in FROM apps ORDER BY id LIMIT 1000", &[])
        .await?;
    rows.iter()
        .map(|row| {
            Ok(App {
                id: row.parse("id")?,
                name: row.text("name")?.to_owned(),
                built_in: row.flag("built_in")?,
            })
        })
        .collect()
}
