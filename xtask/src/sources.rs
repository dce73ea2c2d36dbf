//! The sources of the page: what a build needs, and nothing that a build made.

use crate::project::{Outcome, Project, output};
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// Folders that builds make, at any depth.
const MADE: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// All source files, relative to the project's folder, in order: what Git would commit, or without Git what is there.
pub(crate) fn files(project: &Project) -> Outcome<Vec<String>> {
    let mut found = if project.root.join(".git").exists() {
        let mut git = project.command("git");
        let listed = output(git.args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
        let named = listed.lines().filter(|file| !file.starts_with('"'));
        named.map(str::to_owned).collect()
    } else {
        let mut found = Vec::new();
        walk(&project.root, "", &mut found)?;
        found
    };
    // One that was deleted and not committed is still listed.
    found.retain(|file| project.root.join(file).is_file());
    found.sort();
    if !found.iter().any(|file| file == "Cargo.lock") {
        bail!(
            "{} is not a checkout of the project",
            project.root.display()
        );
    }
    Ok(found)
}

fn walk(folder: &Path, before: &str, found: &mut Vec<String>) -> Outcome {
    let unreadable = || format!("{} cannot be listed", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            if !MADE.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{before}{name}/"), found)?;
            }
        } else {
            found.push(format!("{before}{name}"));
        }
    }
    Ok(())
}

/// Copies files from one folder to another.
pub(crate) fn copy(from: &Path, to: &Path, files: &[String]) -> Outcome {
    for file in files {
        let target = to.join(file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(file), &target)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_listed_with_git_and_without() {
        let project = Project::find().unwrap();
        let here = files(&project).unwrap();
        let part = ["Cargo.lock", "Cargo.toml", "xtask/src/sources.rs"].map(str::to_owned);
        assert!(part.iter().all(|file| here.contains(file)));
        assert!(!here.iter().any(|file| file.starts_with("target/")));

        let root = std::env::temp_dir().join(format!("scopesmith-sources-{}", std::process::id()));
        copy(&project.root, &root, &part).unwrap();
        fs::create_dir_all(root.join("x/node_modules")).unwrap();
        fs::write(root.join("x/node_modules/a.js"), "").unwrap();
        let other = Project {
            target: root.join("target"),
            root,
        };
        assert_eq!(files(&other).unwrap(), part);
        fs::remove_file(other.root.join("Cargo.lock")).unwrap();
        assert!(files(&other).is_err());
        fs::remove_dir_all(&other.root).unwrap();
    }
}
