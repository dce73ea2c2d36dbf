//! The header: the pages, the command palette, and the project. `index.html` has it; here it comes to life.

use leptos::prelude::*;

use super::project::project_menu;
use crate::browser::elements::Element;
use crate::browser::{first, page};
use crate::ui::kit::el::El;
use crate::ui::route::Route;
use crate::ui::state::{App, Overlay};

/// The pages that it leads to, in its order.
const PAGES: [Route; 4] = [
    Route::Clients(None),
    Route::Finder(None),
    Route::Compare,
    Route::Presets(None),
];

/// The header of every page. On a phone the pages are a bar at the bottom.
pub fn header(app: App) -> El {
    let header = first::header();
    let links = first::parts(&header, "nav a").into_iter();
    for (link, to) in links.zip(PAGES) {
        mark_when_shown(app, link, to);
    }
    let keys = if page::is_apple() { "⌘K" } else { "Ctrl K" };
    El::of(first::part(&header, "kbd")).text(keys).done();
    El::of(first::part(&header, ".palette-button"))
        .on("click", move |_| app.frame.show(Some(Overlay::Palette)))
        .done();
    project_menu(app, first::part(&header, ".menu"));
    El::of(header)
}

fn mark_when_shown(app: App, link: Element, to: Route) {
    let route = app.route();
    let current = move || {
        let here = route.with(|route| {
            // A client is shown as a part of the list.
            route.is_page_of(&to)
                || (to == Route::Clients(None) && matches!(route, Route::Client(_)))
        });
        here.then(|| "page".to_owned())
    };
    El::of(link).bind("aria-current", current).done();
}
