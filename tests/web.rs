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

use scopesmith::ui::kit::el::{button, el};
use scopesmith::ui::kit::{Note, TextField, Tone};

#[wasm_bindgen_test]
async fn what_is_built_ends_with_its_owner() {
    let stage = stage();
    let (count, set_count) = signal(0);
    let (seen, cleaned) = (RwSignal::new(0), StoredValue::new(false));
    let handle = mount_to(stage.clone(), move || {
        on_cleanup(move || {
            cleaned.try_set_value(true);
        });
        el("p")
            .says(move || count.get().to_string())
            .bind("title", move || {
                (count.get() > 0).then(|| "some".to_owned())
            })
            .child(button("", move |_| seen.update(|seen| *seen += 1)))
            .any()
    });
    let made = find(&stage, "p").expect("it is shown");
    let pressed: HtmlElement = find(&stage, "button")
        .expect("it has a button")
        .unchecked_into();
    set_count.set(2);
    leptos::task::tick().await;
    assert_eq!(made.text_content().as_deref(), Some("2"));
    assert_eq!(made.get_attribute("title").as_deref(), Some("some"));
    pressed.click();
    assert_eq!(seen.get_untracked(), 1);
    drop(handle);
    assert!(cleaned.get_value(), "its owner is cleaned up");
    pressed.click();
    set_count.set(3);
    leptos::task::tick().await;
    assert_eq!(seen.get_untracked(), 1, "nobody listens");
    assert_eq!(made.text_content().as_deref(), Some("2"), "nothing follows");
    stage.remove();
}

fn find(stage: &HtmlElement, selector: &str) -> Option<leptos::web_sys::Element> {
    stage
        .query_selector(selector)
        .expect("the selector is valid")
}

#[wasm_bindgen_test]
async fn a_field_says_what_is_wrong_beside_it_and_keeps_what_was_typed() {
    let stage = stage();
    let value = RwSignal::new("typed".to_owned());
    let error = RwSignal::new(None::<String>);
    let handle = mount_to(stage.clone(), move || {
        view! {
            <TextField id="field" label="Name" value error
                on_input=Callback::new(move |text| value.set(text))/>
        }
    });
    let input = find(&stage, "input").expect("the field has an input");
    assert_eq!(input.get_attribute("aria-invalid"), None);
    error.set(Some("Enter a name.".into()));
    leptos::task::tick().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = input
        .get_attribute("aria-describedby")
        .expect("the error describes it");
    let message = find(&stage, &format!("#{described}")).expect("the error is in the page");
    assert_eq!(message.text_content().as_deref(), Some("Enter a name."));
    let input: leptos::web_sys::HtmlInputElement = input.unchecked_into();
    assert_eq!(input.value(), "typed");
    error.set(None);
    leptos::task::tick().await;
    assert!(
        find(&stage, "#field-error").is_none(),
        "a corrected field is quiet again"
    );
    drop(handle);
    stage.remove();
}

#[wasm_bindgen_test]
async fn text_from_a_host_stays_text() {
    let stage = stage();
    let handle = mount_to(stage.clone(), || {
        view! { <Note tone=Tone::Error title="<img src=x onerror=alert(1)>"/> }
    });
    leptos::task::tick().await;
    assert!(find(&stage, "img").is_none());
    assert_eq!(
        find(&stage, "[role=alert]")
            .and_then(|note| note.text_content())
            .as_deref(),
        Some("<img src=x onerror=alert(1)>")
    );
    drop(handle);
    stage.remove();
}
