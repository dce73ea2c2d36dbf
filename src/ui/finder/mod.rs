//! The Finder: which scopes do I need? It needs no connection and asks no host.

mod answer;
mod chosen;
mod input;
mod lines;
mod matrix;
mod options;
mod pick;
mod reading;
mod shared;
mod stores;
mod texts;

use finder::{EndpointId, FieldId};
use leptos::prelude::*;

use self::answer::AnswerPane;
pub use self::chosen::fold;
use self::input::JobBox;
use self::lines::JobLines;
use self::matrix::Matrix;
use self::shared::SharedJobNote;
use self::stores::Stores;
use super::part::Part;
use super::part::material::{Material, recorder_part};

/// The page: what the job does on the left, what it needs on the right.
#[component]
pub fn FinderPage(
    /// What stands behind the question mark of the address: a job that was shared.
    query: Option<String>,
) -> impl IntoView {
    // Whoever pastes does not wait for it.
    Part::<Material>::here().fetch();
    view! {
        <div class="page finder">
            <div class="finder-head">
                <h1 tabindex="-1">{texts::TITLE}</h1>
                <p class="hint">{texts::LEAD}</p>
            </div>
            {recorder_part()}
            {query.map(|query| view! { <SharedJobNote query/> })}
            <div class="finder-grid">
                <div class="finder-job">
                    <JobBox/>
                    <JobLines/>
                    <Stores/>
                    <Matrix/>
                </div>
                <AnswerPane/>
            </div>
        </div>
    }
    .into_any()
}

/// Method and path.
#[component]
fn CallName(
    /// The call.
    call: EndpointId,
) -> impl IntoView {
    let path = call.path();
    let path = path.strip_prefix("/{projectKey}").unwrap_or(&path);
    let path = if path.is_empty() { "/" } else { path }.to_owned();
    view! { <code class="call-name"><b>{call.method().name()}</b>" "{path}</code> }
}

/// A root field of GraphQL.
#[component]
fn FieldName(
    /// The field.
    field: FieldId,
) -> impl IntoView {
    view! { <code class="call-name"><b>"GraphQL"</b>" "{field.path()}</code> }
}
