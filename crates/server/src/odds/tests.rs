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

        An agent of the desk who turns (a guessed code lets the agent end that account's sessions, and start its delayed
        recovery where that was chosen; the owner is told of each talk and gets each code)
        accounts that one agent can look for                         263,530
        texts that all agents can cause to one account                52,707
        chance that all agents guess a code of one account            7.4e-4
        codes that one agent can be expected to guess in all           1.6e2

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
        texts that the desk causes to one account                      3         600 s        52,707
        accounts that one agent of the desk looks for                 10         120 s       263,530
        Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is
        how many the machine hashes. They are one proof of two.

        For one source, at all accounts together                 at once   one more in        a year
        accounts made, and mails sent again                           20          60 s       527,060
        user names looked up                                          60           2 s    15,811,260
        advice on a password                                          60        250 ms   126,489,660
        sign-ins and forgotten passwords begun                        60           1 s    31,622,460
        wrong passwords, at whichever names                          100          10 s     3,162,340
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

        An agent of the desk who turns (a guessed code lets the agent end that account's sessions, and start its delayed
        recovery where that was chosen; the owner is told of each talk and gets each code)
        accounts that one agent can look for                         263,530
        texts that all agents can cause to one account                52,707
        chance that all agents guess a code of one account            1.4e-4
        codes that one agent can be expected to guess in all           4.7e0

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
        texts that the desk causes to one account                      3         600 s        52,707
        accounts that one agent of the desk looks for                 10         120 s       263,530
        Passwords that a source tries first are not bounded for an account, for sources are not: what bounds them is
        how many the machine hashes. They are one proof of two.

        For one source, at all accounts together                 at once   one more in        a year
        accounts made, and mails sent again                           20          60 s       527,060
        user names looked up                                          60           2 s    15,811,260
        advice on a password                                          60        250 ms   126,489,660
        sign-ins and forgotten passwords begun                        60           1 s    31,622,460
        wrong passwords, at whichever names                          100          10 s     3,162,340
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
          "desk": {
            "lookups": 263530,
            "texts_to_one_account": 52707,
            "chance_for_one_account": 0.0007358121,
            "guessed_in_all": 161.28035999999997
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
            },
            {
              "rule": "sends_desk",
              "what": "texts that the desk causes to one account",
              "burst": 3,
              "interval_ms": 600000,
              "a_year": 52707
            },
            {
              "rule": "desk_lookups",
              "what": "accounts that one agent of the desk looks for",
              "burst": 10,
              "interval_ms": 120000,
              "a_year": 263530
            }
          ],
          "sources": [
            {
              "rule": "sign_up",
              "what": "accounts made, and mails sent again",
              "burst": 20,
              "interval_ms": 60000,
              "a_year": 527060
            },
            {
              "rule": "look_up",
              "what": "user names looked up",
              "burst": 60,
              "interval_ms": 2000,
              "a_year": 15811260
            },
            {
              "rule": "advice",
              "what": "advice on a password",
              "burst": 60,
              "interval_ms": 250,
              "a_year": 126489660
            },
            {
              "rule": "sign_in",
              "what": "sign-ins and forgotten passwords begun",
              "burst": 60,
              "interval_ms": 1000,
              "a_year": 31622460
            },
            {
              "rule": "wrong_passwords",
              "what": "wrong passwords, at whichever names",
              "burst": 100,
              "interval_ms": 10000,
              "a_year": 3162340
            }
          ]
        }
    "#]].assert_eq(&Odds::of(&Rules::classic()).to_json().unwrap());
}

/// A rule that lets something through so many times must not be forgotten here when it is added.
#[test]
fn every_allowance_of_the_rules_is_listed() {
    let rules = Rules::classic();
    let odds = Odds::of(&rules);
    let written = serde_json::to_value(&rules).unwrap();
    let is_allowance = |value: &serde_json::Value| value.get("interval_ms").is_some();
    let all = written
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| is_allowance(value));
    let mut seen = 0;
    for (rule, value) in all {
        let listed = odds.allowances.iter().find(|one| one.rule == rule);
        let listed = listed.unwrap_or_else(|| panic!("{rule} is not listed"));
        assert_eq!(value["burst"], listed.burst, "{rule}");
        assert_eq!(value["interval_ms"], listed.interval_ms, "{rule}");
        let line = format!("\n{:<56}{:>8}", listed.what, listed.burst);
        assert!(odds.to_text().contains(&line), "{rule}");
        seen += 1;
    }
    assert!(seen >= 13 && seen == odds.allowances.len(), "{seen}");
}

#[test]
fn a_longer_rung_shows_in_the_figures() {
    let mut rules = Rules::classic();
    rules.ladder[0].wrong = Some(9);
    let chance = Odds::of(&rules).password.chance;
    assert!((chance - Odds::of(&Rules::classic()).password.chance - 3e-4).abs() < 1e-12);
}
