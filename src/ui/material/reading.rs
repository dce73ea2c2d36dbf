//! A file is read piece by piece, a folder file by file.

use std::cell::Cell;
use std::pin::pin;
use std::sync::Arc;

use evidence::Reader;
use futures_util::stream::{self, StreamExt};
use leptos::prelude::*;
use platform::http::Clock;
use source::{
    Archive, FileScan, Joining, LONGEST_FILE, Language, NoArchive, is_read, join, language, text_of,
};

use super::texts;
use crate::browser::clock::{self, BrowserClock};
use crate::browser::file::{self, File, NotRead, Uint8Array};
use crate::browser::folder::{self, Picked};
use crate::ui::part::material::Found;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// A longer archive is not read, in bytes: all of it has to be in memory.
const LONGEST_ARCHIVE: f64 = 209_715_200.0;

/// An archive is read in pieces of so many bytes.
const ARCHIVE_PIECE: f64 = 8_388_608.0;

/// So long may the page be busy before it answers again, in milliseconds.
const BUSY: i64 = 16;

/// So many files are fetched ahead: about as many as are read in a slice. They wait outside of the program's memory.
const AHEAD: usize = 32;

/// More places of calls are counted, not listed.
const MOST_PLACES: usize = 5_000;

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
        let bytes = code_bytes(&picked).await.map_err(not_read)?;
        let bytes = bytes.map(|bytes| bytes.to_vec());
        let scan = read_code(&name, bytes.as_deref(), &Turns::new()).await;
        return Ok(Found::Project(Arc::new(join(vec![scan]))));
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
    Ok(Found::Material(Box::new(reader.finish())))
}

async fn read_archive(picked: &File, percent: RwSignal<u32>) -> Result<Found, &'static str> {
    let size = picked.size();
    if size > LONGEST_ARCHIVE {
        return Err(texts::ARCHIVE_TOO_LARGE);
    }
    let (mut bytes, mut at) = (Vec::new(), 0.0);
    while at < size {
        // One copy of a large file would hold the page up.
        let piece = file::slice(picked, at, at + ARCHIVE_PIECE).await;
        bytes.extend(piece.map_err(not_read)?);
        at += ARCHIVE_PIECE;
    }
    let mut archive = Archive::open(bytes).map_err(NoArchive::words)?;
    let count = archive.len();
    let (mut joining, turns) = (Joining::new(MOST_PLACES), Turns::new());
    for at in archive.in_order() {
        let path = archive.path(at).unwrap_or_default().to_owned();
        let scan = match archive.unpack(at) {
            Some(Ok(bytes)) => read_code(&path, Some(&bytes), &turns).await,
            Some(Err(scan)) => scan,
            None => continue,
        };
        joining.push(scan);
        show_share(percent, part_of(joining.len(), count));
        turns.give().await;
    }
    let mut scan = joining.finish_with(async || turns.give().await).await;
    scan.left_out += archive.left_out;
    Ok(Found::Project(Arc::new(scan)))
}

/// Reads a folder.
///
/// # Errors
/// Why it could not be read.
pub async fn read_folder(picked: Picked, percent: RwSignal<u32>) -> Result<Found, &'static str> {
    let turns = Turns::new();
    let mut files = folder::files(picked, is_read, MOST_FILES, async || turns.give().await)
        .await
        .map_err(not_read)?;
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let count = files.len();
    let opened = files.into_iter().map(|(path, item)| async {
        let bytes = code_bytes(&item.open().await?).await?;
        Ok((path, bytes))
    });
    // The browser fetches the next files while one is read.
    let mut opened = pin!(stream::iter(opened).buffered(AHEAD));
    let (mut joining, mut inside) = (Joining::new(MOST_PLACES), Vec::new());
    while let Some(next) = opened.next().await {
        let (path, bytes) = next.map_err(not_read)?;
        // The bytes of one file after the other take the same place.
        let bytes = bytes.map(|bytes| {
            inside.resize(bytes.length() as usize, 0);
            bytes.copy_to(&mut inside);
            inside.as_slice()
        });
        joining.push(read_code(&path, bytes, &turns).await);
        show_share(percent, part_of(joining.len(), count));
        turns.give().await;
    }
    let mut scan = joining.finish_with(async || turns.give().await).await;
    if count >= MOST_FILES {
        scan.notes.push(texts::TOO_MANY.to_owned());
    }
    Ok(Found::Project(Arc::new(scan)))
}

/// The bytes of a file; none of one that is longer than those that are read.
async fn code_bytes(file: &File) -> Result<Option<Uint8Array>, NotRead> {
    // The limit is far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    file::whole(file, LONGEST_FILE as f64).await
}

/// Reads the bytes of a file; a long one is read piece by piece, too.
async fn read_code(path: &str, bytes: Option<&[u8]>, turns: &Turns) -> FileScan {
    let Some(bytes) = bytes else {
        return FileScan::too_long(path);
    };
    let text = text_of(bytes);
    source::read_file_with(path, &text, async |_| turns.give().await).await
}

/// Lets the page answer between two pieces of work, before it has been busy for long.
struct Turns(Cell<i64>);

impl Turns {
    fn new() -> Self {
        Self(Cell::new(BrowserClock.now_ms()))
    }

    async fn give(&self) {
        if BrowserClock.now_ms() - self.0.get() >= BUSY {
            clock::turn().await;
            self.0.set(BrowserClock.now_ms());
        }
    }
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
    let now = (share.min(1.0) * 100.0) as u32;
    if percent
        .try_get_untracked()
        .is_some_and(|shown| shown != now)
    {
        percent.try_set(now);
    }
}
