//! A folder for the files of presets, the shells to run them in, and values that mean something in
//! every language at hand.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

use preset::{Handover, Options};

/// Where a folder's own programs are, and the home of its shells, which write their settings there.
const BIN: &str = "bin";
const HOME: &str = "home";

/// Text that means something in every language at hand.
pub(crate) const HOSTILE: &str = "-a'b\"c$(exit 9)`exit 9`${HOME}\\u000a\\%s#!*ü💥 \\";
/// A name that tries to leave its comment.
pub(crate) const NAME: &str =
    "x' *\u{2028}/\n\r$(touch pwned)`touch pwned` \\u000aboom(); ${x} ' \" \u{202e}<b>é💥 \\";

pub(crate) fn handover<'a>(host: &'a str, secret: &'a str, scope: &'a str) -> Handover<'a> {
    Handover {
        project_key: "shop",
        name: NAME,
        client_id: "-sandbox-id",
        secret,
        scope,
        api_url: host,
        auth_url: host,
    }
}

/// A directory of its own for a test, removed with everything in it at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(format!("preset-{name}-{process}-{count}"));
        fs::create_dir_all(path.join(HOME)).unwrap();
        Self(path)
    }

    /// Writes a preset there, under the name it asks for.
    pub(crate) fn save(&self, id: &str, handover: &Handover) -> String {
        self.save_with(id, handover, Options::default())
    }

    /// The same, as the options say.
    pub(crate) fn save_with(&self, id: &str, handover: &Handover, options: Options) -> String {
        let preset = preset::find(id).unwrap();
        let file = preset.files(handover, &options).swap_remove(0);
        fs::write(self.0.join(&file.name), file.text.as_bytes()).unwrap();
        file.name
    }

    /// A program of that name in a folder of its own, to go before others on PATH: a script for sh.
    pub(crate) fn program(&self, name: &str, script: &str) {
        let folder = self.0.join(BIN);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&path, executable).unwrap();
    }

    /// What is in a file of the folder; nothing if there is none.
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.join(name)).ok()
    }

    /// The names of what is in the folder, sorted; without its programs and the home.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> = entries
            .map(|entry| name(entry).into_string().unwrap())
            .collect();
        names.retain(|name| name != BIN && name != HOME);
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

/// The shells that are here: sh always, and bash, zsh and fish where they are installed.
pub(crate) fn shells() -> impl Iterator<Item = &'static str> {
    let here = |shell: &&str| *shell == "sh" || has(shell);
    ["sh", "bash", "zsh", "fish"].into_iter().filter(here)
}

/// Runs a line in sh there; nothing else of the environment is named `CTP_`.
pub(crate) fn sh(folder: &Path, line: &str) -> Output {
    shell("sh", folder, line)
}

/// Runs a line in that shell there, with the folder's own programs before others.
pub(crate) fn shell(shell: &str, folder: &Path, line: &str) -> Output {
    let path = std::env::var("PATH").unwrap();
    Command::new(shell)
        .arg("-c")
        .arg(line)
        .current_dir(folder)
        .env("HOME", folder.join(HOME))
        .env("PATH", format!("{}:{path}", folder.join(BIN).display()))
        .output()
        .unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub(crate) fn has(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
