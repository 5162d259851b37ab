//! The settings of one table: each is asked for by its name, and what nobody asked for is wrong.

use std::collections::BTreeMap;

use toml::de::DeTable;

use crate::config::given::Given;
use crate::config::load::{File, Place, Problem, given};

/// The settings of one table that have not been read yet, and what is wrong with those that were.
pub(super) struct Fields {
    pub(super) place: Place,
    pub(super) left: BTreeMap<String, (Given, Place)>,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl Fields {
    pub(super) fn of(file: &File<'_>, table: &DeTable<'_>, place: Place) -> Self {
        let left = table
            .iter()
            .map(|(key, value)| {
                let place = file.place(&key.span());
                (key.get_ref().to_string(), (given(value.get_ref()), place))
            })
            .collect();
        Self {
            place,
            left,
            known: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, place: Place, what: String, advice: &str) {
        self.problems.push(Problem {
            place,
            what: format!("gateway: {what}"),
            advice: advice.to_owned(),
        });
    }

    /// Reads a setting, where it is there and right.
    pub(super) fn read<T>(
        &mut self,
        name: &'static str,
        takes: &str,
        read: impl FnOnce(&Given) -> Result<T, String>,
    ) -> Option<T> {
        self.known.push(name);
        let (given, place) = self.left.remove(name)?;
        match read(&given) {
            Ok(value) => Some(value),
            Err(what) => {
                self.problem(place, format!("{name}: {what}"), &format!("It takes {takes}"));
                None
            }
        }
    }

    pub(super) fn text(&mut self, name: &'static str, takes: &str) -> Option<String> {
        self.read(name, takes, |given| given.text().map(str::to_owned))
    }

    /// Reads a setting that must be there.
    pub(super) fn needed(&mut self, name: &'static str, takes: &str) -> Option<String> {
        let is_there = self.left.contains_key(name);
        let text = self.text(name, takes);
        if !is_there {
            self.problem(
                self.place.clone(),
                format!("{name} is missing"),
                &format!("It takes {takes}"),
            );
        }
        text
    }

    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        takes: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        self.read(name, takes, |given| given.list(&read))
            .unwrap_or_default()
    }

    /// What is wrong, unknown names included where the others could be read at all.
    pub(super) fn finish(mut self, is_read: bool) -> Vec<Problem> {
        let left = std::mem::take(&mut self.left);
        for (name, (_, place)) in left.into_iter().filter(|_| is_read) {
            if name == "secret" || name == "receipt_secret" {
                let advice = format!(
                    "Put it into a file of its own and name that with {name}_file, or into the environment as \
                     DOORCODE_GATEWAY_<NAME>_{}",
                    name.to_ascii_uppercase()
                );
                self.problem(
                    place,
                    format!("{name}: a secret does not stand here, where it would be copied along"),
                    &advice,
                );
                continue;
            }
            let known = self.known.join(", ");
            self.problem(
                place,
                format!("there is no setting '{name}' for this kind"),
                &format!("There are {known}"),
            );
        }
        self.problems
    }
}
