//! What is wrong with a gateway is said where it stands; what is secret is never shown.

use super::hostile::SECRET;
use super::program::{Place, chmod};

const TWILIO: &str = "[[gateway]]\nname = \"t\"\nkind = \"twilio\"\nuser = \"AC1\"\nfrom = \"+15550199\"\n";

#[test]
fn what_is_wrong_is_shown_where_it_stands() {
    let place = Place::new();
    let template = |rest: &str| {
        format!(
            "[[gateway]]\nname = \"own\"\nkind = \"template\"\nurl = \"https://sms.example/send\"\n{rest}"
        )
    };
    for (text, said) in [
        (
            "[gateway]\nname = \"x\"\n".to_owned(),
            ["doorcode.toml:1", "[[gateway]]"],
        ),
        (
            "[[gateway]]\nkind = \"twilio\"\n".to_owned(),
            ["doorcode.toml:1", "name is missing"],
        ),
        (
            "[[gateway]]\nname = \"My Carrier\"\nkind = \"smtp\"\n".to_owned(),
            ["doorcode.toml:1", "'My Carrier' cannot be one"],
        ),
        (
            "[[gateway]]\nname = \"x\"\nkind = \"pigeon\"\n".to_owned(),
            ["doorcode.toml:3", "'pigeon' is not one of"],
        ),
        (
            format!("{TWILIO}form = \"+1\"\n"),
            ["doorcode.toml:6", "there is no setting 'form'"],
        ),
        (
            format!("{TWILIO}secret = \"{SECRET}\"\n"),
            ["doorcode.toml:6", "name that with secret_file"],
        ),
        (
            format!("{TWILIO}timeout_seconds = 600\n"),
            ["doorcode.toml:6", "out of bounds: 1 to 30"],
        ),
        (
            format!("{TWILIO}prefixes = [\"49\"]\n"),
            ["doorcode.toml:6", "is not the beginning of a number"],
        ),
        (
            format!("{TWILIO}url = \"http://sms.example\"\n"),
            ["doorcode.toml:6", "in the open"],
        ),
        (TWILIO.to_owned(), ["doorcode.toml:1", "its secret is not set"]),
        (
            format!("{TWILIO}secret_file = \"s\"\n{TWILIO}secret_file = \"s\"\n"),
            ["doorcode.toml:7", "two of the name 't'"],
        ),
        (
            template("body = 'to={to}&text={text}'\n"),
            ["doorcode.toml:1", "Content-Type"],
        ),
        (
            template("headers = [\"Content-Type: application/json\"]\nbody = '{\"text\": {text}}'\n"),
            ["doorcode.toml:1", "it is not JSON"],
        ),
        (
            template("headers = [\"Content-Type: text/plain\"]\nbody = \"{words}\"\n"),
            ["doorcode.toml:1", "there is no {words}"],
        ),
        (
            template("headers = [\"Content-Type: text/plain\"]\nbody = \"{text}\"\nreceipts = true\n"),
            ["doorcode.toml:1", "nothing has {receipt}"],
        ),
        (
            template("headers = [\"Content-Type: text/plain\"]\nbody = \"{text} {receipt}\"\nreceipts = true\n"),
            ["doorcode.toml:1", "receipt_delivered and receipt_failed"],
        ),
        (
            template("headers = [\"Content-Type: text/plain\"]\nbody = \"{text} {receipt}\"\n"),
            ["doorcode.toml:1", "Set receipts = true"],
        ),
        (
            template("headers = [\"Content-Type: text/plain\"]\nbody = \"{to}\"\n"),
            ["doorcode.toml:1", "neither url nor body has {text}"],
        ),
        (
            "[[gateway]]\nname = \"own\"\nkind = \"template\"\nurl = \"https://sms.example/?key={secret}&t={text}\"\n"
                .to_owned(),
            ["doorcode.toml:1", "does not belong into an address"],
        ),
        (
            "[[gateway]]\nname = \"v\"\nkind = \"vonage\"\nuser = \"k\"\nfrom = \"Door\"\nsecret_file = \"s\"\n\
             receipts = true\n"
                .to_owned(),
            ["doorcode.toml:1", "DOORCODE_GATEWAY_V_RECEIPT_SECRET"],
        ),
        (
            "[[gateway]]\nname = \"m\"\nkind = \"smtp\"\nhost = \"mail.example\"\nfrom = \"a@b.example\"\ntls = \"none\"\n"
                .to_owned(),
            ["doorcode.toml:1", "in the open"],
        ),
        (
            "[[gateway]]\nname = \"m\"\nkind = \"smtp\"\nhost = \"mail.example\"\nfrom = \"a@b.example\"\n\
             dkim_selector = \"door\"\n"
                .to_owned(),
            ["dkim_domain is missing", "dkim_key_file is missing"],
        ),
    ] {
        place.configure(&text);
        let (status, output) = place.run(&["config", "explain"]);
        assert_eq!(status, 2, "{text}\n{output}");
        for words in said {
            assert!(output.contains(words), "'{words}' is missing in: {output}\nfor {text}");
        }
        assert!(!output.contains(SECRET), "{output}");
    }
}

