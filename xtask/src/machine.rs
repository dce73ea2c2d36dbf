//! The paths of this machine: kept out of the compiled module, and looked for in what was built.

use crate::project::Outcome;
use crate::project::Project;
use crate::project::output;
use memchr::memmem;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The flags of `.cargo/config.toml` for wasm32, which a variable with flags replaces.
const CONFIGURED: [&str; 2] = ["--cfg", "erase_components"];

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`; a path may contain everything else.
const SEPARATOR: &str = "\u{1f}";

/// A folder of this machine.
pub(crate) struct Place {
    /// In the words of an error.
    what: &'static str,
    /// What stands for it in the compiled module.
    alias: &'static str,
    path: PathBuf,
}

/// The folders whose names would tell who built the page, and where.
pub(crate) fn places(project: &Project) -> Outcome<Vec<Place>> {
    let sysroot = output(project.command("rustc").args(["--print", "sysroot"]))?;
    let known = [
        (env::home_dir(), "the home folder", "home"),
        (cargo_home(), "Cargo's folder", "cargo"),
        // Not the folder above it, which Debian's Rust has in common with everything: /usr.
        (
            Some(Path::new(&sysroot).join("lib/rustlib")),
            "Rust's folder",
            "rust",
        ),
        (Some(project.root.clone()), "the project's folder", "."),
        (Some(project.target.clone()), "the target folder", "target"),
    ];
    let mut found = Vec::new();
    for (path, what, alias) in known {
        let Some(path) = path else { continue };
        // A link to a folder and the folder itself: compilers use either name.
        let real = fs::canonicalize(&path).ok().filter(|real| *real != path);
        for path in [path].into_iter().chain(real) {
            // In a container the home folder may be `/`, which says nothing.
            if path.components().count() > 1 {
                found.push(Place { what, alias, path });
            }
        }
    }
    Ok(found)
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The value of `CARGO_ENCODED_RUSTFLAGS` for every release build of the page. It must be the same each time: other
/// flags build everything anew.
pub(crate) fn release_flags(project: &Project) -> Outcome<OsString> {
    let version = output(project.command("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .unwrap_or("unknown");
    let mut maps: Vec<(PathBuf, String)> = Vec::new();
    for Place { alias, path, .. } in places(project)? {
        // The standard library's sources, where rustup has them: named as when it has not.
        if alias == "rust" {
            maps.push((path.join("src/rust"), format!("/rustc/{commit}")));
        }
        maps.push((path, alias.to_owned()));
    }
    // Each registry has a folder of its own, named after its host.
    let registries = cargo_home().map(|home| home.join("registry/src"));
    for registry in registries.iter().filter_map(|dir| fs::read_dir(dir).ok()) {
        let sources = registry.filter_map(|entry| Some(entry.ok()?.path()));
        maps.extend(sources.map(|path| (path, "crates".to_owned())));
    }
    // The last one that fits is taken, so the longest must be last.
    maps.sort_by_key(|(path, _)| path.as_os_str().len());
    Ok(encoded(&maps))
}

fn encoded(maps: &[(PathBuf, String)]) -> OsString {
    let mut flags = OsString::from(CONFIGURED.join(SEPARATOR));
    for (path, name) in maps {
        flags.push(SEPARATOR);
        flags.push("--remap-path-prefix=");
        flags.push(path);
        flags.push("=");
        flags.push(name);
    }
    flags
}

impl Place {
    /// Whether the folder's path, with something in it, stands in a file.
    fn is_in(&self, bytes: &[u8]) -> bool {
        let path = self.path.to_string_lossy();
        let path = path.trim_end_matches(['/', '\\']);
        // A folder such as `/src` is too common a word: only with the name of something that is really in it.
        let inside: Vec<String> = if path.matches(['/', '\\']).count() > 1 {
            vec![String::new()]
        } else {
            let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
            entries
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect()
        };
        inside.iter().any(|name| {
            ["/", "\\", "\\\\"].iter().any(|slash| {
                let path = match *slash {
                    "\\\\" => path.replace('\\', slash),
                    _ => path.to_owned(),
                };
                memmem::find(bytes, format!("{path}{slash}{name}").as_bytes()).is_some()
            })
        })
    }
}

/// What is wrong with the files of a folder: each that names a place of this machine.
pub(crate) fn faults(dir: &Path, files: &[String], places: &[Place]) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    for file in files {
        let bytes = fs::read(dir.join(file))?;
        for Place { what, path, .. } in places.iter().filter(|place| place.is_in(&bytes)) {
            wrong.push(format!(
                "{file} contains the path of {what} ({})",
                path.display()
            ));
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str) -> Place {
        Place {
            what: "the home folder",
            alias: "home",
            path: path.into(),
        }
    }

    #[test]
    fn a_path_of_the_machine_is_found_in_any_file() {
        let dir = env::temp_dir().join(format!("scopesmith-traces-{}", std::process::id()));
        fs::create_dir_all(dir.join("snippets")).unwrap();
        let binary = [b"\0asm\x01\0".as_slice(), b"/srv/ada/.cargo/a.rs\xff"].concat();
        fs::write(dir.join("a.wasm"), binary).unwrap();
        fs::write(dir.join("snippets/b.js"), "// C:\\Users\\ada\\src").unwrap();
        fs::write(dir.join("c.js"), "\"C:\\\\Users\\\\ada\\\\x\"").unwrap();
        fs::write(dir.join("d.html"), "/srv/adam and ./srv/ad/ and /Users/ada").unwrap();
        let files = ["a.wasm", "c.js", "d.html", "snippets/b.js"].map(str::to_owned);
        let places = [place("/srv/ada"), place("C:\\Users\\ada")];
        let wrong = faults(&dir, &files, &places).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(
            wrong,
            [
                "a.wasm contains the path of the home folder (/srv/ada)",
                "c.js contains the path of the home folder (C:\\Users\\ada)",
                "snippets/b.js contains the path of the home folder (C:\\Users\\ada)",
            ]
        );
    }

    #[test]
    fn a_folder_with_a_common_name_is_found_by_what_is_in_it() {
        let Some(tmp) = fs::read_dir("/tmp").ok() else {
            return;
        };
        let inside = tmp.flatten().next().unwrap().file_name();
        let text = format!("x/tmp/{}/y", inside.to_string_lossy());
        assert!(place("/tmp").is_in(text.as_bytes()));
        assert!(!place("/tmp").is_in(b"/tmp/no such thing"));
    }

    #[test]
    fn flags_keep_what_is_configured_and_allow_spaces() {
        let config = include_str!("../../.cargo/config.toml");
        let quoted = CONFIGURED.map(|flag| format!("\"{flag}\"")).join(", ");
        assert!(config.contains(&format!("rustflags = [{quoted}]")));
        let maps = [(PathBuf::from("/a b"), "home".to_owned())];
        assert_eq!(
            encoded(&maps),
            "--cfg\u{1f}erase_components\u{1f}--remap-path-prefix=/a b=home"
        );
    }

    #[test]
    fn the_longest_path_is_mapped_last() {
        let project = Project::find().unwrap();
        let flags = release_flags(&project).unwrap();
        let flags = flags.to_string_lossy();
        let lengths: Vec<usize> = flags
            .split(SEPARATOR)
            .filter_map(|flag| flag.strip_prefix("--remap-path-prefix="))
            .filter_map(|map| Some(map.rsplit_once('=')?.0.len()))
            .collect();
        assert!(lengths.len() >= 4 && lengths.is_sorted(), "{flags}");
    }
}
