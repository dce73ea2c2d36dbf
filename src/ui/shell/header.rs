//! The header: the pages, the command palette, and the project.

use leptos::prelude::*;

use super::project::project_menu;
use super::texts;
use crate::browser::page;
use crate::ui::kit::el::{El, button, classed, el, link};
use crate::ui::route::Route;
use crate::ui::state::{App, Overlay};

/// The header of every page. On a phone the pages are a bar at the bottom.
pub fn header(app: App) -> El {
    let keys = if page::is_apple() { "⌘K" } else { "Ctrl K" };
    let mark = classed("span", "brand-mark");
    let pages = [
        Route::Clients(None),
        Route::Finder(None),
        Route::Compare,
        Route::Presets(None),
    ];
    let palette = button("palette-button", move |_| {
        app.frame.show(Some(Overlay::Palette));
    });
    let palette = palette
        .set("aria-haspopup", "dialog")
        .child(classed("span", "palette-words").text(texts::PALETTE))
        .child(el("kbd").set("aria-hidden", "true").text(keys));
    classed("header", "top")
        .child(link("brand", "#/").child(mark).text("Scopesmith"))
        .child(
            classed("nav", "nav")
                .set("aria-label", "Pages")
                .children(pages.map(|to| page_link(app, to))),
        )
        .child(
            classed("div", "top-end")
                .child(palette)
                .child(project_menu(app)),
        )
}

fn page_link(app: App, to: Route) -> El {
    let route = app.route();
    link("", &to.to_string())
        .text(to.title())
        .bind("aria-current", move || {
            let here = route.with(|route| {
                // A client is shown as a part of the list.
                route.is_page_of(&to)
                    || (to == Route::Clients(None) && matches!(route, Route::Client(_)))
            });
            here.then(|| "page".to_owned())
        })
}
