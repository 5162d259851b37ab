//! What a step wants done: imperatives that the use case carries out.
//!
//! Two kinds go different ways. *Work* (`CheckPassword`, `CheckRecoveryKey`, `HashRecoveryKey`) is done
//! after the commit, slowly, and comes back as an event with the same ticket. Everything else is written
//! in the same transaction as the state it belongs to.

use crate::account::{PhoneNumber, TurningOn};
use crate::approval::ApprovalText;
use crate::code::{Code, CodeFor};
use crate::guard::Guard;
use crate::ids::{AccountId, PhoneId};
use crate::phone_word::PhoneWord;
use crate::recovery_key::{KeyState, RecoveryKey};
use crate::rules::Rules;
use crate::secret::Keys;
use crate::session::SessionGrant;
use crate::time::Timestamp;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// What a step may use besides its arguments.
pub struct Cx<'a> {
    /// The rules in force.
    pub rules: &'a Rules,
    /// The keys of the key file.
    pub keys: &'a Keys,
    /// The moment of the event.
    pub now: Timestamp,
    /// The source of randomness.
    pub rng: &'a mut dyn CryptoRng,
}

/// Ties the answer of slow work to the question, so that no answer is taken for that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(u64);

impl Ticket {
    pub(crate) fn new(rng: &mut dyn CryptoRng) -> Self {
        Self(rng.next_u64())
    }
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// Compare the password that came with the event. With no account, do the same work on a dummy.
    CheckPassword {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose password.
        account: Option<AccountId>,
    },
    /// Compare a recovery key, whose guess is charged by now.
    CheckRecoveryKey {
        /// Comes back with the answer.
        ticket: Ticket,
        /// What was typed.
        key: RecoveryKey,
    },
    /// Hash a new recovery key, which has been retyped.
    HashRecoveryKey {
        /// Comes back with the hash.
        ticket: Ticket,
        /// The key.
        key: RecoveryKey,
    },
    /// Send a code to a phone: written to the outbox in the same transaction.
    SendCode {
        /// The number to send to.
        number: PhoneNumber,
        /// The digits.
        code: Code,
        /// What it is for.
        purpose: CodeFor,
        /// From when on it is useless, and need not be sent.
        expires_at: Timestamp,
        /// The phone's word, where few texts are left to unknown devices.
        word: Option<PhoneWord>,
        /// What is approved by the code, where that is its purpose: the message says it.
        text: Option<ApprovalText>,
    },
    /// Send a code to the account's e-mail address, in the same way.
    MailCode {
        /// The digits.
        code: Code,
        /// What it is for.
        purpose: CodeFor,
        /// From when on it is useless, and need not be sent.
        expires_at: Timestamp,
    },
    /// Open the session; the sign-in is over.
    OpenSession(SessionGrant),
    /// Let the oldest open sign-ins of the account give way: in the lane of known devices, or those of the same source.
    CloseOldSignIns {
        /// Whose.
        account: AccountId,
        /// How many may stay open, this one included.
        keep: u32,
    },
    /// Write down what the recovery key is good for from now on.
    SetKeyState(KeyState),
    /// Replace the recovery key by a new one.
    StoreRecoveryKey {
        /// Argon2id, as a PHC string.
        hash: String,
        /// What it is good for from now on.
        state: KeyState,
    },
    /// Trust a phone.
    TrustPhone {
        /// Its id.
        id: PhoneId,
        /// Its number.
        number: PhoneNumber,
    },
    /// Stop trusting a phone that another has replaced.
    DropPhone(PhoneId),
    /// Turn two-step verification on.
    TurnOn,
    /// Write down how far turning it on is the owner's act.
    SetTurningOn(TurningOn),
    /// End every session of the account but the one that acts (all, where none acts).
    EndOtherSessions,
    /// Count a wrong code from an unknown device towards the breaker of the fleet: durably, in the same transaction.
    CountInFleet,
    /// Write it to the audit log.
    Audit(Audit),
    /// Tell the owner on every contact.
    Tell(Notice),
}

