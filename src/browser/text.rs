//! Text of an element that Rust keeps no copy of.

use web_sys::Element;

/// Shows a text in place of what the element holds. The page's own buffers stay with the caller, who
/// can wipe them; a view that holds the text would keep a copy.
pub fn show(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}
