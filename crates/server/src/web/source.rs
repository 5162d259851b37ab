//! Where a request comes from, and how often it may come.
//!
//! The address is the peer's, unless the peer is a proxy that the configuration trusts: then the last address in
//! `X-Forwarded-For` that no trusted proxy has. Anybody can write that header, so it is believed from nobody else.
//!
//! Limits count a [`Source`], not an address: one IPv4 address, or one /64 of IPv6, the smallest block that is given to
//! a household (RFC 6177). They live in memory and are bounded: an attacker with many addresses makes the server
//! forget other sources early, but never makes it grow.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;

/// A network: an address and how many of its first bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether `address` lies in this network; an IPv4-mapped IPv6 address counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refusal = || format!("'{text}' is not an IP address or a network such as 10.0.0.0/8");
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().map_err(|_| refusal())?)),
            None => (text, None),
        };
        let address = address.parse::<IpAddr>().map_err(|_| refusal())?.to_canonical();
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        if bits > most {
            Err(refusal())
        } else {
            Ok(Self { address, bits })
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = if self.address.is_ipv4() { 32 } else { 128 };
        if self.bits == whole {
            write!(f, "{}", self.address)
        } else {
            write!(f, "{}/{}", self.address, self.bits)
        }
    }
}

/// A chain of proxies longer than this is not read to its end.
const MOST_FORWARDED: usize = 16;

/// The client's address: the peer's, or what trusted proxies say it is.
pub fn client_address(peer: SocketAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer.ip().to_canonical();
    if !is_trusted(client) {
        return client;
    }
    // Each proxy appends the address it was called from, so the list is read from its end, as far as trust goes.
    let hops = headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .flat_map(|value| value.to_str().unwrap_or("").rsplit(',').map(str::trim));
    for hop in hops.take(MOST_FORWARDED) {
        let Some(address) = forwarded_address(hop) else {
            break;
        };
        client = address;
        if !is_trusted(client) {
            break;
        }
    }
    client
}

/// One entry of `X-Forwarded-For`: an address, with or without a port.
fn forwarded_address(text: &str) -> Option<IpAddr> {
    let address = text
        .parse::<IpAddr>()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|both| both.ip()));
    address.map(|address| address.to_canonical())
}

/// Whether a proxy says that it has passed this request on.
pub fn was_forwarded(headers: &HeaderMap) -> bool {
    [
        "forwarded",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-real-ip",
        "via",
    ]
    .into_iter()
    .any(|name| headers.contains_key(name))
}

/// What limits are counted for: one IPv4 address or one IPv6 /64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// One address.
    V4(Ipv4Addr),
    /// The first 64 bits of an address.
    V6(u64),
}

impl From<IpAddr> for Source {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => Self::V6((address.to_bits() >> 64) as u64),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(address) => write!(f, "{address}"),
            Self::V6(prefix) => write!(f, "{}/64", Ipv6Addr::from_bits(u128::from(*prefix) << 64)),
        }
    }
}

/// How often: `burst` at once, and one more every `every`.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many may come at once after a pause.
    pub burst: u32,
    /// How long it takes until one more may come.
    pub every: Duration,
}

/// A bounded token bucket for each source.
#[derive(Debug)]
pub struct Limiter {
    rate: Rate,
    most_sources: usize,
    /// For each source the moment at which its bucket will be full again (the 'theoretical arrival time' of the
    /// generic cell rate algorithm, ITU-T I.371): one number instead of a count and a time.
    full_again: Mutex<HashMap<Source, Duration>>,
}

/// 65,536 sources are about 3 MiB.
const MOST_SOURCES: usize = 65_536;

impl Limiter {
    /// A limiter that has seen nobody yet.
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            most_sources: MOST_SOURCES,
            full_again: Mutex::default(),
        }
    }

    /// Takes one token of `source` at the moment `ticks` (see [`crate::clock::Clock::ticks`]).
    ///
    /// # Errors
    /// How long the source must wait until there is one.
    pub fn take(&self, source: Source, ticks: Duration) -> Result<(), Duration> {
        let mut full_again = self.full_again.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = full_again.get(&source).copied().unwrap_or(ticks).max(ticks);
        let after = full_at + self.rate.every;
        let bucket = self.rate.every * self.rate.burst;
        if after > ticks + bucket {
            return Err(after - ticks - bucket);
        }
        if full_again.len() >= self.most_sources && !full_again.contains_key(&source) {
            make_room(&mut full_again, ticks);
        }
        full_again.insert(source, after);
        Ok(())
    }

    /// Gives back one token that `source` has taken.
    pub fn give_back(&self, source: Source) {
        let mut full_again = self.full_again.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(full_at) = full_again.get_mut(&source) {
            *full_at = full_at.saturating_sub(self.rate.every);
        }
    }
}

