//! The Finder: which scopes do I need? It needs no connection and asks no host.

mod input;
mod options;
mod pick;
mod reading;
mod texts;

use finder::{EndpointId, FieldId};
use leptos::prelude::*;

use self::input::JobBox;
use super::part::Part;
use super::part::answer::{answer_part, job_part, shared_part};
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
            {query.map(shared_part)}
            <div class="finder-grid">
                <div class="finder-job">
                    <JobBox/>
                    {job_part()}
                </div>
                {answer_part()}
            </div>
        </div>
    }
    .into_any()
}

/// Method and path.
#[component]
pub fn CallName(
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
pub fn FieldName(
    /// The field.
    field: FieldId,
) -> impl IntoView {
    view! { <code class="call-name"><b>"GraphQL"</b>" "{field.path()}</code> }
}
