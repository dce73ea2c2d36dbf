//! The first presets to offer, and what belongs together in one step.

use super::{Handover, Options, Preset, PresetFile, find};

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
