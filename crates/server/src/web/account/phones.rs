//! Trusted phones: adding one, putting one in another's place, and removing one.
//!
//! Whatever page of a walk is opened, it shows where the walk stands.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use doorcode_engine::account::AppId;
use doorcode_engine::code::{Code, CodeFor, NotACode};
use doorcode_engine::enrol::View;
use doorcode_engine::ids::{EnrolmentId, PhoneId};
use doorcode_engine::second_step::Note;
use serde::Deserialize;

use super::step_up::{self, Draft};
use super::{Errand, Holder, done, home, status};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::account;
use crate::usecase::enrol::{self, Begin, Command};
use crate::web::delivery;
use crate::web::extract::landing;
use crate::web::pages::account::{Flash, RemovePhone};
use crate::web::pages::enrol::{EnrolCodePage, EnterPhone, PhoneFor};
use crate::web::pages::form::{CodeForm, Field, FieldError, Told, note_is_error};
use crate::web::pages::{paths, respond};
use crate::web::phone;
use crate::web::two_step::SendBy;

/// Where another number can be typed.
const ANOTHER_NUMBER: &str = "/account/phones/add?again=yes";

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::ADD_PHONE, get(show_add).post(give_number))
        .route(paths::ADD_PHONE_CODE, get(show_code).post(give_code))
        .route(paths::ADD_PHONE_SEND, get(show_code).post(send_again))
        .route(paths::REMOVE_PHONE, get(show_remove).post(remove))
}

/// What the page's address says.
#[derive(Deserialize)]
pub struct AddQuery {
    #[serde(default)]
    replaces: String,
    #[serde(default)]
    again: String,
}

/// One of the account's phones, or none where none is named.
fn replaced(holder: &Holder, named: &str) -> Result<Option<PhoneId>> {
    if named.is_empty() {
        return Ok(None);
    }
    let known = named
        .parse()
        .ok()
        .filter(|id| holder.signed.account.facts().phone(*id).is_some());
    known.map(Some).ok_or(Error::Rejected(Rejection::NotFound))
}

async fn show_add(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(query): Query<AddQuery>,
) -> Result<Response> {
    if !holder.signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::ACCOUNT).into_response());
    }
    let under_way = if query.again.is_empty() {
        None
    } else {
        enrol::adding_phone(&app, holder.session()).await?
    };
    let replaces = match under_way {
        Some((_, replaces)) => replaces,
        None => replaced(&holder, &query.replaces)?,
    };
    let full = holder.signed.account.phones.len() >= usize::from(app.rules().max_phones);
    if full && replaces.is_none() {
        let error = Some(FieldError::PhonesFull);
        return Ok(number_page(
            &app,
            &holder,
            replaces,
            Typed {
                error,
                ..Typed::default()
            },
        ));
    }
    match enrol::begin(&app, holder.session(), Begin::AddPhone { replaces }).await {
        Ok(_) => Ok(number_page(&app, &holder, replaces, Typed::default())),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::AddPhone { replaces }.prove_first()),
        Err(other) => Err(other),
    }
}

/// What the form for a number posts.
#[derive(Deserialize)]
pub struct NumberForm {
    #[serde(default)]
    country: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    replaces: String,
}

async fn give_number(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<NumberForm>,
) -> Result<Response> {
    if !holder.signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::ACCOUNT).into_response());
    }
    let replaces = replaced(&holder, &form.replaces)?;
    let country = if form.country.is_empty() {
        app.config.country.clone()
    } else {
        form.country
    };
    let typed = Typed {
        number: form.phone,
        country: Some(country.clone()),
        ..Typed::default()
    };
    let number = match phone::accept(&app, &typed.number, &country) {
        Ok(number) => number,
        Err(error) => {
            let error = Some(error);
            return Ok(number_page(&app, &holder, replaces, Typed { error, ..typed }));
        }
    };
    let walk = match enrol::begin(&app, holder.session(), Begin::AddPhone { replaces }).await {
        Ok(walk) => walk,
        Err(Error::Refused(Refusal::StepUp)) => {
            let draft = Draft {
                country: typed.country,
                number: Some(typed.number),
                ..Draft::default()
            };
            return step_up::between(&app, holder, Errand::AddPhone { replaces }, draft).await;
        }
        Err(other) => return Err(other),
    };
    let view = enrol::go_on(
        &app,
        holder.session(),
        holder.source(),
        walk,
        &Command::GivePhone(number),
    )
    .await?
    .view;
    match view {
        // The code has an address of its own, so that a reload sends no second text.
        View::EnterCode(code) if !code.note.as_ref().is_some_and(note_is_error) => {
            Ok(Redirect::to(paths::ADD_PHONE_CODE).into_response())
        }
        view => Ok(shown(&app, &holder, replaces, view, typed, None)),
    }
}

/// The form as it was filled in before the step-up.
pub(super) fn filled(app: &App, holder: &Holder, replaces: Option<PhoneId>, draft: Draft) -> Response {
    let typed = Typed {
        number: draft.number.unwrap_or_default(),
        country: draft.country,
        ..Typed::default()
    };
    number_page(app, holder, replaces, typed)
}

type Walk = std::result::Result<(EnrolmentId, Option<PhoneId>), Response>;

/// The walk under way, or where to begin one.
async fn walk(app: &App, holder: &Holder) -> Result<Walk> {
    let under_way = enrol::adding_phone(app, holder.session()).await?;
    Ok(under_way.ok_or_else(|| Redirect::to(paths::ADD_PHONE).into_response()))
}

