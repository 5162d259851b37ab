//! One attempt to sign in, from a user name to a session.
//!
//! ```text
//!                      wrong                     right, two-step verification off
//!                  ┌──────────┐                ┌──────────────────────────────────┐
//! AwaitingPassword ─► CheckingPassword ─ right ─► AwaitingSecondStep ─ code right ─► SignedIn
//!                                                 │    ▲                               ▲
//!                                      key typed ─┘    └─ key wrong                    │
//!                                                 ▼    │                               │
//!                                      CheckingRecoveryKey ─ key right ─► AwaitingNewKey ─ retyped ─► HashingNewKey
//! ```
//!
//! [`step`] is total: an event that does not fit the state changes nothing. A wrong code is an outcome,
//! not an error. No state after the password is without its [`PasswordProof`], and no session is granted
//! without what [`Assurance`] asks for. A sign-in never becomes another account's: the answer to a check
//! carries the ticket of its question. And it is over as soon as what its proofs rest on has changed: a new
//! password, one that others know, a new recovery key, two-step verification turned off or on.

mod run;

use self::run::Run;
use crate::account::{AppId, Basis, Facts};
use crate::code::{Code, LiveCode};
use crate::effect::{Cx, Decision, Ticket};
use crate::guard::{Guard, Lane, SendFor};
use crate::ids::{AccountId, PhoneId, SignInId};
use crate::phone_word::PhoneWord;
use crate::proof::{PasswordProof, PasswordProofRow, SecondProof, SecondProofRow};
use crate::recovery_key::{KeyDraft, RecoveryKey};
use crate::second_step::{EnterCode, Note, choose_phone, enter_code};
use crate::time::{Timestamp, is_over};
use serde::{Deserialize, Deserializer, Serialize};

/// One attempt to sign in: data, with a state and an expiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignIn {
    id: SignInId,
    app: AppId,
    lane: Lane,
    expires_at: Timestamp,
    state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    AwaitingPassword,
    CheckingPassword {
        account: Option<AccountId>,
        /// When the password that it is compared with was set.
        password_since: Option<Timestamp>,
        ticket: Ticket,
    },
    AwaitingSecondStep(AwaitingSecondStep),
    CheckingRecoveryKey {
        awaiting: AwaitingSecondStep,
        ticket: Ticket,
    },
    AwaitingNewKey(AwaitingNewKey),
    HashingNewKey {
        awaiting: AwaitingNewKey,
        ticket: Ticket,
    },
    SignedIn {
        by_recovery_key: bool,
    },
    Ended(Ending),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AwaitingSecondStep {
    #[serde(deserialize_with = "PasswordProofRow::deserialize")]
    password: PasswordProof,
    basis: Basis,
    code: Option<LiveCode>,
    /// Two-step verification is off, and an older contact confirms the password: the code goes to the e-mail address that
    /// has been verified since then.
    #[serde(default)]
    confirmed_by: Option<Timestamp>,
    /// The phone whose word was typed here: whoever signs in reads its texts.
    #[serde(default)]
    word: Option<PhoneId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AwaitingNewKey {
    #[serde(deserialize_with = "PasswordProofRow::deserialize")]
    password: PasswordProof,
    #[serde(deserialize_with = "SecondProofRow::deserialize")]
    second: SecondProof,
    basis: Basis,
    draft: KeyDraft,
}

/// Why a sign-in is over without a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Its time ran out, or what its proofs rest on has changed.
    Expired,
    /// The person gave it up.
    Cancelled,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A user name and a password arrived. Unknown user names take the same way.
    PasswordGiven {
        /// The account of that user name, if there is one.
        account: Option<AccountId>,
        /// Whether the device holds a device key of that account.
        lane: Lane,
    },
    /// The password has been compared.
    PasswordChecked {
        /// The ticket of [`Effect::CheckPassword`].
        ticket: Ticket,
        /// Whether it was right.
        right: bool,
    },
    /// A code is wanted, at this phone or at the one used last.
    CodeRequested {
        /// Which phone.
        phone: Option<PhoneId>,
    },
    /// The word in the last text of a phone was typed, because no text can be had.
    PhoneWordGiven(PhoneWord),
    /// A code was typed.
    CodeGiven(Code),
    /// A recovery key was typed, and its check character fits.
    RecoveryKeyGiven(RecoveryKey),
    /// The recovery key has been compared.
    RecoveryKeyChecked {
        /// The ticket of [`Effect::CheckRecoveryKey`].
        ticket: Ticket,
        /// Whether it was right.
        right: bool,
    },
    /// The new recovery key was retyped.
    NewKeyRetyped(RecoveryKey),
    /// The new recovery key has been hashed.
    NewKeyHashed {
        /// The ticket of [`Effect::HashRecoveryKey`].
        ticket: Ticket,
        /// Argon2id, as a PHC string.
        hash: String,
    },
    /// The person gave it up.
    Cancelled,
    /// The page was opened again: nothing happened.
    Looked,
}

/// What the person is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// User name and password.
    EnterPassword {
        /// What came of the last try.
        note: Option<Note>,
    },
    /// Slow work is under way.
    Checking,
    /// The code, or the recovery key instead.
    EnterCode(EnterCode),
    /// The new recovery key, to be shown, printed and retyped.
    NewKey {
        /// Stands for the key.
        draft: KeyDraft,
        /// What came of retyping it.
        note: Option<Note>,
    },
    /// Done.
    SignedIn {
        /// Whether the recovery key was used: the phone may be lost, and can be replaced now.
        by_recovery_key: bool,
    },
    /// Over without a session.
    Ended(Ending),
}

