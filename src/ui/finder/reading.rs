//! A file is read piece by piece, and can be stopped.

use evidence::{Evidence, Reader};
use leptos::prelude::*;

use super::texts;
use crate::browser::file;
use crate::browser::file::{File, NotRead};
use crate::ui::kit::{Waiting, unless_stopped};
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// So much of a file is read at once, in bytes: between two pieces the page answers.
const PIECE: f64 = 262_144.0;

/// How far the reading of a file is. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    waiting: Waiting,
    /// From 0 to 100.
    pub(super) percent: RwSignal<u32>,
    /// Why the file could not be read.
    pub(super) problem: RwSignal<Option<&'static str>>,
}

impl Reading {
    pub(super) fn new(waiting: Waiting) -> Self {
        Self {
            waiting,
            percent: RwSignal::new(0),
            problem: RwSignal::new(None),
        }
    }
}

/// Reads each file that is picked, for as long as the page lives. What takes the evidence is called
/// without any first: what was shown before is over.
pub(super) fn file_reader(
    app: App,
    reading: Reading,
    show: impl Fn(Option<Evidence>) + Copy + Send + Sync + 'static,
) -> Callback<File> {
    let tasks = PageTasks::new();
    Callback::new(move |picked: File| {
        let Some(stop) = reading.waiting.begin() else {
            return;
        };
        reading.problem.set(None);
        reading.percent.set(0);
        show(None);
        tasks.start(async move {
            let read = unless_stopped(read_file(&picked, reading.percent), stop).await;
            reading.waiting.end();
            match read {
                None => app.messages.announce(texts::CANCELED),
                Some(Ok(evidence)) => show(Some(evidence)),
                Some(Err(NotRead)) => {
                    reading.problem.try_set(Some(texts::NOT_READ));
                }
            }
        });
    })
}

async fn read_file(picked: &File, percent: RwSignal<u32>) -> Result<Evidence, NotRead> {
    let size = picked.size();
    let mut reader = Reader::new(&picked.name());
    let mut at = 0.0;
    while at < size {
        let bytes = file::slice(picked, at, at + PIECE).await?;
        reader.push(&bytes);
        at += PIECE;
        // The share is between 0 and 1.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        percent.try_set(((at / size).min(1.0) * 100.0) as u32);
    }
    Ok(reader.finish())
}
