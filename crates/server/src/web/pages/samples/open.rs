//! The start page, help, problems, the handset.

use super::{Book, HOUR_MS, MINUTE_MS, NOW, ago, long_named, mira, stranger};
use crate::web::pages::{
    AppName, Frame,
    open::{ErrorPage, FrontDoor, HandsetMail, HandsetPage, HandsetText, HandsetView, Help, Home, Language},
    paths,
};

pub(super) fn home(book: &mut Book) -> askama::Result<()> {
    let doors = |signed_in, messages, calls| {
        vec![
            FrontDoor {
                app: AppName::Messages,
                href: paths::MESSAGES,
                signed_in,
                waiting: messages,
            },
            FrontDoor {
                app: AppName::Calls,
                href: paths::CALLS,
                signed_in: false,
                waiting: calls,
            },
        ]
    };
    book.add(
        "home",
        &Home {
            frame: stranger(),
            doors: doors(false, 0, 0),
            sign_up: true,
        },
    )?;
    let mine = Home {
        frame: Frame {
            person: Some(mira()),
            ..stranger()
        },
        doors: doors(true, 12, 0),
        sign_up: true,
    };
    book.add("home-signed-in", &mine)?;
    let long = Home {
        frame: Frame {
            person: Some(long_named()),
            ..stranger()
        },
        doors: doors(true, 1200, 3),
        sign_up: false,
    };
    book.add("home-long", &long)
}

pub(super) fn rest(book: &mut Book) -> askama::Result<()> {
    book.add(
        "language",
        &Language {
            frame: stranger(),
            next: paths::HOME.to_owned(),
        },
    )?;
    book.add(
        "help",
        &Help {
            frame: stranger(),
            key_length: 14,
            recovery_days: 7,
        },
    )?;
    let problem = |code, status| ErrorPage {
        frame: stranger(),
        code,
        status,
        reference: None,
        retry_after_s: None,
        next: paths::HOME.into(),
    };
    book.add("error-404", &problem("not-found", 404))?;
    book.add("error-403", &problem("not-allowed", 403))?;
    book.add("error-410", &problem("expired", 410))?;
    let busy = ErrorPage {
        retry_after_s: Some(3),
        ..problem("overloaded", 503)
    };
    book.add("error-503", &busy)?;
    let fault = ErrorPage {
        reference: Some("k7m2-q4xd".into()),
        ..problem("fault", 500)
    };
    book.add("error-500", &fault)?;
    for code in ErrorPage::CODES {
        let (name, status) = match code {
            "credentials" => ("error-credentials", 401),
            "signed-out" => ("error-signed-out", 401),
            "too-many" => ("error-too-many", 429),
            "no-texts" => ("error-no-texts", 503),
            _ => continue,
        };
        book.add(name, &problem(code, status))?;
    }
    let text = |to: &str, body: &str, ms| HandsetText {
        to: to.into(),
        body: body.into(),
        at: ago(ms),
    };
    let texts = vec![
        text(
            "+49 1512 3456734",
            "4821 is your code to sign in. Tell it to nobody: we never ask for it.\n\n@localhost #4821",
            12_000,
        ),
        text(
            "+34 612 34 56 80",
            "907714 is your code to confirm this phone.\n\n@localhost #907714",
            3 * MINUTE_MS,
        ),
        text(
            "+49 1512 3456734",
            "Doorcode: somebody typed your right password but no right code. This was not you? http://localhost:8080/not-me?token=3k2f9a",
            2 * HOUR_MS,
        ),
    ];
    let page = |view| HandsetPage {
        frame: stranger(),
        view,
    };
    book.add("handset", &page(HandsetView::Texts(texts)))?;
    book.add("handset-empty", &page(HandsetView::Texts(Vec::new())))?;
    let mails = vec![HandsetMail {
        to: "mira@example.org".into(),
        subject: "Is this your address?".into(),
        body: "Hello Mira,\n\nsomebody, hopefully you, made an account with this address. Open this page to confirm that it is yours:\n\nhttp://localhost:8080/verify-email?token=0q7v5m2xk9c4r8t1w6y3z0b7n5d2f9h4\n\nThe link works for one day. It was not you? Then do nothing.".into(),
        at: NOW,
    }];
    book.add("handset-mail", &page(HandsetView::Mails(mails)))?;
    let calls = vec![text(
        "+49 30 901820",
        "Hello. This is your code to sign in to Messages: 4, 8, 2, 1.\nOnce more: 4, 8, 2, 1.\nOnce more: 4, 8, 2, 1.\nTell this code to nobody: we never ask for it. Goodbye.",
        12_000,
    )];
    book.add("handset-calls", &page(HandsetView::Calls(calls)))
}
