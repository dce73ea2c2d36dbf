//! The Finder: which scopes do I need? It needs no connection and asks no host.
//!
//! Its box takes input before anything that answers is there: what finds calls, the answer and what reads
//! material are parts that follow once the box is painted.

mod area;
mod field;
mod input;
mod offer;
mod pick;
mod reading;
mod texts;

use leptos::prelude::*;

use super::kit::el::{classed, el};
use super::part::answer::{answer_part, job_part, shared_part};
use super::part::material::recorder_part;
use super::part::{Name, fetch_after_paint};
use crate::workspace::PageTasks;

/// The page: what the job does on the left, what it needs on the right. `query` is what stands behind the
/// question mark of the address: a job that was shared.
pub fn page(query: Option<String>) -> AnyView {
    // Whoever types misses calls first, and whoever pastes does not wait for a second press.
    let order = [Name::Calls, Name::Answer, Name::Material];
    fetch_after_paint(&order, PageTasks::new());
    let head = classed("div", "finder-head")
        .child(el("h1").set("tabindex", "-1").text(texts::TITLE))
        .child(classed("p", "hint").text(texts::LEAD));
    let page = classed("div", "page finder")
        .child(head)
        .view(recorder_part());
    let page = match query {
        Some(query) => page.view(shared_part(query)),
        None => page,
    };
    let job = classed("div", "finder-job")
        .child(field::job_box())
        .view(job_part());
    page.child(classed("div", "finder-grid").child(job).view(answer_part()))
        .any()
}
