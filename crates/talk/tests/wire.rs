//! The shape of the frames: what the pages write and read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use doorcode_talk::wire::{ClientFrame, ServerFrame};
use expect_test::expect;
use proptest::prelude::*;

#[test]
fn frames_read_as_the_pages_write_them() {
    let id = "0".repeat(26);
    for (json, ask) in [
        (r#"{"t":"hello"}"#.to_owned(), None),
        (
            format!(r#"{{"t":"hello","rooms":[{{"room":"{id}","position":3,"marks":1}}]}}"#),
            None,
        ),
        (
            format!(r#"{{"t":"send","ask":7,"room":"{id}","id":"{id}","text":"hi"}}"#),
            Some(7),
        ),
        (
            format!(r#"{{"t":"mark","room":"{id}","delivered":4,"read":2}}"#),
            None,
        ),
        (r#"{"t":"start","ask":8,"user_name":"ben"}"#.to_owned(), Some(8)),
    ] {
        let frame: ClientFrame =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(frame.ask(), ask);
    }
}

#[test]
fn what_is_not_known_is_refused() {
    for json in [
        r#"{"t":"send","ask":1}"#,
        r#"{"t":"shout"}"#,
        r#"{"t":"hello","rooms":[],"more":1}"#,
        r#"{"t":"start","ask":-1,"user_name":"ben"}"#,
        r#"{"t":"start","ask":1,"ask":1,"user_name":"ben"}"#,
        r#"[]"#,
        "",
    ] {
        assert!(serde_json::from_str::<ClientFrame>(json).is_err(), "{json}");
    }
}

#[test]
fn a_change_says_what_each_bubble_needs() {
    let json = format!(
        r#"{{"t":"changed","room":"{room}","from":3,"to":4,"messages":[
            {{"id":"{id}","seq":4,"by":"{id}","name":"Ana","at":5,"text":"hi"}},
            {{"id":"{id}","seq":2,"by":"{id}","name":"Ana","at":5,"deleted":true}},
            {{"id":"{id}","seq":1,"by":"{id}","name":"Ana","at":5,"notice":{{"did":"added","account":"{id}","whom":"Ben"}}}}]}}"#,
        room = "1".repeat(26),
        id = "2".repeat(26),
    );
    let frame: ServerFrame = serde_json::from_str(&json).unwrap();
    expect![[r#"{"t":"changed","room":"11111111111111111111111111","from":3,"to":4,"messages":[{"id":"22222222222222222222222222","seq":4,"by":"22222222222222222222222222","name":"Ana","at":5,"text":"hi"},{"id":"22222222222222222222222222","seq":2,"by":"22222222222222222222222222","name":"Ana","at":5,"deleted":true},{"id":"22222222222222222222222222","seq":1,"by":"22222222222222222222222222","name":"Ana","at":5,"notice":{"did":"added","account":"22222222222222222222222222","whom":"Ben"}}]}"#]]
        .assert_eq(&serde_json::to_string(&frame).unwrap());
}

proptest! {
    #[test]
    fn no_frame_panics(json in r#"\{("t":"(hello|send|mark|call)",?)?("[a-z]{1,4}":([0-9]{1,30}|"[^"]{0,30}"|\[\]),?){0,4}\}"#) {
        let _ = serde_json::from_str::<ClientFrame>(&json);
    }
}
