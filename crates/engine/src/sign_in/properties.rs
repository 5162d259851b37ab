//! What holds for any sequence of events in any number of interleaved sign-ins of one account.

use super::*;
use crate::effect::{Audit, Effect};
use crate::ids::DeviceId;
use crate::rules::Rules;
use crate::testing::{ACCOUNT, World, typed};
use crate::time::{DAY_MS, MINUTE_MS, SECOND_MS};
use proptest::prelude::*;
use std::collections::HashMap;

/// What somebody does, to one of four sign-ins.
#[derive(Clone, Debug)]
enum Doing {
    Password {
        known: bool,
    },
    Answer {
        right: bool,
        stale: bool,
    },
    Send,
    /// The code that came last for this sign-in.
    Code,
    /// The code that came last for the sign-in after it.
    CodeOfAnother,
    Wrong,
    Key,
    Retype,
    Cancel,
    Look,
    /// The account changes in between.
    NewPassword,
    DropPhone,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        20 => any::<bool>().prop_map(|known| Doing::Password { known }),
        40 => (prop::bool::weighted(0.9), prop::bool::weighted(0.1))
            .prop_map(|(right, stale)| Doing::Answer { right, stale }),
        12 => Just(Doing::Send),
        6 => Just(Doing::Code),
        2 => Just(Doing::CodeOfAnother),
        60 => Just(Doing::Wrong),
        4 => Just(Doing::Key),
        6 => Just(Doing::Retype),
        1 => Just(Doing::Cancel),
        1 => Just(Doing::Look),
        1 => Just(Doing::NewPassword),
        1 => Just(Doing::DropPhone),
    ]
}

