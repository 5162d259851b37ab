//! Taking everything along, and deleting the account.

use doorcode_engine::ids::{AccountId, MessageId, RoomId};
use doorcode_store::{Batch, accounts, rooms};
use doorcode_talk::message::Body;
use doorcode_talk::room::{self, Blocking, Command, Room};
use doorcode_talk::text::{MessageText, Title};
use serde_json::Value;

use crate::support::{PASSWORD, Running};
use crate::{Person, mailed, post};

const DIRECT: RoomId = RoomId::from_u128(100);
const GROUP: RoomId = RoomId::from_u128(101);

async fn id_of(running: &Running, name: &str) -> AccountId {
    let found = accounts::by_user_name(&running.app.store, name).await.unwrap();
    found.unwrap().id
}

async fn commit(running: &Running, batch: Batch) {
    running.app.store.commit(batch).await.unwrap();
}

async fn act(running: &Running, room: RoomId, asker: AccountId, command: Command) {
    let record = rooms::by_id(&running.app.store, room).await.unwrap().unwrap();
    let cx = room::Cx {
        asker,
        now: running.clock.now(),
        blocking: Blocking::default(),
    };
    let change = room::step(record.room, None, command, &cx).change.unwrap();
    commit(running, rooms::change(&change)).await;
}

fn say(id: u128, text: &str) -> Command {
    Command::Send {
        id: MessageId::from_u128(id),
        text: MessageText::new(text).unwrap(),
    }
}

/// Ada and Ben talk, the two of them and in a group that Ada has founded.
async fn talk(running: &Running) -> (AccountId, AccountId) {
    let (ada, ben) = (id_of(running, "ada").await, id_of(running, "ben").await);
    let now = running.clock.now();
    let direct = Room::direct(DIRECT, ada, ben, now).unwrap();
    commit(running, rooms::insert(&direct).into_iter().collect()).await;
    act(running, DIRECT, ada, say(1, "the words of Ada")).await;
    act(running, DIRECT, ben, say(2, "the words of Ben")).await;
    let cx = room::Cx {
        asker: ada,
        now,
        blocking: Blocking::default(),
    };
    let title = Title::new("Engines").unwrap();
    let founded = Room::group(GROUP, title, &[ben], MessageId::from_u128(3), &cx);
    commit(running, rooms::found(&founded.unwrap())).await;
    act(running, GROUP, ada, say(4, "in the group")).await;
    (ada, ben)
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_can_be_taken_along_and_no_secret_is_in_it() {
    let running = Running::start().await;
    running.member("ben").await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    talk(&running).await;
    ada.open("/account/export")
        .await
        .at(200, "/account/step-up?act=export");
    ada.post("/account/export", &[])
        .await
        .at(200, "/account/step-up?act=export");
    ada.prove("export").await.at(200, "/account/export");
    let request = ada
        .browser
        .client
        .post(format!("{}/account/export", ada.browser.base));
    let response = request.header("origin", &ada.browser.base).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(
        response.headers()["content-disposition"],
        "attachment; filename=\"doorcode-ada.json\""
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    let text = response.text().await.unwrap();
    let export: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(export["account"]["user_name"], "ada");
    assert_eq!(export["account"]["email"], "ada@example.org");
    assert_eq!(export["account"]["phones"][0]["number"], "+491701234567");
    assert_eq!(export["account"]["two_step_verification"], true);
    assert_eq!(export["sessions"][0]["app"], "account");
    assert_eq!(export["conversations"][0]["with"], "ben");
    assert_eq!(export["conversations"][0]["said"][0]["text"], "the words of Ada");
    assert_eq!(export["conversations"][1]["group"], "Engines");
    assert_eq!(export["conversations"][1]["said"][0]["text"], "in the group");
    let events = export["events"].as_array().unwrap();
    assert!(
        events.iter().any(|event| event["event"] == "turned_on"),
        "{events:?}"
    );
    let account = ada.account(&running).await;
    for secret in [
        "the words of Ben",
        PASSWORD,
        &ada.key,
        &account.password,
        &account.recovery_key_hash.unwrap(),
        "$argon2",
    ] {
        assert!(!text.contains(secret), "{secret} is in the export");
    }
    ada.post("/account/export", &[])
        .await
        .at(200, "/account/step-up?act=export");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_account_is_gone_from_everywhere() {
    let running = Running::start().await;
    running.member("ben").await;
    let ada = Person::settled(&running, "ada", "+491701234567").await;
    let (id, ben) = talk(&running).await;
    let elsewhere = running.browser();
    elsewhere.sign_in("account", "ben").await;

    ada.open("/account/delete")
        .await
        .at(200, "/account/step-up?act=delete");
    ada.post("/account/delete", &[("user_name", "ada")])
        .await
        .at(200, "/account/step-up?act=delete");
    ada.prove("delete").await.at(200, "/account/delete");
    for (typed, why) in [("", "Fill this in"), ("ben", "This is not your user name")] {
        ada.post("/account/delete", &[("user_name", typed)])
            .await
            .at(422, "/account/delete")
            .says(why);
    }
    assert!(accounts::by_id(&running.app.store, id).await.unwrap().is_some());
    ada.post("/account/delete", &[("user_name", "Ada ")])
        .await
        .at(200, "/account/delete")
        .says("Your account is deleted");
    assert!(accounts::by_id(&running.app.store, id).await.unwrap().is_none());
    ada.open("/account").await.at(200, "/sign-in?app=account");
    let form = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    post(&running.browser(), "/sign-in", &form)
        .await
        .at(422, "/sign-in");

    // Nobody can come back under her name.
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "eve@example.org"),
        ("password", PASSWORD),
    ];
    post(&running.browser(), "/sign-up", &form)
        .await
        .at(422, "/sign-up")
        .says("Somebody has this user name already");

    // Ben keeps what he said, and sees that she went; what she said is gone, and the group is his.
    let store = &running.app.store;
    let direct = rooms::by_id(store, DIRECT).await.unwrap().unwrap();
    let group = rooms::by_id(store, GROUP).await.unwrap().unwrap();
    for record in [&direct, &group] {
        assert_eq!(record.names[&id].user_name, "");
        assert!(record.room.member(id).unwrap().left.is_some());
    }
    assert_eq!(group.room.member(ben).unwrap().role, room::Role::Owner);
    let mine = direct.room.member(ben).unwrap();
    let (messages, _) = doorcode_store::messages::page(store, &direct.room, mine, None)
        .await
        .unwrap();
    assert!(matches!(messages[0].body, Body::Deleted { .. }));
    assert!(matches!(&messages[1].body, Body::Text { text, .. } if text.as_str() == "the words of Ben"));
    assert!(elsewhere.get("/account").await.1.contains("ben@example.org"));

    mailed(&running, "ada@example.org", "Your account is deleted", 1).await;
    running.stop().await;
}
