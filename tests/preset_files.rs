//! The presets as files: what they hold, what they never hold, and that they really run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod preset_host;

use client::{Credentials, Secret};
use preset::{Handover, Options, PRESETS, Shell};
use preset_host::{
    Host,
    room::{Folder, HOSTILE, handover, has, sh, text},
};
use scope::ScopeSet;

#[test]
fn ids_titles_and_file_names_are_stable() {
    let all: Vec<_> = PRESETS
        .iter()
        .map(|p| {
            (
                p.id(),
                p.title(),
                p.file(&handover("https://x", "s", "")).name,
            )
        })
        .collect();
    // The first ones are what people look for; what saved links and choices name must not change.
    let first: Vec<_> = all.iter().map(|(id, ..)| *id).take(5).collect();
    assert_eq!(first, ["curl", "env", "node", "java", "rust"]);
    for (at, (id, title, name)) in all.iter().enumerate() {
        assert!(
            !name.is_empty() && !name.starts_with('/') && !name.contains(".."),
            "{name}"
        );
        assert!(
            !all[..at].iter().any(|(i, t, _)| i == id || t == title),
            "{id} is there twice"
        );
    }
    assert!(
        PRESETS
            .iter()
            .all(|p| std::ptr::eq(preset::find(p.id()).unwrap(), *p))
    );
    assert!(preset::find("cobol").is_none());
}

#[test]
fn the_secret_is_there_once_or_not_at_all() {
    for preset in PRESETS {
        let files = preset.files(
            &handover("https://x", "THE-SECRET", "view_orders:shop"),
            &Options::default(),
        );
        let count = |text: &str| text.matches("THE-SECRET").count();
        let held: usize = files.iter().map(|file| count(&file.text)).sum();
        assert!(held <= 1, "{}", preset.id());
        assert!(
            files.iter().all(|file| file.text.ends_with('\n')),
            "{}",
            preset.id()
        );
        // Whoever gets the secret is told so.
        assert!(preset.danger().is_some() || held == 0, "{}", preset.id());
    }
}

#[test]
fn a_masked_handover_holds_no_secret() {
    let credentials = Credentials {
        project_key: "shop".into(),
        name: "Shop".into(),
        client_id: "id".into(),
        secret: Secret::new("THE-SECRET"),
        scope: "view_orders:shop".into(),
        requested: ScopeSet::default(),
        api_url: "https://api".into(),
        auth_url: "https://auth".into(),
    };
    for preset in PRESETS {
        for shell in [Shell::Posix, Shell::PowerShell, Shell::Cmd] {
            let options = Options {
                include_secret: Some(true),
                shell,
                ..Options::default()
            };
            for file in preset.files(&Handover::masked(&credentials), &options) {
                assert!(!file.text.contains("THE-SECRET"), "{}", preset.id());
            }
        }
    }
}

#[test]
fn no_preset_holds_hidden_characters_of_the_name() {
    for preset in PRESETS {
        let text = preset
            .file(&handover("https://x", "s", "view_orders:shop:a"))
            .text;
        assert!(
            !text.contains(['\u{202e}', '\u{2028}', '\r']),
            "{}",
            preset.id()
        );
    }
    let java = preset::find("java")
        .unwrap()
        .file(&handover("https://x", "s", ""))
        .text;
    assert!(java.is_ascii());
}

