//! The native dialog.

use leptos::{html, prelude::*};

use crate::browser::dialog::set_open;

/// A modal dialog. Escape and the browser's own closing call `on_close`; the focus goes back to
/// where it was by itself. Give the control that may be pressed by mistake no `autofocus`.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading, which also names it.
    #[prop(into)]
    title: Signal<String>,
    /// A unique id for the heading.
    id: &'static str,
    /// Called when the visitor closes it without an answer.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it says and asks.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            set_open(&dialog, open.get());
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            aria-labelledby=id
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:close=move |_| if open.get_untracked() { on_close.run(()) }
        >
            <h2 id=id>{title}</h2>
            {move || open.get().then(|| children.with_value(|c| c()))}
        </dialog>
    }
}
