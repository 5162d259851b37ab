//! The program on its stage: the real one, on loopback, with a database on disk and people in it.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use doorcode_engine::account::{PhoneNumber, TrustedPhone, TwoStep};
use doorcode_engine::ids::{AccountId, PhoneId};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::secret::Password;
use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Inputs};
use doorcode_server::hashing::Lane;
use doorcode_server::password;
use doorcode_server::random::Randomness;
use doorcode_server::serve;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{Batch, Store, params};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Everybody's password.
pub const PASSWORD: &str = "violet-harbour-trumpet-42";
/// Accounts that are written in one batch.
const AT_ONCE: u32 = 200;

/// The program, running.
pub struct Stage {
    /// The parts of the server.
    pub app: Arc<App>,
    /// Where it listens.
    pub address: SocketAddr,
    /// Where the yardsticks listen: `POST /append` and `POST /change` are one durable write each.
    pub yardstick: SocketAddr,
    /// The threads that serve, named `server`.
    pub runtime: Runtime,
    /// The thread that the load is made on, named `load`: one, as the load is small beside the work.
    pub load: Runtime,
    folder: TempDir,
    people: AtomicU32,
    taken: AtomicU32,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<()>>,
}

impl Stage {
    /// Starts it. With `cheap_hashing` a password costs next to nothing: where it is not what is measured.
    pub fn start(cheap_hashing: bool) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("doorcode-bench-")
            .tempdir_in(scratch())?;
        let data = folder.path().join("data");
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let inputs = Inputs {
            file: None,
            environment: Vec::new(),
            flags: vec![
                ("--data", data.display().to_string()),
                ("--listen", address.to_string()),
            ],
        };
        let mut config = config::load(&inputs)
            .map_err(|problems| anyhow::anyhow!("{problems}"))?
            .config;
        // Everybody is signed in as fast as it goes, faster than the handset is told of it.
        config.courier_queue = 1_000_000;
        // Thousands of wrong codes are an attack on the fleet, and would make all codes longer.
        config.rules.breaker_least = u32::MAX;
        if cheap_hashing {
            config.hashing.memory_kib = 64;
        }
        let runtime = Builder::new_multi_thread()
            .thread_name("server")
            .enable_all()
            .build()?;
        let load = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("load")
            .enable_all()
            .build()?;
        let app = runtime.block_on(App::open(config, address, Clock::system(), Randomness::system()))?;
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = {
            let app = Arc::clone(&app);
            runtime.spawn(async move {
                app.start_workers();
                serve::run(app, listener, None, async { stopped.await.unwrap_or(()) }).await
            })
        };
        let yardstick = runtime.block_on(one_write(&app))?;
        Ok(Self {
            app,
            address,
            yardstick,
            runtime,
            load,
            folder,
            people: AtomicU32::new(0),
            taken: AtomicU32::new(0),
            stop,
            serving,
        })
    }

    /// Makes `count` more people with two-step verification on.
    pub fn people(&self, count: u32) -> Result<()> {
        let app = Arc::clone(&self.app);
        let from = self.people.load(Ordering::SeqCst);
        self.runtime.block_on(async {
            let password = password::prepared(&Password::new(PASSWORD.to_owned()));
            let hash = app.hashing.reserve(Lane::Unknown)?.hash(password).await?;
            for first in (from..from + count).step_by(AT_ONCE as usize) {
                let mut batch = Batch::new();
                for number in first..(first + AT_ONCE).min(from + count) {
                    let account = person(&app, number, &hash)?;
                    batch.push(accounts::insert(&account));
                    for phone in &account.phones {
                        batch.push(accounts::trust_phone(account.id, phone));
                    }
                }
                app.store.commit(batch).await?;
            }
            Ok::<_, anyhow::Error>(())
        })?;
        self.people.store(from + count, Ordering::SeqCst);
        Ok(())
    }

    /// The number of somebody who has not been used yet.
    pub fn somebody(&self) -> Result<u32> {
        let number = self.taken.fetch_add(1, Ordering::SeqCst);
        if number >= self.people.load(Ordering::SeqCst) {
            bail!("there are not enough people");
        }
        Ok(number)
    }

    /// Stops it; gives the folder, with the database as it is left.
    pub fn stop(self) -> Result<(TempDir, PathBuf)> {
        let _ = self.stop.send(());
        self.runtime.block_on(self.serving)??;
        self.runtime.block_on(self.app.close());
        self.load.shutdown_timeout(Duration::from_secs(1));
        let data = self.folder.path().join("data");
        Ok((self.folder, data))
    }
}

