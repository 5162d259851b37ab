//! Every page, written out from its sample and looked at as a checker of HTML would: what a screen reader,
//! a strict Content-Security-Policy and a translator rely on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use doorcode_server::web::pages::samples::{self, Sample};

/// A start tag: its name and its attributes.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// The start tags of a page. Understands what our templates write, not all of HTML.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || letter == '>')
            .expect("an end of the name");
        let mut tag = Tag {
            name: rest[..end].trim_end_matches('/').to_owned(),
            attributes: BTreeMap::new(),
        };
        rest = &rest[end..];
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = rest
                .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/'))
                .expect("an end of the attribute");
            let name = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let end = quoted.find('"').expect("a closing quote");
                value = quoted[..end].to_owned();
                rest = &quoted[end + 1..];
            }
            let first = tag.attributes.insert(name.clone(), value).is_none();
            assert!(first, "<{}> has {name} twice", tag.name);
        }
        tags.push(tag);
    }
    tags
}

/// Looks at every sample.
fn each_page(look: impl Fn(&Sample, &[Tag])) {
    let samples = samples::all().expect("every page can be written");
    assert!(samples.len() > 60, "samples are missing");
    for sample in samples {
        look(&sample, &tags(&sample.html));
    }
}

#[test]
fn a_page_has_a_language_a_direction_a_title_one_heading_and_a_main_part() {
    each_page(|sample, tags| {
        let name = sample.name;
        let html = tags.iter().find(|tag| tag.is("html")).expect("html");
        assert_eq!(html.attribute("lang"), Some("en"), "{name}");
        assert_eq!(html.attribute("dir"), Some("ltr"), "{name}");
        let title = sample
            .html
            .split("<title>")
            .nth(1)
            .and_then(|rest| rest.split("</title>").next());
        let title = title.unwrap_or_else(|| panic!("{name} has no title"));
        assert!(
            title.ends_with(" · Doorcode") && !title.starts_with(" ·"),
            "{name}: {title}"
        );
        let headings = tags.iter().filter(|tag| tag.is("h1")).count();
        assert_eq!(headings, 1, "{name} has {headings} main headings");
        let mains = tags
            .iter()
            .filter(|tag| tag.is("main") && tag.attribute("id") == Some("main"))
            .count();
        assert_eq!(mains, 1, "{name}: the skip link leads nowhere");
    });
}

#[test]
fn every_field_has_a_label_and_every_button_a_name() {
    each_page(|sample, tags| {
        let name = sample.name;
        let labelled: BTreeSet<&str> = tags
            .iter()
            .filter(|tag| tag.is("label"))
            .filter_map(|tag| tag.attribute("for"))
            .collect();
        for field in tags
            .iter()
            .filter(|tag| matches!(tag.name.as_str(), "input" | "select" | "textarea"))
        {
            let kind = field.attribute("type").unwrap_or("text");
            // A choice stands inside its label; a field for password managers is hidden from everybody else.
            let needs_none = matches!(kind, "hidden" | "radio" | "checkbox")
                || field.attribute("aria-hidden") == Some("true");
            let id = field.attribute("id").unwrap_or_default();
            assert!(
                needs_none || labelled.contains(id),
                "{name}: the field {id:?} has no label"
            );
        }
        for (at, _) in sample.html.match_indices("<button") {
            let end = sample.html[at..].find("</button>").expect("an end of the button");
            let inner = sample.html[at..at + end].split_once('>').expect("a tag").1;
            let words: String = inner
                .split('<')
                .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
                .collect();
            assert!(!words.trim().is_empty(), "{name}: a button without a name");
        }
    });
}

#[test]
fn ids_are_unique_and_what_refers_to_them_finds_them() {
    each_page(|sample, tags| {
        let name = sample.name;
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.attribute("id")) {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for tag in tags {
            let pointed = ["aria-describedby", "aria-labelledby", "aria-controls", "for"]
                .into_iter()
                .filter_map(|attribute| tag.attribute(attribute))
                .flat_map(str::split_whitespace);
            let anchor = tag.attribute("href").and_then(|href| href.strip_prefix('#'));
            for id in pointed.chain(anchor) {
                assert!(
                    ids.contains(id),
                    "{name}: <{}> points to #{id}, which is not there",
                    tag.name
                );
            }
        }
    });
}

#[test]
fn a_strict_content_security_policy_holds() {
    each_page(|sample, tags| {
        let name = sample.name;
        for tag in tags {
            assert!(!tag.is("style"), "{name}: a style inside the page");
            assert!(
                tag.attribute("style").is_none(),
                "{name}: <{}> has a style of its own",
                tag.name
            );
            let handler = tag
                .attributes
                .keys()
                .find(|attribute| attribute.starts_with("on"));
            assert!(
                handler.is_none(),
                "{name}: <{}> has a handler inside the page",
                tag.name
            );
            if tag.is("script") {
                let source = tag.attribute("src").unwrap_or_default();
                assert!(source.starts_with("/assets/"), "{name}: a script from {source:?}");
                assert_eq!(tag.attribute("type"), Some("module"), "{name}: {source}");
            }
        }
    });
}

#[test]
fn forms_post_to_addresses_of_this_server_and_never_carry_a_password() {
    each_page(|sample, tags| {
        let name = sample.name;
        for form in tags.iter().filter(|tag| tag.is("form")) {
            assert_eq!(form.attribute("method"), Some("post"), "{name}");
            assert!(
                form.attribute("action")
                    .is_some_and(|action| action.starts_with('/')),
                "{name}"
            );
        }
        for field in tags
            .iter()
            .filter(|tag| tag.attribute("type") == Some("password"))
        {
            assert!(
                field.attribute("value").is_none(),
                "{name}: a password is written into the page"
            );
        }
    });
}

