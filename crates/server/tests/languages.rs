//! Every language says everything, with the same facts in it; and who chooses one gets pages, texts and mails in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use doorcode_server::web::texts::Texts;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use intl_pluralrules::{PluralRuleType, PluralRules};
use support::Running;
use unic_langid::LanguageIdentifier;

const PHONE: &str = "+491701234567";

/// What one message holds besides words.
#[derive(Default)]
struct Facts {
    file: String,
    arguments: BTreeSet<String>,
    /// The choices: of which argument, and between what.
    choices: Vec<(String, BTreeSet<String>)>,
}

impl Facts {
    fn look(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.look_into(expression);
            }
        }
    }

    fn look_into(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => drop(self.argument(inline)),
            Expression::Select { selector, variants } => {
                let of = self.argument(selector);
                let keys = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => name.clone(),
                    VariantKey::NumberLiteral { value } => value.clone(),
                });
                self.choices.push((of, keys.collect()));
                for variant in variants {
                    self.look(&variant.value);
                }
            }
        }
    }

    fn argument(&mut self, inline: &InlineExpression<String>) -> String {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.clone());
                id.name.clone()
            }
            InlineExpression::StringLiteral { .. } => String::new(),
            other => panic!("{other:?} is used nowhere else"),
        }
    }
}

/// The messages of a language, by key.
fn messages(language: &str) -> BTreeMap<String, Facts> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language);
    let mut messages = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{language}/{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut facts = Facts {
                file: file.clone(),
                ..Facts::default()
            };
            facts.look(&message.value.expect("words"));
            let twice = messages.insert(message.id.name.clone(), facts);
            assert!(twice.is_none(), "{language}: {} twice", message.id.name);
        }
    }
    messages
}

fn languages() -> Vec<String> {
    let languages: Vec<_> = Texts::languages().into_iter().map(|(tag, _)| tag).collect();
    assert!(languages.len() > 1 && languages.contains(&"en".to_owned()));
    languages
}

#[test]
fn every_language_says_all_that_english_says_with_the_same_facts() {
    let english = messages("en");
    for language in languages() {
        let own = messages(&language);
        let missing: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        let unknown: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(
            unknown.is_empty(),
            "{language} has {unknown:?}, which English has not"
        );
        for (key, facts) in &own {
            assert_eq!(facts.file, english[key].file, "{language}: {key} belongs there");
            assert_eq!(facts.arguments, english[key].arguments, "{language}: {key}");
        }
    }
}

/// Two hours, three hours and a hundred hours are three different words in Arabic.
#[test]
fn every_choice_has_the_plurals_of_its_language() {
    let english = messages("en");
    for language in languages() {
        let rules = PluralRules::create(
            language.parse::<LanguageIdentifier>().unwrap(),
            PluralRuleType::CARDINAL,
        )
        .unwrap();
        let category = |number: u32| format!("{:?}", rules.select(number).unwrap()).to_lowercase();
        let needed: BTreeSet<_> = (0..1_000).map(category).collect();
        let known: BTreeSet<_> = ["zero", "one", "two", "few", "many", "other"]
            .map(str::to_owned)
            .into();
        for (key, facts) in messages(&language) {
            for (of, choices) in &facts.choices {
                let words: BTreeSet<_> = choices
                    .iter()
                    .filter(|choice| choice.parse::<f64>().is_err())
                    .cloned()
                    .collect();
                if words.is_subset(&known) {
                    // What has a case of its own, such as none at all, needs no plural.
                    let numbers: BTreeSet<_> = choices.difference(&words).collect();
                    let open = (0..1_000)
                        .filter(|number| !numbers.contains(&number.to_string()))
                        .map(category)
                        .collect();
                    assert!(words.is_superset(&open), "{language}: {key} needs {open:?}");
                    assert!(
                        words
                            .difference(&needed)
                            .all(|word| word == "other" || word == "many"),
                        "{language}: {key} has {words:?}, of which only {needed:?} are ever said"
                    );
                } else {
                    let same = english[&key]
                        .choices
                        .iter()
                        .any(|(other, keys)| other == of && keys == choices);
                    assert!(same, "{language}: {key} chooses between {choices:?}");
                }
            }
        }
    }
}

/// The alphabet of GSM 03.38 without its extension, whose characters count twice and which no text here needs.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                   ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// A code's text is one part: 160 characters of the GSM alphabet, or 70 where the language's own script is not in it.
#[test]
fn a_codes_text_begins_with_it_ends_with_the_site_and_is_one_part_in_every_language() {
    for language in languages() {
        let words = Texts::choose(Some(&language), None);
        for key in [
            "text-code-sign-in",
            "text-code-enrol",
            "text-code-step-up",
            "text-code-approve",
            "text-code-desk",
        ] {
            let said = words
                .say(key)
                .with("code", "12345678")
                .with("app", words.say("app-messages").to_string())
                .with("host", "chat.example.org")
                .with("text", "4.99 Store")
                .to_string();
            assert!(said.starts_with("12345678"), "{language}: {said}");
            if key != "text-code-desk" {
                let last = said.rsplit_once("\n\n").map(|(_, last)| last);
                assert_eq!(last, Some("@chat.example.org #12345678"), "{language}: {said}");
            }
            let latin = !["ar", "hi", "ja"].contains(&language.as_str());
            if latin {
                let foreign: String = said.chars().filter(|letter| !GSM.contains(*letter)).collect();
                assert_eq!(foreign, "", "{language}: {said}");
            }
            let most = if latin { 160 } else { 70 };
            let long = said.encode_utf16().count();
            assert!(long <= most, "{language}: {long} characters of {most}: {said}");
        }
    }
}

