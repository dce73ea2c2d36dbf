//! The command palette and the list of shortcuts: fetched when one of them is first opened.

use leptos::prelude::*;

use super::Part;
use crate::ui::palette;
use crate::ui::state::App;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Commands {
    overlays: fn() -> AnyView,
}

part!(
    commands,
    /// Fetches the part.
    fn fetch_commands() -> Commands {
        Commands {
            overlays: palette::overlays,
        }
    }
);

/// Puts the part into the context.
pub fn provide() {
    Part::<Commands>::provide(|| Box::pin(fetch_commands()));
}

/// The dialogs that any page may open; their part is fetched when the first one is.
#[component]
pub fn Overlays() -> impl IntoView {
    let app = App::here();
    let part = Part::<Commands>::here();
    Effect::new(move || {
        if app.frame.overlay().is_some() && part.now_untracked().is_none() {
            app.messages.say("Loading…");
            leptos::task::spawn_local(async move {
                let fetched = part.get().await;
                app.messages.say("");
                if fetched.is_err() {
                    app.frame.show(None);
                    app.messages.warn(
                        "This part of the page could not be loaded. Check your connection and try \
                         again.",
                    );
                }
            });
        }
    });
    move || part.now().map(|part| (part.overlays)())
}
