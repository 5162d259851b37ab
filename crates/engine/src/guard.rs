//! The guard: an account's counters, each for itself.
//!
//! What is guessed, sent and spent is counted in separate rows, so that no one of them can exhaust or stall
//! another. The engine gets them all to look at; a commit writes, and holds the version of, only those
//! that the step changed.
//!
//! ```text
//! counter          who can spend it                                  what it does when spent
//! second_step      who has the password, from an unknown device      codes lengthen (the ladder)
//! known_devices    who has the password and a device key             known devices count as unknown
//! sends            who has the password; a lane each                 'Send again' waits
//! recovery_key     who knows the user name                           one guess a second
//! passwords        who knows the user name; a lane each              sign-in waits
//! ```

use crate::ids::DeviceId;
use crate::rules::{Allowance, Rules};
use crate::time::{DAY_MS, Timestamp};
use serde::{Deserialize, Serialize};

/// Days that a wrong guess is remembered: a guess on day *d* is forgotten on day *d* + 367, so at least
/// 366 times 24 hours after it was made. Whole days keep the row small; rounding is to the safe side.
const WINDOW_DAYS: i64 = 367;

/// Which devices a sign-in is counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// The device has proved possession of a device key of this account.
    Known(DeviceId),
    /// Any other.
    Unknown,
}

/// Wrong guesses over a rolling year, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RollingYear {
    days: Vec<(i64, u32)>,
}

impl RollingYear {
    /// How many the window holds at `now`.
    pub fn count(&self, now: Timestamp) -> u32 {
        let oldest = now.day() - WINDOW_DAYS;
        self.days
            .iter()
            .filter(|(day, _)| *day > oldest)
            .fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    fn add(&mut self, now: Timestamp) {
        let today = now.day();
        // A clock that was set back adds to a later day: the guess is then remembered longer, never shorter.
        match self.days.last_mut() {
            Some((day, count)) if *day >= today => *count = count.saturating_add(1),
            _ => self.days.push((today, 1)),
        }
        let oldest = today - WINDOW_DAYS;
        self.days.retain(|(day, _)| *day > oldest);
    }

    /// Takes back the last guess, which turned out right.
    fn take_back(&mut self) {
        if let Some((_, count)) = self.days.last_mut() {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.days.pop();
            }
        }
    }
}

/// An allowance in use: the generic cell rate algorithm, which needs one number.
///
/// `next` is the moment at which the allowance would be whole again less its burst; see ITU-T I.371.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meter {
    full_at: Timestamp,
}

impl Meter {
    /// Takes one out of the allowance.
    ///
    /// # Errors
    /// The milliseconds until one is there again; nothing was taken.
    pub fn take(&mut self, allowance: Allowance, now: Timestamp) -> Result<(), i64> {
        self.full_at = self.base(allowance, now);
        let wait_ms = self.wait_ms(allowance, now);
        if wait_ms > 0 {
            return Err(wait_ms);
        }
        self.full_at = self.full_at.plus_ms(allowance.interval_ms);
        Ok(())
    }

    /// The milliseconds until one can be taken; zero where one can be taken now.
    pub fn wait_ms(&self, allowance: Allowance, now: Timestamp) -> i64 {
        let depth = allowance
            .interval_ms
            .saturating_mul(i64::from(allowance.burst.max(1)) - 1);
        self.base(allowance, now)
            .since_ms(now)
            .saturating_sub(depth)
            .max(0)
    }

    /// A clock that was set back must not lock anybody out for as long as it was set back.
    fn base(&self, allowance: Allowance, now: Timestamp) -> Timestamp {
        let most = allowance
            .interval_ms
            .saturating_mul(i64::from(allowance.burst.max(1)));
        self.full_at.max(now).min(now.plus_ms(most))
    }
}

/// How often a counter has been charged, ever. Nothing is judged by it.
///
/// A charge that is given back would leave its row as it was read, and a commit holds the version of the rows that it
/// changes. Of many guesses judged side by side on the same count the right one would then never come too late:
/// as many would be compared as are under way, where the count had room for one. This makes each of them a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Charges(u64);

