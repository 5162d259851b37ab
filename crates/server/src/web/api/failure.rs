//! What the API answers when it does not do what was asked: a problem (RFC 9457), in the words of the language that the
//! client asks for.
//!
//! Three statuses say who has to act: 401 the token is missing or not good (sign in again); 403 the token is good and
//! does not reach so far; 422 the token is good, and what was typed is not right (ask the person again).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use doorcode_engine::second_step::Note;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::App;
use crate::error::{Error, FieldProblem, Refusal, Rejection};
use crate::password;
use crate::web::pages::form::note_words;
use crate::web::texts::Texts;

/// What a handler of the API returns.
pub type Answer<T> = Result<T, Failure>;

/// The failure of a request to the API. Without `Debug`: a new recovery key may be in the state that goes along.
pub enum Failure {
    /// Ours; the door gives it its reference.
    Fault(Error),
    /// Anything else, still without words.
    Told(Box<Told>),
}

/// What is told, before it is put into words.
#[derive(Clone)]
pub struct Told {
    status: StatusCode,
    code: &'static str,
    title: String,
    detail: String,
    fields: Vec<FieldProblem>,
    shortest_password: u32,
    act: Option<&'static str>,
    note: Option<Note>,
    state: Option<Value>,
    retry_after_s: Option<u64>,
    challenge: Option<&'static str>,
}

/// A problem as RFC 9457 describes it, with what this API adds.
#[derive(Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem: `/problems/` and a short name that never changes. Relative to this server.
    #[serde(rename = "type")]
    #[schema(example = "/problems/wrong-code")]
    kind: String,
    /// The kind in a few words, the same for every problem of the kind.
    #[schema(example = "The code is wrong")]
    title: String,
    /// The status of the answer.
    #[schema(example = 422)]
    status: u16,
    /// A sentence for the person, in the language that `Accept-Language` asks for.
    detail: String,
    /// The fields that are not acceptable, where that is the matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldFailure>,
    /// What has to be proved before the request is repeated: begin a step-up for this act.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "change_password")]
    act: Option<&'static str>,
    /// How many tries the live code still bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    guesses_left: Option<u8>,
    /// Where the sign-in, enrolment, step-up or reset stands, in the form in which it answers when all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    state: Option<Value>,
    /// For a fault of the server: what to quote to the operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

/// A field that is not acceptable.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldFailure {
    /// The field's name.
    #[schema(example = "user_name")]
    field: &'static str,
    /// A short name of the reason that never changes.
    #[schema(example = "user-name-taken")]
    code: &'static str,
    /// The reason, for the person.
    detail: String,
}

/// What came of the last thing that was done in a flow.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Said {
    /// A short name that never changes, as in the `type` of a problem.
    #[schema(example = "code-sent")]
    code: &'static str,
    /// The same for the person.
    detail: String,
}

impl Said {
    /// A note in words.
    pub fn new(note: &Note, app: &App, texts: &Texts) -> Self {
        Self {
            code: of_note(note).0,
            detail: note_words(note, texts, &app.clock.now()),
        }
    }
}

impl Said {
    /// A code may be on its way: the same is said where there is nobody to send it to.
    pub fn may_be_sent(texts: &Texts) -> Self {
        Self {
            code: "may-be-sent",
            detail: texts.say("lost-sent").to_string(),
        }
    }
}

/// The short name, the status and the title of what a note says.
fn of_note(note: &Note) -> (&'static str, StatusCode, &'static str) {
    const NOT_RIGHT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
    const LATER: StatusCode = StatusCode::TOO_MANY_REQUESTS;
    match note {
        Note::WrongPassword => ("wrong-password", NOT_RIGHT, "User name or password is wrong"),
        Note::SlowDown { .. } => ("slow-down", LATER, "Too many tries; nothing was compared"),
        Note::CodeSent => ("code-sent", StatusCode::OK, "A code has been sent"),
        Note::WrongCode { .. } => ("wrong-code", NOT_RIGHT, "The code is wrong"),
        Note::CodeSpent => ("code-spent", NOT_RIGHT, "The code bears no more tries"),
        Note::CodeExpired => ("code-expired", NOT_RIGHT, "There is no live code"),
        Note::CodeOutgrown { .. } => ("code-outgrown", NOT_RIGHT, "Codes have become longer"),
        Note::WrongLength { .. } => ("wrong-length", NOT_RIGHT, "The code has another length"),
        Note::SendLater { .. } => ("send-later", LATER, "No text can be sent yet"),
        Note::NoSuchPhone => ("no-such-phone", NOT_RIGHT, "This phone is not trusted"),
        Note::WrongKey => ("wrong-key", NOT_RIGHT, "The recovery key is wrong"),
        Note::KeySpent => ("key-spent", NOT_RIGHT, "The recovery key has been used up"),
        Note::NotTheSameKey => (
            "not-the-same-key",
            NOT_RIGHT,
            "This is not the key that was shown",
        ),
        Note::PhoneAlreadyTrusted => ("phone-already-trusted", NOT_RIGHT, "The phone is trusted already"),
        Note::TooManyPhones => (
            "too-many-phones",
            NOT_RIGHT,
            "The account has as many phones as it may",
        ),
        Note::CodeNeeded => ("code-needed", NOT_RIGHT, "A recovery key is not good here"),
        Note::KeyNeeded => ("key-needed", NOT_RIGHT, "The recovery key is needed as well"),
        Note::WrongWord => ("wrong-word", NOT_RIGHT, "This is not the word in the last text"),
    }
}

