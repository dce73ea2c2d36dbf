//! The guard at the door: the browser asks before it drops a secret that is stored nowhere.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BeforeUnloadEvent, PageTransitionEvent};

use super::window;

/// Whether the guard is up. Cheap to clone; all clones are the same guard.
#[derive(Clone, Default)]
pub struct LeaveGuard(Rc<Cell<bool>>);

impl LeaveGuard {
    /// Installs the guard, down.
    pub fn install() -> Self {
        let guard = Self::default();
        let up = guard.0.clone();
        let listener =
            Closure::<dyn Fn(BeforeUnloadEvent)>::new(move |event: BeforeUnloadEvent| {
                if up.get() {
                    // The text is the browser's own; the value only has to be there for old ones.
                    event.prevent_default();
                    event.set_return_value("1");
                }
            });
        let _ = window()
            .add_event_listener_with_callback("beforeunload", listener.as_ref().unchecked_ref());
        listener.forget();
        guard
    }

    /// Raises or lowers it.
    pub fn set(&self, up: bool) {
        self.0.set(up);
    }
}

/// Calls `act` once, when the page is left: closed, navigated away from, or put into the back-forward
/// cache. What it starts must start at once, since nothing runs afterwards.
pub fn on_page_hide(act: impl FnOnce() + 'static) {
    let listener = Closure::once_into_js(act);
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        "pagehide",
        listener.unchecked_ref(),
        &once,
    );
}

/// Reloads a page that the browser brings back from its back-forward cache: what it held in memory
/// was meant to be gone.
pub fn forget_frozen_page() {
    let listener = Closure::<dyn Fn(PageTransitionEvent)>::new(|event: PageTransitionEvent| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
    let _ =
        window().add_event_listener_with_callback("pageshow", listener.as_ref().unchecked_ref());
    listener.forget();
}
