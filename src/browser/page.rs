//! The page as a whole: its title, its theme, its frame, and what it says when the program has crashed.

use std::cell::Cell;

use wasm_bindgen::{JsCast, closure::Closure};

use super::{build, document, storage, window};

/// Sets the title. It never holds a secret, and names in it are plain text.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether another page shows this one inside a frame, or opened it and still holds its window.
/// Credentials are not shown then: what frames the page can lay something over it (the directive
/// `frame-ancestors` does not work from a meta tag), and what opened it can lead it elsewhere.
pub fn is_framed_or_opened() -> bool {
    let top = window().top().ok().flatten();
    let framed = top.is_none_or(|top| !js_sys::Object::is(top.as_ref(), window().as_ref()));
    let opened = window()
        .opener()
        .is_ok_and(|opener| !opener.is_null() && !opener.is_undefined());
    framed || opened
}

/// The security policy that the page brings with it, in its meta tag; empty if it has none.
pub fn policy() -> String {
    let meta = document()
        .query_selector("meta[http-equiv='Content-Security-Policy' i]")
        .ok()
        .flatten();
    meta.and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// Whether the browser refuses to turn text into markup, scripts or their addresses unless one of the page's own rules
/// lets it pass (Trusted Types): the policy asks for it, and the browser knows it.
pub fn has_trusted_types() -> bool {
    let known = js_sys::Reflect::get(&window(), &"trustedTypes".into());
    let rule = known.and_then(|known| js_sys::Reflect::get(&known, &"defaultPolicy".into()));
    rule.is_ok_and(|rule| rule.is_object()) && policy().contains("require-trusted-types-for")
}

/// The origin that the page came from, and how many files of it the browser loaded since, as far as it tells.
pub fn own_files() -> (String, usize) {
    let origin = window().location().origin().unwrap_or_default();
    let entries = js_sys::Reflect::get(&window(), &"performance".into())
        .ok()
        .and_then(|performance| performance.dyn_into::<web_sys::Performance>().ok())
        .map(|performance| performance.get_entries_by_type("resource"));
    let name = |entry| {
        js_sys::Reflect::get(&entry, &"name".into())
            .ok()?
            .as_string()
    };
    let names = entries
        .iter()
        .flat_map(js_sys::Array::iter)
        .filter_map(name);
    let inside = [origin.as_str(), "/"].concat();
    let count = names.filter(|name| name.starts_with(&inside)).count();
    (origin, count)
}

/// The build id that `cargo xtask build` wrote into the page; none while it is being worked on.
pub fn build() -> Option<String> {
    document().document_element()?.get_attribute("data-build")
}

/// Opens the browser's dialog for printing.
pub fn print() {
    let _ = window().print();
}

/// Whether the browser knows that it is offline.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Whether the keyboard has a Cmd key where others have Ctrl, as far as the browser tells.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// The chosen theme: `light`, `dark`, or `system` when nothing was chosen.
pub fn theme() -> String {
    storage::get("theme")
        .filter(|t| t == "light" || t == "dark")
        .unwrap_or("system".into())
}

/// Shows and remembers a theme.
pub fn set_theme(theme: &str) {
    let root = document().document_element();
    if theme == "system" {
        storage::remove("theme");
        if let Some(root) = root {
            let _ = root.remove_attribute("data-theme");
        }
    } else {
        storage::set("theme", theme);
        if let Some(root) = root {
            let _ = root.set_attribute("data-theme", theme);
        }
    }
}

/// Says something of the page to its style sheets, by an attribute of the root element. A selector with `:has()` there
/// would make the browser look at all of the page again whenever anything in it changes.
pub fn mark(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        build::set_flag(&root, name, on);
    }
}

/// Calls `act` once, when the visitor first moves a pointer, touches or presses a key. The focus says nothing: the page
/// gives it to a field by itself.
pub fn on_first_touch(act: impl Fn() + 'static) {
    let done = Cell::new(false);
    let listener = Closure::<dyn Fn()>::new(move || {
        if !done.replace(true) {
            act();
        }
    });
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    for event in ["pointermove", "pointerdown", "keydown"] {
        let _ = document().add_event_listener_with_callback_and_add_event_listener_options(
            event,
            listener.as_ref().unchecked_ref(),
            &once,
        );
    }
    listener.forget();
}

/// Whether the page shows nothing yet but that it waits for something.
pub fn is_waiting() -> bool {
    let found = document().query_selector("main .loading:not([hidden])");
    found.is_ok_and(|found| found.is_some())
}

/// Calls `act` once the browser has painted what was changed until now.
pub fn after_paint(act: impl FnOnce() + 'static) {
    after_paint_and(0, act);
}

/// Calls `act` so many milliseconds after the browser has painted what was changed until now.
pub fn after_paint_and(milliseconds: u32, act: impl FnOnce() + 'static) {
    let painted = Closure::once_into_js(move || {
        gloo_timers::callback::Timeout::new(milliseconds, act).forget();
    });
    let _ = window().request_animation_frame(painted.unchecked_ref());
}

/// Shows what happened when the program stops, in place of a dead page.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        // The place only: a message could carry a value.
        let place = info
            .location()
            .map(|at| format!("{}:{}", at.file(), at.line()));
        if let Some(note) = document().get_element_by_id("crash") {
            let text = format!(
                "Scopesmith crashed ({}). The page has sent no requests since then. If a secret is still on the \
                    screen, copy it, then reload the page.",
                place.unwrap_or_default()
            );
            note.set_text_content(Some(&text));
            let _ = note.remove_attribute("hidden");
        }
    }));
}
