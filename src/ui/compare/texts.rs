//! The texts of the page that compares.

use scope::compare::Sides;

pub(super) const NOT_LOADED: &str = "The part of this page that reads pasted text could not be loaded. Check your \
                                     connection, then paste again.";
pub(super) const TITLE: &str = "Compare scopes";
pub(super) const LEAD: &str =
    "What changes when the scopes on the left are replaced with those on the right.";
pub(super) const SWAP: &str = "Swap";
pub(super) const RESULT: &str = "Difference";
pub(super) const BOTH_EMPTY: &str = "Paste scopes or choose a source on each side.";
pub(super) const LOST: &str = "Access lost";
pub(super) const GAINED: &str = "Access gained";
pub(super) const TABLE: &str = "Scopes of both sides by resource";
pub(super) const RESOURCE: &str = "Resource";
pub(super) const SIDE: &str = "Side";
pub(super) const SCOPE: &str = "Scope";
pub(super) const UNKNOWN: &str = "Not in the catalog";
pub(super) const PASTED: &str = "Pasted scopes";
pub(super) const DRAFT: &str = "Draft of the new client";
pub(super) const FINDER: &str = "Finder result";
pub(super) const CLIENT: &str = "An API client";
pub(super) const CHOOSE_CLIENT: &str = "Choose a client";
pub(super) const FIND_EXAMPLE: &str = "Name or ID";
pub(super) const PASTE_EXAMPLE: &str = "manage_orders:my-project view_products:my-project";
pub(super) const PASTE_HINT: &str =
    "Paste scopes, a Terraform block, a connect.yaml or the JSON of a client.";
pub(super) const CREDENTIALS_REMOVED: &str =
    "Credentials were removed from the text and not saved. The scopes are still there.";
pub(super) const DRAFT_EMPTY: &str =
    "The draft has no scopes yet. Choose some under New API client.";
pub(super) const FINDER_EMPTY: &str = "No calls are selected in the Finder.";
pub(super) const CLIENT_EMPTY: &str = "Choose a client from the list.";

/// The words of one of the two sides.
pub(super) struct SideTexts {
    pub(super) title: &'static str,
    pub(super) source: &'static str,
    pub(super) scopes: &'static str,
    pub(super) find: &'static str,
    pub(super) client: &'static str,
    /// Said when the other side has scopes and this one has none.
    pub(super) empty: &'static str,
    /// The ids of the heading, the source, the text, the filter and the client.
    pub(super) ids: [&'static str; 5],
}

/// The left side and the right one.
pub(super) const SIDES: [SideTexts; 2] = [
    SideTexts {
        title: "Left",
        source: "Left source",
        scopes: "Left scopes",
        find: "Find left client",
        client: "Left client",
        empty: "The left side has no scopes. Paste some, or choose another source.",
        ids: [
            "left-title",
            "left",
            "left-text",
            "left-filter",
            "left-client",
        ],
    },
    SideTexts {
        title: "Right",
        source: "Right source",
        scopes: "Right scopes",
        find: "Find right client",
        client: "Right client",
        empty: "The right side has no scopes. Paste some, or choose another source.",
        ids: [
            "right-title",
            "right",
            "right-text",
            "right-filter",
            "right-client",
        ],
    },
];

/// A template of the visitor's own, in the list of sources.
pub(super) fn own_template(title: &str) -> String {
    format!("Your template: {title}")
}

/// A template of the page's own, in the list of sources.
pub(super) fn template(name: &str) -> String {
    format!("Template: {name}")
}

/// The sign of a row, and its words.
pub(super) fn sign(side: Sides) -> (&'static str, &'static str, &'static str) {
    match side {
        Sides::Left => ("−", "Left only", "only-left"),
        Sides::Right => ("+", "Right only", "only-right"),
        Sides::Both => ("=", "Both", "on-both"),
    }
}

/// What covers a scope on the side that has it not.
pub(super) fn covered(side: Sides, by: &str) -> String {
    match side {
        Sides::Left => format!("Covered on the right by {by}"),
        Sides::Right | Sides::Both => format!("Covered on the left by {by}"),
    }
}
