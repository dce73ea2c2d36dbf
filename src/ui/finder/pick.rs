//! A button that picks a folder.

use leptos::attr::custom::custom_attribute;
use leptos::ev::Event;
use leptos::prelude::*;

use super::texts;
use crate::browser::folder::{self, Picked};

/// A button that picks a folder.
#[component]
pub(super) fn FolderPick(
    /// Takes the folder.
    on_folder: Callback<Picked>,
) -> impl IntoView {
    let chosen = move |event: Event| {
        if let Some(picked) = folder::picked(&event) {
            on_folder.run(picked);
        }
    };
    view! {
        <p class="pick">
            <label class="button small" for="project-folder">{texts::CHOOSE_FOLDER}</label>
            <input class="picker-input" type="file" on:change=chosen id="project-folder" multiple
                {..custom_attribute("webkitdirectory", "")}/>
        </p>
    }
    .into_any()
}
