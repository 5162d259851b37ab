//! Proving that it is you, for one errand: the password, a code or the recovery key, whichever the act asks for.
//!
//! What the errand is, and what was typed for it before, goes along with every form of the page as hidden fields.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::code::{Code, CodeFor, NotACode};
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use doorcode_engine::rules::KeyStyle;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::Password;
use doorcode_engine::step_up::{Act, Need, Proving, View};
use serde::Deserialize;

use super::{DoneQuery, Errand, Holder, contact, done, phones, status};
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::account;
use crate::usecase::step_up::{self, Command, Stepped, Which};
use crate::web::delivery;
use crate::web::pages::account::{AsksFor, Flash, Posts, ProveBy, StepUpPage};
use crate::web::pages::form::{Along, CodeForm, Field, FieldError, KeyForm, Told, WayOn, note_is_error};
use crate::web::pages::{Frame, paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::STEP_UP, get(show))
        .route(paths::STEP_UP_PASSWORD, post(by_password))
        .route(paths::STEP_UP_CODE, post(by_code))
        .route(paths::STEP_UP_SEND, post(send))
        .route(paths::STEP_UP_KEY, post(by_key))
        .route(paths::STEP_UP_CANCEL, post(cancel))
}

/// What was typed for the errand before it had to be proved. It comes back filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) display_name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) country: Option<String>,
    pub(super) number: Option<String>,
}

impl Draft {
    fn along(&self) -> Along {
        [
            ("display_name", &self.display_name),
            ("email", &self.email),
            ("country", &self.country),
            ("number", &self.number),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.clone()?)))
        .collect()
    }
}

/// What the page's address says.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    act: String,
    #[serde(default)]
    which: String,
    #[serde(default)]
    by: String,
}

/// What the page's forms post.
#[derive(Deserialize)]
pub struct Posted {
    #[serde(default)]
    act: String,
    #[serde(default)]
    which: String,
    display_name: Option<String>,
    email: Option<String>,
    country: Option<String>,
    number: Option<String>,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    /// Where a code is wanted.
    #[serde(default)]
    phone: String,
    #[serde(default)]
    by: By,
    #[serde(default)]
    key: String,
}

/// Somebody who proves something.
struct Proof {
    app: Arc<App>,
    holder: Holder,
    errand: Errand,
    draft: Draft,
}

/// What is shown besides how far it has come.
#[derive(Default)]
pub(in crate::web) struct Shown {
    /// Which form is unfolded, where it was said.
    pub(in crate::web) open: Option<ProveBy>,
    pub(in crate::web) password: Option<FieldError>,
    pub(in crate::web) code: Option<NotACode>,
    pub(in crate::web) key: Option<NotAKey>,
    pub(in crate::web) flash: Option<Flash>,
    pub(in crate::web) again: bool,
    /// What has become of the text with the code.
    pub(in crate::web) told: Option<Told>,
}

impl Shown {
    fn at(open: ProveBy) -> Self {
        Self {
            open: Some(open),
            ..Self::default()
        }
    }
}

/// What a form says of one proof.
pub(in crate::web) struct Typed {
    /// What to do with it; `None` where it cannot be right, and why is in `shown`.
    pub(in crate::web) command: Option<Command>,
    pub(in crate::web) shown: Shown,
}

impl Typed {
    fn new(open: ProveBy, command: Command) -> Self {
        Self {
            command: Some(command),
            shown: Shown::at(open),
        }
    }

    fn wrong(shown: Shown) -> Self {
        Self { command: None, shown }
    }

    pub(in crate::web) fn password(typed: String) -> Self {
        if typed.is_empty() {
            let password = Some(FieldError::Missing);
            let shown = Shown::at(ProveBy::Password);
            return Self::wrong(Shown { password, ..shown });
        }
        Self::new(ProveBy::Password, Command::GivePassword(Password::new(typed)))
    }

    pub(in crate::web) fn code(typed: &str) -> Self {
        match Code::parse(typed) {
            Ok(code) => Self::new(ProveBy::Code, Command::GiveCode(code)),
            Err(problem) => Self::wrong(Shown {
                code: Some(problem),
                ..Shown::at(ProveBy::Code)
            }),
        }
    }

    /// Where a code is wanted, and how it is to come.
    pub(in crate::web) fn phone(typed: &str, by: By) -> Self {
        Self::new(ProveBy::Code, Command::RequestCode(typed.parse().ok(), by))
    }

    pub(in crate::web) fn key(typed: &str, style: KeyStyle) -> Self {
        match RecoveryKey::parse(typed, style) {
            Ok(key) => Self::new(ProveBy::Key, Command::GiveRecoveryKey(key)),
            Err(problem) => Self::wrong(Shown {
                key: Some(problem),
                ..Shown::at(ProveBy::Key)
            }),
        }
    }
}

