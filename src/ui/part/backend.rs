//! The greater part of the project that answers inside the page. It is fetched when something is asked that is more
//! than a visit needs first.

use std::rc::Rc;

use platform::http::Transport;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Backend {
    /// Answers what the first part does not.
    pub(in crate::ui) rest: sandbox::Rest,
    /// Makes the second environment of the shop; calls to it go by this.
    pub(in crate::ui) stage: fn() -> Rc<dyn Transport>,
}

super::offer!(Backend);
