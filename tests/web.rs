//! Runs in headless Chromium: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// An element of its own for each test, so that tests do not see each other.
fn stage() -> HtmlElement {
    let stage: HtmlElement = document()
        .create_element("section")
        .expect("a section can be made")
        .unchecked_into();
    document()
        .body()
        .expect("the test page has a body")
        .append_child(&stage)
        .expect("it takes children");
    stage
}

#[wasm_bindgen_test]
async fn a_view_follows_its_signal() {
    let stage = stage();
    let (count, set_count) = signal(0);
    let handle = mount_to(stage.clone(), move || view! { <output>{count}</output> });
    assert_eq!(stage.text_content().as_deref(), Some("0"));
    set_count.set(1);
    leptos::task::tick().await;
    assert_eq!(stage.text_content().as_deref(), Some("1"));
    drop(handle);
    stage.remove();
}
