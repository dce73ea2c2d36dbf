//! Every preset without a client: to see what there is before there is anything to hand over.

use leptos::prelude::*;

use super::{Presets, Source};
use crate::browser::address;
use crate::ui::route::Route;

/// The page. Its address names the chosen preset, so it can be sent to somebody.
#[component]
pub fn PresetPage(
    /// The preset that the address names.
    id: Option<String>,
) -> impl IntoView {
    let on_choice = Callback::new(|id| address::replace(&Route::Presets(Some(id)).to_string()));
    view! {
        <div class="page">
            <h1 tabindex="-1">"Presets"</h1>
            <p class="hint">
                "Every format in which Scopesmith hands over an API Client. Here the values are \
                 placeholders; the credentials of a new client fill them in."
            </p>
            <Presets source=Source::Nobody first=id on_choice/>
        </div>
    }
}
