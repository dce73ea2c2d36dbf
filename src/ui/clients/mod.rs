//! The list of API clients, and one client's own page.

mod actions;
pub mod delete;
mod details;
mod head;
mod menu;
mod notices;
mod ready;
mod row;
mod rows;
mod selection;
mod sight;
mod strip;
mod table;
mod texts;
mod toolbar;

use leptos::prelude::*;

pub use actions::run;
pub use details::ClientPage;

use self::notices::{notices, permission};
use self::table::client_table;
use crate::browser::page;
use crate::ui::kit::el::{El, button, classed, el, link, mark_page, nothing};
use crate::ui::kit::{MenuItem, menu};
use crate::ui::part::Part;
use crate::ui::part::changes::Changes;
use crate::ui::part::client::Client;
use crate::ui::part::new::New;
use crate::ui::roster::Tool;
use crate::ui::route::Route;
use crate::workspace::{Loading, Workspace};

/// The list of a project's clients. It loads when it is first shown.
pub fn clients_page(workspace: Workspace) -> AnyView {
    workspace.ensure_loaded();
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let any = Memo::new(move |_| clients.with(|all| !all.is_empty()));
    let (client, form) = (Part::<Client>::here(), Part::<New>::here());
    let changes = Part::<Changes>::here();
    mark_page("data-list");
    let settled = Memo::new(move |_| {
        any.get() || !loading.with(|now| matches!(now, Loading::Idle | Loading::Busy { .. }))
    });
    // What the visitor may go on to comes when the rows are there.
    Effect::new(move || {
        if settled.get() {
            page::after_paint(move || {
                changes.fetch();
                client.fetch();
                form.fetch();
            });
        }
    });
    // The empty list offers a new client itself.
    let is_empty =
        Memo::new(move |_| !any.get() && loading.with(|now| matches!(now, Loading::Ready)));
    let no_reload = Memo::new(move |_| {
        loading.with(|now| matches!(now, Loading::Busy { .. })) || !workspace.may_look()
    });
    let tool = RwSignal::new(None);
    let tools = [
        open(tool, Tool::View, texts::VIEW),
        open(tool, Tool::Export, texts::EXPORT),
        open(tool, Tool::Temporary, texts::TEMPORARY),
        more(tool),
    ];
    let tools = tools.map(|tool| tool.flag("hidden", move || !any.get()));
    let title = classed("div", "title-row")
        .child(el("h1").set("tabindex", "-1").text(texts::TITLE))
        .child(
            classed("div", "actions")
                .child(
                    button("button", move |_| workspace.load())
                        .flag("disabled", move || no_reload.get())
                        .text(texts::RELOAD),
                )
                .children(tools)
                .child(
                    link("button primary", "#/new")
                        .flag("hidden", move || is_empty.get())
                        .text(texts::NEW),
                ),
        );
    let frame = classed("div", "page list-page")
        .child(title)
        .region(permission(workspace));
    notices(frame, workspace, any, tool)
        .region(move || {
            if any.get() {
                client_table(workspace, tool)
            } else {
                nothing()
            }
        })
        .any()
}

/// What is needed less often.
fn more(tool: RwSignal<Option<Tool>>) -> El {
    let face = classed("button", "button").text(texts::MORE);
    let items = move || {
        vec![
            MenuItem::link(texts::AUDIT, Route::Audit.to_string()),
            MenuItem::link(texts::AS_CODE, Route::Code.to_string()),
            MenuItem::act(texts::RECENT, move || tool.set(Some(Tool::Journal))),
        ]
    };
    menu(face, items, nothing)
}

/// A button that opens a tool.
fn open(tool: RwSignal<Option<Tool>>, which: Tool, label: &str) -> El {
    button("button", move |_| tool.set(Some(which)))
        .set("aria-haspopup", "dialog")
        .text(label)
}
