//! A problem as a page, for a person in a browser.

use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::pages::open::ErrorPage;
use super::pages::{Frame, paths, respond};
use super::texts::Texts;
use crate::app::App;
use crate::error::Problem;

/// The page for `problem`; `retry_after` is the header of that name.
pub fn render(app: &App, problem: &Problem, retry_after: Option<&HeaderValue>, t: Texts) -> Response {
    let retry_after = retry_after.and_then(|value| value.to_str().ok());
    let frame = Frame {
        handset: app.handset(),
        ..Frame::stranger(t, app.clock.now())
    };
    let next = match problem.code {
        "signed-out" | "expired" => paths::SIGN_IN,
        _ => paths::HOME,
    };
    let page = ErrorPage {
        frame,
        code: problem.code,
        status: problem.status,
        reference: problem.reference.clone(),
        retry_after_s: retry_after.and_then(|seconds| seconds.parse().ok()),
        next: next.to_owned(),
    };
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    respond(status, &page)
}
