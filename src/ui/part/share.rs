//! Drafts as text: with it comes what reads YAML and Terraform.

use leptos::prelude::*;

use super::later;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Share {
    pub(in crate::ui) panel: fn(Memo<bool>) -> AnyView,
}

super::offer!(Share);

/// The draft of the form as text, and drafts from text.
pub fn share_part(wrong: Memo<bool>) -> AnyView {
    later(move |part: Share| (part.panel)(wrong))
}
