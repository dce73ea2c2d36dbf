//! Native dialogs and focus.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::document;

/// Opens a dialog as modal, or closes it; does nothing when it is already so.
pub fn set_open(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Moves the focus to the first field that is marked invalid, once the marks are in the page.
pub fn focus_first_invalid() {
    focus_soon(&["[aria-invalid=true]"]);
}

/// Scrolls to the top and gives the focus to the page's heading, as a new page would. A page that is
/// still on its way gets it when its heading is there, unless the visitor, or the page itself, moved the
/// focus meanwhile.
pub fn focus_heading() {
    super::window().scroll_to_with_x_and_y(0.0, 0.0);
    await_heading(LOOKS);
}

/// How often, and how many milliseconds apart, a heading is looked for.
const LOOKS: u32 = 100;
const LOOK_MS: u32 = 60;

fn await_heading(left: u32) {
    let wait = if left == LOOKS { 0 } else { LOOK_MS };
    let look = move || {
        let found = |selector| document().query_selector(selector).ok().flatten();
        let (heading, now) = (found("main h1"), focused());
        let is_first = left == LOOKS;
        // The heading of a page that is just going is not the one that stays.
        if !is_first && heading.is_some() && now == heading {
            return;
        }
        // A form may have given the focus to its first field already, and somebody may be typing.
        let field = now
            .as_ref()
            .is_some_and(|now| now.matches("main :is(input, textarea, select)") == Ok(true));
        if is_first && field {
            await_heading(left - 1);
            return;
        }
        let nowhere = now.is_none_or(|now| now.tag_name() == "BODY" || Some(now) == found("main"));
        if is_first || nowhere {
            focus_now(&["main h1", "main"]);
            if left > 0 {
                await_heading(left - 1);
            }
        }
    };
    gloo_timers::callback::Timeout::new(wait, look).forget();
}

/// Gives the focus to an element once the view has followed its signals: to the first selector's, or
/// if there is none to the next one's.
pub fn focus_soon(selectors: &'static [&'static str]) {
    gloo_timers::callback::Timeout::new(0, move || focus_now(selectors)).forget();
}

fn focus_now(selectors: &[&str]) {
    let found = |selector: &&str| document().query_selector(selector).ok().flatten();
    let found = selectors.iter().find_map(found);
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Gives the focus to an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether the `<details>` that an event happened in is open.
pub fn is_details_open(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

/// Whether a modal dialog is open.
pub fn is_open() -> bool {
    document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some()
}

/// Gives the focus to the first element inside another one that matches.
pub fn focus_inside(around: &Element, selector: &str) {
    let found = around.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// Scrolls no further than it takes to see the element.
pub fn keep_in_sight(element: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Whether a click landed on a link or a button, or ended the marking of text.
pub fn is_on_control(event: &web_sys::MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let control = target.and_then(|element| element.closest("a, button, input").ok().flatten());
    let marked = super::window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|s| !s.is_collapsed());
    control.is_some() || marked
}

/// The value of an attribute of the element that an event happened in, or of the nearest one around it
/// that has the attribute.
pub fn attribute_around(event: &web_sys::Event, name: &str) -> Option<String> {
    element_around(event, name)?.get_attribute(name)
}

/// The element that an event happened in, or the nearest one around it, that has an attribute.
pub fn element_around(event: &web_sys::Event, name: &str) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let around = target.closest(&["[", name, "]"].concat()).ok().flatten()?;
    around.dyn_into().ok()
}

/// Sets an attribute of an element, or takes it away.
pub fn set_attribute(element: &HtmlElement, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
