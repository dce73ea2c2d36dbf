//! The frame around every page: header, navigation, messages, dialogs.

mod header;
mod project;
mod shortcuts;
mod texts;

use leptos::prelude::*;

use self::header::Header;
use super::kit::Toasts;
use super::part::dialogs::Dialogs;
use super::route::Route;
use super::state::App;
use crate::browser::{dialog, page};

pub use self::shortcuts::watch_keys;

/// Header, page and messages.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let app = App::here();
    follow_route(app);
    let alert = app.messages.alert();
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            dialog::focus_heading();
        }>{texts::SKIP}</a>
        <Header/>
        // A file that misses its place would otherwise be opened in place of this page.
        <main id="main" tabindex="-1" on:dragover=|event| event.prevent_default()
            on:drop=|event| event.prevent_default()>
            <div class="alarm" role="alert">
                {move || alert.get().map(|text| view! { <p class="note error">{text}</p> })}
            </div>
            {children()}
        </main>
        <footer class="foot"><p>{texts::FOOT}{page::build().map(texts::build)}</p></footer>
        <Toasts/>
        <Dialogs/>
    }
    .into_any()
}

/// Names the page that is shown in the title, and gives the focus to its heading when it is another one.
fn follow_route(app: App) {
    let (route, workspace) = (app.route(), app.workspace());
    Effect::new(move |before: Option<Route>| {
        let mut shown = route.get();
        if shown.needs_connection() && workspace.with(Option::is_none) {
            shown = Route::Connect;
        }
        page::set_title(&match &shown {
            Route::Landing => texts::START.to_owned(),
            Route::Connect if workspace.with(Option::is_some) => texts::title(texts::CONNECTION),
            shown => texts::title(shown.title()),
        });
        if before.is_some_and(|before| before != shown) {
            dialog::focus_heading();
        }
        shown
    });
}

/// What stands where no page is.
#[component]
pub fn NoSuchPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">{texts::NOT_FOUND}</h1>
            <p>{texts::NOT_FOUND_WHY}</p>
            <p><a href="#/">{texts::TO_START}</a></p>
        </div>
    }
    .into_any()
}
