//! What a job asks to be opened: a call, or a field of a GraphQL document.

use super::field::FieldId;
use super::reach::Key;
use super::table::EndpointId;

/// A call of REST or a root field of GraphQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// The call.
    Call(EndpointId),
    /// The field.
    Field(FieldId),
}

impl Ask {
    /// `GET /{projectKey}/carts`, `GraphQL Query.carts`.
    pub fn words(self) -> String {
        match self {
            Self::Call(call) => call.call(),
            Self::Field(field) => field.call(),
        }
    }

    /// Whether it changes something.
    pub fn writes(self) -> bool {
        match self {
            Self::Call(call) => call.writes(),
            Self::Field(field) => field.writes(),
        }
    }

    /// Equal for two that have the same alternatives.
    pub(super) fn question(self) -> (bool, usize) {
        match self {
            Self::Call(call) => (false, call.need_list()),
            Self::Field(field) => (true, field.need_list()),
        }
    }
}

impl Key {
    /// Whether it opens what is asked for. A field asks for one of its scopes by name, or for the manage
    /// scope of a view scope: what a scope covers in REST beyond that is not known to count in GraphQL.
    pub(super) fn serves(self, ask: Ask) -> bool {
        match ask {
            Ask::Call(call) => self.opens(call),
            Ask::Field(field) => field.needs().any(|need| self.gives_strictly(need)),
        }
    }
}
