//! What a step-up can be for, and what each act asks for.

use crate::account::{Facts, TwoStep};
use crate::ids::PhoneId;
use crate::rules::Rules;
use crate::session::is_young;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a step-up is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Looking at the account, for a few minutes.
    Look,
    /// Ending one of its sessions, or all others. However young the session that asks: the stolen laptop may be the older
    /// device.
    EndSessions,
    /// Turning two-step verification on.
    TurnOn,
    /// Turning it off.
    TurnOff,
    /// Turning it on again within the days in which turning it off can be undone.
    UndoTurnOff,
    /// Changing the name or the e-mail address.
    ChangeContact,
    /// Changing the password.
    ChangePassword,
    /// Adding a phone, or replacing one.
    AddPhone,
    /// Removing a phone.
    RemovePhone(PhoneId),
    /// Making a new recovery key.
    NewRecoveryKey,
    /// Showing that the recovery key is still there. To prove it is all that there is to do.
    CheckRecoveryKey,
    /// Choosing to have the delayed recovery, or not to have it any more.
    ChooseRecovery,
    /// Taking away a copy of everything.
    Export,
    /// Deleting the account.
    DeleteAccount,
    /// Setting a new password without the old one, from outside any session.
    ResetPassword,
    /// Starting, stopping or finishing a delayed recovery, from outside any session.
    DelayedRecovery,
    /// What an app asks for: a purchase, contact with support. Which, says the step-up's [`text`](StepUp::text).
    Approve,
}

impl Act {
    /// Whether it changes phones or contacts, which a young session may not do without the key.
    const fn touches_contacts(self) -> bool {
        matches!(self, Self::ChangeContact | Self::AddPhone | Self::RemovePhone(_))
    }

    /// Whether there is anything to do: an act that the account's state leaves no room for proves nothing.
    ///
    /// While two-step verification is off, a password is all that an act can ask for. It must not be enough
    /// to make a key or to add a phone, which could then undo the turning off by itself (and so take the
    /// account over), nor to remove the phone that the owner would undo it with.
    pub(super) fn fits(self, facts: &Facts, now: Timestamp) -> bool {
        match self {
            Self::TurnOn => !facts.two_step.is_on(),
            Self::UndoTurnOff => facts.can_undo_turn_off(now),
            Self::TurnOff
            | Self::AddPhone
            | Self::NewRecoveryKey
            | Self::ResetPassword
            | Self::EndSessions
            | Self::ChooseRecovery
            | Self::DelayedRecovery => facts.two_step.is_on(),
            Self::CheckRecoveryKey => facts.two_step.is_on() && facts.recovery_key.is_live(),
            Self::RemovePhone(_) => !facts.can_undo_turn_off(now),
            Self::Look
            | Self::ChangeContact
            | Self::ChangePassword
            | Self::Export
            | Self::DeleteAccount
            | Self::Approve => true,
        }
    }
}

/// What an act asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The password: two-step verification is off, and there is nothing else to ask for.
    Password,
    /// A code or the recovery key.
    SecondStep,
    /// Two of password, code and recovery key.
    TwoOfThree,
    /// The recovery key, and nothing else will do: it is what is asked about.
    RecoveryKey,
    /// The recovery key and one of the other two: the session is young.
    KeyAndOneMore,
    /// Any one of password, code and recovery key.
    OneOfThree,
    /// The recovery key, and only then a code. A password that others know does the key's part: it opens no
    /// session in which it could be changed.
    KeyThenCode,
}

/// What `act` asks for.
pub fn need(
    act: Act,
    two_step: TwoStep,
    auth_time: Option<Timestamp>,
    rules: &Rules,
    now: Timestamp,
) -> Need {
    let young = auth_time.is_none_or(|auth_time| is_young(auth_time, rules, now));
    match act {
        Act::ResetPassword => Need::KeyThenCode,
        Act::DelayedRecovery => Need::OneOfThree,
        Act::UndoTurnOff => Need::SecondStep,
        Act::CheckRecoveryKey => Need::RecoveryKey,
        _ if !two_step.is_on() => Need::Password,
        Act::Look | Act::Approve => Need::SecondStep,
        act if act.touches_contacts() && young => Need::KeyAndOneMore,
        _ => Need::TwoOfThree,
    }
}
