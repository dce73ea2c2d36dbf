//! What the page of a new API client says. Whole sentences only, so that each can be translated.

use client::display_name;
use client::lifetime::counted;
use scope::{Place, ScopeInfo, Selection};

pub(super) const TITLE: &str = "New API client";
pub(super) const CLEAR: &str = "Clear the form";
pub(super) const CLEARED: &str = "Form cleared. You can restore your draft.";
pub(super) const APPLIED: &str = "Template applied. You can restore your draft.";
pub(super) const REMOVED: &str = "Removed. You can restore your draft.";
pub(super) const RESTORE: &str = "Restore my draft";
pub(super) const RESTORED: &str = "Your draft is restored.";
pub(super) const SHARE: &str = "Share, export or open a draft";
pub(super) const INCOMPLETE: &str = "The form is not complete. Correct the marked fields.";
pub(super) const CORRECT: &str = "Correct the marked fields.";

/// Before the name of the client that is to be replaced.
pub(super) const REPLACE: &str = "Replace";
pub(super) const REPLACED_END: &str = ". An API client can’t be changed: create this one, move your applications to it, then delete the old one.";
pub(super) const COPIED_END: &str = ". Creating this client doesn’t change that one.";

pub(super) const OPEN_EXISTING: &str = "Open the existing client";
pub(super) const OWN_TEMPLATE: &str = "Your own template, saved in this browser.";

pub(super) const WHERE: &str = "Scopes";
pub(super) const WHOLE_PROJECT: &str = "Whole project";
pub(super) const WHOLE_PROJECT_GROUP: &str = "Scopes for the whole project";
pub(super) const STORE: &str = "Store";
pub(super) const ADD_STORE: &str = "Add scopes for store";
pub(super) const SEARCH_STORES: &str = "Key or name";
pub(super) const TYPE_KEY: &str = "Key";
pub(super) const NO_STORE_MATCHES: &str = "No store matches. Press Enter to use the key as typed.";
pub(super) const SEARCHING: &str = "Searching…";
pub(super) const NO_KEY: &str = "Choose a store or enter its key.";
pub(super) const STORE_PENDING: &str = "Add this store or clear the field.";
pub(super) const OFFLINE_STORES: &str =
    "Not connected, so stores can’t be listed. Enter the key of a store.";
pub(super) const NO_VIEW_STORES: &str =
    "This connection lacks view_stores, so stores can’t be listed. Enter the key of a store.";
pub(super) const KEY_INSTEAD: &str = "Enter the key of a store.";
pub(super) const CANCEL_SHARING: &str = "Cancel";
pub(super) const ANOTHER_STORE: &str = "Add another store";
pub(super) const REMOVE: &str = "Remove";
pub(super) const NO_SINGLE_STORES: &str = "Not available for single stores";

pub(super) const PROJECT_ONLY: &str = "Project only";

pub(super) const FILTER: &str = "Filter scopes";
pub(super) const FILTER_EXAMPLE: &str = "Such as orders or stock";
pub(super) const ONLY_CHOSEN: &str = "Only selected";
pub(super) const AS_TEXT: &str = "Edit as text";
pub(super) const AS_TABLE: &str = "Edit as table";
pub(super) const ONLY_CHOSEN_SHOWN: &str = "Only selected scopes are listed.";
pub(super) const NO_MATCH: &str = "No scopes match.";
pub(super) const NOTHING_CHOSEN: &str = "No scopes selected.";
pub(super) const UNKNOWN: &str = "Not in the catalog";
pub(super) const VIEW: &str = "View";
pub(super) const MANAGE: &str = "Manage";
pub(super) const ALLOW: &str = "Allow";
pub(super) const VIEW_ALL: &str = "View all";
pub(super) const MANAGE_ALL: &str = "Manage all";

pub(super) const TEXT_LABEL: &str = "Scopes, one per line";
pub(super) const TEXT_HINT: &str = "For a single store, write manage_orders:{projectKey}:store-key. \
                                    View scopes that come with a manage scope are added for you.";

pub(super) const EXPIRES: &str = "Client expires";
pub(super) const ACCESS: &str = "Access tokens last";
pub(super) const REFRESH: &str = "Unused refresh tokens last";
pub(super) const EXPIRES_AFTER: &str = "Delete after (days)";
pub(super) const ACCESS_OTHER: &str = "Access token lifetime";
pub(super) const REFRESH_OTHER: &str = "Refresh token lifetime";
pub(super) const OTHER: &str = "Other…";

pub(super) const REVIEW: &str = "Review";
pub(super) const NO_SCOPES: &str = "Select scopes to see what this client can do.";
pub(super) const CAN: &str = "Can";
pub(super) const CANNOT: &str = "Cannot";
pub(super) const LIFETIMES: &str = "Lifetimes";
pub(super) const OMIT: &str = "Remove redundant scopes";
pub(super) const BODY: &str = "Request body";
pub(super) const LIMITS: &str = "commercetools can’t limit API clients by IP address or referrer. Use few \
                                 scopes, single stores, and short lifetimes.";

pub(super) const CREATE: &str = "Create API client";
pub(super) const CREATING: &str = "Creating…";
pub(super) const CANCEL: &str = "Cancel";
pub(super) const CONNECT: &str = "Connect to create it";
pub(super) const NOT_CONNECTED: &str = "Your draft stays here while you connect.";
pub(super) const LACKS: &str = "This connection lacks manage_api_clients, so it can’t create API clients. \
                                You can copy the request body instead.";

