//! Trunk and the wasm-bindgen tools: found on PATH in the right version, or compiled into `target/tools`.
//!
//! They are compiled in a hurry, with dependencies in common and not optimized: they run for seconds.

use super::forecast::Cost;
use super::lanes::{self, Step};
use crate::project::{Outcome, Project};
use crate::project::{output, run};
use anyhow::{Context, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The Trunk that builds the page.
const TRUNK: &str = "0.21.14";

/// The tool that cuts the module into the first load and its parts.
const WASM_SPLIT: &str = "0.2.3";

/// Trunk's own profile (one codegen unit, all crates optimized as one) takes three times as long to compile.
const PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "debuginfo"),
];

/// A program that is compiled here when it is missing.
pub(crate) struct Tool {
    /// The package on crates.io.
    pub(crate) package: &'static str,
    pub(crate) version: String,
    /// What it brings and we use.
    pub(crate) programs: &'static [&'static str],
    /// Cargo's arguments beyond package and version.
    args: &'static [&'static str],
    /// Crates that are optimized a little, since `serve --dev` waits for them after every change.
    quick: &'static [&'static str],
    cost: Cost,
}

/// All of them, in the order in which they are compiled. The wasm-bindgen tools must be of the very version of the
/// crate.
pub(crate) fn all(project: &Project) -> Outcome<[Tool; 3]> {
    Ok([
        Tool {
            package: "wasm-bindgen-cli",
            version: wasm_bindgen_version(project)?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            args: &["--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
            quick: &[
                "walrus",
                "wasmparser",
                "wasm-encoder",
                "wasm-bindgen-cli-support",
            ],
            cost: Cost::new(125.0, 183, 0.05),
        },
        Tool {
            package: "wasm_split_cli_support",
            version: WASM_SPLIT.to_owned(),
            programs: &["wasm-split-cli"],
            args: &["--features", "build-binary"],
            quick: &[],
            cost: Cost::new(15.0, 70, 0.1),
        },
        Tool {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
            // Without its update check and TLS: it serves on this machine and downloads nothing.
            args: &["--no-default-features"],
            quick: &[],
            cost: Cost::new(220.0, 370, 0.35),
        },
    ])
}

/// A program that only `audit` and `release` use: found in `target/tools`, or compiled into it.
pub(crate) struct Extra {
    package: &'static str,
    version: &'static str,
}

/// Checks licenses, sources and duplicates of the crates, by deny.toml.
pub(crate) const DENY: Extra = Extra {
    package: "cargo-deny",
    version: "0.20.2",
};

/// Looks for known weaknesses of the crates, by .cargo/audit.toml.
pub(crate) const AUDIT: Extra = Extra {
    package: "cargo-audit",
    version: "0.22.2",
};

/// Writes the bill of materials of the crates.
pub(crate) const CYCLONEDX: Extra = Extra {
    package: "cargo-cyclonedx",
    version: "0.5.9",
};

impl Extra {
    /// Compiles it unless it is there; returns its path.
    pub(crate) fn ready(&self, project: &Project) -> Outcome<PathBuf> {
        let program = project.tools().join("bin").join(self.package);
        if !self.is_recorded(project) {
            println!("Compiling {} {}: minutes, once", self.package, self.version);
            let mut cargo = project.cargo(&["install", "--locked", "--force", self.package]);
            run(cargo
                .args(["--version", self.version, "--root"])
                .arg(project.tools())
                .arg("--target-dir")
                .arg(scratch(project))
                .envs(PROFILE))?;
        }
        Ok(program)
    }

    fn is_recorded(&self, project: &Project) -> bool {
        is_recorded(&project.tools(), self.package, self.version)
    }
}

/// Whether `cargo install` noted a package in the folder that it installed into.
fn is_recorded(root: &Path, package: &str, version: &str) -> bool {
    fs::read_to_string(root.join(".crates.toml"))
        .is_ok_and(|text| text.contains(&format!("\"{package} {version} ")))
}

/// The version in Cargo.lock, read by Cargo itself.
fn wasm_bindgen_version(project: &Project) -> Outcome<String> {
    let id = output(&mut project.cargo(&["pkgid", "--offline", "wasm-bindgen"]))?;
    pkgid_version(&id)
        .map(str::to_owned)
        .with_context(|| format!("no version in {id}"))
}

/// `0.2.1` of `registry+https://…#wasm-bindgen@0.2.1`.
fn pkgid_version(id: &str) -> Option<&str> {
    id.trim().rsplit(['@', '#']).next().filter(|version| {
        version.starts_with(|first: char| first.is_ascii_digit()) && version.contains('.')
    })
}

impl Tool {
    /// The program, if it is there in the right version: our own, or else the first on PATH.
    pub(crate) fn find(&self, project: &Project, program: &str) -> Option<PathBuf> {
        let (own, others): (Vec<PathBuf>, Vec<PathBuf>) = project
            .all(program)
            .partition(|path| path.starts_with(project.tools()));
        own.into_iter()
            .chain(others.into_iter().take(1))
            .find(|path| self.is_right(project, path))
    }

    fn is_right(&self, project: &Project, path: &Path) -> bool {
        // wasm-split-cli has no `--version`, so the record of `cargo install` says which one it is.
        if self.package == "wasm_split_cli_support" {
            let record = path.parent().and_then(Path::parent);
            return record.is_some_and(|dir| is_recorded(dir, self.package, &self.version));
        }
        output(project.command(path).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(&self.version))
    }

    fn is_there(&self, project: &Project) -> bool {
        self.programs
            .iter()
            .all(|program| self.find(project, program).is_some())
    }

    /// What compiles it into `target/tools`.
    pub(super) fn install(self, project: &Project) -> Step<'_> {
        let name = format!("{} {}", self.package, self.version);
        Step::new(name, self.cost, move || {
            let mut cargo = project.cargo(&["install", "--locked", "--force", self.package]);
            cargo
                .args(["--version", &self.version])
                .args(self.args)
                .args(self.quick.iter().flat_map(|name| {
                    let setting = format!("profile.release.package.{name}.opt-level=1");
                    ["--config".to_owned(), setting]
                }))
                .arg("--root")
                .arg(project.tools())
                .arg("--target-dir")
                .arg(scratch(project))
                .envs(PROFILE);
            Ok(cargo)
        })
    }
}

