//! The list of API clients, and one client's own page.

mod actions;
pub mod delete;
mod details;
mod head;
mod menu;
mod notices;
mod ready;
mod row;
mod selection;
mod sight;
mod strip;
mod table;
mod texts;
mod toolbar;

use leptos::prelude::*;

pub use details::ClientPage;

use self::notices::{Notices, PermissionNote};
use self::table::ClientTable;
use crate::ui::kit::el::el;
use crate::ui::kit::{MenuItem, menu};
use crate::ui::part::Part;
use crate::ui::part::new::New;
use crate::ui::roster::Tool;
use crate::ui::route::Route;
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
    let tool = RwSignal::new(None);
    view! {
        <div class="page list-page">
            <div class="title-row">
                <h1 tabindex="-1">{texts::TITLE}</h1>
                <div class="actions">
                    <button type="button" class="button" disabled=move || no_reload.get()
                        on:click=move |_| workspace.load()>{texts::RELOAD}</button>
                    <Show when=move || any.get()>
                        {open(tool, Tool::View, texts::VIEW)}
                        {open(tool, Tool::Export, texts::EXPORT)}
                        {open(tool, Tool::Temporary, texts::TEMPORARY)}
                        {more(tool)}
                    </Show>
                    <a class="button primary" href="#/new">{texts::NEW}</a>
                </div>
            </div>
            <PermissionNote workspace/>
            <Notices workspace any tool/>
            <Show when=move || any.get()><ClientTable workspace tool/></Show>
        </div>
    }
    .into_any()
}

/// What is needed less often.
fn more(tool: RwSignal<Option<Tool>>) -> AnyView {
    let face = el("button").set("class", "button").text(texts::MORE);
    let items = move || {
        vec![
            MenuItem::link(texts::AUDIT, Route::Audit.to_string()),
            MenuItem::act(texts::RECENT, move || tool.set(Some(Tool::Journal))),
        ]
    };
    menu(face, items, || ().into_any()).any()
}

/// A button that opens a tool.
fn open(tool: RwSignal<Option<Tool>>, which: Tool, label: &'static str) -> AnyView {
    view! {
        <button type="button" class="button" aria-haspopup="dialog" on:click=move |_| tool.set(Some(which))>
            {label}
        </button>
    }
    .into_any()
}
