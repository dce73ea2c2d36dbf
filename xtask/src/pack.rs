//! Which pieces of the cut module travel in one file.
//!
//! wasm-split makes a piece for every set of parts that share something: dozens, most of them tiny. A file for each
//! would cost the visitor more in round trips than in bytes, and one for all would fetch what nobody asked for.

use std::collections::BTreeSet;

/// A piece of the module, and the parts that need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its file.
    pub(crate) file: String,
    /// Its size in bytes, as it travels.
    pub(crate) bytes: usize,
    /// The parts.
    pub(crate) parts: BTreeSet<String>,
}

/// What one file more costs a visitor, in bytes: on a line of 1.6 Mbit/s and 150 ms, half of the wait for a request.
const FILE: usize = 11_000;

/// Groups the pieces into files. Each group is as the pieces came; every part finds all of its pieces in the groups
/// that hold one of them, and fetches little besides.
pub(crate) fn groups(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut groups: Vec<Vec<Piece>> = pieces.into_iter().map(|piece| vec![piece]).collect();
    while let Some((first, second)) = best(&groups) {
        let moved = groups.remove(second);
        groups[first].extend(moved);
    }
    groups
}

/// The two groups that are best put together, if that saves anything.
fn best(groups: &[Vec<Piece>]) -> Option<(usize, usize)> {
    let mut best = None;
    for second in 1..groups.len() {
        for first in 0..second {
            let saved = saving(&groups[first], &groups[second]);
            if saved > best.map_or(0, |(saved, _)| saved) {
                best = Some((saved, (first, second)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// What all parts together save, in bytes, when two groups travel in one file.
fn saving(one: &[Piece], other: &[Piece]) -> i64 {
    let (uses_one, uses_other) = (parts(one), parts(other));
    let both = uses_one.intersection(&uses_other).count();
    // What one part alone needs is fetched by nobody else.
    if both == 0 || uses_one.len() == 1 || uses_other.len() == 1 {
        return 0;
    }
    let only_one = uses_one.len() - both;
    let only_other = uses_other.len() - both;
    let bytes = |pieces: &[Piece]| pieces.iter().map(|piece| piece.bytes).sum::<usize>();
    let cost = only_one * bytes(other) + only_other * bytes(one);
    signed(both * FILE) - signed(cost)
}

fn signed(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// The parts that fetch a group.
pub(crate) fn parts(group: &[Piece]) -> BTreeSet<&str> {
    let names = group.iter().flat_map(|piece| &piece.parts);
    names.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(file: &str, bytes: usize, parts: &[&str]) -> Piece {
        Piece {
            file: file.to_owned(),
            bytes,
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        }
    }

    fn files(groups: &[Vec<Piece>]) -> Vec<Vec<&str>> {
        let mut files: Vec<Vec<&str>> = groups
            .iter()
            .map(|group| group.iter().map(|piece| piece.file.as_str()).collect())
            .collect();
        for group in &mut files {
            group.sort_unstable();
        }
        files.sort_unstable();
        files
    }

    #[test]
    fn small_pieces_travel_with_large_ones() {
        let groups = groups(vec![
            piece("list", 90_000, &["list"]),
            piece("form", 80_000, &["form"]),
            piece("tiny", 200, &["list", "form"]),
            piece("shared", 40_000, &["list", "form"]),
        ]);
        assert_eq!(
            files(&groups),
            [vec!["form"], vec!["list"], vec!["shared", "tiny"]]
        );
    }

    #[test]
    fn nobody_fetches_much_that_others_need() {
        let groups = groups(vec![
            piece("a", 50_000, &["a"]),
            piece("b", 50_000, &["b"]),
            piece("c", 100, &["c"]),
        ]);
        assert_eq!(groups.len(), 3);
    }

    #[test]
    fn what_one_part_alone_needs_is_a_file_of_its_own() {
        let groups = groups(vec![
            piece("palette", 9_000, &["palette"]),
            piece("list", 90_000, &["list"]),
            piece("both", 3_000, &["list", "palette"]),
        ]);
        assert_eq!(groups.len(), 3);
    }

    #[test]
    fn what_all_need_is_one_file() {
        let all = (0..20).map(|at| piece(&format!("p{at}"), 300, &["a", "b", "c"]));
        assert_eq!(groups(all.collect()).len(), 1);
    }
}
