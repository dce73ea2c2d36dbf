//! The table: only the rows that are in view, in the page's own scroll.

use std::sync::Arc;

use client::listing::{self, Picked, Show};
use leptos::{ev, html, prelude::*};

use super::actions::Action;
use super::head::{Head, class};
use super::menu::{RowMenu, RowMenuPanel};
use super::ready::Ready;
use super::row::{Row, client_row};
use super::selection::{Pick, Selection, forget_gone};
use super::sight::follow;
use super::texts;
use super::toolbar::Toolbar;
use crate::browser::{clock, dialog};
use crate::ui::part::fleet::tools_part;
use crate::ui::roster::{Query, Roster, Tool};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::Workspace;

/// Rows drawn beyond each edge of the view.
const OVERSCAN: usize = 6;

/// Filter, chips and table.
#[component]
pub(super) fn ClientTable(
    /// Whose clients.
    workspace: Workspace,
    /// The tool that is open.
    tool: RwSignal<Option<Tool>>,
) -> impl IntoView {
    let app = App::here();
    let clients = workspace.clients();
    let query = Query::of_address();
    let picked = RwSignal::new(Picked::default());
    forget_gone(workspace, picked);
    let body = NodeRef::<html::Tbody>::new();
    let around = NodeRef::<html::Div>::new();
    let ready = Memo::new_with_compare(
        move |_| Arc::new(Ready::new(clients.get(), clock::now())),
        |_, _| true,
    );
    let found =
        Memo::new(move |_| ready.with(|ready| query.with(|query| ready.listing.find(query))));
    let count = Memo::new(move |_| found.with(|found| found.rows.len()));
    let all = Memo::new(move |_| ready.with(|ready| ready.count()));
    let sight = follow(body, around);
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
    let layout = Memo::new(move |_| sight.get().layout);
    let rows = move || {
        let (window, layout) = (window.get(), layout.get());
        ready.with(|ready| {
            found.with(|found| {
                let shown = found.rows.get(window).unwrap_or_default();
                let rows = shown.iter().filter_map(|index| ready.row(*index, layout));
                rows.collect::<Vec<Arc<Row>>>()
            })
        })
    };
    let space = move |rows: usize| {
        let px = u32::try_from(rows).unwrap_or(0) * sight.get().row();
        [&px.to_string(), "px"].concat()
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
    let press = move |event: ev::MouseEvent| {
        let Some(id) = dialog::attribute_around(&event, "data-client") else {
            return;
        };
        if dialog::element_around(&event, "data-pick").is_some() {
            pick.one(&id, event.shift_key());
        } else if let Some(button) = dialog::element_around(&event, "data-menu") {
            if let Some(around) = around.get_untracked() {
                menu.toggle(&id, button, &around);
            }
        } else if !dialog::is_on_control(&event) {
            // Links in the row act for themselves; marking text is no press.
            app.go(Route::Client(id));
        }
    };
    let choose = Callback::new(move |(id, action): (String, Action)| {
        let client = clients.with_untracked(|all| all.iter().find(|c| c.id == id).cloned());
        if let Some(client) = client {
            action.run(app, workspace, &client);
        }
    });
    view! {
        <Toolbar query found all/>
        {tools_part(roster)}
        <Selection roster/>
        <div class="table-box" node_ref=around>
            <table role="table" on:click=press class=move || query.with(class)
                aria-rowcount=move || (count.get() + 1).to_string()>
                <caption class="hidden">{texts::CAPTION}</caption>
                <Head query count marked pick_all=Callback::new(move |on| pick.all(on))/>
                <tbody role="rowgroup" node_ref=body>
                    <tr class="space" aria-hidden="true" style:height=move || space(window.get().start)></tr>
                    <ForEnumerate each=rows key=|row| Arc::clone(row)
                        children=move |at, row| client_row(&row, at, window, picked)/>
                    <tr class="space" aria-hidden="true"
                        style:height=move || space(count.get().saturating_sub(window.get().end))></tr>
                </tbody>
            </table>
            {nothing(query, count)}
            <RowMenuPanel menu on_choice=choose/>
        </div>
        <p class="hint legend">{texts::legend()}</p>
    }
    .into_any()
}

/// What stands in place of rows when no client matches.
fn nothing(query: Query, count: Memo<usize>) -> AnyView {
    let clear = move |_| {
        query.set(|query| {
            query.text.clear();
            query.show = Show::All;
        });
        dialog::focus_soon(&["#filter-clients"]);
    };
    let shown = move || {
        (count.get() == 0).then(|| {
            view! {
                <p class="nothing">
                    {texts::NOTHING}
                    <button type="button" class="link" on:click=clear>{texts::CLEAR}</button>
                </p>
            }
        })
    };
    view! { {shown} }.into_any()
}
