//! What operators do at the command line with the audit log.

use std::io::{BufWriter, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

use doorcode_server::audit::command::{self, Exported, Log};
use doorcode_server::clock::Clock;
use doorcode_server::config::Config;

use crate::{AuditCommand, Wanted};

/// The log is not whole: told apart from a command that could not run.
const NOT_WHOLE: u8 = 3;
/// Entries between two lines of progress.
const PROGRESS_EVERY: i64 = 20_000;

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
