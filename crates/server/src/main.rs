//! The command line of `doorcode`: `doorcode` alone serves.

mod drilling;
mod operator;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Inputs, Loaded};
use doorcode_server::invite;
use doorcode_server::keys::KeyRing;
use doorcode_server::odds::Odds;
use doorcode_server::random::Randomness;
use doorcode_server::serve;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Two-step sign-in for messages and calls that people host themselves.
#[derive(Parser)]
#[command(name = "doorcode", version, about, arg_required_else_help = false)]
struct Line {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Args)]
struct Settings {
    /// The configuration file (default: ./doorcode.toml, if it is there).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The address to listen on (default: 127.0.0.1:8080).
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The folder for everything the program writes (default: ./doorcode-data).
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<String>,
    /// A path for SQLite, or postgres://user:password@host/name (default: SQLite in the data folder).
    #[arg(long, global = true, value_name = "DATABASE")]
    database: Option<String>,
    /// The address people open (default: http://localhost and the port).
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve until Ctrl-C (what `doorcode` alone does).
    Serve,
    /// Look at the configuration.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Make invitations for a server whose setting sign_up is 'invitation', one link a line.
    Invite {
        /// How many.
        #[arg(default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=i64::from(invite::MOST)))]
        count: u16,
        /// For how many days they are good.
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=i64::from(invite::LONGEST_DAYS)))]
        days: u16,
    },
    /// Look after the server's own keys.
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
    /// Look after accounts. Everything is written to the audit log and told to the owner; nothing here takes a second
    /// step away. Works beside running servers.
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Look after the gateways to phones and mailboxes. Works beside running servers.
    Courier {
        #[command(subcommand)]
        command: CourierCommand,
    },
    /// Read the audit log.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Print what the rules in force leave to an attacker: the computed bounds, level by level.
    Odds {
        /// For a program rather than a person.
        #[arg(long)]
        json: bool,
    },
    /// Play known attacks against a running server of your own, and print what was let through. On a try-out it plays all of
    /// them, with accounts that it makes and deletes again. Ends with 0 where everything held, with 1 where something was
    /// let through, with 2 where it could not be played.
    Drill(DrillLine),
}

#[derive(Args)]
struct DrillLine {
    /// The server's address (default: that of this configuration, on this machine).
    #[arg(value_name = "URL")]
    url: Option<String>,
    /// The server at that address is mine to attack, though it is not this machine. Without it the drill goes no further
    /// than this machine.
    #[arg(long)]
    server_is_mine: bool,
    /// Borrow this account, where there is no handset. It must have two-step verification on; its password is read from
    /// DRILL_PASSWORD or from standard input. Only what needs no code is played, and it costs the account a few wrong
    /// codes of its year.
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Begin without asking.
    #[arg(long)]
    yes: bool,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Print every setting: its value, where that comes from, what it means and what it may be.
    Explain,
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Add a new root to the key file. What was made with the old ones is still understood.
    Rotate,
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Make an account; prints the link with which its owner chooses a password, good once within a week.
    Add {
        /// The user name, which never changes.
        name: String,
        /// The name that others see (default: the user name).
        #[arg(long, value_name = "NAME")]
        display_name: Option<String>,
    },
    /// Show an account: role, contacts in part, and where it is signed in.
    Show {
        /// The user name.
        name: String,
    },
    /// Let an account sign nobody in; its sessions end. At the door its password is then as good as a wrong one.
    Disable {
        /// The user name.
        name: String,
    },
    /// Undo that.
    Enable {
        /// The user name.
        name: String,
    },
    /// Say what an account may do on this server.
    Role {
        /// The user name.
        name: String,
        /// What it may do: use it, support its users, or run it.
        role: RoleName,
    },
    /// End every session of an account, with its sockets and its call.
    EndSessions {
        /// The user name.
        name: String,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum RoleName {
    Person,
    Desk,
    Operator,
}

#[derive(Subcommand)]
enum CourierCommand {
    /// Print how each gateway does, what it has carried in the last 24 hours, and what waits.
    Status,
    /// Send a test now, and say what each gateway answers. Ends with 3 where it did not get out or was lost.
    SendTest {
        /// A number in the form +15550100, or an e-mail address.
        to: String,
        /// Through this gateway only.
        #[arg(long, value_name = "NAME")]
        gateway: Option<String>,
        /// Seconds to wait for a receipt, where the gateway sends some.
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(0..=600))]
        wait: u16,
    },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Hold the log against its chain and its checkpoints: names every entry that was changed, moved, removed, put in or
    /// cut off. Ends with 3 where there is one, with 1 where it could not be told.
    Verify,
    /// Print entries, one a line, oldest first.
    Search(Wanted),
    /// Print entries as JSON, an object a line, oldest first.
    Export(Wanted),
}

