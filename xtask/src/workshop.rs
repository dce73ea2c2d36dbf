//! Makes the files of the parts out of their pieces.

use crate::pack::{self, Class, Piece};
use crate::project::{Outcome, Project, run};
use crate::script::{Follower, Packed, Start};
use crate::{bundle, merge, visits};
use anyhow::{Context, anyhow, bail};
use std::cmp::Reverse;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;

/// How the name of a follower's file goes on, behind the start that all names have.
pub(crate) const FOLLOWS: &str = "-then-";

/// Where pieces become modules.
pub(crate) struct Workshop<'a> {
    project: &'a Project,
    /// The start of the names of files.
    stem: &'a str,
    /// The pieces as wasm-split cut them.
    scratch: &'a Path,
    /// Modules, before and after Binaryen.
    folder: PathBuf,
}

impl<'a> Workshop<'a> {
    pub(crate) fn new(project: &'a Project, stem: &'a str, scratch: &'a Path) -> Outcome<Self> {
        let folder = scratch.join("merged");
        fs::create_dir_all(&folder)?;
        Ok(Self {
            project,
            stem,
            scratch,
            folder,
        })
    }

    /// Makes one small module of each group of pieces. Returns where they are.
    fn merged(&self, groups: &[&[Piece]]) -> Outcome<Vec<PathBuf>> {
        let mut files = Vec::new();
        let mut made = Vec::new();
        for group in groups {
            let small = self.folder.join(format!("{}.wasm", key(group)));
            if !small.exists() {
                let pieces = group
                    .iter()
                    .map(|piece| fs::read(self.scratch.join(&piece.file)));
                let pieces: Vec<Vec<u8>> = pieces.collect::<Result<_, _>>()?;
                let large = small.with_extension("large");
                fs::write(&large, merge::merged(&pieces)?)?;
                made.push((large, small.clone()));
            }
            files.push(small);
        }
        optimise(self.project, made)?;
        Ok(files)
    }

    /// The classes with their sizes after brotli.
    pub(crate) fn weighed(&self, mut classes: Vec<Class>) -> Outcome<Vec<Class>> {
        let groups: Vec<&[Piece]> = classes
            .iter()
            .map(|class| class.pieces.as_slice())
            .collect();
        let files = self.merged(&groups)?;
        for (class, sizes) in classes.iter_mut().zip(bundle::sizes(self.project, &files)?) {
            class.bytes = usize::try_from(sizes.brotli)?;
        }
        Ok(classes)
    }

    /// Writes each group into a file of the page.
    pub(crate) fn write(&self, groups: &[Vec<Piece>], staging: &Path) -> Outcome<Vec<Packed>> {
        let slices: Vec<&[Piece]> = groups.iter().map(Vec::as_slice).collect();
        let mut files = Vec::new();
        for (at, (file, group)) in self.merged(&slices)?.iter().zip(groups).enumerate() {
            let own: Vec<&str> = group
                .iter()
                .filter_map(|piece| piece.file.strip_prefix("split_")?.strip_suffix(".wasm"))
                .collect();
            let name = if own.is_empty() {
                format!("shared{at}")
            } else {
                own.join("-")
            };
            // Every name carries the hash of the whole module, so that no cache mixes two versions.
            let name = format!("{}-{name}.wasm", self.stem);
            merge::order::copied(file, &staging.join(&name))?;
            let parts = pack::parts(group).into_iter().map(str::to_owned).collect();
            files.push(Packed { name, parts });
        }
        Ok(files)
    }

