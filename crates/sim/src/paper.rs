//! The paper door: the rules written anew, without codes, so that what has to be expected can be computed.
//!
//! It follows the rules as people read them (how long a code is, how many guesses it bears, when texts can be had) and
//! answers every guess with 'wrong'. Meanwhile it multiplies the chances that they were: a way of guessing that goes
//! by what it sees alone is walked through once, and what is left over from one is its chance of getting in, exactly.
//! Nothing of the engine is used but its rules as numbers.

use crate::guesser::{Guess, Guesser, Guessing, Page};
use doorcode_engine::ids::SignInId;
use doorcode_engine::rules::{Allowance, Rules};
use doorcode_engine::time::Timestamp;

/// What has to be expected of one guesser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The chance of getting in.
    pub chance: f64,
    /// How many guesses are compared where none of them is right, by the length of the code.
    pub compared: [u64; 11],
}

/// Walks a guesser through from `from` on. `known` says whether the device is one that the account knows.
pub fn walk(rules: &Rules, known: bool, mut guesser: Box<dyn Guesser + Send>, from: Timestamp) -> Expected {
    let mut door = PaperDoor::new(rules, known, from);
    while let Some(next) = guesser.act(&mut door) {
        door.now = next.max(door.now.plus_ms(1));
    }
    Expected {
        chance: -door.log_of_failing.exp_m1(),
        compared: door.compared,
    }
}

struct PaperDoor<'a> {
    rules: &'a Rules,
    known: bool,
    now: Timestamp,
    wrong: Vec<(i64, u32)>,
    wrong_known: Vec<(i64, u32)>,
    texts: Bucket,
    texts_known: Bucket,
    sign_ins: Vec<Open>,
    begun: u128,
    /// The logarithm of the chance that every guess so far was wrong.
    log_of_failing: f64,
    compared: [u64; 11],
}

struct Open {
    id: SignInId,
    until: Timestamp,
    code: Option<PaperCode>,
}

#[derive(Clone, Copy)]
struct PaperCode {
    digits: u8,
    sent_at: Timestamp,
    until: Timestamp,
    bears: u8,
    tried: u32,
    noughts_tried: bool,
}

/// A bucket that fills by a drop each millisecond; a text takes as many as its interval has.
struct Bucket {
    size: Allowance,
    drops: i64,
    at: Timestamp,
}

impl Bucket {
    fn full(size: Allowance, at: Timestamp) -> Self {
        Self {
            size,
            drops: size.interval_ms * i64::from(size.burst),
            at,
        }
    }

    /// Milliseconds until there is one.
    fn wait_ms(&mut self, now: Timestamp) -> i64 {
        let most = self.size.interval_ms * i64::from(self.size.burst);
        self.drops = (self.drops + now.since_ms(self.at)).min(most);
        self.at = now;
        (self.size.interval_ms - self.drops).max(0)
    }

    fn take(&mut self, now: Timestamp) -> bool {
        let there = self.wait_ms(now) == 0;
        if there {
            self.drops -= self.size.interval_ms;
        }
        there
    }
}

impl<'a> PaperDoor<'a> {
    fn new(rules: &'a Rules, known: bool, now: Timestamp) -> Self {
        Self {
            rules,
            known,
            now,
            wrong: Vec::new(),
            wrong_known: Vec::new(),
            texts: Bucket::full(rules.sends_unknown, now),
            texts_known: Bucket::full(rules.sends_known, now),
            sign_ins: Vec::new(),
            begun: 0,
            log_of_failing: 0.0,
            compared: [0; 11],
        }
    }

    /// A guess on one day counts until the same day of the next year, and two days more: 367 days of UTC.
    fn within_a_year(&self, days: &[(i64, u32)]) -> u32 {
        let today = self.now.day();
        days.iter()
            .filter(|(day, _)| today - day < 367)
            .map(|(_, count)| count)
            .sum()
    }

    /// Whether the device still has a share in the pool of known devices.
    fn pooled(&self) -> bool {
        self.known && self.within_a_year(&self.wrong_known) < self.rules.known_device_wrong
    }

    /// How long a code is now: the rung on which the wrong guesses of the last year stand.
    fn length(&self) -> u8 {
        let mut left = self.within_a_year(&self.wrong);
        if self.pooled() {
            left = 0;
        }
        for rung in &self.rules.ladder {
            match rung.wrong {
                Some(here) if left >= here => left -= here,
                _ => return rung.digits,
            }
        }
        self.rules.ladder.last().map_or(10, |rung| rung.digits)
    }

    fn texts(&mut self) -> &mut Bucket {
        if self.pooled() {
            &mut self.texts_known
        } else {
            &mut self.texts
        }
    }

    fn place(&self, id: SignInId) -> Option<usize> {
        self.sign_ins
            .iter()
            .position(|open| open.id == id && self.now < open.until)
    }

    fn code(&self, place: usize) -> Option<PaperCode> {
        self.sign_ins
            .get(place)?
            .code
            .filter(|code| code.bears > 0 && self.now < code.until)
    }

    fn send(&mut self, place: usize) -> bool {
        let now = self.now;
        if !self.texts().take(now) {
            return false;
        }
        let code = PaperCode {
            digits: self.length(),
            sent_at: now,
            until: now.plus_ms(self.rules.code_ttl_ms),
            bears: self.rules.guesses_per_code,
            tried: 0,
            noughts_tried: false,
        };
        if let Some(open) = self.sign_ins.get_mut(place) {
            open.code = Some(code);
        }
        true
    }

