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
pub(super) const PLACES: &str = "Places";
pub(super) const TOO_MANY: &str = "The folder holds too many files: the rest was not read.";
pub(super) const LOWER_BOUND: &str = "At least these: dependencies may make calls of their own. Run the app \
    with these scopes, and add what an insufficient_scope error names.";
pub(super) const ADD_TESTS: &str = "Add the calls of tests";
pub(super) const ADD_SETUP: &str = "Add the calls of setup scripts";
pub(super) const COMPARE_LISTED: &str = "Compare the scopes that the project lists";

/// What a scan found.
pub(super) fn scanned(asks: usize, places: usize, files: usize, left_out: usize) -> String {
    let calls = if asks == 1 {
        "1 call".to_owned()
    } else {
        format!("{asks} calls")
    };
    let places = if places == 1 {
        "1 place".to_owned()
    } else {
        format!("{places} places")
    };
    format!("Source code: {calls} in {places}. {files} files were read, {left_out} were left out.")
}

/// Headings of what a scan lists.
pub(super) fn places(count: usize) -> String {
    format!("{PLACES} ({count})")
}
pub(super) fn unfollowed(count: usize) -> String {
    format!("Could not be followed ({count})")
}
pub(super) fn reaches(count: usize) -> String {
    format!("Reaches other resources ({count})")
}
pub(super) fn unknown_fields(count: usize) -> String {
    format!("Fields that the schema doesn’t have ({count})")
}
pub(super) fn listed(count: usize) -> String {
    format!("Scopes that the project lists ({count})")
}

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

pub(super) const COMPARE: &str = "Compare these scopes";
pub(super) const NEW_WITH: &str = "New client with these scopes";

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

pub(super) const ASKED: &str = "Requested: ";
pub(super) const GRANTED: &str = "Can be requested: ";
pub(super) const FAILED_CALL: &str = "The call: ";
pub(super) const TO_ADD: &str = "Scope to add: ";
pub(super) const START_FROM: &str = "Start from";
pub(super) const START_FROM_HINT: &str =
    "Choose the client that was refused to keep its scopes in the draft.";
pub(super) const START_FROM_NONE: &str = "None: a client with this scope alone";
pub(super) const DRAFT_WITH: &str = "New client with this scope";

pub(super) const RECORD: &str = "Record the job";
pub(super) const RECORD_HINT: &str = "Use your application in this window. Each call that it makes to \
    commercetools from the browser appears here, and the fewest scopes for all of them. Of a call, nothing \
    is kept but method, path, status, and the fields that GraphQL asks for, until these tools close.";
pub(super) const RECORD_NONE: &str = "No calls yet. Reload the inspected page to see those that it made \
    before. If your application calls commercetools from a server, no call appears here: paste \
    the server\u{2019}s log below instead.";
pub(super) const RECORD_CLEAR: &str = "Start over";
pub(super) const RECORD_OPEN: &str = "Open in a tab";
pub(super) const RECORD_REFUSED: &str = "Refused: a scope is missing";
pub(super) const RECORD_UNKNOWN: &str = "No endpoint of the public API";
pub(super) const RECORD_FULL: &str = "The list is full: further calls are not recorded.";

/// How many calls were recorded, and how many were refused.
pub(super) fn recorded(calls: usize, refused: usize) -> String {
    let words = client::lifetime::counted(calls, "call");
    match refused {
        0 => format!("{words} recorded."),
        refused => format!("{words} recorded, {refused} refused with 403."),
    }
}

/// How often a call was made, with the status of its last answer.
pub(super) fn answered(status: u16, times: usize) -> String {
    let status = if status == 0 {
        "no answer".to_owned()
    } else {
        status.to_string()
    };
    if times == 1 {
        status
    } else {
        format!("{status}, {times} times")
    }
}
