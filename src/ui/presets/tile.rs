//! One format: its name, its files, and one press that hands it over.

use std::rc::Rc;

use leptos::prelude::*;
use preset::Info;

use super::copy::{copy_button, save_button};
use super::formats::Formats;
use super::texts;
use crate::browser::dialog;
use crate::ui::kit::el::{El, button, classed, el};

/// A tile: a row with the name, and below it the lines about the format or the names of its files.
pub(super) fn tile(
    formats: Formats,
    // Which format.
    preset: &'static Info,
    // Whether it tells what it is about.
    told: bool,
    // Called when the visitor wants to see it.
    on_show: Callback<()>,
) -> El {
    let id = preset.id();
    let current = move || formats.chosen.get() == id;
    let several = Memo::new(move |_| formats.names(id).len() > 1);
    let show = move |_| {
        formats.choose(id);
        on_show.run(());
        dialog::focus_soon(&["#preset-title"]);
    };
    let name = button("tile-name", show)
        .bind("aria-pressed", move || Some(current().to_string()))
        .text(preset.title());
    let text = classed("div", "tile-text").child(name);
    let text = if told {
        text.children(lines(preset))
    } else {
        text
    };
    let files = classed("p", "tile-files").says(move || formats.names(id).join(", "));
    classed("li", if told { "tile told" } else { "tile" })
        .toggle("current", current)
        .child(text.child(files))
        .region(move || {
            if several.get() {
                download_bundle(formats, preset).any()
            } else {
                copy_only(formats, preset).any()
            }
        })
}

/// What a format is about, a paragraph each line.
pub(super) fn lines(preset: &Info) -> impl Iterator<Item = El> {
    let lines = preset.lines().into_iter();
    lines.map(|line| classed("p", "hint").text(line))
}

/// The tiles of some formats.
pub(super) fn tiles(
    class: &str,
    formats: Formats,
    presets: impl IntoIterator<Item = &'static Info>,
    told: bool,
    on_show: Callback<()>,
) -> El {
    let presets = presets.into_iter();
    el("ul")
        .set("class", class)
        .children(presets.map(|preset| tile(formats, preset, told, on_show)))
}

/// Copies the only file.
fn copy_only(formats: Formats, preset: &'static Info) -> El {
    let (id, title) = (preset.id(), preset.title());
    let text = move || {
        formats.choose(id);
        formats.real_text(id, 0)
    };
    let on_copied = Callback::new(move |()| formats.file_copied(id, 0, title));
    let (what, name) = (title.to_owned(), title.to_owned());
    copy_button(formats.when(id), Rc::new(text), what, name, on_copied)
}

/// Saves the files that belong together.
fn download_bundle(formats: Formats, preset: &'static Info) -> El {
    let id = preset.id();
    let save = move || {
        formats.choose(id);
        formats.save_bundle(id)
    };
    let (text, what) = (texts::DOWNLOAD.to_owned(), preset.title().to_owned());
    save_button(formats.when_all(), Rc::new(save), text, what)
}
