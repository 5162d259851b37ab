//! The rules of signing in as settings: below `[rules]`, each under the name it has in the engine.
//!
//! What is set replaces one rule of the profile; the whole is then judged by the engine ([`Rules::check`]), which also
//! computes what an attacker would be left with and refuses a ladder that is too generous.

use doorcode_engine::rules::{OutOfBounds, Rules};
use serde::Deserialize;
use toml::Value;
use toml::de::DeValue;

use super::load::{Place, Problem};

/// A rule that somebody set.
pub(super) struct Override {
    /// Its name in the engine.
    pub(super) name: String,
    /// Its value, not judged yet.
    pub(super) value: Value,
    /// Where it stands.
    pub(super) place: Place,
}

/// What each rule means, in the order of the engine, and what it may be.
pub(super) const MEANINGS: &[(&str, &str, &str)] = &[
    (
        "ladder",
        "Lengths of codes, by wrong guesses of unknown devices in a rolling year.",
        "1 to 8 rungs { digits, wrong }, each with more digits, the last without 'wrong'; together below one chance in a \
         thousand",
    ),
    (
        "known_device_wrong",
        "Wrong guesses a year that all known devices of an account share.",
        "0 to 100",
    ),
    (
        "code_ttl_ms",
        "How long a code is good for.",
        "60000 to 600000 (SP 800-63B-4, 3.1.3.2)",
    ),
    ("guesses_per_code", "Guesses that one code bears.", "1 to 10"),
    (
        "resend_wait_ms",
        "How long 'Send again' has to wait.",
        "0 to 600000",
    ),
    (
        "sign_in_ttl_ms",
        "How long a sign-in stays open.",
        "code_ttl_ms to 3600000",
    ),
    (
        "open_sign_ins",
        "Open sign-ins of an account on known devices, and for each source on others; an old one gives way.",
        "1 to 20",
    ),
    (
        "sends_unknown",
        "Texts that unknown devices may cause for each phone of an account. The interval is half a day at most.",
        ALLOWANCE,
    ),
    (
        "sends_word",
        "Texts for sign-ins of an account in which the word in a phone's last text was typed.",
        ALLOWANCE,
    ),
    (
        "sends_known",
        "Texts reserved for the known devices of an account.",
        ALLOWANCE,
    ),
    (
        "sends_step_up",
        "Texts for step-ups from unknown devices of an account.",
        ALLOWANCE,
    ),
    (
        "sends_enrol",
        "Texts to prove new phones of an account.",
        ALLOWANCE,
    ),
    (
        "sends_desk",
        "Texts that the desk may cause to one account.",
        ALLOWANCE,
    ),
    (
        "desk_lookups",
        "Accounts that one agent of the desk may look for.",
        ALLOWANCE,
    ),
    (
        "desk_contact_ms",
        "How long a talk of the desk with a caller may take.",
        "300000 to 7200000",
    ),
    (
        "desk_shut_ms",
        "How long the desk can do nothing with an account after its owner said that a talk was none of theirs.",
        "3600000 to 2592000000",
    ),
    (
        "passwords_source",
        "Passwords that one source may try for one user name from unknown devices, whatever other sources do.",
        ALLOWANCE,
    ),
    (
        "passwords_unknown",
        "Passwords tried for one user name from unknown devices, by sources whose own tries are spent.",
        ALLOWANCE,
    ),
    (
        "passwords_known",
        "Passwords tried for one user name from known devices.",
        ALLOWANCE,
    ),
    (
        "keys_source",
        "Recovery keys that one source may try at one account.",
        ALLOWANCE,
    ),
    (
        "key_guesses",
        "Recovery keys tried for one account, by all sources.",
        ALLOWANCE,
    ),
    (
        "key_style",
        "How a recovery key is written.",
        "digits (14) or base32 (14 characters)",
    ),
    (
        "used_key_openings",
        "How often a used key opens the making of its successor.",
        "1 to 10",
    ),
    (
        "used_key_window_ms",
        "For how long it does.",
        "0 to 604800000 (7 days)",
    ),
    (
        "breaker_least",
        "Wrong codes of unknown devices at all accounts within an hour that trip no breaker.",
        "1 to 1000",
    ),
    (
        "breaker_times",
        "How many times the usual hour of the last two weeks trips no breaker.",
        "2 to 100",
    ),
    (
        "breaker_digits",
        "How long codes of unknown devices are at least while it is tripped.",
        "6 to 10",
    ),
    (
        "breaker_hold_ms",
        "How long it stays tripped after the last hour that was too much.",
        "3600000 to 604800000 (7 days)",
    ),
    (
        "key_check_ms",
        "How long after a recovery key was made or last typed its owner is asked whether it is still there.",
        "2592000000 (30 days) to 63072000000 (730 days)",
    ),
    (
        "key_check_again_ms",
        "For how long 'Not now' is the answer to that.",
        "86400000 (one day) to 7776000000 (90 days)",
    ),
    (
        "climb_down_ms",
        "How long after climbing back down the ladder a changed password does not do so again.",
        "604800000 (7 days) to 31622400000",
    ),
    (
        "texts_stop_after",
        "Failures in a row after which texts to unknown devices stop; without it never.",
        "a whole number",
    ),
    (
        "step_up_ttl_ms",
        "How long proving the second step for one act may take.",
        "code_ttl_ms to 3600000",
    ),
    (
        "look_ms",
        "How long looking at the account stays open after that.",
        "0 to 3600000",
    ),
    (
        "young_session_ms",
        "A session younger than this changes contacts only with the recovery key.",
        MS,
    ),
    (
        "enrolment_ttl_ms",
        "How long the wizard that turns it on may take.",
        MS,
    ),
    (
        "enrol_wait_ms",
        "How long turning it on waits where the owner must be able to stop it.",
        MS,
    ),
    (
        "undo_unanswered_ms",
        "How long an older contact can undo what was turned on unanswered, or bring a changed address back.",
        MS,
    ),
    (
        "settled_ms",
        "How old a device, password, contact or account must be for turning it on at once.",
        MS,
    ),
    (
        "undo_off_ms",
        "How long turning it off can be undone with the phone or the key alone.",
        MS,
    ),
    (
        "recovery_wait_ms",
        "How long a delayed recovery waits at the least.",
        "604800000 (7 days) to 7776000000, and more than twice recovery_tell_ms",
    ),
    (
        "recovery_tell_ms",
        "How long after each word to the owner about it the next goes out.",
        "86400000 (one day) to 3456000000",
    ),
    (
        "recovery_open_ms",
        "For how long it can then be finished.",
        "86400000 (one day) to 2592000000 (30 days)",
    ),
    (
        "recovery_again_ms",
        "How long after one was started the next can be.",
        "2592000000 (30 days) to 31622400000",
    ),
    (
        "recovery_digits",
        "How long a code is at the least that starts or finishes one.",
        "8 to 10",
    ),
    ("sends_recovery", "Texts with such a code.", ALLOWANCE),
    (
        "session_idle_ms",
        "How long an app stays signed in on a device that does nothing.",
        "3600000 to 34560000000 (400 days)",
    ),
    (
        "max_phones",
        "Trusted phones that an account may have.",
        "1 to 20",
    ),
    (
        "verify_link_ms",
        "How long a link that verifies an e-mail address is good for.",
        MS,
    ),
    (
        "reset_link_ms",
        "How long a link that resets a password is good for.",
        MS,
    ),
    (
        "owner_link_ms",
        "How long a link that confirms or stops turning it on is good for.",
        MS,
    ),
];

