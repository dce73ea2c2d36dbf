//! A way to hand a file to the page.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::el::{El, classed};
use crate::browser::file::{self, File};
use crate::browser::{build, elements::Event};

/// A button that picks a file, at the end of an area that takes a dropped one. `id` is that of the input, unique in
/// the page; `on_drop` takes what is dropped before it is looked at as one file, and says whether it was taken.
pub fn file_pick(
    area: El,
    id: &str,
    label: &str,
    on_file: Callback<File>,
    on_drop: Option<Callback<DragEvent, bool>>,
) -> El {
    let around = area.element();
    let over = move |on: bool| build::toggle(&around, "over", on);
    let (enter, leave) = (over.clone(), over.clone());
    let dropped = move |event: Event| {
        over(false);
        let event = event.unchecked_into::<DragEvent>();
        if on_drop.is_some_and(|take| take.run(event.clone())) {
            event.prevent_default();
            return;
        }
        // A dropped text goes where it was dropped.
        if let Some(file) = file::dropped(&event) {
            event.prevent_default();
            on_file.run(file);
        }
    };
    let input = classed("input", "picker-input")
        .set("type", "file")
        .set("id", id)
        .on("change", move |event| {
            if let Some(file) = file::picked(&event) {
                on_file.run(file);
            }
        });
    let pick = classed("p", "pick")
        .child(classed("label", "button small").set("for", id).text(label))
        .child(input)
        .child(classed("span", "hint").text("or drop it here"));
    area.on("dragover", move |event| {
        event.prevent_default();
        enter(true);
    })
    .on("dragleave", move |_| leave(false))
    .on("drop", dropped)
    .child(pick)
}

/// A button that picks a file, in an area that takes a dropped one.
#[component]
pub fn FilePick(
    /// The id of the input, unique in the page.
    id: &'static str,
    /// The text of the button.
    label: &'static str,
    /// Takes the file.
    on_file: Callback<File>,
    /// What else is in the area.
    children: Children,
) -> impl IntoView {
    let area = classed("div", "drop").view(children());
    file_pick(area, id, label, on_file, None).any()
}
