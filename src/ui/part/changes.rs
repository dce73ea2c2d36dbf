//! What changes something in a project, and what only a real connection needs. It comes behind the list.

use std::rc::Rc;

use leptos::prelude::*;
use platform::ApiError;
use platform::http::{LocalFuture, Transport};

use super::Part;
use crate::ui::kit::MenuItem;
use crate::ui::state::App;
use crate::workspace::{Program, ProgramSource, Workspace};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Changes {
    /// What carries out the changes of a workspace.
    pub(in crate::ui) program: Program,
    pub(in crate::ui) network: fn() -> Rc<dyn Transport>,
    /// What went wrong, and what to do about it.
    pub(in crate::ui) words: fn(&ApiError) -> String,
    /// Of the menu of the project: what it says about the one that is shown, and its entries.
    pub(in crate::ui) facts: fn(App, Workspace) -> AnyView,
    pub(in crate::ui) items: fn(App) -> Vec<MenuItem>,
    /// Beside the name of the project: whether something waits, or is under way, in another one.
    pub(in crate::ui) elsewhere: fn(App) -> AnyView,
}

super::offer!(Changes);

impl ProgramSource for Part<Changes> {
    fn now(&self) -> Option<Program> {
        self.now_untracked().map(|part| part.program)
    }

    fn get(&self) -> LocalFuture<'static, Option<Program>> {
        let part = *self;
        Box::pin(async move { part.get().await.ok().map(|part| part.program) })
    }
}
