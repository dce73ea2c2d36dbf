//! Several connections side by side. One is shown; what belongs to the others stays with them.

use client::DraftStore;
use client::bulk::Bulk;
use client::text::visible;
use leptos::prelude::*;
use platform::{Credential, Facts};

use super::{App, Leaving, Locked, Why};
use crate::ui::route::Route;
use crate::workspace::{Access, Workspace};

impl App {
    /// All connections, in the order in which they were made; whoever calls it hears of changes.
    pub fn connections(self) -> Vec<Workspace> {
        self.all.get()
    }

    /// The connection is there, whether it is shown or not.
    pub fn is_connected(self, workspace: Workspace) -> bool {
        let is = |all: &Vec<Workspace>| all.contains(&workspace);
        self.all.try_with_untracked(is) == Some(true)
    }

    /// The connection that was made with the same client for the same project. A pasted token does not tell
    /// its client.
    pub fn connected_already(self, access: &Access) -> Option<Workspace> {
        let Credential::Client { id, .. } = &access.credential else {
            return None;
        };
        let all = self.all.get_untracked();
        all.into_iter().find(|workspace| {
            let facts = workspace.facts().get_untracked();
            facts.project_key == access.project_key
                && facts.hosts == access.hosts
                && facts.client_id.as_ref() == Some(id)
        })
    }

    /// What tells a project from the other connected ones: its name, else its key, and more where two are alike.
    pub fn label(self, workspace: Workspace) -> String {
        let all = self.all.try_get_untracked().unwrap_or_default();
        let facts = |one: &Workspace| one.facts().try_get_untracked();
        let Some(own) = facts(&workspace) else {
            return String::new();
        };
        let name = |facts: &Facts| {
            let name = facts.project_name.clone();
            name.unwrap_or_else(|| facts.project_key.clone())
        };
        let others = all.iter().filter(|one| **one != workspace);
        let others: Vec<_> = others.filter_map(facts).collect();
        let mut label = name(&own);
        if others.iter().any(|other| name(other) == label) {
            if label != own.project_key {
                label = [&label, " (", &own.project_key, ")"].concat();
            }
            if others
                .iter()
                .any(|other| other.project_key == own.project_key)
            {
                let at = all.iter().position(|one| *one == workspace);
                label = [&label, " #", &(at.unwrap_or_default() + 1).to_string()].concat();
            }
        }
        visible(&label).into_owned()
    }

    /// Takes a connection into use beside those that are there, shows its project, and goes on. One that is
    /// there already is shown.
    pub fn connected(self, workspace: Workspace) {
        let known = self.is_connected(workspace);
        if !known {
            self.all.update(|all| all.push(workspace));
        }
        self.frame.locked.set(None);
        self.show_project(workspace);
        let route = self.route.get_untracked();
        if matches!(route, Route::Connect | Route::Landing) {
            let goal = self.after_connect.try_update(Option::take).flatten();
            self.go(goal.unwrap_or(Route::Clients(None)));
        }
        if known {
            self.messages.say(
                [
                    &self.label(workspace),
                    " was connected already, with this client.",
                ]
                .concat(),
            );
        } else {
            // The header names the project.
            self.messages.announce("Connected.");
        }
    }

    /// Goes where another project can be connected, and to its list once it is.
    pub fn connect_another(self) {
        self.connect_for(Route::Clients(None));
    }

    /// Whether a connection is wanted for another page; whoever calls it hears of changes.
    pub fn wants_connection(self) -> bool {
        self.after_connect.with(Option::is_some)
    }

    /// Shows another project, on its own page of the same kind.
    pub fn switch_to(self, workspace: Workspace) {
        if self.workspace.get_untracked() == Some(workspace) || !self.is_connected(workspace) {
            return;
        }
        self.messages.forget();
        self.show_project(workspace);
        self.go_within(workspace);
        self.messages
            .announce(["Project shown: ", &self.label(workspace), "."].concat());
    }

    /// Goes to the page of a project that stands for the one that is shown.
    fn go_within(self, workspace: Workspace) {
        let waits = workspace.new_credentials();
        let to = if waits.with_untracked(Option::is_some) {
            Route::Credentials
        } else {
            match self.route.get_untracked() {
                Route::Client(_) | Route::Clients(_) | Route::Credentials | Route::Connect => {
                    Route::Clients(None)
                }
                Route::Draft(_) => Route::New,
                other => other,
            }
        };
        self.go(to);
    }

    /// Makes a connection the one that is shown. Each project has a draft of its own; what was drafted without
    /// a project goes to the first one. A secret that is not stored yet stays with its project.
    fn show_project(self, workspace: Workspace) {
        let before = self.workspace.get_untracked();
        if before == Some(workspace) {
            return;
        }
        if let Some(before) = before {
            if !before.holds_unsaved() {
                before.forget_new_credentials();
            }
            let draft = self.drafts.exchange(self.draft_of(workspace));
            self.aside.update_value(|aside| aside.push((before, draft)));
        } else if let Some(project) = self.locked_of.try_update_value(Option::take).flatten() {
            // After a lock another project may be connected first: the draft is not its own.
            if workspace
                .facts()
                .with_untracked(|facts| facts.project() != project)
            {
                let draft = self.drafts.exchange(self.draft_of(workspace));
                self.kept.update_value(|kept| kept.push((project, draft)));
            }
        }
        self.set_deleting.set(None);
        self.sides.forget_clients();
        self.set_workspace.set(Some(workspace));
    }

