//! Keys that do something on every page. The dialog that lists them is `palette/help.rs`.

use crate::browser::dialog;
use crate::browser::keys::{self, Press};
use crate::ui::route::Route;
use crate::ui::state::{App, Overlay};

/// The filter of a page: marked as such, or the first thing to search in.
const FILTERS: &[&str] = &[
    "main [data-filter]",
    "main [id^=filter]",
    "main [type=search]",
    "main [role=combobox]",
];

/// Listens for as long as the page lives.
pub fn watch_keys(app: App) {
    keys::watch(move |press| act(app, press));
}

/// Whether the key did something.
fn act(app: App, press: &Press) -> bool {
    if press.command && press.key.eq_ignore_ascii_case("k") {
        if dialog::is_open() && !app.frame.is_open() {
            // A question is being asked.
            return false;
        }
        app.frame.toggle_palette();
        return true;
    }
    if !press.alone || !app.frame.shortcuts_untracked() {
        return false;
    }
    match press.key.as_str() {
        "/" => dialog::focus_soon(FILTERS),
        "n" => app.go(Route::New),
        "?" => app.frame.show(Some(Overlay::Help)),
        _ => return false,
    }
    true
}
