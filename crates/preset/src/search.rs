//! Finding a preset by what people call it.

use super::{INFOS, Info, Shell};
use scope::picker::contains_folded;

/// The presets that fit a text, the best first; all of them, in their order, for an empty one.
/// Every word has to be in the preset's title, id, purpose, lines, file names or further words.
pub fn search(text: &str) -> Vec<&'static Info> {
    let ranked = INFOS.iter().map(|preset| rank(preset, text.trim()));
    let ranks: Vec<Option<u8>> = ranked.collect();
    // One round for each rank, in place of a sort.
    let of_rank = |rank: u8| {
        let all = INFOS.iter().zip(&ranks);
        all.filter(move |(_, of)| **of == Some(rank))
    };
    let found = (0..=LAST).flat_map(of_rank);
    found.map(|(preset, _)| preset).collect()
}

/// The rank of what is only told about a preset.
const LAST: u8 = 6;

/// How well the text names the preset, less is better; nothing if it doesn't.
fn rank(preset: &Info, text: &str) -> Option<u8> {
    let title = preset.title();
    if text.is_empty() || same(title, text) || same(preset.id(), text) {
        return Some(0);
    }
    let each = text
        .split_whitespace()
        .map(|word| rank_of_word(preset, word));
    let worst = each.collect::<Option<Vec<u8>>>()?.into_iter().max();
    // A phrase comes before its words, and what the preset is called before what is said about it.
    if begins_word(title, text) {
        return Some(1);
    }
    let phrase = preset
        .words()
        .split(',')
        .any(|words| same(words.trim_start(), text));
    worst.map(|worst| if phrase { 2 } else { worst })
}

fn rank_of_word(preset: &Info, word: &str) -> Option<u8> {
    if begins_word(preset.title(), word) || begins_word(preset.id(), word) {
        return Some(3);
    }
    if begins_word(preset.words(), word) {
        return Some(4);
    }
    let names = || {
        let mut names = file_names(preset).into_iter();
        names.any(|name| contains_folded(&name, word))
    };
    if contains_folded(preset.title(), word) || names() {
        return Some(5);
    }
    let told = preset.lines().into_iter().chain([preset.purpose().title()]);
    told.into_iter()
        .any(|line| begins_word(line, word))
        .then_some(LAST)
}

/// The names of the preset's files for any shell.
fn file_names(preset: &Info) -> Vec<String> {
    let shells: &[Shell] = if preset.choices().shell {
        &[Shell::Posix, Shell::PowerShell, Shell::Cmd]
    } else {
        &[Shell::Posix]
    };
    let names = |shell: &Shell| preset.names("", *shell);
    shells.iter().flat_map(names).collect()
}

fn same(text: &str, other: &str) -> bool {
    text.eq_ignore_ascii_case(other)
}

/// Whether a word of the text begins with that; letters A to Z match in either case.
fn begins_word(text: &str, start: &str) -> bool {
    let mut before = None;
    text.char_indices().any(|(at, c)| {
        let first = before.replace(c).is_none_or(|c| !c.is_ascii_alphanumeric());
        let here = || text.get(at..at + start.len());
        first && here().is_some_and(|part| part.eq_ignore_ascii_case(start))
    })
}
