//! Which gateway is tried next, and when again: pure, so that an hour of outages is tried in a microsecond.
//!
//! A gateway that fails several times in a row is *paused*, at first for seconds, then for longer; after the pause one
//! message tries it, and only if that goes well do the others follow. A gateway that asks for less is paused for as long as
//! it asks. What is due meanwhile goes to the next gateway in the order of the configuration.

use doorcode_engine::time::{MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_store::outbox::{Kind, Reason};

/// Failures in a row after which a gateway is paused.
const FAILURES: u32 = 5;
/// The first pause of a gateway that fails; each further one is twice as long.
const SHORTEST_PAUSE_MS: i64 = 2 * SECOND_MS;
/// The longest pause of one that fails: that it is back should be noticed while a code is good.
const LONGEST_FAILURE_MS: i64 = MINUTE_MS;
/// The longest pause that a gateway can ask for.
const LONGEST_PAUSE_MS: i64 = 5 * MINUTE_MS;
/// No attempt takes longer; one that does has died, and another may try.
const LONGEST_ATTEMPT_MS: i64 = MINUTE_MS;
/// How long a gateway is left alone that asks for less and does not say how long.
const THROTTLED_MS: i64 = SECOND_MS;
/// The first wait before a message is tried again; each further one is twice as long.
const FIRST_WAIT_MS: i64 = SECOND_MS;
/// The longest wait before a code is tried again.
const LONGEST_WAIT_MS: i64 = 15 * SECOND_MS;
/// What has days is tried at least this often within its life: a mail of three days every hour and three quarters.
const WAITS_IN_A_LIFE: i64 = 40;

/// What a gateway did with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It took it.
    Accepted {
        /// What it calls it.
        message_id: Option<String>,
        /// Whether it will say what became of it.
        receipt: bool,
    },
    /// It is there already: the make-believe phone.
    Arrived,
    /// It will not take this message, now or later; another gateway may.
    Refused(Reason),
    /// It will take it later: this mailbox is busy, or does not know us yet.
    NotNow,
    /// It takes messages, and not so many; how long to leave it alone, in milliseconds, where it said so.
    Throttled(Option<i64>),
    /// It does not work: for the operator, in a few words of ours (never its own, which may quote the message).
    Broken(String),
}

/// A gateway as far as choosing goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its name in the configuration.
    pub name: String,
    /// What it carries.
    pub carries: Kind,
    /// The beginnings of numbers that it is for; for all where there are none.
    pub prefixes: Vec<String>,
}

/// How a gateway has been doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    failures: u32,
    pauses: u32,
    paused_until: Option<Timestamp>,
    /// One message is trying whether it works again, and is given up at this moment.
    tried_until: Option<Timestamp>,
    why: String,
}

impl Health {
    /// Whether a message may be handed to it now.
    fn is_free(&self, now: Timestamp) -> bool {
        match self.paused_until {
            None => true,
            Some(until) => is_over(until, now) && self.tried_until.is_none_or(|until| is_over(until, now)),
        }
    }

    /// Says that a message is handed to it.
    pub fn begin(&mut self, now: Timestamp) {
        if self.paused_until.is_some() {
            self.tried_until = Some(now.plus_ms(LONGEST_ATTEMPT_MS));
        }
    }

    /// Says what came of it.
    pub fn tell(&mut self, outcome: &Outcome, now: Timestamp) {
        let was_tried = self.tried_until.take().is_some();
        match outcome {
            Outcome::Accepted { .. } | Outcome::Arrived | Outcome::Refused(_) | Outcome::NotNow => {
                *self = Self::default();
            }
            Outcome::Throttled(asked) => {
                let pause = asked.unwrap_or(THROTTLED_MS).clamp(1, LONGEST_PAUSE_MS);
                self.pause(now.plus_ms(pause), now);
                self.why = "it asks for less".to_owned();
            }
            Outcome::Broken(why) => {
                self.why.clone_from(why);
                self.failures += 1;
                // Messages that were under way together and fail together are one failure.
                let is_paused = self.paused_until.is_some_and(|until| !is_over(until, now));
                if !is_paused && (was_tried || self.failures >= FAILURES) {
                    let factor = 1_i64 << self.pauses.min(10);
                    let pause = (SHORTEST_PAUSE_MS * factor).min(LONGEST_FAILURE_MS);
                    self.pauses += 1;
                    self.pause(now.plus_ms(pause), now);
                }
            }
        }
    }

