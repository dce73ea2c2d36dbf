//! The table as a file.

use client::across::{File, FileKind};
use leptos::prelude::*;

use super::run::Done;
use super::texts;
use crate::browser::clock::{self, Slices};
use crate::browser::download;
use crate::ui::kit::{Messages, tell_saved};
use crate::workspace::{PageTasks, Runs};

/// The buttons; a file holds the rows that are found, not only those of the page.
pub(super) fn exports(done: Done, found: Memo<Vec<usize>>) -> AnyView {
    let (messages, tasks, runs) = (Messages::here(), PageTasks::new(), Runs::new());
    let done = StoredValue::new(done);
    // How many rows of how many are written.
    let busy = RwSignal::new(None::<(usize, usize)>);
    let save = move |kind: FileKind, extension: &'static str, media: &'static str| {
        let today = clock::today().to_string();
        let (rows, run) = (found.get_untracked(), runs.next());
        let matrix = done.with_value(|done| done.matrix.clone());
        tasks.start(async move {
            let mut slices = Slices::new();
            let mut file = File::new(&matrix, kind, &today);
            for (at, row) in rows.iter().enumerate() {
                file.add(*row);
                if slices.rest().await {
                    if !runs.counts(run) {
                        return;
                    }
                    busy.try_set(Some((at + 1, rows.len())));
                }
            }
            busy.try_set(None);
            let name = ["projects-", &today, ".", extension].concat();
            let saved = download::save(&name, media, &file.end());
            tell_saved(messages, &name, saved, "");
        });
    };
    let cancel = move |_| {
        runs.next();
        busy.set(None);
    };
    let working = Memo::new(move |_| busy.with(Option::is_some));
    let progress = move || busy.get().map(|(at, all)| texts::writing(at, all));
    view! {
        <button type="button" class="button" disabled=move || working.get()
            on:click=move |_| save(FileKind::Markdown, "md", "text/markdown;charset=utf-8")>
            {texts::EXPORT_MARKDOWN}
        </button>
        <button type="button" class="button" disabled=move || working.get()
            on:click=move |_| save(FileKind::Csv, "csv", "text/csv;charset=utf-8")>
            {texts::EXPORT_CSV}
        </button>
        <Show when=move || working.get()>
            <span class="hint">{progress}</span>
            <button type="button" class="button small" on:click=cancel>{texts::CANCEL}</button>
        </Show>
    }
    .into_any()
}
