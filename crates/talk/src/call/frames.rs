//! What a Calls window and the server say to each other about calls: the `Call` variants of the shared
//! socket. Plain data; sizes are checked here, meaning in [`super::exchange`].

use super::limits::{CANDIDATE_MAX_BYTES, DESCRIPTION_MAX_BYTES};
use crate::wire::Person;
use doorcode_engine::{ids::CallId, time::Timestamp};
use serde::{Deserialize, Serialize};

/// From a window to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallFrame {
    /// The first frame on every new socket: this window is here, and this is what it knows of its call.
    Here {
        /// The call the page believes it is in, if any.
        #[serde(default)]
        standing: Option<Standing>,
    },
    /// Ring somebody.
    Dial {
        /// A label of the page's own, given back in the answer.
        label: String,
        /// The exact user name.
        to: String,
        /// Whether the caller's camera is on.
        camera: bool,
    },
    /// Take the call that is ringing here.
    Accept {
        /// Which call.
        call: CallId,
        /// Whether the camera is on.
        camera: bool,
    },
    /// Refuse the call that is ringing here.
    Decline {
        /// Which call.
        call: CallId,
    },
    /// End a call, or stop ringing; allowed from every window of either party.
    HangUp {
        /// Which call.
        call: CallId,
    },
    /// Pass something on to the other window of the call.
    Signal {
        /// Which call.
        call: CallId,
        /// The take it belongs to, see [`Standing`].
        take: u32,
        /// What to pass on.
        signal: Signal,
    },
    /// The missed calls in the list have been looked at.
    Seen,
    /// Ask for fresh credentials for the relays, before an ICE restart.
    RenewIce {
        /// Which call.
        call: CallId,
    },
}

/// What a window that comes back says of the call it was in, so that the server can tell whether a signal
/// was lost on the way while the socket was down.
///
/// A *take* is one pair of peer connections. When a signal was lost, or the page has forgotten its peer
/// connection (it was reloaded: it says take 0), both windows are told to begin a new take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Which call.
    pub call: CallId,
    /// The take the page is in; 0 when it has none.
    pub take: u32,
    /// Signals sent in this take.
    pub said: u32,
    /// Signals received in this take.
    pub heard: u32,
}

/// What one window of a call tells the other through the server. The server passes it on unread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Signal {
    /// A session description (RFC 9429, JSEP).
    Description {
        /// Offer or answer.
        role: DescriptionRole,
        /// The description (RFC 8866).
        sdp: String,
    },
    /// One trickled ICE candidate (RFC 8838); an empty line means that there are no more.
    Candidate {
        /// The candidate-attribute of RFC 8839 §5.1.
        candidate: String,
        /// The media section it belongs to, by its tag.
        #[serde(default)]
        mid: Option<String>,
        /// The media section it belongs to, by its place.
        #[serde(default)]
        line: Option<u16>,
        /// Which generation of candidates it is of.
        #[serde(default)]
        fragment: Option<String>,
    },
    /// What the sender lets be heard and seen at the moment, for the words on the other's screen.
    Media {
        /// The microphone is on.
        microphone: bool,
        /// The camera is on.
        camera: bool,
        /// A screen is being shared.
        screen: bool,
    },
}

/// The two kinds of session description that windows exchange; a rollback never leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DescriptionRole {
    /// The beginning of a negotiation.
    Offer,
    /// Its end.
    Answer,
}

impl Signal {
    /// Whether every part is within its limit.
    pub fn fits(&self) -> bool {
        let label_fits = |label: &Option<String>| {
            label
                .as_ref()
                .is_none_or(|text| text.len() <= CANDIDATE_MAX_BYTES)
        };
        match self {
            Signal::Description { sdp, .. } => sdp.len() <= DESCRIPTION_MAX_BYTES,
            Signal::Candidate {
                candidate,
                mid,
                fragment,
                ..
            } => candidate.len() <= CANDIDATE_MAX_BYTES && label_fits(mid) && label_fits(fragment),
            Signal::Media { .. } => true,
        }
    }
}

