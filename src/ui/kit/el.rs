//! Elements for the pages that come first.
//!
//! The `view!` macro makes a type of its own for every element, and for each of these types the code that builds,
//! rebuilds and removes it: fast, and large. What is built here is an element of the document at once, and what
//! moves is an effect of its owner, all by the same few functions. So the form of a new client, the list, the presets and
//! the Finder's box are small enough to be there quickly on a slow line (docs/performance.md has the figures), and what
//! moves in the header and the start page, whose elements are in the document from the start.
//! Elsewhere `view!` reads better; the two can be mixed, since an [`El`] is a view and takes views.

use std::sync::{Arc, Mutex};

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::{JsCast, JsValue};
use send_wrapper::SendWrapper;

use crate::browser::elements::{Element, Event};
use crate::browser::{build, page};

/// An element of the document that is being built, or is shown. What follows signals does so until the owner
/// that was current when it was made is cleaned up.
pub struct El(SendWrapper<Element>);

/// A new element.
pub fn el(tag: &str) -> El {
    El(SendWrapper::new(build::element(tag)))
}

/// A new element of a class.
pub fn classed(tag: &str, class: &str) -> El {
    el(tag).set("class", class)
}

/// A new element of a drawing.
pub fn drawn(tag: &str) -> El {
    El(SendWrapper::new(build::drawn(tag)))
}

/// A button that does something. It never sends a form.
pub fn button(class: &str, act: impl FnMut(Event) + 'static) -> El {
    classed("button", class)
        .set("type", "button")
        .on("click", act)
}

/// A link.
pub fn link(class: &str, href: &str) -> El {
    classed("a", class).set("href", href)
}

impl El {
    /// An element that was made elsewhere.
    pub fn of(element: Element) -> Self {
        Self(SendWrapper::new(element))
    }

    /// Without what was in it.
    #[must_use]
    pub fn emptied(self) -> Self {
        build::empty(&self.0);
        self
    }

    /// The element itself.
    pub fn element(&self) -> Element {
        (*self.0).clone()
    }

    /// Sets an attribute. An empty class is left out.
    #[must_use]
    pub fn set(self, name: &str, value: &str) -> Self {
        if !value.is_empty() || name != "class" {
            build::set(&self.0, name, value);
        }
        self
    }

    /// Sets an attribute that follows signals; it is absent while there is no value.
    #[must_use]
    pub fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        bind(self.element(), name, Box::new(value));
        self
    }

    /// Sets an attribute that is there or not, as signals say.
    #[must_use]
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.element();
        follow_flag(Box::new(on), move |on| build::set_flag(&element, name, on));
        self
    }

    /// Has a class or not, as signals say.
    #[must_use]
    pub fn toggle(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.element();
        follow_flag(Box::new(on), move |on| build::toggle(&element, class, on));
        self
    }

    /// Is ticked or not, as signals say.
    #[must_use]
    pub fn checked(self, on: impl Fn() -> bool + 'static) -> Self {
        self.property("checked", on)
    }

    /// Has a property or not, as signals say.
    #[must_use]
    pub fn property(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.element();
        follow_flag(Box::new(on), move |on| {
            Dom::set_property(&element, name, &JsValue::from_bool(on));
        });
        self
    }

    /// Holds a value that follows signals, as an input does.
    #[must_use]
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        let element = self.element();
        follow(Box::new(move || {
            Dom::set_property(&element, "value", &JsValue::from_str(&value()));
        }));
        self
    }

    /// Ends with a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        build::add(&self.0, text);
        self
    }

    /// Ends with a text that follows signals.
    #[must_use]
    pub fn says(self, text: impl Fn() -> String + 'static) -> Self {
        says(&self.0, Box::new(text));
        self
    }

    /// Ends with an element.
    #[must_use]
    pub fn child(self, child: Self) -> Self {
        build::append(&self.0, &child.0);
        self
    }

    /// Ends with elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Ends with a view.
    #[must_use]
    pub fn view(self, view: AnyView) -> Self {
        keep(view.build(), &self.0);
        self
    }

    /// Ends with a view that follows signals.
    #[must_use]
    pub fn region(self, view: impl FnMut() -> AnyView + Send + 'static) -> Self {
        region(&self.0, Arc::new(Mutex::new(view)));
        self
    }

    /// Listens for an event, as long as the owner is there.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        on(&self.0, event, Box::new(act));
        self
    }

    /// Leaves an element that is in the document where it is.
    pub fn done(self) {}

    /// The element as a view.
    pub fn any(self) -> AnyView {
        self.into_any()
    }
}

/// Nothing, as a view.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A view that follows signals.
pub fn changing(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Arc<Mutex<dyn FnMut() -> AnyView + Send>> = Arc::new(Mutex::new(view));
    view.into_any()
}

/// Marks the root element for the style sheets, as long as the owner is there.
pub fn mark_page(name: &'static str) {
    page::mark(name, true);
    on_cleanup(move || page::mark(name, false));
}

/// Does something now, and whenever a signal that it reads changes, as long as the owner is there.
pub fn follow(act: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    on_cleanup(move || drop(effect));
}

fn follow_flag(on: Box<dyn Fn() -> bool>, act: impl Fn(bool) + 'static) {
    let act: Box<dyn Fn(bool)> = Box::new(act);
    // An element that was made has none of what may be set.
    let shown = std::cell::Cell::new(false);
    follow(Box::new(move || {
        let on = on();
        if shown.replace(on) != on {
            act(on);
        }
    }));
}

fn bind(element: Element, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
    let shown = std::cell::RefCell::new(None::<String>);
    follow(Box::new(move || {
        let value = value();
        if *shown.borrow() != value {
            match &value {
                Some(value) => build::set(&element, name, value),
                None => build::set_flag(&element, name, false),
            }
            shown.replace(value);
        }
    }));
}

fn says(element: &Element, text: Box<dyn Fn() -> String>) {
    let node = build::add(element, "");
    let shown = std::cell::RefCell::new(String::new());
    follow(Box::new(move || {
        let text = text();
        if *shown.borrow() != text {
            node.set_data(&text);
            shown.replace(text);
        }
    }));
}

fn region(element: &Element, view: Arc<Mutex<dyn FnMut() -> AnyView + Send>>) {
    keep(view.build(), element);
}

/// Mounts what was built, and keeps it as long as the owner is there.
fn keep(mut state: impl Mountable + 'static, element: &Element) {
    state.mount(element, None);
    let state = SendWrapper::new(state);
    on_cleanup(move || drop(state));
}

fn on(element: &Element, event: &'static str, mut act: Box<dyn FnMut(Event)>) {
    // The owner keeps the listener, so the listener must not keep the owner.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let heard = Box::new(move |event: JsValue| {
        let event = event.unchecked_into();
        match &owner {
            None => act(event),
            Some(owner) => {
                if let Some(owner) = owner.upgrade() {
                    owner.with(|| act(event));
                }
            }
        }
    });
    let listening = Dom::add_event_listener(element, event, heard);
    on_cleanup(move || drop(listening));
}

impl Render for El {
    type State = Element;

    fn build(self) -> Element {
        self.0.take()
    }

    fn rebuild(self, state: &mut Element) {
        let mut new = self.0.take();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for El {
    type Output<NewAttr: Attribute> = Self;

    /// Attributes are set with [`El::set`].
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

/// There is no server: only what the browser needs does something.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
