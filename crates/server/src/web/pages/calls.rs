//! The page of Calls: a form for dialling, the list of recent calls, and the stage on which scripts show a call.

use askama::Template;
use doorcode_engine::ids::CallId;
use doorcode_engine::time::{SECOND_MS, Timestamp};
use doorcode_talk::call::frames::{Direction, Outcome, RecentCall};

use super::{Frame, Person, paths};
use crate::web::texts::Texts;

/// POST only (`call`, absent for all): takes calls out of the list.
pub const FORGET: &str = "/calls/forget";

/// The sentences that the scripts say. The page carries them along, in its language.
pub const WORDS: [&str; 74] = [
    "calls-call-video",
    "calls-call-voice",
    "calls-calling",
    "calls-camera-busy",
    "calls-camera-missing",
    "calls-camera-other",
    "calls-camera-refused",
    "calls-cancel",
    "calls-cancelled",
    "calls-connecting",
    "calls-declined",
    "calls-elsewhere",
    "calls-elsewhere-end",
    "calls-hang-up",
    "calls-incoming",
    "calls-lasted",
    "calls-line-replaced",
    "calls-line-sign-in",
    "calls-line-signed-out",
    "calls-line-take-over",
    "calls-line-waiting",
    "calls-microphone-busy",
    "calls-microphone-insecure",
    "calls-microphone-missing",
    "calls-microphone-other",
    "calls-microphone-refused",
    "calls-missed",
    "calls-note-blocked",
    "calls-note-muted",
    "calls-note-shares",
    "calls-note-you-are-muted",
    "calls-note-you-share",
    "calls-outgoing",
    "calls-over-after",
    "calls-over-busy",
    "calls-over-cancelled",
    "calls-over-declined",
    "calls-over-ended_elsewhere",
    "calls-over-gone",
    "calls-over-lost",
    "calls-over-no_answer",
    "calls-over-stopped",
    "calls-over-they_hung_up",
    "calls-over-unreachable",
    "calls-over-you_hung_up",
    "calls-preparing",
    "calls-reconnecting",
    "calls-refused-blocked",
    "calls-refused-empty",
    "calls-refused-in_a_call",
    "calls-refused-offline",
    "calls-refused-out_of_turn",
    "calls-refused-too_many",
    "calls-refused-unavailable",
    "calls-refused-unknown",
    "calls-refused-yourself",
    "calls-rings-video",
    "calls-rings-voice",
    "calls-screen-busy",
    "calls-screen-missing",
    "calls-screen-other",
    "calls-settings-default",
    "calls-settings-none",
    "calls-settings-unnamed",
    "calls-silent",
    "calls-silent-wake",
    "calls-their-picture",
    "calls-title-rings",
    "calls-toast-answered",
    "calls-toast-declined",
    "calls-toast-missed",
    "calls-unanswered",
    "calls-was-busy",
    "calls-your-picture",
];

/// `GET /calls` (`?to=` a user name to dial, `?before=` a call: the part of the list that is older).
#[derive(Template)]
#[template(path = "calls/calls.html")]
pub struct Calls {
    /// What surrounds it.
    pub frame: Frame,
    /// The user name that stands in the field.
    pub to: String,
    /// A part of the list, newest first.
    pub lines: Vec<Line>,
    /// The line that scripts copy for a new call: [`Line::blank`].
    pub blank: Line,
    /// The call before which the next part ends, where there may be one.
    pub earlier: Option<CallId>,
    /// Whether the list begins with the newest call.
    pub is_first_page: bool,
    /// Whether calls can go through a relay.
    pub has_relay: bool,
}

/// One line of the list.
pub struct Line {
    /// The call's id; empty in the line that scripts copy.
    pub call: String,
    /// The other person; without a user name where the account was deleted.
    pub person: Person,
    /// When it was dialled.
    pub at: Timestamp,
    /// Somebody tried in vain to reach this person.
    pub missed: bool,
    /// Missed, and not looked at yet.
    pub unseen: bool,
    direction: Direction,
    outcome: Outcome,
    /// Whether the caller had the camera on: calling back on a phone does as well.
    pub camera: bool,
    talked_ms: i64,
}

impl Line {
    /// The line that shows a call of a list.
    pub fn of(call: RecentCall) -> Self {
        let answered = matches!(call.outcome, Outcome::Talked | Outcome::Declined);
        Self {
            call: call.call.to_string(),
            person: Person {
                display_name: call.with.name,
                user_name: call.with.user_name,
            },
            at: call.at,
            missed: call.direction == Direction::Incoming && !answered,
            unseen: call.unseen,
            direction: call.direction,
            outcome: call.outcome,
            camera: call.camera,
            talked_ms: call.talked_ms,
        }
    }

