//! What is said about material that was read. Whole sentences only, so that each can be translated.

use report::{Report, Rule};

pub(super) const PLACES: &str = "Places";

pub(super) const ANSWER: &str = "Required scopes";

pub(super) const ADD_SETUP: &str = "Add the calls of setup scripts";

pub(super) const ADD_TESTS: &str = "Add the calls of tests";

pub(super) const ASKED: &str = "Requested: ";

pub(super) const COMPARE: &str = "Compare these scopes";

pub(super) const COMPARE_LISTED: &str = "Compare the scopes that the project lists";

pub(super) const COMPARED: &str = "The code compared with the scopes that the project lists";

pub(super) const DRAFT_WITH: &str = "New client with this scope";

pub(super) const FAILED_CALL: &str = "The call: ";

pub(super) const GRANTED: &str = "Can be requested: ";

pub(super) const NEW_WITH: &str = "New client with these scopes";

pub(super) const RECORD: &str = "Record API calls";

pub(super) const RECORD_CLEAR: &str = "Start over";

pub(super) const RECORD_FULL: &str = "The list is full: further calls are not recorded.";

pub(super) const RECORD_HINT: &str = "Use your application in this window. Each call that it makes to \
    commercetools from the browser appears here, with the scopes that give the least access for all of them. \
    This panel keeps only the method, path, status and GraphQL fields of each call, until you close the DevTools.";

pub(super) const RECORD_NONE: &str = "No calls yet. Reload the inspected page to see those that it made \
    before. If your application calls commercetools from a server, no call appears here: paste \
    the server\u{2019}s log below instead.";

pub(super) const RECORD_OPEN: &str = "Open in a tab";

pub(super) const RECORD_REFUSED: &str = "Refused: a scope is missing";

pub(super) const RECORD_UNKNOWN: &str = "Not an endpoint of the public API";

pub(super) const REPORT: &str = "Report:";

pub(super) const REPORT_STORES: &str = "Correct the store keys to download a report.";

pub(super) const START_FROM: &str = "Start from";

pub(super) const START_FROM_HINT: &str =
    "To keep the scopes of the refused client in the draft, choose that client.";

pub(super) const START_FROM_NONE: &str = "None: a client with only this scope";

pub(super) const TOO_MANY: &str = "The folder has too many files. The other files were not read.";

pub(super) const TO_ADD: &str = "Scope to add: ";

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

/// The accessible name of the button that downloads a form of the report.
pub(super) fn download(form: &str) -> String {
    format!("Download the report as {form}")
}

pub(super) fn listed(count: usize) -> String {
    format!("Scopes that the project lists ({count})")
}

/// Headings of what a scan lists.
pub(super) fn places(count: usize) -> String {
    format!("{PLACES} ({count})")
}

pub(super) fn reaches(count: usize) -> String {
    format!("Reaches other resources ({count})")
}

/// How many calls were recorded, and how many were refused.
pub(super) fn recorded(calls: usize, refused: usize) -> String {
    let words = client::lifetime::counted(calls, "call");
    match refused {
        0 => format!("{words} recorded."),
        refused => format!("{words} recorded, {refused} refused with 403."),
    }
}

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

/// The heading of findings of one rule.
pub(super) fn rule(title: &str, count: usize) -> String {
    format!("{title} ({count})")
}

/// How the code and the listed scopes fit each other.
pub(super) fn verdict(report: &Report) -> String {
    let count = |rule: Rule| {
        let found = report.problems.iter().filter(|one| one.rule == rule);
        found.count()
    };
    let parts = [
        (count(Rule::Missing), "missing"),
        (count(Rule::Misspelled), "unknown or misspelled"),
        (count(Rule::Superfluous), "not needed"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if parts.is_empty() {
        "The listed scopes allow every call that was found, and each scope is needed.".to_owned()
    } else {
        [&parts.join(", "), "."].concat()
    }
}

pub(super) fn unfollowed(count: usize) -> String {
    format!("Could not be followed ({count})")
}

pub(super) fn unknown_fields(count: usize) -> String {
    format!("Fields that the schema doesn’t have ({count})")
}

pub(super) fn and_more(count: usize) -> String {
    format!("and {count} more")
}

pub(super) const NOT_READ: &str = "The browser could not read the whole file.";
pub(super) const ARCHIVE_TOO_LARGE: &str =
    "ZIP files larger than 200 MB are not read. Drop the folder instead.";
