//! `doorcode odds`: what the rules in force leave to an attacker, computed and said plainly.
//!
//! The figures are those of [`doorcode_engine::odds`], level by level; nothing is measured or assumed here. They are
//! bounds for one account and one year of trying at full speed; what people really risk is less.

use std::fmt::Write as _;

use doorcode_engine::odds::{self, Bound};
use doorcode_engine::recovery_key::keyspace;
use doorcode_engine::rules::{Allowance, Rules};
use serde::Serialize;

use crate::web::source::Limits;

/// The sum that every figure of codes comes from, in one line.
const FORMULA: &str =
    "chance = sum over the levels of (guesses let through in a year) / 10^(digits of the code)";
const DAY_MS: i64 = doorcode_engine::time::DAY_MS;

/// The bounds of one set of rules.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Odds {
    /// The named set that the rules started from.
    pub profile: doorcode_engine::rules::Profile,
    /// The length of the year that is reckoned with, in days.
    pub year_days: i64,
    /// How the chances of codes are computed.
    pub formula: &'static str,
    /// For who has the password and nothing else.
    pub password: Chances,
    /// For who has the password and holds a device that the account knows.
    pub password_and_known_device: Chances,
    /// For who has the password and guesses recovery keys.
    pub recovery_key: KeyChance,
    /// For who has a list of stolen passwords, of any length.
    pub fleet: FleetChance,
    /// The delayed recovery, at an account whose owner has chosen it.
    pub delayed_recovery: DelayedChance,
    /// For an agent of the desk who turns.
    pub desk: DeskChance,
    /// What is let through, by whom it is asked for.
    pub allowances: Vec<Let>,
    /// What one source is let through, at whichever accounts. No settings: they spare the machine.
    pub sources: Vec<Let>,
}

/// What the delayed recovery leaves, at an account whose owner has chosen it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DelayedChance {
    /// Codes that a stranger can guess in a year to start one.
    pub guesses: u64,
    /// The bound on the chance that one of them is right.
    pub chance: f64,
    /// How many can be started in a year by whoever has one of password, phone and key.
    pub starts: u64,
    /// For how many days the owner must look at no contact for one to succeed.
    pub unseen_days: i64,
}

/// What an agent of the desk who turns can do in a year. The most that a guessed code gives is to end that account's
/// sessions, and to start the delayed recovery where its owner has chosen it; every talk and every code is told to its owner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeskChance {
    /// Accounts that one agent can look for.
    pub lookups: u64,
    /// Texts that all agents together can cause to one account.
    pub texts_to_one_account: u64,
    /// The bound on the chance that all agents together guess a code of one account.
    pub chance_for_one_account: f64,
    /// Talks in which one agent can be expected to guess one, over all accounts.
    pub guessed_in_all: f64,
}

/// What a list of stolen passwords is worth at all accounts together, where the usual hour is a quiet one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FleetChance {
    /// Wrong codes of unknown devices within an hour that trip no breaker.
    pub borne: u64,
    /// Break-ins expected before it trips.
    pub before_it_trips: f64,
    /// Those that each guess adds which is under way, on another node, when it trips: two seconds' worth at the most.
    pub each_guess_under_way: f64,
    /// Break-ins expected in a year of staying just below it.
    pub a_year_below: f64,
    /// How many accounts the list must have for that.
    pub a_year_below_accounts: u64,
    /// Break-ins expected for each account of the list, in a year at full speed while it is tripped.
    pub tripped_for_each_account: f64,
}

/// One allowance: so many at once, and one more after each interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Let {
    /// Its name in the rules.
    pub rule: &'static str,
    /// What is let through, and to whom.
    pub what: &'static str,
    /// How many at once.
    pub burst: u32,
    /// Milliseconds until one more.
    pub interval_ms: i64,
    /// How many in a year at the most.
    pub a_year: u64,
}

/// A bound on guessing codes, level by level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chances {
    /// In the order in which they are reached.
    pub levels: Vec<Level>,
    /// The sum of the levels.
    pub chance: f64,
    /// The same as 'one in so many'.
    pub one_in: f64,
}

/// One level of a bound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Level {
    /// Whether these guesses come out of the pool of the known devices.
    pub known_device_pool: bool,
    /// The length of the codes, in digits.
    pub digits: u8,
    /// The most guesses that a year lets through.
    pub guesses: u64,
    /// The bound on the chance that one of them is right.
    pub chance: f64,
}

/// A bound on guessing recovery keys.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyChance {
    /// The most guesses that a year lets through.
    pub guesses: u64,
    /// How many keys there are.
    pub keys: f64,
    /// The bound on the chance that one of the guesses is right.
    pub chance: f64,
    /// The same as 'one in so many'.
    pub one_in: f64,
}

