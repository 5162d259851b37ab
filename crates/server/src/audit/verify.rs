//! Holding the audit log against its chain, its codes and its checkpoints.
//!
//! Nothing is written. A problem is told with the number of the link and a moment, and reading goes on behind it, so that
//! one changed entry does not hide another.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use doorcode_engine::time::Timestamp;
use doorcode_store::Store;
use doorcode_store::audit::{self, Entry, Found, Linked, Said};

use super::chain::{self, Hash};
use super::checkpoints::{self, Checkpoint, hex};
use super::command::moment;
use super::seal::{AuditKeys, Author};
use super::sealer::SETTLED_MS;

/// Links that are read at once.
const AT_ONCE: u32 = 1_000;
/// Problems that are told; beyond, they are only counted.
const TOLD: usize = 1_000;

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Links that were read.
    pub links: i64,
    /// Sound entries that the sealer has not come to yet.
    pub waiting: u64,
    /// Checkpoints that were read.
    pub checkpoints: u64,
    /// The newest sound one.
    pub newest: Option<Checkpoint>,
    /// What does not fit, in the order of the chain; the first thousand.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub count: u64,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Links are gone.
    LinksMissing {
        /// The first.
        from: i64,
        /// The last.
        to: i64,
        /// When the entry in front of them happened.
        after: Option<Timestamp>,
    },
    /// The entry of a link is gone.
    EntryRemoved {
        /// The link.
        link: i64,
        /// When the entry in front of it happened.
        after: Option<Timestamp>,
    },
    /// An entry is not as it was written.
    EntryChanged {
        /// The link.
        link: i64,
        /// What it now says of its moment.
        at: Option<Timestamp>,
    },
    /// The program wrote this entry, and it was another one that was chained here.
    EntryMoved {
        /// The link.
        link: i64,
        /// Its moment.
        at: Timestamp,
    },
    /// An entry that the program did not write, or that was put between others.
    EntryInserted {
        /// Its number in the table.
        seq: i64,
        /// Its link, where the sealer has taken it for one of the program's.
        link: Option<i64>,
        /// Its moment.
        at: Timestamp,
    },
    /// An entry with the code of a root that is not in the key file.
    UnknownRoot {
        /// The link.
        link: i64,
        /// Its moment.
        at: Timestamp,
        /// The root.
        root: u32,
    },
    /// The chain ends before a checkpoint.
    CutOff {
        /// The last link that there is.
        last: i64,
        /// How many there were.
        links: i64,
        /// When that was signed.
        at: Timestamp,
    },
    /// The chain is another one than at a checkpoint. Of the checkpoints that do not fit the first is told.
    Rewritten {
        /// The last link up to which a checkpoint fits.
        after: i64,
        /// The link that the checkpoint was signed at.
        links: i64,
        /// When that was signed.
        at: Timestamp,
    },
    /// A line of the checkpoints' file is none of this server's.
    Checkpoint {
        /// The line.
        line: u64,
        /// What is wrong with it.
        what: checkpoints::Unsound,
    },
    /// There are links, and no checkpoint.
    NoCheckpoints,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let behind = |after: &Option<Timestamp>| match after {
            Some(at) => format!("after {}", moment(*at)),
            None => "at the beginning".to_owned(),
        };
        match self {
            Self::LinksMissing { from, to, after } if from == to => {
                write!(f, "link {from}, {}: removed from the chain", behind(after))
            }
            Self::LinksMissing { from, to, after } => {
                write!(
                    f,
                    "links {from} to {to}, {}: removed from the chain",
                    behind(after)
                )
            }
            Self::EntryRemoved { link, after } => {
                write!(f, "link {link}, {}: its entry was removed", behind(after))
            }
            Self::EntryChanged { link, at: Some(at) } => {
                write!(f, "link {link}, {}: its entry was changed", moment(*at))
            }
            Self::EntryChanged { link, at: None } => {
                write!(f, "link {link}: its entry or its hash was changed")
            }
            Self::EntryMoved { link, at } => {
                let at = moment(*at);
                write!(
                    f,
                    "link {link}, {at}: another entry was chained here; this one was moved, or the link changed"
                )
            }
            Self::EntryInserted { seq, link, at } => {
                let link = link.map_or_else(String::new, |link| format!(" (link {link})"));
                write!(
                    f,
                    "entry {seq}{link}, {}: not written by this server, or put in afterwards",
                    moment(*at)
                )
            }
            Self::UnknownRoot { link, at, root } => {
                let at = moment(*at);
                write!(
                    f,
                    "link {link}, {at}: written with root {root}, which is not in the key file"
                )
            }
            Self::CutOff { last, links, at } => write!(
                f,
                "links {} to {links}: cut off; at {} there were {links}",
                last.saturating_add(1),
                moment(*at)
            ),
            Self::Rewritten { after, links, at } => write!(
                f,
                "links {} to {links}: the chain was rewritten; the checkpoint of {} was signed for another one",
                after.saturating_add(1),
                moment(*at)
            ),
            Self::Checkpoint { line, what } => write!(f, "line {line} of the checkpoints {what}"),
            Self::NoCheckpoints => write!(
                f,
                "there are no checkpoints: an end that was cut off could not be seen"
            ),
        }
    }
}

