//! Presses that come before what answers them: they wait, and are done again when it is here.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, MouseEventInit};

/// A press that waits.
pub struct Press {
    on: Element,
    shift: bool,
}

impl Press {
    /// Takes a press out of the hands of the browser, if it was on something inside of `controls`. A key that opens a
    /// menu is a press of its button.
    pub fn take(event: &Event, controls: &str) -> Option<Self> {
        let on = event.target()?.dyn_into::<Element>().ok()?;
        let (shift, controls) = match event.dyn_ref::<KeyboardEvent>() {
            None => (event.unchecked_ref::<MouseEvent>().shift_key(), controls),
            Some(key) if ["ArrowDown", "ArrowUp"].contains(&key.key().as_str()) => {
                (false, "[aria-haspopup=menu]")
            }
            Some(_) => return None,
        };
        // Links act for themselves.
        let link = on.closest("a").ok().flatten();
        on.closest(controls)
            .ok()
            .flatten()
            .filter(|_| link.is_none())?;
        event.prevent_default();
        Some(Self { on, shift })
    }

    /// Does it again.
    pub fn again(self) {
        let how = MouseEventInit::new();
        how.set_bubbles(true);
        how.set_cancelable(true);
        how.set_shift_key(self.shift);
        let press = MouseEvent::new_with_mouse_event_init_dict("click", &how);
        let _ = press.map(|press| self.on.dispatch_event(&press));
    }
}
