//! A file is read piece by piece, a folder file by file.

use evidence::Reader;
use leptos::prelude::*;
use source::{FileScan, LONGEST_FILE, Language, is_read, join, language};

use super::texts;
use crate::browser::file::{self, File, NotRead};
use crate::browser::folder::{self, Picked};
use crate::ui::part::material::Found;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// A folder with more files is not one project.
const MOST_FILES: usize = 50_000;

/// Reads a file.
///
/// # Errors
/// The browser could not read it.
pub async fn read_file(picked: File, percent: RwSignal<u32>) -> Result<Found, NotRead> {
    let (name, size) = (picked.name(), picked.size());
    let is_code = language(&name).is_some_and(|language| language != Language::GraphQl);
    if is_code {
        let scan = read_code(&name, &picked).await?;
        return Ok(Found::Project(join(vec![scan])));
    }
    let mut reader = Reader::new(&name);
    let mut at = 0.0;
    while at < size {
        let bytes = file::slice(&picked, at, at + PIECE).await?;
        reader.push(&bytes);
        at += PIECE;
        show_share(percent, at / size);
    }
    Ok(Found::Material(reader.finish()))
}

/// Reads a folder.
///
/// # Errors
/// The browser could not read a file of it.
pub async fn read_folder(picked: Picked, percent: RwSignal<u32>) -> Result<Found, NotRead> {
    let files = folder::files(picked, is_read, MOST_FILES).await?;
    let count = files.len();
    let mut scans: Vec<FileScan> = Vec::with_capacity(count);
    for (at, (path, item)) in files.into_iter().enumerate() {
        let file = item.open().await?;
        scans.push(read_code(&path, &file).await?);
        // Between 0 and the number of files, which a float holds exactly.
        #[allow(clippy::cast_precision_loss)]
        show_share(percent, at as f64 / count as f64);
    }
    let mut scan = join(scans);
    if count >= MOST_FILES {
        scan.notes.push(texts::TOO_MANY.to_owned());
    }
    Ok(Found::Project(scan))
}

/// Of a longer file one byte more than is read: so it is known to be longer.
async fn read_code(path: &str, file: &File) -> Result<FileScan, NotRead> {
    #[allow(clippy::cast_precision_loss)]
    let text = file::text(file, (LONGEST_FILE + 1) as f64).await?;
    Ok(source::read_file(path, &text))
}

fn show_share(percent: RwSignal<u32>, share: f64) {
    // The share is between 0 and 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    percent.try_set((share.min(1.0) * 100.0) as u32);
}
