//! What `doorcode config explain` prints: each setting, its value, where that comes from, and what it may be.

use std::fmt::Write as _;

use doorcode_engine::rules::Rules;

use super::load::{Loaded, Place};
use super::settings::SETTINGS;
use super::{Config, gateways, rules};

/// The widest line of the explanation, in characters.
const WIDTH: usize = 100;

/// All settings as they are in force, each with its meaning; secrets are left out.
pub fn explain(loaded: &Loaded) -> String {
    let defaults = Config::default();
    let mut text = String::from(
        "# Settings come from doorcode.toml, the environment and flags; the later ones win.\n\
         # In the file, 'hashing.queue' is written as 'queue' below a line [hashing].\n",
    );
    for (setting, place) in SETTINGS.iter().zip(&loaded.places) {
        let (value, default) = ((setting.show)(&loaded.config), (setting.show)(&defaults));
        let source = match place {
            Place::Default => "default".to_owned(),
            place => place.to_string(),
        };
        let _ = writeln!(text, "\n{} = {value}    [{source}]", setting.key);
        wrap(&mut text, setting.meaning);
        wrap(&mut text, &format!("Takes: {}", setting.bounds));
        let flag = setting.flag.map_or(String::new(), |flag| format!(", {flag}"));
        wrap(
            &mut text,
            &format!("Default: {default}. Also: {}{flag}", setting.variable()),
        );
    }
    explain_gateways(&mut text, loaded);
    let defaults = rules::shown(&Rules::of(loaded.config.profile));
    let in_force = rules::shown(&loaded.config.rules);
    for (((name, value), (_, default)), (_, meaning, bounds)) in
        in_force.iter().zip(&defaults).zip(rules::MEANINGS)
    {
        let set = loaded.overrides.iter().find(|one| one.name == *name);
        let source = set.map_or_else(|| "profile".to_owned(), |one| one.place.to_string());
        let _ = writeln!(text, "\nrules.{name} = {value}    [{source}]");
        wrap(&mut text, meaning);
        wrap(&mut text, &format!("Takes: {bounds}"));
        wrap(
            &mut text,
            &format!(
                "Profile: {default}. Also: DOORCODE_RULES_{}",
                name.to_ascii_uppercase()
            ),
        );
    }
    text
}

fn explain_gateways(text: &mut String, loaded: &Loaded) {
    let gateways = &loaded.config.gateways;
    if gateways.is_empty() {
        text.push_str("\ngateway = (none)    [default]\n");
    }
    for gateway in gateways {
        let _ = writeln!(text, "\ngateway {}    [{}]", gateway.name, gateway.place());
        for (name, value) in gateway.shown() {
            let _ = writeln!(text, "    {name} = {value}");
        }
    }
    wrap(text, gateways::MEANING);
}

fn wrap(text: &mut String, paragraph: &str) {
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column == 0 {
            text.push_str("    ");
            column = 4 + length;
        } else if column + 1 + length > WIDTH {
            text.push_str("\n    ");
            column = 4 + length;
        } else {
            text.push(' ');
            column += 1 + length;
        }
        text.push_str(word);
    }
    text.push('\n');
}
