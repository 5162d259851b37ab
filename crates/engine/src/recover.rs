//! Lost things: which way leads back, when one of password, phone and key is lost.
//!
//! Two of three restore the third, and one never does. The pages ask everybody the same, whether or not
//! there is such an account: what is decided here is decided after that.

use crate::account::{Facts, TwoStep};
use crate::guard::{Guard, Lane};
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
        NobodysGuess::Key => (guard.charge_recovery_key(rules, now), Note::WrongKey),
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
    use crate::time::SECOND_MS;

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
                    NobodysGuess::Key => somebody.charge_recovery_key(&rules, at),
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
