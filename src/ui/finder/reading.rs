//! A file is read piece by piece, a folder file by file, and both can be stopped.

use leptos::prelude::*;

use super::texts;
use crate::browser::file::File;
use crate::browser::folder::Picked;
use crate::ui::kit::{Waiting, unless_stopped};
use crate::ui::part::Part;
use crate::ui::part::material::{Found, Material};
use crate::ui::state::App;
use crate::workspace::PageTasks;

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

/// Reads each file or folder that is picked, for as long as the page lives. What takes the finding is called
/// without any first: what was shown before is over.
pub(super) fn file_reader(
    app: App,
    reading: Reading,
    show: impl Fn(Option<Found>) + Copy + Send + Sync + 'static,
) -> (Callback<File>, Callback<Picked>) {
    let tasks = PageTasks::new();
    let part = Part::<Material>::here();
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
                let read = async {
                    let material = part.get().await.map_err(|_| texts::NOT_LOADED)?;
                    (material.read_file)(picked, reading.percent).await
                };
                end(unless_stopped(read, stop).await);
            });
        }
    });
    let folder = Callback::new(move |picked: Picked| {
        if let Some(stop) = begin() {
            tasks.start(async move {
                let read = async {
                    let material = part.get().await.map_err(|_| texts::NOT_LOADED)?;
                    (material.read_folder)(picked, reading.percent).await
                };
                end(unless_stopped(read, stop).await);
            });
        }
    });
    (file, folder)
}
