//! The question where a client is copied to, and which stores take the place of its own.

use std::collections::BTreeMap;

use client::across::{self, StoreTo};
use client::text::visible;
use client::{ApiClient, display_name};
use leptos::prelude::*;
use platform::May;
use scope::is_store_key;

use super::texts;
use crate::browser::dialog;
use crate::ui::kit::{Dialog, SelectField};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{PageTasks, Runs, Workspace};

/// What is to be copied, and where to if that is said already.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) from: Workspace,
    pub(super) client: ApiClient,
    pub(super) to: Option<Workspace>,
}

/// The dialog for a client of a project, while the signal says so.
pub fn copy_from(from: Workspace, client: ApiClient, open: RwSignal<bool>) -> AnyView {
    let asked = RwSignal::new(None::<Asked>);
    Effect::new(move || {
        asked.set(open.get().then(|| Asked {
            from,
            client: client.clone(),
            to: None,
        }));
    });
    Effect::new(move |before: Option<bool>| {
        let now = asked.with(Option::is_some);
        if before == Some(true) && !now {
            open.set(false);
        }
        now
    });
    view! { <CopyDialog asked/> }.into_any()
}

/// The dialog; it opens when something is asked.
#[component]
pub(super) fn CopyDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let open = Memo::new(move |_| asked.with(Option::is_some));
    let title = Signal::derive(move || {
        asked.with(|asked| {
            let name = |asked: &Asked| texts::copy(&display_name(&asked.client.name));
            asked.as_ref().map_or_else(String::new, name)
        })
    });
    view! {
        <Dialog open title id="copy-title" on_close=Callback::new(move |()| asked.set(None))>
            {move || asked.get().map(|now| view! { <Question now asked/> })}
        </Dialog>
    }
}

/// What is known of a store key in the other project.
#[derive(Clone, PartialEq)]
enum Known {
    Checking,
    Found,
    Missing,
    /// Why it could not be looked up.
    Unchecked(String),
}

/// A store of the client, and what is typed for it.
#[derive(Clone, Copy)]
struct StoreRow {
    key: StoredValue<String>,
    typed: RwSignal<String>,
    known: RwSignal<Known>,
    error: RwSignal<Option<&'static str>>,
}

