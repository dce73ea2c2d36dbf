//! Keys that move the focus among the entries of a list, as the ARIA patterns for menus and tabs say.

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use crate::browser::dialog;

/// Where a key leads to.
#[derive(Clone, Copy)]
enum Step {
    By(isize),
    First,
    Last,
}

fn step(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowDown" | "ArrowRight" => Step::By(1),
        "ArrowUp" | "ArrowLeft" => Step::By(-1),
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

/// The place that a key leads to from `at` among `count` entries, around the ends; `at` may be none.
fn place(step: Step, at: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (step, at) {
        (Step::First, _) | (Step::By(1..), None) => 0,
        (Step::Last, _) | (Step::By(_), None) => last,
        (Step::By(1..), Some(at)) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        (Step::By(_), Some(at)) => at.checked_sub(1).unwrap_or(last),
    })
}

/// The entry that an arrow key, Home or End leads to.
pub fn next(event: &KeyboardEvent, at: Option<usize>, count: usize) -> Option<usize> {
    place(step(&event.key())?, at, count)
}

/// Moves the focus among the elements of `container` that match. Whether the key was one of ours; then
/// the browser does nothing else with it.
pub fn move_focus(event: &KeyboardEvent, container: &Element, selector: &str) -> bool {
    let Some(step) = step(&event.key()) else {
        return false;
    };
    let Ok(entries) = container.query_selector_all(selector) else {
        return false;
    };
    let entry = |at: u32| entries.get(at)?.dyn_into::<HtmlElement>().ok();
    let now = dialog::focused();
    let at = (0..entries.length())
        .find(|at| entry(*at).as_deref() == now.as_ref())
        .map(|at| at as usize);
    let goal = place(step, at, entries.length() as usize);
    if let Some(goal) = goal.and_then(|goal| entry(u32::try_from(goal).ok()?)) {
        let _ = goal.focus();
    }
    event.prevent_default();
    event.stop_propagation();
    true
}
