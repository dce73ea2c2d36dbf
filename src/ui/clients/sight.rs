//! What of the list is in sight.

use leptos::{html, prelude::*};

use super::row::Layout;
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
pub(super) fn follow(body: NodeRef<html::Tbody>, around: NodeRef<html::Div>) -> ReadSignal<Sight> {
    let look = move || Sight {
        above: body
            .get_untracked()
            .map_or(0, |body| viewport::scrolled_past(&body)),
        height: viewport::height(),
        layout: around
            .get_untracked()
            .map_or_else(Layout::default, |around| {
                let narrow = viewport::is_narrow();
                let cell = if narrow { "table" } else { ".c-name" };
                Layout::of(narrow, viewport::width_inside(&around, cell).unwrap_or(0))
            }),
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
    Effect::new(move || {
        if body.get().is_some() {
            look_again();
        }
    });
    let watching = viewport::watch(look_again);
    let watching = StoredValue::new_local(Some(watching));
    on_cleanup(move || drop(watching.try_update_value(Option::take)));
    sight.read_only()
}
