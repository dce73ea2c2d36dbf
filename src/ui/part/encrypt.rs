//! Credentials encrypted for the keys of their receivers. Nothing of it is fetched before it is asked for.

use leptos::prelude::*;
use preset::PresetFile;

use super::later;

/// What can be encrypted, and who hears of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Content {
    /// Id and title of each format that holds the secret.
    pub formats: StoredValue<Vec<(&'static str, &'static str)>>,
    /// The files of a format, with the secret.
    pub files: Callback<&'static str, Vec<PresetFile>>,
    /// What a file of several is named after.
    pub slug: Callback<(), String>,
    /// Called when an encrypted file was copied or saved.
    pub on_stored: Callback<()>,
}

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Encrypt {
    pub(in crate::ui) panel: fn(Content) -> AnyView,
}

super::offer!(Encrypt);

/// The panel.
pub fn encrypt_part(content: Content) -> AnyView {
    later(move |part: Encrypt| (part.panel)(content))
}
