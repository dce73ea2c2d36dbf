//! What takes the texts of all presets: archives, and what is encrypted. It comes with the part that makes the files.

use std::rc::Rc;

use leptos::prelude::*;
use preset::{Handover, Options, PRESETS, PresetFile};
use zeroize::Zeroizing;

use super::copy::{at_once, save_button};
use super::texts;
use crate::browser::download;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::part::encrypt::{Content, encrypt_part};
use crate::ui::part::files::All;

/// Files as one archive.
pub fn archive(files: &[PresetFile]) -> Zeroizing<Vec<u8>> {
    let texts = files.iter();
    preset::zip::archive(texts.map(|file| (file.name.as_str(), file.text.as_bytes())))
}

/// Saves every format as one archive; its name, and whether the browser took it.
pub fn save_all(all: All, with_secrets: bool) -> (String, bool) {
    let options = all.options.get_untracked();
    let bytes = all.held.with_value(|c| {
        let handover = Handover::of(c, c.secret.reveal());
        preset::archive(&handover, &options, with_secrets)
    });
    let name = ["presets-", &slug(all), ".zip"].concat();
    let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
    if saved && with_secrets {
        all.on_stored.run(());
    }
    (name, saved)
}

/// The name of the client, for names of files.
fn slug(all: All) -> String {
    all.held.with_value(|c| client::slug(&c.name))
}

/// What is asked before all files are saved: whether those with the secret are among them.
pub fn asking(all: All) -> AnyView {
    let entries = Memo::new(move |_| {
        let options = all.options.get();
        all.held
            .with_value(|c| preset::entries(&Handover::masked(c), &options))
    });
    let holding =
        Memo::new(move |_| entries.with(|known| known.iter().filter(|e| e.secret).count()));
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
            entries.with(|known| {
                let holding = known.iter().filter(|entry| entry.secret);
                let item = |path: &str| el("li").child(el("code").text(path)).any();
                let items: Vec<AnyView> = holding.map(|entry| item(&entry.path)).collect();
                items.into_any()
            })
        });
    let actions = classed("div", "actions").region(move || {
        let save = Rc::new(move || Some(save_all(all, with_secrets.get_untracked())));
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
    Vec::from(parts.map(El::any)).into_any()
}

/// The panel that encrypts.
pub fn encrypt(all: All) -> AnyView {
    encrypt_part(Content {
        formats: StoredValue::new(holding(all)),
        files: all.files,
        slug: Callback::new(move |()| slug(all)),
        on_stored: all.on_stored,
    })
}

/// Id and title of each format that holds the secret.
fn holding(all: All) -> Vec<(&'static str, &'static str)> {
    let holds = |id| {
        all.held.with_value(|c| {
            let handover = Handover::masked(c);
            preset::holds_secret(id, &handover, &Options::default()).contains(&true)
        })
    };
    let found = PRESETS.iter().filter(|preset| holds(preset.id()));
    found.map(|preset| (preset.id(), preset.title())).collect()
}
