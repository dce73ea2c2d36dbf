//! The files of a folder, read side by side.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use source::{
    Archive, FileScan, LONGEST_FILE, Scan, is_left_out, is_read, join, read_file, text_of,
};

use super::policy::Policy;

/// A project with more files is not one project.
const MOST_FILES: usize = 200_000;

/// Reads everything below the paths: no links, nothing that Git ignores.
pub(crate) fn scan(paths: &[String], policy: &Policy) -> Result<Scan, String> {
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    let mut passed = 0;
    let mut scans: Vec<FileScan> = Vec::new();
    for path in paths {
        let path = Path::new(path);
        let is_archive = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("zip"));
        if is_archive && path.is_file() {
            passed += unpack(path, policy, &mut scans)?;
        } else {
            passed += list(path, policy, &mut files, &mut scans)?;
        }
    }
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(8);
    let work = || {
        let mut scans: Vec<FileScan> = Vec::new();
        while let Some((path, shown)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            // A file that is gone or may not be read counts as left out.
            let bytes = std::fs::read(path).unwrap_or_default();
            scans.push(read_file(shown, &text_of(&bytes)));
        }
        scans
    };
    let read = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all: Vec<FileScan> = Vec::new();
        for worker in workers {
            all.extend(
                worker
                    .join()
                    .map_err(|_| "a file could not be read completely")?,
            );
        }
        Ok::<_, String>(all)
    })?;
    scans.extend(read);
    let mut scan = join(scans);
    scan.left_out += passed;
    Ok(scan)
}

/// Reads the files of a ZIP file; how many were passed over.
fn unpack(path: &Path, policy: &Policy, scans: &mut Vec<FileScan>) -> Result<usize, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let archive = Archive::open(bytes);
    let mut archive = archive.map_err(|cause| format!("{}: {}", path.display(), cause.words()))?;
    let ignored = policy.ignored()?;
    let mut passed = 0;
    for at in 0..archive.len() {
        let is_ignored = ignored.as_ref().is_some_and(|ignored| {
            let path = archive.path(at).unwrap_or_default();
            ignored.matched_path_or_any_parents(path, false).is_ignore()
        });
        if is_ignored {
            passed += 1;
        } else {
            scans.extend(archive.read(at));
        }
    }
    Ok(passed + archive.left_out)
}

/// Adds the files that are worth reading; how many were passed over.
fn list(
    root: &Path,
    policy: &Policy,
    files: &mut Vec<(PathBuf, String)>,
    scans: &mut Vec<FileScan>,
) -> Result<usize, String> {
    if !root.exists() {
        return Err(format!(
            "{}: there is no such file or folder",
            root.display()
        ));
    }
    let mut ignored = OverrideBuilder::new(root);
    for pattern in &policy.ignore {
        ignored
            .add(&format!("!{pattern}"))
            .map_err(|error| format!("ignore: {error}"))?;
    }
    let ignored = ignored.build().map_err(|error| error.to_string())?;
    let base = root.to_path_buf();
    let walk = WalkBuilder::new(root)
        .hidden(false)
        .follow_links(false)
        .require_git(false)
        .overrides(ignored)
        .filter_entry(move |entry| {
            let shown = shown(&base, entry.path());
            // The folder itself may have any name.
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            !is_dir || shown.is_empty() || !is_left_out(&format!("{shown}/x"))
        })
        .build();
    let mut passed = 0;
    for entry in walk {
        let entry = entry.map_err(|error| error.to_string())?;
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let mut path = shown(root, entry.path());
        if path.is_empty() {
            path = entry.file_name().to_string_lossy().into_owned();
        }
        let short = entry
            .metadata()
            .is_ok_and(|facts| facts.len() <= LONGEST_FILE as u64);
        if !is_read(&path) {
            passed += 1;
            continue;
        }
        if !short {
            scans.push(FileScan::too_long(&path));
            continue;
        }
        if files.len() >= MOST_FILES {
            return Err(format!(
                "more than {MOST_FILES} files: scan one project at a time"
            ));
        }
        files.push((entry.into_path(), path));
    }
    Ok(passed)
}

/// A path from the root on, with `/` between its parts on every system.
fn shown(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
