//! A file is read piece by piece, a folder file by file, and both can be stopped.

use evidence::Evidence;
use leptos::prelude::*;
use platform::http::Clock;
use source::{FileScan, LONGEST_FILE, Language, NoArchive, Scan, is_read, language};

use super::texts;
use crate::browser::clock::BrowserClock;
use crate::browser::file;
use crate::browser::file::{File, NotRead};
use crate::browser::folder::{self, Picked};
use crate::ui::kit::{Waiting, unless_stopped};
use crate::ui::part::reader::Reader;
use crate::ui::part::{NotLoaded, Part};
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// A longer archive is not read, in bytes: all of it has to be in memory.
const LONGEST_ARCHIVE: f64 = 209_715_200.0;
/// So many files of an archive are read before the page answers again.
const BETWEEN: usize = 8;
/// A folder with more files is not one project.
const MOST_FILES: usize = 50_000;

/// What was read.
#[derive(Clone, PartialEq)]
pub(super) enum Found {
    /// Material that shows calls or scopes.
    Material(Evidence),
    /// Source code.
    Project(Scan),
}

/// How far the reading of a file is. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    waiting: Waiting,
    /// From 0 to 100.
    pub(super) percent: RwSignal<u32>,
    /// Why the file could not be read.
    pub(super) problem: RwSignal<Option<&'static str>>,
    /// What reads; it comes with the first file.
    reader: Part<Reader>,
}

impl Reading {
    pub(super) fn new(
        waiting: Waiting,
        problem: RwSignal<Option<&'static str>>,
        reader: Part<Reader>,
    ) -> Self {
        Self {
            waiting,
            percent: RwSignal::new(0),
            problem,
            reader,
        }
    }
}

/// Reads each file or folder that is picked, for as long as the page lives. What takes the finding is called
/// without any first: what was shown before is over.
pub(super) fn file_reader(
    app: App,
    reading: Reading,
    show: impl Fn(Option<Found>) + Copy + Send + Sync + 'static,
) -> (Callback<File>, Callback<Picked>) {
    let tasks = PageTasks::new();
    let begin = move || {
        let stop = reading.waiting.begin()?;
        reading.problem.set(None);
        reading.percent.set(0);
        show(None);
        Some(stop)
    };
    let end = move |read: Option<Result<Found, &'static str>>| {
        reading.waiting.end();
        match read {
            None => app.messages.announce(texts::CANCELED),
            Some(Ok(found)) => show(Some(found)),
            Some(Err(cause)) => {
                reading.problem.try_set(Some(cause));
            }
        }
    };
    let file = Callback::new(move |picked: File| {
        if let Some(stop) = begin() {
            tasks.start(async move {
                end(unless_stopped(read_file(&picked, reading), stop).await);
            });
        }
    });
    let folder = Callback::new(move |picked: Picked| {
        if let Some(stop) = begin() {
            tasks.start(async move {
                end(unless_stopped(read_folder(picked, reading), stop).await);
            });
        }
    });
    (file, folder)
}

async fn read_file(picked: &File, reading: Reading) -> Result<Found, &'static str> {
    let reader = reading
        .reader
        .get()
        .await
        .map_err(|NotLoaded| texts::NO_READER)?;
    let (name, size) = (picked.name(), picked.size());
    let is_code = language(&name).is_some_and(|language| language != Language::GraphQl);
    if is_code {
        let scan = read_code(reader, &name, picked).await.map_err(not_read)?;
        return Ok(Found::Project((reader.join)(vec![scan])));
    }
    if name.to_ascii_lowercase().ends_with(".zip") {
        return read_archive(reader, picked, reading).await;
    }
    let mut pieces = (reader.begin)(&name);
    let mut at = 0.0;
    while at < size {
        let bytes = file::slice(picked, at, at + PIECE)
            .await
            .map_err(not_read)?;
        (reader.push)(&mut pieces, &bytes);
        at += PIECE;
        show_share(reading.percent, at / size);
    }
    Ok(Found::Material((reader.finish)(pieces)))
}

async fn read_archive(
    reader: Reader,
    picked: &File,
    reading: Reading,
) -> Result<Found, &'static str> {
    if picked.size() > LONGEST_ARCHIVE {
        return Err(texts::ARCHIVE_TOO_LARGE);
    }
    let bytes = file::slice(picked, 0.0, picked.size())
        .await
        .map_err(not_read)?;
    let mut archive = (reader.unpack)(bytes).map_err(NoArchive::words)?;
    let count = archive.len();
    let mut scans: Vec<FileScan> = Vec::with_capacity(count);
    for at in 0..count {
        scans.extend((reader.packed)(&mut archive, at));
        if at % BETWEEN == 0 {
            // Between two files the page answers.
            show_share(reading.percent, part_of(at, count));
            BrowserClock.sleep(0).await;
        }
    }
    let mut scan = (reader.join)(scans);
    scan.left_out += archive.left_out;
    Ok(Found::Project(scan))
}

async fn read_folder(picked: Picked, reading: Reading) -> Result<Found, &'static str> {
    let reader = reading
        .reader
        .get()
        .await
        .map_err(|NotLoaded| texts::NO_READER)?;
    let files = folder::files(picked, is_read, MOST_FILES)
        .await
        .map_err(not_read)?;
    let count = files.len();
    let mut scans: Vec<FileScan> = Vec::with_capacity(count);
    for (at, (path, item)) in files.into_iter().enumerate() {
        let file = item.open().await.map_err(not_read)?;
        scans.push(read_code(reader, &path, &file).await.map_err(not_read)?);
        show_share(reading.percent, part_of(at, count));
    }
    let mut scan = (reader.join)(scans);
    if count >= MOST_FILES {
        scan.notes.push(texts::TOO_MANY.to_owned());
    }
    Ok(Found::Project(scan))
}

/// Of a longer file one byte more than is read: so it is known to be longer.
async fn read_code(reader: Reader, path: &str, file: &File) -> Result<FileScan, NotRead> {
    #[allow(clippy::cast_precision_loss)]
    let text = file::text(file, (LONGEST_FILE + 1) as f64).await?;
    Ok((reader.code)(path, &text))
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
