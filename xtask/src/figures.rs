//! `cargo xtask figures`: the project in numbers, for docs/figures.md.

use crate::policy::Reach;
use crate::project::{Outcome, Project, output, read, run, write};
use crate::{bench, check, dist, extension, lighthouse, setup};
use anyhow::{Context, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

const FILE: &str = "docs/figures.md";

/// The heading of the measured part, which is kept when nothing was measured here.
const MEASURED: &str = "## Lighthouse";

/// Prints the tables. `--write` writes them into the file, `--no-build` takes dist/ as it is, if it is the hosted page and
/// none of its sources changed since.
pub(crate) fn figures(project: &Project, args: &[String]) -> Outcome {
    let mut keep = false;
    let mut built = true;
    for arg in args {
        match arg.as_str() {
            "--write" => keep = true,
            "--no-build" => built = false,
            other => bail!("figures knows --write and --no-build, not {other}"),
        }
    }
    setup::npm_packages(project)?;
    if built {
        dist::build(project, Reach::Hosted)?;
    } else {
        dist::is_current(project)?;
    }
    let path = project.root.join(FILE);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let text = [
        "# Figures\n\nCreated by `cargo xtask figures --write`. The same source code gives the same figures, \
            except for figures with a date.\n\n"
            .to_owned(),
        waited("What each page fetches, compressed by brotli 11", || {
            pages(project)
        })?,
        waited("The zips of the extension", || zips(project))?,
        waited(
            "What can be counted: the presets are written by an example, which Cargo may have to compile",
            || counts(project),
        )?,
        measured(project, &before)?,
    ]
    .concat();
    if keep {
        write(&path, &text)?;
        println!("{FILE} is written");
    } else {
        println!("{text}");
    }
    Ok(())
}

/// Says what is waited for, and then how long it took.
fn waited(what: &str, work: impl FnOnce() -> Outcome<String>) -> Outcome<String> {
    println!("{what}");
    let start = Instant::now();
    let text = work()?;
    println!("  {} s", start.elapsed().as_secs());
    Ok(text)
}

fn pages(project: &Project) -> Outcome<String> {
    let mut text = "## What a first visit fetches\n\nUntil the page takes input, in bytes.\n\n\
                    | page | brotli 11 | gzip 9 | files |\n|---|---:|---:|---:|\n"
        .to_owned();
    for page in bench::page_sizes(project)? {
        let (brotli, gzip) = (thousands(page.brotli), thousands(page.gzip));
        // An address is code, other names are not.
        let name = if page.name.starts_with('#') {
            format!("`{}`", page.name)
        } else {
            page.name.to_owned()
        };
        text.push_str(&format!(
            "| {name} | {brotli} | {gzip} | {} |\n",
            page.files
        ));
    }
    text.push('\n');
    Ok(text)
}

fn zips(project: &Project) -> Outcome<String> {
    let mut text = "## The browser extension\n\n| file | bytes |\n|---|---:|\n".to_owned();
    for name in extension::pack(project)? {
        let bytes = fs::metadata(extension::place(project).join(&name))
            .with_context(|| format!("{name} is missing"))?
            .len();
        text.push_str(&format!("| `{name}` | {} |\n", thousands(bytes)));
    }
    text.push('\n');
    Ok(text)
}

/// What can be counted in the sources.
fn counts(project: &Project) -> Outcome<String> {
    let scopes: Value = serde_json::from_str(&project.read("data/scopes.json")?)?;
    let endpoints = project.read("data/endpoints.tsv")?;
    let rows = [
        ("presets", presets(project)?),
        ("scopes", scopes.as_array().map_or(0, Vec::len)),
        ("endpoints of the API reference", rows(&endpoints)),
        ("native tests", marked(project, "#[test]")?),
        (
            "component tests in Chromium",
            marked(project, "#[wasm_bindgen_test]")?,
        ),
        ("journeys in browsers", journeys(project)?),
        ("crates in the page, ours among them", crates(project)?),
        (
            "crates in Cargo.lock",
            packages(&project.read("Cargo.lock")?),
        ),
    ];
    let mut text = "## What there is\n\n| what | number |\n|---|---:|\n".to_owned();
    for (what, count) in rows {
        let count = thousands(u64::try_from(count)?);
        text.push_str(&format!("| {what} | {count} |\n"));
    }
    text.push('\n');
    Ok(text)
}

/// The example writes a folder for each preset.
fn presets(project: &Project) -> Outcome<usize> {
    let out = project.target.join("figures");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("{} cannot be emptied", out.display()))?;
    }
    let host = "https://host.example";
    let given = [
        ("--project-key", "shop"),
        ("--name", "Shop"),
        ("--client-id", "an-id"),
        ("--client-secret", "a-secret"),
        ("--scope", "view_products:shop"),
        ("--api-url", host),
        ("--auth-url", host),
    ];
    let mut example = project.cargo(&["run", "--quiet", "--example", "presets", "--"]);
    for (name, value) in given {
        example.args([name, value]);
    }
    run(example.arg("--out").arg(&out))?;
    Ok(fs::read_dir(&out)?.count())
}

