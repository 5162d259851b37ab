//! From the four sources to one configuration, or to a list of what is wrong with them.

use std::ffi::OsString;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use doorcode_engine::rules::Rules;
use toml::de::{DeTable, DeValue};

use super::gateways;
use super::given::Given;
use super::rules::{self, Override};
use super::settings::{SETTINGS, Setting};
use super::{Config, safety};

/// The file that is read where no other is named and this one exists.
const USUAL_FILE: &str = "doorcode.toml";
/// No configuration is larger; something larger is not one.
const LARGEST_FILE: u64 = 256 * 1024;
/// What the tests of this program use; not settings.
const TEST_VARIABLES: &str = "DOORCODE_TEST_";
/// What sets a rule: `DOORCODE_RULES_CODE_TTL_MS`.
const RULE_VARIABLES: &str = "DOORCODE_RULES_";
/// The one variable that is not a setting: where the file is.
const FILE_VARIABLE: &str = "DOORCODE_CONFIG";

/// What the sources say, before it is judged.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The file named by `--config`.
    pub file: Option<PathBuf>,
    /// The environment; only names that begin with `DOORCODE_` are looked at.
    pub environment: Vec<(OsString, OsString)>,
    /// Flags of the command line: the flag, such as `--listen`, and its value.
    pub flags: Vec<(&'static str, String)>,
}

/// A configuration and where each of its values comes from.
pub struct Loaded {
    /// The settings in force.
    pub config: Config,
    /// The place of each setting's value, in the order of the table.
    pub(super) places: Vec<Place>,
    /// The rules that were set, each with its place.
    pub(super) overrides: Vec<Override>,
}

impl Loaded {
    /// Where the value of the setting `key` comes from.
    pub(super) fn place(&self, key: &str) -> Place {
        SETTINGS
            .iter()
            .zip(&self.places)
            .find(|(setting, _)| setting.key == key)
            .map_or(Place::Default, |(_, place)| place.clone())
    }
}

/// Where a value, or a problem, stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nobody set it.
    Default,
    /// In the file, counted from 1.
    File {
        /// The file.
        path: PathBuf,
        /// Its line.
        line: usize,
        /// The column in it, in characters.
        column: usize,
    },
    /// In the environment, under this name.
    Environment(String),
    /// On the command line, in this flag.
    Flag(&'static str),
    /// The file as a whole.
    WholeFile(PathBuf),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line, column } => write!(f, "{}:{line}:{column}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Flag(flag) => write!(f, "flag {flag}"),
            Self::WholeFile(path) => write!(f, "{}", path.display()),
        }
    }
}

/// Something wrong with the configuration: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
    /// What to do about it; empty where `what` says it already.
    pub advice: String,
}

/// Everything that is wrong, so that it can be put right in one go.
#[derive(Debug, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            match &problem.place {
                Place::Default => write!(f, "{}.", problem.what)?,
                place => write!(f, "{place}: {}.", problem.what)?,
            }
            if !problem.advice.is_empty() {
                write!(f, "\n    {}.", problem.advice)?;
            }
        }
        Ok(())
    }
}

/// Reads all sources and judges the result.
///
/// # Errors
/// What is unknown, out of bounds or unsafe, all of it.
pub fn load(inputs: &Inputs) -> Result<Loaded, Problems> {
    let mut loaded = Loaded {
        config: Config::default(),
        places: vec![Place::Default; SETTINGS.len()],
        overrides: Vec::new(),
    };
    let mut problems = Vec::new();
    read_file(inputs, &mut loaded, &mut problems);
    read_environment(inputs, &mut loaded, &mut problems);
    for (flag, value) in &inputs.flags {
        match SETTINGS.iter().position(|setting| setting.flag == Some(flag)) {
            Some(index) => apply(
                index,
                Given::outside(value.clone()),
                Place::Flag(flag),
                &mut loaded,
                &mut problems,
            ),
            None => problems.push(unknown(Place::Flag(flag), flag)),
        }
    }
    // Whoever says in which country numbers are read says where their people are.
    if loaded.config.toll.countries.is_empty() && loaded.place("country") != Place::Default {
        loaded.config.toll.countries = vec![loaded.config.country.clone()];
    }
    let base = Rules::of(loaded.config.profile);
    loaded.config.rules = rules::apply(base, &loaded.overrides, &mut problems);
    // Judging the whole is only worth reading once every part is right.
    if problems.is_empty() {
        problems = safety::judge(&loaded);
        problems.append(&mut gateways::judge(&loaded.config.gateways));
    }
    if problems.is_empty() {
        Ok(loaded)
    } else {
        Err(Problems(problems))
    }
}

