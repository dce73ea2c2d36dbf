//! The table: only the rows that are in view, in the page's own scroll.

use std::sync::Arc;

use client::listing::{self, Picked, Show};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::head::{class, head};
use super::menu::{RowMenu, panel};
use super::ready::Ready;
use super::rows::{Drawn, rows};
use super::selection::{Pick, forget_gone, selection};
use super::sight::follow;
use super::texts;
use super::toolbar::toolbar;
use crate::browser::elements::Event;
use crate::browser::{clock, dialog};
use crate::ui::kit::el::{El, button, classed, el, nothing};
use crate::ui::part::Part;
use crate::ui::part::client::Client;
use crate::ui::part::fleet::tools_part;
use crate::ui::roster::{Action, Query, Roster, Tool};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{PageTasks, Workspace};

/// Rows drawn beyond each edge of the view.
const OVERSCAN: usize = 6;

/// Filter, chips and table. `tool` is the tool that is open.
pub(super) fn client_table(workspace: Workspace, tool: RwSignal<Option<Tool>>) -> AnyView {
    let app = App::here();
    let clients = workspace.clients();
    let query = Query::of_address();
    let picked = RwSignal::new(Picked::default());
    forget_gone(workspace, picked);
    let around = classed("div", "table-box");
    let ready = Memo::new_with_compare(
        move |_| Arc::new(Ready::new(clients.get(), clock::now())),
        |_, _| true,
    );
    let found =
        Memo::new(move |_| ready.with(|ready| query.with(|query| ready.listing.find(query))));
    let count = Memo::new(move |_| found.with(|found| found.rows.len()));
    let all = Memo::new(move |_| ready.with(|ready| ready.count()));
    let sight = follow(around.element());
    let window = Memo::new(move |_| {
        let sight = sight.get();
        listing::window(
            count.get(),
            sight.row(),
            sight.above,
            sight.height,
            OVERSCAN,
        )
    });
    let partly = Memo::new(move |_| window.with(|window| window.len() < count.get()));
    let layout = Memo::new(move |_| sight.get().layout);
    let height = Memo::new(move |_| sight.get().row());
    let drawn = move || {
        let (window, layout) = (window.get(), layout.get());
        let rows = ready.with(|ready| {
            found.with(|found| {
                let shown = found.rows.get(window.clone()).unwrap_or_default();
                let rows = shown.iter().filter_map(|index| ready.row(*index, layout));
                rows.collect()
            })
        });
        Drawn {
            rows,
            window,
            count: count.get(),
            height: height.get(),
        }
    };
    let menu = RowMenu::new();
    let pick = Pick {
        workspace,
        found,
        picked,
    };
    let matching = Callback::new(move |()| pick.matching());
    let roster = Roster {
        workspace,
        query,
        picked,
        tool,
        matching,
    };
    let marked = pick.marked();
    let box_of_menu = StoredValue::new_local(around.element());
    let press = move |event: Event| {
        let event = event.unchecked_into::<MouseEvent>();
        let Some(id) = dialog::attribute_around(&event, "data-client") else {
            return;
        };
        if dialog::element_around(&event, "data-pick").is_some() {
            pick.one(&id, event.shift_key());
        } else if let Some(button) = dialog::element_around(&event, "data-menu") {
            box_of_menu.with_value(|around| menu.toggle(&id, button, around));
        } else if !dialog::is_on_control(&event) {
            // Links in the row act for themselves; marking text is no press.
            app.go(Route::Client(id));
        }
    };
    let table = el("table")
        .set("role", "table")
        .bind("class", move || Some(query.with(class)))
        .bind("aria-describedby", move || {
            partly.get().then(|| "rows-in-view".to_owned())
        })
        .bind("aria-rowcount", move || Some((count.get() + 1).to_string()))
        .on("click", press)
        .child(classed("caption", "hidden").text(texts::CAPTION))
        .child(head(query, (count, marked), move |on| pick.all(on)))
        .child(rows(drawn, picked));
    let around = around
        .child(table)
        .region(move || nothing_found(query, count));
    let around = panel(around, menu, chooser(workspace));
    vec![
        toolbar(query, found, all, tool).any(),
        tools_part(roster),
        selection(roster),
        around.any(),
        classed("p", "hint legend").text(&texts::legend()).any(),
        in_view(partly).any(),
    ]
    .into_any()
}

/// Says that only the rows in view are in the page, while that is so.
fn in_view(partly: Memo<bool>) -> El {
    classed("p", "hint")
        .set("id", "rows-in-view")
        .flag("hidden", move || !partly.get())
        .text(texts::IN_VIEW)
}

/// Does what is chosen from the menu of the client with an ID.
fn chooser(workspace: Workspace) -> impl Fn(&str, Action) + Copy + Send + 'static {
    let app = App::here();
    let (part, tasks) = (Part::<Client>::here(), PageTasks::new());
    move |id: &str, action: Action| {
        let clients = workspace.clients();
        let client = clients.with_untracked(|all| all.iter().find(|c| c.id == id).cloned());
        if let Some(client) = client {
            part.with(tasks, move |part| match part {
                Ok(part) => (part.act)(action, app, workspace, &client),
                Err(_) => app.messages.warn(texts::NOT_LOADED),
            });
        }
    }
}

/// What stands in place of rows when no client matches.
fn nothing_found(query: Query, count: Memo<usize>) -> AnyView {
    if count.get() > 0 {
        return nothing();
    }
    let clear = move |_| {
        query.set(|query| {
            query.text.clear();
            query.show = Show::All;
        });
        dialog::focus_soon(&["#filter-clients"]);
    };
    classed("p", "nothing")
        .text(texts::NOTHING)
        .child(button("link", clear).text(texts::CLEAR))
        .any()
}
