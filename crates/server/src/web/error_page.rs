//! A problem as a page, for a person in a browser.

use askama::Template;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::error::Problem;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ problem.title }} – Doorcode</title>
</head>
<body>
<main>
<h1>{{ problem.title }}</h1>
{% if let Some(detail) = problem.detail %}<p>{{ detail }}</p>{% endif %}
{% if let Some(reference) = problem.reference %}<p>Reference: {{ reference }}</p>{% endif %}
<p><a href="/">Start page</a></p>
</main>
</body>
</html>
"#
)]
struct ErrorPage<'a> {
    problem: &'a Problem,
}

/// The page for `problem`, in the language the browser prefers.
pub fn render(_app: &App, problem: &Problem, _language: Option<&HeaderValue>) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match (ErrorPage { problem }).render() {
        Ok(page) => (status, Html(page)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the error page could not be made");
            (status, problem.title).into_response()
        }
    }
}
