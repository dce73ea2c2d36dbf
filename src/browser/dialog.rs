//! Native dialogs and focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::document;

/// Opens a dialog as modal, or closes it; does nothing when it is already so.
pub fn set_open(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Moves the focus to the element with that id, if there is one.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_element(&element);
    }
}

/// Moves the focus to the first field that is marked invalid.
pub fn focus_first_invalid() {
    if let Ok(Some(element)) = document().query_selector("[aria-invalid=true]") {
        focus_element(&element);
    }
}

/// Scrolls to the top and gives the focus to the page's heading, as a new page would.
pub fn focus_heading() {
    super::window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus_element(&heading);
    }
}

fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
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
