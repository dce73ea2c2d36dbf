//! The job of the Finder, and the scopes that it needs.

use leptos::prelude::*;

use super::{Part, expected, shown_when_here};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Answer {
    pub(in crate::ui) job: fn() -> AnyView,
    pub(in crate::ui) pane: fn() -> AnyView,
    pub(in crate::ui) shared: fn(String) -> AnyView,
}

super::offer!(Answer);

/// The calls of the job; their place is empty until then.
pub fn job_part() -> AnyView {
    shown_when_here(Part::here(), |part: Answer| (part.job)())
}

/// The scopes with the least access for the job. The Finder fetches the part once its box is painted.
pub fn answer_part() -> AnyView {
    expected(|part: Answer| (part.pane)())
}

/// The note about a job that came with a link.
pub fn shared_part(query: String) -> AnyView {
    shown_when_here(Part::here(), move |part: Answer| {
        (part.shared)(query.clone())
    })
}
