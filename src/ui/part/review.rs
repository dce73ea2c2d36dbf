//! What judges the draft of a new client: its errors, the lint, the review, the search for stores. It comes
//! after the form, which takes input without it.

use leptos::prelude::*;

use super::{Part, following, later, shown_when_here};
use crate::ui::form::Model;
use client::DraftForm;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Review {
    /// Begins to judge the draft, for as long as the page that calls it is there.
    pub(in crate::ui) judge: fn(Model),
    pub(in crate::ui) pane: fn(Model) -> AnyView,
    pub(in crate::ui) notes: fn(Model) -> AnyView,
    pub(in crate::ui) store: fn(Model) -> AnyView,
    pub(in crate::ui) blocks: fn(Model) -> AnyView,
    pub(in crate::ui) text: fn(Model) -> AnyView,
    pub(in crate::ui) lifetimes: fn(Model) -> AnyView,
    /// Takes what one of the visitor's own templates holds.
    pub(in crate::ui) template: fn(Model, &str),
    /// Creates the client, or marks what keeps it from being created.
    pub(in crate::ui) send: fn(Model),
    /// Reads the draft of a link.
    pub(in crate::ui) link: fn(&str) -> DraftForm,
}

super::offer!(Review);

/// The review beside the form, which takes input before it. With it the judging begins.
pub fn review_part(model: Model) -> AnyView {
    following(move |part: Review| {
        (part.judge)(model);
        (part.pane)(model)
    })
}

/// A piece of the form that comes with the review; until then its place is kept.
pub fn piece(model: Model, of: fn(&Review) -> fn(Model) -> AnyView) -> AnyView {
    let part = Part::<Review>::here();
    shown_when_here(part, move |part| of(&part)(model))
}

/// What is shown of a draft that came by a link, once the link can be read.
pub fn with_link(
    query: String,
    show: impl Fn(&str, DraftForm) -> AnyView + Send + 'static,
) -> AnyView {
    later(move |part: Review| show(&query, (part.link)(&query)))
}
