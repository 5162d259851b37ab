//! Taking a copy of everything along, and deleting the account.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorcode_store::accounts::Account;
use serde::Deserialize;

use super::{Errand, Holder, status};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::{leaving, normal_user_name};
use crate::web::cookies::Cookie;
use crate::web::pages::account::{DeleteAccount, Export};
use crate::web::pages::door::{Done, What};
use crate::web::pages::form::{Field, FieldError};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::EXPORT, get(show_export).post(export))
        .route(paths::DELETE, get(show_delete).post(delete))
}

async fn show_export(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if let Some(first) = holder.unproved(&app, Errand::Export).await? {
        return Ok(first);
    }
    let page = Export {
        frame: holder.frame(&app),
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn export(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    let export = match leaving::export(&app, holder.session()).await {
        Ok(export) => export,
        Err(Error::Refused(Refusal::StepUp)) => return Ok(Errand::Export.prove_first()),
        Err(other) => return Err(other),
    };
    let file = serde_json::to_vec_pretty(&export).map_err(anyhow::Error::from)?;
    let name = file_name(&holder.signed.account);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, file).into_response())
}

/// User names are made of characters that a quoted file name may hold.
fn file_name(account: &Account) -> HeaderValue {
    let name = format!("attachment; filename=\"doorcode-{}.json\"", account.user_name);
    HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"))
}

async fn show_delete(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if let Some(first) = holder.unproved(&app, Errand::Delete).await? {
        return Ok(first);
    }
    Ok(page(&app, &holder, Field::default()))
}

/// What the form posts.
#[derive(Deserialize)]
pub struct DeleteForm {
    #[serde(default)]
    user_name: String,
}

async fn delete(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<DeleteForm>,
) -> Result<Response> {
    let account = &holder.signed.account;
    if normal_user_name(&form.user_name) != account.user_name {
        let error = if form.user_name.trim().is_empty() {
            FieldError::Missing
        } else {
            FieldError::NotYourName
        };
        return Ok(page(&app, &holder, Field::wrong(form.user_name, error)));
    }
    // Cookies of other apps may belong to somebody else's account.
    let mut dead = vec![Cookie::Account];
    for cookie in [Cookie::Messages, Cookie::Calls] {
        let signed = holder.peer.session(&app, cookie).await?;
        if signed.is_some_and(|signed| signed.account.id == account.id) {
            dead.push(cookie);
        }
    }
    match leaving::delete(&app, holder.session()).await {
        Ok(()) => {}
        Err(Error::Refused(Refusal::StepUp)) => return Ok(Errand::Delete.prove_first()),
        Err(other) => return Err(other),
    }
    let page = Done {
        frame: holder.peer.frame(&app),
        what: What::Deleted,
        next: paths::HOME.to_owned(),
    };
    let mut response = respond(StatusCode::OK, &page);
    for cookie in dead {
        response
            .headers_mut()
            .append(header::SET_COOKIE, cookie.clear(app.https()));
    }
    Ok(response)
}

fn page(app: &App, holder: &Holder, user_name: Field) -> Response {
    let wrong = user_name.error.is_some();
    let page = DeleteAccount {
        frame: holder.frame(app),
        own_name: holder.signed.account.user_name.clone(),
        user_name,
    };
    respond(status(wrong), &page)
}
