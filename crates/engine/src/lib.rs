//! The rules of signing in, as pure state machines.
//!
//! Nothing here reads a clock, a socket or a database. A caller loads a state and the account's counters,
//! calls a `step`, commits what the [`effect::Decision`] says in one transaction, and only then begins its
//! slow work and shows its view; slow work comes back as an event. Driven like that, three things hold,
//! whatever the network, the database and the attacker do:
//!
//! 1. **No session without its proofs.** [`session::SessionGrant`] is made in one place, from
//!    [`proof::Assurance`], and the proofs in it are made only by a comparison that came out right.
//! 2. **Charged before compared.** A code is compared by whoever holds a [`guard::Charge`]; a password or a
//!    recovery key is compared by work that begins after its charge is committed.
//! 3. **Codes lengthen, accounts do not lock.** What is left to an attacker is computed by [`odds`].
//!
//! ```text
//! sign_in   from a user name to a session          enrol     turning it on, phones, a new key
//! step_up   the second step again, for one act     recover   when something is lost
//! guard     the counters     rules  the numbers    code, recovery_key, secret  what must not be seen
//! desk      what support may do for a caller
//! fleet     all accounts     odds   what is left   phone_word  the way past taken texts
//! ```

pub mod account;
pub mod approval;
pub mod code;
pub mod desk;
pub mod effect;
pub mod enrol;
pub mod fleet;
pub mod guard;
pub mod ids;
pub mod odds;
pub mod phone_word;
pub mod proof;
pub mod recover;
pub mod recovery_key;
pub mod rules;
pub mod second_step;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod step_up;
#[cfg(test)]
mod testing;
pub mod time;