pub(super) const LOST: &str = "The answer was lost";
pub(super) const LOST_SEARCHED: &str = "Scopesmith searched for an API client with this name and found none. New \
                                        API clients can take up to a minute to be listed. Reload the list in a \
                                        minute. If the client isn’t there, create it again. Your draft is still \
                                        here.";
pub(super) const LOST_UNSEARCHED: &str = "Scopesmith could not load the list of API clients to check. Check the \
                                          list before you create the client again. Your draft is still here.";
pub(super) const ORPHAN: &str = "It was created, but its secret is lost";
pub(super) const ORPHAN_WHAT: &str = "This API client was created after the request was sent. Its secret was in the \
                                      lost answer and can’t be shown again, so nobody can use it. Delete it, then \
                                      create it again. Your draft is still here.";
pub(super) const MAYBE_ORPHAN: &str = "It may have been created, and then its secret is lost";
pub(super) const MAYBE_ORPHAN_WHAT: &str = "An API client with this name exists that was not listed before. Somebody \
                                            else may have created it. Check its scopes and when it was created \
                                            before you delete it. Your draft is still here.";
pub(super) const STILL_THERE: &str = "Delete the client named above, or choose another name.";
pub(super) const DELETE_ORPHAN: &str = "Delete it…";

/// Beside the field with the name: one of nearly the same exists.
pub(super) fn similar(other: &str) -> String {
    format!("An API client named “{}” exists.", display_name(other))
}

/// How the draft differs from its template.
pub(super) fn differs(added: &str, removed: &str) -> String {
    match (added.is_empty(), removed.is_empty()) {
        (false, true) => format!("Differs from the template. Added: {added}."),
        (true, false) => format!("Differs from the template. Left out: {removed}."),
        _ => format!("Differs from the template. Added: {added}. Left out: {removed}."),
    }
}

/// What was applied.
pub(super) fn done(what: &str) -> String {
    format!("Done: {what}. You can restore your draft.")
}

/// The name of a block: each of its stores.
pub(super) fn block(stores: &[String]) -> String {
    let named: Vec<String> = stores.iter().map(|key| format!("Store {key}")).collect();
    named.join(", ")
}

/// The heading of a block.
pub(super) fn block_heading(stores: usize) -> &'static str {
    if stores == 1 { "Store" } else { "Stores" }
}

pub(super) fn added_store(key: &str) -> String {
    format!("Added store {key}.")
}

/// Below the field for a store, while the next one joins a block.
pub(super) fn sharing_with(stores: &[String]) -> String {
    format!("The next store gets the scopes of {}.", stores.join(", "))
}

pub(super) fn stores_shown(here: usize, all: Option<u32>) -> String {
    match all {
        Some(all) if usize::try_from(all).is_ok_and(|all| all > here) => {
            format!("{here} of {all} stores listed. Type to find others.")
        }
        _ => String::new(),
    }
}

pub(super) fn remove_store(key: &str) -> String {
    format!("Remove store {key}")
}

pub(super) fn remove_block(stores: &[String]) -> String {
    format!("Remove the scopes for {}", stores.join(", "))
}

pub(super) fn another_store(stores: &[String]) -> String {
    format!("Add another store to {}", stores.join(", "))
}

pub(super) fn scopes(count: usize) -> String {
    counted(count, "scope")
}

/// Beside the name of a folded group.
pub(super) fn of_group(chosen: usize, of: usize) -> String {
    if of == 0 {
        String::new()
    } else if chosen == 0 {
        of.to_string()
    } else {
        format!("{chosen} of {of}")
    }
}

/// Which groups have nothing for single stores.
pub(super) fn not_in_stores(groups: &[&str]) -> String {
    format!("{NO_SINGLE_STORES}: {}", groups.join(", "))
}

pub(super) fn view_all(group: &str) -> String {
    format!("{VIEW_ALL}: {group}")
}

pub(super) fn manage_all(group: &str) -> String {
    format!("{MANAGE_ALL}: {group}")
}

/// Below the filter: what Enter does.
pub(super) fn enter(selection: &Selection, place: Place, scope: &ScopeInfo) -> String {
    let name = scope.name;
    let stores = match place {
        Place::Project => None,
        Place::Stores(id) => selection.block(id).map(|block| block.stores().join(", ")),
    };
    match (selection.has(place, scope), stores) {
        (false, None) => format!("Press Enter to select {name} for the whole project."),
        (true, None) => format!("Press Enter to clear {name} for the whole project."),
        (false, Some(stores)) => format!("Press Enter to select {name} for {stores}."),
        (true, Some(stores)) => format!("Press Enter to clear {name} for {stores}."),
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

/// What a length of one's own means when its field is empty.
pub(super) fn empty_means(default: &str) -> String {
    format!("Empty means: {default}.")
}

pub(super) fn scope_string(count: usize) -> String {
    format!("Scope string ({count})")
}

/// The sentence beside the bar of reach.
pub(super) fn reach(counts: finder::ReachCounts, has_job: bool) -> String {
    let opens = counted(counts.calls, "call");
    let changing = match counts.changing {
        0 => "none change anything".to_owned(),
        1 => "1 changes something".to_owned(),
        some => format!("{some} change something"),
    };
    let personal = match counts.personal {
        0 => "none touch personal data".to_owned(),
        1 => "1 touches personal data".to_owned(),
        some => format!("{some} touch personal data"),
    };
    if has_job {
        let job = counts.job;
        format!("Opens {opens}: {changing}, {personal}. Your job makes {job}.")
    } else {
        format!("Opens {opens}: {changing}, {personal}.")
    }
}
