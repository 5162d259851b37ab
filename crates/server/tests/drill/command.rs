//! At the command line.

use crate::program::{Place, ended};

#[test]
fn it_is_played_to_its_end_and_says_so() {
    let place = Place::new();
    let program = place.start(&[("DOORCODE_RULES_RESEND_WAIT_MS", "0")]);
    let command = place.command(&["drill", &program.base, "--yes"]);
    let (status, said) = ended(command);
    assert_eq!(status, 0, "{said}");
    for part in [
        "This plays attacks against",
        "64 right codes at once … held",
        "29 attacks: ",
        " 0 let through, ",
        " 0 broke off.",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    program.stop();
}

#[test]
fn it_does_not_begin_unasked_nor_elsewhere() {
    let place = Place::new();
    let program = place.start(&[]);
    let (status, said) = ended(place.command(&["drill", &program.base]));
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("say --yes"), "{said}");
    let (status, said) = ended(place.command(&["drill", "https://chat.example", "--yes"]));
    assert_eq!(status, 2, "{said}");
    assert!(
        said.contains("is not this machine") && said.contains("--server-is-mine"),
        "{said}"
    );
    program.stop();
    let (status, said) = ended(place.command(&["drill", "http://127.0.0.1:9", "--yes"]));
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("no Doorcode"), "{said}");
}
