//! Whole programs, one a language: how many of their calls are found, and how much that is found is none.
//! `cargo xtask bench scan` prints the shares.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use finder::{Ask, Job, solve};
use source::{Purpose, join, read_file};

const PROGRAMS: [&str; 6] = ["typescript", "java", "php", "csharp", "go", "python"];

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.push(path);
        }
    }
}

#[test]
fn programs_are_read_call_by_call() {
    let (mut there, mut found, mut right) = (0, 0, 0);
    let mut wrong_sets: Vec<String> = Vec::new();
    for program in PROGRAMS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/source_programs")
            .join(program);
        let mut paths = Vec::new();
        files(&root, &mut paths);
        let scan = join(
            paths
                .iter()
                .map(|path| {
                    let inside = path.strip_prefix(&root).unwrap().to_str().unwrap();
                    read_file(
                        &inside.replace('\\', "/"),
                        &fs::read_to_string(path).unwrap(),
                    )
                })
                .collect(),
        );
        let expected = fs::read_to_string(root.join("expected.txt")).unwrap();
        let (scopes, calls): (Vec<&str>, Vec<&str>) = expected
            .lines()
            .partition(|line| line.starts_with("scopes "));
        let wanted: BTreeSet<String> = calls.into_iter().map(str::to_owned).collect();
        let got: BTreeSet<String> = scan
            .findings
            .iter()
            .map(|one| {
                let ask = match one.ask {
                    Ask::Call(call) => call.call(),
                    Ask::Field(field) => field.path().to_owned(),
                };
                format!("{}:{} {ask}", one.place.file, one.place.line)
            })
            .collect();
        let hits = wanted.intersection(&got).count();
        println!(
            "{program}: {hits} of {} calls found, {} of {} right",
            wanted.len(),
            hits,
            got.len()
        );
        for lost in wanted.difference(&got) {
            println!("  not found: {lost}");
        }
        for wrong in got.difference(&wanted) {
            println!("  wrong: {wrong}");
        }
        there += wanted.len();
        found += got.len();
        right += hits;
        let mut job = Job::default();
        for ask in scan.asks(&[Purpose::Application]) {
            match ask {
                Ask::Call(call) => job.calls.push(call),
                Ask::Field(field) => job.fields.push(field),
            }
        }
        let set: BTreeSet<String> = solve(&job)
            .set
            .iter()
            .map(|scope| scope.name.clone())
            .collect();
        let names = scopes[0].trim_start_matches("scopes ");
        let names: BTreeSet<String> = names.split(' ').map(str::to_owned).collect();
        if set != names {
            wrong_sets.push(format!("{program}: {set:?}, not {names:?}"));
        }
    }
    println!("all: recall {right} of {there}, precision {right} of {found}");
    assert!(wrong_sets.is_empty(), "{}", wrong_sets.join("\n"));
    assert!(right * 100 >= there * 95, "recall {right} of {there}");
    assert!(right * 100 >= found * 99, "precision {right} of {found}");
}
