//! What is kept, in memory, under the discipline of the real store: every row has a version, a commit writes the rows
//! that a step changed, each only at the version at which it was read, and changes everything or nothing.

use doorcode_engine::account::Facts;
use doorcode_engine::guard::{Guard, Lane, SourceCounter};
use doorcode_engine::ids::SignInId;
use doorcode_engine::sign_in::SignIn;
use doorcode_engine::time::Timestamp;
use std::collections::HashMap;

/// After how many new sign-ins those whose time has run out are swept out; they open nothing meanwhile.
const SWEEP: usize = 16;
/// Sources that an account remembers before it looks which of them say nothing any more.
const MOST_SOURCES: usize = 4_096;

/// One row.
struct Row<T> {
    value: T,
    version: u64,
}

impl<T> Row<T> {
    const fn new(value: T) -> Self {
        Self { value, version: 0 }
    }
}

/// The row of a sign-in, with what is looked for.
struct OpenRow {
    id: SignInId,
    source: u64,
    version: u64,
    /// `None` while the only request under way has it.
    sign_in: Option<SignIn>,
}

impl OpenRow {
    fn holds(&self, what: impl FnOnce(&SignIn) -> bool) -> bool {
        self.sign_in.as_ref().is_some_and(what)
    }
}

/// The versions at which a step read what it read.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    sign_in: u64,
    facts: u64,
    guard: [u64; 6],
}

/// Somebody else was faster: nothing was written.
pub(crate) struct Stale;

/// An account's rows.
pub(crate) struct Rows {
    facts: Row<Facts>,
    guard: Guard,
    /// The guard is a row for each counter; these are their versions.
    guard_versions: [u64; 6],
    /// In the order in which they were begun.
    sign_ins: Vec<OpenRow>,
    /// What each source has tried here.
    sources: HashMap<u64, SourceCounter>,
}

impl Rows {
    pub(crate) fn new(facts: Facts) -> Self {
        Self {
            facts: Row::new(facts),
            guard: Guard::default(),
            guard_versions: [0; 6],
            sign_ins: Vec::new(),
            sources: HashMap::new(),
        }
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.facts.value
    }

    /// Changes what an effect says is to change; belongs to a commit.
    pub(crate) fn change_facts(&mut self, change: impl FnOnce(&mut Facts)) {
        change(&mut self.facts.value);
        self.facts.version += 1;
    }

    pub(crate) fn guard(&self) -> &Guard {
        &self.guard
    }

    /// What a source has tried. It has one request under way at a time, so no version is looked at.
    pub(crate) fn source(&self, source: u64) -> SourceCounter {
        self.sources.get(&source).cloned().unwrap_or_default()
    }

    pub(crate) fn keep_source(&mut self, source: u64, tried: SourceCounter, now: Timestamp) {
        if self.sources.len() >= MOST_SOURCES {
            self.sources.retain(|_, tried| tried.whole_at() > now);
        }
        if tried.whole_at() > now {
            self.sources.insert(source, tried);
        }
    }

    /// Lends a sign-in and the guard out to the only request under way, which brings them back by
    /// [`Self::bring_back`]: copying a year of wrong guesses would be most of the work.
    pub(crate) fn lend(&mut self, id: SignInId) -> Option<(SignIn, Guard)> {
        let sign_in = self.row(id)?.sign_in.take()?;
        Some((sign_in, core::mem::take(&mut self.guard)))
    }

    /// Writes what the only request under way made of a sign-in and of the guard.
    pub(crate) fn bring_back(&mut self, id: SignInId, sign_in: SignIn, guard: Guard) {
        self.write_sign_in(id, sign_in);
        self.keep_guard(guard);
    }

    /// Writes a guard that was read in the same moment.
    pub(crate) fn keep_guard(&mut self, guard: Guard) {
        self.guard = guard;
        for version in &mut self.guard_versions {
            *version += 1;
        }
    }

    fn row(&mut self, id: SignInId) -> Option<&mut OpenRow> {
        self.sign_ins.iter_mut().rev().find(|row| row.id == id)
    }

    fn write_sign_in(&mut self, id: SignInId, sign_in: SignIn) {
        if let Some(row) = self.row(id) {
            row.sign_in = Some(sign_in);
            row.version += 1;
        }
    }

