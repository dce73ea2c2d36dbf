//! A file is read piece by piece, a folder file by file, and both can be stopped.

use leptos::prelude::*;

use super::texts;
use crate::browser::file::File;
use crate::browser::folder::Picked;
use crate::ui::kit::el::{changing, classed, el, nothing};
use crate::ui::kit::{Waiting, unless_stopped};
use crate::ui::part::Part;
use crate::ui::part::material::{BeingRead, Found, Material};
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// How far the reading of a file is. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) waiting: Waiting,
    /// From 0 to 100.
    percent: RwSignal<u32>,
    /// Why the file could not be read, or which part of the page is missing.
    pub(super) problem: RwSignal<Option<&'static str>>,
}

/// Begins to read something by what reads material.
type Begin = Box<dyn FnOnce(Material) -> BeingRead>;

impl Reading {
    pub(super) fn new() -> Self {
        Self {
            waiting: Waiting::default(),
            percent: RwSignal::new(0),
            problem: RwSignal::new(None),
        }
    }

    /// Says that a part of the page is missing, or takes back that it was.
    pub(super) fn missing(self, words: &'static str, is_missing: bool) {
        let said = self.problem.try_get_untracked().flatten() == Some(words);
        if said != is_missing {
            self.problem.try_set(is_missing.then_some(words));
        }
    }

    /// What reads each file or folder that is picked, for as long as the page lives. What takes the finding is called
    /// without any first: what was shown before is over.
    pub(super) fn readers(
        self,
        app: App,
        show: impl Fn(Option<Found>) + Copy + Send + Sync + 'static,
    ) -> (Callback<File>, Callback<Picked>) {
        let tasks = PageTasks::new();
        let part = Part::<Material>::here();
        let percent = self.percent;
        let read = move |begin: Begin| {
            let Some(stop) = self.waiting.begin() else {
                return;
            };
            self.problem.set(None);
            percent.set(0);
            show(None);
            tasks.start(async move {
                let read = async {
                    let material = part.get().await.map_err(|_| texts::NOT_LOADED)?;
                    begin(material).await
                };
                let read = unless_stopped(read, stop).await;
                self.waiting.end();
                match read {
                    None => app.messages.announce(texts::CANCELED),
                    Some(Ok(found)) => show(Some(found)),
                    Some(Err(cause)) => {
                        self.problem.try_set(Some(cause));
                    }
                }
            });
        };
        let file = Callback::new(move |picked: File| {
            read(Box::new(move |part: Material| {
                (part.read_file)(picked, percent)
            }));
        });
        let folder = Callback::new(move |picked: Picked| {
            read(Box::new(move |part: Material| {
                (part.read_folder)(picked, percent)
            }));
        });
        (file, folder)
    }
}

/// How far it is, while something is read.
pub(super) fn reading_shown(reading: Reading) -> AnyView {
    changing(move || {
        if !reading.waiting.busy() {
            return nothing();
        }
        let percent = move || reading.percent.get().to_string();
        classed("div", "reading")
            .child(el("label").set("for", "reading").text(texts::READING))
            .child(
                el("progress")
                    .set("id", "reading")
                    .set("max", "100")
                    .value(percent),
            )
            .child(el("span").says(move || [&percent(), " %"].concat()))
            .any()
    })
}
