//! Phone numbers as people write them.

use doorcode_engine::account::PhoneNumber;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType};

use super::pages::countries::{Country, countries};
use super::pages::form::FieldError;
use super::texts::Texts;
use crate::app::App;

/// The longest text that is read as a number: nobody writes more, and the parser's time grows with it.
const LONGEST: usize = 64;

/// A new phone's number, as [`read`] reads it, of a country that texts go to.
///
/// # Errors
/// What is wrong with it, for its field.
pub fn accept(app: &App, typed: &str, country: &str) -> Result<PhoneNumber, FieldError> {
    let number = read(typed, country, app.makes_calls())?;
    if app.courier.permits(&number) {
        Ok(number)
    } else {
        Err(FieldError::PhoneCountry)
    }
}

/// The countries to choose from: those that texts go to.
pub fn countries_for(app: &App, t: &Texts) -> Vec<Country> {
    let mut all = countries(t);
    if let Some(toll) = app.courier.toll() {
        all.retain(|country| toll.settings().allows(&country.region));
    }
    all
}

/// Any common way of writing a number that can receive texts, wherever it is (see [`accept`]). `country` is the region that
/// a number without a country code belongs to, such as `DE`.
///
/// # Errors
/// What is wrong with it, for its field.
pub fn read(typed: &str, country: &str, calls: bool) -> Result<PhoneNumber, FieldError> {
    if typed.trim().is_empty() {
        return Err(FieldError::Missing);
    }
    if typed.len() > LONGEST {
        return Err(FieldError::NotAPhone);
    }
    let parsed = PHONE_NUMBER_UTIL.parse(typed, country.parse().ok());
    let number = parsed.map_err(|error| match error {
        rlibphonenumber::ParseError::NotANumber(_) => FieldError::NotAPhone,
        _ => FieldError::PhoneShape,
    })?;
    if !PHONE_NUMBER_UTIL.is_valid_number(&number) {
        return Err(FieldError::PhoneShape);
    }
    match PHONE_NUMBER_UTIL.get_number_type(&number) {
        PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile | PhoneNumberType::VoIP => {}
        PhoneNumberType::FixedLine if calls => {}
        // Service numbers, shared costs and 'personal' numbers, too: what a text there costs is for their owners to say.
        _ => return Err(FieldError::PhoneNoTexts),
    }
    PHONE_NUMBER_UTIL
        .format(&number, PhoneNumberFormat::E164)
        .parse()
        .map_err(|_| FieldError::PhoneShape)
}

/// Whether a number is one that texts do not reach, and calls do.
pub fn is_landline(number: &PhoneNumber) -> bool {
    let parsed = PHONE_NUMBER_UTIL.parse(number.as_str(), None);
    parsed.is_ok_and(|number| PHONE_NUMBER_UTIL.get_number_type(&number) == PhoneNumberType::FixedLine)
}

/// A number as people of its country write it for others, `+49 170 1234567`.
pub fn written(number: &PhoneNumber) -> String {
    PHONE_NUMBER_UTIL.parse(number.as_str(), None).map_or_else(
        |_| number.as_str().to_owned(),
        |parsed| {
            PHONE_NUMBER_UTIL
                .format(&parsed, PhoneNumberFormat::International)
                .into_owned()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_common_way_of_writing_is_read() {
        for typed in [
            "0170 1234567",
            "+49 170 1234567",
            "0049-170/1234567",
            "(0170) 1234567",
            "\u{ff10}170 1234567",
        ] {
            assert_eq!(
                read(typed, "DE", false).unwrap().as_str(),
                "+491701234567",
                "{typed}"
            );
        }
        assert_eq!(
            read("(201) 555-0123", "US", false).unwrap().as_str(),
            "+12015550123"
        );
        assert_eq!(
            read("+44 7400 123456", "DE", false).unwrap().as_str(),
            "+447400123456"
        );
    }

    #[test]
    fn what_receives_no_texts_is_refused_with_its_reason() {
        let endless = "1".repeat(LONGEST + 1);
        for (typed, why) in [
            ("", FieldError::Missing),
            ("  ", FieldError::Missing),
            ("call me", FieldError::NotAPhone),
            ("0170 12", FieldError::PhoneShape),
            ("+999 123456789", FieldError::PhoneShape),
            ("030 123456", FieldError::PhoneNoTexts),
            ("0800 1234567", FieldError::PhoneNoTexts),
            ("0900 1234567", FieldError::PhoneNoTexts),
            ("0180 5123456", FieldError::PhoneNoTexts),
            ("+1 900 555 0123", FieldError::PhoneNoTexts),
            ("+44 70 1234 5678", FieldError::PhoneNoTexts),
            ("+979 123 456 789", FieldError::PhoneNoTexts),
            ("+808 1234 5678", FieldError::PhoneNoTexts),
            (&endless, FieldError::NotAPhone),
        ] {
            assert_eq!(read(typed, "DE", false).unwrap_err(), why, "{typed}");
        }
    }

    #[test]
    fn a_landline_is_taken_where_calls_are_made() {
        let number = read("030 123456", "DE", true).unwrap();
        assert!(is_landline(&number));
        assert_eq!(
            read("0800 1234567", "DE", true).unwrap_err(),
            FieldError::PhoneNoTexts
        );
        assert!(!is_landline(&"+491701234567".parse().unwrap()));
        assert!(
            !is_landline(&"+12015550123".parse().unwrap()),
            "it may be a mobile one"
        );
    }

    #[test]
    fn a_number_is_shown_as_people_write_it() {
        assert_eq!(written(&"+491701234567".parse().unwrap()), "+49 170 1234567");
    }
}
