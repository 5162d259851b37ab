//! What happened to an account, in plain words.

use askama::Template;
use doorcode_engine::account::AppId;
use doorcode_engine::time::Timestamp;

use super::{AppName, Frame};

/// The page. Older events are behind a link (`?before=`).
#[derive(Template)]
#[template(path = "account/activity.html")]
pub struct Activity {
    /// What is around the page.
    pub frame: Frame,
    /// What happened, newest first.
    pub rows: Vec<Row>,
    /// What the link to older events names; `None` where there are none.
    pub older: Option<i64>,
    /// Whether the newest are shown.
    pub newest: bool,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Row {
    /// When.
    pub at: Timestamp,
    /// What, as the log names it.
    pub event: String,
    /// Whether it was done by two steps, where that is asked.
    pub two_steps: bool,
    /// How long a code was, where one was sent.
    pub digits: u64,
    /// The app, where it is known.
    pub app: Option<AppName>,
    /// On what, where it is known; never a place.
    pub device: Option<String>,
}

impl Row {
    /// An app by its id.
    pub fn app_name(id: &str) -> AppName {
        let parsed: Result<AppId, _> = id.parse();
        parsed.map_or_else(|_| AppName::Other(id.to_owned()), |id| AppName::from(&id))
    }

    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        self.told().0
    }

    /// Its icon in `icons.svg`.
    pub fn icon(&self) -> &'static str {
        self.told().1
    }

    fn told(&self) -> (&'static str, &'static str) {
        match self.event.as_str() {
            "account_disabled" => ("activity-account-disabled", "lock"),
            "account_enabled" => ("activity-account-enabled", "lock-open"),
            "account_made" => ("activity-account-made", "person-add"),
            "account_shown" => ("activity-account-shown", "search"),
            "approved" => ("activity-approved", "check"),
            "approval_redeemed" => ("activity-approval-redeemed", "check"),
            "climbed_down" => ("activity-climbed-down", "shield"),
            "code_sent" => ("activity-code-sent", "mobile"),
            "code_wrong" => ("activity-code-wrong", "alert"),
            "contact_changed" => ("activity-contact-changed", "mail"),
            "language_changed" => ("activity-language-changed", "globe"),
            "desk_acted" => ("activity-desk-acted", "person"),
            "desk_code_wrong" => ("activity-desk-code-wrong", "alert"),
            "desk_disowned" => ("activity-desk-disowned", "alert"),
            "desk_found_nobody" => ("activity-desk-found-nobody", "search"),
            "desk_opened" => ("activity-desk-opened", "search"),
            "desk_sessions_ended" => ("activity-desk-sessions-ended", "out"),
            "desk_verified" => ("activity-desk-verified", "check"),
            "disowned" => ("activity-disowned", "alert"),
            "email_verified" => ("activity-email-verified", "mail"),
            "exported" => ("activity-exported", "download"),
            "other_sessions_ended" => ("activity-other-sessions-ended", "out"),
            "password_changed" => ("activity-password-changed", "lock"),
            "password_forgotten" => ("activity-password-forgotten", "lock"),
            "password_right" => ("activity-password-right", "lock"),
            "password_wrong" => ("activity-password-wrong", "alert"),
            "phone_dropped" => ("activity-phone-dropped", "mobile"),
            "phone_trusted" => ("activity-phone-trusted", "mobile"),
            "recovery_asked" => ("activity-recovery-asked", "alert"),
            "recovery_chosen" => ("activity-recovery-chosen", "clock"),
            "recovery_unchosen" => ("activity-recovery-unchosen", "clock"),
            "recovery_finished" => ("activity-recovery-finished", "alert"),
            "recovery_started" => ("activity-recovery-started", "alert"),
            "recovery_stopped" => ("activity-recovery-stopped", "clock"),
            "recovery_key_checked" => ("activity-recovery-key-checked", "key"),
            "recovery_key_made" => ("activity-recovery-key-made", "key"),
            "recovery_key_used" => ("activity-recovery-key-used", "key"),
            "recovery_key_wrong" => ("activity-recovery-key-wrong", "alert"),
            "role_changed" => ("activity-role-changed", "person"),
            "session_ended" => ("activity-session-ended", "out"),
            "sessions_ended" => ("activity-sessions-ended", "out"),
            "signed_in" if self.two_steps => ("activity-signed-in-two-steps", "check"),
            "signed_in" => ("activity-signed-in", "check"),
            "step_up_proved" => ("activity-step-up-proved", "check"),
            "turn_on_stopped" => ("activity-turn-on-stopped", "shield"),
            "turn_on_waits" => ("activity-turn-on-waits", "clock"),
            "turned_off" => ("activity-turned-off", "lock-open"),
            "turned_on" => ("activity-turned-on", "shield"),
            _ => ("activity-other", "info"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Every name that the source writes into the audit log: those of the engine, and those of the use cases.
    fn names() -> Vec<String> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/usecase");
        let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/src/effect.rs");
        let mut names = Vec::new();
        let mut folders = vec![source];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = fs::read_to_string(path).unwrap();
                for part in text.split("carry.audit").skip(1) {
                    let named = part.strip_prefix("_named(").or(part.strip_prefix("_with("));
                    let name = named.and_then(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
                    names.extend(name.map(|(name, _)| name.to_owned()));
                }
            }
        }
        let engine = fs::read_to_string(engine).unwrap();
        let (_, audit) = engine.split_once("pub enum Audit {").unwrap();
        let (audit, _) = audit.split_once("\n}").unwrap();
        for line in audit.lines() {
            let variant = line
                .strip_prefix("    ")
                .filter(|line| line.starts_with(char::is_uppercase));
            let Some(variant) = variant else { continue };
            let variant: String = variant.chars().take_while(char::is_ascii_alphabetic).collect();
            let snake = variant.chars().fold(String::new(), |mut name, letter| {
                if letter.is_uppercase() && !name.is_empty() {
                    name.push('_');
                }
                name.extend(letter.to_lowercase());
                name
            });
            names.push(snake);
        }
        names
    }

    #[test]
    fn every_event_has_words_of_its_own() {
        let names = names();
        assert!(names.len() > 20, "{names:?}");
        for name in names {
            // Nobody is left to read of that one.
            if name == "account_deleted" {
                continue;
            }
            let row = Row {
                at: Timestamp::from_ms(0),
                event: name.clone(),
                two_steps: false,
                digits: 0,
                app: None,
                device: None,
            };
            assert_ne!(
                row.key(),
                "activity-other",
                "{name} has no words on the page 'Activity'"
            );
        }
    }
}
