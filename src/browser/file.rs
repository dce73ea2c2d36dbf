//! Files that a visitor picks or drops. They are read here and go nowhere.

pub use js_sys::Uint8Array;
use js_sys::{ArrayBuffer, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{DragEvent, Event, FileList, FileReader, HtmlInputElement, ProgressEvent};

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
    let blob = file
        .slice_with_f64_and_f64(start, end)
        .map_err(|_| NotRead)?;
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_| NotRead)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// All bytes of a file, which stay outside of the program's memory; none of one that is longer than that. The file is not
/// asked for its size: the browser would look at the disk, and the page wait for it.
///
/// # Errors
/// The browser could not read it.
pub async fn whole(file: &File, most: f64) -> Result<Option<Uint8Array>, NotRead> {
    let reader = FileReader::new().map_err(|_| NotRead)?;
    let reading = Reading::of(reader.clone(), most);
    let ended = Promise::new(&mut |done, failed| {
        reader.set_onload(Some(&done));
        reader.set_onabort(Some(&done));
        reader.set_onerror(Some(&failed));
    });
    reader.read_as_array_buffer(file).map_err(|_| NotRead)?;
    JsFuture::from(ended).await.map_err(|_| NotRead)?;
    // What was stopped has no bytes.
    let buffer: Option<ArrayBuffer> = reader.result().ok().and_then(|bytes| bytes.dyn_into().ok());
    drop(reading);
    let bytes = buffer.map(|buffer| Uint8Array::new(&buffer));
    Ok(bytes.filter(|bytes| f64::from(bytes.length()) <= most))
}

/// A file that is read. When nobody waits for it any more, it is read no further.
struct Reading {
    reader: FileReader,
    /// What the reader calls, as long as it may.
    _watch: Closure<dyn Fn(ProgressEvent)>,
}

impl Reading {
    /// Stops at a file that is longer. The first event tells how long it is, before it is read; those that follow tell in
    /// browsers where it doesn't.
    fn of(reader: FileReader, most: f64) -> Self {
        let stop = reader.clone();
        let watch = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.total() > most {
                stop.abort();
            }
        });
        reader.set_onloadstart(Some(watch.as_ref().unchecked_ref()));
        reader.set_onprogress(Some(watch.as_ref().unchecked_ref()));
        Self {
            reader,
            _watch: watch,
        }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.reader.set_onloadstart(None);
        self.reader.set_onprogress(None);
        self.reader.abort();
    }
}

/// A whole text of at most so many bytes; bytes that are no text become question marks.
///
/// # Errors
/// The browser could not read it.
pub async fn text(file: &File, most: f64) -> Result<String, NotRead> {
    let bytes = slice(file, 0.0, most).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
