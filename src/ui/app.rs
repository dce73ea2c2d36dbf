//! Where the page begins, and which page an address shows.

use leptos::mount::mount_to;
use leptos::prelude::*;

use super::cut;
use super::landing::LandingPage;
use super::part::connect::ConnectPart;
use super::part::finder::FinderPart;
use super::part::handover::{CredentialsPart, PresetPagePart};
use super::part::list::{List, ListPart};
use super::part::new::NewPart;
use super::part::session::Session;
use super::part::{self, Part};
use super::route::Route;
use super::shell::{NoSuchPage, Shell, watch_keys};
use super::state::App;
use crate::browser::{address, leave, page};

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
    part::provide(cut::load);
    // A visitor who only looks downloads no more; whoever moves or types does not wait later.
    let (session, list) = (Part::<Session>::here(), Part::<List>::here());
    page::on_first_touch(move || {
        session.fetch();
        list.fetch();
    });
    address::watch(move || app.follow_address());
    watch_keys(app);
    view! { <Shell><Page/></Shell> }
}

#[component]
fn Page() -> impl IntoView {
    let app = App::here();
    let (route, workspace) = (app.route(), app.workspace());
    move || match (route.get(), workspace.get()) {
        (Route::Landing, _) => view! { <LandingPage/> }.into_any(),
        (Route::Connect, _) => view! { <ConnectPart/> }.into_any(),
        (route @ (Route::Finder(_) | Route::Compare), _) => {
            view! { <FinderPart route/> }.into_any()
        }
        (Route::Presets(id), _) => view! { <PresetPagePart id/> }.into_any(),
        (Route::Unknown(_), _) => view! { <NoSuchPage/> }.into_any(),
        (route, None) if route.needs_connection() => view! { <ConnectPart/> }.into_any(),
        (Route::Credentials, Some(workspace)) => view! { <CredentialsPart workspace/> }.into_any(),
        (route @ (Route::Clients(_) | Route::Client(_)), Some(workspace)) => {
            view! { <ListPart route workspace/> }.into_any()
        }
        (route, workspace) => view! { <NewPart route workspace/> }.into_any(),
    }
}
