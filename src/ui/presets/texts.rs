//! What the presets say.

use client::lifetime::counted;
use preset::{ProcessList, Shell};

pub(super) const HEADING: &str = "Use these credentials";
pub(super) const HEADING_EXISTING: &str = "Use this API client";
pub(super) const MASKED: &str = "The secret is hidden here while it is hidden above. Copy and Download include the real secret.";
pub(super) const PLACEHOLDER: &str =
    "The secret is a placeholder: the API shows it once, when a client is created.";

pub(super) const MASKED_AGAIN: &str = "Hidden again: a secret stays visible for one minute.";

pub(super) const GALLERY: &str = "Presets";
pub(super) const GALLERY_INTRO: &str = "Ready-made files and commands for API client credentials. \
     The values here are placeholders; when you create a client, its credentials fill them in.";
pub(super) const GALLERY_LIST: &str = "List of presets";
pub(super) const GALLERY_DETAIL: &str = "Selected preset";
pub(super) const ALL_PRESETS: &str = "All presets";

pub(super) const FIND: &str = "Find a preset";
pub(super) const FIND_EXAMPLE: &str = "Language, tool or file name";
pub(super) const CLEAR_SEARCH: &str = "Clear search";
pub(super) const MORE: &str = "More presets";
pub(super) const FEWER: &str = "Fewer presets";

pub(super) const COPY: &str = "Copy";
pub(super) const COPIED: &str = "Copied";
pub(super) const DOWNLOAD: &str = "Download";
pub(super) const DOWNLOADED: &str = "Downloaded";
pub(super) const DOWNLOAD_ALL: &str = "Download all";

pub(super) const PRESET: &str = "Preset";
pub(super) const SHELL: &str = "Shell";
pub(super) const COMMAND: &str = "Command";
pub(super) const SECRET_PLACE: &str = "The secret";
pub(super) const WRAP: &str = "Wrap lines";
pub(super) const SECRET_INSIDE: &str =
    "This text contains the secret. Use it only for your own tests. Never commit or share it.";

pub(super) const ENCRYPT_TITLE: &str = "Send to someone else";
pub(super) const ENCRYPT: &str = "Encrypt for a recipient";
pub(super) const ENCRYPT_HINT: &str =
    "Encrypts the credentials with the recipient’s public key (age or SSH).";

pub(super) const ALL_INTRO: &str = "One ZIP file with every preset.";
pub(super) const HOLD_LIST: &str = "Files with the secret";

/// Nothing fits the search.
pub(super) fn none_found(text: &str) -> String {
    format!("No preset matches “{}”.", text.trim())
}

/// How many fit the search.
pub(super) fn found(count: usize) -> String {
    counted(count, "preset")
}

pub(super) const CLIPBOARD: &str = "Clipboard";
pub(super) const EMPTY: &str = "Empty the clipboard";
pub(super) const CLOSE: &str = "Close";
pub(super) const EMPTIED: &str = "The clipboard is empty. A clipboard history, or a clipboard that is \
     synced with other devices, may still have the secret.";
pub(super) const NOT_EMPTIED: &str = "The browser did not empty the clipboard. Copy any other text to \
     replace the secret.";

/// A secret is on the clipboard.
pub(super) fn on_clipboard(what: &str) -> String {
    format!(
        "The clipboard now contains a secret ({what}). Other programs can read it, and a clipboard \
         history may keep it."
    )
}

/// What was copied.
pub(super) fn copied(what: &str) -> String {
    format!("Copied {what}.")
}

/// The browser has no clipboard here.
pub(super) fn not_copied(what: &str) -> String {
    format!("The browser did not copy {what}. Select the text and copy it yourself.")
}

/// What was saved.
pub(super) fn saved(file: &str) -> String {
    format!("Downloaded {file}.")
}

/// The browser refused the file.
pub(super) fn not_saved(file: &str) -> String {
    format!("The browser did not save {file}. Copy the text.")
}

/// What makes the files could not be fetched.
pub(super) const NOT_LOADED: &str =
    "This preset could not be loaded. Check your connection and try again.";

/// The accessible name of a button: what stands on it, and what it is about.
pub(super) fn named(label: &str, what: &str) -> String {
    if what.is_empty() {
        label.to_owned()
    } else {
        [label, " ", what].concat()
    }
}

/// The button that saves a bundle.
pub(super) fn download_files(count: usize) -> String {
    format!("Download {} (ZIP)", counted(count, "file"))
}

/// The choice to take along what holds the secret.
pub(super) fn include_secret(count: usize) -> String {
    format!("Include {} with the secret", counted(count, "file"))
}

/// The shells: value, id and name.
pub(super) const SHELLS: [(Shell, &str, &str); 3] = [
    (Shell::Posix, "posix", "sh, bash, zsh, fish"),
    (Shell::PowerShell, "powershell", "PowerShell"),
    (Shell::Cmd, "cmd", "Windows command prompt"),
];

/// Whether the secret of a program stands in it: value, id and name.
pub(super) const SECRET_PLACES: [(bool, &str, &str); 2] = [
    (false, "environment", "In the environment"),
    (true, "text", "In the text"),
];

/// Whether a command may hold the secret as an argument: value and id.
pub(super) const COMMANDS: [(ProcessList, &str); 2] = [
    (ProcessList::Plain, "plain"),
    (ProcessList::Hidden, "hidden"),
];

/// Whether a text asks for the secret: value, id and name.
pub(super) const SECRET_ASKED: [(bool, &str, &str); 2] = [
    (false, "text", "In the text"),
    (true, "asked", "Ask when it runs"),
];
