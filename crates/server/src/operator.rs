//! What operators do at the command line with accounts and with the audit log.

use std::io::{BufWriter, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use std::time::Duration;

use doorcode_engine::account::TwoStep;
use doorcode_server::app::App;
use doorcode_server::audit::command::{self, Exported, Log, moment};
use doorcode_server::clock::Clock;
use doorcode_server::config::Config;
use doorcode_server::courier;
use doorcode_server::error::Error;
use doorcode_server::random::Randomness;
use doorcode_server::usecase::operating::{self, Change, LINK_DAYS, Shown};
use doorcode_store::accounts::Role;

use crate::{AccountCommand, AuditCommand, CourierCommand, RoleName, Wanted};

/// The log is not whole: told apart from a command that could not run.
const NOT_WHOLE: u8 = 3;
/// Entries between two lines of progress.
const PROGRESS_EVERY: i64 = 20_000;

pub(crate) fn account(command: AccountCommand, config: Config) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listen = config.listen;
        let app = App::open(config, listen, Clock::system(), Randomness::system()).await?;
        let done = do_with_account(&app, command).await;
        app.close().await;
        let _ = stdout().write_all(done?.as_bytes());
        Ok(())
    })
}

/// Does it, and says what was done.
async fn do_with_account(app: &App, command: AccountCommand) -> anyhow::Result<String> {
    let (name, change, said) = match command {
        AccountCommand::Add { name, display_name } => {
            let link = operating::add(app, &name, display_name.as_deref())
                .await
                .map_err(fault)??;
            eprintln!(
                "Hand this link to its owner, and to nobody else; it is good once, for {LINK_DAYS} days."
            );
            return Ok(format!("{link}\n"));
        }
        AccountCommand::Show { name } => {
            return Ok(shown(&operating::show(app, &name).await.map_err(fault)??));
        }
        AccountCommand::Disable { name } => (name, Change::Disable, "is disabled and signed out everywhere"),
        AccountCommand::Enable { name } => (name, Change::Enable, "can sign in again"),
        AccountCommand::Role { name, role } => {
            let (role, said) = match role {
                RoleName::Person => (Role::Person, "now has the role person"),
                RoleName::Desk => (Role::Desk, "now has the role desk"),
                RoleName::Operator => (Role::Operator, "now has the role operator"),
            };
            (name, Change::Role(role), said)
        }
        AccountCommand::EndSessions { name } => (name, Change::EndSessions, "is signed out everywhere"),
    };
    let account = operating::change(app, &name, change).await.map_err(fault)??;
    Ok(format!("{} {said}. Its owner is told.\n", account.user_name))
}

/// A test did not get out, or was lost: told apart from a command that could not run.
const NOT_SENT: u8 = 3;

pub(crate) fn courier(command: CourierCommand, config: Config) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let clock = Clock::system();
        match command {
            CourierCommand::Status => {
                let text = courier::command::status(&config, clock.now()).await?;
                let _ = stdout().write_all(text.as_bytes());
                Ok(ExitCode::SUCCESS)
            }
            CourierCommand::SendTest { to, gateway, wait } => {
                let listen = config.listen;
                let app = App::open(config, listen, clock, Randomness::system()).await?;
                let wait = Duration::from_secs(wait.into());
                let say = |line: &str| {
                    let _ = writeln!(stdout(), "{line}");
                };
                let sent = courier::command::send_test(&app, &to, gateway.as_deref(), wait, say).await;
                app.close().await;
                Ok(if sent? {
                    ExitCode::SUCCESS
                } else {
                    ExitCode::from(NOT_SENT)
                })
            }
        }
    })
}

fn fault(error: Error) -> anyhow::Error {
    match error {
        Error::Fault(fault) => fault,
        _ => anyhow::anyhow!("The server is too busy; nothing was done. Try again."),
    }
}

