//! From the start of the program to its first answer, and what it holds of memory when nobody asks.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use doorcode_server::clock::Clock;
use tempfile::TempDir;
use tokio::runtime::Builder;

use crate::client::Client;
use crate::{Effort, percentile, short};

/// Nothing answers after this.
const LONGEST: Duration = Duration::from_secs(20);
/// How long it is left alone before its memory is looked at: work that it does in the background at its start is over.
const LEFT_ALONE: Duration = Duration::from_secs(3);

/// Measures and prints, on the database of somebody who has used it.
pub fn measure(effort: Effort, (_folder, data): &(TempDir, PathBuf)) -> Result<()> {
    let mut times = Vec::new();
    let mut memory = 0;
    for start in 0..effort.starts {
        let running = Running::start(data)?;
        times.push(running.first_answer);
        if start + 1 == effort.starts {
            std::thread::sleep(LEFT_ALONE);
            memory = running.resident_kib()?;
        }
    }
    println!("\nthe program by itself");
    println!(
        "  start to first answer           {:>8}   (median of {}; slowest {}; target 100 ms)",
        short(percentile(&mut times, 0.5)),
        effort.starts,
        short(percentile(&mut times, 1.0))
    );
    println!(
        "  resident memory, idle           {:5.1} MB   (target 40 MB)",
        memory as f64 * 1024.0 / 1e6
    );
    Ok(())
}

/// The program as it is released; it ends with this value.
struct Running {
    child: Child,
    first_answer: Duration,
}

impl Running {
    fn start(data: &PathBuf) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let clock = Clock::system();
        let child = Command::new(env!("CARGO_BIN_EXE_doorcode"))
            .args(["--listen", &address.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()?;
        let mut running = Self {
            child,
            first_answer: Duration::ZERO,
        };
        let runtime = Builder::new_current_thread().enable_all().build()?;
        while clock.ticks() < LONGEST {
            let answered = runtime.block_on(async { Client::connect(address, 0).await?.get("/").await });
            if answered.is_ok_and(|answer| answer.status == 200) {
                running.first_answer = clock.ticks();
                return Ok(running);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        bail!("the program does not answer")
    }

    fn resident_kib(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number
            .and_then(|number| number.parse().ok())
            .context("the kernel does not tell")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
