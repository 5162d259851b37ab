//! The handset: what has arrived at the make-believe phone of a local try-out.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use doorcode_engine::time::Timestamp;
use serde::Deserialize;

use super::extract::Peer;
use super::pages::open::{HandsetMail, HandsetPage, HandsetText, HandsetView};
use super::pages::respond;
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

/// What is looked at.
#[derive(Deserialize)]
pub struct Look {
    #[serde(default)]
    view: String,
}

async fn show(State(app): State<Arc<App>>, peer: Peer, Query(look): Query<Look>) -> Result<Response> {
    let handset = handset(&app)?;
    let at = |arrived: &Arrived| Timestamp::from_ms(arrived.at_ms);
    let view = if look.view == "mail" {
        let mail = |arrived: Arrived| HandsetMail {
            at: at(&arrived),
            to: arrived.to,
            subject: arrived.subject,
            body: arrived.body,
        };
        HandsetView::Mails(handset.mails(None).into_iter().map(mail).collect())
    } else {
        let text = |arrived: Arrived| HandsetText {
            at: at(&arrived),
            to: arrived.to,
            body: arrived.body,
        };
        HandsetView::Texts(handset.texts(None).into_iter().map(text).collect())
    };
    Ok(respond(
        StatusCode::OK,
        &HandsetPage {
            frame: peer.frame(&app),
            view,
        },
    ))
}
