//! Guessing codes with the password in hand, until they get longer.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::client::{Answer, Server};
use super::people::{DeviceKey, Person, code_after, mark};
use super::report::Trouble;
use super::{Attack, Ledger, NO_CODES, Outcome, Played, Stage, held, not_tried, through};
use doorcode_engine::rules::Rules;

const FIXED: Attack = Attack {
    name: "One fixed guess at fresh codes",
    tried: "the same digits at one fresh sign-in after the other",
};
const PARALLEL: Attack = Attack {
    name: "Many sign-ins at once, each with guesses of its own",
    tried: "guesses at several open sign-ins of one account, at the same moment",
};
const OUTGROWN: Attack = Attack {
    name: "A state that refuses everybody tells right from wrong",
    tried: "a right and a wrong code after codes have become longer",
};
const STOLEN: Attack = Attack {
    name: "A stolen device key on another machine",
    tried: "the key of a known device without its proof, and with the proof of another",
};

/// Sign-ins that are open at once: with the one for the device, as many texts as a phone gets at once.
const OPEN: usize = 4;
/// Of those, the ones at which guesses are made in parallel, and how many.
const PARALLEL_AT: usize = 2;
const PARALLEL_GUESSES: usize = 2;
/// Guesses in all.
const GUESSES: u32 = OPEN as u32 + PARALLEL_AT as u32 * PARALLEL_GUESSES as u32;

/// The wrong codes that an account pays for it.
pub(super) fn spent(rules: &Rules) -> u32 {
    first_rung(rules).map_or(GUESSES, |wrong| GUESSES.min(wrong))
}

fn first_rung(rules: &Rules) -> Option<u32> {
    rules.ladder.first().and_then(|rung| rung.wrong)
}

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let device = match stage.cast() {
        Some(cast) => Some(known_device(&stage.server, &cast.ben).await),
        None => None,
    };
    ledger.begins(PARALLEL);
    match climb(stage).await {
        Ok([parallel, fixed, outgrown]) => {
            ledger.write(PARALLEL, Ok(parallel));
            ledger.write(FIXED, Ok(fixed));
            ledger.write(OUTGROWN, Ok(outgrown));
        }
        Err(trouble) => {
            ledger.write(PARALLEL, Err(Trouble::new(trouble.to_string())));
            ledger.write(FIXED, not_tried("the attack before it broke off"));
            ledger.write(OUTGROWN, not_tried("the attack before it broke off"));
        }
    }
    ledger
        .play(STOLEN, async {
            match (stage.cast(), device) {
                (Some(cast), Some(device)) => stolen(stage, &cast.ben, device?).await,
                _ => not_tried(NO_CODES),
            }
        })
        .await;
}

/// Another code of the same length.
pub(super) fn another(code: &str, number: u64) -> String {
    let width = code.len();
    let all = 10_u64.saturating_pow(u32::try_from(width).unwrap_or(10));
    format!(
        "{:0width$}",
        code.parse::<u64>().unwrap_or(0).wrapping_add(number) % all
    )
}

/// Gives a code to a sign-in, over the API.
pub(super) async fn give(server: &Server, token: &str, code: &str) -> Result<Answer, Trouble> {
    server
        .json("/sign-ins/current/code", token, &json!({"code": code}))
        .await
}

/// Whether a guess was compared: a server that says that it is wrong has looked.
fn was_compared(answer: &Answer) -> Result<bool, Trouble> {
    match (answer.status, answer.problem().as_str()) {
        (422, "wrong-code" | "code-spent") => Ok(true),
        (422, "code-outgrown" | "code-expired" | "wrong-length") | (429 | 503, _) => Ok(false),
        _ => Err(answer.unexpected("a guess")),
    }
}

/// Why guesses are not counted, or what came of counting them.
type Climbed = Result<[Outcome; 3], Trouble>;

/// The same word on all three.
fn all(outcome: &Outcome) -> Climbed {
    Ok([(); 3].map(|()| outcome.clone()))
}

