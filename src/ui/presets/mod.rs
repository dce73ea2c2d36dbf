//! Ready-made text for the place where credentials are used. The list of presets and the first one are a part of their
//! own; what makes all others (`made`) follows.

mod all;
mod clipboard;
mod copy;
mod encrypt;
mod formats;
mod list;
pub mod made;
mod page;
mod preview;
mod secret;
mod source;
mod texts;
mod tile;

use leptos::prelude::*;

pub use self::clipboard::{ClipboardNote, Copied};
pub use self::copy::CopyText;
pub use self::page::preset_page;
pub use self::secret::{SecretFile, SecretValue};
pub use self::source::{Source, existing};

use self::all::download_all;
use self::encrypt::encrypt_for;
use self::formats::Formats;
use self::list::{list, search};
use self::preview::preview;
use self::tile::tiles;
use super::kit::el::{button, classed, el, nothing};
use crate::browser::dialog;

/// Id and title of each preset.
pub fn titles() -> Vec<(&'static str, &'static str)> {
    let presets = preset::INFOS.iter();
    presets
        .map(|preset| (preset.id(), preset.title()))
        .collect()
}

/// What can be done with a client's credentials: the main formats, all others behind a button, and
/// the files of the one that is chosen.
pub fn presets(source: Source) -> AnyView {
    let formats = Formats::new(source, None, None);
    let more = RwSignal::new(false);
    let toggle = move |_| {
        more.update(|more| *more = !*more);
        if more.get_untracked() {
            dialog::focus_soon(&["#find-preset"]);
        }
    };
    let close = Callback::new(move |()| more.set(false));
    let stay = Callback::new(|()| {});
    // On the page of a client, the part that this stands in has a heading already.
    let of_existing = formats.has_placeholder();
    let (heading, hint, class) = if of_existing {
        (texts::HEADING_EXISTING, texts::PLACEHOLDER, "hidden")
    } else {
        (texts::HEADING, texts::MASKED, "")
    };
    let heading = classed("h2", class)
        .set("id", "presets-title")
        .text(heading);
    let about = classed("div", "about")
        .child(heading)
        .child(classed("p", "hint").text(hint));
    let all = classed("div", "more-list")
        .set("id", "more-formats")
        .flag("hidden", move || !more.get())
        .region(move || {
            if more.get() {
                let list = list(formats, false, close).any();
                vec![search(formats), list].into_any()
            } else {
                nothing()
            }
        });
    let press = button("more-formats", toggle)
        .set("aria-controls", "more-formats")
        .bind("aria-expanded", move || Some(more.get().to_string()))
        .says(move || {
            let text = if more.get() {
                texts::FEWER
            } else {
                texts::MORE
            };
            text.to_owned()
        });
    el("section")
        .set("class", "presets")
        .set("aria-labelledby", "presets-title")
        .child(
            classed("div", "title-row")
                .child(about)
                .children(download_all(formats)),
        )
        .child(tiles(
            "tiles main-tiles",
            formats,
            preset::tiles(),
            false,
            stay,
        ))
        .child(press)
        .child(all)
        .child(preview(formats))
        .children(encrypt_for(formats))
        .any()
}
