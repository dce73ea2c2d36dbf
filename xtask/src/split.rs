//! Cuts the module that Trunk built: the first load, and the parts that the page fetches later.

use crate::pack::{self, Class, Piece};
use crate::project::{Outcome, Project};
use crate::project::{output, read, run, write};
use crate::script::{
    LOADER, Packed, Start, entry_script, loader, one_loader, shared_names, swapped,
};
use crate::{bundle, check, merge, seal, wasm};
use anyhow::{Context, anyhow, bail};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;

/// What wasm-bindgen calls the module from which the page's module imports, in the glue code.
const GLUE_MODULE: &str = "_bg.js";

/// Replaces the whole module in Trunk's staging folder by the first load and its parts, and writes the page's one
/// script: `boot` with the glue code and the loader of the parts. Returns that script's text and its name.
pub(crate) fn split(project: &Project, staging: &Path, boot: &str) -> Outcome<(String, String)> {
    let stem = stem(&check::files(staging)?)?;
    let scratch = project.target.join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)
            .with_context(|| format!("{} cannot be emptied", scratch.display()))?;
    }

    println!("Cutting the module into the first load and its parts");
    let told = output(
        project
            .tool("wasm-split-cli")?
            .env("RUST_LOG", "warn")
            .arg(project.wasm())
            .arg(&scratch)
            .args(["--out-name", &stem]),
    )?;
    if told.contains("Overlong segment") {
        bail!(
            "the data of the parts does not fit: make ROOM or ZERO_ROOM in src/ui/cut.rs larger ({told})"
        );
    }
    let bound = scratch.join("bound");
    run(project
        .tool("wasm-bindgen")?
        .arg(scratch.join(format!("{stem}.wasm")))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(&bound))?;

    let cut = read(&scratch.join(LOADER))?;
    let pieces = pieces(&cut)?;
    let page = Page {
        project,
        bound: &bound,
        stem: &stem,
        boot,
        shared: shared_names(&cut)?,
    };
    let module = bound.join(format!("{stem}_bg.wasm"));
    page.with_short_names(&module, &pieces)?;
    let workshop = Workshop::new(&page, &scratch)?;
    let first = scratch.join("first.wasm");
    optimise(project, vec![(module, first.clone())])?;
    fs::write(
        staging.join(format!("{stem}_bg.wasm")),
        merge::order::ordered(&fs::read(first)?)?,
    )?;
    let classes = workshop.weighed(pack::classes(pieces))?;
    let groups = pack::groups(classes);
    let files = workshop.write(&groups, staging)?;
    let starts = workshop.write_starts(&groups, staging)?;
    write(&list(project), &listed(&files, &starts))?;
    let script = page.script(&files, &starts)?;
    fs::remove_file(staging.join(format!("{stem}.js")))?;
    Ok((script, format!("{stem}.js")))
}

/// Where it stands which files each part of the last build has: `cargo xtask bench size` reads it.
pub(crate) fn list(project: &Project) -> PathBuf {
    project.target.join("split").join("parts.txt")
}

/// A line for each file: its name, and the parts that fetch it. Then one for each file that a visit begins with: its
/// name, `=`, the first of its parts, and the files that it stands for.
fn listed(files: &[Packed], starts: &[Start]) -> String {
    let line = |file: &Packed| format!("{} {}\n", file.name, file.parts.join(" "));
    let names = |start: &Start| -> Vec<&str> {
        let held = start.holds.iter().filter_map(|at| files.get(*at));
        held.map(|file| file.name.as_str()).collect()
    };
    let start = |start: &Start| {
        let held = names(start).join(" ");
        format!("{} = {} {held}\n", start.name, start.parts[0])
    };
    files
        .iter()
        .map(line)
        .chain(starts.iter().map(start))
        .collect()
}

/// What the page's one script is made of.
struct Page<'a> {
    project: &'a Project,
    bound: &'a Path,
    stem: &'a str,
    boot: &'a str,
    shared: String,
}

