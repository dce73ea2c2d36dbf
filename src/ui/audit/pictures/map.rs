//! Clients by groups of scopes. Only the rows in sight are in the page.

use std::sync::Arc;

use client::chart::{MapRow, map_counts, map_row, sort_map};
use client::{ApiClient, display_name, listing};
use leptos::prelude::*;
use scope::GROUPS;

use super::texts;
use crate::browser::viewport;
use crate::ui::route::Route;

/// The height of a row and of the window in CSS pixels; styles/audit.css says the same.
const ROW: u32 = 28;
const WINDOW: u32 = 448;
/// Rows beyond each edge of the window.
const OVERSCAN: usize = 6;

/// The map, which is made when it is asked for, and the same as text.
#[component]
pub(in crate::ui::audit) fn AccessMap(clients: Arc<Vec<ApiClient>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let shown = move || {
        if open.get() {
            view! { <Map clients=Arc::clone(&clients)/> }.into_any()
        } else {
            view! {
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| open.set(true)>{texts::SHOW_MAP}</button>
                </div>
            }
            .into_any()
        }
    };
    view! { <h3>{texts::MAP}</h3>{shown} }.into_any()
}

#[component]
fn Map(clients: Arc<Vec<ApiClient>>) -> impl IntoView {
    let mut rows: Vec<MapRow> = (0..clients.len()).map(|at| map_row(&clients, at)).collect();
    sort_map(&mut rows, &clients, None);
    let counts = map_counts(&rows);
    let all = StoredValue::new((clients, rows));
    let (count, by) = (
        all.with_value(|(_, rows)| rows.len()),
        RwSignal::new(None::<usize>),
    );
    let scrolled = RwSignal::new(0);
    let window = Memo::new(move |_| listing::window(count, ROW, scrolled.get(), WINDOW, OVERSCAN));
    let sort = move |group: Option<usize>| {
        all.update_value(|(clients, rows)| sort_map(rows, clients, group));
        by.set(group);
    };
    let head = move |group: Option<usize>, name: &'static str| {
        let sorted = move || {
            let order = if group.is_some() {
                "descending"
            } else {
                "ascending"
            };
            (by.get() == group).then_some(order)
        };
        view! {
            <th scope="col" aria-sort=sorted>
                <button type="button" class="sort" on:click=move |_| sort(group)>{name}</button>
            </th>
        }
    };
    let groups = GROUPS.iter().enumerate();
    let heads = groups
        .map(|(at, group)| head(Some(at), group.name))
        .collect_view();
    let body = move || {
        by.track();
        let window = window.get();
        let first = window.start;
        all.with_value(|(clients, rows)| {
            let shown = rows.get(window).unwrap_or_default().iter().enumerate();
            shown
                .map(|(at, row)| map_line(clients, row, first + at))
                .collect_view()
        })
    };
    let space = |rows: usize| format!("{}px", u32::try_from(rows).unwrap_or(0) * ROW);
    let lines = GROUPS.iter().zip(counts);
    let lines = lines.map(|(group, count)| view! { <li>{texts::group(group.name, count)}</li> });
    view! {
        <p class="hint">{texts::MAP_HOW}</p>
        <div class="map-window" tabindex="0" role="group" aria-label=texts::MAP
            on:scroll=move |event| scrolled.set(viewport::scrolled_inside(&event))>
            <table class="access-map" aria-rowcount=(count + 1).to_string()>
                <thead><tr aria-rowindex="1">{head(None, texts::CLIENT)}{heads}</tr></thead>
                <tbody>
                    <tr aria-hidden="true" style:height=move || space(window.get().start)></tr>
                    {body}
                    <tr aria-hidden="true" style:height=move || space(count.saturating_sub(window.get().end))></tr>
                </tbody>
            </table>
        </div>
        <details>
            <summary>{texts::AS_TEXT}</summary>
            <ul class="plain">{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn map_line(clients: &[ApiClient], row: &MapRow, at: usize) -> Option<AnyView> {
    let client = clients.get(row.client)?;
    let href = Route::Client(client.id.clone()).to_string();
    let cells = row.reach.iter().map(|reach| {
        let letter = texts::LETTERS[*reach as usize];
        view! { <td class=reach.word()><span aria-hidden="true">{letter}</span><span class="hidden">{reach.word()}</span></td> }
    });
    let view = view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <th scope="row"><a href=href><bdi>{display_name(&client.name)}</bdi></a></th>
            {cells.collect_view()}
        </tr>
    };
    Some(view.into_any())
}
