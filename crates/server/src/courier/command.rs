//! What operators ask the courier at the command line: how the gateways do, and to send something now.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::bail;
use doorcode_engine::account::PhoneNumber;
use doorcode_engine::time::{DAY_MS, MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_store::outbox::{self, Kind, Outgoing, Reason, State};
use doorcode_store::{Batch, Statement, Store, toll as counts};
use rand_core::Rng as _;

use super::choice::{Choice, Outcome, Wanted};
use super::receipt::take_named;
use super::{toll, work};
use crate::app::{App, open_store};
use crate::audit::command::moment;
use crate::config::Config;
use crate::config::toll::Money;
use crate::error::Error;
use crate::web::phone;
use crate::web::texts::Texts;

/// For how long a test is worth sending, and belongs to the command that sends it.
const TEST_MS: i64 = 10 * MINUTE_MS;
/// Beginnings of numbers that are listed at most.
const PREFIXES: u32 = 10;
/// How often a receipt is looked for.
const LOOK: Duration = Duration::from_millis(500);

/// How the gateways do, and what became of the messages of the last 24 hours.
///
/// # Errors
/// The database cannot be opened or read.
pub async fn status(config: &Config, now: Timestamp) -> anyhow::Result<String> {
    let store = open_store(config).await?;
    let found = outbox::all_found(&store).await?;
    let totals = outbox::totals(&store, now.plus_ms(-DAY_MS)).await?;
    let costs = costs(config, &store, now).await?;
    store.close().await;
    let mut names: Vec<(&str, &str)> = config
        .gateways
        .iter()
        .map(|gateway| (gateway.name.as_str(), plural(gateway.carries)))
        .collect();
    if config.handset_on() {
        names.push(("handset", "what no other is for"));
    }
    let mut text = String::new();
    if names.is_empty() {
        text.push_str("No gateway is set up: see docs/couriers.md.\n");
    }
    for (name, carries) in names {
        let health = found.iter().find(|found| found.name == name);
        let health = health.map_or_else(
            || "up".to_owned(),
            |found| match found.why.as_str() {
                "" => format!("{} since {}", found.health, moment(found.since)),
                why => format!("{} since {}: {why}", found.health, moment(found.since)),
            },
        );
        let count = |state| {
            let of_state = totals
                .iter()
                .filter(|total| total.gateway.as_deref() == Some(name) && total.state == state);
            of_state.map(|total| total.count).sum::<i64>()
        };
        let _ = writeln!(text, "{name}  ({carries})  {health}");
        let _ = writeln!(
            text,
            "    last 24 hours: {} taken, {} delivered, {} failed",
            count(State::Sent),
            count(State::Delivered),
            count(State::Failed)
        );
    }
    for kind in Kind::ALL {
        let of = |state| {
            totals
                .iter()
                .filter(move |total| total.kind == kind && total.state == state)
        };
        let waiting: i64 = of(State::Waiting).map(|total| total.count).sum();
        let _ = write!(text, "{}: {waiting} waiting", plural(kind));
        if let Some(oldest) = of(State::Waiting).map(|total| total.oldest).min() {
            let _ = write!(
                text,
                ", the oldest for {} s",
                (now.ms() - oldest.ms()) / SECOND_MS
            );
        }
        for reason in [
            Reason::Expired,
            Reason::Refused,
            Reason::Unreachable,
            Reason::Unreadable,
            Reason::Withheld,
        ] {
            let failed = of(State::Failed).filter(|total| total.reason == Some(reason));
            let failed: i64 = failed.map(|total| total.count).sum();
            if failed > 0 {
                let _ = write!(text, ", {failed} failed ({})", reason.as_str());
            }
        }
        text.push('\n');
    }
    text.push_str(&costs);
    Ok(text)
}

/// What texts have cost and may cost, and what was stopped.
async fn costs(config: &Config, store: &Store, now: Timestamp) -> anyhow::Result<String> {
    let settings = &config.toll;
    if !config
        .gateways
        .iter()
        .any(|gateway| gateway.carries == Kind::Text)
    {
        return Ok("costs: none, for texts stay on this machine; every country will do\n".to_owned());
    }
    let spent = toll::read(store, now).await?;
    let mut text = format!(
        "costs: {} of {} {} today, {} of {} in 30 days; to {} only\n    today: {} texts, {} of them to new phones\n",
        Money(spent.day),
        settings.budget_day,
        settings.currency,
        Money(spent.month),
        settings.budget_month,
        settings.countries.join(", "),
        spent.texts,
        spent.to_new
    );
    for one in counts::prefixes(store, now, PREFIXES).await? {
        let _ = writeln!(
            text,
            "    new phones {}xxxx: {} sent, {} typed in, today and yesterday",
            one.scope, one.sent, one.typed
        );
    }
    for cause in counts::alerts(store, now).await? {
        let said = match cause.as_str() {
            "day" => "the budget of the day is used up: no texts to new phones".to_owned(),
            "month" => "the budget of 30 days is used up: no texts to new phones".to_owned(),
            "ceiling" => "five times a budget is used up: no codes for unknown devices either".to_owned(),
            prefix => format!("texts to new phones {prefix}xxxx were stopped"),
        };
        let _ = writeln!(text, "    alert today: {said}");
    }
    if settings.alert_to.is_none() {
        text.push_str("    alerts go to the log only: set courier.alert_to\n");
    }
    Ok(text)
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "texts",
        Kind::Mail => "mails",
        Kind::Call => "calls",
    }
}