#[component]
fn Question(now: Asked, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let app = App::here();
    let (tasks, runs) = (PageTasks::new(), Runs::new());
    let Asked { from, client, to } = now;
    let targets: Vec<Workspace> = untrack(|| app.connections())
        .into_iter()
        .filter(|one| *one != from)
        .collect();
    let chosen = to.or_else(|| targets.first().copied());
    let target = RwSignal::new(chosen);
    let key = from
        .facts()
        .with_untracked(|facts| facts.project_key.clone());
    let rows: Vec<StoreRow> = across::stores(&client, &key)
        .into_iter()
        .map(|key| StoreRow {
            key: StoredValue::new(key),
            typed: RwSignal::new(String::new()),
            known: RwSignal::new(Known::Checking),
            error: RwSignal::new(None),
        })
        .collect();
    let rows = StoredValue::new(rows);
    // Each project is looked at anew.
    Effect::new(move || {
        let Some(to) = target.get() else { return };
        to.ensure_loaded();
        let own = runs.next();
        tasks.start(async move {
            for row in rows.get_value() {
                row.known.set(Known::Checking);
                row.typed.set(String::new());
                row.error.set(None);
            }
            for row in rows.get_value() {
                let key = row.key.get_value();
                let known = look_up(to, &key).await;
                if !runs.counts(own) {
                    return;
                }
                // What was typed meanwhile stays.
                let untouched = row.typed.try_with_untracked(String::is_empty) == Some(true);
                if known == Known::Found && untouched {
                    row.typed.try_set(key);
                }
                row.known.try_set(known);
            }
        });
    });
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let client = StoredValue::new(client);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(to), false) = (target.get_untracked(), busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        failed.set(false);
        tasks.start(async move {
            let stores = checked(to, &rows.get_value()).await;
            busy.try_set(false);
            match stores {
                Ok(stores) => client.with_value(|client| {
                    asked.set(None);
                    open_form(app, from, to, client, &stores);
                }),
                Err(Refused::Field) => dialog::focus_first_invalid(),
                Err(Refused::NoAnswer) => {
                    failed.try_set(true);
                }
            }
        });
    };
    let several = to.is_none() && targets.len() > 1;
    let choice = several.then(|| {
        let all = targets.clone();
        let option = |(at, one): (usize, &Workspace)| (at.to_string(), app.label(*one));
        let options: Vec<(String, String)> = targets.iter().enumerate().map(option).collect();
        let value = Memo::new({
            let all = all.clone();
            move |_| {
                let at = all.iter().position(|one| Some(*one) == target.get());
                at.unwrap_or_default().to_string()
            }
        });
        let choose = move |at: String| {
            let one = at.parse::<usize>().ok().and_then(|at| all.get(at).copied());
            target.set(one);
        };
        view! {
            <SelectField id="copy-target" label=texts::COPY_TO value on_change=Callback::new(choose)
                options=Signal::stored(options)/>
        }
    });
    let only = (!several).then(|| {
        let label = move || target.get().map(|to| app.label(to));
        view! { <p>{texts::COPY_TO}": "<b><bdi>{label}</bdi></b></p> }
    });
    let fields = rows.with_value(|rows| {
        (!rows.is_empty()).then(|| {
            let fields = rows.iter().enumerate().map(|(at, row)| field(at, *row));
            view! {
                <fieldset class="copy-stores">
                    <legend>{texts::STORES}</legend>
                    <p class="hint">{texts::STORES_WHY}</p>
                    {fields.collect_view()}
                </fieldset>
            }
        })
    });
    view! {
        <form method="dialog" novalidate on:submit=submit>
            {only}
            {choice}
            <p class="hint">{texts::COPY_WHY}</p>
            {fields}
            {move || failed.get().then(|| view! { <p class="field-error" role="alert">{texts::NOT_DONE}</p> })}
            <div class="actions">
                <button type="button" class="button" on:click=move |_| asked.set(None)>{texts::CANCEL}</button>
                <button type="submit" class="button primary" disabled=move || busy.get()>
                    {move || if busy.get() { texts::WAITING } else { texts::CONTINUE }}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// A field for the store that takes the place of one.
fn field(at: usize, row: StoreRow) -> AnyView {
    let id = ["copy-store-", &at.to_string()].concat();
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let label = row.key.with_value(|key| texts::store(&visible(key)));
    let own = row.key;
    let hint = move || {
        let typed = row.typed.get();
        match row.known.get() {
            Known::Checking => texts::CHECKING.to_owned(),
            // It speaks of the key of the same name.
            Known::Found if own.with_value(|own| *own == typed) => texts::FOUND.to_owned(),
            Known::Missing if typed.is_empty() => texts::NOT_FOUND.to_owned(),
            Known::Unchecked(why) => [texts::NOT_CHECKED, &why].concat(),
            Known::Found | Known::Missing => String::new(),
        }
    };
    let described = [&error_id, " ", &hint_id].concat();
    let wrong = move || row.error.get().map(|_| "true");
    let typed = move |event| {
        row.error.set(None);
        row.typed.set(event_target_value(&event));
    };
    view! {
        <div class="field">
            <label for=id.clone()><bdi>{label}</bdi></label>
            <input id=id type="text" autocomplete="off" autocapitalize="off" spellcheck="false" translate="no"
                aria-describedby=described aria-invalid=wrong prop:value=move || row.typed.get() on:input=typed/>
            <p class="field-error" id=error_id>{move || row.error.get()}</p>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
    .into_any()
}

/// Whether a project has a store with exactly this key.
async fn look_up(to: Workspace, key: &str) -> Known {
    let may = |facts: &platform::Facts| facts.may("view_stores");
    if to.facts().try_with_untracked(may) == Some(May::No) {
        return Known::Unchecked(texts::NO_STORE_SCOPE.to_owned());
    }
    let Some(answer) = to.stores(key.to_owned(), 0) else {
        return Known::Unchecked(String::new());
    };
    match answer.await {
        // A key that begins with another one comes after it, so a page is enough.
        Ok(page) if page.stores.iter().any(|store| store.key == key) => Known::Found,
        Ok(_) => Known::Missing,
        Err(error) => Known::Unchecked([error.title(), "."].concat()),
    }
}

/// Why the form does not open.
enum Refused {
    /// It is said beside a field.
    Field,
    /// A store could not be looked up, although the connection may.
    NoAnswer,
}

/// What becomes of each store, as it was typed. A store that is not there is an error; where the connection may not
/// read stores the keys are taken as they were typed.
async fn checked(to: Workspace, rows: &[StoreRow]) -> Result<BTreeMap<String, StoreTo>, Refused> {
    let mut stores = BTreeMap::new();
    let mut refused = None;
    for row in rows {
        let typed = row.typed.try_get_untracked().unwrap_or_default();
        let typed = typed.trim();
        let to_store = if typed.is_empty() {
            StoreTo::Drop
        } else if is_store_key(typed) {
            match look_up(to, typed).await {
                Known::Missing => {
                    row.error.try_set(Some(texts::NOT_FOUND));
                    refused = Some(Refused::Field);
                }
                Known::Unchecked(why) if why != texts::NO_STORE_SCOPE => {
                    refused = refused.or(Some(Refused::NoAnswer));
                }
                Known::Found | Known::Unchecked(_) | Known::Checking => {}
            }
            StoreTo::Store(typed.to_owned())
        } else {
            row.error.try_set(Some(texts::BAD_KEY));
            refused = Some(Refused::Field);
            StoreTo::Drop
        };
        stores.insert(row.key.try_get_value().unwrap_or_default(), to_store);
    }
    refused.map_or(Ok(stores), Err)
}

/// Shows the other project, with the form filled in. What was drafted there can be brought back.
fn open_form(
    app: App,
    from: Workspace,
    to: Workspace,
    client: &ApiClient,
    stores: &BTreeMap<String, StoreTo>,
) {
    let key = |workspace: Workspace| {
        let facts = workspace.facts().try_get_untracked();
        facts.map(|facts| facts.project_key)
    };
    let (Some(from_key), Some(to_key)) = (key(from), key(to)) else {
        return;
    };
    let existing = to.clients().try_get_untracked().unwrap_or_default();
    let of = app.label(from);
    let carried = across::carry(client, (&from_key, &of), &to_key, stores, &existing);
    app.switch_to(to);
    app.drafts.replace(carried.form);
    app.go(Route::New);
}
