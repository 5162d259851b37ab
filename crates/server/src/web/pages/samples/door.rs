//! The pages in front of the door.

use doorcode_engine::{recovery_key::NotAKey, rules::KeyStyle, second_step::Note};

use super::{Book, DAY_MS, HOUR_MS, MINUTE_MS, NOW, ago, in_a, mira, stranger};
use crate::{
    courier::{By, Delivery, Sending},
    password::Unfit,
    web::pages::{
        AppName,
        account::Flash,
        door::{
            CheckMail, Done, Forgotten, ForgottenCode, ForgottenKey, KeyMoment, NewKey, NotMe, NotMeAbout,
            Owner, PhoneLost, Prompt, PromptAt, ResetPassword, RetypeKey, SignIn, SignInCode, SignInKey,
            SignUp, SignUpBy, VerifyEmail, What,
        },
        form::{CodeForm, Field, FieldError, KeyForm, KeySheet, PhoneChoice, Told, WayOn},
        paths,
    },
};

pub(super) fn phone(id: &str, label: &str) -> PhoneChoice {
    PhoneChoice {
        id: id.into(),
        label: label.into(),
    }
}

pub(super) fn code_form(digits: u8, note: Option<Note>) -> CodeForm {
    let home = phone("01", "•• •• ••34");
    CodeForm {
        action: paths::SIGN_IN_CODE,
        send_action: paths::SIGN_IN_SEND,
        digits,
        sent_to: Some(home.clone()),
        phones: vec![home],
        expires_at: Some(in_a(10 * MINUTE_MS)),
        resend_at: in_a(28_000),
        note,
        problem: None,
        shared: false,
        along: Vec::new(),
        by_mail: false,
        told: None,
        way_on: WayOn::PhoneOrKey,
        callable: true,
    }
}

/// What the page says of the text.
pub(super) fn told(delivery: Delivery) -> Option<Told> {
    told_by(By::Text, delivery)
}

/// What the page says of the text, or of the call.
fn told_by(by: By, delivery: Delivery) -> Option<Told> {
    let at = format!("{}?of=0&by=0", paths::DELIVERY);
    let sending = Sending { by, delivery };
    Some(Told { sending, at })
}

pub(super) fn problem(text: &'static str) -> FieldError {
    FieldError::Problem { text, shortest: 15 }
}

fn sheet() -> KeySheet {
    let person = mira();
    KeySheet {
        groups: ["4071", "8835", "1926", "03"].map(String::from).to_vec(),
        display_name: person.display_name,
        user_name: person.user_name,
        made_at: NOW,
        site: "doorcode.example.org".into(),
    }
}

pub(super) fn sign_up(book: &mut Book) -> askama::Result<()> {
    let empty = || SignUp {
        frame: stranger(),
        by: SignUpBy::Anybody,
        user_name: Field::default(),
        display_name: Field::default(),
        email: Field::default(),
        password: Field::default(),
        password_min: 15,
        note: None,
    };
    book.add("sign-up", &empty())?;
    let wrong = SignUp {
        by: SignUpBy::Invitation(Field::wrong("f3k2-9mdq", FieldError::InvitationUnknown)),
        user_name: Field::wrong("Mira Castellanos", problem("user-name-characters")),
        display_name: Field::filled("Mira Castellanos"),
        email: Field::wrong("mira@example", problem("email-invalid")),
        password: Field::wrong(
            "",
            FieldError::PasswordUnfit {
                unfit: Unfit::Personal,
                shortest: 15,
            },
        ),
        ..empty()
    };
    book.add("sign-up-wrong", &wrong)?;
    book.add(
        "sign-up-closed",
        &SignUp {
            by: SignUpBy::Nobody,
            ..empty()
        },
    )?;
    let mail = |resend_at, sent_again| CheckMail {
        frame: stranger(),
        email: "mira@example.org".into(),
        resend_at,
        sent_again,
        next: None,
    };
    book.add("check-mail", &mail(Some(in_a(45_000)), false))?;
    book.add("check-mail-again", &mail(Some(NOW), true))?;
    let verify = VerifyEmail {
        frame: stranger(),
        token: "t0ken".into(),
        email: "mira@example.org".into(),
    };
    book.add("verify-email", &verify)
}

