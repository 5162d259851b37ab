//! Every number of the rules, in one type, with the reason beside it.
//!
//! An operator may set them within the bounds that [`Rules::check`] states; the chance that an attacker
//! is left with follows from them and is computed by [`crate::odds`].

use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};
use core::fmt;
use serde::{Deserialize, Serialize};

/// A named set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Four digits to begin with, a key of 14 digits. The default.
    #[default]
    Classic,
    /// Six digits or more, a key of 14 characters in base 32, and an end to texts after 100 failures in a
    /// row (SP 800-63B-4, 3.1.3 and 3.2.2; OWASP ASVS 5.0, 6.5.4).
    Nist,
}

/// One rung of the ladder of code lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// How many digits a code has here (4 to 10; the simulator goes lower to see break-ins happen).
    pub digits: u8,
    /// How many wrong guesses are let through here in a rolling year; `None` on the last rung.
    pub wrong: Option<u32>,
}

/// What may be done in a time: `burst` at once, and one more for each `interval_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// How many at once (1 to 1,000).
    pub burst: u32,
    /// Milliseconds until one more is allowed (100 ms to a day).
    pub interval_ms: i64,
}

/// How a recovery key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyStyle {
    /// 13 random digits and a check digit: 43 bits.
    Digits,
    /// 13 random characters of base 32 and a check character: 65 bits.
    Base32,
}

