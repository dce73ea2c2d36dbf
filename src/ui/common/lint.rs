//! What the lint found, with its fixes, and whether the client may ship in a browser.

use leptos::prelude::*;

use crate::browser::dialog;
use scope::ScopeSet;
use scope::lint::{Finding, Fix, Severity, Verdict, verdict};

/// The heading above the findings.
fn warnings(count: usize) -> String {
    format!("Warnings ({count})")
}

const WHY: &str = "What could go wrong";

/// How much a finding matters, and which rule found it.
fn rank(finding: &Finding) -> String {
    [finding.rule.severity.word(), " · ", finding.rule.id].concat()
}

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
    let press = Callback::new(move |fix: Fix| {
        on_fix.run(fix);
        // The pressed button goes with its finding.
        dialog::focus_soon(&["#findings-title", "main h1"]);
    });
    view! {
        <Show when=move || count.get() != 0>
            <section class="findings" aria-labelledby="findings-title">
                <h3 id="findings-title" tabindex="-1">{move || warnings(count.get())}</h3>
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                <ul class="plain">
                    <For each=move || found.get() key=|finding| (finding.rule.id, finding.text.clone(), finding.fix.clone())
                        children=move |finding| one(finding, existing, press)/>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

fn one(finding: Finding, existing: bool, press: Callback<Fix>) -> AnyView {
    let class = match finding.rule.severity {
        Severity::High => "finding high",
        Severity::Medium => "finding medium",
        Severity::Low => "finding low",
    };
    let rank = rank(&finding);
    let button = finding.fix.map(|fix| {
        let label = if existing {
            fix.replacement_label()
        } else {
            fix.label()
        };
        let press = move |_| press.run(fix.clone());
        view! { <button type="button" class="button small" on:click=press>{label}</button> }
    });
    view! {
        <li class=class>
            <p class="finding-head"><b>{finding.rule.title}</b>" "<span class="hint">{rank}</span></p>
            <p class="finding-text">{finding.text}" "<span class="hint">{finding.rule.source}</span></p>
            {button}
        </li>
    }
    .into_any()
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
            let lines: Vec<_> = harms
                .into_iter()
                .map(|harm| view! { <li>{harm.text}</li> })
                .collect();
            view! { <details><summary>{WHY}</summary><ul>{lines}</ul></details> }
        });
        let view = view! { <div class="verdict-box"><p>{words}</p>{why}</div> };
        Some(view.into_any())
    }
}