/// Whoever listens has to know what the code is for; and every language is one that voices are asked for by name.
#[test]
fn a_call_says_the_code_and_what_it_is_for_in_every_language() {
    for language in languages() {
        let words = Texts::choose(Some(&language), None);
        let tag = words.say("call-language").to_string();
        assert!(tag.starts_with(&format!("{language}-")), "{language}: {tag}");
        let digits = "4, 8, 2, 1";
        for (key, wanted) in [
            ("call-code-sign-in", "Messages"),
            ("call-code-enrol", "chat.example.org"),
            ("call-code-step-up", "chat.example.org"),
            ("call-code-desk", "chat.example.org"),
            ("call-code-approve", "4.99 Store"),
            ("call-code-again", digits),
            ("call-code-word", "K, B"),
        ] {
            let said = words
                .say(key)
                .with("digits", digits)
                .with("app", "Messages")
                .with("host", "chat.example.org")
                .with("text", "4.99 Store")
                .with("word", "K, B")
                .to_string();
            assert!(said.contains(wanted), "{language}: {said}");
            assert!(
                key == "call-code-word" || said.contains(digits),
                "{language}: {said}"
            );
            assert!(!said.contains('\n'), "{language}: each is said at once: {said}");
        }
    }
}

#[tokio::test]
async fn a_stranger_chooses_a_language_and_goes_back_to_where_they_were() {
    let running = Running::start().await;
    let browser = running.browser();
    let (_, page) = browser.get("/sign-in?app=calls").await;
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"));
    let (_, page) = browser.get("/language").await;
    for (tag, name) in Texts::languages() {
        assert!(
            page.contains(&format!("value=\"{tag}\" lang=\"{tag}\"")),
            "{page}"
        );
        assert!(page.contains(&name), "{page}");
    }
    let choice = [("language", "ar"), ("next", "/sign-in?app=calls")];
    let (status, page) = browser.post("/language", &choice).await;
    assert_eq!(status, 200);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(page.contains("name=\"password\""), "{page}");
    // What went wrong is said in it, too.
    let lost = reqwest::Client::new()
        .get(format!("{}/nowhere", running.base))
        .header("accept", "text/html")
        .header("cookie", "language=fr");
    let page = lost.send().await.unwrap().text().await.unwrap();
    assert!(page.contains("lang=\"fr\""), "{page}");

    for next in ["//evil.example", "https://evil.example", "/\\evil.example", ""] {
        let (status, page) = browser
            .post("/language", &[("language", "de"), ("next", next)])
            .await;
        assert_eq!(status, 200, "{next}");
        assert!(
            page.contains("href=\"/messages\""),
            "the first page, not {next}: {page}"
        );
    }
    for language in ["xx", "", "de\r\nset-cookie: a=b", "en-GB"] {
        let (status, _) = browser
            .post("/language", &[("language", language), ("next", "/")])
            .await;
        assert_eq!(status, 422, "{language:?}");
    }
    running.stop().await;
}

#[tokio::test]
async fn an_account_is_written_to_in_its_own_language() {
    let running = Running::start().await;
    let (browser, _) = running.protected("ada", PHONE).await;
    let texts = || running.app.courier.handset().unwrap().texts(Some(PHONE));
    let known = running.code(PHONE, None).await;
    let (_, page) = browser
        .post("/language", &[("language", "de"), ("next", "/account")])
        .await;
    assert!(page.contains("lang=\"de\""), "{page}");

    // Another browser that asks for nothing: the account knows.
    running.clock.advance(std::time::Duration::from_secs(60));
    let elsewhere = running.browser();
    elsewhere.sign_in("calls", "ada").await;
    let code = running.code(PHONE, Some(&known)).await;
    let german = Texts::choose(Some("de"), None);
    let wanted = german
        .say("text-code-sign-in")
        .with("code", code.clone())
        .with("app", german.say("app-calls").to_string())
        .with("host", running.app.public_url.host().to_owned())
        .to_string();
    assert!(texts().iter().any(|text| text.body == wanted), "{:?}", texts());
    let (_, page) = elsewhere.post("/sign-in/code", &[("code", &code)]).await;
    assert!(page.contains("lang=\"de\""), "{page}");
    let subject = german.say("mail-new-device-subject").to_string();
    for _ in 0..200 {
        let mails = running
            .app
            .courier
            .handset()
            .unwrap()
            .mails(Some("ada@example.org"));
        if mails.iter().any(|mail| mail.subject == subject) {
            running.stop().await;
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no mail in German");
}
