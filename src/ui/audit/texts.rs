//! What the audit says.

use client::lifetime::counted;

pub const TITLE: &str = "Audit";
pub const WHY: &str = "Checks each API client in the project against every rule, and compares the clients with \
    each other.";
pub const AGAIN: &str = "Run again";
pub const STOP: &str = "Stop";
pub const STOPPED: &str = "The audit was stopped";
pub const PARTIAL: &str = "The list of API clients is not complete, so the audit is not complete.";
pub const NO_CLIENTS: &str = "This project has no API clients to audit.";
pub const LOADING: &str = "Loading API clients";
pub const SCORE: &str = "Score";
pub const OF: &str = "of 100";
pub const NOTHING: &str = "No findings.";
pub const GROUP: &str = "Group findings";
pub const BY_CHECK: &str = "By rule";
pub const BY_CLIENT: &str = "By client";
pub const FINDINGS: &str = "Findings";
pub const SHOW_ALL: &str = "Show all";
pub const OPEN_ALL: &str = "Open all";
pub const SOURCE: &str = "Source:";

pub const PICTURES: &str = "Charts";

pub const EXPORT: &str = "Export";
pub const PRINT: &str = "Print";
pub const DUE: &str = "Expiration dates (.ics)";

pub const STORES_UNREAD: &str = "The stores in scopes were not checked: ";
pub const NO_STORE_SCOPE: &str = "the connection lacks view_stores.";
pub const TOO_MANY_STORES: &str = "the scopes name more stores than the page looks up.";

pub const CHANGES: &str = "Changes since a snapshot";
pub const CHANGES_WHY: &str = "A snapshot contains the name, ID, scopes and last-used date of each API client, \
    and no secrets. Save it in this browser, encrypted with your passphrase, or download it as a file, which is \
    not encrypted.";
pub const PASSPHRASE: &str = "Passphrase";
pub const PASSPHRASE_HINT: &str =
    "The passphrase is not saved. Without it, the snapshot can’t be read.";
pub const SHORT: &str = "Use at least 8 characters.";
pub const KEEP: &str = "Save snapshot";
pub const COMPARE: &str = "Compare with saved snapshot";
pub const FORGET: &str = "Delete saved snapshot";
pub const SAVE: &str = "Download snapshot";
pub const PICK: &str = "Compare with a file";
pub const KEPT: &str = "The snapshot was saved in this browser.";
pub const FORGOTTEN: &str = "The snapshot was deleted.";
pub const NOT_KEPT: &str = "The browser did not save the snapshot. Its storage may be full. Download the snapshot instead.";
pub const NO_CRYPTO: &str =
    "This browser offers no encryption on this page. Download the snapshot instead.";
pub const WRONG: &str = "The passphrase is wrong, or the snapshot was changed.";
pub const NO_SNAPSHOT: &str = "This is not a snapshot of API clients.";
pub const NOT_READ: &str = "The browser could not read the file.";
pub const OTHER_PROJECT: &str = "This is a snapshot of another project: ";
pub const OTHER_REGION: &str = "This snapshot was saved without its region and contains no API client of this \
    project. It may belong to a project with the same key in another region.";
pub const UNPLACED: &str = "An earlier version of this page saved the snapshot without its region. Compare it \
    to see whether it belongs to this project.";
pub const SAME: &str = "Nothing changed.";
pub const WORKING: &str = "Working…";
pub const NEW: &str = "New";
pub const GONE: &str = "Gone";
pub const USED: &str = "Used since";

/// How far the audit is.
pub fn looking(done: usize, all: usize) -> String {
    format!("Looking at API clients: {done} of {all}")
}

/// How far the stores are looked up.
pub fn stores(done: usize, all: usize) -> String {
    format!("Looking up stores: {done} of {all}")
}

/// The heading of a check.
pub fn check(id: &str, title: &str) -> String {
    [id, " ", title].concat()
}

/// The severity, and how many clients have the finding.
pub fn rank(severity: &str, count: usize) -> String {
    [severity, " · ", &counted(count, "client")].concat()
}

/// How many findings a client has.
pub fn found(severity: &str, count: usize) -> String {
    [severity, " · ", &counted(count, "finding")].concat()
}

/// What the score is about.
pub fn summary(findings: usize, clients: usize) -> String {
    [
        &counted(findings, "finding"),
        " in ",
        &counted(clients, "API client"),
        ".",
    ]
    .concat()
}

/// When the snapshot was taken, and of how many clients.
pub fn since(time: &str, count: usize) -> String {
    [time, ", ", &counted(count, "API client")].concat()
}
