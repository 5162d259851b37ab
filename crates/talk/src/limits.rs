//! Every bound of Messages and of the socket, in one place, each with its reason.

/// The longest text of one message, in bytes of UTF-8: some two printed pages. What is longer is a document,
/// and would make the history slow for everybody in the room.
pub const TEXT_BYTES: usize = 8 * 1024;

/// The longest title of a group, in characters: one line on a phone turned sideways.
pub const TITLE_CHARS: usize = 80;

/// The most people in one group. One message is told to each of them, in each of their windows.
pub const GROUP_MEMBERS: usize = 50;

/// The most groups and conversations that one account may have started. Being written to by others is not
/// counted, so that nobody can use up another's share.
pub const ROOMS_STARTED: usize = 1_000;

/// The most conversations that a list shows, the most recently active first. An older one comes back when
/// something is said in it, or when it is opened by its user name.
pub const ROOMS_LISTED: usize = 500;

/// Conversations in one frame of the list: keeps a frame near 32 KiB, so that a slow phone draws early.
pub const ROOMS_A_FRAME: usize = 40;

/// Messages on one page of history: a few screens.
pub const PAGE_MESSAGES: usize = 40;

/// The most changes sent for one room to a client that was away. Past it the newest page is cheaper than the
/// changes, and the client starts that room afresh.
pub const CATCH_UP_MESSAGES: usize = 100;

/// The most unread messages that are counted; the page shows `99+` from there on.
pub const UNREAD_COUNTED: u32 = 100;

/// The most people that one account may block. A list that no person fills.
pub const BLOCKED: usize = 1_000;

/// The longest user name that is looked at at all, in bytes (Matrix localparts are shorter than 255).
pub const USER_NAME_BYTES: usize = 255;

/// The largest frame that a client may send, in bytes: a message of [`TEXT_BYTES`] whose every character is
/// escaped sixfold in JSON still fits, and so does the session description of a call.
pub const FRAME_BYTES: usize = 64 * 1024;

/// Frames that a socket may send at once: more than the signals that a call may send in a burst.
pub const FRAMES_BURST: u32 = 300;
/// Frames a second that a socket may send for long.
pub const FRAMES_A_SECOND: u32 = 20;

/// Messages that an account may send at once, over all its windows: an outbox that empties after a tunnel.
pub const SENDS_BURST: u32 = 40;
/// Milliseconds after which an account may send one more: faster than anybody types for long.
pub const SEND_EVERY_MS: u64 = 500;

/// User names that an account may look up at once. Exact names tell whether somebody exists by nature, so
/// they are few.
pub const LOOKUPS_BURST: u32 = 20;
/// Milliseconds after which an account may look up one more name.
pub const LOOKUP_EVERY_MS: u64 = 15_000;

/// Typing is told at most once in this many milliseconds by a client.
pub const TYPING_EVERY_MS: u32 = 3_000;
/// A client forgets that somebody types after this many milliseconds without a word of it.
pub const TYPING_LASTS_MS: u32 = 6_000;

/// Events that wait for one slow reader before it is dropped; it resumes from where it was.
pub const WAITING_EVENTS: usize = 256;

/// Windows (sockets) of one account at one time. The oldest gives way.
pub const WINDOWS_AN_ACCOUNT: usize = 32;

/// A window that says nothing is asked for a sign of life after this many milliseconds: less than the minute
/// after which home routers and proxies forget a connection.
pub const PING_EVERY_MS: u64 = 25_000;
/// A window that gave no sign of life for this many milliseconds is gone.
pub const SILENT_FOR_MS: u64 = 60_000;

/// How long a window may take to say hello, in milliseconds.
pub const HELLO_WITHIN_MS: u64 = 10_000;