impl Odds {
    /// Computes the bounds of `rules`.
    pub fn of(rules: &Rules) -> Self {
        let key = odds::recovery_key(rules);
        Self {
            profile: rules.profile,
            year_days: odds::YEAR_MS / DAY_MS,
            formula: FORMULA,
            password: chances(&odds::with_password(rules), 0),
            password_and_known_device: chances(&odds::with_password_and_device(rules), 1),
            recovery_key: KeyChance {
                guesses: odds::keys(rules),
                keys: keyspace(rules.key_style),
                chance: key,
                one_in: 1.0 / key,
            },
            fleet: fleet(rules),
            delayed_recovery: delayed(rules),
            desk: desk(rules),
            allowances: allowances(rules),
            sources: sources(),
        }
    }

    /// As JSON, indented, with a line break at the end.
    ///
    /// # Errors
    /// None that the figures can cause: all of them are finite.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// For a person to read.
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "What the rules in force ({}) leave to somebody who tries for a whole year ({} days), for one account.\n\
             These are upper bounds, whatever the number of addresses, devices and sign-ins.\n\n{FORMULA}\n",
            self.profile_name(),
            self.year_days,
        );
        write_chances(&mut text, "Who has the password", &self.password);
        write_chances(
            &mut text,
            "Who has the password and a stolen device that the account knows",
            &self.password_and_known_device,
        );
        let key = &self.recovery_key;
        let _ = writeln!(
            text,
            "\nWho has the password and guesses recovery keys\n{:<32}{:>16}{:>12}\n{:<32}{:>16}{:>12.1e}   1 in {}",
            "",
            "guesses at most",
            "chance",
            format!("one of {:.1e} keys", key.keys),
            grouped(key.guesses),
            key.chance,
            grouped(key.one_in.round() as u64),
        );
        text.push_str("\nWho guesses codes and keys alike has the sum of both.\n");
        self.write_fleet(&mut text);
        let delayed = &self.delayed_recovery;
        let _ = writeln!(
            text,
            "\nThe delayed recovery, where its owner has chosen it\n\
             {:<48}{:>12.1e}\n{:<48}{:>12}\n\
             None succeeds where the owner looks at a contact within {} days.",
            "who has nothing, and guesses a code to start one",
            delayed.chance,
            "who has one of three: starts in a year",
            delayed.starts,
            delayed.unseen_days,
        );
        self.write_desk(&mut text);
        write_allowances(&mut text, "Allowances in force", &self.allowances);
        text.push_str(
            "Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is\n\
             how many the machine hashes. They are one proof of two.\n",
        );
        write_allowances(
            &mut text,
            "For one source, at all accounts together",
            &self.sources,
        );
        text
    }

    fn write_fleet(&self, text: &mut String) {
        let fleet = &self.fleet;
        let _ = writeln!(
            text,
            "\nWho has a list of stolen passwords, of any length (where the usual hour is a quiet one)\n\
             {:<48}{:>12}\n{:<48}{:>12.1e}\n{:<48}{:>12.1e}\n{:<48}{:>12.1e}\n{:<48}{:>12.1e}",
            "wrong codes in an hour that trip no breaker",
            fleet.borne,
            "break-ins expected before it trips",
            fleet.before_it_trips,
            "for each guess under way on another node by then",
            fleet.each_guess_under_way,
            "then, for each account of the list, in a year",
            fleet.tripped_for_each_account,
            "in a year of staying just below it",
            fleet.a_year_below,
        );
        let _ = writeln!(
            text,
            "The last takes a list of {} passwords, and is slow enough to be seen in the figures.",
            grouped(fleet.a_year_below_accounts)
        );
    }

    fn write_desk(&self, text: &mut String) {
        let desk = &self.desk;
        let _ = writeln!(
            text,
            "\nAn agent of the desk who turns (a guessed code lets the agent end that account's sessions, and start its delayed\n\
             recovery where that was chosen; the owner is told of each talk and gets each code)\n\
             {:<56}{:>12}\n{:<56}{:>12}\n{:<56}{:>12.1e}\n{:<56}{:>12.1e}",
            "accounts that one agent can look for",
            grouped(desk.lookups),
            "texts that all agents can cause to one account",
            grouped(desk.texts_to_one_account),
            "chance that all agents guess a code of one account",
            desk.chance_for_one_account,
            "codes that one agent can be expected to guess in all",
            desk.guessed_in_all,
        );
    }

    fn profile_name(&self) -> &'static str {
        match self.profile {
            doorcode_engine::rules::Profile::Classic => "classic",
            doorcode_engine::rules::Profile::Nist => "nist",
        }
    }
}

fn fleet(rules: &Rules) -> FleetChance {
    let fleet = odds::fleet(rules, 0);
    FleetChance {
        borne: fleet.borne,
        before_it_trips: fleet.before_trip,
        each_guess_under_way: fleet.each_more,
        a_year_below: fleet.below_a_year,
        a_year_below_accounts: fleet.below_accounts,
        tripped_for_each_account: fleet.tripped_each,
    }
}

