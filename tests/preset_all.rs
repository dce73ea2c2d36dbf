//! "Download all", the tiles, what belongs together, and the search over presets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use preset::{
    Handover, INFOS, MASK, Options, PRESETS, PresetFile, ProcessList, Purpose, Shell, archive,
    bundle, entries, holds_secret, search, tiles,
};

const HANDOVER: Handover = Handover {
    project_key: "shop",
    name: "Shop",
    client_id: "the-id",
    secret: "THE\"SECRET",
    scope: "view_products:shop",
    api_url: "https://api.example",
    auth_url: "https://auth.example",
};

/// The parts of the secret, which no quoting changes.
fn holds(bytes: &[u8]) -> bool {
    bytes
        .windows(6)
        .any(|part| part == b"SECRET" || part == b"THE\"SE")
}

/// The names in the archive's directory.
fn names(archive: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = archive;
    while let Some(at) = rest.windows(4).position(|mark| mark == b"PK\x01\x02") {
        let length = usize::from(u16::from_le_bytes([rest[at + 28], rest[at + 29]]));
        let name = &rest[at + 46..at + 46 + length];
        names.push(String::from_utf8(name.to_vec()).unwrap());
        rest = &rest[at + 46 + length..];
    }
    names
}

#[test]
fn it_is_told_which_files_hold_the_secret() {
    for shell in [Shell::Posix, Shell::PowerShell, Shell::Cmd] {
        let options = Options {
            // Each preset keeps its own habit, whatever was chosen for one of them.
            include_secret: Some(true),
            shell,
            ..Options::default()
        };
        let told = entries(&HANDOVER, &options);
        let paths: BTreeSet<&str> = told.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(paths.len(), told.len(), "each path is there once");
        let secret = |path: &str| told.iter().any(|entry| entry.path == path && entry.secret);
        assert!(secret("env/.env") && secret("compose/ctp_client_secret.txt"));
        assert!(!secret("compose/compose.yaml") && !secret("node/client.mjs"));
        // The texts themselves say the same.
        for preset in PRESETS {
            let own = Options {
                include_secret: None,
                ..options
            };
            for file in preset.files(&HANDOVER, &own) {
                let path = [preset.id(), "/", &file.name].concat();
                // "CLIENT_SECRET" and the like are no secret: only what changes with it is.
                let masked = Handover {
                    secret: MASK,
                    ..HANDOVER
                };
                let same = preset
                    .files(&masked, &own)
                    .iter()
                    .any(|other| *other.text == *file.text);
                assert_eq!(secret(&path), !same, "{path}");
            }
        }
    }
}

#[test]
fn the_archive_leaves_secrets_out_unless_asked() {
    let options = Options::default();
    let told = entries(&HANDOVER, &options);
    let all: Vec<&str> = told.iter().map(|entry| entry.path.as_str()).collect();
    let open: Vec<&str> = told
        .iter()
        .filter(|entry| !entry.secret)
        .map(|entry| entry.path.as_str())
        .collect();
    assert!(
        open.len() > 20 && open.len() < all.len() - 10,
        "{} of {}",
        open.len(),
        all.len()
    );

    // A secret of its own for this test, which stands nowhere else.
    let handover = Handover {
        secret: "q7Zk-unheard-of",
        ..HANDOVER
    };
    let has = |bytes: &[u8]| bytes.windows(8).any(|part| part == b"q7Zk-unh");
    let (without, with) = (
        archive(&handover, &options, false),
        archive(&handover, &options, true),
    );
    assert_eq!(names(&without), open);
    assert_eq!(names(&with), all);
    assert!(!has(&without) && has(&with));
    assert!(!holds(b"nothing") && holds(HANDOVER.secret.as_bytes()));
}

#[test]
fn the_main_tiles_stand_in_order() {
    let ids: Vec<_> = tiles().iter().map(|preset| preset.id()).collect();
    assert_eq!(ids, ["curl", "env", "node", "java", "rust"]);
}

#[test]
fn code_comes_with_its_env_file() {
    let names = |id: &str, include_secret| {
        let options = Options {
            include_secret,
            ..Options::default()
        };
        let files = bundle(id, &HANDOVER, &options);
        files.into_iter().map(|file| file.name).collect::<Vec<_>>()
    };
    assert_eq!(names("node", None), ["client.mjs", ".env"]);
    assert_eq!(names("node", Some(true)), ["client.mjs"]);
    assert_eq!(names("rust", None), ["src/main.rs", "Cargo.toml", ".env"]);
    assert_eq!(names("env", None), [".env"]);
    assert_eq!(names("curl", Some(true)), ["curl-shop.sh"]);
    assert_eq!(names("terraform", None), ["main.tf", ".env"]);
    assert_eq!(
        names("bruno", None),
        ["environments/commercetools.bru", ".env"]
    );
    assert!(names("cobol", None).is_empty());
    for preset in PRESETS {
        let options = Options::default();
        let files = bundle(preset.id(), &HANDOVER, &options);
        let paths: BTreeSet<_> = files.iter().map(|file| &file.name).collect();
        assert_eq!(
            paths.len(),
            files.len(),
            "{}: a file is there twice",
            preset.id()
        );
        // Whatever reads the variables in its text comes with them.
        let own = preset.files(&HANDOVER, &options);
        let reads = own
            .iter()
            .any(|file| file.text.contains(". ./.env") || file.text.contains("=.env"));
        assert!(
            !reads || paths.iter().any(|name| *name == ".env"),
            "{}",
            preset.id()
        );
    }
}

