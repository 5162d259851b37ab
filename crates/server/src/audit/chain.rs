//! The chain over the entries: each link is a hash over the link before it and one whole entry.

use aws_lc_rs::digest::{Context, SHA256};
use doorcode_store::audit::Said;

use super::seal::{add, bytes};

/// SHA-256 over a link.
pub type Hash = [u8; 32];

/// What stands before the first link.
pub const START: Hash = [0; 32];

/// The hash of the link `number`, which follows the link with the hash `before` and is of the entry `seq`.
pub fn link(before: &Hash, number: i64, seq: i64, said: &Said) -> Hash {
    let mut entry = bytes(said);
    add(&mut entry, said.mac.as_deref());
    let mut context = Context::new(&SHA256);
    context.update(b"doorcode/audit/1/");
    context.update(before);
    context.update(&number.to_be_bytes());
    context.update(&seq.to_be_bytes());
    context.update(&entry);
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}
