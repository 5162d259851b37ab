//! The description is valid, and says of the program what holds of it.

use std::collections::HashSet;

use serde_json::Value;

use crate::client::Device;
use crate::schema::resolve;
use crate::support::Running;

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(METHODS.contains(&method.as_str()), "{path}: {method}");
            all.push((path.as_str(), method.as_str(), operation));
        }
    }
    all
}

fn walk(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    match value {
        Value::Object(parts) => parts.values().for_each(|part| walk(part, visit)),
        Value::Array(parts) => parts.iter().for_each(|part| walk(part, visit)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_a_valid_one() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    let document = app.document();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], running.base);
    for required in ["/info/title", "/info/version", "/info/license/name"] {
        assert!(
            document.pointer(required).is_some_and(Value::is_string),
            "{required}"
        );
    }
    let mut references = HashSet::new();
    walk(document, &mut |value| {
        if let Some(reference) = value.get("$ref") {
            assert!(resolve(document, value).is_object(), "{reference}");
            references.insert(reference.as_str().unwrap().to_owned());
        }
        // What 3.1 no longer has.
        assert!(value.get("nullable").is_none(), "{value}");
    });
    for part in ["schemas", "responses"] {
        for name in document["components"][part].as_object().unwrap().keys() {
            assert!(
                references.contains(&format!("#/components/{part}/{name}")),
                "{name} is used nowhere"
            );
        }
    }
    let schemes = document["components"]["securitySchemes"].as_object().unwrap();
    let tags: Vec<_> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| &tag["name"])
        .collect();
    let mut ids = HashSet::new();
    let operations = operations(document);
    assert!(operations.len() > 40, "{}", operations.len());
    for (path, method, operation) in operations {
        let what = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id), "{id} stands twice");
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(
            !summary.is_empty() && !summary.ends_with('.'),
            "{what}: {summary}"
        );
        let tag = &operation["tags"];
        assert_eq!(tag.as_array().map(Vec::len), Some(1), "{what}: {operation}");
        assert!(tags.contains(&&tag[0]), "{what}: {tag}");
        let security = operation["security"]
            .as_array()
            .unwrap_or_else(|| panic!("{what}: no security"));
        assert_eq!(security.len(), 1, "{what}");
        for name in security[0].as_object().unwrap().keys() {
            assert!(schemes.contains_key(name), "{what}: {name}");
        }
        // Each part of the path in braces is described, and nothing else.
        let mut named: Vec<_> = path.split('/').filter(|part| part.starts_with('{')).collect();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            if parameter["in"] == "path" {
                let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
                named.retain(|part| *part != name);
                assert_eq!(parameter["required"], true, "{what}");
            }
        }
        assert!(named.is_empty(), "{what}: {named:?}");
        for (status, response) in operation["responses"].as_object().unwrap() {
            let number: u16 = status.parse().unwrap();
            let response = resolve(document, response);
            assert!(
                response["description"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{what}"
            );
            let kind = if number < 400 {
                "application/json"
            } else {
                "application/problem+json"
            };
            for found in response["content"].as_object().into_iter().flatten() {
                assert_eq!(found.0, kind, "{what} {status}");
            }
        }
        if let Some(body) = operation.get("requestBody") {
            assert_eq!(body["required"], true, "{what}");
            let schema = resolve(document, &body["content"]["application/json"]["schema"]);
            assert_eq!(
                schema["additionalProperties"], false,
                "{what}: unknown fields are refused"
            );
        }
    }
    running.stop().await;
}

/// With a token that is worth nothing, every operation answers; none is missing or of another method.
#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_there_and_needs_its_token() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    let stranger = "ab".repeat(32);
    for (path, method, operation) in operations(app.document()) {
        let what = format!("{method} {path}");
        let path = path
            .strip_prefix("/api/v1")
            .unwrap()
            .replace("{id}", &"0".repeat(26));
        let method = method.to_uppercase();
        let secured = !operation["security"][0].as_object().unwrap().is_empty();
        for token in ["", stranger.as_str()] {
            let mut request = app.request(&method, &path);
            if !token.is_empty() {
                request = request.bearer_auth(token);
            }
            if operation.get("requestBody").is_some() {
                request = request
                    .header("content-type", "application/json")
                    .body("{\"unknown\": 1}");
            }
            let reply = app.send(&method, &path, request).await;
            assert!(!matches!(reply.status, 404 | 405), "{what}: {}", reply.text);
            // A flow's token is known only by the flow that has it, after its body has been read.
            let session = operation["security"][0].get("session").is_some();
            if secured && (token.is_empty() || session) {
                let challenge = reply.header("www-authenticate").to_owned();
                let expected = if token.is_empty() {
                    "realm=\"Doorcode\""
                } else {
                    "error=\"invalid_token\""
                };
                assert!(
                    challenge.starts_with("Bearer ") && challenge.ends_with(expected),
                    "{what}: {challenge}"
                );
                reply.problem(401, "signed-out");
            }
        }
    }
    running.stop().await;
}