impl Report {
    /// Whether everything fits.
    pub fn is_whole(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, problem: Problem) {
        self.count = self.count.saturating_add(1);
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        }
    }
}

/// Reads the whole log; `progress` hears how many links have been read.
///
/// # Errors
/// The database or the file of checkpoints cannot be read.
pub async fn verify(
    store: &Store,
    keys: &AuditKeys,
    file: &Path,
    now: Timestamp,
    mut progress: impl FnMut(i64),
) -> anyhow::Result<Report> {
    let mut report = Report::default();
    let mut signed = read_checkpoints(file, keys, &mut report)?;
    let (mut sound, mut rewritten) = (0, false);
    let mut walk = Walk {
        keys,
        before: chain::START,
        last: 0,
        highest: 0,
        at: None,
        coded: false,
    };
    loop {
        let links = audit::links(store, walk.last, AT_ONCE).await?;
        let Some(last) = links.last().map(|link| link.number) else {
            break;
        };
        for link in &links {
            walk.link(link, &mut report);
            if let Some(checkpoints) = signed.remove(&link.number) {
                let other = checkpoints.iter().find(|signed| signed.hash != hex(&link.hash));
                match other.filter(|_| !rewritten) {
                    None => sound = link.number,
                    Some(checkpoint) => {
                        rewritten = true;
                        report.add(Problem::Rewritten {
                            after: sound,
                            links: checkpoint.links,
                            at: Timestamp::from_ms(checkpoint.at_ms),
                        });
                    }
                }
            }
        }
        report.links = last;
        progress(last);
    }
    // Those that are left are of links that are not there: behind the end, or taken out, which has been told.
    let furthest = signed
        .into_values()
        .flatten()
        .max_by_key(|checkpoint| checkpoint.links);
    if let Some(checkpoint) = furthest.filter(|checkpoint| checkpoint.links > walk.last) {
        report.add(Problem::CutOff {
            last: walk.last,
            links: checkpoint.links,
            at: Timestamp::from_ms(checkpoint.at_ms),
        });
    }
    if report.checkpoints == 0 && walk.last > 0 {
        report.add(Problem::NoCheckpoints);
    }
    unchained(store, &walk, now, &mut report).await?;
    Ok(report)
}