const ALLOWANCE: &str = "{ burst = 1 to 1000, interval_ms = 100 to 86400000 }";
const MS: &str = "milliseconds";

/// The rules of the profile with what was set, or what is wrong with it.
pub(super) fn apply(base: Rules, overrides: &[Override], problems: &mut Vec<Problem>) -> Rules {
    let mut rules = base;
    for one in overrides {
        match with_override(&rules, one) {
            Ok(changed) => rules = changed,
            Err(what) => problems.push(Problem {
                place: one.place.clone(),
                what: format!("rules.{}: {what}", one.name),
                advice: MEANINGS.iter().find(|(name, _, _)| *name == one.name).map_or(
                    "`doorcode config explain` lists all rules".to_owned(),
                    |(_, _, bounds)| format!("It takes {bounds}"),
                ),
            }),
        }
    }
    if problems.is_empty()
        && let Err(OutOfBounds { rule, must }) = rules.check()
    {
        // The rule that is named may be at its default, and out of bounds only beside another one.
        let place = overrides
            .iter()
            .rev()
            .find(|one| one.name == rule)
            .or(overrides.last());
        problems.push(Problem {
            place: place.map_or(Place::Default, |one| one.place.clone()),
            what: format!("rules.{rule} {must}"),
            advice: "`doorcode odds` prints what the rules in force are worth".to_owned(),
        });
    }
    rules
}

