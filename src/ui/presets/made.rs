//! What takes the texts of all presets: archives, and what is encrypted. It comes with the part that makes the files.

use std::rc::Rc;

use leptos::prelude::*;
use preset::{Handover, Options, PRESETS};

use super::copy::{at_once, save_button};
use super::formats::Formats;
use super::texts;
use crate::browser::download;
use crate::ui::kit::el::{classed, el};
use crate::ui::part::encrypt::{Content, encrypt_part};

/// Saves the files that belong together as one archive; its name, and whether the browser took it.
pub fn save_bundle(formats: Formats, id: &'static str) -> (String, bool) {
    let files = formats.real(id);
    let texts = files.iter();
    let texts = texts.map(|file| (file.name.as_str(), file.text.as_bytes()));
    let bytes = preset::zip::archive(texts);
    let name = [id, "-", &formats.slug(), ".zip"].concat();
    let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
    if saved {
        for at in 0..files.len() {
            formats.handed_over(id, at);
        }
    }
    (name, saved)
}

/// Saves every format as one archive; its name, and whether the browser took it.
pub fn save_all(formats: Formats, with_secrets: bool) -> (String, bool) {
    let options = formats.options.get_untracked();
    let bytes = formats.held().with_value(|c| {
        let handover = Handover::of(c, c.secret.reveal());
        preset::archive(&handover, &options, with_secrets)
    });
    let name = ["presets-", &formats.slug(), ".zip"].concat();
    let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
    if saved && with_secrets {
        formats.secret_stored();
    }
    (name, saved)
}

/// What is asked before all files are saved: whether those with the secret are among them.
pub fn asking(formats: Formats) -> AnyView {
    let entries = Memo::new(move |_| {
        let options = formats.options.get();
        formats
            .held()
            .with_value(|c| preset::entries(&Handover::masked(c), &options))
    });
    let holding = Memo::new(move |_| entries.with(|all| all.iter().filter(|e| e.secret).count()));
    let with_secrets = RwSignal::new(false);
    let count = move || entries.with(Vec::len) - if with_secrets.get() { 0 } else { holding.get() };
    let input = el("input")
        .set("type", "checkbox")
        .set("id", "include-secret")
        .checked(move || with_secrets.get())
        .on("change", move |event| {
            with_secrets.set(event_target_checked(&event));
        });
    let list = el("ul")
        .set("class", "plain hold-list")
        .set("aria-labelledby", "hold-list")
        .set("tabindex", "0")
        .set("role", "list")
        .region(move || {
            entries.with(|all| {
                let holding = all.iter().filter(|entry| entry.secret);
                let item = |path: &str| el("li").child(el("code").text(path)).any();
                let items: Vec<AnyView> = holding.map(|entry| item(&entry.path)).collect();
                items.into_any()
            })
        });
    let actions = classed("div", "actions").region(move || {
        let save = Rc::new(move || Some(save_all(formats, with_secrets.get_untracked())));
        save_button(
            at_once(),
            save,
            texts::download_files(count()),
            String::new(),
        )
        .any()
    });
    let parts = [
        classed("p", "hint").text(texts::ALL_INTRO),
        classed("label", "check")
            .child(input)
            .says(move || texts::include_secret(holding.get())),
        classed("p", "hint")
            .set("id", "hold-list")
            .text(texts::HOLD_LIST),
        list,
        actions,
    ];
    Vec::from(parts.map(|part| part.any())).into_any()
}

/// The panel that encrypts.
pub fn encrypt(formats: Formats) -> AnyView {
    encrypt_part(Content {
        formats: StoredValue::new(holding(formats)),
        files: Callback::new(move |id| formats.real(id)),
        slug: Callback::new(move |()| formats.slug()),
        on_stored: Callback::new(move |()| formats.secret_stored()),
    })
}

/// Id and title of each format that holds the secret.
fn holding(formats: Formats) -> Vec<(&'static str, &'static str)> {
    let holds = |id| {
        formats.held().with_value(|c| {
            let handover = Handover::masked(c);
            preset::holds_secret(id, &handover, &Options::default()).contains(&true)
        })
    };
    let all = PRESETS.iter().filter(|preset| holds(preset.id()));
    all.map(|preset| (preset.id(), preset.title())).collect()
}
