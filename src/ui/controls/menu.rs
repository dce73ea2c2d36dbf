//! The menu of a row. There is one for the whole table, which opens beside the button that was pressed.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::browser::elements::{Element, HtmlElement, Node};
use crate::browser::viewport::{self, Place};
use crate::browser::{build, dialog};
use crate::ui::kit::el::{El, button, classed, nothing};
use crate::ui::kit::move_focus;
use crate::ui::roster::Action;

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
    pub(super) fn toggle(self, client: &str, button: HtmlElement, within: &Element) {
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

/// What holds the menu, ending with the open one, if one is. `choose` does what was chosen with the client of an ID.
pub(super) fn panel(
    around: El,
    menu: RowMenu,
    choose: impl Fn(&str, Action) + Copy + Send + 'static,
) -> El {
    let within = StoredValue::new_local(around.element());
    Effect::new(move || {
        if menu.open.with(Option::is_some) {
            within.with_value(|within| dialog::focus_inside(within, ITEMS));
        }
    });
    around.region(move || {
        let Some(open) = menu.open.get() else {
            return nothing();
        };
        let above = open.place.room < HEIGHT;
        let top = if above {
            open.place.top
        } else {
            open.place.bottom
        };
        let items = Action::ALL.map(|action| {
            let client = open.client.clone();
            let class = if action == Action::Delete {
                "menu-item danger"
            } else {
                "menu-item"
            };
            let chosen = move |_| {
                menu.close(true);
                choose(&client, action);
            };
            button(class, chosen)
                .set("role", "menuitem")
                .set("tabindex", "-1")
                .text(action.label())
        });
        let panel = classed(
            "div",
            if above {
                "row-panel above"
            } else {
                "row-panel"
            },
        )
        .set("role", "menu")
        .children(items);
        let element = panel.element();
        build::style(&element, "inset-block-start", &px(top));
        build::style(&element, "inset-inline-end", &px(open.place.end));
        let element = StoredValue::new_local(element);
        panel
            .on("keydown", move |event| {
                let event = event.unchecked_into::<KeyboardEvent>();
                element.with_value(|panel| key(menu, &event, panel));
            })
            .on("focusout", move |event| {
                let event = event.unchecked_into::<FocusEvent>();
                let to = event
                    .related_target()
                    .and_then(|to| to.dyn_into::<Node>().ok());
                let inside = element.try_with_value(|panel| panel.contains(to.as_ref()));
                if inside != Some(true) {
                    menu.close(false);
                }
            })
            .any()
    })
}

fn px(px: i32) -> String {
    [&px.to_string(), "px"].concat()
}

fn key(menu: RowMenu, event: &KeyboardEvent, panel: &Element) {
    match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            menu.close(true);
        }
        // From the button the focus goes on as if there was no menu.
        "Tab" => menu.close(true),
        _ => {
            move_focus(event, panel, ITEMS);
        }
    }
}

const ITEMS: &str = "[role=menuitem]";
