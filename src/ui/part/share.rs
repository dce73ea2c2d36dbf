//! Drafts as text: with it comes what reads YAML and Terraform.

use leptos::prelude::*;

use super::later;
use crate::ui::share::SharePanel;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Share {
    panel: fn(Memo<bool>) -> AnyView,
}

part!(
    share,
    /// Fetches the part.
    fn fetch_share() -> Share {
        Share {
            panel: |wrong| view! { <SharePanel wrong/> }.into_any(),
        }
    }
);

offer!(Share, Share, fetch_share);

/// The draft of the form as text, and drafts from text.
#[component]
pub fn SharePart(
    /// Whether something in the form can't be taken.
    wrong: Memo<bool>,
) -> impl IntoView {
    later(move |part: Share| (part.panel)(wrong))
}
