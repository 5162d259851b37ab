//! What the program bears, printed in one run and as ratios; nothing is asserted, for a busy machine is no bug.
//!
//! ```text
//! cargo bench -p doorcode-server                 # about two minutes
//! cargo bench -p doorcode-server -- --quick      # about twenty seconds
//! cargo bench -p doorcode-server -- checks       # a part: sign-ins, or checks with the start of the program
//! ```
//!
//! The real program serves on loopback, from a database on disk. The load is made in the same process by a thread of its
//! own, so that what each costs can be told apart (see [`cpu`]); on the same processors, so its share is printed.

mod checks;
mod client;
mod cpu;
mod first_answer;
mod sign_ins;
mod stage;

use std::time::Duration;

use anyhow::Result;

/// How long and how much.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How long sign-ins are driven, and passwords hashed to compare with.
    pub time: Duration,
    /// How many second-step checks are made of each kind.
    pub checks: u32,
    /// How many people sign in from a known device, in peace and in a crowd.
    pub known: u32,
    /// How often the program is started.
    pub starts: u32,
}

fn main() -> Result<()> {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let effort = if quick {
        Effort {
            time: Duration::from_secs(3),
            checks: 2_000,
            known: 40,
            starts: 5,
        }
    } else {
        Effort {
            time: Duration::from_secs(15),
            checks: 12_000,
            known: 200,
            starts: 15,
        }
    };
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    println!("processors: {processors}");
    let chosen: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|word| word == part);
    if wanted("sign-ins") {
        sign_ins::measure(effort)?;
    }
    if wanted("checks") || wanted("start") {
        let database = checks::measure(effort)?;
        first_answer::measure(effort, &database)?;
    }
    Ok(())
}

/// A time in milliseconds, or in microseconds where it is short.
fn short(time: Duration) -> String {
    let us = time.as_secs_f64() * 1e6;
    if us < 2_000.0 {
        format!("{us:.0} µs")
    } else {
        format!("{:.1} ms", us / 1e3)
    }
}

/// The value that `share` (0 to 1) of the times do not exceed.
fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    let index = (last as f64 * share).round() as usize;
    times.get(index).copied().unwrap_or_default()
}
