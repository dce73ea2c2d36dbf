//! What is said about the job and the scopes that it needs.

use finder::{LinkError, Reach, ReachCounts};

pub(super) const MEANT: &str = "Did you mean";

pub(super) const ANSWER: &str = "Required scopes";

pub(super) const COPY_LINK: &str = "Copy link";

pub(super) const CORRECT_STORES: &str = "Correct the store keys to see scopes.";

pub(super) const CREATE: &str = "Create an API client with these scopes";

pub(super) const FEWEST: &str = "Fewest scopes";

pub(super) const FIELD_NOTES: &str = "About these fields";

pub(super) const LINK_NAME: &str = "link to these calls";

pub(super) const MOVED: &str = "Call these in the store";

pub(super) const MOVED_HINT: &str = "Store scopes allow these paths, not the project-wide ones.";

pub(super) const PROJECT_WIDE: &str = "Needs the whole project";

pub(super) const REMINDERS: &str = "Also needed";

pub(super) const SELECT_CALLS: &str = "Select calls to see scopes.";

pub(super) const UNOPENED: &str = "No known scope allows these calls";

pub(super) const PARTIAL: &str = "Source code and recordings may not show every call. To be certain, review \
    what could not be followed, run your app with these scopes, and add each scope that an insufficient_scope \
    error names.";

/// How many scopes the job needs; at least so many if there may be calls that nothing showed. If fewer would do, and open
/// more, these have the least access.
pub(super) fn enough(count: usize, partial: bool, fewer: bool) -> String {
    match count {
        n if fewer && !partial => format!("{n} scopes give the least access"),
        1 if partial => "At least one scope is needed".to_owned(),
        n if n > 0 && partial => format!("At least {n} scopes are needed"),
        0 => "No scope is known for these calls".to_owned(),
        1 => "One scope is enough".to_owned(),
        n => format!("{n} scopes are enough"),
    }
}

/// How many scopes would be enough, and what they would open more than those with the least access.
pub(super) fn fewer((count, few): (usize, &Reach), (all, least): (usize, &Reach)) -> String {
    let scopes = match count {
        1 => "One scope".to_owned(),
        n => format!("{n} scopes"),
    };
    format!(
        "{scopes} instead of {all} would be enough, but would give more access: {} calls instead of {}. Of \
            these, {} change data instead of {}, and {} access personal data instead of {}.",
        few.calls, least.calls, few.writes, least.writes, few.personal, least.personal
    )
}

/// The name of what is copied.
pub(super) const FEWEST_STRING: &str = "scope string of the fewest scopes";

/// How far the scopes reach beside what the job does.
pub(super) fn reach(counts: ReachCounts) -> String {
    let ReachCounts {
        calls,
        changing,
        personal,
        job,
    } = counts;
    let opens = plural(calls, "call");
    format!(
        "Allows {opens}: {changing} change data, {personal} access personal data. You selected {job}."
    )
}

fn plural(count: u32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

pub(super) const IN_STORES: &str = "in these stores";

/// The calls that a scope opens and the job does not make.
pub(super) fn also_allows(count: usize) -> String {
    format!("Also allows ({count})")
}

/// Other scopes for the same calls.
pub(super) fn alternatives(count: usize) -> String {
    format!("Alternatives ({count})")
}

/// How many calls of a list are not shown.
pub(super) fn and_more(count: usize) -> String {
    format!("and {count} more")
}

pub(super) const CHOOSE_CALL: &str = "Choose a call";

pub(super) const CLEAR: &str = "Clear";

pub(super) const CLEARED: &str = "No calls are selected.";

pub(super) const NONE_SELECTED: &str = "No calls selected.";

pub(super) const NO_CALL: &str = "No matching call";

pub(super) const RESTORE: &str = "Restore my calls";

/// The accessible name of the choice between several calls.
pub(super) fn call_for(text: &str) -> String {
    format!("Call for “{text}”")
}

/// The accessible name of the button that takes a call or a line out.
pub(super) fn remove(what: &str) -> String {
    format!("Remove {what}")
}

/// The heading above the calls of the job.
pub(super) fn selected(count: usize) -> String {
    format!("Selected calls ({count})")
}

pub(super) const MATRIX: &str = "Select by resource";

pub(super) const MATRIX_FILTER: &str = "Filter resources";

pub(super) const MATRIX_HINT: &str = "Each checkbox selects all calls of its kind. To find calls for signed-in \
    customers or for a store, use the search.";

pub(super) const MATRIX_TABLE: &str = "Calls by resource";

pub(super) const RESOURCE: &str = "Resource";

/// How many calls of a box are selected.
pub(super) fn of_all(count: usize, all: usize) -> String {
    match count {
        0 => all.to_string(),
        n => format!("{n} of {all}"),
    }
}

pub(super) const STORES_HINT: &str = "Store keys. Leave empty for the whole project.";

pub(super) const STORES_LABEL: &str = "Only in these stores";

/// What is wrong with a store key.
pub(super) fn no_store_key(key: &str) -> String {
    format!(
        "{key} is not a store key. A store key has 2 to 256 characters: letters, digits, - and _."
    )
}

pub(super) const LINK_FAILED: &str = "The link could not be opened";

pub(super) const LINK_UNKNOWN: &str =
    "These calls are not in the catalog of this version, so no scopes are shown for them:";

pub(super) const SHARED: &str = "Review these shared calls";

pub(super) const SHARED_TEXT: &str =
    "These calls come from a link. Check that your app makes them.";

/// Why a link was not taken.
pub(super) fn link_failed(error: LinkError) -> String {
    format!("{} Your calls are unchanged.", error.words())
}

/// How many entries of a link could not be read.
pub(super) fn link_unread(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 entry of the link could not be read.".to_owned()),
        n => Some(format!("{n} entries of the link could not be read.")),
    }
}
