//! Lists of recent calls, on both drivers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use doorcode_engine::ids::{AccountId, CallId};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, Statement, Store, calls, on_both_drivers};
use doorcode_talk::call::frames::{Direction, Outcome};
use doorcode_talk::call::{Dial, Over};
use doorcode_talk::wire::Person;

on_both_drivers!(
    a_call_is_in_both_lists_and_missed_in_one,
    a_hushed_call_is_in_the_list_of_the_caller_only,
    the_newest_calls_are_kept_and_given_page_by_page,
    each_party_clears_its_own_list,
    a_call_outlives_the_account_of_the_other_without_a_name,
    a_call_with_somebody_who_has_just_been_deleted_is_written_for_the_other,
);

const NOW: Timestamp = Timestamp::from_ms(1_790_000_000_000);
const ANA: AccountId = AccountId::from_u128(1);
const BEN: AccountId = AccountId::from_u128(2);

fn account(id: AccountId, user_name: &str) -> Account {
    Account {
        display_name: user_name.to_uppercase(),
        ..Account::new(id, user_name.to_owned(), "$argon2id$".to_owned(), [7; 16], NOW)
    }
}

async fn commit(store: &Store, statements: impl IntoIterator<Item = Statement>) {
    store
        .commit(statements.into_iter().collect::<Batch>())
        .await
        .unwrap();
}

async fn people(database: &TestDatabase) -> Store {
    let store = database.open().await;
    commit(
        &store,
        [
            accounts::insert(&account(ANA, "ana")),
            accounts::insert(&account(BEN, "ben")),
        ],
    )
    .await;
    store
}

fn over(number: u128, outcome: Outcome) -> Over {
    let person = |id, name: &str| Person {
        id,
        user_name: name.to_owned(),
        name: name.to_uppercase(),
    };
    let dial = Dial {
        id: CallId::from_u128(number),
        label: "l".to_owned(),
        caller: person(ANA, "ana"),
        callee: person(BEN, "ben"),
        camera: true,
        hushed: false,
        at: NOW,
    };
    Over {
        dial,
        outcome,
        talked_ms: if outcome == Outcome::Talked { 61_000 } else { 0 },
    }
}

async fn record(store: &Store, over: &Over) {
    let lines = calls::lines(over, NOW);
    commit(
        store,
        lines
            .iter()
            .flat_map(|(account, line)| calls::insert(*account, line)),
    )
    .await;
}

async fn a_call_is_in_both_lists_and_missed_in_one(database: &TestDatabase) {
    let store = people(database).await;
    record(&store, &over(1, Outcome::NoAnswer)).await;
    record(&store, &over(2, Outcome::Talked)).await;
    record(&store, &over(2, Outcome::Talked)).await;
    let told = calls::lines(&over(1, Outcome::NoAnswer), NOW);
    let of_ana = calls::recent(&store, ANA, None).await.unwrap();
    let of_ben = calls::recent(&store, BEN, None).await.unwrap();
    assert_eq!([of_ana.len(), of_ben.len()], [2, 2]);
    assert_eq!(
        [&of_ana[1], &of_ben[1]],
        [&told[0].1, &told[1].1],
        "what is told is what is kept"
    );
    assert_eq!(
        (of_ana[0].direction, of_ana[0].talked_ms, of_ana[0].unseen),
        (Direction::Outgoing, 61_000, false)
    );
    assert_eq!(
        (of_ben[1].direction, of_ben[1].unseen),
        (Direction::Incoming, true)
    );
    assert_eq!(of_ben[1].with.name, "ANA");
    assert_eq!(calls::unseen(&store, BEN).await.unwrap(), 1);
    commit(&store, [calls::see(BEN)]).await;
    assert_eq!(calls::unseen(&store, BEN).await.unwrap(), 0);
}

async fn a_hushed_call_is_in_the_list_of_the_caller_only(database: &TestDatabase) {
    let store = people(database).await;
    let mut hushed = over(1, Outcome::NoAnswer);
    hushed.dial.hushed = true;
    record(&store, &hushed).await;
    assert_eq!(calls::recent(&store, ANA, None).await.unwrap().len(), 1);
    assert_eq!(calls::recent(&store, BEN, None).await.unwrap(), []);
}

async fn the_newest_calls_are_kept_and_given_page_by_page(database: &TestDatabase) {
    let store = people(database).await;
    for number in 1..=calls::KEPT.unsigned_abs() as u128 + 5 {
        record(&store, &over(number, Outcome::Declined)).await;
    }
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = calls::recent(&store, ANA, before).await.unwrap();
        assert!(page.len() <= calls::PAGE);
        let Some(last) = page.last() else { break };
        before = Some(last.call);
        seen.extend(page.iter().map(|line| line.call));
    }
    let expected: Vec<CallId> = (6..=calls::KEPT.unsigned_abs() as u128 + 5)
        .rev()
        .map(CallId::from_u128)
        .collect();
    assert_eq!(seen, expected);
}

async fn each_party_clears_its_own_list(database: &TestDatabase) {
    let store = people(database).await;
    for number in 1..=3 {
        record(&store, &over(number, Outcome::Busy)).await;
    }
    commit(&store, [calls::forget(BEN, CallId::from_u128(2))]).await;
    let left: Vec<CallId> = calls::recent(&store, BEN, None)
        .await
        .unwrap()
        .iter()
        .map(|line| line.call)
        .collect();
    assert_eq!(left, [CallId::from_u128(3), CallId::from_u128(1)]);
    commit(&store, [calls::forget_all(BEN)]).await;
    assert_eq!(calls::recent(&store, BEN, None).await.unwrap(), []);
    assert_eq!(calls::recent(&store, ANA, None).await.unwrap().len(), 3);
}

async fn a_call_outlives_the_account_of_the_other_without_a_name(database: &TestDatabase) {
    let store = people(database).await;
    record(&store, &over(1, Outcome::Talked)).await;
    commit(&store, accounts::delete(BEN)).await;
    let list = calls::recent(&store, ANA, None).await.unwrap();
    assert_eq!(
        (list[0].with.user_name.as_str(), list[0].with.name.as_str()),
        ("", "")
    );
    assert_eq!(calls::recent(&store, BEN, None).await.unwrap(), []);
}

async fn a_call_with_somebody_who_has_just_been_deleted_is_written_for_the_other(database: &TestDatabase) {
    let store = people(database).await;
    commit(&store, accounts::delete(ANA)).await;
    record(&store, &over(1, Outcome::Cancelled)).await;
    assert_eq!(calls::recent(&store, ANA, None).await.unwrap(), []);
    assert_eq!(calls::recent(&store, BEN, None).await.unwrap().len(), 1);
}
