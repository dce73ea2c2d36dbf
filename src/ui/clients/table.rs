//! The table: only the rows that are in view, in the page's own scroll.

use std::sync::Arc;

use client::listing::{self, ListQuery, Sort, SortKey};
use leptos::{ev, html, prelude::*};

use super::actions::Action;
use super::menu::{RowMenu, RowMenuPanel};
use super::query::Query;
use super::ready::Ready;
use super::row::{Row, client_row};
use super::sight::follow;
use super::texts;
use super::toolbar::Toolbar;
use crate::browser::{clock, dialog};
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
) -> impl IntoView {
    let app = App::here();
    let clients = workspace.clients();
    let query = Query::of_address();
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
    let press = move |event: ev::MouseEvent| {
        let Some(id) = dialog::attribute_around(&event, "data-client") else {
            return;
        };
        if let Some(button) = dialog::element_around(&event, "data-menu") {
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
        <div class="table-box" node_ref=around>
            <table class="clients" role="table" on:click=press
                aria-rowcount=move || (count.get() + 1).to_string()>
                <caption class="hidden">{texts::CAPTION}</caption>
                <Head query/>
                <tbody role="rowgroup" node_ref=body>
                    <tr class="space" aria-hidden="true" style:height=move || space(window.get().start)></tr>
                    <ForEnumerate each=rows key=|row| Arc::clone(row)
                        children=move |at, row| client_row(&row, at, window)/>
                    <tr class="space" aria-hidden="true"
                        style:height=move || space(count.get().saturating_sub(window.get().end))></tr>
                </tbody>
            </table>
            <Show when=move || count.get() == 0>
                <p class="nothing">
                    {texts::NOTHING}
                    <button type="button" class="link" on:click=move |_| {
                        query.set(|query| *query = ListQuery { sort: query.sort, ..ListQuery::default() });
                        dialog::focus_soon(&["#filter-clients"]);
                    }>{texts::CLEAR}</button>
                </p>
            </Show>
            <RowMenuPanel menu on_choice=choose/>
        </div>
        <p class="hint legend">{texts::legend()}</p>
    }
    .into_any()
}

#[component]
fn Head(query: Query) -> impl IntoView {
    let sort = move |class: &'static str, label: &'static str, key: SortKey| {
        let state = Memo::new(move |_| state(query.with(|query| query.sort), key));
        view! {
            <th role="columnheader" scope="col" class=class aria-sort=move || state.get()>
                <button type="button" class="sort"
                    on:click=move |_| query.set(|query| query.sort = query.sort.pressed(key))>
                    {label}
                    <span class="arrow" aria-hidden="true">{move || match state.get() {
                        Some("descending") => "↓",
                        Some(_) => "↑",
                        None => "",
                    }}</span>
                </button>
            </th>
        }
    };
    view! {
        <thead role="rowgroup"><tr role="row" aria-rowindex="1">
            {sort("c-name", texts::NAME, SortKey::Name)}
            <th role="columnheader" scope="col" class="c-reach" title=texts::legend()>
                {texts::ACCESS}
                // Each drawing says its words to those who don't see it.
                <span class="key" aria-hidden="true">
                    <i></i>{texts::KEY[0]}<i></i>{texts::KEY[1]}<i></i>{texts::KEY[2]}
                </span>
            </th>
            {sort("c-created", texts::CREATED, SortKey::Created)}
            {sort("c-used", texts::LAST_USED, SortKey::LastUsed)}
            <th role="columnheader" scope="col" class="c-tokens" title=texts::TOKENS_ARE>{texts::TOKENS}</th>
            <th role="columnheader" scope="col" class="c-ends">{texts::EXPIRES}</th>
            <th role="columnheader" scope="col" class="c-act"><span class="hidden">{texts::ACTIONS}</span></th>
        </tr></thead>
    }
    .into_any()
}

/// How a column is sorted, in the words of `aria-sort`.
fn state(now: Sort, key: SortKey) -> Option<&'static str> {
    (now.key == key).then_some(if now.descending {
        "descending"
    } else {
        "ascending"
    })
}