impl Charges {
    const fn add(&mut self) {
        self.0 = self.0.wrapping_add(1);
    }
}

/// Wrong second steps from unknown devices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondStepCounter {
    wrong: RollingYear,
    /// Failures since the last success from an unknown device; only `texts_stop_after` looks at it.
    in_a_row: u32,
    charges: Charges,
}

/// Wrong second steps from known devices: one pool for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDeviceCounter {
    wrong: RollingYear,
    charges: Charges,
}

/// Texts sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendCounter {
    unknown: Meter,
    known: Meter,
    enrol: Meter,
}

impl SendCounter {
    /// From when on it says the same as a new one, so that a row that counts for a number need not be kept.
    pub fn whole_at(&self) -> Timestamp {
        self.unknown
            .full_at
            .max(self.known.full_at)
            .max(self.enrol.full_at)
    }

    /// Charges one text that is to prove a number, to the counter that stands for the number itself: what one account
    /// may cause (`sends_enrol`), all accounts together may cause to one number. Otherwise whoever makes accounts
    /// enough has the server ring a stranger's phone all day, at the operator's cost.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub fn charge_number(&mut self, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        self.enrol.take(rules.sends_enrol, now)
    }
}

/// Recovery keys tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCounter {
    meter: Meter,
}

impl KeyCounter {
    /// From when on it says the same as a new one: strangers can ask for accounts that are not there.
    pub fn whole_at(&self) -> Timestamp {
        self.meter.full_at
    }
}

/// Passwords tried for a user name, whether or not an account has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordCounter {
    unknown: Meter,
    known: Meter,
}

impl PasswordCounter {
    /// From when on it says the same as a new one, so that its row need not be kept: strangers can make
    /// as many rows as they can think of user names.
    pub fn whole_at(&self) -> Timestamp {
        self.unknown.full_at.max(self.known.full_at)
    }
}

/// An account's counters, as a step sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    /// Wrong second steps from unknown devices.
    pub second_step: SecondStepCounter,
    /// Wrong second steps from known devices.
    pub known_devices: KnownDeviceCounter,
    /// Texts sent.
    pub sends: SendCounter,
    /// Recovery keys tried.
    pub recovery_key: KeyCounter,
    /// Passwords tried.
    pub passwords: PasswordCounter,
}

/// The right to compare one guess: proof that it has been charged. Only the guard makes one.
///
/// Nobody outside this crate can charge:
/// ```compile_fail,E0624
/// use doorcode_engine::guard::{Guard, Lane};
/// use doorcode_engine::{rules::Rules, time::Timestamp};
/// Guard::default().charge(Lane::Unknown, &Rules::classic(), Timestamp::from_ms(0));
/// ```
/// nor read a charge from a row:
/// ```compile_fail,E0277
/// fn read<T: serde::de::DeserializeOwned>() {}
/// read::<doorcode_engine::guard::Charge>();
/// ```
#[derive(Debug)]
pub struct Charge(Pool);

#[derive(Clone, Copy, Debug)]
enum Pool {
    Unknown,
    Known,
    /// A code that proves a new phone opens nothing that was closed: the code's own guesses bound it.
    Free,
}

/// Why a text is sent, as far as the allowances care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendFor {
    /// A second step from this lane.
    SecondStep(Lane),
    /// Proving a new phone.
    Enrolment,
}

impl Guard {
    /// How long a code must be for this lane now, in digits.
    pub fn required_digits(&self, lane: Lane, rules: &Rules, now: Timestamp) -> u8 {
        match self.pool(lane, rules, now) {
            Pool::Known | Pool::Free => rules.first_digits(),
            Pool::Unknown => rules.digits_after(self.second_step.wrong.count(now)),
        }
    }

    /// Wrong second steps from unknown devices that the rolling year holds.
    pub fn wrong_second_steps(&self, now: Timestamp) -> u32 {
        self.second_step.wrong.count(now)
    }

    /// Wrong second steps from known devices that the rolling year holds.
    pub fn wrong_known_devices(&self, now: Timestamp) -> u32 {
        self.known_devices.wrong.count(now)
    }

