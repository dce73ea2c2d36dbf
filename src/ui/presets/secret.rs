//! Text in the document that may hold the secret.

use leptos::{html, prelude::*};
use preset::Text;

use crate::browser::text;

/// A value in monospace. What it shows is written into the document by itself, so that no copy of it
/// stays in the program's memory.
#[component]
pub fn SecretValue(
    /// What to show; follows its signals.
    value: Callback<(), Text>,
    /// What stands for it in the ear, while it is hidden.
    hidden_name: &'static str,
    /// Whether it is shown.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let node = NodeRef::<html::Code>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            text::show(&node, &value.run(()));
        }
    });
    view! {
        <code node_ref=node class="value" translate="no"
            role=move || (!shown.get()).then_some("img")
            aria-label=move || (!shown.get()).then_some(hidden_name)></code>
    }
}

/// The text of a file, in the same way.
#[component]
pub fn SecretFile(
    /// What to show; follows its signals.
    text: Callback<(), Text>,
    /// The file's name.
    name: String,
) -> impl IntoView {
    let node = NodeRef::<html::Pre>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            text::show(&node, &text.run(()));
        }
    });
    view! {
        <pre node_ref=node class="preset-text" translate="no" tabindex="0" role="region"
            aria-label=name></pre>
    }
}