#[test]
fn assets_and_icons_that_pages_name_exist() {
    let sprite = fs::read_to_string(folder("assets").join("icons.svg")).unwrap();
    each_page(|sample, tags| {
        let named = tags
            .iter()
            .flat_map(|tag| [tag.attribute("src"), tag.attribute("href")])
            .flatten();
        for address in named.filter_map(|address| address.strip_prefix("/assets/")) {
            let (file, part) = address.split_once('#').unwrap_or((address, ""));
            assert!(
                folder("assets").join(file).is_file(),
                "{}: {file} is not there",
                sample.name
            );
            let drawn = part.is_empty() || sprite.contains(&format!("<symbol id=\"{part}\""));
            assert!(drawn, "{}: no icon {part}", sample.name);
        }
    });
}

#[test]
fn every_sentence_that_a_page_says_exists() {
    each_page(|sample, _| {
        if let Some(at) = sample.html.find('⟦') {
            let key: String = sample.html[at..].chars().take(40).collect();
            panic!("{}: {key} is not in the Fluent files", sample.name);
        }
        // Fluent leaves `{$name}` where an argument was forgotten.
        assert!(
            !sample.html.contains("{$"),
            "{}: an argument is missing",
            sample.name
        );
    });
    let keys: BTreeSet<String> = keys().into_iter().map(|(_, key)| key).collect();
    for (file, source) in files("templates", "html").into_iter().chain(files("src", "rs")) {
        for key in source
            .split("say(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                keys.contains(key),
                "{}: {key} is not in the Fluent files",
                file.display()
            );
        }
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut sources: String = files("templates", "html")
        .into_iter()
        .map(|(_, source)| source)
        .collect();
    sources.extend(files("src", "rs").into_iter().map(|(_, source)| source));
    // Keys that are put together: their stem is in the source, or they are numbered.
    let composed = ["what-", "error-", "month-", "country-", "mail-"];
    for (file, key) in keys() {
        let said =
            sources.contains(&format!("\"{key}\"")) || composed.iter().any(|stem| key.starts_with(stem));
        assert!(said, "{}: nobody says {key}", file.display());
    }
}

/// Every key of the Fluent files, with its file.
fn keys() -> Vec<(PathBuf, String)> {
    let mut keys = Vec::new();
    for (file, source) in files("locales/en", "ftl") {
        let lines = source.lines().filter_map(|line| line.split_once(" ="));
        let named = lines.filter(|(key, _)| key.starts_with(|letter: char| letter.is_ascii_lowercase()));
        keys.extend(named.map(|(key, _)| (file.clone(), key.to_owned())));
    }
    keys
}

/// WCAG 2.2, 1.4.3 and 1.4.11: 4.5 for words, 3 for lines that carry meaning.
#[test]
fn colours_have_contrast_in_light_and_in_dark() {
    let css = fs::read_to_string(folder("assets").join("doorcode.css")).unwrap();
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let light = tokens(light);
    let mut both = light.clone();
    both.extend(tokens(dark));
    let words = [
        ("ink", "paper"),
        ("ink", "surface"),
        ("ink", "sunk"),
        ("ink", "accent-wash"),
        ("ink", "bad-wash"),
        ("ink", "good-wash"),
        ("ink-quiet", "paper"),
        ("ink-quiet", "surface"),
        ("ink-quiet", "sunk"),
        ("ink-quiet", "accent-wash"),
        ("on-panel", "panel"),
        ("on-panel-quiet", "panel"),
        ("on-accent", "accent"),
        ("on-action", "action"),
        ("on-action", "action-hover"),
        ("bad", "paper"),
        ("bad", "surface"),
        ("bad", "bad-wash"),
        ("good", "surface"),
        ("on-bubble-mine", "bubble-mine"),
        ("on-bubble-theirs", "bubble-theirs"),
        ("on-call", "call-accept"),
        ("on-call", "call-decline"),
        ("on-stage", "stage"),
        ("on-stage", "stage-control"),
    ];
    let lines = [
        ("line-strong", "paper"),
        ("line-strong", "surface"),
        ("accent-line", "paper"),
        ("accent-line", "surface"),
        ("bad", "paper"),
        ("good", "good-wash"),
    ];
    for (scheme, tokens) in [("light", light), ("dark", both)] {
        for (pairs, least) in [(&words[..], 4.5), (&lines[..], 3.0)] {
            for (front, back) in pairs {
                let contrast = contrast(&tokens[*front], &tokens[*back]);
                assert!(
                    contrast >= least,
                    "{scheme}: {front} on {back} has {contrast:.2}, not {least}"
                );
            }
        }
    }
}

fn tokens(css: &str) -> BTreeMap<String, String> {
    css.lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "))
        .filter_map(|(name, value)| Some((name.to_owned(), value.split(';').next()?.to_owned())))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Pages turn round in languages written from right to left: no rule may say left or right.
#[test]
fn styles_use_logical_sides_only() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "left:",
        "right:",
        "text-align: left",
        "text-align: right",
        "float:",
    ];
    for (file, css) in files("assets", "css") {
        for (number, line) in css.lines().enumerate() {
            let found = physical.into_iter().find(|one| line.trim().starts_with(one));
            assert!(
                found.is_none(),
                "{}:{}: {}",
                file.display(),
                number + 1,
                line.trim()
            );
        }
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// All files of that kind below a folder of the crate.
fn files(name: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder(name)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|one| one == extension) {
                let source = fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    found
}
