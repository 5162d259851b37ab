//! What Doorcode remembers: SQL written once, for two databases.
//!
//! A [`Store`] is one SQLite file inside the process or one PostgreSQL server, and the code above cannot tell
//! which. It offers two acts: [`Store::query`] reads (and [`Store::queries`] several things at once), [`Store::commit`] writes a [`Batch`], all of it or nothing.
//! There are no transactions that stay open while somebody thinks: what a step has read is guarded by versions,
//! and a batch whose guard fails is [`CommitError::Stale`]. The caller loads again and steps again. So a code is
//! used once on every driver, at every isolation level, and with any number of nodes.
//!
//! Each aggregate has a module. Its reads are functions of a store; its writes are functions that give back a
//! [`Statement`], so that a use case puts together one batch out of all that a step decided.
//!
//! An acknowledged commit is durable (SQLite: WAL with `synchronous=FULL`; PostgreSQL: as the server is
//! configured) and every later read sees it.
//!
//! What is never here: rules (the engine's), clocks, randomness, HTTP.

mod db;
mod kept;

pub mod accounts;
pub mod apps;
pub mod audit;
pub mod blocks;
pub mod calls;
pub mod counters;
pub mod desk;
pub mod devices;
pub mod enrolments;
pub mod fleet;
pub mod links;
pub mod messages;
pub mod outbox;
pub mod purge;
pub mod recoveries;
pub mod rooms;
pub mod sessions;
pub mod sign_ins;
pub mod step_ups;
#[cfg(any(test, feature = "testing"))]
#[doc(hidden)]
pub mod testing;
pub mod told;
pub mod toll;

pub use db::batch::{Batch, Outcome, Statement};
pub use db::error::{CommitError, Fault, OpenError, RowError, StoreError};
pub use db::url::{DatabaseUrl, DatabaseUrlError, PostgresUrl};
pub use db::value::{Row, Value};
pub use db::{Figures, Query, Store};
pub use kept::Kept;
