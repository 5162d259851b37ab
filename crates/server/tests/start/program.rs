//! The program in a process of its own, in a folder of its own.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use doorcode_server::clock::Clock;

/// Far longer than any start takes; only a test that fails waits for it.
const LONGEST: Duration = Duration::from_secs(30);

/// A place for configuration, data and keys.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("doorcode.db")
    }

    pub fn key_file(&self) -> PathBuf {
        self.data().join("keys.toml")
    }

    /// Writes `doorcode.toml` where the program looks for it.
    pub fn configure(&self, text: &str) {
        fs::write(self.path("doorcode.toml"), text).unwrap();
    }

    /// The program, with nothing of the tests' own environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.shell(Command::new(env!("CARGO_BIN_EXE_doorcode")), arguments)
    }

    /// The program, after `before` has been run in the shell that becomes it.
    pub fn command_after(&self, before: &str, arguments: &[&str]) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{before}; exec \"$0\" \"$@\"")]);
        shell.arg(env!("CARGO_BIN_EXE_doorcode"));
        self.shell(shell, arguments)
    }

    fn shell(&self, mut command: Command, arguments: &[&str]) -> Command {
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("DOORCODE_") {
                command.env_remove(name);
            }
        }
        command
            .current_dir(self.0.path())
            .env("DOORCODE_DATA", "data")
            .env("DOORCODE_LISTEN", "127.0.0.1:0")
            .args(arguments);
        command
    }

    /// Runs it to its end: its status, and what it said on both outputs.
    pub fn run(&self, arguments: &[&str]) -> (i32, String) {
        ended(self.command(arguments))
    }

    /// Starts it and waits until it is ready.
    pub fn start(&self, settings: &[(&str, &str)]) -> Program {
        let mut command = self.command(&[]);
        command.envs(settings.iter().copied());
        Program::start(command)
    }

    /// Starts and stops it once, so that there is a database.
    pub fn used(&self) {
        self.start(&[]).stop();
    }
}

/// Runs a command to its end: its status, and what it said on both outputs.
pub fn ended(mut command: Command) -> (i32, String) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8(said).unwrap(),
    )
}

/// The program, running; it is killed with this value.
pub struct Program {
    child: Child,
    out: BufReader<ChildStdout>,
    /// What it said on standard output until it was ready.
    pub welcome: String,
    /// The address people open.
    pub base: String,
}

impl Program {
    pub fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut welcome = String::new();
        // 'Stop' is its last line.
        while !welcome.contains("Ctrl-C") {
            if out.read_line(&mut welcome).unwrap() == 0 {
                let mut said = String::new();
                child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("it did not start: {welcome}{said}");
            }
        }
        let base = welcome
            .split_whitespace()
            .find(|word| word.starts_with("http://localhost:"))
            .unwrap()
            .to_owned();
        Self {
            child,
            out,
            welcome,
            base,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        self.base.replace("http://localhost", "127.0.0.1")
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Waits until it has ended: how, and after what time.
    pub fn wait(&mut self) -> (ExitStatus, Duration) {
        let clock = Clock::system();
        while clock.ticks() < LONGEST {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, clock.ticks());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it does not end");
    }

    /// Ends it as a supervisor does; gives what it logged.
    pub fn stop(mut self) -> String {
        self.signal("TERM");
        let (status, took) = self.wait();
        assert_eq!(status.code(), Some(0));
        assert!(took < Duration::from_secs(5), "{took:?}");
        let mut log = String::new();
        self.out.read_to_string(&mut log).unwrap();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        log
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sets the mode of a file or a folder.
pub fn chmod(path: &Path, mode: u32) {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
    fs::set_permissions(path, mode).unwrap();
}
