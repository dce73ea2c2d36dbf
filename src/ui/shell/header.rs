//! The header: the pages, the command palette, and the project.

use leptos::prelude::*;

use super::project::ProjectMenu;
use super::texts;
use crate::browser::page;
use crate::ui::route::Route;
use crate::ui::state::{App, Overlay};

/// The header of every page. On a phone the pages are a bar at the bottom.
#[component]
pub fn Header() -> impl IntoView {
    let app = App::here();
    let keys = if page::is_apple() { "⌘K" } else { "Ctrl K" };
    view! {
        <header class="top">
            <a class="brand" href="#/">
                <img class="brand-mark" src="./icon.svg" alt="" width="20" height="20"/>
                "Scopesmith"
            </a>
            <nav class="nav" aria-label="Pages">
                {link(app, Route::Clients(None))}
                {link(app, Route::Finder(None))}
                {link(app, Route::Compare)}
                {link(app, Route::Presets(None))}
            </nav>
            <div class="top-end">
                <button type="button" class="palette-button" aria-haspopup="dialog"
                    on:click=move |_| app.frame.show(Some(Overlay::Palette))>
                    <span class="palette-words">{texts::PALETTE}</span>
                    <kbd aria-hidden="true">{keys}</kbd>
                </button>
                <ProjectMenu/>
            </div>
        </header>
    }
    .into_any()
}

fn link(app: App, to: Route) -> AnyView {
    let (href, title) = (to.to_string(), to.title());
    let route = app.route();
    let here = Memo::new(move |_| {
        route.with(|route| {
            // A client is shown as a part of the list.
            route.is_page_of(&to)
                || (to == Route::Clients(None) && matches!(route, Route::Client(_)))
        })
    });
    view! { <a href=href aria-current=move || here.get().then_some("page")>{title}</a> }.into_any()
}
