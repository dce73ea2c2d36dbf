//! "Download all": every format in one file, with what holds the secret only if that is asked for.

use std::rc::Rc;

use leptos::prelude::*;

use super::copy::save_button;
use super::formats::Formats;
use super::texts;
use crate::browser::dialog;
use crate::ui::kit::el::{El, button, classed, nothing};
use crate::ui::part::files::all_part;

/// The button, and what it says before it saves.
pub(super) fn download_all(formats: Formats) -> Vec<El> {
    let text = texts::DOWNLOAD_ALL.to_owned();
    if formats.has_placeholder() {
        // Nothing here is secret.
        let save = Rc::new(move || formats.save_all());
        return vec![save_button(formats.when_all(), save, text, String::new())];
    }
    let open = RwSignal::new(false);
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dialog::focus_soon(&["#include-secret"]);
        }
    };
    let press = button("button small", toggle)
        .set("aria-controls", "download-all")
        .bind("aria-expanded", move || Some(open.get().to_string()))
        .text(&text);
    let panel = classed("div", "download-all")
        .set("id", "download-all")
        .flag("hidden", move || !open.get())
        .region(move || {
            if open.get() {
                all_part(formats.all())
            } else {
                nothing()
            }
        });
    vec![press, panel]
}
