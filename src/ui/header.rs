//! The header: where you are, who you are, and how long the token lives.

use leptos::prelude::*;

use client::{Timestamp, lifetime};

use super::route::Route;
use super::state::App;
use crate::browser::page;
use crate::workspace::Workspace;

/// The header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let app = App::here();
    let connected = Memo::new(move |_| app.workspace().with(Option::is_some));
    view! {
        <header class="top">
            <a class="brand" href="#/connect">"Scopesmith"</a>
            <nav class="nav" aria-label="Pages">
                <Show when=move || connected.get()>
                    <NavLink to=Route::Clients(None)/>
                </Show>
                <NavLink to=Route::New/>
                <NavLink to=Route::Finder(None)/>
                <NavLink to=Route::Compare/>
                <NavLink to=Route::Presets(None)/>
            </nav>
            <div class="top-end">
                {move || app.workspace().get().map(|workspace| view! { <ConnectionFacts workspace/> })}
                <ThemeSwitch/>
            </div>
        </header>
    }
}

#[component]
fn NavLink(to: Route) -> impl IntoView {
    let app = App::here();
    let (href, title) = (to.to_string(), to.title());
    let here = Memo::new(move |_| app.route().with(|route| route.is_page_of(&to)));
    view! {
        <a href=href aria-current=move || here.get().then_some("page")>{title}</a>
    }
}

#[component]
fn ConnectionFacts(workspace: Workspace) -> impl IntoView {
    let app = App::here();
    let facts = workspace.facts();
    let name = move || {
        facts.with(|facts| {
            facts
                .project_name
                .clone()
                .unwrap_or_else(|| facts.project_key.clone())
        })
    };
    view! {
        <span class="who">
            {workspace.is_sandbox().then(|| view! { <span class="chip">"Sandbox"</span> })}
            <a class="project" href="#/connect" title="The connection: granted scopes, hosts">
                <bdi>{name}</bdi>
            </a>
            <span class="life">{move || token_life(app.now().get(), facts.with(|f| f.expires_at))}</span>
        </span>
        <button type="button" class="button small" on:click=move |_| app.disconnect()>
            "Disconnect"
        </button>
    }
}

/// The remaining life of the token, counted down.
fn token_life(now: Timestamp, ends: Option<Timestamp>) -> String {
    match ends {
        None => "token life unknown".into(),
        Some(end) if end <= now => "token expired".into(),
        Some(end) => format!(
            "token: {} left",
            lifetime::countdown((end.0 - now.0) / 1000)
        ),
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(page::theme());
    let choose = move |event| {
        let chosen = event_target_value(&event);
        page::set_theme(&chosen);
        theme.set(chosen);
    };
    let option = move |value: &'static str, text: &'static str| {
        view! { <option value=value selected=move || theme.with(|t| t == value)>{text}</option> }
    };
    view! {
        <select class="theme" aria-label="Colours" prop:value=theme on:change=choose>
            {option("system", "System")}
            {option("light", "Light")}
            {option("dark", "Dark")}
        </select>
    }
}
