//! `doorcode drill`: known attacks on two-step sign-ins, played over HTTP against a running server of one's own.
//!
//! ```text
//! Plan::make ─ looks at the server ─► warning ─ a yes ─► Plan::play ─► Report
//! ```
//!
//! On a try-out, whose handset shows the codes, it makes accounts of its own, plays everything and deletes them again. On
//! a real server it borrows an account whose password is given to it, plays what needs no code, and says what it left
//! out. It judges only what came back over the wire: nothing of the server's own code is asked, so that a proxy in front,
//! a changed configuration or a changed program shows.
//!
//! It sends requests to the one server that was named and to nobody else, follows no redirect, and never prints a
//! password, a code, a key or a token. What each attack did elsewhere stands in docs/security.md.

mod browser;
mod client;
mod codes;
mod guessing;
mod line;
mod passwords;
mod pending;
mod people;
mod report;
mod sessions;
mod strangers;

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use doorcode_engine::rules::Rules;

use crate::clock::Clock;
use crate::config::is_local_host;
use crate::random::Randomness;
use client::Server;
use people::{Cast, Person};
use report::Trouble;
pub use report::{Finding, Outcome, Report};

/// What to play against, and as whom.
pub struct Options {
    /// The address of the server, such as `http://localhost:8080`.
    pub url: String,
    /// Whether that may be another machine than this one.
    pub elsewhere: bool,
    /// The account to borrow, where the drill cannot make its own.
    pub account: Option<Borrowed>,
    /// The rules that the server runs by.
    pub rules: Rules,
}

/// An account of the operator's, for the time of the drill.
pub struct Borrowed {
    /// Its user name.
    pub user_name: String,
    /// Its password.
    pub password: String,
}

/// What will be played; nothing has been done yet.
pub struct Plan {
    server: Server,
    rules: Rules,
    account: Option<Borrowed>,
    random: Randomness,
    clock: Clock,
}

