//! The presets as files: what they hold, what they never hold, and that they really run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod preset_host;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use client::{Credentials, Secret};
use preset;
use preset::{Handover, Options, PRESETS, Shell};
use preset_host::Host;
use scope::ScopeSet;

/// Text that means something in every language at hand.
const HOSTILE: &str = "-a'b\"c$(exit 9)`exit 9`${HOME}\\u000a\\%s#!*ü💥 \\";
/// A name that tries to leave its comment.
const NAME: &str =
    "x' *\u{2028}/\n\r$(touch pwned)`touch pwned` \\u000aboom(); ${x} ' \" \u{202e}<b>é💥 \\";

fn handover<'a>(host: &'a str, secret: &'a str, scope: &'a str) -> Handover<'a> {
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
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("preset-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a preset there, under the name it asks for.
    fn save(&self, id: &str, handover: &Handover) -> String {
        let file = preset::find(id).unwrap().file(handover);
        fs::write(self.0.join(&file.name), file.text).unwrap();
        file.name
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Runs a line in sh there; nothing else of the environment is named `CTP_`.
fn sh(folder: &Path, line: &str) -> Output {
    Command::new("sh")
        .arg("-c")
        .arg(line)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn has(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

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
fn curl_runs_in_sh_and_prints_the_answer() {
    let host = Host::start("-sandbox-id", HOSTILE);
    let folder = Folder::new("curl");
    for shell in ["sh", "bash", "zsh"] {
        if !has(shell) && shell != "sh" {
            continue;
        }
        let scope = "manage_orders:shop view_products:shop";
        let name = folder.save("curl", &handover(&host.url, HOSTILE, scope));
        // Sourced, not run, to see that the shell goes on and has the token.
        let line = format!("{shell} -c '. ./{name}; echo \"$? $TOKEN\"'");
        let output = sh(&folder.0, &line);
        let printed = text(&output.stdout);
        assert!(
            printed.contains("GET /shop/products?limit=1"),
            "{shell}: {printed} {}",
            text(&output.stderr)
        );
        assert!(
            printed.ends_with("0 sandbox.token_1\n"),
            "{shell}: {printed}"
        );
        assert_eq!(host.last_scope(), scope);
        assert!(!folder.0.join("pwned").exists());
    }
}

/// An interactive shell replaces `!` before it reads anything; the preset must come through.
#[test]
fn curl_is_pasted_into_an_interactive_shell() {
    if !has("bash") {
        return;
    }
    let host = Host::start("-sandbox-id", HOSTILE);
    let folder = Folder::new("curl-typed");
    let name = folder.save("curl", &handover(&host.url, HOSTILE, "view_products:shop"));
    let line = format!("HISTFILE= bash --norc --noprofile -i < ./{name} 2>/dev/null");
    let output = sh(&folder.0, &line);
    let printed = text(&output.stdout);
    assert!(printed.contains("GET /shop/products?limit=1"), "{printed}");
    assert!(!folder.0.join("pwned").exists());
}

#[test]
fn curl_fails_loudly() {
    let host = Host::start("-sandbox-id", "right");
    let folder = Folder::new("curl-fails");
    let name = folder.save("curl", &handover(&host.url, "wrong", "view_products:shop"));
    let refused = sh(&folder.0, &format!("sh ./{name}"));
    assert!(!refused.status.success());
    let said = text(&refused.stderr);
    assert!(
        said.contains("No access token.") && said.contains("invalid_client"),
        "{said}"
    );

    let name = folder.save("curl", &handover(&host.url, "right", "view_payments:shop"));
    let forbidden = sh(&folder.0, &format!("sh ./{name}"));
    assert!(!forbidden.status.success());
    assert!(text(&forbidden.stdout).contains("insufficient_scope"));
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
    for scope in ["manage_my_orders:shop", ""] {
        let handover = handover(&host.url, "plain-secret", scope);
        let name = folder.save("curl", &handover);
        let output = sh(&folder.0, &format!("sh ./{name}"));
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_eq!(host.last_scope(), scope);
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
            files.into_iter().map(|file| file.text).collect()
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
