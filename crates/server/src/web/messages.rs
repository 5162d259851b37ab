//! The doors of Messages: the page, and its forms for whoever has no scripts. What happens live goes through the socket;
//! both ask the same use case, so that a form and a frame are one thing done.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use doorcode_engine::ids::{MessageId, RoomId};
use doorcode_talk::limits;
use doorcode_talk::message::Seq;
use doorcode_talk::room;
use doorcode_talk::wire::{ClientFrame, RoomView, ServerFrame, Tab, Window};
use serde::Deserialize;
use tokio::sync::mpsc;

use super::cookies::Cookie;
use super::extract::{Peer, Signed, prompt};
use super::pages::messages::{BLOCKED, Messages, NEW, NewForm, Open, Pane, Room};
use super::pages::{Person, paths, respond};
use super::security::Origin;
use crate::app::App;
use crate::error::{Error, Rejection, Result};
use crate::usecase::messages::{self, Asker};

/// Frames of the list that are written into the page, each of [`limits::ROOMS_A_FRAME`] lines; scripts get the rest.
const LIST_FRAMES: usize = 2;
/// What ties an answer to what was asked; a form asks once.
const ASK: u32 = 0;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::MESSAGES, get(show_list))
        .route(NEW, get(show_new).post(start))
        .route(BLOCKED, get(show_blocked))
        .route("/messages/{room}", get(show_room).post(send))
        .route("/messages/{room}/about", get(show_about))
}

/// Whoever has a page open here, and how to ask for them.
struct Visitor {
    app: Arc<App>,
    peer: Peer,
    signed: Signed,
    asker: Asker,
}

impl Visitor {
    /// The visitor, or the way to the sign-in, which comes back to `path`.
    async fn of(
        app: Arc<App>,
        peer: Peer,
        origin: &Origin,
        path: &str,
    ) -> Result<std::result::Result<Self, Redirect>> {
        let Some(signed) = peer.session(&app, Cookie::Messages).await? else {
            return Ok(Err(Redirect::to(&format!(
                "{}?app=messages&next={path}",
                paths::SIGN_IN
            ))));
        };
        if signed.owes_two_step(&app) {
            return Ok(Err(Redirect::to(&prompt("messages", path))));
        }
        let window = Window {
            account: signed.account.id,
            session: signed.session.id,
            tab: Tab(0),
        };
        let asker = Asker {
            window,
            source: origin.source,
        };
        Ok(Ok(Self {
            app,
            peer,
            signed,
            asker,
        }))
    }

    /// What the use case answers, up to `most` frames.
    async fn ask(&self, frame: ClientFrame, most: usize) -> Result<Vec<ServerFrame>> {
        let (answers, mut heard) = mpsc::channel(1);
        let hear = async move {
            let mut frames = Vec::new();
            while frames.len() < most
                && let Some(frame) = heard.recv().await
            {
                frames.push(frame);
            }
            frames
        };
        let (done, frames) = tokio::join!(messages::asked(&self.app, &self.asker, frame, answers), hear);
        done.map_err(|_| Error::fault("Messages could not answer"))?;
        Ok(frames)
    }

    async fn ask_one(&self, frame: ClientFrame) -> Result<ServerFrame> {
        let answer = self.ask(frame, 1).await?.pop();
        answer.ok_or_else(|| Error::fault("Messages did not answer"))
    }

    async fn rooms(&self) -> Result<Vec<RoomView>> {
        let told = self
            .ask(ClientFrame::Hello { rooms: Vec::new() }, LIST_FRAMES)
            .await?;
        let rooms = told.into_iter().filter_map(|frame| match frame {
            ServerFrame::Rooms { rooms } => Some(rooms),
            _ => None,
        });
        Ok(rooms.flatten().collect())
    }

    /// A conversation with its newest messages, or those before a place; `None` where it is not this person's.
    async fn open(&self, room: RoomId, before: Option<Seq>) -> Result<Option<Box<Open>>> {
        let ServerFrame::Page {
            view,
            members,
            messages,
            earlier,
            ..
        } = self.ask_one(ClientFrame::Open { ask: ASK, room }).await?
        else {
            return Ok(None);
        };
        let (messages, earlier) = match before {
            None => (messages, earlier),
            Some(before) => match self
                .ask_one(ClientFrame::History {
                    ask: ASK,
                    room,
                    before,
                })
                .await?
            {
                ServerFrame::History {
                    messages, earlier, ..
                } => (messages, earlier),
                _ => return Ok(None),
            },
        };
        let me = self.signed.account.id;
        Ok(Some(Box::new(Open::of(view, &members, messages, earlier, me))))
    }

