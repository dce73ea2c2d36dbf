//! Text in the document that may hold the secret.

use client::idle;
use leptos::prelude::*;
use preset::Text;

use super::texts;
use crate::browser::{clock, text};
use crate::ui::kit::el::{El, classed, follow};
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
    let hides = move |name: &'static str| move || (!shown.get()).then(|| name.to_owned());
    let code = classed("code", "value")
        .set("translate", "no")
        .bind("role", hides("img"))
        .bind("aria-label", hides(hidden_name));
    let element = code.element();
    follow(Box::new(move || text::show(&element, &value.run(()))));
    mask_again(shown);
    code.any()
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
    secret_file(move || text.run(()), &name).any()
}

/// The same.
pub(super) fn secret_file(shown: impl Fn() -> Text + 'static, name: &str) -> El {
    let pre = classed("pre", "preset-text")
        .set("translate", "no")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", name);
    let element = pre.element();
    follow(Box::new(move || text::show(&element, &shown())));
    pre
}