/// A real disk: temporary folders may lie in memory, where a durable write costs nothing.
fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// The name that somebody signs in with.
pub fn name_of(number: u32) -> String {
    format!("person{number}")
}

/// Where somebody's codes go.
pub fn phone_of(number: u32) -> String {
    format!("+4917{:08}", 10_000_000 + number)
}

fn person(app: &App, number: u32, hash: &str) -> Result<Account> {
    let mut random = app.random.clone();
    // Long enough ago that nothing waits.
    let since = app.clock.now().plus_ms(-30 * doorcode_engine::time::DAY_MS);
    let number_text = phone_of(number);
    let phone: PhoneNumber = number_text.parse().ok().context("a phone number")?;
    let id = AccountId::new(since, &mut random);
    Ok(Account {
        email: Some(format!("{}@example.org", name_of(number))),
        email_verified_at: Some(since),
        recovery_key_hash: Some(hash.to_owned()),
        recovery_key: KeyState::live(since),
        two_step: TwoStep::On { since },
        phones: vec![TrustedPhone {
            id: PhoneId::new(since, &mut random),
            number: phone,
            trusted_since: since,
        }],
        ..Account::new(id, name_of(number), hash.to_owned(), [7; 16], since)
    })
}

/// Rows that the yardstick changes: as many as the people whose codes are checked, about.
const ROWS: i64 = 16_384;
/// Far apart and prime to [`ROWS`], so that rows that are changed one after the other lie on different pages.
const STRIDE: i64 = 7_919;

/// The yardsticks: handlers in the same program that do one durable write, grouped as all are, and nothing else. `/append`
/// adds a row behind the last one, the cheapest write there is; `/change` changes one of many rows, as a charge does.
async fn one_write(app: &App) -> Result<SocketAddr> {
    let table = "CREATE TABLE bench_writes (id BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, body TEXT)";
    app.store.commit(Batch::new().any(table, vec![])).await?;
    for first in (0..ROWS).step_by(256) {
        let fill = |batch: Batch, id| {
            let insert = "INSERT INTO bench_writes (id, at, body) VALUES (?1, 0, ?2)";
            batch.one(
                insert,
                params![
                    id,
                    "a counter is about as long as this text, with its times and its versions"
                ],
            )
        };
        app.store
            .commit((first..first + 256).fold(Batch::new(), fill))
            .await?;
    }
    let next = Arc::new(AtomicI64::new(ROWS));
    let (append, change) = ((app.store.clone(), Arc::clone(&next)), (app.store.clone(), next));
    let append = move || {
        let (store, id) = (append.0.clone(), append.1.fetch_add(1, Ordering::Relaxed));
        let insert = "INSERT INTO bench_writes (id, at) VALUES (?1, ?2)";
        written(store, Batch::new().one(insert, params![id, id]))
    };
    let change = move || {
        let (store, number) = (change.0.clone(), change.1.fetch_add(1, Ordering::Relaxed));
        let update = "UPDATE bench_writes SET at = ?2 WHERE id = ?1";
        let id = number.wrapping_mul(STRIDE).rem_euclid(ROWS);
        written(store, Batch::new().one(update, params![id, number]))
    };
    let routes = Router::new()
        .route("/append", post(append))
        .route("/change", post(change));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(address)
}

async fn written(store: Store, batch: Batch) -> StatusCode {
    match store.commit(batch).await {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
