//! The menu of a row. There is one for the whole table, which opens beside the button that was pressed.

use crate::browser::elements::{HtmlElement, Node};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::wasm_bindgen::JsCast;
use leptos::{html, prelude::*};

use super::actions::Action;
use crate::browser::dialog;
use crate::browser::viewport::{self, Place};
use crate::ui::kit::move_focus;

/// Room for the whole menu, in CSS pixels: with less below the button it opens above.
const HEIGHT: i32 = 230;

/// Which client's menu is open, and where. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct RowMenu {
    open: RwSignal<Option<Open>>,
    button: StoredValue<Option<HtmlElement>, LocalStorage>,
}

/// An open menu.
#[derive(Clone, Debug, PartialEq)]
struct Open {
    /// The id of the client.
    client: String,
    place: Place,
}

impl RowMenu {
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(None),
            button: StoredValue::new_local(None),
        }
    }

    /// Opens the menu of a client at its button, or closes it if it is open.
    pub(super) fn toggle(self, client: &str, button: HtmlElement, within: &HtmlElement) {
        let is_open = self
            .open
            .with_untracked(|open| open.as_ref().is_some_and(|open| open.client == client));
        self.shown(false);
        let place = viewport::place(&button, within);
        self.button.set_value(Some(button));
        self.open.set((!is_open).then(|| Open {
            client: client.to_owned(),
            place,
        }));
        self.shown(!is_open);
    }

    /// Closes it; the focus goes back to the button if `back`.
    pub(super) fn close(self, back: bool) {
        self.shown(false);
        self.open.try_set(None);
        let button = self.button.try_update_value(Option::take).flatten();
        if let (true, Some(button)) = (back, button) {
            let _ = button.focus();
        }
    }

    /// Says at the button whether its menu is shown.
    fn shown(self, shown: bool) {
        // A page that is left loses its focus when it is gone already.
        self.button.try_with_value(|button| {
            if let Some(button) = button {
                dialog::set_attribute(button, "aria-expanded", shown.then_some("true"));
            }
        });
    }
}

/// The open menu, if one is.
#[component]
pub(super) fn RowMenuPanel(
    /// Which.
    menu: RowMenu,
    /// Does what was chosen, with the client of this id.
    on_choice: Callback<(String, Action)>,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(panel) = panel.get() {
            dialog::focus_inside(&panel, ITEMS);
        }
    });
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            menu.close(true);
        }
        // From the button the focus goes on as if there was no menu.
        "Tab" => menu.close(true),
        _ => {
            if let Some(panel) = panel.get_untracked() {
                move_focus(&event, &panel, ITEMS);
            }
        }
    };
    let left = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let inside = panel
            .try_get_untracked()
            .flatten()
            .is_some_and(|panel| panel.contains(to.as_ref()));
        if !inside {
            menu.close(false);
        }
    };
    move || {
        menu.open.get().map(|open| {
            let above = open.place.room < HEIGHT;
            let top = if above { open.place.top } else { open.place.bottom };
            let items = Action::ALL.map(|action| {
                let client = open.client.clone();
                let class = if action == Action::Delete { "menu-item danger" } else { "menu-item" };
                let choose = move |_| {
                    menu.close(true);
                    on_choice.run((client.clone(), action));
                };
                view! {
                    <button type="button" class=class role="menuitem" tabindex="-1" on:click=choose>
                        {action.label()}
                    </button>
                }
            });
            view! {
                <div class="row-panel" class:above=above role="menu" node_ref=panel
                    style:inset-block-start=format!("{top}px") style:inset-inline-end=format!("{}px", open.place.end)
                    on:keydown=keys on:focusout=left>
                    {items.into_iter().collect_view()}
                </div>
            }
        })
    }
}

const ITEMS: &str = "[role=menuitem]";
