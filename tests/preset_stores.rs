//! The presets that hand the secret to a command-line tool, with tools that note what they are told:
//! in sh, bash, zsh and fish, with a hostile client.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod preset_host;

use std::collections::BTreeSet;

use preset::Handover;
use preset_host::room::{Folder, HOSTILE, NAME, handover, shell, shells, text};
use serde_json::Value;

/// The preset, its tool, and what follows on the tool's standard input.
const STORES: [(&str, &str); 3] = [("aws", "aws"), ("vault", "vault"), ("1password", "op")];
const PIPELINES: [(&str, &str); 2] = [("github", "gh"), ("gitlab", "glab")];

fn client(id: &str) -> Handover<'_> {
    Handover {
        client_id: id,
        ..handover(
            "https://host.example",
            HOSTILE,
            "view_products:shop view_orders:shop",
        )
    }
}

/// Runs the preset with a tool that notes its arguments, and its input by its third argument.
fn noted(preset: &str, tool: &str, program: &str, handover: &Handover) -> Folder {
    let folder = Folder::new(&format!("{preset}-{program}"));
    let name = folder.save(preset, handover);
    folder.program(
        tool,
        "printf '%s\\n' \"$@\" >> arguments\ncat >> \"input-$3\"",
    );
    let ran = shell(program, &folder.0, &format!(". ./{name}"));
    assert!(
        ran.status.success(),
        "{preset} {program}: {}",
        text(&ran.stderr)
    );
    assert!(
        ran.stdout.is_empty(),
        "{preset} {program}: {}",
        text(&ran.stdout)
    );
    assert!(folder.read("pwned").is_none(), "{preset} {program}");
    folder
}

fn input(folder: &Folder) -> String {
    let names = folder.names();
    let name = names
        .iter()
        .find(|name| name.starts_with("input-"))
        .unwrap();
    folder.read(name).unwrap()
}

#[test]
fn stores_get_everything_through_a_pipe() {
    for (preset, tool) in STORES {
        for program in shells() {
            let folder = noted(preset, tool, program, &client(HOSTILE));
            let arguments = folder.read("arguments").unwrap();
            assert!(!arguments.contains("view_products"), "{arguments}");
            let read: Value = serde_json::from_str(&input(&folder)).unwrap();
            let value = |name: &str| match read["fields"].as_array() {
                None => read[name].as_str().unwrap().to_owned(),
                Some(fields) => {
                    let field = fields.iter().find(|field| field["id"] == name).unwrap();
                    field["value"].as_str().unwrap().to_owned()
                }
            };
            assert_eq!(value("CTP_CLIENT_SECRET"), HOSTILE, "{preset} {program}");
            assert_eq!(value("CTP_CLIENT_ID"), HOSTILE, "{preset} {program}");
            assert_eq!(value("CTP_SCOPES"), "view_products:shop view_orders:shop");
            if preset == "1password" {
                assert_eq!(read["title"], format!("{NAME} ({HOSTILE})"));
            }
        }
    }
}

#[test]
fn pipelines_get_everything_through_a_pipe() {
    for (preset, tool) in PIPELINES {
        for program in shells() {
            let folder = noted(preset, tool, program, &client(HOSTILE));
            let arguments = folder.read("arguments").unwrap();
            assert!(!arguments.contains('\''), "{arguments}");
            let names = folder.names();
            let secret = names
                .iter()
                .find(|name| name.ends_with("_CLIENT_SECRET"))
                .unwrap();
            assert_eq!(folder.read(secret).unwrap(), HOSTILE, "{preset} {program}");
            assert_eq!(
                names
                    .iter()
                    .filter(|name| name.starts_with("input-"))
                    .count(),
                6
            );
        }
    }
}

/// A tool that fails must not cost the secret: nothing is removed, and the script fails.
#[test]
fn a_store_that_refuses_loses_nothing() {
    for (preset, tool) in STORES {
        for program in shells() {
            let folder = Folder::new(&format!("refused-{preset}-{program}"));
            for file in preset::bundle(preset, &client("the-id"), &preset::Options::default()) {
                std::fs::write(folder.0.join(&file.name), file.text.as_bytes()).unwrap();
            }
            folder.program(tool, "exit 3");
            let before = folder.names();
            let ran = shell(program, &folder.0, &format!(". ./{preset}.sh"));
            assert!(!ran.status.success(), "{preset} {program}");
            assert_eq!(folder.names(), before, "{preset} {program}");
        }
    }
}

/// Two clients of one project with the same name: what a tool is told to write differs.
#[test]
fn a_second_client_never_overwrites_the_first() {
    for (preset, tool) in STORES.into_iter().chain(PIPELINES) {
        let places = ["first-id", "second-id"].map(|id| {
            let folder = noted(preset, tool, "sh", &client(id));
            let arguments = folder.read("arguments").unwrap();
            let mut places: BTreeSet<String> = arguments.lines().map(str::to_owned).collect();
            if preset == "1password" {
                let item: Value = serde_json::from_str(&input(&folder)).unwrap();
                places.insert(item["title"].as_str().unwrap().to_owned());
            }
            places
        });
        let common: BTreeSet<_> = places[0].intersection(&places[1]).cloned().collect();
        let own = |at: usize| places[at].difference(&common).cloned().collect::<Vec<_>>();
        assert!(
            !own(0).is_empty() && own(0).len() == own(1).len(),
            "{preset}: {places:?}"
        );
        // Nothing that both write: what they share are words of the commands.
        let shared = |word: &String| word.contains("shop") || word.contains("CTP_");
        assert!(!common.iter().any(shared), "{preset}: {common:?}");
    }
    let name = |id| {
        let text = preset::find("kubernetes").unwrap().file(&client(id)).text;
        let line = text.lines().find(|line| line.starts_with("  name: "));
        line.unwrap().to_owned()
    };
    assert_ne!(name("first-id"), name("second-id"));
    // A DNS label (RFC 1123) has at most 63 characters.
    assert!(name("first-id").len() <= 63 + "  name: \"\"".len());
}