impl SignIn {
    /// A new sign-in to `app`.
    pub fn begin(app: AppId, cx: &mut Cx<'_>) -> Self {
        Self {
            id: SignInId::new(cx.now, cx.rng),
            app,
            lane: Lane::Unknown,
            expires_at: cx.now.plus_ms(cx.rules.sign_in_ttl_ms),
            state: State::AwaitingPassword,
        }
    }

    /// The one way from a row back to a sign-in, proofs included. Hand it nothing but what
    /// `Serialize` wrote to the store: whoever can write that row can sign in as anybody.
    ///
    /// # Errors
    /// Whatever the deserializer says of a damaged row.
    pub fn restore<'de, D: Deserializer<'de>>(row: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Row {
            id: SignInId,
            app: AppId,
            lane: Lane,
            expires_at: Timestamp,
            state: State,
        }
        let Row {
            id,
            app,
            lane,
            expires_at,
            state,
        } = Row::deserialize(row)?;
        Ok(Self {
            id,
            app,
            lane,
            expires_at,
            state,
        })
    }

    /// Its id.
    pub fn id(&self) -> SignInId {
        self.id
    }

    /// What is signed in to.
    pub fn app(&self) -> &AppId {
        &self.app
    }

    /// The lane it is counted in.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// From when on it is over.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Whose sign-in it is, as far as that is known; not proved by that.
    pub fn account(&self) -> Option<AccountId> {
        match &self.state {
            State::CheckingPassword { account, .. } => *account,
            State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. } => {
                Some(awaiting.password.account())
            }
            State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. } => {
                Some(awaiting.password.account())
            }
            State::AwaitingPassword | State::SignedIn { .. } | State::Ended(_) => None,
        }
    }

    /// Whether its password is proved and its second step awaited: one of the few that an account may have.
    ///
    /// One whose second step is proved is not among them. If it gave way to newer ones, whoever has the
    /// password could make the owner's recovery key useless: push out each sign-in that has used it, before
    /// the new key is retyped. How many of those there can be is bounded by how often a used key opens.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            State::AwaitingSecondStep(_) | State::CheckingRecoveryKey { .. }
        )
    }

    /// Whether its time has run out, or `facts` are not those that its proofs rest on.
    fn has_lapsed(&self, facts: Option<&Facts>, cx: &Cx<'_>) -> bool {
        let (password, basis) = match &self.state {
            State::SignedIn { .. } | State::Ended(_) => return false,
            State::AwaitingPassword | State::CheckingPassword { .. } => (None, None),
            State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. } => {
                (Some(awaiting.password), Some(awaiting.basis))
            }
            State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. } => {
                (Some(awaiting.password), Some(awaiting.basis))
            }
        };
        let longest_ms = cx.rules.sign_in_ttl_ms.max(cx.rules.enrolment_ttl_ms);
        let stands = facts.map(|facts| (facts.account, facts.basis()));
        let stood = password.map(|password| password.account()).zip(basis);
        is_over(self.expires_at, longest_ms, cx.now) || (stood.is_some() && stands != stood)
    }
}

/// Takes `sign_in` from one state to the next.
///
/// `facts` are those of [`SignIn::account`] (for `PasswordGiven`: of the event's account), and the commit
/// must hold the version that they were read at. Everything in the decision is committed as one; only then
/// is its work begun and its view shown.
pub fn step(
    mut sign_in: SignIn,
    facts: Option<&Facts>,
    mut guard: Guard,
    event: Event,
    cx: &mut Cx<'_>,
) -> Decision<SignIn, View> {
    let mut effects = Vec::new();
    let note = if sign_in.has_lapsed(facts, cx) {
        sign_in.state = State::Ended(Ending::Expired);
        None
    } else {
        let state = core::mem::replace(&mut sign_in.state, State::AwaitingPassword);
        let mut run = Run {
            sign_in: &mut sign_in,
            facts,
            guard: &mut guard,
            effects: &mut effects,
            cx,
        };
        let (state, note) = run.handle(state, event);
        sign_in.state = state;
        note
    };
    let view = view(&sign_in, facts, &guard, cx, note);
    let wake = sign_in.expires_at;
    Decision {
        state: sign_in,
        guard,
        effects,
        view,
        wake,
    }
}

fn view(sign_in: &SignIn, facts: Option<&Facts>, guard: &Guard, cx: &Cx<'_>, note: Option<Note>) -> View {
    match &sign_in.state {
        State::AwaitingPassword => View::EnterPassword { note },
        State::CheckingPassword { .. } => View::Checking,
        State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. } => match facts {
            Some(facts) => {
                let to = choose_phone(None, awaiting.code.as_ref(), facts).map(|phone| phone.id);
                let send = send_for(sign_in.lane, awaiting, to);
                let code = awaiting.code.as_ref();
                let mut view = enter_code(code, sign_in.lane, send, facts, guard, cx, note);
                if awaiting.confirmed_by.is_some() {
                    view.by_mail = true;
                    view.word_helps = false;
                    view.phones.clear();
                }
                View::EnterCode(view)
            }
            None => View::EnterPassword { note },
        },
        State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. } => View::NewKey {
            draft: awaiting.draft.clone(),
            note,
        },
        State::SignedIn { by_recovery_key } => View::SignedIn {
            by_recovery_key: *by_recovery_key,
        },
        State::Ended(ending) => View::Ended(*ending),
    }
}

/// What a text to `phone` is taken out of.
fn send_for(lane: Lane, awaiting: &AwaitingSecondStep, phone: Option<PhoneId>) -> SendFor {
    SendFor::SignIn {
        lane,
        // What goes to the e-mail address has a share of its own.
        phone: phone.unwrap_or(PhoneId::from_u128(0)),
        by_word: phone.is_some() && awaiting.word == phone,
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
