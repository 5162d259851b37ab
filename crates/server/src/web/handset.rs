//! The handset: what has arrived at the make-believe phone of a local try-out.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use super::extract::Peer;
use super::sheet::{Block, Row, Sheet};
use crate::app::App;
use crate::courier::handset::{Arrived, Handset};
use crate::error::{Error, Rejection, Result};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/handset", get(show))
        .route("/handset/texts", get(texts))
        .route("/handset/mails", get(mails))
}

/// Whose messages.
#[derive(Deserialize)]
pub struct To {
    to: Option<String>,
}

fn handset(app: &App) -> Result<&Handset> {
    app.courier.handset().ok_or(Error::Rejected(Rejection::NotFound))
}

async fn texts(State(app): State<Arc<App>>, Query(query): Query<To>) -> Result<Json<Vec<Arrived>>> {
    Ok(Json(handset(&app)?.texts(query.to.as_deref())))
}

async fn mails(State(app): State<Arc<App>>, Query(query): Query<To>) -> Result<Json<Vec<Arrived>>> {
    Ok(Json(handset(&app)?.mails(query.to.as_deref())))
}

async fn show(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let handset = handset(&app)?;
    let row = |arrived: Arrived| Row {
        title: format!("{} {}", arrived.to, arrived.subject),
        detail: arrived.body,
        link: None,
        button: None,
    };
    let texts: Vec<Row> = handset.texts(None).into_iter().map(row).collect();
    let mails: Vec<Row> = handset.mails(None).into_iter().map(row).collect();
    let mut sheet = Sheet::new(peer.frame(&app), "handset-title")
        .lead("handset-lead")
        .heading("handset-texts");
    sheet = if texts.is_empty() {
        sheet.text("handset-none")
    } else {
        sheet.with(Block::List(texts))
    };
    sheet = sheet.heading("handset-mails");
    sheet = if mails.is_empty() {
        sheet.text("handset-none")
    } else {
        sheet.with(Block::List(mails))
    };
    Ok(sheet.answer(StatusCode::OK))
}
