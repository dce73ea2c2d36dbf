//! The stores that the job is confined to.

use leptos::prelude::*;
use scope::is_store_key;

use super::texts;
use crate::ui::kit::TextField;
use crate::ui::state::App;

#[component]
pub(super) fn Stores() -> impl IntoView {
    let app = App::here();
    let typed = RwSignal::new(app.job.with_untracked(|job| job.stores.join(" ")));
    // A text that was pasted elsewhere may name stores too.
    let shown = Signal::derive(move || {
        let named = app.job.with(|job| job.stores.clone());
        let typed = typed.get();
        if words(&typed).eq(named.iter().map(String::as_str)) {
            typed
        } else {
            named.join(" ")
        }
    });
    let error = Signal::derive(move || {
        app.job.with(|job| {
            let wrong = job.stores.iter().find(|key| !is_store_key(key))?;
            Some(texts::no_store_key(wrong))
        })
    });
    let set = move |text: String| {
        app.job
            .set_stores(words(&text).map(str::to_owned).collect());
        typed.set(text);
    };
    view! {
        <div class="job-stores">
            <TextField id="job-stores" label=texts::STORES_LABEL value=shown error=error
                on_input=Callback::new(set) placeholder="berlin paris"
                hint=texts::STORES_HINT.to_owned()/>
        </div>
    }
    .into_any()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}
