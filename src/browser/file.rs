//! Files that a visitor picks or drops. They are read here and go nowhere.

pub use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

/// The browser could not read the file: it was moved, or changed meanwhile.
#[derive(Debug)]
pub struct NotRead;

/// The file that an input of the type `file` holds now. The input forgets it, so that the same file
/// can be picked again.
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(input.files());
    input.set_value("");
    file
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    first(event.data_transfer()?.files())
}

fn first(files: Option<FileList>) -> Option<File> {
    files?.get(0)
}

/// The bytes from `start` to `end`, or to the end of the file.
///
/// # Errors
/// The browser could not read them.
pub async fn slice(file: &File, start: f64, end: f64) -> Result<Vec<u8>, NotRead> {
    Ok(outside(file, start, end).await?.to_vec())
}

/// As [`slice`], but the bytes stay outside of the program's memory.
///
/// # Errors
/// The browser could not read them.
pub async fn outside(file: &File, start: f64, end: f64) -> Result<Uint8Array, NotRead> {
    let blob = file
        .slice_with_f64_and_f64(start, end)
        .map_err(|_| NotRead)?;
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_| NotRead)?;
    Ok(Uint8Array::new(&buffer))
}

/// A whole text of at most so many bytes; bytes that are no text become question marks.
///
/// # Errors
/// The browser could not read it.
pub async fn text(file: &File, most: f64) -> Result<String, NotRead> {
    let bytes = slice(file, 0.0, most).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
