//! Names that say something else than they are.

use crate::support::{PASSWORD, Running};

/// A name that nobody can see, and one that turns the words around it: in the line of a call or of a mail such a name
/// passes for somebody else, or for the program.
#[tokio::test(flavor = "multi_thread")]
async fn a_name_can_be_seen_and_turns_no_other_words_around() {
    let running = Running::start().await;
    let signs_up = async |user_name: &str, display_name: &str| {
        let email = format!("{user_name}@example.org");
        let form = [
            ("user_name", user_name),
            ("display_name", display_name),
            ("email", &email),
            ("password", PASSWORD),
        ];
        running.browser().post("/sign-up", &form).await
    };
    for unseen in ["\u{200b}\u{2060}", "\u{3164}", "\u{202e}"] {
        let (status, page) = signs_up("mallory", unseen).await;
        assert_eq!(status, 422, "{unseen:?}");
        assert!(page.contains("Say how others see you"), "{page}");
    }
    let (status, page) = signs_up("mallory", "Mal\u{202e}yrol\u{202c}").await;
    assert_eq!(status, 200, "{page}");
    let browser = running.browser();
    browser.sign_in("account", "mallory").await;
    let (_, page) = browser.get("/account").await;
    assert!(page.contains("Malyrol") && !page.contains('\u{202e}'), "{page}");

    // Nor afterwards.
    let proof = [("act", "contact"), ("password", PASSWORD)];
    browser.get("/account/step-up?act=contact").await;
    browser.post("/account/step-up/password", &proof).await;
    let form = [("display_name", "\u{2066}"), ("email", "mallory@example.org")];
    let (status, page) = browser.post("/account/contact", &form).await;
    assert_eq!(status, 422, "{page}");
    running.stop().await;
}