    /// Writes for each visit that begins with parts one file that has exactly the pieces of these.
    pub(crate) fn write_starts(
        &self,
        groups: &[Vec<Piece>],
        staging: &Path,
    ) -> Outcome<Vec<Start>> {
        let of = |parts: &[&str]| -> Vec<Piece> {
            let pieces = groups.iter().flatten();
            pieces.filter(|piece| piece.is_of(parts)).cloned().collect()
        };
        let held: Vec<Vec<Piece>> = visits::starts().map(of).collect();
        let held: Vec<&[Piece]> = held.iter().map(Vec::as_slice).collect();
        let mut starts = Vec::new();
        for (parts, file) in visits::starts().zip(self.merged(&held)?) {
            let first = parts.first().context("a visit begins with nothing")?;
            let name = format!("{}-start-{first}.wasm", self.stem);
            merge::order::copied(&file, &staging.join(&name))?;
            let mut holds = Vec::new();
            for (at, group) in groups.iter().enumerate() {
                let within = group.iter().filter(|piece| piece.is_of(parts)).count();
                if within == group.len() {
                    holds.push(at);
                } else if within > 0 {
                    bail!("a file has pieces that a visit of {first} begins with, and others");
                }
            }
            starts.push(Start { name, parts, holds });
        }
        Ok(starts)
    }

    /// Writes for each part that follows the start of a visit one file with all of its files that are not there by then.
    pub(crate) fn write_followers(
        &self,
        groups: &[Vec<Piece>],
        starts: &[Start],
        staging: &Path,
    ) -> Outcome<Vec<Follower>> {
        let mut followers = Vec::new();
        for start in starts {
            let first = start.parts.first().context("a visit begins with nothing")?;
            let mut here = start.holds.clone();
            for part in visits::followers(first) {
                let missing = |(at, group): (usize, &Vec<Piece>)| {
                    let needed = group.iter().any(|piece| piece.is_of(&[part]));
                    (needed && !here.contains(&at)).then_some(at)
                };
                let holds: Vec<usize> = groups.iter().enumerate().filter_map(missing).collect();
                here.extend(&holds);
                if holds.len() > 1 {
                    let name = follower_name(self.stem, part, first);
                    followers.push(Follower { name, part, holds });
                }
            }
        }
        let pieces: Vec<Vec<Piece>> = followers
            .iter()
            .map(|follower| {
                let held = follower.holds.iter().filter_map(|at| groups.get(*at));
                held.flatten().cloned().collect()
            })
            .collect();
        let pieces: Vec<&[Piece]> = pieces.iter().map(Vec::as_slice).collect();
        for (follower, file) in followers.iter().zip(self.merged(&pieces)?) {
            merge::order::copied(&file, &staging.join(&follower.name))?;
        }
        Ok(followers)
    }
}

/// The name of the file that has what a part still needs when it follows such a start.
pub(crate) fn follower_name(stem: &str, part: &str, first: &str) -> String {
    format!("{stem}{FOLLOWS}{part}_{first}.wasm")
}

/// What tells a group of pieces from every other: one that was merged before is the same.
fn key(group: &[Piece]) -> String {
    let mut hasher = DefaultHasher::new();
    for piece in group {
        piece.file.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// Makes each module small with Binaryen, in as many processes as there are cores: starting one for every piece would
/// take longer than the work.
pub(crate) fn optimise(project: &Project, modules: Vec<(PathBuf, PathBuf)>) -> Outcome {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut sized = Vec::new();
    for (from, to) in modules {
        sized.push((fs::metadata(&from)?.len(), from, to));
    }
    sized.sort_by_key(|(size, _, _)| Reverse(*size));
    let mut shares: Vec<(u64, Vec<PathBuf>)> = vec![(0, Vec::new()); cores];
    for (size, from, to) in sized {
        if let Some((total, files)) = shares.iter_mut().min_by_key(|(total, _)| *total) {
            *total += size;
            files.extend([from, to]);
        }
    }
    thread::scope(|scope| {
        let workers: Vec<_> = shares
            .into_iter()
            .filter(|(_, files)| !files.is_empty())
            .map(|(_, files)| {
                scope.spawn(move || {
                    let mut node = project.command("node");
                    run(node
                        .arg(project.e2e().join("support/optimize.mjs"))
                        .args(files))
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(anyhow!("the modules could not be optimized")))
        })
    })
}