#[test]
fn node_runs_with_the_env_file() {
    if !has("node") {
        return;
    }
    // No reader of .env agrees with another about a `'`; the real host never sends one.
    let secret = &HOSTILE.replace('\'', "");
    let host = Host::start("-sandbox-id", secret);
    let folder = Folder::new("node");
    let scope = "view_orders:shop:ber-lin create_anonymous_token:shop";
    let handover = handover(&host.url, secret, scope);
    folder.save("env", &handover);
    let name = folder.save("node", &handover);
    let output = sh(&folder.0, &format!("node --env-file=.env {name}"));
    let printed = text(&output.stdout);
    assert!(
        printed.contains("GET /shop/in-store/key=ber-lin/orders?limit=1"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(host.last_scope(), scope);
    let bare = sh(&folder.0, &format!("node {name}"));
    assert!(!bare.status.success() && text(&bare.stderr).contains("CTP_CLIENT_ID is not set"));
}

#[test]
fn java_runs_with_the_env_file_in_a_shell() {
    if !has("java") {
        return;
    }
    let host = Host::start("-sandbox-id", "plain-secret");
    let folder = Folder::new("java");
    let handover = handover(&host.url, "plain-secret", "view_products:shop");
    folder.save("env", &handover);
    let name = folder.save("java", &handover);
    let output = sh(
        &folder.0,
        &format!("set -a; . ./.env; set +a; LC_ALL=C java {name}"),
    );
    let printed = text(&output.stdout);
    assert!(
        printed.contains("GET /shop/products?limit=1"),
        "{printed} {}",
        text(&output.stderr)
    );
    assert_eq!(host.last_scope(), "view_products:shop");
}

#[test]
fn without_a_safe_call_only_the_token_is_asked_for() {
    let host = Host::start("-sandbox-id", "plain-secret");
    let folder = Folder::new("token-only");
    for scope in ["create_anonymous_token:shop", ""] {
        let handover = handover(&host.url, "plain-secret", scope);
        let name = folder.save("curl", &handover);
        let output = sh(&folder.0, &format!("sh ./{name}"));
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_eq!(host.last_scope(), scope);
        assert!(
            !preset::find("curl")
                .unwrap()
                .file(&handover)
                .text
                .contains("ACCESS_TOKEN")
        );
        for preset in &PRESETS[2..5] {
            assert!(
                preset
                    .file(&handover)
                    .text
                    .contains("No granted scope is known")
            );
        }
    }
    assert_eq!(
        host.calls(),
        2,
        "a call was made beside the two token requests"
    );
}

#[test]
fn the_secret_stands_in_code_only_when_that_is_chosen() {
    let handover = Handover {
        project_key: "shop",
        name: "need(\"CTP_CLIENT_SECRET\")",
        client_id: "need(\"CTP_CLIENT_SECRET\")",
        secret: "the+Secret-{path}-{scope}",
        scope: "view_stores:shop",
        api_url: "https://api.example",
        auth_url: "https://auth.example",
    };
    let include = Options {
        include_secret: Some(true),
        ..Options::default()
    };
    let choosing: Vec<_> = PRESETS.iter().filter(|p| p.choices().secret).collect();
    assert!(choosing.len() > 14, "{}", choosing.len());
    for preset in choosing {
        let text = |options: &Options| -> String {
            let files = preset.files(&handover, options);
            files.iter().map(|file| file.text.as_str()).collect()
        };
        let (alone, held) = (text(&Options::default()), text(&include));
        assert!(!alone.contains(handover.secret), "{}", preset.id());
        assert_eq!(held.matches(handover.secret).count(), 1, "{}", preset.id());
        // The client's name is a comment and keeps its text.
        let code = held.split_once('\n').map_or("", |(_, code)| code);
        for rest in [
            "getenv",
            "env::var",
            "environ",
            "process.env",
            "func need",
            "def need",
            "fn need",
        ] {
            assert!(!code.contains(rest), "{}: {rest}", preset.id());
        }
    }
}

/// Text that settings files and tools replace, given as each value that a preset has.
const REPLACED: &str = "$ $$ ${x} $${x} #{1} $#{1} %{x} $";

fn replaced() -> Handover<'static> {
    Handover {
        project_key: REPLACED,
        name: REPLACED,
        client_id: REPLACED,
        secret: REPLACED,
        scope: "view_stores:${x}",
        api_url: REPLACED,
        auth_url: REPLACED,
    }
}

/// As pulumi-yaml reads a string (pkg/pulumiyaml/ast/interpolation.go): `$$` is `$`, `${` begins a
/// reference, and any other `$` is itself.
fn pulumi_reads(mut text: &str) -> String {
    let mut out = String::new();
    while let Some(first) = text.chars().next() {
        assert!(!text.starts_with("${"), "a reference begins: {text}");
        out.push(first);
        let length = if text.starts_with("$$") {
            2
        } else {
            first.len_utf8()
        };
        text = &text[length..];
    }
    out
}

#[test]
fn pulumi_reads_names_and_scopes_as_they_are() {
    let text = preset::find("pulumi").unwrap().file(&replaced()).text;
    let value = |start: &str| -> String {
        let line = text.lines().find_map(|line| line.strip_prefix(start));
        // These values have only escapes that JSON has too.
        pulumi_reads(&serde_json::from_str::<String>(line.unwrap()).unwrap())
    };
    assert_eq!(value("      name: "), REPLACED);
    assert_eq!(value("        - "), "view_stores:${x}");
}

#[test]
fn settings_hold_no_placeholder_that_spring_replaces() {
    for id in ["properties", "spring"] {
        for include_secret in [None, Some(true)] {
            let options = Options {
                include_secret,
                ..Options::default()
            };
            let preset = preset::find(id).unwrap();
            let text = preset.files(&replaced(), &options).swap_remove(0).text;
            // The secret's own place is meant to be replaced.
            let text = text.replace("${CTP_CLIENT_SECRET}", "");
            let values = text.lines().filter(|line| !line.starts_with('#'));
            for line in values {
                assert!(!line.contains("${") && !line.contains("#{"), "{id}: {line}");
            }
        }
    }
}

#[test]
fn presets_of_packages_name_versions() {
    let text = |id: &str| -> String {
        let files = preset::find(id)
            .unwrap()
            .files(&replaced(), &Options::default());
        files.iter().map(|file| file.text.as_str()).collect()
    };
    assert!(text("mcp").contains("@commercetools/commerce-mcp@4.1.0\""));
    assert!(text("php-sdk").contains("\"commercetools/commercetools-sdk\": \"^10.19\""));
    for preset in PRESETS {
        let text = text(preset.id());
        assert!(
            !text.contains("@latest") && !text.contains(": \"*\""),
            "{}",
            preset.id()
        );
    }
}
