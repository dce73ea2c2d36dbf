//! Saving a text as a file.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;

/// The browser refused to make the file.
#[derive(Debug)]
pub struct NotSaved;

/// Offers bytes as a file of that name.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes).into());
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).map_err(|_| NotSaved)?;
    offer(name, &blob)
}

/// Offers a text as a file of that name. The file's bytes never leave the page but to the disk.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), NotSaved> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).map_err(|_| NotSaved)?;
    offer(name, &blob)
}

fn offer(name: &str, blob: &Blob) -> Result<(), NotSaved> {
    let url = Url::create_object_url_with_blob(blob).map_err(|_| NotSaved)?;
    let made = document().create_element("a").map_err(|_| NotSaved);
    let link = made.and_then(|a| a.dyn_into::<HtmlAnchorElement>().map_err(|_| NotSaved))?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).map_err(|_| NotSaved)
}
