//! Guessers: people who have the password, no phone, and all the addresses, devices and patience there are.
//!
//! A guesser sees a door through [`Guessing`] and cannot tell the real one from the paper one, so that the chance of
//! each way of guessing is computed by the very walk that is then tried. Nothing here is random but the digits that
//! are guessed, which the door draws.

use crate::door::{By, Door};
use crate::town::Actor;
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::SignInId;
use doorcode_engine::time::{DAY_MS, MINUTE_MS, SECOND_MS, Timestamp};

/// What stands on the page after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A code is awaited.
    Code {
        /// Its length, in digits.
        digits: u8,
        /// From when on another can be had.
        again_at: Timestamp,
        /// Whether this request had it sent.
        fresh: bool,
    },
    /// No code is live.
    NoCode {
        /// From when on one can be had.
        again_at: Timestamp,
    },
    /// User name and password are awaited, from then on.
    Password {
        /// From when on they are compared.
        from: Timestamp,
    },
    /// A new recovery key is shown and has to be retyped.
    NewKey,
    /// A session is open.
    SignedIn,
    /// This sign-in is over, or has given way.
    Gone,
    /// No answer came.
    Nothing,
}

/// What is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Digits that have not been tried at this code.
    Fresh,
    /// The same each time: as many noughts as there are digits.
    Noughts,
}

/// A door as somebody sees it who has the password.
pub trait Guessing {
    /// The moment.
    fn now(&self) -> Timestamp;
    /// Begins a sign-in and gives the right password.
    fn open(&mut self) -> (SignInId, Page);
    /// Asks for a code.
    fn again(&mut self, id: SignInId) -> Page;
    /// Opens the page again.
    fn look(&mut self, id: SignInId) -> Page;
    /// Types a code. Who hangs up cuts the connection the moment the comparing must be over.
    fn guess(&mut self, id: SignInId, guess: Guess, hang_up: bool) -> Page;
    /// Types a fresh guess into each of these, all requests under way at the same time.
    fn guess_at_once(&mut self, ids: &[SignInId]) -> Vec<Page>;
}

/// A way of guessing.
pub trait Guesser {
    /// Guesses as much as there is to guess now, and says when there will be more.
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp>;
}

/// The ways of guessing that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// Every text that can be had, three guesses at each, all year.
    Fastest,
    /// Hoards live codes in as many sign-ins as may be open, then guesses at all of them at the same time.
    Parallel,
    /// A few guesses each day just before the owner signs in, in the hope that a success wipes the slate.
    BeforeOwner,
    /// The same digits at each code, once.
    SameDigits,
    /// Short codes only; once they lengthen, waits a year until the wrong guesses are forgotten.
    Patient,
    /// As fast as it goes, and hangs up on each guess before it can be charged, if it can be.
    HangUp,
    /// Hoards and guesses at the same time, on a stolen device that the account knows.
    StolenDevice,
}

impl Strategy {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Fastest,
        Self::Parallel,
        Self::BeforeOwner,
        Self::SameDigits,
        Self::Patient,
        Self::HangUp,
        Self::StolenDevice,
    ];

    /// In a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fastest => "as fast as it goes",
            Self::Parallel => "many sign-ins at once",
            Self::BeforeOwner => "just before the owner",
            Self::SameDigits => "the same digits always",
            Self::Patient => "short codes, then waits",
            Self::HangUp => "hangs up on each guess",
            Self::StolenDevice => "with a stolen device",
        }
    }

    /// A guesser of this kind. `daily_at` is the time of day at which the owner signs in, in milliseconds after
    /// midnight; after `until` nothing is guessed any more.
    pub fn guesser(self, daily_at: i64, until: Timestamp) -> Box<dyn Guesser + Send> {
        let rusher = |hang_up| Rusher {
            at: None,
            hang_up,
            until,
        };
        match self {
            Self::Fastest => Box::new(rusher(false)),
            Self::HangUp => Box::new(rusher(true)),
            Self::Parallel | Self::StolenDevice => Box::new(Hoarder {
                ids: Vec::new(),
                until,
            }),
            Self::BeforeOwner => Box::new(EarlyBird { daily_at, until }),
            Self::SameDigits => Box::new(Repeater { at: None, until }),
            Self::Patient => Box::new(Patient {
                shortest: None,
                began: None,
                until,
            }),
        }
    }
}

/// How much one guesser does in one moment before others have their turn: far more than the rules let through.
const MOST_AT_ONCE: u32 = 64;