fn with_override(rules: &Rules, one: &Override) -> Result<Rules, String> {
    if !MEANINGS.iter().any(|(name, _, _)| *name == one.name) {
        return Err("there is no such rule".to_owned());
    }
    let mut table = toml::Table::try_from(rules).map_err(|error| error.to_string())?;
    table.insert(one.name.clone(), one.value.clone());
    Rules::deserialize(Value::Table(table)).map_err(|error| error.message().trim().replace('\n', "; "))
}

/// Each rule with its value as it would be written in the file.
pub(super) fn shown(rules: &Rules) -> Vec<(&'static str, String)> {
    let table = toml::Table::try_from(rules).unwrap_or_default();
    MEANINGS
        .iter()
        .map(|(name, _, _)| {
            (
                *name,
                table
                    .get(*name)
                    .map_or("(none)".to_owned(), |value| value.to_string()),
            )
        })
        .collect()
}

/// A value of the file as it would be without its places.
pub(super) fn plain(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(on) => Value::Boolean(*on),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()?)
        }
        DeValue::Array(parts) => Value::Array(
            parts
                .iter()
                .map(|part| plain(part.get_ref()))
                .collect::<Option<_>>()?,
        ),
        DeValue::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, value)| Some((key.get_ref().to_string(), plain(value.get_ref())?)))
                .collect::<Option<_>>()?,
        ),
        DeValue::Float(_) | DeValue::Datetime(_) => return None,
    })
}

/// A value of the environment, written as in the file; what is not TOML is a text.
pub(super) fn from_environment(text: &str) -> Value {
    let line = format!("value = {text}");
    let parsed = toml::from_str::<toml::Table>(&line)
        .ok()
        .and_then(|mut table| table.remove("value"));
    parsed.unwrap_or_else(|| Value::String(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_engine_is_explained() {
        // The profile nist sets the one rule that classic leaves out.
        let mut engine: Vec<String> = toml::Table::try_from(Rules::nist())
            .unwrap()
            .keys()
            .cloned()
            .collect();
        engine.retain(|name| name != "profile"); // a setting of its own
        let mut here: Vec<String> = MEANINGS.iter().map(|(name, _, _)| (*name).to_owned()).collect();
        engine.sort();
        here.sort();
        assert_eq!(engine, here);
    }

    #[test]
    fn what_is_set_replaces_one_rule() {
        let one = Override {
            name: "sends_unknown".to_owned(),
            value: from_environment("{ burst = 3, interval_ms = 600000 }"),
            place: Place::Default,
        };
        let mut problems = Vec::new();
        let rules = apply(Rules::classic(), &[one], &mut problems);
        assert_eq!(
            (rules.sends_unknown.burst, rules.sends_unknown.interval_ms),
            (3, 600_000)
        );
        assert_eq!(
            Rules {
                sends_unknown: Rules::classic().sends_unknown,
                ..rules
            },
            Rules::classic()
        );
        assert_eq!(problems, []);
    }
}
