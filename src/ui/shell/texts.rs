//! What the frame says.

pub(super) const SKIP: &str = "Skip to content";

/// What tells this build from others.
pub(super) fn build(id: &str) -> String {
    ["Build ", id, "."].concat()
}

pub(super) const MENU: &str = "Project menu: ";
pub(super) const NO_PROJECT: &str = "No project";
pub(super) const SANDBOX: &str = "Sandbox";
pub(super) const CONNECT: &str = "Connect your project";
pub const CONNECTION: &str = "Connection details";
pub(super) const SHORTCUTS: &str = "Keyboard shortcuts";
pub(super) const NOT_FOUND: &str = "Page not found";
pub(super) const NOT_FOUND_WHY: &str = "There is no page at this address.";
pub(super) const TO_START: &str = "Go to the start page";

/// The themes: value and text.
pub(super) const THEMES: [(&str, &str); 3] = [
    ("system", "System theme"),
    ("light", "Light theme"),
    ("dark", "Dark theme"),
];

/// The title of the window on the start page.
pub(super) const START: &str = "Scopesmith: least-privilege API clients for commercetools";

/// The title of the window on another page.
pub(super) fn title(page: &str) -> String {
    [page, " · Scopesmith"].concat()
}
