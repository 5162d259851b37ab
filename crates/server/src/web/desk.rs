//! The desk: pages for the people who support users.
//!
//! Only accounts with the role `desk` and with two-step verification on find anything here, and only while looking is proved,
//! as on the account page. What is done is done by [`crate::usecase::desk`].

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::desk::View;
use doorcode_engine::ids::DeskContactId;
use doorcode_store::accounts::Role;
use serde::Deserialize;

use super::account::Errand;
use super::cookies::Cookie;
use super::delivery;
use super::extract::{Peer, Signed};
use super::pages::desk::{DeskContact, DeskHome, DeskVerified, Said};
use super::pages::form::{CodeForm, WayOn};
use super::pages::{paths, respond};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::desk::{self, Command, Found};
use crate::usecase::step_up;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DESK, get(home).post(find))
        .route(paths::DESK_CONTACT, get(show))
        .route(paths::DESK_SEND, post(send))
        .route(paths::DESK_CODE, post(code))
        .route(paths::DESK_END, post(end_sessions))
        .route(paths::DESK_RECOVERY, post(start_recovery))
        .route(paths::DESK_CLOSE, post(close))
}

/// An agent of the desk who may look, and what the address or the form says. Anybody else is led to what is missing, an agent
/// back to the very talk; to whom the desk is nothing, nothing is there.
struct Agent {
    peer: Peer,
    signed: Signed,
    posted: Posted,
}

impl FromRequest<Arc<App>> for Agent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> std::result::Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let peer = Peer::new(&parts);
        let signed = match peer.session(app, Cookie::Account).await {
            Ok(Some(signed)) => signed,
            Ok(None) => {
                let sign_in = format!("{}?app=account&next={}", paths::SIGN_IN, paths::DESK);
                return Err(Redirect::to(&sign_in).into_response());
            }
            Err(error) => return Err(error.into_response()),
        };
        if signed.account.role != Role::Desk {
            return Err(Error::Rejected(Rejection::NotFound).into_response());
        }
        if !desk::is_agent(&signed.account) {
            return Err(Redirect::to(paths::TURN_ON).into_response());
        }
        let form = Form::from_request(Request::from_parts(parts, body), app).await;
        let Form(posted): Form<Posted> = form.map_err(IntoResponse::into_response)?;
        if !step_up::may_look(app, &signed.account, &signed.session) {
            let talk = posted.id.parse().ok();
            return Err(Errand::Desk { talk }.prove_first());
        }
        Ok(Self { peer, signed, posted })
    }
}

/// What the forms post, and the address of a contact says.
#[derive(Deserialize, Default)]
struct Posted {
    #[serde(default)]
    id: String,
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    done: String,
}

async fn home(State(app): State<Arc<App>>, agent: Agent) -> Response {
    agent.home(&app, String::new(), None)
}

async fn find(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    let said = match desk::find(&app, &agent.signed.account, &agent.posted.user_name).await? {
        Found::Contact(id) => return Ok(to(id, "")),
        Found::Nobody => Said::Nobody,
        Found::Own => Said::Own,
        Found::Shut => Said::Shut,
        Found::SlowDown(wait_ms) => Said::SlowDown(wait_ms),
    };
    Ok(agent.home(&app, agent.posted.user_name.clone(), Some(said)))
}

async fn show(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    agent.step(&app, &Command::Look, None).await
}

async fn send(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    let command = Command::RequestCode(agent.posted.phone.parse().ok());
    agent.step(&app, &command, None).await
}

async fn code(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    match Code::parse(&agent.posted.code) {
        Ok(code) => agent.step(&app, &Command::GiveCode(code), None).await,
        Err(problem) => agent.step(&app, &Command::Look, Some(problem)).await,
    }
}

async fn end_sessions(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    let Ok(id) = agent.posted.id.parse() else {
        return Ok(agent.over(&app));
    };
    match desk::end_sessions(&app, &agent.signed.account, id).await {
        Ok(()) => Ok(to(id, "&done=ended")),
        Err(Error::Refused(Refusal::Expired)) => Ok(agent.over(&app)),
        Err(other) => Err(other),
    }
}

async fn start_recovery(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    let Ok(id) = agent.posted.id.parse() else {
        return Ok(agent.over(&app));
    };
    match desk::start_recovery(&app, &agent.signed.account, id).await {
        // The page says how it stands now, also where somebody was faster.
        Ok(()) | Err(Error::Refused(Refusal::NotAllowed)) => Ok(to(id, "")),
        Err(Error::Refused(Refusal::Expired)) => Ok(agent.over(&app)),
        Err(other) => Err(other),
    }
}

async fn close(State(app): State<Arc<App>>, agent: Agent) -> Result<Response> {
    if let Ok(id) = agent.posted.id.parse() {
        match desk::go_on(&app, &agent.signed.account, id, &Command::Close).await {
            Ok(_) | Err(Error::Refused(Refusal::Expired)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(Redirect::to(paths::DESK).into_response())
}

impl Agent {
    fn home(&self, app: &App, user_name: String, said: Option<Said>) -> Response {
        let status = match said {
            None => StatusCode::OK,
            Some(Said::Over) => StatusCode::GONE,
            Some(Said::SlowDown(_)) => StatusCode::TOO_MANY_REQUESTS,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let page = DeskHome {
            frame: self.signed.frame(app, &self.peer),
            user_name,
            said,
        };
        respond(status, &page)
    }

    fn over(&self, app: &App) -> Response {
        self.home(app, String::new(), Some(Said::Over))
    }

    async fn step(
        &self,
        app: &App,
        command: &Command,
        problem: Option<doorcode_engine::code::NotACode>,
    ) -> Result<Response> {
        let Ok(id) = self.posted.id.parse::<DeskContactId>() else {
            return Ok(self.over(app));
        };
        let talk = match desk::go_on(app, &self.signed.account, id, command).await {
            Ok(talk) => talk,
            Err(Error::Refused(Refusal::Expired)) => return Ok(self.over(app)),
            Err(other) => return Err(other),
        };
        let frame = self.signed.frame(app, &self.peer);
        match talk.view {
            View::Over => Ok(self.over(app)),
            // So that loading the page again types nothing again.
            View::Verified { .. } if !matches!(command, Command::Look) => Ok(to(id, "")),
            View::Verified { until } => {
                let page = DeskVerified {
                    frame,
                    id: id.to_string(),
                    user_name: talk.user_name,
                    until,
                    ended: self.posted.done == "ended",
                    recovery: talk.recovery,
                };
                Ok(respond(StatusCode::OK, &page))
            }
            View::Open(open) => {
                let mut code = CodeForm::new(&open, paths::DESK_CODE, paths::DESK_SEND);
                code.problem = problem;
                code.told = delivery::told(app, CodeFor::Desk(id)).await?;
                code.way_on = WayOn::Again;
                // The caller is on the phone.
                code.callable = false;
                code.along = vec![("id", id.to_string())];
                let status = match code.error(&frame.t, &frame.now) {
                    Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
                    None => StatusCode::OK,
                };
                let page = DeskContact {
                    frame,
                    id: id.to_string(),
                    user_name: talk.user_name,
                    code,
                };
                Ok(respond(status, &page))
            }
        }
    }
}

fn to(id: DeskContactId, also: &str) -> Response {
    Redirect::to(&format!("{}?id={id}{also}", paths::DESK_CONTACT)).into_response()
}
