//! The courier against gateways that misbehave: no code is lost while it is good, none waits for ever, and what was
//! said is nowhere but where it goes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod hostile;
#[path = "../start/program.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod program;
#[path = "../support/mod.rs"]
mod support;

mod calls;
mod carrier;
mod carrier_speed;
mod commands;
mod counted;
mod failover;
mod kannel;
mod mail;
mod modem;
mod presets;
mod settings;
mod told;
mod toll;

use std::time::Duration;

use doorcode_engine::ids::OutboxId;
use doorcode_engine::time::MINUTE_MS;
use doorcode_server::clock::Clock;
use doorcode_server::config::gateways::GatewaySettings;
use doorcode_server::config::{self, Inputs};
use doorcode_store::outbox::{self, Send, State};
use doorcode_store::{Batch, Statement};
use support::Running;

/// The gateways of a configuration file, whose secrets are all [`hostile::SECRET`].
fn gateways(toml: &str) -> Vec<GatewaySettings> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("doorcode.toml");
    std::fs::write(&file, format!("country = \"US\"\n{toml}")).unwrap();
    let names = toml.lines().filter_map(|line| line.strip_prefix("name = "));
    let environment = names
        .flat_map(|name| {
            let name = name.trim_matches('"').replace('-', "_").to_uppercase();
            [
                format!("DOORCODE_GATEWAY_{name}_SECRET"),
                format!("DOORCODE_GATEWAY_{name}_RECEIPT_SECRET"),
            ]
        })
        .filter(|name| {
            !(name.ends_with("_RECEIPT_SECRET")
                && toml.contains("kind = \"twilio\"")
                && name.contains("TWILIO"))
        })
        .map(|name| (name.into(), hostile::SECRET.into()))
        .collect();
    let inputs = Inputs {
        file: Some(file),
        environment,
        flags: Vec::new(),
    };
    let loaded = config::load(&inputs).unwrap_or_else(|problems| panic!("{problems}"));
    loaded.config.gateways
}

/// The program with gateways as the file describes them.
async fn running(toml: &str) -> Running {
    let gateways = gateways(toml);
    Running::configured(Clock::system(), COUNTRIES, |config| config.gateways = gateways).await
}

/// The countries that texts go to.
const COUNTRIES: &[(&str, &str)] = &[("DOORCODE_COURIER_COUNTRIES", "DE,US")];

/// A gateway of ours at `base`.
fn plain(name: &str, base: &str, more: &str) -> String {
    format!(
        r#"
[[gateway]]
name = "{name}"
kind = "template"
url = "{base}/sms"
headers = ["Content-Type: application/json", "Authorization: Bearer {{secret}}", "Idempotency-Key: {{id}}"]
body = '{{"to": "{{to}}", "text": "{{text}}", "id": "{{id}}"}}'
message_id = "/id"
timeout_seconds = 1
{more}
"#
    )
}

/// Writes texts to the outbox, one to each number, good for ten minutes.
async fn write(running: &Running, numbers: &[String]) -> Vec<OutboxId> {
    let now = running.app.clock.now();
    let until = now.plus_ms(10 * MINUTE_MS);
    let mut ids = Vec::new();
    for some in numbers.chunks(200) {
        let statements: Vec<Statement> = some
            .iter()
            .map(|number| {
                let text = running.app.courier.text(
                    &number.parse().unwrap(),
                    "4821 is it".to_owned(),
                    None,
                    now,
                    until,
                );
                let text = text.unwrap();
                ids.push(text.id);
                outbox::insert(&text)
            })
            .collect();
        running
            .app
            .store
            .commit(statements.into_iter().collect::<Batch>())
            .await
            .unwrap();
    }
    running.app.courier.wake();
    ids
}

async fn state(running: &Running, id: OutboxId) -> Send {
    outbox::by_id(&running.app.store, id).await.unwrap().unwrap()
}

/// Waits until a message is in a state.
async fn becomes(running: &Running, id: OutboxId, wanted: State) -> Send {
    for _ in 0..1500 {
        let send = state(running, id).await;
        if send.state == wanted {
            return send;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?} does not become {wanted:?}", state(running, id).await);
}
