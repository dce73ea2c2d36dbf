//! The audit as a file, and on paper.

use client::{audit, calendar, slug};
use leptos::prelude::*;

use super::run::{Done, Run};
use super::texts;
use crate::browser::{clock, download, page};
use crate::ui::kit::{Messages, tell_saved};
use crate::workspace::Workspace;

/// The format of a file: its name, what its name ends with, and its media type.
const FILES: [(&str, &str, &str); 4] = [
    ("Markdown", "md", "text/markdown;charset=utf-8"),
    ("CSV", "csv", "text/csv;charset=utf-8"),
    ("SARIF", "sarif", "application/sarif+json"),
    (texts::DUE, "ics", "text/calendar;charset=utf-8"),
];

/// The buttons.
#[component]
pub(super) fn Exports(workspace: Workspace, run: Run, done: Done) -> impl IntoView {
    let messages = Messages::here();
    let project = workspace
        .facts()
        .with_untracked(|facts| facts.project_key.clone());
    let done = StoredValue::new(done);
    let save = move |extension: &str, media_type: &str, project: &str| {
        let today = clock::today();
        let text = done.with_value(|done| match extension {
            "md" => audit::markdown(&done.audit, &done.clients, project),
            "csv" => audit::csv(&done.audit, &done.clients),
            "sarif" => audit::sarif(&done.audit, &done.clients, env!("CARGO_PKG_VERSION")),
            _ => calendar::file(&audit::calendar(&done.clients, today), clock::now()),
        });
        let name = format!("audit-{}-{today}.{extension}", slug(project));
        tell_saved(
            messages,
            &name,
            download::save(&name, media_type, &text),
            "",
        );
    };
    let buttons = FILES.map(|(label, extension, media_type)| {
        let project = project.clone();
        view! {
            <button type="button" class="button" on:click=move |_| save(extension, media_type, &project)>
                {label}
            </button>
        }
    });
    let print = move |_| {
        run.open_all.set(true);
        page::after_paint(page::print);
    };
    view! {
        <section class="part no-print" aria-labelledby="export">
            <h2 id="export">{texts::EXPORT}</h2>
            <div class="actions">
                {buttons.into_iter().collect_view()}
                <button type="button" class="button" on:click=print>{texts::PRINT}</button>
            </div>
        </section>
    }
    .into_any()
}