    /// The draft that was put aside with a project; an empty one if there is none.
    fn draft_of(self, workspace: Workspace) -> DraftStore {
        let own = self.aside.try_update_value(|aside| {
            let at = aside.iter().position(|(of, _)| *of == workspace)?;
            Some(aside.swap_remove(at).1)
        });
        let kept = || {
            let project = workspace.facts().with_untracked(Facts::project);
            self.kept.try_update_value(|kept| {
                let at = kept.iter().position(|(of, _)| *of == project)?;
                Some(kept.swap_remove(at).1)
            })
        };
        own.flatten()
            .or_else(|| kept().flatten())
            .unwrap_or_default()
    }

    /// A client was created in a project that is not shown: its draft is done.
    pub(super) fn finish_aside(self, workspace: Workspace) {
        self.aside.try_update_value(|aside| {
            if let Some((_, draft)) = aside.iter_mut().find(|(of, _)| *of == workspace) {
                draft.finish();
            }
        });
    }

    /// Ends the connection that is shown. When something would be lost it asks first.
    pub fn disconnect(self) {
        self.disconnect_these(self.workspace.get_untracked().into_iter().collect());
    }

    /// Ends all connections. When something would be lost it asks first.
    pub fn disconnect_all(self) {
        self.disconnect_these(self.all.get_untracked());
    }

    fn disconnect_these(self, ending: Vec<Workspace>) {
        let any = |is: fn(&Workspace) -> bool| ending.iter().any(is);
        let why = if any(|one| one.is_creating()) {
            Why::Creating
        } else if any(|one| one.holds_unsaved()) {
            Why::Secret
        } else if any(|one| one.bulk().try_with_untracked(Bulk::is_over) == Some(false)) {
            Why::Deleting
        } else {
            self.end(&ending);
            return;
        };
        self.set_leaving.set(Some(Leaving {
            to: Route::Connect,
            ending,
            why,
        }));
    }

    /// Ends all connections without asking: nobody used the page for so many minutes. Every draft stays.
    pub fn lock(self, minutes: u32) {
        let ending = self.all.get_untracked();
        if ending.is_empty() {
            return;
        }
        let lost = ending.iter().any(|one| one.holds_unsaved());
        let facts = |one: &Workspace| one.facts().get_untracked();
        let pasted = ending.iter().any(|one| !facts(one).can_renew);
        let route = self.route.get_untracked();
        let aside = self.aside.try_update_value(std::mem::take);
        let aside = aside.into_iter().flatten();
        let kept = aside.map(|(of, draft)| (facts(&of).project(), draft));
        let kept: Vec<_> = kept.collect();
        self.kept.update_value(|all| all.extend(kept));
        let shown = self.workspace.get_untracked();
        self.locked_of
            .set_value(shown.map(|shown| facts(&shown).project()));
        self.leave_page();
        self.frame.show(None);
        self.frame.locked.set(Some(Locked {
            minutes,
            lost,
            pasted,
        }));
        if !matches!(route, Route::Connect | Route::Credentials) {
            self.after_connect.set(Some(route));
        }
        self.go(Route::Connect);
    }

    /// The visitor leaves all the same.
    pub fn leave(self) {
        let Some(leaving) = self.set_leaving.try_update(Option::take).flatten() else {
            return;
        };
        if leaving.ending.is_empty() {
            if let Some(workspace) = self.workspace.get_untracked() {
                workspace.forget_new_credentials();
            }
            self.go(leaving.to);
        } else {
            self.end(&leaving.ending);
        }
    }

    /// Ends connections at once, with their drafts unless no project is left, and shows another project if
    /// the one that was shown has ended.
    fn end(self, ending: &[Workspace]) {
        let ended: Vec<String> = ending.iter().map(|one| self.label(*one)).collect();
        self.wipe();
        self.all
            .update(|all| all.retain(|one| !ending.contains(one)));
        self.aside
            .update_value(|aside| aside.retain(|(of, _)| !ending.contains(of)));
        let next = self.all.with_untracked(|all| all.last().copied());
        let shown = self.workspace.get_untracked();
        if shown.is_some_and(|shown| ending.contains(&shown)) {
            self.set_workspace.set(None);
            if let Some(next) = next {
                self.drafts.exchange(self.draft_of(next));
                self.set_workspace.set(Some(next));
            }
        }
        for workspace in ending {
            workspace.end();
        }
        match next {
            None => {
                self.go(Route::Connect);
                self.messages
                    .say("Disconnected. The client secret and the token were wiped from memory.");
            }
            Some(next) => {
                self.go_within(next);
                self.messages.say(
                    [
                        "Disconnected from ",
                        &ended.join(", "),
                        ". Its client secret, token and draft were wiped from memory. Project shown: ",
                        &self.label(next),
                        ".",
                    ]
                    .concat(),
                );
            }
        }
    }
}
