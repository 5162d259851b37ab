//! `doorcode drill` against the real program, which withstands all of it, and against one that was broken in one place,
//! which it names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod broken;
mod command;
#[path = "../start/program.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod program;
#[path = "../support/mod.rs"]
mod support;
mod whole;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use axum::Router;
use doorcode_engine::rules::Rules;
use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Config, Inputs};
use doorcode_server::drill::{Borrowed, Options, Outcome, Plan, Report};
use doorcode_server::random::Randomness;
use doorcode_server::web;

/// Nobody waits for 'send again' in a test.
const AT_ONCE: (&str, &str) = ("DOORCODE_RULES_RESEND_WAIT_MS", "0");

/// The real program, with something laid in front of it or set otherwise.
struct Spoiled {
    base: String,
    app: Arc<App>,
    _folder: tempfile::TempDir,
}

impl Spoiled {
    /// `spoil` is given the program's own router and lays around it what breaks it.
    async fn start(spoil: impl FnOnce(&Arc<App>, Router) -> Router) -> Self {
        Self::configured(|_| {}, spoil).await
    }

    /// The same, with a configuration that is changed first.
    async fn configured(
        change: impl FnOnce(&mut Config),
        spoil: impl FnOnce(&Arc<App>, Router) -> Router,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let inputs = Inputs {
            file: None,
            environment: vec![(AT_ONCE.0.into(), AT_ONCE.1.into())],
            flags: vec![("--data", data), ("--listen", address.to_string())],
        };
        let mut config = config::load(&inputs)
            .unwrap_or_else(|problems| panic!("{problems}"))
            .config;
        // Hashing is not what is tried.
        config.hashing.memory_kib = 64;
        change(&mut config);
        let app = App::open(config, address, Clock::system(), Randomness::system())
            .await
            .unwrap();
        app.start_workers();
        let router = spoil(&app, web::router(Arc::clone(&app)));
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self {
            base: app.public_url.origin(),
            app,
            _folder: folder,
        }
    }

    /// Plays the drill against it, by the rules of the default configuration.
    async fn drill(&self) -> Report {
        drill(&self.base, None).await
    }
}

async fn drill(base: &str, account: Option<Borrowed>) -> Report {
    let plan = plan(base, account).await.unwrap();
    plan.play(&mut |_| {}).await.unwrap()
}

async fn plan(base: &str, account: Option<Borrowed>) -> anyhow::Result<Plan> {
    let options = Options {
        url: base.to_owned(),
        elsewhere: false,
        account,
        rules: Rules::classic(),
    };
    Plan::make(options, Randomness::system(), Clock::system()).await
}

/// The attacks with this verdict.
fn those<'a>(report: &'a Report, verdict: &str) -> Vec<&'a str> {
    let found = report
        .findings
        .iter()
        .filter(|finding| finding.verdict() == verdict);
    found.map(|finding| finding.attack).collect()
}
