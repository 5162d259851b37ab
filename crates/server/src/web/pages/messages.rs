//! The page of Messages: the list of conversations, and beside it whatever the address names.
//!
//! The server writes the list and the newest messages, so that there is something to read before the scripts have a
//! line, and for whoever has none. From then on the scripts (`assets/messages`) write the same parts.

mod said;

use askama::Template;
use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_engine::time::Timestamp;
use doorcode_talk::message::{MessageView, Seq};
use doorcode_talk::wire::{MemberView, RoomView};

use super::calls::dial_href;
use super::{Frame, Person, paths};
use crate::web::texts::Texts;
pub use said::{Said, State};

/// Starting a conversation. POST: `user_name`; or `title` and `user_names` for a group.
pub const NEW: &str = "/messages/new";
/// Who is blocked.
pub const BLOCKED: &str = "/messages/blocked";

/// The sentences that the scripts say. The page carries them along, in its language.
pub const WORDS: [&str; 84] = [
    "messages-actions",
    "messages-announce-many",
    "messages-announce-one",
    "messages-block",
    "messages-block-done",
    "messages-block-sure",
    "messages-block-yes",
    "messages-blocked-you",
    "messages-copied",
    "messages-copy",
    "messages-delete",
    "messages-delete-sure",
    "messages-delete-yes",
    "messages-deleted",
    "messages-deleted-account",
    "messages-discard",
    "messages-edit",
    "messages-edited",
    "messages-event-added",
    "messages-event-founded",
    "messages-event-left",
    "messages-event-removed",
    "messages-event-renamed",
    "messages-first",
    "messages-first-group",
    "messages-group-size",
    "messages-last-of",
    "messages-later",
    "messages-leave-sure",
    "messages-leave-yes",
    "messages-line-replaced",
    "messages-line-sign-in",
    "messages-line-signed-out",
    "messages-line-take-over",
    "messages-line-waiting",
    "messages-loading",
    "messages-new-below",
    "messages-new-divider",
    "messages-newest",
    "messages-nothing-yet",
    "messages-owner",
    "messages-refused-busy",
    "messages-refused-deleted",
    "messages-refused-edited_elsewhere",
    "messages-refused-empty",
    "messages-refused-empty-name",
    "messages-refused-empty-title",
    "messages-refused-group_full",
    "messages-refused-malformed",
    "messages-refused-names",
    "messages-refused-no_such_message",
    "messages-refused-no_such_person",
    "messages-refused-no_such_room",
    "messages-refused-not_a_group",
    "messages-refused-not_owner",
    "messages-refused-not_yours",
    "messages-refused-too_fast",
    "messages-refused-too_long",
    "messages-refused-too_many",
    "messages-refused-you_blocked",
    "messages-refused-yourself",
    "messages-remove",
    "messages-remove-sure",
    "messages-retry",
    "messages-state-delivered",
    "messages-state-failed",
    "messages-state-read",
    "messages-state-sending",
    "messages-state-sent",
    "messages-title",
    "messages-today",
    "messages-typing-many",
    "messages-typing-one",
    "messages-typing-two",
    "messages-unblock",
    "messages-unblock-done",
    "messages-unread",
    "messages-write-to",
    "messages-write-to-them",
    "messages-yesterday",
    "messages-you",
    "messages-you-blocked",
    "messages-you-left",
    "messages-you-there",
];

/// `GET /messages`, `/messages/new`, `/messages/blocked`, `/messages/ROOM` (`?before=` a place: the history before it),
/// `/messages/ROOM/about`. The form of a conversation posts `text` and `id` to the conversation's address.
#[derive(Template)]
#[template(path = "messages/messages.html")]
pub struct Messages {
    /// What surrounds it.
    pub frame: Frame,
    /// Whose page it is.
    pub me: AccountId,
    /// The list, the most recently active first.
    pub rooms: Vec<Room>,
    /// What stands beside it.
    pub pane: Pane,
    /// Who is blocked, for [`Pane::Blocked`].
    pub blocked: Vec<Person>,
    /// The form of [`Pane::New`].
    pub new: NewForm,
    /// What is written in the conversation's field.
    pub written: String,
    /// Why that was not sent: a key.
    pub problem: Option<&'static str>,
    /// The id of what is sent next, so that a form sent twice says it once.
    pub next_id: MessageId,
}