/// One folder for all tools, so that what they have in common is compiled once.
fn scratch(project: &Project) -> PathBuf {
    project.target.join("tools-build")
}

/// The tools that have to be compiled.
pub(super) fn missing(project: &Project) -> Outcome<Vec<Tool>> {
    let tools = all(project)?.into_iter();
    Ok(tools.filter(|tool| !tool.is_there(project)).collect())
}

/// Makes sure that every tool is there, and that no older one of ours is found before it.
pub(super) fn check(project: &Project) -> Outcome {
    for tool in all(project)? {
        for program in tool.programs {
            let Some(found) = tool.find(project, program) else {
                bail!("{program} {} is missing though it was built", tool.version);
            };
            let first = project.which(program);
            if let Some(old) = first.filter(|first| *first != found) {
                fs::remove_file(&old)
                    .with_context(|| format!("{} is old and cannot be removed", old.display()))?;
            }
        }
    }
    // Hundreds of megabytes that nothing needs any more; failing to remove them does no harm.
    let _ = fs::remove_dir_all(scratch(project));
    Ok(())
}

/// The wasm-bindgen tools alone: what the browser tests need.
pub(crate) fn wasm_bindgen(project: &Project) -> Outcome {
    let [tool, ..] = all(project)?;
    if !tool.is_there(project) {
        lanes::run(project, vec![vec![tool.install(project)]])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_end_of_an_id() {
        let id = "registry+https://example.com/index#wasm-bindgen@0.2.1\n";
        assert_eq!(pkgid_version(id), Some("0.2.1"));
        assert_eq!(pkgid_version("path+file:///a/b#0.1.0"), Some("0.1.0"));
        assert_eq!(pkgid_version("path+file:///a/b"), None);
    }

    fn tool(package: &'static str, version: &str) -> Tool {
        Tool {
            package,
            version: version.to_owned(),
            programs: &[],
            args: &[],
            quick: &[],
            cost: Cost::new(1.0, 1, 0.0),
        }
    }

    #[test]
    fn a_program_on_path_is_used_if_its_version_is_right() {
        let project = Project::find().unwrap();
        let words = output(project.command("rustc").arg("--version")).unwrap();
        let version = words.split(' ').nth(1).unwrap();
        assert!(tool("rustc", version).find(&project, "rustc").is_some());
        assert!(tool("rustc", "0.0.1").find(&project, "rustc").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn ours_is_used_if_its_version_is_right() {
        use std::os::unix::fs::PermissionsExt;
        let dir = std::env::temp_dir().join(format!("scopesmith-tools-{}", std::process::id()));
        let project = Project {
            root: Project::find().unwrap().root,
            target: dir.clone(),
        };
        let bin = project.tools().join("bin");
        fs::create_dir_all(&bin).unwrap();
        let path = bin.join("a-tool");
        fs::write(&path, "#!/bin/sh\necho a-tool 1.2.3\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(tool("a-tool", "1.2.3").find(&project, "a-tool"), Some(path));
        assert_eq!(tool("a-tool", "1.2.4").find(&project, "a-tool"), None);
        let split = tool("wasm_split_cli_support", "0.2.3");
        assert_eq!(split.find(&project, "a-tool"), None);
        let record = "[v1]\n\"wasm_split_cli_support 0.2.3 (registry)\" = [\"a-tool\"]\n";
        fs::write(project.tools().join(".crates.toml"), record).unwrap();
        assert!(split.find(&project, "a-tool").is_some());
        fs::remove_dir_all(&dir).unwrap();
    }
}
