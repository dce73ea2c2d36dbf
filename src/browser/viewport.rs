//! What of a long page is in sight.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element};

use super::window;

/// The events after which something else may be in sight.
const EVENTS: [&str; 2] = ["scroll", "resize"];

/// Listens until it is dropped.
pub struct Watching {
    on_event: Closure<dyn Fn()>,
    frame: Rc<Cell<Option<i32>>>,
}

/// Calls `act` in the frame after the page was scrolled or its window changed its size, once for each
/// frame.
pub fn watch(act: impl Fn() + 'static) -> Watching {
    let frame = Rc::new(Cell::new(None));
    let asked = Rc::clone(&frame);
    let on_frame = Closure::<dyn Fn()>::new(move || {
        asked.set(None);
        act();
    });
    let asked = Rc::clone(&frame);
    let on_event = Closure::<dyn Fn()>::new(move || {
        if asked.get().is_none() {
            let act = on_frame.as_ref().unchecked_ref();
            asked.set(window().request_animation_frame(act).ok());
        }
    });
    // The browser need not wait whether the page holds the scrolling up.
    let passive = AddEventListenerOptions::new();
    passive.set_passive(true);
    for event in EVENTS {
        let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
            event,
            on_event.as_ref().unchecked_ref(),
            &passive,
        );
    }
    Watching { on_event, frame }
}

impl Drop for Watching {
    fn drop(&mut self) {
        for event in EVENTS {
            let listener = self.on_event.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback(event, listener);
        }
        if let Some(frame) = self.frame.take() {
            let _ = window().cancel_animation_frame(frame);
        }
    }
}

/// Whether the window is as narrow as a phone: at most 640 CSS pixels. styles/clients.css says the same.
pub fn is_narrow() -> bool {
    let media = window().match_media("(width <= 40rem)").ok().flatten();
    media.is_some_and(|media| media.matches())
}

/// The height of the window, in whole CSS pixels.
pub fn height() -> u32 {
    whole(window().inner_height().ok().and_then(|px| px.as_f64()))
}

/// The width of the first element inside another one that matches, in whole CSS pixels.
pub fn width_inside(around: &Element, selector: &str) -> Option<u32> {
    let found = around.query_selector(selector).ok().flatten()?;
    Some(whole(Some(found.get_bounding_client_rect().width())))
}

/// Of the first element inside another one that matches: how much of it is above the window's upper edge, and how much
/// of the window is below its own upper edge, in CSS pixels.
pub fn inside(around: &Element, selector: &str) -> (u32, u32) {
    let found = around.query_selector(selector).ok().flatten();
    let top = found.map_or(0.0, |found| found.get_bounding_client_rect().top());
    (whole(Some(-top)), height().saturating_sub(whole(Some(top))))
}

/// How far the element that an event happened in is scrolled, in CSS pixels.
pub fn scrolled_inside(event: &web_sys::Event) -> u32 {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    whole(target.map(|element| f64::from(element.scroll_top())))
}

/// Where an element is inside another one.
pub fn place(of: &Element, within: &Element) -> Place {
    let (rect, around) = (
        of.get_bounding_client_rect(),
        within.get_bounding_client_rect(),
    );
    Place {
        end: pixels(around.right() - rect.right()),
        top: pixels(rect.top() - around.top()),
        bottom: pixels(rect.bottom() - around.top()),
        room: pixels(f64::from(height()) - rect.bottom()),
    }
}

/// Where an element is inside another one, in CSS pixels. Whole ones: to write fractions costs 4 KB of program.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// From its right edge to the other's right edge.
    pub end: i32,
    /// From the other's upper edge to its own.
    pub top: i32,
    /// From the other's upper edge to its own lower edge.
    pub bottom: i32,
    /// How much of the window is below it.
    pub room: i32,
}

#[allow(clippy::cast_possible_truncation)] // It is cut to the range.
fn pixels(px: f64) -> i32 {
    px.round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is cut to the range.
fn whole(px: Option<f64>) -> u32 {
    px.unwrap_or(0.0).clamp(0.0, f64::from(u32::MAX)) as u32
}
