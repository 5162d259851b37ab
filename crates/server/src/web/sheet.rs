//! A page made of blocks: what a person reads, fills in and presses. Every page of signing in and of the
//! account is one; it works without scripts.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::pages::{Frame, respond};
use crate::error::FieldProblem;

/// The page.
#[derive(Template)]
#[template(path = "sheet.html")]
pub struct Sheet {
    frame: Frame,
    title: String,
    notices: Vec<Notice>,
    blocks: Vec<Block>,
}

struct Notice {
    bad: bool,
    text: String,
}

/// One thing on the page.
pub enum Block {
    /// The sentence that says what the page is for.
    Lead(String),
    /// A paragraph.
    Text(String),
    /// A heading.
    Heading(String),
    /// A recovery key, shown once.
    Key(ShownKey),
    /// Links, one below the other.
    Links(Vec<Link>),
    /// Links as large buttons.
    Doors(Vec<Link>),
    /// Rows with a title and a detail.
    List(Vec<Row>),
    /// A form.
    Form(Form),
}

/// A recovery key as it is shown.
pub struct ShownKey {
    /// In groups.
    pub grouped: String,
    /// Digit by digit, for a screen reader.
    pub spoken: String,
}

/// A link.
#[derive(Clone)]
pub struct Link {
    /// Where it leads, on this server.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A row of a list.
pub struct Row {
    /// What it is.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// Where it leads.
    pub link: Option<Link>,
    /// What can be done with it.
    pub button: Option<Button>,
}

/// A button in a row.
pub struct Button {
    /// Where it posts to.
    pub action: String,
    /// The `id` it posts.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A form.
pub struct Form {
    /// Where it posts to.
    pub action: String,
    /// What is filled in.
    pub fields: Vec<Field>,
    /// What the button says.
    pub submit: String,
    /// `main`, `danger` or `plain`.
    pub look: &'static str,
}

/// A field of a form.
pub enum Field {
    /// Not seen.
    Hidden {
        /// Its name.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// A box to tick.
    Check {
        /// Its name.
        name: &'static str,
        /// What it means.
        label: String,
    },
    /// A choice.
    Select {
        /// Its name.
        name: &'static str,
        /// What is chosen.
        label: String,
        /// Among what.
        options: Vec<Choice>,
    },
    /// A line to type.
    Input(Input),
}

/// One of a choice.
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub text: String,
    /// Whether it is chosen to begin with.
    pub chosen: bool,
}

/// A line to type.
#[derive(Default)]
pub struct Input {
    /// Its name, and its id.
    pub name: &'static str,
    /// What is asked for.
    pub label: String,
    /// The type of the input.
    pub kind: &'static str,
    /// What stands in it; never a secret.
    pub value: String,
    /// What the browser may fill in (HTML, 4.10.18.7).
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: &'static str,
    /// The most characters, or 0.
    pub maxlength: u16,
    /// Help below the label.
    pub hint: Option<String>,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// Whether it is shown large, as digits.
    pub large: bool,
    /// Whether the caret stands in it at first.
    pub focus: bool,
}

impl Sheet {
    /// An empty page with the title of this key.
    pub fn new(frame: Frame, title: &str) -> Self {
        let title = frame.say(title).to_string();
        Self {
            frame,
            title,
            notices: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// Puts a block below the others.
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Puts a sentence that says what the page is for.
    pub fn lead(self, key: &str) -> Self {
        let text = self.say(key);
        self.with(Block::Lead(text))
    }

    /// Puts a paragraph.
    pub fn text(self, key: &str) -> Self {
        let text = self.say(key);
        self.with(Block::Text(text))
    }

    /// Puts a heading.
    pub fn heading(self, key: &str) -> Self {
        let text = self.say(key);
        self.with(Block::Heading(text))
    }

    /// Puts a form with a button of this key.
    pub fn form(
        self,
        action: impl Into<String>,
        fields: Vec<Field>,
        submit: &str,
        look: &'static str,
    ) -> Self {
        let submit = self.say(submit);
        self.with(Block::Form(Form {
            action: action.into(),
            fields,
            submit,
            look,
        }))
    }

    /// Puts links: address and key of each.
    pub fn links(self, links: &[(&str, &str)]) -> Self {
        let links = self.named(links);
        self.with(Block::Links(links))
    }

    /// Puts links as large buttons: address and key of each.
    pub fn doors(self, links: &[(&str, &str)]) -> Self {
        let links = self.named(links);
        self.with(Block::Doors(links))
    }

    /// Says what went wrong, on top.
    pub fn bad(mut self, text: Option<String>) -> Self {
        self.notices.extend(text.map(|text| Notice { bad: true, text }));
        self
    }

    /// Says what went well, on top.
    pub fn good(mut self, text: Option<String>) -> Self {
        self.notices.extend(text.map(|text| Notice { bad: false, text }));
        self
    }

    /// The words of a key.
    pub fn say(&self, key: &str) -> String {
        self.frame.say(key).to_string()
    }

    fn named(&self, links: &[(&str, &str)]) -> Vec<Link> {
        let link = |(href, key): &(&str, &str)| Link {
            href: (*href).to_owned(),
            text: self.say(key),
        };
        links.iter().map(link).collect()
    }

    /// The page as an answer.
    pub fn answer(&self, status: StatusCode) -> Response {
        respond(status, self)
    }
}

/// The words for what is wrong with a field, if anything is.
pub fn error_of(frame: &Frame, problems: &[FieldProblem], field: &str) -> Option<String> {
    problems
        .iter()
        .find(|problem| problem.field == field)
        .map(|problem| frame.say(problem.text).to_string())
}
