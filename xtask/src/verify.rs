//! Proves that the build depends on the sources alone: a second one, in another folder, has to be equal to the first.

use crate::policy::Reach;
use crate::project::{Outcome, Project, read};
use crate::{check, dist, extension, seal, sources};
use anyhow::{Context, bail};
use std::env;
use std::fs;
use std::path::Path;

/// Builds the page a second time, from a copy of the sources in another folder and with nothing that the first build
/// compiled, and compares the two. Only the tools and what Cargo and npm downloaded are used again.
pub(crate) fn verify(project: &Project, reach: Reach) -> Outcome {
    let place = env::temp_dir().join(format!("scopesmith-verify-{}", std::process::id()));
    let other = Project {
        root: place.join("a-copy-of-the-sources"),
        target: place.join("built"),
    };
    let outcome = again(project, &other, reach);
    let removed = fs::remove_dir_all(&place)
        .with_context(|| format!("{} cannot be removed", place.display()));
    outcome?;
    removed
}

fn again(project: &Project, other: &Project, reach: Reach) -> Outcome {
    println!("\nBuilding the page once more, in {}", other.root.display());
    sources::copy(&project.root, &other.root, &sources::files(project)?)?;
    let tools = check::files(&project.tools())?;
    sources::copy(&project.tools(), &other.tools(), &tools)?;
    dist::build(other, reach)?;
    let mut wrong = differences(&project.dist(), &other.dist())?;
    if reach == Reach::Hosted {
        extension::pack(project)?;
        extension::pack(other)?;
        let (one, second) = (extension::place(project), extension::place(other));
        wrong.extend(differences(&one, &second)?);
    }
    if !wrong.is_empty() {
        bail!(
            "the two builds differ, so something else than the sources is in them:\n  {}",
            wrong.join("\n  ")
        );
    }
    let page = read(&project.dist().join("index.html"))?;
    let what = match reach {
        Reach::Hosted => "Both builds, with the zips of the extension,",
        Reach::Local => "Both builds",
    };
    println!(
        "{what} are equal, byte for byte: {}",
        seal::id(&page).unwrap_or_default()
    );
    Ok(())
}

/// The files in which two folders differ.
pub(crate) fn differences(one: &Path, other: &Path) -> Outcome<Vec<String>> {
    let (left, right) = (check::files(one)?, check::files(other)?);
    let mut wrong: Vec<String> = Vec::new();
    let only = |from: &[String], with: &[String], what: &str| {
        let alone = from.iter().filter(|file| !with.contains(file));
        alone
            .map(|file| format!("{file} is only in the {what}"))
            .collect::<Vec<_>>()
    };
    wrong.extend(only(&left, &right, "first"));
    wrong.extend(only(&right, &left, "second"));
    for file in left.iter().filter(|file| right.contains(file)) {
        if fs::read(one.join(file))? != fs::read(other.join(file))? {
            wrong.push(format!("{file} has another content"));
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_seen() {
        let place = env::temp_dir().join(format!("scopesmith-differ-{}", std::process::id()));
        let (one, other) = (place.join("one"), place.join("other"));
        for folder in [&one, &other] {
            fs::create_dir_all(folder.join("x")).unwrap();
            fs::write(folder.join("x/a"), "a").unwrap();
        }
        assert_eq!(differences(&one, &other).unwrap(), [""; 0]);
        fs::write(one.join("b"), "").unwrap();
        fs::write(other.join("c"), "").unwrap();
        fs::write(other.join("x/a"), "A").unwrap();
        assert_eq!(
            differences(&one, &other).unwrap(),
            [
                "b is only in the first",
                "c is only in the second",
                "x/a has another content"
            ]
        );
        fs::remove_dir_all(&place).unwrap();
    }
}
