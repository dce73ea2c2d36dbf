//! The Finder: which scopes do I need? It needs no connection and asks no host.

mod answer;
mod chosen;
mod found;
mod input;
mod lines;
mod matrix;
mod options;
mod project;
mod reading;
mod record;
mod shared;
mod stores;
mod texts;
mod trouble;

use finder::{EndpointId, FieldId};
use leptos::prelude::*;

use self::answer::AnswerPane;
use self::input::JobBox;
use self::lines::JobLines;
use self::matrix::Matrix;
use self::record::Recorder;
use self::shared::SharedJobNote;
use self::stores::Stores;

/// The page: what the job does on the left, what it needs on the right.
#[component]
pub fn FinderPage(
    /// What stands behind the question mark of the address: a job that was shared.
    query: Option<String>,
) -> impl IntoView {
    view! {
        <div class="page finder">
            <div class="finder-head">
                <h1 tabindex="-1">{texts::TITLE}</h1>
                <p class="hint">{texts::LEAD}</p>
            </div>
            <Recorder/>
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
