//! Folders that a visitor picks or drops. Their files are read here and go nowhere.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DragEvent, Event, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

use super::file::{File, NotRead};

/// Folders in one another, no more than that.
const DEEPEST: usize = 60;

/// What was picked or dropped, before it is looked into.
pub enum Picked {
    /// The files of an input.
    Files(Array),
    /// Files and folders that were dropped.
    Entries(Vec<FileSystemEntry>),
}

/// A file of a folder.
pub enum Item {
    /// It is at hand.
    File(File),
    /// It has to be opened.
    Entry(FileSystemFileEntry),
}

/// The files that an input with `webkitdirectory` holds now. The input forgets them.
pub fn picked(event: &Event) -> Option<Picked> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let list = input.files()?;
    // The list belongs to the input, which forgets it.
    let files = Array::from(&list);
    input.set_value("");
    (files.length() > 0).then_some(Picked::Files(files))
}

/// The path of a file in the folder that was picked; the folder itself may have any name.
fn path_in_folder(file: &File, key: &JsValue) -> String {
    let path = Reflect::get(file, key);
    let path = path.ok().and_then(|path| path.as_string());
    let inside = path.as_deref().and_then(|path| path.split_once('/'));
    inside.map_or_else(|| file.name(), |(_, inside)| inside.to_owned())
}

/// The folders and files that were dropped, if it is more than one file.
pub fn dropped(event: &DragEvent) -> Option<Picked> {
    let items = event.data_transfer()?.items();
    let mut entries: Vec<FileSystemEntry> = Vec::new();
    for at in 0..items.length() {
        let item = items.get(at)?;
        entries.extend(item.webkit_get_as_entry().ok().flatten());
    }
    let many = entries.len() > 1 || entries.iter().any(FileSystemEntry::is_directory);
    many.then_some(Picked::Entries(entries))
}

/// All files, each with its path, but those in folders that are not wanted. At most so many. `between` may wait: the
/// files of a folder are many.
///
/// # Errors
/// The browser could not list a folder.
pub async fn files(
    picked: Picked,
    is_wanted: impl Fn(&str) -> bool,
    most: usize,
    between: impl AsyncFn(),
) -> Result<Vec<(String, Item)>, NotRead> {
    let entries = match picked {
        Picked::Files(files) => {
            let key = JsValue::from_str("webkitRelativePath");
            let mut all = Vec::new();
            for file in files.iter().filter_map(|file| file.dyn_into::<File>().ok()) {
                let path = path_in_folder(&file, &key);
                if is_wanted(&path) && all.len() < most {
                    all.push((path, Item::File(file)));
                }
                between().await;
            }
            return Ok(all);
        }
        Picked::Entries(entries) => entries,
    };
    let mut all = Vec::new();
    let alone = entries.len() == 1;
    let mut open: Vec<(String, FileSystemEntry, usize)> = Vec::new();
    for entry in entries {
        // A folder on its own is the project; of several each keeps its name.
        let name = if alone && entry.is_directory() {
            String::new()
        } else {
            entry.name()
        };
        open.push((name, entry, 0));
    }
    while let Some((path, entry, depth)) = open.pop() {
        if all.len() >= most {
            break;
        }
        // An entry says itself what it is: some browsers have no interface objects that could be asked.
        if entry.is_file() {
            if is_wanted(&path) {
                all.push((path, Item::Entry(entry.unchecked_into())));
            }
            continue;
        }
        if !entry.is_directory() {
            continue;
        }
        let folder: FileSystemDirectoryEntry = entry.unchecked_into();
        let inside = if path.is_empty() {
            "x".to_owned()
        } else {
            [&path, "/x.ts"].concat()
        };
        between().await;
        if depth >= DEEPEST || !path.is_empty() && !is_wanted(&inside) {
            continue;
        }
        for entry in entries_of(&folder).await? {
            let name = entry.name();
            let path = if path.is_empty() {
                name
            } else {
                [&path, "/", &name].concat()
            };
            open.push((path, entry, depth + 1));
        }
    }
    Ok(all)
}

/// What is in a folder: the browser gives it in pieces until one is empty.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, NotRead> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |done, failed| {
            if reader
                .read_entries_with_callback_and_callback(&done, &failed)
                .is_err()
            {
                let _ = failed.call0(&JsValue::NULL);
            }
        });
        let piece = JsFuture::from(promise).await.map_err(|_| NotRead)?;
        let piece: Array = piece.dyn_into().map_err(|_| NotRead)?;
        if piece.length() == 0 {
            return Ok(all);
        }
        all.extend(piece.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

impl Item {
    /// The file itself.
    ///
    /// # Errors
    /// The browser could not open it.
    pub async fn open(self) -> Result<File, NotRead> {
        let entry = match self {
            Self::File(file) => return Ok(file),
            Self::Entry(entry) => entry,
        };
        let promise = Promise::new(&mut |done, failed| {
            entry.file_with_callback_and_callback(&done, &failed);
        });
        let file = JsFuture::from(promise).await.map_err(|_| NotRead)?;
        file.dyn_into().map_err(|_| NotRead)
    }
}
