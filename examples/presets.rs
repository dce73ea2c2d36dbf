//! Writes every preset of one client into a folder, `FOLDER/<preset>/<file>`, for the tests that run them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout)]

use std::{collections::BTreeMap, fs, path::Path, process::ExitCode};

use preset::{Handover, Options, PRESETS, ProcessList, Shell};

const HELP: &str = "Usage: presets --out FOLDER --api-url URL --auth-url URL --project-key KEY --client-id ID \
    --client-secret SECRET --scope SCOPES --name NAME [--secret include|environment] [--shell posix|powershell|cmd] \
    [--process-list plain|hidden] [--ask no|yes]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(count) => {
            println!("{count} files");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: impl Iterator<Item = String>) -> Result<usize, String> {
    let mut given = BTreeMap::new();
    while let Some(name) = args.next() {
        let value = args.next().ok_or(format!("{name} needs a value"))?;
        given.insert(name, value);
    }
    let get = |name: &str| {
        let found = given.get(name).map(String::as_str);
        found.ok_or(format!("{name} is missing"))
    };
    let handover = Handover {
        project_key: get("--project-key")?,
        name: get("--name")?,
        client_id: get("--client-id")?,
        secret: get("--client-secret")?,
        scope: get("--scope")?,
        api_url: get("--api-url")?,
        auth_url: get("--auth-url")?,
    };
    let options = Options {
        include_secret: match given.get("--secret").map(String::as_str) {
            None => None,
            Some("include") => Some(true),
            Some("environment") => Some(false),
            Some(other) => return Err(format!("--secret is include or environment, not {other}")),
        },
        shell: match given.get("--shell").map(String::as_str) {
            None | Some("posix") => Shell::Posix,
            Some("powershell") => Shell::PowerShell,
            Some("cmd") => Shell::Cmd,
            Some(other) => return Err(format!("there is no shell {other}")),
        },
        process_list: match given.get("--process-list").map(String::as_str) {
            None | Some("plain") => ProcessList::Plain,
            Some("hidden") => ProcessList::Hidden,
            Some(other) => {
                return Err(format!("--process-list is plain or hidden, not {other}"));
            }
        },
        ask: match given.get("--ask").map(String::as_str) {
            None | Some("no") => false,
            Some("yes") => true,
            Some(other) => return Err(format!("--ask is yes or no, not {other}")),
        },
    };
    let out = Path::new(get("--out")?);
    let mut count = 0;
    for preset in PRESETS {
        let folder = out.join(preset.id());
        for file in preset.files(&handover, &options) {
            let path = folder.join(&file.name);
            let parent = path.parent().unwrap_or(&folder);
            fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
            fs::write(&path, file.text.as_bytes())
                .map_err(|e| format!("{}: {e}", path.display()))?;
            count += 1;
        }
    }
    Ok(count)
}