/// What the drill is doing.
pub enum Progress<'a> {
    /// An attack begins.
    Begins(&'static str),
    /// It is over.
    Over(&'a Finding),
}

/// What everybody on the stage knows.
struct Stage {
    server: Server,
    rules: Rules,
    clock: Clock,
    random: Randomness,
    people: People,
    /// Whoever has got a new password and a new session on the way.
    renewed: Mutex<Option<Person>>,
    /// The token of the one sign-in that the lent account has open: each costs its phone a text.
    pending: Mutex<Option<String>>,
}

/// Who is attacked.
enum People {
    /// Accounts of the drill's own: their codes can be read.
    Own(Box<Cast>),
    /// An account that was lent: its codes cannot.
    Lent(Person),
}

/// Why an attack is left out where codes cannot be read.
const NO_CODES: &str = "it takes the codes that the server sends, which only a try-out's handset shows";

/// An attack: its name, and what is tried.
#[derive(Clone, Copy)]
struct Attack {
    name: &'static str,
    tried: &'static str,
}

type Played = Result<Outcome, Trouble>;

impl Plan {
    /// Looks at the server, and nothing else.
    ///
    /// # Errors
    /// Why the drill cannot be played there, in words for the operator.
    pub async fn make(options: Options, random: Randomness, clock: Clock) -> anyhow::Result<Self> {
        let host = client::host_of(&options.url);
        let near = match host {
            Some(host) if options.url.starts_with("http://") || options.url.starts_with("https://") => {
                is_local_host(host)
            }
            _ => anyhow::bail!("'{}' is no address such as http://localhost:8080.", options.url),
        };
        if !near && !options.elsewhere {
            anyhow::bail!(
                "{} is not this machine. The drill attacks the server that it is pointed at: if you run that server, or \
                 whoever runs it has asked you to, say so with --server-is-mine.",
                options.url
            );
        }
        let server = Server::find(&options.url).await.map_err(|trouble| {
            anyhow::anyhow!(
                "There is no Doorcode to play against at {}: {trouble}.",
                options.url
            )
        })?;
        let server = people::as_people_open_it(server).await;
        let own = options.account.is_none();
        if own && !people::can_be_made(&server).await {
            anyhow::bail!(
                "This server shows no codes to the drill (it has no handset, or lets nobody make an account). Lend it an \
                 account that has two-step verification on, with --user and the password in DRILL_PASSWORD or on standard \
                 input: it then plays what needs no code."
            );
        }
        Ok(Self {
            server,
            rules: options.rules,
            account: options.account,
            random,
            clock,
        })
    }

    /// What it will do, and what remains of it afterwards.
    pub fn warning(&self) -> String {
        let url = &self.server.origin;
        let wrong = guessing::spent(&self.rules);
        match &self.account {
            None => format!(
                "This plays attacks against {url}, with accounts that it makes and deletes again (drill-…).\n\
                 It leaves behind: about a dozen wrong codes in the server's count of the hour (above {least} in an hour all new \
                 devices get longer codes for some hours: so play it once an hour at most), some forty wrong passwords from \
                 this machine's address, which is slowed for some minutes, and entries in the audit log. It takes about a \
                 minute.\n",
                least = self.rules.breaker_least,
            ),
            Some(lent) => format!(
                "This plays attacks against {url} with the account {name}.\n\
                 It costs that account up to {wrong} wrong codes, which count for a year: from then on new devices of \
                 {name} get longer codes. Its phone gets up to five texts, and after that new devices wait up to a quarter \
                 of an hour for theirs. Its owner is told of failed second steps. Wrong passwords are tried, too: the account \
                 and this machine's address are slowed for some minutes. Known devices and sessions of {name} are not \
                 touched.\n\
                 CODES CANNOT BE READ HERE: whatever needs one is not tried, and listed as such.\n",
                name = lent.user_name,
            ),
        }
    }

    /// Plays everything, in an order in which no attack spoils the next.
    ///
    /// # Errors
    /// Why it could not begin, in words for the operator.
    pub async fn play(self, progress: &mut dyn FnMut(Progress<'_>)) -> anyhow::Result<Report> {
        let people = match self.account {
            None => {
                let cast = Cast::make(&self.server, &self.random).await;
                People::Own(Box::new(cast.map_err(|trouble| {
                    anyhow::anyhow!("The drill's accounts could not be made: {trouble}.")
                })?))
            }
            Some(lent) => People::Lent(Person::lent(lent.user_name, lent.password)),
        };
        let stage = Stage {
            server: self.server,
            rules: self.rules,
            clock: self.clock,
            random: self.random,
            people,
            renewed: Mutex::default(),
            pending: Mutex::default(),
        };
        if let People::Lent(person) = &stage.people {
            // With a wrong password much would seem to hold that was never tried.
            stage.pending().await.map_err(|trouble| {
                anyhow::anyhow!(
                    "{} cannot be signed in to ({trouble}). Nothing else was done.",
                    person.name
                )
            })?;
        }
        let mut ledger = Ledger {
            report: Report::default(),
            progress,
        };
        browser::play(&stage, &mut ledger).await;
        pending::play(&stage, &mut ledger).await;
        codes::play(&stage, &mut ledger).await;
        guessing::play(&stage, &mut ledger).await;
        sessions::play(&stage, &mut ledger).await;
        strangers::play(&stage, &mut ledger).await;
        // Last, for the sources of all others wait after it.
        passwords::play(&stage, &mut ledger).await;
        let mut report = ledger.report;
        if let People::Own(cast) = &stage.people {
            report.left = cast.leave(&stage).await;
        }
        Ok(report)
    }
}

impl Stage {
    /// Whoever the attacks that need no code are played on.
    fn somebody(&self) -> &Person {
        match &self.people {
            People::Own(cast) => &cast.dora,
            People::Lent(person) => person,
        }
    }

    /// A sign-in of theirs of which the password alone is proved, the same each time: its token.
    async fn pending(&self) -> Result<String, Trouble> {
        let known = self
            .pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(token) = known {
            return Ok(token);
        }
        let begun = match &self.people {
            // Its code is waited for, so that no later attack takes it for its own.
            People::Own(cast) => cast.dora.begin_with_code(&self.server, "account").await?.0,
            People::Lent(person) => person.begin(&self.server, "account").await?,
        };
        *self.pending.lock().unwrap_or_else(PoisonError::into_inner) = Some(begun.token.clone());
        Ok(begun.token)
    }

    /// Writes down that somebody has another password by now, and this session.
    fn renewed(&self, person: &Person, session: &str) {
        let person = Person {
            session: session.to_owned(),
            ..person.clone()
        };
        *self.renewed.lock().unwrap_or_else(PoisonError::into_inner) = Some(person);
    }

    /// Somebody as they are by now.
    fn by_now(&self, person: &Person) -> Person {
        let renewed = self
            .renewed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let same = renewed.filter(|renewed| renewed.name == person.name);
        same.unwrap_or_else(|| person.clone())
    }

    /// The drill's own accounts, where it has some.
    fn cast(&self) -> Option<&Cast> {
        match &self.people {
            People::Own(cast) => Some(cast),
            People::Lent(_) => None,
        }
    }
}

/// Where what came of the attacks is written down.
struct Ledger<'a> {
    report: Report,
    progress: &'a mut dyn FnMut(Progress<'_>),
}

impl Ledger<'_> {
    /// Plays one attack and writes down what came of it.
    async fn play(&mut self, attack: Attack, played: impl Future<Output = Played>) {
        self.begins(attack);
        let played = played.await;
        self.write(attack, played);
    }

    fn begins(&mut self, attack: Attack) {
        (self.progress)(Progress::Begins(attack.name));
    }

    fn write(&mut self, attack: Attack, played: Played) {
        let finding = Finding {
            attack: attack.name,
            tried: attack.tried,
            outcome: played.unwrap_or_else(|trouble| Outcome::Failed(trouble.to_string())),
        };
        (self.progress)(Progress::Over(&finding));
        self.report.findings.push(finding);
    }

    /// Says that an attack takes codes, and there are none to be had.
    fn without_codes(&mut self, attack: Attack) {
        self.write(attack, not_tried(NO_CODES));
    }
}

fn held(seen: impl Into<String>) -> Played {
    Ok(Outcome::Held(seen.into()))
}

fn through(seen: impl Into<String>) -> Played {
    Ok(Outcome::LetThrough(seen.into()))
}

fn not_tried(why: impl Into<String>) -> Played {
    Ok(Outcome::NotTried(why.into()))
}
