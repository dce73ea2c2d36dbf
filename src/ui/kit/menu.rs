//! A button that opens a list of things to do.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::el::{El, button, classed, link, nothing};
use super::roving;
use crate::browser::dialog;
use crate::browser::elements::Event;

/// What an entry does.
#[derive(Clone)]
enum Act {
    Go(String),
    Do(Callback<()>),
}

/// An entry of a [`Menu`].
#[derive(Clone)]
pub struct MenuItem {
    text: String,
    act: Act,
    danger: bool,
    checked: Option<bool>,
}

impl MenuItem {
    /// An entry that leads to an address.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::new(text, Act::Go(href.into()))
    }

    /// An entry that does something. The focus is back at the button by then, so what it does may
    /// move it elsewhere.
    pub fn act(text: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> Self {
        Self::new(text, Act::Do(Callback::new(move |()| act())))
    }

    fn new(text: impl Into<String>, act: Act) -> Self {
        Self {
            text: text.into(),
            act,
            danger: false,
            checked: None,
        }
    }

    /// Marks an entry that takes something away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Makes it one of several choices, and says whether it is the present one.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}

/// Gives a button a menu, which opens in the element around it. The entries are made when it opens, and are gone when it
/// closes. Arrow keys, Home and End move; Enter chooses; Escape and a press elsewhere close. `items` are the entries, in
/// order; `head` is what stands above them.
pub fn menu(
    around: El,
    face: El,
    items: impl Fn() -> Vec<MenuItem> + Send + 'static,
    head: impl Fn() -> AnyView + Send + 'static,
) {
    let open = RwSignal::new(false);
    let face = face
        .bind("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open));
    let at = StoredValue::new_local(face.element());
    let close = move || {
        open.set(false);
        at.with_value(dialog::focus);
    };
    let panel = StoredValue::new_local(around.element());
    let keys = move |event: Event| {
        let event = event.unchecked_into::<KeyboardEvent>();
        match event.key().as_str() {
            "Escape" if open.get_untracked() => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            "Tab" => open.set(false),
            "ArrowDown" | "ArrowUp" if !open.get_untracked() => {
                event.prevent_default();
                open.set(true);
            }
            _ if open.get_untracked() => panel.with_value(|panel| {
                roving::move_focus(&event, panel, ENTRIES);
            }),
            _ => {}
        }
    };
    // The first entry takes the focus, as the pattern for menu buttons says; once more when there are others.
    let made = RwSignal::new(false);
    Effect::new(move || {
        made.get();
        if open.get() {
            panel.with_value(|panel| dialog::focus_inside(panel, ENTRIES));
        }
    });
    let left = move |event: Event| {
        let event = event.unchecked_into::<FocusEvent>();
        let to = event.related_target().and_then(|t| t.dyn_into().ok());
        if !panel.with_value(|around| around.contains(to.as_ref())) {
            open.try_set(false);
        }
    };
    let list = move || {
        if !open.get() {
            return nothing();
        }
        // An entry that goes takes the focus with it, which would close the menu.
        at.with_value(dialog::focus);
        made.update(|made| *made = !*made);
        let entries = items().into_iter().map(|item| entry(item, close));
        // Without a place for the focus a press on the words above would close it.
        classed("div", "menu-panel")
            .set("tabindex", "-1")
            .view(head())
            .child(
                classed("div", "menu-list")
                    .set("role", "menu")
                    .children(entries),
            )
            .any()
    };
    around
        .on("keydown", keys)
        .on("focusout", left)
        .region(list)
        .done();
}

const ENTRIES: &str = "[role^=menuitem]";

fn entry(item: MenuItem, close: impl Fn() + Copy + 'static) -> El {
    let MenuItem {
        text,
        act,
        danger,
        checked,
    } = item;
    let class = if danger {
        "menu-item danger"
    } else {
        "menu-item"
    };
    let entry = match act {
        Act::Go(href) => link(class, &href)
            .set("role", "menuitem")
            .on("click", move |_| close()),
        Act::Do(act) => {
            let entry = button(class, move |_| {
                close();
                act.run(());
            });
            match checked {
                Some(on) => entry
                    .set("role", "menuitemradio")
                    .set("aria-checked", if on { "true" } else { "false" }),
                None => entry.set("role", "menuitem"),
            }
        }
    };
    entry.set("tabindex", "-1").text(&text)
}
