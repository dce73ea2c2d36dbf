//! Arrow keys in a table of boxes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::document;

/// What is a row, and what takes the focus in it.
const ROW: &str = "[data-row]";
const CONTROL: &str = "input:not(:disabled), button:not(:disabled)";

/// Moves the focus to the next row, or within the row, as the arrow key says. Rows are marked with
/// `data-row`; those that are not shown, and those without a control that can be used, are passed over.
/// The element that listens is the table. Whether the key was one of ours.
pub fn move_focus(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return false;
    }
    let table = event.current_target().and_then(|t| t.dyn_into().ok());
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let (Some(table), Some(target)): (Option<Element>, _) = (table, target) else {
        return false;
    };
    let row = target.closest(ROW).ok().flatten();
    let goal = match event.key().as_str() {
        "ArrowDown" => row.and_then(|row| beside(&table, &row, &target, true)),
        "ArrowUp" => row.and_then(|row| beside(&table, &row, &target, false)),
        "ArrowRight" => row.and_then(|row| within(&row, &target, true)),
        "ArrowLeft" => row.and_then(|row| within(&row, &target, false)),
        _ => return false,
    };
    if let Some(goal) = goal {
        let _ = goal.focus();
    }
    event.prevent_default();
    true
}

/// Gives the focus to the first box that can be ticked in what the selector finds. Whether there is one.
pub fn enter(selector: &str) -> bool {
    let table = document().query_selector(selector).ok().flatten();
    let Some(table) = table else { return false };
    let mut boxes = list(&table, "input:not(:disabled)").into_iter();
    let first = boxes.find(is_shown);
    first.is_some_and(|first| first.focus().is_ok())
}

fn beside(table: &Element, row: &Element, from: &Element, down: bool) -> Option<HtmlElement> {
    let rows = list(table, ROW);
    let at = rows.iter().position(|other| **other == *row)?;
    let all: Vec<HtmlElement> = rows.into_iter().filter(is_shown).collect();
    let here = all.iter().position(|other| **other == *row).unwrap_or(at);
    let column = list(row, CONTROL).iter().position(|one| **one == *from);
    let fits = |row: &HtmlElement| {
        let mut controls = list(row, CONTROL);
        let last = controls.len().checked_sub(1)?;
        Some(controls.swap_remove(column.unwrap_or(0).min(last)))
    };
    if down {
        all.iter().skip(here + 1).find_map(fits)
    } else {
        all.iter().take(here).rev().find_map(fits)
    }
}

fn within(row: &Element, from: &Element, on: bool) -> Option<HtmlElement> {
    let mut controls = list(row, CONTROL);
    let at = controls.iter().position(|one| **one == *from)?;
    let goal = if on { at + 1 } else { at.checked_sub(1)? };
    (goal < controls.len()).then(|| controls.swap_remove(goal))
}

fn is_shown(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}

fn list(around: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = around.query_selector_all(selector) else {
        return Vec::new();
    };
    let all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    all.collect()
}
