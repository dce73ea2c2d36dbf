//! The frame around every page: header, navigation, messages, and the page itself.

use leptos::mount::mount_to;
use leptos::prelude::*;

use super::connect::ConnectPage;
use super::header::Header;
use super::part::finder::FinderPart;
use super::part::handover::PresetPagePart;
use super::part::work::{Dialogs, WorkPage};
use super::part::{finder, handover, share, work};
use super::route::Route;
use super::state::App;
use crate::browser::{address, dialog, leave, page};

/// Mounts the app in place of the skeleton, until the page is left: then it ends, and with it every
/// connection, task and secret. A page that comes back from the browser's cache loads itself anew.
pub fn start() {
    page::install_panic_hook();
    leave::forget_frozen_page();
    let mounted = mount_to(page::clear_mount(), Frame);
    leave::on_page_hide(move || drop(mounted));
}

/// The whole page.
#[component]
pub fn Frame() -> impl IntoView {
    let app = App::provide();
    leave::on_page_hide(move || app.leave_page());
    work::provide();
    finder::provide();
    handover::provide();
    share::provide();
    // A visitor who only looks downloads no more; whoever moves or types does not wait later.
    let ahead = work::part();
    page::on_first_touch(move || ahead.fetch());
    address::watch(move || app.follow_address());
    let route = app.route();
    let messages = app.messages;
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
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
                {move || messages.alert().get().map(|text| view! { <p class="note error">{text}</p> })}
            </div>
            <Page/>
        </main>
        <footer class="foot">
            <p class="said" role="status">{messages.status()}</p>
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
    let (route, workspace) = (app.route(), app.workspace());
    move || match (route.get(), workspace.get()) {
        (Route::Landing | Route::Connect, _) => view! { <ConnectPage/> }.into_any(),
        (route @ (Route::Finder(_) | Route::Compare), _) => {
            view! { <FinderPart route/> }.into_any()
        }
        (Route::Presets(id), _) => view! { <PresetPagePart id/> }.into_any(),
        (Route::Unknown(_), _) => view! { <NoSuchPage/> }.into_any(),
        (route @ (Route::New | Route::Draft(_)), workspace) => {
            view! { <WorkPage route workspace/> }.into_any()
        }
        (_, None) => view! { <ConnectPage/> }.into_any(),
        (route, workspace) => view! { <WorkPage route workspace/> }.into_any(),
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    view! {
        <h1 tabindex="-1">"Page not found"</h1>
        <p><a href="#/clients">"Go to the API clients"</a></p>
    }
}
