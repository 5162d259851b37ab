//! What is printed: the figures, and whether what has to hold does.

use crate::broken::Broken;
use crate::owner::Fared;
use crate::suite::{Attack, Order, Outcome, Seen, Trial};
use doorcode_engine::rules::Profile;
use doorcode_engine::time::HOUR_MS;
use std::fmt::Write as _;

/// The whole report.
pub fn text(order: &Order, outcome: &Outcome) -> String {
    let mut text = String::new();
    let rules = match order.rules.profile {
        Profile::Classic => "classic",
        Profile::Nist => "nist",
    };
    let engine = match order.broken {
        None => "as they are".to_owned(),
        Some(broken) => format!("deliberately broken: {} ({})", broken.name(), broken.meaning()),
    };
    let _ = writeln!(
        text,
        "Doorcode in the wind tunnel, seed {}\nRules: {rules}, {engine}\n",
        order.seed
    );
    attacks(&mut text, &outcome.attacks);
    trials(&mut text, &outcome.trials);
    owners(&mut text, outcome);
    sieges(&mut text, order, outcome);
    let _ = writeln!(text, "\nWhat has to hold");
    for check in &outcome.checks {
        let word = if check.holds { "holds" } else { "FAILS" };
        let _ = writeln!(
            text,
            "  {word}  {:<10}{}: {}",
            check.name, check.asks, check.figures
        );
    }
    verdict(&mut text, order.broken, outcome);
    text
}

fn attacks(text: &mut String, attacks: &[Attack]) {
    let mut all = Seen::default();
    for attack in attacks {
        all.add(&attack.seen);
    }
    let lengths: Vec<usize> = (0..all.compared.len())
        .filter(|length| all.compared.get(*length).is_some_and(|count| *count > 0))
        .collect();
    let _ = writeln!(
        text,
        "Guessers who have the password, with any number of addresses and devices, while owners sign in\n"
    );
    let mut line = format!("  {:<24}{:>9}{:>7}", "", "accounts", "years");
    for length in &lengths {
        let _ = write!(line, "{:>12}", format!("{length} digits"));
    }
    let _ = writeln!(
        text,
        "{line}{:>11}{:>11}{:>12}{:>9}",
        "break-ins", "expected", "worst year", "bound"
    );
    for attack in attacks {
        let seen = &attack.seen;
        let mut line = format!(
            "  {:<24}{:>9}{:>7}",
            attack.strategy.name(),
            grouped(attack.accounts),
            grouped(attack.years)
        );
        columns(&mut line, seen, &lengths);
        let _ = writeln!(
            text,
            "{line}{:>11}{:>11.1e}{:>12.1e}{:>9.1e}",
            seen.broken_into, seen.chance, seen.worst_year, attack.bound
        );
    }
    let accounts = attacks.iter().map(|attack| attack.accounts).sum();
    let years = attacks.iter().map(|attack| attack.years).sum();
    let mut line = format!(
        "  {:<24}{:>9}{:>7}",
        "altogether",
        grouped(accounts),
        grouped(years)
    );
    columns(&mut line, &all, &lengths);
    let _ = writeln!(text, "{line}{:>11}{:>11.1e}\n", all.broken_into, all.chance);
    let _ = writeln!(
        text,
        "  Guesses compared, by the length of the code. Expected: the sum of their chances. Worst year: the most that any\n  \
         account let through in 366 days. Bound: what the engine computes for a year (`doorcode odds`). At full\n  \
         speed is who takes every text that the guard gives and has every guess compared that it bears; left out are only the\n  \
         waits that the guard announces. The first line goes on so all year. The others do until codes have ten digits, and\n  \
         rest for six hours at a time from then on: all but one in a hundred of what can be won is behind them by then.\n"
    );
}

fn columns(line: &mut String, seen: &Seen, lengths: &[usize]) {
    for length in lengths {
        let count = seen.compared.get(*length).copied().unwrap_or_default();
        let _ = write!(line, "{:>12}", grouped(count));
    }
}

fn trials(text: &mut String, trials: &[Trial]) {
    let _ = writeln!(
        text,
        "Short codes, so that people get in: seen, and computed exactly\n\n  {:<10}{:<24}{:>9}{:>13}{:>11}{:>11}{:>9}   interval (1 - 1e-6)",
        "begins at", "", "accounts", "guesses", "break-ins", "expected", "ratio"
    );
    for trial in trials {
        let expected = trial.expected.chance * trial.accounts as f64;
        let (interval, chance) = (trial.interval(), trial.expected.chance);
        let _ = writeln!(
            text,
            "  {:<10}{:<24}{:>9}{:>13}{:>11}{:>11.1}{:>9.3}   {:.3} to {:.3}{}",
            trial.ladder,
            trial.strategy.name(),
            grouped(trial.accounts),
            grouped(trial.seen.compared.iter().sum()),
            grouped(trial.seen.broken_into),
            expected,
            trial.seen.broken_into as f64 / expected,
            interval.low / chance,
            interval.high / chance,
            match trial.off_schedule {
                0 => String::new(),
                off => format!("   {} off schedule", grouped(off)),
            },
        );
    }
}