/// Sends a text to a number or a mail to an address, through the gateway of that name (where it carries calls, a call) or
/// as any other message, and says each step as it is taken. Where the gateway sends receipts to a running server, that is
/// waited for. Gives whether a gateway took it and no receipt said that it was lost.
///
/// # Errors
/// The destination is none, or the database cannot be used.
pub async fn send_test(
    app: &App,
    to: &str,
    gateway: Option<&str>,
    wait: Duration,
    tell: impl Fn(&str),
) -> anyhow::Result<bool> {
    let gateways = app.courier.gateways();
    let mut refused_by: Vec<String> = Vec::new();
    let named = gateways
        .routes()
        .iter()
        .find(|route| Some(route.name.as_str()) == gateway);
    let is_call = named.is_some_and(|route| route.carries == Kind::Call);
    if let Some(name) = gateway {
        let others = gateways.routes().iter().map(|route| route.name.clone());
        refused_by.extend(others.filter(|other| other != name));
        if refused_by.len() == gateways.routes().len() {
            bail!("There is no gateway '{name}'.");
        }
    }
    let now = app.clock.now();
    let (outgoing, charge) = match test_message(app, to, is_call, now).await? {
        Ok(message) => message,
        Err(why) => {
            tell(&why);
            return Ok(false);
        }
    };
    let claim = app.courier.claim();
    let until = now.plus_ms(TEST_MS);
    let taken = outbox::claim_one(outgoing.id, &claim, until);
    commit(app, [outbox::insert(&outgoing), taken].into_iter().chain(charge)).await?;
    let letter = app.courier.open_letter(&outgoing)?;
    let mut tried = Vec::new();
    let has_receipt = loop {
        let now = app.clock.now();
        let wanted = Wanted {
            kind: outgoing.kind,
            to: &letter.to,
            refused_by: &refused_by,
            tried: &tried,
        };
        let Choice::Try(place) = gateways.choose(wanted, now) else {
            tell(if tried.is_empty() {
                "No gateway is for this destination."
            } else {
                "No other gateway is for this destination."
            });
            let failed = outbox::failed(outgoing.id, &claim, Reason::Refused, &refused_by);
            commit(app, [failed]).await?;
            return Ok(false);
        };
        tried.push(place);
        let name = gateways
            .routes()
            .get(place)
            .map_or("", |route| route.name.as_str());
        let began = app.clock.ticks();
        let outcome = work::attempt(app, place, &outgoing, &letter, TEST_MS, now).await;
        let took = app.clock.ticks().saturating_sub(began).as_secs_f64();
        let now = app.clock.now();
        match outcome {
            Outcome::Accepted { message_id, receipt } => {
                let id = message_id.as_deref();
                let sent = outbox::sent(outgoing.id, &claim, name, id, &refused_by, false, now);
                commit(app, [sent]).await?;
                let called = id.map_or_else(String::new, |id| format!(", and calls it {id}"));
                tell(&format!("{name}: took it in {took:.1} s{called}."));
                break receipt;
            }
            Outcome::Arrived => {
                commit(app, [outbox::delivered(outgoing.id, now)]).await?;
                tell(&format!(
                    "{name}: no gateway is set up for it; the make-believe phone of the server shows it."
                ));
                return Ok(true);
            }
            Outcome::Refused(reason) => {
                tell(&format!("{name}: refused it ({}).", reason.as_str()));
                refused_by.push(name.to_owned());
            }
            Outcome::NotNow => tell(&format!("{name}: not now, later.")),
            Outcome::Throttled(_) => tell(&format!("{name}: asks for less.")),
            Outcome::Broken(why) => tell(&format!("{name}: {why} ({took:.1} s).")),
        }
    };
    if has_receipt && !wait.is_zero() {
        return receipt(app, &outgoing, wait, tell).await;
    }
    Ok(true)
}

