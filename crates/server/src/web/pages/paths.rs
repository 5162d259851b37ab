//! The addresses of the pages and of their forms. Templates and routes both take them from here.
//!
//! Where nothing else is said, GET shows the page and POST of its form goes to the same address.

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
/// The languages. POST: `language`, `next`.
pub const LANGUAGE: &str = "/language";
/// What has become of the text that a page waits for (`?of=`, `?by=`): JSON.
pub const DELIVERY: &str = "/delivery";
/// The make-believe phone of a local try-out.
pub const HANDSET: &str = "/handset";
/// How strong a password is, for the meter: POST, JSON.
pub const PASSWORD_ADVICE: &str = "/api/v1/password-advice";

/// Making an account.
pub const SIGN_UP: &str = "/sign-up";
/// 'Check your mail'. POST sends the mail again.
pub const CHECK_MAIL: &str = "/sign-up/mail";
/// The link of that mail (`?token=`). POST (`token`) verifies the address: mail scanners follow links.
pub const VERIFY_EMAIL: &str = "/account/verify";

/// Signing in (`?app=`, `?next=`).
pub const SIGN_IN: &str = "/sign-in";
/// The code.
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// POST only (`phone`): send a code, to that phone.
pub const SIGN_IN_SEND: &str = "/sign-in/code/send";
/// POST only (`word`): the word in the last text of a phone, which others have used up the texts of.
pub const SIGN_IN_WORD: &str = "/sign-in/code/word";
/// The recovery key instead.
pub const SIGN_IN_KEY: &str = "/sign-in/key";
/// The new recovery key after one was used.
pub const SIGN_IN_NEW_KEY: &str = "/sign-in/new-key";
/// The same as a PDF file.
pub const SIGN_IN_NEW_KEY_PDF: &str = "/sign-in/new-key.pdf";
/// Retyping it.
pub const SIGN_IN_RETYPE: &str = "/sign-in/new-key/retype";
/// POST only: give the sign-in up.
pub const SIGN_IN_CANCEL: &str = "/sign-in/cancel";
/// 'Is your phone lost?', after the recovery key was used.
pub const PHONE_LOST: &str = "/phone-lost";
/// POST only: sign out of the app (`app`).
pub const SIGN_OUT: &str = "/sign-out";
/// Signed out.
pub const SIGNED_OUT: &str = "/signed-out";

/// A forgotten password: the user name.
pub const FORGOTTEN: &str = "/forgotten";
/// What happens next: a mail, or the recovery key. POST (`key`) tries the key.
pub const FORGOTTEN_KEY: &str = "/forgotten/key";
/// The code, after the key.
pub const FORGOTTEN_CODE: &str = "/forgotten/code";
/// POST only (`phone`): send a code, to that phone.
pub const FORGOTTEN_SEND: &str = "/forgotten/code/send";
/// The new password: by the link of a mail (`?token=`), or after key and code.
pub const RESET_PASSWORD: &str = "/forgotten/new";

/// Two of three lost: the user name.
pub const LOST: &str = "/lost";
/// Showing the one that is left: password, code or key.
pub const LOST_PROVE: &str = "/lost/prove";
/// POST only (`password`).
pub const LOST_PASSWORD: &str = "/lost/prove/password";
/// POST only (`key`).
pub const LOST_KEY: &str = "/lost/prove/key";
/// POST only: send a code.
pub const LOST_SEND: &str = "/lost/prove/code/send";
/// POST only (`code`).
pub const LOST_CODE: &str = "/lost/prove/code";
/// Where the delayed recovery stands, and what is to be set at its end. POST starts it.
pub const LOST_WAY: &str = "/lost/way";
/// POST only (`password`): the new password at its end.
pub const LOST_NEW_PASSWORD: &str = "/lost/way/password";
/// POST only (`country`, `phone`): the new phone at its end.
pub const LOST_NEW_PHONE: &str = "/lost/way/phone";
/// POST only: send its code again.
pub const LOST_NEW_PHONE_SEND: &str = "/lost/way/phone/send";
/// POST only (`code`).
pub const LOST_NEW_PHONE_CODE: &str = "/lost/way/phone/code";
/// A delayed recovery under way, for its owner who is signed in to any app. POST stops it.
pub const RECOVERY: &str = "/recovery";
/// Stopping it by a link (`?token=`). POST: `token`, and `password` or `key` where the link alone does not do.
pub const STOP_RECOVERY: &str = "/recovery/stop";
/// Choosing to have the delayed recovery. POST: `have` (`yes` or `no`).
pub const CHOOSE_RECOVERY: &str = "/account/recovery";

/// 'This was not me' (`?token=`). POST (`token`) says so.
pub const NOT_ME: &str = "/not-me";
/// Confirm or stop the turning on of two-step verification (`?token=`). POST: `token`, `answer`.
pub const OWNER: &str = "/two-step/owner";

