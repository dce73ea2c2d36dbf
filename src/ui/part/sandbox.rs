//! The project that answers inside the page.

use std::rc::Rc;

use platform::http::Transport;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Sandbox {
    /// Makes a new one with this project key; calls to it go by this.
    pub(in crate::ui) transport: fn(&str) -> Rc<dyn Transport>,
}

super::offer!(Sandbox);
