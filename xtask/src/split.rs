//! Cuts the module that Trunk built: the first load, and the parts that the page fetches later.

use crate::pack::{self, Piece};
use crate::project::{Outcome, Project};
use crate::project::{output, read, run, write};
use crate::script::{
    Files, LOADER, Packed, Start, entry_script, loader, one_loader, shared_names, swapped,
    without_unused_classes,
};
use crate::workshop::{Workshop, optimise};
use crate::{bundle, check, merge, wasm};
use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What wasm-bindgen calls the module from which the page's module imports, in the glue code.
const GLUE_MODULE: &str = "_bg.js";

/// Replaces the whole module in Trunk's staging folder by the first load and its parts, and writes the page's one
/// script: `boot` with the glue code and the loader of the parts.
pub(crate) fn split(project: &Project, staging: &Path, boot: &str) -> Outcome<Cut> {
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
            "the data of the parts does not fit: make ROOM or ZERO_ROOM in src/ui/cut/room.rs larger ({told})"
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
    let workshop = Workshop::new(project, &stem, &scratch)?;
    let first = scratch.join("first.wasm");
    optimise(project, vec![(module, first.clone())])?;
    merge::order::copied(&first, &staging.join(format!("{stem}_bg.wasm")))?;
    let classes = workshop.weighed(pack::classes(pieces))?;
    let groups = pack::groups(classes);
    let starts = workshop.write_starts(&groups, staging)?;
    let mut files = Files {
        packed: workshop.write(&groups, staging)?,
        followers: workshop.write_followers(&groups, &starts, staging)?,
        starts,
    };
    let named = named(project, staging, &stem)?;
    let all = files.packed.iter_mut().map(|file| &mut file.name);
    let all = all.chain(files.starts.iter_mut().map(|start| &mut start.name));
    for name in all.chain(files.followers.iter_mut().map(|file| &mut file.name)) {
        *name = name.replacen(&stem, &named, 1);
    }
    write(&list(project), &listed(&files.packed, &files.starts))?;
    let script = page.script(&files)?;
    fs::remove_file(staging.join(format!("{stem}.js")))?;
    Ok(Cut {
        script,
        stem,
        named,
    })
}

/// A page that was cut.
pub(crate) struct Cut {
    /// The text of its one script.
    pub(crate) script: String,
    /// How the names of its modules began.
    pub(crate) stem: String,
    /// How they begin now.
    pub(crate) named: String,
}

/// Names all modules after what is in them, and returns how their names begin. Trunk named them after the module that it
/// built: a page that was cut in another way would have files of the same names, and a cache would mix the two.
fn named(project: &Project, staging: &Path, stem: &str) -> Outcome<String> {
    let files = check::files(staging)?;
    let modules = files.into_iter().filter(|file| file.starts_with(stem));
    let modules: Vec<String> = modules
        .filter(|file| check::has_extension(file, &["wasm"]))
        .collect();
    let sums = project.target.join("split").join("modules.txt");
    write(&sums, &bundle::sums(project, staging, &modules)?.join("\n"))?;
    let hash = bundle::digest(project, &sums)?.hash;
    let (before, _) = stem.rsplit_once('-').context("Trunk wrote no hash")?;
    let named = format!("{before}-{hash}");
    for file in modules {
        let to = file.replacen(stem, &named, 1);
        fs::rename(staging.join(file), staging.join(to))?;
    }
    Ok(named)
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
        let mut glue = without_unused_classes(&one_loader(&read(&glue_file)?));
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
        let script = self.script(&Files {
            packed: vec![file],
            starts: Vec::new(),
            followers: Vec::new(),
        })?;
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
    fn script(&self, files: &Files) -> Outcome<String> {
        write(
            &self.bound.join(LOADER),
            &loader(self.stem, &self.shared, files),
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
