//! The workers: one for texts, one for mails and one for calls, so that none waits for another.
//!
//! A worker claims what is due, as many as it has room for, sends them side by side, and writes down what became of them
//! together. Where it dies its claims run out, and another one sends what was not written down: delivery is at least
//! once. On several nodes the claims see to it that it is once in the ordinary case.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use doorcode_engine::ids::OutboxId;
use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::{self, Claimed, Kind, Outgoing, Reason, State};
use doorcode_store::{Batch, Statement};
use metrics::counter;
use tokio::task::{self, JoinSet};

use super::choice::{Choice, Outcome, Wanted, again_at};
use super::{Letter, Message};
use crate::app::App;

/// Texts, mails, and calls, that are under way at once. Of texts twice as many as a carrier's window takes, so that the next ones
/// are at hand while a commit is made.
const TEXTS_AT_ONCE: u32 = 200;
const MAILS_AT_ONCE: u32 = 16;
const CALLS_AT_ONCE: u32 = 16;
/// How often the outbox is looked into when nobody rings: for what was deferred, and what another node wrote.
const ROUND: Duration = Duration::from_secs(5);
/// The least time between two looks: where a lot is sent, one look and one commit then serve several messages, and who
/// waits for a text does not feel it.
const BREATH: Duration = Duration::from_millis(20);
/// The same while more waits than one look takes: what has ended by then still shares a commit.
const SHORT_BREATH: Duration = Duration::from_millis(2);

/// What came of a message: to be written down, and when it is due again.
struct Done {
    statements: Vec<Statement>,
    again_at: Option<Timestamp>,
}

/// Delivers what is of this kind, until the program exits; then what is under way is finished.
pub async fn work(app: Arc<App>, kind: Kind) {
    let most = match kind {
        Kind::Text => TEXTS_AT_ONCE,
        Kind::Mail => MAILS_AT_ONCE,
        Kind::Call => CALLS_AT_ONCE,
    };
    let claim = app.courier.claim();
    let mut under_way: JoinSet<Done> = JoinSet::new();
    // What each task carries: a clock that is set forward ends its claim, not the sending.
    let mut carried: HashMap<task::Id, OutboxId> = HashMap::new();
    let mut unwritten: Vec<Statement> = Vec::new();
    let mut again: Option<Timestamp> = None;
    let mut looked_after: Option<Duration> = None;
    loop {
        let ticks = app.clock.ticks();
        if looked_after.is_none_or(|last| ticks.saturating_sub(last) >= ROUND) {
            looked_after = Some(ticks);
            look_after(&app, kind).await;
        }
        let closing = app.closing.has_begun();
        if closing && under_way.is_empty() {
            commit(&app, &mut unwritten, None).await;
            return;
        }
        let room = most.saturating_sub(u32::try_from(under_way.len()).unwrap_or(most));
        let now = app.clock.now();
        let (worth, more_at) = app.courier.gateways().room(kind, room, now);
        again = again.filter(|at| *at > now);
        let mut breath = BREATH;
        let take = (!closing && worth > 0).then(|| {
            let lease_ms = app.courier.gateways().lease(kind).as_millis();
            let lease = now.plus_ms(i64::try_from(lease_ms).unwrap_or(i64::MAX));
            outbox::claim(kind, &claim, now, lease, worth)
        });
        let taken = commit(&app, &mut unwritten, take).await;
        if u32::try_from(taken.len()) == Ok(worth) {
            breath = SHORT_BREATH;
        }
        for claimed in taken {
            let id = claimed.outgoing.id;
            if carried.values().any(|other| *other == id) {
                continue;
            }
            let (app, claim) = (Arc::clone(&app), claim.clone());
            let task = under_way.spawn(async move { carry(&app, claimed, &claim).await });
            carried.insert(task.id(), id);
        }
        tokio::time::sleep(breath).await;
        let wait = match again.into_iter().chain(more_at).min() {
            Some(at) => {
                let ms = at.ms().saturating_sub(app.clock.now().ms()).max(0);
                ROUND.min(Duration::from_millis(ms.unsigned_abs()))
            }
            None => ROUND,
        };
        let mut next = None;
        tokio::select! {
            done = under_way.join_next_with_id(), if !under_way.is_empty() => next = done,
            () = app.courier.bell(kind).notified(), if !closing => {}
            () = tokio::time::sleep(wait) => {}
            () = app.closing.begun(), if !closing => {}
        }
        // All that has come to its end is written down before more is claimed, whatever woke us.
        while let Some(done) = next.take().or_else(|| under_way.try_join_next_with_id()) {
            match done {
                Ok((task, done)) => {
                    carried.remove(&task);
                    unwritten.extend(done.statements);
                    again = again.into_iter().chain(done.again_at).min();
                }
                // Its claim runs out, and it is sent then.
                Err(error) => {
                    carried.remove(&error.id());
                    tracing::error!("a message could not be sent: {error}");
                }
            }
        }
    }
}

