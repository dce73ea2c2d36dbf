//! "Download all": every preset in one archive.

use zeroize::Zeroizing;

use super::{Handover, MASK, Options, PRESETS, PresetFile, zip};

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The preset's id as the folder, and the file's name.
    pub path: String,
    /// Whether it holds the secret.
    pub secret: bool,
}

/// Which files there are, and which of them hold the secret. Of the options each preset heeds the
/// shell and the process list; where the secret stands is its own habit.
pub fn entries(handover: &Handover, options: &Options) -> Vec<Entry> {
    // A file holds the secret if its text changes with it, however it is quoted there.
    let with = |secret| {
        files(
            &Handover {
                secret,
                ..*handover
            },
            *options,
        )
    };
    with(MASK)
        .into_iter()
        .zip(with("another-secret"))
        .map(|((path, masked), (_, other))| Entry {
            path,
            secret: masked.text != other.text,
        })
        .collect()
}

/// The archive of all presets. Files with the secret are in it only `with_secrets`.
pub fn archive(handover: &Handover, options: &Options, with_secrets: bool) -> Zeroizing<Vec<u8>> {
    let kept: Vec<bool> = entries(handover, options)
        .iter()
        .map(|entry| with_secrets || !entry.secret)
        .collect();
    // What has to do without the secret is not even made with it.
    let secret = if with_secrets { handover.secret } else { MASK };
    let mut files = files(
        &Handover {
            secret,
            ..*handover
        },
        *options,
    );
    let mut place = kept.into_iter();
    files.retain(|_| place.next().unwrap_or(false));
    zip::archive(
        files
            .iter()
            .map(|(path, file)| (path.as_str(), file.text.as_bytes())),
    )
}

fn files(handover: &Handover, options: Options) -> Vec<(String, PresetFile)> {
    let options = Options {
        include_secret: None,
        ..options
    };
    let of = |preset: &&'static super::Preset| {
        let id = preset.id();
        let files = preset.files(handover, &options);
        files
            .into_iter()
            .map(move |file| ([id, "/", &file.name].concat(), file))
    };
    PRESETS.iter().flat_map(of).collect()
}
