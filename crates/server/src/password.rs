//! What a password must be, and advice on choosing one.
//!
//! The rules are those of SP 800-63B-4, 3.1.1.2: length, a list of common passwords, and nothing else; no rules of
//! composition, no expiry, no hints. A password that is the only proof has 15 characters or more, one beside a second
//! step 8 or more; 256 are taken, and never cut off.
//!
//! What is hashed is the OpaqueString of RFC 8265, 4.2: composed (NFC), with every kind of space as the plain one, so
//! that a password typed on another keyboard is the same. A password that was set before a rule existed is still
//! compared: rules are asked when one is chosen, never at sign-in.

use doorcode_engine::secret::Password;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;
use zxcvbn::Score;
use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::matching::patterns::MatchPattern;

use crate::hashing::Secret;

/// Characters of a password that is the only proof (SP 800-63B-4, 3.1.1.2).
pub const SHORTEST_ALONE: usize = 15;
/// Characters of a password beside a second step (the same).
pub const SHORTEST_BESIDE: usize = 8;
/// Characters that are taken; the standard asks for 64 or more. The bound keeps hashing's input small.
pub const LONGEST: usize = 256;
/// Bytes of a form field that can hold such a password; what is longer is not looked at.
pub const LONGEST_BYTES: usize = 4 * LONGEST;

/// A word of the person or the service shorter than this says nothing when it is found in a password.
const SHORTEST_PERSONAL: usize = 4;
/// The name of the service, which a list made for everybody does not know.
const SERVICE: &str = "doorcode";

/// What else the server knows of the person, which a guesser would try first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The user name.
    pub user_name: &'a str,
    /// The name shown to others.
    pub display_name: &'a str,
    /// The e-mail address.
    pub email: &'a str,
    /// Whether a second step stands beside this password: it is on, or this server requires it.
    pub beside_second_step: bool,
}

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unfit {
    /// It has fewer characters than [`Advice::shortest`].
    TooShort,
    /// It has more than [`LONGEST`].
    TooLong,
    /// It holds a character that no keyboard types, such as a line break.
    Control,
    /// It is on the list of common passwords, or one pattern from end to end.
    Common,
    /// It is little more than the person's or the service's own name.
    Personal,
}

impl Unfit {
    /// The key of the text that says so.
    pub const fn text(self) -> &'static str {
        match self {
            Self::TooShort => "password-unfit-too-short",
            Self::TooLong => "password-unfit-too-long",
            Self::Control => "password-unfit-control",
            Self::Common => "password-unfit-common",
            Self::Personal => "password-unfit-personal",
        }
    }
}

/// How strong a password is, and what would make it stronger. All texts are keys of the Fluent files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// 0 (guessed at once) to 4 (out of reach).
    pub score: u8,
    /// The key of the score in words.
    pub score_text: &'static str,
    /// Why it is not taken, if it is not.
    pub unfit: Option<Unfit>,
    /// The key of the reason.
    pub unfit_text: Option<&'static str>,
    /// The key of what makes it weak.
    pub warning: Option<&'static str>,
    /// The keys of what would help, the best first.
    pub suggestions: Vec<&'static str>,
    /// Characters it has.
    pub length: usize,
    /// Characters it must have.
    pub shortest: usize,
}

/// The form of a password that is hashed and compared.
pub fn prepared(password: &Password) -> Secret {
    let mut text = opaque(password.expose());
    Zeroizing::new(std::mem::take(&mut *text).into_bytes())
}

/// The OpaqueString of RFC 8265, 4.2.1: spaces mapped, then NFC. Its refusals are [`advise`]'s.
fn opaque(text: &str) -> Zeroizing<String> {
    // Composed text can be longer in bytes, but never by more than this (UAX #15, 'maximum expansion factors'); room for
    // all of it, so that no copy is left behind when it grows.
    let mut composed = Zeroizing::new(String::with_capacity(text.len().saturating_mul(3)));
    let spaced = text.chars().map(|c| {
        if c.is_whitespace() && !c.is_control() {
            ' '
        } else {
            c
        }
    });
    composed.extend(spaced.nfc());
    composed
}

