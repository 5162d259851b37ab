//! The desk: finding an account, and talking with its owner.

use askama::Template;
use doorcode_engine::time::Timestamp;

use super::{Frame, form::CodeForm};
use crate::usecase::delayed::AtDesk;

/// What the page says of the last thing done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nobody has this user name.
    Nobody,
    /// It is the agent's own.
    Own,
    /// Its owner wants no talk just now.
    Shut,
    /// Too many were looked for; milliseconds to wait.
    SlowDown(i64),
    /// The talk is over, or its time is.
    Over,
}

/// Finding an account. Posts `user_name` to `/desk`.
#[derive(Template)]
#[template(path = "desk/home.html")]
pub struct DeskHome {
    /// What is around the page.
    pub frame: Frame,
    /// What was typed.
    pub user_name: String,
    /// What came of it.
    pub said: Option<Said>,
}

impl DeskHome {
    fn words(&self) -> Option<String> {
        Some(match self.said? {
            Said::Nobody => self.frame.say("desk-nobody").to_string(),
            Said::Own => self.frame.say("desk-own").to_string(),
            Said::Shut => self.frame.say("desk-shut").to_string(),
            Said::SlowDown(ms) => {
                let span = self.frame.t.span(ms);
                self.frame.say("note-slow-down").with("span", span).to_string()
            }
            Said::Over => self.frame.say("desk-over").to_string(),
        })
    }
}

/// A talk with a caller, of whom nothing is proved. The form for what they read out posts to `/desk/contact/code`, 'The talk
/// is over' posts `id` to `/desk/contact/close`.
#[derive(Template)]
#[template(path = "desk/contact.html")]
pub struct DeskContact {
    /// What is around the page.
    pub frame: Frame,
    /// The contact's id.
    pub id: String,
    /// The caller's user name.
    pub user_name: String,
    /// The form for the code.
    pub code: CodeForm,
}

/// A talk with a caller who has the phone. 'End all sessions' posts `id` to `/desk/contact/end-sessions`,
/// and 'Start the delayed recovery' to `/desk/contact/recovery`.
#[derive(Template)]
#[template(path = "desk/verified.html")]
pub struct DeskVerified {
    /// What is around the page.
    pub frame: Frame,
    /// The contact's id.
    pub id: String,
    /// The caller's user name.
    pub user_name: String,
    /// Until when that lets the agent act.
    pub until: Timestamp,
    /// Whether the sessions have just been ended.
    pub ended: bool,
    /// What can be done about a delayed recovery.
    pub recovery: AtDesk,
}
