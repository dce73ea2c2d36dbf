//! The field of the job, put together: the box, its list, what opens files, and what was recognised.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::area::text_area;
use super::input::{ID, JobBox};
use super::offer::options;
use super::pick::folder_pick;
use super::reading::{Reading, reading_shown};
use super::texts;
use crate::browser::folder;
use crate::ui::kit::el::{El, classed, el, nothing};
use crate::ui::kit::{cancel_button, file_pick};
use crate::ui::state::App;

/// The box for words, texts and files, and what was recognised in them.
pub(super) fn job_box() -> El {
    let app = App::here();
    let reading = Reading::new();
    let area = el("textarea");
    let the = JobBox::new(app, reading, area.element().unchecked_into());
    let (pick, pick_folder) = reading.readers(app, move |found| {
        if let Some(found) = found {
            the.show(found);
        } else {
            the.removed.set(false);
            the.found.set(None);
        }
    });
    let dropped = move |event: DragEvent| {
        let folder = folder::dropped(&event);
        folder.map(|folder| pick_folder.run(folder)).is_some()
    };
    let field = classed("div", "field job-field")
        .on("focusout", move |event| the.left(event))
        .child(el("label").set("for", ID).text(texts::BOX_LABEL))
        .child(text_area(the, area))
        .child(options(the));
    let drop = classed("div", "drop").child(field).child(
        classed("p", "hint")
            .set("id", "job-box-hint")
            .text(texts::BOX_HINT),
    );
    let drop = file_pick(
        drop,
        "evidence-file",
        texts::CHOOSE_FILE,
        pick,
        Some(Callback::new(dropped)),
    );
    let removed = move || {
        let is_so = the.removed.get();
        let note = || classed("p", "note good").text(texts::CREDENTIALS_REMOVED);
        if is_so { note().any() } else { nothing() }
    };
    let found = move || {
        let part = the.material.now();
        let shown = part.and_then(|part| Some((part.shown)(the.found.get()?)));
        shown.unwrap_or_else(nothing)
    };
    classed("div", "job-input")
        .child(drop)
        .child(folder_pick(pick_folder))
        .child(
            classed("p", "job-count")
                .set("role", "status")
                .says(move || the.count_text()),
        )
        .view(reading_shown(reading))
        .view(cancel_button(reading.waiting))
        .region(move || match reading.problem.get() {
            Some(text) => classed("p", "field-error")
                .set("role", "alert")
                .text(text)
                .any(),
            None => nothing(),
        })
        .child(
            classed("div", "job-found")
                .set("role", "status")
                .region(removed)
                .region(found),
        )
}
