//! Full two-step sign-ins at saturation, beside what the processors can hash at all; then more than that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use doorcode_server::clock::Clock;
use doorcode_server::config::HashingSettings;
use tokio::task::JoinSet;

use crate::client::Client;
use crate::cpu::Cpu;
use crate::stage::{PASSWORD, Stage, name_of, phone_of};
use crate::{Effort, percentile, short};

/// People who sign in at the same time: enough that the hashing threads never wait for one.
const CLIENTS: u32 = 32;
/// Those who come when there are too many. With [`IMPATIENCE`], they ask for ten times what two processors can hash.
const CROWD: u32 = 800;
/// How long somebody of the crowd who was turned away waits; the server asks for longer.
const IMPATIENCE: Duration = Duration::from_millis(500);

/// Measures and prints.
pub fn measure(effort: Effort) -> Result<()> {
    let stage = Arc::new(Stage::start(false)?);
    // A processor hashes some 70 a second; twice that is enough for any.
    let processors = std::thread::available_parallelism().map_or(1, usize::from) as u32;
    stage.people(150 * processors * (effort.time.as_secs() as u32 + 2))?;

    let before = raw(effort.time / 2)?;
    let (done, took, cpu) = signed_in(&stage, effort.time)?;
    let after = raw(effort.time / 2)?;
    let raw_rate = (before.rate + after.rate) / 2.0;
    let raw_cpu = (before.cpu + after.cpu) / 2;

    let rate = done as f64 / took.as_secs_f64();
    let each = |time: Duration| time / u32::try_from(done.max(1)).unwrap_or(u32::MAX);
    let served = each(cpu.served());
    println!("\ntwo-step sign-ins: password, code, session ({CLIENTS} at a time, Argon2id 19 MiB, 2 passes)");
    println!("  sign-ins                        {rate:8.1} a second");
    println!("  raw Argon2id, all processors    {raw_rate:8.1} a second");
    println!(
        "  ratio                           {:8.2}   (target 0.90; the load is made on the same processors)",
        rate / raw_rate
    );
    println!(
        "  processor time of a sign-in     {:>8}   of which hashing {}, requests {}, database {}; making the load {}",
        short(served),
        short(each(cpu.of("hashing"))),
        short(each(cpu.of("server"))),
        short(each(cpu.of("sqlite-writer"))),
        short(each(cpu.of("load")))
    );
    println!("  processor time of a raw hash    {:>8}", short(raw_cpu));
    println!(
        "  ratio of processor time         {:8.2}   (what a machine would reach that the load is not made on)",
        raw_cpu.as_secs_f64() / served.as_secs_f64()
    );

    crowd(&stage, effort)?;
    match Arc::into_inner(stage) {
        Some(stage) => stage.stop().map(drop),
        None => bail!("somebody still uses the stage"),
    }
}

struct Raw {
    rate: f64,
    cpu: Duration,
}

