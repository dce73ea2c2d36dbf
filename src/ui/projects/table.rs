//! The table: a row for clients that belong together, a column for each project.

use client::across::{Cell, Find, Line, Show, Sort};
use client::display_name;
use leptos::prelude::*;

use super::copy::{Asked, CopyDialog};
use super::export::exports;
use super::run::Done;
use super::texts;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::route::Route;
use crate::ui::state::App;

/// So many rows are in the document at once.
const ROWS: usize = 50;

/// Filter, table and pages.
#[component]
pub(super) fn Table(done: Done, find: RwSignal<Find>) -> impl IntoView {
    let page = RwSignal::new(0_usize);
    let asked = RwSignal::new(None::<Asked>);
    let matrix = StoredValue::new(done.clone());
    let found =
        Memo::new(move |_| matrix.with_value(|done| find.with(|find| done.matrix.find(find))));
    let empty = done.matrix.lines().is_empty();
    let labels = done.matrix.labels();
    let heads = labels
        .iter()
        .map(|label| view! { <th role="columnheader" scope="col"><bdi>{label.clone()}</bdi></th> })
        .collect_view();
    let rows = move || {
        let from = page.get() * ROWS;
        found.with(|found| {
            let shown = found.iter().skip(from).take(ROWS);
            matrix.with_value(|done| {
                let row = |at: &usize| {
                    let line = done.matrix.lines().get(*at)?;
                    Some(row(done, *at, line, asked))
                };
                shown.filter_map(row).collect_view()
            })
        })
    };
    let nothing = move || {
        found.with(Vec::is_empty).then(|| {
            let words = if empty {
                texts::NO_CLIENTS
            } else {
                texts::NOTHING
            };
            view! { <p class="nothing">{words}</p> }
        })
    };
    let rules = texts::RULES
        .map(|rule| view! { <li>{rule}</li> })
        .collect_view();
    view! {
        <div class="part">
            <h2 id="matrix">{texts::TABLE}</h2>
            {toolbar(find, page, exports(done, found))}
            <div class="matrix-box" role="region" aria-labelledby="matrix" tabindex="0">
                <table role="table" class="matrix" aria-labelledby="matrix">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{texts::CLIENT}</th>
                            {heads}
                            <th role="columnheader" scope="col">{texts::DIFFERENCES}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {nothing}
            </div>
            {pages(page, found)}
            <details>
                <summary>{texts::RULE}</summary>
                <ul>{rules}</ul>
            </details>
        </div>
        <CopyDialog asked/>
    }
    .into_any()
}

/// What is looked for. Another search begins at its first page.
fn toolbar(find: RwSignal<Find>, page: RwSignal<usize>, exports: AnyView) -> AnyView {
    let change = move |change: &dyn Fn(&mut Find)| {
        page.set(0);
        find.update(change);
    };
    let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        let pair = |(value, text): &(&str, &str)| ((*value).to_owned(), (*text).to_owned());
        all.iter().map(pair).collect()
    };
    let show = Memo::new(move |_| {
        match find.with(|find| find.show) {
            Show::All => "all",
            Show::Differences => "differences",
            Show::Missing => "missing",
            Show::Scopes => "scopes",
        }
        .to_owned()
    });
    let sort = Memo::new(move |_| {
        match find.with(|find| find.sort) {
            Sort::Name => "name",
            Sort::Differences => "differences",
        }
        .to_owned()
    });
    let on_show = move |value: String| {
        let show = match value.as_str() {
            "differences" => Show::Differences,
            "missing" => Show::Missing,
            "scopes" => Show::Scopes,
            _ => Show::All,
        };
        change(&|find| find.show = show);
    };
    let on_sort = move |value: String| {
        let sort = if value == "name" {
            Sort::Name
        } else {
            Sort::Differences
        };
        change(&|find| find.sort = sort);
    };
    view! {
        <div class="matrix-tools">
            <TextField id="filter-projects" label=texts::FILTER kind="search"
                value=Memo::new(move |_| find.with(|find| find.text.clone()))
                on_input=Callback::new(move |text: String| change(&|find| find.text.clone_from(&text)))/>
            <SelectField id="projects-show" label=texts::SHOW value=show on_change=Callback::new(on_show)
                options=Signal::stored(pairs(&texts::SHOWS))/>
            <SelectField id="projects-sort" label=texts::SORT value=sort on_change=Callback::new(on_sort)
                options=Signal::stored(pairs(&texts::SORTS))/>
            <div class="actions">{exports}</div>
        </div>
    }
    .into_any()
}

