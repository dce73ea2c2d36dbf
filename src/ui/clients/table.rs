//! The table: filter, sort, and only the rows that are in view.

use leptos::{ev, html, prelude::*};

use crate::browser::clock;
use crate::ui::kit::TextField;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::Workspace;
use client::listing::{Sort, SortKey};
use client::{ApiClient, display_name, lifetime, listing};

/// The height of a row in CSS pixels; styles/pages.css says the same.
const ROW: u32 = 52;
/// Rows drawn beyond each edge.
const OVERSCAN: usize = 8;
/// The height that is assumed until the first scroll, in CSS pixels.
const FIRST_HEIGHT: u32 = 1400;

/// Filter and table.
#[component]
pub(super) fn ClientTable(workspace: Workspace) -> impl IntoView {
    let clients = workspace.clients();
    let filter = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::default());
    let view_at = RwSignal::new((0_u32, FIRST_HEIGHT));
    let node = NodeRef::<html::Div>::new();
    // What the search and the orders need is made once for a list, not with every key.
    let listing =
        Memo::new(move |_| clients.with(|all| listing::Listing::new(all, clock::today())));
    let shown = Memo::new(move |_| {
        listing.with(|listing| filter.with(|filter| listing.arrange(filter, sort.get())))
    });
    let window = Memo::new(move |_| {
        let (scrolled, height) = view_at.get();
        listing::window(shown.with(Vec::len), ROW, scrolled, height, OVERSCAN)
    });
    let rows = move || {
        let window = window.get();
        clients.with(|all| {
            shown.with(|shown| {
                let visible = shown.get(window.clone()).unwrap_or_default();
                visible
                    .iter()
                    .filter_map(|at| all.get(*at).cloned())
                    .collect::<Vec<_>>()
            })
        })
    };
    let count = Memo::new(move |_| (shown.with(Vec::len), clients.with(|all| all.len())));
    let space = move |rows: usize| format!("{}px", u32::try_from(rows).unwrap_or(0) * ROW);
    let on_scroll = move |_: ev::Event| {
        if let Some(area) = node.get_untracked() {
            let px = |n: i32| u32::try_from(n).unwrap_or(0);
            view_at.set((px(area.scroll_top()), px(area.client_height())));
        }
    };
    view! {
        <div class="toolbar">
            <TextField id="filter-clients" label="Filter API clients" kind="search" value=filter
                on_input=Callback::new(move |text| filter.set(text))
                placeholder="Name, id or scope"/>
            <p class="count" role="status">{move || match count.get() {
                (shown, all) if shown == all => lifetime::counted(signed(all), "client"),
                (shown, all) => format!("{shown} of {}", lifetime::counted(signed(all), "client")),
            }}</p>
        </div>
        <div class="table-area" node_ref=node on:scroll=on_scroll tabindex="0" role="region"
            aria-label="List of API clients">
            <table class="clients" aria-rowcount=move || shown.with(|s| s.len() + 1).to_string()>
                <caption class="hidden">"API clients of the project"</caption>
                <thead><tr>
                    <SortHeader key=SortKey::Name label="Name" class="c-name" sort/>
                    <th scope="col" class="c-count">"Scopes"</th>
                    <SortHeader key=SortKey::Created label="Created" class="c-day" sort/>
                    <SortHeader key=SortKey::LastUsed label="Last used" class="c-day" sort/>
                    <th scope="col" class="c-ends">"Expires"</th>
                    <th scope="col" class="c-act"><span class="hidden">"Actions"</span></th>
                </tr></thead>
                <tbody>
                    <tr class="space" aria-hidden="true" style:height=move || space(window.get().start)></tr>
                    <For each=rows key=|client| client.id.clone() let(client)>
                        <ClientRow workspace client/>
                    </For>
                    <tr class="space" aria-hidden="true" style:height=move || {
                        space(shown.with(Vec::len) - window.get().end.min(shown.with(Vec::len)))
                    }></tr>
                </tbody>
            </table>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="nothing">
                    "No API client matches. "
                    <button type="button" class="link" on:click=move |_| filter.set(String::new())>
                        "Clear the filter"
                    </button>
                </p>
            </Show>
        </div>
    }
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[component]
fn SortHeader(
    key: SortKey,
    label: &'static str,
    class: &'static str,
    sort: RwSignal<Sort>,
) -> impl IntoView {
    let state = Memo::new(move |_| {
        let now = sort.get();
        (now.key == key).then_some(if now.descending {
            "descending"
        } else {
            "ascending"
        })
    });
    view! {
        <th scope="col" class=class aria-sort=move || state.get()>
            <button type="button" class="sort" on:click=move |_| sort.update(|s| *s = s.pressed(key))>
                {label}
                <span class="arrow" aria-hidden="true">{move || match state.get() {
                    Some("descending") => "↓",
                    Some(_) => "↑",
                    None => "",
                }}</span>
            </button>
        </th>
    }
}

#[component]
fn ClientRow(workspace: Workspace, client: ApiClient) -> impl IntoView {
    let app = App::here();
    let name = display_name(&client.name);
    let today = clock::today();
    let used = client
        .last_used_at
        .map_or("never".into(), |day| lifetime::relative_day(day, today));
    let used_day = client
        .last_used_at
        .map(|day| format!("{day} (a day in UTC)"));
    let ends = client
        .delete_at
        .map(|at| lifetime::relative_day(at.day(), today));
    let ends_at = client.delete_at.map(client::time::Timestamp::utc_minutes);
    let created = client.created_at.map(clock::local_day);
    let created_at = client
        .created_at
        .map(|at| format!("{} / {}", clock::local_minutes(at), at.utc_minutes()));
    let label = format!("Delete {name}");
    let address = Route::Client(client.id.clone());
    let (href, count) = (address.to_string(), client.scope_count());
    let open = move |event: ev::MouseEvent| {
        // Links and buttons in the row act for themselves; marking text is no click.
        let on_control = crate::browser::dialog::is_on_control(&event);
        if !on_control {
            app.go(address.clone());
        }
    };
    let (id, asked) = (client.id.clone(), client);
    view! {
        <tr class="client" on:click=open>
            <th scope="row" class="c-name">
                <a href=href><bdi>{name}</bdi></a>
                <span class="id">{id}</span>
            </th>
            <td class="c-count">{count}</td>
            <td class="c-day" title=created_at>{created.unwrap_or_else(|| "unknown".into())}</td>
            <td class="c-day" title=used_day>{used}</td>
            <td class="c-ends" title=ends_at>{ends.unwrap_or_else(|| "never".into())}</td>
            <td class="c-act">
                <button type="button" class="button small" aria-label=label
                    on:click=move |_| app.ask_to_delete(workspace, asked.clone())>"Delete"</button>
            </td>
        </tr>
    }
}
