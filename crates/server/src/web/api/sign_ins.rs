//! Signing in: user name and password, then a second step, then a new recovery key where one was used.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::second_step::EnterCode;
use doorcode_engine::secret::{Password, PlainToken};
use doorcode_engine::session::{PromptMoment, prompt_due};
use doorcode_engine::sign_in::View;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure, Said};
use super::request::{self, Body, Caller, DeviceHeaders, Pending};
use super::shapes::{
    AppName, AwaitedCode, GiveCode, GiveRecoveryKey, GiveWord, Moment, NewRecoveryKey, Proof, SendCode,
    possible,
};
use crate::app::App;
use crate::courier::Sending;
use crate::error::Refusal;
use crate::usecase::carry::Opened;
use crate::usecase::device_key::{self, Challenge, Proof as KeyProof, Unproved};
use crate::usecase::sign_in::{self, Command, Stepped};

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_challenge, _, _>(challenge, &[])
        .with::<__path_begin, _, _>(begin, &[422, 429])
        .with::<__path_look, _, _>(look, &[410])
        .with::<__path_cancel, _, _>(cancel, &[])
        .with::<__path_send, _, _>(send, &[410, 422, 429])
        .with::<__path_give_word, _, _>(give_word, &[410, 422, 429])
        .with::<__path_give_code, _, _>(give_code, &[410, 422])
        .with::<__path_give_key, _, _>(give_key, &[410, 422, 429])
        .with::<__path_retype_key, _, _>(retype_key, &[410, 422])
}

/// What a sign-in begins with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginSignIn {
    /// What to sign in to.
    app: AppName,
    /// The user name.
    #[schema(example = "ada")]
    user_name: String,
    /// The password.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    password: Password,
    /// Proof that this device holds a key which cannot be copied.
    #[serde(default)]
    device_proof: Option<DeviceProof>,
}

/// Proof that a device holds a key: make a P-256 key in the device's key store once, and sign a fresh challenge with it at
/// each sign-in. Together with its `Device-Key` it makes the device a known one after both steps; from then on the
/// `Device-Key` alone is worth nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceProof {
    /// A challenge of `POST /api/v1/device-challenges`; each is good for one sign-in.
    challenge: String,
    /// The public key: the uncompressed point of SEC 1 in base64url without padding (87 characters). Of a JWK that is the
    /// byte 4, `x` and `y`.
    #[schema(min_length = 87, max_length = 87)]
    public_key: String,
    /// ECDSA with SHA-256 over the UTF-8 text `doorcode/device-proof/1`, line feed, the origin (as in `GET
    /// /api/openapi.json`, `servers`), line feed, the challenge: *r* and *s*, 32 bytes each, in base64url (86 characters).
    #[schema(min_length = 86, max_length = 86)]
    signature: String,
}

/// Something to sign.
#[derive(Serialize, ToSchema)]
pub struct DeviceChallenge {
    /// The challenge.
    #[schema(example = "1800000600000.00112233445566778899aabbccddeeff.1:9f86d081884c7d65")]
    challenge: String,
    /// Until when it is good.
    expires_at: Moment,
}

/// Where a sign-in stands: what is awaited next.
#[derive(Serialize, ToSchema)]
#[serde(tag = "awaits", rename_all = "snake_case")]
pub enum SignInState {
    /// One of the second steps that are possible.
    SecondStep(AwaitedSecondStep),
    /// The new recovery key, retyped, after the old one was used.
    NewRecoveryKey(NewRecoveryKey),
    /// Nothing: the sign-in is complete, and `session` holds the session.
    Nothing,
}

