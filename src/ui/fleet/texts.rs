//! What the tools of the list say.

use client::lifetime::counted;
use client::listing::{Column, NotSaved};

use crate::ui::roster::Tool;

pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";

/// The heading of a tool.
pub fn title(tool: Tool) -> &'static str {
    match tool {
        Tool::View => "View",
        Tool::Export => "Export API clients",
        Tool::Delete => "Delete API clients",
        Tool::Journal => "Recently deleted",
        Tool::Temporary => "Temporary client",
    }
}

pub const COLUMNS: &str = "Columns";
pub const NARROW: &str = "A narrow window shows fewer columns.";
pub const FIRST: &str = "Sort by";
pub const THEN: &str = "Then by";
pub const LAST: &str = "Finally by";
pub const NO_SORT: &str = "None";
pub const VIEWS: &str = "Saved views";
pub const NO_VIEWS: &str =
    "No saved views. A view saves the filter, the sort order and the columns in this browser.";
pub const VIEW_NAME: &str = "Name of the view";
pub const SAVE_VIEW: &str = "Save view";
pub const NOT_KEPT: &str = "The browser did not save the view.";

/// A column, for people.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Access => "Access",
        Column::Created => "Created",
        Column::LastUsed => "Last used",
        Column::Tokens => "Token validity",
        Column::Expires => "Expires",
    }
}

/// Why a view was not saved.
pub fn not_saved(why: NotSaved) -> &'static str {
    match why {
        NotSaved::NoName => "Enter a name.",
        NotSaved::TooMany => "You have 30 saved views, which is the limit. Delete one first.",
    }
}

/// The message about a saved view.
pub fn saved(name: &str) -> String {
    ["Saved the view: ", name].concat()
}

/// The accessible name of the button that deletes a view.
pub fn delete_view(name: &str) -> String {
    ["Delete the view ", name].concat()
}

pub const DELETE: &str = "Delete";
pub const WHICH: &str = "Which API clients";
pub const NO_SECRET: &str = "The file contains no secrets: commercetools shows a secret only once.";
pub const DOWNLOAD: &str = "Download";
pub const TABLES: &str = "Inventory";
pub const AS_CODE: &str = "Code with an import for each client";
pub const CODE_LIMITS: &str = "An import doesn’t include the secret. If you later change the name, scopes or \
    lifetimes in the code, the provider deletes the client and creates a new one. Based on the provider’s \
    source code, not tested.";
pub const TO_PLAN: &str = "Compare code with the project";

/// What is exported, with how many that are.
pub fn selected(count: usize) -> String {
    format!("Selected ({count})")
}

/// All that match the filter.
pub fn matching(count: usize) -> String {
    format!("All that match ({count})")
}

/// The accessible name of the button that copies.
pub fn copy(format: &str) -> String {
    ["Copy as ", format].concat()
}

/// The accessible name of the button that downloads.
pub fn download(format: &str) -> String {
    ["Download ", format].concat()
}

/// How far the code is written.
pub fn writing(done: usize, all: usize) -> String {
    format!("Writing API clients: {done} of {all}")
}

/// What was copied, for the message.
pub fn copied(count: usize) -> String {
    counted(count, "API client")
}

pub const INCOMPLETE: &str = "The list is not complete, so the file is not complete.";

pub const REVIEW: &str = "Applications that use these API clients can’t get new tokens. You can’t undo this: a \
    new client gets a different ID and secret.";
pub const OWN: &str =
    "You are connected with one of them. You stay connected until your access token expires.";
pub const COUNT: &str = "Number of API clients";
pub const WHY_COUNT: &str = "Type it to confirm, because applications may still use some of them.";
pub const NOT_THE_COUNT: &str = "This is not the number of selected API clients.";
pub const NAME: &str = "Name";
pub const STATUS: &str = "Status";
pub const RESULT: &str = "Result";
pub const IN_USE: &str = "May be in use. ";
pub const SHOW_ALL: &str = "Show all rows";
pub const STOP: &str = "Stop";
pub const RETRY: &str = "Retry the rest";
pub const RECENT: &str = "Recently deleted";
pub const RESULTS: &str = "Result for each API client";

