//! The formats of one client: whose they are, which one is shown, and how.

use leptos::prelude::*;
use preset::{Entry, Handover, MASK, Options, PRESETS, PresetFile, ProcessList, Shell, Text};

use super::clipboard::Copied;
use super::source::Source;
use crate::browser::{download, storage};
use client::Credentials;

/// The state of the component, and what its pieces ask of it. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Formats {
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
            Source::Existing(client, facts) => {
                let of_client = super::source::existing(&client, &facts);
                (StoredValue::new_local(of_client), None, None)
            }
            Source::Nobody => (StoredValue::new_local(super::source::nobody()), None, None),
        };
        let known = |id: &str| preset::find(id).map(preset::Preset::id);
        let remembered = || storage::get("preset").and_then(|id| known(&id));
        let start = first.and_then(known).or_else(remembered);
        Self {
            held,
            revealed,
            on_stored,
            copied: Copied::here(),
            chosen: RwSignal::new(start.unwrap_or(PRESETS[0].id())),
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
        let files = self.made(id, options, false);
        files.into_iter().map(|file| file.name).collect()
    }

    /// The text of a file as it is shown: without the secret, unless that is revealed.
    pub(super) fn shown_text(self, id: &'static str, at: usize) -> Text {
        let revealed = self.revealed.is_none_or(|revealed| revealed.get());
        let options = self.options.get();
        text_of(self.made(id, options, revealed), at)
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
        let holds = self
            .held
            .try_with_value(|c| preset::holds_secret(id, &Handover::masked(c), &options));
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

    /// Saves the files that belong together as one archive; its name, and whether the browser took
    /// it.
    pub(super) fn save_bundle(self, id: &'static str) -> (String, bool) {
        let files = self.real(id);
        let texts = files.iter();
        let texts = texts.map(|file| (file.name.as_str(), file.text.as_bytes()));
        let bytes = preset::zip::archive(texts);
        let name = [id, "-", &self.slug(), ".zip"].concat();
        let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
        if saved {
            for at in 0..files.len() {
                self.handed_over(id, at);
            }
        }
        (name, saved)
    }

    /// Id and title of each format that holds the secret.
    pub(super) fn holding(self) -> Vec<(&'static str, &'static str)> {
        let holds = |id| {
            self.held.with_value(|c| {
                let handover = Handover::masked(c);
                preset::holds_secret(id, &handover, &Options::default()).contains(&true)
            })
        };
        let all = PRESETS.iter().filter(|preset| holds(preset.id()));
        all.map(|preset| (preset.id(), preset.title())).collect()
    }

    /// The files of the archive of all formats.
    pub(super) fn entries(self) -> Vec<Entry> {
        let options = self.options.get();
        self.held
            .with_value(|c| preset::entries(&Handover::masked(c), &options))
    }

    /// Saves every format as one archive; its name, and whether the browser took it.
    pub(super) fn save_all(self, with_secrets: bool) -> (String, bool) {
        let options = self.options.get_untracked();
        let bytes = self.held.with_value(|c| {
            let handover = Handover::of(c, c.secret.reveal());
            preset::archive(&handover, &options, with_secrets)
        });
        let name = ["presets-", &self.slug(), ".zip"].concat();
        let saved = download::save_bytes(&name, "application/zip", &bytes).is_ok();
        if saved && with_secrets {
            self.secret_stored();
        }
        (name, saved)
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
        self.made(id, options, true)
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

    fn made(self, id: &str, options: Options, revealed: bool) -> Vec<PresetFile> {
        self.held.with_value(|c| {
            let secret = if revealed { c.secret.reveal() } else { MASK };
            preset::bundle(id, &Handover::of(c, secret), &options)
        })
    }

    pub(super) fn set_shell(self, shell: Shell) {
        self.options.update(|options| options.shell = shell);
    }

    pub(super) fn set_process_list(self, choice: ProcessList) {
        self.options.update(|options| options.process_list = choice);
    }

    pub(super) fn set_ask(self, ask: bool) {
        self.options.update(|options| options.ask = ask);
    }

    pub(super) fn set_in_text(self, in_text: bool) {
        let include_secret = in_text.then_some(true);
        self.options
            .update(|options| options.include_secret = include_secret);
    }
}

fn text_of(files: Vec<PresetFile>, at: usize) -> Text {
    files
        .into_iter()
        .nth(at)
        .map(|f| f.text)
        .unwrap_or_default()
}
