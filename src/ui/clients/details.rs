//! One API client: what it may do, its dates, and code for it.

use client::life::Event;
use client::status::Status;
use client::text::visible;
use client::{ApiClient, display_name, lifetime, lineage, temporary};
use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use platform::Facts;
use scope::lint::Fix;
use scope::strip::strip;

use super::actions::{draft, run};
use super::strip::{bars, drawing};
use super::texts;
use crate::browser::clock;
use crate::ui::common::{BrowserVerdict, Findings, GroupedScopes};
use crate::ui::kit::{CopyButton, Note, Skeleton, Tone};
use crate::ui::part::code::client_as_code;
use crate::ui::part::fleet::drain_part;
use crate::ui::part::presets::presets_part;
use crate::ui::part::projects::copy_part;
use crate::ui::presets::existing;
use crate::ui::roster::Action;
use crate::ui::roster::watch::WatchList;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{Loading, Workspace};

/// The page of one client.
#[component]
pub fn ClientPage(
    /// Its id.
    id: String,
    /// Whose client.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let client = Memo::new(move |_| clients.with(|all| all.iter().find(|c| c.id == id).cloned()));
    let busy = Memo::new(move |_| loading.with(|now| matches!(now, Loading::Busy { .. })));
    view! {
        <div class="page">
            <p class="back"><a href="#/clients">{texts::ALL}</a></p>
            {move || match (client.get(), busy.get()) {
                (Some(client), _) => details(workspace, client),
                (None, true) => view! {
                    <h1 tabindex="-1">{texts::ONE}</h1>
                    <Skeleton label=texts::LOADING_ONE.to_owned()/>
                }.into_any(),
                (None, false) => view! {
                    <h1 tabindex="-1">{texts::ONE}</h1>
                    <Note tone=Tone::Plain title=texts::MISSING><p>{texts::MISSING_WHY}</p></Note>
                }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// What its page offers, beside its id.
const ACTIONS: [Action; 4] = [
    Action::Replace,
    Action::Duplicate,
    Action::Compare,
    Action::Delete,
];

fn details(workspace: Workspace, client: ApiClient) -> AnyView {
    let app = App::here();
    let name = display_name(&client.name);
    let (id, copied) = (visible(&client.id).into_owned(), client.id.clone());
    let client = StoredValue::new(client);
    let buttons = ACTIONS.map(|action| {
        let class = if action == Action::Delete {
            "button danger"
        } else {
            "button"
        };
        let press = move |_| client.with_value(|client| run(action, app, workspace, client));
        view! { <button type="button" class=class on:click=press>{action.label()}</button> }
    });
    view! {
        <div class="title-row">
            <div class="client-title">
                <h1 tabindex="-1"><bdi>{name}</bdi></h1>
                <p class="client-id">
                    <span class="hint">{texts::CLIENT_ID}</span>" "<code>{id}</code>
                    <CopyButton text=move || copied.clone() what=texts::CLIENT_ID/>
                </p>
            </div>
            <div class="actions">{buttons.into_iter().collect_view()}{copy_elsewhere(app, workspace, client)}</div>
        </div>
        <p class="hint">{texts::IMMUTABLE}</p>
        <div class="client-parts">
            {access(app, workspace, client)}
            <div class="client-side">
                {life(app, client)}
                {replacement(workspace, client)}
            </div>
        </div>
        {code(workspace, client)}
        {tokens(client)}
    }
    .into_any()
}

/// Copies it to another project, if there is one.
fn copy_elsewhere(app: App, workspace: Workspace, client: StoredValue<ApiClient>) -> AnyView {
    let several = Memo::new(move |_| app.connections().len() > 1);
    let (wanted, open) = (RwSignal::new(false), RwSignal::new(false));
    let button = move || {
        several.get().then(|| {
            let ask = move |_| {
                wanted.set(true);
                open.set(true);
            };
            view! {
                <button type="button" class="button" aria-haspopup="dialog" on:click=ask>
                    {texts::COPY_ELSEWHERE}
                </button>
            }
        })
    };
    let dialog = move || {
        let client = client.get_value();
        wanted.get().then(|| copy_part(workspace, client, open))
    };
    view! { {button}{dialog} }.into_any()
}

/// What it may do, and what the lint finds in that.
fn access(app: App, workspace: Workspace, client: StoredValue<ApiClient>) -> AnyView {
    let (scopes, found, count, text) = client.with_value(|client| {
        (
            client.scopes(),
            client.findings(),
            client.scope_count(),
            client.scope.clone(),
        )
    });
    let reach = strip(&scopes);
    let quiet = found.is_empty();
    let fix = Callback::new(move |fix: Fix| {
        let all = workspace.clients().get_untracked();
        draft(
            app,
            client.with_value(|client| client.replacement(&fix, &all, clock::now().day()).form),
        );
    });
    view! {
        <section class="part" aria-labelledby="access">
            <h2 id="access">{texts::ACCESS}</h2>
            <div class="reach">
                {drawing(&bars(&reach), &reach.words())}
                <p class="hint">{reach.words()}</p>
            </div>
            {quiet.then(|| view! { <p class="hint">{texts::NO_WARNINGS}</p> })}
            <Findings found=Signal::stored(found) on_fix=fix existing=true/>
            <BrowserVerdict scopes=Signal::stored(scopes.clone())/>
            <div class="title-row">
                <h3 id="scopes">{texts::scopes(count)}</h3>
                <CopyButton text=move || text.clone() what=texts::SCOPE_STRING/>
            </div>
            <GroupedScopes scopes/>
        </section>
    }
    .into_any()
}

/// What took its place, and whether deleting it is safe by now. The part for that is fetched when the client
/// is watched, or its name says that it is one of several that replaced each other.
fn replacement(workspace: Workspace, client: StoredValue<ApiClient>) -> AnyView {
    let id = client.with_value(|client| client.id.clone());
    let facts = workspace.facts();
    let project = facts.with_untracked(Facts::project);
    let list = WatchList::new();
    let watched = list.with(|all| all.find(&project, &id).is_some());
    let all = workspace.clients();
    let has_line = all.with_untracked(|all| lineage::neighbors(all, &id) != (None, None));
    let open = RwSignal::new(watched || has_line);
    let shown = move || {
        if open.get() {
            return drain_part(workspace, id.clone());
        }
        let (project, id) = (project.clone(), id.clone());
        let watch = move |_| {
            list.change(|all| all.watch(&project, &id, None, clock::today()));
            open.set(true);
        };
        view! {
            <p class="hint">{texts::WATCH_HINT}</p>
            <div class="actions">
                <button type="button" class="button" on:click=watch>{texts::WATCH}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="part" aria-labelledby="replacement">
            <h2 id="replacement">{texts::REPLACEMENT}</h2>
            {shown}
        </section>
    }
    .into_any()
}

/// The time that a client has left, if it is a day at most.
fn countdown(app: App, client: StoredValue<ApiClient>) -> AnyView {
    let now = app.now();
    let left =
        Memo::new(move |_| client.with_value(|client| temporary::seconds_left(client, now.get())));
    let shown = move || {
        left.get().map(|left| {
            view! { <p class="countdown">{texts::LEFT}" "<b role="timer">{lifetime::countdown(left)}</b></p> }
        })
    };
    view! { {shown} }.into_any()
}

/// Its dates, as far as the host tells them, and what follows from them.
fn life(app: App, client: StoredValue<ApiClient>) -> AnyView {
    let now = clock::now();
    let (facts, status, rules) = client.with_value(|client| {
        let status = Status::of(client, now.day());
        let rules = lifetime::tokens(
            client.access_token_validity_seconds,
            client.refresh_token_validity_seconds,
        );
        (client.life(now), status, rules)
    });
    let line = facts.into_iter().map(|fact| {
        let class = if fact.event == Event::Expires && status.expires_soon() {
            "soon"
        } else {
            ""
        };
        view! { <li class=class><b>{fact.text}</b> <span class="hint">{fact.exact}</span></li> }
    });
    let causes = status.attention();
    let causes = causes.into_iter().map(|cause| {
        view! { <p class="note caution">{status.attention_words(cause)}</p> }
    });
    view! {
        <section class="part" aria-labelledby="life">
            <h2 id="life">{texts::LIFE}</h2>
            <p class="status"><b>{status.label()}</b>". "{status.reason()}</p>
            {countdown(app, client)}
            {causes.collect_view()}
            <ol class="life-line">{line.collect_view()}</ol>
            {status.notes().into_iter().map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
            {rules.map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
        </section>
    }
    .into_any()
}

/// The presets of a client that was created before, and the client itself as code, on demand: they are parts of
/// their own.
fn code(workspace: Workspace, client: StoredValue<ApiClient>) -> AnyView {
    let (open, as_code) = (RwSignal::new(false), RwSignal::new(false));
    let button = move |label: &'static str, open: RwSignal<bool>| {
        let shown = move || {
            (!open.get()).then(|| {
                view! {
                    <button type="button" class="button" on:click=move |_| open.set(true)>{label}</button>
                }
            })
        };
        view! { {shown} }
    };
    let hint = move || {
        (!open.get() && !as_code.get()).then(|| view! { <p class="hint">{texts::CODE_HINT}</p> })
    };
    let presets = move || {
        open.get().then(|| {
            let facts = workspace.facts().get_untracked();
            presets_part(client.with_value(|client| existing(client, &facts)))
        })
    };
    let code = move || {
        as_code
            .get()
            .then(|| client_as_code(workspace, client.get_value()))
    };
    view! {
        <section class="part" aria-labelledby="code">
            <h2 id="code">{texts::CODE}</h2>
            {hint}
            <div class="actions">{button(texts::SHOW_CODE, open)}{button(texts::SHOW_AS_CODE, as_code)}</div>
            {presets}
            {code}
        </section>
    }
    .into_any()
}

/// The ways to try it out, for who has its secret.
fn tokens(client: StoredValue<ApiClient>) -> AnyView {
    let id =
        client.with_value(|client| utf8_percent_encode(&client.id, NON_ALPHANUMERIC).to_string());
    let query = ["client=", &id].concat();
    let tokens = Route::Tokens(Some(query.clone())).to_string();
    let proof = Route::Proof(Some(query)).to_string();
    view! {
        <section class="part" aria-labelledby="tokens">
            <h2 id="tokens">{texts::TRIAL}</h2>
            <p class="hint">{texts::TRIAL_HINT}</p>
            <div class="actions">
                <a class="button" href=tokens>{texts::REQUEST_TOKENS}</a>
                <a class="button" href=proof>{texts::PROVE}</a>
            </div>
        </section>
    }
    .into_any()
}
