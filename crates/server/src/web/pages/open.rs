//! The pages that everybody may see: the two doors, help, errors, the handset.

use askama::Template;
use doorcode_engine::time::Timestamp;

use super::{AppName, Frame};

/// One door of the start page.
#[derive(Clone, Debug)]
pub struct FrontDoor {
    /// The app behind it.
    pub app: AppName,
    /// Where it leads.
    pub href: &'static str,
    /// Whether somebody is signed in to it here.
    pub signed_in: bool,
    /// How much is waiting behind it: unread messages, missed calls.
    pub waiting: u32,
}

impl FrontDoor {
    /// The number on the door. More than this nobody counts.
    fn badge(&self) -> String {
        if self.waiting >= doorcode_talk::limits::UNREAD_COUNTED {
            "99+".to_owned()
        } else {
            self.waiting.to_string()
        }
    }
}

/// The start page: two doors, Messages and Calls, and the account.
#[derive(Template)]
#[template(path = "open/home.html")]
pub struct Home {
    /// What is around the page.
    pub frame: Frame,
    /// The doors.
    pub doors: Vec<FrontDoor>,
    /// Whether an account can be made here.
    pub sign_up: bool,
}

/// The help page on two-step verification.
#[derive(Template)]
#[template(path = "open/help.html")]
pub struct Help {
    /// What is around the page.
    pub frame: Frame,
    /// How many digits a recovery key has.
    pub key_length: u8,
    /// How many days a delayed recovery waits.
    pub recovery_days: i64,
}

/// The languages that are spoken here. A button posts `language`, and `next` (the page to go back to).
#[derive(Template)]
#[template(path = "open/language.html")]
pub struct Language {
    /// What is around the page.
    pub frame: Frame,
    /// The page to go back to: a path of this site.
    pub next: String,
}

/// A problem, for a person.
#[derive(Template)]
#[template(path = "open/error.html")]
pub struct ErrorPage {
    /// What is around the page.
    pub frame: Frame,
    /// The short name of the problem: its texts are `error-<code>` and `error-<code>-detail`.
    pub code: &'static str,
    /// The status, shown small.
    pub status: u16,
    /// For a fault: what to tell the operator.
    pub reference: Option<String>,
    /// After how many seconds to try again.
    pub retry_after_s: Option<u64>,
    /// Where to go from here.
    pub next: String,
}

impl ErrorPage {
    /// The codes that have words of their own. Another code gets those of `fault` or of `malformed`.
    pub const CODES: [&'static str; 18] = [
        "credentials",
        "signed-out",
        "step-up",
        "expired",
        "not-allowed",
        "changed",
        "too-many",
        "no-texts",
        "overloaded",
        "malformed",
        "invalid",
        "too-large",
        "unsupported-type",
        "not-found",
        "method-not-allowed",
        "cross-site",
        "too-slow",
        "fault",
    ];

    fn title_key(&self) -> String {
        format!("error-{}", self.known_code())
    }

    fn detail_key(&self) -> String {
        format!("error-{}-detail", self.known_code())
    }

    fn known_code(&self) -> &'static str {
        if Self::CODES.contains(&self.code) {
            self.code
        } else if self.status >= 500 {
            "fault"
        } else {
            "malformed"
        }
    }

    /// Whether trying again helps.
    fn can_retry(&self) -> bool {
        matches!(
            self.code,
            "overloaded" | "too-many" | "too-slow" | "fault" | "changed"
        )
    }
}

/// A text on the handset.
#[derive(Clone, Debug)]
pub struct HandsetText {
    /// The number it went to.
    pub to: String,
    /// Its words.
    pub body: String,
    /// When it arrived.
    pub at: Timestamp,
}

impl HandsetText {
    /// The code in it, for the 'Copy' button: what the last line binds to the site (`@example.org #4821`), or
    /// the digits that the text begins with.
    pub fn code(&self) -> Option<&str> {
        let bound = self.body.rsplit_once(" #").map(|(_, code)| code);
        let begun = self.body.split(|letter: char| !letter.is_ascii_digit()).next();
        let is_code =
            |run: &&str| (4..=10).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit());
        bound.filter(is_code).or(begun.filter(is_code))
    }

    /// Its words without the line that is meant for phones, cut into words and addresses.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let words = match self.body.rsplit_once("\n\n@") {
            Some((words, _)) => words,
            None => &self.body,
        };
        pieces(words)
    }
}

/// A mail on the handset.
#[derive(Clone, Debug)]
pub struct HandsetMail {
    /// The address it went to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its words, plain text; addresses in it become links.
    pub body: String,
    /// When it arrived.
    pub at: Timestamp,
}

/// A piece of a mail: words, or an address to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// An address.
    Link(&'a str),
}

impl HandsetMail {
    /// The body cut into words and addresses.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        pieces(&self.body)
    }
}

/// Cuts words and addresses apart. Only `http:` and `https:` become links.
fn pieces(body: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = body;
    while let Some(start) = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| rest.find(scheme))
        .min()
    {
        let (before, from) = rest.split_at(start);
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Link(link));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// What the handset shows.
#[derive(Clone, Debug)]
pub enum HandsetView {
    /// Texts, newest first.
    Texts(Vec<HandsetText>),
    /// Mails, newest first.
    Mails(Vec<HandsetMail>),
    /// What was said in calls, newest first.
    Calls(Vec<HandsetText>),
}

/// The handset: a drawn phone that shows every text, mail and call of a local try-out. `/handset` shows texts,
/// `/handset?view=mail` mails, `/handset?view=calls` calls.
#[derive(Template)]
#[template(path = "open/handset.html")]
pub struct HandsetPage {
    /// What is around the page.
    pub frame: Frame,
    /// Texts, mails or calls.
    pub view: HandsetView,
}

impl HandsetPage {
    /// Whether it shows what this tab leads to: an empty one leads to the texts.
    fn shows(&self, tab: &str) -> bool {
        tab == match self.view {
            HandsetView::Texts(_) => "",
            HandsetView::Mails(_) => "mail",
            HandsetView::Calls(_) => "calls",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handset_finds_the_code_in_a_text() {
        let code = |body: &str| {
            let text = HandsetText {
                to: String::new(),
                body: body.into(),
                at: Timestamp::from_ms(0),
            };
            text.code().map(str::to_owned)
        };
        assert_eq!(
            code("4821 is your code, good for 10 minutes").as_deref(),
            Some("4821")
        );
        assert_eq!(
            code("Your code is below.\n\n@example.org #0123456789").as_deref(),
            Some("0123456789")
        );
        assert_eq!(code("See http://localhost:8080/ in 10 minutes"), None);
    }

    #[test]
    fn only_web_addresses_in_a_mail_become_links() {
        let mail = HandsetMail {
            to: String::new(),
            subject: String::new(),
            body: "Open https://a.example/x?y=1\nor javascript:alert(1) or http://b.example".into(),
            at: Timestamp::from_ms(0),
        };
        let expected = [
            Piece::Words("Open "),
            Piece::Link("https://a.example/x?y=1"),
            Piece::Words("\nor javascript:alert(1) or "),
            Piece::Link("http://b.example"),
        ];
        assert_eq!(mail.pieces(), expected);
    }
}
