//! One side of the comparison, and where its scopes come from.

use leptos::prelude::*;

use crate::ui::kit::{SelectField, TextField};
use crate::ui::state::{App, Side};
use client::display_name;
use evidence::Evidence;
use finder::solve;
use scope::picker::contains_folded;
use scope::{ScopeSet, TEMPLATES, template};

/// So many clients are offered; the filter finds the others.
const OFFERED: usize = 50;

/// What the ids of further sources are made of.
const TEMPLATE: &str = "template:";
const FINDER: &str = "finder";
const DRAFT: &str = "draft";

/// A side and what comes of it. Its text is read once, and only when it changes.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    at: usize,
    side: Memo<Side>,
    /// What the pasted text says: a scope string, a Terraform block, a client's JSON.
    pasted: Memo<Evidence>,
    /// The scopes.
    pub(super) set: Memo<ScopeSet>,
}

impl Chosen {
    /// 0 is left, 1 is right.
    pub(super) fn of(app: App, at: usize) -> Self {
        let side = Memo::new(move |_| app.sides.with(at, Clone::clone));
        let text = Memo::new(move |_| side.with(|side| side.text.clone()));
        let pasted = Memo::new(move |_| text.with(|text| evidence::read(text)));
        let set = Memo::new(move |_| side.with(|side| set_of(app, side, pasted)));
        Self {
            at,
            side,
            pasted,
            set,
        }
    }
}

fn set_of(app: App, side: &Side, pasted: Memo<Evidence>) -> ScopeSet {
    match side.source.as_str() {
        Side::PASTED => pasted.with(|evidence| evidence.scopes.clone()),
        FINDER => app.job.with(|job| solve(job).set),
        DRAFT => app
            .drafts
            .with(|form| form.selection.sent(form.omit_covered)),
        Side::CLIENT => app.clients().with(|all| {
            let client = all.iter().find(|client| client.id == side.client);
            client.map(client::ApiClient::scopes).unwrap_or_default()
        }),
        id => match id.strip_prefix(TEMPLATE) {
            Some(id) => template::template(id)
                .map(scope::Template::set)
                .unwrap_or_default(),
            None => app.templates.with(|all| {
                let own = all.of(id);
                own.map(|own| own.manifest.scopes.clone())
                    .unwrap_or_default()
            }),
        },
    }
}

/// The choice of a source, and what that source asks for.
#[component]
pub(super) fn SidePane(
    /// Which, and what comes of it.
    chosen: Chosen,
) -> impl IntoView {
    let app = App::here();
    let Chosen {
        at,
        side,
        pasted,
        set: scopes,
    } = chosen;
    app.templates.ensure_read();
    let get = move |value: fn(&Side) -> String| Signal::derive(move || side.with(value));
    let set = move |change: fn(&mut Side, String)| {
        Callback::new(move |text: String| {
            app.sides.edit(at, |side| change(side, text));
        })
    };
    let source = get(|side| side.source.clone());
    let is = move |id: &'static str| move || source.with(|source| source == id);
    let (title, ids) = if at == 0 {
        ("Left", ["left", "left-text", "left-filter", "left-client"])
    } else {
        (
            "Right",
            ["right", "right-text", "right-filter", "right-client"],
        )
    };
    let sources = move || {
        let mut all = vec![
            (Side::PASTED.to_owned(), "Pasted scopes".to_owned()),
            (DRAFT.to_owned(), "The form of the new client".to_owned()),
            (FINDER.to_owned(), "The Finder’s answer".to_owned()),
        ];
        if app.workspace().with(Option::is_some) {
            all.push((Side::CLIENT.to_owned(), "An API client".to_owned()));
        }
        let own = app.templates.with(Clone::clone);
        all.extend(
            own.iter()
                .map(|own| (own.id(), format!("Own: {}", display_name(&own.title)))),
        );
        let filled = TEMPLATES.iter().filter(|t| !t.scopes.is_empty());
        all.extend(filled.map(|t| {
            (
                format!("{TEMPLATE}{}", t.id),
                format!("Template: {}", t.name),
            )
        }));
        all
    };
    let set_text = set(|side, text| side.text = text);
    let text = get(|side| side.text.clone());
    view! {
        <section class="card" aria-labelledby=format!("{}-title", ids[0])>
            <h2 id=format!("{}-title", ids[0])>
                {move || format!("{title} ({})", scopes.with(ScopeSet::len))}
            </h2>
            <SelectField id=ids[0] label=if at == 0 { "Left source" } else { "Right source" }
                value=source options=Signal::derive(sources) on_change=set(|side, text| side.source = text)/>
            <Show when=is(Side::PASTED)>
                <div class="field">
                    <label for=ids[1]>{if at == 0 { "Left scopes" } else { "Right scopes" }}</label>
                    <textarea id=ids[1] rows="4" spellcheck="false" autocomplete="off" translate="no"
                        placeholder="manage_orders:my-project view_products:my-project"
                        prop:value=text
                        on:input=move |event| set_text.run(event_target_value(&event))></textarea>
                    <p class="hint">{move || said(&text.get(), pasted)}</p>
                </div>
            </Show>
            <Show when=is(Side::CLIENT)>
                <TextField id=ids[2] label=if at == 0 { "Find left client" } else { "Find right client" }
                    kind="search" value=get(|side| side.filter.clone())
                    on_input=set(|side, text| side.filter = text) placeholder="Name or id"/>
                <SelectField id=ids[3] label=if at == 0 { "Left client" } else { "Right client" }
                    value=get(|side| side.client.clone()) options=clients(app, side)
                    on_change=set(|side, text| side.client = text)/>
            </Show>
        </section>
    }
}

/// What was recognised in the pasted text.
fn said(text: &str, pasted: Memo<Evidence>) -> String {
    if text.trim().is_empty() {
        return "A scope string, a Terraform block, a connect.yaml, or the JSON of a client."
            .to_owned();
    }
    pasted.with(Evidence::words)
}

/// The clients that the filter finds, and the chosen one.
fn clients(app: App, side: Memo<Side>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let side = side.get();
        app.clients().with(|all| {
            let fits = |client: &&client::ApiClient| {
                client.id == side.client
                    || contains_folded(&client.name, side.filter.trim())
                    || client.id == side.filter.trim()
            };
            let found = all.iter().filter(fits).take(OFFERED);
            let entries = found.map(|client| (client.id.clone(), display_name(&client.name)));
            std::iter::once((String::new(), "Choose a client".to_owned()))
                .chain(entries)
                .collect()
        })
    })
}