#[derive(Default)]
struct Seen {
    /// A password was asked about and answered right, and the password has not changed since.
    password: bool,
    /// The answer that is due, and whether it is about a key.
    due: Option<(Ticket, bool)>,
    stale: Option<Ticket>,
    code: Option<String>,
    key_right: bool,
    hash_due: Option<Ticket>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_session_without_both_proofs_and_no_guess_too_many(
        steps in prop::collection::vec((0_usize..4, doing(), prop_oneof![
            100 => 0_i64..40 * SECOND_MS, 8 => 0_i64..11 * MINUTE_MS, 1 => 0_i64..200 * DAY_MS
        ]), 1..250)
    ) {
        let mut world = World::new();
        let rules = Rules { sends_unknown: crate::rules::Allowance { burst: 1_000, interval_ms: 100 }, ..Rules::classic() };
        world.rules = rules;
        world.trust("99");
        let mut sign_ins: Vec<SignIn> = (0..4).map(|_| SignIn::begin(AppId::calls(), &mut world.cx())).collect();
        let mut seen: Vec<Seen> = (0..4).map(|_| Seen::default()).collect();
        // Wrong comparisons: when, of how many digits, in which pool.
        let mut wrong: Vec<(Timestamp, u8, bool)> = Vec::new();
        let mut used_codes: HashMap<String, u32> = HashMap::new();
        for (which, doing, pause_ms) in steps {
            world.later(pause_ms);
            if matches!(sign_ins[which].state, State::SignedIn { .. } | State::Ended(_)) {
                sign_ins[which] = SignIn::begin(AppId::calls(), &mut world.cx());
                seen[which] = Seen::default();
            }
            let other_code = seen[(which + 1) % 4].code.clone();
            let mine = &mut seen[which];
            let mut typed_code = None;
            let event = match doing {
                Doing::Password { known } => Event::PasswordGiven {
                    account: Some(ACCOUNT),
                    lane: if known { Lane::Known(DeviceId::from_u128(1)) } else { Lane::Unknown },
                },
                Doing::Answer { right, stale } => {
                    let due = if stale { mine.stale.map(|ticket| (ticket, false)) } else { mine.due };
                    match (due, mine.hash_due) {
                        (_, Some(ticket)) if !stale => Event::NewKeyHashed { ticket, hash: "hash".to_owned() },
                        (Some((ticket, false)), _) => Event::PasswordChecked { ticket, right },
                        (Some((ticket, true)), _) => Event::RecoveryKeyChecked { ticket, right },
                        _ => Event::Looked,
                    }
                }
                Doing::Send => Event::CodeRequested { phone: None },
                Doing::Code => { typed_code = mine.code.clone(); typed_code.as_ref().map_or(Event::Looked, |code| Event::CodeGiven(typed(code))) }
                Doing::CodeOfAnother => { typed_code = other_code; typed_code.as_ref().map_or(Event::Looked, |code| Event::CodeGiven(typed(code))) }
                Doing::Wrong => match &mine.code {
                    Some(code) => {
                        let first = if code.starts_with('0') { '1' } else { '0' };
                        let code = format!("{first}{}", &code[1..]);
                        let event = Event::CodeGiven(typed(&code));
                        typed_code = Some(code);
                        event
                    }
                    None => Event::Looked,
                },
                Doing::Key => Event::RecoveryKeyGiven(world.other_key()),
                Doing::Retype => match &sign_ins[which].state {
                    State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. } =>
                        Event::NewKeyRetyped(awaiting.draft.reveal(&world.keys)),
                    _ => Event::Looked,
                },
                Doing::Cancel => Event::Cancelled,
                Doing::Look => Event::Looked,
                Doing::NewPassword => {
                    world.later(1);
                    world.new_password("another");
                    for one in &mut seen { one.password = false; }
                    Event::Looked
                }
                Doing::DropPhone => {
                    if world.facts.phones.len() > 1 {
                        let id = world.facts.phones[0].id;
                        world.drop_phone(id);
                    }
                    Event::Looked
                }
            };
            let mine = &mut seen[which];
            let answered = match (&event, mine.due) {
                (Event::PasswordChecked { ticket, right }, Some((due, false))) => *ticket == due && *right,
                _ => false,
            };
            let key_answered = matches!((&event, mine.due), (Event::RecoveryKeyChecked { ticket, right: true }, Some((due, true))) if *ticket == due);
            let before = sign_ins[which].clone();
            let row = serde_json::to_string(&before).unwrap();
            let restored = SignIn::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
            prop_assert_eq!(&restored, &before);
            let (facts, guard) = (world.facts.clone(), world.guard.clone());
            let pool_before = guard.wrong_known_devices(world.now);
            let decision = step(restored, Some(&facts), guard, event, &mut world.cx());
            let live_digits = match &before.state {
                State::AwaitingSecondStep(a) | State::CheckingRecoveryKey { awaiting: a, .. } => a.code.as_ref().map(LiveCode::digits),
                _ => None,
            };
            // What was compared and wrong, whether or not the guard has counted it.
            if decision.effects.iter().any(|effect| matches!(effect, Effect::Audit(Audit::CodeWrong))) {
                let known = matches!(before.lane, Lane::Known(_)) && pool_before < 10;
                wrong.push((world.now, live_digits.unwrap(), known));
            }
            if answered { mine.password = true; }
            if key_answered { mine.key_right = true; }
            for effect in &decision.effects {
                match effect {
                    Effect::CheckPassword { ticket, .. } => {
                        mine.stale = mine.due.map(|(ticket, _)| ticket);
                        mine.due = Some((*ticket, false));
                    }
                    Effect::CheckRecoveryKey { ticket, .. } => mine.due = Some((*ticket, true)),
                    Effect::HashRecoveryKey { ticket, .. } => mine.hash_due = Some(*ticket),
                    Effect::SendCode { code, .. } => mine.code = Some(code.expose().to_owned()),
                    Effect::OpenSession(_) => {
                        prop_assert!(mine.password, "a session without the password");
                        let by_code = typed_code.is_some() && typed_code == mine.code;
                        prop_assert!(by_code || mine.key_right, "a session without a second step");
                        if by_code {
                            let id = format!("{} {}", before.id(), typed_code.clone().unwrap());
                            let times = used_codes.entry(id).or_default();
                            *times += 1;
                            prop_assert_eq!(*times, 1, "a code accepted twice");
                        }
                    }
                    _ => {}
                }
            }
            let State::SignedIn { .. } = &decision.state.state else {
                // Something was typed and nothing changed: then nothing was charged either.
                if decision.state == before && typed_code.is_some() {
                    prop_assert_eq!(&decision.guard, &world.guard);
                }
                sign_ins[which] = decision.state;
                world.commit("", "", decision.guard, decision.effects);
                continue;
            };
            sign_ins[which] = decision.state;
            world.commit("", "", decision.guard, decision.effects);
        }
        // In any year: at most 6 at four digits, 66 at four or six, 6066 at up to eight; at most 10 from known devices.
        for (end, _, _) in &wrong {
            let within = |known: bool, digits: u8| wrong.iter()
                .filter(|(at, of, pool)| *pool == known && *of <= digits && at <= end && end.since_ms(*at) < 366 * DAY_MS)
                .count();
            prop_assert!(within(false, 4) <= 6 && within(false, 6) <= 66 && within(false, 8) <= 6_066);
            prop_assert!(within(true, 10) <= 10);
        }
    }

    #[test]
    fn a_damaged_row_is_an_error_and_no_panic(cut in 0_usize..400, byte: u8) {
        let mut world = World::new();
        let sign_in = SignIn::begin(AppId::calls(), &mut world.cx());
        let mut row = serde_json::to_vec(&sign_in).unwrap();
        let place = cut % row.len();
        row[place] = byte;
        let _ = SignIn::restore(&mut serde_json::Deserializer::from_slice(&row));
        row.truncate(place);
        prop_assert!(SignIn::restore(&mut serde_json::Deserializer::from_slice(&row)).is_err());
    }
}
