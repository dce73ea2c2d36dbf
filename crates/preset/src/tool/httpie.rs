//! HTTPie.

use super::super::{
    Info, Preset, Purpose, Text, call,
    curl::READ_TOKEN,
    format::{NO_CHOICE, file},
    quote,
};
use super::netrc;

pub(in super::super) static HTTPIE: Preset = Preset {
    info: Info {
        id: "httpie",
        title: "HTTPie",
        about: "A token and a call with http. The secret is read from a netrc file, not from the command.",
        needs: "Needs HTTPie 3, in sh, bash, zsh or fish.",
        usage: "Paste it into a terminal.",
        words: "http, bash, zsh, fish, shell, command line, terminal, Python",
        reads_env: false,
        danger: Some("It contains the secret, and shells save pasted text in their history."),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["httpie.sh"],
    },
    make: |handover, _| {
        let name = ["API client: ", &quote::comment(handover.name)].concat();
        let token_url = [handover.auth_url, "/oauth/token"].concat();
        // HTTPie reads the file that NETRC names (Python requests does). Only root and the user can
        // read a file of mktemp, and nothing of it stays behind.
        let mut text = Text::of([
            ": ",
            &quote::sh(&name),
            "\nexport CTP_FILE=$(mktemp)\nprintf '%s\\n' ",
            &quote::sh(&netrc::entry(handover, " ")),
            " > \"$CTP_FILE\"\n\
             export TOKEN=$(env NETRC=\"$CTP_FILE\" http --ignore-stdin --check-status --form --body POST ",
            &quote::sh_url(&token_url),
            " \\\n  grant_type=client_credentials ",
        ]);
        if !handover.scope.is_empty() {
            text.push_str(&quote::sh(&["scope=", handover.scope].concat()));
        }
        text.extend([" |\n  ", READ_TOKEN, ")\n"]);
        match call::choose(handover.project_key, handover.scope) {
            None => text.push_str(
                "test -n \"$TOKEN\" && echo 'The access token is in the variable TOKEN.'\n",
            ),
            Some(call) => {
                let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
                let allowed = ["Allowed by ", &quote::comment(&call.scope)].concat();
                text.extend([
                    ": ",
                    &quote::sh(&allowed),
                    "\nprintf 'Bearer %s' \"$TOKEN\" > \"$CTP_FILE\"\n\
                     http --ignore-stdin --check-status --body GET ",
                    &quote::sh_url(&url),
                    " Authorization:@\"$CTP_FILE\"\n",
                ]);
            }
        }
        text.push_str("rm -f \"$CTP_FILE\"\n");
        vec![file("text/x-shellscript", text)]
    },
};
