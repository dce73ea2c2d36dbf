//! The menu of the project: what the page is connected to, for how long, and what can be set.

use client::text::visible;
use leptos::prelude::*;

use super::texts;
use crate::browser::page;
use crate::ui::kit::{Menu, MenuItem};
use crate::ui::state::{App, Overlay};
use crate::workspace::Workspace;

/// The menu; without a connection it leads to one.
#[component]
pub fn ProjectMenu() -> impl IntoView {
    let app = App::here();
    let workspace = app.workspace();
    let face = move || {
        view! {
            <span class="hidden">{texts::MENU}</span>
            {move || workspace.get().map(|now| now.is_sandbox().then(chip))}
            <bdi class="project-name">{move || name(workspace.get())}</bdi>
            <span class="fold" aria-hidden="true">"▾"</span>
        }
        .into_any()
    };
    let head = move || workspace.get().map(|now| facts(app, now)).into_any();
    view! { <Menu class="button small project-button" face head items=move |()| items(app)/> }
        .into_any()
}

fn chip() -> AnyView {
    view! { <span class="chip">{texts::SANDBOX}</span> }.into_any()
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

fn facts(app: App, workspace: Workspace) -> AnyView {
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
    view! {
        <div class="project-facts">
            <p><bdi>{name(Some(workspace))}</bdi></p>
            <p><code>{key}</code></p>
            <p class="hint">{place}</p>
            <p class="hint life">{life}</p>
        </div>
    }
    .into_any()
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
