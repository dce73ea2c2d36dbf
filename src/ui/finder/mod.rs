//! The Finder: which scopes do I need? It needs no connection and asks no host.

mod answer;
mod calls;
mod matrix;
mod paste;
mod search;
mod trouble;

use leptos::prelude::*;

use self::{
    answer::AnswerPane, calls::Ticked, matrix::Matrix, paste::PasteAnything, search::Search,
};
use crate::ui::state::App;
use finder::EndpointId;

/// The page: what the job does on the left, what it needs on the right.
#[component]
pub fn FinderPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">"Which scopes do I need?"</h1>
            <p class="hint">
                "Tick the calls that the job makes, or paste what shows them: the fewest scopes are worked \
                 out at once. Everything happens in this page, without an account and offline."
            </p>
            <div class="new-grid">
                <div class="new-form">
                    <PasteAnything/>
                    <Search/>
                    <Matrix/>
                    <Ticked/>
                </div>
                <AnswerPane/>
            </div>
        </div>
    }
}

/// Whether a call is ticked.
fn is_ticked(app: App, call: EndpointId) -> bool {
    app.job.with(|job| job.calls.contains(&call))
}