/// 'Turn it on?'. POST (`next`) is 'Not now'.
pub const PROMPT: &str = "/two-step/prompt";
/// The wizard: leads to the step at hand.
pub const TURN_ON: &str = "/two-step";
/// The phone number.
pub const TURN_ON_PHONE: &str = "/two-step/phone";
/// The code sent to it.
pub const TURN_ON_CODE: &str = "/two-step/code";
/// POST only: send the code again.
pub const TURN_ON_SEND: &str = "/two-step/code/send";
/// The recovery key.
pub const TURN_ON_KEY: &str = "/two-step/key";
/// The same as a PDF file.
pub const TURN_ON_KEY_PDF: &str = "/two-step/key.pdf";
/// Retyping it.
pub const TURN_ON_RETYPE: &str = "/two-step/key/retype";
/// What will happen, and consent.
pub const TURN_ON_CONFIRM: &str = "/two-step/confirm";
/// Waiting for the owner.
pub const TURN_ON_WAITING: &str = "/two-step/waiting";
/// On.
pub const TURN_ON_DONE: &str = "/two-step/done";
/// POST only: give the wizard up, or stop what waits.
pub const TURN_ON_STOP: &str = "/two-step/stop";

/// The display name and the e-mail address.
pub const CONTACT: &str = "/account/contact";
/// POST only: send the mail that verifies the address again.
pub const CONTACT_SEND: &str = "/account/contact/send";
/// Adding a trusted phone (`?replaces=`: the phone it takes the place of; `?again=`: another number for the one that
/// is being added).
pub const ADD_PHONE: &str = "/account/phones/add";
/// The code sent to it.
pub const ADD_PHONE_CODE: &str = "/account/phones/code";
/// POST only: send the code again.
pub const ADD_PHONE_SEND: &str = "/account/phones/code/send";
/// Removing a trusted phone (`?phone=`). POST: `phone`.
pub const REMOVE_PHONE: &str = "/account/phones/remove";
/// Changing the password.
pub const PASSWORD: &str = "/account/password";
/// What a new recovery key means; POST makes it.
pub const KEY: &str = "/account/key";
/// The new recovery key.
pub const KEY_NEW: &str = "/account/key/new";
/// The same as a PDF file.
pub const KEY_NEW_PDF: &str = "/account/key/new.pdf";
/// Retyping it.
pub const KEY_RETYPE: &str = "/account/key/retype";
/// 'Do you still have your recovery key?' POST (`key`) shows that it is so.
pub const KEY_CHECK: &str = "/account/key/check";
/// POST only: 'Not now'.
pub const KEY_CHECK_LATER: &str = "/account/key/check/later";
/// Turning two-step verification off.
pub const TURN_OFF: &str = "/account/turn-off";
/// POST only: turn it on again as it was.
pub const UNDO_TURN_OFF: &str = "/account/turn-off/undo";
/// Where the account is signed in.
pub const SESSIONS: &str = "/account/sessions";
/// POST only (`session`): end one session.
pub const END_SESSION: &str = "/account/sessions/end";
/// POST only (`session`, `name`): give the device of a session a name.
pub const NAME_DEVICE: &str = "/account/sessions/name";
/// POST only: end every session but this one.
pub const END_OTHERS: &str = "/account/sessions/end-others";
/// What happened to the account, newest first (`?before=`: what is older than that event).
pub const ACTIVITY: &str = "/account/activity";
/// A copy of everything. POST downloads it.
pub const EXPORT: &str = "/account/export";
/// Deleting the account.
pub const DELETE: &str = "/account/delete";
/// The desk: finding an account. POST: `user_name`.
pub const DESK: &str = "/desk";
/// A talk of the desk with a caller (`?id=`). Every form of the page posts `id` along.
pub const DESK_CONTACT: &str = "/desk/contact";
/// POST only (`phone`): send the caller a code.
pub const DESK_SEND: &str = "/desk/contact/send";
/// POST only (`code`): what the caller reads out.
pub const DESK_CODE: &str = "/desk/contact/code";
/// POST only: end all of the caller's sessions.
pub const DESK_END: &str = "/desk/contact/end-sessions";
/// POST only: start the caller's delayed recovery.
pub const DESK_RECOVERY: &str = "/desk/contact/recovery";
/// POST only: the talk is over.
pub const DESK_CLOSE: &str = "/desk/contact/close";
/// What an app asks a person to approve (`?id=`: the step-up). Every form of the page posts `id` along.
pub const APPROVE: &str = "/approve";
/// POST only (`password`).
pub const APPROVE_PASSWORD: &str = "/approve/password";
/// POST only (`code`).
pub const APPROVE_CODE: &str = "/approve/code";
/// POST only (`phone`): send a code, to that phone.
pub const APPROVE_SEND: &str = "/approve/code/send";
/// POST only (`key`).
pub const APPROVE_KEY: &str = "/approve/key";
/// POST only: give it up.
pub const APPROVE_CANCEL: &str = "/approve/cancel";
/// POST only: show the receipt.
pub const APPROVE_RECEIPT: &str = "/approve/receipt";
/// Proving that it is you (`?act`: for what; `?which=`: for which phone; `?by=`: password, code or key). Every form of
/// the page posts `act` and `which` along.
pub const STEP_UP: &str = "/account/step-up";
/// POST only (`password`).
pub const STEP_UP_PASSWORD: &str = "/account/step-up/password";
/// POST only (`code`).
pub const STEP_UP_CODE: &str = "/account/step-up/code";
/// POST only (`phone`): send a code, to that phone.
pub const STEP_UP_SEND: &str = "/account/step-up/code/send";
/// POST only (`key`).
pub const STEP_UP_KEY: &str = "/account/step-up/key";
/// POST only: give it up.
pub const STEP_UP_CANCEL: &str = "/account/step-up/cancel";
