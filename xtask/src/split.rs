//! Cuts the module that Trunk built: the first load, and the parts that the page fetches later.
//!
//! Trunk runs this as its hook after a build, when all files lie in its staging folder.

use crate::project::Outcome;
use crate::project::Project;
use crate::project::read;
use crate::project::run;
use crate::{check, setup};
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

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

/// Replaces the whole module in Trunk's staging folder by the first load and its parts.
pub(crate) fn split(project: &Project) -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("split is Trunk's hook; run `cargo xtask build` instead")?;
    let whole = project
        .target
        .join("wasm32-unknown-unknown/release/scopesmith.wasm");
    let stem = stem(&check::files(&staging)?)?;
    let scratch = project.target.join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)
            .map_err(|error| format!("{} cannot be emptied: {error}", scratch.display()))?;
    }
    setup::wasm_split(project)?;

    println!("Cutting the module into the first load and its parts");
    run(tool(project, "wasm-split-cli")?
        .arg(&whole)
        .arg(&scratch)
        .args(["--out-name", &stem]))?;
    let main = scratch.join(format!("{stem}.wasm"));
    let bound = scratch.join("bound");
    run(tool(project, "wasm-bindgen")?
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
    optimise(project, &bound.join(&module), &staging.join(&module))?;
    for part in &parts {
        optimise(
            project,
            &scratch.join(part),
            &staging.join(part_name(&stem, part)),
        )?;
    }

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
        return Err("the glue code does not import the loader of the parts".to_owned());
    }
    write(&staging.join(format!("{stem}.js")), &glue)?;
    let page = staging.join("index.html");
    write(&page, &with_preload(&read(&page)?, &loader)?)
}

fn tool(project: &Project, name: &str) -> Outcome<std::process::Command> {
    let program = project
        .which(name)
        .ok_or_else(|| format!("{name} is missing"))?;
    Ok(project.command(program))
}

fn optimise(project: &Project, from: &Path, to: &Path) -> Outcome {
    run(tool(project, "wasm-opt")?
        .args(FEATURES)
        .arg("-Oz")
        .arg(from)
        .arg("-o")
        .arg(to))
}

/// `scopesmith-36a1c84e2452a9f1`, from the name of the script that Trunk wrote.
fn stem(files: &[String]) -> Outcome<String> {
    files
        .iter()
        .filter_map(|file| file.strip_suffix(".js"))
        .find(|name| name.starts_with("scopesmith-"))
        .map(str::to_owned)
        .ok_or_else(|| "Trunk wrote no script for scopesmith".to_owned())
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
    if script.contains(&from) {
        Ok(script.replace(&from, &to))
    } else {
        Err(format!("the loader of the parts does not name {from}"))
    }
}

/// The loader is asked for together with the glue code that imports it, not one round trip later.
fn with_preload(page: &str, loader: &str) -> Outcome<String> {
    let head = page
        .find("</head>")
        .ok_or("index.html has no end of its head")?;
    let (before, after) = page.split_at(head);
    Ok(format!(
        "{before}<link rel=\"modulepreload\" href=\"./{loader}\">\n{after}"
    ))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
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

    #[test]
    fn the_loader_is_preloaded() {
        assert_eq!(
            with_preload("<head></head>", "p.js").as_deref(),
            Ok("<head><link rel=\"modulepreload\" href=\"./p.js\">\n</head>")
        );
        assert!(with_preload("<body>", "p.js").is_err());
    }
}
