//! The project that answers inside the page, as far as each visit needs it.

use std::rc::Rc;

use platform::http::Transport;

use super::Part;
use super::backend::Backend;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Sandbox {
    /// Makes a new one; calls to it go by this. The rest of it is fetched when it is needed.
    pub(in crate::ui) transport: fn(Part<Backend>) -> Rc<dyn Transport>,
}

super::offer!(Sandbox);
