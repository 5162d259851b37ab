//! What came of the attacks, and how it is shown.

use std::fmt::{self, Write as _};

/// Why an attack could not be played to its end: the server did not answer, or not as it should.
#[derive(Debug)]
pub(super) struct Trouble(String);

impl Trouble {
    pub(super) fn new(said: String) -> Self {
        Self(said)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What came of an attack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server withstood it; what was seen.
    Held(String),
    /// It went through; what was seen.
    LetThrough(String),
    /// It was not played, and why.
    NotTried(String),
    /// It was begun and could not be played to its end.
    Failed(String),
}

/// One attack and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name.
    pub attack: &'static str,
    /// What was tried.
    pub tried: &'static str,
    /// What came of it.
    pub outcome: Outcome,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// In the order in which they were played.
    pub findings: Vec<Finding>,
    /// The user names of accounts of the drill's own that could not be deleted again.
    pub left: Vec<String>,
}

/// The most characters in a line.
const WIDTH: usize = 110;
/// Where the words of an attack begin.
const INDENT: usize = 14;

impl Finding {
    /// One or two words on what came of it.
    pub fn verdict(&self) -> &'static str {
        match self.outcome {
            Outcome::Held(_) => "held",
            Outcome::LetThrough(_) => "LET THROUGH",
            Outcome::NotTried(_) => "not tried",
            Outcome::Failed(_) => "broke off",
        }
    }

    /// What was seen, or why nothing was.
    fn seen(&self) -> &str {
        match &self.outcome {
            Outcome::Held(seen)
            | Outcome::LetThrough(seen)
            | Outcome::NotTried(seen)
            | Outcome::Failed(seen) => seen,
        }
    }
}

impl Report {
    /// 0: all that was tried held. 1: something was let through. 2: nothing was let through, and not everything that was
    /// begun came to an end.
    pub fn exit_code(&self) -> u8 {
        let any = |test: fn(&Outcome) -> bool| self.findings.iter().any(|finding| test(&finding.outcome));
        if any(|outcome| matches!(outcome, Outcome::LetThrough(_))) {
            1
        } else if any(|outcome| matches!(outcome, Outcome::Failed(_))) {
            2
        } else {
            0
        }
    }

    /// The table.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for finding in &self.findings {
            let _ = writeln!(text, "{:<INDENT$}{}", finding.verdict(), finding.attack);
            write_words(&mut text, "tried: ", finding.tried);
            let label = match finding.outcome {
                Outcome::NotTried(_) | Outcome::Failed(_) => "why: ",
                _ => "seen: ",
            };
            write_words(&mut text, label, finding.seen());
        }
        let count = |verdict: &str| {
            let all = self.findings.iter();
            all.filter(|finding| finding.verdict() == verdict).count()
        };
        let _ = writeln!(
            text,
            "\n{} attacks: {} held, {} let through, {} not tried, {} broke off.",
            self.findings.len(),
            count("held"),
            count("LET THROUGH"),
            count("not tried"),
            count("broke off"),
        );
        if !self.left.is_empty() {
            let _ = writeln!(
                text,
                "These accounts of the drill are still there: {}. Delete them on their account pages, or disable them with \
                 'doorcode account disable'.",
                self.left.join(", ")
            );
        }
        text
    }
}

/// Words in lines, under the words of the attack.
fn write_words(text: &mut String, label: &str, words: &str) {
    let mut line = format!("{:<INDENT$}{label}", "");
    let mut used = line.chars().count();
    let mut first = true;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if !first && used + 1 + length > WIDTH {
            text.push_str(line.trim_end());
            text.push('\n');
            line = format!("{:<INDENT$}{:width$}", "", "", width = label.len());
            used = line.chars().count();
            first = true;
        }
        if !first {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
        first = false;
    }
    text.push_str(line.trim_end());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn report(outcomes: Vec<Outcome>) -> Report {
        let finding = |outcome| Finding {
            attack: "An attack",
            tried: "this and that",
            outcome,
        };
        Report {
            findings: outcomes.into_iter().map(finding).collect(),
            left: Vec::new(),
        }
    }

    #[test]
    fn the_exit_code_says_the_worst() {
        let held = || Outcome::Held(String::new());
        let through = || Outcome::LetThrough(String::new());
        let not_tried = || Outcome::NotTried(String::new());
        let failed = || Outcome::Failed(String::new());
        for (outcomes, code) in [
            (vec![held(), held()], 0),
            (vec![held(), not_tried()], 0),
            (vec![held(), failed()], 2),
            (vec![through(), held()], 1),
            (vec![failed(), through()], 1),
        ] {
            assert_eq!(report(outcomes.clone()).exit_code(), code, "{outcomes:?}");
        }
    }

    #[test]
    fn a_table_that_a_person_reads() {
        let long = "one word after the other until the line is as long as a line may be and goes on in the next one, \
                    under the first";
        let mut report = report(vec![
            Outcome::Held("nothing".to_owned()),
            Outcome::LetThrough(long.to_owned()),
        ]);
        report.left.push("drill-1".to_owned());
        expect![[r#"
            held          An attack
                          tried: this and that
                          seen: nothing
            LET THROUGH   An attack
                          tried: this and that
                          seen: one word after the other until the line is as long as a line may be and goes on in the
                                next one, under the first

            2 attacks: 1 held, 1 let through, 0 not tried, 0 broke off.
            These accounts of the drill are still there: drill-1. Delete them on their account pages, or disable them with 'doorcode account disable'.
        "#]]
        .assert_eq(&report.to_text());
    }
}
