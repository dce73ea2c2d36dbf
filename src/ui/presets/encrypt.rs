//! "Encrypt for a recipient": what does it is a part of its own, which is fetched when it is opened.

use leptos::prelude::*;

use super::formats::Formats;
use super::texts;
use crate::browser::dialog;
use crate::ui::kit::el::{El, button, classed, el, nothing};
use crate::ui::part::files::encrypt_part;

/// The button, and the panel behind it; nothing where there is no secret.
pub(super) fn encrypt_for(formats: Formats) -> Option<El> {
    if formats.has_placeholder() {
        return None;
    }
    let open = RwSignal::new(false);
    // Once it was opened it stays, with what was typed.
    let opened = Memo::new(move |before| before == Some(&true) || open.get());
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dialog::focus_soon(&["#receivers"]);
        }
    };
    let press = button("button", toggle)
        .set("aria-controls", "encrypt-panel")
        .bind("aria-expanded", move || Some(open.get().to_string()))
        .text(texts::ENCRYPT);
    let panel = el("div")
        .set("id", "encrypt-panel")
        .flag("hidden", move || !open.get())
        .region(move || {
            if opened.get() {
                encrypt_part(formats.all())
            } else {
                nothing()
            }
        });
    let section = el("section")
        .set("class", "encrypt-for")
        .set("aria-labelledby", "encrypt-title")
        .child(
            el("h3")
                .set("id", "encrypt-title")
                .text(texts::ENCRYPT_TITLE),
        )
        .child(classed("p", "hint").text(texts::ENCRYPT_HINT))
        .child(classed("div", "actions").child(press))
        .child(panel);
    Some(section)
}
