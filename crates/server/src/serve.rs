//! From a configuration to a running server, and back to nothing.
//!
//! The order matters: the port is taken first, so that a second start says so at once; then the parts are opened; then
//! the first request is answered. On Ctrl-C or SIGTERM no new connection is taken, live sockets are told to come back
//! later, and what is under way is finished within [`GRACE`]; a second Ctrl-C ends it at once.

use std::future::Future;
use std::io::{ErrorKind, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use doorcode_store::outbox::Kind;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::app::App;
use crate::clock::Clock;
use crate::closing::GRACE;
use crate::config::{Config, TlsFiles};
use crate::figures;
use crate::random::Randomness;
use crate::web;

/// Serves until the program is told to stop.
///
/// # Errors
/// What keeps it from starting, in words for the operator.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listener = listen(config.listen, "--listen")?;
    let address = listener.local_addr()?;
    let figures = match config.metrics_listen {
        Some(address) => Some((listen(address, "metrics_listen")?, figures::begin()?)),
        None => None,
    };
    let tls = match &config.tls {
        TlsFiles {
            certificate: Some(certificate),
            key: Some(key),
        } => Some(tls(certificate, key).await?),
        _ => None,
    };
    let app = App::open(config, address, Clock::system(), Randomness::system()).await?;
    app.start_workers();
    // Whoever turns two-step verification on first should not wait for it.
    tokio::task::spawn_blocking(web::pages::countries::warm_up);
    if let Some((listener, handle)) = figures {
        let app = Arc::clone(&app);
        tokio::spawn(async move {
            if let Err(error) = figures::serve(app, listener, handle).await {
                tracing::error!("{error:#}");
            }
        });
    }
    // Before anybody is told that it runs: a supervisor may change its mind at once.
    let signals = Signals::listen()?;
    welcome(&app);
    let running = run(Arc::clone(&app), listener, tls, stop_signal(signals));
    let ended = running.await;
    app.close().await;
    ended
}

/// Answers requests on `listener` until `stop` ends, then finishes what is under way.
///
/// # Errors
/// Those of the listener.
pub async fn run(
    app: Arc<App>,
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let handle = Handle::new();
    let closing = tokio::spawn({
        let (handle, app) = (handle.clone(), Arc::clone(&app));
        async move {
            stop.await;
            app.closing.begin();
            handle.graceful_shutdown(Some(GRACE));
        }
    });
    let service = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    listener.set_nonblocking(true)?;
    let ended = match tls {
        Some(tls) => {
            let mut server = axum_server::from_tcp_rustls(listener, tls)?.handle(handle);
            limit_connections(server.http_builder());
            server.serve(service).await
        }
        None => {
            let mut server = axum_server::from_tcp(listener)?.handle(handle);
            limit_connections(server.http_builder());
            server.serve(service).await
        }
    };
    closing.abort();
    ended.context("the server stopped")
}

/// A peer that opens a connection and sends its headers a byte a minute would otherwise hold it for ever.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// Cookies, and the address of a link in a mail, are a few hundred bytes; nobody needs more than this.
const LARGEST_HEADERS: usize = 32 * 1024;

fn limit_connections(builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>) {
    builder
        .http1()
        .timer(hyper_util::rt::TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(LARGEST_HEADERS);
    builder
        .http2()
        .timer(hyper_util::rt::TokioTimer::new())
        .max_header_list_size(LARGEST_HEADERS as u32)
        .keep_alive_interval(HEADER_TIME)
        .keep_alive_timeout(HEADER_TIME);
}

/// Takes a port; `setting` is what names the address.
fn listen(address: SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "Another program (perhaps Doorcode itself) is listening on {address}. End it, or choose another port with \
             {setting} {}:{}.",
            address.ip(),
            address.port().saturating_add(1)
        ),
        ErrorKind::AddrNotAvailable => {
            anyhow::anyhow!("This machine does not have the address {}; check {setting}.", address.ip())
        }
        ErrorKind::PermissionDenied => anyhow::anyhow!(
            "The system does not let this user listen on port {}; take one from 1024 up, or allow it.",
            address.port()
        ),
        _ => anyhow::anyhow!("Listening on {address} failed: {error}."),
    })
}

async fn tls(certificate: &std::path::Path, key: &std::path::Path) -> anyhow::Result<RustlsConfig> {
    // Said once for the whole process; a second call, from a test, finds it done.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    crate::folder::refuse_if_others_read(key)?;
    let config = RustlsConfig::from_pem_file(certificate, key).await.with_context(|| {
        format!(
            "The certificate {} and the key {} cannot be used; both must be PEM files and belong together",
            certificate.display(),
            key.display()
        )
    })?;
    let (reload, certificate, key) = (config.clone(), certificate.to_owned(), key.to_owned());
    tokio::spawn(async move {
        let Ok(mut hang_up) = signal(SignalKind::hangup()) else {
            return;
        };
        while hang_up.recv().await.is_some() {
            match reload.reload_from_pem_file(&certificate, &key).await {
                Ok(()) => tracing::info!("the certificate was read again"),
                Err(error) => {
                    tracing::error!(%error, "the new certificate cannot be used; the old one stays")
                }
            }
        }
    });
    Ok(config)
}

/// The signals that end the program. From the moment of [`Signals::listen`] on they no longer kill it.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    fn listen() -> anyhow::Result<Self> {
        let listen = |kind| signal(kind).context("Signals cannot be received");
        Ok(Self {
            interrupt: listen(SignalKind::interrupt())?,
            terminate: listen(SignalKind::terminate())?,
        })
    }
}

/// Waits for Ctrl-C or SIGTERM; whoever presses Ctrl-C twice does not want to wait.
async fn stop_signal(signals: Signals) {
    let Signals {
        mut interrupt,
        mut terminate,
    } = signals;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("finishing what is under way");
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            // Whatever hangs, the promise of five seconds holds.
            () = tokio::time::sleep(GRACE + Duration::from_millis(800)) => {}
        }
        std::process::exit(1);
    });
}

/// What the operator sees when the server is ready.
fn welcome(app: &App) {
    let mut lines = vec![("Open", app.public_url.to_string())];
    if app.config.handset_on() {
        lines.push((
            "Phone",
            format!(
                "{} (make-believe; it shows the codes)",
                app.public_url.join("/handset")
            ),
        ));
    }
    for (kind, name, lost) in [(Kind::Text, "Texts", "code"), (Kind::Mail, "Mails", "mail")] {
        if !app.courier.carries(kind) {
            lines.push((
                name,
                format!("go nowhere: no gateway is set up for them, so no {lost} arrives"),
            ));
        }
    }
    if let Some(toll) = app.courier.toll() {
        let settings = toll.settings();
        lines.push((
            "Texts",
            format!(
                "go to {} only (courier.countries); for {} {} a day and {} in 30 days new phones get some",
                settings.countries.join(", "),
                settings.budget_day,
                settings.currency,
                settings.budget_month
            ),
        ));
    }
    if let Some(address) = app.config.metrics_listen {
        lines.push(("Figures", format!("http://{address}/metrics")));
    }
    let data = std::path::absolute(&app.config.data).unwrap_or_else(|_| app.config.data.clone());
    lines.push(("Data", data.display().to_string()));
    lines.push(("Stop", "Ctrl-C".to_owned()));
    let mut text = String::from("Doorcode is ready.\n");
    for (name, value) in lines {
        text.push_str(&format!("  {name:<7} {value}\n"));
    }
    // A closed standard output is no reason not to serve.
    let _ = std::io::stdout()
        .write_all(text.as_bytes())
        .and_then(|()| std::io::stdout().flush());
}
