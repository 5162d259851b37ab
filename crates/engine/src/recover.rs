//! Lost things: which way leads back, when one of password, phone and key is lost.
//!
//! Two of three restore the third, and one never does. The pages ask everybody the same, whether or not
//! there is such an account: what is decided here is decided after that.

pub mod delayed;

use crate::account::{Facts, TurningOn, TwoStep};
use crate::effect::Notice;
use crate::guard::{Guard, KeyTyped, Lane};
use crate::ids::AccountId;
use crate::rules::Rules;
use crate::second_step::Note;
use crate::time::{CLOCK_SLACK_MS, Timestamp};

/// How a forgotten password is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForgottenPassword {
    /// A link goes to the verified e-mail address: two-step verification is off.
    ByMail,
    /// The recovery key, then a code: a [`crate::step_up`] for [`crate::step_up::Act::ResetPassword`].
    KeyThenCode,
    /// Neither: it is off, and no e-mail address is verified. The person is told the same as everybody.
    NoWay,
}

/// Which way an account's owner has.
pub fn forgotten_password(facts: &Facts) -> ForgottenPassword {
    match (facts.two_step, facts.email_verified_at) {
        (TwoStep::On { .. }, _) => ForgottenPassword::KeyThenCode,
        (TwoStep::Off { .. }, Some(_)) => ForgottenPassword::ByMail,
        (TwoStep::Off { .. }, None) => ForgottenPassword::NoWay,
    }
}

/// What was typed where there is no account, or none that it could be right for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NobodysGuess {
    /// A recovery key.
    Key,
    /// A password.
    Password,
}

/// Charges a guess that nothing will be compared with, as one at an account is charged: who asks must not learn
/// from the wait whether there is an account. The caller commits `guard`, does the work on a dummy, and then says
/// what this says.
pub fn charge_nobody(guard: &mut Guard, guess: NobodysGuess, rules: &Rules, now: Timestamp) -> Note {
    let (charged, wrong) = match guess {
        NobodysGuess::Key => (
            guard.charge_recovery_key(KeyTyped::Forgotten, rules, now),
            Note::WrongKey,
        ),
        NobodysGuess::Password => (
            guard.charge_password(Lane::Unknown, rules, now),
            Note::WrongPassword,
        ),
    };
    match charged {
        Ok(()) => wrong,
        Err(retry_after_ms) => Note::SlowDown { retry_after_ms },
    }
}

/// Whether what was said in a notice of `told_at` can still be answered with 'this was not me': the password it
/// speaks of has not been replaced since.
pub fn can_disown(facts: &Facts, told_at: Timestamp) -> bool {
    facts.password_changed_at <= told_at
}

/// What an older contact puts right by saying 'this was not me'.
///
/// A link that was sent to an address while it was the account's keeps that address: where the address was taken away
/// while a password was all that proved it, or where two-step verification came into force unanswered, its holder was
/// there first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PutRight {
    /// Two-step verification is off again: the phone and the key that it came with are forgotten.
    pub turns_off: bool,
}

/// Judges what somebody at an address that had been verified at `verified_at`, and that was told at `told_at`, can put
/// right now. `None`: nothing; two of three do, where it is on.
pub fn put_right(
    facts: &Facts,
    verified_at: Timestamp,
    told_at: Timestamp,
    rules: &Rules,
    now: Timestamp,
) -> Option<PutRight> {
    let in_time = (-CLOCK_SLACK_MS..rules.undo_unanswered_ms).contains(&now.since_ms(told_at));
    // An address that was verified later does not take the place of one that was earlier: it may be the thief's own.
    let older = facts
        .email_verified_at
        .is_none_or(|present| present >= verified_at);
    if !in_time || !older {
        return None;
    }
    if !facts.two_step.is_on() {
        return Some(PutRight { turns_off: false });
    }
    let since = facts.undoable_turn_on(now)?;
    (since.since_ms(verified_at) >= rules.settled_ms).then_some(PutRight { turns_off: true })
}

/// Whether an address that is told of something can put it right later, so that its link has to remember it: where a
/// password was all that changed it, or where an older contact can undo what turned two-step verification on.
pub fn may_put_right(facts: &Facts, notice: Notice, rules: &Rules, now: Timestamp) -> bool {
    match notice {
        // Told while the walk that has waited is still the open one.
        Notice::TurnedOnUnanswered { .. } => match (facts.turning_on, facts.email_verified_at) {
            (TurningOn::Open { since, .. }, Some(verified_at)) => {
                since.since_ms(verified_at) >= rules.settled_ms
            }
            _ => false,
        },
        Notice::EmailChanged => !facts.two_step.is_on() || facts.undoable_turn_on(now).is_some(),
        _ => false,
    }
}

