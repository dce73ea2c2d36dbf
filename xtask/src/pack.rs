//! Which pieces of the cut module travel in one file.
//!
//! wasm-split makes a piece for every set of parts that share something: hundreds, most of them tiny. A file for each
//! would cost the visitor more in round trips than in bytes, and one for all would fetch what nobody asked for.

use crate::visits::{self, beginning, weight};
use std::collections::BTreeSet;

/// A piece of the module, and the parts that need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its file.
    pub(crate) file: String,
    /// The parts.
    pub(crate) parts: BTreeSet<String>,
}

impl Piece {
    /// Whether one part alone needs it.
    fn is_own(&self) -> bool {
        self.parts.len() == 1
    }

    /// A bit for each visit that fetches it.
    fn visits(&self) -> u32 {
        visits::bits(|parts| self.is_of(parts))
    }

    /// Whether one of these parts needs it.
    pub(crate) fn is_of(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.parts.contains(*part))
    }
}

/// What one file more costs a visitor, in bytes: on a line of 1.6 Mbit/s and 150 ms, a third of the wait for a request.
const FILE: usize = 8_000;

/// Pieces that always travel together, since the same visits fetch them.
#[derive(Debug)]
pub(crate) struct Class {
    /// The pieces.
    pub(crate) pieces: Vec<Piece>,
    /// Their size in bytes as they travel, together.
    pub(crate) bytes: usize,
}

/// The pieces by the visits that fetch them, not weighed yet. What one part alone needs stays by itself.
pub(crate) fn classes(pieces: Vec<Piece>) -> Vec<Class> {
    let mut classes: Vec<(Option<u32>, Class)> = Vec::new();
    for piece in pieces {
        let visits = (!piece.is_own()).then(|| piece.visits());
        let same = |(known, _): &&mut (Option<u32>, Class)| visits.is_some() && *known == visits;
        if let Some((_, class)) = classes.iter_mut().find(same) {
            class.pieces.push(piece);
        } else {
            let pieces = vec![piece];
            classes.push((visits, Class { pieces, bytes: 0 }));
        }
    }
    classes.into_iter().map(|(_, class)| class).collect()
}

/// A file, while it is not decided what it holds.
#[derive(Clone, Default)]
struct File {
    /// The classes in it, by their place.
    classes: Vec<usize>,
    bytes: usize,
    visits: u32,
    /// How much the visits that fetch it count, all together.
    weight: usize,
}

impl File {
    fn of(at: usize, class: &Class) -> Self {
        let visits = class.pieces.iter().map(Piece::visits);
        let visits = visits.fold(0, |all, visits| all | visits);
        Self {
            classes: vec![at],
            bytes: class.bytes,
            visits,
            weight: weight(visits),
        }
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            classes: [self.classes.as_slice(), &other.classes].concat(),
            bytes: self.bytes + other.bytes,
            visits: self.visits | other.visits,
            weight: weight(self.visits | other.visits),
        }
    }

    /// Whether visits that begin with the one begin with the other as well.
    fn goes_with(&self, other: &Self) -> bool {
        beginning(self.visits) == beginning(other.visits)
    }

    /// What it costs all visits together.
    fn cost(&self) -> usize {
        if self.classes.is_empty() {
            return 0;
        }
        self.weight * (self.bytes + FILE)
    }

    /// What both cost as one file.
    fn cost_with(&self, other: &Self) -> usize {
        // The same visits, mostly: a sum over all of them is the slow part.
        let weight = match self.visits | other.visits {
            visits if visits == self.visits => self.weight,
            visits if visits == other.visits => other.weight,
            visits => weight(visits),
        };
        weight * (self.bytes + other.bytes + FILE)
    }
}

/// Groups the pieces into files; every part finds all of its pieces in the groups that hold one of them, and fetches
/// little besides.
pub(crate) fn groups(classes: Vec<Class>) -> Vec<Vec<Piece>> {
    let single: Vec<File> = classes
        .iter()
        .enumerate()
        .map(|(at, class)| File::of(at, class))
        .collect();
    // What one part alone needs is fetched by nobody else.
    let own = |at: usize| classes[at].pieces.iter().any(Piece::is_own);
    let (fixed, mut files): (Vec<File>, Vec<File>) = single
        .iter()
        .cloned()
        .partition(|file| own(file.classes[0]));
    merge(&mut files);
    // A class may fit elsewhere better than where it was put first.
    while move_one(&mut files, &single) {
        merge(&mut files);
    }
    files.extend(fixed);
    let mut pieces: Vec<Vec<Piece>> = classes.into_iter().map(|class| class.pieces).collect();
    let mut taken = |at: &usize| std::mem::take(&mut pieces[*at]);
    files
        .iter()
        .map(|file| file.classes.iter().flat_map(&mut taken).collect())
        .collect()
}

