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
pub const NO_SORT: &str = "Nothing else";
pub const VIEWS: &str = "Saved views";
pub const NO_VIEWS: &str =
    "No saved views. A view keeps the filter, the order and the columns. This browser keeps it.";
pub const VIEW_NAME: &str = "Name of the view";
pub const SAVE_VIEW: &str = "Save view";
pub const NOT_KEPT: &str = "The browser did not save the view.";

/// A column, for people.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Access => "Access",
        Column::Created => "Created",
        Column::LastUsed => "Last used",
        Column::Tokens => "Live tokens",
        Column::Expires => "Expires",
    }
}

/// Why a view was not saved.
pub fn not_saved(why: NotSaved) -> &'static str {
    match why {
        NotSaved::NoName => "Enter a name.",
        NotSaved::TooMany => "There are 30 views, which is the most. Delete one first.",
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
pub const NO_SECRET: &str = "The file has no secret in it: commercetools shows a secret only once.";
pub const DOWNLOAD: &str = "Download";
pub const TABLES: &str = "Inventory";
pub const AS_CODE: &str = "Code with an import for each client";
pub const CODE_LIMITS: &str = "An import doesn’t bring the secret. A name, scopes or lifetimes that you change in the code later delete the client and \
     create another one. Read in the provider’s source, not run.";
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

pub const INCOMPLETE: &str = "The list is not complete, so the file is not either.";

pub const REVIEW: &str = "Applications that use these API clients get no new tokens. You can’t undo this: a new client \
     gets another ID and secret.";
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
    for (count, what) in [(failed, "failed"), (stopped, "not sent"), (open, "to go")] {
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

pub const NOTHING_DELETED: &str = "Nothing was deleted here.";
pub const JOURNAL_HINT: &str = "This browser remembers the name, the ID, the scopes and the dates of what this page deletes. \
     There is no secret in it. A client that you create again gets another ID and another secret.";
pub const SANDBOX_JOURNAL: &str = "In the sandbox this is forgotten when you leave.";
pub const AGAIN: &str = "Create it again";
pub const UNCONFIRMED: &str = "Not confirmed: it may still exist.";
pub const REMEMBER: &str = "Remember what this page deletes";
pub const FORGET: &str = "Forget all";
pub const FORGOTTEN: &str = "Forgotten.";
pub const UNPLACED_WHY: &str = "An earlier version of this page remembered them without the region. They may belong to another project with the \
     same key in another region.";
pub const PLACE: &str = "They belong to this project";
pub const FORGET_UNPLACED: &str = "Forget them";

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
pub const LOST: &str = "It is not certain whether the client was created";
pub const LOST_WHY: &str = "The answer was lost. Look for this name in the list. Without its secret the client is of no use: \
     delete it and create another one.";
pub const READ_ONLY: &str =
    "This connection lacks manage_api_clients, so it can’t create API clients.";

/// A template and how many scopes it has.
pub fn template(name: &str, count: usize) -> String {
    format!("{name} ({})", counted(count, "scope"))
}

pub const LINEAGE: &str = "Clients that replaced each other";
pub const LINEAGE_HOW: &str = "Recognized by their names: a replacement has the name of the old client with a date behind it, such \
     as orders (2026-11).";
pub const THIS: &str = "this client";
pub const REPLACED_BY: &str = "Replaced by";
pub const WATCHED_SINCE: &str = "This browser watches the client since";
pub const WATCH: &str = "Watch until inactive";
pub const UNWATCH: &str = "Stop watching";
pub const CHECK: &str = "Check now";
pub const CALENDAR: &str = "Add to calendar";
pub const DELETE_OLD: &str = "Delete API client";
pub const SILENT: &str = "Nobody seems to use it any more";
pub const DRAINING: &str = "Not quiet yet";
