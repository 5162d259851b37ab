//! The account.

use doorcode_engine::{
    ids::PhoneId,
    rules::KeyStyle,
    second_step::Note,
    step_up::{Act, Need},
};

use super::{Book, DAY_MS, HOUR_MS, MINUTE_MS, NOW, ago, door, in_a, long_named, mira, signed_in, stranger};
use crate::courier::Delivery;
use crate::web::pages::{
    AppName, Frame, Recovering,
    account::{
        AccountHome, Approved, AsksFor, ChangePassword, CheckKey, DeleteAccount, EditContact, Export, Flash,
        Outcome, Posts, ProveBy, RemovePhone, RenewKey, SessionRow, Sessions, StepUpPage, TurnOff,
        TwoStepState,
    },
    activity::{Activity, Row},
    form::{CodeForm, Field, FieldError, KeyForm},
    paths,
};

pub(super) fn home(book: &mut Book) -> askama::Result<()> {
    let on = || AccountHome {
        frame: signed_in(),
        flash: None,
        password_known: false,
        key_check: false,
        two_step: TwoStepState::On {
            since: ago(40 * DAY_MS),
        },
        email: "mira@example.org".into(),
        email_verified: true,
        phones: vec![
            door::phone("01", "+49 1512 3456734"),
            door::phone("02", "+34 612 34 56 80"),
        ],
        can_add_phone: true,
        can_remove_phone: true,
        key_made_at: Some(ago(40 * DAY_MS)),
        key_missing: false,
        recovery_chosen: false,
        password_changed_at: ago(200 * DAY_MS),
        sessions: 3,
        at_desk: false,
    };
    book.add("account-on", &on())?;
    let desk = AccountHome {
        at_desk: true,
        ..on()
    };
    book.add("account-desk", &desk)?;
    let recovered = AccountHome {
        key_made_at: None,
        key_missing: true,
        recovery_chosen: true,
        frame: Frame {
            recovery: Some(Recovering::Ripe),
            ..signed_in()
        },
        ..on()
    };
    book.add("account-recovery", &recovered)?;
    let off = || AccountHome {
        two_step: TwoStepState::Off,
        phones: Vec::new(),
        key_made_at: None,
        sessions: 1,
        email_verified: false,
        ..on()
    };
    book.add("account-off", &off())?;
    let undo = AccountHome {
        two_step: TwoStepState::OffUndoable {
            until: in_a(3 * DAY_MS),
        },
        flash: Some(Flash::TurnedOff),
        ..off()
    };
    book.add("account-undo", &undo)?;
    let known = AccountHome {
        password_known: true,
        ..on()
    };
    book.add("account-password-known", &known)?;
    let check = AccountHome {
        key_check: true,
        key_made_at: Some(ago(183 * DAY_MS)),
        ..on()
    };
    book.add("account-key-check", &check)?;
    let waiting = AccountHome {
        two_step: TwoStepState::Waiting {
            until: in_a(3 * DAY_MS),
        },
        ..off()
    };
    book.add("account-waiting", &waiting)?;
    let long = AccountHome {
        frame: Frame {
            person: Some(long_named()),
            ..signed_in()
        },
        email: "wilhelmina-bartholomea.van-der-schuttenbergh-oosterveld@correspondence.example.org".into(),
        phones: vec![door::phone("01", "+49 1512 3456734")],
        can_remove_phone: false,
        flash: Some(Flash::PhoneReplaced),
        ..on()
    };
    book.add("account-long", &long)
}

pub(super) fn changes(book: &mut Book) -> askama::Result<()> {
    let person = mira();
    let contact = EditContact {
        frame: signed_in(),
        user_name: person.user_name.clone(),
        display_name: Field::filled(person.display_name),
        email: Field::wrong("mira@", door::problem("email-invalid")),
        email_verified: false,
    };
    book.add("contact", &contact)?;
    let remove = |last| RemovePhone {
        frame: signed_in(),
        phone: door::phone("01", "+49 1512 3456734"),
        last,
    };
    book.add("remove-phone", &remove(false))?;
    book.add("remove-phone-last", &remove(true))?;
    let password = ChangePassword {
        frame: signed_in(),
        user_name: person.user_name,
        old_password: Some(Field::wrong("", FieldError::PasswordWrong)),
        password: Field::default(),
        password_min: 15,
        note: None,
    };
    book.add("change-password", &password)?;
    book.add(
        "renew-key",
        &RenewKey {
            frame: signed_in(),
            made_at: Some(ago(40 * DAY_MS)),
        },
    )?;
    let missing = RenewKey {
        frame: signed_in(),
        made_at: None,
    };
    book.add("renew-key-missing", &missing)?;
    let check = |note| CheckKey {
        frame: signed_in(),
        form: KeyForm {
            note,
            ..KeyForm::new(paths::KEY_CHECK, KeyStyle::Digits)
        },
        made_at: Some(ago(183 * DAY_MS)),
    };
    book.add("check-key", &check(None))?;
    book.add("check-key-wrong", &check(Some(Note::WrongKey)))?;
    let off = |understood, required| TurnOff {
        frame: signed_in(),
        understood,
        undo_days: 3,
        required,
    };
    book.add("turn-off", &off(Field::default(), false))?;
    book.add(
        "turn-off-wrong",
        &off(Field::wrong("", FieldError::NotUnderstood), false),
    )?;
    book.add("turn-off-required", &off(Field::default(), true))?;
    let session = |id: &str, app, device: &str, first, last, this| SessionRow {
        id: id.into(),
        app,
        device: device.into(),
        name: (id == "3").then(|| "The phone in the kitchen".into()),
        first_seen: ago(first),
        last_seen: ago(last),
        this,
    };
    let sessions = Sessions {
        frame: signed_in(),
        flash: Some(Flash::SessionEnded),
        sessions: vec![
            session(
                "1",
                AppName::Account,
                "Chromium on Linux",
                20 * MINUTE_MS,
                0,
                true,
            ),
            session(
                "2",
                AppName::Messages,
                "Chromium on Linux",
                40 * DAY_MS,
                4 * MINUTE_MS,
                false,
            ),
            session(
                "3",
                AppName::Calls,
                "Safari on iPhone",
                12 * DAY_MS,
                26 * HOUR_MS,
                false,
            ),
            session(
                "4",
                AppName::Other("Photo album of the Oosterveld family".into()),
                "Firefox on Windows",
                9 * DAY_MS,
                9 * DAY_MS,
                false,
            ),
        ],
    };
    book.add("sessions", &sessions)?;
    activity(book)?;
    book.add("export", &Export { frame: signed_in() })?;
    let delete = DeleteAccount {
        frame: signed_in(),
        own_name: "mira".into(),
        user_name: Field::wrong("miro", FieldError::NotYourName),
    };
    book.add("delete", &delete)
}

