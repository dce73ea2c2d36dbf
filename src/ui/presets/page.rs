//! Every preset without a client: to see what there is before there is anything to hand over.

use leptos::prelude::*;

use super::all::DownloadAll;
use super::formats::Formats;
use super::list::{List, Search};
use super::preview::Preview;
use super::source::Source;
use super::texts;
use crate::browser::{address, dialog};
use crate::ui::route::Route;

/// The gallery. Its address names the chosen preset, so it can be sent to somebody.
#[component]
pub fn PresetPage(
    /// The preset that the address names.
    id: Option<String>,
) -> impl IntoView {
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
    view! {
        <div class="page gallery-page">
            <div class="title-row">
                <h1 tabindex="-1">{texts::GALLERY}</h1>
                <DownloadAll formats/>
            </div>
            <p class="hint">{texts::GALLERY_INTRO}</p>
            <div class="gallery" class:opened=opened>
                <div class="gallery-list">
                    <h2 class="hidden">{texts::GALLERY_LIST}</h2>
                    <Search formats/>
                    <List formats told=true on_show/>
                </div>
                <div class="gallery-detail">
                    <h2 class="hidden">{texts::GALLERY_DETAIL}</h2>
                    <button type="button" class="link gallery-back" on:click=back>
                        {texts::ALL_PRESETS}
                    </button>
                    <Preview formats/>
                </div>
            </div>
        </div>
    }
    .into_any()
}
