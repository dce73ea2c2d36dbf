//! The texts of the Finder.

use finder::{LinkError, Reach, ReachCounts};

pub(super) const TITLE: &str = "Which scopes do I need?";
pub(super) const LEAD: &str = "Type what your app does, or paste what shows it. The fewest scopes for it \
    are worked out at once, in this page: no account, nothing is sent.";

pub(super) const BOX_LABEL: &str = "Type or paste calls";
pub(super) const BOX_EXAMPLE: &str = "add line item";
pub(super) const BOX_HINT: &str = "What a call does, a path, a URL or a scope. Or paste a list of calls, \
    a 403, a log, a trace, cURL, HAR, GraphQL, a Postman, Bruno or Insomnia collection, .http, OpenAPI, \
    Terraform, connect.yaml or scopes. Or drop the folder of your source code.";
pub(super) const OPTIONS_LABEL: &str = "Calls that match";
pub(super) const CHOOSE_FILE: &str = "Choose a file";
pub(super) const READING: &str = "Reading the file";
pub(super) const CANCELED: &str = "Request canceled. Nothing from the file was used.";
pub(super) const NOT_READ: &str = "The browser could not read the whole file.";
pub(super) const NOT_LOADED: &str = "The part of this page that reads pasted text could not be loaded. Check your \
                                         connection, then paste again.";
pub(super) const CREDENTIALS_REMOVED: &str = "Credentials removed from the box; nothing was kept.";
pub(super) const MEANT: &str = "Did you mean";
pub(super) const ADDED: &str = "Added";

pub(super) const NO_MATCH: &str = "No call matches. Try other words, or paste a path.";
pub(super) const NO_MATCH_BUT: &str = "No call matches. Press ↓ to choose what you meant.";

/// How many calls match what is typed.
pub(super) fn matches(count: usize, shown: usize) -> String {
    match count {
        1 => "1 call matches. Press Enter to add it.".to_owned(),
        n if n > shown => {
            format!("{n} calls match; the first {shown} are listed. Enter adds the first.")
        }
        n => format!("{n} calls match. Enter adds the first."),
    }
}

/// The heading above the calls of the job.
pub(super) fn selected(count: usize) -> String {
    format!("Selected calls ({count})")
}
pub(super) const NONE_SELECTED: &str = "No calls selected.";
pub(super) const CLEAR: &str = "Clear";
pub(super) const RESTORE: &str = "Restore my calls";
pub(super) const CLEARED: &str = "No calls are selected.";
pub(super) const CHOOSE_CALL: &str = "Choose a call";
pub(super) const NO_CALL: &str = "No such call";

/// The accessible name of the choice between several calls.
pub(super) fn call_for(text: &str) -> String {
    format!("Call for “{text}”")
}

/// The accessible name of the button that takes a call or a line out.
pub(super) fn remove(what: &str) -> String {
    format!("Remove {what}")
}

pub(super) const STORES_LABEL: &str = "Only in these stores";
pub(super) const STORES_HINT: &str = "Store keys. Leave empty for the whole project.";

/// What is wrong with a store key.
pub(super) fn no_store_key(key: &str) -> String {
    format!("{key} is not a store key. A key has 2 to 256 letters, digits, - or _.")
}

pub(super) const ANSWER: &str = "Required scopes";
pub(super) const CORRECT_STORES: &str = "Correct the store keys to see scopes.";
pub(super) const SELECT_CALLS: &str = "Select calls to see scopes.";

/// How many scopes the job needs.
pub(super) fn enough(count: usize) -> String {
    match count {
        0 => "No scope is known for these calls".to_owned(),
        1 => "One scope is enough".to_owned(),
        n => format!("{n} scopes are enough"),
    }
}

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
        "Opens {opens}: {changing} make changes, {personal} touch personal data. Your job makes {job}."
    )
}

fn plural(count: u32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

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

pub(super) const FEWEST: &str = "Fewer scopes";
pub(super) const FIELD_NOTES: &str = "About these fields";

/// What the set with the fewest scopes would open more.
pub(super) fn fewer(set: &str, few: &Reach, least: &Reach) -> String {
    format!(
        "{set} would be enough, but would open {} calls instead of {}: {} make changes instead of {}, {} touch \
         personal data instead of {}.",
        few.calls, least.calls, few.writes, least.writes, few.personal, least.personal
    )
}

pub(super) const CHOOSE_FOLDER: &str = "Choose a folder of source code";

pub(super) const IN_STORES: &str = "in these stores";
pub(super) const CREATE: &str = "Create a client with these";
pub(super) const COPY_LINK: &str = "Copy link";
pub(super) const LINK_NAME: &str = "link to this job";
pub(super) const UNOPENED: &str = "No known scope opens these calls";
pub(super) const REMINDERS: &str = "Also needed";
pub(super) const PROJECT_WIDE: &str = "Needs the whole project";
pub(super) const MOVED: &str = "Call these in the store";
pub(super) const MOVED_HINT: &str =
    "Store scopes open these paths, not those of the whole project.";

pub(super) const MATRIX: &str = "Tick by resource";
pub(super) const MATRIX_HINT: &str = "A box selects every call of its kind. Calls of a signed-in \
    customer and calls in a store are in the search.";
pub(super) const MATRIX_FILTER: &str = "Filter resources";
pub(super) const MATRIX_TABLE: &str = "Calls by resource";
pub(super) const RESOURCE: &str = "Resource";

/// How many calls of a box are selected.
pub(super) fn of_all(count: usize, all: usize) -> String {
    match count {
        0 => all.to_string(),
        n => format!("{n} of {all}"),
    }
}

pub(super) const SHARED: &str = "Review this shared job";
pub(super) const SHARED_TEXT: &str =
    "These calls came with a link. Check that they are what your app does.";
pub(super) const LINK_FAILED: &str = "The link could not be used";
pub(super) const LINK_UNKNOWN: &str =
    "These calls are not in the catalog of this version, so no scopes are shown for them:";

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
