//! Copying.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// The browser has no clipboard here, or refused it.
#[derive(Debug)]
pub struct NotCopied;

/// Puts a text on the clipboard.
///
/// # Errors
/// When the browser has no clipboard here (an insecure origin) or the user refused it.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|value| !value.is_undefined());
    if !there {
        return Err(NotCopied);
    }
    let promise = navigator.clipboard().write_text(text);
    JsFuture::from(promise)
        .await
        .map(drop)
        .map_err(|_| NotCopied)
}
