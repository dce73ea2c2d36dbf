//! The frame around every page: header, navigation, messages, and the page itself.

use leptos::{mount::mount_to, prelude::*};

use super::{
    connect::ConnectPage,
    header::Header,
    part::finder::FinderPart,
    part::{
        handover::PresetPagePart,
        work::{Dialogs, WorkPage, fetch},
    },
    route::Route,
    state::App,
};
use crate::browser::{address, dialog, leave, page};

/// Mounts the app in place of the skeleton.
pub fn start() {
    page::install_panic_hook();
    leave::forget_frozen_page();
    mount_to(page::clear_mount(), Frame).forget();
}

/// The whole page.
#[component]
pub fn Frame() -> impl IntoView {
    let app = App::provide();
    // A visitor who only looks downloads no more; whoever moves or types does not wait later.
    page::on_first_touch(move || fetch(app));
    address::watch(move || app.follow_address());
    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        page::set_title(&format!("{} · Scopesmith", route.title()));
        if before.is_some_and(|before| before != route) {
            dialog::focus_heading();
        }
        route
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            dialog::focus_heading();
        }>"Skip to the content"</a>
        <Header/>
        // A file that misses its place would otherwise be opened in place of this page.
        <main id="main" on:dragover=|event| event.prevent_default() on:drop=|event| event.prevent_default()>
            <div class="alarm" role="alert">
                {move || app.alert.get().map(|text| view! { <p class="note error">{text}</p> })}
            </div>
            <Page/>
        </main>
        <footer class="foot">
            <p class="status" role="status">{app.status}</p>
            <p>
                "Scopesmith talks to the hosts you choose and to nobody else. "
                "Secrets stay in the memory of this tab."
            </p>
        </footer>
        <Dialogs/>
    }
}

#[component]
fn Page() -> impl IntoView {
    let app = App::here();
    let connected = Memo::new(move |_| app.connection.with(Option::is_some));
    move || match (app.route.get(), connected.get()) {
        (Route::Connect, _) => view! { <ConnectPage/> }.into_any(),
        (route @ (Route::Finder | Route::Compare), _) => view! { <FinderPart route/> }.into_any(),
        (Route::Presets(id), _) => view! { <PresetPagePart id/> }.into_any(),
        (Route::Unknown(_), _) => view! { <NoSuchPage/> }.into_any(),
        (route @ (Route::New | Route::Draft(_)), _) => view! { <WorkPage route/> }.into_any(),
        (_, false) => view! { <ConnectPage/> }.into_any(),
        (route, true) => view! { <WorkPage route/> }.into_any(),
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    view! {
        <h1 tabindex="-1">"No such page"</h1>
        <p>"The address leads nowhere. " <a href="#/clients">"Go to the API clients"</a> "."</p>
    }
}
