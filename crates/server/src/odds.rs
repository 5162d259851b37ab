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
                guesses: odds::most_a_year(rules.key_guesses),
                keys: keyspace(rules.key_style),
                chance: key,
                one_in: 1.0 / key,
            },
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
        text.push_str(
            "\nWho guesses codes and keys alike has the sum of both. Who has the passwords of many accounts has that many\n\
             times the chance to get into one of them.\n",
        );
        text
    }

    fn profile_name(&self) -> &'static str {
        match self.profile {
            doorcode_engine::rules::Profile::Classic => "classic",
            doorcode_engine::rules::Profile::Nist => "nist",
        }
    }
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
            codes of 10 digits                       790,575      7.9e-5
            altogether                               796,641      8.0e-4   1 in 1,251

            Who has the password and a stolen device that the account knows
                                             guesses at most      chance
            codes of 4 digits, known device               10      1.0e-3
            codes of 4 digits                              6      6.0e-4
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,575      7.9e-5
            altogether                               796,651      1.8e-3   1 in 556

            Who has the password and guesses recovery keys
                                             guesses at most      chance
            one of 1.0e13 keys                    31,622,403      3.2e-6   1 in 316,232

            Who guesses codes and keys alike has the sum of both. Who has the passwords of many accounts has that many
            times the chance to get into one of them.
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
            codes of 10 digits                       790,575      7.9e-5
            altogether                               796,635      2.0e-4   1 in 5,024

            Who has the password and a stolen device that the account knows
                                             guesses at most      chance
            codes of 6 digits, known device               10      1.0e-5
            codes of 6 digits                             60      6.0e-5
            codes of 8 digits                          6,000      6.0e-5
            codes of 10 digits                       790,575      7.9e-5
            altogether                               796,645      2.1e-4   1 in 4,783

            Who has the password and guesses recovery keys
                                             guesses at most      chance
            one of 3.7e19 keys                    31,622,403     8.6e-13   1 in 1,166,688,317,375

            Who guesses codes and keys alike has the sum of both. Who has the passwords of many accounts has that many
            times the chance to get into one of them.
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
                    "guesses": 790575,
                    "chance": 0.0000790575
                  }
                ],
                "chance": 0.0007990575000000001,
                "one_in": 1251.4743932695706
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
                    "guesses": 790575,
                    "chance": 0.0000790575
                  }
                ],
                "chance": 0.0017990574999999997,
                "one_in": 555.8466030129666
              },
              "recovery_key": {
                "guesses": 31622403,
                "keys": 10000000000000.0,
                "chance": 3.1622403e-6,
                "one_in": 316231.5020778149
              }
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
