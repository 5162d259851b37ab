//! The house: which crate may use which, what none of them may ever contain, under which licences its parts come, and
//! that each of them is accounted for in `docs/dependencies.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// A crate of ours: which others of ours it may use, and what must not be in it, directly or through others.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

/// Whatever waits, asks the time, draws at random or talks to the outside.
const OUTSIDE: &[&str] = &[
    "axum",
    "chrono",
    "futures-core",
    "getrandom",
    "hyper",
    "jiff",
    "libc",
    "mio",
    "rusqlite",
    "time",
    "tokio",
    "tokio-postgres",
];

const HOUSE: &[Room] = &[
    Room {
        name: "doorcode-engine",
        may_use: &[],
        never: OUTSIDE,
    },
    Room {
        name: "doorcode-talk",
        may_use: &["doorcode-engine"],
        never: OUTSIDE,
    },
    Room {
        name: "doorcode-store",
        may_use: &["doorcode-engine", "doorcode-talk"],
        never: &["axum", "hyper", "tower-http", "argon2"],
    },
    Room {
        name: "doorcode-server",
        may_use: &["doorcode-engine", "doorcode-store", "doorcode-talk"],
        never: &["tempfile"],
    },
    Room {
        name: "doorcode-sim",
        may_use: &["doorcode-engine", "doorcode-store", "doorcode-talk"],
        never: &["axum", "hyper"],
    },
    Room {
        name: "doorcode-fuzz",
        may_use: &[],
        never: &[],
    },
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(arguments)
        .args(["--locked", "--offline"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The packages of the workspace.
fn ours() -> Vec<Value> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The names of what a package depends on directly; `None` for what is part of the program.
fn direct(package: &Value, kind: Option<&str>) -> BTreeSet<String> {
    let dependencies = package["dependencies"].as_array().unwrap().iter();
    let of_kind = dependencies.filter(|dependency| dependency["kind"].as_str() == kind);
    of_kind
        .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Something that a crate is made of, or made with.
#[derive(Debug)]
struct Part {
    name: String,
    /// Version, and where it comes from if that is not the registry.
    origin: String,
    licence: String,
}

fn parts(name: &str, edges: &str) -> Vec<Part> {
    let tree = cargo(&[
        "tree", "-p", name, "-e", edges, "--prefix", "none", "--format", "{p}|{l}",
    ]);
    let lines = tree.lines().filter_map(|line| line.split_once('|'));
    lines
        .map(|(package, licence)| {
            let (name, origin) = package.split_once(' ').unwrap();
            Part {
                name: name.to_owned(),
                origin: origin.to_owned(),
                // What was printed before is marked.
                licence: licence.trim_end_matches(" (*)").to_owned(),
            }
        })
        .collect()
}

fn holds(parts: &[Part], name: &str) -> bool {
    parts.iter().any(|part| part.name == name)
}

fn deny() -> toml::Table {
    toml::from_str(&fs::read_to_string(root().join("deny.toml")).unwrap()).unwrap()
}

#[test]
fn arrows_run_one_way() {
    let packages = ours();
    let names: BTreeSet<&str> = packages
        .iter()
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, HOUSE.iter().map(|room| room.name).collect());
    for package in &packages {
        let room = HOUSE.iter().find(|room| package["name"] == room.name).unwrap();
        let used = direct(package, None)
            .into_iter()
            .chain(direct(package, Some("build")));
        for used in used.filter(|used| names.contains(used.as_str())) {
            assert!(
                room.may_use.contains(&used.as_str()),
                "{} must not use {used}",
                room.name
            );
        }
    }
}

#[test]
fn what_a_crate_forbids_is_not_in_it() {
    for room in HOUSE {
        let parts = parts(room.name, "normal");
        let is_read = room.never.is_empty() || holds(&parts, "serde");
        assert!(is_read, "{} is read: {parts:?}", room.name);
        for never in room.never {
            assert!(!holds(&parts, never), "{never} is part of {}", room.name);
        }
    }
}

#[test]
fn nothing_that_is_banned_is_in_the_program() {
    let banned = deny()["bans"]["deny"].as_array().unwrap().clone();
    let banned: Vec<_> = banned
        .iter()
        .map(|one| one["crate"].as_str().unwrap().to_owned())
        .collect();
    assert!(banned.iter().any(|name| name == "ring"));
    let parts = parts("doorcode-server", "normal");
    for name in banned {
        assert!(!holds(&parts, &name), "{name} is part of the program");
    }
}

#[test]
fn every_part_comes_from_the_registry_under_a_licence_that_is_allowed() {
    let allowed = deny()["licenses"]["allow"].as_array().unwrap().clone();
    let allowed: BTreeSet<&str> = allowed.iter().map(|one| one.as_str().unwrap()).collect();
    let exceptions = exceptions();
    for room in HOUSE {
        for Part {
            name,
            origin,
            licence,
        } in parts(room.name, "normal,build")
        {
            let excepted = exceptions.get(&name).into_iter().flatten().map(String::as_str);
            let allowed = allowed.iter().copied().chain(excepted).collect();
            assert!(is_allowed(&licence, &allowed), "{name} comes under '{licence}'");
            // A path or an address of a repository stands in parentheses behind the version.
            let elsewhere = origin.contains("(/") || origin.contains("://");
            assert!(
                !elsewhere || name.starts_with("doorcode-"),
                "{name} comes from {origin}"
            );
        }
    }
}

/// Which crates may come under which licences beyond those that all may.
fn exceptions() -> BTreeMap<String, Vec<String>> {
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    let deny = deny();
    let exceptions = deny["licenses"]["exceptions"].as_array().unwrap().iter();
    exceptions
        .map(|one| {
            let licences = one["allow"].as_array().unwrap().iter();
            (text(&one["crate"]), licences.map(text).collect())
        })
        .collect()
}

#[test]
fn no_crate_but_one_may_ask_for_more_than_its_notice() {
    let one = ("ucs2".to_owned(), vec!["MPL-2.0".to_owned()]);
    assert_eq!(exceptions(), BTreeMap::from([one]));
}

/// Whether an SPDX expression can be satisfied with the allowed licences; never where it is none.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) == Some(true) && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let mut satisfied = both(rest, allowed)?;
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        satisfied |= both(rest, allowed)?;
    }
    Some(satisfied)
}

fn both(rest: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let mut satisfied = one(rest, allowed)?;
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        satisfied &= one(rest, allowed)?;
    }
    Some(satisfied)
}