async fn receipt(
    app: &App,
    outgoing: &Outgoing,
    wait: Duration,
    tell: impl Fn(&str),
) -> anyhow::Result<bool> {
    tell("Waiting for the receipt, which it sends to the running server…");
    let began = app.clock.ticks();
    while app.clock.ticks().saturating_sub(began) < wait {
        let send = outbox::by_id(&app.store, outgoing.id).await?;
        match send.map(|send| (send.state, send.reason)) {
            Some((State::Delivered, _)) => {
                tell("Delivered.");
                return Ok(true);
            }
            Some((State::Failed, reason)) => {
                tell(&format!(
                    "It was not delivered ({}).",
                    reason.map_or("no reason", Reason::as_str)
                ));
                return Ok(false);
            }
            _ => tokio::select! {
                // A centre may tell this connection of it rather than the server's.
                Some((name, id, word)) = app.courier.gateways().told() => {
                    take_named(app, &name, &id, word).await?;
                }
                () = tokio::time::sleep(LOOK) => {}
            },
        }
    }
    tell("No receipt came. Does the server run, and can the gateway reach its public_url?");
    Ok(true)
}

/// The message, and what counts its cost; or why it is not sent.
async fn test_message(
    app: &App,
    to: &str,
    is_call: bool,
    now: Timestamp,
) -> anyhow::Result<Result<(Outgoing, Option<Statement>), String>> {
    let words = Texts::english();
    let host = app.public_url.host().to_owned();
    let until = now.plus_ms(TEST_MS);
    let body = words
        .say("text-courier-test")
        .with("host", host.clone())
        .to_string();
    let mut charge = None;
    let written = if to.contains('@') {
        let subject = words
            .say("mail-courier-test-subject")
            .with("host", host)
            .to_string();
        app.courier.mail(to, subject, body, None, now, until)
    } else {
        let Ok(number) = to.parse::<PhoneNumber>() else {
            bail!("'{to}' is neither a number in the form +15550100 nor an e-mail address.");
        };
        if let Some(toll) = app.courier.toll() {
            toll.look(app).await?;
            if !toll.permits(&number) {
                let countries = toll.settings().countries.join(", ");
                return Ok(Err(format!(
                    "Not sent: texts go to numbers of {countries} only (courier.countries)."
                )));
            }
            if phone::accept(app, number.as_str(), &app.config.country).is_err() {
                return Ok(Err(
                    "Not sent: this number receives no texts, or they are dear by nature.".to_owned(),
                ));
            }
            if toll.have_cost(super::toll::KNOWN_TIMES) {
                let why = "Not sent: texts have cost ten times a budget (`doorcode courier status`).";
                return Ok(Err(why.to_owned()));
            }
            let shard = app.random.clone().next_u32();
            charge = Some(counts::count(now, 1, toll.cost(&number, &body), shard));
        }
        if is_call {
            let language = words.say("call-language").to_string();
            app.courier.call(&number, body, language, None, now, until)
        } else {
            app.courier.text(&number, body, None, now, until)
        }
    };
    let written = written.map_err(|error| match error {
        Error::Fault(fault) => fault,
        other => other.into(),
    })?;
    Ok(Ok((written, charge)))
}

async fn commit(app: &App, statements: impl IntoIterator<Item = Statement>) -> anyhow::Result<()> {
    app.store
        .commit(statements.into_iter().collect::<Batch>())
        .await?;
    Ok(())
}
