//! Texts as a weapon: taken away from the owner, or poured over her.

use super::{MINUTE, SECOND, ada};
use crate::support::peer::{PHONE, awaiting_code, gets_in, post};
use crate::support::{PASSWORD, Running};

fn texts(running: &Running) -> usize {
    running.app.courier.handset().unwrap().texts(Some(PHONE)).len()
}

/// Elsewhere each visit to 'forgotten password' or each try at signing in sent a text, until there were none left for the
/// day. Here a text is sent to whoever has proved the password, and to nobody else.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_uses_up_no_texts_of_the_owner() {
    let (running, known) = ada().await;
    running.clock.advance(10 * MINUTE);
    let before = texts(&running);
    for number in 0..30 {
        running.clock.advance(10 * SECOND);
        let wrong = format!("wrong-wrong-{number}");
        let fields = [
            ("app", "account"),
            ("user_name", "ada"),
            ("password", wrong.as_str()),
        ];
        let begun = post(&running, "/sign-in", "", &fields).await;
        let cookie = begun
            .cookie("sign-in")
            .map_or_else(String::new, |token| format!("sign-in={token}"));
        post(&running, "/sign-in/code/send", &cookie, &[]).await;
        let asked = post(&running, "/forgotten", "", &[("user_name", "ada")]).await;
        let cookie = asked
            .set_cookies()
            .first()
            .and_then(|line| line.split_once(';'))
            .map_or("", |(pair, _)| pair)
            .to_owned();
        post(
            &running,
            "/forgotten/key",
            &cookie,
            &[("key", "27182818284590"), ("user_name", "ada")],
        )
        .await;
        post(&running, "/forgotten/code/send", &cookie, &[]).await;
        let name = format!("ada{number}");
        let fields = [
            ("user_name", name.as_str()),
            ("phone", PHONE),
            ("password", PASSWORD),
        ];
        post(&running, "/sign-up", "", &fields).await;
    }
    assert_eq!(texts(&running), before);
    // And she gets in at once.
    running.clock.advance(MINUTE);
    let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

/// A thief with the password asks for a code every half minute, all night: what rings at the owner's is bounded by the
/// allowance (five at once, one in a quarter of an hour), whatever he does, and what tells her of it comes as a digest.
#[tokio::test(flavor = "multi_thread")]
async fn the_owners_phone_is_not_bombed() {
    let (running, _) = ada().await;
    running.clock.advance(60 * MINUTE);
    let before = texts(&running);
    let minutes = 90;
    for _ in 0..minutes * 2 {
        running.clock.advance(30 * SECOND);
        let fields = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
        let begun = post(&running, "/sign-in", "", &fields).await;
        if let Some(token) = begun.cookie("sign-in") {
            post(&running, "/sign-in/code/send", &format!("sign-in={token}"), &[]).await;
        }
    }
    super::support::settled(&running).await;
    let sent = texts(&running) - before;
    let allowed = 5 + minutes / 15 + 1;
    assert!(sent > 5, "{sent}");
    assert!(
        sent <= allowed + 3,
        "{sent} texts in {minutes} minutes, {allowed} codes allowed and three notices"
    );
    running.stop().await;
}

/// Somebody makes accounts for a stranger's phone to ring: each of them says that the number is theirs. Elsewhere such
/// texts were also a way to earn at the operator's cost, for whoever owned the numbers. What one account may cause, all
/// of them together may cause to one number; and whose phone it is can prove it a little later.
#[tokio::test(flavor = "multi_thread")]
async fn many_accounts_together_do_not_bomb_a_strangers_phone() {
    const HERS: &str = "+491701112233";
    let running = Running::start().await;
    let at_hers = || running.app.courier.handset().unwrap().texts(Some(HERS)).len();
    let form = [("country", "DE"), ("phone", HERS)];
    let mut refused = 0;
    for number in 0..9 {
        let name = format!("mallory{number}");
        running.newcomer(&name).await;
        let browser = running.browser();
        browser.sign_in("account", &name).await;
        let (status, page) = browser.post("/two-step/phone", &form).await;
        if status == 429 {
            refused += 1;
            // Another number is served, and the walk is where it was.
            let own = format!("+4917055500{number:02}");
            let (status, page) = browser.post("/two-step/phone", &[("phone", &own)]).await;
            assert_eq!(status, 200, "{page}");
            running.code(&own, None).await;
        } else {
            assert_eq!(status, 200, "{page}");
        }
    }
    super::support::settled(&running).await;
    assert_eq!((at_hers(), refused), (5, 4));

    running.clock.advance(5 * MINUTE);
    let known = running.code(HERS, None).await;
    running.newcomer("ada").await;
    let ada = running.browser();
    ada.sign_in("account", "ada").await;
    let (status, page) = ada.post("/two-step/phone", &form).await;
    assert_eq!(status, 200, "{page}");
    let code = running.code(HERS, Some(&known)).await;
    let (_, page) = ada.post("/two-step/code", &[("code", &code)]).await;
    super::support::shown_key(&page);
    running.stop().await;
}

/// Somebody with an account has the server send mail to whoever he likes, with a name of his choice in it: he changes
/// 'his' address from one stranger's to the next.
#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_no_relay_for_mail_to_strangers() {
    let running = Running::start().await;
    running.member("mallory").await;
    let browser = running.browser();
    browser.sign_in("account", "mallory").await;
    let changes = async |address: &str| {
        let proof = [("act", "contact"), ("password", PASSWORD)];
        browser.get("/account/step-up?act=contact").await;
        browser.post("/account/step-up/password", &proof).await;
        let form = [("display_name", "Win at evil.example"), ("email", address)];
        browser.post("/account/contact", &form).await
    };
    let (mut mails, mut refused) = (0, 0);
    for number in 0..60 {
        running.clock.advance(MINUTE);
        let address = format!("stranger{number}@example.net");
        let (status, page) = changes(&address).await;
        super::support::settled(&running).await;
        let handset = running.app.courier.handset().unwrap();
        mails += handset.mails(Some(&address)).len();
        assert!(status == 200 || status == 429, "{status} {page}");
        refused += usize::from(status == 429);
    }
    assert_eq!((mails, refused), (8, 52));
    // Who mistypes it, and then again, a day later, is not kept waiting.
    running.clock.advance(24 * 60 * MINUTE);
    for address in ["mallory@exmaple.org", "malory@example.org", "mallory@example.org"] {
        running.clock.advance(SECOND);
        let (status, page) = changes(address).await;
        assert_eq!(status, 200, "{page}");
        running.link(address, "/account/verify?").await;
    }
    running.stop().await;
}
