//! The countries that a phone number can be of, for the picker.

use rlibphonenumber::PHONE_NUMBER_UTIL;

use crate::web::texts::Texts;

/// One country of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its region (ISO 3166-1 alpha-2), as the form posts it: `DE`.
    pub region: String,
    /// Its name in the person's language.
    pub name: String,
    /// Its calling code, without the plus: 49.
    pub calling_code: i32,
}

/// Every country that has phone numbers, by name.
///
/// The first call of the program's life loads the phone tables, some 50 ms; the start warms them up ([`warm_up`]).
pub fn countries(t: &Texts) -> Vec<Country> {
    let mut countries: Vec<Country> = PHONE_NUMBER_UTIL
        .get_supported_regions()
        .filter_map(|region| {
            let calling_code = PHONE_NUMBER_UTIL.get_country_code_for_region(region)?;
            let region = region.to_string();
            let name = t.say(format!("country-{region}")).to_string();
            Some(Country {
                region,
                name,
                calling_code,
            })
        })
        .collect();
    countries.sort_by_cached_key(|country| sorted_as(&country.name));
    countries
}

/// Loads the tables that reading phone numbers and listing countries need.
pub fn warm_up() {
    countries(&Texts::english());
    if let Ok(number) = PHONE_NUMBER_UTIL.parse("+12015550123", None) {
        PHONE_NUMBER_UTIL.is_valid_number(&number);
    }
}

/// Åland stands among the A's, whatever its first letter's number is.
fn sorted_as(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            'Å' | 'Ã' | 'Á' => 'A',
            'Ç' => 'C',
            'É' => 'E',
            'ã' | 'á' | 'å' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ô' | 'ó' => 'o',
            'ñ' => 'n',
            other => other,
        })
        .collect::<String>()
        .to_lowercase()
}