/// How long those rest, now and then, who have come to the longest codes. There is next to nothing to win and nothing to
/// learn there; that it stays so at full speed all year is [`Strategy::Fastest`]'s to show.
const REST_MS: i64 = 6 * 60 * MINUTE_MS;

fn is_long(page: &Page) -> bool {
    matches!(page, Page::Code { digits, .. } if *digits >= doorcode_engine::code::MAX_DIGITS)
}

struct Rusher {
    at: Option<SignInId>,
    hang_up: bool,
    until: Timestamp,
}

impl Guesser for Rusher {
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp> {
        let mut page = self.at.map_or(Page::Gone, |id| door.again(id));
        let mut tired = false;
        for _ in 0..MOST_AT_ONCE {
            tired |= self.hang_up && is_long(&page);
            page = match (page, self.at) {
                (Page::SignedIn, _) => return None,
                (Page::Code { .. }, Some(id)) => door.guess(id, Guess::Fresh, self.hang_up),
                (Page::NoCode { again_at }, Some(id)) if again_at <= door.now() => door.again(id),
                (Page::NoCode { .. }, Some(_)) if tired => {
                    return soon(door.now().plus_ms(REST_MS), self.until);
                }
                (Page::NoCode { again_at }, Some(_)) => return soon(again_at, self.until),
                (Page::Nothing, Some(id)) => door.look(id),
                (Page::Password { from }, _) if from > door.now() => {
                    self.at = None;
                    return soon(from, self.until);
                }
                _ => {
                    let (id, page) = door.open();
                    self.at = Some(id);
                    page
                }
            };
        }
        soon(door.now().plus_ms(SECOND_MS), self.until)
    }
}

struct Hoarder {
    ids: Vec<SignInId>,
    until: Timestamp,
}

impl Hoarder {
    /// As many as the rules let be open at once, and as many texts as there are at once.
    const SIGN_INS: usize = 5;

    fn hoard(&mut self, door: &mut dyn Guessing) -> Vec<SignInId> {
        let mut live = Vec::new();
        self.ids.retain(|&id| match door.again(id) {
            Page::Code { .. } => {
                live.push(id);
                true
            }
            page => matches!(page, Page::NoCode { .. } | Page::Nothing),
        });
        while self.ids.len() < Self::SIGN_INS {
            let (id, page) = door.open();
            self.ids.push(id);
            if matches!(page, Page::Code { .. }) {
                live.push(id);
            }
        }
        live
    }
}

impl Guesser for Hoarder {
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp> {
        let mut live = self.hoard(door);
        let mut tired = false;
        for round in 0..MOST_AT_ONCE {
            if live.is_empty() {
                break;
            }
            // First each code once; then one more guess at each than it bears, all under way together.
            let each = if round == 0 { 1 } else { 3 };
            let targets: Vec<SignInId> = live
                .iter()
                .flat_map(|&id| [id; 3].into_iter().take(each))
                .collect();
            let pages = door.guess_at_once(&targets);
            if pages.contains(&Page::SignedIn) {
                return None;
            }
            tired |= pages.iter().any(is_long);
            let mut last_pages = pages.chunks(each).map(|pages| pages.last().copied());
            live.retain(|_| matches!(last_pages.next(), Some(Some(Page::Code { .. } | Page::Nothing))));
        }
        let rest_ms = if tired { REST_MS } else { 10 * MINUTE_MS };
        soon(door.now().plus_ms(rest_ms), self.until)
    }
}

struct EarlyBird {
    daily_at: i64,
    until: Timestamp,
}

impl EarlyBird {
    const EARLY_MS: i64 = 5 * MINUTE_MS;
    const GUESSES: u32 = 6;
}

impl Guesser for EarlyBird {
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp> {
        let (id, mut page) = door.open();
        let mut guesses = 0;
        for _ in 0..MOST_AT_ONCE {
            page = match page {
                Page::SignedIn => return None,
                Page::Code { .. } if guesses < Self::GUESSES => {
                    guesses += 1;
                    door.guess(id, Guess::Fresh, false)
                }
                Page::NoCode { again_at } if again_at <= door.now() && guesses < Self::GUESSES => {
                    door.again(id)
                }
                Page::Nothing => door.look(id),
                _ => break,
            };
        }
        let tomorrow = (door.now().day() + 1) * DAY_MS + self.daily_at - Self::EARLY_MS;
        soon(Timestamp::from_ms(tomorrow), self.until)
    }
}

