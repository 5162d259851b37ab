//! The delayed recovery: the way back of somebody who has lost two of three, and what its owner sees of it.

use askama::Template;
use doorcode_engine::recover::delayed::NotStarted;
use doorcode_engine::step_up::Thing;
use doorcode_engine::time::{DAY_MS, Timestamp};

use super::Frame;
use super::account::ProveBy;
use super::form::{Field, KeyForm};
use crate::usecase::delayed::Said;

/// Two of three lost: the user name. Posts `user_name` to `/lost`.
#[derive(Template)]
#[template(path = "recovery/lost.html")]
pub struct Lost {
    /// What is around the page.
    pub frame: Frame,
    /// The user name.
    pub user_name: Field,
    /// How many days it waits.
    pub days: i64,
}

/// Showing the one that is left, the same for every user name. Posts `password`, `key` or `code` to `/lost/prove/…`.
#[derive(Template)]
#[template(path = "recovery/prove.html")]
pub struct Prove {
    /// What is around the page.
    pub frame: Frame,
    /// Which form is unfolded.
    pub open: ProveBy,
    /// The password: its error only.
    pub password: Field,
    /// The code: its error only.
    pub code: Field,
    /// The form for the key.
    pub key: KeyForm,
    /// How many digits a code has at the least.
    pub digits: u8,
    /// What came of the last thing typed.
    pub said: Option<Said>,
}

impl Prove {
    fn said(&self) -> Option<String> {
        Some(match self.said? {
            Said::ShowsNothing => self.frame.say("lost-shows-nothing").to_string(),
            Said::Sent => self.frame.say("lost-sent").to_string(),
            Said::SlowDown(ms) => {
                let span = self.frame.t.span(ms);
                self.frame.say("note-slow-down").with("span", span).to_string()
            }
        })
    }

    fn sent(&self) -> bool {
        self.said == Some(Said::Sent)
    }
}

/// Where the way back stands, for somebody who has shown one of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It can be started: 'Start' posts nothing to `/lost/way`.
    Start,
    /// It cannot.
    NotNow(NotStarted),
    /// It waits until then.
    Waiting(Timestamp),
    /// One is under way that was started with another of the three.
    OfAnother,
}

/// See [`Stands`].
#[derive(Template)]
#[template(path = "recovery/way.html")]
pub struct WayBack {
    /// What is around the page.
    pub frame: Frame,
    /// Where it stands.
    pub stands: Stands,
    /// How many days it waits.
    pub days: i64,
    /// For how many days it can then be finished.
    pub open_days: i64,
}

impl WayBack {
    /// From when on one can be started, where that is to come.
    fn from(&self) -> Option<Timestamp> {
        match self.stands {
            Stands::NotNow(NotStarted::NotSettled { from } | NotStarted::TooSoon { from }) => Some(from),
            _ => None,
        }
    }

    fn title(&self) -> &'static str {
        match self.stands {
            Stands::Start => "way-start-title",
            Stands::NotNow(_) => "way-not-now-title",
            Stands::Waiting(_) => "way-waiting-title",
            Stands::OfAnother => "way-of-another-title",
        }
    }
}

/// A delayed recovery under way, and the button that stops it. Posts nothing to `/recovery` in a session; by a link
/// `token`, and where that does not do `password` or `key`, to `/recovery/stop`.
#[derive(Template)]
#[template(path = "recovery/stop.html")]
pub struct StopRecovery {
    /// What is around the page.
    pub frame: Frame,
    /// The user name.
    pub user_name: String,
    /// What was shown to start it.
    pub kept: Thing,
    /// When.
    pub started_at: Timestamp,
    /// The earliest moment at which it can be finished; `None`: from now on.
    pub ripe_at: Option<Timestamp>,
    /// The token of the link that led here; `None`: somebody is signed in.
    pub token: Option<String>,
    /// Whether the link alone does not do: it came to a phone that was reported lost.
    pub needs_more: bool,
    /// Which form is unfolded then.
    pub open: ProveBy,
    /// The password: its error only.
    pub password: Field,
    /// The form for the key.
    pub key: KeyForm,
}

impl StopRecovery {
    fn kept(&self) -> &'static str {
        match self.kept {
            Thing::Password => "password",
            Thing::Phone => "stop-recovery-phone",
            Thing::Key => "recovery-key",
        }
    }
}

/// Choosing to have the delayed recovery. Posts `have` (`yes` or `no`) to `/account/recovery`.
#[derive(Template)]
#[template(path = "account/recovery.html")]
pub struct ChooseRecovery {
    /// What is around the page.
    pub frame: Frame,
    /// Since when it is chosen.
    pub since: Option<Timestamp>,
    /// How many days it waits.
    pub days: i64,
}

/// A number of milliseconds as whole days, for the words.
pub fn days(ms: i64) -> i64 {
    ms / DAY_MS
}
