//! Contacts of the desk: an agent, a caller, and what is proved between them.

use doorcode_engine::desk::Contact;
use doorcode_engine::ids::DeskContactId;

use crate::kept::json;
use crate::{Kept, Statement, Store, StoreError, params};

/// Writes a new contact.
#[must_use]
pub fn insert(contact: &Contact) -> Statement {
    Statement::one(
        "INSERT INTO desk_contacts (id, account, agent, state, version, expires_at) VALUES (?1, ?2, ?3, ?4, 1, ?5)",
        params![
            contact.id(),
            contact.account(),
            contact.agent(),
            json(contact),
            contact.expires_at(),
        ],
    )
}

/// The contact with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: DeskContactId) -> Result<Option<Kept<Contact>>, StoreError> {
    const SQL: &str = "SELECT state, version FROM desk_contacts WHERE id = ?1";
    let row = store.first(SQL, &params![id]).await?;
    row.map(|row| row.kept(|json| Contact::restore(json))).transpose()
}

/// Writes what became of a contact that was read at `version`.
#[must_use]
pub fn save(version: i64, contact: &Contact) -> Statement {
    Statement::one(
        "UPDATE desk_contacts SET state = ?3, version = ?2 + 1 WHERE id = ?1 AND version = ?2",
        params![contact.id(), version, json(contact)],
    )
}
