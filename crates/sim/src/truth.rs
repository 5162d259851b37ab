//! What really happened, written down by somebody who sees both sides of the door.
//!
//! The bookkeeper knows which code went to which sign-in, and judges each outcome by that alone: whether a session was
//! earned, whether a guess was charged, and how likely it was to be right. It never asks the engine what to think.

use crate::door::{By, Digits};
use doorcode_engine::ids::SignInId;
use doorcode_engine::time::Timestamp;
use std::collections::VecDeque;

/// A year of which the rules promise something, in whole days: 366 times 24 hours.
const YEAR_DAYS: i64 = 366;
/// The unit in which exposure is counted, as a power of ten: a guess at ten digits.
const FINEST: u8 = 10;

/// What must not happen, and how often it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// A wrong guess was seen to be wrong and is not on the counter.
    pub uncharged: u64,
    /// A session was opened without the right password, or without the live code or the key.
    pub unearned: u64,
    /// One sign-in opened a second session.
    pub doubled: u64,
    /// The right code, typed in time, was called wrong.
    pub denied: u64,
}

impl Faults {
    /// Adds another town's.
    pub fn add(&mut self, other: &Self) {
        self.uncharged += other.uncharged;
        self.unearned += other.unearned;
        self.doubled += other.doubled;
        self.denied += other.denied;
    }
}

/// A moment: by the right time, and by the machine's clock, which may be off.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The right time.
    pub now: Timestamp,
    /// What the machine's clock shows.
    pub clock: Timestamp,
    /// When that clock jumped last, by the right time.
    pub jumped_at: Timestamp,
}

/// What was seen at one account.
#[derive(Default)]
pub struct Truth {
    sign_ins: VecDeque<(SignInId, Begun)>,
    wrong: Window,
    exposure: Window,
    /// The most exposure that any year held, in guesses at ten digits.
    pub worst_year: u64,
    /// Guesses of guessers that were compared, by the length of the code.
    pub compared: [u64; 11],
    /// The sum of the chances that these guesses had when they were made.
    pub chance: f64,
    /// The sum of p (1 - p) over them.
    pub variance: f64,
    /// How many of them were right.
    pub hits: u64,
    /// What must not happen.
    pub faults: Faults,
}

/// What is known of one sign-in.
#[derive(Default)]
struct Begun {
    password: bool,
    key: bool,
    code: Option<Sent>,
    sessions: u32,
}

/// The code that was sent last, if it is not yet used.
struct Sent {
    digits: Digits,
    /// By the machine's clock.
    expires_at: Timestamp,
    /// By the right time.
    sent_at: Timestamp,
    compared: u8,
    wrong: Vec<u64>,
    drawn: Vec<u64>,
}

/// Sums over a rolling year, day by day.
#[derive(Default)]
struct Window {
    days: VecDeque<(i64, u64)>,
    sum: u64,
}

impl Window {
    fn add(&mut self, today: i64, amount: u64) {
        match self.days.back_mut() {
            Some((day, sum)) if *day == today => *sum += amount,
            _ => self.days.push_back((today, amount)),
        }
        self.sum += amount;
        self.forget(today);
    }

    fn forget(&mut self, today: i64) {
        while let Some((day, amount)) = self.days.front().copied() {
            if day > today - YEAR_DAYS {
                break;
            }
            self.sum -= amount;
            self.days.pop_front();
        }
    }
}

impl Truth {
    /// A sign-in was begun. Only a few are remembered: those that the rules let be open, and as many again.
    pub fn begun(&mut self, id: SignInId) {
        const REMEMBERED: usize = 16;
        if self.sign_ins.len() >= REMEMBERED {
            self.sign_ins.pop_front();
        }
        self.sign_ins.push_back((id, Begun::default()));
    }

    fn of(&mut self, id: SignInId) -> Option<&mut Begun> {
        self.sign_ins
            .iter_mut()
            .rev()
            .find(|(known, _)| *known == id)
            .map(|(_, begun)| begun)
    }