/// Which rows are shown, and the way to the others.
fn pages(page: RwSignal<usize>, found: Memo<Vec<usize>>) -> AnyView {
    let count = Memo::new(move |_| found.with(Vec::len));
    let words = move || {
        let (all, from) = (count.get(), page.get() * ROWS);
        (all > 0).then(|| texts::rows(from + 1, (from + ROWS).min(all), all))
    };
    let many = move || count.get() > ROWS;
    let last = move || (page.get() + 1) * ROWS >= count.get();
    view! {
        <nav class="actions" aria-label=texts::PAGES>
            <p role="status">{words}</p>
            <Show when=many>
                <button type="button" class="button" disabled=move || page.get() == 0
                    on:click=move |_| page.update(|page| *page = page.saturating_sub(1))>{texts::BEFORE}</button>
                <button type="button" class="button" disabled=last
                    on:click=move |_| page.update(|page| *page += 1)>{texts::NEXT}</button>
            </Show>
        </nav>
    }
    .into_any()
}

fn row(done: &Done, at: usize, line: &Line, asked: RwSignal<Option<Asked>>) -> AnyView {
    let labels = done.matrix.labels();
    let compared = done.matrix.compared(at);
    let sentences = compared.sentences(&labels);
    let same_calls = (compared.differs() && compared.same_calls()).then_some(texts::SAME_CALLS);
    let cells = (0..line.cells.len())
        .map(|project| cell(done, at, line, project, asked))
        .collect_view();
    let said = sentences
        .into_iter()
        .map(|sentence| view! { <p>{client::text::visible(&sentence).into_owned()}</p> })
        .collect_view();
    let reason = texts::reason(line.reason).map(|short| {
        // The whole sentence, for whoever can't point at it.
        view! {
            <p class="hint">
                <span aria-hidden="true" title=line.reason.words()>{short}</span>
                <span class="hidden">{line.reason.words()}</span>
            </p>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><bdi>{line.name.clone()}</bdi>{reason}</th>
            {cells}
            <td role="cell" class="matrix-said">{said}{same_calls.map(|words| view! { <p class="hint">{words}</p> })}</td>
        </tr>
    }
    .into_any()
}

fn cell(
    done: &Done,
    at: usize,
    line: &Line,
    project: usize,
    asked: RwSignal<Option<Asked>>,
) -> AnyView {
    let app = App::here();
    let label = done.matrix.labels().swap_remove(project);
    let words = done.matrix.words(at, project);
    let Some(workspace) = done.projects.get(project).copied() else {
        return ().into_any();
    };
    let class = match line.cells[project] {
        Cell::Missing => "missing",
        Cell::Same { .. } => "same",
        Cell::Differs { .. } => "differs",
    };
    let act = if let Some(client) = done.matrix.client(at, project) {
        let (id, name) = (client.id.clone(), display_name(&client.name));
        let other = (name != line.name).then(|| view! { <p class="hint"><bdi>{name}</bdi></p> });
        let open = move |_| {
            app.switch_to(workspace);
            app.go(Route::Client(id.clone()));
        };
        view! {
            {other}
            <button type="button" class="link" aria-label=texts::open_there(&line.name, &label) on:click=open>
                {texts::OPEN}
            </button>
        }
        .into_any()
    } else {
        let from = (0..line.cells.len()).find_map(|from| {
            let client = done.matrix.client(at, from)?.clone();
            Some((done.projects.get(from).copied()?, client))
        });
        let ask = move |_| {
            if let Some((from, client)) = from.clone() {
                asked.set(Some(Asked {
                    from,
                    client,
                    to: Some(workspace),
                }));
            }
        };
        view! {
            <button type="button" class="link" aria-haspopup="dialog"
                aria-label=texts::copy_here(&line.name, &label) on:click=ask>{texts::COPY}</button>
        }
        .into_any()
    };
    view! {
        <td role="cell" class=class>
            <span class="matrix-project" aria-hidden="true"><bdi>{label}</bdi></span>
            <p>{words}</p>
            {act}
        </td>
    }
    .into_any()
}
