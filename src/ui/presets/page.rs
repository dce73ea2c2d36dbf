//! Every preset without a client: to see what there is before there is anything to hand over.

use leptos::prelude::*;

use super::all::download_all;
use super::formats::Formats;
use super::list::{list, search};
use super::preview::preview;
use super::source::Source;
use super::texts;
use crate::browser::{address, dialog};
use crate::ui::kit::el::{button, classed, el};
use crate::ui::route::Route;

/// The gallery. Its address names the chosen preset, so it can be sent to somebody; `id` is that one.
pub fn preset_page(id: Option<String>) -> AnyView {
    // On a phone either the list or one preset is shown.
    let opened = RwSignal::new(id.is_some());
    let on_choice = Callback::new(|id: &'static str| {
        address::replace(&Route::Presets(Some(id.to_owned())).to_string());
    });
    let formats = Formats::new(Source::Nobody, id.as_deref(), Some(on_choice));
    let on_show = Callback::new(move |()| opened.set(true));
    let back = move |_| {
        opened.set(false);
        address::replace(&Route::Presets(None).to_string());
        dialog::focus_soon(&["#find-preset"]);
    };
    let head = classed("div", "title-row")
        .child(el("h1").set("tabindex", "-1").text(texts::GALLERY))
        .children(download_all(formats));
    let all = classed("div", "gallery-list")
        .child(classed("h2", "hidden").text(texts::GALLERY_LIST))
        .view(search(formats))
        .child(list(formats, true, on_show));
    let detail = classed("div", "gallery-detail")
        .child(classed("h2", "hidden").text(texts::GALLERY_DETAIL))
        .child(button("link gallery-back", back).text(texts::ALL_PRESETS))
        .child(preview(formats));
    classed("div", "page gallery-page")
        .child(head)
        .child(classed("p", "hint").text(texts::GALLERY_INTRO))
        .child(
            classed("div", "gallery")
                .toggle("opened", move || opened.get())
                .child(all)
                .child(detail),
        )
        .any()
}
