//! What is known of presets without their texts.

use client::slug;

use super::{COUNT, Choices, Handover, Made, Options, Preset, PresetFile, Purpose, Shell};

/// What is known of a preset without its texts: enough to list it, to find it and to offer its choices.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What it makes, in one line.
    pub(super) about: &'static str,
    /// What has to be there, in one line; empty if nothing.
    pub(super) needs: &'static str,
    /// How to use it, in one line.
    pub(super) usage: &'static str,
    pub(super) words: &'static str,
    pub(super) reads_env: bool,
    pub(super) danger: Option<&'static str>,
    pub(super) purpose: Purpose,
    pub(super) choices: Choices,
    /// The names of its files. `{client}` stands for the client's name, `{script}` for how scripts of the shell end.
    pub(super) files: &'static [&'static str],
}

impl Info {
    /// A stable id.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The name in the list.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Further words that people look for it with.
    pub fn words(&self) -> &'static str {
        self.words
    }

    /// Whether it reads its values from the variables of the preset `env`, unless it holds the secret itself.
    pub fn reads_env(&self) -> bool {
        self.reads_env
    }

    /// Up to three lines about it: what it makes, what it needs, how to use it.
    pub fn lines(&self) -> Vec<&'static str> {
        let lines = [self.about, self.needs, self.usage];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// What to be careful about, if anything.
    pub fn danger(&self) -> Option<&'static str> {
        self.danger
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What can be chosen about it.
    pub fn choices(&self) -> Choices {
        self.choices
    }

    /// The names of its files for a client of that name, the one to show first.
    pub fn names(&self, client: &str, shell: Shell) -> Vec<String> {
        let name = |name: &&str| -> String {
            // Every second part stood in braces.
            let parts = name.split(['{', '}']).enumerate();
            let filled = parts.map(|(at, part)| match (at % 2, part) {
                (1, "script") => shell.ending().to_owned(),
                (1, "client") => slug(client),
                (_, plain) => plain.to_owned(),
            });
            filled.collect()
        };
        self.files.iter().map(name).collect()
    }

    /// Files with their names.
    pub(super) fn named(
        &self,
        files: Vec<Made>,
        handover: &Handover,
        options: Options,
    ) -> Vec<PresetFile> {
        let names = self.names(handover.name, options.shell);
        debug_assert_eq!(
            names.len(),
            files.len(),
            "{}: a name for each file",
            self.id
        );
        let file = |(name, made): (String, Made)| PresetFile {
            name,
            media_type: made.media_type,
            text: made.text,
        };
        names.into_iter().zip(files).map(file).collect()
    }
}

/// What is known of all presets, in the order of [`crate::PRESETS`].
pub static INFOS: &[Info] = &ALL;

static ALL: [Info; COUNT] = all(&super::ALL);

/// Copies it out of the presets when the program is built, so that it does not bring along what makes their files.
const fn all(presets: &[&Preset; COUNT]) -> [Info; COUNT] {
    let mut list = [presets[0].info; COUNT];
    let mut at = 1;
    while at < COUNT {
        list[at] = presets[at].info;
        at += 1;
    }
    list
}

/// What is known of the preset with that id.
pub fn info(id: &str) -> Option<&'static Info> {
    INFOS.iter().find(|info| info.id == id)
}

/// The presets that most people look for, in order; all others are behind "more".
const TILES: [&str; 5] = ["curl", "env", "node", "java", "rust"];

/// The main tiles, in order.
pub fn tiles() -> Vec<&'static Info> {
    TILES.into_iter().filter_map(info).collect()
}
