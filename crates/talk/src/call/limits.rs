//! Every number of a call, with its reason. Nothing in `call` waits, grows or repeats without one of these.

/// How long a call rings before it is 'no answer', in milliseconds. Telephone networks give up between 30
/// and 60 seconds; 45 leaves time to fetch a phone from another room.
pub const RING_MS: i64 = 45_000;

/// How long a party's socket may be gone before the call ends, in milliseconds. Long enough for a change
/// from Wi-Fi to mobile data or a reload of the page, short enough that the other person is not left
/// talking to nobody.
pub const GRACE_MS: i64 = 15_000;

/// The longest session description that is relayed, in bytes. Chromium's descriptions for one sound and two
/// picture tracks are about 8 KiB; a socket frame may be 64 KiB with its JSON escapes.
pub const DESCRIPTION_MAX_BYTES: usize = 32 * 1024;

/// The longest ICE candidate line (and each of its labels) that is relayed, in bytes. A candidate-attribute
/// of RFC 8839 §5.1 with a relayed IPv6 address and extensions stays below 300.
pub const CANDIDATE_MAX_BYTES: usize = 1024;

/// Signals a window may send in one burst. A negotiation is two descriptions and rarely more than sixty
/// candidates; two restarts on top of each other still fit.
pub const SIGNAL_BURST: u32 = 240;

/// Signals a window may send per second once the burst is spent.
pub const SIGNALS_PER_SECOND: u32 = 20;

/// Dials an account may make in one burst: enough to redial somebody who keeps missing the call, too few to
/// torment a person or to harvest user names.
pub const DIAL_BURST: u32 = 10;

/// After the burst, one more dial is allowed each time this many milliseconds have passed.
pub const DIAL_REFILL_MS: i64 = 20_000;

/// The longest label a page may give to a dial, in bytes (a UUID's text is 36).
pub const DIAL_LABEL_MAX_BYTES: usize = 64;

/// The longest user name looked up, in bytes (the limit on user names itself is lower).
pub const USER_NAME_MAX_BYTES: usize = 255;
