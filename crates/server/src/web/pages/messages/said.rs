//! Messages as the page shows them: in runs of one author, with their day and how far they have come.

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::{MINUTE_MS, Timestamp};
use doorcode_talk::message::{MessageView, Notice, Says};
use doorcode_talk::wire::MemberView;

use crate::web::texts::Texts;

/// Messages of one author further apart than this do not belong together, in milliseconds. The same in
/// assets/messages/lines.js.
const RUN_MS: i64 = 5 * MINUTE_MS;

/// One message.
pub struct Said {
    /// Whether a day begins with it.
    pub starts_day: bool,
    /// Whether it says whose it is.
    pub shows_author: bool,
    /// How many times it was edited.
    pub edits: u32,
    /// How far it has come; of one's own only.
    pub state: Option<State>,
    view: MessageView,
    me: AccountId,
    starts: bool,
    ends: bool,
}

/// How far one's own message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The server has it.
    Sent,
    /// A window of everybody else holds it.
    Delivered,
    /// Everybody else has seen it.
    Read,
}

impl State {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
        }
    }

    /// Its sign.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Sent => "check",
            Self::Delivered | Self::Read => "check-twice",
        }
    }

    /// Its name: a key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sent => "messages-state-sent",
            Self::Delivered => "messages-state-delivered",
            Self::Read => "messages-state-read",
        }
    }

    /// The same rules as `state` in assets/messages/room.js.
    fn of(message: &MessageView, members: &[MemberView], me: AccountId) -> Self {
        let mut others = members
            .iter()
            .filter(|member| member.person.id != me && member.role.is_some() && member.joined <= message.seq)
            .peekable();
        if others.peek().is_none() {
            return Self::Sent;
        }
        others.fold(Self::Read, |so_far, member| {
            if member.read >= message.seq {
                so_far
            } else if member.delivered >= message.seq && so_far != Self::Sent {
                Self::Delivered
            } else {
                Self::Sent
            }
        })
    }
}

impl Said {
    /// Messages in their order, as `me` reads them.
    pub(super) fn run(
        messages: Vec<MessageView>,
        members: &[MemberView],
        is_group: bool,
        me: AccountId,
    ) -> Vec<Self> {
        let mut said: Vec<Self> = Vec::with_capacity(messages.len());
        for view in messages {
            let before = said.last().map(|before| &before.view);
            let starts_day = before.is_none_or(|before| day(before.at) != day(view.at));
            let starts = starts_day || before.is_none_or(|before| !belong_together(before, &view));
            if let Some(before) = said.last_mut() {
                before.ends = starts;
            }
            let mine = view.by == me;
            let is_text = matches!(view.says, Says::Text(_));
            said.push(Self {
                starts_day,
                shows_author: is_group && starts && !mine,
                edits: view.edits,
                state: (mine && is_text).then(|| State::of(&view, members, me)),
                view,
                me,
                starts,
                ends: true,
            });
        }
        said
    }

    pub(super) fn class(&self) -> String {
        let whose = if self.view.by == self.me { "mine" } else { "theirs" };
        let starts = if self.starts { " starts" } else { "" };
        let ends = if self.ends { " ends" } else { "" };
        format!("{whose}{starts}{ends}")
    }

    pub(super) fn is_event(&self) -> bool {
        matches!(self.view.says, Says::Notice(_))
    }

    pub(super) fn is_deleted(&self) -> bool {
        matches!(self.view.says, Says::Deleted(_))
    }

    pub(super) fn author(&self, t: &Texts) -> String {
        if self.view.by == self.me {
            t.say("messages-you").to_string()
        } else {
            name(&self.view, t)
        }
    }

    pub(super) fn words(&self, t: &Texts) -> String {
        words(&self.view, self.me, t)
    }

    pub(super) fn iso(&self) -> String {
        iso(self.view.at)
    }

    pub(super) fn day(&self, t: &Texts) -> String {
        t.day(&self.view.at)
    }

    /// The time of day by the clock of UTC, which is said too; scripts say it by the person's own.
    pub(super) fn hour(&self, t: &Texts) -> String {
        let moment = iso(self.view.at);
        let hour = moment.get(11..16).unwrap_or_default();
        t.say("messages-hour").with("time", hour).to_string()
    }
}

/// What to call a message's author.
pub(super) fn name(message: &MessageView, t: &Texts) -> String {
    if message.name.trim().is_empty() {
        t.say("messages-deleted-account").to_string()
    } else {
        message.name.clone()
    }
}

