//! The first paint: what `index.html` shows before the app is here. The app takes the header, the start page and the
//! footer over, so that they are written once, and nobody sees them come and go.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{build, dialog, document, page};

/// Why it is there.
const OWN: &str = "index.html has it";

thread_local! {
    /// The start page as it was before a visitor touched it, for when it is shown again.
    static START_PAGE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The header of the page.
pub fn header() -> Element {
    find("#first > header").expect(OWN)
}

/// The footer of the page.
pub fn footer() -> Element {
    find("#first > footer").expect(OWN)
}

/// The start page: that of the document, and later a copy of it.
pub fn start_page() -> Element {
    START_PAGE.with_borrow_mut(|kept| {
        let page = kept.take().or_else(|| find("#landing")).expect(OWN);
        *kept = Some(build::copy(&page));
        page
    })
}

/// The first element of a selector in what is in the document from the start.
pub fn part(around: &Element, selector: &str) -> Element {
    let found = around.query_selector(selector).ok().flatten();
    found.expect(OWN)
}

/// All elements of a selector in what is in the document from the start, in order.
pub fn parts(around: &Element, selector: &str) -> Vec<Element> {
    let found = around.query_selector_all(selector).expect(OWN);
    let all = (0..found.length()).filter_map(|at| found.item(at));
    all.map(JsCast::unchecked_into).collect()
}

/// The element that the app is mounted in.
pub fn mount() -> HtmlElement {
    let found = find("#app").and_then(|found| found.dyn_into().ok());
    found.expect(OWN)
}

/// Ends it, after `mounted` has put the app beside it: what is left of it goes. What had the focus gets it back, and what
/// was pressed meanwhile is pressed again, since only now anything happens.
pub fn replace<T>(mounted: impl FnOnce() -> T) -> T {
    let focused = dialog::focused();
    let pressed = find("[data-pressed]");
    if let Some(pressed) = &pressed {
        build::set_flag(pressed, "data-pressed", false);
    }
    let mounted = mounted();
    if let Some(first) = find("#first") {
        if let Some(unused) = find("#first #landing") {
            START_PAGE.set(Some(unused));
        }
        first.remove();
    }
    page::mark("data-elsewhere", false);
    if let Some(focused) = focused.filter(|focused| focused.is_connected()) {
        dialog::focus(&focused);
    }
    if let Some(pressed) = pressed.filter(|pressed| pressed.is_connected())
        && let Some(pressed) = pressed.dyn_ref::<HtmlElement>()
    {
        pressed.click();
    }
    mounted
}
