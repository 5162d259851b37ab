//! What a page of another site can do to somebody's browser, and what is shown to other machines.

use std::net::{IpAddr, SocketAddr};

use reqwest::{Method, header};
use serde_json::json;

use super::client::{Answer, Server};
use super::report::Trouble;
use super::{Attack, Ledger, Played, Stage, held, through};

const FRAMES: Attack = Attack {
    name: "Pages in a frame of another site (clickjacking)",
    tried: "whether a browser is told not to frame the pages",
};
const HEADERS: Attack = Attack {
    name: "Scripts of others, guessed types, kept pages",
    tried: "the headers that tell a browser what a page may do and who may keep it",
};
const COOKIES: Attack = Attack {
    name: "Cookies that scripts, other sites or other hosts get",
    tried: "the attributes of every cookie that a sign-in sets",
};
const CROSS_SITE: Attack = Attack {
    name: "A form of another site signs in or acts (login CSRF)",
    tried: "a right password, and acts with a session's cookie, sent as a browser sends another site's form",
};
const LEADS_AWAY: Attack = Attack {
    name: "A link that leads away (open redirect)",
    tried: "'next' and paths that name another site",
};
const HANDSET: Attack = Attack {
    name: "The handset from elsewhere",
    tried: "its texts through a proxy, under another name, and at this machine's other addresses",
};

/// Pages that anybody can open.
const PAGES: [&str; 8] = [
    "/",
    "/sign-in",
    "/sign-in/code",
    "/sign-up",
    "/forgotten",
    "/account",
    "/two-step",
    "/nowhere-at-all",
];

const EVIL: &str = "https://evil.example";

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let server = &stage.server;
    ledger.play(FRAMES, frames(server)).await;
    ledger.play(HEADERS, headers(server)).await;
    ledger.play(COOKIES, cookies(stage)).await;
    ledger.play(CROSS_SITE, cross_site(stage)).await;
    ledger.play(LEADS_AWAY, leads_away(stage)).await;
    ledger.play(HANDSET, handset(server)).await;
}

async fn page(server: &Server, path: &str) -> Result<Answer, Trouble> {
    server
        .send(server.get(path).header(header::ACCEPT, "text/html"))
        .await
}

/// The value of a directive of a content security policy.
fn directive<'a>(policy: &'a str, name: &str) -> Option<&'a str> {
    let mut directives = policy.split(';').map(str::trim);
    directives.find_map(|one| one.strip_prefix(name)?.strip_prefix(' ').map(str::trim))
}

async fn frames(server: &Server) -> Played {
    for path in PAGES {
        let answer = page(server, path).await?;
        let ancestors = directive(answer.header("content-security-policy"), "frame-ancestors");
        let options = answer.header("x-frame-options").to_ascii_uppercase();
        let forbidden = match ancestors {
            Some(ancestors) => matches!(ancestors, "'none'" | "'self'"),
            None => matches!(options.as_str(), "DENY" | "SAMEORIGIN"),
        };
        if !forbidden {
            return through(format!("{path} may be framed by any site"));
        }
    }
    held(format!("{} pages may not be framed", PAGES.len()))
}

async fn headers(server: &Server) -> Played {
    let mut missing = Vec::new();
    for path in PAGES {
        let answer = page(server, path).await?;
        let policy = answer.header("content-security-policy");
        let scripts = directive(policy, "script-src").or_else(|| directive(policy, "default-src"));
        let strict = |scripts: &str| {
            !scripts.contains("unsafe") && !scripts.contains('*') && !scripts.contains("http")
        };
        let kept = answer.header("cache-control");
        let age = answer.header("strict-transport-security");
        for (there, what) in [
            (
                scripts.is_some_and(strict),
                "content-security-policy with scripts of its own only",
            ),
            (
                directive(policy, "form-action").is_some(),
                "content-security-policy: form-action",
            ),
            (
                directive(policy, "base-uri").is_some(),
                "content-security-policy: base-uri",
            ),
            (
                answer.header("x-content-type-options") == "nosniff",
                "x-content-type-options: nosniff",
            ),
            (!answer.header("referrer-policy").is_empty(), "referrer-policy"),
            (kept.contains("no-store"), "cache-control: no-store"),
            (
                !server.is_https() || age.contains("max-age="),
                "strict-transport-security",
            ),
            (
                answer.header("access-control-allow-origin").is_empty(),
                "no word that other sites may read it",
            ),
        ] {
            if !there {
                missing.push(format!("{path} lacks {what}"));
            }
        }
    }
    match missing.as_slice() {
        [] => held(format!("all of them on {} pages", PAGES.len())),
        [first] => through(first.clone()),
        [first, rest @ ..] => through(format!("{first}, and {} more of the kind", rest.len())),
    }
}

