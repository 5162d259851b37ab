//! `doorcode drill` at the command line: asks before it begins, shows how far it is, and prints the table.

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use doorcode_server::clock::Clock;
use doorcode_server::config::Config;
use doorcode_server::drill::{Borrowed, Options, Plan, Progress, Report};
use doorcode_server::random::Randomness;

use crate::DrillLine;

/// It could not be played, or not to its end.
const COULD_NOT_RUN: u8 = 2;
/// Where the password of a lent account may stand; it is no setting of the program.
const PASSWORD_VARIABLE: &str = "DRILL_PASSWORD";

pub(crate) fn drill(line: DrillLine, config: &Config) -> anyhow::Result<ExitCode> {
    // A socket and a few answers at a time; what is waited for is the server.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    match runtime.block_on(play(line, config)) {
        Ok(Some(report)) => {
            let _ = stdout().write_all(report.to_text().as_bytes());
            Ok(ExitCode::from(report.exit_code()))
        }
        Ok(None) => {
            eprintln!("Nothing was done.");
            Ok(ExitCode::from(COULD_NOT_RUN))
        }
        Err(error) => {
            eprintln!("The drill was not played. {error:#}");
            Ok(ExitCode::from(COULD_NOT_RUN))
        }
    }
}

async fn play(line: DrillLine, config: &Config) -> anyhow::Result<Option<Report>> {
    let account = match line.user {
        Some(user_name) => Some(Borrowed {
            user_name,
            password: password()?,
        }),
        None => None,
    };
    let options = Options {
        url: line.url.unwrap_or_else(|| own_address(config)),
        elsewhere: line.server_is_mine,
        account,
        rules: config.rules.clone(),
    };
    let plan = Plan::make(options, Randomness::system(), Clock::system()).await?;
    eprintln!("{}", plan.warning());
    if !(line.yes || confirmed()?) {
        return Ok(None);
    }
    let (mut number, mut begun) = (0_u32, "");
    let mut show = |progress: Progress<'_>| match progress {
        Progress::Begins(attack) => {
            begun = attack;
            number += 1;
            eprint!("{number:>3}  {attack} … ");
            let _ = stderr().flush();
        }
        Progress::Over(finding) if finding.attack == begun => eprintln!("{}", finding.verdict()),
        // What came of the same tries, or was not tried at all.
        Progress::Over(finding) => {
            number += 1;
            eprintln!("{number:>3}  {} … {}", finding.attack, finding.verdict());
        }
    };
    let report = plan.play(&mut show).await?;
    eprintln!();
    Ok(Some(report))
}

/// The server of this configuration, as it is reached on this machine.
fn own_address(config: &Config) -> String {
    let public = config.public_url_at(config.listen);
    if public.is_local() || config.tls.certificate.is_some() {
        return public.origin();
    }
    let mut listen = config.listen;
    if listen.ip().is_unspecified() {
        listen.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    format!("http://{listen}")
}

/// The password of the lent account: never an argument, which everybody on the machine can read.
fn password() -> anyhow::Result<String> {
    if let Ok(password) = std::env::var(PASSWORD_VARIABLE) {
        return Ok(password);
    }
    if stdin().is_terminal() {
        anyhow::bail!(
            "The password is not read from the terminal, where it would be seen. Put it into {PASSWORD_VARIABLE}, or send it to \
             standard input with --yes."
        );
    }
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn confirmed() -> anyhow::Result<bool> {
    if !stdin().is_terminal() {
        anyhow::bail!("Nobody is there to ask: say --yes if that is what you want.");
    }
    eprint!("Begin? [y/N] ");
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
