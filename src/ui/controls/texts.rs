//! What the controls of the list say.

pub const CANCELED: &str = "Loading was canceled";
pub const CUT: &str = "The list was cut off";
pub const UNEXPECTED: &str = "Unexpected response";
pub const REPEATED: &str =
    "The host sent the same API clients twice. The list below may not be complete.";
pub const INCOMPLETE: &str = "The list below is not complete.";
pub const CONTINUE: &str = "Continue loading";
pub const EMPTY: &str = "No API clients to show";
pub const EMPTY_ADVICE: &str = "Create one with only the scopes that your application needs.";
pub const NEW: &str = "New API client";
pub const EXPORT: &str = "Export";
pub const NOT_LOADED: &str =
    "This part of the page could not be loaded. Check your connection and try again.";
pub const RECENT: &str = "Recently deleted";
pub const AUDIT: &str = "Audit";
pub const AS_CODE: &str = "Infrastructure as code";
pub const SELECTION: &str = "Selected API clients";
pub const DELETE_SELECTED: &str = "Delete selected";
pub const CLEAR_SELECTION: &str = "Clear selection";
pub const SHOW: &str = "Show";
pub const DISMISS: &str = "Dismiss";
pub const CLOSED_EARLY: &str = "A bulk delete was interrupted";
pub const CREATE_CLOSED_EARLY: &str = "Creating an API client was interrupted";
pub const PARTLY_DELETED: &str = "Some API clients were not deleted";

/// The list ends at the limit of this page.
pub fn limit(count: usize) -> String {
    format!("This page reads {count} API clients at most. The list below is not complete.")
}

/// What stands in the bar of the selection.
pub fn selected(count: usize) -> String {
    format!("{count} selected")
}

/// What became of a create whose end no page saw.
pub fn unseen(name: &str, found: usize) -> String {
    let became = match found {
        0 => "No client has this name, so it was not created.",
        1 => {
            "A client with this name exists, but its secret was never shown. Delete it and create another one."
        }
        _ => {
            "Several clients have this name. The secret of the new one was never shown. Delete it and create \
             another one."
        }
    };
    [
        "The page was closed while ",
        name,
        " was being created. ",
        became,
    ]
    .concat()
}

/// What became of the clients that an earlier page was deleting when it was closed.
pub fn settled(there: usize, gone: usize) -> String {
    format!(
        "The page was closed while API clients were being deleted. Of those, {} deleted, and {} still here.",
        were(gone),
        are(there)
    )
}

fn were(count: usize) -> String {
    format!("{count} {}", if count == 1 { "was" } else { "were" })
}

fn are(count: usize) -> String {
    format!("{count} {}", if count == 1 { "is" } else { "are" })
}

/// How a bulk delete stands.
pub fn deleting(done: usize, all: usize) -> String {
    format!("Deleting API clients: {done} of {all}")
}

/// How a bulk delete ended.
pub fn deleted(done: usize, rest: usize) -> String {
    format!("{done} deleted, {rest} not deleted.")
}
