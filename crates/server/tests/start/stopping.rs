//! SIGTERM and Ctrl-C finish what is under way, and the program is gone within five seconds.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::program::{Place, Program};

const FORM: &str =
    "user_name=ada&display_name=Ada&email=ada%40example.org&password=violet-harbour-trumpet-42";

/// A request of which the last part has yet to come.
fn half_a_request(program: &Program) -> TcpStream {
    let mut stream = TcpStream::connect(program.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST /sign-up HTTP/1.1\r\nHost: {host}\r\nOrigin: {}\r\nAccept: text/html\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        program.base,
        FORM.len(),
        host = program.base.trim_start_matches("http://"),
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&FORM.as_bytes()[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(300)); // until a handler waits for the rest
    stream
}

fn finishes_what_is_under_way(signal: &str) {
    let place = Place::new();
    let mut program = place.start(&[]);
    // Connections on which nothing is asked do not hold it up.
    let idle = TcpStream::connect(program.address()).unwrap();
    let mut stream = half_a_request(&program);
    program.signal(signal);
    std::thread::sleep(Duration::from_millis(300));
    assert!(
        TcpStream::connect(program.address()).is_err(),
        "nobody new is let in after {signal}"
    );
    stream.write_all(&FORM.as_bytes()[20..]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 303"),
        "on to the page of the mail: {answer}"
    );
    let (status, took) = program.wait();
    assert_eq!(status.code(), Some(0), "after {signal}");
    assert!(took < Duration::from_millis(4_700), "{took:?} after {signal}");
    drop(idle);

    // What was answered is kept.
    let program = place.start(&[]);
    let stream = half_a_request(&program);
    (&stream).write_all(&FORM.as_bytes()[20..]).unwrap();
    let mut answer = [0; 12];
    (&stream).read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 422", "the name is taken");
    program.stop();
}

#[test]
fn sigterm_finishes_what_is_under_way() {
    finishes_what_is_under_way("TERM");
}

#[test]
fn ctrl_c_finishes_what_is_under_way() {
    finishes_what_is_under_way("INT");
}

#[test]
fn a_request_that_never_ends_does_not_hold_it_up() {
    let mut program = Place::new().start(&[]);
    let _stream = half_a_request(&program);
    program.signal("TERM");
    let (_, took) = program.wait();
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn ctrl_c_twice_does_not_wait() {
    let mut program = Place::new().start(&[]);
    let _stream = half_a_request(&program);
    program.signal("INT");
    std::thread::sleep(Duration::from_millis(300));
    program.signal("INT");
    let (status, took) = program.wait();
    assert_eq!(status.code(), Some(1));
    assert!(took < Duration::from_secs(1), "{took:?}");
}
