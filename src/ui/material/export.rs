//! The report of a scan as a file.

use leptos::prelude::*;
use report::Report;

use super::texts;
use crate::browser::download;
use crate::ui::kit::tell_saved;
use crate::ui::state::App;

/// A form of the report.
struct Form {
    title: &'static str,
    file: &'static str,
    media_type: &'static str,
    write: fn(&Report) -> String,
}

const FORMS: [Form; 3] = [
    Form {
        title: "Markdown",
        file: "scopes.md",
        media_type: "text/markdown;charset=utf-8",
        write: report::markdown,
    },
    Form {
        title: "SARIF",
        file: "scopes.sarif",
        media_type: "application/sarif+json",
        write: report::sarif,
    },
    Form {
        title: "JSON",
        file: "scopes.json",
        media_type: "application/json",
        write: report::json,
    },
];

#[component]
pub(super) fn Export(
    /// What is written.
    report: Memo<Report>,
) -> impl IntoView {
    let app = App::here();
    let wrong_stores =
        Memo::new(move |_| report.with(|report| !report.least.refused_stores.is_empty()));
    let buttons = FORMS.map(|form| {
        let save = move |_| {
            let text = report.with_untracked(form.write);
            let saved = download::save(form.file, form.media_type, &text);
            tell_saved(app.messages, form.file, saved, "");
        };
        view! {
            <button type="button" class="button small" disabled=wrong_stores
                aria-label=texts::download(form.title) on:click=save>{form.title}</button>
        }
    });
    view! {
        <div class="actions" role="group" aria-labelledby="report-label">
            <span id="report-label">{texts::REPORT}</span>
            {buttons.into_iter().collect_view()}
        </div>
        <Show when=move || wrong_stores.get()>
            <p class="hint">{texts::REPORT_STORES}</p>
        </Show>
    }
    .into_any()
}
