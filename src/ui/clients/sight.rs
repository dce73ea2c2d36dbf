//! What of the list is in sight.

use super::row::Layout;
use crate::browser::elements::Element;
use crate::browser::viewport;

/// The height of a row, and of a card on a phone, in CSS pixels; styles/clients.css says the same.
const ROW: u32 = 36;
const CARD: u32 = 76;

/// What of the page is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sight {
    /// How much of the rows is above the window, in CSS pixels.
    pub(super) above: u32,
    /// How much of the window there is for rows, in CSS pixels.
    pub(super) height: u32,
    /// How the rows are laid out.
    pub(super) layout: Layout,
}

impl Sight {
    /// What is in sight now, of rows inside of an element.
    pub(super) fn of(around: &Element) -> Self {
        let narrow = viewport::is_narrow();
        let cell = if narrow { "table" } else { ".c-name" };
        let (above, height) = viewport::inside(around, "tbody");
        Self {
            above,
            height,
            layout: viewport::width_inside(around, cell)
                .filter(|width| *width > 0)
                .map_or_else(Layout::default, |width| Layout::of(narrow, width)),
        }
    }

    /// The height of a row, in CSS pixels.
    pub(super) fn row(self) -> u32 {
        if self.layout.narrow { CARD } else { ROW }
    }
}