/// The lines of a table that are neither empty, nor a comment, nor the names of its columns.
fn rows(table: &str) -> usize {
    let lines = table.lines().filter(|line| !line.trim().is_empty());
    let rows = lines.filter(|line| !line.starts_with('#')).count();
    let names = table.lines().find(|line| !line.starts_with('#'));
    rows - usize::from(names.is_some_and(|line| line.split('\t').any(|cell| cell == "path")))
}

/// How many lines of all Rust sources are that attribute and nothing else.
fn marked(project: &Project, attribute: &str) -> Outcome<usize> {
    let mut count = 0;
    for folder in ["src", "crates", "tests", "xtask", "build"] {
        for file in check::files(&project.root.join(folder))? {
            if check::has_extension(&file, &["rs"]) {
                let text = read(&project.root.join(folder).join(&file))?;
                count += text.lines().filter(|line| line.trim() == attribute).count();
            }
        }
    }
    Ok(count)
}

fn journeys(project: &Project) -> Outcome<usize> {
    let files = check::files(&project.e2e())?;
    let files = files
        .iter()
        .filter(|file| file.ends_with(".test.mjs") && !file.contains('/'));
    let mut count = 0;
    for file in files {
        let text = read(&project.e2e().join(file))?;
        let begins = |line: &&str| {
            ["journey(", "test("]
                .iter()
                .any(|word| line.trim_start().starts_with(word))
        };
        count += text.lines().filter(begins).count();
    }
    Ok(count)
}

/// What is compiled into the page, for its target.
fn crates(project: &Project) -> Outcome<usize> {
    let tree = [
        "tree",
        "--locked",
        "--prefix",
        "none",
        "--edges",
        "normal,no-proc-macro",
    ];
    let printed = output(
        project
            .cargo(&tree)
            .args(["--target", "wasm32-unknown-unknown"]),
    )?;
    let names: BTreeSet<&str> = printed
        .lines()
        .filter_map(|line| line.split(" (").next())
        .filter(|line| !line.trim().is_empty())
        .collect();
    Ok(names.len())
}

fn packages(lock: &str) -> usize {
    lock.lines().filter(|line| *line == "[[package]]").count()
}

/// The scores of the last run here; without one, those that the file has.
fn measured(project: &Project, before: &str) -> Outcome<String> {
    let Ok(scores) = fs::read_to_string(lighthouse::scores(project)) else {
        let kept = before.find(MEASURED).map(|at| before[at..].to_owned());
        return Ok(kept.unwrap_or_else(|| {
            format!("{MEASURED}\n\nNot measured yet: `cargo xtask bench lighthouse`.\n")
        }));
    };
    table(&serde_json::from_str(&scores)?).context("target/lighthouse.json has no scores")
}

fn table(run: &Value) -> Option<String> {
    const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
    let mut text = format!(
        "{MEASURED}\n\nOf `cargo xtask bench lighthouse` on {}, of 100: a phone on a slow line, simulated. Performance is the \
         median of {} runs.\n\n| page | performance | accessibility | best practices | SEO |\n|---|---:|---:|---:|---:|\n",
        run["date"].as_str()?,
        run["runs"],
    );
    // By their addresses: that is how the file is read.
    for (page, scores) in run["scores"].as_object()? {
        text.push_str(&format!("| `{page}` |"));
        for category in CATEGORIES {
            text.push_str(&format!(" {} |", scores[category].as_u64()?));
        }
        text.push('\n');
    }
    Some(text)
}

/// With a comma between thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_have_commas() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(91_600_123), "91,600,123");
    }

    #[test]
    fn a_table_is_counted_without_its_head() {
        assert_eq!(rows("# from\nproduct\tpath\na\t/b\n\nc\t/d\n"), 2);
        assert_eq!(rows("a\t/b\n"), 1);
        assert_eq!(rows(""), 0);
    }

    #[test]
    fn scores_become_rows() {
        let scores =
            json!({ "performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100 });
        let run = json!({ "date": "2026-01-02", "runs": 3, "scores": { "#/": scores } });
        let text = table(&run).unwrap();
        assert!(
            text.contains("on 2026-01-02") && text.contains("median of 3 runs"),
            "{text}"
        );
        assert!(
            text.ends_with("| `#/` | 97 | 100 | 100 | 100 |\n"),
            "{text}"
        );
        assert_eq!(table(&json!({})), None);
    }
}