fn owners(text: &mut String, outcome: &Outcome) {
    let (mut alone, mut shared) = (Seen::default(), Seen::default());
    for attack in &outcome.attacks {
        let with_device = attack.strategy == crate::guesser::Strategy::StolenDevice;
        let seen = if with_device { &mut shared } else { &mut alone };
        seen.add(&attack.seen);
    }
    let _ = writeln!(
        text,
        "\nOwners who sign in during these years and {} without attack, mistype one time in 40, and reach for the key after ten\n\
         minutes; texts are lost and come twice, machines fall over, clocks jump, and where nobody attacks phones and keys are lost\n\n  \
         {:<44}{:>10}{:>10}{:>9}{:>10}{:>13}",
        grouped(outcome.calm.years),
        "",
        "sign-ins",
        "by text",
        "by key",
        "too late",
        "longest"
    );
    let calm = outcome.calm.seen.diary;
    let lines = [
        ("nobody attacks, on a known device", calm.known),
        ("nobody attacks, on a new device", calm.new),
        ("on a known device", alone.diary.known),
        ("on a new device", alone.diary.new),
        ("on a known device, while a thief has it too", shared.diary.known),
        ("on a new device, while a thief has the old", shared.diary.new),
    ];
    for (name, fared) in lines {
        line_of_owners(text, name, &fared);
    }
    let thieves = &outcome.thieves;
    let _ = writeln!(
        text,
        "\nThieves with the password who enrol a phone of their own where two-step verification is off: {}. Stopped by the\n  \
         owner: {}. Left unanswered, so that it came into force after {} hours: {}; an address that was there before can undo {}.",
        grouped(thieves.tried),
        grouped(thieves.stopped),
        thieves.shortest_ms.unwrap_or_default() / HOUR_MS,
        grouped(thieves.unanswered),
        grouped(thieves.undone),
    );
}

fn sieges(text: &mut String, order: &Order, outcome: &Outcome) {
    let _ = writeln!(
        text,
        "\nOwners who sign in every half an hour while others, from a new address each time, do their worst\n\n  \
         {:<22}{:<30}{:>9}{:>9}{:>9}{:>13}{:>9}{:>11}",
        "flood", "at hand", "sign-ins", "by text", "by key", "longest", "limit", "texts/day"
    );
    for siege in &outcome.sieges {
        let fared = &siege.fared;
        let _ = writeln!(
            text,
            "  {:<22}{:<30}{:>9}{:>9}{:>9}{:>13}{:>9}{:>11}",
            siege.flood.name(),
            siege.hand.name(),
            grouped(fared.tried),
            grouped(fared.by_text),
            grouped(fared.by_key),
            format!(
                "{} min {:02} s",
                fared.longest_ms / 60_000,
                fared.longest_ms / 1_000 % 60
            ),
            format!("{} min", siege.hand.limit_ms() / 60_000),
            grouped(siege.texts_a_day),
        );
    }
    let (fleet, odds) = (&outcome.fleet, doorcode_engine::odds::fleet(&order.rules, 0));
    let _ = writeln!(
        text,
        "\nA list of {} stolen passwords, tried as fast as it goes: {} guesses at the shortest codes before the breaker\n  \
         tripped ({} are borne), {} altogether. Break-ins expected: {:.1e}; without the breaker {:.1e}.",
        grouped(fleet.accounts),
        grouped(fleet.short),
        grouped(odds.borne),
        grouped(fleet.compared),
        fleet.chance,
        fleet.without,
    );
}

fn line_of_owners(text: &mut String, name: &str, fared: &Fared) {
    let _ = writeln!(
        text,
        "  {name:<44}{:>10}{:>10}{:>9}{:>10}{:>13}",
        grouped(fared.tried),
        grouped(fared.by_text),
        grouped(fared.by_key),
        grouped(fared.too_late),
        format!(
            "{} min {:02} s",
            fared.longest_ms / 60_000,
            fared.longest_ms / 1_000 % 60
        ),
    );
}

fn verdict(text: &mut String, broken: Option<Broken>, outcome: &Outcome) {
    let failed: Vec<&str> = outcome
        .checks
        .iter()
        .filter(|check| !check.holds)
        .map(|check| check.name)
        .collect();
    let _ = match (broken, failed.is_empty()) {
        (None, true) => writeln!(text, "\nEverything holds."),
        (None, false) => writeln!(text, "\nFAILS: {}.", failed.join(", ")),
        (Some(broken), true) => writeln!(text, "\nNOT CAUGHT: {}.", broken.name()),
        (Some(broken), false) => writeln!(
            text,
            "\nCaught: {} fails by {}.",
            broken.name(),
            failed.join(", ")
        ),
    };
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