fn errand(act: &str, which: &str) -> Result<Errand> {
    Errand::named(act, which).ok_or(Error::Rejected(Rejection::NotFound))
}

async fn show(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(asked): Query<Asked>,
    Query(before): Query<DoneQuery>,
) -> Result<Response> {
    let errand = errand(&asked.act, &asked.which)?;
    if matches!(errand, Errand::Home | Errand::Sessions | Errand::Desk { .. }) && holder.may_look(&app) {
        return Ok(Redirect::to(&errand.page()).into_response());
    }
    let shown = Shown {
        open: match asked.by.as_str() {
            "password" => Some(ProveBy::Password),
            "code" => Some(ProveBy::Code),
            "key" => Some(ProveBy::Key),
            _ => None,
        },
        flash: before.flash(),
        ..Shown::default()
    };
    let proof = Proof {
        app,
        holder,
        errand,
        draft: Draft::default(),
    };
    proof.begin(shown).await
}

/// The page that comes between a form and what it asks for; the form is shown again afterwards as it was filled in.
pub(super) async fn between(
    app: &Arc<App>,
    holder: Holder,
    errand: Errand,
    draft: Draft,
) -> Result<Response> {
    let proof = Proof {
        app: Arc::clone(app),
        holder,
        errand,
        draft,
    };
    let mut response = proof.begin(Shown::default()).await?;
    if response.status() == StatusCode::OK {
        // The form asked for something, and it was not done.
        *response.status_mut() = StatusCode::FORBIDDEN;
    }
    Ok(response)
}

async fn by_password(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(mut posted): Form<Posted>,
) -> Result<Response> {
    let typed = Typed::password(std::mem::take(&mut posted.password));
    Proof::new(app, holder, posted)?.typed(typed).await
}

async fn by_code(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(posted): Form<Posted>,
) -> Result<Response> {
    let typed = Typed::code(&posted.code);
    Proof::new(app, holder, posted)?.typed(typed).await
}

async fn send(State(app): State<Arc<App>>, holder: Holder, Form(posted): Form<Posted>) -> Result<Response> {
    let typed = Typed::phone(&posted.phone, posted.by);
    Proof::new(app, holder, posted)?.typed(typed).await
}

async fn by_key(State(app): State<Arc<App>>, holder: Holder, Form(posted): Form<Posted>) -> Result<Response> {
    let typed = Typed::key(&posted.key, app.rules().key_style);
    Proof::new(app, holder, posted)?.typed(typed).await
}

async fn cancel(State(app): State<Arc<App>>, holder: Holder, Form(posted): Form<Posted>) -> Result<Response> {
    let errand = errand(&posted.act, &posted.which)?;
    match step_up::go_on(
        &app,
        Which::Of(holder.session(), errand.act()),
        holder.source(),
        &Command::Cancel,
    )
    .await
    {
        // There may be nothing to give up any more.
        Ok(_) | Err(Error::Refused(Refusal::Expired)) => {}
        Err(other) => return Err(other),
    }
    let next = if holder.may_look(&app) {
        paths::ACCOUNT
    } else {
        paths::HOME
    };
    Ok(Redirect::to(next).into_response())
}

impl Proof {
    async fn typed(self, typed: Typed) -> Result<Response> {
        match typed.command {
            Some(command) => self.step(&command, typed.shown).await,
            None => self.begin(typed.shown).await,
        }
    }

    fn new(app: Arc<App>, holder: Holder, posted: Posted) -> Result<Self> {
        Ok(Self {
            app,
            holder,
            errand: errand(&posted.act, &posted.which)?,
            draft: Draft {
                display_name: posted.display_name,
                email: posted.email,
                country: posted.country,
                number: posted.number,
            },
        })
    }

    /// The step-up as it stands, or a new one.
    async fn begin(self, shown: Shown) -> Result<Response> {
        let stepped = step_up::open(
            &self.app,
            self.holder.session(),
            self.errand.act(),
            self.holder.source(),
        )
        .await?;
        self.answer(stepped, shown).await
    }

    async fn step(self, command: &Command, shown: Shown) -> Result<Response> {
        let which = Which::Of(self.holder.session(), self.errand.act());
        match step_up::go_on(&self.app, which, self.holder.source(), command).await {
            Ok(stepped) if stepped.view != View::Over => self.answer(stepped, shown).await,
            Ok(_) | Err(Error::Refused(Refusal::Expired)) => {
                let again = true;
                self.begin(Shown { again, ..shown }).await
            }
            Err(other) => Err(other),
        }
    }

    async fn answer(self, stepped: Stepped, shown: Shown) -> Result<Response> {
        match stepped.view {
            View::Proving(proving) => {
                let told = delivery::told(&self.app, CodeFor::StepUp(stepped.id)).await?;
                Ok(self.page(proving, Shown { told, ..shown }))
            }
            View::Proved => self.go_on().await,
            // There is no room for the act: its page has gone since it was shown.
            View::Over => Ok(Redirect::to(paths::ACCOUNT).into_response()),
        }
    }

