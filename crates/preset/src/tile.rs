//! What belongs together in one step.

use super::{Handover, Info, MASK, Options, PresetFile, ProcessList, Shell, curl, find, info};

/// The names of the files of the [`bundle`], in its order, without making them.
pub fn names(id: &str, client: &str, options: &Options) -> Vec<String> {
    let Some(preset) = info(id) else {
        return Vec::new();
    };
    let mut names = preset.names(client, options.shell);
    if takes_env(preset, *options) {
        let env = info("env").map(|env| env.names(client, options.shell));
        names.extend(env.into_iter().flatten());
    }
    names
}

/// The files that belong together: those of the preset, and the `.env` that its code reads, unless
/// the code holds the secret itself. Nothing for an unknown id.
pub fn bundle(id: &str, handover: &Handover, options: &Options) -> Vec<PresetFile> {
    let Some(preset) = find(id) else {
        return Vec::new();
    };
    let mut files = preset.files(handover, options);
    if takes_env(preset, *options) {
        let env = find("env").map(|env| env.files(handover, options));
        files.extend(env.into_iter().flatten());
    }
    files
}

/// The [`bundle`] of the preset that is shown first, as it is by itself; nothing for any other. This needs no other
/// preset, so it can be shown while those are fetched.
pub fn early(id: &str, handover: &Handover, options: &Options) -> Option<Vec<PresetFile>> {
    let preset = info(id).filter(|_| is_early(id, options))?;
    Some(preset.named(curl::early(handover), handover, *options))
}

/// Whether the files are made by [`early`].
pub fn is_early(id: &str, options: &Options) -> bool {
    id == "curl"
        && options.shell == Shell::Posix
        && options.process_list == ProcessList::Plain
        && !options.ask
}

fn takes_env(preset: &Info, options: Options) -> bool {
    let holds = preset.choices().secret && options.include_secret == Some(true);
    preset.reads_env() && !holds
}

/// Which files of the [`bundle`] hold the secret, in its order.
pub fn holds_secret(id: &str, handover: &Handover, options: &Options) -> Vec<bool> {
    holding(handover, &|handover| bundle(id, handover, options))
}

/// Which of the files that are made for a handover hold the secret, in their order.
pub fn holding(handover: &Handover, make: &dyn Fn(&Handover) -> Vec<PresetFile>) -> Vec<bool> {
    // A file holds the secret if its text changes with it, however it is quoted there.
    let with = |secret| {
        make(&Handover {
            secret,
            ..*handover
        })
    };
    let (masked, other) = (with(MASK), with("another-secret"));
    let pairs = masked.iter().zip(&other);
    pairs.map(|(one, other)| one.text != other.text).collect()
}