/// The sound checkpoints, by the link they were signed at.
fn read_checkpoints(
    file: &Path,
    keys: &AuditKeys,
    report: &mut Report,
) -> anyhow::Result<BTreeMap<i64, Vec<Checkpoint>>> {
    let mut signed: BTreeMap<i64, Vec<Checkpoint>> = BTreeMap::new();
    checkpoints::for_each(file, |line, text| match Checkpoint::read(text, keys) {
        Ok(checkpoint) => {
            report.checkpoints = report.checkpoints.saturating_add(1);
            report.newest = Some(checkpoint.clone());
            signed.entry(checkpoint.links).or_default().push(checkpoint);
        }
        Err(what) => report.add(Problem::Checkpoint { line, what }),
    })?;
    Ok(signed)
}

/// The way along the chain.
struct Walk<'a> {
    keys: &'a AuditKeys,
    before: Hash,
    last: i64,
    /// The highest number of an entry.
    highest: i64,
    /// When the entry before happened.
    at: Option<Timestamp>,
    /// Whether an entry with a code was met: there is none without one behind it.
    coded: bool,
}

impl Walk<'_> {
    fn link(&mut self, link: &Linked, report: &mut Report) {
        let whole = link.number == self.last + 1;
        if !whole {
            report.add(Problem::LinksMissing {
                from: self.last + 1,
                to: link.number - 1,
                after: self.at,
            });
        }
        let number = link.number;
        match &link.entry {
            Found::Missing => report.add(Problem::EntryRemoved {
                link: number,
                after: self.at,
            }),
            Found::Unreadable => report.add(Problem::EntryChanged {
                link: number,
                at: None,
            }),
            Found::Entry(said) => {
                let fits = chain::link(&self.before, number, link.seq, said).as_slice() == link.hash;
                // Behind links that are gone no hash can fit; the code still tells whether the entry is as it was.
                self.entry(link, said, fits || !whole, report);
                self.at = Some(said.at);
            }
        }
        self.before = link.hash.as_slice().try_into().unwrap_or(chain::START);
        self.last = number;
        self.highest = self.highest.max(link.seq);
    }

    fn entry(&mut self, link: &Linked, said: &Said, fits: bool, report: &mut Report) {
        let (number, at) = (link.number, said.at);
        let author = self.keys.author(said);
        let old = author == Author::Uncoded && !self.coded;
        self.coded |= author != Author::Uncoded;
        let problem = match author {
            Author::Program if fits => return,
            Author::Program => Problem::EntryMoved { link: number, at },
            Author::UnknownRoot(root) if fits => Problem::UnknownRoot {
                link: number,
                at,
                root,
            },
            Author::Uncoded if old && fits => return,
            // The chain holds it as it is, so it was so when it was chained: nobody has changed it since.
            Author::Other | Author::Uncoded if fits => Problem::EntryInserted {
                seq: link.seq,
                link: Some(number),
                at,
            },
            Author::Other | Author::Uncoded | Author::UnknownRoot(_) => Problem::EntryChanged {
                link: number,
                at: Some(at),
            },
        };
        report.add(problem);
    }
}

/// What is not in the chain: waits for the sealer, or was put in.
async fn unchained(
    store: &Store,
    walk: &Walk<'_>,
    now: Timestamp,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut after = 0;
    loop {
        let entries = audit::unchained(store, after, i64::MAX, AT_ONCE).await?;
        let Some(last) = entries.last() else {
            return Ok(());
        };
        after = last.seq;
        for Entry { seq, said } in &entries {
            let sound = match walk.keys.author(said) {
                Author::Program => true,
                Author::Uncoded => !walk.coded,
                Author::Other | Author::UnknownRoot(_) => false,
            };
            // Below the highest, the sealer has gone past it; it looks back for as long as a transaction can last.
            let in_time = *seq > walk.highest || now.since_ms(said.at).abs() < 2 * SETTLED_MS;
            if sound && in_time {
                report.waiting = report.waiting.saturating_add(1);
            } else {
                report.add(Problem::EntryInserted {
                    seq: *seq,
                    link: None,
                    at: said.at,
                });
            }
        }
    }
}
