//! What somebody was about to do when they had to prove first that it is them.

use axum::response::{IntoResponse, Redirect, Response};
use doorcode_engine::ids::{DeskContactId, PhoneId, SessionId};
use doorcode_engine::step_up::Act;

use crate::web::pages::account::Flash;
use crate::web::pages::form::Along;
use crate::web::pages::paths;

/// A page, and what it needs proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Errand {
    /// Looking at the account.
    Home,
    /// Looking at its sessions.
    Sessions,
    /// Ending one of them.
    EndSession(SessionId),
    /// Ending all but the one at hand.
    EndOthers,
    /// Looking at what happened to it.
    Activity,
    /// Changing contact information.
    Contact,
    /// Adding a phone.
    AddPhone {
        /// The one that it takes the place of.
        replaces: Option<PhoneId>,
    },
    /// Removing a phone.
    RemovePhone(PhoneId),
    /// Changing the password.
    Password,
    /// Making a new recovery key.
    Key,
    /// Turning two-step verification on.
    TurnOn,
    /// Turning it off.
    TurnOff,
    /// Turning it on again as it was.
    UndoTurnOff,
    /// Choosing to have the delayed recovery, or not.
    Recovery,
    /// Taking a copy of everything.
    Export,
    /// Deleting the account.
    Delete,
    /// Working at the desk.
    Desk {
        /// The talk that it goes on with.
        talk: Option<DeskContactId>,
    },
}

impl Errand {
    /// Those that are for no certain phone, session or talk.
    const PLAIN: [Self; 15] = [
        Self::Home,
        Self::Sessions,
        Self::EndOthers,
        Self::Activity,
        Self::Contact,
        Self::AddPhone { replaces: None },
        Self::Password,
        Self::Key,
        Self::TurnOn,
        Self::TurnOff,
        Self::UndoTurnOff,
        Self::Recovery,
        Self::Export,
        Self::Delete,
        Self::Desk { talk: None },
    ];

    /// The errand that an address or a form names: by its name, and the phone, session or talk that it is for.
    pub(in crate::web) fn named(name: &str, which: &str) -> Option<Self> {
        if which.is_empty() {
            return Self::PLAIN.into_iter().find(|errand| errand.name() == name);
        }
        let phone = which.parse().ok().map(|phone| {
            [
                Self::RemovePhone(phone),
                Self::AddPhone {
                    replaces: Some(phone),
                },
            ]
        });
        let session = which.parse().ok().map(Self::EndSession);
        let talk = which.parse().ok().map(|talk| Self::Desk { talk: Some(talk) });
        let mut of_one = phone.into_iter().flatten().chain(session).chain(talk);
        of_one.find(|errand| errand.name() == name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Home => "look",
            Self::Sessions => "sessions",
            Self::EndSession(_) => "end-session",
            Self::EndOthers => "end-others",
            Self::Activity => "activity",
            Self::Contact => "contact",
            Self::AddPhone { .. } => "add-phone",
            Self::RemovePhone(_) => "remove-phone",
            Self::Password => "password",
            Self::Key => "key",
            Self::TurnOn => "turn-on",
            Self::TurnOff => "turn-off",
            Self::UndoTurnOff => "undo-turn-off",
            Self::Recovery => "recovery",
            Self::Export => "export",
            Self::Delete => "delete",
            Self::Desk { .. } => "desk",
        }
    }

    fn which(self) -> Option<String> {
        match self {
            Self::RemovePhone(phone) => Some(phone.to_string()),
            Self::AddPhone { replaces } => replaces.map(|phone| phone.to_string()),
            Self::EndSession(session) => Some(session.to_string()),
            Self::Desk { talk } => talk.map(|talk| talk.to_string()),
            _ => None,
        }
    }

