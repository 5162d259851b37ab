//! A PostgreSQL server for the tests of one machine: started by the first test process that wants it, shared by all
//! that run at the same time (nextest starts a process for each test), and gone a few seconds after the last.
//!
//! Every test process holds a shared lock on a file. The server's parent is a small shell loop that tries to
//! take the same lock alone: it succeeds when no test process is left, however they ended, and then stops the
//! server and removes its files. The server listens on a socket in a folder that only its user and root can enter.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

/// Starts the server, then waits until nobody uses it. `$1` the program, `$2` the folder, `$3` the users' lock.
const PARENT: &str = r#"
"$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c max_connections=300 -c shared_buffers=32MB -c autovacuum=off \
    -c deadlock_timeout=100ms &
server=$!
exec 9<"$3"
while sleep 3; do
    if flock --nonblock --exclusive 9; then
        kill -INT "$server"
        wait "$server"
        rm -rf "$2"/*
        exit
    fi
done
"#;

/// How often, and how many times, a server that is starting is asked whether it is ready: 20 s in all.
const PAUSE: Duration = Duration::from_millis(50);
const PATIENCE: u32 = 400;

/// The address of the server, without a database: `postgres://user@host:port`.
pub(super) fn server() -> Option<&'static str> {
    static SERVER: OnceLock<Option<String>> = OnceLock::new();
    SERVER
        .get_or_init(|| match std::env::var("DOORCODE_TEST_POSTGRES") {
            Ok(url) => Some(url),
            Err(_) => match programs() {
                Some(programs) => Some(shared(&programs)),
                None => {
                    let said = "PostgreSQL is not installed: its tests are NOT run. \
                                Install it (Debian: apt-get install postgresql) or set DOORCODE_TEST_POSTGRES";
                    assert!(std::env::var("CI").as_deref() != Ok("true"), "{said}");
                    eprintln!("\n*** {said} ***\n");
                    None
                }
            },
        })
        .as_deref()
}

/// The address of one database of the server.
pub(super) fn database(server: &str, name: &str) -> String {
    let (scheme, rest) = server.split_once("://").expect("postgres://user@host");
    let (rest, query) = rest
        .split_once('?')
        .map_or((rest, String::new()), |(rest, q)| (rest, format!("?{q}")));
    let authority = rest.split_once('/').map_or(rest, |(authority, _)| authority);
    format!("{scheme}://{authority}/{name}{query}")
}

/// Runs one statement outside of every test's database.
pub(super) fn run(server: &str, sql: String) {
    attempt(server, sql).unwrap_or_else(|error| panic!("the tests' PostgreSQL at {server}: {error}"));
}

/// On a thread and a runtime of its own, so that it can be called from a test's runtime and from `Drop`.
fn attempt(server: &str, sql: String) -> Result<(), String> {
    let url = database(server, "postgres");
    let work = async move {
        let said = |error: tokio_postgres::Error| {
            format!(
                "{error} {}",
                std::error::Error::source(&error).map_or_else(String::new, ToString::to_string)
            )
        };
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls)
            .await
            .map_err(said)?;
        let connection = tokio::spawn(connection);
        let answer = client.batch_execute(&sql).await.map_err(said);
        drop(client);
        let _ = connection.await;
        answer
    };
    let thread = std::thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime")
            .block_on(work)
    });
    thread.join().expect("the statement's thread")
}

/// The folder with `initdb` and `postgres`: in the PATH, or where Debian puts them (the newest).
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.as_ref().ok()?.file_name().to_str()?.parse().ok()?,
                entry.ok()?.path().join("bin"),
            ))
        })
        .collect();
    versions.sort();
    std::env::split_paths(&path)
        .chain(versions.into_iter().rev().map(|(_, path)| path))
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// The shared server: found, or started.
fn shared(programs: &Path) -> String {
    static USERS: OnceLock<File> = OnceLock::new();
    let me = tempfile::tempfile()
        .and_then(|file| file.metadata())
        .expect("a temporary file")
        .uid();
    let base = std::env::temp_dir().join(format!("doorcode-postgres-{me}"));
    // 711: the server's user passes through, nobody else can list it.
    let _ = DirBuilder::new().mode(0o711).create(&base);
    let found = std::fs::symlink_metadata(&base).expect("the folder of the tests' server");
    assert!(
        found.is_dir() && found.uid() == me,
        "{} belongs to somebody else",
        base.display()
    );

    let _starting = locked(&base.join("start.lock"), File::lock);
    // Waits while a server is being stopped; held until this process ends.
    USERS.get_or_init(|| locked(&base.join("users.lock"), File::lock_shared));
    let current = std::fs::read_to_string(base.join("current")).unwrap_or_default();
    if UnixStream::connect(Path::new(&current).join(".s.PGSQL.5432")).is_ok() {
        return address(Path::new(&current));
    }
    let folder = start(programs, &base, me);
    std::fs::write(base.join("current"), folder.to_str().expect("a path in UTF-8"))
        .expect("the note of the server");
    address(&folder)
}

fn address(folder: &Path) -> String {
    format!(
        "postgres://postgres@{}:5432",
        folder.display().to_string().replace('/', "%2F")
    )
}

fn locked(path: &Path, lock: impl Fn(&File) -> std::io::Result<()>) -> File {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o644)
        .open(path)
        .expect("a lock file");
    file.set_permissions(Permissions::from_mode(0o644))
        .expect("a lock file that the server's user can read");
    lock(&file).expect("a lock");
    file
}

/// Makes a cluster and starts it. Returns its folder when it answers.
fn start(programs: &Path, base: &Path, me: u32) -> PathBuf {
    // What earlier servers of a crashed machine left behind.
    for entry in std::fs::read_dir(base)
        .expect("the folder of the tests' server")
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with("server-") {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    let folder = base.join(format!("server-{}", std::process::id()));
    DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .expect("the server's folder");
    // PostgreSQL refuses to run as root.
    let user = (me == 0).then(|| unprivileged().expect("a user 'postgres' or 'nobody' to run PostgreSQL as"));
    if let Some((uid, gid)) = user {
        std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).expect("the server's folder changes hands");
    }
    let as_user = |program: &Path| {
        let mut command = Command::new(program);
        if let Some((uid, gid)) = user {
            command.uid(uid).gid(gid);
        }
        command
            .current_dir(&folder)
            .env("LC_ALL", "C")
            .stdin(Stdio::null());
        command
    };
    let made = as_user(&programs.join("initdb"))
        .args([
            "--pgdata=data",
            "--username=postgres",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--no-locale",
        ])
        .output()
        .expect("initdb starts");
    assert!(
        made.status.success(),
        "initdb: {}",
        String::from_utf8_lossy(&made.stderr)
    );

    let log_path = folder.join("log");
    let log = File::create(&log_path).expect("the server's log");
    // A process group of its own: Ctrl-C ends the tests, and the loop then sees that they are gone.
    let mut parent = as_user(Path::new("/bin/sh"))
        .args(["-c", PARENT, "doorcode-test-postgres"])
        .args([&programs.join("postgres"), &folder, &base.join("users.lock")])
        .stdout(log.try_clone().expect("the server's log"))
        .stderr(log)
        .process_group(0)
        .spawn()
        .expect("a shell starts");
    // It outlives this process as a rule; when it does not, it is not left as a zombie.
    std::thread::spawn(move || parent.wait());
    let address = address(&folder);
    let mut last = String::new();
    for _ in 0..PATIENCE {
        match attempt(&address, "SELECT 1".to_owned()) {
            Ok(()) => return folder,
            Err(error) => last = error,
        }
        std::thread::sleep(PAUSE);
    }
    let log = std::fs::read_to_string(log_path).unwrap_or_default();
    panic!("the tests' PostgreSQL did not start: {last}\n{log}");
}

/// The user and group ids to run the server as.
fn unprivileged() -> Option<(u32, u32)> {
    let passwd = std::fs::read_to_string("/etc/passwd").ok()?;
    ["postgres", "nobody"].iter().find_map(|wanted| {
        let mut fields = passwd
            .lines()
            .find(|line| line.split(':').next() == Some(wanted))?
            .split(':')
            .skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}
