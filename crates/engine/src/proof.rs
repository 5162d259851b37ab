//! Proof types: what has been proved, as values that only this crate can make.
//!
//! A state that needs a proof holds it, and a session cannot be written down without both. None of these
//! implements `Deserialize`; a state read from a row gets its proofs back through the crate-private
//! `…Row` types, and those are reached only by the `restore` functions of [`crate::sign_in`] and
//! [`crate::step_up`].

use crate::account::{Facts, TwoStep};
use crate::ids::{AccountId, PhoneId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The account's password was right.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0624
/// use doorcode_engine::{ids::AccountId, proof::PasswordProof, time::Timestamp};
/// PasswordProof::new(AccountId::from_u128(1), Timestamp::from_ms(0));
/// ```
/// nor read one from a row:
/// ```compile_fail,E0277
/// fn read<T: serde::de::DeserializeOwned>() {}
/// read::<doorcode_engine::proof::PasswordProof>();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PasswordProof {
    account: AccountId,
    at: Timestamp,
}

/// [`PasswordProof`], read from a row.
#[derive(Deserialize)]
#[serde(remote = "PasswordProof")]
pub(crate) struct PasswordProofRow {
    account: AccountId,
    at: Timestamp,
}

impl PasswordProof {
    /// Only for the answer to a check that this crate asked for.
    pub(crate) fn new(account: AccountId, at: Timestamp) -> Self {
        Self { account, at }
    }

    /// Whose password.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// When it was checked.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// What the second step was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondStep {
    /// A code sent to this phone.
    Code(PhoneId),
    /// The recovery key.
    RecoveryKey,
}

/// A second step was right.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0624
/// use doorcode_engine::proof::{SecondProof, SecondStep};
/// use doorcode_engine::{ids::AccountId, time::Timestamp};
/// SecondProof::new(AccountId::from_u128(1), SecondStep::RecoveryKey, Timestamp::from_ms(0));
/// ```
/// nor read one from a row:
/// ```compile_fail,E0277
/// fn read<T: serde::de::DeserializeOwned>() {}
/// read::<doorcode_engine::proof::SecondProof>();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SecondProof {
    account: AccountId,
    by: SecondStep,
    at: Timestamp,
}

/// [`SecondProof`], read from a row.
#[derive(Deserialize)]
#[serde(remote = "SecondProof")]
pub(crate) struct SecondProofRow {
    account: AccountId,
    by: SecondStep,
    at: Timestamp,
}

impl SecondProof {
    /// Only for a comparison that came out right.
    pub(crate) fn new(account: AccountId, by: SecondStep, at: Timestamp) -> Self {
        Self { account, by, at }
    }

    /// Whose second step.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What it was.
    pub fn by(&self) -> SecondStep {
        self.by
    }

    /// When it was proved.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// The account had two-step verification off when this was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwoStepOff {
    account: AccountId,
}

impl TwoStepOff {
    pub(crate) fn of(facts: &Facts) -> Option<Self> {
        matches!(facts.two_step, TwoStep::Off { .. }).then_some(Self {
            account: facts.account,
        })
    }
}

/// What a session rests on: both steps, or a password where two-step verification is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// Both.
    TwoSteps(PasswordProof, SecondProof),
    /// The password of an account that has two-step verification off.
    PasswordAlone(PasswordProof, TwoStepOff),
}

impl Assurance {
    /// The account, where all the proofs are of the same one.
    pub(crate) fn account(&self) -> Option<AccountId> {
        let (password, other) = match self {
            Self::TwoSteps(password, second) => (password, second.account),
            Self::PasswordAlone(password, off) => (password, off.account),
        };
        (password.account == other).then_some(other)
    }

    /// How it was proved, in the terms of RFC 8176. A recovery key has no name there; `mfa` says it.
    pub fn amr(&self) -> Vec<&'static str> {
        match self {
            Self::PasswordAlone(..) => vec!["pwd"],
            Self::TwoSteps(_, second) => match second.by {
                SecondStep::Code(_) => vec!["pwd", "sms", "mfa"],
                SecondStep::RecoveryKey => vec!["pwd", "mfa"],
            },
        }
    }
}
