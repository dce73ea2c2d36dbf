//! What the pages about clients say.

use client::lifetime::{counted, words};
use client::status::{Status, Use};

pub const TITLE: &str = "API clients";
pub const ONE: &str = "API client";
pub const NEW: &str = "New API client";
pub const RELOAD: &str = "Reload";
pub const CANCEL: &str = "Cancel";

pub const FILTER: &str = "Filter API clients";
pub const FILTER_EXAMPLE: &str = "Filter by name, ID or scope";
pub const CHIPS: &str = "Show";
pub const SORTED: &str = "Sort: ";
pub const CAPTION: &str = "API clients of the project";
pub const IN_VIEW: &str = "Only the rows in view are part of the page. To find an API client, use the filter. \
    The browser’s own search doesn’t find the other rows.";
pub const NOTHING: &str = "No API client matches. ";
pub const CLEAR: &str = "Clear the filter";

pub const NAME: &str = "Name";
pub const ACCESS: &str = "Access";
pub const CREATED: &str = "Created";
pub const LAST_USED: &str = "Last used";
pub const TOKENS: &str = "Token validity";
pub const TOKENS_ARE: &str = "How long an access token of this client may still work";
pub const EXPIRES: &str = "Expires";
pub const ACTIONS: &str = "Actions";
pub const FULL_ACCESS: &str = "Full access";
pub const KEY: [&str; 3] = ["view", "manage", "all"];
const LEGEND: &str = "Access shows one bar for each group of scopes: a short bar for view, a long bar for \
     manage, the longest for every scope of the group. A split bar means access in stores only. The groups, from \
     the left: ";
pub const UNKNOWN: &str = "unknown";
pub const NEVER: &str = "never";
pub const NONE: &str = "none";

pub const COPY_ELSEWHERE: &str = "Copy to another project";
/// What is copied, for the message.
pub const THE_ID: &str = "the client ID";

pub const LOADING_ONE: &str = "Loading the API client";

pub const BLIND: (&str, &str) = (
    "This connection can’t see API clients",
    "It lacks view_api_clients. manage_project does not include it: commercetools has separate scopes for API \
        clients. Connect with a client that has view_api_clients or \
     manage_api_clients; create the first one in the Merchant Center under Settings > Developer settings. You \
     can still prepare a new client and copy its request body.",
);
pub const READ_ONLY: (&str, &str) = (
    "Read only",
    "This connection lacks manage_api_clients, which manage_project does not include. You can look at clients and \
     prepare new ones, but not create or delete them.",
);
pub const UNKNOWN_SCOPES: (&str, &str) = (
    "The scopes of this token are not known",
    "A pasted token does not list its scopes. If a scope is missing, the host returns an error.",
);

pub const ALL: &str = "All API clients";
pub const MISSING: &str = "API client not found";
pub const MISSING_WHY: &str =
    "It was deleted, its address is wrong, or the list could not be read.";
pub const IMMUTABLE: &str = "An API client can’t be changed. To change its access or lifetimes, replace it: create a new one, \
     move your applications to it, then delete this one.";
pub const LIFE: &str = "Lifecycle";
pub const TRIAL: &str = "Tokens";
pub const TRIAL_HINT: &str =
    "With the secret of this API client you can request tokens and try what it can do.";
pub const REQUEST_TOKENS: &str = "Request tokens";
pub const PROVE: &str = "Check access";
pub const CODE: &str = "Code";
pub const NO_WARNINGS: &str = "No warnings.";
pub const SHOW_CODE: &str = "Show presets";
pub const CODE_HINT: &str =
    "Code and configuration for this client, with a placeholder for the secret.";
pub const CLIENT_ID: &str = "Client ID";
pub const SCOPE_STRING: &str = "scope string";

pub const SORT_MORE: &str = "Sort. Hold Shift to sort by this column too";
pub const VIEW: &str = "View";
pub const EXPORT: &str = "Export";
pub const MORE: &str = "More";
pub const SHOW_AS_CODE: &str = "Show Terraform or Pulumi";
pub const TEMPORARY: &str = "Temporary client";
pub const NOT_LOADED: &str =
    "This part of the page could not be loaded. Check your connection and try again.";
pub const REPLACEMENT: &str = "Replacement";
pub const LEFT: &str = "Time left:";
pub const WATCH: &str = "Watch until inactive";
pub const WATCH_HINT: &str =
    "After you replace the client, this browser can watch it and show when it is inactive.";

pub const TAIL: &str = "Last four characters of the client ID";
pub const WHY_TAIL: &str = "Type them to confirm, because applications may still use this client.";
pub const NOT_THE_TAIL: &str = "These are not the last four characters of the client ID.";
pub const DELETE_CLIENT: &str = "Delete API client";

/// Clients of a list, counted.
fn clients(count: usize) -> String {
    counted(count, "client")
}

/// How many clients are shown.
pub fn shown(shown: usize, all: usize) -> String {
    if shown == all {
        clients(all)
    } else {
        format!("{shown} of {}", clients(all))
    }
}

/// How far the list is read, and how many seconds that will still take.
pub fn loading(have: usize, total: Option<usize>, left: Option<i64>) -> String {
    let said = progress(have, total);
    match left {
        Some(left) if left > 0 => [&said, ", about ", &words(left), " left"].concat(),
        _ => said,
    }
}

fn progress(have: usize, total: Option<usize>) -> String {
    match total {
        None if have == 0 => "Loading API clients…".to_owned(),
        Some(total) => format!("Loading API clients: {have} of {total}"),
        None => format!("Loading API clients: {have} so far"),
    }
}

/// The longest that a token may still work, such as `47 h`.
pub fn up_to(words: &str) -> String {
    ["up to ", words].concat()
}

/// The accessible name of the button that opens a row’s menu.
pub fn actions_for(name: &str) -> String {
    ["Actions for ", name].concat()
}

/// How the bars are read, and which bar stands for what.
pub fn legend() -> String {
    let groups: Vec<&str> = scope::GROUPS.iter().map(|group| group.name).collect();
    [LEGEND, &groups.join(", "), "."].concat()
}

/// Why somebody should look at a client.
pub fn attention(why: &str) -> String {
    ["Needs attention: ", why].concat()
}

/// The heading above the scopes.
pub fn scopes(count: usize) -> String {
    format!("Scopes ({count})")
}

/// The question of the delete dialog.
pub fn delete(name: &str) -> String {
    format!("Delete {name}?")
}

/// Whether a client is in use, in a word beside the day of its last use. A card has no room for it.
pub fn state(status: &Status, narrow: bool) -> &'static str {
    match status.usage {
        Use::Never => "",
        _ if narrow => "",
        _ => status.word(),
    }
}

/// The accessible name of the box that selects a row.
pub fn select(name: &str) -> String {
    ["Select ", name].concat()
}

/// The accessible name of the box in the head.
pub fn select_all(count: usize) -> String {
    format!("Select all {count} that match")
}