/// The question.
pub fn delete_these(count: usize) -> String {
    ["Delete ", &counted(count, "API client")].concat()
}

/// How many may be in use.
pub fn in_use(count: usize) -> String {
    format!("{} may be in use.", counted(count, "API client"))
}

/// How a bulk delete stands.
pub fn progress(done: usize, failed: usize, stopped: usize, open: usize) -> String {
    let mut said = format!("{done} deleted");
    for (count, what) in [
        (failed, "failed"),
        (stopped, "not sent"),
        (open, "remaining"),
    ] {
        if count > 0 {
            said.push_str(&format!(", {count} {what}"));
        }
    }
    said.push('.');
    said
}

pub const WAITING: &str = "Waiting";
pub const RUNNING: &str = "Deleting…";
pub const DONE: &str = "Deleted";
pub const BEFORE: &str = "Already deleted";
pub const STOPPED: &str = "Not sent";
pub const FAILED: &str = "Not deleted: ";

pub const NOTHING_DELETED: &str = "No API clients were deleted here.";
pub const JOURNAL_HINT: &str = "For each API client that this page deletes, this browser keeps the name, ID, \
    scopes and dates. It keeps no secrets. A client that you create again gets a different ID and secret.";
pub const SANDBOX_JOURNAL: &str = "In the sandbox, this history is deleted when you leave.";
pub const AGAIN: &str = "Create it again";
pub const UNCONFIRMED: &str = "Not confirmed: it may still exist.";
pub const REMEMBER: &str = "Keep a history of deleted API clients";
pub const FORGET: &str = "Clear history";
pub const FORGOTTEN: &str = "Deleted from the history.";
pub const UNPLACED_WHY: &str = "An earlier version of this page saved them without the region. They may belong \
    to another project with the \
     same key in another region.";
pub const PLACE: &str = "They belong to this project";
pub const FORGET_UNPLACED: &str = "Delete from history";

/// How many deletes are remembered without a region.
pub fn unplaced(count: usize, project: &str) -> String {
    let what = counted(count, "delete");
    [&what, " of a project with the key ", project, "."].concat()
}

/// When a client was deleted.
pub fn deleted_at(time: &str) -> String {
    ["Deleted ", time].concat()
}

/// The accessible name of the button that creates a client again.
pub fn again(name: &str) -> String {
    ["Create it again: ", name].concat()
}

pub const TEMPORARY_WHY: &str = "For a demo, a support case or an experiment: commercetools deletes the client after one day, \
     and its tokens last one hour.";
pub const TEMPLATE: &str = "Scopes";
pub const CREATE: &str = "Create temporary client";
pub const CREATING: &str = "Creating…";
pub const LOST: &str = "The client may have been created";
pub const LOST_WHY: &str = "The response was lost. Look for this name in the list. Nobody can use a client \
    without its secret: delete it and create a new one.";
pub const READ_ONLY: &str =
    "This connection lacks manage_api_clients, so it can’t create API clients.";

/// A template and how many scopes it has.
pub fn template(name: &str, count: usize) -> String {
    format!("{name} ({})", counted(count, "scope"))
}

pub const LINEAGE: &str = "Replacement history";
pub const LINEAGE_HOW: &str = "Based on the names: a replacement has the name of the old client and a date, \
    such as orders (2026-11).";
pub const THIS: &str = "this client";
pub const REPLACED_BY: &str = "Replaced by";
pub const WATCHED_SINCE: &str = "This browser has watched this client since";
pub const WATCH: &str = "Watch until inactive";
pub const UNWATCH: &str = "Stop watching";
pub const CHECK: &str = "Check now";
pub const CALENDAR: &str = "Add to calendar";
pub const DELETE_OLD: &str = "Delete API client";
pub const SILENT: &str = "It appears to be unused";
pub const DRAINING: &str = "It may still be in use";
