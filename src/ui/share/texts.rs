//! What the panel for sharing a draft says.

use client::manifest::Format;
use syntax::counted;

pub(super) const TITLE: &str = "Share draft";
pub(super) const WHAT: &str = "A draft contains the name, scopes, stores, and lifetimes. It contains no secrets \
    and no project key, so you can use it in any project.";
pub(super) const CORRECT: &str = "The form has errors. Correct them to share or save the draft.";
pub(super) const FORMAT: &str = "Format";
pub(super) const DOWNLOAD: &str = "Download";
pub(super) const OR_COPY: &str = " Copy the text instead.";

pub(super) const OPEN_TITLE: &str = "Open a draft";
pub(super) const CHOOSE_FILE: &str = "Choose a file";
pub(super) const OPEN_TEXT: &str = "Manifest, Terraform, Pulumi, link or templates";
pub(super) const OPEN: &str = "Open as draft";
pub(super) const NOT_READ: &str = "The browser could not read the file.";
pub(super) const ALL_KNOWN: &str = "You have all of these templates.";

pub(super) const OWN_TITLE: &str = "Your own templates";
pub(super) const KEPT: &str =
    "Saved in this browser, on this device. They appear in the list of templates.";
pub(super) const NOT_KEPT: &str = "This browser does not save data for this page, so your templates are lost \
    when you \
                                   close the tab. Export them.";
pub(super) const NAME: &str = "Template name";
pub(super) const SAVE: &str = "Save the draft as a template";
pub(super) const EXPORT: &str = "Export all";
pub(super) const NO_SCOPES: &str = "Select at least one scope before you save a template.";
pub(super) const NO_NAME: &str = "Give the template a name.";
pub(super) const FORGET: &str = "Delete";
pub(super) const FORGOTTEN: &str = "The template was deleted.";
pub(super) const UNDO: &str = "Undo";
pub(super) const PUT_BACK: &str = "The template was restored.";
pub(super) const TAKEN: &str =
    "You have saved another template with this name since, so it was not replaced.";

pub(super) const DIFFERENT_TITLE: &str = "Some templates differ from yours";
pub(super) const DIFFERENT: &str =
    "You have different templates with these names. Yours stay unless you replace them.";
pub(super) const REPLACE: &str = "Replace";
pub(super) const REPLACED: &str = "The template was replaced.";
pub(super) const KEEP: &str = "Keep mine";

/// What a format is good for.
pub(super) fn hint(format: Format) -> &'static str {
    match format {
        Format::Link => {
            "Anyone who opens the link sees the filled-in form and reviews it before creating a client."
        }
        Format::Yaml | Format::Json => "Keep it in a repository. You can open it here again.",
        Format::Terraform | Format::Pulumi => {
            "The provider documents no fields for lifetimes, so they are comments. You can open the \
             file here again."
        }
    }
}

pub(super) fn opened(format: Format) -> String {
    format!("Opened: {}.", format.title())
}

pub(super) fn added(count: usize) -> String {
    format!("Templates added: {count}.")
}

pub(super) fn saved(name: &str) -> String {
    format!("Saved the template {name}.")
}

/// The accessible name of a button beside one template.
pub(super) fn of(verb: &str, name: &str) -> String {
    format!("{verb} {name}")
}

pub(super) fn keep(name: &str) -> String {
    format!("Keep mine: {name}")
}

/// What stands behind a template's title.
pub(super) fn about(scopes: usize, imported: bool) -> String {
    let scopes = counted(scopes, "scope");
    if imported {
        format!(" {scopes}, imported")
    } else {
        format!(" {scopes}")
    }
}
