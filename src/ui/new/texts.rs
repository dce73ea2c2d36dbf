//! What the page of a new API client says. Whole sentences only, so that each can be translated.

use scope::{Place, ScopeInfo, Selection};

pub(super) const TITLE: &str = "New API client";
pub(super) const CLEAR: &str = "Clear the form";
pub(super) const CLEARED: &str = "Form cleared. You can restore your draft.";
pub(super) const RESTORE: &str = "Restore my draft";
pub(super) const RESTORED: &str = "Your draft is restored.";
pub(super) const SHARE: &str = "Share, export or open a draft";
/// Before the key of the project that the client is created in.
pub(super) const PROJECT: &str = "Project: ";
pub(super) const CORRECT: &str = "Correct the marked fields.";

/// Before the name of the client that is to be replaced.
pub(super) const REPLACE: &str = "Replace";
pub(super) const REPLACED_END: &str = ". An API client can’t be changed: create this one, move your applications to it, then delete the old one.";
pub(super) const COPIED_END: &str = ". Creating this client doesn’t change that one.";

pub(super) const OPEN_EXISTING: &str = "Open the existing client";

pub(super) const WHERE: &str = "Scopes";
pub(super) const WHOLE_PROJECT: &str = "Whole project";
pub(super) const WHOLE_PROJECT_GROUP: &str = "Scopes for the whole project";

pub(super) const FILTER: &str = "Filter scopes";
pub(super) const FILTER_EXAMPLE: &str = "Such as orders or stock";
pub(super) const ONLY_CHOSEN: &str = "Only selected";
pub(super) const AS_TEXT: &str = "Edit as text";
pub(super) const AS_TABLE: &str = "Edit as table";
pub(super) const ONLY_CHOSEN_SHOWN: &str = "Only selected scopes are listed.";
pub(super) const NO_MATCH: &str = "No scopes match.";
pub(super) const NOTHING_CHOSEN: &str = "No scopes selected.";

pub(super) const REVIEW: &str = "Review";

pub(super) const CREATE: &str = "Create API client";
pub(super) const CREATING: &str = "Creating…";
pub(super) const CANCEL: &str = "Cancel";
pub(super) const CONNECT: &str = "Connect to create it";
pub(super) const NOT_CONNECTED: &str = "Your draft stays here while you connect.";
pub(super) const LACKS: &str = "This connection lacks manage_api_clients, so it can’t create API clients. \
                                You can copy the request body instead.";

/// Below the filter: what Enter does.
pub(super) fn enter(selection: &Selection, place: Place, scope: &ScopeInfo) -> String {
    let name = scope.name;
    let stores = match place {
        Place::Project => None,
        Place::Stores(id) => selection.block(id).map(|block| block.stores().join(", ")),
    };
    match (selection.has(place, scope), stores) {
        (false, None) => format!("Press Enter to select {name} for the whole project."),
        (true, None) => format!("Press Enter to deselect {name} for the whole project."),
        (false, Some(stores)) => format!("Press Enter to select {name} for {stores}."),
        (true, Some(stores)) => format!("Press Enter to deselect {name} for {stores}."),
    }
}

/// Below the filter, when no box that is found can be pressed in the place.
pub(super) fn nothing_to_select(selection: &Selection, place: Place) -> String {
    let stores = match place {
        Place::Project => None,
        Place::Stores(id) => selection.block(id).map(|block| block.stores().join(", ")),
    };
    match stores {
        None => "Nothing to select for the whole project.".to_owned(),
        Some(stores) => format!("Nothing to select for {stores}."),
    }
}
