//! `doorcode odds`: what the rules in force leave to an attacker, computed and said plainly.
//!
//! The figures are those of [`doorcode_engine::odds`], level by level; nothing is measured or assumed here. They are
//! bounds for one account and one year of trying at full speed; what people really risk is less.

use std::fmt::Write as _;

use doorcode_engine::odds::{self, Bound};
use doorcode_engine::recovery_key::keyspace;
use doorcode_engine::rules::Rules;
use serde::Serialize;

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
    /// What is let through, by whom it is asked for.
    pub allowances: Vec<Let>,
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
            allowances: allowances(rules),
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
        let _ = writeln!(
            text,
            "\nAllowances in force{:<37}{:>8}{:>14}{:>14}",
            "", "at once", "one more in", "a year"
        );
        for one in &self.allowances {
            let every = format!("{} s", one.interval_ms / 1_000);
            let _ = writeln!(
                text,
                "{:<56}{:>8}{every:>14}{:>14}",
                one.what,
                one.burst,
                grouped(one.a_year)
            );
        }
        text.push_str(
            "Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is\n\
             how many the machine hashes. They are one proof of two.\n",
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
    ];
    all.into_iter()
        .map(|(rule, what, allowance)| Let {
            rule,
            what,
            burst: allowance.burst,
            interval_ms: allowance.interval_ms,
            a_year: odds::most_a_year(allowance),
        })
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
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn the_classic_rules_in_words() {
        expect![[r#"
            What the rules in force (classic) leave to somebody who tries for a whole year (366 days), for one account.
            These are upper bounds, whatever the number of addresses, devices and sign-ins.

            chance = sum over the levels of (guesses let through in a year) / 10^(digits of the code)

            Who has the password
                                             guesses at most      chance
            codes of 4 digits                              6      6.0e-4
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,665      7.9e-5
            altogether                               796,731      8.0e-4   1 in 1,251

            Who has the password and a stolen device that the account knows
                                             guesses at most      chance
            codes of 4 digits, known device               10      1.0e-3
            codes of 4 digits                              6      6.0e-4
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,665      7.9e-5
            altogether                               796,741      1.8e-3   1 in 556

            Who has the password and guesses recovery keys
                                             guesses at most      chance
            one of 1.0e13 keys                    63,246,600      6.3e-6   1 in 158,111

            Who guesses codes and keys alike has the sum of both.

            Who has a list of stolen passwords, of any length (where the usual hour is a quiet one)
            wrong codes in an hour that trip no breaker               20
            break-ins expected before it trips                    2.1e-3
            for each guess under way on another node by then      1.0e-4
            then, for each account of the list, in a year         1.4e-4
            in a year of staying just below it                     1.8e1
            The last takes a list of 29,280 passwords, and is slow enough to be seen in the figures.

            The delayed recovery, where its owner has chosen it
            who has nothing, and guesses a code to start one      2.2e-5
            who has one of three: starts in a year                    13
            None succeeds where the owner looks at a contact within 7 days.

            Allowances in force                                      at once   one more in        a year
            passwords, for one source at one name                          5          60 s       527,045
            passwords, for sources that have spent those                  20           3 s    10,540,820
            passwords, on known devices                                   20           3 s    10,540,820
            recovery keys, for one source at one account                   5          20 s     1,581,125
            recovery keys, for all; the same again if forgotten          900           1 s    31,623,300
            texts for unknown devices, to each phone                       5         900 s        35,141
            texts for who has typed the phone's word                       5         120 s       263,525
            texts for known devices                                        5         120 s       263,525
            texts for step-ups on unknown devices                         10         360 s        87,850
            texts to new phones                                            5         300 s       105,413
            texts with codes of delayed recoveries                         3       43200 s           735
            Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is
            how many the machine hashes. They are one proof of two.
        "#]].assert_eq(&Odds::of(&Rules::classic()).to_text());
    }

    #[test]
    fn the_rules_of_nist_in_words() {
        expect![[r#"
            What the rules in force (nist) leave to somebody who tries for a whole year (366 days), for one account.
            These are upper bounds, whatever the number of addresses, devices and sign-ins.

            chance = sum over the levels of (guesses let through in a year) / 10^(digits of the code)

            Who has the password
                                             guesses at most      chance
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,665      7.9e-5
            altogether                               796,725      2.0e-4   1 in 5,023

            Who has the password and a stolen device that the account knows
                                             guesses at most      chance
            codes of 6 digits, known device               10      1.0e-5
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,665      7.9e-5
            altogether                               796,735      2.1e-4   1 in 4,783

            Who has the password and guesses recovery keys
                                             guesses at most      chance
            one of 3.7e19 keys                    63,246,600     1.7e-12   1 in 583,327,612,036

            Who guesses codes and keys alike has the sum of both.

            Who has a list of stolen passwords, of any length (where the usual hour is a quiet one)
            wrong codes in an hour that trip no breaker               20
            break-ins expected before it trips                    2.1e-5
            for each guess under way on another node by then      1.0e-6
            then, for each account of the list, in a year         1.4e-4
            in a year of staying just below it                    1.8e-1
            The last takes a list of 2,928 passwords, and is slow enough to be seen in the figures.

            The delayed recovery, where its owner has chosen it
            who has nothing, and guesses a code to start one      2.2e-5
            who has one of three: starts in a year                    13
            None succeeds where the owner looks at a contact within 7 days.

            Allowances in force                                      at once   one more in        a year
            passwords, for one source at one name                          5          60 s       527,045
            passwords, for sources that have spent those                  20           3 s    10,540,820
            passwords, on known devices                                   20           3 s    10,540,820
            recovery keys, for one source at one account                   5          20 s     1,581,125
            recovery keys, for all; the same again if forgotten          900           1 s    31,623,300
            texts for unknown devices, to each phone                       5         900 s        35,141
            texts for who has typed the phone's word                       5         120 s       263,525
            texts for known devices                                        5         120 s       263,525
            texts for step-ups on unknown devices                         10         360 s        87,850
            texts to new phones                                            5         300 s       105,413
            texts with codes of delayed recoveries                         3       43200 s           735
            Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is
            how many the machine hashes. They are one proof of two.
        "#]].assert_eq(&Odds::of(&Rules::nist()).to_text());
    }

    #[test]
    fn the_classic_rules_for_a_program() {
        expect![[r#"
            {
              "profile": "classic",
              "year_days": 366,
              "formula": "chance = sum over the levels of (guesses let through in a year) / 10^(digits of the code)",
              "password": {
                "levels": [
                  {
                    "known_device_pool": false,
                    "digits": 4,
                    "guesses": 6,
                    "chance": 0.0006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 6,
                    "guesses": 60,
                    "chance": 0.00006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 8,
                    "guesses": 6000,
                    "chance": 0.00006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 10,
                    "guesses": 790665,
                    "chance": 0.0000790665
                  }
                ],
                "chance": 0.0007990665,
                "one_in": 1251.4602977349193
              },
              "password_and_known_device": {
                "levels": [
                  {
                    "known_device_pool": true,
                    "digits": 4,
                    "guesses": 10,
                    "chance": 0.001
                  },
                  {
                    "known_device_pool": false,
                    "digits": 4,
                    "guesses": 6,
                    "chance": 0.0006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 6,
                    "guesses": 60,
                    "chance": 0.00006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 8,
                    "guesses": 6000,
                    "chance": 0.00006
                  },
                  {
                    "known_device_pool": false,
                    "digits": 10,
                    "guesses": 790665,
                    "chance": 0.0000790665
                  }
                ],
                "chance": 0.0017990664999999997,
                "one_in": 555.8438223378625
              },
              "recovery_key": {
                "guesses": 63246600,
                "keys": 10000000000000.0,
                "chance": 6.32466e-6,
                "one_in": 158111.26606015183
              },
              "fleet": {
                "borne": 20,
                "before_it_trips": 0.0021,
                "each_guess_under_way": 0.0001,
                "a_year_below": 17.568,
                "a_year_below_accounts": 29280,
                "tripped_for_each_account": 0.0001397265
              },
              "delayed_recovery": {
                "guesses": 2205,
                "chance": 0.00002205,
                "starts": 13,
                "unseen_days": 7
              },
              "allowances": [
                {
                  "rule": "passwords_source",
                  "what": "passwords, for one source at one name",
                  "burst": 5,
                  "interval_ms": 60000,
                  "a_year": 527045
                },
                {
                  "rule": "passwords_unknown",
                  "what": "passwords, for sources that have spent those",
                  "burst": 20,
                  "interval_ms": 3000,
                  "a_year": 10540820
                },
                {
                  "rule": "passwords_known",
                  "what": "passwords, on known devices",
                  "burst": 20,
                  "interval_ms": 3000,
                  "a_year": 10540820
                },
                {
                  "rule": "keys_source",
                  "what": "recovery keys, for one source at one account",
                  "burst": 5,
                  "interval_ms": 20000,
                  "a_year": 1581125
                },
                {
                  "rule": "key_guesses",
                  "what": "recovery keys, for all; the same again if forgotten",
                  "burst": 900,
                  "interval_ms": 1000,
                  "a_year": 31623300
                },
                {
                  "rule": "sends_unknown",
                  "what": "texts for unknown devices, to each phone",
                  "burst": 5,
                  "interval_ms": 900000,
                  "a_year": 35141
                },
                {
                  "rule": "sends_word",
                  "what": "texts for who has typed the phone's word",
                  "burst": 5,
                  "interval_ms": 120000,
                  "a_year": 263525
                },
                {
                  "rule": "sends_known",
                  "what": "texts for known devices",
                  "burst": 5,
                  "interval_ms": 120000,
                  "a_year": 263525
                },
                {
                  "rule": "sends_step_up",
                  "what": "texts for step-ups on unknown devices",
                  "burst": 10,
                  "interval_ms": 360000,
                  "a_year": 87850
                },
                {
                  "rule": "sends_enrol",
                  "what": "texts to new phones",
                  "burst": 5,
                  "interval_ms": 300000,
                  "a_year": 105413
                },
                {
                  "rule": "sends_recovery",
                  "what": "texts with codes of delayed recoveries",
                  "burst": 3,
                  "interval_ms": 43200000,
                  "a_year": 735
                }
              ]
            }
        "#]].assert_eq(&Odds::of(&Rules::classic()).to_json().unwrap());
    }

    #[test]
    fn a_longer_rung_shows_in_the_figures() {
        let mut rules = Rules::classic();
        rules.ladder[0].wrong = Some(9);
        let chance = Odds::of(&rules).password.chance;
        assert!((chance - Odds::of(&Rules::classic()).password.chance - 3e-4).abs() < 1e-12);
    }
}
