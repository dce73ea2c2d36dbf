//! What the lint found, with its fixes, and whether the client may ship in a browser.

use leptos::prelude::*;

use crate::browser::dialog;
use scope::ScopeSet;
use scope::lint::{Finding, Fix, Severity, Verdict, verdict};

/// The findings, the gravest first. Nothing at all when there is none.
#[component]
pub fn Findings(
    /// What was found.
    #[prop(into)]
    found: Signal<Vec<Finding>>,
    /// Takes a fix that was pressed.
    on_fix: Callback<Fix>,
    /// A sentence about what pressing a fix does, if it is more than that.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Whether the client exists: then a fix needs another client.
    #[prop(optional)]
    existing: bool,
) -> impl IntoView {
    let count = Memo::new(move |_| found.with(Vec::len));
    let press = move |fix: Fix| {
        on_fix.run(fix);
        // The pressed button goes with its finding.
        dialog::focus_soon(&["#findings-title", "main h1"]);
    };
    view! {
        <Show when=move || count.get() != 0>
            <section class="findings" aria-labelledby="findings-title">
                <h3 id="findings-title" tabindex="-1">
                    {move || format!("Warnings ({})", count.get())}
                </h3>
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                <ul class="plain">
                    <For each=move || found.get() key=|finding| (finding.rule.id, finding.text.clone(), finding.fix.clone())
                        children=move |finding| view! { <One finding existing press/> }/>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn One(finding: Finding, existing: bool, press: impl Fn(Fix) + Copy + 'static) -> impl IntoView {
    let rule = finding.rule;
    let tone = match rule.severity {
        Severity::High => "finding high",
        Severity::Medium => "finding medium",
        Severity::Low => "finding low",
    };
    let button = finding.fix.map(|fix| {
        let label = if existing {
            fix.replacement_label()
        } else {
            fix.label()
        };
        let press = move |_| press(fix.clone());
        view! { <button type="button" class="button small" on:click=press>{label}</button> }
    });
    view! {
        <li class=tone>
            <p class="finding-head">
                <b>{rule.title}</b>" "
                <span class="hint">{format!("{} · {}", rule.severity.word(), rule.id)}</span>
            </p>
            <p>{finding.text}</p>
            <div class="finding-end">{button}<span class="hint">{rule.source}</span></div>
        </li>
    }
}

/// Whether a client with these scopes may ship in a browser, and why not.
#[component]
pub fn BrowserVerdict(
    /// Its scopes.
    #[prop(into)]
    scopes: Signal<ScopeSet>,
) -> impl IntoView {
    let found = Memo::new(move |_| scopes.with(verdict));
    move || {
        let found = found.get();
        let words = found.words();
        let harms = match found {
            Verdict::Nothing => return None,
            Verdict::May => Vec::new(),
            Verdict::MustNot(harms) => harms,
        };
        let why = (!harms.is_empty()).then(|| {
            let lines = harms
                .into_iter()
                .map(|harm| view! { <li>{harm.text}</li> })
                .collect_view();
            view! { <details><summary>"What could go wrong"</summary><ul>{lines}</ul></details> }
        });
        Some(view! {
            <div class="verdict-box">
                <h3>"In a browser?"</h3>
                <p>{words}</p>
                {why}
            </div>
        })
    }
}
