//! The handset: what has arrived at the make-believe phone of a local try-out.
//!
//! It shows every code to whoever opens it. So it exists only where the configuration allows it, and even there it
//! answers only this machine: a peer on loopback, no proxy between, and a local host name, because a page of another
//! site could otherwise reach it under a name of its own that leads here.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use doorcode_engine::time::Timestamp;
use serde::Deserialize;

use super::extract::Peer;
use super::pages::open::{HandsetMail, HandsetPage, HandsetText, HandsetView};
use super::pages::respond;
use super::source::was_forwarded;
use crate::app::App;
use crate::config::is_local_host;
use crate::courier::handset::{Arrived, Handset};
use crate::error::{Error, Rejection, Result};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/handset", get(show))
        .route("/handset/texts", get(texts))
        .route("/handset/mails", get(mails))
        .route("/handset/calls", get(calls))
}

/// Proof that a request comes from this machine.
struct OnThisMachine;

impl FromRequestParts<Arc<App>> for OnThisMachine {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let near = peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback());
        let host = parts
            .headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        let host = host.or_else(|| parts.uri.host()).unwrap_or_default();
        if near && !was_forwarded(&parts.headers) && is_local_host(without_port(host)) {
            Ok(Self)
        } else {
            // As if there were none.
            Err(Rejection::NotFound.into())
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => name,
        _ => host,
    }
}

/// Whose messages.
#[derive(Deserialize)]
pub struct To {
    to: Option<String>,
}

fn handset(app: &App) -> Result<&Handset> {
    app.courier.handset().ok_or(Error::Rejected(Rejection::NotFound))
}

async fn texts(
    _: OnThisMachine,
    State(app): State<Arc<App>>,
    Query(query): Query<To>,
) -> Result<Json<Vec<Arrived>>> {
    Ok(Json(handset(&app)?.texts(query.to.as_deref())))
}

async fn mails(
    _: OnThisMachine,
    State(app): State<Arc<App>>,
    Query(query): Query<To>,
) -> Result<Json<Vec<Arrived>>> {
    Ok(Json(handset(&app)?.mails(query.to.as_deref())))
}

async fn calls(
    _: OnThisMachine,
    State(app): State<Arc<App>>,
    Query(query): Query<To>,
) -> Result<Json<Vec<Arrived>>> {
    Ok(Json(handset(&app)?.calls(query.to.as_deref())))
}

/// What is looked at.
#[derive(Deserialize)]
pub struct Look {
    #[serde(default)]
    view: String,
}

async fn show(
    _: OnThisMachine,
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(look): Query<Look>,
) -> Result<Response> {
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
        if look.view == "calls" {
            HandsetView::Calls(handset.calls(None).into_iter().map(text).collect())
        } else {
            HandsetView::Texts(handset.texts(None).into_iter().map(text).collect())
        }
    };
    Ok(respond(
        StatusCode::OK,
        &HandsetPage {
            frame: peer.frame(&app),
            view,
        },
    ))
}