/// The rules in force. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Which named set these started from.
    pub profile: Profile,
    /// Code lengths by wrong guesses of unknown devices in a rolling year. Four digits bear six guesses
    /// (6e-4), six bear sixty (6e-5), eight bear six thousand (6e-5): together below one in a thousand.
    pub ladder: Vec<Rung>,
    /// Wrong guesses that all known devices of an account share in a rolling year. Ten is what a person
    /// in a hurry needs; it costs 1e-3 against a thief who holds both the password and the device.
    pub known_device_wrong: u32,
    /// How long a code is good for: a text can take minutes, ten is the most that SP 800-63B-4, 3.1.3.2
    /// allows.
    pub code_ttl_ms: i64,
    /// Guesses that one code bears; more would be spent on one unlucky code.
    pub guesses_per_code: u8,
    /// How long 'Send again' has to wait: texts that cross each other confuse.
    pub resend_wait_ms: i64,
    /// How long a sign-in stays open: a code's life and the time to find the phone.
    pub sign_in_ttl_ms: i64,
    /// Open sign-ins of an account on its known devices, and for each source on others; an old one gives way. Not
    /// for the account as a whole: whoever has the password could otherwise push out the owner's sign-in again and
    /// again. What all of them together can guess is bounded by the counters, and how many there are by the hashing.
    pub open_sign_ins: u32,
    /// Texts that unknown devices may cause for each phone of an account. Who has the password can cause all of
    /// them, from any number of addresses: a hundred a day at the most, and the owner is told.
    pub sends_unknown: Allowance,
    /// Texts for an account's sign-ins in which the phone's word was typed: nobody can take them who does not read
    /// that phone, so what bounds them is only what they cost.
    pub sends_word: Allowance,
    /// Texts reserved for known devices of an account.
    pub sends_known: Allowance,
    /// Texts for step-ups from unknown devices of an account: in a session, or after a first proof.
    pub sends_step_up: Allowance,
    /// Texts to prove new phones: of an account, and to one number from all accounts together.
    pub sends_enrol: Allowance,
    /// Texts that the desk may cause to one account: they are counted apart from all others, so that no agent uses up the
    /// owner's. A caller needs one or two.
    pub sends_desk: Allowance,
    /// Accounts that one agent of the desk may look for: a call takes minutes.
    pub desk_lookups: Allowance,
    /// How long a talk of the desk with a caller may take.
    pub desk_contact_ms: i64,
    /// How long the desk can do nothing with an account whose owner has said that such a talk was none of theirs.
    pub desk_shut_ms: i64,
    /// Passwords that one source may try for one user name from unknown devices, before it draws on
    /// `passwords_unknown`. They are its own, so that no number of other sources keeps the owner's new device out:
    /// five are what a person tries who is not sure which password it was.
    pub passwords_source: Allowance,
    /// Passwords tried for one user name from unknown devices, by sources whose own tries are spent.
    pub passwords_unknown: Allowance,
    /// Passwords tried for one user name from known devices.
    pub passwords_known: Allowance,
    /// Recovery keys that one source may try at one account: nobody types fourteen digits faster, and it takes
    /// twenty sources to use up what all share.
    pub keys_source: Allowance,
    /// Recovery keys tried for one account, by all sources: one a second bears 3.2e7 guesses a year against 1e13
    /// keys. The burst is what a quarter of an hour bears: a short flood does not make the owner wait.
    pub key_guesses: Allowance,
    /// How a recovery key is written.
    pub key_style: KeyStyle,
    /// How often a used key opens the making of its successor.
    pub used_key_openings: u8,
    /// For how long a used key does so.
    pub used_key_window_ms: i64,
    /// Wrong codes of unknown devices at all accounts within an hour that trip no breaker, however quiet it usually
    /// is: people mistype.
    pub breaker_least: u32,
    /// How many times the usual hour of the last two weeks trips no breaker.
    pub breaker_times: u32,
    /// How long the codes of unknown devices are at least while the breaker is tripped, in digits.
    pub breaker_digits: u8,
    /// How long it stays tripped after the last hour that was too much.
    pub breaker_hold_ms: i64,
    /// How long after a recovery key was made or last typed its owner is asked whether it is still there: a sheet that
    /// nobody has looked for in half a year may have gone with the furniture.
    pub key_check_ms: i64,
    /// For how long 'Not now' is the answer to that: long enough not to nag, short against `key_check_ms`.
    pub key_check_again_ms: i64,
    /// How long after climbing back down the ladder a changed password does not do so again.
    pub climb_down_ms: i64,
    /// After how many failures in a row texts to unknown devices stop; `None`: never.
    pub texts_stop_after: Option<u32>,
    /// How long proving the second step for one act may take.
    pub step_up_ttl_ms: i64,
    /// How long looking at the account stays open after a step-up.
    pub look_ms: i64,
    /// A session younger than this changes phones and contacts only with the recovery key.
    pub young_session_ms: i64,
    /// How long the wizard that turns two-step verification on may take.
    pub enrolment_ttl_ms: i64,
    /// How long turning it on waits where the owner has to be able to stop it.
    pub enrol_wait_ms: i64,
    /// How long an older contact can undo what was turned on without the owner's answer, or bring back an address that
    /// was changed while it was off: mails are read after holidays, too.
    pub undo_unanswered_ms: i64,
    /// How old a device, password, contact or account must be for turning it on at once.
    pub settled_ms: i64,
    /// How long turning it off can be undone with the phone or the key alone.
    pub undo_off_ms: i64,
    /// How long a delayed recovery waits at the least: a week is what somebody is away from every contact who is well.
    pub recovery_wait_ms: i64,
    /// How long after each word to the owner the next one goes out: three in a week reach a mailbox that is read seldom.
    pub recovery_tell_ms: i64,
    /// For how long it can then be finished: its starter has to come back, and nothing is to lie open for long.
    pub recovery_open_ms: i64,
    /// How long after one was started the next can be: who has one of three must not wear the owner down.
    pub recovery_again_ms: i64,
    /// How long a code is at the least that starts or finishes one: nothing stands before it, so it has to bear a
    /// stranger's guesses by itself.
    pub recovery_digits: u8,
    /// Texts with such a code: strangers can ask for them, so that they are few.
    pub sends_recovery: Allowance,
    /// How long an app stays signed in on a device that does nothing.
    pub session_idle_ms: i64,
    /// Trusted phones that an account may have.
    pub max_phones: u8,
    /// How long a link that verifies an e-mail address is good for.
    pub verify_link_ms: i64,
    /// How long a link that resets a password is good for.
    pub reset_link_ms: i64,
    /// How long a link that confirms or stops turning it on is good for: as long as the wait.
    pub owner_link_ms: i64,
}