async fn cookies(stage: &Stage) -> Played {
    let server = &stage.server;
    let mut lines: Vec<String> = Vec::new();
    let person = stage.cast().map_or_else(|| stage.somebody(), |cast| &cast.olaf);
    let answer = person.begin_on_page(server, "account", "").await?;
    lines.extend(answer.set_cookies().map(str::to_owned));
    end(server, &answer).await?;
    if lines.is_empty() {
        return Err(answer.unexpected("a right password on the page"));
    }
    for line in &lines {
        let name = line.split('=').next().unwrap_or("");
        let attributes: Vec<String> = line
            .split(';')
            .skip(1)
            .map(|one| one.trim().to_ascii_lowercase())
            .collect();
        let has = |wanted: &str| attributes.iter().any(|one| one == wanted);
        let lacks = if !has("httponly") {
            "HttpOnly"
        } else if !has("samesite=lax") && !has("samesite=strict") {
            "SameSite"
        } else if !has("path=/") || attributes.iter().any(|one| one.starts_with("domain")) {
            "being of this host alone"
        } else if server.is_https() && !(has("secure") && name.starts_with("__Host-")) {
            "Secure and __Host-"
        } else {
            continue;
        };
        return through(format!("the cookie '{name}' lacks {lacks}"));
    }
    held(format!("{} cookies, all of them bound", lines.len()))
}

/// Ends the session, or gives up the sign-in, that an answer gave.
async fn end(server: &Server, answer: &Answer) -> Result<(), Trouble> {
    for (cookie, path) in [("account", "/session"), ("sign-in", "/sign-ins/current")] {
        if let Some(token) = answer.cookie(cookie) {
            server.send(server.api(Method::DELETE, path, &token)).await?;
        }
    }
    Ok(())
}

/// What browsers say of a form that stands on another site.
const OTHER_SITE: [&[(&str, &str)]; 4] = [
    &[("origin", EVIL), ("sec-fetch-site", "cross-site")],
    &[("origin", EVIL)],
    &[("origin", "null")],
    &[("sec-fetch-site", "cross-site")],
];

async fn cross_site(stage: &Stage) -> Played {
    let server = &stage.server;
    let person = stage.cast().map_or_else(|| stage.somebody(), |cast| &cast.olaf);
    let fields = [
        ("app", "account"),
        ("user_name", person.name.as_str()),
        ("password", &person.password),
    ];
    for marks in OTHER_SITE {
        let mut request = server.bare(Method::POST, "/sign-in").form(&fields);
        for (name, value) in marks {
            request = request.header(*name, *value);
        }
        let answer = server.send(request).await?;
        if answer.set_cookies().next().is_some() || answer.status < 400 {
            end(server, &answer).await?;
            return through(format!("a form of another site signed in ({})", shown(marks)));
        }
        let mut request = server
            .bare(Method::POST, "/api/v1/sign-ins")
            .json(&json!({"app": "account", "user_name": person.name, "password": person.password}));
        for (name, value) in marks {
            request = request.header(*name, *value);
        }
        let answer = server.send(request).await?;
        if answer.status < 400 {
            return through(format!(
                "a script of another site signed in over the API ({})",
                shown(marks)
            ));
        }
    }
    let Some(cast) = stage.cast() else {
        return held("refused, on the page and at the API");
    };
    let cookie = server.cookie("account", &cast.olaf.session);
    for (path, fields) in [
        ("/sign-out", [("app", "account")]),
        ("/two-step", [("next", "/")]),
        ("/account/sessions/end-others", [("next", "/")]),
    ] {
        for marks in OTHER_SITE {
            let mut request = server
                .bare(Method::POST, path)
                .form(&fields)
                .header(header::COOKIE, &cookie);
            for (name, value) in marks {
                request = request.header(*name, *value);
            }
            let answer = server.send(request).await?;
            if answer.status < 400 {
                return through(format!("{path} took a form of another site ({})", shown(marks)));
            }
        }
    }
    let still = server
        .send(server.api(Method::GET, "/session", &cast.olaf.session))
        .await?;
    if still.status == 200 {
        held("refused, on the pages and at the API; the session was not touched")
    } else {
        through("a form of another site ended a session")
    }
}