fn apply(index: usize, given: Given, place: Place, loaded: &mut Loaded, problems: &mut Vec<Problem>) {
    let Some(setting) = SETTINGS.get(index) else {
        return;
    };
    match (setting.set)(&mut loaded.config, &given) {
        Ok(()) => {
            if let Some(slot) = loaded.places.get_mut(index) {
                *slot = place;
            }
        }
        Err(what) => problems.push(Problem {
            place,
            what: format!("{}: {what}", setting.key),
            advice: format!("It takes {}", setting.bounds),
        }),
    }
}

fn read_environment(inputs: &Inputs, loaded: &mut Loaded, problems: &mut Vec<Problem>) {
    // Sorted, so that the same mistakes are told in the same order.
    let mut variables: Vec<_> = inputs.environment.iter().collect();
    variables.sort();
    for (name, value) in variables {
        let Some(name) = name.to_str().filter(|name| name.starts_with("DOORCODE_")) else {
            continue;
        };
        if name.starts_with(TEST_VARIABLES) || name == FILE_VARIABLE {
            continue;
        }
        let place = Place::Environment(name.to_owned());
        if let Some(rule) = name.strip_prefix(RULE_VARIABLES) {
            let value = rules::from_environment(value.to_str().unwrap_or_default());
            set_rule(loaded, rule.to_ascii_lowercase(), value, place);
            continue;
        }
        let secret = gateways::take_secret(
            &mut loaded.config.gateways,
            name,
            value.to_str().unwrap_or_default(),
        );
        if let Some(taken) = secret {
            if let Err(what) = taken {
                let advice = "Set it to the secret as the gateway shows it".to_owned();
                problems.push(Problem { place, what, advice });
            }
            continue;
        }
        let Some(index) = SETTINGS.iter().position(|setting| setting.variable() == name) else {
            problems.push(unknown(place, name));
            continue;
        };
        match value.to_str() {
            Some(text) => apply(index, Given::outside(text.to_owned()), place, loaded, problems),
            None => problems.push(Problem {
                place,
                what: "it is not valid UTF-8".to_owned(),
                advice: "Set it again, in plain characters".to_owned(),
            }),
        }
    }
}

fn read_file(inputs: &Inputs, loaded: &mut Loaded, problems: &mut Vec<Problem>) {
    let named = inputs.file.clone().or_else(|| {
        let variable = inputs.environment.iter().find(|(name, _)| name == FILE_VARIABLE);
        variable.map(|(_, value)| PathBuf::from(value))
    });
    let path = match named {
        Some(path) => path,
        None if Path::new(USUAL_FILE).exists() => PathBuf::from(USUAL_FILE),
        None => return,
    };
    let text = match read_text(&path) {
        Ok(text) => text,
        Err(what) => {
            let advice = "Check the path and who may read it; without --config, ./doorcode.toml is read if it is there";
            problems.push(Problem {
                place: Place::WholeFile(path),
                what,
                advice: advice.to_owned(),
            });
            return;
        }
    };
    match DeTable::parse(&text) {
        Ok(table) => {
            let file = File {
                path: &path,
                text: &text,
            };
            read_table(&file, "", table.get_ref(), loaded, problems);
        }
        Err(error) => {
            let place = File {
                path: &path,
                text: &text,
            }
            .place(&error.span().unwrap_or(0..0));
            problems.push(Problem {
                place,
                what: format!("this is not TOML: {}", error.message().trim().replace('\n', "; ")),
                advice: "A line is: name = value, with texts in \"quotes\"; a table begins with [name]"
                    .to_owned(),
            });
        }
    }
}

fn read_text(path: &Path) -> Result<String, String> {
    let length = std::fs::metadata(path)
        .map_err(|error| format!("it cannot be read: {error}"))?
        .len();
    if length > LARGEST_FILE {
        return Err(format!(
            "it is larger than {} KiB, so it is hardly a configuration",
            LARGEST_FILE / 1024
        ));
    }
    std::fs::read_to_string(path).map_err(|error| format!("it cannot be read: {error}"))
}

/// The file, to say where in it something stands.
pub(super) struct File<'a> {
    path: &'a Path,
    text: &'a str,
}

