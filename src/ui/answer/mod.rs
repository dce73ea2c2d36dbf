//! The job of the Finder and what it needs: its calls, the choice by resource, its stores, and the scopes with the least access.
//! It is a part of its own, which comes after the box that calls are typed into.

mod chosen;
mod lines;
mod matrix;
mod pane;
mod shared;
mod stores;
mod texts;

use leptos::prelude::*;

pub use self::chosen::fold;

use self::lines::JobLines;
use self::matrix::Matrix;
use self::pane::AnswerPane;
use self::shared::SharedJobNote;
use self::stores::Stores;

/// The calls of the job and what else it is made of.
pub fn job() -> AnyView {
    view! {
        <JobLines/>
        <Stores/>
        <Matrix/>
    }
    .into_any()
}

/// The scopes with the least access for the job.
pub fn answer() -> AnyView {
    view! { <AnswerPane/> }.into_any()
}

/// Takes a job that was shared; `query` is what stands behind the question mark of the address.
pub fn shared(query: String) -> AnyView {
    view! { <SharedJobNote query/> }.into_any()
}
