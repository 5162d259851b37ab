//! The make-believe phone of a local try-out: it keeps the last texts, mails and calls in memory and forgets them when the
//! program ends. It is never part of a server that other machines can reach (see [`crate::config`]).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::Kind;
use serde::Serialize;
use tokio::sync::watch;

use super::Letter;

/// Texts, mails, and calls, that it keeps; older ones go.
const KEPT: usize = 500;

/// A text, a mail or a call that has arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Arrived {
    /// Counts arrivals from 1: which is newer, and what a page has shown already.
    pub number: u64,
    /// The phone number in E.164 form, or the address.
    pub to: String,
    /// The subject of a mail.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The words.
    pub body: String,
    /// When it arrived, in milliseconds since 1970.
    pub at_ms: i64,
}

/// The phone.
#[derive(Debug)]
pub struct Handset {
    kept: Mutex<Kept>,
    arrivals: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Kept {
    texts: VecDeque<Arrived>,
    mails: VecDeque<Arrived>,
    calls: VecDeque<Arrived>,
}

impl Default for Handset {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            arrivals: watch::Sender::new(0),
        }
    }
}

impl Handset {
    /// The texts, newest first; those to one number where it is named.
    pub fn texts(&self, to: Option<&str>) -> Vec<Arrived> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        those(&kept.texts, to)
    }

    /// The mails, newest first; those to one address where it is named.
    pub fn mails(&self, to: Option<&str>) -> Vec<Arrived> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        those(&kept.mails, to)
    }

    /// The calls, newest first; those to one number where it is named.
    pub fn calls(&self, to: Option<&str>) -> Vec<Arrived> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        those(&kept.calls, to)
    }

    /// Changes whenever something arrives.
    pub fn arrivals(&self) -> watch::Receiver<u64> {
        self.arrivals.subscribe()
    }

    pub(super) fn take(&self, kind: Kind, letter: &Letter, now: Timestamp) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let number = *self.arrivals.borrow() + 1;
        let list = match kind {
            Kind::Text => &mut kept.texts,
            Kind::Mail => &mut kept.mails,
            Kind::Call => &mut kept.calls,
        };
        list.push_front(Arrived {
            number,
            to: letter.to.clone(),
            subject: letter.subject.clone(),
            body: letter.body.clone(),
            at_ms: now.ms(),
        });
        list.truncate(KEPT);
        self.arrivals.send_replace(number);
    }
}

fn those(list: &VecDeque<Arrived>, to: Option<&str>) -> Vec<Arrived> {
    list.iter()
        .filter(|arrived| to.is_none_or(|to| arrived.to.eq_ignore_ascii_case(to)))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, body: &str) -> Letter {
        Letter {
            to: to.to_owned(),
            subject: String::new(),
            body: body.to_owned(),
            language: String::new(),
        }
    }

    #[test]
    fn it_keeps_the_newest_and_sorts_them_by_number() {
        let handset = Handset::default();
        for count in 0..KEPT + 10 {
            handset.take(
                Kind::Text,
                &letter("+15550100", &count.to_string()),
                Timestamp::from_ms(1),
            );
        }
        handset.take(Kind::Text, &letter("+15550199", "other"), Timestamp::from_ms(2));
        assert_eq!(handset.texts(None).len(), KEPT);
        assert_eq!(handset.texts(Some("+15550199")).len(), 1);
        assert_eq!(handset.texts(Some("+15550100"))[0].body, (KEPT + 9).to_string());
        assert!(handset.mails(None).is_empty());
        assert_eq!(*handset.arrivals().borrow(), KEPT as u64 + 11);
    }
}
