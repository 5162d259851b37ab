//! No link is dead: whatever `paths.rs` names, and whatever a page links to or posts to, is answered by something.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::collections::BTreeSet;

use doorcode_server::web::pages::samples;
use support::Running;

/// The addresses of the router and how they are asked for. Read from the file, so that none can be left out.
fn named() -> BTreeSet<(&'static str, String)> {
    let source = include_str!("../src/web/pages/paths.rs");
    let mut found = BTreeSet::new();
    let mut doc = String::new();
    for line in source.lines() {
        if let Some(text) = line.strip_prefix("/// ") {
            doc.push_str(text);
            doc.push(' ');
        } else if let Some(constant) = line.strip_prefix("pub const ") {
            let path = constant
                .split('"')
                .nth(1)
                .expect("a path on the line of its name");
            let only_post = doc.starts_with("POST only") || doc.contains("POST, JSON");
            if !only_post {
                found.insert(("GET", path.to_owned()));
            }
            if only_post || doc.contains("POST") {
                found.insert(("POST", path.to_owned()));
            }
            doc.clear();
        }
    }
    let paths: BTreeSet<&String> = found.iter().map(|(_, path)| path).collect();
    assert_eq!(
        paths.len(),
        source.matches("pub const ").count(),
        "each is asked for"
    );
    found
}

/// Where the pages' links lead and their forms post to. A form that is hidden, or inside something hidden or a closed
/// dialog, is shown by a script, which then takes what is sent in it.
fn linked() -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for sample in samples::all().unwrap() {
        // Of each section and dialog that the tag at hand is in: whether it is hidden.
        let mut around = Vec::new();
        for tag in sample.html.split('<').filter_map(|rest| rest.split('>').next()) {
            let hidden = tag.ends_with(" hidden");
            match tag.split(' ').next() {
                Some("section") => around.push(hidden),
                Some("dialog") => around.push(true),
                Some("/section" | "/dialog") => drop(around.pop().expect("an open one")),
                _ => {}
            }
            let by_script = tag.starts_with("form ") && (hidden || around.contains(&true));
            for (method, attribute) in [
                ("GET", " href=\""),
                ("POST", " action=\""),
                ("POST", " formaction=\""),
            ] {
                let target = tag.split_once(attribute).map(|(_, rest)| rest);
                let path = target.and_then(|rest| rest.split(['"', '?', '#']).next());
                // The icons of pages, and what is on the page itself, are not for here.
                let ours = path.filter(|path| path.starts_with('/') && !path.starts_with("/assets/"));
                found.extend(ours.filter(|_| !by_script).map(|path| (method, path.to_owned())));
            }
        }
    }
    assert!(found.len() > 40, "{found:?}");
    found
}

/// Whether anything answers there: 404 and 405 are said of addresses that nothing is at, and 404 by some handlers of
/// things that are not there, which is told apart by asking with another method.
async fn is_dead(client: &reqwest::Client, base: &str, method: &str, path: &str) -> bool {
    let ask = async |method: &str| {
        let address = format!("{base}{path}");
        let request = match method {
            "GET" => client.get(address),
            "POST" => client.post(address).form(&[("app", "account")]),
            _ => client.delete(address),
        };
        let response = request.header("origin", base).send().await.unwrap();
        response.status().as_u16()
    };
    match ask(method).await {
        405 => true,
        // A path with a route answers another method with 405.
        404 => ask("DELETE").await != 405,
        _ => false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_path_and_link_and_form_leads_somewhere() {
    let running = Running::start().await;
    // Nobody is signed in, so that what has to be proved first leads to signing in and nothing is changed.
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let base = &running.base;
    let mut dead = Vec::new();
    for (method, path) in named().union(&linked()) {
        if is_dead(&client, base, method, path).await {
            dead.push(format!("{method} {path}"));
        }
    }
    assert!(dead.is_empty(), "{dead:?}");
    assert!(is_dead(&client, base, "GET", "/nothing-is-here").await);
    assert!(
        is_dead(&client, base, "GET", "/sign-out").await,
        "this one is only posted to"
    );
    running.stop().await;
}