    async fn page(&self, pane: Pane) -> Result<Messages> {
        let me = self.signed.account.id;
        let rooms = self.rooms().await?;
        Ok(Messages {
            frame: self.signed.frame(&self.app, &self.peer),
            me,
            rooms: rooms.into_iter().map(|view| Room::of(view, me)).collect(),
            pane,
            blocked: Vec::new(),
            new: NewForm::default(),
            written: String::new(),
            problem: None,
            next_id: MessageId::new(self.app.clock.now(), &mut self.app.random.clone()),
        })
    }

    async fn respond(&self, pane: Pane) -> Result<Response> {
        let status = if matches!(pane, Pane::Gone) {
            StatusCode::NOT_FOUND
        } else {
            StatusCode::OK
        };
        Ok(respond(status, &self.page(pane).await?))
    }
}

async fn show_list(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
) -> Result<Response> {
    match Visitor::of(app, peer, &origin, paths::MESSAGES).await? {
        Ok(visitor) => visitor.respond(Pane::List).await,
        Err(away) => Ok(away.into_response()),
    }
}

async fn show_new(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
) -> Result<Response> {
    match Visitor::of(app, peer, &origin, NEW).await? {
        Ok(visitor) => visitor.respond(Pane::New).await,
        Err(away) => Ok(away.into_response()),
    }
}

async fn show_blocked(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
) -> Result<Response> {
    let visitor = match Visitor::of(app, peer, &origin, BLOCKED).await? {
        Ok(visitor) => visitor,
        Err(away) => return Ok(away.into_response()),
    };
    let mut page = visitor.page(Pane::Blocked).await?;
    if let ServerFrame::People { people, .. } = visitor.ask_one(ClientFrame::Blocked { ask: ASK }).await? {
        let shown = |person: doorcode_talk::wire::Person| Person {
            display_name: person.name,
            user_name: person.user_name,
        };
        page.blocked = people.into_iter().map(shown).collect();
    }
    Ok(respond(StatusCode::OK, &page))
}

#[derive(Deserialize)]
struct Before {
    before: Option<u64>,
}

async fn show_room(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
    Path(room): Path<String>,
    Query(asked): Query<Before>,
) -> Result<Response> {
    let room = id(&room)?;
    let visitor = match Visitor::of(app, peer, &origin, &href(room)).await? {
        Ok(visitor) => visitor,
        Err(away) => return Ok(away.into_response()),
    };
    let open = visitor.open(room, asked.before.map(Seq)).await?;
    visitor.respond(open.map_or(Pane::Gone, Pane::Room)).await
}

async fn show_about(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
    Path(room): Path<String>,
) -> Result<Response> {
    let room = id(&room)?;
    let visitor = match Visitor::of(app, peer, &origin, &format!("{}/about", href(room))).await? {
        Ok(visitor) => visitor,
        Err(away) => return Ok(away.into_response()),
    };
    let open = visitor.open(room, None).await?;
    visitor.respond(open.map_or(Pane::Gone, Pane::About)).await
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    text: String,
    id: MessageId,
}

