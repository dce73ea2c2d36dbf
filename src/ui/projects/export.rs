//! The table as a file.

use client::across;
use leptos::prelude::*;

use super::run::Done;
use super::texts;
use crate::browser::{clock, download};
use crate::ui::kit::{Messages, tell_saved};

/// The buttons; a file holds the rows that are found, not only those of the page.
pub(super) fn exports(done: Done, found: Memo<Vec<usize>>) -> AnyView {
    let messages = Messages::here();
    let done = StoredValue::new(done);
    let save = move |extension: &str, media_type: &str| {
        let today = clock::today().to_string();
        let rows = found.get_untracked();
        let text = done.with_value(|done| match extension {
            "md" => across::markdown(&done.matrix, &rows, &today),
            _ => across::csv(&done.matrix, &rows),
        });
        let name = ["projects-", &today, ".", extension].concat();
        let saved = download::save(&name, media_type, &text);
        tell_saved(messages, &name, saved, "");
    };
    view! {
        <button type="button" class="button" on:click=move |_| save("md", "text/markdown;charset=utf-8")>
            {texts::EXPORT_MARKDOWN}
        </button>
        <button type="button" class="button" on:click=move |_| save("csv", "text/csv;charset=utf-8")>
            {texts::EXPORT_CSV}
        </button>
    }
    .into_any()
}
