//! The browser: the only room that touches web-sys. Thin, and it decides nothing.

pub mod activity;
pub mod address;
pub mod arrows;
pub mod build;
pub mod caches;
mod chance;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod download;
pub mod elements;
pub mod extension;
pub mod fetch;
pub mod file;
pub mod first;
pub mod folder;
pub mod keys;
pub mod leave;
pub mod page;
pub mod presses;
pub mod seal;
pub mod storage;
pub mod text;
pub mod viewport;

/// The window. A page always has one.
fn window() -> web_sys::Window {
    web_sys::window().expect("the code runs in a page, never in a worker")
}

/// The document of the page.
fn document() -> web_sys::Document {
    window()
        .document()
        .expect("a window of a page has a document")
}