/// What proves something is never shown whole: not to an operator either.
fn shown(Shown { account, sessions }: &Shown) -> String {
    let mut lines = vec![
        ("User name", account.user_name.clone()),
        ("Display name", account.display_name.clone()),
        ("Id", account.id.to_string()),
        ("Role", account.role.as_str().to_owned()),
        ("Made", moment(account.created_at)),
    ];
    if let Some(since) = account.disabled_at {
        lines.push(("Disabled", format!("since {}", moment(since))));
    }
    let two_step = match account.two_step {
        TwoStep::On { since } => format!("on since {}", moment(since)),
        TwoStep::Off { .. } => "off".to_owned(),
    };
    lines.push(("Two-step", two_step));
    if let Some(since) = account.delayed_since {
        let chosen = format!("delayed, chosen {}", moment(since));
        lines.push(("Recovery", chosen));
    }
    let password = match account.password_known_since {
        Some(since) => format!(
            "locked since {}: its owner said that others know it",
            moment(since)
        ),
        None => format!("changed {}", moment(account.password_changed_at)),
    };
    lines.push(("Password", password));
    lines.push((
        "E-mail",
        match &account.email {
            Some(email) if account.email_verified_at.is_some() => email.clone(),
            Some(email) => format!("{email} (not verified)"),
            None => "none".to_owned(),
        },
    ));
    for phone in &account.phones {
        lines.push(("Phone", phone.number.masked()));
    }
    for session in sessions {
        let (app, device) = (session.app.as_str(), &session.device_description);
        lines.push((
            "Session",
            format!("{app}, {device}, last used {}", moment(session.last_seen)),
        ));
    }
    lines.iter().fold(String::new(), |text, (name, value)| {
        format!("{text}{name:<13} {value}\n")
    })
}

pub(crate) fn audit(command: AuditCommand, config: &Config) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut log = Log::open(config).await?;
        let done = match command {
            AuditCommand::Verify => verify(&log, config).await,
            AuditCommand::Search(wanted) => print(&mut log, wanted, Exported::write_text).await,
            AuditCommand::Export(wanted) => print(&mut log, wanted, Exported::write_json).await,
        };
        log.close().await;
        done
    })
}

async fn verify(log: &Log, config: &Config) -> anyhow::Result<ExitCode> {
    let mut progress = Progress::begin(log.count().await?);
    let report = log
        .verify(config, Clock::system().now(), |links| progress.tell(links))
        .await?;
    progress.end();
    let text = command::told(&report, &config.audit_checkpoints_path());
    let _ = stdout().write_all(text.as_bytes());
    Ok(if report.is_whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOT_WHOLE)
    })
}

type WriteOne = fn(&Exported, &mut BufWriter<std::io::StdoutLock<'static>>) -> std::io::Result<()>;

/// Whoever pipes this into `head` closes it early, which ends it well.
async fn print(log: &mut Log, wanted: Wanted, write: WriteOne) -> anyhow::Result<ExitCode> {
    let wanted = command::Wanted {
        account: wanted.account,
        since: wanted.since,
        until: wanted.until,
        event: wanted.event,
    };
    let search = log.search(&wanted, Clock::system().now()).await?;
    let mut progress = Progress::begin(log.count().await?);
    let mut out = BufWriter::new(stdout().lock());
    let mut printed = 0;
    log.for_each(&search, |entry| {
        printed += 1;
        progress.tell(printed);
        write(entry, &mut out).is_ok()
    })
    .await?;
    let _ = out.flush();
    progress.end();
    Ok(ExitCode::SUCCESS)
}

/// How far it has come, on standard error, where a person looks at that and not at the entries themselves.
struct Progress {
    shown: bool,
    told: i64,
    of: i64,
}

impl Progress {
    fn begin(of: i64) -> Self {
        Self {
            shown: stderr().is_terminal() && !stdout().is_terminal() && of > PROGRESS_EVERY,
            told: 0,
            of,
        }
    }

    fn tell(&mut self, read: i64) {
        if self.shown && read - self.told >= PROGRESS_EVERY {
            self.told = read;
            let _ = write!(stderr(), "\r{read} of {} entries", self.of);
        }
    }

    fn end(&self) {
        if self.told > 0 {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
