//! What makes the files of the presets. It follows the part that lists them, since their texts are most of it.

use leptos::prelude::*;
use preset::{Handover, Options, PresetFile};

use super::later;
use crate::ui::kit::el::nothing;
use crate::ui::presets::Formats;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Files {
    /// The files that belong together.
    pub(in crate::ui) bundle: fn(&str, &Handover, &Options) -> Vec<PresetFile>,
    /// Saves them as one archive: its name, and whether the browser took it.
    pub(in crate::ui) save_bundle: fn(Formats, &'static str) -> (String, bool),
    /// Saves every format in the same way, with or without what holds the secret.
    pub(in crate::ui) save_all: fn(Formats, bool) -> (String, bool),
    /// What is asked before that.
    pub(in crate::ui) asking: fn(Formats) -> AnyView,
    /// The panel that encrypts.
    pub(in crate::ui) encrypt: fn(Formats) -> AnyView,
}

super::offer!(Files);

/// What stands for files until they can be made; nothing from then on.
pub fn files_part() -> AnyView {
    later(|_: Files| nothing())
}

/// What is asked before all files are saved.
pub fn all_part(formats: Formats) -> AnyView {
    later(move |part: Files| (part.asking)(formats))
}

/// The panel that encrypts.
pub fn encrypt_part(formats: Formats) -> AnyView {
    later(move |part: Files| (part.encrypt)(formats))
}
