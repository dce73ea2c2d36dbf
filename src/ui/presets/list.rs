//! All formats: a search, and the tiles in groups.

use leptos::prelude::*;
use preset::{PRESETS, Preset, Purpose};

use super::formats::Formats;
use super::texts;
use super::tile::Tile;
use crate::browser::dialog;
use crate::ui::kit::TextField;

/// The search box. What fits best is shown at once.
#[component]
pub(super) fn Search(formats: Formats) -> impl IntoView {
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
#[component]
pub(super) fn List(
    formats: Formats,
    /// Whether each tile tells what the format is about.
    told: bool,
    /// Called when the visitor wants to see a format.
    on_show: Callback<()>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let all = formats.filter.with(|text| preset::search(text));
        all.into_iter().map(Preset::id).collect::<Vec<_>>()
    });
    let searching = Memo::new(move |_| formats.filter.with(|text| !text.trim().is_empty()));
    let tile = move |preset: &'static dyn Preset| view! { <Tile formats preset told on_show/> };
    let groups = move || {
        let group = |purpose: Purpose| {
            let of_it = PRESETS.iter().filter(|preset| preset.purpose() == purpose);
            view! {
                <h3 class="tile-group">{purpose.title()}</h3>
                <ul class="tiles">{of_it.map(|preset| tile(*preset)).collect_view()}</ul>
            }
        };
        Purpose::ALL.into_iter().map(group).collect_view()
    };
    let results = move || {
        view! {
            <ul class="tiles">
                <For each=move || found.get() key=|id| *id let(id)>
                    {preset::find(id).map(tile)}
                </For>
            </ul>
        }
    };
    let clear = move |_| {
        formats.filter.set(String::new());
        dialog::focus_soon(&["#find-preset"]);
    };
    view! {
        <div class="format-list">
            <p class="hint" role="status">{move || {
                let count = found.with(Vec::len);
                (searching.get() && count > 0).then(|| texts::found(count))
            }}</p>
            {move || match (searching.get(), found.with(Vec::is_empty)) {
                (false, _) => groups().into_any(),
                (true, false) => results().into_any(),
                (true, true) => view! {
                    <div class="none-found" role="status">
                        <p>{move || formats.filter.with(|text| texts::none_found(text))}</p>
                        <button type="button" class="button small" on:click=clear>
                            {texts::CLEAR_SEARCH}
                        </button>
                    </div>
                }.into_any(),
            }}
        </div>
    }
    .into_any()
}
