//! cURL: asks for a token and uses it, in any POSIX shell and in fish; and the same for the shells
//! of Windows.

use super::{
    Choices, Handover, Info, Made, Preset, ProcessList, Purpose, Shell, Text, ask, call,
    format::file, quote, windows,
};

/// Quiet but for errors, and with an exit code when the host refuses. The manual dates
/// `--fail-with-body` at curl 7.76.
const COMMAND: &str = "curl --silent --show-error --fail-with-body --max-time 30 --config -";

/// Prints the token of an answer; any other answer goes to the standard error.
pub(super) const READ_TOKEN: &str = "awk '{ all = all $0 } \
    END { if (match(all, /\"access_token\" *: *\"[^\"]*\"/)) \
    { split(substr(all, RSTART, RLENGTH), part, /\"/); print part[4] } \
    else print all > \"/dev/stderr\" }'";

pub(super) static CURL: Preset = Preset {
    info: Info {
        id: "curl",
        title: "cURL",
        about: "A command that prints an access token, and one call that uses it.",
        needs: "Needs curl, in sh, bash, zsh or fish; PowerShell and the Windows command prompt have their own form.",
        usage: "Paste the commands into a terminal.",
        words: "bash, zsh, fish, sh, shell, terminal, console, command line, CLI, script, PowerShell, cmd, Windows, Linux, macOS, HTTP, REST, token",
        reads_env: false,
        danger: Some(
            "Unless the command asks for the secret, it contains the secret, and shells save pasted text in \
                their history. While the plain command runs, the process list also shows the secret.",
        ),
        purpose: Purpose::Shell,
        choices: Choices {
            secret: false,
            shell: true,
            process_list: true,
            ask: true,
        },
        files: &["curl-{client}.{script}"],
    },
    make: |handover, options| {
        let text = match (options.shell, options.process_list) {
            (Shell::Posix, _) if options.ask => asking(handover),
            (Shell::Posix, ProcessList::Plain) => plain(handover),
            (Shell::Posix, ProcessList::Hidden) => hidden(handover),
            (Shell::PowerShell, _) => windows::powershell(handover, options.ask),
            (Shell::Cmd, _) => windows::cmd(handover),
        };
        vec![file(options.shell.media_type(), text)]
    },
};

/// The files of the preset when nothing was chosen about it.
pub(super) fn early(handover: &Handover) -> Vec<Made> {
    vec![file(Shell::Posix.media_type(), plain(handover))]
}

/// The command of the vendor's documentation, and a call into which the token is pasted: nothing
/// here is special to one shell.
fn plain(handover: &Handover) -> Text {
    let token_url = [handover.auth_url, "/oauth/token"].concat();
    let mut form = String::from("grant_type=client_credentials");
    if !handover.scope.is_empty() {
        form.push_str("&scope=");
        form.push_str(&quote::form(handover.scope));
    }
    let user = Text::of([handover.client_id, ":", handover.secret]);
    let mut text = Text::of([
        "curl ",
        &quote::sh_url(&token_url),
        " --basic --user ",
        &quote::sh(&user),
        " -X POST -d ",
        &quote::sh(&form),
        "\n",
    ]);
    if let Some(call) = call::choose(handover.project_key, handover.scope) {
        let note = [
            "Replace ACCESS_TOKEN with the access_token that the command printed. Allowed by ",
            &quote::comment(&call.scope),
        ];
        let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
        text.extend([
            "\n: ",
            &quote::sh(&note.concat()),
            "\ncurl ",
            &quote::sh_url(&url),
            " -H 'Authorization: Bearer ACCESS_TOKEN'\n",
        ]);
    }
    text
}

/// The secret and the token go through pipes, so no process has them as an argument. Nothing stands
/// in a `#` comment: an interactive zsh takes such a line for a command and would act on what a name
/// holds. Assignments, `if` and here-documents differ in fish; `export`, pipes and `&&` don't. `$(…)`
/// is not in double quotes, where an interactive bash would replace `!`.
fn hidden(handover: &Handover) -> Text {
    let user = Text::of([handover.client_id, ":", handover.secret]);
    let config = Text::of(["user = ", &quote::curl_config(&user)]);
    let mut text = named(handover);
    text.extend([
        ": 'The secret is in this text. Keep it in a password manager, not in a file.'\n\
         export TOKEN=$(printf '%s\\n' ",
        &quote::sh(&config),
    ]);
    ask_for_token(&mut text, handover);
    text.push('\n');
    let Some(call) = call::choose(handover.project_key, handover.scope) else {
        text.push_str(
            ": 'No granted scope is known to allow a simple list request, so no call is made.'\n\
             test -n \"$TOKEN\" && echo 'The access token is in the variable TOKEN.'\n",
        );
        return text;
    };
    allowed(&mut text, &call.scope);
    text.extend(["test -n \"$TOKEN\" && ", &with_token(handover, &call), "\n"]);
    text
}

/// The same, but the secret is asked for. All of it is one command: what is pasted behind a question would be taken for
/// its answer.
fn asking(handover: &Handover) -> Text {
    let call = call::choose(handover.project_key, handover.scope);
    let mut text = named(handover);
    if let Some(call) = &call {
        allowed(&mut text, &call.scope);
    }
    text.extend([
        ": 'This text does not contain the secret. Paste or type it when prompted.'\nexport TOKEN=$(",
        &ask::curl_config(),
        &quote::sh(handover.client_id),
    ]);
    ask_for_token(&mut text, handover);
    text.push_str(" &&\n  test -n \"$TOKEN\" && ");
    match call {
        Some(call) => text.push_str(&with_token(handover, &call)),
        None => text.push_str("echo 'The access token is in the variable TOKEN.'"),
    }
    text.push('\n');
    text
}

/// The first line: whose it is.
fn named(handover: &Handover) -> Text {
    let name = ["API client: ", &quote::comment(handover.name)].concat();
    Text::of([": ", &quote::sh(&name), "\n"])
}

fn allowed(text: &mut Text, scope: &str) {
    let allowed = ["Allowed by ", &quote::comment(scope)].concat();
    text.extend([": ", &quote::sh(&allowed), "\n"]);
}

/// Behind the command that writes curl's configuration: the request, and the end of the `$(`.
fn ask_for_token(text: &mut Text, handover: &Handover) {
    let token_url = [handover.auth_url, "/oauth/token"].concat();
    text.extend([
        " |\n  ",
        COMMAND,
        " \\\n  ",
        &quote::sh_url(&token_url),
        " \\\n  --data 'grant_type=client_credentials'",
    ]);
    if !handover.scope.is_empty() {
        let scope = ["scope=", handover.scope].concat();
        text.extend([" \\\n  --data-urlencode ", &quote::sh(&scope)]);
    }
    text.extend([" |\n  ", READ_TOKEN, ")"]);
}

/// The call with the token of the variable.
fn with_token(handover: &Handover, call: &call::Call) -> Text {
    let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
    Text::of([
        "printf 'header = \"Authorization: Bearer %s\"\\n' \"$TOKEN\" |\n  ",
        COMMAND,
        " --write-out '\\n' \\\n  ",
        &quote::sh_url(&url),
    ])
}
