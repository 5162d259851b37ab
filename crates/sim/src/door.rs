//! The door: what the server's use case does, with memory behind it instead of a database.
//!
//! Each request loads a sign-in and the guard, takes one step of the real engine, and commits by version; whoever
//! comes too late steps again. Slow work begins after the commit, and an answer is shown after it. The machine may
//! fall over before a commit (then nothing has happened) or after it (then the answer and the work are lost).
//!
//! Two things differ from the server, and neither is a rule: a keyed hash stands in for Argon2id, whose slowness is all
//! that it adds here, and a text is in the phone after some seconds without a courier.

mod aside;
mod seen;

use self::seen::{Seen, page};
use crate::broken::{Broken, Memory};
use crate::guesser::{Guess, Page};
use crate::store::{Held, Rows, Stale};
use crate::truth::{Moment, Truth};
use doorcode_engine::account::{AppId, Facts, TrustedPhone, TurningOn, TwoStep};
use doorcode_engine::code::{Code, MAX_DIGITS};
use doorcode_engine::effect::{Cx, Decision, Effect, Ticket};
use doorcode_engine::fleet;
use doorcode_engine::guard::{Guard, Lane};
use doorcode_engine::ids::{AccountId, PhoneId, SignInId};
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::recovery_key::{KeyState, LENGTH, RecoveryKey};
use doorcode_engine::rules::{KeyStyle, Rules};
use doorcode_engine::secret::{KeyId, Keys, Purpose};
use doorcode_engine::sign_in::{Event, SignIn, View};
use doorcode_engine::time::{DAY_MS, SECOND_MS, Timestamp};
use rand_chacha::ChaCha8Rng;
use rand_core::Rng as _;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

/// How often a request that comes too late steps again; the parallel guesses of one guesser are fewer.
const MOST_TRIES: u32 = 64;
/// Texts that a phone shows.
const TEXTS: usize = 16;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Somebody whose account it is.
    Owner,
    /// Somebody whose account it is not.
    Guesser,
}

/// The digits of a code, as the simulator handles them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// The number they make.
    pub value: u64,
    /// How many there are.
    pub length: u8,
}

impl Digits {
    fn read(text: &str) -> Self {
        Self {
            value: text.parse().unwrap_or_default(),
            length: u8::try_from(text.len()).unwrap_or(u8::MAX),
        }
    }

    fn code(self) -> Option<Code> {
        let (mut digits, mut left) = ([b'0'; MAX_DIGITS as usize], self.value);
        let digits = digits.get_mut(..usize::from(self.length))?;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (left % 10) as u8;
            left /= 10;
        }
        Code::parse(core::str::from_utf8(digits).ok()?).ok()
    }
}