fn delayed(rules: &Rules) -> DelayedChance {
    let delayed = odds::delayed(rules);
    DelayedChance {
        guesses: delayed.guesses,
        chance: delayed.chance,
        starts: delayed.starts,
        unseen_days: delayed.unseen_ms / DAY_MS,
    }
}

fn desk(rules: &Rules) -> DeskChance {
    let desk = odds::desk(rules);
    DeskChance {
        lookups: desk.talks,
        texts_to_one_account: desk.texts,
        chance_for_one_account: desk.one_account.total(),
        guessed_in_all: desk.guessed,
    }
}

fn sources() -> Vec<Let> {
    let all = Limits::default().rates().into_iter();
    all.map(|(rule, what, rate)| {
        let interval_ms = i64::try_from(rate.every.as_millis()).unwrap_or(i64::MAX);
        let allowance = Allowance {
            burst: rate.burst,
            interval_ms,
        };
        one(rule, what, allowance)
    })
    .collect()
}

fn one(rule: &'static str, what: &'static str, allowance: Allowance) -> Let {
    Let {
        rule,
        what,
        burst: allowance.burst,
        interval_ms: allowance.interval_ms,
        a_year: odds::most_a_year(allowance),
    }
}

fn write_allowances(text: &mut String, title: &str, all: &[Let]) {
    let _ = writeln!(
        text,
        "\n{title:<56}{:>8}{:>14}{:>14}",
        "at once", "one more in", "a year"
    );
    for one in all {
        let every = match one.interval_ms {
            ms if ms % 1_000 == 0 => format!("{} s", ms / 1_000),
            ms => format!("{ms} ms"),
        };
        let _ = writeln!(
            text,
            "{:<56}{:>8}{every:>14}{:>14}",
            one.what,
            one.burst,
            grouped(one.a_year)
        );
    }
}

fn allowances(rules: &Rules) -> Vec<Let> {
    let all = [
        (
            "passwords_source",
            "passwords, for one source at one name",
            rules.passwords_source,
        ),
        (
            "passwords_unknown",
            "passwords, for sources that have spent those",
            rules.passwords_unknown,
        ),
        (
            "passwords_known",
            "passwords, on known devices",
            rules.passwords_known,
        ),
        (
            "keys_source",
            "recovery keys, for one source at one account",
            rules.keys_source,
        ),
        (
            "key_guesses",
            "recovery keys, for all; the same again if forgotten",
            rules.key_guesses,
        ),
        (
            "sends_unknown",
            "texts for unknown devices, to each phone",
            rules.sends_unknown,
        ),
        (
            "sends_word",
            "texts for who has typed the phone's word",
            rules.sends_word,
        ),
        ("sends_known", "texts for known devices", rules.sends_known),
        (
            "sends_step_up",
            "texts for step-ups on unknown devices",
            rules.sends_step_up,
        ),
        ("sends_enrol", "texts to new phones", rules.sends_enrol),
        (
            "sends_recovery",
            "texts with codes of delayed recoveries",
            rules.sends_recovery,
        ),
        (
            "sends_desk",
            "texts that the desk causes to one account",
            rules.sends_desk,
        ),
        (
            "desk_lookups",
            "accounts that one agent of the desk looks for",
            rules.desk_lookups,
        ),
    ];
    all.into_iter()
        .map(|(rule, what, allowance)| one(rule, what, allowance))
        .collect()
}

/// The first `pooled` levels are those of the known devices.
fn chances(bound: &Bound, pooled: usize) -> Chances {
    let levels = bound.levels.iter().enumerate().map(|(index, level)| Level {
        known_device_pool: index < pooled,
        digits: level.digits,
        guesses: level.guesses,
        chance: level.chance,
    });
    Chances {
        levels: levels.collect(),
        chance: bound.total(),
        one_in: 1.0 / bound.total(),
    }
}

fn write_chances(text: &mut String, who: &str, chances: &Chances) {
    let _ = writeln!(
        text,
        "\n{who}\n{:<32}{:>16}{:>12}",
        "", "guesses at most", "chance"
    );
    for level in &chances.levels {
        let place = if level.known_device_pool {
            format!("codes of {} digits, known device", level.digits)
        } else {
            format!("codes of {} digits", level.digits)
        };
        let _ = writeln!(
            text,
            "{place:<32}{:>16}{:>12.1e}",
            grouped(level.guesses),
            level.chance
        );
    }
    let guesses = chances.levels.iter().map(|level| level.guesses).sum();
    let _ = writeln!(
        text,
        "{:<32}{:>16}{:>12.1e}   1 in {}",
        "altogether",
        grouped(guesses),
        chances.chance,
        grouped(chances.one_in.round() as u64),
    );
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
