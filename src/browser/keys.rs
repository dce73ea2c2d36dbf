//! Keys pressed anywhere in the page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, KeyboardEvent};

use super::{dialog, document};

/// A key that was pressed.
pub struct Press {
    /// Its name, as in `KeyboardEvent.key`.
    pub key: String,
    /// Whether it goes with Ctrl or Cmd, and with nothing else.
    pub command: bool,
    /// Whether it stands alone (Shift aside, which only chooses the character), where nobody types and
    /// no dialog is open.
    pub alone: bool,
}

/// Calls `act` with every key pressed in the page, for as long as the page lives. When it returns true
/// the browser does nothing else with the key.
pub fn watch(act: impl Fn(&Press) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        // Keys that compose a character, and those that are held, are no commands.
        if event.default_prevented() || event.is_composing() || event.repeat() {
            return;
        }
        let ctrl = event.ctrl_key() || event.meta_key();
        let press = Press {
            key: event.key(),
            command: ctrl && !event.alt_key() && !event.shift_key(),
            alone: !ctrl && !event.alt_key() && !is_typing(&event) && !dialog::is_open(),
        };
        if act(&press) {
            event.prevent_default();
        }
    });
    let _ =
        document().add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let field = "input:not([type=checkbox], [type=radio], [type=button]), select, textarea, \
                 [contenteditable], [role=menu], [role=listbox]";
    target.is_some_and(|element| element.closest(field).ok().flatten().is_some())
}
