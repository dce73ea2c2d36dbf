//! Cuts the module that Trunk built: the first load, and the parts that the page fetches later.

use crate::check;
use crate::project::{Outcome, Project};
use crate::project::{read, run, write};
use anyhow::{Context, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

/// What browsers have; never all features, since wasm-opt then emits what they refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What wasm-split calls the script that fetches the parts.
const LOADER: &str = "__wasm_split.js";

/// Replaces the whole module in Trunk's staging folder by the first load and its parts; returns the name of the
/// script that fetches the parts.
pub(crate) fn split(project: &Project, staging: &Path) -> Outcome<String> {
    let stem = stem(&check::files(staging)?)?;
    let scratch = project.target.join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)
            .with_context(|| format!("{} cannot be emptied", scratch.display()))?;
    }

    println!("Cutting the module into the first load and its parts");
    run(project
        .tool("wasm-split-cli")?
        .arg(project.wasm())
        .arg(&scratch)
        .args(["--out-name", &stem]))?;
    let main = scratch.join(format!("{stem}.wasm"));
    let bound = scratch.join("bound");
    run(project
        .tool("wasm-bindgen")?
        .arg(&main)
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(&bound))?;

    let parts: Vec<String> = check::files(&scratch)?
        .into_iter()
        .filter(|file| check::has_extension(file, &["wasm"]) && !file.contains(&stem))
        .collect();
    let module = format!("{stem}_bg.wasm");
    let mut modules = vec![(bound.join(&module), staging.join(&module))];
    modules.extend(parts.iter().map(|part| {
        let name = part_name(&stem, part);
        (scratch.join(part), staging.join(name))
    }));
    optimise(project, modules)?;

    // Every name carries the hash of the whole module, so that no cache mixes two versions.
    let loader = part_name(&stem, LOADER);
    let mut script = read(&scratch.join(LOADER))?;
    for part in &parts {
        script = renamed(&script, part, &part_name(&stem, part))?;
    }
    write(&staging.join(&loader), &script)?;
    let glue = read(&bound.join(format!("{stem}.js")))?;
    // The import's address changes; the key by which the module asks for it does not.
    let glue = glue.replace(
        &format!("from \"./{LOADER}\""),
        &format!("from \"./{loader}\""),
    );
    if !glue.contains(&loader) {
        bail!("the glue code does not import the loader of the parts");
    }
    write(&staging.join(format!("{stem}.js")), &glue)?;
    Ok(loader)
}

/// Runs wasm-opt on each module, as many at once as there are cores.
fn optimise(project: &Project, modules: Vec<(PathBuf, PathBuf)>) -> Outcome {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    // The first one is the largest by far, so it is begun first.
    let waiting = Mutex::new(modules.into_iter());
    let next = || waiting.lock().ok().and_then(|mut modules| modules.next());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    while let Some((from, to)) = next() {
                        run(project
                            .tool("wasm-opt")?
                            .args(FEATURES)
                            .arg("-Oz")
                            .arg(from)
                            .arg("-o")
                            .arg(to))?;
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(anyhow!("wasm-opt could not be run")))
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

/// The name of a part in dist/: `split_work.wasm` becomes `scopesmith-36a1c84e2452a9f1-work.wasm`.
fn part_name(stem: &str, file: &str) -> String {
    let short = match file {
        LOADER => "parts.js",
        other => other.strip_prefix("split_").unwrap_or(other),
    };
    format!("{stem}-{}", short.replace('_', ""))
}

fn renamed(script: &str, from: &str, to: &str) -> Outcome<String> {
    let (from, to) = (format!("\"./{from}\""), format!("\"./{to}\""));
    if !script.contains(&from) {
        bail!("the loader of the parts does not name {from}");
    }
    Ok(script.replace(&from, &to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_carry_the_hash_of_the_whole() {
        let files = ["boot-1.js".to_owned(), "scopesmith-0a1b2c.js".to_owned()];
        let stem = stem(&files).unwrap();
        assert_eq!(
            part_name(&stem, "split_work.wasm"),
            "scopesmith-0a1b2c-work.wasm"
        );
        assert_eq!(
            part_name(&stem, "chunk_3.wasm"),
            "scopesmith-0a1b2c-chunk3.wasm"
        );
        assert_eq!(part_name(&stem, LOADER), "scopesmith-0a1b2c-parts.js");
    }

    #[test]
    fn a_part_that_nobody_names_is_an_error() {
        let script = "fetch(new URL(\"./a.wasm\", import.meta.url))";
        assert!(
            renamed(script, "a.wasm", "b.wasm").is_ok_and(|text| text.contains("\"./b.wasm\""))
        );
        assert!(renamed(script, "c.wasm", "b.wasm").is_err());
    }
}
