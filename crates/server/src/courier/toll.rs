//! What texts may cost, so that nobody earns by them. Whoever owns numbers that are dear to text, or shares in what a text
//! there costs, has codes sent to as many of them as he can: at the operator's cost.
//!
//! ```text
//! typed in ──▶ is it a country that texts go to? ──▶ room: how much is left? ──▶ charge ─┬─ in one batch with the text
//!  (a new phone)                no: said at the field        none: said, alert           │
//! trusted phone ────────────▶ country, ceiling ─────────────────────────────▶ count ─────┘
//!                               no: not sent, said on the page
//! ```
//!
//! Nobody is locked out by it: what is bounded first are texts to numbers that nobody has proved yet. Trusted phones get
//! their codes until [`UNKNOWN_TIMES`] a budget, on known devices until [`KNOWN_TIMES`]; sessions stay, and so does the recovery
//! key.
//! The make-believe phone costs nothing: while texts go nowhere else, there is no toll.

mod alert;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::guard::Lane;
use doorcode_engine::time::Timestamp;
use doorcode_store::toll::{self, Counted, Left};
use doorcode_store::{Statement, Store, StoreError};
use rlibphonenumber::PHONE_NUMBER_UTIL;

use super::alphabet;
use crate::app::App;
use crate::config::toll::{Money, TollSettings};

pub use alert::{Cause, alert};

/// Trusted phones get codes for sign-ins on unknown devices until texts have cost this many times a budget: an owner must
/// not be locked out by what strangers do with new phones.
pub const UNKNOWN_TIMES: i64 = 5;
/// And on known devices until this many times, for those have a share of their own everywhere. Here a bill has its end.
pub const KNOWN_TIMES: i64 = 10;
/// Numbers that are the same but for so many digits begin alike: numbers are handed out in blocks of ten thousand.
const BLOCK_DIGITS: usize = 4;
/// So many codes to numbers that begin alike may stay untyped within two days: a family that mistypes does not come near.
const MOST_UNTYPED: i64 = 10;
/// Beyond those, one in so many must be typed in. People ask for a second text now and then; who earns by texts never types.
const TYPED_ONE_IN: i64 = 4;
/// How often it is read what all nodes have spent.
const ROUND: Duration = Duration::from_secs(2);

/// The toll, as this node knows it.
#[derive(Debug)]
pub struct Toll {
    settings: TollSettings,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// What was spent, as it was read last.
    spent: Spent,
    /// What this node has spent since, in millionths.
    since: i64,
    /// What the operator was told of on this day, as far as this node knows.
    told: (i64, BTreeSet<String>),
}

/// What texts have cost, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Today.
    pub day: i64,
    /// In 30 days, today included.
    pub month: i64,
    /// How many were sent today.
    pub texts: i64,
    /// How many of them to new phones.
    pub to_new: i64,
}

/// Why a new phone gets no text now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Full {
    /// It is of a country that texts do not go to.
    Country,
    /// Its source has asked for too many today.
    Source,
    /// Too many went to numbers that begin like it today.
    Prefix(String),
    /// Too many of the codes that went to numbers that begin like it were never typed in.
    Untyped(String),
    /// The budget of the day is used up.
    Day,
    /// The budget of 30 days is used up.
    Month,
}

/// What is left for a text to a new phone.
#[derive(Debug)]
pub struct Room {
    left: [Left; 3],
    /// What texts to new phones have cost today.
    spent: i64,
}

impl Toll {
    /// With the settings of the operator.
    pub fn new(settings: &TollSettings) -> Self {
        Self {
            settings: settings.clone(),
            seen: Mutex::default(),
        }
    }

    /// What the operator has set.
    pub fn settings(&self) -> &TollSettings {
        &self.settings
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether texts go to the country of this number.
    pub fn permits(&self, number: &PhoneNumber) -> bool {
        country(number).is_some_and(|country| self.settings.allows(&country))
    }

    /// What a text costs, in millionths: its parts, at the price of its number.
    pub fn cost(&self, number: &PhoneNumber, body: &str) -> i64 {
        let parts = alphabet::parts(body, 0).map_or(usize::from(u8::MAX), |parts| parts.bytes.len());
        let parts = i64::try_from(parts).unwrap_or(i64::MAX);
        self.settings.price(number.as_str()).0.saturating_mul(parts)
    }

    /// What was spent, as far as this node knows.
    pub fn spent(&self) -> Spent {
        let seen = self.seen();
        Spent {
            day: seen.spent.day + seen.since,
            month: seen.spent.month + seen.since,
            ..seen.spent
        }
    }

    /// Adds what this node has spent: a committed batch says so.
    pub fn spend(&self, cost: i64) {
        self.seen().since += cost;
    }

    /// Whether texts have cost so many times a budget.
    pub fn have_cost(&self, times: i64) -> bool {
        let (spent, settings) = (self.spent(), &self.settings);
        let is_over = |spent: i64, budget: Money| spent >= budget.0.saturating_mul(times);
        is_over(spent.day, settings.budget_day) || is_over(spent.month, settings.budget_month)
    }

    /// Whether a code may go to this trusted phone, for somebody on a device of this lane.
    pub fn bears(&self, number: &PhoneNumber, lane: Lane) -> bool {
        let times = match lane {
            Lane::Known(_) => KNOWN_TIMES,
            Lane::Unknown | Lane::Outside => UNKNOWN_TIMES,
        };
        self.permits(number) && !self.have_cost(times)
    }

    /// Reads what all nodes have spent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn look(&self, app: &App) -> Result<(), StoreError> {
        // What this node had spent before it asked is in the answer; what comes meanwhile may be counted twice for a round.
        let own = self.seen().since;
        let now = app.clock.now();
        let spent = read(&app.store, now).await?;
        let mut seen = self.seen();
        seen.spent = spent;
        seen.since -= own;
        Ok(())
    }