/// What stands beside the list.
pub enum Pane {
    /// A hint: nothing is chosen.
    List,
    /// A conversation.
    Room(Box<Open>),
    /// What is known of it.
    About(Box<Open>),
    /// Starting one.
    New,
    /// Who is blocked.
    Blocked,
    /// A conversation that is not there, or not this person's.
    Gone,
}

/// The form that starts a conversation, as it was filled in.
#[derive(Default)]
pub struct NewForm {
    /// The exact user name.
    pub user_name: String,
    /// Why it does not do: a key.
    pub problem: Option<&'static str>,
    /// The group's title.
    pub title: String,
    /// The exact user names of its members.
    pub user_names: String,
    /// Why the group cannot be made: a key.
    pub group_problem: Option<&'static str>,
}

/// A conversation that is open.
pub struct Open {
    /// Its line.
    pub view: Room,
    /// Some of its messages, oldest first.
    pub messages: Vec<Said>,
    /// The place of the first of them, where there are earlier ones.
    pub earlier: Option<Seq>,
}

impl Open {
    /// The conversation as `me` reads it.
    pub fn of(
        view: RoomView,
        members: &[MemberView],
        messages: Vec<MessageView>,
        earlier: bool,
        me: AccountId,
    ) -> Self {
        Self {
            earlier: messages.first().map(|message| message.seq).filter(|_| earlier),
            messages: Said::run(messages, members, view.title.is_some(), me),
            view: Room::of(view, me),
        }
    }

    fn name(&self, t: &Texts) -> String {
        self.view.name(t)
    }
}

impl Pane {
    /// Its name, as the scripts know it.
    fn name(&self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Room(_) => "room",
            Self::About(_) => "about",
            Self::New => "new",
            Self::Blocked => "blocked",
            Self::Gone => "gone",
        }
    }
}

impl Messages {
    fn open(&self) -> Option<&Open> {
        match &self.pane {
            Pane::Room(open) | Pane::About(open) => Some(open),
            _ => None,
        }
    }

    fn shows(&self, pane: &str) -> bool {
        self.pane.name() == pane
    }

    fn is_shown(&self, room: &Room) -> bool {
        self.open().is_some_and(|open| open.view.id == room.id)
    }

    fn user_name(&self) -> &str {
        self.frame.person.as_ref().map_or("", |person| &person.user_name)
    }

    fn called<'a>(&self, person: &'a Person) -> &'a str {
        if person.display_name.trim().is_empty() {
            &person.user_name
        } else {
            &person.display_name
        }
    }

    fn earlier(&self) -> Option<String> {
        let open = self.open()?;
        let before = open.earlier?;
        Some(format!("{}?before={}", open.view.href(), before.0))
    }

    fn can_write(&self) -> bool {
        self.open().is_none_or(|open| open.view.can_write())
    }

    /// Whether nobody can be called from here: a group, or an account that was deleted.
    fn no_call(&self) -> bool {
        self.open()
            .and_then(|open| open.view.person.as_ref())
            .is_none_or(|person| person.user_name.is_empty())
    }
}

/// One line of the list.
pub struct Room {
    /// The conversation.
    pub id: RoomId,
    /// How much is unread.
    pub unread: u32,
    person: Option<Person>,
    view: RoomView,
    me: AccountId,
}