pub(super) fn sign_in(book: &mut Book) -> askama::Result<()> {
    let empty = |app| SignIn {
        frame: stranger(),
        app,
        next: None,
        user_name: Field::default(),
        password: Field::default(),
        shared: false,
        note: None,
        sign_up: true,
    };
    book.add("sign-in", &empty(AppName::Messages))?;
    let wrong = SignIn {
        user_name: Field::filled("mira"),
        note: Some(Note::WrongPassword),
        next: Some("/calls?to=jon".into()),
        ..empty(AppName::Calls)
    };
    book.add("sign-in-wrong", &wrong)?;
    let slow = SignIn {
        user_name: Field::filled("mira"),
        note: Some(Note::SlowDown {
            retry_after_ms: 40_000,
        }),
        ..empty(AppName::Account)
    };
    book.add("sign-in-slow", &slow)?;
    let code = |form| SignInCode {
        frame: stranger(),
        app: AppName::Messages,
        form,
        word: false,
    };
    for (name, delivery) in [
        ("code", Delivery::Sent),
        ("code-delivered", Delivery::Delivered),
        ("code-undelivered", Delivery::Failed),
        ("code-withheld", Delivery::Withheld),
    ] {
        let mut form = code_form(4, None);
        form.told = told(delivery);
        book.add(name, &code(form))?;
    }
    for (name, delivery) in [
        ("code-called", Delivery::Sent),
        ("code-unanswered", Delivery::Failed),
    ] {
        let mut form = code_form(4, None);
        form.told = told_by(By::Call, delivery);
        book.add(name, &code(form))?;
    }
    let mut wrong = code_form(4, Some(Note::WrongCode { guesses_left: 2 }));
    wrong.phones.push(phone("02", "•• •• ••80"));
    wrong.resend_at = NOW;
    book.add("code-wrong", &code(wrong))?;
    book.add(
        "code-6-longer",
        &code(code_form(6, Some(Note::CodeOutgrown { digits: 6 }))),
    )?;
    book.add("code-8", &code(code_form(8, Some(Note::CodeSent))))?;
    book.add(
        "code-10",
        &code(code_form(10, Some(Note::WrongLength { digits: 10 }))),
    )?;
    let mut spent = code_form(4, Some(Note::CodeSpent));
    spent.sent_to = None;
    spent.phones.push(phone("02", "•• •• ••80"));
    book.add("code-spent", &code(spent))?;
    let mut mailed = code_form(4, None);
    mailed.by_mail = true;
    mailed.callable = false;
    mailed.sent_to = Some(phone("", ""));
    mailed.phones.clear();
    book.add("code-mailed", &code(mailed))?;
    let used_up = |note| {
        let mut form = code_form(4, note);
        form.sent_to = None;
        form.resend_at = in_a(11 * MINUTE_MS);
        SignInCode {
            word: true,
            ..code(form)
        }
    };
    let later = Note::SendLater {
        at: in_a(11 * MINUTE_MS),
    };
    book.add("code-used-up", &used_up(Some(later)))?;
    book.add("code-wrong-word", &used_up(Some(Note::WrongWord)))
}

pub(super) fn keys(book: &mut Book) -> askama::Result<()> {
    let key = |problem, note| SignInKey {
        frame: stranger(),
        app: AppName::Messages,
        form: KeyForm {
            problem,
            note,
            ..KeyForm::new(paths::SIGN_IN_KEY, KeyStyle::Digits)
        },
        has_phone: true,
    };
    book.add("key", &key(None, None))?;
    book.add("key-slip", &key(Some(NotAKey::Slip), None))?;
    book.add("key-wrong", &key(None, Some(Note::WrongKey)))?;
    let new = |moment| NewKey {
        frame: stranger(),
        moment,
        sheet: sheet(),
        pdf: Some(paths::SIGN_IN_NEW_KEY_PDF),
        next: paths::SIGN_IN_RETYPE,
    };
    book.add("new-key-after-use", &new(KeyMoment::AfterUse))?;
    let retype = RetypeKey {
        frame: stranger(),
        moment: KeyMoment::AfterUse,
        form: KeyForm {
            note: Some(Note::NotTheSameKey),
            ..KeyForm::new(paths::SIGN_IN_RETYPE, KeyStyle::Digits)
        },
        back: paths::SIGN_IN_NEW_KEY,
    };
    book.add("retype-after-use-wrong", &retype)?;
    let lost = PhoneLost {
        frame: stranger(),
        phones: vec![phone("01", "•• •• ••34"), phone("02", "•• •• ••80")],
        next: "/messages".into(),
    };
    book.add("phone-lost", &lost)
}