/// Judges a password that is being chosen.
pub fn advise(password: &Password, context: &Context<'_>) -> Advice {
    let shortest = if context.beside_second_step {
        SHORTEST_BESIDE
    } else {
        SHORTEST_ALONE
    };
    let text = opaque(password.expose());
    let length = text.chars().count();
    let words = personal_words(context);
    let inputs: Vec<&str> = words.iter().map(String::as_str).collect();
    let strength = zxcvbn::zxcvbn(&text, &inputs);
    let one_pattern =
        matches!(strength.sequence(), [only] if !matches!(only.pattern, MatchPattern::BruteForce));
    let unfit = if length < shortest {
        Some(Unfit::TooShort)
    } else if length > LONGEST {
        Some(Unfit::TooLong)
    } else if text.chars().any(char::is_control) {
        Some(Unfit::Control)
    } else if rest_without(&text, &words) < SHORTEST_BESIDE {
        Some(Unfit::Personal)
    } else if one_pattern {
        Some(Unfit::Common)
    } else {
        None
    };
    let score = score(strength.score(), unfit);
    let feedback = strength.feedback();
    Advice {
        score,
        score_text: SCORES
            .get(usize::from(score))
            .copied()
            .unwrap_or("password-score-0"),
        unfit,
        unfit_text: unfit.map(Unfit::text),
        warning: feedback.and_then(|feedback| feedback.warning()).map(warning_text),
        suggestions: feedback
            .map(|feedback| {
                feedback
                    .suggestions()
                    .iter()
                    .map(|one| suggestion_text(*one))
                    .collect()
            })
            .unwrap_or_default(),
        length,
        shortest,
    }
}

const SCORES: [&str; 5] = [
    "password-score-0",
    "password-score-1",
    "password-score-2",
    "password-score-3",
    "password-score-4",
];

/// A password that is not taken is never called good.
fn score(score: Score, unfit: Option<Unfit>) -> u8 {
    let score = match score {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        _ => 4,
    };
    if unfit.is_some() { score.min(1) } else { score }
}

/// The words that a guesser who knows the person would try, in lower case, the longest first.
fn personal_words(context: &Context<'_>) -> Vec<String> {
    let whole = [context.user_name, context.display_name, context.email, SERVICE];
    let parts = whole
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> = whole
        .iter()
        .copied()
        .chain(parts)
        .map(|word| word.nfc().collect::<String>().to_lowercase())
        .filter(|word| word.chars().count() >= SHORTEST_PERSONAL)
        .collect();
    words.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    words.dedup();
    words
}

/// How many characters are left when the personal words are taken out.
fn rest_without(text: &str, words: &[String]) -> usize {
    let mut rest = Zeroizing::new(text.to_lowercase());
    for word in words {
        if rest.contains(word.as_str()) {
            // A mark in place of the word, so that its neighbours do not join to another one.
            rest = Zeroizing::new(rest.replace(word.as_str(), "\u{0}"));
        }
    }
    rest.chars().filter(|c| *c != '\u{0}').count()
}

fn warning_text(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "password-warning-rows",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "password-warning-keyboard",
        Warning::RepeatsLikeAaaAreEasyToGuess => "password-warning-repeats",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "password-warning-repeated-words",
        Warning::ThisIsATop10Password | Warning::ThisIsATop100Password | Warning::ThisIsACommonPassword => {
            "password-warning-common"
        }
        Warning::ThisIsSimilarToACommonlyUsedPassword => "password-warning-like-common",
        Warning::SequencesLikeAbcAreEasyToGuess => "password-warning-sequences",
        Warning::RecentYearsAreEasyToGuess => "password-warning-years",
        Warning::AWordByItselfIsEasyToGuess => "password-warning-one-word",
        Warning::DatesAreOftenEasyToGuess => "password-warning-dates",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "password-warning-names",
    }
}