fn activity(book: &mut Book) -> askama::Result<()> {
    let row = |event: &str, ago_ms, place: Option<(AppName, &str)>| {
        let (app, device) = place.map(|(app, device)| (app, device.to_owned())).unzip();
        Row {
            at: ago(ago_ms),
            event: event.into(),
            two_steps: true,
            digits: 4,
            app,
            device,
        }
    };
    let linux = |app| Some((app, "Chromium on Linux"));
    let page = Activity {
        frame: signed_in(),
        rows: vec![
            row("step_up_proved", 2 * MINUTE_MS, linux(AppName::Account)),
            row("signed_in", 3 * MINUTE_MS, linux(AppName::Account)),
            row("code_sent", 4 * MINUTE_MS, linux(AppName::Account)),
            row("password_right", 4 * MINUTE_MS, linux(AppName::Account)),
            row(
                "code_wrong",
                26 * HOUR_MS,
                Some((AppName::Messages, "Firefox on Windows")),
            ),
            row(
                "password_wrong",
                26 * HOUR_MS,
                Some((
                    AppName::Other("Photo album of the Oosterveld family".into()),
                    "Firefox on Windows",
                )),
            ),
            row("sessions_ended", 9 * DAY_MS, None),
            row("recovery_key_made", 40 * DAY_MS, linux(AppName::Account)),
            row("cellar_flooded", 41 * DAY_MS, None),
        ],
        older: Some(17),
        newest: true,
    };
    book.add("activity", &page)?;
    let empty = Activity {
        rows: Vec::new(),
        older: None,
        newest: false,
        ..page
    };
    book.add("activity-none", &empty)
}

pub(super) fn step_up(book: &mut Book) -> askama::Result<()> {
    let page = |act, need, open| StepUpPage {
        frame: Frame {
            person: Some(mira()),
            ..stranger()
        },
        act,
        asked: None,
        posts: Posts::ACCOUNT,
        need,
        user_name: "mira".into(),
        password_proved: false,
        phone_proved: false,
        key_proved: false,
        open,
        password: Field::default(),
        code: CodeForm {
            action: paths::STEP_UP_CODE,
            send_action: paths::STEP_UP_SEND,
            sent_to: None,
            resend_at: NOW,
            ..door::code_form(4, None)
        },
        key: KeyForm::new(paths::STEP_UP_KEY, KeyStyle::Digits),
        note: None,
        flash: None,
        again: false,
        along: vec![("act", "look".into())],
    };
    book.add("step-up-look", &page(Act::Look, Need::SecondStep, ProveBy::Code))?;
    book.add(
        "step-up-two",
        &page(Act::ChangePassword, Need::TwoOfThree, ProveBy::Password),
    )?;
    let mut second = page(
        Act::RemovePhone(PhoneId::from_u128(1)),
        Need::TwoOfThree,
        ProveBy::Code,
    );
    second.password_proved = true;
    second.code.sent_to = second.code.phones.first().cloned();
    book.add("step-up-two-second", &second)?;
    let mut young = page(Act::AddPhone, Need::KeyAndOneMore, ProveBy::Key);
    young.key.note = Some(Note::WrongKey);
    book.add("step-up-young", &young)?;
    let off = page(Act::ChangeContact, Need::Password, ProveBy::Password);
    book.add("step-up-password", &off)?;
    let asks = || AsksFor {
        app: AppName::Messages,
        text: "pay 4.99 to Store".into(),
    };
    let mut approve = page(Act::Approve, Need::SecondStep, ProveBy::Code);
    approve.asked = Some(asks());
    approve.posts = Posts::APPROVE;
    approve.code.action = paths::APPROVE_CODE;
    approve.code.send_action = paths::APPROVE_SEND;
    approve.code.sent_to = approve.code.phones.first().cloned();
    approve.code.told = door::told(Delivery::Failed);
    approve.key = KeyForm::new(paths::APPROVE_KEY, KeyStyle::Digits);
    approve.along = vec![("id", "01JD8000000000000000000000".into())];
    book.add("approve", &approve)?;
    let outcome = |outcome| Approved {
        frame: signed_in(),
        outcome,
    };
    let id = "01JD8000000000000000000000".to_owned();
    book.add("approved", &outcome(Outcome::Approved { asked: asks(), id }))?;
    book.add(
        "approved-receipt",
        &outcome(Outcome::Receipt("9f86d081884c7d65".repeat(4))),
    )?;
    book.add("approved-over", &outcome(Outcome::Over))
}
