//! The wizard, and adding a phone.

use doorcode_engine::{rules::KeyStyle, second_step::Note};

use super::{Book, DAY_MS, door, in_a, stranger};
use crate::courier::Delivery;
use crate::web::pages::{
    countries::countries,
    door::{KeyMoment, RetypeKey},
    enrol::{Confirm, EnrolCodePage, EnterPhone, PhoneFor, TurnedOn, Waiting},
    form::{CodeForm, Field, FieldError, KeyForm, WayOn},
    paths,
};

fn code(note: Option<Note>) -> CodeForm {
    CodeForm {
        action: paths::TURN_ON_CODE,
        send_action: paths::TURN_ON_SEND,
        sent_to: Some(door::phone("", "+49 1512 3456734")),
        phones: Vec::new(),
        told: door::told(Delivery::Sent),
        way_on: WayOn::Number,
        ..door::code_form(4, note)
    }
}

pub(super) fn wizard(book: &mut Book) -> askama::Result<()> {
    let phone = |purpose, phone, note| {
        let frame = stranger();
        EnterPhone {
            countries: countries(&frame.t),
            frame,
            purpose,
            replaces: None,
            country: "DE".into(),
            phone,
            note,
        }
    };
    book.add("phone", &phone(PhoneFor::TurningOn, Field::default(), None))?;
    let wrong = Field::wrong("030 123456", FieldError::PhoneNoTexts);
    book.add("phone-wrong", &phone(PhoneFor::TurningOn, wrong, None))?;
    book.add("phone-another", &phone(PhoneFor::Another, Field::default(), None))?;
    let mut replaces = phone(PhoneFor::Replaces("•• •• ••34".into()), Field::default(), None);
    replaces.replaces = Some("01".into());
    book.add("phone-replace", &replaces)?;
    let page = |purpose, form| EnrolCodePage {
        frame: stranger(),
        purpose,
        form,
        back: paths::TURN_ON_PHONE,
    };
    book.add("phone-code", &page(PhoneFor::TurningOn, code(None)))?;
    let undelivered = CodeForm {
        told: door::told(Delivery::Failed),
        ..code(None)
    };
    book.add("phone-code-undelivered", &page(PhoneFor::TurningOn, undelivered))?;
    let expired = CodeForm {
        sent_to: None,
        ..code(Some(Note::CodeExpired))
    };
    book.add("phone-code-expired", &page(PhoneFor::Another, expired))?;
    book.add(
        "turn-on-key",
        &door::new_key(
            KeyMoment::TurningOn,
            paths::TURN_ON_KEY_PDF,
            paths::TURN_ON_RETYPE,
        ),
    )?;
    let retype = RetypeKey {
        frame: stranger(),
        moment: KeyMoment::TurningOn,
        form: KeyForm::new(paths::TURN_ON_RETYPE, KeyStyle::Digits),
        back: paths::TURN_ON_KEY,
    };
    book.add("turn-on-retype", &retype)?;
    book.add(
        "turn-on-confirm",
        &Confirm {
            frame: stranger(),
            other_sessions: 2,
            waits: false,
            recovery_days: 7,
        },
    )?;
    book.add(
        "turn-on-confirm-waits",
        &Confirm {
            frame: stranger(),
            other_sessions: 0,
            waits: true,
            recovery_days: 7,
        },
    )?;
    let waiting = |by_contact| Waiting {
        frame: stranger(),
        until: in_a(3 * DAY_MS),
        by_contact,
    };
    book.add("turn-on-waiting", &waiting(true))?;
    book.add("turn-on-waiting-alone", &waiting(false))?;
    let done = TurnedOn {
        frame: stranger(),
        ended_sessions: 2,
        next: paths::MESSAGES.into(),
    };
    book.add("turned-on", &done)
}
