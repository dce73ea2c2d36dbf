//! What the palette and the list of shortcuts say.

pub(super) const TITLE: &str = "Search or jump to";
pub(super) const INPUT: &str = "Command";
pub(super) const PLACEHOLDER: &str = "A page, action, preset, API client or call";
pub(super) const NOTHING: &str = "No results.";
pub(super) const ACTIONS: &str = "Pages and actions";
pub(super) const CLIENTS: &str = "API clients";
pub(super) const PRESETS: &str = "Presets";
pub(super) const CALLS: &str = "Add a call to the Finder";

pub(super) const HELP: &str = "Keyboard shortcuts";
pub(super) const SINGLE_KEYS: &str = "Use single-key shortcuts";
pub(super) const CLOSE: &str = "Close";

/// Keys and what they do. The first needs no switch, since it goes with Ctrl or Cmd.
pub(super) const SHORTCUTS: [(&str, &str); 4] = [
    ("Ctrl K or ⌘K", "Open the command palette"),
    ("/", "Go to the filter of the page"),
    ("n", "New API client"),
    ("?", "Show this list"),
];