/// A rule outside its bounds, in words for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfBounds {
    /// The rule's name, as in the configuration.
    pub rule: &'static str,
    /// What it must be, and why.
    pub must: &'static str,
}

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.rule, self.must)
    }
}

impl core::error::Error for OutOfBounds {}

impl Default for Rules {
    fn default() -> Self {
        Self::classic()
    }
}

impl Rules {
    /// The default: four digits to begin with.
    pub fn classic() -> Self {
        Self {
            profile: Profile::Classic,
            ladder: vec![
                Rung {
                    digits: 4,
                    wrong: Some(6),
                },
                Rung {
                    digits: 6,
                    wrong: Some(60),
                },
                Rung {
                    digits: 8,
                    wrong: Some(6_000),
                },
                Rung {
                    digits: 10,
                    wrong: None,
                },
            ],
            known_device_wrong: 10,
            code_ttl_ms: 10 * MINUTE_MS,
            guesses_per_code: 3,
            resend_wait_ms: 30 * SECOND_MS,
            sign_in_ttl_ms: 15 * MINUTE_MS,
            open_sign_ins: 5,
            sends_unknown: Allowance {
                burst: 5,
                interval_ms: 15 * MINUTE_MS,
            },
            sends_word: Allowance {
                burst: 5,
                interval_ms: 2 * MINUTE_MS,
            },
            sends_known: Allowance {
                burst: 5,
                interval_ms: 2 * MINUTE_MS,
            },
            sends_step_up: Allowance {
                burst: 10,
                interval_ms: 6 * MINUTE_MS,
            },
            sends_enrol: Allowance {
                burst: 5,
                interval_ms: 5 * MINUTE_MS,
            },
            sends_desk: Allowance {
                burst: 3,
                interval_ms: 10 * MINUTE_MS,
            },
            desk_lookups: Allowance {
                burst: 10,
                interval_ms: 2 * MINUTE_MS,
            },
            desk_contact_ms: 30 * MINUTE_MS,
            desk_shut_ms: DAY_MS,
            passwords_source: Allowance {
                burst: 5,
                interval_ms: MINUTE_MS,
            },
            passwords_unknown: Allowance {
                burst: 20,
                interval_ms: 3 * SECOND_MS,
            },
            passwords_known: Allowance {
                burst: 20,
                interval_ms: 3 * SECOND_MS,
            },
            keys_source: Allowance {
                burst: 5,
                interval_ms: 20 * SECOND_MS,
            },
            key_guesses: Allowance {
                burst: 900,
                interval_ms: SECOND_MS,
            },
            key_style: KeyStyle::Digits,
            used_key_openings: 3,
            used_key_window_ms: DAY_MS,
            breaker_least: 20,
            breaker_times: 10,
            breaker_digits: 8,
            breaker_hold_ms: 6 * HOUR_MS,
            key_check_ms: 182 * DAY_MS,
            key_check_again_ms: 30 * DAY_MS,
            climb_down_ms: 30 * DAY_MS,
            texts_stop_after: None,
            step_up_ttl_ms: 15 * MINUTE_MS,
            look_ms: 5 * MINUTE_MS,
            young_session_ms: 24 * HOUR_MS,
            enrolment_ttl_ms: HOUR_MS,
            enrol_wait_ms: 3 * DAY_MS,
            undo_unanswered_ms: 14 * DAY_MS,
            settled_ms: 3 * DAY_MS,
            undo_off_ms: 3 * DAY_MS,
            recovery_wait_ms: 7 * DAY_MS,
            recovery_tell_ms: 3 * DAY_MS,
            recovery_open_ms: 7 * DAY_MS,
            recovery_again_ms: 30 * DAY_MS,
            recovery_digits: 8,
            sends_recovery: Allowance {
                burst: 3,
                interval_ms: 12 * HOUR_MS,
            },
            session_idle_ms: 90 * DAY_MS,
            max_phones: 5,
            verify_link_ms: DAY_MS,
            reset_link_ms: 30 * MINUTE_MS,
            owner_link_ms: 3 * DAY_MS,
        }
    }

