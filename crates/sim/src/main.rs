//! The command line of the wind tunnel. Figures go to standard output, the time it took to standard error.

use clap::{Parser, ValueEnum};
use doorcode_engine::rules::Rules;
use doorcode_sim::broken::Broken;
use doorcode_sim::report;
use doorcode_sim::suite::{self, Order, Size};
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

/// Years of attack on the real engine, in virtual time. Ends with 1 where something does not hold.
#[derive(Parser)]
#[command(name = "doorcode-sim", version)]
struct Line {
    /// Account-years, of which one in ten is under attack. 10,000 take about a minute on two cores.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    years: u64,
    /// Where chance begins: the same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The named set of rules.
    #[arg(long, value_enum, default_value_t = Named::Classic)]
    profile: Named,
    /// Break a rule deliberately, and see which check catches it; `list` lists them.
    #[arg(long, value_name = "NAME")]
    broken: Option<String>,
    /// Threads that share the work (default: as many as there are processors). The figures do not depend on it.
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Named {
    Classic,
    Nist,
}

fn main() -> ExitCode {
    let line = Line::parse();
    let broken = match line.broken.as_deref() {
        None => None,
        Some("list") => {
            print(&list());
            return ExitCode::SUCCESS;
        }
        Some(name) => match Broken::ALL.into_iter().find(|broken| broken.name() == name) {
            Some(broken) => Some(broken),
            None => {
                eprintln!("There is no broken rule '{name}'. These there are:\n\n{}", list());
                return ExitCode::from(2);
            }
        },
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let order = Order {
        seed: line.seed,
        rules: match line.profile {
            Named::Classic => Rules::classic(),
            Named::Nist => Rules::nist(),
        },
        broken,
        size: Size::of(line.years),
        threads: line.threads.unwrap_or(cores).clamp(1, 256),
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "how long the run took, for the person who waits"
    )]
    let began = Instant::now();
    let outcome = suite::run(&order);
    print(&report::text(&order, &outcome));
    eprintln!(
        "{:.1} s on {} threads",
        began.elapsed().as_secs_f64(),
        order.threads
    );
    if outcome.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn list() -> String {
    Broken::ALL
        .into_iter()
        .map(|broken| format!("{:<24}{}\n", broken.name(), broken.meaning()))
        .collect()
}

/// Whoever pipes this into `head` closes it early.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