struct Repeater {
    at: Option<SignInId>,
    until: Timestamp,
}

impl Guesser for Repeater {
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp> {
        let mut page = self.at.map_or(Page::Gone, |id| door.again(id));
        for _ in 0..MOST_AT_ONCE {
            page = match (page, self.at) {
                (Page::SignedIn, _) => return None,
                (Page::Code { fresh: true, .. }, Some(id)) => door.guess(id, Guess::Noughts, false),
                (Page::Code { .. }, Some(_)) if is_long(&page) => {
                    return soon(door.now().plus_ms(REST_MS), self.until);
                }
                (Page::Code { again_at, .. } | Page::NoCode { again_at }, Some(id)) => {
                    if again_at > door.now() {
                        return soon(again_at, self.until);
                    }
                    door.again(id)
                }
                (Page::Nothing, Some(id)) => door.look(id),
                (Page::Password { from }, _) if from > door.now() => {
                    self.at = None;
                    return soon(from, self.until);
                }
                _ => {
                    let (id, page) = door.open();
                    self.at = Some(id);
                    page
                }
            };
        }
        soon(door.now().plus_ms(SECOND_MS), self.until)
    }
}

struct Patient {
    shortest: Option<u8>,
    began: Option<Timestamp>,
    until: Timestamp,
}

impl Patient {
    /// A wrong guess is forgotten a year later, whole days of UTC being rounded to the safe side.
    const WAIT_MS: i64 = 368 * DAY_MS;
}

impl Guesser for Patient {
    fn act(&mut self, door: &mut dyn Guessing) -> Option<Timestamp> {
        let began = *self.began.get_or_insert(door.now());
        let (id, mut page) = door.open();
        for _ in 0..MOST_AT_ONCE {
            page = match page {
                Page::SignedIn => return None,
                Page::Code { digits, .. } => {
                    if digits > *self.shortest.get_or_insert(digits) {
                        self.began = None;
                        return soon(began.plus_ms(Self::WAIT_MS), self.until);
                    }
                    door.guess(id, Guess::Fresh, false)
                }
                Page::NoCode { again_at } if again_at <= door.now() => door.again(id),
                Page::NoCode { again_at } | Page::Password { from: again_at } => {
                    return soon(again_at, self.until);
                }
                Page::Nothing => door.look(id),
                Page::NewKey | Page::Gone => break,
            };
        }
        soon(door.now().plus_ms(MINUTE_MS), self.until)
    }
}

fn soon(at: Timestamp, until: Timestamp) -> Option<Timestamp> {
    (at < until).then_some(at)
}

/// The source that guessers come from: more of them would gain nothing here, for what bounds guessing knows no sources.
const GUESSER: u64 = 1;

/// A guesser at the real door.
pub struct AtDoor {
    /// Whose account.
    pub account: usize,
    /// What the device proves about itself.
    pub lane: Lane,
    /// How it guesses.
    pub guesser: Box<dyn Guesser + Send>,
}

impl Actor for AtDoor {
    fn wake(&mut self, door: &mut Door) -> Option<Timestamp> {
        let (account, lane) = (self.account, self.lane);
        door.come_from(GUESSER);
        self.guesser.act(&mut Seat { door, account, lane })
    }
}

struct Seat<'a> {
    door: &'a mut Door,
    account: usize,
    lane: Lane,
}

impl Guessing for Seat<'_> {
    fn now(&self) -> Timestamp {
        self.door.now()
    }

    fn open(&mut self) -> (SignInId, Page) {
        let id = self.door.begin(self.account);
        let page = self
            .door
            .give_password(By::Guesser, self.account, id, self.lane, true);
        (id, page)
    }

    fn again(&mut self, id: SignInId) -> Page {
        self.door.ask_for_code(By::Guesser, self.account, id)
    }

    fn look(&mut self, id: SignInId) -> Page {
        self.door.look(By::Guesser, self.account, id)
    }

    fn guess(&mut self, id: SignInId, guess: Guess, hang_up: bool) -> Page {
        let digits = self.door.draw_guess(self.account, id, guess);
        self.door
            .give_code(By::Guesser, self.account, id, digits, hang_up)
    }

    fn guess_at_once(&mut self, ids: &[SignInId]) -> Vec<Page> {
        let codes = self.door.draw_guesses(self.account, ids);
        self.door.give_codes_at_once(By::Guesser, self.account, &codes)
    }
}
