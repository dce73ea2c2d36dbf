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
const FILE: usize = 12_000;

/// What a visit fetches together, and how much its wait counts: our own judgment of how often it comes.
const VISITS: [(usize, &[&str]); 14] = [
    // The form takes input before what judges it is there.
    (10, &["new"]),
    (1, &["new", "review"]),
    (3, &["session", "sandbox", "list"]),
    // Whoever types a call does not wait for what reads a paste.
    (3, &["finder"]),
    (1, &["finder", "answer", "material"]),
    (1, &["compare", "material"]),
    (3, &["handover"]),
    (2, &["connect"]),
    (1, &["commands"]),
    (1, &["share"]),
    (1, &["audit"]),
    (2, &["client"]),
    (1, &["fleet"]),
    (1, &["proof"]),
];

/// Pieces that travel in one file.
struct Group {
    pieces: Vec<Piece>,
    bytes: usize,
    /// A bit for each visit that fetches it.
    visits: u32,
    /// Whether one part alone needs it.
    own: bool,
}

impl Group {
    fn of(piece: Piece) -> Self {
        let fetches = |visit: &[&str]| visit.iter().any(|part| piece.parts.contains(*part));
        let visits = VISITS.iter().enumerate();
        Self {
            bytes: piece.bytes,
            visits: visits.fold(0, |bits, (at, (_, visit))| {
                bits | (u32::from(fetches(visit)) << at)
            }),
            own: piece.parts.len() == 1,
            pieces: vec![piece],
        }
    }

    fn take(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
        self.bytes += other.bytes;
        self.visits |= other.visits;
    }
}

/// Groups the pieces into files. Each group is as the pieces came; every part finds all of its pieces in the groups
/// that hold one of them, and fetches little besides.
pub(crate) fn groups(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut groups: Vec<Group> = Vec::new();
    for piece in pieces {
        let group = Group::of(piece);
        // What the same visits fetch always travels together: there are hundreds of such pieces.
        let same = |known: &&mut Group| !known.own && known.visits == group.visits;
        match groups.iter_mut().find(same) {
            Some(known) if !group.own => known.take(group),
            _ => groups.push(group),
        }
    }
    while let Some((first, second)) = best(&groups) {
        let moved = groups.remove(second);
        groups[first].take(moved);
    }
    groups.into_iter().map(|group| group.pieces).collect()
}

/// The two groups that are best put together, if that saves anything.
fn best(groups: &[Group]) -> Option<(usize, usize)> {
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

/// What all visits together save, in bytes, when two groups travel in one file.
fn saving(one: &Group, other: &Group) -> i64 {
    // What one part alone needs is fetched by nobody else.
    if one.own || other.own {
        return 0;
    }
    let mut saved = 0;
    for (at, (weight, _)) in VISITS.iter().enumerate() {
        let by = match (one.visits >> at & 1, other.visits >> at & 1) {
            (1, 1) => signed(FILE),
            (1, _) => -signed(other.bytes),
            (_, 1) => -signed(one.bytes),
            _ => 0,
        };
        saved += signed(*weight) * by;
    }
    saved
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
            piece("finder", 90_000, &["finder"]),
            piece("form", 80_000, &["new"]),
            piece("tiny", 200, &["finder", "new"]),
            piece("shared", 40_000, &["finder", "new"]),
        ]);
        assert_eq!(
            files(&groups),
            [vec!["finder"], vec!["form"], vec!["shared", "tiny"]]
        );
    }

    #[test]
    fn nobody_fetches_much_that_others_need() {
        let groups = groups(vec![
            piece("a", 50_000, &["new", "finder"]),
            piece("b", 50_000, &["handover", "connect"]),
            piece("c", 100, &["share", "finder"]),
        ]);
        assert_eq!(groups.len(), 3);
    }

    #[test]
    fn what_one_part_alone_needs_is_a_file_of_its_own() {
        let groups = groups(vec![
            piece("palette", 9_000, &["commands"]),
            piece("list", 90_000, &["list"]),
            piece("both", 3_000, &["list", "commands"]),
        ]);
        assert_eq!(groups.len(), 3);
    }

    #[test]
    fn what_all_need_is_one_file() {
        let all = (0..20).map(|at| piece(&format!("p{at}"), 300, &["new", "list", "finder"]));
        assert_eq!(groups(all.collect()).len(), 1);
    }

    #[test]
    fn what_comes_later_does_not_hold_up_the_form() {
        let groups = groups(vec![
            piece("first", 30_000, &["new", "list"]),
            piece("later", 20_000, &["review", "list"]),
        ]);
        assert_eq!(groups.len(), 2);
    }
}
