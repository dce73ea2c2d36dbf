//! A button that opens a list of things to do.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::roving;
use crate::browser::dialog;

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

/// A button and its menu. The entries are made when it opens, and are gone when it closes. Arrow keys,
/// Home and End move; Enter chooses; Escape and a press elsewhere close.
#[component]
pub fn Menu(
    /// The accessible name of the button, unless its face says it all.
    #[prop(optional, into)]
    label: Option<String>,
    /// What the button shows.
    #[prop(into)]
    face: ViewFn,
    /// The classes of the button.
    #[prop(default = "button small")]
    class: &'static str,
    /// The entries, in order.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    /// What stands above the entries.
    #[prop(optional, into)]
    head: Option<ViewFn>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
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
        _ => {
            if let Some(panel) = panel.get_untracked() {
                roving::move_focus(&event, &panel, ENTRIES);
            }
        }
    };
    // The first entry takes the focus, as the pattern for menu buttons says.
    Effect::new(move || {
        if let Some(panel) = panel.get() {
            dialog::focus_inside(&panel, ENTRIES);
        }
    });
    let left = move |event: FocusEvent| {
        let around = event.current_target().and_then(|t| t.dyn_into().ok());
        let to = event.related_target().and_then(|t| t.dyn_into().ok());
        if !around.is_some_and(|around: leptos::web_sys::Node| around.contains(to.as_ref())) {
            open.try_set(false);
        }
    };
    let list = move || {
        open.get().then(|| {
            let entries = items.run(()).into_iter().map(|item| entry(item, close));
            let entries = entries.collect_view();
            let head = head.clone().map(|head| head.run());
            // Without a place for the focus a press on the words above would close it.
            view! {
                <div class="menu-panel" node_ref=panel tabindex="-1">
                    {head}
                    <div class="menu-list" role="menu">{entries}</div>
                </div>
            }
        })
    };
    view! {
        <div class="menu" on:keydown=keys on:focusout=left>
            <button type="button" class=class node_ref=button aria-label=label
                aria-haspopup="menu" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>
                {face.run()}
            </button>
            {list}
        </div>
    }
    .into_any()
}

const ENTRIES: &str = "[role^=menuitem]";

fn entry(item: MenuItem, close: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
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
    match act {
        Act::Go(href) => view! {
            <a class=class role="menuitem" tabindex="-1" href=href on:click=move |_| close()>{text}</a>
        }
        .into_any(),
        Act::Do(act) => {
            let role = if checked.is_some() { "menuitemradio" } else { "menuitem" };
            view! {
                <button type="button" class=class role=role tabindex="-1"
                    aria-checked=checked.map(|on| on.to_string())
                    on:click=move |_| { close(); act.run(()); }>
                    {text}
                </button>
            }
            .into_any()
        }
    }
}