/// The right to set a new password by a link in a mail, good while nothing has changed since it was sent.
#[derive(Debug, PartialEq, Eq)]
pub struct MailReset {
    account: AccountId,
}

impl MailReset {
    /// Judges a link that was sent at `sent_at` and has now been used. `None` where its time ran out, where
    /// two-step verification has been turned on, or where password or contacts have changed since.
    pub fn judge(facts: &Facts, sent_at: Timestamp, rules: &Rules, now: Timestamp) -> Option<Self> {
        let fresh = (-CLOCK_SLACK_MS..rules.reset_link_ms).contains(&now.since_ms(sent_at));
        let unchanged = facts.password_changed_at <= sent_at && facts.contacts_changed_at <= sent_at;
        let by_mail = forgotten_password(facts) == ForgottenPassword::ByMail;
        (fresh && unchanged && by_mail).then_some(Self {
            account: facts.account,
        })
    }

    /// Whose password.
    pub fn account(&self) -> AccountId {
        self.account
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use crate::testing::World;
    use crate::time::{DAY_MS, SECOND_MS};

    /// One allowance is used up by the same number of guesses, and comes back at the same moment.
    #[test]
    fn nobody_s_guesses_wait_as_long_as_somebody_s() {
        let rules = Rules::classic();
        let now = crate::testing::START;
        for guess in [NobodysGuess::Key, NobodysGuess::Password] {
            let (mut nobody, mut somebody) = (Guard::default(), Guard::default());
            for round in 0..200 {
                let at = now.plus_ms(round * SECOND_MS / 4);
                let charged = match guess {
                    NobodysGuess::Key => somebody.charge_recovery_key(KeyTyped::Forgotten, &rules, at),
                    NobodysGuess::Password => somebody.charge_password(Lane::Unknown, &rules, at),
                };
                let expected = match (charged, guess) {
                    (Ok(()), NobodysGuess::Key) => Note::WrongKey,
                    (Ok(()), NobodysGuess::Password) => Note::WrongPassword,
                    (Err(retry_after_ms), _) => Note::SlowDown { retry_after_ms },
                };
                assert_eq!(
                    charge_nobody(&mut nobody, guess, &rules, at),
                    expected,
                    "{guess:?} {round}"
                );
                assert_eq!(nobody, somebody);
            }
        }
    }

    /// Who was there first puts right what the password alone has done; who came later does not, and neither does anybody
    /// where the owner turned it on.
    #[test]
    fn only_an_older_address_puts_right_and_only_what_nobody_answered_for() {
        let rules = Rules::classic();
        let told_at = crate::testing::START;
        let old = told_at.plus_ms(-100 * DAY_MS);
        let judge = |facts: &Facts, verified_at, days: i64| {
            put_right(
                facts,
                verified_at,
                told_at,
                &rules,
                told_at.plus_ms(days * DAY_MS),
            )
        };
        // The address was changed while it was off, and another one is verified by now.
        let mut off = World::with_two_step_off().facts;
        off.email_verified_at = Some(told_at.plus_ms(5));
        let address = Some(PutRight { turns_off: false });
        assert_eq!(judge(&off, old, 13), address);
        assert_eq!(judge(&off, old, 14), None);
        assert_eq!(judge(&off, told_at.plus_ms(6), 1), None, "it was verified later");
        off.email_verified_at = None;
        assert_eq!(judge(&off, told_at, 1), address);

        // It is on: nothing, unless nobody had answered.
        let mut on = World::new().facts;
        assert_eq!(judge(&on, old, 1), None);
        let since = told_at.plus_ms(-3 * DAY_MS);
        on.turning_on = TurningOn::Waited {
            since,
            undo_until: told_at.plus_ms(14 * DAY_MS),
        };
        on.email_verified_at = Some(told_at);
        assert_eq!(judge(&on, old, 13), Some(PutRight { turns_off: true }));
        assert_eq!(
            judge(&on, since.plus_ms(1 - 3 * DAY_MS), 13),
            None,
            "not old enough"
        );
        assert_eq!(judge(&on, old, 14), None);
    }

    #[test]
    fn a_new_password_ends_what_was_said_of_the_old_one() {
        let mut world = World::new();
        let told_at = world.now;
        assert!(can_disown(&world.facts, told_at));
        world.later(1);
        world.new_password("new");
        assert!(!can_disown(&world.facts, told_at));
        // The notice of the change itself speaks of the new one.
        assert!(can_disown(&world.facts, world.now));
    }
}
