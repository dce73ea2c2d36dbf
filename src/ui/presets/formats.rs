//! The formats of one client: whose they are, which one is shown, and how.

use leptos::prelude::*;
use preset::{Handover, INFOS, Info, MASK, Options, PresetFile, Text};

use super::clipboard::Copied;
use super::copy::{Act, Press, When};
use super::source::{Source, nobody};
use super::texts;
use crate::browser::{download, storage};
use crate::ui::part::Part;
use crate::ui::part::files::{All, Files};
use client::Credentials;

/// The state of the component, and what its pieces ask of it. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Formats {
    files: Part<Files>,
    held: StoredValue<Credentials, LocalStorage>,
    /// Whether the secret is in the document; nothing if it is a placeholder, which needs no mask.
    revealed: Option<RwSignal<bool>>,
    on_stored: Option<Callback<()>>,
    copied: Option<Copied>,
    pub(super) chosen: RwSignal<&'static str>,
    pub(super) filter: RwSignal<String>,
    pub(super) options: RwSignal<Options>,
    on_choice: Option<Callback<&'static str>>,
}

impl Formats {
    pub(super) fn new(
        source: Source,
        first: Option<&str>,
        on_choice: Option<Callback<&'static str>>,
    ) -> Self {
        let (held, revealed, on_stored) = match source {
            Source::NewCredentials {
                held,
                revealed,
                on_stored,
            } => (held, Some(revealed), Some(on_stored)),
            Source::Existing(held) => (held, None, None),
            Source::Nobody => (StoredValue::new_local(nobody()), None, None),
        };
        let known = |id: &str| preset::info(id).map(Info::id);
        let remembered = || storage::get("preset").and_then(|id| known(&id));
        let start = first.and_then(known).or_else(remembered);
        let files = Part::here();
        files.fetch();
        Self {
            files,
            held,
            revealed,
            on_stored,
            copied: Copied::here(),
            chosen: RwSignal::new(start.unwrap_or(INFOS[0].id())),
            filter: RwSignal::new(String::new()),
            options: RwSignal::new(Options::default()),
            on_choice,
        }
    }

    /// Whether the secret is a placeholder.
    pub(super) fn has_placeholder(self) -> bool {
        self.revealed.is_none()
    }

    /// Shows another format. That the secret stands in the text is chosen for each anew.
    pub(super) fn choose(self, id: &'static str) {
        if self.chosen.get_untracked() == id {
            return;
        }
        storage::set("preset", id);
        if let Some(on_choice) = self.on_choice {
            on_choice.run(id);
        }
        if self.options.with_untracked(|o| o.include_secret.is_some()) {
            self.options.update(|options| options.include_secret = None);
        }
        self.chosen.set(id);
    }

    /// The names of the files that belong together; follows the options.
    pub(super) fn names(self, id: &'static str) -> Vec<String> {
        let options = self.options_of(id, self.options.get());
        self.held
            .with_value(|c| preset::names(id, &c.name, &options))
    }

    /// Whether the files can be made now; follows the options, and the arrival of what makes them.
    pub(super) fn can_make(self, id: &'static str) -> bool {
        self.options.with(|options| preset::is_early(id, options)) || self.files.now().is_some()
    }

    /// Does something once the files of a format can be made.
    pub(super) fn when(self, id: &'static str) -> When {
        Box::new(move |press, act| {
            if self
                .options
                .with_untracked(|options| preset::is_early(id, options))
            {
                act();
            } else {
                self.once_here(press, act);
            }
        })
    }

    /// Does something once all files can be made.
    pub(super) fn when_all(self) -> When {
        Box::new(move |press, act| self.once_here(press, act))
    }

    fn once_here(self, press: Press, act: Act) {
        self.files.with(press.tasks, move |files| match files {
            Ok(_) => act(),
            Err(_) => press.messages.warn(texts::NOT_LOADED.to_owned()),
        });
    }

    /// The text of a file as it is shown: without the secret, unless that is revealed.
    pub(super) fn shown_text(self, id: &'static str, at: usize) -> Text {
        let revealed = self.revealed.is_none_or(|revealed| revealed.get());
        let options = self.options.get();
        text_of(self.files(id, options, revealed), at)
    }