/// Every choice about every preset.
fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for include_secret in [None, Some(false), Some(true)] {
        for shell in [Shell::Posix, Shell::PowerShell, Shell::Cmd] {
            for process_list in [ProcessList::Plain, ProcessList::Hidden] {
                for ask in [false, true] {
                    all.push(Options {
                        include_secret,
                        shell,
                        process_list,
                        ask,
                    });
                }
            }
        }
    }
    all
}

#[test]
fn the_names_of_the_files_are_known_without_the_files() {
    assert_eq!(INFOS.len(), PRESETS.len());
    for (known, preset) in INFOS.iter().zip(PRESETS) {
        assert_eq!(known.id(), preset.id());
        for options in all_options() {
            let made = bundle(preset.id(), &HANDOVER, &options);
            let made: Vec<String> = made.into_iter().map(|file| file.name).collect();
            let told = preset::names(preset.id(), HANDOVER.name, &options);
            assert_eq!(told, made, "{} {options:?}", preset.id());
            // None was left out for want of a name, or of a text.
            let own = preset.files(&HANDOVER, &options).len();
            assert_eq!(own, known.names(HANDOVER.name, options.shell).len());
        }
    }
    assert!(preset::names("cobol", "Shop", &Options::default()).is_empty());
    assert!(preset::info("cobol").is_none());
}

#[test]
fn what_is_shown_early_is_what_is_shown_later() {
    let mut early = 0;
    for preset in PRESETS {
        for options in all_options() {
            if let Some(files) = preset::early(preset.id(), &HANDOVER, &options) {
                assert!(files == bundle(preset.id(), &HANDOVER, &options));
                early += 1;
            }
        }
    }
    assert!(early > 0);
    let first = PRESETS[0].id();
    assert!(preset::early(first, &HANDOVER, &Options::default()).is_some());
}

#[test]
fn each_preset_is_told_in_three_lines() {
    for preset in PRESETS {
        let lines = preset.lines();
        assert!((2..=3).contains(&lines.len()), "{}", preset.id());
        for line in lines.into_iter().chain(preset.danger()) {
            assert!(
                line.len() > 10 && line.len() < 200,
                "{}: {line}",
                preset.id()
            );
            assert!(
                !line.contains(['\'', '\u{2014}']),
                "{}: {line}",
                preset.id()
            );
        }
        assert!(!preset.words().is_empty(), "{}", preset.id());
    }
}

#[test]
fn presets_are_found_by_what_people_call_them() {
    for (text, wanted) in [
        ("bash", &["curl", "exports"][..]),
        ("fish", &["curl"]),
        ("k8s", &["kubernetes"]),
        ("spring boot", &["spring", "properties"]),
        ("Spring", &["spring"]),
        ("npm", &["node", "node-sdk", "typescript"]),
        ("js", &["node"]),
        ("python", &["python", "python-sdk"]),
        ("PIP", &["python"]),
        ("pom.xml", &["java-sdk"]),
        ("appsettings", &["dotnet"]),
        ("c#", &["dotnet"]),
        (".env", &["env"]),
        ("dotenv", &["env"]),
        ("github actions", &["github"]),
        ("secret store", &["kubernetes", "vault"]),
        ("curl", &["curl"]),
        ("java", &["java", "java-sdk"]),
        ("go sdk", &["go-sdk"]),
        ("iac", &["terraform", "pulumi"]),
        ("windows", &["curl"]),
        ("laravel", &["php"]),
        ("claude", &["mcp"]),
        ("intellij", &["http"]),
        ("exports.ps1", &["exports"]),
    ] {
        let found: Vec<_> = search(text).iter().map(|preset| preset.id()).collect();
        assert!(
            wanted.iter().all(|id| found.contains(id)) && found.first() == wanted.first(),
            "{text}: {found:?}"
        );
    }
    assert!(search("cobol").is_empty() && search("java cobol").is_empty());
    assert_eq!(search("  ").len(), PRESETS.len());
    let every: Vec<_> = search("").iter().map(|preset| preset.id()).collect();
    assert_eq!(
        every,
        PRESETS.iter().map(|preset| preset.id()).collect::<Vec<_>>()
    );
    for preset in PRESETS {
        let by_title = search(preset.title());
        assert_eq!(by_title[0].id(), preset.id(), "{}", preset.title());
        assert_eq!(search(preset.id())[0].id(), preset.id());
    }
}

#[test]
fn what_holds_the_secret_of_a_bundle_is_known_before_it_is_handed_over() {
    let holding = |id: &str, include_secret| {
        let options = Options {
            include_secret,
            ..Options::default()
        };
        holds_secret(id, &HANDOVER, &options)
    };
    assert_eq!(holding("curl", None), [true]);
    assert_eq!(holding("node", None), [false, true]);
    assert_eq!(holding("node", Some(true)), [true]);
    assert_eq!(holding("rust", None), [false, false, true]);
    assert!(holding("cobol", None).is_empty());
    let handover = Handover {
        secret: "canary-7f3",
        ..HANDOVER
    };
    for preset in PRESETS {
        let options = Options::default();
        let files = bundle(preset.id(), &handover, &options);
        let told = holds_secret(preset.id(), &handover, &options);
        assert_eq!(told.len(), files.len());
        // A text in base64 holds it too, which a search for its letters misses.
        let missed = |(file, told): (&PresetFile, &bool)| file.text.contains("canary-7f3") && !told;
        assert!(!files.iter().zip(&told).any(missed), "{}", preset.id());
    }
}

#[test]
fn each_purpose_has_a_preset_and_a_place() {
    let purposes: BTreeSet<_> = PRESETS.iter().map(|preset| preset.purpose()).collect();
    assert!(purposes.into_iter().eq(Purpose::ALL));
}
