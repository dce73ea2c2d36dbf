//! One format: its name, its files, and one press that hands it over.

use leptos::prelude::*;
use preset::Preset;

use super::copy::{CopyText, Done};
use super::formats::Formats;
use super::texts;
use crate::browser::dialog;
use crate::ui::kit::Messages;
use crate::workspace::PageTasks;

/// A tile: a row with the name, and below it the lines about the format or the names of its files.
#[component]
pub(super) fn Tile(
    formats: Formats,
    /// Which format.
    preset: &'static dyn Preset,
    /// Whether it tells what it is about.
    told: bool,
    /// Called when the visitor wants to see it.
    on_show: Callback<()>,
) -> impl IntoView {
    let id = preset.id();
    let current = Memo::new(move |_| formats.chosen.get() == id);
    let names = Memo::new(move |_| formats.names(id));
    let lines = told.then(|| {
        let line = |line: &'static str| view! { <p class="hint">{line}</p> };
        preset.lines().into_iter().map(line).collect_view()
    });
    let show = move |_| {
        formats.choose(id);
        on_show.run(());
        dialog::focus_soon(&["#preset-title"]);
    };
    view! {
        <li class="tile" class:told=told class:current=current>
            <div class="tile-text">
                <button type="button" class="tile-name" aria-pressed=move || current.get().to_string()
                    on:click=show>{preset.title()}</button>
                {lines}
                <p class="tile-files">{move || names.with(|names| names.join(", "))}</p>
            </div>
            {move || if names.with(Vec::len) > 1 {
                view! { <DownloadBundle formats preset/> }.into_any()
            } else {
                view! { <CopyOnly formats preset/> }.into_any()
            }}
        </li>
    }
    .into_any()
}

/// Copies the only file.
#[component]
fn CopyOnly(formats: Formats, preset: &'static dyn Preset) -> impl IntoView {
    let id = preset.id();
    let title = preset.title();
    let text = Callback::new(move |()| {
        formats.choose(id);
        formats.real_text(id, 0)
    });
    let on_copied = Callback::new(move |()| formats.file_copied(id, 0, title));
    view! { <CopyText text what=title on_copied/> }
}

/// Saves the files that belong together.
#[component]
pub(super) fn DownloadBundle(formats: Formats, preset: &'static dyn Preset) -> impl IntoView {
    let save = Callback::new(move |()| {
        formats.choose(preset.id());
        Some(formats.save_bundle(preset.id()))
    });
    view! { <SaveButton save what=preset.title()/> }
}

/// A small button that saves a file and says so.
#[component]
pub(super) fn SaveButton(
    /// Saves: the file's name, and whether the browser took it.
    save: Callback<(), Option<(String, bool)>>,
    /// What it is, for the accessible name; nothing where what stands on it says enough.
    #[prop(into)]
    what: String,
    /// What stands on it.
    #[prop(into, default = texts::DOWNLOAD.to_owned())]
    text: String,
) -> impl IntoView {
    let (messages, tasks, done) = (Messages::here(), PageTasks::new(), Done::new());
    let press = move |_| match save.run(()) {
        Some((file, true)) => {
            messages.announce(texts::saved(&file));
            tasks.start(done.show());
        }
        Some((file, false)) => messages.warn(texts::not_saved(&file)),
        None => {}
    };
    let texts = StoredValue::new((text, what));
    let label = move || {
        if done.is_shown() {
            texts::DOWNLOADED.to_owned()
        } else {
            texts.with_value(|(text, _)| text.clone())
        }
    };
    let name = move || texts.with_value(|(_, what)| texts::named(&label(), what));
    view! {
        <button type="button" class="button small press" class:done=move || done.is_shown()
            aria-label=name on:click=press>
            {label}
        </button>
    }
    .into_any()
}
