//! The menu of the project: what the page is connected to, for how long, and what can be set.

use client::text::visible;
use leptos::prelude::*;

use super::texts;
use crate::browser::page;
use crate::ui::kit::el::{El, classed, el, nothing};
use crate::ui::kit::{MenuItem, menu};
use crate::ui::state::{App, Overlay};
use crate::workspace::Workspace;

/// The menu; without a connection it leads to one.
pub fn project_menu(app: App) -> El {
    let workspace = app.workspace();
    let chip = move || match workspace.get() {
        Some(now) if now.is_sandbox() => classed("span", "chip").text(texts::SANDBOX).any(),
        _ => nothing(),
    };
    let face = classed("button", "button small project-button")
        .child(classed("span", "hidden").text(texts::MENU))
        .region(chip)
        .child(classed("bdi", "project-name").says(move || name(workspace.get())))
        .child(classed("span", "fold").set("aria-hidden", "true").text("▾"));
    let head = move || match workspace.get() {
        Some(now) => facts(app, now).any(),
        None => nothing(),
    };
    menu(face, move || items(app), head)
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

fn facts(app: App, workspace: Workspace) -> El {
    let facts = workspace.facts();
    let key = facts.with_untracked(|facts| facts.project_key.clone());
    let place = if workspace.is_sandbox() {
        texts::SANDBOX_PLACE
    } else {
        let region = facts.with_untracked(|facts| facts.hosts.region());
        region.map_or(texts::OTHER_HOSTS, |region| region.label)
    };
    let now = app.now();
    let life = move || {
        let ends = facts.with(|facts| facts.expires_at);
        texts::token_life(ends.map(|end| end.0 - now.get().0))
    };
    classed("div", "project-facts")
        .child(el("p").child(el("bdi").text(&name(Some(workspace)))))
        .child(el("p").child(el("code").text(&key)))
        .child(classed("p", "hint").text(place))
        .child(classed("p", "hint life").says(life))
}

fn items(app: App) -> Vec<MenuItem> {
    let connected = app.workspace().with_untracked(Option::is_some);
    let to_connect = if connected {
        texts::CONNECTION
    } else {
        texts::CONNECT
    };
    let mut items = vec![MenuItem::link(to_connect, "#/connect")];
    let theme = page::theme();
    for (value, text) in texts::THEMES {
        let item = MenuItem::act(text, move || page::set_theme(value));
        items.push(item.checked(value == theme));
    }
    items.push(MenuItem::act(texts::SHORTCUTS, move || {
        app.frame.show(Some(Overlay::Help));
    }));
    if connected {
        items.push(MenuItem::act(texts::DISCONNECT, move || app.disconnect()));
    }
    items
}
