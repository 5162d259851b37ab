//! Owners: people who want in, on a device that is known or on another, and who mistype now and then.
//!
//! An owner signs in once a day. On a known device that always works by text. On another, where somebody who has the
//! password takes every text that can be had, the owner types the word that the last of them has brought; who has no
//! phone at hand takes the recovery key out of the drawer.

use crate::door::{By, Digits, Door};
use crate::guesser::Page;
use crate::town::Actor;
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{DeviceId, SignInId};
use doorcode_engine::time::{DAY_MS, MINUTE_MS, SECOND_MS, Timestamp};

/// How long an owner waits for a text before taking the key.
const PATIENCE_MS: i64 = 10 * MINUTE_MS;
/// How long a sign-in may take at the most.
const LONGEST_MS: i64 = 15 * MINUTE_MS;
/// How much later than usual a sign-in may begin: nobody is on time to the millisecond.
const LATE_MS: u64 = 20 * MINUTE_MS as u64;
/// After how long an owner gives up for the day.
const DESPAIR_MS: i64 = 60 * MINUTE_MS;

/// How an owner is.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// The time of day at which they sign in, in milliseconds after midnight.
    pub daily_at: i64,
    /// One sign-in in so many is on a device that the account does not know; none, where 0.
    pub new_device_one_in: u64,
    /// One thing typed in so many is mistyped; none, where 0.
    pub slip_one_in: u64,
    /// How long after a sign-in the next one begins, in milliseconds; on the next day, where 0.
    pub every_ms: i64,
    /// Whether the phone is at hand. Without it, the key is taken at once.
    pub has_phone: bool,
    /// Whether the phone is away for three days now and then, and at other times the sheet with the key is lost and a
    /// new one printed a day later.
    pub loses_things: bool,
}

/// How owners fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// Sign-ins that were begun and have ended one way or the other.
    pub tried: u64,
    /// Those that worked by text.
    pub by_text: u64,
    /// Those that worked with the recovery key.
    pub by_key: u64,
    /// Those that took longer than the rules promise, or did not work.
    pub too_late: u64,
    /// The longest that one took, in milliseconds.
    pub longest_ms: i64,
}

impl Fared {
    /// Adds another owner's.
    pub fn add(&mut self, other: &Self) {
        self.tried += other.tried;
        self.by_text += other.by_text;
        self.by_key += other.by_key;
        self.too_late += other.too_late;
        self.longest_ms = self.longest_ms.max(other.longest_ms);
    }
}

/// What an owner's day leaves behind: on known devices, and on others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    /// On a device that the account knows.
    pub known: Fared,
    /// On another.
    pub new: Fared,
}

/// An owner.
pub struct Owner {
    account: usize,
    device: DeviceId,
    /// Recovery keys on paper, the newest first: two where it is not certain that the newer one counts.
    sheets: Vec<String>,
    habits: Habits,
    phone_back_at: Timestamp,
    /// When a new sheet is printed, where the old one is lost.
    prints_at: Option<Timestamp>,
    trying: Option<Trying>,
    /// Shared with whoever reads it when the town's time is over.
    diary: std::rc::Rc<std::cell::Cell<Diary>>,
}

/// One sign-in under way.
struct Trying {
    since: Timestamp,
    known: bool,
    at: Option<SignInId>,
    page: Page,
    by_key: bool,
    keys_tried: usize,
    /// Codes that were typed already.
    typed: Vec<Digits>,
    slipped: bool,
}

impl Owner {
    /// The owner of `account`, with the sheet on which the recovery key is printed.
    pub fn new(
        account: usize,
        sheet: String,
        habits: Habits,
        diary: std::rc::Rc<std::cell::Cell<Diary>>,
    ) -> Self {
        Self {
            account,
            device: DeviceId::from_u128(1),
            sheets: vec![sheet],
            habits,
            phone_back_at: Timestamp::from_ms(0),
            prints_at: None,
            trying: None,
            diary,
        }
    }

    /// The device that the account knows.
    pub const KNOWN_DEVICE: DeviceId = DeviceId::from_u128(1);

    fn has_phone(&self, now: Timestamp) -> bool {
        self.habits.has_phone && now >= self.phone_back_at
    }

    /// Now and then the phone is lost, or the key, and never both: no way leads back from that.
    fn lose_things(&mut self, door: &mut Door) {
        let now = door.now();
        if self.prints_at.is_some_and(|at| now >= at) {
            self.sheets = vec![door.print_new_key(self.account)];
            self.prints_at = None;
        }
        let has_all = self.has_phone(now) && self.prints_at.is_none();
        match self.habits.loses_things.then(|| door.roll(200)) {
            Some(0) if has_all => self.phone_back_at = now.plus_ms(3 * DAY_MS),
            Some(1) if has_all => {
                self.sheets.clear();
                self.prints_at = Some(now.plus_ms(DAY_MS));
            }
            _ => {}
        }
    }

    fn slips(&self, door: &mut Door) -> bool {
        self.habits.slip_one_in > 0 && door.roll(self.habits.slip_one_in) == 0
    }