fn one(rest: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let (satisfied, after) = match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let satisfied = either(rest, allowed)?;
            (satisfied, rest.strip_prefix(&[")"])?)
        }
        [licence, "WITH", exception, after @ ..] => {
            let name = format!("{licence} WITH {exception}");
            (allowed.contains(name.as_str()), after)
        }
        [licence, after @ ..] => (allowed.contains(licence), after),
        [] => return None,
    };
    *rest = after;
    Some(satisfied)
}

#[test]
fn licence_expressions_are_read_as_spdx_means_them() {
    let allowed = BTreeSet::from(["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"]);
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/GPL-3.0",
        "ISC AND (MIT OR GPL-3.0)",
        "Apache-2.0 WITH LLVM-exception AND MIT",
        // AND binds more tightly than OR.
        "MIT OR ISC AND GPL-3.0",
    ] {
        assert!(is_allowed(good, &allowed), "{good}");
    }
    for bad in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR ISC) AND GPL-3.0",
        "Apache-2.0",
        "MIT OR",
        "(MIT",
    ] {
        assert!(!is_allowed(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_direct_dependency_is_accounted_for() {
    let text = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let told: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    let mut used = BTreeSet::new();
    for package in ours() {
        for kind in [None, Some("build"), Some("dev")] {
            used.extend(direct(&package, kind));
        }
    }
    used.retain(|name| !name.starts_with("doorcode-"));
    assert_eq!(told, used);
}

/// A promise whose test is gone is a promise that nobody keeps: the page on security names tests, and each is there.
#[test]
fn every_test_that_the_security_page_names_is_there() {
    let root = root();
    let mut tests = String::new();
    let mut folders = vec![root.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                tests.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    for page in ["docs/security.md", "docs/standards.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let named: BTreeSet<&str> = text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter_map(|word| word.split_once("::"))
            .map(|(_, name)| name)
            .collect();
        assert!(named.len() > 30, "{named:?}");
        for name in named {
            assert!(tests.contains(&format!("fn {name}(")), "{page} names {name}");
        }
    }
}