    /// Charges a guess as if it were wrong, before anything is compared.
    pub(crate) fn charge(&mut self, lane: Lane, rules: &Rules, now: Timestamp) -> Charge {
        let pool = self.pool(lane, rules, now);
        match pool {
            Pool::Known => {
                self.known_devices.charges.add();
                self.known_devices.wrong.add(now);
            }
            Pool::Unknown | Pool::Free => {
                self.second_step.charges.add();
                self.second_step.wrong.add(now);
                self.second_step.in_a_row = self.second_step.in_a_row.saturating_add(1);
            }
        }
        Charge(pool)
    }

    /// The right to compare a code that proves a new phone.
    pub(crate) fn charge_enrolment() -> Charge {
        Charge(Pool::Free)
    }

    /// Gives back the charge of a guess that was right. What was wrong before stays counted: a success does
    /// not climb back down the ladder, or each sign-in of the owner would arm an attacker anew.
    pub(crate) fn refund(&mut self, charge: Charge) {
        match charge.0 {
            Pool::Known => self.known_devices.wrong.take_back(),
            Pool::Unknown => {
                self.second_step.wrong.take_back();
                self.second_step.in_a_row = 0;
            }
            Pool::Free => {}
        }
    }

    /// A success other than by code ends the row of failures that `texts_stop_after` looks at, too: without
    /// that, texts to unknown devices would never start again once they have stopped.
    pub(crate) const fn end_row_of_failures(&mut self, rules: &Rules) {
        if rules.texts_stop_after.is_some() {
            self.second_step.in_a_row = 0;
        }
    }