impl Page<'_> {
    /// Gives the imports short names, in the module and in the glue code, and drops the exports that no script names.
    fn with_short_names(&self, module: &Path, pieces: &[Piece]) -> Outcome {
        let glue_file = self.bound.join(format!("{}.js", self.stem));
        let own = format!("./{}{GLUE_MODULE}", self.stem);
        let loader = format!("./{LOADER}");
        let bytes = fs::read(module)?;
        let mut glue = one_loader(&read(&glue_file)?);
        let mut names = Vec::new();
        wasm::renamed(
            &bytes,
            |module, name| {
                names.push((module.to_owned(), name.to_owned()));
                (String::new(), String::new())
            },
            |_| true,
        )?;
        for (at, (_, name)) in names
            .iter()
            .enumerate()
            .filter(|(_, (module, _))| *module == own)
        {
            glue = swapped(
                &glue,
                &format!("        {name}: "),
                &format!("        {}: ", wasm::short(at)),
            )?;
        }
        glue = swapped(&glue, &format!("\"{own}\": "), "a: ")?;
        glue = swapped(&glue, &format!("\"{loader}\": "), "b: ")?;
        write(&glue_file, &glue)?;

        // Which names the script uses does not depend on the files.
        let parts = pack::parts(pieces).into_iter().map(str::to_owned).collect();
        let file = Packed {
            name: String::new(),
            parts,
        };
        let script = self.script(&[file], &[])?;
        let mut at = 0;
        let renamed = wasm::renamed(
            &bytes,
            |module, name| {
                let short = wasm::short(at);
                at += 1;
                if module == own {
                    ("a".to_owned(), short)
                } else {
                    ("b".to_owned(), name.to_owned())
                }
            },
            |name| script.contains(name),
        )?;
        fs::write(module, merge::table::dense(&renamed)?)?;
        Ok(())
    }

    /// The page's script, when its parts lie in these files.
    fn script(&self, files: &[Packed], starts: &[Start]) -> Outcome<String> {
        write(
            &self.bound.join(LOADER),
            &loader(self.stem, &self.shared, files, starts),
        )?;
        let entry = self.bound.join("boot.js");
        write(&entry, &entry_script(self.stem, self.boot)?)?;
        bundle::joined(self.project, "js", &entry)
    }
}

/// The pieces that wasm-split's own loader names, without their sizes.
fn pieces(cut: &str) -> Outcome<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut parts = BTreeSet::new();
    for line in cut.lines() {
        if let Some(names) = line
            .strip_prefix("/* ")
            .and_then(|rest| rest.strip_suffix(" */"))
        {
            parts = names.split(", ").map(str::to_owned).collect();
        } else if let Some(own) = line.strip_prefix("export const __wasm_split_load_") {
            let (name, _) = own
                .split_once(' ')
                .context("wasm-split names a part in another way")?;
            parts = BTreeSet::from([name.to_owned()]);
        }
        if let Some((_, rest)) = line.split_once("new URL(\"./") {
            let (file, _) = rest
                .split_once('"')
                .context("wasm-split names a file in another way")?;
            pieces.push(Piece {
                file: file.to_owned(),
                parts: parts.clone(),
            });
        }
    }
    if pieces.is_empty() {
        bail!("wasm-split names no files");
    }
    Ok(pieces)
}

/// Where pieces become modules.
struct Workshop<'a> {
    page: &'a Page<'a>,
    /// The pieces as wasm-split cut them.
    scratch: &'a Path,
    /// Modules, before and after Binaryen.
    folder: PathBuf,
}

