//! Contact information: the display name and the e-mail address.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::session::{PromptMoment, prompt_due};
use serde::Deserialize;

use super::step_up::{self, Draft};
use super::{DoneQuery, Errand, Holder, done, status};
use crate::app::App;
use crate::error::{Error, FieldProblem, Refusal, Rejection, Result};
use crate::usecase::account;
use crate::web::pages::account::{EditContact, Flash};
use crate::web::pages::door::{Prompt, PromptAt};
use crate::web::pages::form::{Field, FieldError};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::CONTACT, get(show).post(change))
        .route(paths::CONTACT_SEND, post(send_again))
}

/// After a change, with two-step verification off, this is where it is asked whether to turn it on.
async fn show(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(query): Query<DoneQuery>,
) -> Result<Response> {
    if let Some(flash) = query.flash() {
        return Ok(changed(&app, &holder, flash));
    }
    if let Some(first) = holder.unproved(&app, Errand::Contact).await? {
        return Ok(first);
    }
    let account = &holder.signed.account;
    let form = ContactForm {
        display_name: account.display_name.clone(),
        email: account.email.clone().unwrap_or_default(),
    };
    Ok(page(&app, &holder, form, &[]))
}

fn changed(app: &App, holder: &Holder, flash: Flash) -> Response {
    let facts = holder.signed.account.facts();
    let required = app.config.require_two_step;
    if !prompt_due(&facts, PromptMoment::ContactEdited, required) {
        return done(paths::ACCOUNT, flash);
    }
    let page = Prompt {
        frame: holder.frame(app),
        at: PromptAt::ContactEdited(flash),
        not_now: (!required).then(|| paths::ACCOUNT.to_owned()),
    };
    respond(StatusCode::OK, &page)
}

/// What the form posts.
#[derive(Deserialize)]
pub struct ContactForm {
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    email: String,
}

async fn change(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<ContactForm>,
) -> Result<Response> {
    match account::change_contact(&app, holder.session(), &form.display_name, &form.email).await {
        Ok(new_email) => {
            let flash = if new_email {
                Flash::MailSent
            } else {
                Flash::ContactSaved
            };
            Ok(done(paths::CONTACT, flash))
        }
        Err(Error::Rejected(Rejection::Invalid(problems))) => Ok(page(&app, &holder, form, &problems)),
        Err(Error::Refused(Refusal::StepUp)) => {
            let draft = Draft {
                display_name: Some(form.display_name),
                email: Some(form.email),
                ..Draft::default()
            };
            step_up::between(&app, holder, Errand::Contact, draft).await
        }
        Err(other) => Err(other),
    }
}

/// The form as it was filled in before the step-up.
pub(super) fn filled(app: &App, holder: &Holder, draft: Draft) -> Response {
    let form = ContactForm {
        display_name: draft.display_name.unwrap_or_default(),
        email: draft.email.unwrap_or_default(),
    };
    page(app, holder, form, &[])
}

fn page(app: &App, holder: &Holder, form: ContactForm, problems: &[FieldProblem]) -> Response {
    let field = |name: &str, value: String| {
        let problem = problems.iter().find(|problem| problem.field == name);
        let error = problem.map(|problem| FieldError::Problem {
            text: problem.text,
            shortest: 0,
        });
        Field { value, error }
    };
    let account = &holder.signed.account;
    let page = EditContact {
        frame: holder.frame(app),
        user_name: account.user_name.clone(),
        display_name: field("display_name", form.display_name),
        email: field("email", form.email),
        email_verified: account.email_verified_at.is_some(),
    };
    respond(status(!problems.is_empty()), &page)
}

async fn send_again(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    match account::resend_verification(&app, holder.session()).await {
        Ok(()) => Ok(done(paths::ACCOUNT, Flash::MailSentAgain)),
        // It has been verified meanwhile.
        Err(Error::Refused(Refusal::NotAllowed)) => Ok(Redirect::to(paths::ACCOUNT).into_response()),
        Err(other) => Err(other),
    }
}
