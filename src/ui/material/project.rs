//! What was found in the source code of a project, each with file and line, and beside it what the project lists.

use std::sync::Arc;

use leptos::prelude::*;
use report::{Kind, Problem, Report, Rule, Settings};
use source::{Place, Purpose, Scan};

use super::export::Export;
use super::texts;
use crate::ui::answer::fold;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};

type Heading = fn(usize) -> String;

/// So many lines of a list are shown.
const SHOWN: usize = 300;

/// What compares the code with what the project lists; the rest is what the code says of itself.
const COMPARED: [Rule; 4] = [
    Rule::Missing,
    Rule::Misspelled,
    Rule::Superfluous,
    Rule::OwnCheck,
];

/// What the code says of itself, each with its heading for a number of places.
const READ: [(Rule, Heading); 4] = [
    (Rule::Call, texts::places),
    (Rule::Unfollowed, texts::unfollowed),
    (Rule::Reach, texts::reaches),
    (Rule::UnknownField, texts::unknown_fields),
];

#[component]
pub(super) fn ProjectFound(
    /// What was found.
    scan: Arc<Scan>,
) -> impl IntoView {
    let app = App::here();
    let (setup, tests) = (RwSignal::new(false), RwSignal::new(false));
    let read = scan.clone();
    let report = Memo::new(move |_| {
        let stores = app.job.with(|job| job.stores.clone());
        let settings = Settings {
            kind: Kind::Compare,
            setup: setup.get(),
            tests: tests.get(),
            stores: &stores,
            ..Settings::default()
        };
        Report::of(Scan::clone(&read), &settings)
    });
    let add = |purpose: Purpose, added: RwSignal<bool>, text: &'static str| {
        let asks = scan.asks(&[purpose]);
        let any = !asks.is_empty();
        let add = move |_| {
            app.job.add_asks(&asks);
            added.set(true);
        };
        any.then(|| {
            view! {
                <button type="button" class="button small" disabled=added on:click=add>{text}</button>
            }
        })
    };
    let add_setup = add(Purpose::Setup, setup, texts::ADD_SETUP);
    let add_tests = add(Purpose::Test, tests, texts::ADD_TESTS);
    let lists = lists(&scan);
    let said = texts::scanned(
        scan.asks(&[Purpose::Application]).len(),
        places(&scan),
        scan.files,
        scan.left_out,
    );
    let cautions = move || {
        let lines = report.with(Report::cautions);
        let lines = lines.into_iter();
        let lines: Vec<_> = lines
            .map(|line| view! { <li class="hint">{line}</li> })
            .collect();
        view! { <ul class="plain">{lines}</ul> }
    };
    let read = move || {
        READ.map(|(rule, title)| {
            let lines = report.with(|report| lines(report, rule));
            folded(title(lines.len()), lines)
        })
        .into_iter()
        .collect_view()
    };
    view! {
        <p class="said-paste">{said}</p>
        {cautions}
        {compared(app, report)}
        {read}
        {folded(texts::listed(lists.len()), lists)}
        <div class="actions">{add_setup}{add_tests}</div>
        <Export report/>
    }
    .into_any()
}

/// How many places of calls the application has.
fn places(scan: &Scan) -> usize {
    let is_ours = |place: &Place| place.purpose == Purpose::Application;
    let listed = scan.findings.iter().filter(|one| is_ours(&one.place));
    let unlisted = scan.unlisted.get(&Purpose::Application);
    listed.count() + unlisted.copied().unwrap_or_default()
}

/// What the code needs beside what the project lists.
fn compared(app: App, report: Memo<Report>) -> AnyView {
    let is_listed = Memo::new(move |_| report.with(|report| !report.listed.is_empty()));
    let groups = move || {
        let groups = COMPARED.map(|rule| (rule, report.with(|report| lines(report, rule))));
        let groups = groups.into_iter().filter(|(_, lines)| !lines.is_empty());
        let groups: Vec<_> = groups
            .map(|(rule, lines)| {
                view! {
                    <h3>{texts::rule(rule.title(), lines.len())}</h3>
                    {list(&lines)}
                }
            })
            .collect();
        groups
    };
    let verdict = move || report.with(texts::verdict);
    let any = Memo::new(move |_| {
        let has = |report: &Report| {
            report
                .problems
                .iter()
                .any(|one| COMPARED.contains(&one.rule))
        };
        is_listed.get() || report.with(has)
    });
    let compare = move |_| {
        app.sides.set_left(Side {
            text: report.with_untracked(|report| report.listed.print("{projectKey}")),
            ..Side::default()
        });
        app.go(Route::Compare);
    };
    view! {
        <Show when=move || any.get()>
            <section class="found-compared" aria-labelledby="compared-title">
                <h2 id="compared-title">{texts::COMPARED}</h2>
                <p>{verdict}</p>
                {groups}
                <Show when=move || is_listed.get()>
                    <div class="actions">
                        <button type="button" class="button small" on:click=compare>{texts::COMPARE_LISTED}</button>
                    </div>
                </Show>
            </section>
        </Show>
    }
    .into_any()
}

/// The findings of a rule, each with its place.
fn lines(report: &Report, rule: Rule) -> Vec<(Option<Place>, String)> {
    let found = report.problems.iter().filter(|one| one.rule == rule);
    let line = |one: &Problem| (one.place.clone(), one.text.clone());
    found.map(line).collect()
}

/// What the project lists, list by list.
fn lists(scan: &Scan) -> Vec<(Option<Place>, String)> {
    let lists = scan.listed.iter().map(|list| {
        let words = [list.source.word(), ": ", &list.scopes.words()].concat();
        (Some(list.place.clone()), words)
    });
    lists.collect()
}

/// A list of places, folded; nothing if there are none.
fn folded(summary: String, lines: Vec<(Option<Place>, String)>) -> Option<AnyView> {
    let any = !lines.is_empty();
    any.then(|| fold(summary, move || list(&lines)))
}

fn list(lines: &[(Option<Place>, String)]) -> AnyView {
    let more = lines.len().saturating_sub(SHOWN);
    let shown = lines.iter().take(SHOWN).map(|(place, text)| {
        let place = place.as_ref().map(|place| {
            let at = [&place.file, ":", &place.line.to_string()].concat();
            view! { <code class="place" dir="ltr">{at}</code>" " }
        });
        view! { <li>{place}<span class="hint">{text.clone()}</span></li> }
    });
    view! {
        <ul class="plain call-lines" tabindex="0">{shown.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{texts::and_more(more)}</p> })}
    }
    .into_any()
}
