//! What the controls of the list do: filter, order, chips, selection, menus, notices.

use std::rc::Rc;

use leptos::prelude::*;

use crate::ui::roster::Sheet;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Controls {
    /// Takes the list into its hands, as long as the owner is there. What opens over the list, and its bar.
    pub(in crate::ui) hold: fn(Rc<Sheet>) -> AnyView,
}

super::offer!(Controls);