/// As many hashes as all processors compute when they do nothing else.
fn raw(time: Duration) -> Result<Raw> {
    let settings = HashingSettings::default();
    let params = Params::new(settings.memory_kib, settings.passes, settings.lanes, Some(32));
    let params = params.map_err(|error| anyhow::anyhow!("{error}"))?;
    let clock = Clock::system();
    let (from, cpu) = (clock.ticks(), AtomicU64::new(0));
    let counted = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for number in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let (params, clock, counted, cpu) = (params.clone(), &clock, &counted, &cpu);
            let thread = std::thread::Builder::new().name(format!("raw-{number}"));
            let hash = move || {
                let mut memory = vec![Block::new(); params.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                let mut output = [0; 32];
                while clock.ticks() - from < time {
                    let salt = [7; 16];
                    let done = argon2.hash_password_into_with_memory(
                        PASSWORD.as_bytes(),
                        &salt,
                        &mut output,
                        &mut memory,
                    );
                    counted.fetch_add(u64::from(done.is_ok()), Ordering::Relaxed);
                }
                let used = Cpu::of_this_thread();
                cpu.fetch_add(used.as_nanos() as u64, Ordering::Relaxed);
            };
            thread.spawn_scoped(scope, hash)?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    let counted = counted.into_inner().max(1);
    Ok(Raw {
        rate: counted as f64 / (clock.ticks() - from).as_secs_f64(),
        cpu: Duration::from_nanos(cpu.into_inner() / counted),
    })
}

/// Signs people in for `time`: how many, in what time, and what it cost.
fn signed_in(stage: &Arc<Stage>, time: Duration) -> Result<(u64, Duration, Cpu)> {
    let over = Arc::new(AtomicBool::new(false));
    let counted = Arc::new(AtomicU64::new(0));
    stage.load.block_on(async {
        let mut clients = JoinSet::new();
        for number in 0..CLIENTS {
            let (stage, over, counted) = (Arc::clone(stage), Arc::clone(&over), Arc::clone(&counted));
            clients.spawn(async move {
                // Each is another source every twenty times, as the limits on a source are not what is measured.
                for round in 0.. {
                    let mut client = Client::connect(stage.address, CLIENTS * round + number).await?;
                    for _ in 0..20 {
                        if over.load(Ordering::Relaxed) {
                            return Ok::<_, anyhow::Error>(());
                        }
                        sign_in(&stage, &mut client).await?;
                        counted.fetch_add(1, Ordering::Relaxed);
                    }
                }
                Ok(())
            });
        }
        // The first ones find everything cold and come all at once.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let clock = Clock::system();
        let (cpu, before) = (Cpu::now(), counted.load(Ordering::Relaxed));
        tokio::time::sleep(time).await;
        let (done, took, cpu) = (
            counted.load(Ordering::Relaxed) - before,
            clock.ticks(),
            Cpu::now().since(&cpu),
        );
        over.store(true, Ordering::Relaxed);
        while let Some(ended) = clients.join_next().await {
            ended??;
        }
        Ok((done, took, cpu))
    })
}

/// One person's sign-in: the password, the code from the handset, a session. Gives who it was, and the device's cookie.
async fn sign_in(stage: &Stage, client: &mut Client) -> Result<(u32, String)> {
    let number = stage.somebody()?;
    let device = sign_in_from(stage, client, number, "").await?;
    Ok((number, device.context("no device key")?))
}

/// The same for this person from a device that may be known already.
async fn sign_in_from(
    stage: &Stage,
    client: &mut Client,
    number: u32,
    device: &str,
) -> Result<Option<String>> {
    let form = format!("app=account&user_name={}&password={PASSWORD}", name_of(number));
    let last = newest(stage, number)?.map_or(0, |(text, _)| text);
    let answer = client.post("/sign-in", device, &form).await?;
    let pending = answer
        .cookie("sign-in")
        .with_context(|| format!("no sign-in: {answer:?}"))?
        .to_owned();
    let code = code_after(stage, number, last).await?;
    let cookies = [&pending, device].into_iter().filter(|cookie| !cookie.is_empty());
    let cookies = cookies.map(AsRef::as_ref).collect::<Vec<&str>>().join("; ");
    let answer = client
        .post("/sign-in/code", &cookies, &format!("code={code}"))
        .await?;
    answer
        .cookie("account")
        .with_context(|| format!("no session: {answer:?}"))?;
    Ok(answer.cookie("device").map(str::to_owned))
}

/// The first code that is sent to somebody.
pub async fn code(stage: &Stage, number: u32) -> Result<String> {
    code_after(stage, number, 0).await
}

/// The newest code that was sent to somebody, once it stands in a later text than `last`. The handset forgets old texts,
/// so that counting them would tell nothing.
async fn code_after(stage: &Stage, number: u32, last: u64) -> Result<String> {
    let handset = stage.app.courier.handset().context("there is no handset")?;
    let mut arrivals = handset.arrivals();
    loop {
        if let Some((text, code)) = newest(stage, number)?
            && text > last
        {
            return Ok(code);
        }
        arrivals.changed().await?;
    }
}

/// The newest code that was sent to somebody, and which text it stands in; other texts tell of something, and begin with a
/// word.
fn newest(stage: &Stage, number: u32) -> Result<Option<(u64, String)>> {
    let handset = stage.app.courier.handset().context("there is no handset")?;
    let texts = handset.texts(Some(&phone_of(number)));
    let codes = texts.iter().map(|text| {
        let digits = text.body.chars().take_while(char::is_ascii_digit);
        (text.number, digits.collect::<String>())
    });
    Ok(codes.into_iter().find(|(_, code)| !code.is_empty()))
}

/// Each of these people signs in from a device that is known, one after the other: how long each waited. Every ten
/// come from another source, the first of them from `source`.
async fn known(stage: &Stage, source: u32, people: &[(u32, String)]) -> Result<Vec<Duration>> {
    let clock = Clock::system();
    let mut times = Vec::with_capacity(people.len());
    for (group, source) in people.chunks(10).zip(source..) {
        let mut client = Client::connect(stage.address, source).await?;
        for (number, device) in group {
            let from = clock.ticks();
            sign_in_from(stage, &mut client, *number, device).await?;
            times.push(clock.ticks() - from);
        }
    }
    Ok(times)
}

fn print_known(when: &str, mut times: Vec<Duration>) {
    println!(
        "  sign-in from a known device {when:<12} p50 {:>8}  p99 {:>8}   ({} sign-ins)",
        short(percentile(&mut times, 0.5)),
        short(percentile(&mut times, 0.99)),
        times.len()
    );
}

/// More people than the queue has places: who is turned away is told when to come back, other pages stay fast, and
/// whoever comes from a known device gets in.
fn crowd(stage: &Arc<Stage>, effort: Effort) -> Result<()> {
    let time = effort.time.min(Duration::from_secs(10));
    stage.people(effort.known)?;
    let over = Arc::new(AtomicBool::new(false));
    let (taken, refused) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    println!(
        "\n{CROWD} people at once, where {} can wait",
        stage.app.config.hashing.queue
    );
    stage.load.block_on(async {
        let mut people = Vec::new();
        for source in 0..effort.known.div_ceil(10) {
            let mut client = Client::connect(stage.address, 300_000 + source).await?;
            for _ in 0..10 {
                people.push(sign_in(stage, &mut client).await?);
            }
        }
        print_known("in peace", known(stage, 400_000, &people).await?);
        let mut clients = JoinSet::new();
        for number in 0..CROWD {
            let (stage, over) = (Arc::clone(stage), Arc::clone(&over));
            let (taken, refused) = (Arc::clone(&taken), Arc::clone(&refused));
            clients.spawn(async move {
                let mut client = Client::connect(stage.address, 100_000 + number).await?;
                while !over.load(Ordering::Relaxed) {
                    let form = format!("app=account&user_name=nobody{number}&password={PASSWORD}");
                    let answer = client.post("/sign-in", "", &form).await?;
                    match (answer.status, answer.retry_after) {
                        (503, Some(1..)) => {
                            refused.fetch_add(1, Ordering::Relaxed);
                            tokio::time::sleep(IMPATIENCE).await;
                        }
                        (422, _) => drop(taken.fetch_add(1, Ordering::Relaxed)),
                        _ => bail!("neither taken nor told when to come back: {answer:?}"),
                    }
                }
                Ok::<_, anyhow::Error>(())
            });
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        let clock = Clock::system();
        for (number, page) in ["/healthz", "/help/two-step"].into_iter().enumerate() {
            let (mut times, until) = (Vec::new(), clock.ticks() + time / 2);
            let mut client = Client::connect(stage.address, 200_000 + number as u32).await?;
            while clock.ticks() < until {
                let from = clock.ticks();
                let answer = client.get(page).await?;
                if answer.status != 200 {
                    bail!("{page}: {answer:?}");
                }
                times.push(clock.ticks() - from);
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            println!(
                "  GET {page:<16} p50 {:>8}  p99 {:>8}",
                short(percentile(&mut times, 0.5)),
                short(percentile(&mut times, 0.99))
            );
        }
        print_known("in the crowd", known(stage, 500_000, &people).await?);
        over.store(true, Ordering::Relaxed);
        while let Some(ended) = clients.join_next().await {
            ended??;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    println!(
        "  passwords compared {}, turned away with 503 and Retry-After {}",
        taken.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed)
    );
    Ok(())
}