#[derive(Args)]
struct Wanted {
    /// A user name, or the id of an account.
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// From when on: a day (UTC), a moment, or how long ago, such as 2026-11-24, 2026-11-24T14:05:00Z, 90m, 12h, 7d.
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Until when, not included.
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// What happened, such as signed_in.
    #[arg(long, value_name = "EVENT")]
    event: Option<String>,
}

fn main() -> ExitCode {
    let line = Line::parse();
    let loaded = match config::load(&inputs(&line.settings)) {
        Ok(loaded) => loaded,
        Err(problems) => {
            eprintln!("Doorcode does not start with this configuration.\n\n{problems}");
            return ExitCode::from(2);
        }
    };
    match run(line.command.unwrap_or(Command::Serve), loaded) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("Doorcode stopped. {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn inputs(settings: &Settings) -> Inputs {
    let flags = [
        ("--listen", &settings.listen),
        ("--data", &settings.data),
        ("--database", &settings.database),
        ("--public-url", &settings.public_url),
    ];
    Inputs {
        file: settings.config.clone(),
        environment: std::env::vars_os().collect(),
        flags: flags
            .into_iter()
            .filter_map(|(flag, value)| Some((flag, value.clone()?)))
            .collect(),
    }
}

fn run(command: Command, loaded: Loaded) -> anyhow::Result<ExitCode> {
    match command {
        Command::Account { command } => operator::account(command, loaded.config)?,
        Command::Courier { command } => return operator::courier(command, loaded.config),
        Command::Audit { command } => return operator::audit(command, &loaded.config),
        Command::Drill(line) => return drilling::drill(line, &loaded.config),
        Command::Serve => {
            log(&loaded.config.log.filter);
            // As many threads as processors: nothing blocks them, for hashing and writing have threads of their own.
            tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?
                .block_on(serve::serve(loaded.config))?;
        }
        Command::Config {
            command: ConfigCommand::Explain,
        } => {
            // Whoever pipes this into `head` closes it early.
            let _ = std::io::stdout().write_all(config::explain(&loaded).as_bytes());
        }
        Command::Invite { count, days } => invite(&loaded.config, count, days)?,
        Command::Keys {
            command: KeysCommand::Rotate,
        } => rotate_keys(&loaded.config.key_file_path())?,
        Command::Odds { json } => {
            let odds = Odds::of(&loaded.config.rules);
            let text = if json { odds.to_json()? } else { odds.to_text() };
            let _ = std::io::stdout().write_all(text.as_bytes());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn invite(config: &config::Config, count: u16, days: u16) -> anyhow::Result<()> {
    let (clock, random) = (Clock::system(), Randomness::system());
    let made = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(invite::invite(config, count, days, &clock, &random))?;
    for link in &made.links {
        let _ = writeln!(std::io::stdout(), "{link}");
    }
    if !made.in_use {
        eprintln!("Nobody needs them yet: set sign_up = \"invitation\" and restart the server.");
    }
    Ok(())
}

fn rotate_keys(path: &Path) -> anyhow::Result<()> {
    let id = KeyRing::rotate(path, &Randomness::system(), Clock::system().now())?;
    let text = format!(
        "Root {number} was added to {path}.\n  \
         1. Keep a copy of the file, as of every version of it, away from copies of the database.\n  \
         2. Restart Doorcode, every node of it: what is new is then made with root {number}. Sessions stay; who is \
         making a recovery key at that moment is shown a new one.\n  \
         3. Leave the older roots in the file: passwords and recovery keys that were made with them need them.\n",
        number = id.0,
        path = path.display(),
    );
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

/// Logs to standard error, so that standard output stays the operator's.
fn log(filter: &str) {
    // What these say is for their own authors; those that see texts say nothing at all.
    let quiet = format!("refinery_core=warn,{filter},rusmppc=off,rusmpp=off");
    let filter: tracing_subscriber::filter::Targets = quiet.parse().unwrap_or_default();
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(colours)
        .with_writer(std::io::stderr)
        .with_target(false);
    tracing_subscriber::registry().with(lines).with(filter).init();
}
