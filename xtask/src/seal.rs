//! The last step of a release build: the page's build id, the service worker with its list of files, and the sums by
//! which anybody can check a hosted copy.

use crate::bundle;
use crate::check;
use crate::policy::Reach;
use crate::project::{Outcome, Project};
use crate::project::{read, write};
use crate::workshop::FOLLOWS;
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// Where the sums of all other files stand, as `sha256sum -c` reads them.
pub(crate) const SUMS: &str = "SHA256SUMS";

/// The service worker, and the one that a host puts in its place to switch it off. Their names never change, so they
/// carry no hash.
pub(crate) const WORKERS: [&str; 2] = ["sw.js", "sw-off.js"];

/// What only a host reads, or what a page that works cannot need.
const NOT_KEPT: [&str; 3] = ["404.html", ".nojekyll", "_headers"];

/// The start of the page, without and with its build id.
const PLAIN: &str = "<html lang=\"en\">";
const SEALED: &str = "<html lang=\"en\" data-build=\"";

/// So many hexadecimal digits of the hash are the build id.
const DIGITS: usize = 12;

/// So many digits of a file's hash does the service worker compare.
const COMPARED: usize = 32;

/// What the service worker of a build does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worker {
    /// It keeps the files in visitors' browsers.
    Keeps,
    /// It removes what an earlier one kept, and itself. On loopback, a worker would answer for whatever is served
    /// from the same port next.
    Off,
}

impl Worker {
    /// That of a page for such a place.
    pub(crate) fn of(reach: Reach) -> Self {
        match reach {
            Reach::Hosted => Self::Keeps,
            Reach::Local => Self::Off,
        }
    }
}

/// Writes the build id into the page, and the service workers and the sums beside it; in place of those of an earlier
/// seal, if there are any.
pub(crate) fn seal(project: &Project, folder: &Path, worker: Worker) -> Outcome {
    for name in WORKERS.into_iter().chain([SUMS]) {
        let file = folder.join(name);
        if file.exists() {
            fs::remove_file(&file)?;
        }
    }
    let page = folder.join("index.html");
    let plain = without_id(&read(&page)?);
    write(&page, &plain)?;
    let scratch = project.target.join("split");
    fs::create_dir_all(&scratch)?;
    let mut content = sums(project, folder)?;
    for name in WORKERS {
        content.push_str(&read(&project.root.join("public").join(name))?);
    }
    write(&scratch.join("content"), &content)?;
    let content = bundle::sums(project, &scratch, &["content".to_owned()])?;
    let id = content
        .first()
        .and_then(|sum| sum.get(..DIGITS))
        .context("node printed no sum")?;
    write(&page, &with_id(&plain, id)?)?;

    let list = list(&sums(project, folder)?);
    for name in WORKERS {
        let from = match worker {
            Worker::Keeps => name,
            Worker::Off => WORKERS[1],
        };
        let source = read(&project.root.join("public").join(from))?
            .replace("BUILD_ID", id)
            .replace("/* FILES */", &list);
        let plain = scratch.join(name);
        write(&plain, &source)?;
        write(&folder.join(name), &bundle::joined(project, "js", &plain)?)?;
    }
    write(&folder.join(SUMS), &sums(project, folder)?)
}

/// `SUM  FILE`, a line for each file of a folder.
fn sums(project: &Project, folder: &Path) -> Outcome<String> {
    let files = check::files(folder)?;
    let sums = bundle::sums(project, folder, &files)?;
    let lines = files.iter().zip(&sums);
    Ok(lines
        .map(|(file, sum)| [sum, "  ", file, "\n"].concat())
        .collect())
}

/// The worker's list of files, from those lines.
fn list(sums: &str) -> String {
    let pairs = sums.lines().filter_map(|line| {
        let (sum, file) = line.split_once("  ")?;
        Some(format!("{:?}: {:?}", kept(file)?, sum.get(..COMPARED)?))
    });
    pairs.collect::<Vec<_>>().join(", ")
}

/// What the service worker calls a file that a visitor without a connection needs: its name, or nothing for the page.
fn kept(file: &str) -> Option<&str> {
    // What a follower stands for is kept.
    let wanted = !NOT_KEPT.contains(&file)
        && !WORKERS.contains(&file)
        && file != SUMS
        && !file.contains(FOLLOWS);
    wanted.then_some(if file == "index.html" { "" } else { file })
}

