//! The hash part of the address, which holds the route.

use wasm_bindgen::{JsCast, closure::Closure};

use super::window;

/// The hash with its `#`, or nothing.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a hash and leaves an entry in the history.
pub fn go(hash: &str) {
    // A failure means that the browser refused the navigation; the page then stays where it is.
    let _ = window().location().set_hash(hash);
}

/// Shows a hash in the address bar without a new entry and without an event.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// This page's address with another hash.
pub fn whole(hash: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let base = here.split('#').next().unwrap_or_default();
    [base, hash].concat()
}

/// Calls `on_change` after every change of the hash, for as long as the page lives.
pub fn watch(on_change: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(on_change);
    let _ =
        window().add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    listener.forget();
}
