//! How the program says goodbye: one signal that everything long-lived listens to.
//!
//! Requests that are under way are finished by the HTTP server itself. What would otherwise stay open for ever (live
//! sockets, event streams, workers) holds a [`Closing`] and ends when it rings.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// What is under way may take this long after Ctrl-C or SIGTERM; the whole exit is promised within five seconds.
pub const GRACE: Duration = Duration::from_secs(4);

/// A bell that rings once; clones hear the same bell.
#[derive(Clone, Debug)]
pub struct Closing(Arc<watch::Sender<bool>>);

impl Closing {
    /// A bell that has not rung.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Rings it.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has rung.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it rings; returns at once where it has.
    pub async fn begun(&self) {
        let mut bell = self.0.subscribe();
        // The sender lives as long as `self`, so this ends only when the bell has rung.
        let _ = bell.wait_for(|rung| *rung).await;
    }
}

impl Default for Closing {
    fn default() -> Self {
        Self::new()
    }
}
