//! Every way to tamper with the log, by somebody who can write to the database and has no key file.

use doorcode_engine::time::{MINUTE_MS, SECOND_MS};
use doorcode_server::audit::verify::Problem;
use doorcode_store::audit;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, params};

use super::log::{Log, START, mira};

doorcode_store::on_both_drivers!(
    what_nobody_has_touched_is_whole,
    a_removed_entry_is_missed,
    a_changed_entry_is_named,
    an_inserted_entry_is_named,
    reordered_entries_are_named,
    a_cut_off_end_is_missed,
    a_chain_made_anew_does_not_fit_its_checkpoints,
    checkpoints_that_are_changed_or_gone_are_told,
);

/// Ten entries, chained, with a checkpoint at the fifth and one at the last.
async fn chained(database: &TestDatabase) -> Log {
    let mut log = Log::open(database).await;
    log.write(5).await;
    log.seal().await;
    log.write(5).await;
    log.seal().await;
    assert_eq!(log.problems().await, []);
    log
}

async fn what_nobody_has_touched_is_whole(database: &TestDatabase) {
    let mut log = Log::open(database).await;
    assert!(log.verify().await.is_whole(), "an empty log is whole");
    log.write(250).await;
    let report = log.verify().await;
    assert!(report.is_whole(), "{:?}", report.problems);
    assert_eq!((report.links, report.waiting, report.checkpoints), (0, 250, 0));
    log.seal().await;
    log.seal().await;
    log.write(3).await;
    let report = log.verify().await;
    assert!(report.is_whole(), "{:?}", report.problems);
    assert_eq!((report.links, report.waiting), (250, 3));
    assert_eq!(report.newest.unwrap().links, 250);
}

async fn a_removed_entry_is_missed(database: &TestDatabase) {
    let log = chained(database).await;
    log.tamper("DELETE FROM audit WHERE seq = ?1", params![log.seq(4).await])
        .await;
    let after = Some(START.plus_ms(3 * SECOND_MS));
    assert_eq!(log.problems().await, [Problem::EntryRemoved { link: 4, after }]);
    // With its link it is missed too, and so is the place it had.
    log.tamper("DELETE FROM audit_chain WHERE link = ?1", params![4])
        .await;
    let missing = Problem::LinksMissing {
        from: 4,
        to: 4,
        after,
    };
    assert_eq!(log.problems().await, [missing]);
    // Numbers that close the gap do not help.
    log.tamper("UPDATE audit_chain SET link = -link WHERE link > ?1", params![4])
        .await;
    log.tamper(
        "UPDATE audit_chain SET link = -link - 1 WHERE link < ?1",
        params![0],
    )
    .await;
    let told = log.verify().await;
    assert!(
        matches!(told.problems[0], Problem::EntryMoved { link: 4, .. }),
        "{:?}",
        told.problems
    );
    log.rechain(4).await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [
                Problem::Rewritten {
                    after: 0,
                    links: 5,
                    ..
                },
                Problem::CutOff {
                    last: 9,
                    links: 10,
                    ..
                }
            ]
        ),
        "{told:?}"
    );
}

