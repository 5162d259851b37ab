//! The desk.

use doorcode_engine::second_step::Note;

use super::{Book, MINUTE_MS, door, in_a, signed_in};
use crate::courier::Delivery;
use crate::usecase::delayed::AtDesk;
use crate::web::pages::{
    desk::{DeskContact, DeskHome, DeskVerified, Said},
    form::{CodeForm, WayOn},
    paths,
};

pub(super) fn all(book: &mut Book) -> askama::Result<()> {
    let home = |said| DeskHome {
        frame: signed_in(),
        user_name: if said == Some(Said::Nobody) {
            "mirra".into()
        } else {
            String::new()
        },
        said,
    };
    book.add("desk", &home(None))?;
    book.add("desk-nobody", &home(Some(Said::Nobody)))?;
    book.add("desk-own", &home(Some(Said::Own)))?;
    book.add("desk-shut", &home(Some(Said::Shut)))?;
    book.add("desk-slow", &home(Some(Said::SlowDown(MINUTE_MS))))?;
    book.add("desk-over", &home(Some(Said::Over)))?;
    let name = "wilhelmina-bartholomea.van-der-schuttenbergh-oosterveld_1978";
    let id = "01JD8000000000000000000000";
    let talk = |code| DeskContact {
        frame: signed_in(),
        id: id.into(),
        user_name: name.into(),
        code,
    };
    let form = |note| CodeForm {
        action: paths::DESK_CODE,
        send_action: paths::DESK_SEND,
        along: vec![("id", id.into())],
        ..door::code_form(4, note)
    };
    let unsent = CodeForm {
        sent_to: None,
        ..form(None)
    };
    book.add("desk-contact", &talk(unsent))?;
    let wrong = form(Some(Note::WrongCode { guesses_left: 2 }));
    book.add("desk-contact-wrong", &talk(wrong))?;
    let undelivered = CodeForm {
        told: door::told(Delivery::Failed),
        way_on: WayOn::Again,
        ..form(None)
    };
    book.add("desk-contact-undelivered", &talk(undelivered))?;
    let none = CodeForm {
        sent_to: None,
        phones: Vec::new(),
        ..form(None)
    };
    book.add("desk-contact-no-phone", &talk(none))?;
    let verified = |ended, recovery| DeskVerified {
        frame: signed_in(),
        id: id.into(),
        user_name: name.into(),
        until: in_a(5 * MINUTE_MS),
        ended,
        recovery,
    };
    book.add("desk-verified", &verified(false, AtDesk::NotChosen))?;
    book.add("desk-recovery", &verified(false, AtDesk::Start))?;
    book.add("desk-ended", &verified(true, AtDesk::UnderWay))
}
