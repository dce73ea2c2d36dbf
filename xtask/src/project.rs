//! Where things are, and how other programs are run.

use anyhow::{Context, bail};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// A result whose error is a text for the person who ran the command.
pub(crate) type Outcome<T = ()> = anyhow::Result<T>;

/// Tells an xtask that another one starts (Trunk's hook) which checkout it works for.
const ROOT: &str = "XTASK_PROJECT_ROOT";

/// The folders everything else is found from.
pub(crate) struct Project {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder: `CARGO_TARGET_DIR`, or `target`.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Finds the project this xtask was compiled in.
    pub(crate) fn find() -> Outcome<Self> {
        // As `cargo run` says it now: a target folder may serve several checkouts, and xtask may be another's build.
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = package
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf)
            .or_else(|| env::var_os(ROOT).map(PathBuf::from))
            .or_else(|| {
                Path::new(env!("CARGO_MANIFEST_DIR"))
                    .parent()
                    .map(Path::to_path_buf)
            })
            .filter(|root| root.join("Cargo.lock").is_file())
            .context(
                "the project's folder has moved since xtask was compiled: run it by `cargo xtask`",
            )?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target })
    }

    /// Where Trunk and the wasm-bindgen tools are installed (`bin` below it).
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The npm packages: the browser journeys and wasm-opt.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The whole module, as Cargo's release profile builds it.
    pub(crate) fn wasm(&self) -> PathBuf {
        self.target
            .join("wasm32-unknown-unknown/release/scopesmith-page.wasm")
    }

    /// A command in the project's folder that finds our own tools first.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.path())
            .env("CARGO_TARGET_DIR", &self.target)
            .env(ROOT, &self.root);
        // `cargo run` tells us about xtask itself; other builds must not see it, or they would be built anew.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }

    /// Cargo, of the toolchain that compiled xtask.
    pub(crate) fn cargo(&self, args: &[&str]) -> Command {
        let mut command =
            self.command(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command.args(args);
        command
    }

    /// PATH with our own tools first.
    fn path(&self) -> OsString {
        let system = env::var_os("PATH").unwrap_or_default();
        env::join_paths(self.places()).unwrap_or(system)
    }

    /// The folders in which programs are looked for, our own first. Trunk's hook finds xtask itself in the last of ours.
    fn places(&self) -> impl Iterator<Item = PathBuf> {
        let xtask = env::current_exe()
            .ok()
            .and_then(|program| program.parent().map(Path::to_path_buf));
        let own = [
            self.tools().join("bin"),
            self.e2e().join("node_modules").join(".bin"),
        ];
        let system = env::var_os("PATH").unwrap_or_default();
        let system: Vec<PathBuf> = env::split_paths(&system).collect();
        own.into_iter().chain(xtask).chain(system)
    }

    /// The program's full path, among our own tools or on PATH.
    pub(crate) fn which(&self, name: &str) -> Option<PathBuf> {
        self.all(name).next()
    }

    /// Every program of that name, in the order in which they are found.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = PathBuf> {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.places()
            .map(move |dir| dir.join(&file))
            .filter(|path| path.is_file())
    }

    /// The program's full path, or an error that says that it is missing.
    pub(crate) fn tool(&self, name: &str) -> Outcome<Command> {
        let program = self
            .which(name)
            .with_context(|| format!("{name} is missing; `cargo xtask doctor` says more"))?;
        Ok(self.command(program))
    }

    /// The text of a file of the project.
    pub(crate) fn read(&self, path: &str) -> Outcome<String> {
        read(&self.root.join(path))
    }
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a text file.
pub(crate) fn write(path: &Path, text: &str) -> Outcome {
    std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

/// Runs a command to its end; its output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = name(command);
    let status = command
        .status()
        .with_context(|| format!("{name} cannot be started"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let name = name(command);
    let output = command
        .output()
        .with_context(|| format!("{name} cannot be started"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("{name} failed ({}): {}", output.status, words.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would name it: program, and its first argument if that is a word.
pub(crate) fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    match command.get_args().next().map(|arg| arg.to_string_lossy()) {
        Some(arg) if arg.chars().all(|c| c.is_ascii_alphabetic()) => format!("{program} {arg}"),
        _ => program.into_owned(),
    }
}