impl Failure {
    /// What a note says went wrong. `None` where it went well.
    pub fn of_note(note: Option<&Note>, app: &App, state: Option<Value>) -> Option<Self> {
        let note = note.filter(|note| !matches!(note, Note::CodeSent))?;
        let (code, status, title) = of_note(note);
        let wait_ms = match note {
            Note::SlowDown { retry_after_ms } => Some(*retry_after_ms),
            Note::SendLater { at } => Some(at.since_ms(app.clock.now())),
            _ => None,
        };
        let seconds = |ms: i64| ms.max(0).unsigned_abs().div_ceil(1_000).max(1);
        Some(Self::Told(Box::new(Told {
            note: Some(*note),
            state,
            retry_after_s: wait_ms.map(seconds),
            ..Told::new(status, code, title)
        })))
    }

    /// What was given leads to no delayed recovery, whyever.
    pub fn shows_nothing(texts: &Texts) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self::Told(Box::new(Told {
            detail: texts.say("lost-shows-nothing").to_string(),
            ..Told::new(status, "shows-nothing", "This leads to no way back")
        }))
    }

    /// One field that is not acceptable; `text` is the key of the reason.
    pub fn field(field: &'static str, text: &'static str) -> Self {
        Error::from(Rejection::Invalid(vec![FieldProblem { field, text }])).into()
    }

    /// Says what has to be proved, where that is the matter.
    pub fn for_act(mut self, act: &'static str) -> Self {
        if let Self::Told(told) = &mut self
            && told.code == "step-up"
        {
            told.act = Some(act);
        }
        self
    }

    /// Says how many characters a password has to have, for the sentences that say so.
    pub fn for_password(mut self, shortest: u32) -> Self {
        if let Self::Told(told) = &mut self {
            told.shortest_password = shortest;
        }
        self
    }

    /// No token came along (RFC 6750, 3.1: without a reason).
    pub fn no_token() -> Self {
        Self::challenge("Bearer realm=\"Doorcode\"")
    }

    /// The token is not one that is good here.
    pub fn invalid_token() -> Self {
        Self::challenge("Bearer realm=\"Doorcode\", error=\"invalid_token\"")
    }

    fn challenge(challenge: &'static str) -> Self {
        Self::Told(Box::new(Told {
            challenge: Some(challenge),
            detail: "Send a token that is good here as 'Authorization: Bearer'; sign in to get one."
                .to_owned(),
            ..Told::new(StatusCode::UNAUTHORIZED, "signed-out", "You are signed out")
        }))
    }

    /// The session is good, but of an app that this does not belong to.
    pub fn other_app() -> Self {
        let challenge = "Bearer realm=\"Doorcode\", error=\"insufficient_scope\", scope=\"account\"";
        Self::Told(Box::new(Told {
            challenge: Some(challenge),
            detail: "This takes a session of the app 'account'; sign in to that.".to_owned(),
            ..Told::new(
                StatusCode::FORBIDDEN,
                "other-app",
                "This session is of another app",
            )
        }))
    }
}

impl Told {
    fn new(status: StatusCode, code: &'static str, title: &str) -> Self {
        Self {
            status,
            code,
            title: title.to_owned(),
            detail: String::new(),
            fields: Vec::new(),
            shortest_password: 0,
            act: None,
            note: None,
            state: None,
            retry_after_s: None,
            challenge: None,
        }
    }

    fn into_words(self, app: &App, texts: &Texts) -> Problem {
        let word = |problem: FieldProblem| FieldFailure {
            field: problem.field,
            code: problem.text,
            detail: texts
                .say(problem.text)
                .with("shortest", self.shortest_password)
                .with("longest", password::LONGEST)
                .to_string(),
        };
        let guesses_left = match self.note {
            Some(Note::WrongCode { guesses_left }) => Some(guesses_left),
            _ => None,
        };
        let detail = match &self.note {
            Some(note) => note_words(note, texts, &app.clock.now()),
            None => self.detail,
        };
        Problem {
            kind: format!("/problems/{}", self.code),
            title: self.title,
            status: self.status.as_u16(),
            detail,
            errors: self.fields.into_iter().map(word).collect(),
            act: self.act,
            guesses_left,
            state: self.state,
            reference: None,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let problem = match &error {
            Error::Fault(_) => return Self::Fault(error),
            Error::Refused(Refusal::SignedOut) => return Self::invalid_token(),
            other => other.problem(),
        };
        let retry_after_s = match &error {
            Error::Refused(refusal) => refusal.retry_after_s().map(|seconds| seconds.max(1)),
            _ => None,
        };
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::Told(Box::new(Told {
            detail: problem.detail.unwrap_or_default(),
            fields: problem.fields,
            retry_after_s,
            ..Told::new(status, problem.code, problem.title)
        }))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::from(refusal).into()
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Error::from(rejection).into()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Fault(error) => error.into_response(),
            Self::Told(told) => {
                let mut response = told.status.into_response();
                let headers = response.headers_mut();
                if let Some(seconds) = told.retry_after_s {
                    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
                }
                if let Some(challenge) = told.challenge {
                    headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
                }
                response.extensions_mut().insert(*told);
                response
            }
        }
    }
}

/// Puts what is told into words; laid around every route of the API.
pub async fn in_words(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let texts = texts(request.headers());
    let mut response = next.run(request).await;
    let Some(told) = response.extensions_mut().remove::<Told>() else {
        return response;
    };
    let (parts, _) = response.into_parts();
    let problem = told.into_words(&app, &texts);
    let mut response = (parts.status, axum::Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().extend(parts.headers);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The words in the language that the client asks for.
pub fn texts(headers: &HeaderMap) -> Texts {
    let language = headers.get(header::ACCEPT_LANGUAGE);
    Texts::choose(None, language.and_then(|value| value.to_str().ok()))
}
