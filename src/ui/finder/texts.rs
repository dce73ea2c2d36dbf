//! The texts of the Finder.

pub(super) const TITLE: &str = "Which scopes do I need?";
pub(super) const LEAD: &str = "Type what your app does, or paste its code, logs or requests. The page shows the \
    scopes that give your app the least access. You need no account, and nothing is sent.";

pub(super) const BOX_LABEL: &str = "Type or paste calls";
pub(super) const BOX_EXAMPLE: &str = "add line item";
pub(super) const BOX_HINT: &str = "What a call does, a path, a URL or a scope. Or paste a list of calls, \
    a 403, a log, a trace, cURL, HAR, GraphQL, a Postman, Bruno or Insomnia collection, .http, OpenAPI, \
    Terraform, connect.yaml or scopes. Or drop your source code: a folder, or a ZIP file.";
pub(super) const OPTIONS_LABEL: &str = "Calls that match";
pub(super) const CHOOSE_FILE: &str = "Choose a file";
pub(super) const READING: &str = "Reading the file";
pub(super) const CANCELED: &str = "Request canceled. Nothing from the file was used.";
pub(super) const NOT_LOADED: &str = "The part of this page that reads pasted text could not be loaded. Check your \
                                         connection, then paste again.";
pub(super) const CALLS_NOT_LOADED: &str = "The part of this page that finds calls could not be loaded. Check your \
                                           connection, then type again.";
/// Below the box, while what finds calls is on its way.
pub(super) const LOADING: &str = "Loading the list of calls…";
pub(super) const CREDENTIALS_REMOVED: &str =
    "Credentials were removed from the text and not saved.";
pub(super) const MEANT: &str = "Did you mean";
pub(super) const ADDED: &str = "Added";

pub(super) const NO_MATCH: &str = "No call matches. Try other words, or paste a path.";
pub(super) const NO_MATCH_BUT: &str = "No call matches. Press ↓ to choose what you meant.";

/// How many calls match what is typed.
pub(super) fn matches(count: usize, shown: usize) -> String {
    let all = count.to_string();
    match count {
        1 => "1 call matches. Press Enter to add it.".to_owned(),
        n if n > shown => [
            &all,
            " calls match; the first ",
            &shown.to_string(),
            " are listed. Press Enter to add the first.",
        ]
        .concat(),
        _ => [&all, " calls match. Press Enter to add the first."].concat(),
    }
}

pub(super) const CHOOSE_FOLDER: &str = "Choose a folder of source code";
