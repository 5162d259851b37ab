//! Where processor time goes: by group of threads, as the kernel counts it.
//!
//! The load is made on the same processors as the work, so a wall clock alone would charge the server for its clients.
//! Every thread here has a name that says whose it is; `/proc/self/task/*/schedstat` counts nanoseconds on a processor.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Processor time of groups of threads: `server`, `hashing`, `sqlite-writer`, `load`.
#[derive(Clone, Debug, Default)]
pub struct Cpu(BTreeMap<String, Duration>);

impl Cpu {
    /// What has been used so far by the threads that are alive.
    pub fn now() -> Self {
        let mut groups = BTreeMap::new();
        for task in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
            let name = fs::read_to_string(task.path().join("comm")).unwrap_or_default();
            // 'hashing-0' and 'hashing-1' are one group.
            let group = name
                .trim()
                .trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
            *groups.entry(group.to_owned()).or_default() += used(&task.path());
        }
        Self(groups)
    }

    /// What the thread that asks has used so far.
    pub fn of_this_thread() -> Duration {
        used("/proc/thread-self".as_ref())
    }

    /// What has been used since `earlier`.
    pub fn since(&self, earlier: &Self) -> Self {
        let spent = |(name, now): (&String, &Duration)| {
            let before = earlier.0.get(name).copied().unwrap_or_default();
            (name.clone(), now.saturating_sub(before))
        };
        Self(self.0.iter().map(spent).collect())
    }

    /// One group's.
    pub fn of(&self, group: &str) -> Duration {
        self.0.get(group).copied().unwrap_or_default()
    }

    /// The server's: requests, hashing and writing, without the load.
    pub fn served(&self) -> Duration {
        ["server", "hashing", "sqlite-writer"]
            .iter()
            .map(|group| self.of(group))
            .sum()
    }
}

/// The processor time of a task of `/proc`.
fn used(task: &Path) -> Duration {
    let counted = fs::read_to_string(task.join("schedstat")).unwrap_or_default();
    let nanoseconds = counted.split_whitespace().next().and_then(|ns| ns.parse().ok());
    nanoseconds.map_or(Duration::ZERO, Duration::from_nanos)
}