/// What is asked of a sign-in; becomes the engine's event as often as it has to step again.
pub(crate) enum Ask<'a> {
    Password { right: bool, lane: Lane },
    PasswordChecked { ticket: Ticket, right: bool },
    SendCode,
    Word(&'a str),
    Code(Digits),
    Key(&'a str),
    KeyChecked { ticket: Ticket, right: bool },
    Retyped(&'a str),
    KeyHashed { ticket: Ticket, hash: &'a str },
    Look,
}

impl Ask<'_> {
    pub(crate) fn event(&self, account: AccountId, style: KeyStyle) -> Event {
        match *self {
            Self::Password { lane, .. } => Event::PasswordGiven {
                account: Some(account),
                lane,
            },
            Self::PasswordChecked { ticket, right } => Event::PasswordChecked { ticket, right },
            Self::SendCode => Event::CodeRequested { phone: None },
            Self::Word(text) => PhoneWord::parse(text).map_or(Event::Looked, Event::PhoneWordGiven),
            Self::Code(digits) => digits.code().map_or(Event::Looked, Event::CodeGiven),
            Self::Key(text) => RecoveryKey::parse(text, style).map_or(Event::Looked, Event::RecoveryKeyGiven),
            Self::KeyChecked { ticket, right } => Event::RecoveryKeyChecked { ticket, right },
            Self::Retyped(text) => {
                RecoveryKey::parse(text, style).map_or(Event::Looked, Event::NewKeyRetyped)
            }
            Self::KeyHashed { ticket, hash } => Event::NewKeyHashed {
                ticket,
                hash: hash.to_owned(),
            },
            Self::Look => Event::Looked,
        }
    }
}

/// A text in a phone.
#[derive(Clone, Debug)]
pub struct Text {
    /// The code in it. It does not say which sign-in it is for.
    pub digits: Digits,
    /// The phone's word, where texts run short.
    pub word: Option<String>,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it is there.
    pub arrives_at: Timestamp,
}

/// An account, seen from all sides.
struct Account {
    rows: Rows,
    key_hash: String,
    texts: VecDeque<Text>,
    texts_sent: u64,
    /// The new recovery key that a page shows.
    shown_key: Option<String>,
    truth: Truth,
    memory: Memory,
}

/// How the door of a town is made.
#[derive(Clone)]
pub struct Setup {
    /// The rules in force.
    pub rules: Arc<Rules>,
    /// What is deliberately wrong.
    pub broken: Option<Broken>,
    /// The machine falls over once in so many requests; never, where 0.
    pub crash_one_in: u32,
    /// Whether the accounts are all that there are, so that the breaker of the fleet counts them. Without it an account
    /// stands for one of so many that what happens at it trips nothing.
    pub fleet: bool,
    /// Whether texts are lost and doubled, one in thirty each, and the machine's clock jumps now and then.
    pub weather: bool,
}

/// The door, and the accounts behind it.
pub struct Door {
    setup: Setup,
    keys: Keys,
    rng: ChaCha8Rng,
    now: Timestamp,
    accounts: Vec<Account>,
    /// The guard as all requests read it that are under way together; `None` where there is only one.
    at_once: Option<Rc<Guard>>,
    /// Where the next request comes from.
    source: u64,
    sources: u64,
    /// Wrong codes of unknown devices at all accounts, by when.
    wrong: VecDeque<Timestamp>,
    tripped_until: Timestamp,
    /// How far the machine's clock is off, in milliseconds, and until when.
    off_ms: i64,
    off_until: Timestamp,
    jumped_at: Timestamp,
}

/// A step that has been taken and not yet committed.
struct Prepared {
    /// The versions and the guard that the step read; `None` where what it read was lent out, because no other request
    /// is under way.
    before: Option<(Held, Rc<Guard>)>,
    decision: Decision<SignIn, View>,
}

/// Work that begins after a commit.
enum Work {
    CheckPassword(Ticket),
    CheckKey(Ticket, RecoveryKey),
    HashKey(Ticket, RecoveryKey),
}

#[derive(PartialEq, Eq)]
enum Crash {
    Never,
    Before,
    After,
}

impl Door {
    /// A door with nobody behind it.
    pub fn new(setup: Setup, mut rng: ChaCha8Rng) -> Self {
        let mut key = [0_u8; 32];
        rng.fill_bytes(&mut key);
        Self {
            setup,
            keys: Keys::new(KeyId(1), key, Vec::new()),
            rng,
            now: crate::town::START,
            accounts: Vec::new(),
            at_once: None,
            source: 0,
            sources: 1_000,
            wrong: VecDeque::new(),
            tripped_until: Timestamp::from_ms(0),
            off_ms: 0,
            off_until: Timestamp::from_ms(0),
            jumped_at: Timestamp::from_ms(0),
        }
    }

    /// What comes next comes from this source. Owners and guessers have one each below 1,000.
    pub fn come_from(&mut self, source: u64) {
        self.source = source;
    }

    /// What comes next comes from a source that nobody has seen before.
    pub fn come_from_anywhere(&mut self) {
        self.sources += 1;
        self.source = self.sources;
    }

    /// A wrong code of an unknown device, for the breaker of the fleet. The usual hour is a quiet one.
    fn count_in_fleet(&mut self) {
        if !self.setup.fleet || self.setup.broken == Some(Broken::NoBreaker) {
            return;
        }
        let now = self.now;
        self.wrong.push_back(now);
        self.wrong.retain(|at| now.since_ms(*at) < fleet::WINDOW_MS);
        if let Some(until) = fleet::tripped_until(self.wrong.len() as u64, 0, &self.setup.rules, now) {
            self.tripped_until = until;
        }
    }

    /// Makes an account with one trusted phone and two-step verification on for a year; gives its number and its
    /// recovery key.
    pub fn add_account(&mut self) -> (usize, String) {
        let long_ago = self.now.plus_ms(-400 * DAY_MS);
        let id = AccountId::new(long_ago, &mut self.rng);
        let phone = PhoneId::new(long_ago, &mut self.rng);
        let phones = "+15550100".parse().map(|number| TrustedPhone {
            id: phone,
            number,
            trusted_since: long_ago,
        });
        let facts = Facts {
            account: id,
            created_at: long_ago,
            password_changed_at: long_ago,
            password_known_since: None,
            disabled: false,
            contacts_changed_at: long_ago,
            email_verified_at: Some(long_ago),
            two_step: TwoStep::On { since: long_ago },
            turning_on: TurningOn::Settled,
            phones: phones.into_iter().collect(),
            recovery_key: KeyState::live(long_ago),
        };
        let key = self.new_key();
        self.accounts.push(Account {
            rows: Rows::new(facts),
            key_hash: hash(&self.keys, id, &key),
            texts: VecDeque::new(),
            texts_sent: 0,
            shown_key: None,
            truth: Truth::default(),
            memory: Memory::default(),
        });
        (self.accounts.len() - 1, key)
    }

    fn new_key(&mut self) -> String {
        let style = self.setup.rules.key_style;
        let alphabet = match style {
            KeyStyle::Digits => "0123456789",
            KeyStyle::Base32 => "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
        };
        let letter = |value: u32| alphabet.chars().nth(value as usize % alphabet.len());
        let body: String = (1..LENGTH).filter_map(|_| letter(self.rng.next_u32())).collect();
        alphabet
            .chars()
            .map(|check| format!("{body}{check}"))
            .find(|key| RecoveryKey::parse(key, style).is_ok())
            .unwrap_or(body)
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn set_now(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// A number below `limit` that the town's dice give.
    pub fn roll(&mut self, limit: u64) -> u64 {
        // The bias of a remainder is below one in a billion for every limit that is used.
        self.rng.next_u64() % limit.max(1)
    }

    /// What really happened at an account.
    pub fn truth(&self, account: usize) -> Option<&Truth> {
        self.accounts.get(account).map(|account| &account.truth)
    }

    /// The texts in the phone of an account that have arrived, newest first.
    pub fn texts(&self, account: usize) -> impl Iterator<Item = Text> {
        let now = self.now;
        let texts = self.accounts.get(account).map(|account| account.texts.iter());
        texts
            .into_iter()
            .flatten()
            .rev()
            .filter(move |text| text.arrives_at <= now)
            .cloned()
    }

    /// The new recovery key that the page of an account shows.
    pub fn shown_key(&self, account: usize) -> Option<String> {
        self.accounts.get(account)?.shown_key.clone()
    }

    /// Begins a sign-in.
    pub fn begin(&mut self, account: usize) -> SignInId {
        let clock = self.clock();
        let mut cx = Cx {
            rules: &self.setup.rules,
            keys: &self.keys,
            now: clock,
            rng: &mut self.rng,
        };
        let sign_in = SignIn::begin(AppId::messages(), &mut cx);
        let id = sign_in.id();
        if let Some(account) = self.accounts.get_mut(account) {
            account.rows.insert(sign_in, self.source, clock);
            account.truth.begun(id);
        }
        id
    }

    /// Gives the password, right or wrong, from a device of this lane.
    pub fn give_password(&mut self, by: By, account: usize, id: SignInId, lane: Lane, right: bool) -> Page {
        self.ask(by, account, id, &Ask::Password { right, lane }, false)
    }

    /// Asks for a code.
    pub fn ask_for_code(&mut self, by: By, account: usize, id: SignInId) -> Page {
        self.ask(by, account, id, &Ask::SendCode, false)
    }

    /// Types the word of a phone.
    pub fn give_word(&mut self, account: usize, id: SignInId, word: &str) -> Page {
        self.ask(By::Owner, account, id, &Ask::Word(word), false)
    }

    /// Opens the page again.
    pub fn look(&mut self, by: By, account: usize, id: SignInId) -> Page {
        self.ask(by, account, id, &Ask::Look, false)
    }

    /// Types a code; with `hang_up`, the connection is cut the moment the comparing must be over.
    pub fn give_code(&mut self, by: By, account: usize, id: SignInId, digits: Digits, hang_up: bool) -> Page {
        self.ask(by, account, id, &Ask::Code(digits), hang_up)
    }

    /// How many texts have gone to the phone of an account.
    pub fn texts_sent(&self, account: usize) -> u64 {
        self.accounts.get(account).map_or(0, |account| account.texts_sent)
    }

    /// A recovery key that has the right form, and is nobody's but by a chance of one in ten billions.
    pub fn some_key(&mut self) -> String {
        self.new_key()
    }

    /// Types a recovery key as somebody whose account it is not.
    pub fn guess_key(&mut self, account: usize, id: SignInId, key: &str) -> Page {
        self.ask(By::Guesser, account, id, &Ask::Key(key), false)
    }

    /// Types a recovery key.
    pub fn give_key(&mut self, account: usize, id: SignInId, key: &str) -> Page {
        self.ask(By::Owner, account, id, &Ask::Key(key), false)
    }

    /// Retypes the new recovery key.
    pub fn retype_key(&mut self, account: usize, id: SignInId, key: &str) -> Page {
        self.ask(By::Owner, account, id, &Ask::Retyped(key), false)
    }

    /// Digits to guess with at the code that `id` waits for.
    pub fn draw_guess(&mut self, account: usize, id: SignInId, guess: Guess) -> Digits {
        let Self { accounts, rng, .. } = self;
        let truth = accounts.get_mut(account).map(|account| &mut account.truth);
        let digits = truth.and_then(|truth| match guess {
            Guess::Fresh => truth.draw(id, |limit| rng.next_u64() % limit),
            Guess::Noughts => Some(Digits {
                value: 0,
                length: truth.length(id)?,
            }),
        });
        digits.unwrap_or(Digits { value: 0, length: 4 })
    }

    /// Fresh digits for each of these sign-ins.
    pub fn draw_guesses(&mut self, account: usize, ids: &[SignInId]) -> Vec<(SignInId, Digits)> {
        ids.iter()
            .map(|&id| (id, self.draw_guess(account, id, Guess::Fresh)))
            .collect()
    }

    /// Types codes in requests that are all under way before the first of them is committed.
    pub fn give_codes_at_once(&mut self, by: By, account: usize, codes: &[(SignInId, Digits)]) -> Vec<Page> {
        let account_rows = self.accounts.get(account).map(|account| &account.rows);
        self.at_once = account_rows.map(|rows| Rc::new(rows.guard().clone()));
        let under_way: Vec<_> = codes
            .iter()
            .map(|&(id, digits)| (id, digits, self.prepare(account, id, &Ask::Code(digits))))
            .collect();
        let mut pages = Vec::with_capacity(under_way.len());
        let overwrites = self.setup.broken == Some(Broken::OneVersion);
        self.at_once = self.at_once.take().filter(|_| overwrites);
        for (id, digits, prepared) in under_way {
            let ask = Ask::Code(digits);
            let page = match prepared.map(|prepared| self.commit(by, account, id, &ask, prepared)) {
                Some(Ok((page, _))) => page,
                Some(Err(Stale)) => self.ask(by, account, id, &ask, false),
                None => Page::Gone,
            };
            pages.push(page);
        }
        pages
    }

    fn ask(&mut self, by: By, account: usize, id: SignInId, ask: &Ask<'_>, hang_up: bool) -> Page {
        self.let_clock_jump();
        let crash = self.crash();
        if crash == Crash::Before {
            return Page::Nothing;
        }
        for _ in 0..MOST_TRIES {
            let Some(prepared) = self.prepare(account, id, ask) else {
                return Page::Gone;
            };
            if hang_up && self.setup.broken == Some(Broken::ChargeLast) {
                return self.show_only(by, account, id, ask, &prepared);
            }
            let Ok((page, work)) = self.commit(by, account, id, ask, prepared) else {
                continue;
            };
            if hang_up || crash == Crash::After {
                return Page::Nothing;
            }
            return match work {
                Some(work) => self.carry_out(by, account, id, ask, work),
                None => page,
            };
        }
        Page::Nothing
    }

    fn crash(&mut self) -> Crash {
        let one_in = self.setup.crash_one_in;
        if one_in == 0 {
            return Crash::Never;
        }
        match self.roll(u64::from(one_in) * 2) {
            0 => Crash::Before,
            1 => Crash::After,
            _ => Crash::Never,
        }
    }

    /// Loads, and takes the step. `None` where the sign-in is gone.
    fn prepare(&mut self, account: usize, id: SignInId, ask: &Ask<'_>) -> Option<Prepared> {
        let clock = self.clock();
        let account = self.accounts.get_mut(account)?;
        let (sign_in, mut guard, before) = if self.at_once.is_some() || self.setup.broken.is_some() {
            let (sign_in, held) = account.rows.load(id)?;
            let shared = self.at_once.clone();
            let read = shared.unwrap_or_else(|| Rc::new(account.rows.guard().clone()));
            (sign_in, Guard::clone(&read), Some((held, read)))
        } else {
            let (sign_in, guard) = account.rows.lend(id)?;
            (sign_in, guard, None)
        };
        guard.breaker = self.now < self.tripped_until;
        if self.setup.broken != Some(Broken::SharedTries) {
            guard.source = Some(account.rows.source(self.source));
        }
        let cx = Cx {
            rules: &self.setup.rules,
            keys: &self.keys,
            now: clock,
            rng: &mut self.rng,
        };
        let live = account.truth.length(id);
        let facts = account.rows.facts();
        let broken = self.setup.broken;
        let decision = crate::broken::step(broken, &mut account.memory, live, sign_in, facts, guard, ask, cx);
        Some(Prepared { before, decision })
    }

    /// Commits, as one: the sign-in, the counters and what the effects say is to be written.
    fn commit(
        &mut self,
        by: By,
        account: usize,
        id: SignInId,
        ask: &Ask<'_>,
        prepared: Prepared,
    ) -> Result<(Page, Option<Work>), Stale> {
        let Prepared { before, decision } = prepared;
        let delay_ms = 3 * SECOND_MS + (self.rng.next_u32() % 27_000) as i64;
        // Of thirty texts one is lost, and one comes twice.
        let copies = match self.setup.weather.then(|| self.rng.next_u32() % 30) {
            Some(0) => 0,
            Some(1) => 2,
            _ => 1,
        };
        let (clock, jumped_at) = (self.clock(), self.jumped_at);
        let account = self.accounts.get_mut(account).ok_or(Stale)?;
        let page = page(&decision, by, self.now, self.off_ms);
        let seen = Seen::of(ask, &decision);
        if let View::NewKey { draft, .. } = &decision.view {
            account.shown_key = Some(draft.reveal(&self.keys).expose().to_owned());
        }
        let (state, mut guard) = (decision.state, decision.guard);
        let tried = guard.source.take();
        let source = self.source;
        match &before {
            None => account.rows.bring_back(id, state, guard),
            Some((_, before)) if self.at_once.is_some() && self.setup.broken == Some(Broken::OneVersion) => {
                account.rows.overwrite(id, before, state, guard);
            }
            Some((held, before)) => account.rows.commit(id, *held, before, state, guard)?,
        }
        if let Some(tried) = tried {
            account.rows.keep_source(source, tried, clock);
        }
        let moment = Moment {
            now: self.now,
            clock,
            jumped_at,
        };
        account.note(by, id, &seen, &self.setup.rules, moment);
        let mut work = None;
        let mut wrong = false;
        for effect in decision.effects {
            match effect {
                Effect::CheckPassword { ticket, .. } => work = Some(Work::CheckPassword(ticket)),
                Effect::CheckRecoveryKey { ticket, key } => work = Some(Work::CheckKey(ticket, key)),
                Effect::HashRecoveryKey { ticket, key } => work = Some(Work::HashKey(ticket, key)),
                Effect::SendCode {
                    code,
                    expires_at,
                    word,
                    ..
                } => {
                    let digits = Digits::read(code.expose());
                    account.truth.code_sent(id, digits, expires_at, self.now);
                    account.texts_sent += 1;
                    let word = word
                        .filter(|_| self.setup.broken != Some(Broken::NoWord))
                        .map(|word| word.grouped());
                    for copy in 1..=copies {
                        if account.texts.len() >= TEXTS {
                            account.texts.pop_front();
                        }
                        account.texts.push_back(Text {
                            digits,
                            word: word.clone(),
                            sent_at: self.now,
                            arrives_at: self.now.plus_ms(delay_ms * copy),
                        });
                    }
                }
                Effect::CloseOldSignIns { keep, .. } => {
                    let all = self.setup.broken == Some(Broken::PushedOut);
                    account.rows.close_old(id, keep, all);
                }
                Effect::CountInFleet => wrong = true,
                Effect::SetKeyState(state) => account.rows.change_facts(|facts| facts.recovery_key = state),
                Effect::StoreRecoveryKey { hash, state } => {
                    account.key_hash = hash;
                    account.rows.change_facts(|facts| facts.recovery_key = state);
                }
                // Sessions are counted by the bookkeeper; a log and notices change nothing here, and a sign-in brings
                // about none of the others.
                Effect::OpenSession(_)
                | Effect::Audit(_)
                | Effect::Tell(_)
                | Effect::TrustPhone { .. }
                | Effect::DropPhone(_)
                | Effect::TurnOn
                | Effect::MailCode { .. }
                | Effect::SetTurningOn(_)
                | Effect::EndOtherSessions => {}
            }
        }
        if wrong {
            self.count_in_fleet();
        }
        Ok((page, work))
    }

    /// What a door does that shows the outcome first and loses the commit when the connection is cut.
    fn show_only(
        &mut self,
        by: By,
        account: usize,
        id: SignInId,
        ask: &Ask<'_>,
        prepared: &Prepared,
    ) -> Page {
        let moment = Moment {
            now: self.now,
            clock: self.clock(),
            jumped_at: self.jumped_at,
        };
        if let Some(account) = self.accounts.get_mut(account) {
            let seen = Seen::of(ask, &prepared.decision);
            account.note(by, id, &seen, &self.setup.rules, moment);
        }
        page(&prepared.decision, by, self.now, self.off_ms)
    }

    /// Does the slow work, and brings its answer back as a request of its own.
    fn carry_out(&mut self, by: By, account: usize, id: SignInId, asked: &Ask<'_>, work: Work) -> Page {
        let Some(behind) = self.accounts.get(account) else {
            return Page::Nothing;
        };
        let of = behind.rows.facts().account;
        match work {
            Work::CheckPassword(ticket) => {
                let right = matches!(asked, Ask::Password { right: true, .. });
                self.ask(by, account, id, &Ask::PasswordChecked { ticket, right }, false)
            }
            Work::CheckKey(ticket, key) => {
                let right = hash(&self.keys, of, key.expose()) == behind.key_hash;
                self.ask(by, account, id, &Ask::KeyChecked { ticket, right }, false)
            }
            Work::HashKey(ticket, key) => {
                let hash = hash(&self.keys, of, key.expose());
                self.ask(by, account, id, &Ask::KeyHashed { ticket, hash: &hash }, false)
            }
        }
    }
}

fn hash(keys: &Keys, account: AccountId, key: &str) -> String {
    keys.digest(Purpose::RecoveryKeyDraft, &[&account.bytes(), key.as_bytes()])
        .to_text()
}
