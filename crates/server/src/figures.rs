//! Figures for monitoring, in Prometheus' text format, at `/metrics` on a listener of their own.
//!
//! What happens is counted where it happens, with the macros of `metrics`, which cost next to nothing while nobody
//! listens. What just *is* (how full a queue is) is asked for when the figures are fetched. No figure names a person, an
//! address or a token: the labels are words of this program.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use doorcode_engine::effect::Audit;
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::app::App;

/// Bounds of the times that requests take, in seconds: a page is a millisecond, a password fifteen or, in a queue, a
/// second.
const BOUNDS_S: [f64; 10] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 20.0];
/// How often what was measured is folded into the histograms; without it, it would pile up while nobody fetches it.
const FOLD_ROUND: Duration = Duration::from_secs(5);

/// Begins to count. Once for the whole process: a second call is an error.
///
/// # Errors
/// Somebody counts already.
pub fn begin() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&BOUNDS_S)
        .and_then(PrometheusBuilder::install_recorder)
        .context("Figures for monitoring cannot be counted")?;
    describe_counter!("doorcode_sign_ins_total", "Sign-ins, by what came of them");
    describe_counter!(
        "doorcode_second_steps_total",
        "Second steps at sign-in and step-up, by what came of them"
    );
    describe_counter!(
        "doorcode_codes_total",
        "Codes sent, by their length: long ones mean an attack"
    );
    describe_counter!(
        "doorcode_sends_total",
        "Texts and mails handed to a gateway, by what came of them"
    );
    describe_counter!(
        "doorcode_gateway_answers_total",
        "Attempts at a gateway, by what came of them"
    );
    describe_counter!(
        "doorcode_texts_withheld_total",
        "Codes that were not sent because of what texts may cost, by phone: new or trusted"
    );
    describe_counter!(
        "doorcode_toll_alerts_total",
        "Times that the operator was told that texts cost too much"
    );
    describe_gauge!(
        "doorcode_texts_cost",
        "What texts have cost, in the currency of the settings, by time: day (UTC) or month (30 days)"
    );
    describe_counter!(
        "doorcode_receipts_total",
        "Signed receipts of a gateway, by what they say"
    );
    describe_counter!(
        "doorcode_store_batches_total",
        "Batches that the database has committed"
    );
    describe_counter!(
        "doorcode_store_commits_total",
        "Durable commits: batches in one of them share its cost"
    );
    describe_gauge!(
        "doorcode_hashing_places",
        "Places taken in the queue for hashing, by lane"
    );
    describe_gauge!(
        "doorcode_breaker_tripped",
        "1 while wrong codes at all accounts together give unknown devices longer codes"
    );
    describe_gauge!(
        "doorcode_breaker_wrong_codes",
        "Wrong codes of unknown devices at all accounts within an hour"
    );
    describe_gauge!("doorcode_breaker_borne", "How many of them trip no breaker");
    describe_gauge!("doorcode_sockets", "Windows that are connected");
    describe_gauge!("doorcode_calls", "Calls that ring or are under way");
    describe_histogram!(
        "http_request_seconds",
        "Time until a request was answered, by route"
    );
    describe_counter!("http_requests", "Requests answered, by route and class of status");
    Ok(handle)
}

/// Counts an event that was written to the audit log.
pub fn happened(event: &Audit) {
    let (name, label, value) = match event {
        Audit::SignedIn { two_steps: true } => ("doorcode_sign_ins_total", "outcome", "two_steps"),
        Audit::SignedIn { two_steps: false } => ("doorcode_sign_ins_total", "outcome", "password_only"),
        Audit::PasswordWrong => ("doorcode_sign_ins_total", "outcome", "wrong_password"),
        Audit::PasswordRight => ("doorcode_sign_ins_total", "outcome", "second_step_awaited"),
        Audit::CodeWrong => ("doorcode_second_steps_total", "outcome", "wrong_code"),
        Audit::RecoveryKeyWrong => ("doorcode_second_steps_total", "outcome", "wrong_key"),
        Audit::RecoveryKeyUsed => ("doorcode_second_steps_total", "outcome", "right_key"),
        Audit::StepUpProved => ("doorcode_second_steps_total", "outcome", "step_up_proved"),
        Audit::CodeSent { digits } => {
            counter!("doorcode_codes_total", "digits" => digits.to_string()).increment(1);
            return;
        }
        _ => return,
    };
    counter!(name, label => value).increment(1);
}

/// Serves `/metrics` until the program exits.
///
/// # Errors
/// The listener cannot be used.
pub async fn serve(app: Arc<App>, listener: TcpListener, handle: PrometheusHandle) -> anyhow::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let folding = tokio::spawn({
        let handle = handle.clone();
        async move {
            loop {
                tokio::time::sleep(FOLD_ROUND).await;
                handle.run_upkeep();
            }
        }
    });
    let closing = app.closing.clone();
    let routes = Router::new()
        .route("/metrics", get(fetch))
        .with_state((app, handle));
    let served = axum::serve(listener, routes)
        .with_graceful_shutdown(async move { closing.begun().await })
        .await;
    folding.abort();
    served.context("the listener for metrics stopped")
}

async fn fetch(State((app, handle)): State<(Arc<App>, PrometheusHandle)>) -> impl IntoResponse {
    look(&app);
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], handle.render())
}

/// Asks the parts how they are.
fn look(app: &App) {
    let hashing = app.hashing.figures();
    gauge!("doorcode_hashing_places", "lane" => "unknown").set(hashing.unknown as f64);
    gauge!("doorcode_hashing_places", "lane" => "known").set(hashing.known as f64);
    let store = app.store.figures();
    counter!("doorcode_store_batches_total").absolute(store.batches);
    counter!("doorcode_store_commits_total").absolute(store.commits);
    let (wrong, borne) = app.breaker.figures(app.rules());
    gauge!("doorcode_breaker_tripped").set(f64::from(u8::from(app.breaker.is_tripped(app.clock.now()))));
    gauge!("doorcode_breaker_wrong_codes").set(wrong as f64);
    gauge!("doorcode_breaker_borne").set(borne as f64);
    if let Some(toll) = app.courier.toll() {
        let spent = toll.spent();
        for (over, cost) in [("day", spent.day), ("month", spent.month)] {
            gauge!("doorcode_texts_cost", "over" => over).set(cost as f64 / 1e6);
        }
    }
    gauge!("doorcode_sockets").set(app.bus.sockets() as f64);
    gauge!("doorcode_calls").set(app.calls.under_way() as f64);
}
