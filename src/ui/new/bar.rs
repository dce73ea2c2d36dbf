//! The bar at the end, always in sight: the draft in one line, and the button that creates.

use leptos::prelude::*;

use super::texts;
use crate::ui::form::{FORM, Model};
use crate::ui::kit::el::{El, button, classed, el, link, mark_page};
use crate::ui::route::Route;
use crate::workspace::{Creating, Workspace};
use client::summary::Summary;
use client::text::visible;
use platform::May;

/// The bar.
pub(super) fn bar(model: Model) -> El {
    let app = model.app;
    let summary = move || {
        let warnings = model.found.warnings.get();
        let of = |sent: &_| app.drafts.with(|form| Summary::of(form, sent, warnings));
        model.sent.with(of).to_string()
    };
    let correct = move || {
        let marked = model.marked.get();
        if marked { texts::CORRECT } else { "" }.to_owned()
    };
    let line = classed("p", "bar-line").child(el("span").says(summary));
    mark_page("data-create");
    let bar = classed("div", "create-bar")
        .set("role", "region")
        .set("aria-label", "Summary")
        .child(line)
        .child(classed("b", "field-error").says(correct));
    if let Some(workspace) = model.workspace {
        return bar.children(create(workspace));
    }
    let connect = link("button primary", &Route::Connect.to_string()).on("click", move |event| {
        event.prevent_default();
        app.connect_for(Route::New);
    });
    bar.child(classed("p", "hint").text(texts::NOT_CONNECTED))
        .child(classed("div", "bar-send").child(connect.text(texts::CONNECT)))
}

/// For which project, the button that creates, and why it can't be pressed.
fn create(workspace: Workspace) -> [El; 3] {
    let lacks = Memo::new(move |_| {
        let may = |facts: &platform::Facts| facts.may("manage_api_clients");
        workspace.facts().with(may) == May::No
    });
    let key = workspace
        .facts()
        .with_untracked(|facts| facts.project_key.clone());
    let busy = Memo::new(move |_| workspace.creating().with(|now| *now == Creating::Busy));
    let cancel = button("button", move |_| workspace.stop_creating());
    let send = classed("button", "button primary")
        .set("type", "submit")
        .set("form", FORM)
        .set("aria-keyshortcuts", "Control+Enter")
        .flag("disabled", move || busy.get() || lacks.get())
        .says(move || {
            let busy = busy.get();
            if busy { texts::CREATING } else { texts::CREATE }.to_owned()
        });
    [
        classed("p", "hint bar-project")
            .text(texts::PROJECT)
            .child(el("code").text(&visible(&key))),
        classed("p", "hint")
            .flag("hidden", move || !lacks.get())
            .text(texts::LACKS),
        classed("div", "bar-send")
            .child(
                cancel
                    .flag("hidden", move || !busy.get())
                    .text(texts::CANCEL),
            )
            .child(send),
    ]
}
