//! What was found in the source code of a project, each with file and line.

use leptos::prelude::*;
use scope::ScopeSet;
use source::{Place, Purpose, Scan};

use super::texts;
use crate::ui::answer::fold;
use crate::ui::route::Route;
use crate::ui::state::{App, Side};

/// So many lines of a list are shown.
const SHOWN: usize = 300;

#[component]
pub(super) fn ProjectFound(
    /// What was found.
    scan: Scan,
) -> impl IntoView {
    let app = App::here();
    let asks = scan.asks(&[Purpose::Application]);
    let calls = scan.findings.iter();
    let calls: Vec<(Place, String)> = calls
        .map(|one| (one.place.clone(), one.ask.words()))
        .collect();
    let open = scan.unfollowed.into_iter();
    let open: Vec<(Place, String)> = open.map(|one| (one.place, one.why)).collect();
    let nested: Vec<(Place, String)> = scan
        .nested
        .into_iter()
        .map(|(place, one)| (place, one.words()))
        .collect();
    let mut listed = ScopeSet::default();
    let mut lists: Vec<(Place, String)> = Vec::new();
    for list in &scan.listed {
        let mut words = [list.source.word(), ": ", &list.scopes.words()].concat();
        for slip in &list.misspelled {
            let meant = slip
                .meant
                .map(|meant| [" Did you mean ", meant, "?"].concat());
            words += &[" ", &slip.name, " is no scope.", &meant.unwrap_or_default()].concat();
        }
        lists.push((list.place.clone(), words));
        if list.source.publishes() {
            list.scopes.iter().for_each(|scope| {
                listed.insert(scope.clone());
            });
        }
    }
    let more = |purpose: Purpose, text: &'static str| {
        let asks: Vec<_> = scan
            .findings
            .iter()
            .filter(|one| one.place.purpose == purpose)
            .map(|one| one.ask)
            .collect();
        (!asks.is_empty()).then(|| {
            let add = move |_| app.job.add_asks(&asks);
            view! { <button type="button" class="button small" on:click=add>{text}</button> }
        })
    };
    let (setup, tests) = (
        more(Purpose::Setup, texts::ADD_SETUP),
        more(Purpose::Test, texts::ADD_TESTS),
    );
    let printed = listed.print("{projectKey}");
    let compare = move |_| {
        app.sides.set_left(Side {
            text: printed.clone(),
            ..Side::default()
        });
        app.go(Route::Compare);
    };
    let notes = scan.notes.into_iter();
    let notes: Vec<_> = notes
        .map(|line| view! { <li class="hint">{line}</li> })
        .collect();
    view! {
        <p class="said-paste">{texts::scanned(asks.len(), calls.len(), scan.files, scan.left_out)}</p>
        <p class="hint">{texts::LOWER_BOUND}</p>
        <ul class="plain">{notes}</ul>
        {places(texts::places(calls.len()), calls)}
        {places(texts::unfollowed(open.len()), open)}
        {places(texts::reaches(nested.len()), nested)}
        {places(texts::unknown_fields(scan.unknown_fields.len()), scan.unknown_fields)}
        {places(texts::listed(lists.len()), lists)}
        <div class="actions">
            {setup}
            {tests}
            {(!listed.is_empty()).then(|| view! {
                <button type="button" class="button small" on:click=compare>{texts::COMPARE_LISTED}</button>
            })}
        </div>
    }
    .into_any()
}

/// A list of places, folded; nothing if there are none.
fn places(summary: String, lines: Vec<(Place, String)>) -> Option<AnyView> {
    let (any, more) = (!lines.is_empty(), lines.len().saturating_sub(SHOWN));
    let inside = move || {
        let shown = lines.iter().take(SHOWN).map(|(place, text)| {
            let at = [&place.file, ":", &place.line.to_string()].concat();
            view! { <li><code class="place" dir="ltr">{at}</code>" "<span class="hint">{text.clone()}</span></li> }
        });
        view! {
            <ul class="plain call-lines" tabindex="0">{shown.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="hint">{texts::and_more(more)}</p> })}
        }
        .into_any()
    };
    any.then(|| fold(summary, inside))
}
