//! The presets that are pasted into a shell, run in sh, bash, zsh and fish with hostile values.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod preset_host;

use preset::{Options, ProcessList};
use preset_host::{
    Host,
    room::{Folder, HOSTILE, handover, has, sh, shell, shells, text},
};

const HIDDEN: Options = Options {
    include_secret: None,
    shell: preset::Shell::Posix,
    process_list: ProcessList::Hidden,
};

/// The command with the secret, and the call, as they stand in the plain text.
fn commands(text: &str) -> (String, String) {
    let mut lines = text.lines().filter(|line| line.starts_with("curl "));
    let first = lines.next().unwrap().to_owned();
    (first, lines.next().unwrap_or_default().to_owned())
}

/// The one in an answer like `{"access_token": "…"}`.
fn token(answer: &str) -> &str {
    answer
        .split("\"access_token\" : \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
}

#[test]
fn the_plain_command_is_the_documented_one() {
    let handover = preset::Handover {
        project_key: "shop",
        name: "Shop",
        client_id: "the-id",
        secret: "the-secret",
        scope: "view_products:shop view_orders:shop:berlin",
        api_url: "https://api.europe-west1.gcp.commercetools.com",
        auth_url: "https://auth.europe-west1.gcp.commercetools.com",
    };
    let text = preset::find("curl").unwrap().file(&handover).text;
    assert_eq!(
        &*text,
        "curl https://auth.europe-west1.gcp.commercetools.com/oauth/token --basic --user 'the-id:the-secret' \
         -X POST -d 'grant_type=client_credentials&scope=view_products:shop+view_orders:shop:berlin'\n\n\
         : 'Replace ACCESS_TOKEN with the access_token that the command printed. Allowed by view_products:shop'\n\
         curl 'https://api.europe-west1.gcp.commercetools.com/shop/products?limit=1' \
         -H 'Authorization: Bearer ACCESS_TOKEN'\n"
    );
}

#[test]
fn the_plain_commands_run_in_every_shell() {
    let host = Host::start(HOSTILE, HOSTILE);
    let folder = Folder::new("curl-plain");
    let scope = "manage_orders:shop view_products:shop";
    let handover = preset::Handover {
        client_id: HOSTILE,
        ..handover(&host.url, HOSTILE, scope)
    };
    let name = folder.save("curl", &handover);
    let (ask, call) = commands(&folder.read(&name).unwrap());
    for program in shells() {
        let asked = shell(program, &folder.0, &ask);
        let answer = text(&asked.stdout);
        assert!(
            answer.contains("access_token"),
            "{program}: {answer} {}",
            text(&asked.stderr)
        );
        assert_eq!(host.last_scope(), scope);
        let call = call.replace("ACCESS_TOKEN", token(&answer));
        let called = text(&shell(program, &folder.0, &call).stdout);
        assert!(
            called.contains("GET /shop/products?limit=1"),
            "{program}: {called}"
        );
        // The whole text as it is, the placeholder included, ends in no other command.
        let whole = shell(
            program,
            &folder.0,
            &format!("source ./{name} 2>&1; . ./{name} 2>&1"),
        );
        assert!(
            text(&whole.stdout).contains("insufficient_scope"),
            "{program}"
        );
        assert_eq!(folder.names(), [name.as_str()], "{program}");
    }
}

#[test]
fn curl_without_the_secret_in_the_process_list_runs_in_every_shell() {
    let host = Host::start("-sandbox-id", HOSTILE);
    let folder = Folder::new("curl");
    for program in shells() {
        let scope = "manage_orders:shop view_products:shop";
        let name = folder.save_with("curl", &handover(&host.url, HOSTILE, scope), HIDDEN);
        // Sourced, not run, to see that the shell goes on and has the token.
        let status = if program == "fish" { "$status" } else { "$?" };
        let output = shell(
            program,
            &folder.0,
            &format!(". ./{name}; echo \"{status} $TOKEN\""),
        );
        let printed = text(&output.stdout);
        assert!(
            printed.contains("GET /shop/products?limit=1"),
            "{program}: {printed} {}",
            text(&output.stderr)
        );
        assert!(
            printed.ends_with("0 sandbox.token_1\n"),
            "{program}: {printed}"
        );
        assert_eq!(host.last_scope(), scope);
        assert_eq!(folder.names(), [name.as_str()], "{program}");
    }
}

/// A curl that notes its arguments: the process list would show the same.
#[test]
fn the_hidden_form_gives_the_secret_to_no_process() {
    let host = Host::start("-sandbox-id", "the-secret");
    for (process_list, shown) in [(ProcessList::Plain, true), (ProcessList::Hidden, false)] {
        let folder = Folder::new(&format!("curl-arguments-{shown}"));
        let handover = handover(&host.url, "the-secret", "view_products:shop");
        let options = Options {
            process_list,
            ..Options::default()
        };
        let name = folder.save_with("curl", &handover, options);
        let real = text(&sh(&folder.0, "command -v curl").stdout);
        folder.program(
            "curl",
            &format!("echo \"$*\" >> arguments\nexec {} \"$@\"", real.trim()),
        );
        let output = sh(&folder.0, &format!("sh ./{name}"));
        let arguments = folder.read("arguments").unwrap();
        assert!(arguments.contains("/oauth/token"), "{arguments}");
        assert_eq!(
            arguments.contains("the-secret"),
            shown,
            "{}",
            text(&output.stderr)
        );
        assert!(!arguments.contains("sandbox.token_1"), "{arguments}");
    }
}

/// An interactive shell replaces `!` before it reads anything, and knows no comments in zsh; the
/// preset must come through.
#[test]
fn curl_is_pasted_into_an_interactive_shell() {
    let host = Host::start("-sandbox-id", HOSTILE);
    for (program, interactive) in [
        ("bash", "bash --norc --noprofile -i"),
        ("zsh", "zsh -f -i"),
        ("fish", "fish --no-config -i"),
    ] {
        if !has(program) {
            continue;
        }
        for options in [Options::default(), HIDDEN] {
            let folder = Folder::new("curl-typed");
            let handover = handover(&host.url, HOSTILE, "view_products:shop");
            let name = folder.save_with("curl", &handover, options);
            let line = format!("HISTFILE= {interactive} < ./{name} 2>/dev/null");
            let printed = text(&sh(&folder.0, &line).stdout);
            let wanted = match options.process_list {
                ProcessList::Plain => "sandbox.token_1",
                ProcessList::Hidden => "GET /shop/products?limit=1",
            };
            assert!(printed.contains(wanted), "{program}: {printed}");
            assert_eq!(folder.names(), [name.as_str()], "{program}");
        }
    }
}

#[test]
fn curl_fails_loudly() {
    let host = Host::start("-sandbox-id", "right");
    let folder = Folder::new("curl-fails");
    for program in shells() {
        let name = folder.save_with(
            "curl",
            &handover(&host.url, "wrong", "view_products:shop"),
            HIDDEN,
        );
        let refused = shell(program, &folder.0, &format!(". ./{name}"));
        assert!(!refused.status.success(), "{program}");
        let said = text(&refused.stderr);
        assert!(
            said.contains("401") && said.contains("invalid_client"),
            "{program}: {said}"
        );

        let name = folder.save_with(
            "curl",
            &handover(&host.url, "right", "view_payments:shop"),
            HIDDEN,
        );
        let forbidden = shell(program, &folder.0, &format!(". ./{name}"));
        assert!(!forbidden.status.success(), "{program}");
        assert!(
            text(&forbidden.stdout).contains("insufficient_scope"),
            "{program}"
        );
    }
}

#[test]
fn shell_variables_are_set_in_every_shell() {
    let folder = Folder::new("exports");
    let handover = handover(
        "https://host.example",
        HOSTILE,
        "view_products:shop view_orders:shop",
    );
    let name = folder.save("exports", &handover);
    for program in shells() {
        let line = format!(". ./{name}; env | grep ^CTP_ | sort");
        let printed = text(&shell(program, &folder.0, &line).stdout);
        let wanted = format!(
            "CTP_API_URL=https://host.example\nCTP_AUTH_URL=https://host.example\nCTP_CLIENT_ID=-sandbox-id\n\
             CTP_CLIENT_SECRET={HOSTILE}\nCTP_PROJECT_KEY=shop\n\
             CTP_SCOPES=view_products:shop view_orders:shop\n"
        );
        assert_eq!(printed, wanted, "{program}");
        assert_eq!(folder.names(), [name.as_str()], "{program}");
    }
}