async fn a_changed_entry_is_named(database: &TestDatabase) {
    let changes: [(&'static str, i64); 5] = [
        ("UPDATE audit SET event = 'signed_in' WHERE seq = ?1", 3),
        ("UPDATE audit SET actor = 'operator' WHERE seq = ?1", 4),
        ("UPDATE audit SET account = NULL WHERE seq = ?1", 5),
        ("UPDATE audit SET facts = '{}' WHERE seq = ?1", 6),
        ("UPDATE audit SET sealed = NULL WHERE seq = ?1", 8),
    ];
    let log = chained(database).await;
    for (sql, link) in changes {
        log.tamper(sql, params![log.seq(link).await]).await;
    }
    let changed = |link: i64| Problem::EntryChanged {
        link,
        // The second five were written a minute later.
        at: Some(START.plus_ms(link * SECOND_MS + if link > 5 { MINUTE_MS } else { 0 })),
    };
    let expected = changes.map(|(_, link)| changed(link));
    assert_eq!(log.problems().await, expected);
    // A chain that was made to fit again shows them still, for none has the right code; and it is another chain.
    log.rechain(3).await;
    let told = log.problems().await;
    let named: Vec<i64> = told
        .iter()
        .filter_map(|problem| match problem {
            Problem::EntryInserted { link, .. } => *link,
            _ => None,
        })
        .collect();
    assert_eq!(named, [3, 4, 5, 6, 8], "{told:?}");
    assert!(
        told.iter().any(|problem| matches!(
            problem,
            Problem::Rewritten {
                after: 0,
                links: 5,
                ..
            }
        )),
        "{told:?}"
    );
    // Taking the code away instead of forging it is no way out.
    log.tamper(
        "UPDATE audit SET mac = NULL WHERE seq = ?1",
        params![log.seq(3).await],
    )
    .await;
    let told = log.problems().await;
    assert!(
        told.iter()
            .any(|problem| matches!(problem, Problem::EntryChanged { link: 3, .. })),
        "{told:?}"
    );
}

async fn an_inserted_entry_is_named(database: &TestDatabase) {
    let mut log = chained(database).await;
    // Without the key file: made up, and one that the program has written once more, in the middle and at the end.
    let mut forged = log.said(Some(mira()), "signed_in");
    forged.event = "turned_off".to_owned();
    log.store
        .commit(Batch::new().with(audit::append(forged)))
        .await
        .unwrap();
    let told = log.problems().await;
    assert!(
        matches!(told[..], [Problem::EntryInserted { link: None, .. }]),
        "{told:?}"
    );
    // The sealer takes it for an entry, and it is told as none of the program's for ever.
    log.seal().await;
    let told = log.problems().await;
    assert!(
        matches!(told[..], [Problem::EntryInserted { link: Some(11), .. }]),
        "{told:?}"
    );

    log.tamper("DELETE FROM audit_chain WHERE link = ?1", params![3])
        .await;
    let told = log.problems().await;
    let missing = matches!(told[0], Problem::LinksMissing { from: 3, to: 3, .. });
    // The entry is the program's, but the sealer has long gone past it.
    let left = told
        .iter()
        .any(|problem| matches!(problem, Problem::EntryInserted { link: None, .. }));
    log.now = log.now.plus_ms(10 * MINUTE_MS);
    let later = log.problems().await;
    let left_later = later
        .iter()
        .filter(|problem| matches!(problem, Problem::EntryInserted { link: None, .. }));
    assert!(missing && !left && left_later.count() == 1, "{told:?} {later:?}");
}

async fn reordered_entries_are_named(database: &TestDatabase) {
    let log = chained(database).await;
    let (third, fourth) = (log.seq(3).await, log.seq(4).await);
    // The links change places.
    log.tamper("UPDATE audit_chain SET seq = -1 WHERE link = ?1", params![3])
        .await;
    log.tamper(
        "UPDATE audit_chain SET seq = ?2 WHERE link = ?1",
        params![4, third],
    )
    .await;
    log.tamper(
        "UPDATE audit_chain SET seq = ?2 WHERE link = ?1",
        params![3, fourth],
    )
    .await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [
                Problem::EntryMoved { link: 3, .. },
                Problem::EntryMoved { link: 4, .. }
            ]
        ),
        "{told:?}"
    );
    log.rechain(3).await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [Problem::Rewritten {
                after: 0,
                links: 5,
                ..
            }]
        ),
        "{told:?}"
    );
}

async fn a_cut_off_end_is_missed(database: &TestDatabase) {
    let log = chained(database).await;
    let seq = log.seq(8).await;
    log.tamper("DELETE FROM audit WHERE seq >= ?1", params![seq])
        .await;
    log.tamper("DELETE FROM audit_chain WHERE link >= ?1", params![8])
        .await;
    let told = log.problems().await;
    let [
        Problem::CutOff {
            last: 7, links: 10, ..
        },
    ] = told[..]
    else {
        panic!("{told:?}")
    };
    assert_eq!(
        told[0].to_string(),
        "links 8 to 10: cut off; at 2027-01-15T08:02:10Z there were 10"
    );
    // All of it, and the sealer's notes as they were at the beginning.
    log.tamper("DELETE FROM audit WHERE seq > ?1", params![0]).await;
    log.tamper("DELETE FROM audit_chain WHERE link > ?1", params![0])
        .await;
    log.tamper(
        "UPDATE audit_sealer SET holder = '', until = 0, settled = 0 WHERE id = ?1",
        params![1],
    )
    .await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [Problem::CutOff {
                last: 0,
                links: 10,
                ..
            }]
        ),
        "{told:?}"
    );
    // What is written afterwards does not cover it up.
    let mut log = log;
    log.sealer = log.another(2);
    log.write(20).await;
    log.seal().await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [Problem::Rewritten {
                after: 0,
                links: 5,
                ..
            }]
        ),
        "{told:?}"
    );
}

async fn a_chain_made_anew_does_not_fit_its_checkpoints(database: &TestDatabase) {
    let log = chained(database).await;
    // Behind the first checkpoint: it still fits, and says how far the chain is what it was.
    log.tamper(
        "UPDATE audit SET event = 'signed_in' WHERE seq = ?1",
        params![log.seq(8).await],
    )
    .await;
    log.rechain(8).await;
    let told = log.problems().await;
    assert!(
        matches!(
            told[..],
            [
                Problem::EntryInserted { link: Some(8), .. },
                Problem::Rewritten {
                    after: 5,
                    links: 10,
                    ..
                }
            ]
        ),
        "{told:?}"
    );
}

async fn checkpoints_that_are_changed_or_gone_are_told(database: &TestDatabase) {
    let log = chained(database).await;
    let lines = std::fs::read_to_string(log.file()).unwrap();
    std::fs::write(log.file(), lines.replace("\"links\":10", "\"links\":7")).unwrap();
    let told = log.problems().await;
    assert!(
        matches!(told[..], [Problem::Checkpoint { line: 2, .. }]),
        "{told:?}"
    );
    std::fs::write(log.file(), format!("{lines}nonsense\n")).unwrap();
    let told = log.problems().await;
    assert!(
        matches!(told[..], [Problem::Checkpoint { line: 3, .. }]),
        "{told:?}"
    );
    std::fs::remove_file(log.file()).unwrap();
    assert_eq!(log.problems().await, [Problem::NoCheckpoints]);
}
