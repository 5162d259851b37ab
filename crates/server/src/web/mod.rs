//! The doors: routes, what surrounds them all, and what each needs of a request.
//!
//! Every feature has a function `routes` that gives its part of the [`Router`]; this file puts them together. What holds
//! for all of them (headers, limits, the check on cross-site writes) is laid around the whole in [`security`], so that
//! no route can forget it.

pub mod account;
mod api;
mod approve;
mod asked;
pub mod assets;
pub mod calls;
pub mod cookies;
mod courier;
mod delivery;
mod desk;
pub mod door;
mod error_page;
pub mod extract;
pub mod handset;
pub mod health;
pub mod key_pdf;
mod language;
mod lost;
pub mod messages;
pub mod pages;
pub mod phone;
mod recovery;
pub mod security;
pub mod sign_in;
pub mod source;
pub mod texts;
pub mod two_step;
mod utf8;
pub mod ws;

use std::sync::Arc;

use axum::Router;

use crate::app::App;

/// The whole router, ready to serve.
pub fn router(app: Arc<App>) -> Router {
    let routes = Router::new()
        .merge(health::routes())
        .merge(api::routes(&app))
        .merge(assets::routes())
        .merge(door::routes())
        .merge(language::routes())
        .merge(sign_in::routes())
        .merge(lost::routes())
        .merge(asked::routes())
        .merge(recovery::routes())
        .merge(two_step::routes())
        .merge(account::routes())
        .merge(approve::routes())
        .merge(desk::routes())
        .merge(messages::routes())
        .merge(calls::routes())
        .merge(ws::routes())
        .merge(handset::routes())
        .merge(courier::routes())
        .merge(delivery::routes());
    security::surround(routes, &app).with_state(app)
}
