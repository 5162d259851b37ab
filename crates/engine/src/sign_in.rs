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

use crate::account::{AppId, Basis, Facts};
use crate::code::{Code, CodeFor, LiveCode};
use crate::effect::{Audit, Cx, Decision, Effect, Notice, Ticket};
use crate::guard::{Guard, KeyTyped, Lane, SendFor};
use crate::ids::{AccountId, PhoneId, SignInId};
use crate::phone_word::PhoneWord;
use crate::proof::{
    Assurance, PasswordProof, PasswordProofRow, SecondProof, SecondProofRow, SecondStep, TwoStepOff,
};
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::second_step::{
    EnterCode, Note, To, Tried, choose_phone, enter_code, send_again, send_code, try_code,
};
use crate::session::SessionGrant;
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

/// One step under way.
struct Run<'a, 'c> {
    sign_in: &'a mut SignIn,
    facts: Option<&'a Facts>,
    guard: &'a mut Guard,
    effects: &'a mut Vec<Effect>,
    cx: &'a mut Cx<'c>,
}

impl Run<'_, '_> {
    fn handle(&mut self, state: State, event: Event) -> (State, Option<Note>) {
        match (state, event) {
            (
                State::AwaitingPassword | State::CheckingPassword { .. },
                Event::PasswordGiven { account, lane },
            ) => self.password_given(account, lane),
            (
                State::CheckingPassword {
                    account,
                    password_since,
                    ticket: asked,
                },
                Event::PasswordChecked { ticket, right },
            ) if asked == ticket => self.password_checked(account, password_since, right),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::CodeRequested { phone },
            ) => self.code_requested(awaiting, phone),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::PhoneWordGiven(word),
            ) => self.phone_word_given(awaiting, &word),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::CodeGiven(code),
            ) => self.code_given(awaiting, &code),
            (
                State::AwaitingSecondStep(awaiting) | State::CheckingRecoveryKey { awaiting, .. },
                Event::RecoveryKeyGiven(key),
            ) => self.recovery_key_given(awaiting, key),
            (
                State::CheckingRecoveryKey {
                    awaiting,
                    ticket: asked,
                },
                Event::RecoveryKeyChecked { ticket, right },
            ) if asked == ticket => self.recovery_key_checked(awaiting, right),
            (
                State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. },
                Event::NewKeyRetyped(key),
            ) => self.new_key_retyped(awaiting, key),
            (
                State::HashingNewKey {
                    awaiting,
                    ticket: asked,
                },
                Event::NewKeyHashed { ticket, hash },
            ) if asked == ticket => self.new_key_hashed(awaiting, hash),
            (State::SignedIn { by_recovery_key }, _) => (State::SignedIn { by_recovery_key }, None),
            (State::Ended(ending), _) => (State::Ended(ending), None),
            (_, Event::Cancelled) => (State::Ended(Ending::Cancelled), None),
            (state, _) => (state, None),
        }
    }

    /// Charged before the slow comparison starts; the commit comes in between.
    fn password_given(&mut self, account: Option<AccountId>, lane: Lane) -> (State, Option<Note>) {
        // A lane is a claim about this account's devices; without the account there is none.
        self.sign_in.lane = if account.is_some() { lane } else { Lane::Unknown };
        if let Err(retry_after_ms) = self
            .guard
            .charge_password(self.sign_in.lane, self.cx.rules, self.cx.now)
        {
            return (State::AwaitingPassword, Some(Note::SlowDown { retry_after_ms }));
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::CheckPassword { ticket, account });
        let checking = State::CheckingPassword {
            account,
            password_since: self
                .facts
                .filter(|facts| Some(facts.account) == account)
                .map(|facts| facts.password_changed_at),
            ticket,
        };
        (checking, None)
    }

    /// An answer about a password that has been replaced while it was compared is an answer of no, and so is one
    /// about a password that is known to others, or of a disabled account: it takes the same work and gets the same words.
    fn password_checked(
        &mut self,
        account: Option<AccountId>,
        password_since: Option<Timestamp>,
        right: bool,
    ) -> (State, Option<Note>) {
        let facts = self.facts.filter(|facts| {
            right
                && Some(facts.account) == account
                && Some(facts.password_changed_at) == password_since
                && facts.password_known_since.is_none()
                && !facts.disabled
        });
        let Some(facts) = facts else {
            self.effects.push(Effect::Audit(Audit::PasswordWrong));
            return (State::AwaitingPassword, Some(Note::WrongPassword));
        };
        let password = PasswordProof::new(facts.account, self.cx.now);
        let confirmed_by = facts.confirms_sign_ins(self.cx.rules, self.cx.now);
        if let (Some(off), None) = (TwoStepOff::of(facts), confirmed_by) {
            return self.sign_in(Assurance::PasswordAlone(password, off));
        }
        self.effects.push(Effect::Audit(Audit::PasswordRight));
        self.effects.push(Effect::CloseOldSignIns {
            account: facts.account,
            keep: self.cx.rules.open_sign_ins,
        });
        let mut awaiting = AwaitingSecondStep {
            password,
            basis: facts.basis(),
            code: None,
            confirmed_by,
            word: None,
        };
        let first = facts.phones.first().map(|phone| phone.id);
        let note =
            (first.is_some() || confirmed_by.is_some()).then(|| self.send(&mut awaiting, first, false));
        (
            State::AwaitingSecondStep(awaiting),
            note.filter(|note| *note != Note::CodeSent),
        )
    }

    fn code_requested(
        &mut self,
        mut awaiting: AwaitingSecondStep,
        phone: Option<PhoneId>,
    ) -> (State, Option<Note>) {
        let phone = self
            .facts
            .and_then(|facts| choose_phone(phone, awaiting.code.as_ref(), facts));
        let phone = phone.map(|phone| phone.id);
        let note = self.send(&mut awaiting, phone, true);
        (State::AwaitingSecondStep(awaiting), Some(note))
    }

    /// The word of a phone puts this sign-in ahead, and a code is on its way at once. It is no guess at a second step,
    /// and nothing is charged for it: all that it opens are texts to that phone.
    fn phone_word_given(
        &mut self,
        mut awaiting: AwaitingSecondStep,
        word: &PhoneWord,
    ) -> (State, Option<Note>) {
        let (keys, now) = (self.cx.keys, self.cx.now);
        let facts = self.facts.filter(|_| awaiting.confirmed_by.is_none());
        let phones = facts.map_or(&[][..], |facts| &facts.phones);
        let account = awaiting.password.account();
        let phone = phones
            .iter()
            .map(|phone| phone.id)
            .find(|phone| word.fits(keys, account, *phone, now));
        let note = match phone {
            Some(phone) => {
                awaiting.word = Some(phone);
                self.send(&mut awaiting, Some(phone), true)
            }
            None => Note::WrongWord,
        };
        (State::AwaitingSecondStep(awaiting), Some(note))
    }

    fn send(&mut self, awaiting: &mut AwaitingSecondStep, phone: Option<PhoneId>, again: bool) -> Note {
        let phone = self.facts.and_then(|facts| facts.phone(phone?));
        let phone = match (awaiting.confirmed_by, phone) {
            (Some(_), _) => None,
            (None, Some(phone)) => Some((phone.id, &phone.number)),
            (None, None) => return Note::NoSuchPhone,
        };
        let to = To {
            account: awaiting.password.account(),
            phone,
            send: send_for(self.sign_in.lane, awaiting, phone.map(|(id, _)| id)),
            purpose: CodeFor::SignIn(self.sign_in.id),
        };
        let send = if again { send_again } else { send_code };
        send(&mut awaiting.code, &to, self.guard, self.effects, self.cx)
    }

    fn code_given(&mut self, mut awaiting: AwaitingSecondStep, code: &Code) -> (State, Option<Note>) {
        let Some(facts) = self.facts else {
            return (State::Ended(Ending::Expired), None);
        };
        let purpose = CodeFor::SignIn(self.sign_in.id);
        match try_code(
            &mut awaiting.code,
            purpose,
            code,
            self.sign_in.lane,
            facts,
            self.guard,
            self.cx,
        ) {
            Tried::Right(phone) => {
                let Some(phone) = phone else {
                    return self.confirmed(&awaiting, facts);
                };
                let second =
                    SecondProof::new(awaiting.password.account(), SecondStep::Code(phone), self.cx.now);
                self.sign_in(Assurance::TwoSteps(awaiting.password, second))
            }
            Tried::Wrong { note, of_unknown } => {
                self.effects.push(Effect::Audit(Audit::CodeWrong));
                self.effects.extend(of_unknown.then_some(Effect::CountInFleet));
                self.effects.push(Effect::Tell(Notice::SecondStepFailed));
                (State::AwaitingSecondStep(awaiting), Some(note))
            }
            Tried::NotCompared(note) => (State::AwaitingSecondStep(awaiting), Some(note)),
            Tried::Outgrown(phone) => {
                let digits = self
                    .guard
                    .required_digits(self.sign_in.lane, self.cx.rules, self.cx.now);
                let note = match self.send(&mut awaiting, phone, false) {
                    Note::CodeSent => Note::CodeOutgrown { digits },
                    other => other,
                };
                (State::AwaitingSecondStep(awaiting), Some(note))
            }
        }
    }

    /// The code that confirms the password was right, as long as it is the older contact that it went to.
    fn confirmed(&mut self, awaiting: &AwaitingSecondStep, facts: &Facts) -> (State, Option<Note>) {
        match TwoStepOff::of(facts) {
            Some(off)
                if awaiting.confirmed_by.is_some() && awaiting.confirmed_by == facts.email_verified_at =>
            {
                self.sign_in(Assurance::PasswordAlone(awaiting.password, off))
            }
            _ => (State::Ended(Ending::Expired), None),
        }
    }

    fn recovery_key_given(
        &mut self,
        awaiting: AwaitingSecondStep,
        key: RecoveryKey,
    ) -> (State, Option<Note>) {
        if awaiting.confirmed_by.is_some() {
            return (State::AwaitingSecondStep(awaiting), Some(Note::CodeNeeded));
        }
        let typed = match self.sign_in.lane {
            Lane::Known(_) => KeyTyped::Inside,
            Lane::Unknown => KeyTyped::AtSignIn,
        };
        let charged = self.guard.charge_recovery_key(typed, self.cx.rules, self.cx.now);
        if let Err(retry_after_ms) = charged {
            return (
                State::AwaitingSecondStep(awaiting),
                Some(Note::SlowDown { retry_after_ms }),
            );
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::CheckRecoveryKey { ticket, key });
        (State::CheckingRecoveryKey { awaiting, ticket }, None)
    }

    /// The right key is used up at this moment: from now on it only opens the making of its successor.
    fn recovery_key_checked(&mut self, awaiting: AwaitingSecondStep, right: bool) -> (State, Option<Note>) {
        let rules = self.cx.rules;
        let state = self.facts.map_or(KeyState::None, |facts| facts.recovery_key);
        let Some(used) = state.used_once_more(rules, self.cx.now).filter(|_| right) else {
            self.effects.push(Effect::Audit(Audit::RecoveryKeyWrong));
            self.effects.push(Effect::Tell(Notice::SecondStepFailed));
            let note = if right { Note::KeySpent } else { Note::WrongKey };
            return (State::AwaitingSecondStep(awaiting), Some(note));
        };
        self.guard.end_row_of_failures(rules);
        self.effects.push(Effect::SetKeyState(used));
        self.effects.push(Effect::Audit(Audit::RecoveryKeyUsed));
        self.effects.push(Effect::Tell(Notice::RecoveryKeyUsed));
        let second = SecondProof::new(awaiting.password.account(), SecondStep::RecoveryKey, self.cx.now);
        // Printing and retyping takes longer than typing a code.
        self.sign_in.expires_at = self
            .sign_in
            .expires_at
            .max(self.cx.now.plus_ms(rules.enrolment_ttl_ms));
        let draft = KeyDraft::new(rules.key_style, self.cx.rng);
        (
            State::AwaitingNewKey(AwaitingNewKey {
                password: awaiting.password,
                second,
                basis: awaiting.basis,
                draft,
            }),
            None,
        )
    }

    fn new_key_retyped(&mut self, awaiting: AwaitingNewKey, key: RecoveryKey) -> (State, Option<Note>) {
        if !awaiting.draft.is(&key, self.cx.keys) {
            return (State::AwaitingNewKey(awaiting), Some(Note::NotTheSameKey));
        }
        let ticket = Ticket::new(self.cx.rng);
        self.effects.push(Effect::HashRecoveryKey { ticket, key });
        (State::HashingNewKey { awaiting, ticket }, None)
    }

    fn new_key_hashed(&mut self, awaiting: AwaitingNewKey, hash: String) -> (State, Option<Note>) {
        let state = KeyState::Live { since: self.cx.now };
        self.effects.push(Effect::StoreRecoveryKey { hash, state });
        self.effects.push(Effect::Audit(Audit::RecoveryKeyMade));
        self.sign_in(Assurance::TwoSteps(awaiting.password, awaiting.second))
    }

    /// The only place that grants a session.
    fn sign_in(&mut self, assurance: Assurance) -> (State, Option<Note>) {
        let Some(grant) = SessionGrant::new(assurance, self.sign_in.app.clone(), self.cx.now) else {
            return (State::Ended(Ending::Cancelled), None);
        };
        let by_recovery_key = grant.by_recovery_key();
        self.effects.push(Effect::Audit(Audit::SignedIn {
            two_steps: grant.by_two_steps(),
        }));
        if self.sign_in.lane == Lane::Unknown {
            self.effects.push(Effect::Tell(Notice::NewDevice));
        }
        self.effects.push(Effect::OpenSession(grant));
        (State::SignedIn { by_recovery_key }, None)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