/// Guesses until codes have become longer.
async fn climb(stage: &Stage) -> Climbed {
    let server = &stage.server;
    let person = stage.cast().map_or_else(|| stage.somebody(), |cast| &cast.ben);
    let first = usize::from(stage.rules.first_digits());
    let Some(allowed) = first_rung(&stage.rules).filter(|allowed| *allowed < GUESSES) else {
        let why = format!(
            "these rules bear more wrong guesses at {first} digits than the {GUESSES} for which texts can be had at once"
        );
        return all(&Outcome::NotTried(why));
    };
    let mut open = Vec::new();
    if stage.cast().is_none() {
        // It has a text already; another would be one too many.
        open.push((stage.pending().await?, String::new()));
    }
    while open.len() < OPEN {
        let (begun, code) = match stage.cast() {
            Some(_) => person.begin_with_code(server, "account").await?,
            None => (person.begin(server, "account").await?, String::new()),
        };
        if begun.digits != first {
            let why = format!(
                "codes of new devices have {} digits here already, so that guesses at {first} cannot be counted (they may have \
                 been guessed at lately, at this account or at all; and --config must name the server's own settings)",
                begun.digits
            );
            return all(&Outcome::NotTried(why));
        }
        open.push((begun.token, code));
    }
    let fixed = guess_beside(&open, first);
    let mut guesses: Vec<(&str, String)> = Vec::new();
    for (token, code) in open.iter().take(PARALLEL_AT) {
        let others = (1..)
            .map(|number| another(&fixed, number))
            .filter(|guess| guess != code);
        guesses.extend(others.take(PARALLEL_GUESSES).map(|guess| (token.as_str(), guess)));
    }
    let mut answers = Vec::new();
    for (token, _) in &open {
        answers.push(give(server, token, &fixed).await?);
    }
    let at_once = guesses.iter().map(|(token, guess)| give(server, token, guess));
    for answer in join_all(at_once).await {
        answers.push(answer?);
    }
    let mut compared = 0_u32;
    for answer in &answers {
        if answer.opened().is_some() {
            return all(&by_chance(stage));
        }
        compared += u32::from(was_compared(answer)?);
    }
    let outgrown = match open.as_slice() {
        _ if stage.cast().is_none() => Outcome::NotTried(NO_CODES.to_owned()),
        [.., (left, _), (right, code)] if compared == allowed => {
            right_and_wrong(server, right, code, left, &another(&fixed, 1)).await?
        }
        _ => Outcome::NotTried("codes did not get longer as the rules say".to_owned()),
    };
    let fresh = person.begin(server, "account").await?.digits;
    let (parallel, fixed) = judge(compared, allowed, first, fresh);
    Ok([parallel, fixed, outgrown])
}

/// What came of guesses in parallel, and of the same one at fresh codes.
fn judge(compared: u32, allowed: u32, first: usize, fresh: usize) -> (Outcome, Outcome) {
    let seen =
        format!("{compared} of {GUESSES} guesses were compared at {first} digits; the rules bear {allowed}");
    let parallel = if compared > allowed {
        Outcome::LetThrough(seen)
    } else if compared == allowed && fresh > first {
        Outcome::Held(seen)
    } else {
        // Codes that are spent, or were never sent, are compared with nothing: that would look like a bound.
        Outcome::NotTried(format!("{seen}, and no more could be made"))
    };
    let seen =
        format!("after {compared} wrong guesses a fresh code has {fresh} digits, before it had {first}");
    let fixed = if fresh > first {
        Outcome::Held(seen)
    } else if compared >= allowed {
        Outcome::LetThrough(seen)
    } else {
        Outcome::NotTried(seen)
    };
    (parallel, fixed)
}

/// Digits that are none of the codes, so that a wrong guess is one.
fn guess_beside(open: &[(String, String)], digits: usize) -> String {
    let start: String = "4711471147".chars().take(digits).collect();
    (0..10)
        .map(|number| another(&start, number * 10))
        .find(|guess| open.iter().all(|(_, code)| code != guess))
        .unwrap_or(start)
}

/// A wrong code that opened a session; or, where codes cannot be read, one that may have been right.
fn by_chance(stage: &Stage) -> Outcome {
    if stage.cast().is_some() {
        Outcome::LetThrough("a wrong code opened a session".to_owned())
    } else {
        Outcome::Failed(
            "a guess opened a session: by chance (one in ten thousand), or because any code does; end that session, and \
             play the drill on a try-out to know"
                .to_owned(),
        )
    }
}