/// Puts files together, those that save most first, as long as that saves anything.
fn merge(files: &mut Vec<File>) {
    // For each file the other that it saves most with; a file that went into another is empty.
    let mut best: Vec<Option<Saving>> = (0..files.len()).map(|at| most(files, at)).collect();
    loop {
        let savings = best.iter().enumerate();
        let savings = savings.filter_map(|(at, saving)| saving.map(|saving| (at, saving)));
        let Some((first, Saving { with: second, .. })) =
            savings.max_by_key(|(at, saving)| (saving.bytes, std::cmp::Reverse(*at)))
        else {
            files.retain(|file| !file.classes.is_empty());
            return;
        };
        let moved = std::mem::take(&mut files[second]);
        files[first] = files[first].with(&moved);
        best[second] = None;
        for at in (0..files.len()).filter(|at| !files[*at].classes.is_empty()) {
            let stale = best[at].is_some_and(|saving| [first, second].contains(&saving.with));
            if at == first || stale {
                best[at] = most(files, at);
            } else if let Some(saving) = saving(files, at, first)
                && best[at].is_none_or(|known| saving.bytes > known.bytes)
            {
                best[at] = Some(saving);
            }
        }
    }
}

/// What is saved if a file goes together with another.
#[derive(Clone, Copy)]
struct Saving {
    bytes: usize,
    with: usize,
}

/// What two files save together, if they save anything.
fn saving(files: &[File], at: usize, with: usize) -> Option<Saving> {
    let (one, other) = (&files[at], &files[with]);
    let apart = one.cost() + other.cost();
    let bytes = apart.checked_sub(one.cost_with(other))?;
    let may = at != with && !other.classes.is_empty() && one.goes_with(other);
    (may && bytes > 0).then_some(Saving { bytes, with })
}

/// The most that a file saves with one of the others.
fn most(files: &[File], at: usize) -> Option<Saving> {
    let all = (0..files.len()).filter_map(|with| saving(files, at, with));
    all.max_by_key(|saving| (saving.bytes, std::cmp::Reverse(saving.with)))
}

/// Moves the first class that costs less in another file, or in one of its own. False if there is none.
fn move_one(files: &mut Vec<File>, single: &[File]) -> bool {
    for from in 0..files.len() {
        for &class in &files[from].classes {
            let rest = files[from].classes.iter().filter(|at| **at != class);
            let rest = rest.fold(File::default(), |all, at| all.with(&single[*at]));
            let before = files[from].cost();
            let alone = File::default();
            let mut best = None;
            for to in (0..=files.len()).filter(|to| *to != from) {
                let other = files.get(to).unwrap_or(&alone);
                if to < files.len() && !other.goes_with(&single[class]) {
                    continue;
                }
                let after = rest.cost() + other.cost_with(&single[class]);
                let saved = (before + other.cost()).saturating_sub(after);
                if saved > best.map_or(0, |(saved, _)| saved) {
                    best = Some((saved, to));
                }
            }
            if let Some((_, to)) = best {
                files[from] = rest;
                match files.get_mut(to) {
                    Some(file) => *file = file.with(&single[class]),
                    None => files.push(single[class].clone()),
                }
                files.retain(|file| !file.classes.is_empty());
                return true;
            }
        }
    }
    false
}

/// The parts that fetch a group.
pub(crate) fn parts(group: &[Piece]) -> BTreeSet<&str> {
    let names = group.iter().flat_map(|piece| &piece.parts);
    names.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(file: &str, bytes: usize, parts: &[&str]) -> Class {
        let piece = Piece {
            file: file.to_owned(),
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        };
        Class {
            pieces: vec![piece],
            bytes,
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
            piece("a", 150_000, &["new", "finder"]),
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
        let all: Vec<Piece> = all.flat_map(|class| class.pieces).collect();
        assert_eq!(classes(all.clone()).len(), 1);
        let apart = all.into_iter().map(|piece| Class {
            pieces: vec![piece],
            bytes: 300,
        });
        assert_eq!(groups(apart.collect()).len(), 1);
    }

    #[test]
    fn what_comes_later_does_not_hold_up_the_form() {
        let groups = groups(vec![
            piece("first", 30_000, &["new", "list"]),
            piece("later", 20_000, &["review", "list"]),
        ]);
        assert_eq!(groups.len(), 2);
    }

    #[test]
    fn every_piece_travels_once() {
        let names = [
            "new", "review", "list", "session", "finder", "handover", "audit",
        ];
        let all: Vec<Class> = (1..128usize)
            .map(|bits| {
                let parts: Vec<&str> = names
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| bits >> at & 1 == 1)
                    .map(|(_, name)| *name)
                    .collect();
                piece(&format!("p{bits}"), 97 * bits % 20_000, &parts)
            })
            .collect();
        let mut names: Vec<String> = groups(all)
            .into_iter()
            .flatten()
            .map(|piece| piece.file)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 127);
    }

    #[test]
    fn no_file_holds_what_a_visit_begins_with_and_what_it_does_not() {
        let all = [
            piece("both", 300, &["new", "finder", "review"]),
            piece("one", 300, &["new", "review"]),
            piece("none", 300, &["handover", "review"]),
        ];
        assert_eq!(groups(all.into()).len(), 3);
    }

    #[test]
    fn a_piece_that_was_put_wrong_moves() {
        let all = [
            piece("a", 10_000, &["list", "audit"]),
            piece("b", 10_000, &["list", "fleet"]),
            piece("c", 40_000, &["fleet", "audit"]),
        ];
        let single: Vec<File> = all
            .iter()
            .enumerate()
            .map(|(at, c)| File::of(at, c))
            .collect();
        let mut files = vec![single[0].with(&single[2]), single[1].clone()];
        assert!(move_one(&mut files, &single));
        assert!(files.iter().any(|file| file.classes == [2]));
    }
}
