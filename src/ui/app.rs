//! Where the page begins, and which page an address shows.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use super::cut;
use super::kit::el::changing;
use super::landing::landing_page;
use super::part::audit::audit_part;
use super::part::client::client_part;
use super::part::code::code_part;
use super::part::compare::compare_part;
use super::part::connect::connect_part;
use super::part::desk::desk_part;
use super::part::finder::finder_part;
use super::part::handover::credentials_part;
use super::part::list::{List, list_part};
use super::part::new::new_part;
use super::part::presets::preset_page_part;
use super::part::projects::projects_part;
use super::part::sandbox::Sandbox;
use super::part::session::Session;
use super::part::trust::trust_part;
use super::part::{self, Part};
use super::route::Route;
use super::shell::{no_such_page, shell, watch_keys};
use super::state::App;
use crate::browser::elements::HtmlElement;
use crate::browser::{address, first, leave, page};

/// Mounts the app in place of the first paint, until the page is left: then it ends, and with it every
/// connection, task and secret. A page that comes back from the browser's cache loads itself anew.
pub fn start() {
    page::install_panic_hook();
    leave::forget_frozen_page();
    let mounted = mount(first::mount());
    leave::on_page_hide(move || drop(mounted));
}

/// Mounts the app in an element that has the first paint of `index.html`.
pub fn mount(around: HtmlElement) -> UnmountHandle<AnyViewState> {
    first::replace(|| mount_to(around, frame))
}

/// The whole page.
fn frame() -> AnyView {
    let app = App::provide();
    leave::on_page_hide(move || app.leave_page());
    part::provide(cut::load::load);
    // A visitor who only looks downloads no more; whoever moves or types does not wait later.
    let (session, list) = (Part::<Session>::here(), Part::<List>::here());
    let (sandbox, route) = (Part::<Sandbox>::here(), app.route());
    page::on_first_touch(move || {
        session.fetch();
        list.fetch();
        if route.try_get_untracked() == Some(Route::Landing) {
            sandbox.fetch();
        }
    });
    address::watch(move || app.follow_address());
    watch_keys(app);
    shell(app, page(app))
}

fn page(app: App) -> AnyView {
    let (route, workspace) = (app.route(), app.workspace());
    changing(move || match (route.get(), workspace.get()) {
        (Route::Landing, _) => landing_page(app),
        (Route::Connect, _) => connect_part(),
        (Route::Compare, _) => compare_part(),
        (route @ Route::Finder(_), _) => finder_part(route),
        (Route::Presets(id), _) => preset_page_part(id),
        (Route::Trust, _) => trust_part(),
        (route @ (Route::Tokens(_) | Route::Proof(_)), _) => desk_part(route),
        (Route::Unknown(_), _) => no_such_page(),
        (route, None) if route.needs_connection() => connect_part(),
        (Route::Credentials, Some(workspace)) => credentials_part(workspace),
        (Route::Clients(_), Some(workspace)) => list_part(workspace),
        (Route::Client(id), Some(workspace)) => client_part(id, workspace),
        (Route::Audit, Some(workspace)) => audit_part(workspace),
        (Route::Projects, Some(_)) => projects_part(),
        (Route::Code, Some(workspace)) => code_part(workspace),
        (route, workspace) => new_part(route, workspace),
    })
}