/// Writes down what became of messages, and in the same commit takes more by `take`. What could not be written stays for
/// the next time, and nothing is taken before it is.
async fn commit(app: &App, unwritten: &mut Vec<Statement>, take: Option<Statement>) -> Vec<Claimed> {
    loop {
        let some = unwritten.len().min(Batch::MAX_STATEMENTS - 1);
        let last = some == unwritten.len();
        let take = take.as_ref().filter(|_| last);
        if some == 0 && take.is_none() {
            return Vec::new();
        }
        let batch: Batch = unwritten.iter().take(some).chain(take).cloned().collect();
        match app.store.commit(batch).await {
            Ok(outcomes) => {
                unwritten.drain(..some);
                if last {
                    let rows = take.and(outcomes.into_iter().last()).map(|outcome| outcome.rows);
                    return outbox::claimed(&rows.unwrap_or_default()).unwrap_or_else(|error| {
                        tracing::error!("a message in the outbox cannot be read: {error:#}");
                        Vec::new()
                    });
                }
            }
            Err(error) => {
                tracing::error!(
                    "the outbox cannot be read, or what became of messages not written down: {error:#}"
                );
                tokio::time::sleep(Duration::from_secs(1)).await;
                return Vec::new();
            }
        }
    }
}

/// Erases what has expired, and counts what waits.
async fn look_after(app: &App, kind: Kind) {
    let now = app.clock.now();
    // Once for all kinds.
    if kind == Kind::Text {
        let expired = app.store.commit(Batch::new().with(outbox::expire(now))).await;
        if let Err(error) = expired {
            tracing::error!("what has expired cannot be erased: {error:#}");
        }
    }
    match outbox::waiting(&app.store, kind, now, app.config.courier_queue).await {
        Ok(waiting) => app.courier.set_waiting(kind, waiting),
        Err(error) => tracing::error!("the outbox cannot be counted: {error:#}"),
    }
}

