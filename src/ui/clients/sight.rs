//! What of the list is in sight.

use leptos::prelude::*;

use super::row::Layout;
use crate::browser::elements::Element;
use crate::browser::viewport;

/// The height of a row, and of a card on a phone, in CSS pixels; styles/clients.css says the same.
const ROW: u32 = 36;
const CARD: u32 = 76;

/// What of the page is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    /// How much of the list is above the window, in CSS pixels.
    pub(super) above: u32,
    /// The height of the window, in CSS pixels.
    pub(super) height: u32,
    /// How the rows are laid out.
    pub(super) layout: Layout,
}

impl Sight {
    /// The height of a row, in CSS pixels.
    pub(super) fn row(self) -> u32 {
        if self.layout.narrow { CARD } else { ROW }
    }
}

/// Follows what is in sight while the page is scrolled and its window changes its size.
pub(super) fn follow(around: Element) -> ReadSignal<Sight> {
    let around = StoredValue::new_local(around);
    let look = move || {
        around.with_value(|around| {
            let narrow = viewport::is_narrow();
            let cell = if narrow { "table" } else { ".c-name" };
            Sight {
                above: viewport::scrolled_past_inside(around, "tbody").unwrap_or(0),
                height: viewport::height(),
                layout: viewport::width_inside(around, cell)
                    .filter(|width| *width > 0)
                    .map_or_else(Layout::default, |width| Layout::of(narrow, width)),
            }
        })
    };
    let sight = RwSignal::new(look());
    let look_again = move || {
        let now = look();
        if sight
            .try_get_untracked()
            .is_some_and(|before| before != now)
        {
            sight.set(now);
        }
    };
    // Where the list stands is known once it is in the page.
    Effect::new(look_again);
    let watching = viewport::watch(look_again);
    let watching = StoredValue::new_local(Some(watching));
    on_cleanup(move || drop(watching.try_update_value(Option::take)));
    sight.read_only()
}
