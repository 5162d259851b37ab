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
//! sends            who has the password; a lane and a phone each     'Send again' waits, or asks for the phone's word
//! recovery_key     who has the password; a lane each                 one guess a second
//! forgotten_key    who knows the user name                           one guess a second
//! recovery         who knows the user name                           codes of delayed recoveries lengthen, few texts
//! passwords        who knows the user name; a lane each              sources that have tried before wait
//! desk             an agent of the desk                              the desk's codes lengthen, its texts wait
//! desk_agent       the agent                                         finding accounts waits
//! source           one source, at one user name                      the source draws on what all sources share
//! ```
//!
//! Addresses cost an attacker nothing, so no share of a source bounds anything. A source's own row does the
//! opposite: its first tries are nobody else's to take, and what all sources share is looked at after them only.

mod meter;

pub use self::meter::{Meter, RollingYear};
use crate::ids::{DeviceId, PhoneId};
use crate::rules::{Allowance, Rules};
use crate::step_up::{Act, StepUpProof};
use crate::time::{DAY_MS, Timestamp};
use serde::{Deserialize, Serialize};

/// Which devices a sign-in is counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// The device has proved possession of a device key of this account.
    Known(DeviceId),
    /// Any other.
    Unknown,
    /// Nobody yet: whoever knows a user name and says that all but one thing is lost. Their codes are counted for
    /// themselves, so that no stranger lengthens the codes of sign-ins or uses up their texts.
    Outside,
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
    /// When the account climbed back down the ladder last.
    climbed_down_at: Option<Timestamp>,
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
    /// A share for each phone: whoever takes the texts of one has its word sent to that very phone.
    unknown: Vec<(PhoneId, Meter)>,
    word: Meter,
    known: Meter,
    step_up: Meter,
    enrol: Meter,
}

/// What a text is taken out of.
#[derive(Clone, Copy)]
enum Share {
    /// None: texts to unknown devices have stopped.
    Stopped,
    Phone(PhoneId),
    Word,
    Known,
    StepUp,
    Enrol,
    Outside,
}

impl SendCounter {
    /// From when on it says the same as a new one, so that a row that counts for a number need not be kept.
    pub fn whole_at(&self) -> Timestamp {
        let own = self.unknown.iter().map(|(_, meter)| meter.full_at).max();
        [self.word, self.known, self.step_up, self.enrol]
            .iter()
            .map(|meter| meter.full_at)
            .max()
            .max(own)
            .unwrap_or_default()
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

    fn meter(&self, share: Share) -> Meter {
        match share {
            // The last has a row of its own.
            Share::Stopped | Share::Outside => Meter::default(),
            Share::Phone(phone) => {
                let own = self.unknown.iter().find(|(of, _)| *of == phone);
                own.map_or_else(Meter::default, |(_, meter)| *meter)
            }
            Share::Word => self.word,
            Share::Known => self.known,
            Share::StepUp => self.step_up,
            Share::Enrol => self.enrol,
        }
    }

    fn set(&mut self, share: Share, meter: Meter, now: Timestamp) {
        match share {
            Share::Stopped | Share::Outside => {}
            Share::Phone(phone) => {
                // Meters that are whole again say nothing: so there are no more than phones, and few that have gone.
                self.unknown
                    .retain(|(of, meter)| *of != phone && meter.full_at > now);
                self.unknown.push((phone, meter));
            }
            Share::Word => self.word = meter,
            Share::Known => self.known = meter,
            Share::StepUp => self.step_up = meter,
            Share::Enrol => self.enrol = meter,
        }
    }
}

/// What the desk does with one account: counted for itself, so that it neither spends nor stalls anything of the owner's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskCounter {
    wrong: RollingYear,
    sends: Meter,
    charges: Charges,
    /// When the owner said last that a talk was none of theirs.
    shut_at: Option<Timestamp>,
}

impl DeskCounter {
    /// Lets the desk do nothing with the account for a while.
    pub const fn shut(&mut self, now: Timestamp) {
        self.shut_at = Some(now);
    }