/// Drops the sources whose bucket is full again, for they are as good as unknown; and if that frees nothing, an eighth
/// of the others, so that the next calls do not search again.
fn make_room(full_again: &mut HashMap<Source, Duration>, ticks: Duration) {
    let before = full_again.len();
    full_again.retain(|_, full_at| *full_at > ticks);
    if full_again.len() == before {
        let mut counter = 0_u32;
        full_again.retain(|_, _| {
            counter = counter.wrapping_add(1);
            !counter.is_multiple_of(8)
        });
    }
}

/// The limits of the doors that anybody can knock at, one for each kind of knock so that none exhausts another.
#[derive(Debug)]
pub struct Limits {
    /// Making an account: a household in an afternoon, not a farm.
    pub sign_up: Limiter,
    /// Asking whether a user name exists, which sign-up and starting a conversation tell by nature.
    pub look_up: Limiter,
    /// Advice on a password while it is typed: costs about a millisecond of processor.
    pub advice: Limiter,
    /// Beginning a sign-in or a forgotten password: each costs a password hash.
    pub sign_in: Limiter,
    /// Wrong passwords, at whichever accounts: what a large office mistypes in a morning, and no list of stolen
    /// passwords. Known devices are not counted.
    pub wrong_passwords: Limiter,
}

impl Limits {
    /// Each with its name, what it counts for one source, and how often it lets that through.
    pub fn rates(&self) -> [(&'static str, &'static str, Rate); 5] {
        [
            (
                "sign_up",
                "accounts made, and mails sent again",
                self.sign_up.rate,
            ),
            ("look_up", "user names looked up", self.look_up.rate),
            ("advice", "advice on a password", self.advice.rate),
            (
                "sign_in",
                "sign-ins and forgotten passwords begun",
                self.sign_in.rate,
            ),
            (
                "wrong_passwords",
                "wrong passwords, at whichever names",
                self.wrong_passwords.rate,
            ),
        ]
    }
}

