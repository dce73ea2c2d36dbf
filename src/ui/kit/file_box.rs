//! A text as a file.

use leptos::prelude::*;

use super::button::{CopyButton, tell_saved};
use super::messages::Messages;
use crate::browser::download;

/// A text as a file: its name, a button that copies it and one that downloads it, and all of it.
#[component]
pub fn FileBox(
    /// The name of the file.
    #[prop(into)]
    name: Signal<String>,
    /// What is in it.
    #[prop(into)]
    text: Signal<String>,
    /// Its media type.
    #[prop(into)]
    media: Signal<&'static str>,
    /// What it is, for the accessible names and the messages: `code`.
    what: &'static str,
    /// What to do if the browser does not save it, with a blank before it.
    #[prop(optional)]
    or: &'static str,
) -> impl IntoView {
    let messages = Messages::here();
    let save = move |_| {
        let name = name.get_untracked();
        let media = media.get_untracked();
        let saved = text.with_untracked(|text| download::save(&name, media, text));
        tell_saved(messages, &name, saved, or);
    };
    view! {
        <div class="preset-file">
            <div class="preset-head">
                <code class="file-name">{name}</code>
                <div class="actions">
                    <CopyButton text=move || text.get_untracked() what/>
                    <button type="button" class="button small" aria-label=["Download ", what].concat() on:click=save>
                        "Download"
                    </button>
                </div>
            </div>
            <div class="wrap">
                <pre class="preset-text" tabindex="0" translate="no">{text}</pre>
            </div>
        </div>
    }
    .into_any()
}
