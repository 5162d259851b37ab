//! The doors: the start page, help, making an account, and signing out. Signing in is in [`super::sign_in`].

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::recovery_key;
use doorcode_engine::secret::{Password, PlainToken};
use doorcode_engine::time::DAY_MS;
use doorcode_store::accounts::Account;
use serde::Deserialize;

use super::cookies::Cookie;
use super::extract::{Peer, app_cookie};
use super::pages::door::{CheckMail, Done, SignUp, SignUpBy, VerifyEmail, What};
use super::pages::form::{Field, FieldError};
use super::pages::open::{FrontDoor, Help, Home};
use super::pages::recovery::days;
use super::pages::{AppName, Frame, paths, respond};
use super::security::Origin;
use super::two_step::signed;
use crate::app::App;
use crate::config;
use crate::error::{Error, FieldProblem, Refusal, Rejection, Result};
use crate::password::{SHORTEST_ALONE, SHORTEST_BESIDE};
use crate::usecase::carry::Actor;
use crate::usecase::{account, calls, messages, sign_up};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::HOME, get(home))
        .route(paths::HELP, get(help))
        .route(paths::SIGN_UP, get(show_sign_up).post(do_sign_up))
        .route(paths::CHECK_MAIL, get(check_mail).post(mail_again))
        .route(paths::VERIFY_EMAIL, get(show_verify).post(do_verify))
        .route(paths::SIGN_OUT, post(do_sign_out))
        .route(paths::SIGNED_OUT, get(signed_out))
}

async fn home(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let mut frame = peer.frame(&app);
    let mut doors = Vec::new();
    for (name, href, cookie) in [
        (AppName::Messages, paths::MESSAGES, Cookie::Messages),
        (AppName::Calls, paths::CALLS, Cookie::Calls),
    ] {
        let signed = peer.session(&app, cookie).await?;
        let mut waiting = 0;
        if let Some(signed) = &signed {
            frame.person = signed.frame(&app, &peer).person;
            waiting = match name {
                AppName::Messages => messages::unread(&app, signed.account.id).await?,
                _ => calls::unseen(&app, signed.account.id).await?,
            };
        }
        doors.push(FrontDoor {
            app: name,
            href,
            signed_in: signed.is_some(),
            waiting,
        });
    }
    if frame.person.is_none()
        && let Some(signed) = peer.session(&app, Cookie::Account).await?
    {
        frame.person = signed.frame(&app, &peer).person;
    }
    let sign_up = app.config.sign_up == config::SignUp::Open;
    Ok(respond(
        StatusCode::OK,
        &Home {
            frame,
            doors,
            sign_up,
        },
    ))
}

async fn help(State(app): State<Arc<App>>, peer: Peer) -> Response {
    let key_length = u8::try_from(recovery_key::LENGTH).unwrap_or(u8::MAX);
    respond(
        StatusCode::OK,
        &Help {
            frame: peer.frame(&app),
            key_length,
            recovery_days: days(app.rules().recovery_wait_ms),
        },
    )
}

/// What the sign-up form posts.
#[derive(Deserialize, Default)]
pub struct SignUpForm {
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    invitation: String,
}

fn sign_up_page(app: &App, frame: Frame, form: &SignUpForm, problems: &[FieldProblem]) -> SignUp {
    let password_min = shortest(app.config.require_two_step);
    let field = |name: &str, value: &str| {
        let problem = problems.iter().find(|problem| problem.field == name);
        let error = problem.map(|problem| FieldError::Problem {
            text: problem.text,
            shortest: password_min,
        });
        Field {
            value: value.to_owned(),
            error,
        }
    };
    let by = match app.config.sign_up {
        config::SignUp::Open => SignUpBy::Anybody,
        config::SignUp::Invitation => SignUpBy::Invitation(field("invitation", &form.invitation)),
        config::SignUp::Closed => SignUpBy::Nobody,
    };
    SignUp {
        frame,
        by,
        user_name: field("user_name", &form.user_name),
        display_name: field("display_name", &form.display_name),
        email: field("email", &form.email),
        password: field("password", ""),
        password_min,
        note: None,
    }
}

/// The fewest characters of a password, alone or beside a second step.
pub(super) fn shortest(beside_second_step: bool) -> u32 {
    let shortest = if beside_second_step {
        SHORTEST_BESIDE
    } else {
        SHORTEST_ALONE
    };
    u32::try_from(shortest).unwrap_or(u32::MAX)
}

async fn show_sign_up(State(app): State<Arc<App>>, peer: Peer, Query(form): Query<SignUpForm>) -> Response {
    let form = SignUpForm {
        invitation: form.invitation,
        ..SignUpForm::default()
    };
    respond(StatusCode::OK, &sign_up_page(&app, peer.frame(&app), &form, &[]))
}

