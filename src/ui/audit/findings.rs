//! What was found, by rule and by client.

use std::sync::Arc;

use client::audit::Check;
use client::{ApiClient, display_name};
use leptos::prelude::*;
use scope::lint::Severity;

use super::run::{Done, Run};
use super::texts;
use crate::ui::kit::Segmented;
use crate::ui::route::Route;

const CHECK: &str = "check";
const CLIENT: &str = "client";
/// So many rows of a group, and so many clients, are shown at first.
const ROWS: usize = 50;
const CLIENTS: usize = 200;

/// All findings.
#[component]
pub(super) fn Findings(run: Run, done: Done) -> impl IntoView {
    let by = RwSignal::new(CHECK.to_owned());
    let limit = RwSignal::new(CLIENTS);
    let Done { audit, clients, .. } = done;
    let nothing = audit.issues.is_empty();
    let many = audit.by_client().len();
    let groups = move || {
        if by.with(|by| by == CHECK) {
            let checks = audit.by_check();
            let group = |(check, issues): &(Check, &[client::audit::Issue])| {
                let rows: Vec<(usize, String)> = issues
                    .iter()
                    .map(|issue| (issue.client, issue.text.clone()))
                    .collect();
                by_check(run, *check, rows, Arc::clone(&clients))
            };
            checks.iter().map(group).collect_view().into_any()
        } else {
            let all = audit.by_client();
            let group = |(at, issues): &(usize, Vec<&client::audit::Issue>)| {
                let found: Vec<(Check, String)> = issues
                    .iter()
                    .map(|issue| (issue.check, issue.text.clone()))
                    .collect();
                clients.get(*at).map(|client| by_client(run, client, found))
            };
            let shown = all.iter().take(limit.get());
            shown.map(group).collect_view().into_any()
        }
    };
    let more = move || by.with(|by| by == CLIENT) && limit.get() < many;
    view! {
        <section class="part" aria-labelledby="findings">
            <h2 id="findings">{texts::FINDINGS}</h2>
            {nothing.then(|| view! { <p>{texts::NOTHING}</p> })}
            <div class="actions no-print">
                <Segmented name="group" label=texts::GROUP value=by
                    on_change=Callback::new(move |value: &'static str| by.set(value.to_owned()))
                    options=vec![(CHECK, texts::BY_CHECK.to_owned()), (CLIENT, texts::BY_CLIENT.to_owned())]/>
                <button type="button" class="button" on:click=move |_| run.open_all.set(true)>
                    {texts::OPEN_ALL}
                </button>
            </div>
            {groups}
            <Show when=more>
                <button type="button" class="button no-print" on:click=move |_| limit.set(usize::MAX)>
                    {texts::SHOW_ALL}
                </button>
            </Show>
        </section>
    }
    .into_any()
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "audit-group high",
        Severity::Medium => "audit-group medium",
        Severity::Low => "audit-group low",
    }
}

fn link(client: &ApiClient) -> AnyView {
    let href = Route::Client(client.id.clone()).to_string();
    view! { <a href=href><bdi>{display_name(&client.name)}</bdi></a> }.into_any()
}

/// One rule and the clients that it speaks of. Rows are made when it is opened.
fn by_check(
    run: Run,
    check: Check,
    rows: Vec<(usize, String)>,
    clients: Arc<Vec<ApiClient>>,
) -> AnyView {
    let count = rows.len();
    let opened = RwSignal::new(false);
    let limit = RwSignal::new(ROWS);
    let is_open = move || opened.get() || run.open_all.get();
    let list = move || {
        is_open().then(|| {
            let most = if run.open_all.get() { usize::MAX } else { limit.get() };
            let row = |(at, text): &(usize, String)| {
                let client = clients.get(*at)?;
                Some(view! { <li>{link(client)}" "<span class="hint">{text.clone()}</span></li> })
            };
            let more = (most < count).then(|| {
                view! {
                    <button type="button" class="button small no-print" on:click=move |_| limit.set(usize::MAX)>
                        {texts::SHOW_ALL}
                    </button>
                }
            });
            view! { <ul class="plain">{rows.iter().take(most).map(row).collect_view()}</ul>{more} }
        })
    };
    view! {
        <details class=class(check.severity) prop:open=is_open
            on:toggle=move |event| opened.set(crate::browser::dialog::is_details_open(&event))>
            <summary>
                <h3>{texts::check(check.id, check.title)}</h3>
                " "<span class="hint">{texts::rank(check.severity.word(), count)}</span>
            </summary>
            <p class="hint">{texts::SOURCE}" "{check.source}</p>
            {list}
        </details>
    }
    .into_any()
}

/// One client and what was found in it.
fn by_client(run: Run, client: &ApiClient, found: Vec<(Check, String)>) -> AnyView {
    let gravest = found
        .first()
        .map_or(Severity::Low, |(check, _)| check.severity);
    let rank = texts::found(gravest.word(), found.len());
    let name = display_name(&client.name);
    let line = |(check, text): (Check, String)| {
        view! {
            <li>
                <b>{texts::check(check.id, check.title)}</b>" "<span class="hint">{check.severity.word()}</span>
                <br/>{text}
            </li>
        }
    };
    let to_client = link(client);
    view! {
        <details class=class(gravest) prop:open=move || run.open_all.get()>
            <summary><h3><bdi>{name}</bdi></h3>" "<span class="hint">{rank}</span></summary>
            <p>{to_client}</p>
            <ul class="plain">{found.into_iter().map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}
