//! Text in the document that may hold the secret.

use client::idle;
use leptos::{html, prelude::*};
use preset::Text;

use super::texts;
use crate::browser::{clock, text};
use crate::ui::state::App;

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
    mask_again(shown);
    view! {
        <code node_ref=node class="value" translate="no"
            role=move || (!shown.get()).then_some("img")
            aria-label=move || (!shown.get()).then_some(hidden_name)></code>
    }
}

/// Masks what is revealed after a while, for as long as the component is there. The clock is compared, so the time
/// that the computer slept counts.
fn mask_again(shown: RwSignal<bool>) {
    let app = App::here();
    let since = StoredValue::new(None);
    Effect::new(move || since.set_value(shown.get().then(clock::now)));
    Effect::new(move || {
        app.now().track();
        let since = since.get_value();
        if since.is_some_and(|since| idle::is_revealed_too_long(since, clock::now())) {
            shown.set(false);
            app.messages.say(texts::MASKED_AGAIN);
        }
    });
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