    /// Whether the desk can do nothing with the account now.
    pub fn is_shut(&self, rules: &Rules, now: Timestamp) -> bool {
        self.shut_at
            .is_some_and(|at| now.since_ms(at) < rules.desk_shut_ms)
    }
}

/// What one agent of the desk has looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskAgentCounter {
    lookups: Meter,
}

impl DeskAgentCounter {
    /// Charges one account looked for.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub fn charge_lookup(&mut self, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        self.lookups.take(rules.desk_lookups, now)
    }
}

/// Recovery keys tried by those who have the password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCounter {
    unknown: Meter,
    known: Meter,
}

/// Recovery keys tried where a password is said to be forgotten: by anybody who knows the user name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgottenKeyCounter {
    meter: Meter,
}

impl ForgottenKeyCounter {
    /// From when on it says the same as a new one: strangers can ask for accounts that are not there.
    pub fn whole_at(&self) -> Timestamp {
        self.meter.full_at
    }
}

/// Codes that start or finish a delayed recovery: anybody who knows the user name can ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCounter {
    wrong: RollingYear,
    charges: Charges,
    sends: Meter,
}

/// What one source has tried at one user name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCounter {
    passwords: Meter,
    keys: Meter,
}

impl SourceCounter {
    /// From when on it says the same as a new one, so that its row need not be kept.
    pub fn whole_at(&self) -> Timestamp {
        self.passwords.full_at.max(self.keys.full_at)
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
    /// Recovery keys tried by those who have the password.
    pub recovery_key: KeyCounter,
    /// Recovery keys tried where a password was forgotten.
    pub forgotten_key: ForgottenKeyCounter,
    /// Codes of delayed recoveries.
    pub recovery: RecoveryCounter,
    /// Passwords tried.
    pub passwords: PasswordCounter,
    /// What the desk does with the account.
    pub desk: DeskCounter,
    /// What the account does as an agent of the desk.
    pub desk_agent: DeskAgentCounter,
    /// What the source that asks has tried at this user name; `None` where the source is not known, and then it has
    /// no tries of its own.
    pub source: Option<SourceCounter>,
    /// Whether the breaker of the fleet has tripped (see [`crate::fleet`]). A fact, not a counter of this account's.
    pub breaker: bool,
}

/// Where a recovery key is typed, as far as the allowances care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyTyped {
    /// On a known device, or in a session: both steps were proved there once.
    Inside,
    /// At a sign-in on an unknown device, behind the right password.
    AtSignIn,
    /// Where a password was forgotten: nothing stands before it.
    Forgotten,
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
    /// The desk's own.
    Desk,
    Outside,
    /// A code that proves a new phone opens nothing that was closed: the code's own guesses bound it.
    Free,
}

/// Why a text is sent, as far as the allowances care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendFor {
    /// Signing in.
    SignIn {
        /// On which devices it is counted among.
        lane: Lane,
        /// The phone that the text goes to.
        phone: PhoneId,
        /// Whether that phone's word was typed in this sign-in.
        by_word: bool,
    },
    /// Proving the second step for an act: in a session, or after a first proof where a password was forgotten.
    StepUp(Lane),
    /// Proving a new phone.
    Enrolment,
    /// Proving a phone to the desk.
    Desk,
}

/// A text that has been charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Charged {
    /// Whether it carries the phone's word.
    pub(crate) with_word: bool,
    /// Whether it was the last of the phone's share for a while: the owner is told.
    pub(crate) last: bool,
}

impl Charge {
    /// Whether it was charged to unknown devices: those are what the breaker of the fleet counts.
    pub(crate) fn is_of_unknown(&self) -> bool {
        matches!(self.0, Pool::Unknown)
    }
}

