//! The dialogs that any page may open. Each comes with its part, which is fetched when it is first needed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::client::Client;
use super::commands::Commands;
use super::handover::Handover;
use super::idle::idle_watch;
use super::{Core, Name, Part, shown_when_here};
use crate::ui::state::App;

/// All of them.
pub fn dialogs(app: App) -> AnyView {
    on_demand(
        app,
        Name::Commands,
        Memo::new(move |_| app.frame.overlay().is_some()),
        move || app.frame.show(None),
    );
    on_demand(
        app,
        Name::Handover,
        Memo::new(move |_| app.leaving().with(Option::is_some)),
        move || app.stay(),
    );
    let (client, handover) = (Part::<Client>::here(), Part::<Handover>::here());
    let commands = Part::<Commands>::here();
    // Only pages of its own part ask to delete.
    let all: Vec<AnyView> = vec![
        shown_when_here(client, |part| (part.dialog)()),
        shown_when_here(handover, |part| (part.dialog)()),
        shown_when_here(commands, |part| (part.overlays)()),
        idle_watch(app),
    ];
    all.into_any()
}

/// Fetches a part when one of its dialogs is to be shown; when it does not come, the dialog is given up.
fn on_demand(app: App, name: Name, wanted: Memo<bool>, give_up: impl Fn() + Copy + 'static) {
    let part = Core::here(name);
    Effect::new(move || {
        if wanted.get() && !part.is_here_untracked() {
            app.messages.say("Loading…");
            spawn_local(async move {
                let fetched = part.get().await;
                app.messages.say("");
                if !fetched {
                    give_up();
                    app.messages.warn(
                        "This part of the page could not be loaded. Check your connection and try \
                         again.",
                    );
                }
            });
        }
    });
}
