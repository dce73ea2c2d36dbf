//! A file is read piece by piece, a folder file by file.

use evidence::Reader;
use leptos::prelude::*;
use platform::http::Clock;
use source::{Archive, FileScan, LONGEST_FILE, Language, NoArchive, is_read, join, language};

use super::texts;
use crate::browser::clock::BrowserClock;
use crate::browser::file::{self, File, NotRead};
use crate::browser::folder::{self, Picked};
use crate::ui::part::material::Found;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// A longer archive is not read, in bytes: all of it has to be in memory.
const LONGEST_ARCHIVE: f64 = 209_715_200.0;

/// So many files of an archive are read before the page answers again.
const BETWEEN: usize = 8;

/// A folder with more files is not one project.
const MOST_FILES: usize = 50_000;

/// Reads a file.
///
/// # Errors
/// Why it could not be read: the browser could not, or it is no archive that can be opened.
pub async fn read_file(picked: File, percent: RwSignal<u32>) -> Result<Found, &'static str> {
    let (name, size) = (picked.name(), picked.size());
    let is_code = language(&name).is_some_and(|language| language != Language::GraphQl);
    if is_code {
        let scan = read_code(&name, &picked).await.map_err(not_read)?;
        return Ok(Found::Project(join(vec![scan])));
    }
    if name.to_ascii_lowercase().ends_with(".zip") {
        return read_archive(&picked, percent).await;
    }
    let mut reader = Reader::new(&name);
    let mut at = 0.0;
    while at < size {
        let bytes = file::slice(&picked, at, at + PIECE)
            .await
            .map_err(not_read)?;
        reader.push(&bytes);
        at += PIECE;
        show_share(percent, at / size);
    }
    Ok(Found::Material(reader.finish()))
}

async fn read_archive(picked: &File, percent: RwSignal<u32>) -> Result<Found, &'static str> {
    if picked.size() > LONGEST_ARCHIVE {
        return Err(texts::ARCHIVE_TOO_LARGE);
    }
    let bytes = file::slice(picked, 0.0, picked.size())
        .await
        .map_err(not_read)?;
    let mut archive = Archive::open(bytes).map_err(NoArchive::words)?;
    let count = archive.len();
    let mut scans: Vec<FileScan> = Vec::with_capacity(count);
    for at in 0..count {
        scans.extend(archive.read(at));
        if at % BETWEEN == 0 {
            // Between two files the page answers.
            show_share(percent, part_of(at, count));
            BrowserClock.sleep(0).await;
        }
    }
    let mut scan = join(scans);
    scan.left_out += archive.left_out;
    Ok(Found::Project(scan))
}

/// Reads a folder.
///
/// # Errors
/// Why it could not be read.
pub async fn read_folder(picked: Picked, percent: RwSignal<u32>) -> Result<Found, &'static str> {
    let files = folder::files(picked, is_read, MOST_FILES)
        .await
        .map_err(not_read)?;
    let count = files.len();
    let mut scans: Vec<FileScan> = Vec::with_capacity(count);
    for (at, (path, item)) in files.into_iter().enumerate() {
        let file = item.open().await.map_err(not_read)?;
        scans.push(read_code(&path, &file).await.map_err(not_read)?);
        show_share(percent, part_of(at, count));
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

fn not_read(_: NotRead) -> &'static str {
    texts::NOT_READ
}

/// A share of files, whose number a float holds exactly.
#[allow(clippy::cast_precision_loss)]
fn part_of(at: usize, count: usize) -> f64 {
    at as f64 / count as f64
}

fn show_share(percent: RwSignal<u32>, share: f64) {
    // The share is between 0 and 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    percent.try_set((share.min(1.0) * 100.0) as u32);
}
