//! Elements that are made one by one.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node, Text};

use super::document;

thread_local! {
    /// The document, asked for once: the pages make hundreds of elements.
    static DOCUMENT: Document = document();
}

/// A new element.
pub fn element(tag: &str) -> Element {
    let made = DOCUMENT.with(|document| document.create_element(tag));
    made.expect("the names of elements are ours")
}

/// A new element of a drawing.
pub fn drawn(tag: &str) -> Element {
    const SVG: &str = "http://www.w3.org/2000/svg";
    let made = DOCUMENT.with(|document| document.create_element_ns(Some(SVG), tag));
    made.expect("the names of elements are ours")
}

/// A new element at the end of another one. An empty class or text is left out.
pub fn child(around: &Element, tag: &str, class: &str, text: &str) -> Element {
    let made = element(tag);
    if !class.is_empty() {
        made.set_class_name(class);
    }
    if !text.is_empty() {
        made.set_text_content(Some(text));
    }
    append(around, &made);
    made
}

/// Puts an element at the end of another one.
pub fn append(around: &Element, child: &Element) {
    let _ = around.append_child(child);
}

/// Text at the end of an element.
pub fn add(around: &Element, text: &str) -> Text {
    let made = DOCUMENT.with(|document| document.create_text_node(text));
    let _ = around.append_child(&made);
    made
}

/// Has an element say a text and nothing else; what it says already is not said again to those who hear it.
pub fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Takes all that is in an element out of it.
pub fn empty(element: &Element) {
    element.set_text_content(None);
}

/// Puts an element in front of another one, which stands in `around`.
pub fn insert(around: &Element, child: &Element, before: &Node) {
    let _ = around.insert_before(child, Some(before));
}

/// A copy of an element, with all that is in it.
pub fn copy(element: &Element) -> Element {
    let copy = element.clone_node_with_deep(true);
    copy.expect("an element can be copied").unchecked_into()
}

/// The first element in another one, which has some.
pub fn first(around: &Element) -> Element {
    around.first_element_child().expect(OWN)
}

/// The last element in another one, which has some.
pub fn last(around: &Element) -> Element {
    around.last_element_child().expect(OWN)
}

/// The element behind another one, which is not the last.
pub fn after(element: &Element) -> Element {
    element.next_element_sibling().expect(OWN)
}

/// Why it is there.
const OWN: &str = "it is a copy of an element that was made with it";

/// What follows an element among the children of the same one.
pub fn next(node: &Node) -> Option<Node> {
    node.next_sibling()
}

/// Sets a property of an element's style, which the page's policy allows, unlike the attribute.
pub fn style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute that is there or not.
pub fn set_flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Hides an element, or shows it: for rows, of which a key in a filter changes fifty. No name of an attribute has to be
/// handed over for each.
pub fn hide(element: &HtmlElement, hidden: bool) {
    element.set_hidden(hidden);
}

/// Sets a class that is there or not.
pub fn toggle(element: &Element, class: &str, on: bool) {
    let _ = element.class_list().toggle_with_force(class, on);
}
