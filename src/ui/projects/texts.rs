//! What the page of several projects says.

use client::across::Reason;
use client::lifetime::counted;

pub const TITLE: &str = "Compare projects";
pub const WHY: &str = "Compares the API clients of all connected projects: which clients are missing in a \
    project, and which have different scopes. Project keys are ignored. Stores are compared by key.";
pub const ONE: &str = "Connect another project to compare it with this one";
pub const ONE_WHY: &str = "Projects that are already connected stay connected. Each keeps its own session, list and draft.";
pub const ANOTHER: &str = "Connect another project";
pub const TWO_SANDBOXES: &str = "Try with two sandbox projects";
pub const LOADING: &str = "Loading API clients: ";
pub const COMPARING: &str = "Comparing API clients";
pub const SUMMARY: &str = "Summary";
pub const FILTER: &str = "Filter by name";
pub const SHOW: &str = "Show";
pub const SORT: &str = "Sort by";
pub const TABLE: &str = "API clients by project";
pub const CLIENT: &str = "API client";
pub const DIFFERENCES: &str = "Differences";
pub const NOTHING: &str = "No API client matches.";
pub const NO_CLIENTS: &str = "The projects have no API clients.";
pub const SAME_CALLS: &str = "Both sets of scopes allow the same calls.";
pub const SHOWN_NOW: &str = "shown now";
pub const COPY: &str = "Copy";
pub const OPEN: &str = "Open";
pub const BEFORE: &str = "Previous";
pub const NEXT: &str = "Next";
pub const PAGES: &str = "Pages of the table";
pub const EXPORT_MARKDOWN: &str = "Export Markdown";
pub const EXPORT_CSV: &str = "Export CSV";
pub const NO_ACCESS: &str = "This connection can’t read API clients: it lacks view_api_clients.";
pub const RELOAD: &str = "Load again";
pub const INCOMPLETE: &str =
    "The list is not complete, so no client is reported as missing in this project.";
pub const RULE: &str = "How API clients are paired";
pub const RULES: [&str; 3] = [
    "API clients with the same name are one row.",
    "Names that differ only in one environment word (dev, development, int, preprod, prod, production, qa, \
     stage, staging, stg, test, uat), the date of a replacement, case or separators are one row too, unless a \
     project has several of them. Then only names that are exactly the same are paired.",
    "commercetools does not know which API clients belong together. These rules are Scopesmith’s own.",
];

/// Which rows are shown: value and text.
pub const SHOWS: [(&str, &str); 4] = [
    ("all", "All API clients"),
    ("differences", "Only differences"),
    ("missing", "Missing in a project"),
    ("scopes", "Scopes differ"),
];

/// The order of the rows: value and text.
pub const SORTS: [(&str, &str); 2] = [("name", "Name"), ("differences", "Most differences")];

pub const COPY_TO: &str = "Copy to project";
pub const STORES: &str = "Stores";
pub const STORES_WHY: &str = "A store scope stays a store scope. Enter the key of the store in the other project that \
     takes its place. Leave a field empty to leave out the scopes for that store.";
pub const CHECKING: &str = "Looking up the store…";
pub const FOUND: &str = "The project has a store with this key.";
pub const NOT_FOUND: &str =
    "The project has no store with this key. Enter another one, or leave the field empty.";
pub const BAD_KEY: &str = "A store key has 2 to 256 characters: letters, digits, - and _.";
pub const NOT_CHECKED: &str = "The store could not be looked up: ";
pub const NO_STORE_SCOPE: &str = "the connection lacks view_stores.";
pub const NOT_DONE: &str = "The stores could not be looked up. Try again.";
pub const CONTINUE: &str = "Open the form";
pub const WAITING: &str = "Looking up stores…";
pub const CANCEL: &str = "Cancel";
pub const COPY_WHY: &str = "The form of the other project opens with the scopes, lifetimes and a name. Nothing is created \
     until you press Create API client there.";

/// The title of the dialog.
pub fn copy(name: &str) -> String {
    ["Copy ", name].concat()
}

/// The name of a button for screen readers.
pub fn copy_here(name: &str, project: &str) -> String {
    ["Copy ", name, " to ", project].concat()
}

/// The name of a button for screen readers.
pub fn open_there(name: &str, project: &str) -> String {
    ["Open ", name, " in ", project].concat()
}

/// How many clients a project has.
pub fn clients(count: usize) -> String {
    counted(count, "API client")
}

/// How far the lists are.
pub fn loading(project: &str, have: usize, total: Option<usize>) -> String {
    let of = total.map_or_else(String::new, |total| [" of ", &total.to_string()].concat());
    [LOADING, project, ", ", &have.to_string(), &of].concat()
}

/// Which rows are in the document.
pub fn rows(from: usize, to: usize, all: usize) -> String {
    format!("Rows {from} to {to} of {all}")
}

/// Why clients stand together, where it is not plain to see.
pub fn reason(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::SameName | Reason::Alone => None,
        Reason::Environment => Some("Paired: the names are similar"),
        Reason::Ambiguous => Some("Not paired: several similar names"),
        Reason::Unnamed => Some("Not paired: no name"),
    }
}

/// The label of the field for a store.
pub fn store(key: &str) -> String {
    ["Store in place of ", key].concat()
}

/// How far the file is.
pub fn writing(at: usize, all: usize) -> String {
    format!("Writing row {at} of {all}")
}