    fn step(&mut self, trying: &mut Trying, door: &mut Door) -> Next {
        let now = door.now();
        let account = self.account;
        door.come_from(OWNER);
        let Some(id) = trying.at else {
            let id = door.begin(account);
            let lane = if trying.known {
                Lane::Known(self.device)
            } else {
                Lane::Unknown
            };
            let right = !self.slips(door);
            trying.page = door.give_password(By::Owner, account, id, lane, right);
            if matches!(trying.page, Page::Password { .. }) {
                return Next::At(now.plus_ms(8 * SECOND_MS));
            }
            trying.at = Some(id);
            return Next::At(now.plus_ms(5 * SECOND_MS));
        };
        let patient = now.since_ms(trying.since) < PATIENCE_MS;
        match trying.page {
            Page::SignedIn => return Next::In,
            Page::Gone | Page::Password { .. } => {
                trying.at = None;
                return Next::At(now.plus_ms(3 * SECOND_MS));
            }
            Page::Nothing => trying.page = door.look(By::Owner, account, id),
            Page::NewKey => {
                let shown = door.shown_key(account).unwrap_or_default();
                trying.page = door.retype_key(account, id, &shown);
                if self.sheets.first() != Some(&shown) {
                    self.sheets.insert(0, shown);
                    self.sheets.truncate(2);
                }
                if trying.page == Page::SignedIn {
                    self.sheets.truncate(1);
                    return Next::In;
                }
                return Next::At(now.plus_ms(20 * SECOND_MS));
            }
            Page::Code { .. } | Page::NoCode { .. }
                if !self.sheets.is_empty() && (!patient || !self.has_phone(now)) =>
            {
                trying.by_key = true;
                let sheet = self.sheets.get(trying.keys_tried % self.sheets.len().max(1));
                trying.page = door.give_key(account, id, sheet.map_or("", String::as_str));
                trying.keys_tried += 1;
                let looks_ms = if self.has_phone(now) { 40 } else { 5 } * SECOND_MS;
                return Next::At(now.plus_ms(looks_ms));
            }
            Page::NoCode { again_at } | Page::Code { again_at, .. } => {
                if let Page::Code { digits, .. } = trying.page
                    && let Some(code) = unread(trying, digits, door, account)
                {
                    return self.type_code(trying, code, id, door);
                }
                if again_at <= now {
                    trying.page = door.ask_for_code(By::Owner, account, id);
                } else if let (Page::NoCode { .. }, Some(word)) = (trying.page, last_word(door, account)) {
                    // Others were faster: the page asks for the word in the last text.
                    trying.page = door.give_word(account, id, &word);
                    return Next::At(now.plus_ms(15 * SECOND_MS));
                } else if matches!(trying.page, Page::NoCode { .. }) {
                    // A person clicks a second or three after the countdown has ended, and does not wait for days.
                    let clicks_at = again_at.plus_ms(1_000 + door.roll(2_000) as i64);
                    let patience_ends = trying.since.plus_ms(PATIENCE_MS).max(now.plus_ms(MINUTE_MS));
                    return Next::At(clicks_at.min(patience_ends));
                }
            }
        }
        Next::At(now.plus_ms(6 * SECOND_MS))
    }

    fn type_code(&self, trying: &mut Trying, code: Digits, id: SignInId, door: &mut Door) -> Next {
        let mut typed = code;
        if !trying.slipped && self.slips(door) {
            trying.slipped = true;
            typed.value = (code.value + 1) % 10_u64.pow(u32::from(code.length));
        } else {
            trying.typed.push(code);
        }
        trying.page = door.give_code(By::Owner, self.account, id, typed, false);
        match trying.page {
            Page::SignedIn => Next::In,
            _ => Next::At(door.now().plus_ms(5 * SECOND_MS)),
        }
    }

    fn write_down(&mut self, trying: &Trying, worked: bool, now: Timestamp) {
        let mut diary = self.diary.get();
        let fared = if trying.known {
            &mut diary.known
        } else {
            &mut diary.new
        };
        let took_ms = now.since_ms(trying.since);
        fared.tried += 1;
        fared.longest_ms = fared.longest_ms.max(took_ms);
        fared.too_late += u64::from(!worked || took_ms > LONGEST_MS);
        if worked && trying.by_key {
            fared.by_key += 1;
        } else if worked {
            fared.by_text += 1;
        }
        self.diary.set(diary);
    }
}

/// The newest text that fits, has arrived since, and was not typed before. A text does not say who asked for it: where
/// somebody else has codes sent, a person types theirs too.
fn unread(trying: &Trying, digits: u8, door: &Door, account: usize) -> Option<Digits> {
    door.texts(account)
        .filter(|text| text.sent_at >= trying.since)
        .map(|text| text.digits)
        .find(|code| code.length == digits && !trying.typed.contains(code))
}

/// The source that owners come from.
const OWNER: u64 = 2;

/// The word in the newest text that has one.
fn last_word(door: &Door, account: usize) -> Option<String> {
    door.texts(account).find_map(|text| text.word)
}

enum Next {
    At(Timestamp),
    In,
}

impl Actor for Owner {
    fn wake(&mut self, door: &mut Door) -> Option<Timestamp> {
        let now = door.now();
        if self.trying.is_none() {
            self.lose_things(door);
        }
        let mut trying = self.trying.take().unwrap_or_else(|| Trying {
            since: now,
            known: self.habits.new_device_one_in == 0 || door.roll(self.habits.new_device_one_in) > 0,
            at: None,
            page: Page::Nothing,
            by_key: false,
            keys_tried: 0,
            typed: Vec::new(),
            slipped: false,
        });
        let next = self.step(&mut trying, door);
        let worked = matches!(next, Next::In);
        match next {
            Next::At(at) if now.since_ms(trying.since) < DESPAIR_MS => {
                self.trying = Some(trying);
                Some(at)
            }
            Next::At(_) | Next::In => {
                self.write_down(&trying, worked, now);
                if self.habits.every_ms > 0 {
                    let pause_ms = self.habits.every_ms + door.roll(LATE_MS) as i64;
                    return Some(now.plus_ms(pause_ms));
                }
                let tomorrow = (now.day() + 1) * DAY_MS + self.habits.daily_at + door.roll(LATE_MS) as i64;
                Some(Timestamp::from_ms(tomorrow))
            }
        }
    }
}
