//! What the presets say.

use client::lifetime::counted;
use preset::Shell;

pub(super) const HEADING: &str = "Use these credentials";
pub(super) const FORMATS: &str = "Presets";
pub(super) const MASKED: &str =
    "The secret is hidden here while it is hidden above. Copy and Download use the real one.";
pub(super) const PLACEHOLDER: &str =
    "The secret is a placeholder: the API shows it once, when a client is created.";

pub(super) const GALLERY: &str = "Presets";
pub(super) const GALLERY_INTRO: &str = "Ready-made files and commands for API client credentials. \
     The values here are placeholders; when you create a client, its credentials fill them in.";
pub(super) const ALL_PRESETS: &str = "All presets";

pub(super) const FIND: &str = "Find a format";
pub(super) const FIND_EXAMPLE: &str = "Language, tool or file name";
pub(super) const CLEAR_SEARCH: &str = "Clear search";
pub(super) const FEWER: &str = "Fewer formats";

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
    "The secret is in this text. Use it for your own trial; never commit or share it.";

pub(super) const ALL_INTRO: &str = "One ZIP file with every format.";
pub(super) const HOLD_LIST: &str = "Files that hold the secret";

/// The button that shows all formats.
pub(super) fn more(count: usize) -> String {
    format!("More formats ({count})")
}

/// Nothing fits the search.
pub(super) fn none_found(text: &str) -> String {
    format!("No format matches “{}”.", text.trim())
}

/// How many fit the search.
pub(super) fn found(count: usize) -> String {
    counted(count, "format")
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

/// The name of a button that copies.
pub(super) fn copy_of(what: &str) -> String {
    format!("Copy {what}")
}

/// The name of a button that saves.
pub(super) fn download_of(what: &str) -> String {
    format!("Download {what}")
}

/// The button that saves a bundle.
pub(super) fn download_files(count: usize) -> String {
    format!("Download {} (ZIP)", counted(count, "file"))
}

/// The choice to take along what holds the secret.
pub(super) fn include_secret(count: usize) -> String {
    format!("Include {} that hold the secret", counted(count, "file"))
}

/// The name of a shell.
pub(super) fn shell(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix => "sh, bash, zsh, fish",
        Shell::PowerShell => "PowerShell",
        Shell::Cmd => "Windows command prompt",
    }
}

/// Where the secret of a program stands.
pub(super) fn secret_place(inside: bool) -> &'static str {
    if inside {
        "In the text"
    } else {
        "Read from the environment"
    }
}
