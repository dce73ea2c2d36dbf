//! What has to be confirmed once more before a client is created: scopes that open nearly everything, or that
//! create further clients.

use super::draft::ApiClientDraft;
use super::text::display_name;

/// The scopes that take one more step, each with what it allows. In one store they count as for the whole
/// project: the API knows no such form, and what a host makes of it is not documented.
const POWERS: [(&str, &str); 2] = [
    (
        "manage_project",
        "Allows nearly everything in the project: read, change and delete products, orders, customers \
         and settings. It includes most other scopes.",
    ),
    (
        "manage_api_clients",
        "Allows creating and deleting API clients. Whoever has the secret can create clients, and \
         keeps that access after this client is deleted. Whether those can have more scopes than \
         this one is not documented.",
    ),
];

/// A draft that may be sent: either nothing about it takes a confirmation, or the visitor gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Approved(ApiClientDraft);

impl Approved {
    /// The draft.
    pub fn draft(self) -> ApiClientDraft {
        self.0
    }
}

/// A draft that takes a confirmation first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask(ApiClientDraft);

/// Approves a draft as it is, or says that the visitor has to be asked.
///
/// # Errors
/// The question, when the draft has a scope that takes one more step.
pub fn approve(draft: ApiClientDraft) -> Result<Approved, Ask> {
    let ask = Ask(draft);
    if ask.powers().is_empty() {
        Ok(ask.confirmed())
    } else {
        Err(ask)
    }
}

impl Ask {
    /// The name of the client, to be shown.
    pub fn name(&self) -> String {
        display_name(&self.0.name)
    }

    /// Each scope that takes the step, as words for a person, and what it allows.
    pub fn powers(&self) -> Vec<(String, &'static str)> {
        let allows = |name: &str| POWERS.iter().find(|(power, _)| *power == name);
        let scopes = self.0.scopes.iter();
        scopes
            .filter_map(|scope| allows(&scope.name).map(|(_, what)| (scope.words(), *what)))
            .collect()
    }

    /// The visitor said yes.
    pub fn confirmed(self) -> Approved {
        Approved(self.0)
    }
}