impl File<'_> {
    /// Line and column of the beginning of `span`.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Place::File {
            path: self.path.to_owned(),
            line,
            column,
        }
    }
}

fn read_table(
    file: &File<'_>,
    prefix: &str,
    table: &DeTable<'_>,
    loaded: &mut Loaded,
    problems: &mut Vec<Problem>,
) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let place = file.place(&key.span());
        let name = if prefix.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{prefix}.{}", key.get_ref())
        };
        if let Some(index) = SETTINGS.iter().position(|setting| setting.key == name) {
            apply(index, given(value.get_ref()), place, loaded, problems);
            continue;
        }
        if name == "gateway" {
            loaded.config.gateways = gateways::read(file, value.get_ref(), &place, problems);
            continue;
        }
        if prefix == "rules" {
            match rules::plain(value.get_ref()) {
                Some(value) => set_rule(loaded, key.get_ref().to_string(), value, place),
                None => problems.push(Problem {
                    place,
                    what: format!("{name}: a fraction or a date is no value of a rule"),
                    advice: String::new(),
                }),
            }
            continue;
        }
        match value.get_ref() {
            DeValue::Table(inner) if is_table(&name) => read_table(file, &name, inner, loaded, problems),
            _ if is_table(&name) => problems.push(Problem {
                place,
                what: format!("{name} is a table"),
                advice: format!("Write [{name}] on a line of its own, and its settings below"),
            }),
            _ => problems.push(unknown(place, &name)),
        }
    }
}

/// A later source wins, so an earlier value goes.
fn set_rule(loaded: &mut Loaded, name: String, value: toml::Value, place: Place) {
    loaded.overrides.retain(|one| one.name != name);
    loaded.overrides.push(Override { name, value, place });
}

fn is_table(name: &str) -> bool {
    if name == "rules" {
        return true;
    }
    SETTINGS.iter().any(|setting| {
        setting
            .key
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}

/// A value of the file as settings read it.
pub(super) fn given(value: &DeValue<'_>) -> Given {
    match value {
        DeValue::String(text) => Given::Text {
            text: text.to_string(),
            from_file: true,
        },
        DeValue::Boolean(on) => Given::Switch(*on),
        DeValue::Integer(number) => i64::from_str_radix(&number.as_str().replace('_', ""), number.radix())
            .map_or(Given::Other("a number beyond all bounds"), Given::Whole),
        DeValue::Array(parts) => {
            let texts: Option<Vec<String>> = parts
                .iter()
                .map(|part| part.get_ref().as_str().map(str::to_owned))
                .collect();
            texts.map_or(
                Given::Other("a list in which not everything is a text"),
                Given::List,
            )
        }
        DeValue::Float(number) => Given::Fraction(number.as_str().replace('_', "")),
        DeValue::Datetime(_) => Given::Other("a date"),
        DeValue::Table(table) => {
            let pairs: Option<Vec<(String, String)>> = table
                .iter()
                .map(|(name, value)| {
                    let value = match given(value.get_ref()) {
                        Given::Text { text, .. } | Given::Fraction(text) => text,
                        Given::Whole(number) => number.to_string(),
                        _ => return None,
                    };
                    Some((name.get_ref().to_string(), value))
                })
                .collect();
            pairs.map_or(
                Given::Other("a table in which not everything is a text or a number"),
                Given::Pairs,
            )
        }
    }
}

/// The problem of a name that nobody knows, with the nearest one that exists.
fn unknown(place: Place, name: &str) -> Problem {
    let variable = matches!(place, Place::Environment(_));
    let spelled = |setting: &Setting| {
        if variable {
            setting.variable()
        } else {
            setting.key.to_owned()
        }
    };
    let nearest = SETTINGS
        .iter()
        .map(|setting| {
            (
                strsim::damerau_levenshtein(&spelled(setting), name),
                spelled(setting),
            )
        })
        .min()
        // Further apart than a third of the letters it is another word.
        .filter(|(distance, nearest)| distance * 3 <= nearest.trim_start_matches("DOORCODE_").len());
    let all = "`doorcode config explain` lists all settings";
    Problem {
        place,
        what: format!("there is no setting '{name}'"),
        advice: match nearest {
            Some((_, nearest)) => format!("Is '{nearest}' meant? {all}"),
            None => format!("Take it out; {all}"),
        },
    }
}
