//! What a first visit costs.

use crate::check::has_extension;
use crate::html::Tag;
use crate::html::tags;
use crate::policy::Reach;
use crate::project::Outcome;
use crate::project::Project;
use crate::project::read;
use crate::project::run;
use crate::{browser, bundle, check, dist, setup};
use anyhow::bail;
use std::path::Path;

/// The budget for the first load, in bytes of brotli 11.
const BUDGET: u64 = 120_000;

/// Runs the named measurement; without a name, the size.
pub(crate) fn bench(project: &Project, args: &[String]) -> Outcome {
    match args.first().map(String::as_str) {
        None | Some("size") => {
            dist::build(project, Reach::Hosted)?;
            size(project)
        }
        Some(name @ ("finder" | "har" | "list" | "load" | "ux")) => {
            in_page(project, &format!("bench/{name}.mjs"), &args[1..])
        }
        Some("dev") => {
            let browser = browser::browser(project)?;
            setup::npm_packages(project)?;
            run(project
                .command("node")
                .arg(project.e2e().join("bench/dev.mjs"))
                .env("XTASK", std::env::current_exe()?)
                .env("CHROMIUM", &browser.chromium))
        }
        Some(other) => {
            bail!(
                "there is no measurement {other}; there are: size, load, ux, finder, har, list, dev"
            )
        }
    }
}

/// Runs a program of tests/e2e that opens the built page. `--no-build` takes dist/ as it is; the program gets the other
/// arguments.
pub(crate) fn in_page(project: &Project, program: &str, args: &[String]) -> Outcome {
    let browser = browser::browser(project)?;
    setup::npm_packages(project)?;
    let (no_build, rest): (Vec<_>, Vec<_>) = args.iter().partition(|arg| *arg == "--no-build");
    if no_build.is_empty() {
        dist::build(project, Reach::Hosted)?;
    }
    dist::for_journeys(project)?;
    run(project
        .command("node")
        .arg(project.e2e().join(program))
        .args(rest)
        .env("CHROMIUM", &browser.chromium))
}

/// Prints every file of the first load as brotli 11 packs it, and the total against the budget.
pub(crate) fn size(project: &Project) -> Outcome {
    setup::npm_packages(project)?;
    let dist = project.dist();
    let files = first_load(&dist)?;
    println!("{:>9}  {:>9}  first load", "bytes", "brotli 11");
    let total = print_sizes(project, &files)?;
    println!(
        "{:>9}  {total:>9}  total: {}.{} KB ({}.{} KiB); the budget is {} KB",
        "",
        total / 1000,
        total % 1000 / 100,
        total / 1024,
        total % 1024 * 10 / 1024,
        BUDGET / 1000
    );
    let later: Vec<String> = check::files(&dist)?
        .into_iter()
        .filter(|file| has_extension(file, &["wasm"]) && !files.contains(file))
        .collect();
    println!(
        "{:>9}  {:>9}  fetched later, when they are needed",
        "bytes", "brotli 11"
    );
    print_sizes(project, &later)?;
    if total > BUDGET {
        bail!("the first load is {} bytes over its budget", total - BUDGET);
    }
    Ok(())
}

/// Prints how large files of dist/ are, and returns the sum of their packed sizes.
fn print_sizes(project: &Project, files: &[String]) -> Outcome<u64> {
    let dist = project.dist();
    let paths: Vec<_> = files.iter().map(|file| dist.join(file)).collect();
    let mut total = 0;
    for (file, (raw, packed)) in files.iter().zip(bundle::sizes(project, &paths)?) {
        println!("{raw:>9}  {packed:>9}  {file}");
        total += packed;
    }
    Ok(total)
}

/// The files that a browser requests before the first view is complete, in the page's order.
fn first_load(dist: &Path) -> Outcome<Vec<String>> {
    let index = read(&dist.join("index.html"))?;
    let mut files = vec!["index.html".to_owned()];
    for file in tags(&index).iter().filter_map(requested) {
        add(&mut files, file.to_owned());
    }
    let mut next = 0;
    while next < files.len() {
        if has_extension(&files[next], &["js"]) {
            let folder = files[next]
                .rsplit_once('/')
                .map_or(String::new(), |(folder, _)| format!("{folder}/"));
            for import in imports(&read(&dist.join(&files[next]))?) {
                add(&mut files, format!("{folder}{import}"));
            }
        }
        next += 1;
    }
    Ok(files)
}

fn add(files: &mut Vec<String>, file: String) {
    if !files.contains(&file) {
        files.push(file);
    }
}

/// The file that Chromium requests for this tag on a first visit. The touch icon is not among them.
fn requested(tag: &Tag) -> Option<&str> {
    const LOADED: [&str; 5] = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
    let address = match tag.name.as_str() {
        "link" if tag.get("disabled").is_some() => None,
        "link" if tag.get("rel").is_some_and(|rel| LOADED.contains(&rel)) => tag.get("href"),
        "script" | "img" => tag.get("src"),
        _ => None,
    };
    address?.strip_prefix("./")
}

/// What a script imports by name from beside it (`import { f } from './snippets/…'`).
fn imports(script: &str) -> Vec<&str> {
    let from = |quote: &'static str, end: char| {
        script
            .split(quote)
            .skip(1)
            .filter_map(move |rest| rest.split_once(end).map(|(file, _)| file))
    };
    from("from './", '\'')
        .chain(from("from \"./", '"'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_the_browser_requests() {
        let page = "<link rel=\"stylesheet\" href=\"./a.css\"><link rel=apple-touch-icon href=\"./t.png\">\
                    <link rel=stylesheet disabled href=\"./later.css\">\
                    <script src=\"./b.js\"></script><a href=\"./c.html\"><link rel=icon href=\"./i.svg\">";
        let tags = tags(page);
        let files: Vec<_> = tags.iter().filter_map(requested).collect();
        assert_eq!(files, ["a.css", "b.js", "i.svg"]);
    }

    #[test]
    fn imports_beside_a_script_count() {
        assert_eq!(
            imports("import { a } from './x/i.js';\nimport b from \"./y.js\";"),
            ["x/i.js", "y.js"]
        );
        assert!(imports("await import(glue)").is_empty());
    }
}
