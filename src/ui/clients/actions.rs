//! What is done when it is chosen from the menu of a client.

use client::{ApiClient, DraftForm};
use leptos::prelude::*;

use super::texts;
use crate::browser::clock;
use crate::ui::kit::copy_text;
use crate::ui::roster::Action;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};
use crate::workspace::Workspace;

/// Does it. A delete asks first.
pub fn run(action: Action, app: App, workspace: Workspace, client: &ApiClient) {
    match action {
        Action::Open => app.go(Route::Client(client.id.clone())),
        Action::Duplicate => draft(app, copy(workspace, client)),
        Action::Replace => {
            let today = clock::now().day();
            let all = workspace.clients().get_untracked();
            draft(app, DraftForm::replacement_of(client, &all, today));
        }
        Action::Compare => {
            app.sides.set_left(Side::of_client(&client.id));
            app.go(Route::Compare);
        }
        Action::CopyId => copy_text(app.messages, client.id.clone(), texts::THE_ID.to_owned()),
        Action::Delete => app.ask_to_delete(workspace, client.clone()),
    }
}

/// A form that makes a client like this one.
fn copy(workspace: Workspace, client: &ApiClient) -> DraftForm {
    let copy = |all: &std::sync::Arc<Vec<ApiClient>>| DraftForm::copy_of(client, all);
    workspace.clients().with_untracked(copy)
}

/// Puts a form in place of the draft, which can be brought back, and shows it.
pub(super) fn draft(app: App, form: DraftForm) {
    app.drafts.replace(form);
    app.go(Route::New);
}
