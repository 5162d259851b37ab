//! A disk that takes no more: people are told, reading goes on, and nothing that was acknowledged is lost.

use crate::program::{Place, Program};
use crate::support::{Browser, PASSWORD};

/// In blocks of 512 bytes: the database fits, and the log of some sign-ups.
const BLOCKS: u32 = 1_200;

async fn sign_up(base: &str, number: u32) -> (u16, String) {
    let name = format!("person{number}");
    let email = format!("{name}@example.org");
    let form = [
        ("user_name", name.as_str()),
        ("display_name", name.as_str()),
        ("email", email.as_str()),
        ("password", PASSWORD),
    ];
    let request = Browser::new(base)
        .client
        .post(format!("{base}/sign-up"))
        .form(&form);
    let answer = request
        .header("origin", base)
        .header("accept", "text/html")
        .send();
    let answer = answer.await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// A limit on the size of a file stands for a disk without room: it fails the same writes, and needs no root.
#[tokio::test(flavor = "multi_thread")]
async fn without_room_people_are_told_and_nothing_acknowledged_is_lost() {
    let place = Place::new();
    place.used();
    let limited = place.command_after(&format!("trap '' XFSZ; ulimit -f {BLOCKS}"), &[]);
    let program = Program::start(limited);
    let mut acknowledged = Vec::new();
    let mut told = None;
    // Fewer than one source may make.
    for number in 0..18 {
        match sign_up(&program.base, number).await {
            (200, _) => acknowledged.push(number),
            (500, page) => {
                told = Some((number, page));
                break;
            }
            (status, page) => panic!("{status}: {page}"),
        }
    }
    let (refused, page) = told.expect("the limit was reached");
    assert!(!acknowledged.is_empty());
    assert!(page.contains("Something broke on our side"), "{page}");
    assert!(
        !page.to_lowercase().contains("sqlite") && !page.contains("disk"),
        "for the operator only: {page}"
    );

    let browser = Browser::new(&program.base);
    for path in ["/healthz", "/", "/help/two-step", "/sign-in?app=messages"] {
        assert_eq!(browser.get(path).await.0, 200, "{path}");
    }
    let log = program.stop();
    assert!(
        log.contains("disk"),
        "the operator is told what to look at: {log}"
    );
    assert!(!log.contains(PASSWORD), "{log}");

    // Room was made.
    let program = place.start(&[]);
    for number in acknowledged {
        let form = [
            ("app", "account"),
            ("user_name", &format!("person{number}")),
            ("password", PASSWORD),
        ];
        let (status, page) = Browser::new(&program.base).post("/sign-in", &form).await;
        assert_eq!(status, 200, "{page}");
    }
    assert_eq!(
        sign_up(&program.base, refused).await.0,
        200,
        "what was refused left nothing behind"
    );
    program.stop();
}
