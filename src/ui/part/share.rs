//! Drafts as text: with it comes what reads YAML and Terraform.

use leptos::prelude::*;

use super::{Part, later};
use crate::ui::share::SharePanel;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Share {
    panel: fn() -> AnyView,
}

part!(
    share,
    /// Fetches the part.
    fn fetch_share() -> Share {
        Share {
            panel: || view! { <SharePanel/> }.into_any(),
        }
    }
);

/// Puts the part into the context.
pub fn provide() {
    Part::<Share>::provide(|| Box::pin(fetch_share()));
}

/// The draft of the form as text, and drafts from text.
#[component]
pub fn SharePart() -> impl IntoView {
    later(Part::<Share>::here(), |part| (part.panel)())
}
