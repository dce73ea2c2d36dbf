//! The list of API clients, and one client's own page.

mod actions;
pub mod delete;
mod details;
mod menu;
mod notices;
mod query;
mod ready;
mod row;
mod sight;
mod strip;
mod table;
mod texts;
mod toolbar;

use leptos::prelude::*;

pub use details::ClientPage;

use self::notices::{Notices, PermissionNote};
use self::table::ClientTable;
use crate::ui::part::Part;
use crate::ui::part::new::New;
use crate::workspace::{Loading, Workspace};

/// The list. It loads when it is first shown.
#[component]
pub fn ClientsPage(
    /// Whose clients.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    // What the visitor may go on to.
    Part::<New>::here().fetch();
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let any = Memo::new(move |_| clients.with(|all| !all.is_empty()));
    let no_reload = Memo::new(move |_| {
        loading.with(|now| matches!(now, Loading::Busy { .. })) || !workspace.may_look()
    });
    view! {
        <div class="page list-page">
            <div class="title-row">
                <h1 tabindex="-1">{texts::TITLE}</h1>
                <div class="actions">
                    <button type="button" class="button" disabled=move || no_reload.get()
                        on:click=move |_| workspace.load()>{texts::RELOAD}</button>
                    <a class="button primary" href="#/new">{texts::NEW}</a>
                </div>
            </div>
            <PermissionNote workspace/>
            <Notices workspace any/>
            <Show when=move || any.get()><ClientTable workspace/></Show>
        </div>
    }
    .into_any()
}