/// The second step that is awaited.
#[derive(Serialize, ToSchema)]
pub struct AwaitedSecondStep {
    /// What can be given.
    possible: Vec<Proof>,
    /// The code, where one is given.
    code: AwaitedCode,
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// A sign-in after a step.
#[derive(Serialize, ToSchema)]
pub struct SignIn {
    /// The token of this sign-in, for its next steps; told once. It is not a session's and opens nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// What is signed in to.
    #[schema(example = "messages")]
    app: String,
    /// Where it stands.
    state: SignInState,
    /// The session, where the sign-in is complete; told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<NewSession>,
}

/// A session that was opened.
#[derive(Serialize, ToSchema)]
pub struct NewSession {
    /// Its token, for `Authorization: Bearer`.
    token: String,
    /// Its id, as the list of sessions has it.
    id: String,
    /// A new device key: keep it in place of the one this device had, and send it as `Device-Key` when somebody signs in
    /// here again.
    #[serde(skip_serializing_if = "Option::is_none")]
    device_key: Option<String>,
    /// The person's user name.
    user_name: String,
    /// The person's name as others see it.
    display_name: String,
    /// Whether the recovery key did the second step: ask whether the phone is lost, and offer to replace it.
    by_recovery_key: bool,
    /// Whether to ask now whether two-step verification is to be turned on.
    ask_to_turn_on: bool,
}

/// Asks for a challenge that a device signs
///
/// It is the same for everybody and says nothing of anybody.
#[utoipa::path(post, path = "/api/v1/device-challenges", tag = "Signing in", operation_id = "makeDeviceChallenge",
    security(()), responses((status = 201, description = "It is good for ten minutes.", body = DeviceChallenge)))]
async fn challenge(State(app): State<Arc<App>>) -> (StatusCode, Json<DeviceChallenge>) {
    let Challenge { text, expires_at } = device_key::challenge(&app);
    let challenge = DeviceChallenge {
        challenge: text,
        expires_at: Moment(expires_at),
    };
    (StatusCode::CREATED, Json(challenge))
}

/// What the device has signed, judged before a guess is charged: an app is told of its mistake, where a page goes on as on an
/// unknown device.
async fn proof(app: &App, given: Option<DeviceProof>) -> Answer<Option<KeyProof>> {
    let Some(given) = given else { return Ok(None) };
    let proof = KeyProof {
        challenge: given.challenge,
        public_key: given.public_key,
        signature: given.signature,
    };
    let judged = device_key::judge(app, &proof).await;
    let text = match judged.map_err(crate::error::Error::from)? {
        Ok(_) => return Ok(Some(proof)),
        Err(Unproved::Malformed) => "field-device-proof-form",
        Err(Unproved::Stale) => "field-device-proof-stale",
        Err(Unproved::Wrong) => "field-device-proof-wrong",
    };
    Err(Failure::field("device_proof", text))
}

/// Begins a sign-in
///
/// With two-step verification off, the answer holds the session, unless turning it on waits for the owner: then the
/// sign-in is confirmed by a code to the verified address. With it on, a code is sent to the trusted phone, and the
/// answer holds the token of the sign-in and what is awaited. Unknown user names and wrong passwords get the same answer.
#[utoipa::path(post, path = "/api/v1/sign-ins", tag = "Signing in", operation_id = "beginSignIn",
    params(DeviceHeaders), request_body = BeginSignIn, security(()),
    responses((status = 201, description = "It has begun, or is complete.", body = SignIn)))]
async fn begin(
    State(app): State<Arc<App>>,
    mut caller: Caller,
    Body(form): Body<BeginSignIn>,
) -> Answer<(StatusCode, Json<SignIn>)> {
    caller.browser.proof = proof(&app, form.device_proof).await?;
    let to = form.app.into();
    let (token, stepped) = sign_in::begin(&app, to, &form.user_name, form.password, &caller.browser).await?;
    // What went wrong with the sending is no failure: the sign-in has begun, and its token must arrive.
    if let View::EnterCode(view) = &stepped.view {
        let state = awaited(&app, &caller, view, stepped.sending);
        return Ok((
            StatusCode::CREATED,
            Json(under_way(&stepped, state, Some(&token))),
        ));
    }
    answer(&app, &caller, &stepped).map(|answer| (StatusCode::CREATED, answer))
}

