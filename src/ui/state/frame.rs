//! What belongs to the frame around the pages: the dialogs that any page may open, the single keys, and
//! the hosts that the visitor agreed to.

use leptos::prelude::*;

use crate::browser::storage;

/// What the browser remembers the choice about single keys by.
const SHORTCUTS: &str = "shortcuts";

/// A dialog that any page may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The command palette.
    Palette,
    /// The list of keyboard shortcuts.
    Help,
}

/// That the page ended the connection by itself, since nobody used it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked {
    /// After so many minutes.
    pub minutes: u32,
    /// Whether the secret of a new client was lost with it.
    pub lost: bool,
    /// Whether it was opened with a pasted token, which the page can't revoke.
    pub pasted: bool,
}

/// The state of the frame. Cheap to copy.
#[derive(Clone, Copy)]
pub struct FrameState {
    overlay: RwSignal<Option<Overlay>>,
    shortcuts: RwSignal<bool>,
    trusted: StoredValue<Vec<String>>,
    /// Set until there is a connection again.
    pub locked: RwSignal<Option<Locked>>,
}

impl FrameState {
    pub(super) fn new() -> Self {
        Self {
            overlay: RwSignal::new(None),
            shortcuts: RwSignal::new(storage::get(SHORTCUTS).as_deref() != Some("off")),
            trusted: StoredValue::new(Vec::new()),
            locked: RwSignal::new(None),
        }
    }

    /// The dialog that is open; whoever calls it hears of changes.
    pub fn overlay(self) -> Option<Overlay> {
        self.overlay.get()
    }

    /// Opens a dialog over the page, or closes it.
    pub fn show(self, overlay: Option<Overlay>) {
        self.overlay.try_set(overlay);
    }

    /// Opens the command palette, or closes it.
    pub fn toggle_palette(self) {
        let open = self.overlay.try_get_untracked().flatten();
        self.show((open != Some(Overlay::Palette)).then_some(Overlay::Palette));
    }

    /// Whether a dialog of the frame is open.
    pub fn is_open(self) -> bool {
        self.overlay.try_get_untracked().flatten().is_some()
    }

    /// Whether single keys do something; whoever calls it hears of changes.
    pub fn shortcuts(self) -> bool {
        self.shortcuts.get()
    }

    /// The same, once, and no if the page is gone.
    pub fn shortcuts_untracked(self) -> bool {
        self.shortcuts.try_get_untracked() == Some(true)
    }

    /// Switches single keys on or off; the browser remembers it.
    pub fn set_shortcuts(self, on: bool) {
        if on {
            storage::remove(SHORTCUTS);
        } else {
            storage::set(SHORTCUTS, "off");
        }
        self.shortcuts.set(on);
    }

    /// Whether the visitor agreed to send credentials to this host, which is not the vendor's.
    pub fn trusts(self, host: &str) -> bool {
        self.trusted
            .with_value(|hosts| hosts.iter().any(|known| known == host))
    }

    /// The visitor agreed to send credentials to these hosts; they are not asked again in this tab.
    pub fn trust(self, hosts: Vec<String>) {
        self.trusted.update_value(|known| known.extend(hosts));
    }
}
