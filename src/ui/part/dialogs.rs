//! The dialogs that any page may open. Each comes with its part, which is fetched when it is first needed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::commands::Commands;
use super::handover::Handover;
use super::list::List;
use super::{Core, Name, Part};
use crate::ui::state::App;

/// All of them.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = App::here();
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
    let (list, handover) = (Part::<List>::here(), Part::<Handover>::here());
    let commands = Part::<Commands>::here();
    view! {
        // Only pages of its own part ask to delete.
        {move || list.now().map(|part| (part.dialog)())}
        {move || handover.now().map(|part| (part.dialog)())}
        {move || commands.now().map(|part| (part.overlays)())}
    }
    .into_any()
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
