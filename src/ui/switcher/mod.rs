//! What the menu of the project offers while there is a connection: what is known of it, the other projects, and
//! ways to connect and disconnect. It comes with the session, since nobody needs it before.

mod texts;

use client::bulk::Bulk;
use client::text::visible;
use leptos::prelude::*;

use super::kit::MenuItem;
use super::kit::el::{El, classed, el, nothing};
use super::route::Route;
use super::shell::{CONNECTION, settings};
use super::state::App;
use crate::workspace::Workspace;

/// What stands above the entries: the project that is shown.
pub fn facts(app: App, workspace: Workspace) -> AnyView {
    let facts = workspace.facts();
    let (key, name) = facts.with_untracked(|facts| {
        let name = facts.project_name.as_deref();
        let name = visible(name.unwrap_or(&facts.project_key)).into_owned();
        (facts.project_key.clone(), name)
    });
    let now = app.now();
    let life = move || {
        let ends = facts.with(|facts| facts.expires_at);
        texts::token_life(ends.map(|end| end.0 - now.get().0))
    };
    let name: El = el("bdi").text(&name);
    classed("div", "project-facts")
        .child(el("p").child(name))
        .child(el("p").child(el("code").text(&visible(&key))))
        .child(classed("p", "hint").text(place(workspace)))
        .child(classed("p", "hint life").says(life))
        .any()
}

/// Where a project is.
fn place(workspace: Workspace) -> &'static str {
    if workspace.is_sandbox() {
        return texts::SANDBOX_PLACE;
    }
    let region = workspace
        .facts()
        .with_untracked(|facts| facts.hosts.region());
    region.map_or(texts::OTHER_HOSTS, |region| region.label)
}

/// The entries: the projects if there are several, then what can be done, and the settings.
pub fn items(app: App) -> Vec<MenuItem> {
    let all = untrack(|| app.connections());
    let several = all.len() > 1;
    let mut items = Vec::new();
    if several {
        let shown = app.workspace().get_untracked();
        for workspace in all {
            let text = entry(app, workspace);
            let item = MenuItem::act(text, move || app.switch_to(workspace));
            items.push(item.checked(shown == Some(workspace)));
        }
        let to = Route::Projects.to_string();
        items.push(MenuItem::link(texts::PROJECTS, to));
    }
    items.push(MenuItem::link(CONNECTION, "#/connect"));
    items.push(MenuItem::act(texts::ANOTHER, move || app.connect_another()));
    items.extend(settings(app));
    if several {
        items.push(MenuItem::act(texts::DISCONNECT_ONE, move || {
            app.disconnect();
        }));
        items.push(MenuItem::act(texts::DISCONNECT_ALL, move || {
            app.disconnect_all();
        }));
    } else {
        items.push(MenuItem::act(texts::DISCONNECT, move || app.disconnect()));
    }
    items
}

/// A project: its name, where it is, and what is under way there. The name keeps its direction to itself.
fn entry(app: App, workspace: Workspace) -> String {
    let mut text = [
        "\u{2068}",
        &app.label(workspace),
        "\u{2069} · ",
        place(workspace),
    ]
    .concat();
    if let Some(work) = untrack(|| work(workspace)) {
        text.push_str(" · ");
        text.push_str(&work);
    }
    text
}

/// What is under way in a project, or waits for its visitor.
fn work(workspace: Workspace) -> Option<String> {
    if workspace.unsaved().try_get() == Some(true) {
        let words = if workspace.is_creating() {
            texts::CREATING
        } else {
            texts::SECRET
        };
        return Some(words.to_owned());
    }
    let counts = workspace.bulk().try_with(Bulk::counts)?;
    (counts.open > 0).then(|| texts::deleting(counts))
}

/// Beside the name of the project that is shown: whether something is under way, or waits, in another one.
pub fn elsewhere(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        let shown = app.workspace().get();
        // All are read, so that each of them is heard of.
        let (mut secret, mut busy) = (false, false);
        for one in app.connections() {
            if Some(one) != shown {
                let unsaved = one.unsaved().try_get() == Some(true);
                secret |= unsaved && !one.is_creating();
                busy |= unsaved || one.bulk().try_with(Bulk::is_over) == Some(false);
            }
        }
        match (secret, busy) {
            (true, _) => Some(texts::SECRET_ELSEWHERE),
            (false, true) => Some(texts::BUSY_ELSEWHERE),
            (false, false) => None,
        }
    });
    let shown = move || match found.get() {
        Some((mark, words)) => classed("span", "chip")
            .child(el("span").set("aria-hidden", "true").text(mark))
            .child(classed("span", "hidden").text(words))
            .any(),
        None => nothing(),
    };
    view! { {shown} }.into_any()
}
