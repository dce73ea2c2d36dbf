//! The files of the project, and the modules of a crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::names::Names;

/// A text file of the project: its path with `/`, and what is in it.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every text file below the given files and folders of the project.
pub(crate) fn sources(places: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<PathBuf> = places.iter().map(|place| root.join(place)).collect();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            if path
                .file_name()
                .is_some_and(|name| name != "node_modules" && name != "target")
            {
                let entries = fs::read_dir(&path).expect("a folder of the project can be listed");
                waiting.extend(entries.flatten().map(|entry| entry.path()));
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let path = name.to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The Rust files among them; there has to be one at least.
pub(crate) fn rust(places: &[&str]) -> Vec<Source> {
    let mut found = sources(places);
    found.retain(|source| is_rust(&source.path));
    assert!(!found.is_empty(), "there is nothing in {places:?}");
    found
}

fn is_rust(path: &str) -> bool {
    let extension = Path::new(path).extension();
    extension.is_some_and(|extension| extension == "rs")
}

/// One file of a crate, as a module. What only tests see is not in it.
pub(crate) struct Module {
    /// The file.
    pub(crate) file: String,
    /// Its place in the crate: empty for the root, `ui::kit`.
    pub(crate) path: Vec<String>,
    /// What it names.
    pub(crate) names: Names,
}

/// The modules that a crate's root leads to, in the order of their paths. Files that only tests see are left out, and
/// put into the second list.
pub(crate) fn modules(root: &str, files: &[Source]) -> (Vec<Module>, Vec<String>) {
    let by_path: BTreeMap<&str, &Source> = files.iter().map(|f| (f.path.as_str(), f)).collect();
    let (mut found, mut of_tests) = (Vec::new(), Vec::new());
    let mut waiting = vec![(root.to_owned(), Vec::<String>::new(), false)];
    while let Some((file, path, test)) = waiting.pop() {
        let source = by_path
            .get(file.as_str())
            .unwrap_or_else(|| panic!("{file} is not there"));
        let names = Names::of(&file, &source.text);
        for child in &names.children {
            let below = [path.as_slice(), std::slice::from_ref(&child.name)].concat();
            let place = child_file(&file, &child.name, |path| by_path.contains_key(path));
            waiting.push((place, below, test || child.test));
        }
        if test {
            of_tests.push(file);
        } else {
            found.push(Module { file, path, names });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    (found, of_tests)
}

/// The file of `mod name;`, as the language looks for it.
fn child_file(parent: &str, name: &str, exists: impl Fn(&str) -> bool) -> String {
    let folder = parent.rsplit_once('/').map_or("", |(folder, _)| folder);
    let stem = parent.rsplit('/').next().unwrap_or_default();
    let folder = match stem {
        "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
        stem => format!("{folder}/{}", stem.trim_end_matches(".rs")),
    };
    let flat = format!("{folder}/{name}.rs");
    if exists(&flat) {
        flat
    } else {
        format!("{folder}/{name}/mod.rs")
    }
}