    /// Back to the errand.
    async fn go_on(self) -> Result<Response> {
        let Self {
            app,
            holder,
            errand,
            draft,
        } = self;
        match errand {
            // These were buttons, not pages.
            Errand::UndoTurnOff => {
                account::undo_turn_off(&app, holder.session()).await?;
                Ok(done(paths::ACCOUNT, Flash::TurnedOnAgain))
            }
            Errand::EndSession(which) => {
                account::end_session(&app, holder.session(), which).await?;
                Ok(done(paths::SESSIONS, Flash::SessionEnded))
            }
            Errand::EndOthers => {
                account::end_other_sessions(&app, holder.session()).await?;
                Ok(done(paths::SESSIONS, Flash::OthersEnded))
            }
            Errand::Contact if draft != Draft::default() => Ok(contact::filled(&app, &holder, draft)),
            Errand::AddPhone { replaces } if draft != Draft::default() => {
                Ok(phones::filled(&app, &holder, replaces, draft))
            }
            _ => Ok(Redirect::to(&errand.page()).into_response()),
        }
    }

    fn page(&self, proving: Proving, shown: Shown) -> Response {
        let along: Along = self
            .errand
            .along()
            .into_iter()
            .chain(self.draft.along())
            .collect();
        let of = Of {
            frame: self.holder.frame(&self.app),
            act: self.errand.act(),
            asked: None,
            posts: Posts::ACCOUNT,
            user_name: self.holder.signed.account.user_name.clone(),
            along,
        };
        page(&self.app, of, proving, shown)
    }
}

/// What the page is about, and where it posts to.
pub(in crate::web) struct Of {
    pub(in crate::web) frame: Frame,
    pub(in crate::web) act: Act,
    pub(in crate::web) asked: Option<AsksFor>,
    pub(in crate::web) posts: Posts,
    pub(in crate::web) user_name: String,
    pub(in crate::web) along: Along,
}

/// The page, with what has been proved so far.
pub(in crate::web) fn page(app: &App, of: Of, proving: Proving, shown: Shown) -> Response {
    let Of {
        frame,
        act,
        asked,
        posts,
        user_name,
        along,
    } = of;
    let open = shown.open.unwrap_or_else(|| first_open(&proving));
    let mut code = CodeForm::new(&proving.code, posts.code, posts.send);
    code.told = shown.told;
    if proving.key {
        code.way_on = WayOn::Again;
    }
    let mut key = KeyForm::new(posts.key, app.rules().key_style);
    let mut password = Field {
        value: String::new(),
        error: shown.password,
    };
    // A note belongs to the form that brought it about.
    let (mut note, mut open) = (proving.note, open);
    code.note = None;
    match (open, note) {
        (_, None) => {}
        (ProveBy::Password, Some(Note::WrongPassword)) => {
            password.error = Some(FieldError::PasswordWrong);
            note = None;
        }
        (ProveBy::Password, Some(_)) => {}
        (ProveBy::Code, Some(_)) => code.note = note.take(),
        (ProveBy::Key, Some(_)) => key.note = note.take(),
    }
    // What is proved by now is folded away, and the next one unfolded.
    let folded = match open {
        ProveBy::Password => proving.password,
        ProveBy::Code => proving.phone,
        ProveBy::Key => proving.key,
    };
    if folded {
        open = first_open(&proving);
    }
    code.problem = shown.code;
    key.problem = shown.key;
    code.along.clone_from(&along);
    key.along.clone_from(&along);
    let wrong = password.error.is_some()
        || note.as_ref().is_some_and(note_is_error)
        || code.error(&frame.t, &frame.now).is_some()
        || key.error(&frame.t, &frame.now).is_some();
    let page = StepUpPage {
        frame,
        act,
        asked,
        posts,
        need: proving.need,
        user_name,
        password_proved: proving.password,
        phone_proved: proving.phone,
        key_proved: proving.key,
        open,
        password,
        code,
        key,
        note,
        flash: shown.flash,
        again: shown.again,
        along,
    };
    respond(status(wrong), &page)
}

/// The form to begin with, or to go on with: what is at hand before what lies in a drawer, unless it has to be that.
fn first_open(proving: &Proving) -> ProveBy {
    match proving.need {
        Need::Password => ProveBy::Password,
        Need::SecondStep | Need::OneOfThree => ProveBy::Code,
        Need::RecoveryKey => ProveBy::Key,
        Need::KeyAndOneMore | Need::KeyThenCode if !proving.key => ProveBy::Key,
        Need::KeyThenCode => ProveBy::Code,
        Need::TwoOfThree | Need::KeyAndOneMore if !proving.password => ProveBy::Password,
        Need::TwoOfThree | Need::KeyAndOneMore => ProveBy::Code,
    }
}