impl<'a> Workshop<'a> {
    fn new(page: &'a Page<'a>, scratch: &'a Path) -> Outcome<Self> {
        let folder = scratch.join("merged");
        fs::create_dir_all(&folder)?;
        Ok(Self {
            page,
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
        optimise(self.page.project, made)?;
        Ok(files)
    }

    /// The classes with their sizes after brotli.
    fn weighed(&self, mut classes: Vec<Class>) -> Outcome<Vec<Class>> {
        let groups: Vec<&[Piece]> = classes
            .iter()
            .map(|class| class.pieces.as_slice())
            .collect();
        let files = self.merged(&groups)?;
        for (class, sizes) in classes
            .iter_mut()
            .zip(bundle::sizes(self.page.project, &files)?)
        {
            class.bytes = usize::try_from(sizes.brotli)?;
        }
        Ok(classes)
    }

    /// Writes each group into a file of the page.
    fn write(&self, groups: &[Vec<Piece>], staging: &Path) -> Outcome<Vec<Packed>> {
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
            let name = format!("{}-{name}.wasm", self.page.stem);
            fs::write(
                staging.join(&name),
                merge::order::ordered(&fs::read(file)?)?,
            )?;
            let parts = pack::parts(group).into_iter().map(str::to_owned).collect();
            files.push(Packed { name, parts });
        }
        Ok(files)
    }

    /// Writes for each visit that begins with parts one file that has exactly the pieces of these.
    fn write_starts(&self, groups: &[Vec<Piece>], staging: &Path) -> Outcome<Vec<Start>> {
        let of = |parts: &[&str]| -> Vec<Piece> {
            let pieces = groups.iter().flatten();
            pieces.filter(|piece| piece.is_of(parts)).cloned().collect()
        };
        let held: Vec<Vec<Piece>> = pack::starts().map(of).collect();
        let held: Vec<&[Piece]> = held.iter().map(Vec::as_slice).collect();
        let mut starts = Vec::new();
        for (parts, file) in pack::starts().zip(self.merged(&held)?) {
            let first = parts.first().context("a visit begins with nothing")?;
            let name = format!("{}{}{first}.wasm", self.page.stem, seal::START);
            fs::write(
                staging.join(&name),
                merge::order::ordered(&fs::read(file)?)?,
            )?;
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
fn optimise(project: &Project, modules: Vec<(PathBuf, PathBuf)>) -> Outcome {
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

/// `scopesmith-36a1c84e2452a9f1`, from the name of the script that Trunk wrote.
fn stem(files: &[String]) -> Outcome<String> {
    files
        .iter()
        .filter_map(|file| file.strip_suffix(".js"))
        .find(|name| name.starts_with("scopesmith-"))
        .map(str::to_owned)
        .context("Trunk wrote no script for scopesmith")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUT: &str = "import { initSync } from \"./main.js\";\n\
        const { table, memory,  } = initSync(undefined, undefined);\n\
        /* finder, share */\n\
        const __chunk_8 = makeLoad(() => {\n\
        const src = fetch(new URL(\"./chunk_8.wasm\", import.meta.url));\n\
        export const __wasm_split_load_share = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_share.wasm\", import.meta.url));\n";

    #[test]
    fn the_script_that_starts_trunks_page_gives_the_name() {
        let files = ["boot-1.js".to_owned(), "scopesmith-0a1b2c.js".to_owned()];
        assert_eq!(stem(&files).unwrap(), "scopesmith-0a1b2c");
        assert!(stem(&files[..1]).is_err());
    }

    #[test]
    fn pieces_and_shared_names_are_read_from_the_cut() {
        let found = pieces(CUT).unwrap();
        let names: Vec<_> = found
            .iter()
            .map(|piece| {
                (
                    piece.file.as_str(),
                    piece.parts.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            })
            .collect();
        assert_eq!(
            names,
            [
                ("chunk_8.wasm", vec!["finder", "share"]),
                ("split_share.wasm", vec!["share"])
            ]
        );
        assert_eq!(shared_names(CUT).unwrap(), "memory, table");
        assert!(pieces("").is_err() && shared_names("").is_err());
    }
}
