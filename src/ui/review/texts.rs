//! What the review of a new API client, and the pieces that come with it, say. Whole sentences only, so that each
//! can be translated.

use client::display_name;
use client::lifetime::counted;

pub(super) const INCOMPLETE: &str = "The form is not complete. Correct the marked fields.";
pub(super) const OWN_TEMPLATE: &str = "Your own template, saved in this browser.";
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
pub(super) const NO_SCOPES: &str = "Select scopes to see what this client can do.";
pub(super) const CAN: &str = "Can";
pub(super) const CANNOT: &str = "Cannot";
pub(super) const LIFETIMES: &str = "Lifetimes";
pub(super) const OMIT: &str = "Remove redundant scopes";
pub(super) const BODY: &str = "Request body";
pub(super) const LIMITS: &str = "commercetools can’t limit API clients by IP address or referrer. Use few \
                                 scopes, single stores, and short lifetimes.";

pub(super) const LOST: &str = "The response was lost";
pub(super) const LOST_SEARCHED: &str = "Scopesmith searched for an API client with this name and found none. New \
                                        API clients can take up to a minute to be listed. Reload the list in a \
                                        minute. If the client isn’t there, create it again. Your draft is still \
                                        here.";
pub(super) const LOST_UNSEARCHED: &str = "Scopesmith could not load the list of API clients to check. Check the \
                                          list before you create the client again. Your draft is still here.";
pub(super) const ORPHAN: &str = "The API client was created, but its secret is lost";
pub(super) const ORPHAN_WHAT: &str = "This API client was created after the request was sent. Its secret was in \
    the lost response and can’t be shown again, so nobody can use the client. Delete it, then \
                                      create it again. Your draft is still here.";
pub(super) const MAYBE_ORPHAN: &str = "The API client may have been created. Its secret is lost";
pub(super) const MAYBE_ORPHAN_WHAT: &str = "A new API client with this name is in the list. Someone else may \
    have created it. Check its scopes and when it was created \
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
        0 => "none change data".to_owned(),
        1 => "1 changes data".to_owned(),
        some => format!("{some} change data"),
    };
    let personal = match counts.personal {
        0 => "none access personal data".to_owned(),
        1 => "1 accesses personal data".to_owned(),
        some => format!("{some} access personal data"),
    };
    if has_job {
        let job = counts.job;
        format!("Allows {opens}: {changing}, {personal}. You selected {job}.")
    } else {
        format!("Allows {opens}: {changing}, {personal}.")
    }
}

pub(super) const REMOVED: &str = "Removed. You can restore your draft.";

pub(super) const REMOVE: &str = "Remove";

pub(super) const ANOTHER_STORE: &str = "Add another store";

/// The name of a block: each of its stores.
pub(super) fn block(stores: &[String]) -> String {
    let named: Vec<String> = stores.iter().map(|key| format!("Store {key}")).collect();
    named.join(", ")
}

/// The heading of a block.
pub(super) fn block_heading(stores: usize) -> &'static str {
    if stores == 1 { "Store" } else { "Stores" }
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
