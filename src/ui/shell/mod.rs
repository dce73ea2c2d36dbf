//! The frame around every page: header, navigation, messages, dialogs.

mod header;
mod project;
mod shortcuts;
mod texts;

use leptos::prelude::*;

use self::header::header;
use super::kit::el::{El, classed, el, link, nothing};
use super::kit::toasts;
use super::part::dialogs::dialogs;
use super::route::Route;
use super::state::App;
use crate::browser::{dialog, first, page};

pub use self::project::settings;
pub use self::shortcuts::watch_keys;
pub use self::texts::CONNECTION;

/// Header, page and messages.
pub fn shell(app: App, page: AnyView) -> AnyView {
    follow_route(app);
    let alert = app.messages.alert();
    let skip = link("skip", "#main")
        .text(texts::SKIP)
        .on("click", |event| {
            event.prevent_default();
            dialog::focus_heading();
        });
    let alarm = move || match alert.get() {
        Some(text) => classed("p", "note error").text(&text).any(),
        None => nothing(),
    };
    // A file that misses its place would otherwise be opened in place of this page.
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .on("dragover", |event| event.prevent_default())
        .on("drop", |event| event.prevent_default())
        .child(classed("div", "alarm").set("role", "alert").region(alarm))
        .view(page);
    let foot = match page::build() {
        Some(id) => El::of(first::footer()).child(el("p").text(&texts::build(&id))),
        None => El::of(first::footer()),
    };
    let [status, shown] = toasts(app.messages);
    let mut all: Vec<AnyView> = [skip, header(app), main, foot, status, shown]
        .map(El::any)
        .into();
    all.push(dialogs(app));
    all.into_any()
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
pub fn no_such_page() -> AnyView {
    classed("div", "page")
        .child(el("h1").set("tabindex", "-1").text(texts::NOT_FOUND))
        .child(el("p").text(texts::NOT_FOUND_WHY))
        .child(el("p").child(link("", "#/").text(texts::TO_START)))
        .any()
}