    /// A pause is never made shorter.
    fn pause(&mut self, until: Timestamp, now: Timestamp) {
        let longer = self
            .paused_until
            .filter(|old| *old > until && !is_over(*old, now));
        self.paused_until = Some(longer.unwrap_or(until));
    }

    /// Whether it is used like any other.
    pub fn is_up(&self) -> bool {
        self.paused_until.is_none()
    }

    /// What it last failed with; empty where it is up.
    pub fn why(&self) -> &str {
        if self.is_up() { "" } else { &self.why }
    }
}

/// Whether a pause is over. One that is longer than any was begun before the clock was set back.
fn is_over(until: Timestamp, now: Timestamp) -> bool {
    until <= now || until > now.plus_ms(LONGEST_PAUSE_MS)
}

/// What a message needs.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// What it is.
    pub kind: Kind,
    /// Where it goes: a number in E.164 form, or an address.
    pub to: &'a str,
    /// The gateways that will not take it.
    pub refused_by: &'a [String],
    /// The gateways that were tried just now, by their places.
    pub tried: &'a [usize],
}

/// What is done next with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Hand it to the gateway at this place.
    Try(usize),
    /// Wait. At this moment a pause is over, if that is what it waits for.
    Wait(Option<Timestamp>),
    /// No gateway takes it, or is for its country.
    Nowhere,
}

/// Chooses: the first in the order of the configuration that is for the destination, has not refused it, was not tried just
/// now, and works.
pub fn choose(routes: &[Route], healths: &[Health], wanted: Wanted<'_>, now: Timestamp) -> Choice {
    let mut left = false;
    let mut soonest: Option<Timestamp> = None;
    for (place, (route, health)) in routes.iter().zip(healths).enumerate() {
        let is_for_it = route.carries == wanted.kind && is_for(route, wanted.to);
        if !is_for_it || wanted.refused_by.contains(&route.name) {
            continue;
        }
        left = true;
        if wanted.tried.contains(&place) {
            continue;
        }
        if health.is_free(now) {
            return Choice::Try(place);
        }
        let until = health.paused_until.filter(|until| *until > now);
        soonest = match (soonest, until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    if left {
        Choice::Wait(soonest)
    } else {
        Choice::Nowhere
    }
}

/// How many messages of a kind it is worth taking from the outbox, `most` at most, and when a pause is over, where that
/// would be more: one for each gateway that is to be tried again while none is up, so that the others wait in peace. None
/// where no gateway is set up: one may be, while they wait.
pub fn room(
    routes: &[Route],
    healths: &[Health],
    kind: Kind,
    most: u32,
    now: Timestamp,
) -> (u32, Option<Timestamp>) {
    let healths = || {
        let of_kind = routes.iter().zip(healths);
        of_kind
            .filter(|(route, _)| route.carries == kind)
            .map(|(_, health)| health)
    };
    if healths().any(Health::is_up) {
        return (most, None);
    }
    let free = healths().filter(|health| health.is_free(now)).count();
    let soonest = healths().filter_map(|health| health.paused_until).min();
    (u32::try_from(free).unwrap_or(most).min(most), soonest)
}

/// Whether a gateway is left for a message that `refused_by` will not take; for its country, perhaps not.
pub fn is_another_left(routes: &[Route], kind: Kind, refused_by: &[String]) -> bool {
    let mut left = routes.iter().filter(|route| !refused_by.contains(&route.name));
    left.any(|route| route.carries == kind)
}

fn is_for(route: &Route, to: &str) -> bool {
    route.prefixes.is_empty() || route.prefixes.iter().any(|prefix| to.starts_with(prefix))
}

/// When a message is tried again that nobody took: after a wait that grows with the attempts, or when the pause is over that
/// it waits for, if that is sooner than the longest wait.
pub fn again_at(
    attempts: u32,
    soonest: Option<Timestamp>,
    created_at: Timestamp,
    expires_at: Timestamp,
    now: Timestamp,
) -> Timestamp {
    let life = expires_at.ms().saturating_sub(created_at.ms());
    let longest = LONGEST_WAIT_MS.max(life / WAITS_IN_A_LIFE);
    let wait = (FIRST_WAIT_MS << attempts.saturating_sub(1).min(20)).min(longest);
    let soonest = soonest.map_or(now, |soonest| soonest.min(now.plus_ms(longest)));
    now.plus_ms(wait).max(soonest)
}

#[cfg(test)]
mod tests;