/// Where a sign-in stands
#[utoipa::path(get, path = "/api/v1/sign-ins/current", tag = "Signing in", operation_id = "getSignIn",
    security(("sign_in" = [])),
    responses((status = 200, description = "Where it stands.", body = SignIn)))]
async fn look(State(app): State<Arc<App>>, caller: Caller, Pending(token): Pending) -> Answer<Json<SignIn>> {
    step(&app, &caller, &token, &Command::Look).await
}

/// Gives a sign-in up
#[utoipa::path(delete, path = "/api/v1/sign-ins/current", tag = "Signing in", operation_id = "cancelSignIn",
    security(("sign_in" = [])),
    responses((status = 204, description = "It is over; the token is worth nothing any more.")))]
async fn cancel(State(app): State<Arc<App>>, caller: Caller, Pending(token): Pending) -> Answer<StatusCode> {
    go_on(&app, &caller, &token, &Command::Cancel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a code
///
/// A new code takes the place of the one before, and gives no guesses back.
#[utoipa::path(post, path = "/api/v1/sign-ins/current/send", tag = "Signing in", operation_id = "sendSignInCode",
    request_body = SendCode, security(("sign_in" = [])),
    responses((status = 200, description = "It is on its way.", body = SignIn)))]
async fn send(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<SendCode>,
) -> Answer<Json<SignIn>> {
    let phone = phone_id(form.phone.as_deref())?;
    let by = possible(&app, form.by)?;
    step(&app, &caller, &token, &Command::RequestCode(phone, by)).await
}

/// Gives the word of a phone
///
/// Where others who have the password have used up the texts (`word_helps`), the last text that the phone got holds a word.
/// Who types it reads that phone, and a code is sent at once. The word opens nothing else.
#[utoipa::path(post, path = "/api/v1/sign-ins/current/word", tag = "Signing in", operation_id = "giveSignInWord",
    request_body = GiveWord, security(("sign_in" = [])),
    responses((status = 200, description = "It was right: a code is on its way.", body = SignIn)))]
async fn give_word(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveWord>,
) -> Answer<Json<SignIn>> {
    let word = PhoneWord::parse(&form.word).ok_or_else(|| Failure::field("word", "note-wrong-word"))?;
    step(&app, &caller, &token, &Command::GivePhoneWord(word)).await
}

/// Gives the code
#[utoipa::path(post, path = "/api/v1/sign-ins/current/code", tag = "Signing in", operation_id = "giveSignInCode",
    params(DeviceHeaders), request_body = GiveCode, security(("sign_in" = [])),
    responses((status = 200, description = "It was right: the answer holds the session.", body = SignIn)))]
async fn give_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveCode>,
) -> Answer<Json<SignIn>> {
    let code = request::code(&form.code)?;
    step(&app, &caller, &token, &Command::GiveCode(code)).await
}

/// Gives the recovery key
///
/// It does the code's job. A used key is no longer good, so a new one is made: show it, let the person keep it, and send
/// it back retyped. Until then there is no session.
#[utoipa::path(post, path = "/api/v1/sign-ins/current/recovery-key", tag = "Signing in",
    operation_id = "giveSignInRecoveryKey", params(DeviceHeaders), request_body = GiveRecoveryKey,
    security(("sign_in" = [])),
    responses((status = 200, description = "It was right: the new key is awaited, retyped.", body = SignIn)))]
async fn give_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<SignIn>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    step(&app, &caller, &token, &Command::GiveRecoveryKey(key)).await
}

/// Gives the new recovery key, retyped
#[utoipa::path(post, path = "/api/v1/sign-ins/current/new-recovery-key", tag = "Signing in",
    operation_id = "retypeSignInRecoveryKey", params(DeviceHeaders), request_body = GiveRecoveryKey,
    security(("sign_in" = [])),
    responses((status = 200, description = "It is the same: the answer holds the session.", body = SignIn)))]
async fn retype_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<SignIn>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    step(&app, &caller, &token, &Command::RetypeKey(key)).await
}

