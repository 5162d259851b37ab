//! Trusted phones.

use crate::support::Running;
use crate::{MINUTE, Page, Person};

const FIRST: &str = "+491701234567";
const SECOND: &str = "+491707654321";

async fn add(running: &Running, ada: &Person, page: &str, number: &'static str) -> Page {
    ada.open(page).await;
    let replaces = page.split_once("replaces=").map_or("", |(_, id)| id);
    let form = [("country", "DE"), ("phone", number), ("replaces", replaces)];
    let sent = ada.post("/account/phones/add", &form).await;
    sent.at(200, "/account/phones/code");
    let code = running.code(number, None).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    ada.post("/account/phones/code", &[("code", wrong)])
        .await
        .at(422, "/account/phones/code")
        .says("This code is wrong");
    ada.post("/account/phones/code", &[("code", &code)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn phones_are_added_and_removed_and_the_last_one_stays() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", FIRST).await;
    let first = ada.account(&running).await.phones[0].id.to_string();

    // The last one cannot go, whatever is proved.
    let page = format!("/account/phones/remove?phone={first}");
    ada.open(&page)
        .await
        .at(200, &page)
        .says("It is your last trusted phone")
        .says_not("1234567");
    ada.prove(&format!("remove-phone&which={first}"))
        .await
        .at(200, &page);
    ada.post("/account/phones/remove", &[("phone", &first)])
        .await
        .at(403, "/account/phones/remove")
        .says("It is your last trusted phone");
    assert_eq!(ada.account(&running).await.phones.len(), 1);

    ada.open("/account/phones/add")
        .await
        .at(200, "/account/step-up?act=add-phone");
    ada.prove("add-phone")
        .await
        .at(200, "/account/phones/add")
        .says("Add a trusted phone");
    for (number, why) in [
        ("", "Fill this in"),
        ("nonsense", "This is not a phone number"),
        ("0800 1234567", "This number cannot receive texts"),
        ("0170 1234567", "This phone is trusted already"),
    ] {
        ada.post("/account/phones/add", &[("country", "DE"), ("phone", number)])
            .await
            .at(422, "/account/phones/add")
            .says(why);
    }
    add(&running, &ada, "/account/phones/add", SECOND)
        .await
        .at(200, "/account?done=flash-phone-added")
        .says("This phone is trusted now")
        .says("+49 170 7654321");
    // The proof was spent by the walk, and the walk is over.
    ada.open("/account/phones/code")
        .await
        .at(200, "/account/step-up?act=add-phone");

    // Now the first one can go; unproved it cannot.
    running.clock.advance(6 * MINUTE);
    ada.open(&page)
        .await
        .at(200, &format!("/account/step-up?act=remove-phone&which={first}"));
    ada.post("/account/phones/remove", &[("phone", &first)])
        .await
        .at(200, &format!("/account/step-up?act=remove-phone&which={first}"));
    assert_eq!(ada.account(&running).await.phones.len(), 2);
    ada.prove(&format!("remove-phone&which={first}"))
        .await
        .at(200, &page)
        .says("+49 170 1234567");
    // A proof for one phone does not remove another.
    let second = ada.account(&running).await.phones[1].id.to_string();
    ada.post("/account/phones/remove", &[("phone", &second)])
        .await
        .at(200, &format!("/account/step-up?act=remove-phone&which={second}"));
    ada.post("/account/phones/remove", &[("phone", &first)])
        .await
        .at(200, "/account?done=flash-phone-removed")
        .says_not("+49 170 1234567");
    for odd in ["", "x", first.as_str()] {
        let answer = ada.post("/account/phones/remove", &[("phone", odd)]).await;
        assert_eq!(answer.status, 404, "{odd}");
    }
    let left = ada.account(&running).await.phones;
    assert_eq!((left.len(), left[0].number.as_str()), (1, SECOND));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_takes_the_place_of_the_one_that_was_named() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", FIRST).await;
    let first = ada.account(&running).await.phones[0].id.to_string();
    let page = format!("/account/phones/add?replaces={first}");
    let act = format!("add-phone&which={first}");
    ada.open(&page)
        .await
        .at(200, &format!("/account/step-up?act={act}"));
    ada.prove(&act)
        .await
        .at(200, &page)
        .says("The new number takes the place of")
        .says("+49 170 1234567");
    // The walk for this phone is not gone on with for another one: that takes a proof of its own.
    ada.open("/account/phones/add")
        .await
        .at(200, "/account/step-up?act=add-phone");
    // A typing mistake is mended without a new proof.
    ada.post(
        "/account/phones/add",
        &[("country", "DE"), ("phone", "0170 1111111"), ("replaces", &first)],
    )
    .await
    .at(200, "/account/phones/code")
    .says("/account/phones/add?again=yes");
    ada.open("/account/phones/add?again=yes")
        .await
        .at(200, "/account/phones/add?again=yes")
        .says(&format!("name=\"replaces\" value=\"{first}\""));
    running.clock.advance(MINUTE);
    add(&running, &ada, &page, SECOND)
        .await
        .at(200, "/account?done=flash-phone-replaced");
    let phones = ada.account(&running).await.phones;
    assert_eq!((phones.len(), phones[0].number.as_str()), (1, SECOND));
    let gone = ada.open(&page).await;
    assert_eq!(gone.status, 404);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_typed_too_late_comes_back_after_the_step_up() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", FIRST).await;
    let form = [("country", "DE"), ("phone", "0170 7654321")];
    ada.post("/account/phones/add", &form)
        .await
        .at(403, "/account/phones/add")
        .says("name=\"number\" value=\"0170 7654321\"");
    let along = [
        ("act", "add-phone"),
        ("country", "DE"),
        ("number", "0170 7654321"),
    ];
    let half = [&along[..], &[("password", crate::support::PASSWORD)]].concat();
    ada.post("/account/step-up/password", &half).await;
    let whole = [&along[..], &[("key", ada.key.as_str())]].concat();
    ada.post("/account/step-up/key", &whole)
        .await
        .says("Add a trusted phone")
        .says("value=\"0170 7654321\"");
    ada.post("/account/phones/add", &form)
        .await
        .at(200, "/account/phones/code");
    // 'Send again' waits, and says for how long.
    ada.post("/account/phones/code/send", &[])
        .await
        .at(422, "/account/phones/code/send")
        .says("We cannot send another text yet");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_five_phones_at_most() {
    let running = Running::start().await;
    let ada = Person::settled(&running, "ada", FIRST).await;
    for number in ["+491701111111", "+491702222222", "+491703333333", "+491704444444"] {
        running.clock.advance(10 * MINUTE);
        ada.prove("add-phone").await.at(200, "/account/phones/add");
        add(&running, &ada, "/account/phones/add", number)
            .await
            .at(200, "/account?done=flash-phone-added");
    }
    ada.open("/account/phones/add")
        .await
        .at(422, "/account/phones/add")
        .says("as many trusted phones as an account may have");
    ada.open("/account").await.says_not("Add a phone");
    running.stop().await;
}
