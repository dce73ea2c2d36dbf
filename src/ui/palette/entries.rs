//! What the palette offers.

use client::display_name;
use finder::EndpointId;
use leptos::prelude::*;

use super::texts;
use crate::browser::page;
use crate::ui::fuzzy;
use crate::ui::part::calls::FindCalls;
use crate::ui::route::Route;
use crate::ui::state::{App, Overlay};
use crate::workspace::Workspace;

/// So many entries of each kind are shown.
const SHOWN: usize = 6;

/// What an entry does.
#[derive(Clone, PartialEq)]
enum Act {
    Go(Route),
    Theme(&'static str),
    Help,
    Disconnect,
    DisconnectAll,
    Another,
    Switch(Box<Workspace>),
    Call(EndpointId),
}

/// An entry of the palette.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) detail: String,
    pub(super) group: &'static str,
    act: Act,
}

/// The presets: id and title of each.
pub type PresetTitles = fn() -> Vec<(&'static str, &'static str)>;

impl Entry {
    fn new(group: &'static str, text: impl Into<String>, act: Act) -> Self {
        Self {
            text: text.into(),
            detail: String::new(),
            group,
            act,
        }
    }

    /// Does what it says.
    pub(super) fn act(self, app: App) {
        match self.act {
            Act::Go(route) => app.go(route),
            Act::Theme(theme) => page::set_theme(theme),
            Act::Help => app.frame.show(Some(Overlay::Help)),
            Act::Disconnect => app.disconnect(),
            Act::DisconnectAll => app.disconnect_all(),
            Act::Another => app.connect_another(),
            Act::Switch(workspace) => app.switch_to(*workspace),
            Act::Call(call) => {
                app.job.add_calls(&[call]);
                app.go(Route::Finder(None));
            }
        }
    }
}

/// The entries for what is typed; tracks what they depend on.
pub(super) fn find(
    app: App,
    typed: &str,
    calls: Option<FindCalls>,
    presets: Option<PresetTitles>,
) -> Vec<Entry> {
    let text = |entry: &Entry| entry.text.clone();
    let best = |entries: Vec<Entry>, most: usize| {
        let named = entries.into_iter().map(|entry| (text(&entry), entry));
        let found = fuzzy::best(typed, named, |(text, _)| text, most);
        found.into_iter().map(|(_, entry)| entry)
    };
    let nothing_typed = typed.trim().is_empty();
    let mut all: Vec<Entry> = best(actions(app), if nothing_typed { 30 } else { SHOWN }).collect();
    if nothing_typed {
        return all;
    }
    all.extend(clients(app, typed));
    if let Some(titles) = presets {
        let preset = |(id, title): (&'static str, &'static str)| {
            Entry::new(
                texts::PRESETS,
                title,
                Act::Go(Route::Presets(Some(id.to_owned()))),
            )
        };
        all.extend(best(titles().into_iter().map(preset).collect(), SHOWN));
    }
    if let Some(find) = calls {
        all.extend(
            find(typed, SHOWN)
                .into_iter()
                .map(|(call, name, endpoint)| Entry {
                    text: name,
                    detail: call.replacen("/{projectKey}", "", 1),
                    group: texts::CALLS,
                    act: Act::Call(endpoint),
                }),
        );
    }
    all
}

/// The clients of the connection, by name or id. Their list may be long, so only those found are made
/// into entries.
fn clients(app: App, typed: &str) -> Vec<Entry> {
    let clients = app.clients().get();
    let found = fuzzy::best(typed, clients.iter(), |client| &client.name, SHOWN);
    let mut found: Vec<_> = found.into_iter().collect();
    let by_id = clients.iter().find(|client| client.id == typed.trim());
    found.extend(by_id);
    found
        .into_iter()
        .map(|client| Entry {
            text: display_name(&client.name),
            detail: client.id.clone(),
            group: texts::CLIENTS,
            act: Act::Go(Route::Client(client.id.clone())),
        })
        .collect()
}

fn actions(app: App) -> Vec<Entry> {
    let connected = app.workspace().with(Option::is_some);
    let go = |text: &'static str, route: Route| Entry::new(texts::ACTIONS, text, Act::Go(route));
    let act = |text: &'static str, act: Act| Entry::new(texts::ACTIONS, text, act);
    let mut all = vec![
        go("New API client", Route::New),
        go("API clients", Route::Clients(None)),
        go("Finder", Route::Finder(None)),
        go("Compare scopes", Route::Compare),
        go("Presets", Route::Presets(None)),
        go("Security and privacy", Route::Trust),
        go("Tokens", Route::Tokens(None)),
        go("Access check", Route::Proof(None)),
        go("Start page", Route::Landing),
    ];
    all.push(if connected {
        go("Connection details", Route::Connect)
    } else {
        go("Connect your project", Route::Connect)
    });
    all.extend([
        act("Use the system theme", Act::Theme("system")),
        act("Use the light theme", Act::Theme("light")),
        act("Use the dark theme", Act::Theme("dark")),
        act("Keyboard shortcuts", Act::Help),
    ]);
    if connected {
        all.push(go("Audit", Route::Audit));
        all.push(go("Infrastructure as code", Route::Code));
        all.push(act("Connect another project", Act::Another));
        let projects = app.connections();
        if projects.len() > 1 {
            let shown = app.workspace().get();
            all.push(go("Compare projects", Route::Projects));
            let others = projects.into_iter().filter(|one| Some(*one) != shown);
            all.extend(others.map(|one| {
                let text = ["Switch to ", &app.label(one)].concat();
                Entry::new(texts::ACTIONS, text, Act::Switch(Box::new(one)))
            }));
            all.push(act("Disconnect this project", Act::Disconnect));
            all.push(act("Disconnect all projects", Act::DisconnectAll));
        } else {
            all.push(act("Disconnect", Act::Disconnect));
        }
    }
    all
}