    /// For those who follow SP 800-63B-4 to the letter.
    pub fn nist() -> Self {
        Self {
            profile: Profile::Nist,
            ladder: vec![
                Rung {
                    digits: 6,
                    wrong: Some(60),
                },
                Rung {
                    digits: 8,
                    wrong: Some(6_000),
                },
                Rung {
                    digits: 10,
                    wrong: None,
                },
            ],
            key_style: KeyStyle::Base32,
            texts_stop_after: Some(100),
            ..Self::classic()
        }
    }

    /// The named set.
    pub fn of(profile: Profile) -> Self {
        match profile {
            Profile::Classic => Self::classic(),
            Profile::Nist => Self::nist(),
        }
    }

    /// The length of the shortest code, in digits.
    pub fn first_digits(&self) -> u8 {
        self.ladder.first().map_or(10, |rung| rung.digits)
    }

    /// The length of a code after `wrong` wrong guesses, in digits.
    pub fn digits_after(&self, wrong: u32) -> u8 {
        let mut borne = 0_u32;
        for rung in &self.ladder {
            let Some(more) = rung.wrong else {
                return rung.digits;
            };
            borne = borne.saturating_add(more);
            if wrong < borne {
                return rung.digits;
            }
        }
        self.ladder.last().map_or(10, |rung| rung.digits)
    }

