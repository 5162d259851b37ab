//! What texts may cost: which countries they go to, what a part costs there, and how many of them there may be.

use rlibphonenumber::PHONE_NUMBER_UTIL;

/// Millionths of the currency in one.
const WHOLE: i64 = 1_000_000;
/// Digits after the point of an amount.
const DECIMALS: usize = 6;
/// No amount is larger: more is a slip of the finger.
const LARGEST: i64 = 1_000_000 * WHOLE;

/// An amount of the operator's currency, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub i64);

impl std::fmt::Display for Money {
    /// With two digits after the point, or as many as it has.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / WHOLE, (self.0 % WHOLE).abs());
        let rest = format!("{rest:0DECIMALS$}");
        let rest = format!("{:0<2}", rest.trim_end_matches('0'));
        write!(f, "{whole}.{rest}")
    }
}

impl std::str::FromStr for Money {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refusal = || format!("'{text}' is not an amount such as 0.075");
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(rest) || whole.len() > 7 || rest.len() > DECIMALS {
            return Err(refusal());
        }
        let digits = format!("{whole}{rest:0<DECIMALS$}");
        let amount = digits.parse::<i64>().map_err(|_| refusal())?;
        if amount > LARGEST {
            return Err(format!("'{text}' is more than {}", Self(LARGEST)));
        }
        Ok(Self(amount))
    }
}

/// What texts may cost. Nothing of it holds while they only go to the make-believe phone.
#[derive(Clone, Debug)]
pub struct TollSettings {
    /// The countries that texts go to, two letters of ISO 3166 each; or `all` alone.
    pub countries: Vec<String>,
    /// What a part costs, by the beginning of the number.
    pub prices: Vec<(String, Money)>,
    /// The currency of all amounts.
    pub currency: String,
    /// What texts may cost in a day before new phones get none.
    pub budget_day: Money,
    /// The same, in 30 days.
    pub budget_month: Money,
    /// Texts to new phones whose numbers begin alike, in a day.
    pub per_prefix: u32,
    /// Texts to new phones that one source asks for, in a day.
    pub per_source: u32,
    /// Where alerts go.
    pub alert_to: Option<String>,
}

/// The beginning that all numbers have, whose price is that of numbers that no other one is for.
const ANY: &str = "+";

impl Default for TollSettings {
    /// For a family: fifty texts a day at a price that few countries exceed.
    fn default() -> Self {
        Self {
            countries: Vec::new(),
            prices: vec![(ANY.to_owned(), Money(WHOLE / 10))],
            currency: "EUR".to_owned(),
            budget_day: Money(5 * WHOLE),
            budget_month: Money(50 * WHOLE),
            per_prefix: 20,
            per_source: 20,
            alert_to: None,
        }
    }
}

impl TollSettings {
    /// What a part costs to a number: the price of the longest beginning that it has.
    pub fn price(&self, number: &str) -> Money {
        let fitting = self
            .prices
            .iter()
            .filter(|(prefix, _)| number.starts_with(prefix));
        let longest = fitting.max_by_key(|(prefix, _)| prefix.len());
        longest.map_or(Money(0), |(_, price)| *price)
    }

    /// Whether texts go to a country; to those that no country has (satellites, networks of the whole world) never.
    pub fn allows(&self, country: &str) -> bool {
        self.countries
            .iter()
            .any(|allowed| allowed == ALL_COUNTRIES || allowed == country)
    }
}

/// Stands for every country.
const ALL_COUNTRIES: &str = "all";

/// A country as it is written in the configuration.
///
/// # Errors
/// There is none of these letters.
pub(super) fn country(text: &str) -> Result<String, String> {
    if text == ALL_COUNTRIES {
        return Ok(text.to_owned());
    }
    let letters = text.to_ascii_uppercase();
    let region = letters.parse().ok().filter(|_| letters.len() == 2);
    match region.and_then(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region)) {
        Some(_) => Ok(letters),
        None => Err(format!(
            "'{text}' is no country with phone numbers, in two letters of ISO 3166, such as DE (or {ALL_COUNTRIES})"
        )),
    }
}

/// A table of prices; what has none in it costs as much as without a table.
///
/// # Errors
/// What is wrong with it.
pub(super) fn prices(pairs: &[(String, String)]) -> Result<Vec<(String, Money)>, String> {
    let mut prices = TollSettings::default().prices;
    for (prefix, price) in pairs {
        let digits = prefix.strip_prefix('+').unwrap_or("x");
        if digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!(
                "'{prefix}' is not the beginning of a number, such as \"+49\" or \"+\" for all"
            ));
        }
        let price = price.parse()?;
        prices.retain(|(other, _)| other != prefix);
        prices.push((prefix.clone(), price));
    }
    Ok(prices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_read_as_they_are_written() {
        for (text, millionths, shown) in [
            ("0.075", 75_000, "0.075"),
            ("5", 5_000_000, "5.00"),
            ("12.5", 12_500_000, "12.50"),
            ("0.000001", 1, "0.000001"),
            ("0", 0, "0.00"),
        ] {
            let money: Money = text.parse().unwrap();
            assert_eq!(
                (money.0, money.to_string().as_str()),
                (millionths, shown),
                "{text}"
            );
        }
        for text in [
            "",
            ".5",
            "5.",
            "-1",
            "1e3",
            "0,5",
            "0.0000001",
            "1000001",
            "5 EUR",
            "nan",
        ] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_longest_beginning_has_the_price() {
        let pair = |prefix: &str, price: &str| (prefix.to_owned(), price.to_owned());
        let prices = prices(&[pair("+49", "0.075"), pair("+4915", "0.08"), pair("+1", "0.008")]).unwrap();
        let settings = TollSettings {
            prices,
            ..TollSettings::default()
        };
        for (number, price) in [
            ("+491701234567", "0.075"),
            ("+4915123456789", "0.08"),
            ("+12015550123", "0.008"),
            ("+33612345678", "0.10"),
        ] {
            assert_eq!(settings.price(number).to_string(), price, "{number}");
        }
        for wrong in ["49", "+49x", "", "+1234567890123456"] {
            assert!(super::prices(&[pair(wrong, "1")]).is_err(), "{wrong}");
        }
        assert!(super::prices(&[pair("+49", "cheap")]).is_err());
    }

    #[test]
    fn a_country_is_one_that_has_numbers() {
        assert_eq!(country("de").unwrap(), "DE");
        assert_eq!(country("all").unwrap(), "all");
        for wrong in ["UK", "XX", "DEU", "", "001", "+49"] {
            assert!(country(wrong).is_err(), "{wrong}");
        }
        let settings = TollSettings {
            countries: vec!["DE".to_owned()],
            ..TollSettings::default()
        };
        assert!(settings.allows("DE") && !settings.allows("AT"));
        assert!(!TollSettings::default().allows("DE"));
    }
}
