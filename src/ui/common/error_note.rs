//! What a failed call says.

use leptos::prelude::*;
use platform::ApiError;

use crate::browser::page;
use crate::ui::kit::{Note, Tone};

/// A failed call: what happened, what to do, and the host's own words.
#[component]
pub fn ErrorNote(
    /// The failure.
    error: ApiError,
) -> impl IntoView {
    let offline = page::is_offline().then_some(" This browser is offline.");
    let words = error.message.clone().map(|words| {
        view! { <p class="host-words">"The host says: " <q dir="auto">{words}</q></p> }
    });
    let trace = error.correlation_id.clone().map(|id| {
        view! { <p class="hint">"Correlation ID for support: " <code>{id}</code></p> }
    });
    view! {
        <Note tone=Tone::Error title=error.title()>
            <p>{error.advice()} {offline}</p>
            {words}
            {trace}
        </Note>
    }
}