async fn do_sign_up(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<SignUpForm>,
) -> Result<Response> {
    if let Err(wait) = app.limits.sign_up.take(origin.source, app.clock.ticks()) {
        let retry_after_s = wait.as_secs().max(1);
        return Err(Error::Refused(Refusal::TooMany { retry_after_s }));
    }
    let asked = sign_up::SignUp {
        user_name: form.user_name.clone(),
        display_name: form.display_name.clone(),
        email: form.email.clone(),
        password: Password::new(form.password.clone()),
        language: peer.texts(&app).language(),
        invitation: invitation(&form.invitation),
    };
    let frame = peer.frame(&app);
    match sign_up::sign_up(&app, asked).await {
        Ok(account) => {
            let token = sign_up::remember(&app, &account).await?;
            let mut response = Redirect::to(paths::CHECK_MAIL).into_response();
            let day_s = DAY_MS.unsigned_abs() / 1_000;
            response.headers_mut().append(
                header::SET_COOKIE,
                Cookie::SignIn.set(token.expose(), day_s, app.https()),
            );
            Ok(response)
        }
        Err(Error::Rejected(Rejection::Invalid(problems))) => {
            let page = sign_up_page(&app, frame, &form, &problems);
            Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// An invitation as it was typed: the code, or the whole link that it came in.
fn invitation(typed: &str) -> Option<PlainToken> {
    let code = typed.rsplit_once("invitation=").map_or(typed, |(_, code)| code);
    PlainToken::parse(code.trim())
}

/// Whose mail is to be checked: of the account just made here, or of who is signed in; and the address, as long as it
/// is to be verified.
async fn mail_of(app: &App, peer: &Peer) -> Result<Option<(Account, String)>> {
    let just_made = match peer.token(app, Cookie::SignIn) {
        Some(token) => sign_up::remembered(app, &token).await?,
        None => None,
    };
    let account = match just_made {
        Some(account) => Some(account),
        None => signed(app, peer, None).await?.map(|signed| signed.account),
    };
    Ok(account
        .filter(|account| account.email_verified_at.is_none())
        .and_then(|account| account.email.clone().map(|email| (account, email))))
}

async fn check_mail(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    check_mail_page(&app, &peer, false).await
}

async fn check_mail_page(app: &App, peer: &Peer, sent_again: bool) -> Result<Response> {
    let Some((account, email)) = mail_of(app, peer).await? else {
        return Ok(Redirect::to(paths::HOME).into_response());
    };
    let page = CheckMail {
        frame: peer.frame(app),
        email,
        resend_at: Some(sign_up::resend_at(app, &account).await?),
        sent_again,
        next: Some(paths::HOME.to_owned()),
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn mail_again(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
) -> Result<Response> {
    if let Err(wait) = app.limits.sign_up.take(origin.source, app.clock.ticks()) {
        let retry_after_s = wait.as_secs().max(1);
        return Err(Error::Refused(Refusal::TooMany { retry_after_s }));
    }
    let Some((account, email)) = mail_of(&app, &peer).await? else {
        return Ok(Redirect::to(paths::HOME).into_response());
    };
    match sign_up::resend(&app, &account, &email, Actor::SignIn).await {
        Ok(()) => check_mail_page(&app, &peer, true).await,
        // The page says how long it takes until it can be sent again.
        Err(Error::Refused(Refusal::TooMany { .. })) => check_mail_page(&app, &peer, false).await,
        Err(other) => Err(other),
    }
}

/// A link's token.
#[derive(Deserialize)]
pub struct TokenQuery {
    #[serde(default)]
    token: String,
}

/// Another mail can be sent from the page that this leads to.
fn link_expired(app: &App, peer: &Peer) -> Response {
    let page = Done {
        frame: peer.frame(app),
        what: What::LinkExpired,
        next: paths::CHECK_MAIL.to_owned(),
    };
    respond(StatusCode::GONE, &page)
}

/// Mail scanners follow links, so the link only leads to a button.
async fn show_verify(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<TokenQuery>,
) -> Result<Response> {
    let token = PlainToken::parse(&query.token);
    let link = match token {
        Some(token) => sign_up::verify_link(&app, &token).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    let (link, _) = match link {
        Ok(found) => found,
        Err(Error::Refused(Refusal::Expired)) => return Ok(link_expired(&app, &peer)),
        Err(other) => return Err(other),
    };
    let page = VerifyEmail {
        frame: peer.frame(&app),
        token: query.token,
        email: link.detail,
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn do_verify(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<TokenQuery>,
) -> Result<Response> {
    let verified = match PlainToken::parse(&form.token) {
        Some(token) => sign_up::verify_email(&app, &token).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    match verified {
        Ok(()) => {}
        Err(Error::Refused(Refusal::Expired)) => return Ok(link_expired(&app, &peer)),
        Err(other) => return Err(other),
    }
    let page = Done {
        frame: peer.frame(&app),
        what: What::EmailVerified,
        next: paths::HOME.to_owned(),
    };
    Ok(respond(StatusCode::OK, &page))
}

/// Which app to sign out of.
#[derive(Deserialize)]
pub struct AppQuery {
    #[serde(default)]
    app: String,
}

async fn do_sign_out(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<AppQuery>,
) -> Result<Response> {
    let Some(cookie) = app_cookie(&form.app) else {
        return Err(Error::Rejected(Rejection::NotFound));
    };
    if let Some(signed) = peer.session(&app, cookie).await? {
        account::sign_out(&app, &signed.session).await?;
    }
    let mut response = Redirect::to(&format!("{}?app={}", paths::SIGNED_OUT, form.app)).into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookie.clear(app.https()));
    Ok(response)
}

async fn signed_out(State(app): State<Arc<App>>, peer: Peer, Query(query): Query<AppQuery>) -> Response {
    let of = if app_cookie(&query.app).is_some() {
        query.app.as_str()
    } else {
        "account"
    };
    let next = format!("{}?app={of}", paths::SIGN_IN);
    respond(
        StatusCode::OK,
        &Done {
            frame: peer.frame(&app),
            what: What::SignedOut,
            next,
        },
    )
}