/// From the server to a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum CallNews {
    /// The answer to `here` when no call concerns this window: whatever it shows of a call is out of date.
    Quiet,
    /// The call you dialled is ringing, as far as anybody can tell from outside.
    Calling {
        /// Which call.
        call: CallId,
        /// The label of the dial.
        label: String,
        /// Who is being rung.
        to: Person,
        /// Whether the caller's camera is on.
        camera: bool,
    },
    /// Somebody rings you.
    Incoming {
        /// Which call.
        call: CallId,
        /// Who rings.
        from: Person,
        /// Whether the caller's camera is on.
        camera: bool,
    },
    /// The call begins, or begins a new take: make a new peer connection.
    Connect {
        /// Which call.
        call: CallId,
        /// The number of this take; signals of other takes are not passed on.
        take: u32,
        /// The other person.
        with: Person,
        /// Whether this window yields when two offers collide (the callee does), see W3C WebRTC §10.7.
        polite: bool,
        /// How long the two have been talking, in milliseconds.
        talking_ms: i64,
        /// What this window said of its camera when it dialled or accepted.
        camera: bool,
        /// Servers for finding a way to each other; filled in by the server for each of the two.
        ice: Vec<IceServer>,
    },
    /// You are back in your call and nothing was lost: keep the peer connection.
    Resumed {
        /// Which call.
        call: CallId,
        /// The take that goes on.
        take: u32,
        /// How long the two have been talking, in milliseconds.
        talking_ms: i64,
        /// Whether the other window is away at the moment.
        away: bool,
    },
    /// The answer to `renew_ice`.
    Ice {
        /// Which call.
        call: CallId,
        /// The servers, with fresh credentials.
        ice: Vec<IceServer>,
    },
    /// The other window's socket is gone; the call ends if it stays away.
    Away {
        /// Which call.
        call: CallId,
    },
    /// The other window's socket is back.
    Back {
        /// Which call.
        call: CallId,
    },
    /// Something from the other window.
    Signal {
        /// Which call.
        call: CallId,
        /// The take it belongs to.
        take: u32,
        /// What was passed on.
        signal: Signal,
    },
    /// This account is in a call in another window; whatever other call this window shows is out of date.
    Elsewhere {
        /// Which call.
        call: CallId,
        /// The other person.
        with: Person,
    },
    /// The call is over, or over for this window.
    Over {
        /// Which call.
        call: CallId,
        /// Why, as far as this window is concerned.
        why: Ending,
    },
    /// The dial did not become a call.
    Refused {
        /// The label of the dial.
        label: String,
        /// Why.
        why: Refusal,
    },
    /// A signal was not passed on.
    NotSent {
        /// Which call.
        call: CallId,
        /// Why.
        why: NotSent,
    },
    /// The missed calls have been looked at, perhaps in another window.
    Seen,
    /// A new line for the list of recent calls.
    Recent {
        /// The line.
        entry: RecentCall,
    },
}

/// Why a call is over, seen from one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The callee said no.
    Declined,
    /// The callee is in another call.
    Busy,
    /// Nobody answered in time.
    NoAnswer,
    /// The caller gave up.
    Cancelled,
    /// Another window of this account took the call.
    AnsweredElsewhere,
    /// Another window of this account declined the call.
    DeclinedElsewhere,
    /// Another window of this account ended the call, or this window's session was ended.
    EndedElsewhere,
    /// This window ended it.
    YouHungUp,
    /// The other person ended it.
    TheyHungUp,
    /// The other window stayed away too long.
    Lost,
    /// The server is being restarted.
    Stopped,
    /// There is no such call any more.
    Gone,
}

/// Why a dial did not become a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It was one's own user name.
    Yourself,
    /// Nobody has this user name.
    Unknown,
    /// This account is in a call, or one is ringing for it.
    InACall,
    /// The caller has blocked this person.
    Blocked,
    /// Too many dials in a short time.
    TooMany,
    /// The frame came before `here`, or was malformed.
    OutOfTurn,
    /// The server could not do it at the moment.
    Unavailable,
}

/// Why a signal was not passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSent {
    /// A part is longer than its limit.
    TooLong,
    /// Too many signals in a short time.
    TooMany,
}

/// One entry of `RTCConfiguration.iceServers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IceServer {
    /// STUN or TURN addresses (RFC 7064, RFC 7065).
    pub urls: Vec<String>,
    /// The user name for a relay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The short-lived credential for a relay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

/// One line of an account's list of recent calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentCall {
    /// Which call.
    pub call: CallId,
    /// The other person.
    pub with: Person,
    /// Who rang whom.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// Whether the caller dialled with the camera on.
    pub camera: bool,
    /// When it was dialled.
    pub at: Timestamp,
    /// How long the two talked, in milliseconds; 0 when they did not.
    pub talked_ms: i64,
    /// Missed, and not yet looked at.
    pub unseen: bool,
}

/// Who rang whom, seen from the account whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// This account rang.
    Outgoing,
    /// This account was rung.
    Incoming,
}

/// How a call went, the same for both parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They talked.
    Talked,
    /// Nobody answered in time.
    NoAnswer,
    /// The callee said no.
    Declined,
    /// The caller gave up.
    Cancelled,
    /// The callee was in another call.
    Busy,
}
