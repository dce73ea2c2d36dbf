//! The proof run: what a token can and cannot do. The table of endpoints comes with it.

use std::rc::Rc;

use client::Credentials;
use leptos::prelude::*;
use platform::http::Transport;

use super::later;

/// Whose credentials are tried. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Tried {
    /// How requests are sent.
    pub transport: StoredValue<Rc<dyn Transport>, LocalStorage>,
    /// The credentials.
    pub held: StoredValue<Credentials, LocalStorage>,
    /// Whether they are those of a client that was just created: the host may learn of it late. Others were typed for
    /// the run, which begins at once.
    pub new: bool,
}

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Proof {
    pub(in crate::ui) panel: fn(Tried) -> AnyView,
}

super::offer!(Proof);

/// The run.
pub fn proof_part(tried: Tried) -> AnyView {
    later(move |part: Proof| (part.panel)(tried))
}
