use doorcode_engine::ids::DeviceId;

use super::*;

const TODAY: i64 = 20_000;
const PREFIX: &str = "+49170123";
const SOURCE: &str = "@source";

fn number(text: &str) -> PhoneNumber {
    text.parse().unwrap()
}

fn settings() -> TollSettings {
    TollSettings {
        countries: vec!["DE".to_owned()],
        ..TollSettings::default()
    }
}

fn counted(scope: &str, day: i64, proved: bool, sent: i64, typed: i64, cost: i64) -> Counted {
    Counted {
        scope: scope.to_owned(),
        day,
        proved,
        sent,
        typed,
        cost,
    }
}

fn judged(counted: &[Counted]) -> Result<Room, Full> {
    let (prefix, source) = (PREFIX.to_owned(), SOURCE.to_owned());
    judge(&settings(), counted, prefix, source, Money(100_000), TODAY)
}

#[test]
fn texts_go_to_countries_of_the_list_and_to_no_satellite() {
    let toll = Toll::new(&settings());
    assert!(toll.permits(&number("+491701234567")));
    for other in [
        "+33612345678",
        "+12015550123",
        "+18765551234",
        "+870773111632",
        "+881612345678",
        "+882161234567",
        "+883510012345",
        "+979123456789",
        "+80812345678",
        "+87812345678901",
    ] {
        assert!(!toll.permits(&number(other)), "{other}");
        let all = TollSettings {
            countries: vec!["all".to_owned()],
            ..settings()
        };
        let of_a_country = ["+33", "+1"].iter().any(|code| other.starts_with(code));
        assert_eq!(Toll::new(&all).permits(&number(other)), of_a_country, "{other}");
    }
    // One calling code, many countries: Jamaica is not the United States.
    assert_eq!(country(&number("+12015550123")).unwrap(), "US");
    assert_eq!(country(&number("+18765551234")).unwrap(), "JM");
}

#[test]
fn a_text_costs_its_parts() {
    let toll = Toll::new(&settings());
    let to = number("+491701234567");
    assert_eq!(toll.cost(&to, "4821"), 100_000);
    assert_eq!(toll.cost(&to, &"a".repeat(161)), 200_000);
    assert_eq!(toll.cost(&to, &"ш".repeat(71)), 200_000);
    assert_eq!(prefix(&to), "+49170123");
}

#[test]
fn what_is_never_typed_in_stops_numbers_that_begin_alike() {
    let of = |sent, typed| counted(PREFIX, TODAY, false, sent, typed, 0);
    assert!(judged(&[of(9, 0)]).is_ok());
    assert_eq!(
        judged(&[of(10, 0)]).unwrap_err(),
        Full::Untyped(PREFIX.to_owned())
    );
    assert_eq!(
        judged(&[of(10, 2)]).unwrap_err(),
        Full::Untyped(PREFIX.to_owned())
    );
    assert!(judged(&[of(12, 3)]).is_ok());
    assert_eq!(
        judged(&[of(13, 3)]).unwrap_err(),
        Full::Untyped(PREFIX.to_owned())
    );
    // Yesterday counts, the day before does not.
    let before = |days| counted(PREFIX, TODAY - days, false, 8, 0, 0);
    assert!(judged(&[of(2, 0), before(1)]).is_err());
    assert!(judged(&[of(1, 0), before(1)]).is_ok());
    assert!(judged(&[of(2, 0), before(2)]).is_ok());
    // Typing all of them does not make it endless.
    assert!(judged(&[of(19, 19)]).is_ok());
    assert_eq!(
        judged(&[of(20, 20)]).unwrap_err(),
        Full::Prefix(PREFIX.to_owned())
    );
    // Nor does what is sent to another block, or to trusted phones.
    assert!(judged(&[counted("+49170124", TODAY, false, 50, 0, 0)]).is_ok());
    assert!(judged(&[counted(toll::ALL, TODAY, true, 50, 0, 0)]).is_ok());
}

#[test]
fn a_source_has_its_share_and_a_budget_its_end() {
    assert!(judged(&[counted(SOURCE, TODAY, false, 19, 0, 0)]).is_ok());
    assert_eq!(
        judged(&[counted(SOURCE, TODAY, false, 20, 0, 0)]).unwrap_err(),
        Full::Source
    );
    let all = |day, proved, cost| counted(toll::ALL, day, proved, 1, 0, cost);
    assert!(judged(&[all(TODAY, false, 2_450_000), all(TODAY, true, 2_450_000)]).is_ok());
    assert_eq!(
        judged(&[all(TODAY, false, 2_450_000), all(TODAY, true, 2_450_001)]).unwrap_err(),
        Full::Day
    );
    assert_eq!(
        judged(&[all(TODAY - 29, true, 49_950_000)]).unwrap_err(),
        Full::Month
    );
    assert!(judged(&[all(TODAY - 29, true, 49_900_000)]).is_ok());
}

#[test]
fn what_is_left_is_what_a_text_may_cost() {
    let now = Timestamp::from_ms(0);
    let all = |proved, cost| counted(toll::ALL, TODAY, proved, 1, 0, cost);
    let room = judged(&[all(false, 3_000_000), all(true, 1_800_000)]).unwrap();
    assert_eq!(room.left[2].most_cost, 3_200_000);
    assert_eq!(room.charge(200_000, now).unwrap().len(), 3);
    assert!(room.charge(200_001, now).is_none());
}

#[test]
fn trusted_phones_have_five_times_the_budget_and_on_known_devices_ten() {
    let toll = Toll::new(&settings());
    let owner = number("+491701234567");
    let bears = || [Lane::Unknown, Lane::Known(DeviceId::from_u128(1))].map(|lane| toll.bears(&owner, lane));
    toll.spend(24_999_999);
    assert_eq!(bears(), [true, true]);
    toll.spend(1);
    assert_eq!(bears(), [false, true]);
    toll.spend(25_000_000);
    assert_eq!(bears(), [false, false]);
    assert!(toll.permits(&owner));
}
