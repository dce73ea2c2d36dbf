//! What can be done with a client. Nothing here changes it: an API client can't be changed.

use client::{ApiClient, DraftForm};
use leptos::prelude::*;

use super::texts;
use crate::browser::clock;
use crate::ui::kit::copy_text;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};
use crate::workspace::Workspace;

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Open,
    Duplicate,
    Replace,
    Compare,
    CopyId,
    Delete,
}

impl Action {
    /// All, in order.
    pub(super) const ALL: [Self; 6] = [
        Self::Open,
        Self::Duplicate,
        Self::Replace,
        Self::Compare,
        Self::CopyId,
        Self::Delete,
    ];

    /// For people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Open => texts::OPEN,
            Self::Duplicate => texts::DUPLICATE,
            Self::Replace => texts::REPLACE,
            Self::Compare => texts::COMPARE,
            Self::CopyId => texts::COPY_ID,
            Self::Delete => texts::DELETE,
        }
    }

    /// Does it. A delete asks first.
    pub(super) fn run(self, app: App, workspace: Workspace, client: &ApiClient) {
        match self {
            Self::Open => app.go(Route::Client(client.id.clone())),
            Self::Duplicate => draft(app, copy(workspace, client)),
            Self::Replace => {
                let today = clock::now().day();
                let all = workspace.clients().get_untracked();
                draft(app, DraftForm::replacement_of(client, &all, today));
            }
            Self::Compare => {
                app.sides.set_left(Side::of_client(&client.id));
                app.go(Route::Compare);
            }
            Self::CopyId => copy_text(app.messages, client.id.clone(), texts::THE_ID.to_owned()),
            Self::Delete => app.ask_to_delete(workspace, client.clone()),
        }
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