    /// Whether the rules are within the bounds in which the promises hold.
    ///
    /// # Errors
    /// The first rule that is out of its bounds.
    pub fn check(&self) -> Result<(), OutOfBounds> {
        let bad = |rule, must| Err(OutOfBounds { rule, must });
        let climbs = self.ladder.is_sorted_by(|low, high| low.digits < high.digits);
        let ends =
            self.ladder.iter().position(|rung| rung.wrong.is_none()) == self.ladder.len().checked_sub(1);
        if self.ladder.is_empty() || self.ladder.len() > 8 || !climbs || !ends {
            return bad(
                "ladder",
                "must have 1 to 8 rungs, each longer than the one before, and only the last without a count",
            );
        }
        let least = if self.profile == Profile::Nist { 6 } else { 4 };
        if self
            .ladder
            .iter()
            .any(|rung| rung.digits < least || rung.digits > 10)
        {
            return bad("ladder", "must have codes of 4 (profile nist: 6) to 10 digits");
        }
        if self.known_device_wrong > 100 {
            return bad(
                "known_device_wrong",
                "must be at most 100: each guess is one in ten thousand to a thief who holds the device",
            );
        }
        if self.profile == Profile::Nist {
            if self.key_style != KeyStyle::Base32 {
                return bad(
                    "key_style",
                    "must be base32 in the profile nist (SP 800-63B-4, 4.2.1.1)",
                );
            }
            if self.texts_stop_after.is_none_or(|failures| failures > 100) {
                return bad(
                    "texts_stop_after",
                    "must be 100 or less in the profile nist (SP 800-63B-4, 3.2.2)",
                );
            }
            if self.verify_link_ms > DAY_MS {
                return bad(
                    "verify_link_ms",
                    "must be a day or less in the profile nist (SP 800-63B-4, 4.2.1.2)",
                );
            }
        }
        if !(1..=10).contains(&self.guesses_per_code) {
            return bad("guesses_per_code", "must be 1 to 10");
        }
        if !(MINUTE_MS..=10 * MINUTE_MS).contains(&self.code_ttl_ms) {
            return bad("code_ttl_ms", "must be one minute to ten (SP 800-63B-4, 3.1.3.2)");
        }
        if !(0..=10 * MINUTE_MS).contains(&self.resend_wait_ms) {
            return bad("resend_wait_ms", "must be at most ten minutes");
        }
        if self.sign_in_ttl_ms < self.code_ttl_ms || self.sign_in_ttl_ms > HOUR_MS {
            return bad(
                "sign_in_ttl_ms",
                "must be at least code_ttl_ms and at most an hour",
            );
        }
        if !(1..=20).contains(&self.open_sign_ins) {
            return bad("open_sign_ins", "must be 1 to 20");
        }
        let allowances = [
            ("sends_unknown", self.sends_unknown),
            ("sends_word", self.sends_word),
            ("sends_known", self.sends_known),
            ("sends_step_up", self.sends_step_up),
            ("sends_enrol", self.sends_enrol),
            ("sends_desk", self.sends_desk),
            ("desk_lookups", self.desk_lookups),
            ("sends_recovery", self.sends_recovery),
            ("passwords_source", self.passwords_source),
            ("passwords_unknown", self.passwords_unknown),
            ("passwords_known", self.passwords_known),
            ("keys_source", self.keys_source),
            ("key_guesses", self.key_guesses),
        ];
        for (rule, allowance) in allowances {
            if !(1..=1_000).contains(&allowance.burst) || !(100..=DAY_MS).contains(&allowance.interval_ms) {
                return bad(
                    rule,
                    "must have a burst of 1 to 1,000 and an interval of 100 ms to a day",
                );
            }
        }
        if self.sends_unknown.interval_ms > DAY_MS / 2 {
            return bad(
                "sends_unknown",
                "must have an interval of half a day or less: the word in the last text is good for a day",
            );
        }
        if !(1..=1_000).contains(&self.breaker_least) || !(2..=100).contains(&self.breaker_times) {
            return bad(
                "breaker_least",
                "must be 1 to 1,000, and breaker_times 2 to 100: what is borne before the breaker trips is what a list \
                 of stolen passwords is worth",
            );
        }
        if !(8..=10).contains(&self.recovery_digits) {
            return bad(
                "recovery_digits",
                "must be 8 to 10: nothing stands before such a code",
            );
        }
        if self.recovery_wait_ms <= 2 * self.recovery_tell_ms {
            return bad(
                "recovery_wait_ms",
                "must be longer than twice recovery_tell_ms: the owner is told three times, and has time after the last",
            );
        }
        if !(6..=10).contains(&self.breaker_digits) {
            return bad("breaker_digits", "must be 6 to 10");
        }
        if self.key_guesses.interval_ms < SECOND_MS {
            return bad("key_guesses", "must have an interval of a second or more");
        }
        if !(1..=10).contains(&self.used_key_openings) {
            return bad("used_key_openings", "must be 1 to 10");
        }
        if self.step_up_ttl_ms > HOUR_MS || self.step_up_ttl_ms < self.code_ttl_ms {
            return bad(
                "step_up_ttl_ms",
                "must be at least code_ttl_ms and at most an hour",
            );
        }
        let spans = [
            (
                "used_key_window_ms",
                self.used_key_window_ms,
                HOUR_MS,
                7 * DAY_MS,
                "must be an hour to seven days",
            ),
            (
                "breaker_hold_ms",
                self.breaker_hold_ms,
                HOUR_MS,
                7 * DAY_MS,
                "must be an hour to seven days",
            ),
            (
                "recovery_wait_ms",
                self.recovery_wait_ms,
                7 * DAY_MS,
                90 * DAY_MS,
                "must be seven to 90 days: it is all that stands between one of three and the account",
            ),
            (
                "recovery_tell_ms",
                self.recovery_tell_ms,
                DAY_MS,
                40 * DAY_MS,
                "must be one day to 40",
            ),
            (
                "recovery_open_ms",
                self.recovery_open_ms,
                DAY_MS,
                30 * DAY_MS,
                "must be one day to 30",
            ),
            (
                "recovery_again_ms",
                self.recovery_again_ms,
                30 * DAY_MS,
                366 * DAY_MS,
                "must be 30 to 366 days",
            ),
            (
                "key_check_ms",
                self.key_check_ms,
                30 * DAY_MS,
                730 * DAY_MS,
                "must be 30 to 730 days: a key that nobody looks for gets lost unseen",
            ),
            (
                "key_check_again_ms",
                self.key_check_again_ms,
                DAY_MS,
                90 * DAY_MS,
                "must be one day to 90: 'not now' is not 'never'",
            ),
            (
                "climb_down_ms",
                self.climb_down_ms,
                7 * DAY_MS,
                366 * DAY_MS,
                "must be seven to 366 days: each time, codes begin short again",
            ),
            (
                "desk_contact_ms",
                self.desk_contact_ms,
                5 * MINUTE_MS,
                2 * HOUR_MS,
                "must be five minutes to two hours",
            ),
            (
                "desk_shut_ms",
                self.desk_shut_ms,
                HOUR_MS,
                30 * DAY_MS,
                "must be an hour to thirty days",
            ),
            (
                "look_ms",
                self.look_ms,
                MINUTE_MS,
                HOUR_MS,
                "must be a minute to an hour",
            ),
            (
                "enrolment_ttl_ms",
                self.enrolment_ttl_ms,
                10 * MINUTE_MS,
                DAY_MS,
                "must be ten minutes to a day",
            ),
            (
                "young_session_ms",
                self.young_session_ms,
                HOUR_MS,
                30 * DAY_MS,
                "must be an hour to thirty days: it is what a thief who has just signed in has to wait",
            ),
            (
                "enrol_wait_ms",
                self.enrol_wait_ms,
                DAY_MS,
                30 * DAY_MS,
                "must be one to thirty days: the owner has to have the time to read a mail and stop it",
            ),
            (
                "undo_unanswered_ms",
                self.undo_unanswered_ms,
                DAY_MS,
                30 * DAY_MS,
                "must be one to thirty days: a link in a mail that says 'this was not me' lives no longer",
            ),
            (
                "settled_ms",
                self.settled_ms,
                DAY_MS,
                30 * DAY_MS,
                "must be one to thirty days: what is younger may be a thief's",
            ),
            (
                "undo_off_ms",
                self.undo_off_ms,
                HOUR_MS,
                30 * DAY_MS,
                "must be an hour to thirty days",
            ),
            (
                "verify_link_ms",
                self.verify_link_ms,
                10 * MINUTE_MS,
                7 * DAY_MS,
                "must be ten minutes to seven days",
            ),
            (
                "reset_link_ms",
                self.reset_link_ms,
                5 * MINUTE_MS,
                DAY_MS,
                "must be five minutes to a day",
            ),
            (
                "owner_link_ms",
                self.owner_link_ms,
                self.enrol_wait_ms,
                30 * DAY_MS,
                "must be at least enrol_wait_ms, or the wait could not be stopped to its end, and at most thirty days",
            ),
        ];
        for (rule, span_ms, least_ms, most_ms, must) in spans {
            if !(least_ms..=most_ms).contains(&span_ms) {
                return bad(rule, must);
            }
        }
        if self.max_phones == 0 || self.max_phones > 20 {
            return bad("max_phones", "must be 1 to 20");
        }
        if self.session_idle_ms < HOUR_MS || self.session_idle_ms > 400 * DAY_MS {
            return bad(
                "session_idle_ms",
                "must be an hour to 400 days, which is what browsers keep a cookie for",
            );
        }
        if crate::odds::with_password(self).total() >= 1e-3 {
            return bad(
                "ladder",
                "leaves an attacker who has the password a chance of one in a thousand a year or more",
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