impl Room {
    /// The line of a conversation as `me` sees it.
    pub fn of(view: RoomView, me: AccountId) -> Self {
        let person = view.with.as_ref().map(|with| Person {
            display_name: with.name.clone(),
            user_name: with.user_name.clone(),
        });
        Self {
            id: view.id,
            unread: view.unread,
            person,
            view,
            me,
        }
    }

    /// The other person, unless the account was deleted.
    fn person(&self) -> Option<&Person> {
        self.person.as_ref().filter(|person| !person.user_name.is_empty())
    }

    fn icon(&self) -> &'static str {
        if self.view.title.is_some() {
            "people"
        } else {
            "person"
        }
    }

    fn href(&self) -> String {
        format!("{}/{}", paths::MESSAGES, self.id)
    }

    fn dial_href(&self) -> String {
        self.person()
            .map_or_else(|| paths::CALLS.to_owned(), |person| dial_href(&person.user_name))
    }

    fn name(&self, t: &Texts) -> String {
        if let Some(title) = &self.view.title {
            return title.as_str().to_owned();
        }
        self.person()
            .map(|person| [&person.display_name, &person.user_name])
            .and_then(|names| names.into_iter().find(|name| !name.trim().is_empty()).cloned())
            .unwrap_or_else(|| t.say("messages-deleted-account").to_string())
    }

    fn detail(&self, t: &Texts) -> String {
        match self.person() {
            Some(person) => person.user_name.clone(),
            None if self.view.title.is_some() => group_size(self.view.size, t),
            None => String::new(),
        }
    }

    /// The newest message in one line. The same rules as `lastLine` in assets/messages/list.js.
    fn last(&self, t: &Texts) -> String {
        let Some(last) = &self.view.last else {
            return t.say("messages-nothing-yet").to_string();
        };
        let words = said::words(last, self.me, t);
        let who = if last.by == self.me {
            t.say("messages-you").to_string()
        } else if self.view.title.is_some() {
            said::name(last, t)
        } else {
            return words;
        };
        if matches!(last.says, doorcode_talk::message::Says::Text(_)) {
            t.say("messages-last-of")
                .with("name", who)
                .with("text", words)
                .to_string()
        } else {
            words
        }
    }

    fn badge(&self) -> String {
        if self.unread >= doorcode_talk::limits::UNREAD_COUNTED {
            "99+".to_owned()
        } else {
            self.unread.to_string()
        }
    }

    fn at(&self) -> Timestamp {
        self.view
            .last
            .as_ref()
            .map_or(self.view.active_at, |last| last.at)
    }

    fn iso(&self) -> String {
        said::iso(self.at())
    }

    fn day(&self, t: &Texts) -> String {
        t.day(&self.at())
    }

    fn can_write(&self) -> bool {
        let is_there = self.view.title.is_some() || self.person().is_some();
        self.view.role.is_some() && !self.view.blocked && is_there
    }

    /// Why nothing can be written here.
    fn closed_key(&self) -> &'static str {
        if self.view.blocked {
            "messages-you-blocked"
        } else if self.view.title.is_some() {
            "messages-you-left"
        } else {
            "messages-blocked-you"
        }
    }
}

fn group_size(size: u32, t: &Texts) -> String {
    t.say("messages-group-size")
        .with("n", size.to_string())
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a key begins with in a script, where the rest is put together from a word of the wire.
    const MADE: [&str; 3] = ["messages-refused-", "messages-state-", "messages-event-"];

    #[test]
    fn the_page_carries_the_words_that_its_scripts_say_and_no_others() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/messages");
        let scripts: String = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        let ftl = include_str!("../../../locales/en/messages.ftl");
        let keys = ftl
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("messages-"));
        for key in keys {
            let said =
                scripts.contains(&format!("\"{key}\"")) || MADE.iter().any(|stem| key.starts_with(stem));
            assert_eq!(WORDS.contains(&key), said, "{key}");
        }
        assert!(WORDS.is_sorted(), "kept in order, so that a double shows");
    }
}
