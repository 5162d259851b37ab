//! The account at a glance.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use doorcode_engine::account::{TrustedPhone, TwoStep};
use doorcode_store::accounts::Role;
use doorcode_store::sessions;

use super::{DoneQuery, Errand, Holder};
use crate::app::App;
use crate::error::Result;
use crate::usecase::{account, enrol, step_up};
use crate::web::pages::account::{AccountHome, TwoStepState};
use crate::web::pages::form::PhoneChoice;
use crate::web::pages::{paths, respond};
use crate::web::phone;

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::ACCOUNT, get(show))
}

async fn show(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(query): Query<DoneQuery>,
) -> Result<Response> {
    if !holder.may_look(&app) {
        return Ok(Errand::Home.prove_after(query.flash()));
    }
    let account = &holder.signed.account;
    let on = account.two_step.is_on();
    let undoable = account::can_undo(account, app.clock.now());
    let sessions = sessions::of_account(&app.store, account.id).await?;
    let alive = sessions
        .iter()
        .filter(|session| step_up::is_alive(&app, session))
        .count();
    // While turning it off can be undone, phones and key wait for that, and nothing can be done with them.
    let phones = if undoable { &[][..] } else { &account.phones };
    let page = AccountHome {
        frame: holder.frame(&app),
        flash: query.flash(),
        password_known: account.password_known_since.is_some(),
        key_check: account::key_check_due(account, &app),
        two_step: two_step(&app, &holder).await?,
        email: account.email.clone().unwrap_or_default(),
        email_verified: account.email_verified_at.is_some(),
        phones: phones.iter().map(|phone| shown(phone, on)).collect(),
        can_add_phone: on && account.phones.len() < usize::from(app.rules().max_phones),
        can_remove_phone: !on || account.phones.len() > 1,
        key_made_at: account.recovery_key.since().filter(|_| on),
        key_missing: on && account.recovery_key.since().is_none(),
        recovery_chosen: account.delayed_since.is_some(),
        password_changed_at: account.password_changed_at,
        sessions: u32::try_from(alive).unwrap_or(u32::MAX),
        at_desk: account.role == Role::Desk,
    };
    Ok(respond(StatusCode::OK, &page))
}

/// A trusted phone, in full only for somebody who has proved a second step to get here.
pub(super) fn shown(phone: &TrustedPhone, in_full: bool) -> PhoneChoice {
    PhoneChoice {
        id: phone.id.to_string(),
        label: if in_full {
            phone::written(&phone.number)
        } else {
            phone.number.masked()
        },
    }
}

async fn two_step(app: &App, holder: &Holder) -> Result<TwoStepState> {
    let account = &holder.signed.account;
    let undo_until = match account.two_step {
        TwoStep::On { since } => return Ok(TwoStepState::On { since }),
        TwoStep::Off { undo_until } => undo_until,
    };
    if let Some(until) = enrol::waiting_until(app, holder.session()).await? {
        return Ok(TwoStepState::Waiting { until });
    }
    Ok(match undo_until.filter(|until| app.clock.now() < *until) {
        Some(until) => TwoStepState::OffUndoable { until },
        None => TwoStepState::Off,
    })
}
