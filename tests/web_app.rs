//! The whole page on the sandbox, component by component, in headless Chromium: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic)]

use gloo_timers::future::TimeoutFuture;
use leptos::{
    mount::UnmountHandle,
    prelude::*,
    web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement},
};
use scopesmith::ui::mount;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A page of its own for each test, connected to a new sandbox.
struct Page<M: leptos::tachys::view::Mountable> {
    stage: HtmlElement,
    handle: Option<UnmountHandle<M>>,
}

impl<M: leptos::tachys::view::Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.stage.remove();
    }
}

impl<M: leptos::tachys::view::Mountable> Page<M> {
    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self
            .stage
            .query_selector_all(selector)
            .expect("the selector is valid");
        (0..found.length())
            .filter_map(|at| found.item(at))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The first element of the selector whose text begins so, as soon as it is there.
    async fn find(&self, selector: &str, text: &str) -> HtmlElement {
        for _ in 0..500 {
            let found = self.all(selector).into_iter().find(|element| {
                let shown = element.text_content().unwrap_or_default();
                shown.trim_start().starts_with(text)
            });
            if let Some(found) = found {
                return found.unchecked_into();
            }
            TimeoutFuture::new(10).await;
        }
        panic!("no {selector} with {text}: {:?}", self.stage.text_content());
    }

    /// Waits until nothing matches.
    async fn gone(&self, selector: &str) {
        for _ in 0..500 {
            if self.all(selector).is_empty() {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("there is still {selector}");
    }

    async fn press(&self, selector: &str, text: &str) {
        self.find(selector, text).await.click();
        leptos::task::tick().await;
    }

    fn scope(&self, name: &str) -> HtmlInputElement {
        self.all(&format!("input[aria-label=\"{name}\"]"))
            .into_iter()
            .next()
            .expect("the scope has a checkbox")
            .unchecked_into()
    }

    /// The box of a scope. Its group may be folded, so the filter is set to it.
    async fn find_scope(&self, name: &str) -> HtmlInputElement {
        self.type_into("filter-scopes", name).await;
        self.find(&format!("input[aria-label=\"{name}\"]"), "")
            .await;
        self.scope(name)
    }

    async fn tick(&self, name: &str) {
        self.find_scope(name).await.click();
        leptos::task::tick().await;
    }

    async fn choose(&self, id: &str, value: &str) {
        let select: HtmlSelectElement = self.all(&format!("#{id}"))[0].clone().unchecked_into();
        select.set_value(value);
        let event = leptos::web_sys::Event::new("change").expect("an event can be made");
        select.dispatch_event(&event).expect("it can be sent");
        leptos::task::tick().await;
    }

    async fn type_into(&self, id: &str, text: &str) {
        let input: HtmlInputElement = self.all(&format!("#{id}"))[0].clone().unchecked_into();
        input.set_value(text);
        let event = leptos::web_sys::Event::new("input").expect("an event can be made");
        input.dispatch_event(&event).expect("it can be sent");
        leptos::task::tick().await;
    }
}

impl<M: leptos::tachys::view::Mountable> Page<M> {
    async fn type_into_area(&self, id: &str, text: &str) {
        let area: leptos::web_sys::HtmlTextAreaElement =
            self.all(&format!("#{id}"))[0].clone().unchecked_into();
        area.set_value(text);
        let event = leptos::web_sys::Event::new("input").expect("an event can be made");
        area.dispatch_event(&event).expect("it can be sent");
        leptos::task::tick().await;
    }
}

fn go(hash: &str) {
    window()
        .location()
        .set_hash(hash)
        .expect("the test page has an address");
}

/// Puts what `index.html` shows before the app is here into an element.
#[expect(
    clippy::disallowed_methods,
    reason = "it is the markup of the page itself"
)]
fn paint_first(stage: &HtmlElement) {
    let (_, rest) = include_str!("../index.html")
        .split_once("<div id=\"app\">")
        .expect("the page has an element for the app");
    let (first, _) = rest.split_once("</body>").expect("the body ends");
    stage.set_inner_html(first);
}

/// A new page, connected to the sandbox, at the list.
macro_rules! connected {
    () => {{
        go("#/connect");
        let stage: HtmlElement = document()
            .create_element("section")
            .expect("a section can be made")
            .unchecked_into();
        document()
            .body()
            .expect("the test page has a body")
            .append_child(&stage)
            .expect("it takes children");
        paint_first(&stage);
        let page = Page {
            handle: Some(mount(stage.clone())),
            stage,
        };
        page.press("button", "Try the sandbox").await;
        page.find("caption", "API clients of the project").await;
        page
    }};
}

#[wasm_bindgen_test]
async fn the_list_filters_and_sorts() {
    let page = connected!();
    let names = || {
        page.all("tbody th a")
            .iter()
            .map(|a| a.text_content().unwrap_or_default())
            .collect::<Vec<_>>()
    };
    page.find("[role=status]", "40 clients").await;
    let newest_first = names();
    page.press("button.sort", "Name").await;
    page.find("thead th[aria-sort=ascending]", "Name").await;
    assert_ne!(names(), newest_first);
    page.type_into("filter-clients", "operator").await;
    page.find("[role=status]", "1 of 40 clients").await;
    // A short form of the name may stand before it, for narrow windows.
    let found = names();
    assert!(
        found.len() == 1 && found[0].ends_with("Scopesmith operator"),
        "{found:?}"
    );
}

