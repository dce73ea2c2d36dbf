//! Whether somebody uses the page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::AddEventListenerOptions;

use super::document;

/// What counts as use: the pointer, the wheel, a touch and the keys.
const EVENTS: [&str; 5] = [
    "pointermove",
    "pointerdown",
    "wheel",
    "touchstart",
    "keydown",
];

/// Listens until it is dropped.
pub struct Listening(Closure<dyn Fn()>);

/// Calls `act` with each use of the page, until what it returns is dropped. It may be called often.
pub fn listen(act: impl Fn() + 'static) -> Listening {
    let listener = Closure::<dyn Fn()>::new(act);
    // Before the page's own handlers, which may keep an event to themselves.
    let how = AddEventListenerOptions::new();
    how.set_capture(true);
    how.set_passive(true);
    for event in EVENTS {
        let _ = document().add_event_listener_with_callback_and_add_event_listener_options(
            event,
            listener.as_ref().unchecked_ref(),
            &how,
        );
    }
    Listening(listener)
}

impl Drop for Listening {
    fn drop(&mut self) {
        for event in EVENTS {
            let _ = document().remove_event_listener_with_callback_and_bool(
                event,
                self.0.as_ref().unchecked_ref(),
                true,
            );
        }
    }
}
