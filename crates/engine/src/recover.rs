//! Lost things: which way leads back, when one of password, phone and key is lost.
//!
//! Two of three restore the third, and one never does. The pages ask everybody the same, whether or not
//! there is such an account: what is decided here is decided after that.

use crate::account::{Facts, TwoStep};
use crate::ids::AccountId;
use crate::rules::Rules;
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
