//! What makes the files of the presets. It follows the part that lists them, since their texts are most of it.

use client::Credentials;
use leptos::prelude::*;
use preset::{Handover, Options, PresetFile};
use zeroize::Zeroizing;

use super::{following, later};
use crate::ui::kit::el::nothing;

/// All files of a client: whose, how, and who hears of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct All {
    /// Its credentials.
    pub held: StoredValue<Credentials, LocalStorage>,
    /// What is chosen about the presets.
    pub options: RwSignal<Options>,
    /// The files of a format, with the secret.
    pub files: Callback<&'static str, Vec<PresetFile>>,
    /// Called when a file with the secret was copied or saved.
    pub on_stored: Callback<()>,
}

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Files {
    /// The files that belong together.
    pub(in crate::ui) bundle: fn(&str, &Handover, &Options) -> Vec<PresetFile>,
    /// Files as one archive.
    pub(in crate::ui) archive: fn(&[PresetFile]) -> Zeroizing<Vec<u8>>,
    /// Saves every format as one archive, with or without what holds the secret: its name, and whether the browser
    /// took it.
    pub(in crate::ui) save_all: fn(All, bool) -> (String, bool),
    /// What is asked before that.
    pub(in crate::ui) asking: fn(All) -> AnyView,
    /// The panel that encrypts.
    pub(in crate::ui) encrypt: fn(All) -> AnyView,
}

super::offer!(Files);

/// What stands for files until they can be made; nothing from then on.
pub fn files_part() -> AnyView {
    following(|_: Files| nothing())
}

/// What is asked before all files are saved.
pub fn all_part(all: All) -> AnyView {
    later(move |part: Files| (part.asking)(all))
}

/// The panel that encrypts.
pub fn encrypt_part(all: All) -> AnyView {
    later(move |part: Files| (part.encrypt)(all))
}