impl Default for Limits {
    fn default() -> Self {
        let limiter = |burst, every_ms| {
            Limiter::new(Rate {
                burst,
                every: Duration::from_millis(every_ms),
            })
        };
        Self {
            sign_up: limiter(20, 60_000),
            look_up: limiter(60, 2_000),
            advice: limiter(60, 250),
            sign_in: limiter(60, 1_000),
            wrong_passwords: limiter(100, 10_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn headers(forwarded: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        headers
    }

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client_address(
            SocketAddr::new(peer.parse().unwrap(), 4711),
            &headers(forwarded),
            &trusted,
        )
        .to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client("203.0.113.9", &["10.0.0.1"], &[]), "203.0.113.9");
        assert_eq!(
            client("203.0.113.9", &["10.0.0.1"], &["127.0.0.1"]),
            "203.0.113.9"
        );
    }

    #[test]
    fn a_trusted_proxy_is_believed_as_far_as_trust_goes() {
        let trusted = ["127.0.0.1", "10.0.0.0/8"];
        assert_eq!(client("127.0.0.1", &["198.51.100.7"], &trusted), "198.51.100.7");
        // What the client wrote itself stands first and is not reached.
        assert_eq!(
            client("127.0.0.1", &["1.2.3.4, 198.51.100.7, 10.1.2.3"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(
            client("127.0.0.1", &["1.2.3.4", "198.51.100.7, 10.1.2.3"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(
            client("::ffff:127.0.0.1", &["[2001:db8::1]:443"], &trusted),
            "2001:db8::1"
        );
        // Nonsense ends the walk at the last address that a trusted proxy vouched for.
        assert_eq!(
            client("127.0.0.1", &["198.51.100.7, unknown, 10.1.2.3"], &trusted),
            "10.1.2.3"
        );
        assert_eq!(client("127.0.0.1", &[], &trusted), "127.0.0.1");
    }

    #[test]
    fn networks_contain_what_they_should() {
        let contains = |network: &str, address: &str| {
            network
                .parse::<Network>()
                .unwrap()
                .contains(address.parse().unwrap())
        };
        assert!(contains("0.0.0.0/0", "203.0.113.9"));
        assert!(contains("::/0", "2001:db8::1"));
        assert!(!contains("0.0.0.0/0", "2001:db8::1"));
        assert!(contains("10.0.0.0/8", "::ffff:10.255.0.1"));
        assert!(!contains("10.0.0.0/8", "11.0.0.1"));
        assert!(contains("192.0.2.1", "192.0.2.1"));
        assert!(!contains("192.0.2.1", "192.0.2.2"));
        for bad in [
            "10.0.0.0/33",
            "::/129",
            "10.0.0/8",
            "x",
            "10.0.0.0/",
            "10.0.0.0/-1",
        ] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_bucket_empties_and_fills() {
        let limiter = Limiter::new(Rate {
            burst: 3,
            every: Duration::from_secs(10),
        });
        let source = Source::from("192.0.2.1".parse::<IpAddr>().unwrap());
        let other = Source::from("192.0.2.2".parse::<IpAddr>().unwrap());
        let at = Duration::from_secs;
        assert_eq!([0, 0, 0].map(|s| limiter.take(source, at(s))), [Ok(()); 3]);
        assert_eq!(limiter.take(source, at(0)), Err(at(10)));
        assert_eq!(limiter.take(source, at(4)), Err(at(6)));
        assert_eq!(
            limiter.take(other, at(4)),
            Ok(()),
            "sources do not share a bucket"
        );
        assert_eq!(limiter.take(source, at(10)), Ok(()));
        assert_eq!(limiter.take(source, at(10)), Err(at(10)));
        assert_eq!(
            [99, 99, 99].map(|s| limiter.take(source, at(s))),
            [Ok(()); 3],
            "it fills to its burst"
        );
        assert!(limiter.take(source, at(99)).is_err(), "and no further");
    }

    #[test]
    fn many_sources_do_not_make_it_grow() {
        let mut limiter = Limiter::new(Rate {
            burst: 1,
            every: Duration::from_secs(10),
        });
        limiter.most_sources = 100;
        for number in 0..10_000 {
            let _ = limiter.take(Source::V6(number), Duration::from_millis(number));
            assert!(limiter.full_again.lock().unwrap().len() <= 100);
        }
    }

    proptest! {
        #[test]
        fn an_ipv4_address_is_one_source_however_it_is_written(bits: u32) {
            let plain = Ipv4Addr::from_bits(bits);
            let mapped = IpAddr::V6(plain.to_ipv6_mapped());
            prop_assert_eq!(Source::from(mapped), Source::from(IpAddr::V4(plain)));
        }

        #[test]
        fn a_household_is_one_source(prefix: u64, one: u64, two: u64) {
            let address = |host: u64| IpAddr::V6(Ipv6Addr::from_bits(u128::from(prefix) << 64 | u128::from(host)));
            prop_assume!(prefix != 0); // there, the IPv4-mapped addresses live
            prop_assert_eq!(Source::from(address(one)), Source::from(address(two)));
        }

        #[test]
        fn any_header_is_survived(text in "\\PC{0,200}") {
            if let Ok(value) = axum::http::HeaderValue::from_str(&text) {
                let mut headers = HeaderMap::new();
                headers.append("x-forwarded-for", value);
                let trusted = ["127.0.0.1".parse().unwrap()];
                let _ = client_address(SocketAddr::from(([127, 0, 0, 1], 1)), &headers, &trusted);
            }
        }

        #[test]
        fn never_more_than_burst_and_rate(times in prop::collection::vec(0_u64..500, 1..200)) {
            let limiter = Limiter::new(Rate { burst: 5, every: Duration::from_millis(100) });
            let mut now = 0;
            let mut let_in = Vec::new();
            for step in times {
                now += step;
                if limiter.take(Source::V6(1), Duration::from_millis(now)).is_ok() {
                    let_in.push(now);
                }
            }
            for (index, first) in let_in.iter().enumerate() {
                for (count, last) in let_in[index..].iter().enumerate() {
                    prop_assert!((count as u64) < 5 + (last - first) / 100);
                }
            }
        }
    }
}
