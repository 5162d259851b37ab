//! A text with places for what differs from message to message: `{to}`, `{text}` and the like.
//!
//! It is read once, when the configuration is, and filled in one pass: what was put in is never looked at again, so that a
//! text in which somebody wrote `{secret}` stays just that. Whatever goes in is escaped for where it goes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::alphabet;

/// What a template is part of, which is how what goes in is escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// An address: everything but unreserved characters (RFC 3986, 2.3) is percent-encoded.
    Url,
    /// A header: control characters are left out.
    Header,
    /// Inside a string of JSON.
    Json,
    /// The value of a form's field.
    Form,
    /// The text of an element or an attribute of XML.
    Xml,
    /// Plain text, as it is.
    Plain,
}

/// What can be put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    To,
    ToDigits,
    From,
    Text,
    Subject,
    Id,
    User,
    Secret,
    Basic,
    Language,
    TtlSeconds,
    Coding,
    Receipt,
}

const SLOTS: &[(&str, Slot)] = &[
    ("to", Slot::To),
    ("to_digits", Slot::ToDigits),
    ("from", Slot::From),
    ("text", Slot::Text),
    ("subject", Slot::Subject),
    ("id", Slot::Id),
    ("user", Slot::User),
    ("secret", Slot::Secret),
    ("basic", Slot::Basic),
    ("language", Slot::Language),
    ("ttl_seconds", Slot::TtlSeconds),
    ("coding", Slot::Coding),
    ("receipt", Slot::Receipt),
];

/// What is put in.
#[derive(Clone, Copy)]
pub struct Fill<'a> {
    /// The number in E.164 form, or the address.
    pub to: &'a str,
    /// The sender.
    pub from: &'a str,
    /// The words.
    pub text: &'a str,
    /// The subject of a mail.
    pub subject: &'a str,
    /// The id of the message, the same at every attempt.
    pub id: &'a str,
    /// The user name at the gateway.
    pub user: &'a str,
    /// The secret shared with the gateway.
    pub secret: &'a str,
    /// The language of a call.
    pub language: &'a str,
    /// For how many seconds the message is worth sending.
    pub ttl_seconds: u32,
    /// Where the gateway tells what has become of the message; empty where it does not.
    pub receipt: &'a str,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Fixed(String),
    Open(Slot),
}