fn without_id(page: &str) -> String {
    match id(page) {
        Some(id) => page.replacen(&format!("{SEALED}{id}\">"), PLAIN, 1),
        None => page.to_owned(),
    }
}

fn with_id(page: &str, id: &str) -> Outcome<String> {
    if page.matches(PLAIN).count() != 1 {
        bail!("index.html does not begin with {PLAIN}");
    }
    Ok(page.replacen(PLAIN, &format!("{SEALED}{id}\">"), 1))
}

/// The build id of a page, if it has one.
pub(crate) fn id(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(SEALED)?;
    rest.split_once('"').map(|(id, _)| id)
}

/// What is wrong with the seal of a built folder; the sums themselves are those of the moment of the build.
pub(crate) fn faults(dist: &Path, wanted: Worker) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    let files = check::files(dist)?;
    let page = read(&dist.join("index.html"))?;
    let worker = read(&dist.join(WORKERS[0]))?;
    let sums = read(&dist.join(SUMS))?;
    let off = read(&dist.join(WORKERS[1]))?;
    let id = id(&page).filter(|id| id.len() == DIGITS);
    if id.is_none() {
        wrong.push("index.html has no build id".to_owned());
    }
    if wanted == Worker::Keeps {
        if id.is_some_and(|id| !worker.contains(id)) {
            wrong.push("sw.js does not have the build id of index.html".to_owned());
        }
        let kept = files.iter().filter_map(|file| kept(file));
        let lost = kept.filter(|file| !worker.contains(&format!("\"{file}\"")));
        wrong.extend(lost.map(|file| format!("sw.js does not keep {file}")));
    }
    if (worker == off) != (wanted == Worker::Off) || off.is_empty() {
        wrong.push("sw.js is not the worker that it should be".to_owned());
    }
    for file in files.iter().filter(|file| *file != SUMS) {
        if !sums
            .lines()
            .any(|line| line.ends_with(&format!("  {file}")))
        {
            wrong.push(format!("{SUMS} lacks {file}"));
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_its_id_once() {
        let page = with_id(include_str!("../../index.html"), "0123456789ab").unwrap();
        assert_eq!(id(&page), Some("0123456789ab"));
        assert!(with_id(&page, "0123456789ab").is_err());
        assert_eq!(without_id(&page), include_str!("../../index.html"));
        assert_eq!(id(PLAIN), None);
    }

    #[test]
    fn the_worker_keeps_what_a_page_can_need() {
        let sum = "0123456789abcdef".repeat(4);
        let files = ["404.html", "SHA256SUMS", "a-1.js", "index.html", "sw.js"];
        let sums: String = files.map(|file| format!("{sum}  {file}\n")).concat();
        let short = &sum[..COMPARED];
        assert_eq!(
            list(&sums),
            format!("\"a-1.js\": \"{short}\", \"\": \"{short}\"")
        );
    }

    #[test]
    fn each_fault_is_named() {
        let dist = std::env::temp_dir().join(format!("scopesmith-seal-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let id = "0123456789ab";
        fs::write(dist.join("index.html"), with_id(PLAIN, id).unwrap()).unwrap();
        fs::write(dist.join("sw.js"), format!("\"{id}\" [\"\", \"a.js\"]")).unwrap();
        fs::write(dist.join("sw-off.js"), "x").unwrap();
        fs::write(dist.join("a.js"), "").unwrap();
        let sums = "0  a.js\n0  index.html\n0  sw-off.js\n0  sw.js\n";
        fs::write(dist.join(SUMS), sums).unwrap();
        let faults = |worker| faults(&dist, worker).unwrap();
        assert_eq!(faults(Worker::Keeps), [""; 0]);
        assert_eq!(
            faults(Worker::Off),
            ["sw.js is not the worker that it should be"]
        );
        fs::write(dist.join("b.js"), "").unwrap();
        assert_eq!(
            faults(Worker::Keeps),
            ["sw.js does not keep b.js", "SHA256SUMS lacks b.js"]
        );
        fs::remove_file(dist.join("b.js")).unwrap();
        fs::write(dist.join("index.html"), PLAIN).unwrap();
        assert_eq!(faults(Worker::Keeps), ["index.html has no build id"]);
        fs::write(dist.join("index.html"), with_id(PLAIN, id).unwrap()).unwrap();
        fs::write(dist.join("sw.js"), "x").unwrap();
        assert_eq!(faults(Worker::Off), [""; 0]);
        assert_eq!(faults(Worker::Keeps).len(), 4);
        fs::remove_dir_all(&dist).unwrap();
    }
}
