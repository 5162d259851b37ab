//! What happens at a door beside sign-ins: its clock jumps, strangers try keys, and a lost key is replaced.

use super::{Broken, By, Door, hash};
use doorcode_engine::guard::Lane;
use doorcode_engine::recover::{self, NobodysGuess};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::time::{HOUR_MS, Timestamp};

impl Door {
    /// What the machine's clock shows: what the engine goes by.
    pub(super) fn clock(&self) -> Timestamp {
        self.now.plus_ms(self.off_ms)
    }

    /// Now and then the clock is set wrong by up to two hours, and after up to one hour right again.
    pub(super) fn let_clock_jump(&mut self) {
        const FARTHEST_MS: i64 = 2 * HOUR_MS;
        if self.off_ms != 0 {
            if self.now >= self.off_until {
                (self.off_ms, self.jumped_at) = (0, self.now);
            }
        } else if self.setup.weather && self.roll(2_000) == 0 {
            self.off_ms = self.roll(2 * FARTHEST_MS.unsigned_abs()) as i64 - FARTHEST_MS;
            self.off_until = self.now.plus_ms(self.roll(HOUR_MS.unsigned_abs()) as i64);
            self.jumped_at = self.now;
        }
    }

    /// Tries a recovery key where a password is said to be forgotten, as somebody who knows the user name and nothing
    /// else; it is charged as at an account that is there.
    pub fn guess_forgotten_key(&mut self, account: usize) {
        if self.setup.broken == Some(Broken::KeysTogether) {
            let id = self.begin(account);
            self.give_password(By::Guesser, account, id, Lane::Unknown, true);
            let key = self.some_key();
            self.guess_key(account, id, &key);
            return;
        }
        let now = self.clock();
        if let Some(account) = self.accounts.get_mut(account) {
            let mut guard = account.rows.guard().clone();
            guard.source = Some(account.rows.source(self.source));
            recover::charge_nobody(&mut guard, NobodysGuess::Key, &self.setup.rules, now);
            let tried = guard.source.take().unwrap_or_default();
            account.rows.keep_source(self.source, tried, now);
            account.rows.keep_guard(guard);
        }
    }

    /// The owner has made a new recovery key with password and code, because the sheet is lost. The two proofs are a
    /// step-up's, which is not played here; the key counts from the next moment on.
    pub fn print_new_key(&mut self, account: usize) -> String {
        let (key, now) = (self.new_key(), self.clock());
        if let Some(account) = self.accounts.get_mut(account) {
            account.key_hash = hash(&self.keys, account.rows.facts().account, &key);
            account
                .rows
                .change_facts(|facts| facts.recovery_key = KeyState::live(now));
        }
        key
    }
}
