//! All formats: a search, and the tiles in groups.

use leptos::prelude::*;
use preset::{INFOS, Info, Purpose};

use super::formats::Formats;
use super::texts;
use super::tile::tiles;
use crate::browser::{dialog, page};
use crate::ui::kit::TextField;
use crate::ui::kit::el::{El, button, changing, classed, el};

/// The search box. What fits best is shown at once.
pub(super) fn search(formats: Formats) -> AnyView {
    let type_in = move |text: String| {
        if !text.trim().is_empty()
            && let Some(best) = preset::search(&text).first()
        {
            formats.choose(best.id());
        }
        formats.filter.set(text);
    };
    view! {
        <TextField id="find-preset" label=texts::FIND kind="search" value=formats.filter
            on_input=Callback::new(type_in) placeholder=texts::FIND_EXAMPLE/>
    }
    .into_any()
}

/// The tiles: in groups, or by how well they fit what is searched for.
pub(super) fn list(
    formats: Formats,
    // Whether each tile tells what the format is about.
    told: bool,
    // Called when the visitor wants to see a format.
    on_show: Callback<()>,
) -> El {
    // Nothing while nothing is searched for.
    let found = Memo::new(move |_| {
        formats.filter.with(|text| {
            let searching = !text.trim().is_empty();
            searching.then(|| {
                let all = preset::search(text).into_iter();
                all.map(Info::id).collect::<Vec<_>>()
            })
        })
    });
    let count = move || {
        found.with(|found| match found {
            Some(found) if !found.is_empty() => texts::found(found.len()),
            _ => String::new(),
        })
    };
    classed("div", "format-list")
        .child(classed("p", "hint").set("role", "status").says(count))
        .region(move || match found.get() {
            None => groups(formats, told, on_show),
            Some(found) if found.is_empty() => none_found(formats).any(),
            Some(found) => {
                let found = found.into_iter().filter_map(preset::info);
                tiles("tiles", formats, found, told, on_show).any()
            }
        })
}

/// All tiles in groups. What is chosen and the first group are painted before the others are made.
fn groups(formats: Formats, told: bool, on_show: Callback<()>) -> AnyView {
    let group = move |purpose: Purpose| {
        let of_it = INFOS.iter().filter(move |info| info.purpose() == purpose);
        [
            classed("h3", "tile-group").text(purpose.title()).any(),
            tiles("tiles", formats, of_it, told, on_show).any(),
        ]
    };
    let [first, others @ ..] = Purpose::ALL;
    let painted = RwSignal::new(false);
    page::after_paint(move || {
        painted.try_set(true);
    });
    let others = move || {
        if painted.get() {
            let all: Vec<AnyView> = others.into_iter().flat_map(group).collect();
            all.into_any()
        } else {
            classed("div", "tiles-follow").any()
        }
    };
    let [title, tiles] = group(first);
    vec![title, tiles, changing(others)].into_any()
}

/// That nothing fits.
fn none_found(formats: Formats) -> El {
    let clear = move |_| {
        formats.filter.set(String::new());
        dialog::focus_soon(&["#find-preset"]);
    };
    let text = move || formats.filter.with(|text| texts::none_found(text));
    classed("div", "none-found")
        .set("role", "status")
        .child(el("p").says(text))
        .child(button("button small", clear).text(texts::CLEAR_SEARCH))
}
