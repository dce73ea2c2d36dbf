//! One side of the comparison, and where its scopes come from.

use crate::browser::elements::HtmlTextAreaElement;
use leptos::ev::{Event, Targeted};
use leptos::html;
use leptos::prelude::*;
use zeroize::{Zeroize, Zeroizing};

use super::texts;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::part::Part;
use crate::ui::part::material::Material;
use crate::ui::state::{App, Side};
use crate::workspace::PageTasks;
use client::display_name;
use client::lifetime::counted;
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
    pasted: Memo<Option<Evidence>>,
    /// The scopes.
    pub(super) set: Memo<ScopeSet>,
}

impl Chosen {
    /// 0 is left, 1 is right.
    pub(super) fn of(app: App, at: usize) -> Self {
        let side = Memo::new(move |_| app.sides.with(at, Clone::clone));
        let text = Memo::new(move |_| side.with(|side| side.text.clone()));
        let part = Part::<Material>::here();
        part.fetch();
        let pasted = Memo::new(move |_| {
            let read = part.now()?.read;
            Some(text.with(|text| read(text)))
        });
        let set = Memo::new(move |_| side.with(|side| set_of(app, side, pasted)));
        Self {
            at,
            side,
            pasted,
            set,
        }
    }
}

fn set_of(app: App, side: &Side, pasted: Memo<Option<Evidence>>) -> ScopeSet {
    match side.source.as_str() {
        Side::PASTED => pasted.with(|read| {
            let scopes = read.as_ref().map(|evidence| evidence.scopes.clone());
            scopes.unwrap_or_default()
        }),
        FINDER => app.job.with(|job| solve(job).set),
        DRAFT => app.drafts.with(client::DraftForm::sent),
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
    let said = &texts::SIDES[at % 2];
    let [title_id, source_id, text_id, filter_id, client_id] = said.ids;
    let (part, tasks) = (Part::<Material>::here(), PageTasks::new());
    let (removed, missing) = (RwSignal::new(false), RwSignal::new(false));
    let node = NodeRef::<html::Textarea>::new();
    let text = get(|side| side.text.clone());
    // Not a property of the view, which would keep a copy of the text.
    Effect::new(move || {
        if let Some(area) = node.get() {
            text.with(|text| {
                if Zeroizing::new(area.value()).as_str() != text {
                    area.set_value(text);
                }
            });
        }
    });
    let typed = move |event: Targeted<Event, HtmlTextAreaElement>| {
        let area = event.target();
        part.with(tasks, move |material| {
            match material {
                Ok(material) => removed.try_set(take(app, at, material, &area)),
                Err(_) => missing.try_set(true),
            };
        });
    };
    let hint = move || {
        if removed.get() {
            return texts::CREDENTIALS_REMOVED.to_owned();
        }
        if missing.get() && part.now().is_none() {
            return texts::NOT_LOADED.to_owned();
        }
        if text.with(|text| text.trim().is_empty()) {
            return texts::PASTE_HINT.to_owned();
        }
        pasted.with(|read| read.as_ref().map(told).unwrap_or_default())
    };
    // How many scopes a source has, or what to do about one that has none. Pasted text tells it itself.
    let said_of = move || {
        let count = scopes.with(ScopeSet::len);
        side.with(|side| match (side.source.as_str(), count) {
            (Side::PASTED, _) => String::new(),
            (DRAFT, 0) => texts::DRAFT_EMPTY.to_owned(),
            (FINDER, 0) => texts::FINDER_EMPTY.to_owned(),
            (Side::CLIENT, 0) => texts::CLIENT_EMPTY.to_owned(),
            _ => counted(count, "scope"),
        })
    };
    view! {
        <section class="compare-side-pane" aria-labelledby=title_id>
            <h2 class="hidden" id=title_id>{said.title}</h2>
            <SelectField id=source_id label=said.source value=source options=sources(app)
                on_change=set(|side, text| side.source = text)/>
            <Show when=is(Side::PASTED)>
                <div class="field">
                    <label for=text_id>{said.scopes}</label>
                    <textarea id=text_id rows="3" node_ref=node spellcheck="false" autocomplete="off"
                        translate="no" placeholder=texts::PASTE_EXAMPLE on:input:target=typed></textarea>
                    <p class="hint" role="status">{hint}</p>
                </div>
            </Show>
            <Show when=is(Side::CLIENT)>
                <TextField id=filter_id label=said.find kind="search" value=get(|side| side.filter.clone())
                    on_input=set(|side, text| side.filter = text) placeholder=texts::FIND_EXAMPLE/>
                <SelectField id=client_id label=said.client value=get(|side| side.client.clone())
                    options=clients(app, side) on_change=set(|side, text| side.client = text)/>
            </Show>
            <p class="hint">{said_of}</p>
        </section>
    }
    .into_any()
}

/// What the text was read as, and what of it was left out.
fn told(read: &Evidence) -> String {
    let all = std::iter::once(read.words()).chain(read.ignored.iter().cloned());
    all.collect::<Vec<_>>().join(" ")
}

/// Takes what is typed or pasted. Whether it held credentials: then its scopes are all that stays, and the document
/// forgets the rest at once.
fn take(app: App, at: usize, material: Material, area: &HtmlTextAreaElement) -> bool {
    let text = Zeroizing::new(area.value());
    let secret = (material.holds_credentials)(&text);
    let kept = if secret {
        let kept = (material.read)(&text).scopes.print("{projectKey}");
        area.set_value(&kept);
        kept
    } else {
        text.as_str().to_owned()
    };
    app.sides.edit(at, |side| {
        side.text.zeroize();
        side.text = kept;
    });
    secret
}

/// Where scopes can come from.
fn sources(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let mut all = vec![
            (Side::PASTED.to_owned(), texts::PASTED.to_owned()),
            (DRAFT.to_owned(), texts::DRAFT.to_owned()),
            (FINDER.to_owned(), texts::FINDER.to_owned()),
        ];
        if app.workspace().with(Option::is_some) {
            all.push((Side::CLIENT.to_owned(), texts::CLIENT.to_owned()));
        }
        let own = app.templates.with(Clone::clone);
        all.extend(
            own.iter()
                .map(|own| (own.id(), texts::own_template(&display_name(&own.title)))),
        );
        let filled = TEMPLATES.iter().filter(|t| !t.scopes.is_empty());
        all.extend(filled.map(|t| ([TEMPLATE, t.id].concat(), texts::template(t.name))));
        all
    })
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
            std::iter::once((String::new(), texts::CHOOSE_CLIENT.to_owned()))
                .chain(entries)
                .collect()
        })
    })
}
