//! Drafts as text: with it comes what reads YAML and Terraform.

use leptos::prelude::*;

use super::{NotLoaded, Progress, ahead, get, later};
use crate::ui::share::SharePanel;
use crate::ui::state::App;

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

async fn share(app: App) -> Result<Share, NotLoaded> {
    get(app.share, fetch_share()).await
}

/// Fetches the part, unless it is here.
fn fetch(app: App) {
    if !matches!(app.share.get_untracked(), Progress::Here(_)) {
        ahead(share(app));
    }
}

/// The draft of the form as text, and drafts from text.
#[component]
pub fn SharePart() -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.share, fetch, |part| (part.panel)())
}