async fn send(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
    Path(room): Path<String>,
    Form(written): Form<Written>,
) -> Result<Response> {
    let room = id(&room)?;
    let visitor = match Visitor::of(app, peer, &origin, &href(room)).await? {
        Ok(visitor) => visitor,
        Err(away) => return Ok(away.into_response()),
    };
    let asked = ClientFrame::Send {
        ask: ASK,
        room,
        id: written.id,
        text: written.text.clone(),
    };
    let why = match visitor.ask_one(asked).await? {
        ServerFrame::Refused { why, .. } => why,
        ServerFrame::Saved { message, .. } => {
            // Whoever answers by a form has read what stands above it.
            let (delivered, read) = (message.seq, message.seq);
            visitor
                .ask(
                    ClientFrame::Mark {
                        room,
                        delivered,
                        read,
                    },
                    1,
                )
                .await?;
            return Ok(Redirect::to(&href(room)).into_response());
        }
        _ => return Err(Error::fault("Messages answered something else")),
    };
    let Some(open) = visitor.open(room, None).await? else {
        return visitor.respond(Pane::Gone).await;
    };
    let page = Messages {
        written: written.text,
        problem: Some(refusal(why)),
        ..visitor.page(Pane::Room(open)).await?
    };
    Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

#[derive(Deserialize)]
struct Started {
    #[serde(default)]
    user_name: String,
    title: Option<String>,
    #[serde(default)]
    user_names: String,
}

/// Opens the conversation with one person, or makes a group where a title comes along.
async fn start(
    State(app): State<Arc<App>>,
    peer: Peer,
    Extension(origin): Extension<Origin>,
    Form(started): Form<Started>,
) -> Result<Response> {
    let visitor = match Visitor::of(app, peer, &origin, NEW).await? {
        Ok(visitor) => visitor,
        Err(away) => return Ok(away.into_response()),
    };
    let user_name = started.user_name.trim().trim_start_matches('@').to_owned();
    let asked = match &started.title {
        None if user_name.is_empty() => Err("messages-refused-empty-name"),
        Some(title) if title.trim().is_empty() => Err("messages-refused-empty-title"),
        None => Ok(ClientFrame::Start {
            ask: ASK,
            user_name: user_name.clone(),
        }),
        Some(title) => Ok(visitor.found(title, &started.user_names)),
    };
    let problem = match asked {
        Err(problem) => problem,
        Ok(frame) => match visitor.ask_one(frame).await? {
            ServerFrame::Room { view, .. } => return Ok(Redirect::to(&href(view.id)).into_response()),
            ServerFrame::Refused {
                why: room::Refusal::NoSuchPerson,
                ..
            } if started.title.is_some() => "messages-refused-names",
            ServerFrame::Refused { why, .. } => refusal(why),
            _ => return Err(Error::fault("Messages answered something else")),
        },
    };
    let is_group = started.title.is_some();
    let new = NewForm {
        user_name,
        problem: (!is_group).then_some(problem),
        title: started.title.unwrap_or_default(),
        user_names: started.user_names,
        group_problem: is_group.then_some(problem),
    };
    let page = Messages {
        new,
        ..visitor.page(Pane::New).await?
    };
    Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

impl Visitor {
    fn found(&self, title: &str, user_names: &str) -> ClientFrame {
        let (now, mut rng) = (self.app.clock.now(), self.app.random.clone());
        let names = user_names
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
            .map(|name| name.trim_start_matches('@').to_owned())
            .filter(|name| !name.is_empty());
        ClientFrame::Found {
            ask: ASK,
            room: RoomId::new(now, &mut rng),
            notice: MessageId::new(now, &mut rng),
            title: title.to_owned(),
            // One more than there may be is enough to be refused.
            user_names: names.take(limits::GROUP_MEMBERS).collect(),
        }
    }
}

/// The address of a conversation.
fn href(room: RoomId) -> String {
    format!("{}/{room}", paths::MESSAGES)
}

fn id(room: &str) -> Result<RoomId> {
    room.parse().map_err(|_| Rejection::NotFound.into())
}

/// Why something was not done: a key.
const fn refusal(why: room::Refusal) -> &'static str {
    use room::Refusal as Why;
    match why {
        Why::NoSuchRoom => "messages-refused-no_such_room",
        Why::NoSuchMessage => "messages-refused-no_such_message",
        Why::NotYours => "messages-refused-not_yours",
        Why::Deleted => "messages-refused-deleted",
        Why::EditedElsewhere => "messages-refused-edited_elsewhere",
        Why::YouBlocked => "messages-refused-you_blocked",
        Why::NotAGroup => "messages-refused-not_a_group",
        Why::NotOwner => "messages-refused-not_owner",
        Why::GroupFull => "messages-refused-group_full",
        Why::NoSuchPerson => "messages-refused-no_such_person",
        Why::Yourself => "messages-refused-yourself",
        Why::TooMany => "messages-refused-too_many",
        Why::Empty => "messages-refused-empty",
        Why::TooLong => "messages-refused-too_long",
        Why::TooFast => "messages-refused-too_fast",
        Why::Busy => "messages-refused-busy",
        Why::Malformed => "messages-refused-malformed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_said_by_the_key_that_scripts_put_together() {
        let all = [
            room::Refusal::NoSuchRoom,
            room::Refusal::EditedElsewhere,
            room::Refusal::TooFast,
        ];
        for why in all {
            let on_the_wire = serde_json::to_value(why).unwrap();
            assert_eq!(
                refusal(why),
                format!("messages-refused-{}", on_the_wire.as_str().unwrap())
            );
        }
    }
}
