//! What a first visit costs.

use crate::bundle::Sizes;
use crate::check::has_extension;
use crate::html::Tag;
use crate::html::tags;
use crate::later::later;
use crate::policy::Reach;
use crate::project::Outcome;
use crate::project::Project;
use crate::project::read;
use crate::project::run;
use crate::setup::Page;
use crate::{browser, bundle, check, dist, lighthouse, setup, split};
use anyhow::bail;
use std::collections::BTreeMap;
use std::path::Path;

/// What a page may cost a first visit until it takes input: bytes of brotli 11, and files.
struct Budget {
    page: &'static str,
    /// The parts that it begins with, beside the first load.
    parts: &'static [&'static str],
    bytes: u64,
    files: usize,
}

const BUDGETS: [Budget; 6] = [
    Budget::of("#/", &[], 89_500, 7),
    Budget::of("#/new", &["new"], 150_500, 9),
    Budget::of("#/finder", &["finder"], 111_000, 9),
    Budget::of("#/presets", &["presets"], 132_500, 9),
    Budget::of("#/connect", &["connect"], 199_500, 9),
    Budget::of("the sandbox", &["list", "sandbox", "session"], 180_000, 9),
];

impl Budget {
    const fn of(
        page: &'static str,
        parts: &'static [&'static str],
        bytes: u64,
        files: usize,
    ) -> Self {
        Self {
            page,
            parts,
            bytes,
            files,
        }
    }
}

/// Runs the named measurement; without a name, the size.
pub(crate) fn bench(project: &Project, args: &[String]) -> Outcome {
    match args.first().map(String::as_str) {
        None | Some("size") => {
            dist::build(project, Reach::Hosted)?;
            size(project)
        }
        Some("scan") => scan(project, &args[1..]),
        Some("lighthouse") => lighthouse::lighthouse(project, &args[1..]),
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
                "there is no measurement {other}; there are: size, load, lighthouse, ux, finder, har, list, scan, dev"
            )
        }
    }
}

/// How much of whole programs is found, and how fast a large folder is read, by the command line's profile and in the page.
fn scan(project: &Project, args: &[String]) -> Outcome {
    let found = ["test", "--test", "source_programs", "--", "--nocapture"];
    run(&mut project.cargo(&found))?;
    let package = ["run", "--profile", "cli", "-p", "scopesmith-source"];
    run(project.cargo(&package).args(["--example", "scan_speed"]))?;
    in_page(project, "bench/scan.mjs", args)
}

/// Runs a program of tests/e2e that opens the built page. `--no-build` takes dist/ as it is, `--dev` builds it as
/// `serve --dev` does; the program gets the other arguments.
pub(crate) fn in_page(project: &Project, program: &str, args: &[String]) -> Outcome {
    let browser = browser::browser(project)?;
    setup::npm_packages(project)?;
    let (switches, rest): (Vec<&String>, Vec<&String>) = args
        .iter()
        .partition(|arg| ["--no-build", "--dev"].contains(&arg.as_str()));
    let kind = match switches[..] {
        [] => {
            dist::build(project, Reach::Hosted)?;
            Page::Release
        }
        [switch] if switch == "--dev" => {
            dist::build_dev(project)?;
            Page::Dev
        }
        [_] => Page::Release,
        _ => bail!("--no-build and --dev exclude each other"),
    };
    dist::for_journeys(project, kind)?;
    run(project
        .command("node")
        .arg(project.e2e().join(program))
        .args(rest)
        .env("CHROMIUM", &browser.chromium))
}

/// Prints every file of the first load as it travels, and what each page costs against its budget.
pub(crate) fn size(project: &Project) -> Outcome {
    setup::npm_packages(project)?;
    let first = first_load(&project.dist())?;
    let sizes = all_sizes(project, &first)?;
    println!("{:>9}  {:>9}  {:>9}  file", "bytes", "brotli 11", "gzip 9");
    let print = |file: &str| {
        let size = sizes.get(file).copied().unwrap_or_default();
        println!(
            "{:>9}  {:>9}  {:>9}  {file}",
            size.plain, size.brotli, size.gzip
        );
    };
    for file in &first {
        print(file);
    }
    println!("\nFetched later, when they are needed");
    for file in sizes.keys().filter(|file| !first.contains(file)) {
        print(file);
    }

    println!("\nWhat a first visit fetches until a page takes input; budgets in brackets");
    println!(
        "{:<12}  {:>22}  {:>9}  {:>10}  {:>24}",
        "page", "brotli 11", "gzip 9", "files", "with what follows"
    );
    let mut over = Vec::new();
    for (budget, page) in BUDGETS.iter().zip(of_pages(project, &first, &sizes)?) {
        println!(
            "{:<12}  {:>9} ({:>9})  {:>9}  {:>4} ({:>3})  {:>15} in {:>2} files",
            page.name,
            page.brotli,
            budget.bytes,
            page.gzip,
            page.files,
            budget.files,
            page.complete.0,
            page.complete.1
        );
        if page.brotli > budget.bytes || page.files > budget.files {
            over.push(page.name);
        }
    }
    if !over.is_empty() {
        bail!("over the budget: {}", over.join(", "));
    }
    Ok(())
}

/// The sizes of the files of the first load, and of all that is fetched later.
fn all_sizes(project: &Project, first: &[String]) -> Outcome<BTreeMap<String, Sizes>> {
    let dist = project.dist();
    let all: Vec<String> = check::files(&dist)?
        .into_iter()
        .filter(|file| first.contains(file) || has_extension(file, &["wasm", "css"]))
        .collect();
    let paths: Vec<_> = all.iter().map(|file| dist.join(file)).collect();
    let sizes = bundle::sizes(project, &paths)?;
    Ok(all.into_iter().zip(sizes).collect())
}

/// What a page costs a first visit.
pub(crate) struct PageSize {
    pub(crate) name: &'static str,
    /// In bytes of brotli 11.
    pub(crate) brotli: u64,
    /// In bytes of gzip 9.
    pub(crate) gzip: u64,
    /// How many files.
    pub(crate) files: usize,
    /// Bytes of brotli 11 and files with what follows by itself.
    complete: (u64, usize),
}

/// What each page with a budget costs a first visit, in their order.
pub(crate) fn page_sizes(project: &Project) -> Outcome<Vec<PageSize>> {
    let first = first_load(&project.dist())?;
    let sizes = all_sizes(project, &first)?;
    of_pages(project, &first, &sizes)
}

fn of_pages(
    project: &Project,
    first: &[String],
    sizes: &BTreeMap<String, Sizes>,
) -> Outcome<Vec<PageSize>> {
    let list = read(&split::list(project))?;
    let later = later(&list, &read(&project.dist().join("index.html"))?);
    let all: Vec<String> = sizes.keys().cloned().collect();
    let of = |budget: &Budget| {
        let fetched: Vec<&str> = first
            .iter()
            .map(String::as_str)
            .chain(later.of(budget.parts))
            .collect();
        let sum = |read: fn(&Sizes) -> u64| -> u64 {
            let known = fetched.iter().filter_map(|file| sizes.get(*file));
            known.map(read).sum()
        };
        let follow = later.following(budget.parts, &all);
        let known = follow.iter().filter_map(|file| sizes.get(*file));
        let (brotli, files) = (sum(|size| size.brotli), fetched.len());
        PageSize {
            name: budget.page,
            brotli,
            gzip: sum(|size| size.gzip),
            files,
            complete: (
                brotli + known.map(|size| size.brotli).sum::<u64>(),
                files + follow.len(),
            ),
        }
    };
    Ok(BUDGETS.iter().map(of).collect())
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
