//! What is fetched behind the first load, as the last build wrote it down.

use crate::check::has_extension;
use crate::html::tags;
use crate::visits;
use crate::workshop::follower_name;
use std::collections::BTreeSet;
use std::slice;

/// The files that are fetched later.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Later {
    /// Each with the parts that need it.
    files: Vec<(String, Vec<String>)>,
    /// Those that a visit begins with, each with the part that it fetches first and the files that it stands for.
    starts: Vec<(String, String, Vec<String>)>,
}

impl Later {
    /// The file that a visit begins with whose parts are these.
    fn start(&self, parts: &[&str]) -> Option<&(String, String, Vec<String>)> {
        let mut starts = self.starts.iter();
        starts.find(|(_, first, _)| parts.contains(&first.as_str()))
    }

    /// The files that one of these parts needs.
    fn needed<'a>(&'a self, parts: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let needed =
            |(_, of): &&(String, Vec<String>)| of.iter().any(|part| parts.contains(&part.as_str()));
        self.files
            .iter()
            .filter(needed)
            .map(|(file, _)| file.as_str())
    }

    /// What a first visit fetches that begins with these parts.
    pub(crate) fn of<'a>(&'a self, parts: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let start = self.start(parts);
        let apart = move |file: &&str| {
            !start.is_some_and(|(.., held)| held.iter().any(|held| held == file))
        };
        let start = start.map(|(file, ..)| file.as_str());
        self.needed(parts).filter(apart).chain(start)
    }

    /// What follows by itself after such a visit has begun, where these files are there.
    pub(crate) fn following<'a>(&'a self, parts: &[&str], all: &'a [String]) -> BTreeSet<&'a str> {
        let Some((_, first, _)) = self.start(parts) else {
            return BTreeSet::new();
        };
        // Those that the start stands for are among them.
        let mut here: BTreeSet<&str> = self.needed(parts).collect();
        let mut follow = BTreeSet::new();
        for part in visits::followers(first) {
            let needed = self.needed(slice::from_ref(part));
            let missing: Vec<&str> = needed.filter(|file| !here.contains(file)).collect();
            if missing.is_empty() {
                continue;
            }
            here.extend(&missing);
            let end = follower_name("", part, first);
            match all.iter().find(|file| file.ends_with(&end)) {
                // A style sheet is no module.
                Some(follower) => {
                    follow.insert(follower.as_str());
                    follow.extend(missing.iter().filter(|file| has_extension(file, &["css"])));
                }
                None => follow.extend(missing),
            }
        }
        follow
    }
}

/// The files that are fetched later: those of the last build's list, and the style sheets of parts.
pub(crate) fn later(list: &str, index: &str) -> Later {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (mut files, mut starts) = (Vec::new(), Vec::new());
    for line in list.lines() {
        match (line.split_once(" = "), line.split_once(' ')) {
            (Some((file, held)), _) => {
                let (part, held) = held.split_once(' ').unwrap_or((held, ""));
                starts.push((file.to_owned(), part.to_owned(), words(held)));
            }
            (None, Some((file, parts))) => files.push((file.to_owned(), words(parts))),
            (None, None) => {}
        }
    }
    let tags = tags(index);
    files.extend(tags.iter().filter_map(|tag| {
        let file = tag.get("href")?.strip_prefix("./")?;
        Some((file.to_owned(), words(tag.get("data-part")?)))
    }));
    Later { files, starts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_files_know_their_parts() {
        let index =
            "<link href=\"./a.css\"><link href=\"./b.css\" data-part=\"new list\" disabled>";
        let list = "x.wasm new list\ny.wasm list\nz.wasm new review\ns.wasm = new x.wasm z.wasm\n";
        let later = later(list, index);
        let of = |parts| later.of(parts).collect::<Vec<_>>();
        assert_eq!(of(&["new"]), ["b.css", "s.wasm"]);
        assert_eq!(of(&["list"]), ["x.wasm", "y.wasm", "b.css"]);
        assert_eq!(of(&["list", "new"]), ["y.wasm", "b.css", "s.wasm"]);
        assert!(later.following(&["new"], &[]).is_empty(), "all is here");
    }

    #[test]
    fn what_follows_is_one_file_or_those_that_are_missing() {
        let index = "<link href=\"./r.css\" data-part=\"review\" disabled>";
        let list = "x.wasm new\ny.wasm review\nz.wasm review list\ns.wasm = new x.wasm\n";
        let later = later(list, index);
        let found = later.following(&["new"], &[]);
        assert_eq!(found, BTreeSet::from(["r.css", "y.wasm", "z.wasm"]));
        let all = ["p-then-review_new.wasm".to_owned()];
        let found = later.following(&["new"], &all);
        assert_eq!(found, BTreeSet::from(["p-then-review_new.wasm", "r.css"]));
        assert!(later.following(&[], &all).is_empty());
    }
}