#[test]
fn a_gateway_is_explained_without_its_secret() {
    let place = Place::new();
    place.configure(&format!(
        "courier.countries = [\"DE\"]\n{TWILIO}receipts = true\nprefixes = [\"+49\"]\n"
    ));
    let mut command = place.command(&["config", "explain"]);
    command.env("DOORCODE_GATEWAY_T_SECRET", SECRET);
    let (status, output) = super::program::ended(command);
    assert_eq!(status, 0, "{output}");
    for words in [
        "gateway t",
        "kind = twilio",
        "user = AC1",
        "prefixes = +49",
        "DOORCODE_GATEWAY_T_SECRET",
    ] {
        assert!(output.contains(words), "'{words}' is missing in: {output}");
    }
    assert!(!output.contains(SECRET), "{output}");
    let (status, output) = place.run(&["config", "explain"]);
    assert_eq!(status, 2, "{output}");

    let mut command = place.command(&["config", "explain"]);
    command.env("DOORCODE_GATEWAY_T_SECRET", SECRET);
    command.env("DOORCODE_GATEWAY_OTHER_SECRET", SECRET);
    let (status, output) = super::program::ended(command);
    assert_eq!(status, 2, "{output}");
    assert!(
        output.contains("DOORCODE_GATEWAY_OTHER_SECRET") && !output.contains(SECRET),
        "{output}"
    );
}

/// A key that signs nothing would be found out by nobody but the mailboxes of others.
#[test]
fn a_key_that_cannot_sign_mails_is_refused_at_the_start() {
    let place = Place::new();
    let key = place.path("dkim.pem");
    place.configure(&format!(
        "[[gateway]]\nname = \"post\"\nkind = \"smtp\"\nhost = \"localhost\"\nfrom = \"door@chat.example\"\n\
         dkim_domain = \"chat.example\"\ndkim_selector = \"door\"\ndkim_key_file = \"{}\"\n",
        key.display()
    ));
    let refused = |said: &str| {
        let (status, output) = place.run(&["serve"]);
        assert_ne!(status, 0, "{output}");
        assert!(output.contains("Gateway post: dkim_key_file"), "{output}");
        assert!(output.contains(said), "'{said}' is missing in: {output}");
    };
    refused("cannot be read");
    for (made, said) in [
        ("echo no key", "holds no RSA key"),
        ("openssl genrsa 1024", "2048 to 8192 bits"),
        ("openssl genpkey -algorithm ed25519", "2048 to 8192 bits"),
    ] {
        let made = std::process::Command::new("sh")
            .args(["-c", made])
            .output()
            .unwrap();
        std::fs::write(&key, made.stdout).unwrap();
        chmod(&key, 0o600);
        refused(said);
    }
    chmod(&key, 0o644);
    refused("chmod 600");
}