pub(super) fn forgotten(book: &mut Book) -> askama::Result<()> {
    book.add(
        "forgotten",
        &Forgotten {
            frame: stranger(),
            user_name: Field::default(),
            note: None,
        },
    )?;
    let ways = ForgottenKey {
        frame: stranger(),
        user_name: "mira".into(),
        form: KeyForm::new(paths::FORGOTTEN_KEY, KeyStyle::Base32),
        password: None,
        link_ms: HOUR_MS / 2,
    };
    book.add("forgotten-key", &ways)?;
    let ways = ForgottenKey {
        password: Some(Field::default()),
        ..ways
    };
    book.add("forgotten-password", &ways)?;
    book.add(
        "forgotten-code",
        &ForgottenCode {
            frame: stranger(),
            form: CodeForm {
                told: told(Delivery::Failed),
                way_on: WayOn::Again,
                ..code_form(4, None)
            },
        },
    )?;
    let reset = |password, by_mail| ResetPassword {
        frame: stranger(),
        user_name: "mira".into(),
        token: Some("t0ken".into()),
        action: paths::RESET_PASSWORD,
        password,
        password_min: 8,
        by_mail,
    };
    book.add("reset-password", &reset(Field::default(), true))?;
    let common = FieldError::PasswordUnfit {
        unfit: Unfit::Common,
        shortest: 8,
    };
    book.add("reset-password-wrong", &reset(Field::wrong("", common), false))
}

pub(super) fn links(book: &mut Book) -> askama::Result<()> {
    let prompt = |at, not_now| Prompt {
        frame: stranger(),
        at,
        not_now,
    };
    book.add("prompt", &prompt(PromptAt::SignedIn, Some("/messages".into())))?;
    book.add(
        "prompt-contact",
        &prompt(PromptAt::ContactEdited(Flash::MailSent), Some("/account".into())),
    )?;
    book.add("prompt-required", &prompt(PromptAt::SignedIn, None))?;
    let not_me = |about| NotMe {
        frame: stranger(),
        token: "t0ken".into(),
        about,
        at: ago(HOUR_MS),
        comes_back: None,
        turns_off: false,
    };
    book.add("not-me", &not_me(NotMeAbout::FailedSecondStep))?;
    let about = NotMeAbout::SignIn {
        app: AppName::Calls,
        device: "Firefox on Windows".into(),
    };
    book.add("not-me-sign-in", &not_me(about))?;
    book.add("not-me-change", &not_me(NotMeAbout::Change))?;
    book.add("not-me-desk", &not_me(NotMeAbout::Desk))?;
    let put_right = NotMe {
        comes_back: Some("mira@example.org".into()),
        turns_off: true,
        ..not_me(NotMeAbout::Change)
    };
    book.add("not-me-put-right", &put_right)?;
    let owner = Owner {
        frame: stranger(),
        token: "t0ken".into(),
        phone: Some("•• •• ••34".into()),
        device: Some("Chromium on Linux".into()),
        at: ago(HOUR_MS),
        until: in_a(3 * DAY_MS),
        confirmable: true,
    };
    book.add("owner", &owner)?;
    let owner = Owner {
        confirmable: false,
        ..owner
    };
    book.add("owner-stop-only", &owner)?;
    for what in What::ALL {
        book.add(
            what.key(),
            &Done {
                frame: stranger(),
                what,
                next: paths::HOME.into(),
            },
        )?;
    }
    Ok(())
}

pub(super) fn new_key(moment: KeyMoment, pdf: &'static str, next: &'static str) -> NewKey {
    NewKey {
        frame: stranger(),
        moment,
        sheet: sheet(),
        pdf: Some(pdf),
        next,
    }
}