impl Template {
    /// Reads a template. Braces that hold something else than a small word belong to the text, as in JSON.
    ///
    /// # Errors
    /// A place is named that does not exist.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut fixed = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            fixed.push_str(before);
            let word = after.split_once('}').filter(|(word, _)| is_word(word));
            let Some((word, behind)) = word else {
                fixed.push('{');
                rest = after;
                continue;
            };
            let Some((_, slot)) = SLOTS.iter().find(|(name, _)| *name == word) else {
                let known: Vec<String> = SLOTS.iter().map(|(name, _)| format!("{{{name}}}")).collect();
                return Err(format!("there is no {{{word}}}; there are {}", known.join(", ")));
            };
            if !fixed.is_empty() {
                parts.push(Part::Fixed(std::mem::take(&mut fixed)));
            }
            parts.push(Part::Open(*slot));
            rest = behind;
        }
        fixed.push_str(rest);
        if !fixed.is_empty() {
            parts.push(Part::Fixed(fixed));
        }
        Ok(Self(parts))
    }

    /// The text with everything put in. It may hold a secret, so it is wiped when it goes.
    pub fn fill(&self, fill: &Fill<'_>, place: Place) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::new());
        for part in &self.0 {
            match part {
                Part::Fixed(fixed) => text.push_str(fixed),
                Part::Open(slot) => escape(&value(*slot, fill), place, &mut text),
            }
        }
        text
    }

    /// Whether the secret is put in somewhere.
    pub fn holds_secret(&self) -> bool {
        let is_secret = |part: &Part| matches!(part, Part::Open(Slot::Secret | Slot::Basic));
        self.0.iter().any(is_secret)
    }

    /// Whether the address for receipts is put in somewhere.
    pub fn holds_receipt(&self) -> bool {
        self.0.contains(&Part::Open(Slot::Receipt))
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn value(slot: Slot, fill: &Fill<'_>) -> Zeroizing<String> {
    Zeroizing::new(match slot {
        Slot::To => fill.to.to_owned(),
        Slot::ToDigits => fill.to.trim_start_matches('+').to_owned(),
        Slot::From => fill.from.to_owned(),
        Slot::Text => fill.text.to_owned(),
        Slot::Subject => fill.subject.to_owned(),
        Slot::Id => fill.id.to_owned(),
        Slot::User => fill.user.to_owned(),
        Slot::Secret => fill.secret.to_owned(),
        Slot::Basic => STANDARD.encode(Zeroizing::new(format!("{}:{}", fill.user, fill.secret)).as_bytes()),
        Slot::Language => fill.language.to_owned(),
        Slot::TtlSeconds => fill.ttl_seconds.to_string(),
        Slot::Coding => if alphabet::is_gsm(fill.text) { "0" } else { "2" }.to_owned(),
        Slot::Receipt => fill.receipt.to_owned(),
    })
}

/// Adds a value, escaped for where it goes.
pub fn escape(value: &str, place: Place, text: &mut String) {
    match place {
        Place::Url | Place::Form => percent_encode(value, text),
        Place::Header => text.extend(value.chars().filter(|c| !c.is_control())),
        Place::Json => {
            // A string becomes a string: this cannot fail. Its quotes stand in the template.
            let quoted = Zeroizing::new(serde_json::to_string(value).unwrap_or_default());
            text.push_str(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
        }
        Place::Xml => {
            for c in value.chars() {
                match c {
                    '&' => text.push_str("&amp;"),
                    '<' => text.push_str("&lt;"),
                    '>' => text.push_str("&gt;"),
                    '"' => text.push_str("&quot;"),
                    '\'' => text.push_str("&apos;"),
                    '\n' | '\t' => text.push(c),
                    c if c.is_control() => {}
                    c => text.push(c),
                }
            }
        }
        Place::Plain => text.push_str(value),
    }
}

/// Encodes all but the unreserved characters, as SigV4, forms and addresses all take it.
pub fn percent_encode(value: &str, text: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(HEX.get(usize::from(digit)).copied().map_or('0', char::from));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILL: Fill<'static> = Fill {
        to: "+491701234567",
        from: "Door",
        text: "Your code: \"4821\" {secret}\n\\ & <b> ü",
        subject: "",
        id: "01abc",
        user: "ada",
        secret: "hush\r\nX-Evil: 1",
        language: "de-DE",
        ttl_seconds: 600,
        receipt: "https://door.example/r?outbox=01abc&by=1:0f",
    };

    fn filled(text: &str, place: Place) -> String {
        Template::parse(text).unwrap().fill(&FILL, place).to_string()
    }

    #[test]
    fn what_goes_in_is_escaped_for_where_it_goes() {
        let json = filled(
            r#"{"to": "{to}", "text": "{text}", "ttl": {ttl_seconds}}"#,
            Place::Json,
        );
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["text"], FILL.text);
        assert_eq!(
            (&read["to"], &read["ttl"]),
            (&"+491701234567".into(), &600.into())
        );
        assert_eq!(
            filled("to={to}&t={text}", Place::Form),
            "to=%2B491701234567&t=Your%20code%3A%20%224821%22%20%7Bsecret%7D%0A%5C%20%26%20%3Cb%3E%20%C3%BC"
        );
        assert_eq!(
            filled("Bearer {secret}", Place::Header),
            "Bearer hushX-Evil: 1",
            "one header"
        );
        assert_eq!(
            filled("<t>{text}</t>", Place::Xml),
            "<t>Your code: &quot;4821&quot; {secret}\n\\ &amp; &lt;b&gt; ü</t>"
        );
        assert_eq!(
            filled("{to_digits} {text}", Place::Plain),
            format!("491701234567 {}", FILL.text)
        );
        assert_eq!(
            filled("{basic}", Place::Header),
            STANDARD.encode("ada:hush\r\nX-Evil: 1")
        );
    }

    #[test]
    fn a_place_that_does_not_exist_is_named() {
        let said = Template::parse("{phone}").unwrap_err();
        assert!(
            said.contains("there is no {phone}") && said.contains("{to}"),
            "{said}"
        );
        assert_eq!(filled("{ } {} {A} {", Place::Plain), "{ } {} {A} {");
        assert!(Template::parse("a {basic}").unwrap().holds_secret());
        assert!(!Template::parse("{text}").unwrap().holds_secret());
    }
}