    /// Charges one recovery key about to be compared.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_recovery_key(&mut self, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        self.recovery_key.meter.take(rules.key_guesses, now)
    }

    /// Charges one password about to be compared.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_password(&mut self, lane: Lane, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        match lane {
            Lane::Known(_) => self.passwords.known.take(rules.passwords_known, now),
            Lane::Unknown => self.passwords.unknown.take(rules.passwords_unknown, now),
        }
    }

    /// Charges one text about to be sent.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_send(&mut self, send: SendFor, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        match send {
            SendFor::SecondStep(lane) => match self.pool(lane, rules, now) {
                Pool::Known | Pool::Free => self.sends.known.take(rules.sends_known, now),
                Pool::Unknown if self.texts_have_stopped(rules) => Err(DAY_MS),
                Pool::Unknown => self.sends.unknown.take(rules.sends_unknown, now),
            },
            SendFor::Enrolment => self.sends.enrol.take(rules.sends_enrol, now),
        }
    }

    /// When the next text may be sent.
    pub fn next_send_at(&self, send: SendFor, rules: &Rules, now: Timestamp) -> Timestamp {
        let wait_ms = match send {
            SendFor::SecondStep(lane) => match self.pool(lane, rules, now) {
                Pool::Known | Pool::Free => self.sends.known.wait_ms(rules.sends_known, now),
                Pool::Unknown if self.texts_have_stopped(rules) => DAY_MS,
                Pool::Unknown => self.sends.unknown.wait_ms(rules.sends_unknown, now),
            },
            SendFor::Enrolment => self.sends.enrol.wait_ms(rules.sends_enrol, now),
        };
        now.plus_ms(wait_ms)
    }

    fn texts_have_stopped(&self, rules: &Rules) -> bool {
        rules
            .texts_stop_after
            .is_some_and(|most| self.second_step.in_a_row >= most)
    }

    /// Known devices draw on their pool until it is empty; from then on they count as unknown.
    fn pool(&self, lane: Lane, rules: &Rules, now: Timestamp) -> Pool {
        match lane {
            Lane::Known(_) if self.known_devices.wrong.count(now) < rules.known_device_wrong => Pool::Known,
            Lane::Known(_) | Lane::Unknown => Pool::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_ms(1_800_000_000_000);

    #[test]
    fn a_guess_is_remembered_for_a_year_and_then_forgotten() {
        let mut year = RollingYear::default();
        year.add(NOW);
        assert_eq!(year.count(NOW.plus_ms(366 * DAY_MS)), 1);
        assert_eq!(year.count(NOW.plus_ms(368 * DAY_MS)), 0);
    }

    #[test]
    fn an_empty_pool_makes_a_known_device_unknown() {
        let (mut guard, rules) = (Guard::default(), Rules::classic());
        let lane = Lane::Known(DeviceId::from_u128(1));
        for _ in 0..rules.known_device_wrong + 6 {
            assert_eq!(guard.required_digits(lane, &rules, NOW), 4);
            guard.charge(lane, &rules, NOW);
        }
        assert_eq!(guard.wrong_known_devices(NOW), 10);
        assert_eq!(guard.wrong_second_steps(NOW), 6);
        assert_eq!(guard.required_digits(lane, &rules, NOW), 6);
    }

    #[test]
    fn a_success_does_not_climb_down() {
        let (mut guard, rules) = (Guard::default(), Rules::classic());
        for _ in 0..6 {
            guard.charge(Lane::Unknown, &rules, NOW);
        }
        let charge = guard.charge(Lane::Unknown, &rules, NOW);
        guard.refund(charge);
        assert_eq!(guard.required_digits(Lane::Unknown, &rules, NOW), 6);
    }

    /// Five sign-ins, one guess at each, all read at a count that lets one more through: had the right one left its
    /// row as it was, it would have been committed beside a wrong one.
    #[test]
    fn a_guess_that_was_right_has_changed_the_row_that_it_was_judged_by() {
        let rules = Rules::classic();
        let unknown = Lane::Unknown;
        for lane in [unknown, Lane::Known(DeviceId::from_u128(1))] {
            let before = Guard::default();
            let mut after = before.clone();
            let charge = after.charge(lane, &rules, NOW);
            after.refund(charge);
            let unchanged = if lane == unknown {
                before.second_step == after.second_step
            } else {
                before.known_devices == after.known_devices
            };
            assert!(!unchanged, "{lane:?}");
            assert_eq!(after.wrong_second_steps(NOW) + after.wrong_known_devices(NOW), 0);
        }
    }

    #[test]
    fn texts_to_unknown_devices_stop_where_the_rules_say_so() {
        let (mut guard, rules) = (Guard::default(), Rules::nist());
        for _ in 0..100 {
            guard.charge(Lane::Unknown, &rules, NOW);
        }
        assert_eq!(
            guard.charge_send(SendFor::SecondStep(Lane::Unknown), &rules, NOW),
            Err(DAY_MS)
        );
        let known = SendFor::SecondStep(Lane::Known(DeviceId::from_u128(1)));
        assert_eq!(guard.charge_send(known, &rules, NOW), Ok(()));
    }

    proptest! {
        #[test]
        fn an_allowance_never_lets_more_through_than_its_bound(
            gaps in proptest::collection::vec(0_i64..5_000, 1..200),
            burst in 1_u32..10,
            interval_ms in 100_i64..3_000,
        ) {
            let allowance = Allowance { burst, interval_ms };
            let (mut meter, mut now, mut through) = (Meter::default(), NOW, 0_i64);
            for gap in gaps {
                now = now.plus_ms(gap);
                through += i64::from(meter.take(allowance, now).is_ok());
            }
            prop_assert!(through <= i64::from(burst) + now.since_ms(NOW) / interval_ms);
        }

        #[test]
        fn an_allowance_waits_no_longer_than_it_says(takes in 1_usize..50, back in 0_i64..1_000_000_000) {
            let allowance = Allowance { burst: 3, interval_ms: 1_000 };
            let mut meter = Meter::default();
            for _ in 0..takes {
                let _ = meter.take(allowance, NOW);
            }
            let earlier = NOW.plus_ms(-back);
            let wait = meter.take(allowance, earlier).err().unwrap_or(0);
            prop_assert!(wait <= allowance.interval_ms);
            prop_assume!(wait > 0);
            prop_assert_eq!(meter.take(allowance, earlier.plus_ms(wait)), Ok(()));
        }
    }
}