    /// The text of a file with the secret, for the clipboard.
    pub(super) fn real_text(self, id: &'static str, at: usize) -> Text {
        text_of(self.real(id), at)
    }

    /// That a file was copied; `name` is the file's.
    pub(super) fn file_copied(self, id: &'static str, at: usize, name: &str) {
        let holds = self.handed_over(id, at);
        if let Some(copied) = self.copied {
            if holds {
                copied.secret(name);
            } else {
                copied.replaced();
            }
        }
    }

    /// That a file was handed over: if it holds the secret, the secret is stored. Whether it does.
    fn handed_over(self, id: &'static str, at: usize) -> bool {
        let options = self.options_of(id, self.options.get_untracked());
        let make = |handover: &Handover| self.made(id, handover, options);
        let holds = self
            .held
            .try_with_value(|c| preset::holding(&Handover::masked(c), &make));
        let holds = holds.and_then(|holds| holds.get(at).copied()) == Some(true);
        if holds {
            self.secret_stored();
        }
        holds && self.on_stored.is_some()
    }

    /// Saves one file; its name, and whether the browser took it.
    pub(super) fn save(self, id: &'static str, at: usize) -> Option<(String, bool)> {
        let file = self.real(id).into_iter().nth(at)?;
        let saved = download::save(&file.name, file.media_type, &file.text).is_ok();
        if saved {
            self.handed_over(id, at);
        }
        Some((file.name, saved))
    }

    /// Saves the files that belong together as one archive; nothing while they can't be made.
    pub(super) fn save_bundle(self, id: &'static str) -> Option<(String, bool)> {
        let files = self.files.now_untracked()?;
        let made = self.real(id);
        let bytes = (files.archive)(&made);
        let name = [id, "-", &self.slug(), ".zip"].concat();
        let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
        if saved {
            for at in 0..made.len() {
                self.handed_over(id, at);
            }
        }
        Some((name, saved))
    }

    /// Saves every format as one archive, without a secret; nothing while they can't be made.
    pub(super) fn save_all(self) -> Option<(String, bool)> {
        let files = self.files.now_untracked()?;
        Some((files.save_all)(self.all(), true))
    }

    /// All files, for the part that makes them.
    pub(super) fn all(self) -> All {
        All {
            held: self.held,
            options: self.options,
            files: Callback::new(move |id| self.real(id)),
            on_stored: Callback::new(move |()| self.secret_stored()),
        }
    }

    /// That the secret is kept somewhere.
    pub(super) fn secret_stored(self) {
        if let Some(on_stored) = self.on_stored {
            on_stored.run(());
        }
    }

    /// The name of the client, for names of files.
    pub(super) fn slug(self) -> String {
        self.held.with_value(|c| client::slug(&c.name))
    }

    /// The files with the secret, for the clipboard and the disk.
    pub(super) fn real(self, id: &'static str) -> Vec<PresetFile> {
        let options = self.options_of(id, self.options.get_untracked());
        self.files(id, options, true)
    }

    /// That the secret stands in the text was chosen for the format that is shown, and for no other.
    fn options_of(self, id: &'static str, options: Options) -> Options {
        let include_secret = options
            .include_secret
            .filter(|_| self.chosen.get_untracked() == id);
        Options {
            include_secret,
            ..options
        }
    }

    fn files(self, id: &str, options: Options, revealed: bool) -> Vec<PresetFile> {
        self.held.with_value(|c| {
            let secret = if revealed { c.secret.reveal() } else { MASK };
            self.made(id, &Handover::of(c, secret), options)
        })
    }

    /// The files of a handover; none while they can't be made.
    fn made(self, id: &str, handover: &Handover, options: Options) -> Vec<PresetFile> {
        let early = preset::early(id, handover, &options);
        early.unwrap_or_else(|| {
            let files = self.files.now_untracked();
            let bundle = files.map(|files| (files.bundle)(id, handover, &options));
            bundle.unwrap_or_default()
        })
    }
}

fn text_of(files: Vec<PresetFile>, at: usize) -> Text {
    files
        .into_iter()
        .nth(at)
        .map(|f| f.text)
        .unwrap_or_default()
}
