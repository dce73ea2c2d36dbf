//! The plan on the screen. Every row leads to what already asks before it acts: the form, or the bulk delete.

use client::code::{Declared, Row, Verdict};
use client::text::visible;
use client::{ApiClient, DraftForm, Extent, display_name};
use leptos::prelude::*;

use super::extra::Extra;
use super::run::Done;
use super::texts;
use crate::browser::clock;
use crate::ui::kit::{Note, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::Workspace;

/// So many rows of a group are shown at first.
const ROWS: usize = 50;

/// A plan.
#[component]
pub(super) fn PlanView(workspace: Workspace, done: Done, extra: Extra) -> impl IntoView {
    let Done { code, plan, .. } = &done;
    let partial = untrack(|| workspace.extent()) != Extent::Complete;
    let unsure = plan.unread > 0 && plan.of_verdict(Verdict::Extra).next().is_some();
    let clean = plan.is_clean() && !partial;
    let notes = (!code.notes.is_empty()).then(|| {
        let notes = code
            .notes
            .iter()
            .map(|note| view! { <li>{note.clone()}</li> });
        view! {
            <h3>{texts::NOTES}</h3>
            <ul>{notes.collect_view()}</ul>
        }
    });
    let read = texts::read(code.clients.len(), code.kind);
    let summary = texts::summary(plan.counts());
    let groups = Verdict::ALL.map(|verdict| group(workspace, &done, extra, verdict));
    view! {
        <section class="part" aria-labelledby="plan">
            <h2 id="plan">{texts::PLAN}</h2>
            <p role="status">{read}" "<b>{summary}</b></p>
            {partial.then(|| view! { <p class="note caution">{texts::PARTIAL}</p> })}
            {unsure.then(|| view! { <p class="note caution">{texts::UNSURE}</p> })}
            {clean.then(|| view! { <Note tone=Tone::Good title=texts::CLEAN><p>{texts::CLEAN_WHY}</p></Note> })}
            {notes}
            {groups.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// One row, with all that it shows.
#[derive(Clone)]
struct Shown {
    verdict: Verdict,
    declared: Option<Declared>,
    client: Option<ApiClient>,
    lines: Vec<String>,
}

fn shown(done: &Done, row: &Row) -> Shown {
    let declared = row
        .declared
        .and_then(|at| done.code.clients.get(at))
        .cloned();
    let mut lines: Vec<String> = row
        .changes
        .iter()
        .map(client::code::Change::words)
        .collect();
    if let Some(unread) = declared.as_ref().map(Declared::unread)
        && !unread.is_empty()
    {
        lines.push(texts::unread(&unread));
    }
    if row.lost_id {
        lines.push(texts::LOST_ID.to_owned());
    }
    Shown {
        verdict: row.verdict,
        declared,
        client: row.client.and_then(|at| done.clients.get(at)).cloned(),
        lines,
    }
}

fn group(workspace: Workspace, done: &Done, extra: Extra, verdict: Verdict) -> Option<AnyView> {
    let count = done.plan.of_verdict(verdict).count();
    if count == 0 {
        return None;
    }
    let limit = RwSignal::new(ROWS);
    let extra = (verdict == Verdict::Extra).then_some(extra);
    let rows = {
        let done = done.clone();
        move || {
            let rows = done.plan.of_verdict(verdict).take(limit.get());
            rows.map(|row| line(workspace, shown(&done, row), extra))
                .collect_view()
        }
    };
    let more = move || {
        (limit.get() < count).then(|| {
            view! {
                <button type="button" class="button small" on:click=move |_| limit.set(usize::MAX)>
                    {texts::SHOW_ALL}
                </button>
            }
        })
    };
    let class = match verdict {
        Verdict::Missing => "code-group missing",
        Verdict::Differs => "code-group differs",
        Verdict::Same => "code-group same",
        Verdict::Extra | Verdict::Unclear => "code-group",
    };
    // What needs nobody is closed, and its rows are made when it is opened.
    let open = RwSignal::new(verdict != Verdict::Same);
    let body = move || {
        open.get().then(|| {
            view! {
                <p class="hint">{texts::meaning(verdict)}</p>
                {extra.map(Extra::bar)}
                <ul class="plain code-rows">{rows.clone()}</ul>
                {more}
            }
        })
    };
    let view = view! {
        <details class=class prop:open=move || open.get()
            on:toggle=move |event| open.set(crate::browser::dialog::is_details_open(&event))>
            <summary><h3>{texts::heading(verdict, count)}</h3></summary>
            {body}
        </details>
    };
    Some(view.into_any())
}

fn line(workspace: Workspace, row: Shown, extra: Option<Extra>) -> AnyView {
    let client_name = row.client.as_ref().map(|client| display_name(&client.name));
    let in_code = row.declared.as_ref();
    let name = client_name.clone().unwrap_or_else(|| {
        let name = in_code.and_then(|declared| declared.name.given());
        name.map_or_else(
            || visible(in_code.map_or("", |declared| &declared.label)).into_owned(),
            |name| display_name(name),
        )
    });
    let title = match &row.client {
        Some(client) => {
            let href = Route::Client(client.id.clone()).to_string();
            view! { <a href=href><bdi>{name.clone()}</bdi></a> }.into_any()
        }
        None => view! { <b><bdi>{name.clone()}</bdi></b> }.into_any(),
    };
    let label = in_code.map(|declared| {
        let label = visible(&declared.label).into_owned();
        view! { " "<code>{label}</code> }
    });
    let id = extra.and(row.client.as_ref()).map(|client| {
        let id = visible(&client.id).into_owned();
        view! { " "<code>{id}</code> }
    });
    let lines = row
        .lines
        .iter()
        .map(|line| view! { <p class="hint">{line.clone()}</p> })
        .collect_view();
    let pick = extra
        .zip(row.client.clone())
        .map(|(extra, client)| extra.pick(client.id, &name));
    let action = button(workspace, row, &name);
    view! {
        <li>
            {pick}
            <div class="code-what">{title}{label}{id}{lines}</div>
            {action}
        </li>
    }
    .into_any()
}

/// What leads on from a row: a draft, never more.
fn button(workspace: Workspace, row: Shown, name: &str) -> Option<AnyView> {
    let app = App::here();
    let (label, word) = match row.verdict {
        Verdict::Missing => (texts::create(name), texts::CREATE),
        Verdict::Differs => (texts::replace(name), texts::REPLACE),
        _ => return None,
    };
    let press = move |_| {
        if let Some(form) = draft(workspace, &row) {
            app.drafts.replace(form);
            app.go(Route::New);
        }
    };
    let view = view! {
        <button type="button" class="button small" aria-label=label on:click=press>{word}</button>
    };
    Some(view.into_any())
}

fn draft(workspace: Workspace, row: &Shown) -> Option<DraftForm> {
    let declared = row.declared.as_ref()?;
    let project = workspace
        .facts()
        .with_untracked(|facts| facts.project_key.clone());
    Some(match &row.client {
        None => declared.draft(&project),
        Some(client) => {
            let all = workspace.clients().get_untracked();
            declared.replacement(client, &all, clock::today(), &project)
        }
    })
}