fn shown(marks: &[(&str, &str)]) -> String {
    let marks = marks.iter().map(|(name, value)| format!("{name}: {value}"));
    marks.collect::<Vec<_>>().join(", ")
}

/// Addresses that a browser reads as another site's.
const AWAY: [&str; 7] = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "javascript:alert(1)",
    "/account@evil.example",
];

async fn leads_away(stage: &Stage) -> Played {
    let server = &stage.server;
    let mut tried = 0;
    for next in AWAY {
        let mut answers = vec![];
        let query = next.replace('\\', "%5C").replace('\t', "%09").replace('/', "%2F");
        answers.push(page(server, &format!("/sign-in?app=account&next={query}")).await?);
        if let Some(cast) = stage.cast() {
            let fields = [
                ("app", "account"),
                ("next", next),
                ("user_name", cast.olaf.name.as_str()),
                ("password", &cast.olaf.password),
            ];
            let answer = server.patiently(server.form("/sign-in", &fields)).await?;
            end(server, &answer).await?;
            answers.push(answer);
        }
        for answer in answers {
            if let Some(to) = leaves(server, answer.header("location")) {
                return through(format!("a sign-in with next={next:?} leads to {to}"));
            }
            tried += 1;
        }
    }
    for path in ["//evil.example/", "//evil.example/%2f.."] {
        let answer = page(server, path).await?;
        if let Some(to) = leaves(server, answer.header("location")) {
            return through(format!("{path} leads to {to}"));
        }
        tried += 1;
    }
    let without = if stage.cast().is_some() {
        ""
    } else {
        " (not after a whole sign-in, which takes a code)"
    };
    held(format!("{tried} answers stay on this server{without}"))
}

/// Where an address leads to, if that is another site, as a browser reads it.
fn leaves(server: &Server, location: &str) -> Option<String> {
    if location.is_empty() {
        return None;
    }
    let here = reqwest::Url::parse(&server.origin).ok()?;
    match here.join(location) {
        Ok(there) if there.origin() == here.origin() => None,
        _ => Some(location.to_owned()),
    }
}

async fn handset(server: &Server) -> Played {
    let path = "/handset/texts";
    let plain = server.send(server.get(path)).await?;
    if plain.status != 200 {
        return match plain.status {
            404 => held("there is none"),
            other => through(format!("it was answered {other}, where there should be nothing")),
        };
    }
    if !server.is_near() {
        return through("another machine than the server's own is shown every code");
    }
    for (name, value) in [
        ("x-forwarded-for", "198.51.100.7"),
        ("forwarded", "for=198.51.100.7"),
        ("via", "1.1 proxy"),
        ("host", "evil.example"),
    ] {
        let answer = server.send(server.get(path).header(name, value)).await?;
        if answer.status == 200 {
            return through(format!("its texts are shown to a request with '{name}: {value}'"));
        }
    }
    let Some(own) = own_address() else {
        return held(
            "not through a proxy and not under another name; this machine has no other address to try",
        );
    };
    let at = SocketAddr::new(own, server.port());
    match server.elsewhere(&format!("http://{at}{path}")).await {
        Ok(answer) if answer.status == 200 => through(format!("its texts are shown at {at}")),
        Ok(answer) => held(format!(
            "not through a proxy, not under another name, and {} at {at}",
            answer.status
        )),
        Err(_) => held(format!(
            "not through a proxy, not under another name; nobody listens at {at}"
        )),
    }
}

/// An address of this machine that others could reach: the one that it would use to speak to the outside. Nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_is_read_by_its_name() {
        let policy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
        assert_eq!(directive(policy, "script-src"), Some("'self'"));
        assert_eq!(directive(policy, "frame-ancestors"), Some("'none'"));
        assert_eq!(directive(policy, "frame"), None);
        assert_eq!(directive(policy, "form-action"), None);
    }
}
