//! Changing the password.
//!
//! With two-step verification on, two of three are proved first. With it off, the old password is asked for beside the
//! new one.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::response::Response;
use axum::routing::get;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::Password;
use serde::Deserialize;

use super::{Errand, Holder, done, status};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::account;
use crate::web::door::shortest;
use crate::web::pages::account::{ChangePassword, Flash};
use crate::web::pages::form::{Field, FieldError};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::PASSWORD, get(show).post(change))
}

/// What is wrong with what was typed.
#[derive(Default)]
struct Wrong {
    old: Option<FieldError>,
    new: Option<FieldError>,
    note: Option<Note>,
}

async fn show(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if holder.signed.account.two_step.is_on()
        && let Some(first) = holder.unproved(&app, Errand::Password).await?
    {
        return Ok(first);
    }
    Ok(page(&app, &holder, Wrong::default()))
}

/// What the form posts.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    old_password: String,
    #[serde(default)]
    password: String,
}

async fn change(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let on = holder.signed.account.two_step.is_on();
    let missing = |text: &str| text.is_empty().then_some(FieldError::Missing);
    let wrong = Wrong {
        old: missing(&form.old_password).filter(|_| !on),
        new: missing(&form.password),
        note: None,
    };
    if wrong.old.is_some() || wrong.new.is_some() {
        return Ok(page(&app, &holder, wrong));
    }
    let new = Password::new(form.password);
    let changed = if on {
        account::change_password(&app, holder.session(), &new)
            .await
            .map(|()| None)
    } else {
        let old = Password::new(form.old_password);
        account::change_password_by_old(&app, holder.session(), holder.source(), old, &new).await
    };
    let wrong = match changed {
        Ok(None) => return Ok(done(paths::ACCOUNT, Flash::PasswordChanged)),
        Ok(Some(Note::WrongPassword)) => Wrong {
            old: Some(FieldError::PasswordWrong),
            ..Wrong::default()
        },
        Ok(Some(note)) => Wrong {
            note: Some(note),
            ..Wrong::default()
        },
        Err(Error::Rejected(Rejection::Invalid(problems))) => Wrong {
            new: problems.first().map(|problem| FieldError::Problem {
                text: problem.text,
                shortest: shortest(on),
            }),
            ..Wrong::default()
        },
        Err(Error::Refused(Refusal::StepUp)) => return Ok(Errand::Password.prove_first()),
        Err(other) => return Err(other),
    };
    Ok(page(&app, &holder, wrong))
}

fn page(app: &App, holder: &Holder, wrong: Wrong) -> Response {
    let account = &holder.signed.account;
    let on = account.two_step.is_on();
    let field = |error| Field {
        value: String::new(),
        error,
    };
    let is_wrong = wrong.old.is_some() || wrong.new.is_some() || wrong.note.is_some();
    let page = ChangePassword {
        frame: holder.frame(app),
        user_name: account.user_name.clone(),
        old_password: (!on).then(|| field(wrong.old)),
        password: field(wrong.new),
        password_min: shortest(on),
        note: wrong.note,
    };
    respond(status(is_wrong), &page)
}