async fn act(app: &App, holder: &Holder, command: &Command, problem: Option<NotACode>) -> Result<Response> {
    let (id, replaces) = match walk(app, holder).await? {
        Ok(walk) => walk,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let view = enrol::go_on(app, holder.session(), holder.source(), id, command)
        .await?
        .view;
    let typed = Typed {
        told: delivery::told(app, CodeFor::Enrolment(id)).await?,
        ..Typed::default()
    };
    Ok(shown(app, holder, replaces, view, typed, problem))
}

async fn show_code(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    act(&app, &holder, &Command::Look, None).await
}

/// What the form for a code posts.
#[derive(Deserialize)]
pub struct CodeGiven {
    #[serde(default)]
    code: String,
}

async fn give_code(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<CodeGiven>,
) -> Result<Response> {
    match Code::parse(&form.code) {
        Ok(code) => act(&app, &holder, &Command::GiveCode(code), None).await,
        Err(problem) => act(&app, &holder, &Command::Look, Some(problem)).await,
    }
}

async fn send_again(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<SendBy>,
) -> Result<Response> {
    act(&app, &holder, &Command::RequestCode(form.by), None).await
}

/// What was typed at the page for a number.
#[derive(Default)]
struct Typed {
    number: String,
    country: Option<String>,
    error: Option<FieldError>,
    /// What has become of the text with the code.
    told: Option<Told>,
}

fn shown(
    app: &App,
    holder: &Holder,
    replaces: Option<PhoneId>,
    view: View,
    typed: Typed,
    problem: Option<NotACode>,
) -> Response {
    match view {
        View::EnterPhone { note } => {
            let error = note.and_then(|note| match note {
                Note::PhoneAlreadyTrusted => Some(FieldError::PhoneKnown),
                Note::TooManyPhones => Some(FieldError::PhonesFull),
                _ => None,
            });
            number_page(app, holder, replaces, Typed { error, ..typed })
        }
        View::EnterCode(view) => {
            let shown = phone::written(&view.number);
            let mut form = CodeForm::enrolling(&view, shown, paths::ADD_PHONE_CODE, paths::ADD_PHONE_SEND);
            form.problem = problem;
            form.told = typed.told;
            let frame = holder.frame(app);
            let wrong = form.error(&frame.t, &frame.now).is_some();
            let page = EnrolCodePage {
                frame,
                purpose: purpose(holder, replaces),
                form,
                back: ANOTHER_NUMBER,
            };
            respond(status(wrong), &page)
        }
        // Signed in to another app, with the key: that is where it goes on.
        View::Done if holder.session().app != AppId::account() => {
            Redirect::to(&landing(holder.session().app.as_str(), None)).into_response()
        }
        View::Done => {
            let flash = if replaces.is_some() {
                Flash::PhoneReplaced
            } else {
                Flash::PhoneAdded
            };
            done(paths::ACCOUNT, flash)
        }
        // Its time ran out, or what it rested on has changed.
        View::Stopped => Errand::AddPhone { replaces }.prove_first(),
        View::ShowKey { .. } | View::Consent | View::AwaitOwner { .. } => {
            Redirect::to(paths::ACCOUNT).into_response()
        }
    }
}

fn purpose(holder: &Holder, replaces: Option<PhoneId>) -> PhoneFor {
    let facts = holder.signed.account.facts();
    let old = replaces.and_then(|old| facts.phone(old));
    old.map_or(PhoneFor::Another, |old| {
        PhoneFor::Replaces(phone::written(&old.number))
    })
}

fn number_page(app: &App, holder: &Holder, replaces: Option<PhoneId>, typed: Typed) -> Response {
    let frame = holder.frame(app);
    let page = EnterPhone {
        countries: phone::countries_for(app, &frame.t),
        frame,
        purpose: purpose(holder, replaces),
        replaces: replaces.map(|old| old.to_string()),
        country: typed.country.unwrap_or_else(|| app.config.country.clone()),
        phone: Field {
            value: typed.number,
            error: typed.error,
        },
        note: None,
    };
    respond(status(typed.error.is_some()), &page)
}

/// Which phone to remove, in the address or posted.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    phone: String,
}

async fn show_remove(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(which): Query<Which>,
) -> Result<Response> {
    let phone = replaced(&holder, &which.phone)?.ok_or(Error::Rejected(Rejection::NotFound))?;
    // What cannot be done needs no proof to be told so.
    if !is_last(&holder)
        && let Some(first) = holder.unproved(&app, Errand::RemovePhone(phone)).await?
    {
        return Ok(first);
    }
    Ok(remove_page(&app, &holder, phone, StatusCode::OK))
}

fn is_last(holder: &Holder) -> bool {
    let account = &holder.signed.account;
    account.two_step.is_on() && account.phones.len() == 1
}

fn remove_page(app: &App, holder: &Holder, phone: PhoneId, status: StatusCode) -> Response {
    let facts = holder.signed.account.facts();
    let in_full = facts.two_step.is_on() && holder.may_look(app);
    match facts.phone(phone) {
        Some(known) => {
            let page = RemovePhone {
                frame: holder.frame(app),
                phone: home::shown(known, in_full),
                last: is_last(holder),
            };
            respond(status, &page)
        }
        None => Error::Rejected(Rejection::NotFound).into_response(),
    }
}

async fn remove(State(app): State<Arc<App>>, holder: Holder, Form(which): Form<Which>) -> Result<Response> {
    let phone = replaced(&holder, &which.phone)?.ok_or(Error::Rejected(Rejection::NotFound))?;
    match account::remove_phone(&app, holder.session(), phone).await {
        Ok(()) => Ok(done(paths::ACCOUNT, Flash::PhoneRemoved)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::RemovePhone(phone).prove_first()),
        Err(Error::Refused(Refusal::NotAllowed)) => {
            Ok(remove_page(&app, &holder, phone, StatusCode::FORBIDDEN))
        }
        Err(other) => Err(other),
    }
}
