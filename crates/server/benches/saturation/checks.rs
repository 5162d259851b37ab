//! Second-step checks, each charged and consumed durably, beside handlers that do one durable write and nothing else.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Result, bail};
use doorcode_engine::account::AppId;
use doorcode_engine::secret::Password;
use doorcode_server::clock::Clock;
use doorcode_server::usecase::browser::Browser;
use doorcode_server::usecase::sign_in;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::client::{Answer, Client};
use crate::cpu::Cpu;
use crate::sign_ins::code;
use crate::stage::{PASSWORD, Stage, name_of};
use crate::{Effort, short};

/// Requests that are under way at the same time, each on a connection of its own.
const CONNECTIONS: u32 = 64;
/// Wrong guesses at one code: it bears three, and the third one ends it.
const WRONG_EACH: u32 = 2;

/// A request to be made: the cookie and the form.
type Guess = (String, String);

/// Measures and prints; gives the database that is left.
pub fn measure(effort: Effort) -> Result<(TempDir, PathBuf)> {
    let stage = Arc::new(Stage::start(true)?);
    let sign_ins = effort.checks + effort.checks.div_ceil(WRONG_EACH);
    stage.people(sign_ins)?;
    let mut waiting = waiting(&stage, sign_ins)?;
    let for_wrong = waiting.split_off(effort.checks as usize);
    let right = waiting
        .iter()
        .map(|(cookie, code)| (cookie.clone(), format!("code={code}")))
        .collect();
    // The wrong ones for one sign-in are far apart, as they would be when typed.
    let wrong = (1..=WRONG_EACH)
        .flat_map(|number| {
            for_wrong
                .iter()
                .map(move |(cookie, code)| (cookie.clone(), wrong(code, number)))
        })
        .collect();

    let write = |path| {
        let writes = (0..effort.checks)
            .map(|_| (String::new(), String::new()))
            .collect();
        run(
            &stage,
            Drive {
                yardstick: true,
                path,
                status: 200,
                session: false,
            },
            writes,
        )
    };
    write("/append")?; // finds the program cold
    let append = write("/append")?;
    let guess = Drive {
        yardstick: false,
        path: "/sign-in/code",
        status: 422,
        session: false,
    };
    let wrong = run(&stage, guess, wrong)?;
    let change = write("/change")?;
    let right = run(
        &stage,
        Drive {
            status: 303,
            session: true,
            ..guess
        },
        right,
    )?;

    println!(
        "\nsecond-step checks, each charged and consumed durably ({CONNECTIONS} connections, synchronous=FULL)"
    );
    println!(
        "  {:<32}{:>8}   {:>9} {:>9} {:>9} {:>9}   batches in a commit",
        "", "a second", "processor", "requests", "database", "the load"
    );
    for (name, of) in [
        ("a handler that appends a row", &append),
        ("a handler that changes a row", &change),
        ("wrong code, answered by a page", &wrong),
        ("right code, opens a session", &right),
    ] {
        println!(
            "  {name:<32}{:>8.0}   {:>9} {:>9} {:>9} {:>9}   {:>8.1}",
            of.rate,
            short(of.served),
            short(of.server),
            short(of.writer),
            short(of.load),
            of.grouped
        );
    }
    for (name, of) in [("wrong", &wrong), ("right", &right)] {
        println!(
            "  ratio, {name} code                {:>8.2} of one appended, {:.2} of one changed row (target 0.6)",
            of.rate / append.rate,
            of.rate / change.rate
        );
    }
    match Arc::into_inner(stage) {
        Some(stage) => stage.stop(),
        None => bail!("somebody still uses the stage"),
    }
}

/// A code that is not the one that was sent.
fn wrong(code: &str, number: u32) -> String {
    let digits: u32 = code.parse().unwrap_or(0);
    format!("code={:04}", (digits + number) % 10_000)
}

/// Sign-ins whose password is proved: the cookie and the code of each.
fn waiting(stage: &Arc<Stage>, count: u32) -> Result<Vec<(String, String)>> {
    let found = Arc::new(Mutex::new(Vec::with_capacity(count as usize)));
    stage.runtime.block_on(async {
        let mut people = JoinSet::new();
        for _ in 0..CONNECTIONS {
            let (stage, found) = (Arc::clone(stage), Arc::clone(&found));
            people.spawn(async move {
                while let Ok(number) = stage.somebody() {
                    let password = Password::new(PASSWORD.to_owned());
                    let (name, browser) = (name_of(number), Browser::default());
                    let begun = sign_in::begin(&stage.app, AppId::account(), &name, password, &browser);
                    let (token, _) = begun.await?;
                    let code = code(&stage, number).await?;
                    let one = (format!("sign-in={}", token.expose()), code);
                    found.lock().unwrap_or_else(PoisonError::into_inner).push(one);
                }
                Ok::<_, anyhow::Error>(())
            });
        }
        while let Some(ended) = people.join_next().await {
            ended??;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(std::mem::take(&mut *found))
}

/// What is driven, and how it must be answered.
#[derive(Clone, Copy)]
struct Drive {
    yardstick: bool,
    path: &'static str,
    status: u16,
    session: bool,
}

impl Drive {
    fn fits(self, answer: &Answer) -> bool {
        answer.status == self.status && answer.cookie("account").is_some() == self.session
    }
}

/// What came of it; the times are of one request.
struct Figures {
    rate: f64,
    served: Duration,
    server: Duration,
    writer: Duration,
    load: Duration,
    grouped: f64,
}

fn run(stage: &Arc<Stage>, drive: Drive, guesses: VecDeque<Guess>) -> Result<Figures> {
    let count = u32::try_from(guesses.len())?.max(1);
    let guesses = Arc::new(Mutex::new(guesses));
    let address = if drive.yardstick {
        stage.yardstick
    } else {
        stage.address
    };
    stage.load.block_on(async {
        let mut clients = Vec::new();
        for number in 0..CONNECTIONS {
            clients.push(Client::connect(address, 1_000 + number).await?);
        }
        let clock = Clock::system();
        let (from, cpu, store) = (clock.ticks(), Cpu::now(), stage.app.store.figures());
        let mut under_way = JoinSet::new();
        for mut client in clients {
            let guesses = Arc::clone(&guesses);
            under_way.spawn(async move {
                loop {
                    let next = guesses.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some((cookie, form)) = next else {
                        return Ok::<_, anyhow::Error>(());
                    };
                    let answer = client.post(drive.path, &cookie, &form).await?;
                    if !drive.fits(&answer) {
                        bail!("an answer that was not expected: {answer:?}");
                    }
                }
            });
        }
        while let Some(ended) = under_way.join_next().await {
            ended??;
        }
        let (took, cpu, after) = (
            clock.ticks() - from,
            Cpu::now().since(&cpu),
            stage.app.store.figures(),
        );
        let commits = (after.commits - store.commits).max(1);
        Ok(Figures {
            rate: f64::from(count) / took.as_secs_f64(),
            served: cpu.served() / count,
            server: cpu.of("server") / count,
            writer: cpu.of("sqlite-writer") / count,
            load: cpu.of("load") / count,
            grouped: (after.batches - store.batches) as f64 / commits as f64,
        })
    })
}
