//! The presets that are pasted into a shell, run in sh, bash, zsh and fish with hostile values.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod preset_host;

use preset::{Options, ProcessList};
use preset_host::{
    Host,
    room::{Folder, HOSTILE, handover, has, sh, shell, shells, text},
    terminal::{Terminal, answered},
};

const HIDDEN: Options = Options {
    include_secret: None,
    shell: preset::Shell::Posix,
    process_list: ProcessList::Hidden,
    ask: false,
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

const ASKING: Options = Options {
    ask: true,
    ..HIDDEN
};

/// What a secret may look like: nothing of it means anything to a shell that reads it as a line.
const TYPED: &str = "-a'b\"c$(exit 9)`exit 9`${HOME}\\u000a\\\\%s#!*ü💥 x";

#[test]
fn asked_for_the_secret_is_in_no_text() {
    let handover = handover("https://host.example", "the-secret", "view_products:shop");
    for id in ["curl", "exports"] {
        for shell in [preset::Shell::Posix, preset::Shell::PowerShell] {
            let options = Options { shell, ..ASKING };
            let files = preset::find(id).unwrap().files(&handover, &options);
            assert!(!files[0].text.contains("the-secret"), "{id}");
            assert!(files[0].text.contains("Client secret"), "{id}");
            assert_eq!(preset::holds_secret(id, &handover, &options), [false]);
        }
        // The command prompt can't ask, and says so by holding it.
        let options = Options {
            shell: preset::Shell::Cmd,
            ..ASKING
        };
        assert_eq!(preset::holds_secret(id, &handover, &options), [true]);
    }
}

#[test]
fn shell_variables_ask_for_the_secret_without_showing_it() {
    let folder = Folder::new("exports-ask");
    let name = folder.save_with(
        "exports",
        &handover("https://host.example", "the-secret", "view_products:shop"),
        ASKING,
    );
    for program in shells() {
        let line = format!("{program} -c '. ./{name}; env | grep ^CTP_ | sort > {program}.out'");
        let shown = answered(Terminal::run(&folder.0, &line), TYPED);
        assert!(!shown.contains("exit 9"), "{program}: {shown}");
        let printed = folder.read(&format!("{program}.out")).unwrap();
        assert!(
            printed.contains(&format!("\nCTP_CLIENT_SECRET={TYPED}\n")),
            "{program}: {printed}"
        );
        assert_eq!(printed.lines().count(), 6, "{program}");
    }
}

#[test]
fn curl_asks_for_the_secret_without_showing_it() {
    let host = Host::start("-sandbox-id", TYPED);
    let folder = Folder::new("curl-ask");
    let scope = "manage_orders:shop view_products:shop";
    let name = folder.save_with("curl", &handover(&host.url, "the-secret", scope), ASKING);
    for program in shells() {
        let line = format!("{program} -c '. ./{name}; echo got $TOKEN'");
        let shown = answered(Terminal::run(&folder.0, &line), TYPED);
        assert!(!shown.contains("exit 9"), "{program}: {shown}");
        assert!(
            shown.contains("GET /shop/products?limit=1") && shown.contains("got sandbox.token_1"),
            "{program}: {shown}"
        );
        assert_eq!(host.last_scope(), scope);
    }
    // A wrong one is refused, and nothing is called.
    let calls = host.calls();
    let shown = answered(Terminal::run(&folder.0, &format!("sh ./{name}")), "wrong");
    assert!(shown.contains("401"), "{shown}");
    assert_eq!(host.calls(), calls + 1);
}

/// Pasted into an open shell, which takes every line behind the question for its answer.
#[test]
fn what_asks_is_pasted_whole() {
    let host = Host::start("-sandbox-id", "typed-secret");
    let folder = Folder::new("paste-ask");
    let handover = handover(&host.url, "the-secret", "view_products:shop");
    for id in ["curl", "exports"] {
        let name = folder.save_with(id, &handover, ASKING);
        let pasted = folder.read(&name).unwrap();
        for program in ["sh -i", "bash --norc --noediting -i"] {
            let mut terminal = Terminal::run(&folder.0, program);
            terminal.send(&pasted);
            terminal.wait_for_question();
            terminal.send("typed-secret\n");
            terminal.send("env > pasted.out\nexit\n");
            let shown = terminal.end();
            let env = folder.read("pasted.out").unwrap();
            let wanted = if id == "curl" {
                "TOKEN=sandbox.token_1"
            } else {
                "CTP_CLIENT_SECRET=typed-secret"
            };
            assert!(env.contains(wanted), "{program} {id}: {env} {shown}");
            assert!(!shown.contains("typed-secret"), "{program} {id}: {shown}");
        }
    }
}

/// The terminal shows what is typed again after the question was interrupted.
#[test]
fn an_interrupted_question_leaves_the_terminal_as_it_was() {
    let folder = Folder::new("interrupt-ask");
    let handover = handover("https://host.example", "the-secret", "view_products:shop");
    let name = folder.save_with("exports", &handover, ASKING);
    let mut terminal = Terminal::run(&folder.0, "sh -i");
    terminal.set_prompt();
    terminal.send(&format!(". ./{name}\n"));
    terminal.wait_for_question();
    // It throws away what was typed behind it, so that nothing is sent before the prompt is there.
    terminal.interrupt();
    terminal.send("stty -a > settings.out; exit\n");
    terminal.end();
    let settings = folder.read("settings.out").unwrap();
    assert!(
        settings.contains(" echo ") && !settings.contains("-echo "),
        "{settings}"
    );
}
