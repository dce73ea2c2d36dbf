//! The types of elements that a component may name, for the elements that its events come from.

pub use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, Text};