/// What a message says to `me`, without who says it. The same rules as `wordsOf` in assets/messages/lines.js.
pub(super) fn words(message: &MessageView, me: AccountId, t: &Texts) -> String {
    let notice = match &message.says {
        Says::Text(text) => return text.as_str().to_owned(),
        Says::Deleted(_) => return t.say("messages-deleted").to_string(),
        Says::Notice(notice) => notice,
    };
    let who = if message.by == me {
        t.say("messages-you").to_string()
    } else {
        name(message, t)
    };
    let whom = if notice.notice.about() == Some(me) {
        t.say("messages-you-there").to_string()
    } else {
        notice.whom.clone().unwrap_or_default()
    };
    let (key, title) = match &notice.notice {
        Notice::Founded { title } => ("messages-event-founded", title.as_str()),
        Notice::Added { .. } => ("messages-event-added", ""),
        Notice::Removed { .. } => ("messages-event-removed", ""),
        Notice::Left => ("messages-event-left", ""),
        Notice::Renamed { title } => ("messages-event-renamed", title.as_str()),
    };
    t.say(key)
        .with("name", who)
        .with("other", whom)
        .with("title", title)
        .to_string()
}

/// The moment as `<time datetime>` spells it.
pub(super) fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.ms()).map_or_else(|_| String::new(), |at| at.to_string())
}

fn day(at: Timestamp) -> i64 {
    at.ms().div_euclid(doorcode_engine::time::DAY_MS)
}

fn belong_together(before: &MessageView, after: &MessageView) -> bool {
    let is_notice = |message: &MessageView| matches!(message.says, Says::Notice(_));
    before.by == after.by
        && !is_notice(before)
        && !is_notice(after)
        && after.at.ms().saturating_sub(before.at.ms()) < RUN_MS
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorcode_engine::ids::MessageId;
    use doorcode_talk::message::Seq;
    use doorcode_talk::room::Role;
    use doorcode_talk::text::MessageText;
    use doorcode_talk::wire::Person;

    fn message(seq: u64, by: u128, at: i64) -> MessageView {
        MessageView {
            id: MessageId::from_u128(seq.into()),
            seq: Seq(seq),
            by: AccountId::from_u128(by),
            name: "Somebody".into(),
            at: Timestamp::from_ms(at),
            says: Says::Text(MessageText::new("words").unwrap()),
            edits: 0,
        }
    }

    fn member(id: u128, delivered: u64, read: u64) -> MemberView {
        MemberView {
            person: Person {
                id: AccountId::from_u128(id),
                user_name: String::new(),
                name: String::new(),
            },
            role: Some(Role::Member),
            joined: Seq(1),
            delivered: Seq(delivered),
            read: Seq(read),
        }
    }

    #[test]
    fn a_run_is_of_one_author_within_minutes_of_one_day() {
        let day = doorcode_engine::time::DAY_MS;
        let messages = vec![
            message(1, 1, day - 2),
            message(2, 1, day - 1),
            message(3, 1, day),
            message(4, 2, day + 1),
            message(5, 2, day + 1 + RUN_MS),
        ];
        let said = Said::run(messages, &[], true, AccountId::from_u128(1));
        let classes: Vec<String> = said.iter().map(Said::class).collect();
        assert_eq!(
            classes,
            [
                "mine starts",
                "mine ends",
                "mine starts ends",
                "theirs starts ends",
                "theirs starts ends"
            ]
        );
        let days: Vec<bool> = said.iter().map(|said| said.starts_day).collect();
        assert_eq!(days, [true, false, true, false, false]);
    }

    #[test]
    fn a_message_has_come_as_far_as_with_the_slowest() {
        let me = AccountId::from_u128(1);
        let state = |members: &[MemberView]| State::of(&message(5, 1, 0), members, me);
        assert_eq!(state(&[]), State::Sent);
        assert_eq!(state(&[member(1, 9, 9)]), State::Sent, "oneself does not count");
        assert_eq!(state(&[member(2, 5, 5), member(3, 9, 8)]), State::Read);
        assert_eq!(state(&[member(2, 5, 5), member(3, 5, 4)]), State::Delivered);
        assert_eq!(state(&[member(2, 4, 4), member(3, 5, 5)]), State::Sent);
        assert_eq!(state(&[member(2, 4, 4), member(3, 5, 4)]), State::Sent);
    }
}
