//! The proof run: what a token can and cannot do. The table of endpoints comes with it.

use client::Credentials;
use leptos::prelude::*;

use super::later;
use crate::workspace::Workspace;

/// Whose credentials are tried. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Tried {
    /// The connection.
    pub workspace: Workspace,
    /// The credentials.
    pub held: StoredValue<Credentials, LocalStorage>,
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