/// The phone that was chosen, if one was.
///
/// # Errors
/// 422: not an id.
pub(super) fn phone_id(chosen: Option<&str>) -> Answer<Option<doorcode_engine::ids::PhoneId>> {
    let read = |id: &str| {
        id.parse()
            .map_err(|_| Failure::field("phone", "note-no-such-phone"))
    };
    chosen.map(read).transpose()
}

async fn step(app: &App, caller: &Caller, token: &PlainToken, command: &Command) -> Answer<Json<SignIn>> {
    let stepped = go_on(app, caller, token, command).await?;
    answer(app, caller, &stepped)
}

async fn go_on(app: &App, caller: &Caller, token: &PlainToken, command: &Command) -> Answer<Stepped> {
    match sign_in::go_on(app, token, &caller.browser, command).await {
        // No sign-in has this token, which is then not good here.
        Err(crate::error::Error::Refused(Refusal::Expired)) => Err(Failure::invalid_token()),
        other => Ok(other?),
    }
}

fn awaited(app: &App, caller: &Caller, view: &EnterCode, sending: Option<Sending>) -> SignInState {
    let code = view.by_mail || !view.phones.is_empty();
    let possible = [
        code.then_some(Proof::Code),
        (!view.by_mail).then_some(Proof::RecoveryKey),
    ];
    let possible = possible.into_iter().flatten().collect();
    SignInState::SecondStep(AwaitedSecondStep {
        possible,
        code: AwaitedCode::told(view, sending),
        note: view.note.map(|note| Said::new(&note, app, &caller.texts)),
    })
}

fn under_way(stepped: &Stepped, state: SignInState, token: Option<&PlainToken>) -> SignIn {
    SignIn {
        token: token.map(|token| token.expose().to_owned()),
        app: stepped.app.as_str().to_owned(),
        state,
        session: None,
    }
}

fn answer(app: &App, caller: &Caller, stepped: &Stepped) -> Answer<Json<SignIn>> {
    let (state, note) = match &stepped.view {
        View::EnterCode(view) => (awaited(app, caller, view, stepped.sending), view.note),
        View::NewKey { draft, note } => {
            let key = draft.reveal(&app.keys);
            let sheet = NewRecoveryKey::new(&key, stepped.account.as_ref(), app);
            (SignInState::NewRecoveryKey(sheet), *note)
        }
        View::SignedIn { by_recovery_key } => {
            // The session was given to whoever completed the sign-in, once.
            let opened = stepped.opened.as_ref().ok_or(Refusal::Expired)?;
            let session = new_session(app, stepped, opened, *by_recovery_key);
            return Ok(Json(SignIn {
                session: Some(session),
                ..under_way(stepped, SignInState::Nothing, None)
            }));
        }
        View::EnterPassword { note } => {
            let failure = Failure::of_note(note.as_ref(), app, None);
            return Err(failure.unwrap_or_else(|| Refusal::Expired.into()));
        }
        View::Checking | View::Ended(_) => return Err(Refusal::Expired.into()),
    };
    let answer = under_way(stepped, state, None);
    let failed = Failure::of_note(note.as_ref(), app, serde_json::to_value(&answer.state).ok());
    failed.map_or(Ok(Json(answer)), Err)
}

fn new_session(app: &App, stepped: &Stepped, opened: &Opened, by_recovery_key: bool) -> NewSession {
    let moment = PromptMoment::SignedIn {
        first_on_device: opened.first_on_device,
    };
    let account = stepped.account.as_ref();
    let exposed = |token: &PlainToken| token.expose().to_owned();
    NewSession {
        token: exposed(&opened.token),
        id: opened.session.to_string(),
        device_key: opened.device_key.as_ref().map(exposed),
        user_name: account
            .map(|account| account.user_name.clone())
            .unwrap_or_default(),
        display_name: account
            .map(|account| account.display_name.clone())
            .unwrap_or_default(),
        by_recovery_key,
        ask_to_turn_on: account
            .is_some_and(|account| prompt_due(&account.facts(), moment, app.config.require_two_step)),
    }
}