    /// A right password has been compared.
    pub fn password_proved(&mut self, id: SignInId) {
        if let Some(begun) = self.of(id) {
            begun.password = true;
        }
    }

    /// The right recovery key has been compared.
    pub fn key_proved(&mut self, id: SignInId) {
        if let Some(begun) = self.of(id) {
            begun.key = true;
        }
    }

    /// A code was sent; it replaces the one before.
    pub fn code_sent(&mut self, id: SignInId, digits: Digits, expires_at: Timestamp, now: Timestamp) {
        if let Some(begun) = self.of(id) {
            begun.code = Some(Sent {
                digits,
                expires_at,
                sent_at: now,
                compared: 0,
                wrong: Vec::new(),
                drawn: Vec::new(),
            });
        }
    }

    /// The length of the code that a sign-in waits for.
    pub fn length(&mut self, id: SignInId) -> Option<u8> {
        Some(self.of(id)?.code.as_ref()?.digits.length)
    }

    /// Digits that have not been drawn for this code before, made from `draw`, which gives numbers below its argument.
    pub fn draw(&mut self, id: SignInId, mut draw: impl FnMut(u64) -> u64) -> Option<Digits> {
        let sent = self.of(id)?.code.as_mut()?;
        let length = sent.digits.length;
        let all = 10_u64.pow(u32::from(length));
        let mut value = draw(all);
        // Only a code of one digit can run out.
        while sent.drawn.contains(&value) && (sent.drawn.len() as u64) < all {
            value = (value + 1) % all;
        }
        sent.drawn.push(value);
        Some(Digits { value, length })
    }

    /// A guess was compared. `granted` says what the engine made of it.
    pub fn compared(&mut self, by: By, id: SignInId, guess: Digits, granted: bool, bears: u8, at: Moment) {
        let now = at.now;
        let mut chance = 0.0;
        let (mut right, mut steady) = (false, false);
        if let Some(sent) = self.of(id).and_then(|begun| begun.code.as_mut()) {
            sent.compared = sent.compared.saturating_add(1);
            right = sent.digits == guess && at.clock < sent.expires_at && sent.compared <= bears;
            steady = at.jumped_at < sent.sent_at;
            if !sent.wrong.contains(&guess.value) {
                let left = 10_f64.powi(i32::from(guess.length)) - sent.wrong.len() as f64;
                chance = 1.0 / left;
                sent.wrong.push(guess.value);
            }
        }
        self.faults.unearned += u64::from(granted && !right);
        // A clock that was set back ends a code before its time, rather than after it.
        self.faults.denied += u64::from(!granted && right && steady);
        if granted && let Some(begun) = self.of(id) {
            begun.code = None;
        }
        if !granted {
            self.wrong.add(now.day(), 1);
        }
        if by == By::Guesser {
            if let Some(count) = self.compared.get_mut(usize::from(guess.length)) {
                *count += 1;
            }
            self.chance += chance;
            self.variance += chance * (1.0 - chance);
            self.hits += u64::from(granted);
            let units = 10_u64.pow(u32::from(FINEST.saturating_sub(guess.length)));
            self.exposure.add(now.day(), units);
            self.worst_year = self.worst_year.max(self.exposure.sum);
        }
    }

    /// What the counters say after a guess was compared.
    pub fn counted(&mut self, on_counters: u32, now: Timestamp) {
        self.wrong.forget(now.day());
        self.faults.uncharged += u64::from(u64::from(on_counters) < self.wrong.sum);
    }

    /// A session was opened; `code_right` says whether by a code in the same step.
    pub fn session(&mut self, id: SignInId, by_code: bool) {
        let Some(begun) = self.of(id) else {
            return;
        };
        begun.sessions += 1;
        let (unearned, doubled) = (!begun.password || !(by_code || begun.key), begun.sessions > 1);
        self.faults.unearned += u64::from(unearned);
        self.faults.doubled += u64::from(doubled);
    }

    /// The chance that the worst year let through, as a sum over its guesses.
    pub fn worst_year_chance(&self) -> f64 {
        self.worst_year as f64 / 10_f64.powi(i32::from(FINEST))
    }
}