fn suggestion_text(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "password-suggestion-words",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "password-suggestion-no-symbols",
        Suggestion::AddAnotherWordOrTwo => "password-suggestion-more-words",
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => "password-suggestion-capitals",
        Suggestion::ReversedWordsArentMuchHarderToGuess => "password-suggestion-reversed",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => "password-suggestion-substitutions",
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "password-suggestion-keyboard",
        Suggestion::AvoidRepeatedWordsAndCharacters => "password-suggestion-repeats",
        Suggestion::AvoidSequences => "password-suggestion-sequences",
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "password-suggestion-dates",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::web::texts::Texts;

    fn judged(text: &str) -> Option<Unfit> {
        let context = Context {
            user_name: "anna.miller",
            display_name: "Anna Müller",
            email: "anna@post.example",
            ..Context::default()
        };
        advise(&Password::new(text.to_owned()), &context).unfit
    }

    fn beside(text: &str) -> Option<Unfit> {
        let context = Context {
            user_name: "anna.miller",
            beside_second_step: true,
            ..Context::default()
        };
        advise(&Password::new(text.to_owned()), &context).unfit
    }

    #[test]
    fn length_is_what_counts() {
        assert_eq!(judged("kettle moss 41"), Some(Unfit::TooShort));
        assert_eq!(judged("kettle moss 412"), None);
        assert_eq!(beside("kettle7"), Some(Unfit::TooShort));
        assert_eq!(beside("kettle7x"), None);
        assert_eq!(judged(&"jq vw ".repeat(43)), Some(Unfit::TooLong));
        assert_eq!(
            judged("пять слов без цифр"),
            None,
            "letters of any script, counted as characters"
        );
        assert_eq!(beside("пятьсло"), Some(Unfit::TooShort));
    }

    #[test]
    fn common_ones_are_refused_however_they_are_written() {
        for common in [
            "password",
            "P@ssw0rd",
            "drowssap",
            "iloveyou",
            "qwertyuiop",
            "12345678",
            "aaaaaaaa",
            "abcdefgh",
        ] {
            assert_eq!(beside(common), Some(Unfit::Common), "{common}");
        }
        for long in ["passwordpassword", "aaaaaaaaaaaaaaaaa", "abcdefghijklmnopqr"] {
            assert_eq!(judged(long), Some(Unfit::Common), "{long}");
        }
    }

    #[test]
    fn ones_own_name_does_not_count_towards_the_length() {
        for personal in [
            "anna.miller2024",
            "Anna Müller 12",
            "doorcode-doorcode",
            "DoorcodeAnna.Miller!",
            "anna@post.example1",
        ] {
            let padded = format!("{personal:.<15}");
            assert_eq!(judged(&padded), Some(Unfit::Personal), "{padded}");
        }
        assert_eq!(judged("anna likes wet kettles"), None);
    }

    #[test]
    fn the_same_password_from_another_keyboard_is_the_same() {
        let same = |one: &str, other: &str| {
            prepared(&Password::new(one.into())) == prepared(&Password::new(other.into()))
        };
        assert!(same("Mu\u{308}ller", "M\u{fc}ller"), "composed or not");
        assert!(same("a\u{a0}b", "a b"), "a no-break space is a space");
        assert!(same("a\u{3000}b", "a b"), "so is an ideographic one");
        assert!(!same("a", "A"));
        assert!(!same("a ", "a"), "nothing is trimmed");
        assert!(!same("ﬁ", "fi"), "and nothing is folded further");
    }

    #[test]
    fn what_no_keyboard_types_is_refused() {
        assert_eq!(judged("kettle moss 412\n"), Some(Unfit::Control));
        assert_eq!(judged("kettle moss\u{0} 412"), Some(Unfit::Control));
    }

    #[test]
    fn every_text_exists() {
        let texts = Texts::english();
        let mut keys: Vec<&str> = SCORES.to_vec();
        keys.extend(
            [
                Unfit::TooShort,
                Unfit::TooLong,
                Unfit::Control,
                Unfit::Common,
                Unfit::Personal,
            ]
            .map(Unfit::text),
        );
        keys.extend(
            [
                Warning::StraightRowsOfKeysAreEasyToGuess,
                Warning::ShortKeyboardPatternsAreEasyToGuess,
                Warning::RepeatsLikeAaaAreEasyToGuess,
                Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
                Warning::ThisIsATop10Password,
                Warning::ThisIsSimilarToACommonlyUsedPassword,
                Warning::SequencesLikeAbcAreEasyToGuess,
                Warning::RecentYearsAreEasyToGuess,
                Warning::AWordByItselfIsEasyToGuess,
                Warning::DatesAreOftenEasyToGuess,
                Warning::CommonNamesAndSurnamesAreEasyToGuess,
            ]
            .map(warning_text),
        );
        keys.extend(
            [
                Suggestion::UseAFewWordsAvoidCommonPhrases,
                Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters,
                Suggestion::AddAnotherWordOrTwo,
                Suggestion::CapitalizationDoesntHelpVeryMuch,
                Suggestion::ReversedWordsArentMuchHarderToGuess,
                Suggestion::PredictableSubstitutionsDontHelpVeryMuch,
                Suggestion::UseALongerKeyboardPatternWithMoreTurns,
                Suggestion::AvoidRepeatedWordsAndCharacters,
                Suggestion::AvoidSequences,
                Suggestion::AvoidRecentYears,
            ]
            .map(suggestion_text),
        );
        for key in keys {
            let said = texts
                .say(key)
                .with("shortest", 15)
                .with("longest", 256)
                .to_string();
            assert!(!said.contains('⟦') && !said.contains('$'), "{key}: {said}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_judged_and_prepared_once_and_for_all(text in "\\PC{0,80}", name in "\\PC{0,20}") {
            let context = Context { user_name: &name, ..Context::default() };
            let password = Password::new(text);
            let advice = advise(&password, &context);
            prop_assert!(advice.score <= 4);
            let once = prepared(&password);
            let twice = prepared(&Password::new(String::from_utf8(once.to_vec()).unwrap()));
            prop_assert_eq!(once, twice);
        }
    }
}
