//! The addresses of the pages and of their forms. Templates and routes both take them from here.

/// The two doors: Messages and Calls.
pub const HOME: &str = "/";
/// The app Messages.
pub const MESSAGES: &str = "/messages";
/// The app Calls.
pub const CALLS: &str = "/calls";
/// The account page.
pub const ACCOUNT: &str = "/account";
/// The help page.
pub const HELP: &str = "/help/two-step";
/// The make-believe phone of a local try-out.
pub const HANDSET: &str = "/handset";
