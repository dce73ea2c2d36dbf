//! The list below the box: the calls that are offered for what is typed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::input::{JobBox, LIST, option_id};
use super::texts;
use crate::browser::build;
use crate::browser::elements::{Element, Event};
use crate::ui::common::call_name;
use crate::ui::kit::el::{El, classed, follow};
use crate::ui::part::calls::OfferedCall;

/// The list. One listener serves all options.
pub(super) fn options(the: JobBox) -> El {
    let pressed = move |event: Event| {
        let target: Element = event_target(&event);
        let entry = target.closest("[data-at]").ok().flatten();
        let at = entry.and_then(|entry| entry.get_attribute("data-at"));
        if let Some(at) = at.and_then(|at| at.parse().ok()) {
            the.choose(at);
        }
    };
    let shown = Memo::new(move |_| the.is_shown());
    let active = Memo::new(move |_| the.active());
    let list = classed("div", "job-options")
        .set("id", LIST)
        .set("role", "listbox")
        .set("aria-label", texts::OPTIONS_LABEL)
        .toggle("shown", move || shown.get())
        // The press must not take the focus out of the box.
        .on("mousedown", |event| event.prevent_default())
        .on("click", pressed);
    let around = list.element();
    let rows = Rc::new(RefCell::new(Vec::<Element>::new()));
    let marked = Rc::clone(&rows);
    follow(Box::new(move || {
        let mut rows = rows.borrow_mut();
        rows.clear();
        around.set_text_content(None);
        if !shown.get() {
            return;
        }
        let active = active.get_untracked();
        the.offered.with(|offered| {
            if offered.meant {
                let head = classed("div", "job-option-head").set("role", "presentation");
                build::append(&around, &head.text(texts::MEANT).element());
            }
            for (at, offer) in offered.calls.iter().enumerate() {
                let row = option(the, at, offer).element();
                mark(&row, active == Some(at));
                build::append(&around, &row);
                rows.push(row);
            }
        });
    }));
    follow(Box::new(move || {
        let active = active.get();
        for (at, row) in marked.borrow().iter().enumerate() {
            mark(row, active == Some(at));
        }
    }));
    list
}

fn mark(row: &Element, active: bool) {
    build::set(row, "aria-selected", if active { "true" } else { "false" });
}

fn option(the: JobBox, at: usize, offer: &OfferedCall) -> El {
    let job = the.app.job;
    let is_taken = job.with_untracked(|job| job.calls.contains(&offer.call));
    let row = classed("div", "job-option")
        .set("role", "option")
        .set("id", &option_id(at))
        .set("data-at", &at.to_string())
        .child(call_name(offer.method, &offer.path))
        .child(classed("span", "job-option-name").text(&offer.name));
    let why = (!offer.why.is_empty()).then(|| classed("span", "call-why").text(&offer.why));
    let added = is_taken.then(|| classed("span", "job-added").text(texts::ADDED));
    row.children(why).children(added)
}