#[wasm_bindgen_test]
async fn a_manage_scope_locks_its_view_scope_and_gives_it_back() {
    let page = connected!();
    go("#/new");
    page.find("h1", "New API client").await;
    page.tick("manage_orders").await;
    let view = page.scope("view_orders");
    assert!(view.checked() && view.disabled());
    page.find(".scope-why", "Included in manage_orders").await;
    page.find(".scope-string", "view_orders:").await;
    page.tick("manage_orders").await;
    assert!(!view.checked() && !view.disabled());
    // Ticked by hand it stays.
    page.tick("view_orders").await;
    page.tick("manage_orders").await;
    page.tick("manage_orders").await;
    assert!(view.checked() && !view.disabled());
    page.press("button", "Clear the form").await;
    assert!(!view.checked());
}

#[wasm_bindgen_test]
async fn an_incomplete_form_sends_nothing_and_says_what_is_missing() {
    let page = connected!();
    go("#/new");
    page.press("button", "Create API client").await;
    page.find(".field-error", "Enter a name").await;
    page.find(".field-error", "Choose at least one scope").await;
    page.type_into("name", "Scopesmith operator").await;
    page.find(".field-error", "Choose another name").await;
    page.choose("access", "other").await;
    page.find("#access-seconds", "").await;
    page.type_into("access-seconds", "60").await;
    page.find(".field-error", "").await;
    let access = page.all("#access-seconds")[0].get_attribute("aria-invalid");
    assert_eq!(access.as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn the_credentials_are_masked_guarded_and_wiped() {
    let page = connected!();
    go("#/new");
    page.find("h1", "New API client").await;
    page.type_into("name", "made by a test").await;
    page.tick("view_products").await;
    page.press("button", "Create API client").await;
    page.find("h1", "Credentials of made by a test").await;
    page.find("dd", "•").await;
    // Leaving asks first, and staying stays.
    go("#/clients");
    page.find("dialog[open] h2", "").await;
    page.find("h1", "Credentials of made by a test").await;
    page.press("dialog[open] button", "Stay").await;
    let stored: HtmlInputElement = page.all("#stored")[0].clone().unchecked_into();
    stored.click();
    leptos::task::tick().await;
    go("#/clients");
    page.find("tbody th", "made by a test").await;
    go("#/credentials");
    page.find("h1", "No credentials to show").await;
}

#[wasm_bindgen_test]
async fn a_fix_of_the_lint_changes_the_draft_and_goes() {
    let page = connected!();
    go("#/new");
    page.find("h1", "New API client").await;
    page.type_into("name", "tmp orders-bff prod").await;
    page.tick("manage_project").await;
    page.find(".finding-head", "Full access to the project")
        .await;
    page.press(".finding button", "Expire in 7 days").await;
    page.find("#lives, .review li", "Expires in 7 days").await;
    page.press(".finding button", "Remove manage_project").await;
    assert!(!page.scope("manage_project").checked());
    page.gone(".finding").await;
    page.press("button", "Clear the form").await;
}

#[wasm_bindgen_test]
async fn a_link_fills_the_form_and_what_was_typed_comes_back() {
    let page = connected!();
    go("#/new");
    page.find("h1", "New API client").await;
    page.type_into("name", "half typed").await;
    go("#/new?n=from%20a%20link&s=manage_orders&d=30&secret=x");
    page.find(".note-title", "Review this shared draft").await;
    page.find(".note li", "A secret or a token in the text")
        .await;
    assert!(page.scope("manage_orders").checked());
    page.press("button", "Restore my draft").await;
    page.find(".review .hint", "Select scopes").await;
    assert!(!page.scope("manage_orders").checked());
    let name: HtmlInputElement = page.all("#name")[0].clone().unchecked_into();
    for _ in 0..500 {
        if name.value() == "half typed" {
            break;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!(name.value(), "half typed");
    page.press("button", "Clear the form").await;
}

#[wasm_bindgen_test]
async fn two_sets_are_compared_in_words() {
    let page = connected!();
    go("#/compare");
    page.find("h1", "Compare scopes").await;
    page.find(
        ".compare-result [role=status]",
        "Paste scopes or choose a source",
    )
    .await;
    page.find("#left-text", "").await;
    page.type_into_area("left-text", "view_zones:shop manage_types:shop")
        .await;
    page.find(
        ".compare-result [role=status]",
        "The right side has no scopes.",
    )
    .await;
    page.type_into_area("right-text", "manage_types:shop").await;
    page.find(
        ".compare-result [role=status]",
        "The right side can do less.",
    )
    .await;
    page.find("section li", "Read zones.").await;
    page.find(".only-left td", "− Left only").await;
    page.find(".on-both td", "= Both").await;
    page.press("button", "Swap").await;
    page.find(
        ".compare-result [role=status]",
        "The right side can do more.",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_wrong_store_key_shows_no_answer() {
    let page = connected!();
    go("#/finder");
    page.find("h1", "Which scopes do I need?").await;
    page.type_into_area("job-box", "GET /shop/orders\nPOST /shop/carts")
        .await;
    page.find(".verdict", "One scope is enough").await;
    page.type_into("job-stores", "Bérlin").await;
    page.find(".field-error", "Bérlin is not a store key.")
        .await;
    page.find(".verdict", "Correct the store keys").await;
    assert!(page.all(".finder-answer .scope-string").is_empty());
    assert!(page.all(".finder-answer button").is_empty());
    page.type_into("job-stores", "berlin").await;
    page.find(".finder-answer .scope-string", "manage_orders:")
        .await;
    page.type_into("job-stores", "").await;
    page.press("button", "Clear").await;
    page.find("#selected-title", "Selected calls (0)").await;
}
