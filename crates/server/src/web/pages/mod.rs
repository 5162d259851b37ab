//! What the pages show: one struct for each page, filled by a handler and written out by its template.
//!
//! A page holds facts (a phone's last digits, how many seconds until another text may be asked for),
//! never sentences: those stand in `locales/` and are chosen by the template. It does nothing, loads
//! nothing and decides nothing. What a form on a page posts, and to where, is said at its struct; the
//! addresses are in [`paths`].

use std::fmt;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use doorcode_engine::{account::AppId, time::Timestamp};

use crate::web::texts::{Phrase, Texts};

