//! How many texts a second go over one connection to a centre, next to a bare loop over the same crate.

use doorcode_server::clock::Clock;
use futures_util::StreamExt;
use rusmpp::pdus::{BindTransceiver, SubmitSm};
use rusmpp::types::OctetString;
use rusmpp::values::{InterfaceVersion, Npi, Ton};
use rusmppc::ConnectionBuilder;

use super::carrier::{Centre, with_centre};
use super::*;

/// Texts of either run.
const TEXTS: usize = 2000;
/// Texts that are under way at once in the bare loop: as many as the courier has.
const WINDOW: usize = 100;

/// Seconds that the crate alone takes: no outbox, nothing sealed, nothing written down.
async fn bare(centre: &Centre, numbers: &[String]) -> f64 {
    let url = format!("smpp://127.0.0.1:{}", centre.port);
    let connection = ConnectionBuilder::new().disable_interface_version_check();
    let (client, _events, connection) = connection.no_spawn().connect(url).await.unwrap();
    tokio::spawn(async move {
        let mut connection = std::pin::pin!(connection);
        // Left alone it may sleep over what waits, and the figure would flatter the courier.
        while tokio::time::timeout(Duration::from_millis(1), connection.as_mut())
            .await
            .is_err()
        {}
    });
    let bind = BindTransceiver::builder()
        .system_id("door".parse().unwrap())
        .password("hush-1f".parse().unwrap())
        .interface_version(InterfaceVersion::Smpp3_4)
        .build();
    client.bind_transceiver(bind).await.unwrap();
    let started = Clock::system();
    let sends = futures_util::stream::iter(numbers).map(|number| {
        let text = SubmitSm::builder()
            .source_addr_ton(Ton::Alphanumeric)
            .source_addr("Door".parse().unwrap())
            .dest_addr_ton(Ton::International)
            .dest_addr_npi(Npi::Isdn)
            .destination_addr(number.trim_start_matches('+').parse().unwrap())
            .short_message(OctetString::from_vec(b"4821 is it".to_vec()).unwrap())
            .build();
        client.submit_sm(text)
    });
    let answers: Vec<_> = sends.buffer_unordered(WINDOW).collect().await;
    let seconds = started.ticks().as_secs_f64();
    assert!(answers.iter().all(Result::is_ok));
    client.close().await.unwrap();
    seconds
}

/// Seconds from the commit until the centre has been told the last one.
async fn whole(centre: &Centre, numbers: &[String]) -> f64 {
    let running = with_centre(&(centre.plain() + "receipts = false\n")).await;
    let before = centre.count();
    let first = write(&running, &["+491701234599".to_owned()]).await[0];
    becomes(&running, first, State::Sent).await;
    let started = Clock::system();
    let ids = write(&running, numbers).await;
    while centre.count() < before + 1 + numbers.len() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let seconds = started.ticks().as_secs_f64();
    for id in ids {
        becomes(&running, id, State::Sent).await;
    }
    running.stop().await;
    seconds
}

/// Prints the figures; as a test it holds that every text arrives once. Run it alone, and in a release build:
/// `cargo test --release -p doorcode-server --test courier -- --ignored --nocapture texts_a_second`
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures"]
async fn texts_a_second_over_one_connection_next_to_a_bare_loop() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    // None of them ends in what the centre does wrong.
    let numbers =
        |run: usize| -> Vec<String> { (0..TEXTS).map(|text| format!("+49170{run}{text:04}99")).collect() };
    for run in 0..3 {
        let (alone, all) = (numbers(2 * run), numbers(2 * run + 1));
        let (bare, whole) = (bare(&centre, &alone).await, whole(&centre, &all).await);
        for number in alone.iter().chain(&all).step_by(97) {
            assert_eq!(centre.texts(number).len(), 1, "{number}");
        }
        #[allow(clippy::cast_precision_loss, reason = "a few thousand")]
        let texts = TEXTS as f64;
        println!(
            "bare loop {:.0} texts/s, courier {:.0} texts/s, ratio {:.2}",
            texts / bare,
            texts / whole,
            bare / whole
        );
    }
}
