//! The delayed recovery.

use doorcode_engine::{recover::delayed::NotStarted, rules::KeyStyle, step_up::Thing};

use super::{Book, DAY_MS, HOUR_MS, ago, in_a, signed_in, stranger};
use crate::{
    usecase::delayed::Said,
    web::pages::{
        Frame, Recovering,
        account::ProveBy,
        countries::countries,
        enrol::{EnterPhone, PhoneFor},
        form::{Field, FieldError, KeyForm},
        paths,
        recovery::{ChooseRecovery, Lost, Prove, Stands, StopRecovery, WayBack},
    },
};

pub(super) fn all(book: &mut Book) -> askama::Result<()> {
    way_back(book)?;
    owner(book)
}

fn way_back(book: &mut Book) -> askama::Result<()> {
    let lost = Lost {
        frame: stranger(),
        user_name: Field::default(),
        days: 7,
    };
    book.add("lost", &lost)?;
    let prove = |open, said| Prove {
        frame: stranger(),
        open,
        password: Field::default(),
        code: Field::default(),
        key: KeyForm::new(paths::LOST_KEY, KeyStyle::Digits),
        digits: 8,
        said,
    };
    book.add("lost-prove", &prove(ProveBy::Password, None))?;
    book.add("lost-prove-sent", &prove(ProveBy::Code, Some(Said::Sent)))?;
    book.add("lost-prove-wrong", &prove(ProveBy::Key, Some(Said::ShowsNothing)))?;
    let way = |stands| WayBack {
        frame: stranger(),
        stands,
        days: 7,
        open_days: 7,
    };
    book.add("lost-start", &way(Stands::Start))?;
    book.add("lost-waiting", &way(Stands::Waiting(in_a(7 * DAY_MS))))?;
    let from = in_a(20 * DAY_MS);
    let too_soon = NotStarted::TooSoon { from };
    book.add("lost-not-now", &way(Stands::NotNow(too_soon)))?;
    book.add("lost-of-another", &way(Stands::OfAnother))?;
    let frame = stranger();
    let phone = EnterPhone {
        countries: countries(&frame.t),
        frame,
        purpose: PhoneFor::Recovered,
        replaces: None,
        country: "DE".into(),
        phone: Field::default(),
        note: None,
    };
    book.add("lost-new-phone", &phone)
}

fn owner(book: &mut Book) -> askama::Result<()> {
    let stop = |frame, token: Option<&str>, needs_more| StopRecovery {
        frame,
        user_name: "mira".into(),
        kept: Thing::Password,
        started_at: ago(3 * DAY_MS + 2 * HOUR_MS),
        ripe_at: Some(in_a(4 * DAY_MS - 2 * HOUR_MS)),
        token: token.map(str::to_owned),
        needs_more,
        open: ProveBy::Password,
        password: Field::default(),
        key: KeyForm::new(paths::STOP_RECOVERY, KeyStyle::Digits),
    };
    book.add("recovery", &stop(signed_in(), None, false))?;
    book.add("recovery-stop", &stop(stranger(), Some("t0ken"), false))?;
    let more = StopRecovery {
        password: Field::wrong("", FieldError::PasswordWrong),
        ..stop(stranger(), Some("t0ken"), true)
    };
    book.add("recovery-stop-more", &more)?;
    let choose = |recovery, since| ChooseRecovery {
        frame: Frame {
            recovery,
            ..signed_in()
        },
        since,
        days: 7,
    };
    book.add("choose-recovery", &choose(None, None))?;
    let waits = Some(Recovering::Until(in_a(4 * DAY_MS)));
    book.add("choose-recovery-chosen", &choose(waits, Some(ago(90 * DAY_MS))))
}