    /// Keeps a new sign-in, and sweeps out those whose time has run out.
    pub(crate) fn insert(&mut self, sign_in: SignIn, source: u64, now: Timestamp) {
        if self.sign_ins.len().is_multiple_of(SWEEP) {
            self.sign_ins
                .retain(|row| row.holds(|sign_in| sign_in.expires_at() > now));
        }
        self.sign_ins.push(OpenRow {
            id: sign_in.id(),
            source,
            version: 0,
            sign_in: Some(sign_in),
        });
    }

    /// Reads a sign-in and the versions of everything that its step may read.
    pub(crate) fn load(&self, id: SignInId) -> Option<(SignIn, Held)> {
        let row = self.sign_ins.iter().rev().find(|row| row.id == id)?;
        let held = Held {
            sign_in: row.version,
            facts: self.facts.version,
            guard: self.guard_versions,
        };
        Some((row.sign_in.clone()?, held))
    }

    /// Writes what a step made of a sign-in and of the guard, which it read as `before`.
    ///
    /// # Errors
    /// [`Stale`] where a row that is to be written has moved meanwhile; nothing is written then.
    pub(crate) fn commit(
        &mut self,
        id: SignInId,
        held: Held,
        before: &Guard,
        sign_in: SignIn,
        after: Guard,
    ) -> Result<(), Stale> {
        let row = self.sign_ins.iter().rev().find(|row| row.id == id);
        let row = row.ok_or(Stale)?;
        let changed = changed(before, &after);
        let versions = self.guard_versions.iter().zip(held.guard).zip(changed);
        let late = versions
            .filter(|((now, held), changed)| *changed && **now != *held)
            .count()
            > 0;
        if row.version != held.sign_in || self.facts.version != held.facts || late {
            return Err(Stale);
        }
        self.overwrite(id, before, sign_in, after);
        Ok(())
    }

    /// Writes without looking at versions: what [`Self::commit`] does once it has looked.
    pub(crate) fn overwrite(&mut self, id: SignInId, before: &Guard, sign_in: SignIn, after: Guard) {
        self.write_sign_in(id, sign_in);
        let changed @ [
            second_step,
            known_devices,
            sends,
            recovery_key,
            forgotten_key,
            passwords,
        ] = changed(before, &after);
        for (version, changed) in self.guard_versions.iter_mut().zip(changed) {
            *version += u64::from(changed);
        }
        if second_step {
            self.guard.second_step = after.second_step;
        }
        if known_devices {
            self.guard.known_devices = after.known_devices;
        }
        if sends {
            self.guard.sends = after.sends;
        }
        if recovery_key {
            self.guard.recovery_key = after.recovery_key;
        }
        if forgotten_key {
            self.guard.forgotten_key = after.forgotten_key;
        }
        if passwords {
            self.guard.passwords = after.passwords;
        }
    }

    /// Lets the oldest open sign-ins give way until `keep` are left: in the lane of known devices, or those of the same
    /// source (of `all` sources, where that is what is broken); belongs to a commit.
    pub(crate) fn close_old(&mut self, id: SignInId, keep: u32, all: bool) {
        let Some(row) = self.sign_ins.iter().rev().find(|row| row.id == id) else {
            return;
        };
        let is_known = |row: &OpenRow| row.holds(|sign_in| matches!(sign_in.lane(), Lane::Known(_)));
        let (source, known) = (row.source, is_known(row));
        let beside = |row: &OpenRow| {
            let same = all || known || row.source == source;
            same && is_known(row) == known && row.holds(SignIn::is_open)
        };
        let open = self.sign_ins.iter().filter(|row| beside(row)).count();
        let mut surplus = open.saturating_sub(keep as usize);
        if surplus == 0 {
            return;
        }
        self.sign_ins.retain(|row| {
            let goes = surplus > 0 && row.id != id && beside(row);
            surplus -= usize::from(goes);
            !goes
        });
    }
}

/// Which counters a step changed, in the order of their versions.
fn changed(before: &Guard, after: &Guard) -> [bool; 6] {
    [
        before.second_step != after.second_step,
        before.known_devices != after.known_devices,
        before.sends != after.sends,
        before.recovery_key != after.recovery_key,
        before.forgotten_key != after.forgotten_key,
        before.passwords != after.passwords,
    ]
}
