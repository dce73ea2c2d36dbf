//! The calls that are ticked.

use leptos::prelude::*;

use super::search::CallBox;
use crate::ui::state::App;

/// An unticked call leaves the list, and the focus goes to the one that is first now.
const LEAVING: &[&str] = &["#ticked input", "#ticked-title"];

#[component]
pub(super) fn Ticked() -> impl IntoView {
    let app = App::here();
    let count = Memo::new(move |_| app.job.with(|job| job.calls.len()));
    let rows = move || {
        app.job.with(|job| {
            let calls = job
                .calls
                .iter()
                .map(|call| view! { <li><CallBox call=*call leaving=LEAVING/></li> });
            calls.collect_view()
        })
    };
    view! {
        <section class="card" aria-labelledby="ticked-title">
            <div class="title-row">
                <h2 id="ticked-title" tabindex="-1">{move || format!("The job's calls ({})", count.get())}</h2>
                <button type="button" class="button small" disabled=move || count.get() == 0
                    on:click=move |_| {
                        app.job.remove_all();
                        app.messages.say("No calls are selected.");
                    }>"Clear"</button>
            </div>
            <Show when=move || count.get() != 0 fallback=|| view! {
                <p class="hint">"None is ticked yet."</p>
            }>
                <ul class="call-list" id="ticked">{rows}</ul>
            </Show>
        </section>
    }
}
