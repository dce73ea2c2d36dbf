//! A button that picks a folder.

use leptos::prelude::*;

use super::texts;
use crate::browser::folder::{self, Picked};
use crate::ui::kit::el::{El, classed};

const ID: &str = "project-folder";

/// A button that picks a folder, and what takes it.
pub(super) fn folder_pick(on_folder: Callback<Picked>) -> El {
    let input = classed("input", "picker-input")
        .set("type", "file")
        .set("id", ID)
        .set("multiple", "")
        .set("webkitdirectory", "")
        .on("change", move |event| {
            if let Some(picked) = folder::picked(&event) {
                on_folder.run(picked);
            }
        });
    let label = classed("label", "button small").set("for", ID);
    classed("p", "pick")
        .child(label.text(texts::CHOOSE_FOLDER))
        .child(input)
}