    /// How much is left for a text to a new phone, asked for by `source` (a keyed hash).
    ///
    /// # Errors
    /// When the database fails. In the answer: why there is no room.
    pub async fn room(
        &self,
        app: &App,
        number: &PhoneNumber,
        source: Option<&str>,
        now: Timestamp,
    ) -> Result<Result<Room, Full>, StoreError> {
        if !self.permits(number) {
            return Ok(Err(Full::Country));
        }
        let (prefix, source) = (prefix(number), format!("@{}", source.unwrap_or_default()));
        let counted = toll::of(&app.store, &prefix, &source, now).await?;
        let price = self.settings.price(number.as_str());
        Ok(judge(
            &self.settings,
            &counted,
            prefix,
            source,
            price,
            toll::day(now),
        ))
    }
}

impl Room {
    /// Charges a text that costs so much: the batch is stale where others were faster and nothing is left. `None` where it
    /// costs more than is left.
    pub fn charge(&self, cost: i64, now: Timestamp) -> Option<Vec<Statement>> {
        let fits = self.left.iter().all(|left| self.spent + cost <= left.most_cost);
        fits.then(|| {
            let charges = self.left.iter().map(|left| toll::charge(now, left, cost));
            charges.collect()
        })
    }
}

/// The country of a number, in two letters of ISO 3166. Satellites and networks of the whole world (+870, +881, +882, +883,
/// +979 and the like) are of none.
pub fn country(number: &PhoneNumber) -> Option<String> {
    let parsed = PHONE_NUMBER_UTIL.parse(number.as_str(), None).ok()?;
    let region = PHONE_NUMBER_UTIL.get_region_for_number(&parsed)?.to_string();
    let has_letters = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    has_letters.then_some(region)
}

/// The beginning of a number, which ten thousand share.
pub fn prefix(number: &PhoneNumber) -> String {
    let number = number.as_str();
    let end = number.len().saturating_sub(BLOCK_DIGITS);
    number.get(..end).unwrap_or(number).to_owned()
}

/// What all nodes have spent.
///
/// # Errors
/// When the database fails.
pub async fn read(store: &Store, now: Timestamp) -> Result<Spent, StoreError> {
    let counted = toll::of(store, toll::ALL, toll::ALL, now).await?;
    Ok(spent(&counted, toll::day(now)))
}

fn spent(counted: &[Counted], today: i64) -> Spent {
    let all = || counted.iter().filter(|one| one.scope == toll::ALL);
    let of_day = || all().filter(|one| one.day == today);
    Spent {
        day: of_day().map(|one| one.cost).sum(),
        month: all().map(|one| one.cost).sum(),
        texts: of_day().map(|one| one.sent).sum(),
        to_new: of_day().filter(|one| !one.proved).map(|one| one.sent).sum(),
    }
}

/// Whether there is room for a text of one part that costs `price`.
fn judge(
    settings: &TollSettings,
    counted: &[Counted],
    prefix: String,
    source: String,
    price: Money,
    today: i64,
) -> Result<Room, Full> {
    let of = |scope: &str, day: i64| {
        let mut found = counted.iter();
        found.find(|one| one.scope == scope && one.day == day && !one.proved)
    };
    let sent = |scope: &str, day| of(scope, day).map_or(0, |one| one.sent);
    let typed = |day| of(&prefix, day).map_or(0, |one| one.typed);

    let spent_new = of(toll::ALL, today).map_or(0, |one| one.cost);
    let all = spent(counted, today);
    if all.day + price.0 > settings.budget_day.0 {
        return Err(Full::Day);
    }
    if all.month + price.0 > settings.budget_month.0 {
        return Err(Full::Month);
    }
    if sent(&source, today) >= i64::from(settings.per_source) {
        return Err(Full::Source);
    }
    let borne =
        MOST_UNTYPED.max(TYPED_ONE_IN * (typed(today) + typed(today - 1)) + 1) - sent(&prefix, today - 1);
    if sent(&prefix, today) >= borne {
        return Err(Full::Untyped(prefix));
    }
    if sent(&prefix, today) >= i64::from(settings.per_prefix) {
        return Err(Full::Prefix(prefix));
    }
    let left = |scope, most_sent, most_cost| Left {
        scope,
        most_sent,
        most_cost,
    };
    let most_cost = (settings.budget_day.0 - all.day).min(settings.budget_month.0 - all.month) + spent_new;
    Ok(Room {
        // Always in this order, so that no two texts wait for each other in a circle.
        left: [
            left(prefix, borne.min(settings.per_prefix.into()), i64::MAX),
            left(source, settings.per_source.into(), i64::MAX),
            left(toll::ALL.to_owned(), i64::MAX, most_cost),
        ],
        spent: spent_new,
    })
}

/// Looks every [`ROUND`], and tells the operator of a budget that is used up; until the program exits.
pub async fn work(app: Arc<App>) {
    while !app.closing.has_begun() {
        let Some(toll) = app.courier.toll() else { return };
        if let Err(error) = toll.look(&app).await {
            tracing::error!("what texts have cost cannot be read: {error:#}");
        }
        let (spent, settings) = (toll.spent(), toll.settings());
        for (cause, is_so) in [
            (Cause::Day, spent.day >= settings.budget_day.0),
            (Cause::Month, spent.month >= settings.budget_month.0),
            (Cause::Ceiling, toll.have_cost(UNKNOWN_TIMES)),
        ] {
            if is_so {
                alert(&app, &cause).await;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = app.closing.begun() => {}
        }
    }
}

#[cfg(test)]
mod tests;