impl Guard {
    /// How long a code must be for this lane now, in digits.
    pub fn required_digits(&self, lane: Lane, rules: &Rules, now: Timestamp) -> u8 {
        match self.pool(lane, rules, now) {
            Pool::Known | Pool::Free | Pool::Desk => rules.first_digits(),
            Pool::Outside => rules
                .digits_after(self.recovery.wrong.count(now))
                .max(rules.recovery_digits),
            Pool::Unknown => {
                let digits = rules.digits_after(self.second_step.wrong.count(now));
                if self.breaker {
                    digits.max(rules.breaker_digits)
                } else {
                    digits
                }
            }
        }
    }

    /// Climbs back down the ladder, because the password has been changed by somebody who proved two of three: what
    /// was guessed with the old one is worth nothing with the new one. Once in `climb_down_ms` only, or changing it
    /// again and again would give guesses anew. Says whether there was anything to climb.
    pub fn climb_down(&mut self, proof: &StepUpProof, rules: &Rules, now: Timestamp) -> bool {
        let of_password = matches!(proof.act(), Act::ChangePassword | Act::ResetPassword);
        let lately = self
            .second_step
            .climbed_down_at
            .is_some_and(|at| now.since_ms(at) < rules.climb_down_ms);
        let climbs =
            of_password && proof.by_two_of_three() && !lately && self.second_step.wrong.count(now) > 0;
        if climbs {
            self.second_step.wrong = RollingYear::default();
            self.second_step.in_a_row = 0;
            self.second_step.climbed_down_at = Some(now);
        }
        climbs
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
            Pool::Outside => {
                self.recovery.charges.add();
                self.recovery.wrong.add(now);
            }
            Pool::Unknown | Pool::Free | Pool::Desk => {
                self.second_step.charges.add();
                self.second_step.wrong.add(now);
                self.second_step.in_a_row = self.second_step.in_a_row.saturating_add(1);
            }
        }
        Charge(pool)
    }

    /// How long a code for the desk must be now: wrong ones lengthen it by the same ladder, and nothing but it.
    pub fn desk_digits(&self, rules: &Rules, now: Timestamp) -> u8 {
        rules.digits_after(self.desk.wrong.count(now))
    }

    /// Charges a guess at the desk as if it were wrong.
    pub(crate) fn charge_desk(&mut self, now: Timestamp) -> Charge {
        self.desk.charges.add();
        self.desk.wrong.add(now);
        Charge(Pool::Desk)
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
            Pool::Outside => self.recovery.wrong.take_back(),
            Pool::Unknown => {
                self.second_step.wrong.take_back();
                self.second_step.in_a_row = 0;
            }
            Pool::Desk => self.desk.wrong.take_back(),
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

    /// Charges one recovery key about to be compared: to its source and to what all sources share. A key has too
    /// few digits for tries that nothing bounds, so the first tries of a source are no exception here.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_recovery_key(
        &mut self,
        typed: KeyTyped,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<(), i64> {
        let (shared, of_source) = match typed {
            KeyTyped::Inside => (&mut self.recovery_key.known, None),
            KeyTyped::AtSignIn => (&mut self.recovery_key.unknown, self.source.as_mut()),
            KeyTyped::Forgotten => (&mut self.forgotten_key.meter, self.source.as_mut()),
        };
        let Some(source) = of_source else {
            return shared.take(rules.key_guesses, now);
        };
        let wait_ms = source.keys.wait_ms(rules.keys_source, now);
        if wait_ms > 0 {
            return Err(wait_ms);
        }
        shared.take(rules.key_guesses, now)?;
        source.keys.take(rules.keys_source, now)
    }

    /// Charges one password about to be compared: on an unknown device to its source, as long as that has tries of
    /// its own, and after that to what all sources share.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_password(&mut self, lane: Lane, rules: &Rules, now: Timestamp) -> Result<(), i64> {
        if let Lane::Known(_) = lane {
            return self.passwords.known.take(rules.passwords_known, now);
        }
        let own = match &mut self.source {
            Some(source) => source.passwords.take(rules.passwords_source, now),
            None => Err(i64::MAX),
        };
        own.or_else(|own_ms| {
            let shared = self.passwords.unknown.take(rules.passwords_unknown, now);
            shared.map_err(|shared_ms| shared_ms.min(own_ms))
        })
    }

    /// Charges one text about to be sent.
    ///
    /// # Errors
    /// The milliseconds to wait; nothing was charged.
    pub(crate) fn charge_send(
        &mut self,
        send: SendFor,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<Charged, i64> {
        if matches!(send, SendFor::Desk) {
            self.desk.sends.take(rules.sends_desk, now)?;
            return Ok(Charged {
                with_word: false,
                last: false,
            });
        }
        let share = self.share(send, rules, now);
        let Some(allowance) = allowance(share, rules) else {
            return Err(DAY_MS);
        };
        let mut meter = self.meter(share);
        meter.take(allowance, now)?;
        match share {
            Share::Outside => self.recovery.sends = meter,
            _ => self.sends.set(share, meter, now),
        }
        let of_phone = matches!(share, Share::Phone(_));
        // From the third on, so that a lost text is not the only one with the word; the last one has it in any case.
        let in_use_ms = meter.full_at.since_ms(now);
        let few = i64::from(allowance.burst.max(1) - 1).min(2);
        Ok(Charged {
            with_word: of_phone && in_use_ms > few * allowance.interval_ms,
            last: of_phone && meter.wait_ms(allowance, now) > 0,
        })
    }

    /// When the next text may be sent.
    pub fn next_send_at(&self, send: SendFor, rules: &Rules, now: Timestamp) -> Timestamp {
        if matches!(send, SendFor::Desk) {
            return now.plus_ms(self.desk.sends.wait_ms(rules.sends_desk, now));
        }
        let share = self.share(send, rules, now);
        let wait_ms =
            allowance(share, rules).map_or(DAY_MS, |allowance| self.meter(share).wait_ms(allowance, now));
        now.plus_ms(wait_ms)
    }

    fn meter(&self, share: Share) -> Meter {
        match share {
            Share::Outside => self.recovery.sends,
            _ => self.sends.meter(share),
        }
    }

    /// Whether no text can be sent now, and could be if the phone's word were typed.
    pub fn word_helps(&self, send: SendFor, rules: &Rules, now: Timestamp) -> bool {
        let of_phone = matches!(self.share(send, rules, now), Share::Phone(_));
        of_phone && self.next_send_at(send, rules, now) > now
    }

    fn share(&self, send: SendFor, rules: &Rules, now: Timestamp) -> Share {
        let lane = match send {
            // The desk's are no share of these: whoever asks for them is answered before.
            SendFor::Enrolment | SendFor::Desk => return Share::Enrol,
            SendFor::SignIn { lane, .. } | SendFor::StepUp(lane) => lane,
        };
        match (self.pool(lane, rules, now), send) {
            (Pool::Known | Pool::Free | Pool::Desk, _) => Share::Known,
            (Pool::Outside, _) => Share::Outside,
            (Pool::Unknown, _) if self.texts_have_stopped(rules) => Share::Stopped,
            (Pool::Unknown, SendFor::SignIn { by_word: true, .. }) => Share::Word,
            (Pool::Unknown, SendFor::SignIn { phone, .. }) => Share::Phone(phone),
            (Pool::Unknown, SendFor::StepUp(_) | SendFor::Enrolment | SendFor::Desk) => Share::StepUp,
        }
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
            Lane::Outside => Pool::Outside,
        }
    }
}

/// The allowance of a share; `None` where nothing is sent.
fn allowance(share: Share, rules: &Rules) -> Option<Allowance> {
    match share {
        Share::Stopped => None,
        Share::Phone(_) => Some(rules.sends_unknown),
        Share::Word => Some(rules.sends_word),
        Share::Known => Some(rules.sends_known),
        Share::StepUp => Some(rules.sends_step_up),
        Share::Enrol => Some(rules.sends_enrol),
        Share::Outside => Some(rules.sends_recovery),
    }
}

#[cfg(test)]
mod tests;
