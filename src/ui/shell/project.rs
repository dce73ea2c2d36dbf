//! The menu of the project: what the page is connected to, for how long, and what can be set.

use client::text::visible;
use leptos::prelude::*;

use super::texts;
use crate::browser::elements::Element;
use crate::browser::{build, page};
use crate::ui::kit::el::{El, classed, nothing};
use crate::ui::kit::{MenuItem, menu};
use crate::ui::part::changes::Changes;
use crate::ui::part::{Part, shown_when_here};
use crate::ui::state::{App, Overlay};
use crate::workspace::Workspace;

/// Brings the menu to life; without a connection it leads to one.
pub fn project_menu(app: App, around: Element) {
    let workspace = app.workspace();
    // It comes behind what a connection shows first.
    let changes = Part::<Changes>::here();
    let chip = move || match workspace.get() {
        Some(now) if now.is_sandbox() => classed("span", "chip").text(texts::SANDBOX).any(),
        _ => nothing(),
    };
    let face = El::of(build::first(&around))
        .emptied()
        .child(classed("span", "hidden").text(texts::MENU))
        .region(chip)
        .child(classed("bdi", "project-name").says(move || name(workspace.get())))
        .view(shown_when_here(changes, move |part| (part.elsewhere)(app)))
        .child(classed("span", "fold").set("aria-hidden", "true").text("▾"));
    let face = face.on("click", move |_| {
        if workspace.with_untracked(Option::is_some) {
            changes.fetch();
        }
    });
    let head = move || match (workspace.get(), changes.now()) {
        (Some(now), Some(changes)) => (changes.facts)(app, now),
        _ => nothing(),
    };
    menu(El::of(around), face, move || items(app, changes), head);
}

/// The name of the project, or its key while the name is not known.
fn name(workspace: Option<Workspace>) -> String {
    let Some(workspace) = workspace else {
        return texts::NO_PROJECT.to_owned();
    };
    workspace.facts().with(|facts| {
        let name = facts.project_name.as_deref();
        visible(name.unwrap_or(&facts.project_key)).into_owned()
    })
}

fn items(app: App, changes: Part<Changes>) -> Vec<MenuItem> {
    let connected = app.workspace().with_untracked(Option::is_some);
    let text = if connected {
        // An open menu hears of its arrival, and shows more. That page has all that can be done with the connection.
        if let Some(changes) = changes.now() {
            return (changes.items)(app);
        }
        texts::CONNECTION
    } else {
        texts::CONNECT
    };
    let mut items = vec![MenuItem::link(text, "#/connect")];
    items.extend(settings(app));
    items
}

/// The entries that need no connection.
pub fn settings(app: App) -> Vec<MenuItem> {
    let theme = page::theme();
    let mut items: Vec<MenuItem> = texts::THEMES
        .into_iter()
        .map(|(value, text)| {
            let item = MenuItem::act(text, move || page::set_theme(value));
            item.checked(value == theme)
        })
        .collect();
    items.push(MenuItem::act(texts::SHORTCUTS, move || {
        app.frame.show(Some(Overlay::Help));
    }));
    items
}
