//! The first presets to offer, and what belongs together in one step.

use super::{Handover, MASK, Options, Preset, PresetFile, find};

/// The presets that most people look for, in order; all others are behind "more".
const TILES: [&str; 5] = ["curl", "env", "node", "java", "rust"];

/// The main tiles, in order.
pub fn tiles() -> Vec<&'static dyn Preset> {
    TILES.into_iter().filter_map(find).collect()
}

/// The files that belong together: those of the preset, and the `.env` that its code reads, unless
/// the code holds the secret itself. Nothing for an unknown id.
pub fn bundle(id: &str, handover: &Handover, options: &Options) -> Vec<PresetFile> {
    let Some(preset) = find(id) else {
        return Vec::new();
    };
    let mut files = preset.files(handover, options);
    let holds = preset.choices().secret && options.include_secret == Some(true);
    if preset.reads_env() && !holds {
        let env = find("env").map(|env| env.files(handover, options));
        files.extend(env.into_iter().flatten());
    }
    files
}

/// Which files of the [`bundle`] hold the secret, in its order.
pub fn holds_secret(id: &str, handover: &Handover, options: &Options) -> Vec<bool> {
    // A file holds the secret if its text changes with it, however it is quoted there.
    let with = |secret| {
        let handover = Handover {
            secret,
            ..*handover
        };
        bundle(id, &handover, options)
    };
    let (masked, other) = (with(MASK), with("another-secret"));
    let pairs = masked.iter().zip(&other);
    pairs.map(|(one, other)| one.text != other.text).collect()
}
