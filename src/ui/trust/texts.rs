//! What the page about security and privacy says.

use client::lifetime::counted;

pub(super) const TITLE: &str = "Security and privacy";
pub(super) const INTRO: &str = "What this page sent, what it stores in this browser, and what restricts it. All \
    values are current and come from the page and the browser.";

pub(super) const SENT: &str = "Requests";
pub(super) const SENT_NONE: &str =
    "This page has sent no request to commercetools or to any other host since you opened it.";
pub(super) const SENT_HOW: &str = "Since you opened the page in this tab. Bytes are those of request and \
    response bodies. They do not include headers and the preflight requests that the browser sends \
    automatically. The sandbox sends nothing.";
pub(super) const HOST: &str = "Host";
pub(super) const REQUESTS: &str = "Requests";
pub(super) const BYTES_SENT: &str = "Sent";
pub(super) const BYTES_RECEIVED: &str = "Received";

pub(super) const STORED: &str = "Stored in this browser";
pub(super) const STORED_NONE: &str = "Nothing is stored.";
pub(super) const STORED_HOW: &str = "In localStorage, under names that begin with “scopesmith.”. \
     Secrets and tokens are never stored; the page sets no cookie.";
pub(super) const STORED_EXTENSION: &str = "The extension also keeps, until the browser closes, the host \
     and the project key of the Merchant Center tab that was open when you pressed its button.";
pub(super) const NAME: &str = "Name";
pub(super) const PURPOSE: &str = "Purpose";
pub(super) const SIZE: &str = "Size";
pub(super) const UNKNOWN: &str = "Unknown to this version of the page";
pub(super) const REMOVE: &str = "Delete";
pub(super) const REMOVE_ALL: &str = "Delete all";
pub(super) const REMOVED_ALL: &str = "All data was deleted. This tab uses the values that it has already read \
    until you reload it.";
pub(super) const NOT_REMOVED: &str = "The browser did not delete it.";
pub(super) const COPIES: &str = "Offline copy";
pub(super) const COPIES_NONE: &str = "The browser keeps no offline copy of this page.";
pub(super) const COPIES_READING: &str = "Reading…";
pub(super) const REMOVE_COPIES: &str = "Delete offline copy";
pub(super) const COPIES_REMOVED: &str = "The offline copy and its service worker were deleted. The next visit \
    creates a new copy. To prevent this, change the settings of the browser.";
pub(super) const COPIES_LEFT: &str = "The browser did not delete all of it.";

pub(super) const CONNECTION: &str = "Connection";
pub(super) const NOT_CONNECTED: &str = "Not connected: the page has no token.";
pub(super) const TOKEN_UNKNOWN: &str =
    "The scopes of the access token are unknown: you pasted the token.";
pub(super) const NARROW: &str =
    "The page asked only for the scopes that it needs. The API client may have other scopes.";
pub(super) const DETAILS: &str = "Connection details";

pub(super) const POLICY: &str = "Security policy in force";
pub(super) const POLICY_HOW: &str = "The Content Security Policy of this page. The browser blocks every other \
    script, style, image and host.";
pub(super) const TYPES: &str = "Trusted Types";
pub(super) const TYPES_ON: &str = "Enforced: the browser blocks text that would become a script, or markup with \
    URLs or event handlers.";
pub(super) const TYPES_OFF: &str = "Not enforced: this browser does not support them.";
pub(super) const MARKUP: &str = "Frames";
pub(super) const MARKUP_TEXT: &str = "The page does not start inside a frame of another page.";

pub(super) const BUILD: &str = "Build";
pub(super) const BUILD_NONE: &str = "A development build, which has no ID.";
pub(super) const BUILD_HOW: &str = "Two builds of the same source code produce the same files. To check this \
     copy, check out the source code of this version, run the command below, and compare the ID that it \
     prints and the sums of all files with those here.";
pub(super) const BUILD_COMMAND: &str = "cargo xtask build";
pub(super) const SUMS: &str = "SHA-256 sums of all files";

/// Where the files of the page came from.
pub(super) fn own_files(count: usize, origin: &str) -> String {
    let files = counted(count, "file");
    format!("The page itself came from {origin}. The browser has loaded {files} of it.")
}

/// How many files are kept.
pub(super) fn copies(count: u32) -> String {
    let files = counted(usize::try_from(count).unwrap_or(0), "file");
    format!("The service worker keeps {files} of the page, and nothing else.")
}

/// The accessible name of a button.
pub(super) fn remove(name: &str) -> String {
    [REMOVE, " ", name].concat()
}

/// What was removed.
pub(super) fn removed(name: &str) -> String {
    format!("Deleted {name}.")
}

/// The heading above the scopes.
pub(super) fn may(count: usize) -> String {
    format!("The access token in use has {}.", counted(count, "scope"))
}