    /// What has to be proved.
    pub(in crate::web) const fn act(self) -> Act {
        match self {
            Self::EndSession(_) | Self::EndOthers => Act::EndSessions,
            Self::Home | Self::Sessions | Self::Activity | Self::Desk { .. } => Act::Look,
            Self::Contact => Act::ChangeContact,
            Self::AddPhone { .. } => Act::AddPhone,
            Self::RemovePhone(phone) => Act::RemovePhone(phone),
            Self::Password => Act::ChangePassword,
            Self::Key => Act::NewRecoveryKey,
            Self::TurnOn => Act::TurnOn,
            Self::TurnOff => Act::TurnOff,
            Self::UndoTurnOff => Act::UndoTurnOff,
            Self::Recovery => Act::ChooseRecovery,
            Self::Export => Act::Export,
            Self::Delete => Act::DeleteAccount,
        }
    }

    /// The page that it is done on.
    pub(in crate::web) fn page(self) -> String {
        let page = match self {
            Self::Home | Self::UndoTurnOff => paths::ACCOUNT,
            Self::Sessions | Self::EndSession(_) | Self::EndOthers => paths::SESSIONS,
            Self::Activity => paths::ACTIVITY,
            Self::Contact => paths::CONTACT,
            Self::AddPhone { replaces: None } => paths::ADD_PHONE,
            Self::AddPhone {
                replaces: Some(phone),
            } => return format!("{}?replaces={phone}", paths::ADD_PHONE),
            Self::RemovePhone(phone) => return format!("{}?phone={phone}", paths::REMOVE_PHONE),
            Self::Password => paths::PASSWORD,
            Self::Key => paths::KEY,
            Self::TurnOn => paths::TURN_ON,
            Self::TurnOff => paths::TURN_OFF,
            Self::Recovery => paths::CHOOSE_RECOVERY,
            Self::Export => paths::EXPORT,
            Self::Delete => paths::DELETE,
            Self::Desk { talk: None } => paths::DESK,
            Self::Desk { talk: Some(talk) } => return format!("{}?id={talk}", paths::DESK_CONTACT),
        };
        page.to_owned()
    }

    /// Where it is proved.
    fn address(self) -> String {
        let address = format!("{}?act={}", paths::STEP_UP, self.name());
        match self.which() {
            Some(which) => format!("{address}&which={which}"),
            None => address,
        }
    }

    /// Leads to where it is proved.
    pub(in crate::web) fn prove_first(self) -> Response {
        Redirect::to(&self.address()).into_response()
    }

    /// The same, and what has been done before is said there.
    pub(in crate::web) fn prove_after(self, flash: Option<Flash>) -> Response {
        match flash {
            Some(flash) => Redirect::to(&format!("{}&done={}", self.address(), flash.key())).into_response(),
            None => self.prove_first(),
        }
    }

    /// The same as hidden fields.
    pub(in crate::web) fn along(self) -> Along {
        let act = ("act", self.name().to_owned());
        let which = self.which().map(|which| ("which", which));
        std::iter::once(act).chain(which).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_is_found_again_by_what_goes_along() {
        let phone = PhoneId::from_u128(7);
        let of_one = [
            Errand::EndSession(SessionId::from_u128(9)),
            Errand::RemovePhone(phone),
            Errand::AddPhone {
                replaces: Some(phone),
            },
            Errand::Desk {
                talk: Some(DeskContactId::from_u128(11)),
            },
        ];
        for errand in Errand::PLAIN.into_iter().chain(of_one) {
            let along = errand.along();
            let value = |name| {
                along
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map_or("", |(_, value)| value)
            };
            assert_eq!(Errand::named(value("act"), value("which")), Some(errand));
            assert!(errand.page().starts_with('/'));
        }
        for (name, which) in [
            ("", ""),
            ("steal", ""),
            ("remove-phone", ""),
            ("remove-phone", "x"),
            ("key", "x"),
        ] {
            assert_eq!(Errand::named(name, which), None, "{name} {which}");
        }
        assert_eq!(Errand::named("key", &phone.to_string()), None);
    }
}