/// Carries one message out: to the gateways in order, until one takes it, all have refused it, or none works.
async fn carry(app: &App, claimed: Claimed, claim: &str) -> Done {
    let Claimed {
        outgoing,
        attempts,
        mut refused_by,
    } = claimed;
    let letter = match app.courier.open_letter(&outgoing) {
        Ok(letter) => letter,
        Err(error) => {
            tracing::error!(id = %outgoing.id, "a message in the outbox cannot be sent: {error:#}");
            let failed = outbox::failed(outgoing.id, claim, Reason::Unreadable, &refused_by);
            return done(outgoing.kind, "failed", vec![failed]);
        }
    };
    let mut statements = Vec::new();
    let mut reason = Reason::Refused;
    let mut tried = Vec::new();
    loop {
        // The gateway that did not answer in time may have delivered it all the same, and said so.
        if !tried.is_empty() && !is_waiting(app, outgoing.id).await {
            return done(outgoing.kind, "delivered", statements);
        }
        let now = app.clock.now();
        let left_ms = outgoing.expires_at.ms().saturating_sub(now.ms());
        if left_ms <= 0 {
            statements.push(outbox::failed(outgoing.id, claim, Reason::Expired, &refused_by));
            return done(outgoing.kind, "expired", statements);
        }
        let wanted = Wanted {
            kind: outgoing.kind,
            to: &letter.to,
            refused_by: &refused_by,
            tried: &tried,
        };
        let place = match app.courier.gateways().choose(wanted, now) {
            Choice::Try(place) => place,
            Choice::Wait(soonest) => {
                let at = again_at(attempts, soonest, outgoing.created_at, outgoing.expires_at, now);
                statements.push(outbox::deferred(outgoing.id, claim, &refused_by, at));
                return Done {
                    again_at: Some(at),
                    ..done(outgoing.kind, "deferred", statements)
                };
            }
            Choice::Nowhere => {
                statements.push(outbox::failed(outgoing.id, claim, reason, &refused_by));
                return done(outgoing.kind, "failed", statements);
            }
        };
        tried.push(place);
        let outcome = attempt(app, place, &outgoing, &letter, left_ms, now).await;
        let now = app.clock.now();
        let found = app.courier.gateways().tell(place, &outcome, now);
        statements.extend(found.as_ref().map(outbox::found));
        let name = app.courier.gateways().routes().get(place);
        let name = name.map(|route| route.name.as_str()).unwrap_or_default();
        match outcome {
            Outcome::Accepted { message_id, receipt } => {
                let id = message_id.as_deref();
                statements.push(outbox::sent(
                    outgoing.id,
                    claim,
                    name,
                    id,
                    &refused_by,
                    receipt,
                    now,
                ));
                return done(outgoing.kind, "sent", statements);
            }
            Outcome::Arrived => {
                statements.push(outbox::sent(
                    outgoing.id,
                    claim,
                    name,
                    None,
                    &refused_by,
                    false,
                    now,
                ));
                statements.push(outbox::delivered(outgoing.id, now));
                return done(outgoing.kind, "delivered", statements);
            }
            Outcome::Refused(why) => {
                tracing::info!(id = %outgoing.id, gateway = name, "a message is refused: {}", why.as_str());
                reason = why;
                refused_by.push(name.to_owned());
            }
            Outcome::NotNow | Outcome::Throttled(_) | Outcome::Broken(_) => {}
        }
    }
}

/// Whether nothing is known of a message but that it waits; so it is where the database does not say.
async fn is_waiting(app: &App, id: OutboxId) -> bool {
    match outbox::by_id(&app.store, id).await {
        Ok(Some(send)) => send.state == State::Waiting,
        Ok(None) => false,
        Err(_) => true,
    }
}

/// Hands a message to the gateway at `place`.
pub(super) async fn attempt(
    app: &App,
    place: usize,
    outgoing: &Outgoing,
    letter: &Letter,
    left_ms: i64,
    now: Timestamp,
) -> Outcome {
    let id = outgoing.id.to_string();
    let message = Message {
        id: &id,
        letter,
        ttl_s: u32::try_from(left_ms / 1000).unwrap_or(u32::MAX).max(1),
    };
    let deadline = Duration::from_millis(left_ms.unsigned_abs());
    let outcome = app.courier.gateways().send(place, &message, now, deadline).await;
    if let Some(route) = app.courier.gateways().routes().get(place) {
        let word = match &outcome {
            Outcome::Accepted { .. } | Outcome::Arrived => "taken",
            Outcome::Refused(_) => "refused",
            Outcome::NotNow => "not_now",
            Outcome::Throttled(_) => "throttled",
            Outcome::Broken(_) => "broken",
        };
        counter!("doorcode_gateway_answers_total", "gateway" => route.name.clone(), "answer" => word)
            .increment(1);
    }
    outcome
}

fn done(kind: Kind, outcome: &'static str, statements: Vec<Statement>) -> Done {
    counter!("doorcode_sends_total", "kind" => kind.as_str(), "outcome" => outcome).increment(1);
    Done {
        statements,
        again_at: None,
    }
}
