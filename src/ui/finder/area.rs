//! The field of the box, and what its events mean.

use leptos::wasm_bindgen::JsCast;

use super::input::{ID, JobBox, LIST, option_id};
use super::texts;
use crate::ui::kit::el::{El, follow};
use leptos::prelude::*;

/// The field itself. Its text is no property that follows the state by [`El::value`], which would keep a copy of it.
pub(super) fn text_area(the: JobBox, area: El) -> El {
    let active_id = move || {
        let active = the.is_shown().then(|| the.active());
        active.flatten().map(option_id)
    };
    let area = area
        .set("id", ID)
        .set("rows", "2")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("translate", "no")
        .set("placeholder", texts::BOX_EXAMPLE)
        .set("aria-autocomplete", "list")
        .set("aria-controls", LIST)
        .bind("aria-activedescendant", active_id)
        .set("aria-describedby", "job-box-hint")
        .on("input", move |_| {
            let text = the.text();
            let before = |before: &str| came_at_once(before, &text);
            let at_once = the.app.job.with_text_untracked(before);
            the.take(text, at_once);
        })
        .on("keydown", move |event| the.on_key(event.unchecked_ref()))
        .on("click", move |_| the.opened.set(true));
    follow(Box::new(move || {
        the.app.job.with_text(|text| {
            if the.text().as_str() != text {
                the.area.try_with_value(|area| area.set_value(text));
            }
        });
    }));
    area
}

/// More than one sign at once was pasted, dropped or filled in.
fn came_at_once(before: &str, text: &str) -> bool {
    text.chars().count() > before.chars().count() + 1
}