    fn page(&mut self, place: usize, fresh: bool) -> Page {
        let now = self.now;
        let text_at = now.plus_ms(self.texts().wait_ms(now));
        match self.code(place) {
            Some(code) => Page::Code {
                digits: code.digits,
                again_at: text_at.max(code.sent_at.plus_ms(self.rules.resend_wait_ms)),
                fresh,
            },
            None => Page::NoCode { again_at: text_at },
        }
    }

    fn compare(&mut self, place: usize, code: PaperCode, guess: Guess) {
        let chance = match guess {
            Guess::Noughts if code.noughts_tried => 0.0,
            _ => 1.0 / (10_f64.powi(i32::from(code.digits)) - f64::from(code.tried)),
        };
        self.log_of_failing += (-chance).ln_1p();
        if let Some(count) = self.compared.get_mut(usize::from(code.digits)) {
            *count += 1;
        }
        let today = self.now.day();
        let counter = if self.pooled() {
            &mut self.wrong_known
        } else {
            &mut self.wrong
        };
        match counter.last_mut() {
            Some((day, count)) if *day == today => *count += 1,
            _ => counter.push((today, 1)),
        }
        if let Some(open) = self.sign_ins.get_mut(place) {
            open.code = Some(PaperCode {
                bears: code.bears - 1,
                tried: code.tried + u32::from(chance > 0.0),
                noughts_tried: code.noughts_tried || guess == Guess::Noughts,
                ..code
            });
        }
    }
}

impl Guessing for PaperDoor<'_> {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn open(&mut self) -> (SignInId, Page) {
        self.begun += 1;
        let id = SignInId::from_u128(self.begun);
        let now = self.now;
        self.sign_ins.retain(|open| now < open.until);
        while self.sign_ins.len() >= self.rules.open_sign_ins as usize {
            self.sign_ins.remove(0);
        }
        self.sign_ins.push(Open {
            id,
            until: now.plus_ms(self.rules.sign_in_ttl_ms),
            code: None,
        });
        let place = self.sign_ins.len() - 1;
        let sent = self.send(place);
        (id, self.page(place, sent))
    }

    fn again(&mut self, id: SignInId) -> Page {
        let Some(place) = self.place(id) else {
            return Page::Gone;
        };
        let waits = self
            .code(place)
            .is_some_and(|code| self.now.since_ms(code.sent_at) < self.rules.resend_wait_ms);
        let sent = !waits && self.send(place);
        self.page(place, sent)
    }

    fn look(&mut self, id: SignInId) -> Page {
        match self.place(id) {
            Some(place) => self.page(place, false),
            None => Page::Gone,
        }
    }

    fn guess(&mut self, id: SignInId, guess: Guess, hang_up: bool) -> Page {
        let Some(place) = self.place(id) else {
            return Page::Gone;
        };
        let mut sent = false;
        if let Some(code) = self.code(place) {
            if code.digits < self.length() {
                // It has become too short: it is replaced, and the guess is neither compared nor charged.
                if let Some(open) = self.sign_ins.get_mut(place) {
                    open.code = None;
                }
                sent = self.send(place);
            } else {
                self.compare(place, code, guess);
            }
        }
        if hang_up {
            return Page::Nothing;
        }
        self.page(place, sent)
    }

    /// They are under way together, but there is one counter: one after the other is charged.
    fn guess_at_once(&mut self, ids: &[SignInId]) -> Vec<Page> {
        ids.iter()
            .map(|&id| self.guess(id, Guess::Fresh, false))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guesser::Strategy;
    use crate::town::START;
    use doorcode_engine::time::{DAY_MS, HOUR_MS};

    /// Three guesses at a code of four digits are right with 3 in 10^4, and codes have nothing to do with each other.
    #[test]
    fn full_speed_has_the_chance_that_one_computes_by_hand() {
        let rules = Rules::classic();
        let guesser = Strategy::Fastest.guesser(0, START.plus_ms(366 * DAY_MS));
        let expected = walk(&rules, false, guesser, START);
        let failing = |codes: i32, digits: i32| (1.0 - 3.0 / 10_f64.powi(digits)).powi(codes);
        assert_eq!(expected.compared[4], 6);
        assert_eq!(expected.compared[6], 60);
        assert_eq!(expected.compared[8], 6_000);
        let rest = i32::try_from(expected.compared[10] / 3).unwrap();
        let by_hand = 1.0 - failing(2, 4) * failing(20, 6) * failing(2_000, 8) * failing(rest, 10);
        assert!((expected.chance - by_hand).abs() < 1e-9, "{expected:?} {by_hand}");
        assert!(expected.chance < doorcode_engine::odds::with_password(&rules).total());
    }

    #[test]
    fn the_same_digits_are_tried_once_at_each_code() {
        let guesser = Strategy::SameDigits.guesser(0, START.plus_ms(HOUR_MS));
        let expected = walk(&Rules::classic(), false, guesser, START);
        let by_hand = 1.0
            - (1.0 - 1e-4_f64).powi(6) * (1.0 - 1e-6_f64).powi(i32::try_from(expected.compared[6]).unwrap());
        assert_eq!(expected.compared[4], 6);
        assert!((expected.chance - by_hand).abs() < 1e-12);
    }

    #[test]
    fn a_stolen_device_has_its_pool_on_top() {
        let guesser = Strategy::StolenDevice.guesser(0, START.plus_ms(HOUR_MS));
        let expected = walk(&Rules::classic(), true, guesser, START);
        assert_eq!(expected.compared[4], 16);
    }

    #[test]
    fn patience_gets_the_short_codes_once_a_year() {
        let guesser = Strategy::Patient.guesser(0, START.plus_ms(800 * DAY_MS));
        let expected = walk(&Rules::classic(), false, guesser, START);
        assert_eq!(expected.compared[4], 18);
        assert_eq!(expected.compared[6], 0);
    }
}