    /// The line that scripts copy and fill in.
    pub fn blank() -> Self {
        Self {
            call: String::new(),
            person: Person {
                display_name: String::new(),
                user_name: String::new(),
            },
            at: Timestamp::from_ms(0),
            missed: false,
            unseen: false,
            direction: Direction::Outgoing,
            outcome: Outcome::NoAnswer,
            camera: false,
            talked_ms: 0,
        }
    }

    /// Whether the account was deleted: then nobody can be called back.
    fn is_nobody(&self) -> bool {
        self.person.user_name.is_empty() && !self.call.is_empty()
    }

    fn name(&self, t: &Texts) -> String {
        [&self.person.display_name, &self.person.user_name]
            .into_iter()
            .find(|name| !name.trim().is_empty())
            .cloned()
            .unwrap_or_else(|| t.say("calls-deleted").to_string())
    }

    fn icon(&self) -> &'static str {
        match self.direction {
            Direction::Outgoing => "call-out",
            Direction::Incoming if self.missed => "call-missed",
            Direction::Incoming => "call-in",
        }
    }

    /// How it went, in words. The same rules as `told` in assets/calls/recent.js.
    fn how(&self, t: &Texts) -> String {
        let key = match (self.direction, self.outcome) {
            (Direction::Outgoing, Outcome::Talked) => "calls-outgoing",
            (Direction::Outgoing, Outcome::NoAnswer) => "calls-unanswered",
            (Direction::Outgoing, Outcome::Cancelled) => "calls-cancelled",
            (Direction::Outgoing, Outcome::Busy) => "calls-was-busy",
            (Direction::Incoming, Outcome::Talked) => "calls-incoming",
            (_, Outcome::Declined) => "calls-declined",
            (Direction::Incoming, Outcome::NoAnswer | Outcome::Cancelled | Outcome::Busy) => "calls-missed",
        };
        let mut words = t.say(key).to_string();
        if self.outcome == Outcome::Talked {
            words += &format!(", {}", t.say("calls-lasted").with("time", clock(self.talked_ms)));
        }
        words
    }

    /// The moment as `<time datetime>` spells it.
    fn iso(&self) -> String {
        jiff::Timestamp::from_millisecond(self.at.ms()).map_or_else(|_| String::new(), |at| at.to_string())
    }

    fn moment(&self, t: &Texts) -> String {
        t.moment(&self.at)
    }

    fn href(&self) -> String {
        dial_href(&self.person.user_name)
    }
}

/// The address of Calls with a user name in the field, ready to dial.
pub fn dial_href(user_name: &str) -> String {
    let mut href = format!("{}?to=", paths::CALLS);
    for byte in user_name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => href.push(char::from(byte)),
            _ => href.push_str(&format!("%{byte:02X}")),
        }
    }
    href
}

/// Minutes and seconds, or hours too: 4:07, 1:02:45.
fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / SECOND_MS;
    let (h, m, s) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if h > 0 {
        format!("{h}:{m:02}:{s:02}")
    } else {
        format!("{m}:{s:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a name begins with in a script, where the rest of the key is put together from a word of the wire.
    const MADE: [&str; 5] = [
        "calls-refused-",
        "calls-over-",
        "calls-microphone-",
        "calls-camera-",
        "calls-screen-",
    ];

    fn scripts() -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/calls");
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect()
    }

    #[test]
    fn the_page_carries_the_words_that_its_scripts_say_and_no_others() {
        let scripts = scripts();
        let ftl = include_str!("../../../locales/en/calls.ftl");
        let keys = ftl
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key);
        for key in keys {
            let said =
                scripts.contains(&format!("\"{key}\"")) || MADE.iter().any(|stem| key.starts_with(stem));
            // A button's name that a template writes, not a reason why the camera cannot be had.
            let said = said && key != "calls-camera-off";
            assert_eq!(WORDS.contains(&key), said, "{key}");
        }
        assert!(WORDS.is_sorted(), "kept in order, so that a double shows");
    }

    #[test]
    fn a_name_goes_into_an_address_and_comes_out_again() {
        assert_eq!(dial_href("ana"), "/calls?to=ana");
        assert_eq!(dial_href("a+b/c=d&e"), "/calls?to=a%2Bb%2Fc%3Dd%26e");
    }

    #[test]
    fn time_is_told_like_a_clock() {
        assert_eq!(clock(247_999), "4:07");
        assert_eq!(clock(3_765_000), "1:02:45");
        assert_eq!(clock(-1), "0:00");
    }
}