/// Gives both to sign-ins whose codes have become too short.
async fn right_and_wrong(
    server: &Server,
    right: &str,
    code: &str,
    other: &str,
    wrong: &str,
) -> Result<Outcome, Trouble> {
    let to_wrong = give(server, other, wrong).await?;
    let to_right = give(server, right, code).await?;
    if to_right.opened().is_some() {
        return Ok(Outcome::LetThrough(
            "a code that was too short by then opened a session".to_owned(),
        ));
    }
    let face = |answer: &Answer| format!("{} {}", answer.status, answer.problem());
    Ok(if face(&to_right) == face(&to_wrong) {
        Outcome::Held(format!("both were answered {}", face(&to_right)))
    } else {
        Outcome::LetThrough(format!(
            "the right code was answered {}, the wrong one {}",
            face(&to_right),
            face(&to_wrong)
        ))
    })
}

/// Makes a device known: its key, and the one that the server gave it.
async fn known_device(server: &Server, person: &Person) -> Result<(DeviceKey, String), Trouble> {
    let key = DeviceKey::make()?;
    let proof = key.prove(server).await?;
    let mark = mark(server, &person.phone).await?;
    let begun = person.begin_on(server, "messages", Some((&proof, ""))).await?;
    let code = code_after(server, &person.phone, mark).await?;
    let done = give(server, &begun.token, &code)
        .await?
        .is(200, "signing in on a device")?;
    let given = done.text("/session/device_key")?;
    let session = done.text("/session/token")?;
    server
        .send(server.api(Method::DELETE, "/session", &session))
        .await?;
    Ok((key, given))
}

async fn stolen(stage: &Stage, person: &Person, (key, given): (DeviceKey, String)) -> Played {
    let server = &stage.server;
    let first = usize::from(stage.rules.first_digits());
    let strange = person.begin(server, "messages").await?.digits;
    if strange == first {
        return not_tried(
            "codes of new devices are as short as those of known ones, so that no difference could be seen",
        );
    }
    let own = key.prove(server).await?;
    let known = person
        .begin_on(server, "messages", Some((&own, &given)))
        .await?
        .digits;
    if known != first {
        return Err(Trouble::new(format!(
            "the known device itself got a code of {known} digits"
        )));
    }
    let other = DeviceKey::make()?.prove(server).await?;
    for (proof, with) in [
        (Value::Null, "without a proof"),
        (other, "with the proof of another key"),
        (own, "with a proof that was used before"),
    ] {
        let begun = match person.begin_on(server, "messages", Some((&proof, &given))).await {
            Ok(begun) => begun.digits,
            // Refused outright.
            Err(_) => continue,
        };
        if begun == first {
            return through(format!(
                "{with}, the stolen key made another machine a known device"
            ));
        }
    }
    held(format!(
        "the machine stays a new one: its codes have {strange} digits, those of the device {first}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_code_has_the_same_length() {
        assert_eq!(another("0007", 3), "0010");
        assert_eq!(another("9999", 1), "0000");
        assert_eq!(another("9999999999", 2), "0000000001");
    }

    #[test]
    fn a_bound_is_seen_only_where_it_could_have_been_passed() {
        let verdicts = |compared, fresh| {
            let (parallel, fixed) = judge(compared, 6, 4, fresh);
            let verdict = |outcome| match outcome {
                Outcome::Held(_) => "held",
                Outcome::LetThrough(_) => "let through",
                _ => "not tried",
            };
            (verdict(parallel), verdict(fixed))
        };
        assert_eq!(verdicts(6, 6), ("held", "held"));
        assert_eq!(verdicts(8, 4), ("let through", "let through"));
        assert_eq!(verdicts(8, 6), ("let through", "held"));
        assert_eq!(verdicts(6, 4), ("not tried", "let through"));
        assert_eq!(verdicts(4, 4), ("not tried", "not tried"));
    }

    #[test]
    fn what_it_costs_follows_the_rules() {
        assert_eq!(spent(&Rules::classic()), 6);
        assert_eq!(spent(&Rules::nist()), 8);
    }
}