/// What the audit log says happened. No secret, no number, no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum Audit {
    /// A password was right at sign-in, and the second step is awaited.
    PasswordRight,
    /// A password was wrong at sign-in.
    PasswordWrong,
    /// A code was sent.
    CodeSent {
        /// Its length.
        digits: u8,
    },
    /// A code was wrong.
    CodeWrong,
    /// A recovery key was wrong.
    RecoveryKeyWrong,
    /// A recovery key was used to sign in.
    RecoveryKeyUsed,
    /// A new recovery key was made.
    RecoveryKeyMade,
    /// The recovery key was typed at a check-up, and is still there.
    RecoveryKeyChecked,
    /// A sign-in was completed.
    SignedIn {
        /// Whether by two steps.
        two_steps: bool,
    },
    /// A phone was trusted.
    PhoneTrusted,
    /// A phone was dropped.
    PhoneDropped,
    /// Turning two-step verification on waits for the owner.
    TurnOnWaits,
    /// Turning two-step verification on was stopped.
    TurnOnStopped,
    /// Two-step verification was turned on.
    TurnedOn,
    /// A step-up was proved.
    StepUpProved,
    /// A caller read the right code out to the desk.
    DeskVerified,
    /// An agent of the desk typed a wrong code.
    DeskCodeWrong,
    /// A delayed recovery was started.
    RecoveryStarted,
    /// A delayed recovery was stopped, or came to nothing.
    RecoveryStopped,
    /// A delayed recovery was finished.
    RecoveryFinished,
}

/// What the owner is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// A second step failed after a right password.
    SecondStepFailed,
    /// All texts that unknown devices may cause for a while have been asked for, with the right password.
    CodesUsedUp,
    /// A sign-in was completed on a device not known before.
    NewDevice,
    /// The recovery key was used.
    RecoveryKeyUsed,
    /// A new recovery key was made.
    RecoveryKeyMade,
    /// A phone was added.
    PhoneAdded,
    /// A phone was removed or replaced.
    PhoneRemoved,
    /// Two-step verification is on.
    TurnedOn,
    /// Two-step verification is on because nobody stopped it; an older contact can undo that.
    TurnedOnUnanswered {
        /// Until when.
        undo_until: Timestamp,
    },
    /// Turning it on waits, and can be stopped.
    TurnOnWaits {
        /// Until when.
        until: Timestamp,
    },
    /// Two-step verification is off.
    TurnedOff,
    /// The password was changed.
    PasswordChanged,
    /// The e-mail address was changed.
    EmailChanged,
    /// Something that an app had asked for was approved.
    Approved,
    /// An agent of the desk opened the account's page there: somebody says that it is theirs.
    DeskOpened,
    /// The caller proved a phone to the desk.
    DeskVerified,
    /// The desk ended all sessions.
    DeskSessionsEnded,
    /// A delayed recovery waits, and can be stopped.
    RecoveryWaits {
        /// The earliest moment at which it can be finished.
        ripe_at: Timestamp,
    },
    /// A delayed recovery was stopped, or came to nothing.
    RecoveryStopped,
    /// A delayed recovery was finished: somebody came back with one of three.
    RecoveryFinished,
    /// The owner chose to have the delayed recovery.
    RecoveryChosen,
    /// The owner took that choice back.
    RecoveryUnchosen,
}

impl Notice {
    /// Whether it tells of something that the desk did.
    pub const fn is_of_desk(self) -> bool {
        matches!(
            self,
            Self::DeskOpened | Self::DeskVerified | Self::DeskSessionsEnded
        )
    }
}

/// What came of a step: the state and counters to commit, what to do, and what to show.
#[derive(Debug)]
pub struct Decision<State, View> {
    /// The state after the step.
    pub state: State,
    /// The counters after the step.
    pub guard: Guard,
    /// What is to be done.
    pub effects: Vec<Effect>,
    /// What the person is shown.
    pub view: View,
    /// When the state ends by itself.
    pub wake: Timestamp,
}
